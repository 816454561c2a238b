package cmd

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts, the README and the manual")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"botec": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs testdata/scripts: a script for each command, a line of
// comment for each behaviour.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("..", "testdata", "scripts"),
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			action, err := filepath.Abs(filepath.Join("..", ".ci", "action-check"))
			if err != nil {
				return err
			}
			e.Setenv("ACTION", action)
			e.Setenv("INSTALL", filepath.Join(filepath.Dir(action), "action-install"))
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_STATE_HOME", "")
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(e.WorkDir, "config"))
			return nil
		},
	})
}
