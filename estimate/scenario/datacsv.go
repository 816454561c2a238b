package scenario

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"

	"botec/estimate/source"
	"botec/estimate/tree"
)

// csvFigures are the rows of a CSV file with the columns name and value; it may have
// others. The rows are listed when a formula first names one.
type csvFigures struct {
	file *source.File
	rows func() map[string]csvCell
}

// csvCell is the value of a row.
type csvCell struct {
	text       string
	start      int // of the field, with its quote
	duplicated bool
}

const csvColumns = "name,value"

// readCSV checks that a file is CSV and has the columns.
func readCSV(file *source.File) (figures, *source.Error) {
	if problem := eachRow(file, func(string, string, int) {}); problem != nil {
		return nil, problem
	}
	return &csvFigures{file: file, rows: sync.OnceValue(func() map[string]csvCell {
		rows := make(map[string]csvCell)
		_ = eachRow(file, func(name, value string, start int) { // it has been checked
			cell := csvCell{text: value, start: start}
			if first, ok := rows[name]; ok {
				cell = first
				cell.duplicated = true
			}
			rows[name] = cell
		})
		return rows
	})}, nil
}

// eachRow reads the rows of a file: the name, the value, and the offset of the value.
// Rows without a name are skipped.
func eachRow(file *source.File, row func(name, value string, start int)) *source.Error {
	lines := lineStarts(file.Text)
	offset := func(line, column int) int { return min(lines[min(line, len(lines))-1]+column-1, len(file.Text)) }
	r := csv.NewReader(strings.NewReader(file.Text))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	name, value := -1, -1
	for first := true; ; first = false {
		fields, err := r.Read()
		var problem *csv.ParseError
		switch {
		case errors.As(err, &problem):
			at := offset(problem.Line, problem.Column)
			return &source.Error{File: file, Start: at, End: at + 1, Text: "not CSV: " + problem.Err.Error()}
		case err != nil && err != io.EOF:
			return &source.Error{File: file, Text: "not CSV: " + err.Error()}
		case first:
			column := func(head string) int {
				return slices.IndexFunc(fields, func(f string) bool { return strings.EqualFold(strings.TrimSpace(f), head) })
			}
			if err == nil {
				name, value = column("name"), column("value")
			}
			if name < 0 || value < 0 {
				return &source.Error{File: file, End: lineEnd(file.Text), Text: "the first line must name the columns name and value", Hint: csvColumns}
			}
		case err == io.EOF:
			return nil
		case name < len(fields) && strings.TrimSpace(fields[name]) != "":
			line, at := r.FieldPos(min(value, len(fields)-1))
			text := ""
			if value < len(fields) {
				text = fields[value]
			}
			row(strings.Clone(strings.TrimSpace(fields[name])), strings.Clone(text), offset(line, at))
		}
	}
}

// lineEnd is the length of the first line.
func lineEnd(text string) int {
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		return i
	}
	return len(text)
}

// lineStarts are the offsets at which lines start, for the reader counts in lines.
func lineStarts(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

func (c *csvFigures) find(name string) (*tree.Value, []string, *source.Error) {
	rows := c.rows()
	cell, ok := rows[name]
	if !ok {
		var known []string
		for n := range rows {
			if isPath(n) {
				known = append(known, n)
			}
		}
		slices.Sort(known)
		return nil, known[:min(len(known), mostKnown)], nil
	}
	text := strings.TrimSpace(cell.text)
	start := cell.start
	end := start
	if raw := c.file.Text[start:]; strings.HasPrefix(raw, cell.text) { // without quotes
		start += strings.Index(cell.text, text)
		end = start + len(text)
	} else if strings.HasPrefix(raw, `"`+cell.text) {
		start += 1 + strings.Index(cell.text, text)
		end = start + len(text)
	} else {
		end = start + len(cell.text)
	}
	end = min(end, len(c.file.Text))
	if cell.duplicated {
		return nil, nil, &source.Error{File: c.file, Start: start, End: end, Text: "there are two rows for " + name}
	}
	return textCell(c.file, start, end, text), nil, nil
}
