package scenario

import (
	"fmt"
	"strings"

	"botec/estimate/model"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// The checks of a name return a message, "" for a name that is fine, and a hint.

// isSnakeCase says whether a name is lower case letters, digits and _, starting
// with a letter.
func isSnakeCase(name string) bool {
	for i := range len(name) {
		c := name[i]
		if !('a' <= c && c <= 'z' || i > 0 && (c == '_' || '0' <= c && c <= '9')) {
			return false
		}
	}
	return name != ""
}

func invalidName(kind, name string) string {
	return fmt.Sprintf("invalid %s name %q: use lower case letters, digits and _, starting with a letter", kind, name)
}

// checkShape refuses a name that no formula could use. kind is "input", "fleet", …
func checkShape(kind, name string) (message, hint string) {
	if isSnakeCase(name) {
		return "", ""
	}
	if snake := strings.ToLower(strings.NewReplacer("-", "_", " ", "_", ".", "_").Replace(name)); isSnakeCase(snake) {
		hint = snake
	}
	return invalidName(kind, name), hint
}

func (w *walker) checkInputName(name string) (message, hint string) {
	return w.checkFree("input", name)
}

func (w *walker) checkMetricName(name string) (message, hint string) {
	m := model.Standard()
	if m.Find("defaults", name) != nil {
		return fmt.Sprintf("%s is an input of the standard model, not a metric", name), "put it under inputs, or choose another name"
	}
	if w.Inputs.has(name) {
		return fmt.Sprintf("%s is already an input", name), ""
	}
	if isTotal(name) { // which it gives
		return "", ""
	}
	return w.checkFree("metric", name)
}

func checkResourceName(name string) (message, hint string) { return checkShape("resource", name) }

// checkFree refuses a name that means something else in a formula. One that is spelled
// like a unit is made known to the formulas.
func (w *walker) checkFree(kind, name string) (message, hint string) {
	if message, hint = checkShape(kind, name); message != "" {
		return message, hint
	}
	m := model.Standard()
	if unit.IsReserved(name) {
		return fmt.Sprintf("%s is a word of the formula language, so no %s can have that name", name, kind), ""
	}
	if isTotal(name) {
		hint = fmt.Sprintf("metrics: {%s: …} gives that total; or choose another name", name)
		if m.Find("workload derived", name) != nil || m.Find("workload given", name) != nil {
			hint = "give it inside a workload, or choose another name; metrics: {" + name + ": …} gives the total"
		}
		return fmt.Sprintf("%s is a total of the standard model, so no %s can have that name", name, kind), hint
	}
	if m.Find("defaults", name) == nil && (m.Find("workload given", name) != nil || name == "part_of" || name == "split_of") {
		return fmt.Sprintf("%s belongs to a workload", name), fmt.Sprintf("workloads: {NAME: {%s: …}}", name)
	}
	w.units.DeclareName(name)
	return "", ""
}

// isOwnerName reports the name of a workload or fleet that no formula could use.
func (w *walker) isOwnerName(kind string, f tree.Field) bool {
	message, hint := checkShape(kind, f.Key)
	if message == "" && (f.Key == "workloads" || f.Key == "fleets") {
		message = fmt.Sprintf("%s means all of them in formulas, so no %s can have that name", f.Key, kind)
	}
	if message != "" {
		w.failKey(f, hint, "%s", message)
		w.broke("", f.Key)
	}
	return message == ""
}
