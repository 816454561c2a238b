package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"botec/cmd/manual"
	"botec/estimate/model"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// prose is a page without its code.
func prose(page string) string {
	page = replaceFenced(page, func(fenced) []string { return nil })
	return regexp.MustCompile("`[^`]*`").ReplaceAllString(page, "``")
}

var linkPattern = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// TestManualLinks: every link of the README and of the manual leads to a file,
// and to a heading in it; the README links each page, each page the README.
func TestManualLinks(t *testing.T) {
	paths := manualPaths()
	paths["README"] = readmePath
	linked := map[string]map[string]bool{}
	for name, path := range paths {
		linked[name] = map[string]bool{}
		for _, m := range linkPattern.FindAllStringSubmatch(prose(read(t, path)), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			file, anchor, _ := strings.Cut(m[1], "#")
			target := filepath.Join(filepath.Dir(path), file)
			if file == "" {
				target = path
			}
			linked[name][target] = true
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links %s, which is not there", path, m[1])
			} else if anchor != "" && !anchors(read(t, target))[anchor] {
				t.Errorf("%s links %s, but %s has no such heading", path, m[1], target)
			}
		}
	}
	for name, path := range manualPaths() {
		if !linked["README"][filepath.Join("..", "cmd", path)] {
			t.Errorf("README.md does not link %s", path)
		}
		if !linked[name][readmePath] {
			t.Errorf("%s does not link the README", path)
		}
	}
}

// anchors are the headings of a page, as a link names them.
func anchors(page string) map[string]bool {
	found := map[string]bool{}
	for line := range strings.SplitSeq(replaceFenced(page, func(fenced) []string { return nil }), "\n") {
		if strings.HasPrefix(line, "#") {
			title := strings.ToLower(strings.TrimSpace(strings.TrimLeft(line, "#")))
			title = regexp.MustCompile(`[^\pL\pN _-]`).ReplaceAllString(title, "")
			found[strings.ReplaceAll(title, " ", "-")] = true
		}
	}
	return found
}

// TestManualTopics: each page of the folder is a topic.
func TestManualTopics(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("manual", "*.md"))
	if err != nil || len(files) != len(manual.Topics) {
		t.Errorf("%d files, %d topics: %v", len(files), len(manual.Topics), err)
	}
}

// TestManualMentions: each command and each flag is in the README or the manual.
func TestManualMentions(t *testing.T) {
	var all strings.Builder
	all.WriteString(read(t, readmePath))
	for _, path := range manualPaths() {
		all.WriteString(read(t, path))
	}
	has := func(text string) bool {
		return regexp.MustCompile(regexp.QuoteMeta(text) + `\b`).MatchString(all.String())
	}
	root := (&app{}).root([]string{"help"})
	for _, c := range root.Commands() {
		if !has("botec " + c.Name()) {
			t.Errorf("neither the README nor the manual has botec %s", c.Name())
		}
		flags(c).VisitAll(func(f *pflag.Flag) {
			if !has("--" + f.Name) {
				t.Errorf("neither the README nor the manual has --%s of %s", f.Name, c.Name())
			}
		})
	}
}

func flags(c *cobra.Command) *pflag.FlagSet {
	all := pflag.NewFlagSet(c.Name(), pflag.ContinueOnError)
	all.AddFlagSet(c.LocalFlags())
	all.AddFlagSet(c.InheritedFlags())
	return all
}

// dimensions are the words of the manual for what model.txt calls a name.
var dimensions = map[string]string{
	"B": "data", "B/s": "data/time", "s": "time", "/s": "1/time", "number": "number", "share": "share", "%": "number", "count": "count", "any": "any",
	"$/h": "money/time", "$/month": "money/time", "$/GB": "money/data", "$/GB/month": "money/data/time", "$": "money", "user": "users",
}

var modelLine = regexp.MustCompile(`^([a-z_]+(?:\.RESOURCE)?(?:\.requests)?): (\S+?)(?: = (.*))?$`)

// modelQualifiers end a formula of model.txt.
var modelQualifiers = regexp.MustCompile(` (neutral|whole|under .*|when .*|each \w+|given in .*|not in % but .*|without % .*|(usually |central )?at (most|least) .*)$`)

// TestManualModel: the manual has a row for every name of the standard model,
// with its dimension and, of what a scenario gives, its default.
func TestManualModel(t *testing.T) {
	rows := map[string][][]string{}
	for line := range strings.SplitSeq(read(t, filepath.Join("manual", "model.md")), "\n") {
		if cells := strings.Split(line, "|"); len(cells) > 3 {
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			name := strings.TrimSuffix(cells[1], " •")
			rows[name] = append(rows[name], cells[2:])
		}
	}
	section, names := "", 0
	for line := range strings.SplitSeq(model.Text(), "\n") {
		if strings.HasPrefix(line, "[") {
			section = strings.Trim(line, "[]")
		}
		m := modelLine.FindStringSubmatch(line)
		if m == nil || section == "default fleet" || strings.HasSuffix(section, "advice") || strings.HasSuffix(section, "cases") {
			continue
		}
		names++
		formula := m[3]
		for modelQualifiers.MatchString(formula) {
			formula = modelQualifiers.ReplaceAllString(formula, "")
		}
		shown := strings.Contains(section, "given") && formula != m[1] || !regexp.MustCompile(`[a-z_]{3,}`).MatchString(regexp.MustCompile(`years?|days?|month`).ReplaceAllString(formula, ""))
		found := false
		for _, row := range rows["`"+m[1]+"`"] {
			found = found || row[0] == dimensions[m[2]] && (!shown || formula == "" || strings.Contains(row[1], "`"+formula+"`"))
		}
		if !found {
			t.Errorf("cmd/manual/model.md has no row | `%s` | %s | `%s` | for the name of [%s]", m[1], dimensions[m[2]], formula, section)
		}
	}
	if names < 60 {
		t.Errorf("only %d names in the model", names)
	}
}
