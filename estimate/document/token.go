package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a number, a word or a sign in the text of a claim.
type token struct {
	span
	kind byte // '0' number, 'a' word, or the sign itself
	text string
}

// tokens splits a text; white space, emphasis and hedges such as ~ are dropped.
func tokens(text string) (list []token) {
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		start := i
		switch {
		case isDigit(text, i) || c == '.' && isDigit(text, i+1) && (len(list) == 0 || list[len(list)-1].end < i):
			i = numberEnd(text, i)
			list = append(list, token{span{start, i}, '0', text[start:i]})
			continue
		case strings.HasPrefix(text[i:], "&") && entityLength(text[i:]) > 0:
			i += entityLength(text[i:])
			continue
		case unicode.IsLetter(c):
			for i < len(text) {
				c, n := utf8.DecodeRuneInString(text[i:])
				inside := unicode.IsLetter(c) || unicode.IsDigit(c) && !(len(list) > 0 && list[len(list)-1].kind == '0' && list[len(list)-1].end == start)
				if !inside && !(c == '-' && i+1 < len(text) && unicode.IsLetter(rune(text[i+1]))) {
					break
				}
				i += n
			}
			list = append(list, token{span{start, i}, 'a', text[start:i]})
			continue
		case strings.ContainsRune("/%$^€£", c):
			kind := byte('?')
			if c < utf8.RuneSelf {
				kind = byte(c)
			}
			list = append(list, token{span{start, i + n}, kind, text[start : i+n]})
		case c == '-' || c == '−':
			list = append(list, token{span{start, i + n}, '-', text[start : i+n]})
		case unicode.IsSpace(c) || strings.ContainsRune("*_`\"'>~≈(", c):
		default: // a comma, a dash: it separates the quantity from what follows
			list = append(list, token{span{start, i + n}, '.', text[start : i+n]})
		}
		i += n
	}
	return list
}

// entityLength is the length of the character reference, such as &nbsp;, that a
// text starts with, 0 for none.
func entityLength(text string) int {
	end := strings.IndexByte(text[:min(len(text), 12)], ';')
	if end < 2 {
		return 0
	}
	return end + 1
}

func isDigit(text string, i int) bool { return i < len(text) && text[i] >= '0' && text[i] <= '9' }

// numberEnd returns the end of the number at i.
func numberEnd(text string, i int) int {
	start := i
	digits := func() {
		for isDigit(text, i) {
			i++
		}
	}
	digits()
	for i-start <= 3 || text[i-4] == ',' { // groups of three
		if i >= len(text) || text[i] != ',' || !isDigit(text, i+1) || !isDigit(text, i+2) || !isDigit(text, i+3) || isDigit(text, i+4) {
			break
		}
		i += 4
	}
	if i < len(text) && text[i] == '.' && isDigit(text, i+1) {
		i++
		digits()
	}
	if i < len(text) && (text[i] == 'e' || text[i] == 'E') {
		next := i + 1
		if next < len(text) && (text[next] == '+' || text[next] == '-') {
			next++
		}
		if isDigit(text, next) {
			i = next
			digits()
		}
	}
	return i
}
