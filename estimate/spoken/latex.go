package spoken

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// commands are what the commands of LaTeX show; "" is nothing.
var commands = map[string]string{
	"times": "*", "cdot": "*", "ast": "*", "div": "/", "pm": "±", "mu": "µ", "textmu": "µ",
	"approx": "~", "sim": "~", "simeq": "~", "cong": "~", "textasciitilde": "~",
	"le": "≤", "leq": "≤", "leqslant": "≤", "lesssim": "≤", "lt": "<", "ge": "≥", "geq": "≥", "geqslant": "≥", "gtrsim": "≥", "gt": ">",
	"ldots": "…", "dots": "…", "to": "=", "rightarrow": "=", "Rightarrow": "=", "implies": "=",
	"quad": " ", "qquad": " ", "space": " ", "thinspace": " ", "enspace": " ", "nobreakspace": " ", "hspace": " ",
	"text": "", "textrm": "", "textbf": "", "textit": "", "textsf": "", "texttt": "", "mathrm": "", "mathbf": "", "mathit": "",
	"mathsf": "", "mathtt": "", "operatorname": "", "bf": "", "rm": "", "displaystyle": "", "left": "", "right": "", "big": "", "Big": "",
	"bigl": "", "bigr": "", "boxed": "", "unit": "", "mbox": "",
	"frac": "", "dfrac": "", "tfrac": "",
}

// command is a command of LaTeX, or a character that Markdown would take for a mark.
func (r *renderer) command(rest string) {
	name := rest[1:]
	if end := strings.IndexFunc(name, func(c rune) bool { return c > 'z' || !unicode.IsLetter(c) }); end >= 0 {
		name = name[:end]
	}
	switch {
	case len(rest) == 1:
		r.at++
	case name != "":
		shown, known := commands[name]
		if strings.HasSuffix(name, "frac") && known {
			r.frac = 'n'
		}
		c, n := utf8.DecodeRuneInString(shown)
		switch {
		case !known: // the scanner sees a \ and a word
			r.put('\\', 1)
		case n == 0:
			r.at += len(name) + 1
		default:
			r.put(c, len(name)+1)
		}
	case strings.IndexByte(",;: \\", rest[1]) >= 0 || rest[1] == '>' && r.math:
		r.put(' ', 2)
	case rest[1] == '!' && r.math, strings.IndexByte("()[]", rest[1]) >= 0:
		r.at += 2
	default:
		r.at++
		c, n := utf8.DecodeRuneInString(r.text[r.at:])
		r.letter(c, n)
	}
}

// brace is the grouping of LaTeX, which nobody sees but around a fraction.
func (r *renderer) brace(c byte) {
	if c == '{' {
		r.braces = append(r.braces, r.frac)
		if r.frac != 0 {
			r.put('(', 1)
			r.frac = 0
			return
		}
		r.at++
		return
	}
	var open byte
	if n := len(r.braces); n > 0 {
		open, r.braces = r.braces[n-1], r.braces[:n-1]
	}
	switch open {
	case 'n':
		r.frac = 'd'
		r.out = append(r.out, glyph{')', Span{r.at, r.at}})
		r.put('/', 1)
	case 'd':
		r.put(')', 1)
	default:
		r.at++
	}
}

// dollar is money, or the mark around LaTeX: one that has a partner with a
// command, a brace or a power between, or nothing but digits.
func (r *renderer) dollar(rest string) {
	if r.math {
		r.math = false
		r.at += len(rest) - len(strings.TrimLeft(rest, "$"))
		return
	}
	inside := strings.TrimLeft(rest, "$")
	marks := len(rest) - len(inside)
	end := strings.IndexByte(inside, '$')
	if end > 0 && inside[0] != ' ' && inside[end-1] != ' ' && (end+1 == len(inside) || !isDigit(rune(inside[end+1])) || inside[0] == '\\') {
		if text := inside[:end]; strings.ContainsAny(text, `\{^_`) || strings.Trim(text, "0123456789.,~") == "" {
			r.math = true
			r.at += marks
			return
		}
	}
	r.put('$', 1)
}
