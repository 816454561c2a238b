package spoken

import (
	"os"
	"strings"
	"testing"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// tester is a test, or a property that is tested.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// row is a line of testdata/texts.tsv.
type row struct {
	line              int
	kind, truth, text string
	want              string
}

func rows(t testing.TB) (list []row) {
	t.Helper()
	data, err := os.ReadFile("testdata/texts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("texts.tsv:%d: want four columns", i+1)
		}
		list = append(list, row{i + 1, f[0], f[1], f[2], f[3]})
	}
	return list
}

// metric is what a truth, a formula of written numbers, makes of a row: the
// metric that its text is read for, and its value.
func (r row) metric(t tester) (Metric, float64) {
	t.Helper()
	f, err := formula.Parse(r.truth, nil)
	if err != nil {
		t.Fatalf("texts.tsv:%d: %v", r.line, err)
	}
	bound, errs := f.Bind(nil, formula.Expected{Any: true})
	if len(errs) > 0 {
		t.Fatalf("texts.tsv:%d: %v", r.line, errs[0])
	}
	m := Metric{Dim: bound.Type.Dim, Share: strings.HasSuffix(r.truth, "%")}
	if r.kind == "answer" {
		m.Kind, m.Period = Answer, "second"
		m.In = &unit.Display{Text: "/s", Factor: 1, Dim: unit.Rate}
	}
	return m, bound.Eval(bound.Root, nil)
}

// judge says what becomes of a row's text.
func (r row) judge(t testing.TB) (got string, reading Reading, p *Problem) {
	t.Helper()
	m, truth := r.metric(t)
	reading, p = Read(r.text, m)
	switch {
	case p != nil:
		return "refused", reading, p
	case r.kind == "answer" && reading.IsRange():
		return "range", reading, nil
	case r.kind == "answer" && truth/1.6 < reading.Low && reading.Low < truth*1.6:
		return "reads", reading, nil
	case r.kind == "claim" && reading.Holds(truth):
		return "holds", reading, nil
	}
	return "fails", reading, nil
}

// Every text is judged as a person judges it.
func TestTexts(t *testing.T) {
	wrong := 0
	list := rows(t)
	for _, r := range list {
		if got, reading, p := r.judge(t); got != r.want {
			wrong++
			why := reading.String()
			if p != nil {
				why = p.Text
			}
			t.Errorf("texts.tsv:%d: %s %q of %s: %s (%s), want %s", r.line, r.kind, r.text, r.truth, got, why, r.want)
		}
	}
	t.Logf("%d of %d texts are judged as a person would", len(list)-wrong, len(list))
}
