package finding

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// rank-change: places won or lost since the year's previous edition.
func rankChangeOne(s *judged) *said {
	n := s.Place.Change
	if !n.Ok() || n.Value.IsZero() || atZero(s) || s.alone() {
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
	c := phrase{slot: slotPlace, key: "place", tone: f.tone, covers: []string{"rank"}}
	if f.tone == Notice && behind(&s.Cell) { // it stands with the verdict, or against it
		c.tone = Shortfall
		switch {
		case n.Value.IsPos() && s.agrees(Shortfall): // a place won in the second half
			c.tone = Notice
		case n.Value.IsPos():
			c.tone = Highlight
		}
	}
	c.text = join(s.place(), plain("，比上期"), s.link(mMoved, format.Change(n)))
	if s.indicator.Targeted && s.flow() && !s.lower() {
		c.alone = join(plain("位次比上期"), s.link(mMoved, format.Change(n)), plain("，"), s.place())
	}
	if s.Value.Ok() && s.Value.Value.IsPos() {
		f.phrases = append(f.phrases, s.figure())
	}
	f.phrases = append(f.phrases, c)
	return f
}

// alone reports whether a place is none: nobody else has one, or all share it.
func (s *judged) alone() bool { return format.PlacePhrase(&s.Cell, s.words()) == "" }

// place is 居全州第3位.
func (s *judged) place() Text { return s.link(mPlace, format.PlacePhrase(&s.Cell, s.words())) }

// rankChangeTogether names who won most and who lost most.
func rankChangeTogether(t *table) *said {
	var up, down model.Decimal
	for k := range t.members {
		if n := t.members[k].Place.Change; n.Ok() && !t.members[k].alone() {
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
		list := t.those(func(s *judged) bool { return s.Place.Change.Ok() && s.Place.Change.Value.Cmp(side.most) == 0 })
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
	f.phrases = []phrase{{slot: slotPlace, key: "moved", text: chain(parts, "；")}}
	return f
}

func larger(a, b model.Decimal) model.Decimal {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}
