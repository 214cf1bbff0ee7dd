package finding

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// masked: the whole is over its target while a third of its members or more are behind. The data say who carries it, and that the
// target of the whole is not the sum of the others'; why that is so they do not say, unless somebody else set it.
func maskedTogether(t *table) *said {
	if !analysis.IsDone.Holds(&t.whole.Cell) || len(t.members) < 2 {
		return nil
	}
	late := t.placed(func(s *judged) bool { return behind(&s.Cell) })
	if len(late) == 0 || len(late)*3 < len(t.members) {
		return nil
	}
	f := &said{tone: Shortfall, evidence: t.whole.cites(mValue, mTarget, mCompletion)}
	for _, s := range cited(late) {
		f.evidence = append(f.evidence, s.cites(mCompletion, mLead)...)
	}
	whole := t.whole
	who := plain(format.Members(len(t.members), t.words()) + "中有" + format.Some(len(late), t.words()))
	switch {
	case len(late) == len(t.members):
		who = plain(t.everyone())
	case len(late) <= handful:
		who = names(late, mCompletion)
	}
	f.phrases = []phrase{{
		slot: slotState, key: "masked", tone: Shortfall, glued: true, prefix: t.words().Whole,
		text: join(whole.number(mValue), plain("，完成率"), whole.number(mCompletion), plain("，但"), who, plain(t.word(analysis.IsBehind))),
	}}
	f.weight = t.many(len(late)) - 10
	if cause := t.cause(f); len(cause) > 0 {
		f.phrases = append(f.phrases, phrase{slot: slotCause, key: "cause", tone: Shortfall, text: cause})
	}
	return f
}

// cause is who carries the whole and how the targets differ, as far as the data know.
func (t *table) cause(f *said) Text {
	var parts []Text
	if carriers := t.carriers(); len(carriers) > 0 {
		var sum model.Decimal
		list := make([]Text, len(carriers))
		for k, s := range carriers {
			sum = sum.Add(s.Value.Value)
			list[k] = s.link(mValue, shortName(s.Region))
			f.evidence = append(f.evidence, s.cites(mValue)...)
		}
		verb := "贡献"
		if len(carriers) > 1 {
			verb = "合计贡献"
		}
		share, _ := model.Ratio(sum.Mul(model.Int(100)), t.whole.Value.Value)
		parts = append(parts, join(listed(list), plain(verb), carriers[0].amount(mValue, sum),
			plain("，占"), carriers[0].link(mShare, format.Percent(share))))
	}
	other := t.otherBody()
	if sum, ok := t.targetSum(); ok && sum.Cmp(t.whole.Target.Value) != 0 {
		parts = append(parts, join(plain(t.words().Whole+"目标"), t.whole.number(mTarget),
			plain("与"+t.setFor()+"目标合计"), t.whole.amount(mTarget, sum), plain("不一致")))
		f.evidence = append(f.evidence, t.whole.cites(mTarget)...)
		if other {
			parts = append(parts, plain("由不同机关下达"))
		}
	} else if other {
		parts = append(parts, plain(t.words().Whole+"目标与"+t.words().Member+"任务由不同机关下达"))
	}
	return chain(parts, "，")
}

// mostOfExcess is the part, in percent, of what all are beyond their targets that those carry who are named.
var mostOfExcess = model.Int(80)

// carriers are those furthest beyond their own targets, as many as carry most of that, in the author's order: what is done without a target is beyond it.
// Where the whole is no sum nobody carries it.
func (t *table) carriers() []*judged {
	type excess struct {
		of   *judged
		size model.Decimal
	}
	var all []excess
	var total model.Decimal
	for _, s := range append(t.those(func(*judged) bool { return true }), t.beside()...) {
		size := s.Value.Value
		if s.Target.Ok() {
			size = size.Sub(s.Target.Value)
		}
		if s.Value.Ok() && size.IsPos() {
			all, total = append(all, excess{s, size}), total.Add(size)
		}
	}
	if !t.indicator.AddsUp {
		return nil
	}
	slices.SortStableFunc(all, func(a, b excess) int { return b.size.Cmp(a.size) })
	var out []*judged
	var sum model.Decimal
	for _, e := range all {
		if len(out) == fewest || sum.Mul(model.Int(100)).Cmp(total.Mul(mostOfExcess)) >= 0 {
			break
		}
		out, sum = append(out, e.of), sum.Add(e.size)
	}
	slices.SortFunc(out, func(a, b *judged) int { return a.Region.Index - b.Region.Index })
	return out
}

// beside are the zones and direct units.
func (t *table) beside() []*judged {
	var out []*judged
	for _, r := range t.view.Site.Regions[1:] {
		if r.Kind != model.County && t.indicator.AppliesTo(r) {
			out = append(out, t.cellOf(r))
		}
	}
	return out
}

// targetSum is the total of the members' targets and of those of zones and direct units, where every member has one.
func (t *table) targetSum() (model.Decimal, bool) {
	var sum model.Decimal
	for k := range t.members {
		if !t.members[k].Target.Ok() {
			return sum, false
		}
		sum = sum.Add(t.members[k].Target.Value)
	}
	for _, s := range t.beside() {
		if s.Target.Ok() {
			sum = sum.Add(s.Target.Value)
		}
	}
	return sum, true
}

// setFor are those whose targets add up beside the whole's.
func (t *table) setFor() string {
	for _, s := range t.beside() {
		if s.Target.Ok() {
			return "分解"
		}
	}
	return "各" + t.words().Member
}

// otherBody reports whether the whole's target was set by somebody else than a member's.
func (t *table) otherBody() bool {
	return setBy(t.whole) != setBy(&t.members[0])
}

func setBy(s *judged) string {
	if s.Signed.More != nil && s.Signed.More.SetBy != "" {
		return s.Signed.More.SetBy
	}
	return s.view.Targets.SetBy
}

func shortName(r *model.Region) string {
	if r.Short == "" {
		return r.Name
	}
	return r.Short
}
