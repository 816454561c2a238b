// Package cmd is the command line: one file a command, each from flags over
// options to one call into estimate and one renderer.
//
// Data goes to standard output, everything else to standard error. What a
// command prints is collected and written at its end, so that a run that fails
// (exit status 2) leaves nothing on standard output.
package cmd

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"botec/estimate/page"
	"botec/estimate/report"

	"github.com/kballard/go-shellquote"
	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	good    = 0 // all went well
	fails   = 1 // a check fails
	invalid = 2 // the input or the command line is wrong
)

// app is one run of the program.
type app struct {
	stdin    io.Reader
	out      bytes.Buffer // standard output, so far
	stdout   io.Writer
	stderr   io.Writer
	settings settings
	command  string   // as it was called, for a page to name
	args     []string // as it was called
	within   *within  // the document that a section is made for, else nil
	folders  []string // that the arguments of check name, or whose files they name
	status   int
	to       string    // the file that standard output goes to instead, "" for none
	files    *files    // that were read, nil where nobody asks
	watching bool      // with --watch: its runs write the output
	watched  bool      // it is one run of --watch
	screen   io.Writer // of a run of --watch, nil for standard output
	figures  []figure  // of a run of --watch

	configured  bool
	asked       bool     // -o is on the command line, not what the user prefers
	errorFormat string   // of errors and warnings: json, yaml or "" for text
	warnings    []string // so far, unless they are text
}

// usualMemory is the memory from which on garbage is collected more often, so that large
// inputs take little more than what they need.
const usualMemory = 200 << 20

// Main runs one command and gives the exit status.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(usualMemory)
	}
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr, args: args, command: "botec " + shellquote.Join(withoutFile(args)...)}
	err := a.execute(args)
	switch {
	case err != nil:
		if !a.configured {
			a.errorFormat = formatOfErrors(args)
		}
		a.complain(err)
		return invalid
	case len(a.warnings) > 0:
		a.writeFailure(nil)
	}
	return a.status
}

// execute runs a command line and writes what it has for standard output.
func (a *app) execute(args []string) error {
	root := a.root(args)
	root.SetArgs(withoutFormula(negative(args)))
	if err := root.Execute(); err != nil {
		return err
	}
	switch {
	case a.to == "":
		return a.flush()
	case a.status != invalid && !a.watching:
		if err := a.writeTo(); err != nil {
			return &toError{err}
		}
	}
	return nil
}

// withoutFile leaves out of a command line where its output goes, and --watch: what a page
// names as its command makes that page.
func withoutFile(args []string) (list []string) {
	for i := 0; i < len(args); i++ {
		switch {
		case args[i] == "--":
			return append(list, args[i:]...)
		case args[i] == "--to":
			i++
		case args[i] != "--watch" && !strings.HasPrefix(args[i], "--to="):
			list = append(list, args[i])
		}
	}
	return list
}

// flush writes what was collected for standard output; --to waits for the end.
func (a *app) flush() error {
	if a.to != "" {
		return nil
	}
	_, err := a.stdout.Write(a.out.Bytes())
	a.out.Reset()
	if err != nil && !isBrokenPipe(err) {
		return fmt.Errorf("standard output: %w", err)
	}
	return nil
}

func (a *app) root(args []string) *cobra.Command {
	root := &cobra.Command{
		Use:   "botec",
		Short: "back-of-the-envelope capacity estimates: QPS, storage, bandwidth, servers and cost",
		Long: `botec estimates the capacity that a system needs. A scenario is a page of
named formulas with units: botec computes them, refuses units that do not fit,
shows the working, and checks what you expect of the result.`,
		SilenceErrors: true, SilenceUsage: true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.configure(cmd) },
	}
	// cobra's own would need its template, which brings text/template into the
	// binary: 3 MB, and a twentieth of the start
	showVersion := root.Flags().BoolP("version", "v", false, "print the version of botec")
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if *showVersion {
			a.out.WriteString("botec " + version() + "\n")
			return nil
		}
		a.out.WriteString(welcome)
		return nil
	}
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { _ = a.showHelp(cmd) })
	root.SetHelpCommand(a.help())
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(&a.out)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(flagError)
	root.SuggestionsMinimumDistance = 2
	a.addSettings(root.PersistentFlags())
	for flag, words := range map[string][]string{"output": outputs, "color": colors} {
		_ = root.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	}
	a.addCommands(root, args)
	for _, c := range root.Commands() {
		argsOf := c.Args
		c.Args = func(cmd *cobra.Command, args []string) error {
			if argsOf == nil {
				return nil
			}
			if err := argsOf(cmd, args); err != nil {
				return wrongArguments(cmd, args, err)
			}
			return nil
		}
	}
	return root
}

// addCommands adds the command that the arguments name: making all of them is a
// part of the start that can be measured. It adds all of them if the first
// argument is not a command, for help, completion and suggestions.
func (a *app) addCommands(root *cobra.Command, args []string) {
	commands := []struct {
		name string
		make func() *cobra.Command
	}{
		{"estimate", a.estimate}, {"explain", a.explain}, {"calc", a.calc}, {"presets", a.presets}, {"numbers", a.numbers},
		{"init", a.initialize}, {"compare", a.compare}, {"decide", a.decide}, {"solve", a.solve}, {"sweep", a.sweep}, {"forecast", a.forecast}, {"practice", a.practice}, {"drill", a.drill}, {"check", a.check}, {"mark", a.mark}, {"schema", a.schema}, {"completion", a.completion}, {"version", a.version},
	}
	if len(args) == 0 {
		return
	}
	for _, c := range commands {
		if len(args) > 0 && args[0] == c.name {
			root.AddCommand(c.make())
			return
		}
	}
	for _, c := range commands {
		root.AddCommand(c.make())
	}
}

// without is for commands with fewer formats: an error where the command line asks for
// a missing one, and the table where the user merely prefers it.
func (a *app) without(what, hint string, outputs ...string) error {
	output := a.settings.Output
	if !slices.Contains(outputs, output) {
		return nil
	}
	if a.asked {
		return usage(hint, "%s has no %s form", what, output)
	}
	a.settings.Output = plain.Output
	return nil
}

// machine writes a value as JSON or YAML; done is false where another output
// is asked for.
func (a *app) machine(write func(w io.Writer) error) (done bool, err error) {
	switch a.settings.Output {
	case "json":
		return true, write(&a.out)
	case "yaml":
		return true, asYAML(write)(&a.out)
	}
	return false, nil
}

// write writes a page in the format asked for. JSON and YAML are documents of
// their own: see [app.machine].
func (a *app) write(p *page.Page) error {
	p.Command = a.command
	switch a.settings.Output {
	case "csv":
		return page.CSV(&a.out, p)
	case "markdown":
		return page.Markdown(&a.out, p)
	case "html":
		return page.HTML(&a.out, p)
	}
	return page.Text(&a.out, p, a.style())
}

// asYAML writes JSON as YAML.
func asYAML(write func(io.Writer) error) func(io.Writer) error {
	return func(w io.Writer) error {
		var json bytes.Buffer
		if err := write(&json); err != nil {
			return err
		}
		return report.YAML(w, json.Bytes())
	}
}

// asJSON writes any value as JSON.
func asJSON(v any) func(io.Writer) error {
	return func(w io.Writer) error { return report.JSON(w, v) }
}

// negative puts "--" before a formula of calc that begins with a minus, which
// would read as a flag.
func negative(args []string) []string {
	if len(args) < 2 || args[0] != "calc" {
		return args
	}
	for i, arg := range args[1:] {
		if arg == "--" {
			return args
		}
		if len(arg) > 1 && arg[0] == '-' && strings.ContainsRune("0123456789.($", rune(arg[1])) {
			return append(append(append([]string{}, args[:i+1]...), "--"), args[i+1:]...)
		}
	}
	return args
}
