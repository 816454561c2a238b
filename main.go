package main

import (
	"fmt"
	"os"

	"botec/estimate"
	"botec/estimate/unit"
)

func main() {
	s, err := estimate.Load(os.Args[1], estimate.Options{})
	if err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
	g, err := estimate.Compile(s)
	if err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
	r, err := estimate.Estimate(g, unit.Printer{})
	if err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
	for _, v := range r.Values {
		fmt.Println(v.Name, "=", v.Text, "|", v.Formula(), "|", v.Origin, v.BoundBy)
	}
	for _, c := range r.Expect {
		fmt.Println(c.Holds, c.Condition, c.Got)
	}
	for _, a := range r.Advice {
		fmt.Println("SO", a)
	}
	for _, w := range r.Warnings {
		fmt.Println("warning", w)
	}
}
