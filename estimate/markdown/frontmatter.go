package markdown

import "strings"

// FrontMatter is the length of what precedes the document: a byte order mark, the settings
// between --- or +++, and blank lines.
func FrontMatter(text string) int {
	at := 0
	if strings.HasPrefix(text, "\ufeff") {
		at = len("\ufeff")
	}
	if line := strings.TrimSpace(lineAt(text, at)); line == "---" || line == "+++" {
		for next := at + len(lineAt(text, at)); next < len(text); next += len(lineAt(text, next)) {
			if end := strings.TrimSpace(lineAt(text, next)); end == line || line == "---" && end == "..." {
				at = next + len(lineAt(text, next))
				break
			}
		}
	}
	for at < len(text) {
		line := lineAt(text, at)
		if strings.TrimSpace(line) != "" {
			break
		}
		at += len(line)
	}
	return at
}

// lineAt is the line at an offset, with its end.
func lineAt(text string, at int) string {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return text[at : at+n+1]
	}
	return text[at:]
}
