package report

import "botec/estimate/practice"

// slip is a sentence about the mistake behind an answer, "" where none is known.
func (n *Interview) slip(q practice.Question, a *practice.Answer) string {
	if a == nil {
		return ""
	}
	slip, ok := practice.SlipOf(n.Result, q, a)
	if !ok {
		return ""
	}
	return " " + slip.Text + "."
}
