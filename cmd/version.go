package cmd

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// release is the version that a released binary is built with, "" in any other.
var release string

// version is that of the release, of the module, or of the commit that it was built from.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "devel"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && v == "devel" {
			v += " " + s.Value[:min(12, len(s.Value))]
		}
	}
	return v
}

func (a *app) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "print the version of botec",
		Long: `Prints the version of botec, of Go, and the platform. botec --version prints
the first alone.`,
		Example: `  botec version
  botec --version
  botec version | cut -d ' ' -f 2`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			a.out.WriteString("botec " + version() + " " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH + "\n")
			return nil
		},
	}
}
