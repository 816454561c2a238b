package spoken_test

import (
	"fmt"

	"botec/estimate/spoken"
	"botec/estimate/unit"
)

// A claim of a document is read, held to its metric, and written anew.
func Example() {
	writes := spoken.Metric{Name: "tweet.writes", Dim: unit.Rate, Nouns: []string{"tweet"}}
	r, p := spoken.Read("about 300 million tweets a day", writes)
	if p != nil {
		fmt.Println(p)
		return
	}
	fmt.Println(r.String(), r.Holds(3472), r.Holds(4630))
	text, _ := r.Write(4630)
	fmt.Println(text)

	_, p = spoken.Read("about 300 million tweets per reader", writes)
	fmt.Println(p)
	// Output:
	// 3.47k/s true false
	// about 400 million tweets a day
	// could not read «per reader»
}
