// Start measures how long botec takes to start, in whole processes, compared with a
// Go program that prints one line, and with GNU units and qalc if they are installed:
//
//	go run testdata/bench/start.go [RUNS]
//
// Each program is copied after it is built, as an installed one would be: pages that
// the linker has just written are mapped more slowly.
package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

const hello = "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello, world\") }\n"

func main() {
	runs := 200
	if len(os.Args) > 1 {
		runs, _ = strconv.Atoi(os.Args[1])
	}
	if err := compare(runs); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func compare(runs int) error {
	dir, err := os.MkdirTemp("", "start")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	source := filepath.Join(dir, "hello.go")
	if err := os.WriteFile(source, []byte(hello), 0o644); err != nil {
		return err
	}
	helloWorld, err := build(dir, "hello", source)
	if err != nil {
		return err
	}
	botec, err := build(dir, "botec", ".")
	if err != nil {
		return err
	}
	calls := [][]string{{helloWorld}, {botec, "version"}, {botec, "calc", "1 + 1"}, {botec, "estimate", "twitter", "-o", "json"}, {botec, "estimate", "twitter"}}
	for _, competitor := range [][]string{{"units", "-t", "1 km", "m"}, {"qalc", "-t", "1 + 1"}} {
		if path, err := exec.LookPath(competitor[0]); err == nil {
			calls = append(calls, append([]string{path}, competitor[1:]...))
		}
	}
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	files := &os.ProcAttr{Files: []*os.File{null, null, null}}
	times := make([][]time.Duration, len(calls))
	for range runs {
		for _, i := range rand.Perm(len(calls)) { // random order, because each process finds the caches of the one before
			call := calls[i]
			start := time.Now()
			process, err := os.StartProcess(call[0], call, files)
			if err != nil {
				return err
			}
			if state, err := process.Wait(); err != nil || !state.Success() {
				return fmt.Errorf("%v: %v %v", call, state, err)
			}
			times[i] = append(times[i], time.Since(start))
		}
	}
	median := func(i int) time.Duration { slices.Sort(times[i]); return times[i][runs/2] }
	for i, call := range calls {
		call[0] = filepath.Base(call[0])
		fmt.Printf("%-36.36s %8.2f ms  %5.2f times\n", fmt.Sprint(call), median(i).Seconds()*1e3, float64(median(i))/float64(median(0)))
	}
	return nil
}

// build builds a program and returns the path of a copy.
func build(dir, name, source string) (string, error) {
	built, copied := filepath.Join(dir, name+".built"), filepath.Join(dir, name)
	cmd := exec.Command("go", "build", "-o", built, source)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%s: %w\n%s", source, err, out)
	}
	program, err := os.ReadFile(built)
	if err != nil {
		return "", err
	}
	return copied, os.WriteFile(copied, program, 0o755)
}
