package document

import (
	"os"
	"path/filepath"
	"strings"

	"botec/estimate/guard"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// File is a document or a scenario to check.
type File struct {
	Path       string        // of a preset its name
	IsDocument bool          // else a scenario
	Named      bool          // by an argument, and not found in a folder
	Root       scenario.Root // that it must lie in, the zero Root for anywhere
}

// Find lists the files that arguments name: a file or a preset is listed as it
// is, a folder by the documents and scenarios in it, the working directory if
// there are no arguments. A file with two names is listed once. Errors name the
// documents that do not exist, the folders that cannot be read and the pipes; other
// missing files are errors of [CheckFiles].
//
// A file must lie in the git repository of its folder: one that is a symbolic link
// may be named by a pattern of the shell, and be part of what is checked.
//
// What exclude matches is left out, also where an argument names it. Where that is all
// of them, there are no files and no errors: hooks name the files of a commit, whatever
// they are. A folder in which nothing is left is an error, since a pattern may be wrong.
func Find(args []string, exclude Exclude) (files []File, errs source.Errors) {
	if len(args) == 0 {
		args = []string{"."}
	}
	var found []File
	excluded, named := 0, 0 // named is how many files are excluded that arguments name
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case exclude.matches(arg) && err == nil && info.IsDir():
			excluded++
		case exclude.matches(arg):
			named++
		case err == nil && info.IsDir():
			w := walkFolder(arg, exclude, isCheckable)
			for _, path := range w.list {
				found = append(found, File{Path: path, IsDocument: isDocument(path), Root: w.root})
			}
			excluded += w.excluded
			errs = append(errs, w.errors...)
		case err != nil && isDocument(arg):
			errs = append(errs, fileError(arg, "there is no such file"))
		case err != nil && strings.HasSuffix(filepath.ToSlash(arg), "/"):
			errs = append(errs, &source.Error{Text: "there is no folder " + arg})
		case err == nil && isNamedPipe(arg, info):
			errs = append(errs, fileError(arg, "cannot read it: "+guard.ErrNotRegular.Error()))
		case err == nil && isOtherKind(arg):
			errs = append(errs, fileError(arg, "botec does not know this kind of file: it checks documents in Markdown (.md, .markdown, .mdx) and scenarios (.yaml, .yml)"))
		default:
			file := File{Path: arg, IsDocument: isDocument(arg), Named: true}
			if err == nil && info.Mode().IsRegular() {
				file.Root = scenario.RepositoryOf(filepath.Dir(arg))
			}
			found = append(found, file)
		}
	}
	seen := make(map[string]bool)
	for _, file := range found {
		file.Path = filepath.Clean(file.Path)
		real, err := filepath.EvalSymlinks(file.Path)
		if err != nil { // a preset, standard input or a missing file
			real = file.Path
		}
		if !seen[real] {
			seen[real] = true
			files = append(files, file)
		}
	}
	switch {
	case len(files) > 0 || len(errs) > 0 || named == len(args):
	case excluded+named > 0:
		errs = source.Errors{{Text: "--exclude leaves nothing to check in " + strings.Join(args, " ")}}
	default:
		errs = source.Errors{{Text: "no *.md, *.markdown, *.mdx or *.botec.yaml file in " + strings.Join(args, " "), Hint: "botec init plan.botec.yaml writes a scenario to start from"}}
	}
	return files, errs
}

// isOtherKind reports whether a file is neither a document nor a scenario by its name.
// Standard input, pipes and files without an extension may be scenarios.
func isOtherKind(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case "", ".yaml", ".yml":
		return false
	}
	return !isDocument(path)
}

// isNamedPipe reports whether a path leads to a pipe in the file system, which would
// wait for a writer. One that a shell has opened, /dev/fd/63, has no such path.
func isNamedPipe(path string, info os.FileInfo) bool {
	_, err := filepath.EvalSymlinks(path)
	return err == nil && info.Mode()&os.ModeNamedPipe != 0
}

// isCheckable reports whether a file of a folder is checked.
func isCheckable(name string) bool {
	return isDocument(name) || strings.HasSuffix(name, ".botec.yaml") && name != scenario.TeamFile
}

func isDocument(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".markdown") || isMDX(name)
}

func isMDX(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".mdx") }

// fileError is an error about a file as a whole.
func fileError(path, text string) *source.Error {
	return &source.Error{File: &source.File{Name: filepath.ToSlash(path)}, Text: text}
}
