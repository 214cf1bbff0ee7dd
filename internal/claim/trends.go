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
	if limit := format.LimitPhrase(c); limit != "" {
		out = append(out, limit)
	} else if c.Completion.Ok() {
		out = append(out, "完成率"+format.Completion(c.Completion))
	} else if c.Target.Ok() {
		out = append(out, "目标"+format.Value(c.Indicator, c.Target.Value))
	}
	if c.Growth.Ok() {
		out = append(out, "同比"+format.Growth(c))
	}
	return strings.Join(out, "，")
}

// paceFacts are what a claim about time progress rests on, with the state that pages print.
func paceFacts(c *analysis.Cell) string {
	if !c.Lead.Ok() {
		return facts(c) + "，" + format.State(c)
	}
	return facts(c) + "，较序时" + format.Lead(c.Lead) + "个百分点，" + format.State(c)
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

// numberNear reports whether a number stands behind k in the clause.
func (w *walker) numberNear(k int) bool {
	for m := k + 1; m < w.end; m++ {
		if t := &w.tokens[m]; t.kind == figure && (t.printed != nil || t.num.kind != idle && t.num.kind != counted && t.num.unit != "个") {
			return true
		}
	}
	return false
}

// order is what a comparison claims: above, below or level, and perhaps the contrary of one of them.
type order struct {
	sign int
	not  bool
}

// holds tests a difference; one that only rounding makes level is unsure.
func (o order) holds(n model.Num) truth {
	if !n.Ok() {
		return unsure
	}
	sign := model.Round(n.Value, 1).Sign()
	if sign == 0 && n.Value.Sign() != 0 {
		return unsure
	}
	result := truthOf(sign == o.sign)
	if o.not {
		return opposite(result)
	}
	return result
}

// comparison is what the words before the token at k, or 持平 behind it, say about it.
func (w *walker) comparison(k int) (o order, at int, ok bool) {
	const near = 4
	for m := k - 1; m >= w.first && k-m <= near; m-- {
		t := &w.tokens[m]
		if t.is(above | below) {
			return order{t.entry.cue.direction(), w.negated(m)}, m, true
		}
		if !t.is(filler|average|target|each) && t.kind != region {
			break
		}
	}
	if m := w.find(flat); m > k {
		return order{0, w.negated(m)}, m, true
	}
	return o, 0, false
}

func (w *walker) orderName(o order, than string) string {
	name := map[int]string{1: "高于", -1: "低于", 0: "持平于"}[o.sign] + than
	if o.not {
		return "不" + name
	}
	return name
}

// growthClaim holds 同比增长, 下降, 持平 without a number against the growth.
func (w *walker) growthClaim() {
	k := w.find(up | down | flat)
	const elsewhere = pace | monthly | arrears | rank | target | from | to | rest | yearStart | growthNoun | share | highest | lowest
	if k < 0 || w.numberNear(k) || w.said&elsewhere != 0 || w.based || w.base != nil {
		return
	}
	t := &w.tokens[k]
	strong := w.said&yoy != 0
	if !strong && !w.plainTrend(k) {
		return
	}
	const far = 3
	if w.foreign > far || k+1 < w.end && w.tokens[k+1].kind == plain && w.tokens[k+1].start == t.end {
		return
	}
	o := order{t.entry.cue.direction(), w.negated(k)}
	w.claim(k, w.spelled(t), o.ofLastYear())
}

// ofLastYear claims that a figure has grown, fallen or stayed since last year. What is shown as 0.0% leaves it open.
func (o order) ofLastYear() test {
	of := test(func(v *analysis.View, c *analysis.Cell) truth {
		q := named("growth").Of(v, c)
		switch shown := model.Round(q.Value, q.Places); {
		case !q.Ok(), shown.IsZero() && !q.Value.IsZero():
			return unsure
		case o.sign > 0:
			return ask(c, analysis.HasGrown)
		case o.sign < 0:
			return ask(c, analysis.HasFallen)
		}
		return truthOf(analysis.HasGrown.Fails(c) && analysis.HasFallen.Fails(c))
	})
	if o.not {
		return of.not()
	}
	return of
}

// plainTrend reports whether 增长 or 下降 by itself speaks of a year's growth: behind the name of an indicator.
func (w *walker) plainTrend(k int) bool {
	switch w.spelled(&w.tokens[k]) {
	case "增长", "下降", "正增长":
		return len(w.topics) > 0 && !w.weak && w.said&complete == 0
	}
	return false
}

// againstClaim holds 高于全州平均 and 慢于全省 without a number against the data.
func (w *walker) againstClaim() {
	for k := w.first; k < w.end; k++ {
		t := &w.tokens[k]
		if t.kind != region || t.entry.region == nil || t.entry.members || w.numberNear(k) {
			continue
		}
		base := t.entry.region
		o, at, ok := w.comparison(k)
		if !ok || !w.isBase(k) || at > k || k-at > 2 || w.said&(rank|share|times0) != 0 {
			continue
		}
		w.claim(at, w.orderName(o, w.regionName(base)), w.againstTests(base, o)...)
		return
	}
}

// times0 are words that make a comparison one of multiples or of places.
const times0 = ahead | behindRank | tied

// againstTests compare a cell with another region's by what the words say: growth, completion, or any of them, each by itself.
// A rate that nothing is said of is compared as it stands.
func (w *walker) againstTests(base *model.Region, o order) []test {
	ids := []string{"completion", "growth", "value"}
	last := w.scope.choice
	switch {
	case w.said&(growthNoun|up|down|yoy) != 0:
		ids = []string{"growth"}
	case w.said&complete != 0:
		ids = []string{"completion"}
	case last != nil && last.measure != nil && (last.measure.ID == "growth" || last.measure.ID == "completion"):
		ids = []string{last.measure.ID}
	}
	tests := make([]test, len(ids))
	for k, id := range ids {
		tests[k] = func(v *analysis.View, c *analysis.Cell) truth {
			switch rate := c.Indicator.Measure == model.Rate; {
			case len(ids) == 1:
			case rate && id != "value", !rate && id == "value" && c.Indicator.AddsUp && base.Kind != model.County:
				return unsure
			}
			other := v.Cell(c.Indicator, base)
			a, b := named(id).Of(v, c), named(id).Of(v, &other)
			if !a.Ok() || !b.Ok() {
				return unsure
			}
			a.Value = model.Round(a.Value, a.Places).Sub(model.Round(b.Value, b.Places))
			return o.holds(a.Num)
		}
	}
	return tests
}

// targetClaim holds 没有达到年度目标 and 超过年度控制数 without a number against the target.
func (w *walker) targetClaim() {
	k := w.find(target)
	if k < 0 || w.numberNear(k) || w.tokens[k].is(done|over|rest) || w.said&(share|arrears|rest|spread) != 0 {
		return
	}
	for m := k - 1; m >= w.first && k-m <= 3; m-- {
		t := &w.tokens[m]
		reach := t.is(not) && strings.HasSuffix(w.spelled(t), "到") || t.is(filler) && strings.HasPrefix(w.spelled(t), "达到")
		switch {
		case reach:
			of := cellTest(doneOf)
			if t.is(not) || w.negated(m) {
				of = of.not()
			}
			w.claim(m, "达到目标", of)
			return
		case t.is(moreThan) && w.spelled(t) == "突破", t.is(above | below), t.is(not) && (strings.HasSuffix(w.spelled(t), "超过") || strings.HasSuffix(w.spelled(t), "突破")):
			o := order{1, w.negated(m) || t.is(not)}
			if t.is(below) {
				o.sign = -1
			}
			w.claim(m, w.orderName(o, "目标"), o.ofTarget())
			return
		case t.is(filler):
		default:
			return
		}
	}
}

// ofTarget claims that a figure is above or below its target.
func (o order) ofTarget() test {
	of := cellTest(func(c *analysis.Cell) truth {
		if above := ask(c, analysis.IsOver, analysis.IsExceeded); above != unsure && o.sign > 0 {
			return above
		}
		q := aboveTarget(true).of(nil, c)
		return known(q.Num, q.Value.Sign() == o.sign)
	})
	if o.not {
		return of.not()
	}
	return of
}

// extremeClaim holds 最高, 最低 and the like about one member against the others.
func (w *walker) extremeClaim() {
	k := w.find(highest | lowest)
	subject := w.subject
	if len(subject) == 0 && w.named && !w.crowd && !w.stranger {
		subject = w.scope.regions
	}
	if k < 0 || len(subject) != 1 || subject[0] == nil || subject[0].Kind != model.County || len(w.scope.views) == 0 || len(w.list) > 0 ||
		w.said&(spread|below) != 0 || w.touching(k) || w.ofIndicators(k) || w.ofMoves(k) || w.ofShares() || w.ofCounts(k) {
		return
	}
	o := w.options(k, &number{kind: percent})
	if len(w.topics) > 0 {
		o.indicators = w.topics
	} else if len(w.scope.indicators) > 0 {
		o.indicators = w.scope.indicators
	}
	r, top := subject[0], w.tokens[k].is(highest)
	bases, fall := w.extremeBases(k)
	if fall {
		top = !top
	}
	seen := false
	for _, i := range o.indicators {
		for _, v := range o.views {
			for _, m := range bases {
				s, ok := w.standingBy(v, i, r, m)
				if !ok || s.of < 2 {
					continue
				}
				seen = true
				best, last := s.rank == 1, s.last == 1
				if i.Better == model.Lower && m.Kind != measure.Change {
					best, last = last, best
				}
				if top && best || !top && last {
					return
				}
			}
		}
	}
	const few = 3
	if !seen || o.loose || w.foreign > few || w.estranged || len(o.indicators) == 0 {
		return
	}
	t := &w.tokens[k]
	c := o.views[0].Cell(o.indicators[0], r)
	w.say(t.start, t.end, Verdict{Outcome: Contradicts,
		Text: "“" + w.text[t.start:t.end] + "”与数据不符：" + w.called(&reading{view: o.views[0], region: r, indicator: o.indicators[0]}) + "，" + facts(&c),
		Fix:  "按位次表核对",
	})
}

// ofIndicators reports whether an indicator and no member is the extreme at k: 进度最快的是合同额.
func (w *walker) ofIndicators(k int) bool {
	for k++; k < w.end && w.tokens[k].is(filler); k++ {
	}
	return k < w.end && w.tokens[k].kind == indicators
}

// ofMoves reports whether the extreme at k is one of places won or lost: 位次下降最多的是凤凰县, 下降最多的是凤凰县，下降2位.
func (w *walker) ofMoves(k int) bool {
	for m := w.first; m < k; m++ {
		if strings.HasPrefix(w.spelled(&w.tokens[m]), "位次") {
			return true
		}
	}
	for m := k + 1; m < len(w.tokens) && w.tokens[m].kind != stop && w.tokens[m].kind != semicolon; m++ {
		if t := &w.tokens[m]; t.kind == figure && t.printed == nil {
			return t.num.kind == moved
		}
	}
	return false
}

// ofCounts reports whether the extreme at k is one of a count or of a multiple, which no table has: 居首位项数最多的是,
// 后续月均与目前月均之比最高的是.
func (w *walker) ofCounts(k int) bool {
	before := w.text[:w.tokens[k].start]
	return strings.HasSuffix(before, "项数") || strings.HasSuffix(before, "之比")
}

// ofShares reports whether the sentence speaks of parts of a whole up to here: 占全州比重花垣县下降最多.
func (w *walker) ofShares() bool {
	for m := w.end - 1; m >= 0 && w.tokens[m].kind != stop && w.tokens[m].kind != semicolon; m-- {
		if w.tokens[m].is(share) {
			return true
		}
	}
	return false
}

// extremeBases are the measures that 最高 may speak of; fall says that the greatest is the lowest growth.
func (w *walker) extremeBases(k int) (bases []*measure.Measure, fall bool) {
	list := func(ids ...string) []*measure.Measure {
		var out []*measure.Measure
		for _, id := range ids {
			out = append(out, named(id))
		}
		return out
	}
	c, spelled := w.said|w.told, w.spelled(&w.tokens[k])
	last := w.scope.choice
	switch {
	case c&arrears != 0:
		return list("arrears"), false
	case w.said&(growthNoun|up|down) != 0:
		return list("growth"), w.said&down != 0
	case c&complete != 0:
		return list("completion"), false
	case c&target != 0:
		return list("target", "completion"), false
	case strings.HasPrefix(spelled, "最多") || strings.HasPrefix(spelled, "最少"):
		return list("value", "arrears"), false
	case last != nil && last.measure != nil && last.measure.Kind != measure.Place:
		return list(last.measure.ID, "completion"), false
	}
	return list("completion", "value", "growth", "arrears", "lead"), false
}
