// Package differential computes scenarios a second time and compares. It has tests
// alone: an evaluator that reads the text of the standard model and of a scenario by
// itself, and walks the trees of the formulas. From the product it takes the parser of
// formulas, the table of units and the texts of the model, the presets and the nodes.
// Names, cases, dimensions, sums, functions and bounds are its own.
//
// TestRandom makes scenarios up; TestPresets takes those of the binary.
package differential
