package formula

import (
	"strings"
	"unicode/utf8"

	"botec/estimate/unit"
)

// duration reads the rest of a time in several units: the 30m of 1h30m, where m behind h
// is minutes. The units get smaller. The literal has the first of them for its display.
func (s *scanner) duration(lit *Literal, start int, last unit.Unit) *Error {
	lit.DigitsEnd = s.at
	for isDigit(s.byteAt(s.at)) {
		from := s.at
		n := &Literal{Bare: true, Step: 1}
		for _, c := range s.digits() {
			n.Value = 10*n.Value + float64(c-'0')
		}
		word := s.at
		for s.at < len(s.text) {
			r, size := utf8.DecodeRuneInString(s.text[s.at:])
			if !isLetter(r) {
				break
			}
			s.at += size
		}
		text := s.text[word:s.at]
		u, ok := s.units.Lookup(text)
		if text == "m" && last.Factor == 3600 {
			u, ok = s.units.Lookup("min")
		}
		if text == "" || !ok || u.Dim != unit.Time || u.Factor >= last.Factor {
			e := &Error{Start: start, End: s.at, Text: "a time in several units has them in falling order, such as 1d12h or 1h30m"}
			return e.offering(offerAt(start, s.at, "", s.text[start:from]+" + "+strings.TrimSpace(s.text[from:word]+" "+text)))
		}
		n.setUnit(u, 1, text)
		lit.Value, lit.Step, last = lit.Value+n.Value, n.Step, u
	}
	return nil
}

// clock is the error for a time as clocks show it, which is no ratio: 08:00, 00:30, 1:30:00. The
// part behind the first colon begins at the byte second.
func (s *scanner) clock(start, second int) *Error {
	hours, minutes := s.text[start:second-1], s.text[second:s.at]
	if s.byteAt(s.at) != ':' {
		e := &Error{Start: start, End: s.at, Text: "a ratio to 0 has no value"}
		if strings.Trim(minutes, "0") != "" {
			e.Text = "a ratio does not begin with 00, and a time is a number with its unit"
		}
		if len(minutes) == 2 {
			e = e.offering(clockReadings(offerAt(start, s.at, ""), hours, minutes))
		}
		return e
	}
	third := s.at + 1
	s.at = third
	seconds := s.digits()
	e := &Error{Start: start, End: s.at, Text: "a time is a number with its unit"}
	sum := hours + " h + " + minutes + " min"
	if strings.Trim(seconds, "0") != "" {
		sum += " + " + seconds + " s"
	}
	return e.offering(offerAt(start, s.at, "", sum))
}

// clockReadings adds what 08:00 or 00:30 may mean to an offer.
func clockReadings(a attempt, hours, minutes string) attempt {
	number, large, small := strings.TrimPrefix(hours, "0"), " h", " min"
	if hours == "00" && minutes != "00" {
		number, large, small = strings.TrimPrefix(minutes, "0"), " min", " s"
	}
	a.readings = []reading{{number + large, "hours and minutes"}, {number + small, "minutes and seconds"}}
	return a
}

// isoDuration reads a duration of ISO 8601 in whole numbers, such as PT8H and P1DT12H,
// and gives it as formulas have it; "" for any other word.
func isoDuration(word string) string {
	rest, ok := strings.CutPrefix(word, "P")
	if !ok || len(rest) < 2 {
		return ""
	}
	var parts []string
	for clock := false; rest != ""; {
		if strings.HasPrefix(rest, "T") && !clock {
			clock, rest = true, rest[1:]
			continue
		}
		n := leadingDigits(rest)
		if n == 0 || n == len(rest) {
			return ""
		}
		names := map[byte]string{'Y': "years", 'M': "months", 'W': "weeks", 'D': "days"}
		if clock {
			names = map[byte]string{'H': "h", 'M': "min", 'S': "s"}
		}
		name := names[rest[n]]
		if name == "" {
			return ""
		}
		if rest[:n] == "1" {
			name = strings.TrimSuffix(name, "s")
			if name == "" {
				name = "s"
			}
		}
		parts = append(parts, rest[:n]+" "+name)
		rest = rest[n+1:]
	}
	return strings.Join(parts, " + ")
}
