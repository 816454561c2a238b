package tree

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"botec/estimate/source"

	"go.yaml.in/yaml/v4"
)

// Parse reads one YAML document. If the file is not YAML the Value is nil. Any other
// error, such as a duplicate key, concerns one value: the rest of the tree is valid.
func Parse(file *source.File) (*Value, source.Errors) {
	if len(file.Text) > MaxSize {
		return nil, source.Errors{{File: &source.File{Name: file.Name}, Text: fmt.Sprintf("larger than %d MiB", MaxSize>>20)}}
	}
	if at := invalidUTF8(file.Text); at >= 0 { // the library would read UTF-16, where no offset fits
		return nil, source.Errors{{File: file, Start: at, End: at + 1, Text: "not YAML: the file is not in UTF-8"}}
	}
	text, marks := prepare(file.Text)
	p := &parser{file: file, lines: lineStarts(file.Text, marks)}
	if strings.Contains(file.Text, "&") {
		p.starts = make(map[*yaml.Node]int)
	}
	var doc yaml.Node
	if err := yaml.Load([]byte(text), &doc); err != nil {
		return nil, source.Errors{p.syntaxError(err)}
	}
	v := p.value(doc.Content[0], 0)
	return v, p.errors
}

// parser turns the nodes of the YAML library into values.
type parser struct {
	file   *source.File
	lines  []int // the byte offset of each line, as YAML counts lines
	last   position
	starts map[*yaml.Node]int // the results of start, nil in a file without anchors
	nodes  int                // the number of values
	chunk  []Value
	shared map[*yaml.Node]*Value // the texts with an anchor, which is decoded only once
	errors source.Errors
}

func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if _, size := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 {
			return i
		}
	}
	return -1
}

// byteOrderMark may begin a file; the library does not count it as a character.
const byteOrderMark = "\ufeff"

// lineStarts are the offsets of lines as the YAML library counts them: it takes more
// characters for line breaks than an editor does. The lines at the offsets of marks begin
// with a byte order mark, which is no part of them.
func lineStarts(text string, marks []int) []int {
	starts := []int{0}
	if strings.HasPrefix(text, byteOrderMark) {
		starts[0] = len(byteOrderMark)
	}
	for i := 0; i < len(text); {
		size := lineBreak(text, i)
		if size == 0 {
			i++
			continue
		}
		i += size
		if len(marks) > 0 && slices.Contains(marks, i) {
			i += len(byteOrderMark)
		}
		starts = append(starts, i)
	}
	return starts
}

// lineBreak is the size in bytes of the line break at an offset, 0 where there is
// none: \n, \r\n, \r, and the characters NEL, LS and PS.
func lineBreak(text string, at int) int {
	if at >= len(text) {
		return 0
	}
	switch text[at] {
	case '\n':
		return 1
	case '\r':
		if strings.HasPrefix(text[at:], "\r\n") {
			return 2
		}
		return 1
	case 0xC2:
		if strings.HasPrefix(text[at:], "\u0085") {
			return 2
		}
	case 0xE2:
		if strings.HasPrefix(text[at:], "\u2028") || strings.HasPrefix(text[at:], "\u2029") {
			return 3
		}
	}
	return 0
}

// position is a byte offset and the line and column of it, as the library counts.
type position struct{ line, column, offset int }

// offset converts a line and a column of the library, both from 1 and the column in
// characters, to a byte offset. It continues from the previous position, because a line
// may be a whole file.
func (p *parser) offset(line, column int) int {
	if line < 1 || line > len(p.lines) {
		return len(p.file.Text)
	}
	if p.last.line != line || p.last.column > column {
		p.last = position{line, 1, p.lines[line-1]}
	}
	at := p.last.offset
	for n := p.last.column; n < column && at < len(p.file.Text) && p.file.Text[at] != '\n'; n++ {
		if p.file.Text[at] < utf8.RuneSelf {
			at++
			continue
		}
		_, size := utf8.DecodeRuneInString(p.file.Text[at:])
		at += size
	}
	p.last = position{line, column, at}
	return at
}

// start is the offset of a node. It remembers the results, because an aliased node is
// asked for many times, from anywhere in the file.
func (p *parser) start(n *yaml.Node) int {
	if at, ok := p.starts[n]; ok {
		return at
	}
	at := p.offset(n.Line, n.Column)
	if p.starts != nil {
		p.starts[n] = at
	}
	return at
}

func (p *parser) fail(start, end int, hint, text string, args ...any) {
	p.errors = append(p.errors, &source.Error{File: p.file, Start: start, End: end, Text: fmt.Sprintf(text, args...), Hint: hint})
}

// newValue makes a value at an offset; it allocates values in chunks.
func (p *parser) newValue(start int) *Value {
	if len(p.chunk) == cap(p.chunk) {
		p.chunk = make([]Value, 0, 32)
	}
	p.chunk = append(p.chunk, Value{File: p.file, Start: start, End: min(start+1, len(p.file.Text))})
	return &p.chunk[len(p.chunk)-1]
}

func (p *parser) value(n *yaml.Node, depth int) *Value {
	v := p.newValue(p.start(n))
	p.nodes++
	if p.nodes == MaxNodes {
		p.fail(v.Start, v.End, "", "more than %d values in one file", MaxNodes)
	}
	if depth > MaxDepth && p.nodes < MaxNodes {
		p.nodes = MaxNodes
		p.fail(v.Start, v.End, "", "nested deeper than %d", MaxDepth)
	}
	if p.nodes >= MaxNodes {
		v.Kind = Null
		return v
	}
	switch n.Kind {
	case yaml.AliasNode:
		return p.value(n.Alias, depth+1)
	case yaml.MappingNode:
		v.Kind = Map
		p.fields(v, n, depth)
	case yaml.SequenceNode:
		v.Kind = List
		for _, c := range n.Content {
			v.Items = append(v.Items, p.value(c, depth+1))
		}
	default:
		p.scalar(v, n)
	}
	return v
}

func (p *parser) fields(v *Value, n *yaml.Node, depth int) {
	firstOf := make(map[string]int, len(n.Content)/2) // the offset of each key
	var last *yaml.Node                               // the value of the last field
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := p.value(n.Content[i], depth+1)
		if p.nodes >= MaxNodes {
			return
		}
		if key.Kind != Text {
			p.fail(key.Start, key.End, "quote it", "a key is a text, not %s", key.Kind)
			continue
		}
		if last != nil && n.Style&yaml.FlowStyle != 0 && p.endsInComma(last, n.Content[i], n.Content[i+1], v.Fields[len(v.Fields)-1].Value, key) {
			continue
		}
		if first, twice := firstOf[key.Text]; twice {
			line, _ := p.file.Position(first)
			p.fail(key.Start, key.End, "", "duplicate key %s, first in line %d", key.Text, line)
			continue
		}
		firstOf[key.Text] = key.Start
		last = n.Content[i+1]
		v.Fields = append(v.Fields, Field{key.Text, p.file, key.Start, key.End, p.value(last, depth+1)})
	}
}

// endsInComma recognizes a value with a comma inside { }, such as 1,000: YAML takes the
// text behind the comma as a key without a value. The value gets the whole text.
func (p *parser) endsInComma(last, keyNode, valueNode *yaml.Node, value, key *Value) bool {
	aliased := last.Kind == yaml.AliasNode || keyNode.Kind == yaml.AliasNode
	if aliased || valueNode.Tag != "!!null" || valueNode.Value != "" || value.Kind != Text || !value.Plain {
		return false
	}
	whole := p.file.Text[value.Start:key.End]
	if strings.ContainsAny(whole, "\n#") { // a key of its own, in a line of its own
		return false
	}
	if n := len(p.errors); n > 0 && p.errors[n-1].Start == value.Start { // another comma of the same text
		p.errors = p.errors[:n-1]
	}
	p.fail(value.Start, key.End, fmt.Sprintf("quote it: %q", whole), "the comma ends the value inside { }")
	value.Text, value.End, value.spans = whole, key.End, nil
	return true
}
