package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/guard"
	"botec/estimate/page"
	"botec/estimate/unit"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
	"golang.org/x/term"
)

// settings say how results look, never what they are. They come from flags,
// then BOTEC_* variables, then the user's configuration.
type settings struct {
	Output string
	Digits int
	Color  string
	Bits   bool
}

// plain is how results look by default.
var plain = settings{Output: "table", Digits: unit.DefaultDigits, Color: "auto"}

var outputs = []string{"table", "markdown", "json", "yaml", "csv", "html"}

var colors = []string{"auto", "always", "never"}

// choice is a flag that takes one of a few words.
type choice struct {
	value *string
	of    []string
}

func (c choice) String() string {
	if c.value == nil {
		return ""
	}
	return *c.value
}
func (c choice) Type() string { return strings.Join(c.of, "|") }
func (c choice) Set(s string) error {
	if slices.Contains(c.of, s) {
		*c.value = s
		return nil
	}
	text := "one of " + strings.Join(c.of, ", ")
	if near := formula.Nearest(s, c.of); len(near) > 0 {
		text += "; did you mean " + near[0] + "?"
	}
	return fmt.Errorf("%s", text)
}

func (a *app) addSettings(flags *pflag.FlagSet) {
	a.settings = plain
	flags.VarP(choice{&a.settings.Output, outputs}, "output", "o", "write results as `FORMAT`: table, markdown, json, yaml, csv or html")
	flags.IntVar(&a.settings.Digits, "digits", unit.DefaultDigits, "print `N` significant digits")
	flags.Var(choice{&a.settings.Color, colors}, "color", "use colour: `WHEN` is auto, always or never")
	flags.StringVar(&a.to, "to", "", "write the output to `FILE`, in the place of what is there")
	flags.BoolVar(&a.settings.Bits, "bits", false, "print network rates in bits per second")
}

// maxConfig is the size of the largest configuration, in bytes.
const maxConfig = 1e6

// configFile is the user's configuration, "" where the system has no place for it.
func configFile() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "botec", "config.yaml")
}

// configure settles the settings: flags over variables over the file. One
// viper a run; its keys are few and flat, and scenarios never pass through it.
func (a *app) configure(cmd *cobra.Command) error {
	if a.within != nil { // a section is the same for every user
		return nil
	}
	read, err := readPreferences()
	if err != nil {
		return err
	}
	if err := a.take(cmd, read); err != nil {
		return err
	}
	if d := a.settings.Digits; d < 1 || d > 15 {
		return usage("", "--digits must be from 1 to 15, not %d", d)
	}
	if err := a.checkTo(cmd); err != nil {
		return err
	}
	a.configured, a.asked, a.errorFormat = true, cmd.Flags().Changed("output"), machineOnly(a.settings.Output)
	return nil
}

// readConfig reads the configuration, if there is one.
func readConfig(v *viper.Viper, file string) error {
	if file == "" {
		return nil
	}
	text, err := guard.Read("", file, maxConfig) // a link to anywhere is the user's own
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	v.SetConfigType("yaml")
	return v.ReadConfig(strings.NewReader(text))
}

// preferences are settings as they are written, "" where nothing is. They are text:
// a number that is too large for an int has to be refused as what it is.
type preferences struct {
	Output string `mapstructure:"output"`
	Digits string `mapstructure:"digits"`
	Color  string `mapstructure:"color"`
	Bits   string `mapstructure:"bits"`
}

var settingNames = []string{"output", "digits", "color", "bits"}

// readPreferences reads the variables and the user's configuration. Where that is
// wrong, the output is read if it can be.
func readPreferences() (read preferences, err error) {
	file := configFile()
	_, missing := os.Stat(file)
	found := file != "" && missing == nil
	any := found
	for _, name := range settingNames {
		any = any || os.Getenv("BOTEC_"+strings.ToUpper(name)) != ""
	}
	if !any { // viper is a part of the start that can be measured
		return read, nil
	}
	v := viper.NewWithOptions(viper.KeyDelimiter("\x00"))
	for _, name := range settingNames {
		if err := v.BindEnv(name, "BOTEC_"+strings.ToUpper(name)); err != nil {
			return read, err
		}
	}
	if found {
		if err = readConfig(v, file); err != nil {
			err = usage("", "%s: %s", file, err)
		}
	}
	if problem := v.UnmarshalExact(&read); problem != nil && err == nil {
		err = usage("the settings are output, digits, color and bits", "%s or a BOTEC_* variable: %s", file, strings.Join(strings.Fields(problem.Error()), " "))
	}
	read.Output = v.GetString("output")
	return read, err
}

// take applies the settings for which no flag is given.
func (a *app) take(cmd *cobra.Command, read preferences) error {
	values := map[string]string{"output": read.Output, "digits": read.Digits, "color": read.Color, "bits": read.Bits}
	for _, name := range settingNames {
		flag := cmd.Flag(name)
		if flag == nil || flag.Changed || values[name] == "" {
			continue
		}
		err := flag.Value.Set(values[name])
		switch {
		case err == nil && (name != "digits" || a.settings.Digits >= 1 && a.settings.Digits <= 15):
			continue
		case name == "digits":
			err = errors.New("a whole number from 1 to 15")
		case name == "bits":
			err = errors.New("true or false")
		}
		from := configFile()
		if variable := "BOTEC_" + strings.ToUpper(name); os.Getenv(variable) != "" {
			from = variable
		}
		return usage("change "+from, "setting %s is %q, but must be %s", name, values[name], err)
	}
	return nil
}

func (a *app) printer() unit.Printer {
	return unit.Printer{Digits: a.settings.Digits, Bits: a.settings.Bits}
}

// pipedWidth is the width of what nobody watches: the same everywhere.
const pipedWidth = 80

// style looks at the terminal: its width, and whether it takes colour.
func (a *app) style() page.Style {
	s := page.Style{Width: pipedWidth, Color: a.settings.Color == "always"}
	out := a.stdout
	if a.screen != nil {
		out = a.screen
	}
	f, ok := out.(*os.File)
	if !ok {
		return s
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return s
	}
	s.Width, s.ASCII = min(max(width, 40), 120), !unicodeLocale()
	if a.settings.Color == "auto" {
		s.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return s
}

// unicodeLocale says that the locale has Unicode, or does not say what it has.
func unicodeLocale() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(os.Getenv(name)); locale != "" {
			return strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8")
		}
	}
	return true
}
