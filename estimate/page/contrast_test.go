package page

import (
	"maps"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// luminance is the relative luminance of a color such as #d9dde3 (WCAG 2.2).
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(color, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatalf("%s: %v", color, err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast: in light, in dark and on paper, every color of text has a contrast of 4.5 to
// what it stands on, and what is not text but has to be seen one of 3.
func TestContrast(t *testing.T) {
	if c := contrast(t, "#fff", "#767676"); math.Abs(c-4.54) > 0.01 {
		t.Fatalf("the contrast of #767676 is %.2f", c)
	}
	blocks := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(pageCSS, -1)
	if len(blocks) != 3 {
		t.Fatalf("there are %d sets of colors", len(blocks))
	}
	var colors, light map[string]string
	for k, name := range []string{"light", "dark", "paper"} {
		if name != "paper" { // which has but some of its own, and else the light ones
			colors = map[string]string{}
		} else {
			colors = light
		}
		for _, m := range regexp.MustCompile(`--([a-z0-9]+): (#[0-9a-f]+);`).FindAllStringSubmatch(blocks[k][1], -1) {
			colors[m[1]] = m[2]
		}
		if name == "light" {
			light = maps.Clone(colors)
		}
		check := func(least float64, front, behind string) {
			if colors[front] == "" || colors[behind] == "" {
				t.Fatalf("%s has no %s or %s", name, front, behind)
			}
			if c := contrast(t, colors[front], colors[behind]); c < least {
				t.Errorf("%s: %s (%s) on %s (%s) has a contrast of %.2f, and needs %.1f", name, front, colors[front], behind, colors[behind], c, least)
			}
		}
		for front := range strings.FieldsSeq("text faint good bad ink c0 c1 c2 c3 c4 c5") {
			check(4.5, front, "ground")
		}
		for front := range strings.FieldsSeq("text faint ink") {
			check(4.5, front, "raised")
		}
		check(4.5, "text", "wash") // the labels of percentiles, on bars
		check(3, "ink", "ground")  // bars, the frame of a field that has the focus
		check(3, "faint", "ground")
	}
}
