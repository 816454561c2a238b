package document

import (
	"fmt"

	"botec/estimate/compare"
	"botec/estimate/unit"
)

// why lists the changes that a metric has had since the last commit, if the claim was
// true then; holds reports whether the claim is true of a value.
func (c *checker) why(holds func(value float64) bool, metric string) (list []string) {
	if c.of.Preset || c.of.Text != nil || c.env.Committed == nil {
		return nil
	}
	if _, ok := c.result.Find(metric); !ok { // a figure of a data file
		return nil
	}
	before := c.env.Committed(*c.of)
	if before == nil {
		return nil
	}
	if v := before.Get(metric); v == nil || !holds(v.Value) {
		return nil
	}
	contributions, added := compare.NewPair(before, c.result).Contributions(metric)
	for _, change := range contributions {
		effect := unit.Times(change.Alone)
		switch v := c.result.Get(metric); {
		case added && change.Alone < 0:
			effect = v.Print(-change.Alone) + " less"
		case added:
			effect = v.Print(change.Alone) + " more"
		}
		if d := change.Difference; d != nil {
			list = append(list, fmt.Sprintf("since the last commit: %s %s → %s makes it %s (%s)", change.Name, d.A, d.B, effect, d.At))
		} else {
			list = append(list, fmt.Sprintf("since the last commit: other %s make it %s", change.Name, effect))
		}
	}
	return list
}
