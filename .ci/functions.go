// Functions lists the functions that are longer than a screen or two, except in
// tests and in generated files:
//
//	go run .ci/functions.go -most 80 .
//
// It exits with 1 where there is one.
package main

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	most := flag.Int("most", 80, "lines of a function, from func to }")
	flag.Parse()
	long, err := longFunctions(flag.Arg(0), *most)
	for _, line := range long {
		fmt.Println(line)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	if err != nil || len(long) > 0 {
		os.Exit(1)
	}
}

func longFunctions(dir string, most int) (list []string, err error) {
	files := token.NewFileSet()
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if ast.IsGenerated(file) {
			return nil
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			start, end := files.Position(f.Pos()), files.Position(f.End())
			if lines := end.Line - start.Line + 1; lines > most {
				list = append(list, fmt.Sprintf("%s:%d: %s has %d lines, at most %d", start.Filename, start.Line, f.Name.Name, lines, most))
			}
		}
		return nil
	})
	return list, err
}
