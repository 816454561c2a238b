package cmd

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

// typist runs botec at a terminal of its own, types, and sees what it shows.
type typist struct {
	*testing.T
	command         *exec.Cmd
	control, screen *os.File
	mutex           sync.Mutex
	shown           bytes.Buffer // since the last expect
	all             bytes.Buffer
}

func ioctl(f *os.File, request uintptr, arg unsafe.Pointer) error {
	if _, _, err := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), request, uintptr(arg)); err != 0 {
		return err
	}
	return nil
}

// openTerminal makes a pseudo-terminal.
func openTerminal(t *testing.T) (control, screen *os.File) {
	t.Helper()
	control, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	var number, unlocked uint32
	if err := ioctl(control, syscall.TIOCGPTN, unsafe.Pointer(&number)); err != nil {
		t.Skip(err)
	}
	if err := ioctl(control, syscall.TIOCSPTLCK, unsafe.Pointer(&unlocked)); err != nil {
		t.Skip(err)
	}
	screen, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { control.Close(); screen.Close() })
	return control, screen
}

// start runs a command line of botec. The state folder is that of the test.
func start(t *testing.T, term string, args ...string) *typist {
	t.Helper()
	p := &typist{T: t}
	p.control, p.screen = openTerminal(t)
	p.resize(80, 24)
	p.command = exec.Command("botec", args...)
	p.command.Env = append(os.Environ(), "TERM="+term, "NO_COLOR=1", "LC_ALL=C.UTF-8")
	p.command.Stdin, p.command.Stdout, p.command.Stderr = p.screen, p.screen, p.screen
	p.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.command.Process.Kill() })
	go func() {
		text := make([]byte, 4096)
		for {
			n, err := p.control.Read(text)
			if err != nil {
				return
			}
			p.mutex.Lock()
			p.shown.Write(text[:n])
			p.all.Write(text[:n])
			p.mutex.Unlock()
		}
	}()
	return p
}

// resize changes the size of the terminal.
func (p *typist) resize(columns, rows uint16) {
	size := [4]uint16{rows, columns}
	if err := ioctl(p.control, syscall.TIOCSWINSZ, unsafe.Pointer(&size)); err != nil {
		p.Fatal(err)
	}
}

// press types keys.
func (p *typist) press(keys string) {
	p.Helper()
	if _, err := p.control.WriteString(keys); err != nil {
		p.Fatal(err)
	}
}

// expect waits until texts are shown, in this order, and forgets them.
func (p *typist) expect(texts ...string) {
	p.Helper()
	for _, text := range texts {
		for start := time.Now(); ; time.Sleep(5 * time.Millisecond) {
			p.mutex.Lock()
			_, after, found := bytes.Cut(p.shown.Bytes(), []byte(text))
			if found {
				rest := bytes.Clone(after)
				p.shown.Reset()
				p.shown.Write(rest)
			}
			p.mutex.Unlock()
			if found {
				break
			}
			if time.Since(start) > 20*time.Second {
				p.Fatalf("%q is not shown, but\n%q", text, p.all.String())
			}
		}
	}
}

// end waits for the end of the program, and checks that the terminal is as before.
func (p *typist) end() {
	p.Helper()
	if err := p.command.Wait(); err != nil {
		p.Error(err)
	}
	var mode syscall.Termios
	if err := ioctl(p.screen, syscall.TCGETS, unsafe.Pointer(&mode)); err != nil {
		p.Fatal(err)
	}
	const cooked = syscall.ICANON | syscall.ECHO | syscall.ISIG
	if mode.Lflag&cooked != cooked {
		p.Errorf("the terminal is left with flags %b", mode.Lflag)
	}
	if all := p.all.String(); strings.Count(all, beginPastes) != strings.Count(all, endPastes) {
		p.Errorf("pastes are still told from what is typed: %q", all)
	}
}

// plan is a scenario with five questions, in a folder of the test, which has the state
// as well.
func plan(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("XDG_STATE_HOME", folder)
	file := filepath.Join(folder, "plan.botec.yaml")
	text := "title: A plan\ninputs: {dau: 10M}\nworkloads: {post: {writes: dau * 2/user/day, size: 2 kB, retention: 1 year}}\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// prompt is shown where a line is edited.
const prompt = beginPastes + "> "

// TestTerminal: the screen is drawn for each question, lines are edited with the keys
// that terminals send, and Up brings back an answer that was refused.
func TestTerminal(t *testing.T) {
	p := start(t, "xterm", "practice", plan(t))
	p.expect(clearScreen+"A plan\r\n", "1/5  How many writes", prompt)
	p.press("lots\r")
	p.expect(clearScreen, "1/5  How many writes", "there is no number in «lots»", prompt)
	p.press("\x1b[A\x1b[1~\x1b[3~\x1b[3~\x1b[3~\x1b[3~25/sX\x7f\x1b[D\x1b[D\x1bOD0\r") // Home, Delete, Backspace, Left: 205/s
	p.expect(clearScreen, "so far 1 of 1", "Good: it is 231/s", "2/5  How many requests", "from question 1", prompt)
	p.press("skip\r")
	p.expect("It is 463/s", "3/5", prompt)
	p.press("back\r")
	p.expect("Once more", "2/5", prompt)
	p.press("hint\r")
	p.expect("2/5", "peak", prompt)
	p.press("case\r")
	p.expect("2/5", "kept for (post)", prompt)
	p.press("463/s\x0c") // Ctrl-L
	p.expect(clearScreen, "2/5", "\r\n> 463/s")
	p.resize(60, 20)
	p.expect(clearScreen, "2/5", "\r\n> 463/s")
	p.press("\r")
	p.expect("Good: it is 463/s", "It counts 0.5", "3/5", prompt)
	p.press("\x1b[A\x1b[A") // Up, Up: a line twice is there once
	p.expect("463/s", "case")
	p.press("\x15\x1b[200~40 GB\r\n1/s\x1b[201~") // Ctrl-U, then lines that are pasted
	p.expect("Good: it is 40 GB", "4/5", prompt, "1/s")
	p.press("\r")
	p.expect("«1/s» is a rate", prompt)
	p.press("\x1b") // the key Esc means nothing
	time.Sleep(20 * time.Millisecond)
	p.press("\x15quit\r")
	p.expect("1", "205/s", "231/s", "2", "463/s", "0.5", "3", "40 GB", "Score: 2.5 of 5; 2 not reached")
	p.end()
}

// TestTerminalRestored: however the program ends while a line is asked for, the terminal
// is as before, the score is shown and kept.
func TestTerminalRestored(t *testing.T) {
	file := plan(t)
	ways := map[string]func(p *typist){
		"Ctrl-C":  func(p *typist) { p.press("half\x03") },
		"Ctrl-D":  func(p *typist) { p.press("\x04") },
		"SIGTERM": func(p *typist) { _ = p.command.Process.Signal(syscall.SIGTERM) },
		"SIGINT":  func(p *typist) { _ = p.command.Process.Signal(syscall.SIGINT) },
		"SIGHUP":  func(p *typist) { _ = p.command.Process.Signal(syscall.SIGHUP) },
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			p := start(t, "xterm", "practice", file)
			p.expect("1/5", prompt)
			p.press("250/s\r")
			p.expect("2/5", prompt)
			way(p)
			p.expect("Score: 1 of 5; 4 not reached")
			p.end()
		})
	}
	var out bytes.Buffer
	if Main([]string{"practice", "--history", "-o", "json"}, strings.NewReader(""), &out, &out); strings.Count(out.String(), `"max": 5`) != len(ways) {
		t.Error(out.String())
	}
}

// TestTerminalPlain: a terminal without codes gets none, and edits lines itself; with -o
// json the screen is on standard error.
func TestTerminalPlain(t *testing.T) {
	file := plan(t)
	for _, term := range []string{"dumb", ""} {
		p := start(t, term, "practice", file)
		p.expect("A plan\r\n", "1/5", "\r\n> ")
		p.press("250/s\n")
		p.expect("250/s\r\n", "Good", "2/5", "\r\n> ")
		p.press("quit\n")
		p.expect("quit\r\n", "Score: 1 of 5")
		p.end()
		if strings.Contains(p.all.String(), "\x1b") {
			t.Errorf("%q", p.all.String())
		}
	}
	p := start(t, "xterm", "practice", file, "-o", "json")
	p.expect(clearScreen, "1/5", prompt)
	p.press("250/s\rquit\r")
	p.expect("Score: 1 of 5", `"scenario": "`, `"score": 1,`)
	p.end()
}
