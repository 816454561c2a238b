package cmd

import (
	"strings"
	"testing"
)

// TestKeys: what terminals send, and what the line editor gets of it. A blank in typed
// parts it into several reads.
func TestKeys(t *testing.T) {
	const esc = "\x1b"
	for _, test := range []struct{ typed, want string }{
		{"4k/s\r", "4k/s\r"},
		{"é≈½", "é≈½"},
		{"\xe2|\x89|\x88", "≈"},  // a character in three reads
		{"a\xffb\ufffdc", "abc"}, // what is no UTF-8
		{"1\t2", "1 2"},          // a tab would move the cursor by more than a column
		{esc + "[A" + esc + "OA", keyUp + keyUp},
		{esc + "[1~" + esc + "[4~", keyHome + keyEnd}, // as tmux sends them
		{esc + "OH" + esc + "OF", keyHome + keyEnd},
		{esc + "[3~", esc + "[3~"},
		{esc + "[1;5D" + esc + "b", wordBefore + wordBefore},
		{esc + "\x7f", "\x17"},
		{esc + "|[A", keyUp}, // a code in two reads
		{esc + "[1;|5C", nextWord},
		{esc + "|30", "30"}, // the key Esc, then others
		{esc + esc + "3", "3"},
		{esc + "[15~7" + esc + "OP8", "78"}, // keys that mean nothing here
		{"\x0c1\x1a2", "12"},                // Ctrl-L and Ctrl-Z are not part of the line
		{esc + "[200~a\x01" + esc + "[Ab\r\n" + esc + "[201~" + esc + "[A", esc + "[200~ab\r\n" + esc + "[201~" + keyUp},
		{esc + "[" + strings.Repeat("1", 40) + "x", "[" + strings.Repeat("1", 40) + "x"}, // no code
	} {
		k, got := &keys{}, ""
		for part := range strings.SplitSeq(test.typed, "|") {
			got += string(k.read([]byte(part)))
		}
		if got != test.want {
			t.Errorf("%q is read as %q, want %q", test.typed, got, test.want)
		}
	}
	k := &keys{}
	if k.read([]byte("\x0c\x1a")); !k.redraw || !k.suspend {
		t.Error("Ctrl-L or Ctrl-Z was not heard")
	}
}

// FuzzKeys: nothing but codes that the editor knows, text and control characters of one
// byte reach it, and what waits is bounded.
func FuzzKeys(f *testing.F) {
	for _, seed := range []string{"4k/s\r", "\x1b[A", "\x1b[200~x\x1b[201~", "\x1b", "\xe2\x89", "\x1b[1;5"} {
		f.Add(seed, 1)
	}
	known := map[string]bool{}
	for _, code := range editorKeys {
		known[code] = true
	}
	f.Fuzz(func(t *testing.T, text string, size int) {
		k, out := &keys{}, ""
		for size = max(1, size); len(text) > 0; text = text[min(size, len(text)):] {
			out += string(k.read([]byte(text[:min(size, len(text))])))
			if len(k.rest) > longestCode+size {
				t.Fatalf("%q waits", k.rest)
			}
		}
		for {
			_, after, found := strings.Cut(out, "\x1b")
			if !found {
				break
			}
			code := ""
			for c := range known {
				if strings.HasPrefix("\x1b"+after, c) {
					code = c
				}
			}
			if code == "" {
				t.Fatalf("%q reaches the editor", "\x1b"+after)
			}
			out = after[len(code)-1:]
		}
	})
}
