package cmd

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"botec/estimate/page"
	"botec/estimate/source"

	"golang.org/x/term"
)

// listener talks to somebody at a terminal, or with the lines of a file. At a terminal
// a line is edited, with a history; else standard input is read line by line and what
// is read is printed, since nobody typed it.
type listener struct {
	app         *app
	in          *bufio.Reader
	echo        bool    // nobody types the lines into a terminal
	editor      *editor // nil where lines are not edited
	interrupted chan os.Signal
}

// listen prepares to ask for lines. [listener.close] must be called at the end.
func (a *app) listen() *listener {
	l := &listener{app: a, echo: true, interrupted: make(chan os.Signal, 1)}
	f, ok := a.stdin.(*os.File)
	if ok && term.IsTerminal(int(f.Fd())) {
		l.echo = false
		signal.Notify(l.interrupted, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
		if out, ok := a.talk().(*os.File); ok && term.IsTerminal(int(out.Fd())) && canEdit() {
			l.editor = newEditor(f, out, l.interrupted)
		}
	}
	l.in = bufio.NewReader(a.stdin)
	return l
}

// canEdit says that lines can be edited and the terminal cleared.
func canEdit() bool {
	name := os.Getenv("TERM")
	return hasCodes && name != "" && name != "dumb"
}

// close ends what listen began.
func (l *listener) close() {
	signal.Stop(l.interrupted)
	if l.editor != nil {
		signal.Stop(l.editor.resized)
	}
}

// talk is where a conversation goes: standard error, if standard output is the result's.
func (a *app) talk() io.Writer {
	if a.settings.Output != "table" {
		return a.stderr
	}
	return a.stdout
}

// say writes a text.
func (l *listener) say(text string) error {
	if l.app.settings.Output != "table" {
		_, err := io.WriteString(l.app.stderr, text)
		return err
	}
	l.app.out.WriteString(text)
	return l.app.flush()
}

// isScreen says that the terminal can be cleared, so that [listener.draw] shows a text
// alone.
func (l *listener) isScreen() bool { return l.editor != nil }

// size is that of the terminal, in columns and rows.
func (l *listener) size() (columns, rows int) {
	if l.editor != nil {
		return l.editor.size()
	}
	return pipedWidth, 0
}

// clearScreen is the code that clears a terminal and goes to its top.
const clearScreen = "\x1b[H\x1b[2J"

// draw shows a text alone on the terminal.
func (l *listener) draw(text string) error { return l.say(clearScreen + text) }

// read asks for a line. redraw is what to show above it when the terminal changes, nil to
// leave that as it is. ok is false
// where nobody answers any more: the lines end, somebody interrupts, or the program is
// told to end.
func (l *listener) read(prompt string, redraw func() string) (line string, ok bool, err error) {
	if l.editor != nil {
		line, ok, err = l.editor.read(prompt, redraw)
		if !ok && err == nil {
			err = l.say("\n")
		}
		return line, ok, err
	}
	if err := l.say(prompt); err != nil {
		return "", false, err
	}
	read := make(chan struct{})
	go func() {
		defer close(read)
		line, ok = readLine(l.in)
	}()
	select {
	case <-read:
	case <-l.interrupted:
		return "", false, l.say("\n")
	}
	switch {
	case !ok:
		return "", false, l.say("\n")
	case l.echo:
		return line, true, l.say(source.Printable(line) + "\n")
	}
	return line, true, nil
}

// longestAnswer is how much of a line is read, in bytes.
const longestAnswer = 1 << 12

// readLine reads a line; of a longer one its beginning.
func readLine(r *bufio.Reader) (line string, ok bool) {
	var text []byte
	for {
		part, more, err := r.ReadLine()
		text = append(text, part[:min(len(part), longestAnswer-len(text))]...)
		if err != nil || !more {
			return string(text), err == nil
		}
	}
}

// editor edits lines of a terminal, which is in raw mode only meanwhile.
type editor struct {
	in, out     *os.File
	line        *term.Terminal
	keys        keys
	ahead       []byte      // keys that come before those of the terminal
	pending     chan typed  // what is being read of the terminal, nil for nothing
	cooked      *term.State // how the terminal was
	redraw      func() string
	interrupted <-chan os.Signal
	resized     chan os.Signal
}

// typed is what one read of the terminal gave.
type typed struct {
	text []byte
	err  error
}

func newEditor(in, out *os.File, interrupted <-chan os.Signal) *editor {
	e := &editor{in: in, out: out, interrupted: interrupted, resized: make(chan os.Signal, 1)}
	e.line = term.NewTerminal(e, "")
	e.line.History = &history{}
	notifyResize(e.resized)
	return e
}

// size is that of the terminal; 80 columns and 24 rows where it does not say.
func (e *editor) size() (columns, rows int) {
	columns, rows, err := term.GetSize(int(e.out.Fd()))
	if err != nil || columns <= 0 || rows <= 0 {
		return pipedWidth, 24
	}
	return columns, rows
}

// The codes by which a terminal is asked to tell what is pasted from what is typed.
const beginPastes, endPastes = "\x1b[?2004h", "\x1b[?2004l"

// raw makes the terminal pass on every key.
func (e *editor) raw() (err error) {
	if e.cooked, err = term.MakeRaw(int(e.in.Fd())); err == nil {
		_, _ = io.WriteString(e.out, beginPastes)
	}
	return err
}

// restore makes the terminal as it was.
func (e *editor) restore() {
	_, _ = io.WriteString(e.out, endPastes)
	_ = term.Restore(int(e.in.Fd()), e.cooked)
}

// read edits a line, see [listener.read].
func (e *editor) read(prompt string, redraw func() string) (line string, ok bool, err error) {
	if err := e.raw(); err != nil {
		return "", false, err
	}
	defer e.restore() // also after a panic
	e.redraw = redraw
	_ = e.line.SetSize(e.size())
	e.line.SetPrompt(prompt)
	line, err = e.line.ReadLine()
	switch err {
	case nil, term.ErrPasteIndicator:
		return line, true, nil
	case io.EOF:
		return "", false, nil
	}
	return "", false, err
}

// Write is what x/term writes with.
func (e *editor) Write(p []byte) (int, error) { return e.out.Write(p) }

// Read is what x/term reads keys with. Meanwhile the size of the terminal may change.
func (e *editor) Read(p []byte) (int, error) {
	for {
		if len(e.ahead) > 0 {
			n := copy(p, e.ahead[:lineLength(e.ahead)])
			e.ahead = e.ahead[n:]
			return n, nil
		}
		if len(p) == 0 {
			return 0, io.ErrShortBuffer
		}
		if e.pending == nil {
			e.pending = make(chan typed, 1)
			go func(to chan<- typed) {
				text := make([]byte, 256)
				n, err := e.in.Read(text)
				to <- typed{text[:n], err}
			}(e.pending)
		}
		select {
		case got := <-e.pending:
			e.pending = nil
			if got.err != nil {
				return 0, io.EOF // it is gone
			}
			e.ahead = append(e.ahead, e.keys.read(got.text)...)
			if err := e.command(); err != nil {
				return 0, err
			}
		case <-e.resized:
			e.show()
		case <-e.interrupted:
			return 0, io.EOF
		}
	}
}

// lineLength is the length of the first line with its end, so that x/term does not take
// more than that at once.
func lineLength(text []byte) int {
	n := bytes.IndexAny(text, "\r\n") + 1
	if n == 0 {
		return len(text)
	}
	if text[n-1] == '\r' && n < len(text) && text[n] == '\n' {
		n++
	}
	return n
}

// command does what keys ask for that are not about the line.
func (e *editor) command() error {
	switch {
	case e.keys.redraw:
		e.show()
	case e.keys.suspend:
		e.restore()
		suspend()
		if err := e.raw(); err != nil {
			return err
		}
		e.show()
	}
	e.keys.redraw, e.keys.suspend = false, false
	return nil
}

// show draws the terminal again.
func (e *editor) show() {
	_ = e.line.SetSize(e.size())
	if e.redraw != nil {
		_, _ = e.line.Write([]byte(clearScreen + e.redraw()))
	}
}

// history has the lines that were entered, the latest last, for the keys up and down.
type history struct{ lines []string }

// Add keeps a line, unless it is empty or the same again.
func (h *history) Add(line string) {
	n := len(h.lines)
	if strings.TrimSpace(line) != "" && (n == 0 || h.lines[n-1] != line) {
		h.lines = append(h.lines, line)
	}
}

// Len is the number of lines.
func (h *history) Len() int { return len(h.lines) }

// At is a line, counted from the latest.
func (h *history) At(i int) string { return h.lines[len(h.lines)-1-i] }

// style is the style of what is said.
func (l *listener) style() page.Style {
	s := l.app.style()
	if l.editor != nil {
		s.Width, _ = l.editor.size()
		s.Width = min(max(s.Width, 40), 100)
	}
	return s
}
