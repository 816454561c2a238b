package tree

import "strings"

// prepare gives the text to the YAML library with what it refuses blanked out, although
// YAML allows it or it changes nothing:
//
//   - the directive %YAML 1.2 (the library knows 1.1 alone);
//   - a --- after the document, with nothing behind it;
//   - byte order marks behind the first, which appear where files are joined.
//
// The lines stay as many, and each as long in characters as before, but for those that
// begin at the offsets of marks, which have lost a byte order mark.
func prepare(text string) (prepared string, marks []int) {
	mark := strings.Contains(text[min(len(text), len(byteOrderMark)):], byteOrderMark)
	if !mark && !strings.Contains(text, "%YAML") && !strings.Contains(text, "\n---") {
		return text, nil
	}
	var b strings.Builder
	b.Grow(len(text))
	started, at := false, 0 // the document has content; the offset of the line
	for line := range strings.Lines(text) {
		start := at
		at += len(line)
		bare := strings.TrimPrefix(line, byteOrderMark)
		if !started && start > 0 && bare != line {
			line, marks = bare, append(marks, start)
		}
		switch words := strings.Fields(bare); {
		case len(words) == 0 || words[0][0] == '#', !started && words[0] == "---" && len(words) == 1:
		case !started && words[0] == "%YAML" && bare == line:
			line = "#" + line[1:]
		case started && words[0] == "---" && (len(words) == 1 || words[1][0] == '#') && line[0] == '-' && isBlankYAML(text[at:]):
			line = "   " + line[3:]
		default:
			started = true
		}
		b.WriteString(line)
	}
	return b.String(), marks
}

// isBlankYAML says whether only blanks, comments and document marks follow.
func isBlankYAML(text string) bool {
	for line := range strings.Lines(text) {
		if words := strings.Fields(line); len(words) > 0 && words[0][0] != '#' && words[0] != "---" && words[0] != "..." {
			return false
		}
	}
	return true
}
