package scenario

import (
	"os"
	"path/filepath"
	"testing"
)

// TestTeamDefaultsOfRepository: .botec.yaml is found up to the root of the
// repository and no further.
func TestTeamDefaultsOfRepository(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "repo", "a", "b")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(path string) {
		if err := os.WriteFile(path, []byte("defaults: {retention: 1 year}\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(dir, TeamFile))
	if err := os.Mkdir(filepath.Join(dir, "repo", ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	if found := FindTeamFile(deep); found != "" {
		t.Error("found one above the repository:", found)
	}
	write(filepath.Join(dir, "repo", TeamFile))
	if FindTeamFile(deep) == "" {
		t.Error("did not find the one at its root")
	}
}
