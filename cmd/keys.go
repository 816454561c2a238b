package cmd

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// keys turns what terminals send into what the line editor of x/term knows: that knows
// one code a key, waits for the rest of a code that it does not know, and takes bytes
// that are no UTF-8 for the end of what was typed.
type keys struct {
	rest    []byte // the beginning of a code or character whose end is still to come
	pasting bool
	redraw  bool // Ctrl-L was typed
	suspend bool // Ctrl-Z was typed
}

// editorKeys has the codes that are translated; any other code is left out.
var editorKeys = map[string]string{
	"[A": keyUp, "OA": keyUp, "[B": keyDown, "OB": keyDown, "[C": keyRight, "OC": keyRight, "[D": keyLeft, "OD": keyLeft,
	"[H": keyHome, "OH": keyHome, "[1~": keyHome, "[7~": keyHome, "[F": keyEnd, "OF": keyEnd, "[4~": keyEnd, "[8~": keyEnd, "[3~": "\x1b[3~",
	"[1;3C": nextWord, "[1;5C": nextWord, "f": nextWord, "[1;3D": wordBefore, "[1;5D": wordBefore, "b": wordBefore,
	"\x7f": "\x17", pasteBegins: "\x1b" + pasteBegins, pasteEnds: "\x1b" + pasteEnds,
}

const (
	keyUp, keyDown, keyRight, keyLeft, keyHome, keyEnd = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F"
	nextWord, wordBefore                               = "\x1b[1;3C", "\x1b[1;3D"
	pasteBegins, pasteEnds                             = "[200~", "[201~"
)

// longestCode is the length from which on what looks like a code is none.
const longestCode = 32

// read translates what was typed. What is not complete waits for the next call.
func (k *keys) read(text []byte) []byte {
	text = append(k.rest, text...)
	k.rest = nil
	var out []byte
	for len(text) > 0 {
		if text[0] == '\x1b' {
			n, complete := codeLength(text)
			if !complete {
				k.rest = append(k.rest, text...)
				break
			}
			if code, ok := editorKeys[string(text[1:n])]; ok && (!k.pasting || string(text[1:n]) == pasteEnds) {
				k.pasting = k.pasting || strings.HasSuffix(code, pasteBegins)
				k.pasting = k.pasting && !strings.HasSuffix(code, pasteEnds)
				out = append(out, code...)
			}
			text = text[n:]
			continue
		}
		if !utf8.FullRune(text) {
			k.rest = append(k.rest, text...)
			break
		}
		r, n := utf8.DecodeRune(text)
		out = append(out, k.character(r, text[:n])...)
		text = text[n:]
	}
	return out
}

// character is a character that is no code, for the line editor.
func (k *keys) character(r rune, text []byte) []byte {
	switch {
	case r == utf8.RuneError:
		return nil
	case r == '\t':
		return []byte(" ")
	case k.pasting && r < ' ' && r != '\r' && r != '\n':
		return nil
	case k.pasting:
		return text
	case r == '\f':
		k.redraw = true
		return nil
	case r == '\x1a':
		k.suspend = true
		return nil
	}
	return text
}

// codeLength is the length of the code that begins with an escape. One that is alone
// is the key Esc unless the next byte makes it a code.
func codeLength(text []byte) (n int, complete bool) {
	if len(text) == 1 {
		return 1, false
	}
	switch text[1] {
	case '[':
		end := bytes.IndexFunc(text[2:], func(r rune) bool { return r >= '@' && r <= '~' })
		switch {
		case end >= 0 && end < longestCode:
			return 2 + end + 1, true
		case len(text) > longestCode:
			return 1, true
		}
		return 0, false
	case 'O':
		return 3, len(text) >= 3
	case 'b', 'f', '\x7f':
		return 2, true
	}
	return 1, true
}
