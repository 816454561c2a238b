package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"botec/estimate"
	"botec/estimate/document"
	"botec/estimate/page"
	"botec/estimate/source"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// Files are looked at every pollEvery. A file is settled when it is the same for
// settleFor; one that is gone may come back within goneFor, as an editor that saves by
// renaming puts another file in its place.
//
// A handful of calls of stat a second costs nothing. Unlike what a system tells about its
// files, they are right for files that are renamed, mounted or not there yet.
const (
	pollEvery = 200 * time.Millisecond
	settleFor = 50 * time.Millisecond
	goneFor   = 500 * time.Millisecond
)

// addWatch adds --watch to a command.
func (a *app) addWatch(cmd *cobra.Command) {
	on, run := false, cmd.RunE
	cmd.Flags().BoolVar(&on, "watch", false, "run again whenever a file that was read changes; Ctrl-C ends it")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !on || a.watched {
			return run(cmd, args)
		}
		if slices.Contains([]string{"json", "yaml", "csv", "html"}, a.settings.Output) && a.to == "" {
			return usage("--to FILE writes it again each time", "--watch shows text and not %s", a.settings.Output)
		}
		return a.watch()
	}
}

// watch runs the command line again whenever a file that it read changes, until somebody
// interrupts it.
func (a *app) watch() error {
	a.watching = true
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	w := &watcher{app: a}
	if f, ok := a.stdout.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		w.terminal = f
	}
	for first := true; ; first = false {
		r := w.run()
		switch {
		case first && r.err != nil && (!r.files.any() || errors.As(r.err, new(*toError))):
			return r.err
		case first && len(r.files.names) == 0:
			return usage("", "there is no file to watch: a revision does not change")
		}
		if err := w.show(r); isBrokenPipe(err) {
			return nil
		} else if err != nil {
			return err
		}
		if !w.wait(ctx, r.files) {
			if w.terminal != nil {
				_, _ = io.WriteString(a.stdout, "\n")
			}
			return nil
		}
	}
}

// watcher runs a command line and shows what it prints.
type watcher struct {
	*app
	terminal *os.File // nil where nobody watches
	width    int
	height   int
	shown    string            // by the last run
	before   map[string]figure // of the last run without errors
	marks    []string          // of what moved then
	resized  bool              // only the terminal has another size
}

// watchedRun is one run of the command line.
type watchedRun struct {
	out, errs bytes.Buffer
	err       error
	files     *files
	figures   []figure
	written   string // the file of --to
}

// figure is a figure of a run, which the next one may move.
type figure struct {
	name, text string
	value      float64
	rank       int // the lowest is shown first
}

// The ranks of figures.
const (
	askedRank = iota // a reader asked for it
	inputRank
	otherRank
)

// run runs the command line.
func (w *watcher) run() *watchedRun {
	w.resize()
	r := &watchedRun{files: &files{}}
	inner := &app{stdin: strings.NewReader(""), stdout: &r.out, stderr: &r.errs, screen: w.stdout, command: w.command, files: r.files, watched: true}
	if r.err = inner.execute(w.args); r.err != nil {
		inner.complain(r.err)
		r.out.Reset()
	} else if inner.to != "" && inner.status != invalid {
		r.written = inner.to
	}
	slices.SortStableFunc(inner.figures, func(a, b figure) int { return a.rank - b.rank })
	r.figures = inner.figures
	return r
}

// resize looks at the size of the terminal, and says whether it is another.
func (w *watcher) resize() bool {
	if w.terminal == nil {
		return false
	}
	width, height, err := term.GetSize(int(w.terminal.Fd()))
	if err != nil || width == w.width && height == w.height {
		return false
	}
	w.width, w.height = width, height
	return true
}

// show shows a run, if it printed something else than the last one, something moved, or
// the terminal has another size.
func (w *watcher) show(r *watchedRun) error {
	var moved []string
	if r.err == nil {
		moved = w.moved(r.figures)
	}
	if w.resized {
		moved = w.marks
	}
	w.marks = moved
	text := r.out.String()
	if r.written != "" {
		text += "wrote " + source.Printable(r.written) + "\n"
	}
	if all := text + r.errs.String() + fmt.Sprint(w.width, w.height); all == w.shown && len(moved) == 0 {
		return nil
	} else if first := w.shown == ""; !first && w.terminal == nil {
		text = "\n" + strings.Join(append(moved, ""), "\n") + text
		moved, w.shown = nil, all
	} else {
		w.shown = all
	}
	if w.terminal != nil {
		return w.draw(moved, text, r)
	}
	if _, err := io.WriteString(w.stdout, text); err != nil {
		return err
	}
	_, err := w.stderr.Write(r.errs.Bytes())
	return err
}

// draw clears the terminal and shows what moved, the errors, and as much of the output as
// there is room for.
func (w *watcher) draw(moved []string, text string, r *watchedRun) error {
	style := w.style()
	var lines []string
	for _, line := range moved {
		lines = append(lines, style.Paint(page.Bold, line))
	}
	for _, part := range []string{r.errs.String(), text} {
		if part = strings.Trim(part, "\n"); part != "" {
			if len(lines) > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, strings.Split(part, "\n")...)
		}
	}
	status := r.files.String() + now().Format(" · 15:04:05 · Ctrl-C ends")
	if more := len(lines) - max(1, w.height-2); more > 0 {
		lines = lines[:len(lines)-more]
		status = fmt.Sprintf("%d more lines · %s", more, status)
	}
	lines = append(lines, "", style.Paint(page.Faint, status))
	_, err := io.WriteString(w.stdout, "\x1b[2J\x1b[H"+strings.Join(lines, "\n"))
	return err
}

// mostMoved is how many moved figures are shown.
const mostMoved = 6

// moved tells which figures moved since the last run, and keeps them for the next: those
// that a reader asked for and inputs, or others where none of these moved.
func (w *watcher) moved(figures []figure) (list []string) {
	before := w.before
	w.before = make(map[string]figure)
	more, rank := 0, 0
	for _, f := range figures {
		w.before[f.name] = f
		was, ok := before[f.name]
		if before == nil || ok && was.text == f.text {
			continue
		}
		if len(list) == 0 {
			rank = max(f.rank, inputRank)
		}
		if len(list) == mostMoved || f.rank > rank {
			more++
			continue
		}
		sign := "▲"
		switch {
		case !ok:
			list = append(list, "+ "+f.name+"  "+f.text)
			continue
		case f.value < was.value:
			sign = "▼"
		}
		list = append(list, sign+" "+f.name+"  "+was.text+" → "+f.text)
	}
	if more > 0 {
		list = append(list, fmt.Sprintf("  and %d more", more))
	}
	return list
}

// wait waits until a file has changed and is settled, or the terminal has another size;
// false where somebody interrupts.
func (w *watcher) wait(ctx context.Context, f *files) bool {
	pause := func(d time.Duration) bool {
		select {
		case <-ctx.Done():
			return false
		case <-time.After(d):
			return true
		}
	}
	for !f.changed(f.were) {
		if w.resized = w.resize(); w.resized {
			return true
		}
		if !pause(pollEvery) {
			return false
		}
	}
	for start := time.Now(); ; {
		seen := f.look()
		if !pause(settleFor) {
			return false
		}
		if !f.changed(seen) && (!f.gone(seen) || time.Since(start) > goneFor) {
			return true
		}
	}
}

// look finds what the files are now.
func (f *files) look() []os.FileInfo {
	list := make([]os.FileInfo, len(f.names))
	for i, name := range f.names {
		list[i], _ = os.Stat(name)
	}
	return list
}

// changed says whether a file is another now than it was, or has another text.
func (f *files) changed(were []os.FileInfo) bool {
	for i, is := range f.look() {
		was := were[i]
		if (is == nil) != (was == nil) {
			return true
		}
		if is != nil && (is.Size() != was.Size() || !is.ModTime().Equal(was.ModTime()) || !os.SameFile(is, was)) {
			return true
		}
	}
	return false
}

// gone says whether a file that was there is missing.
func (f *files) gone(now []os.FileInfo) bool {
	for i, was := range f.were {
		if was != nil && now[i] == nil {
			return true
		}
	}
	return false
}

// any says whether one of the files is there.
func (f *files) any() bool {
	return slices.ContainsFunc(f.were, func(info os.FileInfo) bool { return info != nil })
}

// String names the files that are there: "watching plan.yaml and 2 more".
func (f *files) String() string {
	var names []string
	dir, _ := os.Getwd()
	for i, name := range f.names {
		if f.were[i] == nil {
			continue
		}
		if short, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(short) {
			name = short
		}
		names = append(names, source.Printable(name))
	}
	switch n := len(names); n {
	case 0:
		return "watching for " + filepath.Base(f.names[0])
	case 1:
		return "watching " + names[0]
	default:
		return fmt.Sprintf("watching %s and %d more", names[0], n-1)
	}
}

// follow notes figures, so that a watcher can tell what moved: those that a reader asked
// for have the lowest rank.
func (a *app) follow(rank int, prefix string, values ...*estimate.Value) {
	if !a.watched {
		return
	}
	for _, v := range values {
		text := v.Text()
		if v.Uncertain {
			text += " (" + v.Print(v.P5) + "…" + v.Print(v.P95) + ")"
		}
		name := source.Printable(prefix + v.Name)
		if !slices.ContainsFunc(a.figures, func(f figure) bool { return f.name == name }) {
			a.figures = append(a.figures, figure{name, text, v.Value, rank})
		}
	}
}

// followAll notes all figures of a result: the headline first, then inputs.
func (a *app) followAll(r *estimate.Result) {
	if !a.watched {
		return
	}
	for _, f := range r.Headline {
		a.follow(askedRank, "", f.Value)
	}
	for i := range r.Values {
		if v := &r.Values[i]; v.Leaf() {
			a.follow(inputRank, "", v)
		} else {
			a.follow(otherRank, "", v)
		}
	}
}

// followChecks notes whether checks hold.
func (a *app) followChecks(list []document.Check) {
	if !a.watched {
		return
	}
	seen := map[string]int{}
	for i := range list {
		c := &list[i]
		f := figure{name: source.Printable(c.Name), text: "holds", value: 1}
		if c.File != nil {
			f.name = source.Printable(c.File.Name) + ": " + f.name
		}
		if !c.Holds() {
			f.text, f.value = "does not hold", 0
		}
		if seen[f.name]++; seen[f.name] > 1 {
			f.name += fmt.Sprintf(" (%d)", seen[f.name])
		}
		a.figures = append(a.figures, f)
	}
}
