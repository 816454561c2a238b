package spoken

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// entity is a character reference such as &nbsp;.
func (r *renderer) entity(rest string) {
	n := strings.IndexByte(rest[:min(len(rest), 12)], ';') + 1
	if n > 0 {
		if text := html.UnescapeString(rest[:n]); text != rest[:n] {
			c, _ := utf8.DecodeRuneInString(text)
			r.letter(c, n)
			return
		}
	}
	r.put('&', 1)
}

// tag leaves out an HTML tag or comment, and with <del> and <s> what they strike out.
func (r *renderer) tag(rest string) {
	if strings.HasPrefix(rest, "<!--") {
		if end := strings.Index(rest, "-->"); end > 0 {
			r.at += end + 3
			return
		}
	}
	close := strings.IndexByte(rest, '>')
	if c := r.behind(1); close < 0 || c != '/' && (c > 'z' || !unicode.IsLetter(c)) {
		r.put('<', 1)
		return
	}
	name := strings.ToLower(rest[1:close])
	name, _, _ = strings.Cut(name, " ")
	inside := rest[close+1:]
	switch name {
	case "del", "s", "strike":
		if end := strings.Index(inside, "</"+rest[1:close]+">"); end >= 0 {
			r.put(' ', close+1+end+len(name)+3)
			return
		}
	case "sup":
		if end := strings.IndexByte(inside, '<'); end >= 0 && !isDigit(r.before()) && inside[:end] != "2" && inside[:end] != "3" {
			r.at += close + 1 + end // a footnote
			return
		}
		r.put('^', close+1)
		return
	case "br", "br/", "p", "/p", "td", "/td", "li":
		r.put(' ', close+1)
		return
	}
	r.at += close + 1
}
