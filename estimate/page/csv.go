package page

import (
	"encoding/csv"
	"io"
)

// CSV writes the records of a page, its figures in full.
func CSV(w io.Writer, p *Page) error {
	c := &comma{Writer: csv.NewWriter(w)}
	for _, b := range p.Blocks {
		b.render(c)
	}
	c.Flush()
	return c.Error()
}

// comma renders records as CSV. What the other blocks say of figures is in
// them too; what is no figure has no place in a table of figures.
type comma struct{ *csv.Writer }

func (c *comma) records(r *Records) {
	_ = c.Write(r.Head) // the writer keeps its first error
	_ = c.WriteAll(r.Rows())
}

func (c *comma) facts(*Facts)         {}
func (c *comma) table(*Table)         {}
func (c *comma) notes(*Notes)         {}
func (c *comma) checks(*Checks)       {}
func (c *comma) steps(*Steps)         {}
func (c *comma) answer(*Answer)       {}
func (c *comma) changes(*Changes)     {}
func (c *comma) histogram(*Histogram) {}
func (c *comma) lines(*Lines)         {}
func (c *comma) details(*Details)     {}
