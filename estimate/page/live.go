package page

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"botec/estimate/unit"
)

// Live makes a page whose figures follow its inputs: the page has one script, and the
// data that the script computes with.
type Live interface {
	Script() string
	Style() string
	HasAdvice() bool // there may be advice after a change, where there is none before
	// Prepare makes Row.Live and the like ready to be written as JSON.
	Prepare(live any) any
	// Data is the JSON of what the script computes with. It is asked for when all of the
	// page is written.
	Data(shown *Shown) ([]byte, error)
}

// Shown is what a page shows and its script has to know.
type Shown struct {
	Inputs []string          // the names of the assumptions
	Forms  []Form            // how figures are printed: the elements of figures have the index
	Texts  []json.RawMessage // how texts follow: the elements of the texts have the index
	Steps  []json.RawMessage // how the numbers of the steps follow, null for those that do not, in the order of the page

	texts  map[string]int // their indexes
	scales int            // how many scales figures share
}

// Form is how a figure is printed: its dimension, and the unit that is asked for.
type Form struct {
	Dim unit.Dim
	In  *unit.Display
}

// still marks a text that does not follow.
type still struct{}

// Still is for Row.Live and the like: the text is only true of the scenario as it is. Where
// an input has changed, a page hides it, and its heading says that the command computes it.
var Still any = still{}

// form is the index of a form.
func (s *Shown) form(d unit.Dim, in *unit.Display) int {
	for i, f := range s.Forms {
		if f.Dim == d && f.In.Equal(in) {
			return i
		}
	}
	s.Forms = append(s.Forms, Form{d, in})
	return len(s.Forms) - 1
}

// hash is that of a script, for the policy that allows it.
func hash(script string) string {
	sum := sha256.Sum256([]byte(script))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// figureView is the data of the template of a figure.
type figureView struct {
	Text, Name, Value, As string
	Follows               string // the index of how words follow
}

// named is the view of a figure. It has a name, the value with all its digits, and on a
// live page, where it shares a scale with others, its form and that scale.
func (h *html) named(c *Cell) figureView {
	v := figureView{Text: c.full()}
	v.Follows, _ = h.follows(c.Live)
	if c.Name == "" {
		return v
	}
	v.Name, v.Value = c.Name, digits(c.Value)
	if h.shown != nil && c.scale > 0 {
		v.As = strconv.Itoa(h.shown.form(c.Dim, c.In)) + "." + strconv.Itoa(h.shown.scales+c.scale)
	}
	return v
}

// digits is a number with all its digits, "" for none.
func digits(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	format := byte('f')
	if abs := math.Abs(v); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	return strings.Replace(strconv.FormatFloat(v, format, -1, 64), "e+", "e", 1)
}

// follows is the class and the attribute of the element of a text.
func (h *html) follows(live any) (text string, isStill bool) {
	switch {
	case h.shown == nil || live == nil:
		return "", false
	case live == Still:
		return "", true
	}
	key, _ := json.Marshal(h.live.Prepare(live))
	i, ok := h.shown.texts[string(key)]
	if !ok {
		i = len(h.shown.Texts)
		h.shown.Texts = append(h.shown.Texts, key)
		h.shown.texts[string(key)] = i
	}
	return strconv.Itoa(i), false
}
