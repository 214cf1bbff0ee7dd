package finding

import (
	"slices"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// growth-extremes: who grows most and who least. It takes three members with a 同比 to have ends.
func growthExtremesOne(s *subject) *said {
	e := &s.growth
	if s.Region.Kind != model.County || e.n < 3 || !s.Growth.Ok() || s.fewer() || e.max.Cmp(e.min) == 0 {
		return nil
	}
	top, last := s.Growth.Value.Cmp(e.max) == 0, s.Growth.Value.Cmp(e.min) == 0
	var tone Tone
	var text string
	switch {
	case top && e.max.IsPos() && s.lower():
		tone, text = Shortfall, "增幅"+s.words().Whole+"最大"
	case top && e.max.IsPos():
		tone, text = Highlight, "增幅居"+s.words().Whole+"首位"
	case last && e.min.IsNeg() && s.lower():
		tone, text = Highlight, "降幅"+s.words().Whole+"最大"
	case last && e.min.IsNeg():
		tone, text = Shortfall, "降幅"+s.words().Whole+"最大"
	default:
		return nil
	}
	f := s.growing(tone)
	f.clauses = append(f.clauses, clause{slot: slotCompare, key: "extreme", tone: tone, text: s.link(mGrowth, text)})
	return f
}

// growthExtremesTogether names the first three and the last; where less is better, who rose most and who fell most.
func growthExtremesTogether(t *table) *said {
	if t.growth.n < 4 || t.growth.max.Cmp(t.growth.min) == 0 {
		return nil
	}
	f := &said{}
	if top := t.front(); len(top) > 0 {
		f.evidence = append(f.evidence, citesAll(top)...)
		f.clauses = append(f.clauses, clause{slot: slotGrowth, key: "tops", text: t.topText(top)})
	}
	if low := t.growing(t.growth.min); len(low) <= fewest && visible(t.growth.min) {
		f.evidence = append(f.evidence, citesAll(low)...)
		f.clauses = append(f.clauses, clause{
			slot: slotGrowth, key: "bottom", text: join(plain(t.least(low[0])), t.growths(low, "，"+t.verb(low[0]))),
		})
	}
	if len(f.clauses) == 0 {
		return nil
	}
	return f
}

// growing are the members of a growth, in the author's order.
func (t *table) growing(growth model.Decimal) []*subject {
	return t.those(func(s *subject) bool { return s.Growth.Ok() && !s.fewer() && s.Growth.Value.Cmp(growth) == 0 })
}

// front are the first three where they are three, else those that share the first place; nobody where they are many or do
// not grow.
func (t *table) front() []*subject {
	if !t.growth.max.IsPos() || !visible(t.growth.max) {
		return nil
	}
	var top []*subject // the first three and the fourth
	for k := range t.members {
		s := &t.members[k]
		if !s.Growth.Ok() || s.fewer() {
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

func (t *table) topText(top []*subject) Text {
	what := "增幅"
	if top[0].Growth.Points {
		what = "比上年同期提高幅度"
	}
	if len(top) == fewest && top[0].Growth.Value.Cmp(top[2].Growth.Value) != 0 {
		return join(plain(what+"居前三位的依次是"), t.growths(top, "，"+t.verb(top[0])))
	}
	return join(plain(what+"最大的是"), t.growths(top, "，"+t.verb(top[0])))
}

// least is what the last are.
func (t *table) least(s *subject) string {
	switch {
	case s.Growth.Value.IsNeg():
		return "降幅最大的是"
	case s.Growth.Points:
		return "提高最少的是"
	}
	return "增幅最小的是"
}

// verb is which way a growth goes.
func (t *table) verb(s *subject) string {
	switch {
	case s.Growth.Value.IsNeg():
		return "下降"
	case s.Growth.Points:
		return "提高"
	}
	return "增长"
}

func citesAll(list []*subject) []Evidence {
	var out []Evidence
	for _, s := range cited(list) {
		out = append(out, s.cites(mGrowth)...)
	}
	return out
}

// growths is 泸溪县、龙山县分别增长83.1%、22.9%; a mark before the verb stands behind the names.
func (t *table) growths(list []*subject, verb string) Text {
	mark := ""
	if rest, ok := strings.CutPrefix(verb, "，"); ok {
		mark, verb = "，", rest
	}
	numbers := make([]Text, len(list))
	for k, s := range list {
		numbers[k] = s.size(mGrowth)
	}
	switch {
	case len(list) == 1:
		return join(list[0].named(mGrowth), plain(mark+verb), numbers[0])
	case alike(numbers):
		return join(names(list, mGrowth), plain(mark+several(verb, "均")), numbers[0])
	}
	for k := range len(numbers) - 1 { // the unit of points is said once
		numbers[k][0].Text = strings.TrimSuffix(numbers[k][0].Text, "个百分点")
	}
	return join(names(list, mGrowth), plain(mark+several(verb, "分别")), listed(numbers))
}

// share-change: the change of a rate in percentage points, and of a member's part of the total.
func shareChangeOne(s *subject) *said {
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
	f.clauses = []clause{s.figure(), {slot: slotShare, key: "share", tone: f.tone, text: join(
		plain("占"+s.words().Whole+"的"), s.link(mShare, format.Percent(part(s.Value, s.now))),
		plain("，比上年同期"+verb), s.points(mShare, change))}}
	return f
}

func (s *subject) rateChange() *said {
	if !s.Growth.Ok() || !s.Growth.Points || !visible(s.Growth.Value) {
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
func (s *subject) shareChange() (model.Decimal, bool) {
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
	var up, down *subject
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
	f.clauses = []clause{{slot: slotShare, key: "shares", text: join(plain("占"+t.words().Whole+"比重"), chain(parts, "，"))}}
	return f
}
