package tree

import (
	"math"
	"strings"
	"unicode/utf8"
)

// decoder decodes a scalar a second time, after the YAML library, to find the source in
// the file of each byte of the text.
type decoder struct {
	file    string
	at      int // the offset of the next byte to decode
	length  int // of the text, after which the decoder stops
	decoded []byte
	spans   []span
}

// spansOf gives the span of each byte of a text, or whole for all of them if the decoder
// has another result than the library.
func (d *decoder) spansOf(text string, whole span) []span {
	if len(d.decoded) < len(text) || string(d.decoded[:len(text)]) != text {
		d.spans = make([]span, len(text))
		for i := range d.spans {
			d.spans[i] = whole
		}
	}
	return d.spans[:len(text)]
}

// write appends a text whose source are the bytes from start to end of the file.
func (d *decoder) write(text string, start, end int) {
	copied := d.file[start:end] == text
	for i := range len(text) {
		s := span{start, end}
		if copied {
			s.start += i
		}
		d.spans = append(d.spans, s)
	}
	d.decoded = append(d.decoded, text...)
}

// copyTo appends the characters up to an offset as they are.
func (d *decoder) copyTo(end int) {
	for d.at < end {
		_, size := utf8.DecodeRuneInString(d.file[d.at:end])
		d.write(d.file[d.at:d.at+size], d.at, d.at+size)
		d.at += size
	}
}

// writeBreaks appends line breaks: \n, or LS and PS as they are.
func (d *decoder) writeBreaks(breaks []span) {
	for _, b := range breaks {
		d.write(d.breakText(b), b.start, b.end)
	}
}

func (d *decoder) breakText(b span) string {
	if b.end-b.start == 3 {
		return d.file[b.start:b.end]
	}
	return "\n"
}

// fold appends the line breaks between two lines: a single one becomes a space, and the
// first of several is dropped.
func (d *decoder) fold(breaks []span) {
	switch {
	case d.breakText(breaks[0]) != "\n":
		d.writeBreaks(breaks)
	case len(breaks) == 1:
		d.write(" ", breaks[0].start, breaks[0].end)
	default:
		d.writeBreaks(breaks[1:])
	}
}

// flow decodes a text in quotes, or without quotes if quote is 0.
func (d *decoder) flow(quote byte) {
	if quote != 0 {
		d.at++
	}
	for d.at < len(d.file) && len(d.decoded) < d.length {
		c := d.file[d.at]
		switch {
		case isBlank(d.file, d.at) || lineBreak(d.file, d.at) > 0:
			d.blanks(false)
		case quote == '\'' && strings.HasPrefix(d.file[d.at:], "''"):
			d.write("'", d.at, d.at+2)
			d.at += 2
		case quote != 0 && c == quote:
			return
		case quote == '"' && c == '\\':
			if size := lineBreak(d.file, d.at+1); size > 0 {
				d.at += 1 + size
				d.blanks(true)
			} else {
				d.escape()
			}
		default:
			_, size := utf8.DecodeRuneInString(d.file[d.at:])
			d.copyTo(d.at + size)
		}
	}
}

// blanks decodes blanks and line breaks between two words. joined says that they follow
// an escaped line break, which joins two lines.
func (d *decoder) blanks(joined bool) {
	var breaks []span
	start := d.at
	for isBlank(d.file, d.at) || lineBreak(d.file, d.at) > 0 {
		size := lineBreak(d.file, d.at)
		if size > 0 {
			breaks = append(breaks, span{d.at, d.at + size})
		}
		d.at += max(size, 1)
	}
	switch {
	case joined:
		d.writeBreaks(breaks)
	case len(breaks) > 0:
		d.fold(breaks)
	default:
		end := d.at
		d.at = start
		d.copyTo(end)
	}
}

// escapes maps the character behind a backslash to the character it stands for.
var escapes = map[byte]string{'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b",
	'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029"}

// escape decodes a backslash and what it escapes.
func (d *decoder) escape() {
	start := d.at
	if d.at++; d.at == len(d.file) {
		return
	}
	c := d.file[d.at]
	d.at++
	text, ok := escapes[c]
	if digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]; digits > 0 {
		var r rune
		for ; digits > 0 && d.at < len(d.file); digits-- {
			r = r<<4 | hex(d.file[d.at])
			d.at++
		}
		text = string(r)
	} else if !ok {
		text = string(rune(c)) // \" \\ \/ and a space
	}
	d.write(text, start, d.at)
}

func hex(c byte) rune {
	switch {
	case c >= 'a':
		return rune(c-'a') + 10
	case c >= 'A':
		return rune(c-'A') + 10
	}
	return rune(c - '0')
}

// block decodes the lines below | or >.
func (d *decoder) block(folded bool, text string) {
	d.at = lineEnd(d.file, d.at)
	d.at += lineBreak(d.file, d.at)
	indent := d.indentation(text)
	var breaks []span // since the last line that is not empty
	first, deeper := true, false
	for d.at < len(d.file) && len(d.decoded) < d.length {
		line := d.at
		for d.at < len(d.file) && d.at < line+indent && d.file[d.at] == ' ' {
			d.at++
		}
		size := lineBreak(d.file, d.at)
		if size == 0 && d.at < len(d.file) {
			if d.at < line+indent { // the block has ended
				break
			}
			wasDeeper := deeper
			deeper = isBlank(d.file, d.at)
			if folded && !first && !wasDeeper && !deeper {
				d.fold(breaks)
			} else {
				d.writeBreaks(breaks)
			}
			breaks, first = breaks[:0], false
			d.copyTo(lineEnd(d.file, d.at))
			size = lineBreak(d.file, d.at)
		}
		// the end of the file ends a line of blanks as well
		breaks = append(breaks, span{d.at, d.at + size})
		d.at += size
	}
	d.writeBreaks(breaks)
}

// indentation is the number of spaces at the start of each line of a block that are not
// part of the text: those of its first line that is not empty, less those that the text
// has there. (The indicator in |2 counts from the indentation of the parent.)
func (d *decoder) indentation(text string) int {
	line, i := d.at, 0
	for size := lineBreak(text, 0); size > 0; size = lineBreak(text, i) {
		i += size
		line = lineEnd(d.file, line)
		line += lineBreak(d.file, line)
	}
	if i == len(text) || line >= len(d.file) {
		return math.MaxInt - len(d.file)
	}
	return spaces(d.file[line:]) - spaces(text[i:])
}

func spaces(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }
