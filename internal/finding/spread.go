package finding

import (
	"bulletin/internal/model"
)

// spread: how far the last member is from the first. The widest of the edition weighs more.
func spreadTogether(t *table) *said {
	s := t.view.Spread(t.indicator)
	d := s.Max.Sub(s.Min)
	if s.N < 3 || !t.flow() || t.lower() || d.Cmp(ten) < 0 {
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
	f.phrases = []phrase{{
		slot: slotSpread, key: "spread",
		text: join(
			plain("完成率居首的"), first.named(mCompletion), plain("（"), first.number(mCompletion),
			plain("）与居末的"), last.named(mCompletion), plain("（"), last.number(mCompletion), plain("）"), apart),
		brief: join(plain("首末"+"相差"), t.whole.points(mSpread, d)),
	}}
	return f
}

// end is the only member of a rank, or nil where several share it or nobody has it.
func (t *table) end(rank int) *judged {
	var found *judged
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

func (t *table) endLast() *judged {
	if n := len(t.ranked); n > 0 {
		return t.end(t.ranked[n-1].Place.Rank)
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
