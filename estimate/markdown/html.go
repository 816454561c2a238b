package markdown

import "strings"

// htmlKind is a kind of HTML block, by how it starts and ends.
type htmlKind byte

const (
	noHTML      htmlKind = iota
	rawText              // script, style, pre, textarea: "<!--" in them starts no comment
	comment              // <!-- … -->
	instruction          // <? … ?>
	declaration          // <!X … >
	cdata                // <![CDATA[ … ]]>
	blockTag             // a tag of a block element; ends at a blank line
	anyTag               // any other tag alone on its line; the same, but interrupts no paragraph
)

func (k htmlKind) endsAtBlankLine() bool { return k >= blockTag }

// endsIn reports whether the block ends with a line.
func (k htmlKind) endsIn(line string) bool {
	switch k {
	case rawText:
		line = strings.ToLower(line)
		return strings.Contains(line, "</script>") || strings.Contains(line, "</pre>") || strings.Contains(line, "</style>") || strings.Contains(line, "</textarea>")
	case blockTag, anyTag:
		return false
	}
	return strings.Contains(line, k.closer())
}

// closer is what ends HTML that is not a tag.
func (k htmlKind) closer() string {
	return [...]string{comment: commentEnd, instruction: "?>", declaration: ">", cdata: "]]>"}[k]
}

// nonTagKind returns the kind of the HTML that a text starts with, noHTML for a
// tag and for anything else.
func nonTagKind(text string) htmlKind {
	switch {
	case strings.HasPrefix(text, commentStart):
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

// blockKind returns the kind of HTML block that a line starts.
func blockKind(line string) htmlKind {
	if line[0] != '<' {
		return noHTML
	}
	if k := nonTagKind(line); k != noHTML {
		return k
	}
	from := 1
	if strings.HasPrefix(line, "</") {
		from = 2
	}
	size := tagNameLength(line[from:])
	if size == 0 {
		return noHTML
	}
	name, after := strings.ToLower(line[from:from+size]), line[from+size:]
	complete := after == "" || isSpace(after[0]) || after[0] == '>' || strings.HasPrefix(after, "/>")
	raw := name == "script" || name == "style" || name == "pre"
	switch {
	case complete && from == 1 && (raw || name == "textarea"):
		return rawText
	case complete && strings.Contains(blockTags, " "+name+" "):
		return blockTag
	case raw:
		return noHTML
	}
	if n := (&inlineScanner{text: line}).tag(0); n > 0 && autolinkLength(line) == 0 && isBlank(line[n:]) {
		return anyTag
	}
	return noHTML
}

// blockTags are the names of the tags that start a block even when other text
// follows on the line.
const blockTags = " " +
	"address article aside base basefont blockquote body caption center col colgroup dd details dialog " +
	"dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr " +
	"html iframe legend li link main menu menuitem meta nav noframes ol optgroup option p param search " +
	"section summary table tbody td tfoot th thead title tr track ul "
