package drill

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"time"

	"botec/estimate/journal"
)

// MemoryFile is the path of the file of what was answered, drill.jsonl in the user's
// state folder ([journal.File]).
func MemoryFile() (string, error) { return journal.File("drill.jsonl") }

// Day is a day of the user's calendar: 2026-11-27. Days compare as texts.
type Day string

// DayOf is the day of a time, where the user is.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// Add is the day n days later.
func (d Day) Add(n int) Day {
	t, _ := time.Parse(time.DateOnly, string(d))
	return DayOf(t.AddDate(0, 0, n))
}

// Until is the number of days from d to e.
func (d Day) Until(e Day) int {
	from, _ := time.Parse(time.DateOnly, string(d))
	to, _ := time.Parse(time.DateOnly, string(e))
	return int(to.Sub(from).Hours() / 24)
}

// waits are the days until a card of each box is due. Box 0 has what was missed last.
var waits = [...]int{1, 3, 7, 14, 30, 60, 120}

// KnownBox is the box from which on a card counts as known: it was right three times,
// over more than a week.
const KnownBox = 3

// Entry is an answer to a card, and when the card is due again.
type Entry struct {
	Time  time.Time `json:"time"`
	Card  string    `json:"card"` // the ID of its kind
	Score float64   `json:"score"`
	Box   int       `json:"box"`
	Due   Day       `json:"due"`
}

func (e *Entry) valid() bool {
	_, err := time.Parse(time.DateOnly, string(e.Due))
	return err == nil && e.Card != "" && 0 <= e.Box && e.Box < len(waits) && !e.Time.IsZero()
}

// Memory is what was answered so far. The zero value is that of a newcomer.
type Memory struct {
	last map[string]Entry // the latest of each kind, by ID
	days map[Day]bool     // on which something was answered
}

// ReadMemory reads a file of entries, one line each; a newcomer's does not exist.
// unreadable is the number of lines that are no entries: they cost no others. The error
// is that of the file system.
func ReadMemory(file string) (m *Memory, unreadable int, err error) {
	entries, unreadable, err := journal.Read(file, journal.MaxSize, (*Entry).valid)
	if err != nil {
		return nil, unreadable, err
	}
	m = &Memory{}
	for _, e := range entries {
		m.add(e)
	}
	return m, unreadable, nil
}

func (m *Memory) add(e Entry) {
	if m.last == nil {
		m.last, m.days = map[string]Entry{}, map[Day]bool{}
	}
	m.last[e.Card], m.days[DayOf(e.Time)] = e, true
}

// Answer remembers the score of a card and returns the entry to keep in the file. A
// right answer moves a card that was due up a box; one before its time changes
// nothing. What was nearly right stays in its box and is due the next day, what was
// missed starts again.
func (m *Memory) Answer(k *Kind, score float64, now time.Time) Entry {
	before, seen := m.last[k.ID]
	today := DayOf(now)
	e := Entry{Time: now, Card: k.ID, Score: score, Box: before.Box}
	switch {
	case score < 0.5:
		e.Box, e.Due = 0, today.Add(1)
	case score < 1:
		e.Due = today.Add(1)
	case seen && before.Due > today:
		e.Due = before.Due
	default:
		e.Box = min(before.Box+1, len(waits)-1)
		e.Due = today.Add(waits[e.Box])
	}
	m.add(e)
	return e
}

// Answered says whether something was answered on a day.
func (m *Memory) Answered(day Day) bool { return m.days[day] }

// Streak is the number of days in a row, up to today, on which something was answered.
func (m *Memory) Streak(today Day) (days int) {
	for m.days[today.Add(-days)] {
		days++
	}
	return days
}

// Standing is how far somebody is with a deck.
type Standing struct {
	Cards int `json:"cards"`
	New   int `json:"new"`   // never asked
	Due   int `json:"due"`   // today
	Known int `json:"known"` // from [KnownBox] on
}

// Standing counts the cards of a deck.
func (m *Memory) Standing(d *Deck, today Day) Standing {
	s := Standing{Cards: len(d.Kinds)}
	for i := range d.Kinds {
		e, seen := m.last[d.Kinds[i].ID]
		if !seen {
			s.New++
			continue
		}
		if e.Due <= today {
			s.Due++
		}
		if e.Box >= KnownBox {
			s.Known++
		}
	}
	return s
}

// Due lists the names of the decks of which something is due on a day or before.
func (m *Memory) Due(decks []Deck, day Day) (names []string) {
	for i := range decks {
		if m.Standing(&decks[i], day).Due > 0 {
			names = append(names, decks[i].Name)
		}
	}
	return names
}

// NextDue is the first day on which something is due; ok is false for a newcomer.
func (m *Memory) NextDue(decks []Deck) (day Day, ok bool) {
	for i := range decks {
		for j := range decks[i].Kinds {
			if e, seen := m.last[decks[i].Kinds[j].ID]; seen && (!ok || e.Due < day) {
				day, ok = e.Due, true
			}
		}
	}
	return day, ok
}

// Pick chooses n cards of decks for a session, in the order to ask them: what is due,
// the longest overdue first; then what is new, from the decks of which least is known;
// and where both run out, what is due next.
func (m *Memory) Pick(decks []Deck, today Day, n int, rng *rand.Rand) []*Kind {
	var due, later []*Kind
	fresh, asked := make([][]*Kind, len(decks)), make([]int, len(decks))
	for i := range decks {
		for j := range decks[i].Kinds {
			k := &decks[i].Kinds[j]
			switch e, seen := m.last[k.ID]; {
			case !seen:
				fresh[i] = append(fresh[i], k)
				continue
			case e.Due <= today:
				due = append(due, k)
			default:
				later = append(later, k)
			}
			asked[i]++
		}
	}
	soonest := func(a, b *Kind) int { return cmp.Compare(m.last[a.ID].Due, m.last[b.ID].Due) }
	for _, list := range [][]*Kind{due, later} {
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		slices.SortStableFunc(list, soonest)
	}
	picked := due[:min(n, len(due))]
	for len(picked) < n {
		least := -1
		for i := range fresh {
			if len(fresh[i]) > 0 && (least < 0 || asked[i] < asked[least]) {
				least = i
			}
		}
		if least < 0 {
			break
		}
		picked = append(picked, fresh[least][0])
		fresh[least], asked[least] = fresh[least][1:], asked[least]+1
	}
	picked = append(picked, later[:min(n-len(picked), len(later))]...)
	rng.Shuffle(len(picked), func(i, j int) { picked[i], picked[j] = picked[j], picked[i] })
	return picked
}
