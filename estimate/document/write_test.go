package document

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const outdated = "<!-- botec use feed.botec.yaml -->\n<!-- botec is kept -->30 PB<!-- botec end -->\n"

// updated checks docs/d.md, does something to it, and updates it. It returns the
// message of the error, "" for none.
func updated(t *testing.T, meanwhile func()) string {
	t.Helper()
	files, errs := Find([]string{"docs/d.md"}, nil)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	reports := CheckFiles(files, fixed(t))
	if !reports[0].Outdated() {
		t.Fatal(reports[0].Errors)
	}
	meanwhile()
	settled := Update(reports)
	if len(reports[0].Errors) == 0 {
		if settled[0][Claim] != 1 || !reports[0].Checks[0].Holds() {
			t.Errorf("settled %v", settled)
		}
		return ""
	}
	if len(settled[0]) > 0 || reports[0].Checks[0].Holds() {
		t.Errorf("settled %v, and failed", settled)
	}
	return reports[0].Errors[0].Text
}

func contents(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestUpdateMeanwhile: what somebody does to a document between its reading and its
// update stays.
func TestUpdateMeanwhile(t *testing.T) {
	const d = "docs/d.md"
	edited := outdated + "MY EDIT\n"
	for name, c := range map[string]struct {
		meanwhile func(t *testing.T)
		want      string
		after     string // of the document, "" for the updated text
	}{
		"nothing":           {func(*testing.T) {}, "", ""},
		"edited":            {func(t *testing.T) { must(t, os.WriteFile(d, []byte(edited), 0o644)) }, "not updated: it changed while botec was reading it", edited},
		"cut":               {func(t *testing.T) { must(t, os.Truncate(d, 0)) }, "not updated: it changed while botec was reading it", "\x00"},
		"saved by a rename": {func(t *testing.T) { must(t, os.WriteFile("new", []byte(edited), 0o644)); must(t, os.Rename("new", d)) }, "not updated: it changed while botec was reading it", edited},
		"saved without edit": {func(t *testing.T) {
			must(t, os.WriteFile("new", []byte(outdated), 0o644))
			must(t, os.Rename("new", d))
		}, "", ""},
		"removed": {func(t *testing.T) { must(t, os.Remove(d)) }, "not updated: it was removed while botec was reading it", "\x00"},
		"updated by another": {func(t *testing.T) {
			must(t, os.WriteFile(d, []byte(strings.Replace(outdated, "30 PB", "55 PB", 1)), 0o644))
		}, "", ""},
		"a folder":            {func(t *testing.T) { must(t, os.Remove(d)); must(t, os.Mkdir(d, 0o755)) }, "not updated: it changed while botec was reading it", "\x00"},
		"read-only":           {func(t *testing.T) { must(t, os.Chmod(d, 0o444)) }, "not updated: it is read-only", outdated},
		"another name":        {func(t *testing.T) { must(t, os.Link(d, "other.md")) }, "not updated: it has another name (a hard link), which would keep the old text", outdated},
		"a link to a file":    {func(t *testing.T) { must(t, os.Rename(d, "victim")); must(t, os.Symlink("../victim", d)) }, "not updated: it changed while botec was reading it", outdated},
		"its folder a link":   {func(t *testing.T) { must(t, os.Rename("docs", "victims")); must(t, os.Symlink("victims", "docs")) }, "not updated: it changed while botec was reading it", outdated},
		"a link in a circle":  {func(t *testing.T) { must(t, os.Remove(d)); must(t, os.Symlink("d.md", d)) }, "not updated: ", "\x00"},
		"other permissions":   {func(t *testing.T) { must(t, os.Chmod(d, 0o640)) }, "", ""},
		"an unrelated change": {func(t *testing.T) { must(t, os.WriteFile("docs/other", nil, 0o644)) }, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			folder(t, map[string]string{d: outdated, "docs/feed.botec.yaml": feed})
			got := updated(t, func() { c.meanwhile(t) })
			if got != c.want && !(c.want == "not updated: " && strings.HasPrefix(got, c.want)) {
				t.Errorf("%q, want %q", got, c.want)
			}
			want := c.after
			if want == "" {
				want = strings.Replace(outdated, "30 PB", "55 PB", 1)
			}
			if want != "\x00" && contents(t, d) != want {
				t.Errorf("it is now %q", contents(t, d))
			}
			if name == "other permissions" {
				if info, err := os.Stat(d); err != nil || info.Mode().Perm() != 0o640 {
					t.Error(info.Mode(), err)
				}
			}
			if left, _ := filepath.Glob("*/.botec*"); len(left) > 0 {
				t.Errorf("left: %q", left)
			}
		})
	}
}

// TestStaleFiles: Update removes what a killed run has left, not the file of a run
// that is at work, nor anything else.
func TestStaleFiles(t *testing.T) {
	folder(t, map[string]string{"docs/d.md": outdated, "docs/feed.botec.yaml": feed})
	root, err := os.OpenRoot("docs")
	must(t, err)
	defer root.Close()
	killed, stale, err := createTemp(root)
	must(t, err)
	must(t, killed.Close())
	live, name, err := createTemp(root)
	must(t, err)
	defer live.Close()
	if lock(live) != nil {
		t.Skip("files cannot be locked here")
	}
	keep := map[string]bool{"d.md": true, "feed.botec.yaml": true, name: true}
	for _, other := range []string{".botec-123", ".botec-notes.md", ".botec.yaml~", ".botec-write-1.tmp", stale + "~", "x" + stale} {
		must(t, os.WriteFile(filepath.Join("docs", other), nil, 0o644))
		keep[other] = true
	}
	dir := ".botec-write-" + strings.Repeat("0", 32) + ".tmp"
	must(t, os.Mkdir(filepath.Join("docs", dir), 0o755))
	keep[dir] = true
	if got := updated(t, func() {}); got != "" {
		t.Error(got)
	}
	entries, err := os.ReadDir("docs")
	must(t, err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if want := slices.Sorted(maps.Keys(keep)); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
