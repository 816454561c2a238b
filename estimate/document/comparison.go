package document

import "botec/estimate"

// Comparison is a scenario as it is and as it was in the revision of [Past].
type Comparison struct {
	Name          string // of the scenario
	Since         string // the revision
	Before, After *estimate.Result
	Claimed       []string // metrics and statistics that the document claims
}

// compared compares the scenarios that a document names with their past.
func (c *checker) compared(used []usedScenario) (list []Comparison) {
	past := c.past()
	if past == nil {
		return nil
	}
	for _, u := range used {
		comparison := Comparison{Name: u.of.title(), Since: past.Name, After: u.result}
		c.of = u.of
		var was *pastClaim
		for _, r := range u.claims {
			name, _ := r.metric()
			comparison.Claimed = append(comparison.Claimed, name)
			if was == nil {
				was = past.claim(c.Document, r)
			}
		}
		if _, comparison.Before = c.before(past, was); comparison.Before != nil {
			list = append(list, comparison)
		}
	}
	return list
}

// usedScenario is a scenario of a document, with the claims about it.
type usedScenario struct {
	of     *Scenario
	result *estimate.Result
	claims []*region
}

// comparedScenario compares a scenario with its past.
func (r *FileReport) comparedScenario(env Environment, s Scenario, result *estimate.Result) []Comparison {
	past := env.pastOf(r.Path)
	if past == nil {
		return nil
	}
	if _, before := past.scenario(s); before != nil {
		return []Comparison{{Name: s.title(), Since: past.Name, Before: before, After: result}}
	}
	return nil
}
