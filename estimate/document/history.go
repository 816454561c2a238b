package document

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"botec/estimate/compare"
	"botec/estimate/unit"
)

// why says what moved a metric since the last commit, where the claim was true
// of the scenario as it was committed.
func (c *checker) why(got claim, metric string) (list []string) {
	if c.env.Committed == nil || c.of.Text != nil {
		return nil
	}
	before := c.env.Committed(*c.of)
	if before == nil {
		return nil
	}
	if v := before.Get(metric); v == nil || !got.holds(v.Value) {
		return nil
	}
	movers, added := compare.NewPair(before, c.result).Movers(metric)
	for _, m := range movers {
		by := unit.Times(m.Alone)
		if added {
			by = c.result.Get(metric).Print(m.Alone) + " more"
		}
		if d := m.Difference; d != nil {
			list = append(list, fmt.Sprintf("since the last commit: %s %s → %s makes it %s (%s)", m.Name, d.A, d.B, by, d.At))
		} else {
			list = append(list, fmt.Sprintf("since the last commit: other %s make it %s", m.Name, by))
		}
	}
	return list
}

// patience is how long git may take for one file.
const patience = 5 * time.Second

// Committed is the text of a file in the last commit of its git repository.
func Committed(path string) (string, error) { return Revision("HEAD", path) }

// Revision is the text of a file in a revision of its git repository. Git only
// reads an object: nothing that a repository configures is run.
func Revision(revision, path string) (string, error) {
	if strings.HasPrefix(revision, "-") {
		return "", fs.ErrNotExist
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	git := exec.CommandContext(ctx, "git", "-C", filepath.Dir(path), "cat-file", "blob", revision+":./"+filepath.Base(path))
	// a hook has the repository that it runs for in its environment; here that of the file counts
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") {
			git.Env = append(git.Env, v)
		}
	}
	git.Env = append(git.Env, "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	text, err := git.Output()
	if err != nil {
		return "", fs.ErrNotExist
	}
	return string(text), nil
}
