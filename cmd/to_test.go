package cmd

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestToStandardInput: the file that standard input comes from is one that is read.
func TestToStandardInput(t *testing.T) {
	const text = "inputs: {dau: 10M}\nworkloads: {post: {writes: dau * 2/user/day}}\n"
	inFolder(t, text)
	run := func(to string) (status int, said string) {
		file, err := os.Open("plan.yaml")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		var out, errs bytes.Buffer
		status = Main([]string{"estimate", "-", "-o", "csv", "--to", to}, file, &out, &errs)
		return status, errs.String()
	}
	if status, said := run("plan.yaml"); status != invalid || !strings.Contains(said, "--to plan.yaml: it is read for this") {
		t.Errorf("%d: %s", status, said)
	}
	if now, _ := os.ReadFile("plan.yaml"); string(now) != text {
		t.Errorf("the scenario is %q now", now)
	}
	if status, said := run("out.csv"); status != 0 {
		t.Errorf("%d: %s", status, said)
	}
}
