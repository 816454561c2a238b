// Package tree reads YAML into maps, lists and texts that know their place in
// the file. Every scalar is text: what a number or a unit is, formulas say.
package tree

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"botec/estimate/source"

	"go.yaml.in/yaml/v4"
)

// MaxSize bounds a file, in bytes; MaxNodes what it holds once its aliases are
// followed; MaxDepth how deep it nests.
const (
	MaxSize  = 1 << 20
	MaxNodes = 20_000
	MaxDepth = 32
)

// Kind is what a Value is.
type Kind byte

// The kinds of values.
const (
	Text Kind = iota
	Map
	List
	Null
)

func (k Kind) String() string { return [...]string{"text", "a map", "a list", "nothing"}[k] }

// Value is a value at its place in a file.
type Value struct {
	Kind       Kind
	File       *source.File
	Start, End int // byte offsets of a Text's first and one past its last character
	Text       string
	Plain      bool    // a Text without quotes
	Fields     []Field // of a Map
	Items      []*Value

	offsets []int // where the bytes of Text stand, nil where they follow each other
}

// Field is one entry of a map.
type Field struct {
	Key        string
	File       *source.File
	Start, End int
	Value      *Value
}

// Offset is the place in the file of byte i of the text.
func (v *Value) Offset(i int) int {
	if v.offsets == nil {
		return v.Start + i
	}
	if i >= len(v.offsets) {
		return v.End
	}
	return v.offsets[i]
}

// Part is bytes from to to of the text, as a text of its own.
func (v *Value) Part(from, to int) *Value {
	part := *v
	part.Text = v.Text[from:to]
	if v.offsets != nil {
		part.offsets = v.offsets[from:to]
	}
	part.Start, part.End = v.Offset(from), v.Offset(to)
	return &part
}

// Get finds the value of a key of a map, nil where it has none.
func (v *Value) Get(key string) *Value {
	if v == nil {
		return nil
	}
	for i := range v.Fields {
		if v.Fields[i].Key == key {
			return v.Fields[i].Value
		}
	}
	return nil
}

// Error is a mistake at this value.
func (v *Value) Error(hint, text string, args ...any) *source.Error {
	return &source.Error{File: v.File, Start: v.Start, End: v.End, Text: fmt.Sprintf(text, args...), Hint: hint}
}

type reader struct {
	file   *source.File
	lines  []int // byte offset of each line
	nodes  int
	room   []Value // that the next values are made in
	errors source.Errors
}

// Parse reads one YAML document. Where the text is no YAML the Value is nil;
// what is wrong in one place of it leaves the others readable. A Byte Order
// Mark belongs to no text; the caller has dropped it from the file.
func Parse(file *source.File) (*Value, source.Errors) {
	if len(file.Text) > MaxSize {
		return nil, source.Errors{{File: &source.File{Name: file.Name}, Text: fmt.Sprintf("more than %d kB", MaxSize>>10)}}
	}
	r := &reader{file: file, lines: []int{0}}
	for i := range len(file.Text) {
		if file.Text[i] == '\n' {
			r.lines = append(r.lines, i+1)
		}
	}
	var doc yaml.Node
	if err := yaml.Load([]byte(file.Text), &doc); err != nil {
		return nil, r.explain(err)
	}
	v := r.value(doc.Content[0], 0)
	return v, r.errors
}

func (r *reader) explain(err error) source.Errors {
	var one *yaml.LoadError
	if !errors.As(err, &one) {
		return source.Errors{{File: r.file, Text: err.Error()}}
	}
	at, text, hint := 0, strings.TrimPrefix(one.Message, "yaml: "), ""
	if one.Mark.Line > 0 {
		at = r.offset(one.Mark.Line, one.Mark.Column)
	}
	if strings.Contains(text, "end of stream") && one.ContextMark.Line > 0 {
		at, hint = r.offset(one.ContextMark.Line, one.ContextMark.Column), "close the quote that begins here"
	}
	switch {
	case strings.Contains(text, "no documents"):
		return source.Errors{{File: &source.File{Name: r.file.Name}, Text: "the file is empty", Hint: "botec init writes a scenario to start from"}}
	case strings.Contains(text, "multiple"):
		text = "one file holds one scenario, but here is more than one YAML document"
		if i := strings.Index(r.file.Text[min(1, len(r.file.Text)):], "\n---"); i >= 0 {
			at = i + 2
		}
	case strings.Contains(text, "control characters"):
		at = strings.IndexFunc(r.file.Text, func(c rune) bool { return c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f })
	case strings.Contains(text, "UTF-8"):
		for at < len(r.file.Text) {
			c, n := utf8.DecodeRuneInString(r.file.Text[at:])
			if c == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		text = "the file is not in UTF-8"
	case strings.Contains(text, "mapping values are not allowed"):
		text = "a second colon on this line, or the indentation is off"
		hint = "quote a text that holds a colon and a space"
	case strings.Contains(text, "cannot start any token"):
		hint = "quote a text that begins with one of @ ` % and indent with spaces, not tabs"
	case strings.Contains(text, "did not find expected"):
		hint = "quote a text that begins with { or [; close every bracket"
	}
	return source.Errors{{File: r.file, Start: at, End: at + 1, Text: "not YAML: " + text, Hint: hint}}
}

// offset turns a line and a column of characters, both from 1, into bytes.
func (r *reader) offset(line, column int) int {
	if line < 1 || line > len(r.lines) {
		return len(r.file.Text)
	}
	at := r.lines[line-1]
	for ; column > 1 && at < len(r.file.Text) && r.file.Text[at] != '\n'; column-- {
		if r.file.Text[at] < utf8.RuneSelf {
			at++
			continue
		}
		_, n := utf8.DecodeRuneInString(r.file.Text[at:])
		at += n
	}
	return at
}

func (r *reader) value(n *yaml.Node, depth int) *Value {
	if len(r.room) == cap(r.room) {
		r.room = make([]Value, 0, 32)
	}
	start := r.offset(n.Line, n.Column)
	r.room = append(r.room, Value{File: r.file, Start: start, End: start + 1})
	v := &r.room[len(r.room)-1]
	r.nodes++
	if r.nodes == MaxNodes {
		r.errors = append(r.errors, v.Error("", "more than %d values in one file", MaxNodes))
	}
	if depth > MaxDepth && r.nodes < MaxNodes {
		r.nodes = MaxNodes
		r.errors = append(r.errors, v.Error("", "nested deeper than %d", MaxDepth))
	}
	if r.nodes >= MaxNodes {
		v.Kind = Null
		return v
	}
	switch n.Kind {
	case yaml.AliasNode:
		return r.value(n.Alias, depth+1)
	case yaml.MappingNode:
		v.Kind = Map
		r.fields(v, n, depth)
	case yaml.SequenceNode:
		v.Kind = List
		for _, c := range n.Content {
			v.Items = append(v.Items, r.value(c, depth+1))
		}
	default:
		r.scalar(v, n)
	}
	return v
}

func (r *reader) fields(v *Value, n *yaml.Node, depth int) {
	seen := make(map[string]int, len(n.Content)/2)
	flow := n.Style&yaml.FlowStyle != 0
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := r.value(n.Content[i], depth+1)
		if r.nodes >= MaxNodes {
			return
		}
		if key.Kind != Text {
			r.errors = append(r.errors, key.Error("quote it", "a name stands here, not %s", key.Kind))
			continue
		}
		if flow && len(v.Fields) > 0 && n.Content[i+1].Tag == "!!null" && n.Content[i+1].Value == "" {
			if last := v.Fields[len(v.Fields)-1].Value; last.Kind == Text && last.Plain {
				whole := r.file.Text[last.Start:key.End]
				if n := len(r.errors); n > 0 && r.errors[n-1].Start == last.Start { // a further comma of the same text
					r.errors = r.errors[:n-1]
				}
				r.errors = append(r.errors, &source.Error{File: r.file, Start: last.Start, End: key.End,
					Text: "the comma ends the value inside { }", Hint: fmt.Sprintf("quote it: %q", whole)})
				last.Text, last.End = whole, key.End // what was meant
				continue
			}
		}
		if line, twice := seen[key.Text]; twice {
			r.errors = append(r.errors, key.Error("", "%s is there already, in line %d", key.Text, line))
			continue
		}
		seen[key.Text] = n.Content[i].Line
		v.Fields = append(v.Fields, Field{key.Text, r.file, key.Start, key.End, r.value(n.Content[i+1], depth+1)})
	}
}

func (r *reader) scalar(v *Value, n *yaml.Node) {
	v.Text, v.Plain = n.Value, n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	if v.Plain && n.Tag == "!!null" {
		v.Kind, v.End = Null, v.Start+len(n.Value)
		return
	}
	if strings.HasPrefix(r.file.Text[v.Start:], "!") || strings.HasPrefix(r.file.Text[v.Start:], "&") {
		// a tag or an anchor stands before the text
		if i := strings.Index(r.file.Text[v.Start:], n.Value); i > 0 {
			v.Start += i
		}
	}
	if strings.HasPrefix(r.file.Text[v.Start:], v.Text) && v.Plain {
		v.End = v.Start + len(v.Text)
		return
	}
	r.align(v, n)
}

// align finds where each byte of a text stands that is quoted, folded or a
// block. It walks along the text and its source, where a line end with the
// white space around it stands for a space, and an escape for a character.
func (r *reader) align(v *Value, n *yaml.Node) {
	from := v.Start
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		r.alignBlock(v)
	} else {
		r.alignFlow(v, n.Style&yaml.DoubleQuotedStyle != 0, n.Style&yaml.SingleQuotedStyle != 0)
	}
	v.End = from + 1
	if k := len(v.offsets); k > 0 {
		v.Start, v.End = v.offsets[0], min(v.offsets[k-1]+1, len(r.file.Text))
	}
}

// alignBlock: the lines below the | or >, less their indentation.
func (r *reader) alignBlock(v *Value) {
	text := r.file.Text
	var stream []int // where each byte of the content stands
	line := strings.IndexByte(text[v.Start:], '\n') + v.Start + 1
	indent := -1
	for line > v.Start && line < len(text) {
		end := strings.IndexByte(text[line:], '\n')
		if end < 0 {
			end = len(text) - line
		}
		spaces := len(text[line:line+end]) - len(strings.TrimLeft(text[line:line+end], " "))
		if indent < 0 && spaces < end {
			indent = spaces
		}
		for at := line + min(max(indent, 0), spaces); at < line+end; at++ {
			stream = append(stream, at)
		}
		stream = append(stream, line+end)
		line += end + 1
		if len(stream) > 2*len(v.Text)+1024 {
			break
		}
	}
	k := 0
	for i := range len(v.Text) {
		for k < len(stream)-1 && stream[k] < len(text) && text[stream[k]] != v.Text[i] && !(v.Text[i] == ' ' && text[stream[k]] == '\n') {
			k++
		}
		if k < len(stream) {
			v.offsets = append(v.offsets, min(stream[k], len(text)))
			k++
		}
	}
}

// alignFlow: a plain text over several lines, or one in quotes.
func (r *reader) alignFlow(v *Value, double, single bool) {
	text, at := r.file.Text, v.Start
	if double || single {
		at++
	}
	for i := 0; i < len(v.Text) && at < len(text); {
		_, size := utf8.DecodeRuneInString(v.Text[i:])
		start := at
		switch c := text[at]; {
		case double && c == '\\':
			at += escapeLength(text[at:])
			if text[start+1:min(start+2, len(text))] == "\n" { // an escaped line end stands for nothing
				for at < len(text) && strings.IndexByte(" \t", text[at]) >= 0 {
					at++
				}
				continue
			}
		case single && c == '\'':
			at += 2
		case c == '\n' || c == '\r' || (c == ' ' || c == '\t') && v.Text[i] != c:
			for at < len(text) && strings.IndexByte(" \t\r\n", text[at]) >= 0 {
				at++
			}
		case c == ' ' && endsLine(text[at:]):
			for at < len(text) && strings.IndexByte(" \t\r\n", text[at]) >= 0 {
				at++
			}
		default:
			at += size
		}
		for range size {
			v.offsets = append(v.offsets, start)
			if size > 1 && at == start+size {
				start++
			}
		}
		i += size
	}
}

// endsLine says that only blanks stand before the end of the line.
func endsLine(text string) bool {
	rest := strings.TrimLeft(text, " \t")
	return rest != "" && (rest[0] == '\n' || rest[0] == '\r')
}

// escapeLength is how long the escape is that a text begins with.
func escapeLength(text string) int {
	if len(text) < 2 {
		return len(text)
	}
	n := map[byte]int{'x': 4, 'u': 6, 'U': 10}[text[1]]
	return min(max(n, 2), len(text))
}

// Merge puts the entries of over on top of those of under, key by key; lists,
// texts and maps with a value in them are taken as a whole.
func Merge(under, over *Value) *Value {
	if under == nil || over == nil || under.Kind != Map || over.Kind != Map || over.Get("value") != nil || under.Get("value") != nil {
		if over == nil {
			return under
		}
		return over
	}
	merged := *over
	merged.Fields = nil
	for _, f := range under.Fields {
		if i := slices.IndexFunc(over.Fields, func(o Field) bool { return o.Key == f.Key }); i >= 0 {
			below := f.Value
			f = over.Fields[i]
			f.Value = Merge(below, f.Value)
		}
		merged.Fields = append(merged.Fields, f)
	}
	for _, f := range over.Fields {
		if under.Get(f.Key) == nil {
			merged.Fields = append(merged.Fields, f)
		}
	}
	return &merged
}
