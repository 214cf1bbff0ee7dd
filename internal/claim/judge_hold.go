package claim

import (
	"slices"
	"strings"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// regionsOf are the regions, or groups of them, that a number may be about.
func (b *block) regionsOf(f *frame, s *subject) [][]*model.Region {
	var out [][]*model.Region
	if len(s.group) > 1 && !f.sharing {
		out = append(out, s.group)
		if s.said&(sum|each) != 0 || len(f.places) == 0 && s.said&share != 0 && s.told&sum != 0 && f.cues&turning != 0 { // 合计占49.1%，提高0.4个百分点
			return out // 均为1.2亿元 is said of each of them
		}
	}
	for _, r := range s.regions {
		out = append(out, []*model.Region{r})
	}
	return out
}

// hold compares a number with what a reading gives for a region, or for several together.
func (b *block) hold(q *query, r *reading, group []*model.Region, direction int, i *model.Indicator) *evidence {
	if len(group) > 1 && !r.grouped && q.said&each != 0 {
		return b.holdEach(q, r, group, direction, i)
	}
	list := r.of(q)
	if len(group) > 1 && !r.grouped {
		list = together(q, r, group)
	}
	var first *evidence
	for _, quantity := range list {
		d := 0
		if r.signed && !(r.ofBases && q.said&(above|below) != 0 && q.said&(turning|growthNoun|fallNoun) == 0) { // 低于去年9月的4.16亿元: no fall
			d = direction
		}
		one := &evidence{reading: r, view: q.view, first: q.first, regions: group, indicator: i, quantity: quantity, direction: d, with: comparedTo{q.base, q.bases, q.baseTopics, q.basePlace}}
		switch d {
		case anyway:
			quantity.Value = quantity.Value.Abs()
			if r.measure == nil {
				one.quantity = quantity // 与首位相差3.8个百分点
			}
			one.outcome = q.number.compare(quantity, 0)
		default:
			one.outcome = q.number.compare(quantity, d)
		}
		switch {
		case one.outcome == agrees:
			return one
		case first == nil || first.outcome == unknown:
			one.turned = d != 0 && d != anyway && one.outcome == differs && q.number.compare(quantity, -d) == agrees
			first = one
		}
	}
	return first
}

// holdEach compares a number with each of several regions: what one of them does not agree with is the evidence.
func (b *block) holdEach(q *query, r *reading, group []*model.Region, direction int, i *model.Indicator) *evidence {
	var last *evidence
	for _, region := range group {
		one := *q
		one.region = region
		last = b.hold(&one, r, []*model.Region{region}, direction, i)
		if last == nil || last.outcome != agrees {
			return last
		}
	}
	if last != nil {
		last.regions = group // no reference prints what is said of each of them
	}
	return last
}

// together is a reading of several regions: amounts and shares add up, completions are of the sums; growths and points are of each.
func together(q *query, r *reading, group []*model.Region) []measure.Quantity {
	one := *q
	switch {
	case r.measure == measure.Completion:
		a, c := sumOf(&one, measure.Value, group), sumOf(&one, measure.Target, group)
		return []measure.Quantity{percentOf(a, c)}
	case r.measure == measure.Growth && q.number.kind == percent && q.first <= 1 && !isRate(q):
		return []measure.Quantity{percentOf(sumOf(&one, measure.Increase, group), sumOf(&one, measure.LastYear, group))}
	case q.number.kind != amount && !r.sums || q.indicator.Measure == model.Rate:
		return nil
	}
	var total []measure.Quantity
	for k, region := range group {
		one.region = region
		list := r.of(&one)
		if k == 0 {
			total = slices.Clone(list)
			continue
		}
		if len(list) != len(total) {
			return nil
		}
		for m := range total {
			if !list[m].Ok() || !total[m].Ok() {
				total[m] = measure.Quantity{Num: model.Missing(model.NotMeasurable)}
				continue
			}
			total[m].Value = total[m].Value.Add(list[m].Value)
		}
	}
	return total
}

func sumOf(q *query, m *measure.Measure, group []*model.Region) measure.Quantity {
	var total measure.Quantity
	for k, r := range group {
		n := q.elsewhere(r, m)
		if k == 0 {
			total = n
			continue
		}
		if !n.Ok() || !total.Ok() {
			return measure.Quantity{Num: model.Missing(model.NotMeasurable)}
		}
		total.Value = total.Value.Add(n.Value)
	}
	return total
}

// anyway is a direction that words leave open: 与序时相差0.5个百分点.
const anyway = 2

// direction is where the words before a number point: 1 up, −1 down, 0 where the number has its own sign.
func (b *block) direction(f *frame, s *subject) int {
	if b.tokens[f.at].num.value.IsNeg() {
		return 0
	}
	turn, noun, open, reached, own := 0, 0, false, false, false
	for k := f.first; k < f.at; k++ {
		t := &b.tokens[k]
		switch {
		case t.is(fallNoun):
			noun = -1
		case t.is(growthNoun):
			noun = 1
			open = strings.Contains(b.spelled(k), "变") // 变动幅度
		case t.is(better | worse):
			turn = s.goodWay()
			if t.is(worse) {
				turn = -turn
			}
		case t.is(to):
			turn, reached, own = 0, true, false
		case noun < 0 && f.cues&moreThan != 0 && t.is(above), noun < 0 && f.cues&lessThan != 0 && t.is(below) && !t.is(down):
			// 降幅超过四成: how much of a fall
		case t.is(up | above | over):
			turn, own = 1, reached
		case t.is(down | below | arrears), t.is(gain) && strings.HasPrefix(b.spelled(k), "减"):
			turn, own = -1, reached
		}
	}
	if own && noun == 0 {
		return turn // 转为下降7.3%
	}
	if noun == 0 && s.told&fallNoun != 0 && (f.cues&to != 0 || turn != 0 && f.first > 0 && b.tokens[f.first-1].kind == figure) {
		noun = -1 // 降幅由5.7%扩大到6.6%, 降幅比一季度的23.2%收窄了近14个百分点
	}
	narrows := f.cues&to == 0 && noun < 0 && turn != 0 && b.narrowing(f)
	switch {
	case f.cues&(up|down) != 0 && f.cues&to == 0 && (f.cues&pace != 0 || f.cues&(rest|spread) != 0 && f.baseSpan != nil):
		return b.gapDirection(f, s) // 与序时差距扩大了4.9个百分点, 余量比上期收窄4.3个百分点
	case noun < 0 && f.cues&to != 0:
		return -1
	case f.cues&to != 0:
		return 0
	case narrows:
		return -turn // 降幅收窄0.4个百分点: less of a fall
	case turn != 0:
		return turn
	case noun < 0:
		return -1
	case s.said&(spread|rest|arrears) != 0, open:
		return anyway
	case f.cues&(turning|above|below) == 0 && (s.said|s.again)&fallNoun != 0:
		return -1
	case f.cues&(turning|above|below) == 0 && (s.said|s.again)&(up|above) != 0:
		return 1
	case f.cues&(turning|above|below) == 0 && (s.said|s.again)&(down|below) != 0:
		return -1
	}
	return 0
}

// gapDirection is where a lead over time points by what is said of the gap: 落后的差距缩小 makes it more, 领先的幅度缩小 less. Where the words do
// not say who is behind, or how the gap moves, either will do.
func (b *block) gapDirection(f *frame, s *subject) int {
	turn, side := 0, 0
	for k := f.first; k < f.at; k++ {
		switch t := &b.tokens[k]; {
		case beginsWith(b.spelled(k), gapWidens...):
			turn = 1
		case beginsWith(b.spelled(k), gapNarrows...):
			turn = -1
		case t.is(below | arrears), beginsWith(b.spelled(k), "落后", "滞后", "慢"):
			side = -1
		case t.is(above | over), beginsWith(b.spelled(k), "领先", "超", "快"):
			side = 1
		}
	}
	if side == 0 && s.told&(above|over) == 0 && s.told&(below|arrears) != 0 {
		side = -1 // 落后序时17.8个百分点，差距比上月扩大
	}
	if turn == 0 || side == 0 || (f.cues|s.told)&pace == 0 {
		return anyway
	}
	return turn * side
}

func beginsWith(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

var gapWidens, gapNarrows = []string{"扩大", "拉大", "加大", "增大", "加深", "拉开"}, []string{"缩小", "收窄", "缩窄", "减小", "收敛", "缩减"}

// narrowing reports whether the last word of change before a number is one of an interval, 收窄, and not of the fall itself.
func (b *block) narrowing(f *frame) bool {
	if len(f.bases) > 0 {
		return true // 降幅比全省大0.6个百分点
	}
	for k := f.at - 1; k >= f.first; k-- {
		if b.tokens[k].is(up | down) {
			return slices.Contains([]string{"收窄", "缩小", "扩大", "回落", "加深", "放缓", "加大", "收敛"}, strings.TrimSuffix(b.spelled(k), "了"))
		}
	}
	return false
}

// goodWay is the direction in which the subject gets better.
func (s *subject) goodWay() int {
	if len(s.indicators) > 0 && s.indicators[0].Better == model.Lower {
		return -1
	}
	return 1
}

// fits reports whether an amount in the unit can be one of i.
func fits(unit string, i *model.Indicator) bool {
	if unit == i.Unit {
		return true
	}
	q := measure.Quantity{Num: model.Number(model.Int(1)), Unit: i.Unit}
	if whole, _, ratio := strings.Cut(i.Unit, "/"); ratio && whole == unit {
		return true // 70.2家 of 家/万家
	}
	return q.Convert(unit) || q.Convert(scaledTo(unit, i.Unit)) || pointsOf(i.Unit) == unit
}
