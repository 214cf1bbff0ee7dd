package finding

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// share-change: the change of a rate in percentage points, and of a member's part of the total.
func shareChangeOne(s *judged) *said {
	if s.indicator.Measure == model.Rate {
		return s.rateChange()
	}
	change, ok := s.shareChange()
	if !ok || change.Abs().Cmp(model.Int(3)) < 0 {
		return nil
	}
	f := &said{tone: Highlight, evidence: s.cites(mValue, mShare)}
	verb := "提高"
	if change.IsNeg() {
		f.tone, verb = Shortfall, "下降"
	}
	f.phrases = []phrase{s.figure(), {slot: slotShare, key: "share", tone: f.tone, text: join(
		plain("占"+s.words().Whole+"的"), s.link(mShare, format.Percent(part(s.Value, s.now))),
		plain("，比上年同期"+verb), s.points(mShare, change))}}
	return f
}

func (s *judged) rateChange() *said {
	if !s.Growth.Ok() || !s.Growth.Points || !visible(s.indicator, mGrowth, s.Growth.Value) {
		return nil
	}
	tone := Highlight
	if s.Growth.Value.IsNeg() != s.lower() {
		tone = Shortfall
	}
	f := s.growing(tone)
	f.weight = 10
	return f
}

// shareChange is by how many percentage points a member's part of the total differs from last year's. Everybody
// that takes part must have both figures.
func (s *judged) shareChange() (model.Decimal, bool) {
	if s.isWhole() || s.now.partial || s.last.partial || !s.now.total.IsPos() || !s.last.total.IsPos() ||
		!s.indicator.AddsUp || s.lower() || s.indicator.Decimals == 0 && s.last.total.Cmp(hundred) < 0 {
		return model.Decimal{}, false
	}
	return part(s.Value, s.now).Sub(part(s.LastYear, s.last)), true
}

func part(n model.Num, of sums) model.Decimal {
	q, _ := model.Ratio(n.Value.Mul(model.Int(100)), of.total)
	return q
}

// shareChangeTogether names whose part of the total grew most and whose fell most; for a rate, how many rose.
func shareChangeTogether(t *table) *said {
	if len(t.members) < 2 {
		return nil
	}
	var up, down *judged
	var most, least model.Decimal
	for k := range t.members {
		s := &t.members[k]
		change, ok := s.shareChange()
		if !ok {
			return nil
		}
		if change.Cmp(most) > 0 {
			up, most = s, change
		}
		if change.Cmp(least) < 0 {
			down, least = s, change
		}
	}
	var parts []Text
	f := &said{}
	if up != nil && most.Cmp(model.Int(2)) >= 0 {
		parts = append(parts, join(up.named(mShare), plain("提高最多，比上年同期提高"), up.points(mShare, most)))
		f.evidence = append(f.evidence, up.cites(mShare)...)
	}
	if down != nil && least.Cmp(model.Int(-2)) <= 0 {
		parts = append(parts, join(down.named(mShare), plain("下降最多，下降"), down.points(mShare, least)))
		f.evidence = append(f.evidence, down.cites(mShare)...)
	}
	if len(parts) == 0 {
		return nil
	}
	f.phrases = []phrase{{slot: slotShare, key: "shares", text: join(plain("占"+t.words().Whole+"比重"), chain(parts, "，"))}}
	return f
}
