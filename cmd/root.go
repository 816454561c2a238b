// Package cmd is the command line: one file a command, each from flags over
// options to one call into estimate and one renderer.
//
// Data goes to standard output, everything else to standard error. What a
// command prints is collected and written at its end, so that a run that fails
// (exit status 2) leaves nothing on standard output.
package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/page"
	"botec/estimate/report"
	"botec/estimate/source"

	"github.com/kballard/go-shellquote"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The exit statuses.
const (
	good    = 0 // all went well
	fails   = 1 // what was to be checked does not hold
	invalid = 2 // the input or the call is wrong
)

// app is one run of the program.
type app struct {
	stdin    io.Reader
	out      bytes.Buffer // standard output, so far
	stdout   io.Writer
	stderr   io.Writer
	settings settings
	command  string  // as it was called, for a page to name
	within   *within // the document that a section is made for, else nil
	status   int
}

// Main runs one command and gives the exit status.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr, command: "botec " + shellquote.Join(args...)}
	root := a.root(args)
	root.SetArgs(negative(args))
	err := root.Execute()
	if err != nil {
		a.complain(err)
		return invalid
	}
	if err := a.flush(); err != nil {
		a.complain(err)
		return invalid
	}
	return a.status
}

// flush writes what was collected for standard output.
func (a *app) flush() error {
	_, err := a.stdout.Write(a.out.Bytes())
	a.out.Reset()
	if err != nil && !errors.Is(err, os.ErrClosed) && !isBrokenPipe(err) {
		return fmt.Errorf("standard output: %w", err)
	}
	return nil
}

// complain writes an error as its reader wants it: all of them, each with its place.
func (a *app) complain(err error) {
	var list source.Errors
	if !errors.As(err, &list) {
		text, near, _ := strings.Cut(err.Error(), "\n\nDid you mean this?\n")
		hint := "botec help lists the commands and the topics"
		if words := strings.Fields(near); len(words) > 0 {
			hint = "did you mean " + strings.Join(words, " or ") + "?"
		}
		if rest, ok := strings.CutPrefix(text, "unknown command "); ok {
			name, _, _ := strings.Cut(rest, " for ")
			text = "no command is called " + strings.Trim(name, `"`)
		} else {
			hint = ""
		}
		list = source.Errors{{Text: text, Hint: hint}}
	}
	fmt.Fprintln(a.stderr, list.Error())
	files := map[string]int{}
	for _, e := range list {
		if e.File != nil {
			files[e.File.Name]++
		}
	}
	if len(list) > 1 {
		where := ""
		if len(files) == 1 && list[0].File != nil {
			where = " in " + source.Printable(list[0].File.Name)
		}
		fmt.Fprintf(a.stderr, "\n%d errors%s\n", len(list), where)
	}
}

func (a *app) warn(warnings []string) {
	for _, w := range warnings {
		fmt.Fprintln(a.stderr, "warning: "+source.Printable(w))
	}
}

// usage is a mistake in the call, with a hint where there is one.
func usage(hint, text string, args ...any) error {
	return source.Errors{{Text: fmt.Sprintf(text, args...), Hint: hint}}
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
		{"init", a.initialize}, {"compare", a.compare}, {"solve", a.solve}, {"sweep", a.sweep}, {"forecast", a.forecast}, {"practice", a.practice}, {"check", a.check}, {"schema", a.schema}, {"completion", a.completion}, {"version", a.version},
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

// machine writes a value as JSON or YAML; done is false where another output
// is asked for.
func (a *app) machine(write func(w io.Writer) error) (done bool, err error) {
	switch a.settings.Output {
	case "json":
		return true, write(&a.out)
	case "yaml":
		var json bytes.Buffer
		if err := write(&json); err != nil {
			return true, err
		}
		return true, report.YAML(&a.out, json.Bytes())
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

// asJSON writes any value as JSON.
func asJSON(v any) func(io.Writer) error {
	return func(w io.Writer) error { return report.JSON(w, v) }
}

// flagError says what a flag takes, and the nearest flag to an unknown one.
func flagError(cmd *cobra.Command, err error) error {
	text := err.Error()
	if rest, ok := strings.CutPrefix(text, "invalid argument "); ok {
		value, rest, _ := strings.Cut(rest, " for ")
		flag, why, _ := strings.Cut(rest, " flag: ")
		why, hint, _ := strings.Cut(why, "; ")
		if strings.HasPrefix(why, "strconv.") {
			why = "a whole number"
		}
		_, flag, _ = strings.Cut(strings.Trim(flag, `"`), "--")
		return usage(hint, "--%s must be %s, not %s", flag, why, value)
	}
	if flag, ok := strings.CutPrefix(text, "flag needs an argument: --"); ok {
		return usage("botec help "+cmd.Name(), "--%s needs a value", flag)
	}
	name, ok := strings.CutPrefix(text, "unknown flag: --")
	if !ok {
		return usage("botec help "+cmd.Name(), "%s", text)
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	hint := "botec help " + cmd.Name()
	if near := formula.Nearest(name, names); len(near) > 0 {
		hint = "did you mean --" + strings.Join(near, " or --") + "?"
	}
	return usage(hint, "%s has no flag --%s", cmd.CommandPath(), name)
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

// wrongArguments says how many arguments a command takes, where cobra speaks
// of "arg(s)".
func wrongArguments(cmd *cobra.Command, args []string, err error) error {
	wanted, _, counted := strings.Cut(err.Error(), " arg(s)")
	_, wanted, _ = strings.Cut(wanted, " ")
	switch {
	case strings.HasPrefix(err.Error(), "unknown command"):
		wanted = "no arguments"
	case !counted:
		return usage("botec "+cmd.Use, "%s: %s", cmd.Name(), err)
	case wanted == "1" || strings.HasSuffix(wanted, " 1"):
		wanted += " argument"
	default:
		wanted += " arguments"
	}
	return usage("botec "+cmd.Use, "%s takes %s, not %d", cmd.Name(), wanted, len(args))
}
