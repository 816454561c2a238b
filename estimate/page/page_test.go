package page_test

import (
	"math"
	"strings"
	"testing"

	"botec/estimate/chart"
	"botec/estimate/page"
	"botec/estimate/unit"
)

// everything has a block of each kind.
func everything() *page.Page {
	storage := &page.Table{Title: "Storage", Columns: []page.Column{{Head: "a day"}, {Head: "5 years"}}, Rows: []page.Row{
		{Label: []string{"tweet"}, Cells: []page.Cell{page.Figure(90e9, unit.Data, nil), page.Figure(164e12, unit.Data, nil)}},
		{Label: []string{"media"}, Cells: []page.Cell{page.Figure(30e12, unit.Data, nil), page.Figure(54.75e15, unit.Data, nil)}, Remark: "kept in one copy"},
		{Label: []string{"total"}, Cells: []page.Cell{page.Figure(30.1e12, unit.Data, nil), page.Figure(54.9e15, unit.Data, nil)}, Total: true,
			Why: func() []page.Block { return []page.Block{&page.Steps{Name: "stored", Text: "54.9 PB"}} }},
	}}
	storage.Print(unit.Printer{})
	p := &page.Page{Title: "Feed | *new*", Summary: "All of it", Titled: true, Command: "botec estimate", Next: "next: botec explain"}
	p.Add(
		&page.Headline{Note: "5% to 95%", Figures: []page.HeadlineFigure{
			{Name: "servers", Cell: page.Cell{Text: "557", Spread: " (190…1.2k)"}, Words: "nodes of 4 GPUs"},
			{Name: "cost", Cell: page.Cell{Text: "$409k/month"}, Words: "for *all* of them, and what they need besides"},
		}},
		&page.Notes{Kind: page.Dependence, List: []string{"dau 5M (+10%: all +10%)"}},
		storage,
		&page.Notes{Kind: page.Advice, List: []string{"shard it"}},
		&page.Notes{Kind: page.Caveat, List: []string{"ranges stand at their median"}},
		&page.Checks{Title: "Checks", List: []page.Check{{Condition: "a < 1", Remark: ": it is 2"}, {Condition: "b > 1", Holds: true}}},
		&page.Steps{Name: "stored", Text: "54.9 PB", Steps: []page.Step{{Name: "stored", Symbols: "rate × time", Numbers: "1 TB/s × 5 years", Result: "54.9 PB", BoundBy: "storage"}},
			From: []page.Fact{{Origin: "Given", Name: "rate", Text: "1 TB/s"}}, Mental: &page.Mental{Title: "In your head", Lines: []page.MentalLine{{Name: "stored", Lines: []string{"≈ 50 PB"}}}}},
		&page.Facts{List: []page.Fact{{Origin: "Given", Name: "dau", Text: "5M", Note: "counted", At: "plan.yaml:3"}, {Origin: "Default", Name: "busy", Text: "1 day"}}},
		&page.Answer{Text: "dau: at most 5M", Details: []page.Detail{{Name: "now", Text: "1M"}}},
		&page.Changes{Title: "Different", A: "before", B: "after", List: []page.Change{{Name: "dau", A: "1M", B: "2M"}}},
		&page.Histogram{Name: "servers", About: "p5 1", Bins: []page.Bin{{From: 1, To: 2, Share: 1, Text: "1", Percent: "100%"}}, Label: unit.Printer{}.Number, Unit: 1},
		&page.Lines{Name: "cost", About: "over dau", List: []chart.Line{{Values: []float64{1, 2}}}, Over: chart.XAxis{At: []float64{1, 2}, Label: unit.Printer{}.Number, Unit: 1}, Label: unit.Printer{}.Number, Unit: 1},
		&page.Details{Blocks: func() []page.Block { return []page.Block{&page.Notes{Kind: page.Source, List: []string{"the book"}}} }},
		&page.Records{Head: []string{"name", "value"}, Rows: func() [][]string { return [][]string{{"stored", "1"}} }},
	)
	return p
}

func TestText(t *testing.T) {
	const want = `Feed | *new*
All of it

        557 (190…1.2k)  nodes of 4 GPUs
$409k/month             for *all* of them, and what they
                        need besides
5% to 95%

MOST DEPENDS ON  dau 5M (+10%: all +10%)

STORAGE     a day    5 years
tweet     0.09 TB   0.164 PB
media       30 TB    54.8 PB  kept in one copy
total     30.1 TB    54.9 PB

NOTES  shard it

ranges stand at their median

CHECKS  ✗ a < 1: it is 2
        ✓ b > 1

stored = 54.9 PB

  stored = rate × time
         = 1 TB/s × 5 years
         = 54.9 PB, bound by storage

Given      rate   1 TB/s

In your head
  stored  ≈ 50 PB

ASSUMPTIONS   value   origin     note
dau           5M      given      counted
busy          1 day   default

dau: at most 5M
  now        1M

DIFFERENT
dau  1M → 2M

servers  p5 1
 1   100%  ███████████████████████████████████████████████

cost over dau
  2 ┤                                                  ╭──
`
	var s strings.Builder
	if err := page.Text(&s, everything(), page.Style{Width: 60}); err != nil {
		t.Fatal(err)
	}
	text := s.String()
	if !strings.HasPrefix(text, want) || !strings.HasSuffix(text, "\n\nnext: botec explain\n") || strings.Contains(text, "the book") {
		t.Errorf("got\n%s", text)
	}
}

func TestMarkdown(t *testing.T) {
	var s strings.Builder
	if err := page.Markdown(&s, everything()); err != nil {
		t.Fatal(err)
	}
	const want = `## Feed \| \*new\*

All of it

- **557** (190…1.2k) nodes of 4 GPUs
- **$409k/month** for \*all\* of them, and what they need besides

5% to 95%

**Most depends on**

- dau 5M (+10%: all +10%)

| Storage |       a day |     5 years |                  |
| :------ | ----------: | ----------: | :--------------- |
| tweet   |     0.09 TB |    0.164 PB |                  |
| media   |       30 TB |     54.8 PB | kept in one copy |
| total   | **30.1 TB** | **54.9 PB** |                  |
`
	text := s.String()
	if strings.Contains(text, " \n") || strings.Contains(text, "\n\n\n") || !strings.HasPrefix(text, want) {
		t.Errorf("got\n%s", text)
	}
	for _, line := range []string{
		"- shard it", "ranges stand at their median", "- ✗ `a < 1`: it is 2", "### `stored` = 54.9 PB", "  = **54.9 PB**, bound by storage", "In your head:", "- `stored`: ≈ 50 PB",
		"**dau: at most 5M**", "- now: 1M", "| `dau`     |     1M |    2M |", "`servers` p5 1",
		"| Assumptions | value | origin  | note    |", "| `dau`       |    5M | given   | counted |",
	} {
		if !strings.Contains(text, "\n"+line+"\n") {
			t.Errorf("no line %q in\n%s", line, text)
		}
	}
}

func TestCSV(t *testing.T) {
	var s strings.Builder
	if err := page.CSV(&s, everything()); err != nil || s.String() != "name,value\nstored,1\n" {
		t.Errorf("%q, %v", s.String(), err)
	}
}

func TestHTML(t *testing.T) {
	var s strings.Builder
	if err := page.HTML(&s, everything()); err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, want := range []string{ // in this order: the answer, charts, tables, what they rest on
		"<h1 dir=\"auto\">Feed | *new*</h1>", "2 assumptions, one of them a default", `<b>557</b><span class="faint"> (190…1.2k)</span> <span dir="auto">nodes of 4 GPUs</span>`, "<p class=\"answer\">", "<polyline", "<h2>Most depends on</h2>", "<h2>Storage</h2>", "<details><summary class=\"total\">", "<h4>stored = <span>54.9 PB</span></h4>", "<h2>Notes</h2>",
		"✗ <code>a &lt; 1</code>: it is 2", ", bound by storage", "<h2>Different</h2>", "<rect class=\"bars\"", "<h2 id=\"assumptions\">", `<td dir="auto">counted <small>plan.yaml:3</small>`, "<li dir=\"auto\">the book</li>", "Open a figure", "<code>botec estimate</code>",
	} {
		i := strings.Index(s.String()[at:], want)
		if i < 0 {
			t.Fatalf("no %s behind\n%s", want, s.String()[max(0, at-200):at])
		}
		at += i
	}
}

// One column has one scale; a table of different figures has one along each row.
func TestScales(t *testing.T) {
	bytes := func(v float64) page.Cell { return page.Figure(v, unit.Data, nil) }
	rate := func(v float64) page.Cell { return page.Figure(v, unit.Rate, nil) }
	check := func(name string, table page.Table, want string) {
		t.Helper()
		for range table.Rows[0].Cells {
			table.Columns = append(table.Columns, page.Column{})
		}
		table.Print(unit.Printer{})
		var rows []string
		for _, r := range table.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, c.Text+c.Spread)
			}
			rows = append(rows, strings.Join(cells, " | "))
		}
		if got := strings.Join(rows, "\n"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
	check("columns", page.Table{Rows: []page.Row{
		{Cells: []page.Cell{bytes(274e12), rate(300)}},
		{Cells: []page.Cell{bytes(1.54e15), rate(4e3)}},
	}}, "0.274 PB | 300/s\n1.54 PB | 4 000/s")
	check("rows", page.Table{PerRow: true, Rows: []page.Row{
		{Cells: []page.Cell{bytes(602e12), bytes(1.1e15)}},
		{Cells: []page.Cell{rate(1), rate(2)}},
	}}, "0.602 PB | 1.1 PB\n1/s | 2/s")
	check("groups", page.Table{Columns: []page.Column{{Group: 1}, {Group: 1}}[:0], Rows: []page.Row{
		{Cells: []page.Cell{bytes(500e3)}}, {Cells: []page.Cell{rate(5e6)}}, // of different dimensions
	}}, "500 kB\n5M/s")
	spread := bytes(50e15)
	spread.Low, spread.High = 800e12, 60e15
	check("percentiles", page.Table{Rows: []page.Row{{Cells: []page.Cell{spread}}, {Cells: []page.Cell{bytes(math.NaN())}}}}, "50 PB (0.8…60)\n—")
}

// Columns are those of a terminal: wide characters take two.
func TestWideCharacters(t *testing.T) {
	table := &page.Table{Title: "保存", Columns: []page.Column{{}}, Rows: []page.Row{
		{Label: []string{"写真", "書き込み"}, Cells: []page.Cell{page.Words("1")}, Remark: "一つのコピー"},
		{Label: []string{"写真", "読み取り"}, Cells: []page.Cell{page.Words("2")}},
		{Label: []string{"abc"}, Cells: []page.Cell{page.Words("3")}},
	}}
	var s strings.Builder
	if err := page.Text(&s, &page.Page{Blocks: []page.Block{table}}, page.Style{Width: 40}); err != nil {
		t.Fatal(err)
	}
	const want = `保存
写真 書き込み   1  一つのコピー
     読み取り   2
abc             3
`
	if s.String() != want {
		t.Errorf("got\n%s\nwant\n%s", s.String(), want)
	}
	for text, width := range map[string]int{"abc": 3, "写真": 4, "\x1b[1mx\x1b[0m": 1, "é": 1, "×÷−": 3, "e\u0301": 1, "": 0} {
		if got := page.Width(text); got != width {
			t.Errorf("%q takes %d columns, want %d", text, got, width)
		}
	}
}

// TestMeans: a narrow terminal leaves a column of means out and says so; a row for each
// part of a row is indented below it.
func TestMeans(t *testing.T) {
	table := &page.Table{Title: "Storage", Columns: []page.Column{{Head: "p50"}, {Head: "mean", Mean: true}}}
	for _, label := range [][]string{{"stored"}, {"stored", "p5"}, {"stored", "p95"}} {
		table.Rows = append(table.Rows, page.Row{Label: label, Cells: []page.Cell{page.Words("12345 TB"), page.Words("67890 TB")}})
	}
	for _, width := range []int{80, 24} {
		var s strings.Builder
		p := &page.Page{}
		p.Add(table)
		if err := page.Text(&s, p, page.Style{Width: width}); err != nil {
			t.Fatal(err)
		}
		text := s.String()
		if has := strings.Contains(text, "67890"); has != (width == 80) || strings.Contains(text, "a wider terminal") == has || !strings.Contains(text, "\n  p5 ") || !strings.Contains(text, "\n  p95 ") {
			t.Errorf("%d columns:\n%s", width, text)
		}
	}
}
