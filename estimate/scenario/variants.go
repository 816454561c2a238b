package scenario

import (
	"regexp"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/presets"
)

// Variant is a named set of changes to a scenario, each of which --set could make, with
// expectations of its own.
type Variant struct {
	Name, Note string
	Expect     Entries

	set []change
	key tree.Field // where its name is written
}

// change is a formula that a variant gives a name.
type change struct {
	name  tree.Field
	entry Entry
}

// SplitVariant splits the name of a scenario and that of its variant: plan.yaml@launch,
// or an alias that stands for a variant. The variant is "" where the name has none.
func SplitVariant(name string) (scenario, variant string) {
	name = presets.Name(name)
	i := strings.LastIndexByte(name, '@')
	if i <= 0 || !variantName.MatchString(name[i+1:]) {
		return name, ""
	}
	return name[:i], name[i+1:]
}

var variantName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// VariantNames lists the variants of the scenario, in the order of the file.
func (s *Scenario) VariantNames() []string {
	names := make([]string, len(s.Variants))
	for i := range s.Variants {
		names[i] = s.Variants[i].Name
	}
	return names
}

// variantKeys are the keys of a variant that has more than changes.
var variantKeys = []string{"set", "expect", "note"}

// longForm makes {dau: 1M, note: …} of a variant {set: {dau: 1M}, note: …}, so that
// variants merge.
func longForm(v *tree.Value) *tree.Value {
	if v.Kind != tree.Map || v.Get("set") != nil || v.Get("expect") != nil && v.Get("expect").Kind == tree.List {
		return v
	}
	changes := *v
	changes.Fields = nil
	long := *v
	long.Fields = nil
	for _, f := range v.Fields {
		if f.Key == "note" { // as everywhere; an input of that name is set in the long form
			long.Fields = append(long.Fields, f)
		} else {
			changes.Fields = append(changes.Fields, f)
		}
	}
	long.Fields = append(long.Fields, tree.Field{Key: "set", File: v.File, Start: v.Start, End: v.End, Value: &changes})
	return &long
}

// forMerge is a scenario whose variants are in their long form. Those of one that is
// extended lose their expectations, as it does itself.
func forMerge(root *tree.Value, inherited bool) *tree.Value {
	variants := root.Get("variants")
	if variants == nil || variants.Kind != tree.Map {
		return root
	}
	changed := *variants
	changed.Fields = slices.Clone(variants.Fields)
	for i := range changed.Fields {
		long := longForm(changed.Fields[i].Value)
		if inherited && long.Kind == tree.Map {
			long = without(long, "expect")
		}
		changed.Fields[i].Value = long
	}
	out := *root
	out.Fields = slices.Clone(root.Fields)
	for i := range out.Fields {
		if out.Fields[i].Key == "variants" {
			out.Fields[i].Value = &changed
		}
	}
	return &out
}

// mostVariants bounds the variants of a scenario, and mostOfVariants how many quantities
// they have together, each all of the scenario: botec check evaluates each.
const mostVariants, mostOfVariants = 100, 100_000

// readVariants reads the variants. Their names are checked when all others are known.
func (w *walker) readVariants(v *tree.Value) {
	if !w.isMap(v, "variants") {
		return
	}
	size := 1 + len(w.Inputs) + len(w.Metrics) + 45*len(w.Workloads) + 28*len(w.Fleets)
	if most := min(mostVariants, max(1, mostOfVariants/size)); len(v.Fields) > most {
		w.failKey(v.Fields[most], "botec check evaluates each of them", "more than %d variants of a scenario of this size", most)
		return
	}
	for _, f := range v.Fields {
		if message, hint := checkShape("variant", f.Key); message != "" {
			w.failKey(f, hint, "%s", message)
			continue
		}
		w.Variants = append(w.Variants, w.readVariant(f))
	}
}

func (w *walker) readVariant(f tree.Field) Variant {
	out := Variant{Name: f.Key, key: f}
	long := longForm(f.Value)
	if !w.isMap(long, "variant "+f.Key) {
		return out
	}
	for _, part := range long.Fields {
		switch part.Key {
		case "set":
			if !w.isMap(part.Value, "set") {
				continue
			}
			for _, c := range part.Value.Fields {
				value := *c.Value
				value.Over = nil // what it takes the place of is that of the scenario
				if e, ok := w.readEntry(c.Key, &value); ok {
					e.setting = true
					out.set = append(out.set, change{c, e})
				}
			}
		case "expect":
			if w.isList(part.Value, "expect") {
				for _, item := range part.Value.Items {
					if e, ok := w.readEntry("expect", item); ok {
						out.Expect = append(out.Expect, e)
					}
				}
			}
		case "note":
			out.Note = w.text(part.Value, "note")
		default:
			hint := formula.DidYouMean(part.Key, variantKeys)
			if hint == "" {
				hint = "a variant is {NAME: FORMULA, …}, or {set: {NAME: FORMULA, …}, expect: […], note: …}"
			}
			w.failUnknownKey(part, hint, "a variant")
		}
	}
	return out
}

// checkVariants reports changes of names that cannot be set.
func (w *walker) checkVariants() {
	for _, v := range w.Variants {
		for _, c := range v.set {
			if w.setter(c.name.Key) == nil {
				problem := w.unsettable(c.name.Key)
				problem.File, problem.Start, problem.End = c.name.File, c.name.Start, c.name.End
				w.errors = append(w.errors, problem)
			}
		}
	}
}

// apply makes the changes of a variant. What files of a higher rank give takes the place
// of what the variant gives.
func (w *walker) apply(v *Variant, rank int) {
	for _, c := range v.set {
		if put := w.setter(c.name.Key); put != nil {
			e := c.entry
			e.Name, e.rank = c.name.Key, rank
			put(e)
		}
	}
}

// based is a variant of a scenario that another extends.
type based struct {
	variant tree.Field
	rank    int // above the files that make up the scenario
}

// basedOn notes the variant of what the layers from start on make up; name names it in
// the file that extends them.
func (l *loader) basedOn(name *tree.Value, start int) *source.Error {
	base, variant := SplitVariant(name.Text)
	root := merge(l.layers[start:])
	variants := root.Get("variants")
	var names []string
	if variants != nil && variants.Kind == tree.Map {
		for _, f := range variants.Fields {
			if f.Key == variant {
				l.based = append(l.based, based{f, 2*len(l.layers) + 1})
				return nil
			}
			names = append(names, f.Key)
		}
	}
	problem := unknownVariant(base, variant, names)
	return name.Error(problem.Hint, "%s", problem.Text)
}

// unknownVariant is the error for a variant that a scenario does not have.
func unknownVariant(scenario, variant string, names []string) *source.Error {
	hint := formula.DidYouMean(variant, names)
	switch {
	case hint == "" && len(names) == 0:
		hint = "variants: {" + variant + ": {NAME: FORMULA, …}} in its file makes one"
	case hint == "":
		hint = "its variants are " + strings.Join(names, ", ")
	}
	return &source.Error{Text: "scenario " + scenario + " has no variant named " + variant, Hint: hint}
}
