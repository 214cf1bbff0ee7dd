package finding

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// spread: how far the last member is from the first. The widest of the edition weighs more.
func spreadTogether(t *table) *said {
	s := t.view.Spread(t.indicator)
	d := s.Max.Sub(s.Min)
	if s.N < 3 || !t.flow() || t.lower() || d.Cmp(t.view.Site.Limits.FarBehind) < 0 || !visible(d) {
		return nil
	}
	first, last := t.end(1), t.endLast()
	if first == nil || last == nil {
		return nil
	}
	f := &said{tone: Notice, evidence: append(append(t.whole.cites(mSpread), first.cites(mCompletion)...), last.cites(mCompletion)...)}
	if t.widest(d) {
		f.weight = farWeight
	}
	apart := join(plain("相差"), t.whole.points(mSpread, d))
	if s.Min.IsPos() {
		apart = join(apart, plain("，前者是后者的"), t.whole.number(mTimes))
		f.evidence = append(f.evidence, t.whole.cites(mTimes)...)
	}
	f.clauses = []clause{{
		slot: slotSpread, key: "spread",
		text: join(
			plain("完成率居首的"), first.named(mCompletion), plain("（"), first.number(mCompletion),
			plain("）与居末的"), last.named(mCompletion), plain("（"), last.number(mCompletion), plain("）"), apart),
		brief: join(plain("首末"+"相差"), t.whole.points(mSpread, d)),
	}}
	return f
}

// end is the only member of a rank, or nil where several share it or nobody has it.
func (t *table) end(rank int) *subject {
	var found *subject
	for k := range t.members {
		if t.members[k].Place.Rank == rank {
			if found != nil {
				return nil
			}
			found = &t.members[k]
		}
	}
	return found
}

func (t *table) endLast() *subject {
	for k := range t.members {
		if t.members[k].Place.Last {
			return t.end(t.members[k].Place.Rank)
		}
	}
	return nil
}

// widest reports whether no indicator of the edition spreads further than d.
func (t *table) widest(d model.Decimal) bool {
	for _, i := range t.view.Site.Indicators {
		if s := t.view.Spread(i); i.Measure == model.Flow && i.Better == model.Higher && s.N > 2 && s.Max.Sub(s.Min).Cmp(d) > 0 {
			return false
		}
	}
	return true
}

// rank-change: places won or lost since the year's previous edition.
func rankChangeOne(s *subject) *said {
	n := s.Place.Change
	if !n.Ok() || n.Value.IsZero() || s.State == analysis.AtZero {
		return nil
	}
	f := &said{tone: Highlight, evidence: append(s.cites(mPlace, mMoved), s.citesBefore(mPlace)...)}
	switch {
	case n.Value.Abs().Cmp(model.Int(1)) == 0: // one place comes and goes
		f.tone, f.weight = Notice, -10
	case n.Value.IsNeg():
		f.tone = Shortfall
	}
	if n.Value.Abs().Cmp(model.Int(3)) >= 0 {
		f.weight = 10
	}
	c := clause{slot: slotPlace, key: "place", tone: f.tone, covers: []string{"rank"}}
	if f.tone == Notice && behind(&s.Cell) { // it stands with the verdict, or against it
		c.tone = Shortfall
		if !s.agrees(Shortfall) {
			c.tone = Highlight
		}
	}
	c.text = join(s.place(), plain("，比上期"), s.link(mMoved, format.Change(n)))
	if s.indicator.Targeted && s.flow() && !s.lower() {
		c.alone = join(plain("完成率"), c.text)
	}
	if s.Value.Ok() && s.Value.Value.IsPos() {
		f.clauses = append(f.clauses, s.figure())
	}
	f.clauses = append(f.clauses, c)
	return f
}

// place is 居全州第3位, or nil.
func (s *subject) place() Text {
	if text := format.PlacePhrase(&s.Cell, s.words()); text != "" {
		return s.link(mPlace, text)
	}
	return s.link(mPlace, "居"+s.words().Whole+"第"+strconv.Itoa(s.Place.Rank)+"位")
}

// rankChangeTogether names who won most and who lost most.
func rankChangeTogether(t *table) *said {
	var up, down model.Decimal
	for k := range t.members {
		if n := t.members[k].Place.Change; n.Ok() {
			up, down = larger(up, n.Value), larger(down, n.Value.Neg())
		}
	}
	f := &said{}
	var parts []Text
	for _, side := range []struct {
		most model.Decimal
		text string
	}{{up, "上升最多"}, {down.Neg(), "下降最多"}} {
		if side.most.Abs().Cmp(model.Int(2)) < 0 {
			continue // one place comes and goes
		}
		list := t.those(func(s *subject) bool { return s.Place.Change.Ok() && s.Place.Change.Value.Cmp(side.most) == 0 })
		for _, s := range cited(list) {
			f.evidence = append(f.evidence, s.cites(mPlace, mMoved)...)
		}
		what := "位次"
		if len(parts) > 0 {
			what = ""
		}
		both := ""
		if len(list) > 1 {
			both = "均"
		}
		parts = append(parts, join(plain(what+side.text+"的是"), t.some(list, mMoved), plain("，"+both),
			list[0].link(mMoved, format.Change(model.Number(side.most)))))
	}
	if len(parts) == 0 {
		return nil
	}
	f.clauses = []clause{{slot: slotPlace, key: "moved", text: chain(parts, "；")}}
	return f
}

func larger(a, b model.Decimal) model.Decimal {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}
