package estimate

// number finds a reference number by its name and adds it to the graph.
func (b *builder) number(name string) (int, bool) {
	e, ok := reference(name)
	if !ok {
		return 0, false
	}
	i := len(b.Quantities)
	b.write(Quantity{Name: name, Label: name, Class: ReferenceNumber, want: b.inputWant(name)}, &e)
	b.bind(i)
	return i, true
}
