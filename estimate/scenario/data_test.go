package scenario

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"botec/estimate/formula"
	"botec/estimate/source"
)

// TestJSONFigures: what a path leads to is what the standard library has there, in
// random files, and its position is that of the text.
func TestJSONFigures(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	keys := []string{"a", "b", "p99", "x.y", "x", "y", "é", `q"`, `\u`}
	var object func(depth int) any
	object = func(depth int) any {
		switch n := random.IntN(6); {
		case depth > 0 && n < 4:
			m := map[string]any{}
			for range random.IntN(6) {
				m[keys[random.IntN(len(keys))]] = object(depth - 1)
			}
			return m
		case n == 4:
			return []any{1, "}", map[string]any{"a": 1}, `"`}[random.IntN(4)]
		}
		return []any{float64(random.IntN(1000)) / 8, "12 ms", `a "quoted" text\`, "ünïcode \n", "{", -3.0}[random.IntN(6)]
	}
	for range 3000 {
		root := object(4)
		if _, ok := root.(map[string]any); !ok {
			continue
		}
		text, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		if random.IntN(2) == 0 {
			text, _ = json.MarshalIndent(root, "", "\t")
		}
		var parsed any
		if err := json.Unmarshal(text, &parsed); err != nil {
			t.Fatal(err)
		}
		file := &source.File{Name: "x.json", Text: string(text)}
		figures, problem := readJSON(file)
		if problem != nil {
			t.Fatal(problem, file.Text)
		}
		for _, path := range []string{"a", "a.b", "x.y", "x.y.a", "b.p99.x.y", "é", `q"`, "a.a.a.a", "none"} {
			got, _, problem := figures.find(path)
			want := follow(parsed, path)
			switch want := want.(type) {
			case string:
				if problem != nil || got == nil || got.Text != want {
					t.Fatalf("%s: %v, %v; want %q in %s", path, got, problem, want, text)
				}
			case float64:
				if problem != nil || got == nil || number(got.Text) != want || got.File.Text[got.Start:got.End] != got.Text {
					t.Fatalf("%s: %v, %v; want %v in %s", path, got, problem, want, text)
				}
			case nil:
				if problem != nil || got != nil {
					t.Fatalf("%s: %v, %v; want none in %s", path, got, problem, text)
				}
			default: // an object
				if problem == nil {
					t.Fatalf("%s is a figure in %s", path, text)
				}
			}
		}
	}
}

func number(text string) float64 {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return -1e9
	}
	return v
}

// follow is what a dotted path leads to, by the standard library's tree; a key with a
// dot comes after an object.
func follow(v any, path string) any {
	m, ok := v.(map[string]any)
	if !ok {
		return nil
	}
	parts := strings.Split(path, ".")
	for n := 1; n <= len(parts); n++ {
		of, ok := m[strings.Join(parts[:n], ".")]
		if !ok {
			continue
		}
		if n == len(parts) {
			return of
		}
		if below := follow(of, strings.Join(parts[n:], ".")); below != nil {
			return below
		}
	}
	return nil
}

// TestCSVFigures: columns in any order, quotes, blanks, line ends.
func TestCSVFigures(t *testing.T) {
	const text = "note, Value ,NAME\r\n\"a, b\",  12 ms ,p99\r\n,\"1.5\r\nTB\",two\r\n,5\r\n\r\nx,\"say \"\"3\"\"\",quoted\r\nx,7,last"
	figures, problem := readCSV(&source.File{Name: "x.csv", Text: text})
	if problem != nil {
		t.Fatal(problem)
	}
	for name, want := range map[string]string{"p99": "12 ms", "two": "1.5\nTB", "quoted": `say "3"`, "last": "7"} {
		cell, _, problem := figures.find(name)
		if problem != nil || cell == nil || cell.Text != want {
			t.Errorf("%s: %v, %v", name, cell, problem)
			continue
		}
		if !strings.Contains(want, "\n") && !strings.Contains(want, `"`) && text[cell.Start:cell.End] != want {
			t.Errorf("%s is at %q", name, text[cell.Start:cell.End])
		}
	}
	if cell, known, problem := figures.find("p98"); cell != nil || problem != nil || fmt.Sprint(known) != "[last p99 quoted two]" {
		t.Error(cell, known, problem)
	}
}

// FuzzData: any text is read as a data file or refused, JSON as the standard library
// does it. Errors stand inside the text, and so does the cell of a figure, which says
// the same each time.
func FuzzData(f *testing.F) {
	f.Add(`{"a": {"b": "5 ms"}, "x.y": 1}`, "a.b", true)
	f.Add(`{"a": [1, {"b": 2}], "c": "\u00e9 \"5\"", "c": 1e+5}`, "c", true)
	f.Add(`{"a": {"b": null, "c": -0.5E3}}`, "a.c", true)
	f.Add(`[1]`, "a", true)
	f.Add("", "a", true)
	f.Add("{\"\xff\xff\":1,\"\xff\xff\":2}", "\ufffd\ufffd", true)
	f.Add("name,value\na,5 ms\n", "a", false)
	f.Add("note,VALUE,name\r\n\"x, y\",\"1\n2\",b\r\n,3 GB,c\n", "b", false)
	f.Add("name;value\na;1", "a", false)
	f.Add("name,value\na,1\na,2\n\"b", "a", false)
	f.Add("", "a", false)
	f.Fuzz(func(t *testing.T, text, name string, isJSON bool) {
		file := &source.File{Name: "x", Text: text}
		read := readCSV
		if isJSON {
			read = readJSON
		}
		fault := func(problem *source.Error) {
			if problem == nil {
				return
			}
			if problem.Start < 0 || problem.End < problem.Start || problem.End > len(problem.File.Text) || utf8.RuneCountInString(problem.Finding()) > 2000 {
				t.Fatalf("%q: an error at %d to %d: %s", text, problem.Start, problem.End, problem.Finding())
			}
		}
		figures, problem := read(file)
		fault(problem)
		if isJSON && (problem == nil) != (json.Valid([]byte(text)) && strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{")) {
			t.Fatalf("%q: %v", text, problem)
		}
		if problem != nil {
			return
		}
		cell, known, problem := figures.find(name)
		again, _, other := figures.find(name)
		if fmt.Sprint(cell, problem) != fmt.Sprint(again, other) {
			t.Fatalf("%q: %s is looked up in two ways: %v %v, %v %v", text, name, cell, problem, again, other)
		}
		fault(problem)
		if len(known) > 0 && utf8.ValidString(known[0]) {
			if found, _, problem := figures.find(known[0]); found == nil && problem == nil {
				t.Fatalf("%q: there is no %q, which is suggested", text, known[0])
			}
		}
		if cell == nil {
			return
		}
		if cell.Start < 0 || cell.End < cell.Start || cell.End > len(text) {
			t.Fatalf("%q: %s stands at %d to %d", text, name, cell.Start, cell.End)
		}
		e := Entry{Name: "x." + name, Text: cell, cell: true}
		if _, problem := e.Parse(nil); problem != nil {
			fault(e.InFile(problem))
		}
	})
}

// BenchmarkData looks one figure up in a file of 10 MB.
func BenchmarkData(b *testing.B) {
	var j, c strings.Builder
	j.WriteString("{")
	c.WriteString("name,value\n")
	for i := 0; j.Len() < MaxData-100; i++ {
		fmt.Fprintf(&j, `"group%d": {"p99": "12 ms", "list": [1, 2, 3]},`, i)
	}
	for i := 0; c.Len() < MaxData-100; i++ {
		fmt.Fprintf(&c, "name%d,12 ms\n", i)
	}
	j.WriteString(`"last": 1}`)
	c.WriteString("last,1\n")
	for name, f := range map[string]func() (figures, *source.Error){
		"json": func() (figures, *source.Error) { return readJSON(&source.File{Text: j.String()}) },
		"csv":  func() (figures, *source.Error) { return readCSV(&source.File{Text: c.String()}) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				figures, problem := f()
				if problem != nil {
					b.Fatal(problem)
				}
				if cell, _, _ := figures.find("last"); cell == nil {
					b.Fatal("no figure")
				}
			}
		})
	}
}

// TestCells: a cell is read as a formula writes a number, or as people do; what is
// not one number is refused.
func TestCells(t *testing.T) {
	for text, want := range map[string]float64{"12 ms": 0.012, "3472.5": 3472.5, "3,472 writes per second": 3472, "1.5 million": 1.5e6, "99.95%": 0.9995} {
		f, err := readCell(text, nil)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if b, problems := f.Bind(nil, formula.Expected{Any: true}); len(problems) > 0 || math.Abs(b.Eval(b.Root, nil)/want-1) > 1e-12 {
			t.Errorf("%s is %v, want %v", text, b.Eval(b.Root, nil), want)
		}
	}
	for _, text := range []string{"", "about 5 GB", "over 5 GB", "2..3 GB", "5 to 6 ms", "2 * 3 GB", "1 ms + 1 ms", "n/a"} {
		if _, err := readCell(text, nil); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}
