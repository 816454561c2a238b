package scenario

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/model"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// lowerSnake says whether a name is a small letter, then small letters, digits and _.
func lowerSnake(name string) bool {
	for i := range len(name) {
		c := name[i]
		if !('a' <= c && c <= 'z' || i > 0 && (c == '_' || '0' <= c && c <= '9')) {
			return false
		}
	}
	return name != ""
}

// shape refuses a name that no formula could use.
func (w *walker) shape(name, what string) (message, hint string) {
	if !lowerSnake(name) {
		if snake := strings.ToLower(strings.NewReplacer("-", "_", " ", "_", ".", "_").Replace(name)); lowerSnake(snake) {
			hint = snake
		}
		return fmt.Sprintf("%q is no name for %s: a small letter, then small letters, digits and _", name, what), hint
	}
	return "", ""
}

func (w *walker) inputName(name string) (message, hint string) { return w.freeName(name, "an input") }

func (w *walker) metricName(name string) (message, hint string) {
	m := model.Standard()
	if m.Find("defaults", name) != nil {
		return fmt.Sprintf("%s is an input of the standard model, not a metric", name), "put it under inputs, or choose another name"
	}
	if slices.ContainsFunc(w.Inputs, func(e Entry) bool { return e.Name == name }) {
		return fmt.Sprintf("%s is an input already", name), ""
	}
	return w.freeName(name, "a metric")
}

func (w *walker) freeName(name, what string) (message, hint string) {
	if message, hint = w.shape(name, what); message != "" {
		return message, hint
	}
	m := model.Standard()
	if unit.IsReserved(name) {
		return fmt.Sprintf("%s is a word of the formula language; %s cannot be called so", name, what), ""
	}
	if u, ok := w.units.Lookup(name); ok && !u.Plural {
		long := u.Name
		if long == name {
			long = (unit.Printer{}).Quantity(u.Factor, u.Dim, nil)
		}
		return fmt.Sprintf("%s is a unit (%s); %s cannot be called so", name, long, what), "a longer name: " + name + "_of_something"
	}
	if slices.Contains(m.Names("totals", "fleet totals", "cost"), name) {
		hint = "choose another name"
		if m.Find("workload derived", name) != nil {
			hint = "give it inside a workload, or " + hint
		}
		return fmt.Sprintf("%s is a total of the standard model; %s cannot be called so", name, what), hint
	}
	if m.Find("defaults", name) == nil && (m.Find("workload given", name) != nil || name == "part_of") {
		return fmt.Sprintf("%s belongs to a workload", name), fmt.Sprintf("workloads: {NAME: {%s: …}}", name)
	}
	return "", ""
}

func (w *walker) ownerName(f tree.Field, what string) bool {
	message, hint := w.shape(f.Key, what)
	if message == "" && (f.Key == "workloads" || f.Key == "fleets") {
		message = fmt.Sprintf("%s reaches over all of them; %s cannot be called so", f.Key, what)
	}
	if message != "" {
		w.failKey(f, hint, "%s", message)
		w.broke("", f.Key)
	}
	return message == ""
}

func (w *walker) resourceName(name string) (message, hint string) { return w.shape(name, "a resource") }
