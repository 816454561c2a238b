package cmd

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// TestAction runs the script of the GitHub action as a workflow would: it
// builds botec, and annotates the lines that are not true.
func TestAction(t *testing.T) {
	text, err := os.ReadFile("../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Inputs struct{ Paths struct{ Default string } }
		Runs   struct {
			Using string
			Steps []struct {
				Uses, Run, Shell string
				Env              map[string]string
			}
		}
	}
	if err := yaml.Load(text, &action); err != nil {
		t.Fatal(err)
	}
	last := action.Runs.Steps[len(action.Runs.Steps)-1]
	if action.Runs.Using != "composite" || last.Shell != "bash" || last.Env["BOTEC_PATHS"] != "${{ inputs.paths }}" || last.Env["BOTEC_SOURCE"] != "${{ github.action_path }}" {
		t.Errorf("%+v", action)
	}
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash")
	}
	source, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	for name, text := range map[string]string{
		"docs/a.md": "<!-- botec use twitter -->\n\nWe keep <!-- botec is media.stored -->30 PB<!-- botec end -->.\n",
		"b.md":      "<!-- botec use twitter -->\n\nWe keep <!-- botec is media.stored -->31 PB<!-- botec end -->.\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(work, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(work, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("bash", "-eo", "pipefail", "-c", last.Run)
	cmd.Dir = work
	cmd.Env = append(os.Environ(), "BOTEC_SOURCE="+source, "BOTEC_PATHS=docs\r\n  b.md\n", "RUNNER_TEMP="+t.TempDir(), "GITHUB_STEP_SUMMARY=")
	out, err := cmd.Output()
	const want = "::error file=docs/a.md,line=3,col=39,title=botec claim::media.stored is 54.8 PB, the text says 30 PB%0Ahint: 55 PB\n" +
		"docs/a.md:3:39: media.stored is 54.8 PB, the text says 30 PB\n" +
		"::error file=b.md,line=3,col=39,title=botec claim::media.stored is 54.8 PB, the text says 31 PB%0Ahint: 55 PB\n" +
		"b.md:3:39: media.stored is 54.8 PB, the text says 31 PB\n" +
		"::notice title=botec check::2 numbers: 2 do not hold\n"
	if err == nil || cmd.ProcessState.ExitCode() != 1 || string(out) != want {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestHooks: the commands of the pre-commit hooks are calls of botec.
func TestHooks(t *testing.T) {
	text, err := os.ReadFile("../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct{ ID, Name, Entry, Language string }
	if err := yaml.Load(text, &hooks); err != nil {
		t.Fatal(err)
	}
	if len(hooks) != 2 {
		t.Fatalf("%+v", hooks)
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.md", []byte("<!-- botec use twitter -->\n\n<!-- botec is media.stored -->54.8 PB<!-- botec end -->\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, h := range hooks {
		var out, errs strings.Builder
		words := strings.Fields(h.Entry)
		if status := Main(words[1:], strings.NewReader(""), &out, &errs); words[0] != "botec" || h.Language != "golang" || status != 0 {
			t.Errorf("%s: exit status %d: %s", h.Entry, status, errs.String())
		}
	}
}
