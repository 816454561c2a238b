package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"botec/estimate/source"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"
)

// TestMachineText: every text comes back from JSON and from YAML as it was, and
// neither has a character that could control a terminal.
func TestMachineText(t *testing.T) {
	runes := rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("a \"\\u\nd\t\r\x00\x1b\x7f\u0080\u009b\u0085\u00ad\u200d\u2028\u202e\ufeff\U000e0041\U0001f642é")))
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.StringOf(runes).Draw(t, "text")
		if !utf8.ValidString(want) {
			t.Skip()
		}
		j := &jsonWriter{}
		j.open('{')
		j.pair("text", want, false)
		j.shut('}')
		var encoded, inYAML bytes.Buffer
		if err := JSON(&encoded, map[string]string{"text": want}); err != nil {
			t.Fatal(err)
		}
		if err := YAML(&inYAML, j.text); err != nil {
			t.Fatalf("%v: %s", err, j.text)
		}
		for form, text := range map[string]string{"written": string(j.text), "encoded": encoded.String(), "YAML": inYAML.String()} {
			var got struct {
				Text string `json:"text" yaml:"text"`
			}
			err := json.Unmarshal([]byte(text), &got)
			if form == "YAML" {
				err = yaml.Load([]byte(text), &got)
			}
			if err != nil || got.Text != want {
				t.Fatalf("%s %q is %q: %v", form, want, text, err)
			}
			if strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && source.IsUnprintable(r) }) {
				t.Fatalf("%s: %q", form, text)
			}
		}
	})
}
