package cmd

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"botec/estimate/source"

	"github.com/spf13/cobra"
)

//go:embed starter.botec.yaml
var starter string

// starterFile is where init writes unless told.
const starterFile = "capacity.botec.yaml"

func (a *app) initialize() *cobra.Command {
	return &cobra.Command{
		Use:   "init [FILE]",
		Short: "write a commented scenario to start from",
		Long: `Writes a commented scenario to start from, to FILE or to ` + starterFile + `; a file
that is there already is left as it is. With - it goes to standard output.`,
		Example: `  botec init
  botec init feed.botec.yaml
  botec init - | botec estimate -`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			name := starterFile
			if len(args) > 0 {
				name = args[0]
			}
			if name == "-" {
				a.out.WriteString(starter)
				return nil
			}
			f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
			if errors.Is(err, fs.ErrExist) {
				return usage("botec init another-name.botec.yaml", "%s is there already", name)
			}
			if err != nil {
				return usage("", "%s", err)
			}
			if _, err = f.WriteString(starter); err == nil {
				err = f.Close()
			}
			if err != nil {
				_ = os.Remove(name)
				return usage("", "%s", err)
			}
			fmt.Fprintln(a.stderr, source.Printable(fmt.Sprintf("wrote %s; next: botec estimate %s", name, name)))
			return nil
		},
	}
}
