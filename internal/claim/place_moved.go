package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// movedBy holds 前移2位 against the change of place since the period named, or since the year's edition before.
func (s *saying) movedBy(k int) {
	turn, way := s.turnOfPlace(k)
	if turn < 0 {
		return
	}
	u := s.universeOfSentence(k, s.rankedAmong(k))
	h := s.holdersBefore(k)
	if u.other || len(s.indicators) == 0 {
		return
	}
	upper := u.upper || s.aboutWhole(&h)
	found, by := unsure, 0
	for then, c := range s.soloCells(&h, s.viewsSince()) {
		d := s.change(c.Indicator, c.Region, then, upper, k)
		if slices.Contains(d, way*placeNumber(&s.tokens[k])) {
			s.movedVerdict(k, turn, right, 0, s.placeEvidence(measure.RankChange, s.view, c.Indicator, c.Region))
			return
		}
		if len(d) > 0 && found == unsure {
			found, by = wrong, d[0]
		}
	}
	s.movedVerdict(k, turn, found, by, nil)
}

// viewsSince are the periods since which a place may have changed.
func (s *saying) viewsSince() []*analysis.View {
	switch {
	case s.base != nil:
		return []*analysis.View{s.base.view}
	case s.said&(yoy|lastYear) != 0:
		if v := s.viewOf(s.view.Edition.Period.LastYear()); v != nil {
			return []*analysis.View{v}
		}
		return nil
	}
	if !strings.Contains(s.frameText(), "上期") && !strings.Contains(s.frameText(), "上一期") {
		s.unsure("没有写明与哪一期相比")
	}
	return s.viewsBefore()
}

// frameText is the text of the frame.
func (s *saying) frameText() string {
	return s.text.text[s.tokens[s.frame.first].start:s.tokens[s.frame.end-1].end]
}

// turnOfPlace is the word before 2位 that says where a place moved, and the way: 1 up, −1 down. It is −1 where nothing says that a
// place is spoken of.
func (s *saying) turnOfPlace(k int) (turn, way int) {
	turn = -1
	for m := s.frame.first; m < k; m++ {
		switch t := &s.tokens[m]; {
		case t.is(up):
			turn, way = m, 1
		case t.is(down):
			turn, way = m, -1
		}
	}
	if turn < 0 {
		return -1, 0
	}
	ofPlaces := s.frame.cues&rank != 0 || strings.ContainsAny(s.spelled(turn), "前后进退位移") || slices.ContainsFunc(s.tokens[max(0, k-longSentence):k], func(t token) bool { return t.isPlace() })
	if !ofPlaces {
		return -1, 0
	}
	return turn, way
}

// change are the places that a region has won since a period, by each yardstick that may be meant.
func (s *saying) change(i *model.Indicator, r *model.Region, then *analysis.View, upper bool, k int) (won []int) {
	now, before := s.cell(s.view, i, r), s.cell(then, i, r)
	if upper {
		a, b := upperFrom(now, false), upperFrom(before, false)
		if a == 0 || b == 0 {
			return nil
		}
		return []int{b - a}
	}
	if r.Kind != model.County {
		return nil
	}
	if p := s.view.Previous; p != nil && p.Period == then.Edition.Period && now.Place.Change.Ok() {
		if by, err := now.Place.Change.Value.Int64(); err == nil {
			won = append(won, int(by)) // as pages have it: among those whom both editions rank
		}
	}
	for _, by := range append([]yardstick{{by: measure.Rank, low: true}}, s.gaugeOfMove(k).scales(i, s.rate)...) {
		a, b := s.climb(s.view, i, by, s.site.Counties()), s.climb(then, i, by, s.site.Counties())
		m, n := a.at(r), b.at(r)
		if m < 0 || n < 0 {
			continue
		}
		first, _ := a.shared(m, exactlySame)
		was, _ := b.shared(n, exactlySame)
		won = append(won, was-first)
	}
	return won
}

// gaugeOfMove is what the place that moved is by: what was ranked before in the sentence, or what the words say.
func (s *saying) gaugeOfMove(k int) *gauge {
	g, _, ok := s.anchor(k)
	if !ok {
		g = s.gaugeAt(k, end{side: byPlace}, false)
		g.falls, g.said = false, 0
		g.measures = slices.DeleteFunc(g.measures, func(m *measure.Measure) bool { return m == measure.Increase })
	}
	return &g
}

// movedVerdict tells of a change of place, at the word of change where only that is wrong.
func (s *saying) movedVerdict(k, turn int, found truth, by int, at *evidence) {
	first := k
	typed := s.original(turn, k)
	v := Verdict{Number: true, Outcome: Doubtful, Text: "“" + typed + "”没有数据支持", Fix: doubtFix}
	doubt := s.doubtOf()
	switch {
	case found == right:
		v = Verdict{Number: true, Outcome: Agrees, Evidence: s.evidence(at)}
	case found == wrong && doubt == "":
		if by == placeNumber(&s.tokens[k]) || -by == placeNumber(&s.tokens[k]) {
			first = turn
		}
		v.Outcome, v.Text, v.Fix = Contradicts, "写的是"+typed+"，数据是"+movedText(by), "改成"+movedText(by)
	case doubt != "":
		v.Text += "，" + doubt
	}
	s.say(s.tokens[first].start, s.tokens[k].end, v)
}

// movedText is a change of place in words.
func movedText(by int) string {
	switch {
	case by > 0:
		return "上升" + model.Int(by).String() + "位"
	case by < 0:
		return "下降" + model.Int(-by).String() + "位"
	}
	return "位次没有变化"
}
