package document

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"botec/estimate"
)

// folder writes files to a new working directory.
func folder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for path, text := range files {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// What is found for the arguments of a command.
func TestFind(t *testing.T) {
	folder(t, map[string]string{"a.md": "", "b.txt": "", "c.botec.yaml": "", ".botec.yaml": "", "docs/d.md": "", "docs/e.MD": "", "empty/f.yaml": ""})
	for _, c := range []struct{ args, want string }{
		{"", "document a.md, scenario c.botec.yaml, document docs/d.md, document docs/e.MD"},
		{"docs docs/../a.md docs/d.md", "document docs/d.md, document docs/e.MD, document a.md"},
		{"docs/e.MD b.txt twitter -", "document docs/e.MD, scenario twitter, scenario -, b.txt:1:1: botec does not know this kind of file: it checks documents in Markdown (.md, .markdown, .mdx) and scenarios (.yaml, .yml)"},
		{"none.md none.yaml", "scenario none.yaml, none.md:1:1: there is no such file"},
		{"nowhere/", "there is no folder nowhere/"},
		{"empty", "no *.md, *.markdown, *.mdx or *.botec.yaml file in empty"},
	} {
		files, errs := Find(strings.Fields(c.args), nil)
		var list []string
		for _, f := range files {
			kind := "scenario"
			if f.IsDocument {
				kind = "document"
			}
			list = append(list, kind+" "+filepath.ToSlash(f.Path))
		}
		for _, e := range errs {
			list = append(list, e.Error())
		}
		if got := strings.Join(list, ", "); got != c.want {
			t.Errorf("%q finds %s, want %s", c.args, got, c.want)
		}
	}
}

// Files are checked in their order, and a scenario is evaluated once however
// many files name it.
func TestCheckFiles(t *testing.T) {
	files := map[string]string{"feed.botec.yaml": feed}
	var args []string
	for i := range 20 {
		name := fmt.Sprintf("docs/%02d.md", i)
		files[name] = "<!-- botec use twitter -->\n<!-- botec use ../feed.botec.yaml -->\n<!-- botec is kept -->30 PB<!-- botec end -->"
		args = append(args, name)
	}
	folder(t, files)
	env := fixed(t)
	evaluate, evaluated, committed := env.Evaluate, map[string]int{}, map[string]int{}
	var lock sync.Mutex
	env.Evaluate = func(s Scenario) (*estimate.Result, error) {
		lock.Lock()
		defer lock.Unlock()
		evaluated[s.Name]++
		return evaluate(s)
	}
	revision := &Past{
		Read:  func(string) (string, error) { return "", nil },
		Files: func() []string { return nil },
		Evaluate: func(s Scenario) *estimate.Result {
			lock.Lock()
			defer lock.Unlock()
			committed[s.Name]++
			return nil
		},
	}
	env.Past = func(string) *Past { return revision }
	list, errs := Find(append(args, "./feed.botec.yaml", "missing.md"), nil)
	if len(errs) != 1 {
		t.Fatal(errs)
	}
	reports := CheckFiles(list, env)
	for i, r := range reports {
		if r.File != list[i] || len(r.Errors) > 0 || len(r.Checks) != 1 || r.Outdated() != r.IsDocument {
			t.Errorf("%+v", r)
		}
	}
	if got := fmt.Sprint(evaluated, committed); got != "map[feed.botec.yaml:1 twitter:1] map[feed.botec.yaml:1]" {
		t.Errorf("evaluations: %s", got)
	}
	r := &reports[3]
	if settled := Update(reports[3:4])[0]; settled.String() != "1 number" || !r.Checks[0].Holds() {
		t.Errorf("%s, %+v", settled, r.Checks)
	}
	if text, err := os.ReadFile(r.Path); err != nil || string(text) != r.Updated || !strings.Contains(r.Updated, "55 PB") {
		t.Errorf("%s: %v", text, err)
	}
	// a file that cannot be written is an error, and its findings stay
	r = &reports[4]
	if err := os.Remove(r.Path); err != nil {
		t.Fatal(err)
	}
	if settled := Update(reports[4:5])[0]; len(settled) > 0 || r.Checks[0].Holds() || len(r.Errors) != 1 || !strings.Contains(r.Errors[0].Error(), "not updated: it was removed while botec was reading it") {
		t.Errorf("%v, %v", settled, r.Errors)
	}
}
