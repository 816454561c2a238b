package document

import (
	"errors"
	"fmt"

	"botec/estimate"
	"botec/estimate/markdown"
)

// mostQuantities is how many quantities the scenarios and sections of a document compute
// together, as [estimate.Result.Work] counts them: they take two seconds.
const mostQuantities = 250_000

// keptAs is how many quantities take as long as one that is kept in memory with others.
const keptAs = 3

// leastOfSection is what a section counts as at least.
const leastOfSection = 150

// errSpent is the error of a section after which a document would compute too much.
var errSpent = errors.New("too much to compute")

// spend counts quantities that a section computes.
func (c *checker) spend(quantities int) error {
	if c.spent += min(quantities, mostQuantities+1); c.spent > mostQuantities {
		return errSpent
	}
	return nil
}

// spendOn counts the quantities of a scenario that the document names: of a file or a preset
// once, and of all but the first keptAs times, for they are kept for other documents.
func (c *checker) spendOn(s *Scenario, r *estimate.Result) {
	switch {
	case s.Text != nil:
		_ = c.spend(r.Work()) // what follows is not computed
	case len(c.counted) == 0:
		c.counted[r] = true
		_ = c.spend(r.Work())
	case !c.counted[r]:
		c.counted[r] = true
		_ = c.spend(keptAs * r.Work())
	}
}

// spendOnWrong counts a scenario of which nothing is computed: the bytes of a block.
func (c *checker) spendOnWrong(s *Scenario) {
	n := wrongAsMany
	if s.Text != nil {
		n = leastOfSection + len(s.Text.Text)
	}
	_ = c.spend(n) // what follows is not computed
}

// wrongAsMany is what a file counts as that is wrong.
const wrongAsMany = 5000

// isSpent says whether a document has computed all it may. The first region for which that
// is so is an error.
func (c *checker) isSpent(at markdown.Span) bool {
	if c.spent <= mostQuantities {
		return false
	}
	if !c.toldSpent {
		c.toldSpent = true
		c.fail(at, "move sections or scenarios to another document", "the document computes more than %s quantities: nothing is computed from here on", grouped(mostQuantities))
	}
	return true
}

// grouped writes a number of at least a thousand with commas.
func grouped(n int) string { return fmt.Sprintf("%d,%03d", n/1000, n%1000) }
