package report

import (
	"encoding/json"
	"io"
	"strings"

	"botec/estimate/source"
)

// RDJSON writes the findings and errors in the Reviewdog Diagnostic Format, rdjson. What
// an update would write is a suggestion, which a reviewer applies with one click.
// Columns count bytes of UTF-8 from 1; the end of a range is the first behind it.
func RDJSON(w io.Writer, o *Outcome) error {
	type place struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	type span struct {
		Start place `json:"start"`
		End   place `json:"end"`
	}
	type location struct {
		Path  string `json:"path"`
		Range *span  `json:"range,omitempty"`
	}
	type suggestion struct {
		Range span   `json:"range"`
		Text  string `json:"text"`
	}
	type named struct {
		Name  string `json:"name,omitempty"`
		Value string `json:"value,omitempty"`
	}
	type diagnostic struct {
		Message     string       `json:"message"`
		Location    location     `json:"location"`
		Severity    string       `json:"severity"`
		Code        named        `json:"code"`
		Suggestions []suggestion `json:"suggestions,omitempty"`
	}
	rangeOf := func(f *source.File, start, end int) span {
		at := func(offset int) place {
			line, _ := f.Position(offset)
			offset = min(max(offset, 0), len(f.Text))
			return place{line, offset - (strings.LastIndexByte(f.Text[:offset], '\n') + 1) + 1}
		}
		return span{at(start), at(max(start, end))}
	}
	out := struct {
		Source      named        `json:"source"`
		Severity    string       `json:"severity"`
		Diagnostics []diagnostic `json:"diagnostics"`
	}{named{Name: "botec"}, "ERROR", []diagnostic{}}
	for _, f := range flattened(o) {
		d := diagnostic{Message: f.text, Severity: "ERROR", Code: named{Value: f.rule}}
		if file := f.at.File; file != nil {
			where := rangeOf(file, f.at.Start, f.at.End)
			d.Location = location{strings.TrimPrefix(file.Name, "./"), &where}
			if f.edit != nil {
				d.Suggestions = []suggestion{{rangeOf(file, f.edit.Start, f.edit.End), f.edit.Text}}
			}
		}
		out.Diagnostics = append(out.Diagnostics, d)
	}
	return writeEscaped(w, out)
}

// CodeQuality writes the findings and errors as GitLab's code quality report.
func CodeQuality(w io.Writer, o *Outcome) error {
	type lines struct {
		Begin int `json:"begin"`
	}
	type location struct {
		Path  string `json:"path"`
		Lines lines  `json:"lines"`
	}
	type issue struct {
		Description string   `json:"description"`
		CheckName   string   `json:"check_name"`
		Fingerprint string   `json:"fingerprint"`
		Severity    string   `json:"severity"`
		Location    location `json:"location"`
	}
	list := []issue{}
	for _, f := range flattened(o) {
		severity := "major"
		if f.rule == "error" {
			severity = "blocker"
		}
		file, line, _ := position(f.at)
		if file == "" {
			file, line = ".", 1 // it is about the call
		}
		list = append(list, issue{f.text, "botec/" + f.rule, f.fingerprint, severity, location{strings.TrimPrefix(file, "./"), lines{max(1, line)}}})
	}
	return writeEscaped(w, list)
}

// writeEscaped writes JSON in which nothing can control a terminal.
func writeEscaped(w io.Writer, v any) error {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(escape(text), '\n'))
	return err
}
