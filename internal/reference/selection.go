package reference

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// selection picks members of an indicator by rule. All of its rules must hold; the first or the last are taken
// from those that are left.
type selection struct {
	rules   []*rule
	all     bool   // 全部
	ends    int    // how many of the first or, where last, of the last; 0 for no such limit
	last    bool   // 后3 rather than 前3
	endWord string // 前3, as the author wrote it
	form    form
	verb    string // what is written behind 分别
	short   bool   // short names
}

// given reports whether anything is to be picked.
func (s *selection) given() bool { return s.all || s.ends > 0 || len(s.rules) > 0 }

// asked reports whether a word of selections was used.
func (s *selection) asked() bool { return s.given() || s.form != formNames || s.short }

// words are the selection's rules as the author wrote them.
func (s *selection) words() []string {
	var words []string
	for _, r := range s.rules {
		words = append(words, r.word)
	}
	if s.ends > 0 {
		words = append(words, s.endWord)
	}
	return words
}

// ordered is the measure that a selection is listed by, from the best; nil for the site's own order. named is the
// measure that the author names, or nil.
func (s *selection) ordered(named *measure.Measure, i *model.Indicator) *measure.Measure {
	switch {
	case s.ends > 0 && (named == nil || named == usual(i)):
		return measure.Rank // tells ties exactly
	case s.ends > 0:
		return named
	case len(s.rules) == 0 || s.rules[0].inSite:
		return nil
	case s.rules[0].measure != nil:
		return s.rules[0].measure
	}
	return measure.Rank
}

// usual is the number that members are compared by: completion or, without targets, the figure.
func usual(i *model.Indicator) *measure.Measure {
	if i.Targeted {
		return measure.Completion
	}
	return measure.Value
}

// picked are the members of a selection, in order.
type picked struct {
	cells []*analysis.Cell
	tied  bool // others stand level with the one at the end of 前3 or 后3, so that there are more
}

// pick applies the selection. by is the measure that it is listed by, or nil for the site's order.
func (s *selection) pick(ro *Roster, by *measure.Measure) picked {
	var kept []Scored
	for _, at := range ro.sorted(by) {
		if s.holds(ro, at.Cell) {
			kept = append(kept, at)
		}
	}
	var p picked
	if s.ends > 0 {
		kept, p.tied = s.end(kept)
	}
	for _, at := range kept {
		p.cells = append(p.cells, at.Cell)
	}
	return p
}

func (s *selection) holds(ro *Roster, c *analysis.Cell) bool {
	for _, r := range s.rules {
		if !r.keep(ro, c) {
			return false
		}
	}
	return true
}

// end takes the first or the last of what is sorted; those level with the one at the end come with it, and those
// without a number are neither.
func (s *selection) end(sorted []Scored) (taken []Scored, tied bool) {
	n := len(sorted)
	for n > 0 && !sorted[n-1].Ok() {
		n--
	}
	sorted = sorted[:n]
	if n <= s.ends {
		return sorted, false
	}
	level := func(a, b int) bool { return sorted[a].Value.Cmp(sorted[b].Value) == 0 }
	if s.last {
		from := n - s.ends
		for from > 0 && level(from-1, n-s.ends) {
			from--
		}
		return sorted[from:], from < n-s.ends
	}
	to := s.ends
	for to < n && level(to, s.ends-1) {
		to++
	}
	return sorted[:to], to > s.ends
}

// Scored is a cell with the number that it is ordered by.
type Scored struct {
	Cell *analysis.Cell
	model.Num
}

// SortScored sorts by number; those without one come last, and equal ones stay as they are.
func SortScored(cells []Scored, lowFirst bool) {
	slices.SortStableFunc(cells, func(a, b Scored) int {
		switch {
		case a.Ok() != b.Ok():
			if a.Ok() {
				return -1
			}
			return 1
		case !a.Ok():
			return 0
		case lowFirst:
			return a.Value.Cmp(b.Value)
		}
		return b.Value.Cmp(a.Value)
	})
}

// lowFirst reports whether small numbers of m come before large ones: places, and the outcomes of an indicator of
// which less is better.
func lowFirst(m *measure.Measure, i *model.Indicator) bool {
	return m.Kind == measure.Place || i.Better == model.Lower && m.Is(measure.Outcome)
}

// described says how the members were picked, for the source of what is printed.
func (s *selection) described(p picked, w model.Words) string {
	n := format.Members(len(p.cells), w)
	words := s.words()
	if len(words) == 0 {
		return "全部" + n
	}
	text := "按“" + strings.Join(words, "、") + "”选出的" + n
	if p.tied {
		text += "（末尾有并列，多于" + strconv.Itoa(s.ends) + "个）"
	}
	return text
}
