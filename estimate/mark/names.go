package mark

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// What looks like a number and states no quantity, as a word of its own.
var (
	name    = regexp.MustCompile(`^[\p{L}_][\p{L}\d_.\-]*$`) // S3, p95, us-east-1
	date    = regexp.MustCompile(`^(\d{4}-\d{1,2}(-\d{1,2}.*)?|\d{4}/\d{1,2}(/\d{1,2})?|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}|\d\d:\d\d(:\d\d)?|24/7)$`)
	version = regexp.MustCompile(`^v?\d+(\.\d+){2,}[\w-]*$`)
	grouped = regexp.MustCompile(`^\d{1,3}(\.\d{3})+$`)
	plainNo = regexp.MustCompile(`^\d+(\.\d+)*[a-z]?$`)
	year    = regexp.MustCompile(`^(19|20)\d\d$`)
	section = regexp.MustCompile(`^(\d+(\.\d+)+\.?|\d+[.)])$`)
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

// maskNames hides names, dates, versions, addresses and numbers of sections in a text.
func maskNames(text []byte) {
	if !slices.ContainsFunc(text, func(c byte) bool { return '0' <= c && c <= '9' }) {
		return
	}
	fields := fieldsOf(text)
	for i := range fields {
		f := &fields[i]
		if strings.ContainsFunc(f.text, unicode.IsDigit) && isName(fields, i, text) {
			for at := f.start; at < f.end; at++ {
				text[at] = ';'
			}
		}
	}
}

func isName(fields []field, i int, text []byte) bool {
	f := fields[i].text
	before, next := "", ""
	if i > 0 {
		before = fields[i-1].text
	}
	if i+1 < len(fields) {
		next = fields[i+1].text
	}
	previous := strings.ToLower(before)
	switch {
	case strings.Contains(f, "://"), strings.HasPrefix(f, "www."), strings.Contains(f, "@"), f[0] == '#', strings.HasPrefix(f, "§"):
		return true
	case name.MatchString(f):
		return !code.MatchString(f)
	case date.MatchString(f), version.MatchString(f) && !grouped.MatchString(f):
		return true
	case section.MatchString(string(text[fields[i].start:min(fields[i].end+1, len(text))])) && i == 0, section.MatchString(f) && i == 0:
		return next != "" && unicode.IsUpper([]rune(next)[0])
	case isMonth(before) || isMonth(next) && strings.TrimLeft(f, "0123456789") == "":
		return plainNo.MatchString(f)
	case year.MatchString(f):
		return class("dated", previous) || strings.HasPrefix(previous, "q") && len(previous) == 2 || i > 1 && isMonth(fields[i-2].text)
	case plainNo.MatchString(f):
		return class("numbered", previous) && !class("plain", strings.ToLower(next)) || previous == "node" && next == ""
	}
	return false
}

// isMonth reports whether a word is the name of a month.
func isMonth(w string) bool {
	return w != "" && unicode.IsUpper([]rune(w)[0]) && class("months", strings.ToLower(w))
}
