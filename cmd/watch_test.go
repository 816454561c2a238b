package cmd

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// watched is a botec that watches, as a process of its own, and what it has said so far.
type watched struct {
	*testing.T
	cmd  *exec.Cmd
	lock sync.Mutex
	said strings.Builder
	from int // the part of said that was waited for
}

func startWatching(t *testing.T, args ...string) *watched {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no interrupt can be sent to a process here")
	}
	w := &watched{T: t, cmd: exec.Command("botec", append(args, "--watch")...)}
	read, write := io.Pipe()
	w.cmd.Stdout, w.cmd.Stderr = write, write
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		lines := bufio.NewReader(read)
		for {
			line, err := lines.ReadString('\n')
			w.lock.Lock()
			w.said.WriteString(line)
			w.lock.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() { _ = w.cmd.Process.Kill() })
	return w
}

// says waits until it says a text, behind what it said before.
func (w *watched) says(text string) {
	w.Helper()
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		w.lock.Lock()
		said := w.said.String()
		w.lock.Unlock()
		if i := strings.Index(said[w.from:], text); i >= 0 {
			w.from += i + len(text)
			return
		}
		if time.Since(start) > 20*time.Second {
			w.Fatalf("it does not say %q behind\n%s", text, said[:w.from]+"|"+said[w.from:])
		}
	}
}

// ends interrupts it, and expects status 0.
func (w *watched) ends() {
	w.Helper()
	if err := w.cmd.Process.Signal(os.Interrupt); err != nil {
		w.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- w.cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			w.Error(err)
		}
	case <-time.After(20 * time.Second):
		w.Error("it does not end")
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// rename writes a file as many editors do: the old one is moved away, and another one
// takes its place.
func rename(t *testing.T, name, text string) {
	t.Helper()
	write(t, name+".new", text)
	if err := errors.Join(os.Rename(name, name+"~"), os.Rename(name+".new", name)); err != nil {
		t.Fatal(err)
	}
}

const watchedPlan = `extends: ./base.yaml
headline: [{app.nodes: nodes}, cost]
expect: [app.nodes <= 20]
`

const watchedBase = `inputs: {dau: 4M}
workloads: {post: {writes: dau * 30/user/day, size: 1 kB}}
fleets: {app: {node: {requests: 1k/s}, needs: {requests: peak_requests}, price: $100/month}}
`

// TestWatchEstimate: it runs again when a file changes that is read, also one of team
// defaults that was not there, tells what moved, and survives a broken file.
func TestWatchEstimate(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "plan.yaml", watchedPlan)
	write(t, "base.yaml", watchedBase)
	w := startWatching(t, "estimate", "plan.yaml")
	w.says("4  nodes\n")
	rename(t, "base.yaml", strings.Replace(watchedBase, "4M", "8M", 1))
	w.says("\n▲ app.nodes  4 → 8\n▲ cost  $400/month → $800/month\n▲ dau  4M users → 8M users\n  and ")
	w.says("8  nodes\n")
	write(t, "plan.yaml", watchedPlan+"metrics: {a: dau *}\n")
	w.says("error: plan.yaml:4:")
	write(t, ".botec.yaml", "defaults: {peak_factor: 4}\n")
	write(t, "plan.yaml", watchedPlan)
	w.says("▲ app.nodes  8 → 16\n")
	w.says("team defaults from .botec.yaml")
	if err := os.Remove(".botec.yaml"); err != nil {
		t.Fatal(err)
	}
	w.says("▼ app.nodes  16 → 8\n")
	if err := os.Remove("base.yaml"); err != nil {
		t.Fatal(err)
	}
	w.says("there is no file ./base.yaml")
	write(t, "base.yaml", watchedBase)
	w.says("▼ app.nodes  8 → 4\n")
	w.ends()
}

// TestWatchTo: with --to the page is written again, and stays as it is while the file is
// broken.
func TestWatchTo(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "plan.yaml", watchedPlan)
	write(t, "base.yaml", watchedBase)
	w := startWatching(t, "estimate", "plan.yaml", "-o", "html", "--to", "plan.html")
	w.says("wrote plan.html\n")
	rename(t, "base.yaml", strings.Replace(watchedBase, "4M", "8M", 1))
	w.says("▲ app.nodes  4 → 8\n")
	w.says("wrote plan.html\n")
	write(t, "base.yaml", "inputs: {")
	w.says("error: base.yaml:1:")
	page := read(t, "plan.html")
	if !strings.Contains(page, "<b>8</b>") || !strings.HasSuffix(page, "</html>\n") || !strings.Contains(page, "<code>botec estimate plan.yaml -o html</code>") {
		t.Error(page)
	}
	w.ends()
}

// TestWatchOthers: explain, compare and check, with a document and its scenario.
func TestWatchOthers(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "base.yaml", watchedBase)
	write(t, "plan.yaml", watchedPlan)
	write(t, "plan.md", "<!-- botec use plan.yaml -->\n\nIt takes <!-- botec is app.nodes -->4<!-- botec end --> nodes.\n")
	explain := startWatching(t, "explain", "plan.yaml", "app.nodes")
	explain.says("app.nodes = 4\n")
	compare := startWatching(t, "compare", "plan.yaml", "--set", "dau=10M", "--show", "app.nodes")
	compare.says("app.nodes        4      10")
	check := startWatching(t, "check", "plan.md", "plan.yaml")
	check.says("all hold")
	rename(t, "base.yaml", strings.Replace(watchedBase, "4M", "30M", 1))
	explain.says("▲ app.nodes  4 → 30\n")
	explain.says("app.nodes = 30\n")
	compare.says("▲ before.app.nodes  4 → 30\n")
	check.says("▼ plan.md: app.nodes  holds → does not hold\n▼ plan.yaml: app.nodes <= 20  holds → does not hold\n")
	check.says("2 do not hold")
	for _, w := range []*watched{explain, compare, check} {
		w.ends()
	}
}

// TestWatchRefused: what does not change, and what nobody can look at.
func TestWatchRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "plan.yaml", watchedBase)
	for _, c := range []struct{ args, says string }{
		{"estimate -", "--watch cannot read standard input again"},
		{"check -", "--watch cannot read standard input again"},
		{"estimate nothing.yaml", "there is no preset or file named nothing.yaml"},
		{"estimate plan.yaml -o json", "--watch shows text and not json"},
		{"check plan.yaml --format junit", "--watch shows text and not junit"},
		{"check plan.yaml --write", "--watch looks and does not write"},
	} {
		var out, errs strings.Builder
		status := Main(append(strings.Fields(c.args), "--watch"), strings.NewReader(watchedBase), &out, &errs)
		if status != invalid || out.String() != "" || !strings.Contains(errs.String(), c.says) {
			t.Errorf("%s: status %d, %q, %q", c.args, status, &out, &errs)
		}
	}
}
