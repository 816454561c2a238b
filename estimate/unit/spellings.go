package unit

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed units.txt
var text string

// group is a set of prefixes that a unit takes, as a bit.
type group uint8

var groups = map[string]group{"large": 1, "binary": 2, "small": 4, "capital": 8}

type prefix struct {
	symbol, word string
	printed      string // the symbol that is printed: that of the first prefix of its factor
	factor       float64
	group        group
}

// spelling is a unit by one of the spellings that units.txt has for it.
type spelling struct {
	Unit
	takes   group
	symbol  bool // it is one of the symbols
	word    bool // it takes the words of prefixes
	anyCase bool
}

// spellings are the units and prefixes of units.txt. Their products, such as MB and
// megabytes, are not made in advance: Lookup splits a name into its prefix and its unit.
type spellings struct {
	units    map[string]spelling
	prefixes [256][]prefix // by the first byte of their symbol
	words    []prefix
}

// known is what units.txt has, parsed when the first unit is looked up. It panics on a
// mistake in the text, which every test finds.
var known = sync.OnceValue(func() *spellings {
	s, err := parse(text)
	if err != nil {
		panic(err)
	}
	return s
})

const (
	refuse     = "refuse "
	prefixLine = "prefix "
)

var dimensions = map[string]Dim{"data": Data, "time": Time, "money": Money, "length": Length, "user": Noun("user")}

func parse(text string) (*spellings, error) {
	s := &spellings{units: make(map[string]spelling, 64), words: make([]prefix, 0, 24)}
	line := 0
	for row := range strings.SplitSeq(text, "\n") {
		line++
		if row == "" || row[0] == '#' || strings.HasPrefix(row, refuse) {
			continue
		}
		ok := false
		if rest, isPrefix := strings.CutPrefix(row, prefixLine); isPrefix {
			ok = s.addPrefix(rest)
		} else {
			ok = s.addUnit(row)
		}
		if !ok {
			return nil, fmt.Errorf("units.txt:%d: a line is SYMBOLS | WORDS = NUMBER UNIT, PREFIXES or prefix SYMBOL WORD = NUMBER GROUP", line)
		}
	}
	return s, nil
}

// addPrefix reads "k kilo = 1e3 large".
func (s *spellings) addPrefix(row string) bool {
	names, size, _ := strings.Cut(row, "=")
	count, of, _ := strings.Cut(strings.TrimSpace(size), " ")
	factor, err := strconv.ParseFloat(count, 64)
	symbol, word, _ := strings.Cut(strings.TrimSpace(names), " ")
	p := prefix{symbol, strings.TrimSpace(word), symbol, factor, groups[strings.TrimSpace(of)]}
	if err != nil || symbol == "" || p.group == 0 {
		return false
	}
	if p.word != "" {
		s.words = append(s.words, p)
	} else {
		for _, q := range s.words {
			if q.factor == factor {
				p.printed = q.symbol
			}
		}
	}
	s.prefixes[symbol[0]] = append(s.prefixes[symbol[0]], p)
	return true
}

// addUnit reads "B | byte bytes = 1 data, large binary".
func (s *spellings) addUnit(row string) bool {
	names, size, ok := strings.Cut(row, "=")
	size, takes, _ := strings.Cut(size, ",")
	count, of, ok2 := strings.Cut(strings.TrimSpace(size), " ")
	factor, err := strconv.ParseFloat(count, 64)
	if !ok || !ok2 || err != nil {
		return false
	}
	u := spelling{Unit: Unit{Factor: factor}}
	for name := range strings.FieldsSeq(takes) {
		u.takes |= groups[strings.TrimSuffix(name, ",")]
	}
	u.anyCase = strings.HasSuffix(takes, "in any case")
	of, per, _ := strings.Cut(of, "/")
	if d, ok := dimensions[of]; ok {
		u.Dim = d
	} else if base, ok := s.units[of]; ok {
		u.Factor, u.Dim = factor*base.Factor, base.Dim
	} else if of != "" {
		return false
	}
	if per != "" {
		u.Factor, u.Dim = u.Factor/s.units[per].Factor, u.Dim.Div(s.units[per].Dim)
	}
	symbols, words, _ := strings.Cut(names, "|")
	for i, list := range [...]string{symbols, words} {
		u.symbol, u.word = i == 0, i == 1
		for name := range strings.FieldsSeq(list) {
			if u.Name == "" {
				u.Name = name
			}
			u.Plural = name == "users"
			if old, twice := s.units[name]; twice { // bits is both a symbol and a word
				old.word = true
				s.units[name] = old
				continue
			}
			s.units[name] = u
		}
	}
	return u.Name != ""
}

// unit finds a unit without a prefix.
func (s *spellings) unit(name string) (spelling, bool) {
	if u, ok := s.units[name]; ok {
		return u, true
	}
	var lower [4]byte // of RPS and its like, whose case does not matter
	if len(name) > len(lower) {
		return spelling{}, false
	}
	for i := range len(name) {
		if lower[i] = name[i]; 'A' <= name[i] && name[i] <= 'Z' {
			lower[i] += 'a' - 'A'
		}
	}
	u, ok := s.units[string(lower[:len(name)])]
	return u, ok && u.anyCase
}

// lookup finds a unit with or without a prefix.
func (s *spellings) lookup(name string) (Unit, bool) {
	if u, ok := s.unit(name); ok {
		return u.Unit, true
	}
	if name == "" {
		return Unit{}, false
	}
	for i := range s.prefixes[name[0]] {
		p := &s.prefixes[name[0]][i]
		if rest, ok := strings.CutPrefix(name, p.symbol); ok {
			if u, ok := s.unit(rest); ok && u.takes&p.group != 0 {
				return p.of(u), true
			}
		}
	}
	if len(name) < len("pico")+len("bit") {
		return Unit{}, false
	}
	for i := range s.words {
		p := &s.words[i]
		if rest, ok := strings.CutPrefix(name, p.word); ok {
			if u, ok := s.units[rest]; ok && u.word && u.takes&p.group != 0 {
				return p.of(u), true
			}
		}
	}
	return Unit{}, false
}

// of is the product of a prefix and a unit.
func (p *prefix) of(u spelling) Unit {
	symbol := p.printed
	if u.word && u.Name == "metre" { // which has no symbol: m is refused
		symbol = p.word
	}
	return Unit{Name: symbol + u.Name, Factor: p.factor * u.Factor, Dim: u.Dim}
}

// names lists all spellings, with every prefix, for suggestions.
func (s *spellings) names() (names []string) {
	for name, u := range s.units {
		names = append(names, name)
		for _, p := range s.words {
			if u.takes&p.group == 0 {
				continue
			}
			if u.word {
				names = append(names, p.word+name)
			}
			if u.symbol {
				names = append(names, p.symbol+name)
			}
		}
	}
	return names
}

// refused are the hints in units.txt for spellings that are not units, parsed when the
// first is asked for.
var refused = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for row := range strings.SplitSeq(text, "\n") {
		if rest, ok := strings.CutPrefix(row, refuse); ok {
			names, hint, _ := strings.Cut(rest, ": ")
			for name := range strings.FieldsSeq(names) {
				m[name] = hint
			}
		}
	}
	return m
})

// Refused is the hint for a spelling that is refused because it has several readings,
// such as "Mb", or is of another tool; ok is false for every other spelling.
func Refused(name string) (hint string, ok bool) {
	if hint, ok = refused()[name]; ok {
		return hint, true
	}
	return bitsOrBytes(name)
}

// bitsOrBytes gives the readings of a spelling such as Mb, mbps and GBps.
func bitsOrBytes(name string) (hint string, ok bool) {
	if len(name) < 2 || !strings.Contains("kmgtpezyKMGTPEZY", name[:1]) {
		return "", false
	}
	if _, isUnit := known().lookup(name); isUnit {
		return "", false
	}
	p, rest := strings.ToUpper(name[:1]), strings.ToLower(name[1:])
	rest, binary := strings.CutPrefix(rest, "i")
	switch {
	case binary:
		p += "i"
	case p == "K":
		p = "k"
	}
	switch rest {
	case "byte", "bytes", "bs":
		return p + "B", true
	case "b":
		return p + "bit (bits) or " + p + "B (bytes)", true
	case "bps":
		return p + "bps (bits) or " + p + "B/s (bytes)", !binary
	case "bit":
		return p + "bit", true
	}
	return "", false
}
