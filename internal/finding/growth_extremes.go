package finding

import (
	"slices"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// growth-extremes: who grows most and who least. It takes three members with a 同比 to have ends.
func growthExtremesOne(s *judged) *said {
	e := &s.growth
	if s.Region.Kind != model.County || e.n < 3 || !s.Growth.Ok() || s.untold() || !s.lower() && s.Value.Ok() && s.Value.Value.IsZero() || e.max.Cmp(e.min) == 0 {
		return nil
	}
	top, last := s.Growth.Value.Cmp(e.max) == 0, s.Growth.Value.Cmp(e.min) == 0
	if top && e.atMax > fewest || last && e.atMin > fewest {
		return nil
	}
	most, first := "最大", "居"
	if top && e.atMax > 1 || last && e.atMin > 1 {
		most, first = "并列最大", "并列"
	}
	var tone Tone
	var text string
	switch {
	case top && e.max.IsPos() && s.lower():
		tone, text = Shortfall, "增幅"+s.words().Whole+most
	case top && e.max.IsPos():
		tone, text = Highlight, "增幅"+first+s.words().Whole+"首位"
	case last && e.min.IsNeg() && s.lower():
		tone, text = Highlight, "降幅"+s.words().Whole+most
	case last && e.min.IsNeg():
		tone, text = Shortfall, "降幅"+s.words().Whole+most
	default:
		return nil
	}
	f := s.growing(tone)
	f.phrases = append(f.phrases, phrase{slot: slotCompare, key: "extreme", tone: tone, text: s.link(mGrowth, text)})
	return f
}

// growthExtremesTogether names the first three and the last; where less is better, who rose most and who fell most. Ends that
// rest on a few units are not named, and nobody else in their place.
func growthExtremesTogether(t *table) *said {
	if t.growth.n < 4 || t.growth.max.Cmp(t.growth.min) == 0 {
		return nil
	}
	f := &said{}
	few := func(list []*judged) bool { return slices.ContainsFunc(list, (*judged).fewer) }
	gone := func(s *judged) bool { return !t.lower() && s.Value.Ok() && s.Value.Value.IsZero() } // a fall to nothing is no 同比 to compare
	turned := t.those(func(s *judged) bool { return format.Turned(&s.Cell) })
	if top := t.front(); len(top) > 0 && !few(top) {
		f.evidence = append(f.evidence, citesAll(top)...)
		f.phrases = append(f.phrases, phrase{slot: slotGrowth, key: "tops", text: t.topText(top)})
	}
	if n := len(turned); n > 0 && n <= fewest { // no percentage says how much worse that is
		f.evidence = append(f.evidence, citesAll(turned)...)
		f.phrases = append(f.phrases, phrase{slot: slotGrowth, key: "bottom", text: t.turnedText(turned)})
	} else if low := t.growing(t.growth.min); n == 0 && len(low) <= fewest && visible(t.indicator, mGrowth, t.growth.min) && !few(low) && !slices.ContainsFunc(low, gone) {
		f.evidence = append(f.evidence, citesAll(low)...)
		f.phrases = append(f.phrases, phrase{
			slot: slotGrowth, key: "bottom", text: join(plain(t.least(low[0])), t.growths(low, "，"+t.verb(low[0]))),
		})
	}
	if len(f.phrases) == 0 {
		return nil
	}
	return f
}

// turnedText is 南屏区由上年同期的3.20亿元转为−1.01亿元.
func (t *table) turnedText(list []*judged) Text {
	parts := make([]Text, len(list))
	for k, s := range list {
		parts[k] = join(s.named(mGrowth), s.link(mGrowth, format.TurnedPhrase(&s.Cell)))
	}
	return chain(parts, "，")
}

// growing are the members of a growth, in the author's order.
func (t *table) growing(growth model.Decimal) []*judged {
	return t.those(func(s *judged) bool { return s.Growth.Ok() && s.Growth.Value.Cmp(growth) == 0 })
}

// front are the first three where they are three, else those that share the first place; nobody where they are many or do
// not grow.
func (t *table) front() []*judged {
	if !t.growth.max.IsPos() || !visible(t.indicator, mGrowth, t.growth.max) {
		return nil
	}
	var top []*judged // the first three and the fourth
	for k := range t.members {
		s := &t.members[k]
		if !s.Growth.Ok() {
			continue
		}
		at := len(top)
		for at > 0 && top[at-1].Growth.Value.Cmp(s.Growth.Value) < 0 {
			at--
		}
		if at <= fewest {
			top = slices.Insert(top, at, s)
			top = top[:min(len(top), fewest+1)]
		}
	}
	if third := top[fewest-1]; third.Growth.Value.IsPos() && top[fewest].Growth.Value.Cmp(third.Growth.Value) < 0 && !t.lower() {
		return top[:fewest]
	}
	if top = t.growing(t.growth.max); len(top) > fewest {
		return nil
	}
	return top
}

func (t *table) topText(top []*judged) Text {
	what := "增幅"
	if top[0].Growth.Points {
		what = "比上年同期" + t.verb(top[0]) + "幅度"
	}
	if len(top) == fewest && top[0].Growth.Value.Cmp(top[2].Growth.Value) != 0 {
		return join(plain(what+"居前三位的"+inTurn(top)), t.growths(top, "，"+t.verb(top[0])))
	}
	return join(plain(what+"最大的是"), t.growths(top, "，"+t.verb(top[0])))
}

// inTurn is what leads to several: 依次是 where their numbers, as they are printed, show an order.
func inTurn(list []*judged) string {
	numbers := make([]Text, len(list))
	for k, s := range list {
		numbers[k] = s.growthSize()
	}
	if alike(numbers) {
		return "是"
	}
	return "依次是"
}

// least is what the last are.
func (t *table) least(s *judged) string {
	switch {
	case s.Growth.Value.IsNeg():
		return "降幅最大的是"
	case s.Growth.Points:
		return t.verb(s) + "最少的是"
	}
	return "增幅最小的是"
}
