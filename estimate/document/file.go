package document

import (
	"os"
	"path/filepath"
	"strings"

	"botec/estimate/scenario"
	"botec/estimate/source"
)

// File is a document or a scenario to check.
type File struct {
	Path       string // of a preset its name
	IsDocument bool   // else a scenario
}

// Find lists the files that arguments name: a file or a preset is listed as it
// is, a folder by the documents and scenarios in it, the working directory if
// there are no arguments. A file with two names is listed once. Errors name the
// documents that do not exist and the folders that cannot be read; other missing
// files are errors of [CheckFiles].
func Find(args []string) (files []File, errs source.Errors) {
	if len(args) == 0 {
		args = []string{"."}
	}
	var paths []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case err == nil && info.IsDir():
			found, unread := walkFolder(arg, isCheckable)
			paths, errs = append(paths, found...), append(errs, unread...)
		case err != nil && isDocument(arg):
			errs = append(errs, fileError(arg, "there is no such file"))
		case err != nil && strings.HasSuffix(filepath.ToSlash(arg), "/"):
			errs = append(errs, &source.Error{Text: "there is no folder " + arg})
		default:
			paths = append(paths, arg)
		}
	}
	seen := make(map[string]bool)
	for _, path := range paths {
		path = filepath.Clean(path)
		real, err := filepath.EvalSymlinks(path)
		if err != nil { // a preset, standard input or a missing file
			real = path
		}
		if !seen[real] {
			seen[real] = true
			files = append(files, File{path, isDocument(path)})
		}
	}
	if len(files) == 0 && len(errs) == 0 {
		errs = source.Errors{{Text: "no *.md or *.botec.yaml file in " + strings.Join(args, " "), Hint: "botec init plan.botec.yaml writes a scenario to start from"}}
	}
	return files, errs
}

// isCheckable reports whether a file of a folder is checked.
func isCheckable(name string) bool {
	return strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".botec.yaml") && name != scenario.TeamFile
}

func isDocument(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".mdx") || strings.HasSuffix(name, ".markdown")
}

// fileError is an error about a file as a whole.
func fileError(path, text string) *source.Error {
	return &source.Error{File: &source.File{Name: filepath.ToSlash(path)}, Text: text}
}
