package page

import (
	"encoding/csv"
	"io"
)

// CSV writes the records of a page.
func CSV(w io.Writer, p *Page) error {
	c := &csvFormat{Writer: csv.NewWriter(w), units: p.Units}
	for _, b := range p.Blocks {
		b.render(c)
	}
	c.Flush()
	return c.Error()
}

// csvFormat writes records and ignores all other blocks: their figures are in the
// records too.
type csvFormat struct {
	*csv.Writer
	units bool // a line of them below the head
}

func (c *csvFormat) records(r *Records) {
	_ = c.Write(r.Head) // the writer keeps its first error
	if c.units && r.Units != nil {
		_ = c.Write(r.Units)
	}
	_ = c.WriteAll(r.Rows())
}

func (c *csvFormat) headline(*Headline)   {}
func (c *csvFormat) facts(*Facts)         {}
func (c *csvFormat) table(*Table)         {}
func (c *csvFormat) notes(*Notes)         {}
func (c *csvFormat) checks(*Checks)       {}
func (c *csvFormat) steps(*Steps)         {}
func (c *csvFormat) answer(*Answer)       {}
func (c *csvFormat) changes(*Changes)     {}
func (c *csvFormat) histogram(*Histogram) {}
func (c *csvFormat) lines(*Lines)         {}
func (c *csvFormat) details(*Details)     {}
