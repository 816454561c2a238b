package cmd

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"botec/cmd/manual"
)

// readmePath is the front page; every other page is one of the manual.
var readmePath = filepath.Join("..", "README.md")

// manualPaths are the files of the manual by topic.
func manualPaths() map[string]string {
	paths := map[string]string{}
	for _, t := range manual.Topics {
		paths[t.Name] = filepath.Join("manual", t.Name+".md")
	}
	return paths
}

// TestREADME runs the commands of the README and compares what they print.
func TestREADME(t *testing.T) {
	t.Parallel()
	runPage(t, readmePath)
	if lines := strings.Count(read(t, readmePath), "\n"); lines > 250 {
		t.Errorf("README.md has %d lines: what is for reference belongs into the manual", lines)
	}
}

// TestManual runs the commands of each page of the manual.
func TestManual(t *testing.T) {
	for topic, path := range manualPaths() {
		t.Run(topic, func(t *testing.T) {
			t.Parallel()
			runPage(t, path)
		})
	}
}

// fenced is a block of code in a page.
type fenced struct {
	language string
	line     int // of its opening fence, from 1
	text     []string
}

// named finds the file that a block holds, whose first line is a comment with
// its name: "# plan.botec.yaml", or "<!-- plan.md -->". With "(continued)" the
// block is added to the file.
var named = regexp.MustCompile(`^(?:#|<!--) (\S+\.\w+)( \(continued\))?(?: -->)?$`)

// runPage runs the blocks of a page in an empty folder, in order: what is in a
// console block is executed, a block with the name of a file is written to it.
// Each block of YAML must be a file that a command uses.
func runPage(t *testing.T, path string) {
	t.Helper()
	before := read(t, path)
	dir := t.TempDir()
	unused := map[string]int{}
	after := replaceFenced(before, func(b fenced) []string {
		if b.language == "console" {
			out := runConsole(dir, b.text)
			for name := range unused {
				if strings.Contains(strings.Join(out, "\n"), name) {
					delete(unused, name)
				}
			}
			return out
		}
		m := named.FindStringSubmatch(b.text[0])
		if m == nil {
			if b.language == "yaml" || b.language == "sh" {
				t.Errorf("%s:%d: this block of %s has no file name in its first line, so nothing tests it", path, b.line, b.language)
			}
			return b.text
		}
		if !strings.HasPrefix(m[1], ".") { // the files of CI and of hooks have tests of their own
			unused[m[1]] = b.line
		}
		if err := addFile(filepath.Join(dir, m[1]), strings.Join(b.text, "\n")+"\n", m[2] != ""); err != nil {
			t.Fatal(err)
		}
		return b.text
	})
	for name, line := range unused {
		t.Errorf("%s:%d: no command uses %s", path, line, name)
	}
	if *update {
		if err := os.WriteFile(path, []byte(after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, got := strings.Split(before, "\n"), strings.Split(after, "\n")
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Fatalf("%s:%d says\n\t%s\nbut now it is\n\t%s\n(go test ./cmd -run 'README|Manual' -update rewrites it; read the diff)", path, i+1, want[i], got[i])
		}
	}
	if len(want) != len(got) {
		t.Fatalf("%s has other output than its commands", path)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// replaceFenced puts what f gives in place of the text of each fenced block.
func replaceFenced(page string, f func(fenced) []string) string {
	var out []string
	var block *fenced
	fence := ""
	for i, line := range strings.Split(page, "\n") {
		switch {
		case block == nil && strings.HasPrefix(line, "```"):
			fence = line[:len(line)-len(strings.TrimLeft(line, "`"))]
			block = &fenced{language: strings.TrimPrefix(line, fence), line: i + 1}
		case block != nil && line == fence:
			out = append(out, f(*block)...)
			block = nil
		case block != nil:
			block.text = append(block.text, line)
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func addFile(path, text string, add bool) error {
	if add {
		before, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text = string(before) + text
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// runConsole runs the lines that begin with "$ " and gives them with their output.
func runConsole(dir string, lines []string) (out []string) {
	for _, line := range lines {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		text, _ := shell(dir, command).CombinedOutput() // a command may fail to show how
		out = append(out, line)
		if len(text) > 0 {
			out = append(out, strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")...)
		}
	}
	return out
}

// shell prepares a command for a user who has nothing but a folder.
func shell(dir, command string) *exec.Cmd {
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = dir
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "BOTEC_") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_STATE_HOME="+dir, "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GITHUB_BASE_REF=", "CI_MERGE_REQUEST_DIFF_BASE_SHA=", "GIT_AUTHOR_NAME=n", "GIT_AUTHOR_EMAIL=e", "GIT_COMMITTER_NAME=n", "GIT_COMMITTER_EMAIL=e")
	return cmd
}
