package cmd

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var consoleBlock = regexp.MustCompile("(?s)```console\n(.*?)```\n")

// TestReadme runs every console block of the README, one after the other in one
// empty directory, and compares what comes out.
func TestReadme(t *testing.T) {
	path := filepath.Join("..", "README.md")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	blocks := 0
	ran := consoleBlock.ReplaceAllStringFunc(string(b), func(block string) string {
		var out strings.Builder
		out.WriteString("```console\n")
		for line := range strings.SplitSeq(block, "\n") {
			command, ok := strings.CutPrefix(line, "$ ")
			if !ok {
				continue
			}
			blocks++
			cmd := exec.Command("sh", "-c", command)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_STATE_HOME="+dir)
			text, _ := cmd.CombinedOutput() // a command may fail to show how
			out.WriteString(line + "\n" + string(text))
		}
		return out.String() + "```\n"
	})
	if blocks < 10 {
		t.Errorf("only %d commands", blocks)
	}
	if *update {
		if err := os.WriteFile(path, []byte(ran), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if ran != string(b) {
		want, got := strings.Split(string(b), "\n"), strings.Split(ran, "\n")
		for i := range min(len(want), len(got)) {
			if want[i] != got[i] {
				t.Fatalf("README.md:%d says\n\t%s\nbut now it is\n\t%s\n(go test ./cmd -update rewrites it; read the diff)", i+1, want[i], got[i])
			}
		}
		t.Fatal("README.md has other output than the commands")
	}
}
