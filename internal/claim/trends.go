package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// facts are the numbers that a claim about a cell rests on.
func facts(c *analysis.Cell) string {
	var out []string
	if c.Value.Ok() {
		out = append(out, "累计"+format.Value(c.Indicator, c.Value.Value))
	} else {
		out = append(out, "累计"+format.Gap(c.Value.Gap))
	}
	if c.Completion.Ok() {
		out = append(out, "完成率"+format.Percent(c.Completion.Value))
	} else if c.Target.Ok() {
		out = append(out, "目标"+format.Value(c.Indicator, c.Target.Value))
	}
	if c.Growth.Ok() {
		out = append(out, "同比"+format.Growth(c.Growth))
	}
	return strings.Join(out, "，")
}

// find is the last token of the clause with a cue, or −1.
func (w *walker) find(c cue) int {
	for k := w.end - 1; k >= w.first; k-- {
		if w.tokens[k].is(c) {
			return k
		}
	}
	return -1
}

// paceClaim holds 超序时, 落后序时, 与序时持平 without a number against the lead.
func (w *walker) paceClaim() {
	k := w.find(pace)
	if k < 0 || w.numberNear(k) {
		return
	}
	sign, ok := w.comparison(k)
	if !ok {
		return
	}
	w.claim(k, "序时", func(_ *analysis.View, c *analysis.Cell) truth {
		if !c.Lead.Ok() {
			return unsure
		}
		lead := model.Round(c.Lead.Value, 1).Sign()
		if c.Indicator.Better == model.Lower {
			lead = -lead
		}
		if lead == 0 && c.Lead.Value.Sign() != 0 {
			return unsure
		}
		return truthOf(lead == sign || sign == notUnder && lead >= 0 || sign == notOver && lead <= 0)
	})
}

// Signs of comparisons that leave equality in.
const (
	notUnder = 2
	notOver  = -2
)

// comparison is the sign of the words that compare with what stands at k, or right behind it.
func (w *walker) comparison(k int) (sign int, ok bool) {
	for m := k - 1; m >= w.first && k-m <= 3; m-- {
		t := &w.tokens[m]
		switch {
		case t.is(above | below):
			sign, ok = (t.entry.cue & (above | below)).direction(), true
		case t.is(filler) || t.kind == region || t.is(average):
			continue
		}
		if ok && w.negated(m) {
			if sign > 0 {
				sign = notOver
			} else {
				sign = notUnder
			}
		}
		return sign, ok
	}
	if flatAt := w.find(flat); flatAt > k {
		return 0, !w.negated(flatAt)
	}
	return 0, false
}

// numberNear reports whether a number stands behind k in the clause.
func (w *walker) numberNear(k int) bool {
	for m := k + 1; m < w.end; m++ {
		if t := &w.tokens[m]; t.kind == figure && t.num.kind != idle && t.num.kind != counted {
			return true
		}
	}
	return false
}

// growthClaim holds 同比增长, 下降, 持平 without a number against the growth.
func (w *walker) growthClaim() {
	k := w.find(up | down | flat)
	if k < 0 || w.numberNear(k) || w.said&(pace|monthly|arrears|rank|target|from|to|rest|yearStart|growthNoun|complete|share) != 0 || w.based {
		return
	}
	t := &w.tokens[k]
	strong := w.said&yoy != 0
	if t.is(flat) && !strong {
		return
	}
	switch w.spelled(t) {
	case "增长", "下降", "正增长", "减少", "增加":
	default:
		if !strong {
			return
		}
	}
	if !strong && (len(w.topics) == 0 || w.weak) || w.foreign > 3 {
		return
	}
	if k+1 < w.end && w.tokens[k+1].kind == plain || w.tokens[k].is(filler) {
		return
	}
	sign := t.entry.cue.direction()
	negated := w.negated(k)
	w.claim(k, w.spelled(t), func(_ *analysis.View, c *analysis.Cell) truth {
		if !c.Growth.Ok() {
			return unsure
		}
		growth := model.Round(c.Growth.Value, 1).Sign()
		if growth == 0 && c.Growth.Value.Sign() != 0 {
			return unsure
		}
		result := truthOf(growth == sign)
		if negated {
			return opposite(result)
		}
		return result
	})
	w.againstClaim()
}

// againstClaim holds 高于全州平均 and 低于全省 without a number against the data: by completion, value or growth.
func (w *walker) againstClaim() {}

// extremeClaim holds 最高, 最低 and the like about one member against the others.
func (w *walker) extremeClaim() {
	k := w.find(highest | lowest)
	if k < 0 || len(w.subject) != 1 || w.subject[0].Kind != model.County || len(w.scope.views) == 0 {
		return
	}
	o := w.options(k, &number{kind: percent})
	if len(o.indicators) == 0 || len(w.list) > 0 || w.said&(spread|below|future) != 0 {
		return
	}
	r := w.subject[0]
	top := w.tokens[k].is(highest)
	seen := false
	for _, i := range o.indicators {
		for _, v := range o.views {
			for _, m := range w.extremeBases() {
				s, ok := standingBy(v, i, r, m)
				if !ok || s.of < 2 {
					continue
				}
				seen = true
				best, last := s.rank == 1, s.last == 1
				if i.Better == model.Lower {
					best, last = last, best
				}
				if top && best || !top && last {
					return
				}
			}
		}
	}
	if !seen || !o.firm {
		return
	}
	t := &w.tokens[k]
	c := o.views[0].Cell(o.indicators[0], r)
	w.say(t.start, t.end, Verdict{Wrong: true,
		Text: "“" + w.text[t.start:t.end] + "”与数据不符：" + w.called(&reading{view: o.views[0], region: r, indicator: o.indicators[0]}) + "，" + facts(&c),
		Fix:  "按位次表核对",
	})
}

// extremeBases are the measures that 最高 may speak of.
func (w *walker) extremeBases() []*measure.Measure {
	c := w.said
	switch {
	case c&arrears != 0:
		return []*measure.Measure{named("arrears")}
	case c&complete != 0:
		return []*measure.Measure{named("completion")}
	case c&(growthNoun|up|down) != 0:
		return []*measure.Measure{named("growth")}
	case c&target != 0:
		return []*measure.Measure{named("target"), named("completion")}
	}
	return []*measure.Measure{named("completion"), named("value"), named("growth"), named("arrears"), named("lead"), named("target"), named("share")}
}
