package source_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"botec/estimate/source"
)

func TestRepositoryFolders(t *testing.T) {
	top := t.TempDir()
	root := filepath.Join(top, "root")
	inner := filepath.Join(root, "a", "worktree")
	deep := filepath.Join(inner, "b")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(root, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(inner, ".git"), nil, 0o644); err != nil { // as git has it in a worktree
		t.Fatal(err)
	}
	for dir, want := range map[string][]string{
		root:                       {root},
		filepath.Join(root, "a"):   {filepath.Join(root, "a"), root},
		deep:                       {deep, inner},
		filepath.Join(root, "new"): {filepath.Join(root, "new"), root},
		top:                        nil,
	} {
		if got := source.RepositoryFolders(dir); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
	t.Chdir(deep)
	if got := source.RepositoryFolders("."); len(got) != 2 {
		t.Errorf("the working directory: %q", got)
	}
}
