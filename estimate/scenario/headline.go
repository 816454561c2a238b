package scenario

import (
	"botec/estimate/tree"
)

// MaxHeadline is how many figures may come first.
const MaxHeadline = 5

// HeadlineFigure is one of the figures that come first in a report: a name, or a
// statistic such as p95(stored).
type HeadlineFigure struct {
	Entry        // its Name is the figure as it is written
	Words *Entry // that stand behind the figure, with formulas in braces; nil for none
}

// readHeadline reads the figures that come first: names, and maps from one name to the
// words behind its figure.
func (w *walker) readHeadline(v *tree.Value) {
	const example = "headline: [servers, {p95(stored): kept after five years}]"
	if !w.isList(v, "headline") {
		return
	}
	if len(v.Items) == 0 {
		w.fail(v, example, "headline names no figure")
	}
	for i, item := range v.Items {
		if i == MaxHeadline {
			w.fail(item, "", "headline has at most %d figures", MaxHeadline)
			return
		}
		f := HeadlineFigure{Entry: Entry{Text: item, Origin: w.origins[item.File]}}
		switch {
		case item.Kind == tree.Map && len(item.Fields) == 1:
			key := item.Fields[0]
			f.Text = tree.Whole(key.File, key.Start, key.End, key.Key)
			if key.File.Text[key.Start:key.End] == key.Key {
				f.Text = &tree.Value{File: key.File, Start: key.Start, End: key.End, Text: key.Key, Plain: true}
			}
			if !w.isText(key.Value, "the words behind "+key.Key) {
				continue
			}
			f.Words = &Entry{Name: "words", Text: key.Value}
		case item.Kind != tree.Text:
			w.fail(item, example, "each figure of the headline must be a name, or one name with the words behind its figure")
			continue
		}
		f.Name = f.Text.Text
		w.Headline = append(w.Headline, f)
	}
}
