package source

import (
	"os"
	"path/filepath"
)

// RepositoryFolders lists a folder and those above it up to the root of its git
// repository, which comes last, as absolute paths. It gives nil where the folder is in
// no repository.
func RepositoryFolders(dir string) []string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	list := []string{dir}
	for {
		// a worktree and a submodule have a file of this name
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return list
		}
		above := filepath.Dir(dir)
		if above == dir {
			return nil
		}
		dir = above
		list = append(list, dir)
	}
}
