package columns
import "fmt"
func (s *Sampler) Dump() {
	for i := range s.code { c := &s.code[i]; fmt.Println(c.op, c.dst, c.a, c.b, c.c, c.operands, c.number, c.outputs, c.curve!=nil && false) }
	fmt.Println("columns", s.columns)
}
