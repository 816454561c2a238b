package document

import "strings"

// htmlKind is a kind of HTML block, by how it begins and ends.
type htmlKind byte

const (
	noHTML   htmlKind = iota
	verbatim          // script, style, pre, textarea: what stands in it is no comment
	comment
	instruction // <?
	declaration // <!X
	cdata
	blockTag // ends with a blank line, as the next does
	anyTag   // alone on its line; interrupts no paragraph
)

func (k htmlKind) endsBlank() bool { return k >= blockTag }

// ends says that a line has in it what a block ends with.
func (k htmlKind) ends(text string) bool {
	switch k {
	case verbatim:
		text = strings.ToLower(text)
		return strings.Contains(text, "</script>") || strings.Contains(text, "</pre>") || strings.Contains(text, "</style>") || strings.Contains(text, "</textarea>")
	case blockTag, anyTag:
		return false
	}
	return strings.Contains(text, k.closing())
}

func (k htmlKind) closing() string {
	return [...]string{comment: closing, instruction: "?>", declaration: ">", cdata: "]]>"}[k]
}

// openingOf is the kind of what is no tag, at the start of a text.
func openingOf(text string) htmlKind {
	switch {
	case strings.HasPrefix(text, opening):
		return comment
	case strings.HasPrefix(text, "<?"):
		return instruction
	case strings.HasPrefix(text, "<![CDATA["):
		return cdata
	case len(text) > 2 && strings.HasPrefix(text, "<!") && 'A' <= text[2] && text[2] <= 'Z':
		return declaration
	}
	return noHTML
}

// kindOf is the kind of HTML block that a line begins.
func kindOf(text string) htmlKind {
	if text[0] != '<' {
		return noHTML
	}
	if k := openingOf(text); k != noHTML {
		return k
	}
	from := 1
	if strings.HasPrefix(text, "</") {
		from = 2
	}
	size := nameSize(text[from:])
	if size == 0 {
		return noHTML
	}
	name, behind := strings.ToLower(text[from:from+size]), text[from+size:]
	ends := behind == "" || isSpace(behind[0]) || behind[0] == '>' || strings.HasPrefix(behind, "/>")
	script := name == "script" || name == "style" || name == "pre"
	switch {
	case ends && from == 1 && (script || name == "textarea"):
		return verbatim
	case ends && strings.Contains(blockTags, " "+name+" "):
		return blockTag
	case script:
		return noHTML
	}
	if n := (&reading{text: text}).tag(0); n > 0 && autolink(text) == 0 && isBlank(text[n:]) {
		return anyTag
	}
	return noHTML
}

// nameSize is the length of the name of a tag at the start of a text.
func nameSize(text string) (n int) {
	for n < len(text) && (isAlpha(text[n]) || n > 0 && (text[n] == '-' || isFigure(text[n]))) {
		n++
	}
	return n
}

// blockTags are the names of tags that begin a block anywhere.
const blockTags = " " +
	"address article aside base basefont blockquote body caption center col colgroup dd details dialog " +
	"dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr " +
	"html iframe legend li link main menu menuitem meta nav noframes ol optgroup option p param search " +
	"section summary table tbody td tfoot th thead title tr track ul "
