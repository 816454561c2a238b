package document

import (
	"fmt"

	"botec/estimate/compare"
	"botec/estimate/unit"
)

// why lists what changed a metric since the last commit, if the claim was true
// then; holds reports whether the claim is true of a value.
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
	movers, added := compare.NewPair(before, c.result).Contributions(metric)
	for _, m := range movers {
		by := unit.Times(m.Alone)
		if added {
			by = c.result.Get(metric).Print(m.Alone) + " more"
		}
		if d := m.Difference; d != nil {
			list = append(list, fmt.Sprintf("since the last commit: %s %s → %s makes it %s (%s)", m.Name, d.A, d.B, by, d.At))
		} else {
			list = append(list, fmt.Sprintf("since the last commit: other %s make it %s", m.Name, by))
		}
	}
	return list
}
