package scenario

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"

	"botec/estimate/source"
	"botec/estimate/tree"
)

// jsonFigures are the numbers and texts in the objects of a JSON file, by their dotted
// path. An object is listed when a path first leads into it, so that what no formula
// names costs next to nothing.
type jsonFigures struct {
	file *source.File
	root int // the offset of the outermost object

	lock    sync.Mutex
	objects map[int][]member // by the offset of the object
	known   []string         // for suggestions, once they are asked for
}

// member is a key of an object, and where its value starts.
type member struct {
	key        string
	at         int // of the key
	value      int
	duplicated bool
}

// readJSON checks that a file is JSON and has an object outermost.
func readJSON(file *source.File) (figures, *source.Error) {
	if err := json.Unmarshal([]byte(file.Text), new(struct{})); err != nil {
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			at := max(int(syntax.Offset)-1, 0)
			return nil, &source.Error{File: file, Start: at, End: min(at+1, len(file.Text)), Text: "not JSON: " + syntax.Error()}
		case errors.As(err, &kind):
			at := skipBlanks(file.Text, 0)
			return nil, &source.Error{File: file, Start: at, End: at + 1, Text: "a data file must be an object: {\"p99\": \"12 ms\"}"}
		}
		return nil, &source.Error{File: file, Text: "not JSON: " + err.Error()}
	}
	root := skipBlanks(file.Text, 0)
	if file.Text[root] != '{' { // null
		return nil, &source.Error{File: file, Start: root, End: root + 1, Text: "a data file must be an object: {\"p99\": \"12 ms\"}"}
	}
	return &jsonFigures{file: file, root: root, objects: make(map[int][]member)}, nil
}

func (j *jsonFigures) find(name string) (*tree.Value, []string, *source.Error) {
	j.lock.Lock()
	defer j.lock.Unlock()
	m := j.follow(j.root, strings.Split(name, "."))
	if m == nil {
		if j.known == nil {
			j.known = j.names(nil, "", j.root, maxDataDepth)
		}
		return nil, j.known, nil
	}
	end := skipValue(j.file.Text, m.value)
	problem := func(text, hint string) (*tree.Value, []string, *source.Error) {
		return nil, nil, &source.Error{File: j.file, Start: m.value, End: m.value + 1, Text: text, Hint: hint}
	}
	if m.duplicated {
		return nil, nil, &source.Error{File: j.file, Start: m.at, End: skipValue(j.file.Text, m.at), Text: "there are two values for " + name}
	}
	raw := j.file.Text[m.value:end]
	switch c := raw[0]; {
	case c == '"':
		var text string
		_ = json.Unmarshal([]byte(raw), &text) // it has been checked
		return textCell(j.file, m.value+1, end-1, text), nil, nil
	case c == '-' || '0' <= c && c <= '9':
		// a formula has no capital E and no + behind it
		return textCell(j.file, m.value, end, strings.ReplaceAll(strings.ToLower(raw), "e+", "e")), nil, nil
	case c == '{':
		names := j.names(nil, name+".", m.value, 1)
		return problem(name+" is an object, not a figure", "name a figure in it, such as "+strings.Join(names[:min(len(names), 3)], ", "))
	case c == '[':
		return problem(name+" is a list, not a figure", "only objects have figures that can be named")
	}
	return problem(name+" is "+raw+", not a figure", "")
}

// maxDataDepth bounds how deep suggestions look into objects.
const maxDataDepth = 6

// follow finds the member that a path leads to, nil for none. A key may have dots
// itself: "http.p99".
func (j *jsonFigures) follow(object int, path []string) *member {
	members := j.members(object)
	for n := 1; n <= len(path); n++ {
		key := strings.Join(path[:n], ".")
		i, found := slices.BinarySearchFunc(members, key, func(m member, key string) int { return strings.Compare(m.key, key) })
		if !found {
			continue
		}
		m := &members[i]
		if n == len(path) {
			return m
		}
		if j.file.Text[m.value] == '{' {
			if below := j.follow(m.value, path[n:]); below != nil {
				return below
			}
		}
	}
	return nil
}

// members lists the keys of an object in alphabetical order, each once.
func (j *jsonFigures) members(object int) []member {
	if list, ok := j.objects[object]; ok {
		return list
	}
	text := j.file.Text
	var list []member
	for at := skipBlanks(text, object+1); text[at] != '}'; {
		end := skipValue(text, at)
		m := member{key: text[at+1 : end-1], at: at}
		if strings.Contains(m.key, `\`) {
			_ = json.Unmarshal([]byte(text[at:end]), &m.key) // it has been checked
		}
		m.value = skipBlanks(text, skipBlanks(text, end)+1) // behind the colon
		list = append(list, m)
		if at = skipBlanks(text, skipValue(text, m.value)); text[at] == ',' {
			at = skipBlanks(text, at+1)
		}
	}
	slices.SortStableFunc(list, func(a, b member) int { return strings.Compare(a.key, b.key) })
	for i := range list {
		if i > 0 && list[i].key == list[i-1].key {
			list[i-1].duplicated, list[i].duplicated = true, true
		}
	}
	list = slices.CompactFunc(list, func(a, b member) bool { return a.key == b.key })
	j.objects[object] = list
	return list
}

// names adds the paths of figures below an object that formulas can name.
func (j *jsonFigures) names(names []string, prefix string, object, depth int) []string {
	for _, m := range j.members(object) {
		if len(names) >= mostKnown {
			break
		}
		switch c := j.file.Text[m.value]; {
		case !isPath(m.key):
		case c == '"' || c == '-' || '0' <= c && c <= '9':
			names = append(names, prefix+m.key)
		case c == '{' && depth > 1:
			names = j.names(names, prefix+m.key+".", m.value, depth-1)
		}
	}
	return names
}

// isPath says whether a formula can name something: its parts between dots are names.
func isPath(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if !isSnakeCase(part) {
			return false
		}
	}
	return true
}

// The helpers below skip parts of a text that is known to be JSON.

func skipBlanks(text string, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r') {
		at++
	}
	return at
}

// skipValue returns the offset behind the value that starts at an offset.
func skipValue(text string, at int) int {
	depth := 0
	for {
		switch text[at] {
		case '"':
			for at++; text[at] != '"'; at++ {
				if text[at] == '\\' {
					at++
				}
			}
			at++
		case '{', '[':
			depth++
			at++
		case '}', ']':
			depth--
			at++
		case ',', ':', ' ', '\t', '\n', '\r':
			at++
		default: // a number or a word
			for at < len(text) && !strings.ContainsRune("]}, \t\r\n", rune(text[at])) {
				at++
			}
		}
		if depth == 0 {
			return at
		}
	}
}
