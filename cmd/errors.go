package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/report"
	"botec/estimate/source"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// warn says what to know of a result: at once, or in the object of errors and
// warnings where these are data.
func (a *app) warn(warnings []string) {
	if a.errorFormat != "" {
		a.warnings = append(a.warnings, warnings...)
		return
	}
	for _, w := range warnings {
		fmt.Fprintln(a.stderr, "warning: "+source.Printable(w))
	}
}

// complain writes why a run failed: all errors, each with its place.
func (a *app) complain(err error) {
	list := errorsOf(err)
	if a.errorFormat != "" {
		a.writeFailure(list)
		return
	}
	fmt.Fprintln(a.stderr, list.Error())
	if len(list) < 2 {
		return
	}
	files := map[string]bool{}
	for _, e := range list {
		if e.File != nil {
			files[e.File.Name] = true
		}
	}
	where := ""
	if len(files) == 1 && list[0].File != nil {
		where = " in " + source.Printable(list[0].File.Name)
	}
	fmt.Fprintf(a.stderr, "\n%d errors%s\n", len(list), where)
}

// writeFailure writes errors and warnings as one object.
func (a *app) writeFailure(list source.Errors) {
	write := asJSON(report.NewFailure(list, a.warnings))
	if a.errorFormat == "yaml" {
		write = asYAML(write)
	}
	_ = write(a.stderr) // there is no place to say that this failed
}

// errorsOf is an error as a list; those of cobra in the words of this program.
func errorsOf(err error) source.Errors {
	var list source.Errors
	if errors.As(err, &list) {
		return list
	}
	text, near, _ := strings.Cut(err.Error(), "\n\nDid you mean this?\n")
	hint := ""
	if rest, ok := strings.CutPrefix(text, "unknown command "); ok {
		name, _, _ := strings.Cut(rest, " for ")
		text, hint = "no command is called "+strings.Trim(name, `"`), "botec help lists the commands and the topics"
		if words := strings.Fields(near); len(words) > 0 {
			hint = "did you mean " + strings.Join(words, " or ") + "?"
		}
	}
	return source.Errors{{Text: text, Hint: hint}}
}

// formatOfErrors finds the format of errors, "" for text, before the settings are
// read: the call itself may be wrong.
func formatOfErrors(args []string) string {
	output, format := "", ""
	for i, arg := range args {
		if arg == "--" {
			break
		}
		next := ""
		if i+1 < len(args) {
			next = args[i+1]
		}
		if value, ok := flagValue(arg, next, "-o", "--output"); ok && slices.Contains(outputs, value) {
			output = value
		}
		if value, ok := flagValue(arg, next, "", "--format"); ok && args[0] == "check" {
			format = value
		}
	}
	if output == "" && format != "" {
		return machineOnly(format)
	}
	if output == "" {
		read, _ := readPreferences() // that they are wrong may be the error
		output = read.Output
	}
	return machineOnly(output)
}

// flagValue is the value that an argument, or the next one, gives a flag.
func flagValue(arg, next, short, long string) (value string, ok bool) {
	if arg == long || arg == short && short != "" {
		return next, true
	}
	if value, ok := strings.CutPrefix(arg, long+"="); ok {
		return value, true
	}
	if short == "" || strings.HasPrefix(arg, "--") {
		return "", false
	}
	value, ok = strings.CutPrefix(arg, short)
	return strings.TrimPrefix(value, "="), ok
}

// machineOnly is an output, "" where it has no form for errors.
func machineOnly(output string) string {
	if output == "json" || output == "yaml" {
		return output
	}
	return ""
}

// usage is a mistake in the call, with a hint where there is one.
func usage(hint, text string, args ...any) error {
	return source.Errors{{Text: fmt.Sprintf(text, args...), Hint: hint}}
}

// flagError says what a flag takes, and the nearest flag to an unknown one.
func flagError(cmd *cobra.Command, err error) error {
	text := err.Error()
	if rest, ok := strings.CutPrefix(text, "invalid argument "); ok {
		value, rest, _ := strings.Cut(rest, " for ")
		flag, why, _ := strings.Cut(rest, " flag: ")
		why, hint, _ := strings.Cut(why, "; ")
		switch {
		case strings.HasPrefix(why, "strconv.") && strings.HasSuffix(why, "value out of range"):
			why = "a smaller number"
			if strings.HasPrefix(value, `"-`) {
				why = "a larger number"
			}
		case strings.HasPrefix(why, "strconv."):
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

// wrongArguments says how many arguments a command takes, where cobra speaks
// of "arg(s)".
func wrongArguments(cmd *cobra.Command, args []string, err error) error {
	expected, _, counted := strings.Cut(err.Error(), " arg(s)")
	_, expected, _ = strings.Cut(expected, " ")
	switch {
	case strings.HasPrefix(err.Error(), "unknown command"):
		expected = "no arguments"
	case !counted:
		return usage("botec "+cmd.Use, "%s: %s", cmd.Name(), err)
	case expected == "1" || strings.HasSuffix(expected, " 1"):
		expected += " argument"
	default:
		expected += " arguments"
	}
	return usage("botec "+cmd.Use, "%s takes %s, not %d", cmd.Name(), expected, len(args))
}
