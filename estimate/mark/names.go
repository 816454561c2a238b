package mark

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"botec/estimate/spoken"
)

// What looks like a number and states no quantity, as a word of its own.
var (
	name    = regexp.MustCompile(`^[\p{L}_][\p{L}\d_.\-]*$`) // S3, p95, us-east-1
	date    = regexp.MustCompile(`^(\d{4}-\d{1,2}(-\d{1,2}.*)?|\d{4}/\d{1,2}(/\d{1,2})?|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}|\d\d:\d\d(:\d\d)?|24/7)$`)
	version = regexp.MustCompile(`^v?\d+(\.\d+){2,}[\w-]*$`)
	grouped = regexp.MustCompile(`^\d{1,3}(\.\d{3})+$`)
	plainNo = regexp.MustCompile(`^\d+(\.\d+)*[a-z]?$`)
	year    = regexp.MustCompile(`^(19|20)\d\d$`)
	section = regexp.MustCompile(`^\d+(\.\d+)+$`)
	item    = regexp.MustCompile(`^\d+(\.\d+)*[.)]$`)
	code    = regexp.MustCompile(`^(US|CA|AU|NZ|HK)?[$€£¥]|^(USD|EUR|GBP|INR|JPY|CHF|AUD|CAD|CNY|Rs\.?)\d`)
)

// field is a stretch of text between blanks, without the punctuation around it.
type field struct {
	start, end int
	text       string
}

func fieldsOf(text []byte) (list []field) {
	for at := 0; at < len(text); {
		if isBlank(text[at]) {
			at++
			continue
		}
		start := at
		for at < len(text) && !isBlank(text[at]) {
			at++
		}
		s := string(text[start:at])
		front := len(s) - len(strings.TrimLeft(s, "([{\"'*_~≈«“‘;"))
		s = strings.TrimRight(s[front:], ",.:;!?\"'*_»”’)]}")
		list = append(list, field{start + front, start + front + len(s), s})
	}
	return list
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// maskNames hides names, dates, versions, addresses and numbers of sections in a text. A
// cell of a table has no sections.
func maskNames(text []byte, inCell bool) {
	if !slices.ContainsFunc(text, func(c byte) bool { return '0' <= c && c <= '9' }) {
		return
	}
	fields := fieldsOf(text)
	for i := range fields {
		f := &fields[i]
		if strings.ContainsFunc(f.text, unicode.IsDigit) && isName(fields, i, text, inCell) {
			for at := f.start; at < f.end; at++ {
				text[at] = ';'
			}
		}
	}
}

func isName(fields []field, i int, text []byte, inCell bool) bool {
	f := fields[i].text
	before, next := "", ""
	if i > 0 {
		before = fields[i-1].text
	}
	if i+1 < len(fields) {
		next = fields[i+1].text
	}
	previous := strings.ToLower(before)
	isTitle := next != "" && unicode.IsUpper([]rune(next)[0])
	switch {
	case strings.Contains(f, "://"), strings.HasPrefix(f, "www."), strings.Contains(f, "@"), f[0] == '#', strings.HasPrefix(f, "§"):
		return true
	case name.MatchString(f):
		return !code.MatchString(f)
	case date.MatchString(f), version.MatchString(f) && !grouped.MatchString(f):
		return true
	case i == 0 && item.MatchString(string(text[fields[i].start:min(fields[i].end+1, len(text))])):
		return isTitle
	case i == 0 && section.MatchString(f): // 3.9 Storage, but not 3.9 GB
		return isTitle && !inCell && !spoken.StartsWithMeasure(next)
	case isMonth(before) || isMonth(next) && strings.TrimLeft(f, "0123456789") == "":
		return plainNo.MatchString(f)
	case year.MatchString(f):
		return class("dated", previous) || strings.HasPrefix(previous, "q") && len(previous) == 2 || i > 1 && isMonth(fields[i-2].text)
	case plainNo.MatchString(f):
		return class("numbered", previous) && !class("plain", strings.ToLower(next)) && !spoken.StartsWithMeasure(next) || previous == "node" && next == ""
	}
	return false
}

// isMonth reports whether a word is the name of a month.
func isMonth(w string) bool {
	return w != "" && unicode.IsUpper([]rune(w)[0]) && class("months", strings.ToLower(w))
}
