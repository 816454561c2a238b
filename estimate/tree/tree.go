// Package tree reads YAML into maps, lists and texts that know their positions in the
// file.
//
// [Parse] makes a tree of [Value]. Every scalar is a text, so 010 and 2026-11-01 stay
// as they are written: formulas decide what is a number. A text also knows the
// position of each of its bytes in the file ([Value.Offset], [Value.Span]), through
// quotes, escapes, folded lines and block scalars, so that an error in a formula has
// its caret in the right column.
//
// All offsets are byte offsets into the text of the file; [source.File.Position]
// turns them into lines and columns.
package tree

import (
	"fmt"

	"botec/estimate/source"
)

// MaxSize limits the size of a file in bytes, MaxNodes the number of values in it,
// counting an aliased value each time it is used, and MaxDepth their nesting.
const (
	MaxSize  = 1 << 20
	MaxNodes = 20_000
	MaxDepth = 32
)

// Kind is the kind of a [Value].
type Kind byte

// The kinds of values. Null is an empty value, null or ~.
const (
	Text Kind = iota
	Map
	List
	Null
)

func (k Kind) String() string { return [...]string{"text", "a map", "a list", "nothing"}[k] }

// Value is a node of the tree.
type Value struct {
	Kind Kind
	File *source.File

	// Start and End are the byte offsets of the start and the end of a text, without
	// its quotes. Those of a map or list cover its first byte only. An aliased value has
	// the position of its anchor.
	Start, End int

	Text   string  // of a Text, decoded
	Plain  bool    // a Text without quotes that is no block scalar
	Fields []Field // of a Map, in the order of the file
	Items  []*Value

	// Over is what Merge put the value in place of: a Null for nothing, nil where the map
	// that holds it was in place of nothing either.
	Over *Value

	spans []span // by byte of Text: its source in the file; nil if the file has Text literally
}

// Field is an entry of a map. Start and End are the byte offsets of its key.
type Field struct {
	Key        string
	File       *source.File
	Start, End int
	Value      *Value
}

// Offset is the byte offset in the file of the source of byte i of the text: the byte
// itself, the backslash of its escape, or the line break that was folded into this
// space. From the end of the text on it is End.
func (v *Value) Offset(i int) int {
	switch {
	case i >= len(v.Text):
		return v.End
	case v.spans == nil:
		return v.Start + i
	}
	return v.spans[i].start
}

// Span is the source in the file of the bytes from start to end of the text; it is
// empty if these are equal.
func (v *Value) Span(start, end int) (from, to int) {
	from = v.Offset(start)
	switch {
	case end <= start:
		return from, from
	case v.spans == nil || end > len(v.spans):
		return from, v.Offset(end)
	}
	return from, v.spans[end-1].end
}

// Part is the text from byte start to byte end, as a value of its own.
func (v *Value) Part(start, end int) *Value {
	part := *v
	part.Text = v.Text[start:end]
	part.Start, part.End = v.Span(start, end)
	if v.spans != nil {
		part.spans = v.spans[start:end]
	}
	return &part
}

// Whole is a text that is written between two offsets of a file in a way of its own,
// such as with the escapes of another format: an error in any part of it is below all
// of it.
func Whole(file *source.File, start, end int, text string) *Value {
	v := &Value{Kind: Text, File: file, Start: start, End: end, Text: text, spans: make([]span, len(text))}
	for i := range v.spans {
		v.spans[i] = span{start, end}
	}
	return v
}

// Get is the value of a key of a map; nil if v is nil or has no such key.
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

// Error makes an error at the value; text is a format for args.
func (v *Value) Error(hint, text string, args ...any) *source.Error {
	return &source.Error{File: v.File, Start: v.Start, End: v.End, Text: fmt.Sprintf(text, args...), Hint: hint}
}

// inPlaceOf is a copy of the value that remembers another, unless it does already.
func (v *Value) inPlaceOf(other *Value) *Value {
	if v == nil || v.Over != nil {
		return v
	}
	replaced := *v
	replaced.Over = other
	return &replaced
}

// Merge overrides the keys of base by those of over. Maps are merged, too; lists, texts
// and maps with the key "value" are replaced. The keys of base keep their order, and
// those that only over has come last. A value that takes the place of another remembers
// it. Either may be nil; neither is changed.
func Merge(base, over *Value) *Value {
	switch {
	case over == nil:
		return base
	case base == nil:
		return over
	case base.Kind != Map, over.Kind != Map, base.Get("value") != nil, over.Get("value") != nil:
		return over.inPlaceOf(base)
	}
	merged := *over
	merged.Fields = make([]Field, 0, len(base.Fields)+len(over.Fields))
	at := make(map[string]int, len(base.Fields))
	for i, f := range base.Fields {
		at[f.Key] = i
	}
	merged.Fields = append(merged.Fields, base.Fields...)
	for _, f := range over.Fields {
		if i, ok := at[f.Key]; ok {
			f.Value = Merge(base.Fields[i].Value, f.Value)
			merged.Fields[i] = f
			continue
		}
		f.Value = f.Value.inPlaceOf(&Value{Kind: Null})
		merged.Fields = append(merged.Fields, f)
	}
	return &merged
}
