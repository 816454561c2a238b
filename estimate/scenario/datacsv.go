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
	file  *source.File
	rows  func() map[string]csvRow
	known func() []string // for suggestions
}

// csvRow is where the value of a row starts, with its quote.
type csvRow struct {
	value      int
	duplicated bool
}

const csvColumns = "name,value"

// readCSV checks that a file is CSV and has the columns.
func readCSV(file *source.File) (figures, *source.Error) {
	if problem := eachRow(file, nil); problem != nil {
		return nil, problem
	}
	c := &csvFigures{file: file}
	c.rows = sync.OnceValue(func() map[string]csvRow {
		rows := make(map[string]csvRow)
		_ = eachRow(file, func(name string, value int) { // it has been checked
			if first, ok := rows[name]; ok {
				rows[name] = csvRow{first.value, true}
				return
			}
			rows[name] = csvRow{value: value}
		})
		return rows
	})
	c.known = sync.OnceValue(func() (known []string) {
		for n := range c.rows() {
			if isPath(n) {
				known = append(known, n)
			}
		}
		slices.Sort(known)
		return known[:min(len(known), mostKnown)]
	})
	return c, nil
}

// eachRow reads the rows of a file: the name, and the offset of the value. Rows without
// a name or a value are skipped. With nil it only checks the file.
func eachRow(file *source.File, row func(name string, value int)) *source.Error {
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
			return &source.Error{File: file, Start: at, End: min(at+1, len(file.Text)), Text: "not CSV: " + problem.Err.Error()}
		case err != nil && err != io.EOF:
			return &source.Error{File: file, Text: "not CSV: " + err.Error()}
		case first:
			column := func(head string) int {
				return slices.IndexFunc(fields, func(f string) bool { return strings.EqualFold(strings.TrimSpace(f), head) })
			}
			if name, value = column("name"), column("value"); name < 0 || value < 0 {
				return &source.Error{File: file, End: lineEnd(file.Text), Text: "the first line must name the columns name and value", Hint: csvColumns}
			}
		case err == io.EOF:
			return nil
		case row != nil && max(name, value) < len(fields) && strings.TrimSpace(fields[name]) != "":
			key := strings.TrimSpace(fields[name])
			if at := offset(r.FieldPos(name)); strings.HasPrefix(file.Text[at:], key) {
				key = file.Text[at : at+len(key)] // or it would keep its whole row in memory
			}
			row(key, offset(r.FieldPos(value)))
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
	row, ok := rows[name]
	if !ok {
		return nil, c.known(), nil
	}
	start, end, text := csvField(c.file.Text, row.value)
	if row.duplicated {
		return nil, nil, &source.Error{File: c.file, Start: start, End: end, Text: "there are two rows for " + name}
	}
	return textCell(c.file, start, end, text), nil, nil
}

// csvField reads the field that starts at an offset: the text without blanks around it,
// and where it is written.
func csvField(file string, at int) (start, end int, text string) {
	if !strings.HasPrefix(file[at:], `"`) {
		text = file[at:]
		if i := strings.IndexAny(text, ",\r\n"); i >= 0 {
			text = text[:i]
		}
		start = at + len(text) - len(strings.TrimLeft(text, " \t"))
		text = strings.TrimSpace(text)
		return start, start + len(text), text
	}
	for end = at + 1; end < len(file); end++ {
		if file[end] == '"' {
			if end+1 == len(file) || file[end+1] != '"' {
				break
			}
			end++ // a quote that is written twice
		}
	}
	text = strings.ReplaceAll(strings.ReplaceAll(file[at+1:end], `""`, `"`), "\r\n", "\n")
	return at + 1, end, strings.TrimSpace(text)
}
