package journal

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

type event struct{ N int }

func positive(e *event) bool { return e.N > 0 }

// TestAppend: a line that was cut off, and lines that are something else, cost no other
// line; a file that does not exist is empty.
func TestAppend(t *testing.T) {
	file := filepath.Join(t.TempDir(), "folder", "events.jsonl")
	check := func(want []event, unreadable int) {
		t.Helper()
		list, bad, err := Read(file, MaxSize, positive)
		if err != nil || bad != unreadable || !reflect.DeepEqual(list, want) {
			t.Fatalf("%v, %d unreadable, %v; want %v, %d", list, bad, err, want, unreadable)
		}
	}
	add := func(events ...event) {
		t.Helper()
		if err := Append(file, events...); err != nil {
			t.Fatal(err)
		}
	}
	check(nil, 0)
	add(event{1})
	add(event{2}, event{3})
	check([]event{{1}, {2}, {3}}, 0)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append([]byte("nonsense\n\n{\"N\":-1}\n"), text[:len(text)-4]...), 0o600); err != nil {
		t.Fatal(err)
	}
	check([]event{{1}, {2}}, 3)
	add(event{4})
	check([]event{{1}, {2}, {4}}, 3)
}

// TestFile: the state folder is that of the user's system.
func TestFile(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_STATE_HOME", dir)
	if file, err := File("events.jsonl"); err != nil || file != filepath.Join(dir, "botec", "events.jsonl") {
		t.Error(file, err)
	}
	t.Setenv("XDG_STATE_HOME", "relative")
	t.Setenv("HOME", dir)
	t.Setenv("USERPROFILE", dir)
	t.Setenv("LocalAppData", "")
	if file, err := File("events.jsonl"); err != nil || file != filepath.Join(dir, ".local", "state", "botec", "events.jsonl") {
		t.Error(file, err)
	}
}

// TestRecent: of a long file the last lines are read, whole ones.
func TestRecent(t *testing.T) {
	file := filepath.Join(t.TempDir(), "events.jsonl")
	for n := range 2000 {
		if err := Append(file, event{n + 1}); err != nil {
			t.Fatal(err)
		}
	}
	for most, want := range map[int64]int{1: 0, 11: 1, 12: 1, 22: 2, 23: 2, 1e6: 2000} {
		list, bad, err := Read(file, most, positive)
		if err != nil || bad != 0 || len(list) != want || want > 0 && list[len(list)-1].N != 2000 {
			t.Errorf("%d bytes: %d lines, %d unreadable, %v; want %d", most, len(list), bad, err, want)
		}
	}
}
