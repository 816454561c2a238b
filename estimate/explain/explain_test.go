package explain

import (
	"testing"

	"botec/estimate/estimatetest"
)

// TestWorkingIsTrue: a sum that is printed as its terms, and the branch of an if, have
// the parentheses that they need in the formula around them.
func TestWorkingIsTrue(t *testing.T) {
	r := estimatetest.Text(t, `
workloads: {a: {writes: 10/s}, b: {writes: 5/s}}
metrics:
  minus: 100/s - sum(workloads.writes)
  times: 2 * sum(workloads.writes)
  ratio: 100/s / sum(workloads.writes)
  plus: sum(workloads.writes) - 1/s + sum(workloads.writes)
  taken: 2 * if(minus > 1/s, minus + times, times)
  below: 0/s - -sum(workloads.writes)`)
	for name, want := range map[string]string{
		"minus": "100/s − (10/s + 5/s)",
		"times": "2 × (10/s + 5/s)",
		"ratio": "100/s ÷ (10/s + 5/s)",
		"plus":  "10/s + 5/s − 1/s + 10/s + 5/s",
		"taken": "2 × (85/s + 30/s)",
		"below": "0/s − −(10/s + 5/s)",
	} {
		steps := Explain(r, r.Get(name), 1).Steps
		if got := steps[0].Numbers; got != want {
			t.Errorf("%s is worked out as %s, want %s", name, got, want)
		}
	}
}
