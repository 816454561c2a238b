package scenario

import (
	"errors"
	"fmt"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/spoken"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// readCell reads a cell of a data file: one number with or without a unit, as a
// formula or as people write it. What a measurement is not (a formula, a range, a comparison) is
// refused.
func readCell(text string, units *unit.Table) (*formula.Formula, error) {
	const hint = `write a number with its unit, such as "12 ms"`
	if strings.TrimSpace(text) == "" {
		return nil, &formula.Error{End: len(text), Text: "the cell is empty", Hint: hint}
	}
	f, err := formula.Parse(text, units)
	if err == nil && f.IsMeasurement() {
		return f, nil
	}
	if got, problem := spoken.Read(text, spoken.Metric{Kind: spoken.Cell, Units: units}); problem == nil && got.Number != (spoken.Span{}) { // 1,234 requests per second
		return &formula.Formula{Text: text, Root: &formula.Literal{At: formula.At{End: len(text)}, Value: got.Low, Dim: got.Dim, Bare: got.Bare}}, nil
	}
	var problem *formula.Error
	if errors.As(err, &problem) && !strings.HasPrefix(problem.Text, "unexpected") && !strings.ContainsAny(text, "<>=~≈") { // it says more
		return nil, err
	}
	return nil, &formula.Error{End: len(text), Text: fmt.Sprintf("%q is not one number with its unit", text), Hint: hint}
}

// textCell is a cell of a data file whose text is written between two offsets; where
// quotes or escapes make it another text than that of the file, errors mark all of it.
func textCell(file *source.File, start, end int, text string) *tree.Value {
	if file.Text[start:end] == text {
		return &tree.Value{Kind: tree.Text, File: file, Start: start, End: end, Text: text}
	}
	return tree.Whole(file, start, end, text)
}
