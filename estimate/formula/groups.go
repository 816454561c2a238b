package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// groups is the error for digits that are grouped otherwise than by _, or that have a
// decimal comma, at the digits that begin at start; nil for all others. Its hint is the
// spelling that works.
func (s *scanner) groups(start int) *Error {
	if c := s.byteAt(s.at); c == 0 || '0' <= c && c < utf8.RuneSelf {
		return nil // a letter or the end follows most digits
	}
	whole := s.text[start:s.at]
	if whole == "" || strings.Contains(whole, "_") {
		return nil
	}
	rest := s.text[s.at:]
	for _, mark := range []string{",", "'", "’", ".", " "} {
		joined, n := grouped(whole, rest, mark)
		if n == 0 {
			continue
		}
		end := s.at + n
		say, message := "", "digits are grouped with _"
		switch {
		case mark == ",":
			message = "commas cannot separate digits"
			say = "%s, or a space after the comma between two arguments"
		case mark == ".":
			if decimals, more := decimalComma(s.text[end:]); more > 0 { // 1.127,54
				end += more
				joined += "." + decimals
				message = "the decimal point is a point, and digits are grouped with _"
			} else if strings.Count(joined, "_") < 2 { // 1.127 is a number
				return nil
			}
		}
		return (&Error{Start: start, End: end, Text: message}).offering(offerAt(start, end, say, joined))
	}
	if decimals, n := decimalComma(rest); n > 0 && s.depth == 0 {
		return (&Error{Start: start, End: s.at + n, Text: "the decimal point is a point, not a comma"}).offering(offerAt(start, s.at+n, "", whole+"."+decimals))
	}
	return nil
}

// grouped joins digits and the groups of digits behind them, each after a mark, with _;
// n is the length of these groups, 0 where there are none. The mark " " stands for any
// single blank. Groups have three digits; after commas, as they are written in India, all
// but the last may have two.
func grouped(whole, rest, mark string) (joined string, n int) {
	if skip := markAt(rest, mark); skip == 0 || leadingDigits(rest[skip:]) == 0 || len(whole) > 3 || whole[0] == '0' {
		return "", 0
	}
	var b strings.Builder
	b.WriteString(whole)
	last := 0
	for last == 0 || last == 3 || mark == "," {
		skip := markAt(rest[n:], mark)
		if skip == 0 {
			break
		}
		digits := leadingDigits(rest[n+skip:])
		if digits != 3 && !(mark == "," && digits == 2 && len(whole) <= 2) {
			break
		}
		b.WriteString("_" + rest[n+skip:n+skip+digits])
		n, last = n+skip+digits, digits
	}
	if last != 3 {
		return "", 0
	}
	return b.String(), n
}

// markAt is the length of a mark between two groups of digits, 0 where there is none.
func markAt(text, mark string) int {
	if mark != " " {
		if strings.HasPrefix(text, mark) {
			return len(mark)
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(text)
	if unicode.IsSpace(r) || isInvisible(r) {
		return n
	}
	return 0
}

func leadingDigits(text string) int {
	n := 0
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	return n
}

// decimalComma gives the digits behind a comma, and the length of both; n is 0 where more
// marks follow.
func decimalComma(text string) (digits string, n int) {
	if !strings.HasPrefix(text, ",") {
		return "", 0
	}
	n = leadingDigits(text[1:])
	if after := text[1+n:]; n == 0 || after != "" && strings.ContainsRune(",.'", rune(after[0])) {
		return "", 0
	}
	return text[1 : 1+n], 1 + n
}
