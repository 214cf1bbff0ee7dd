package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// bound reads a trait that a number bounds: 完成率超过80%, 增幅在10%以上, 落后序时20个百分点以上, 未达到100家.
func (p *phrase) bound() (trait, bool) {
	k := p.number()
	if k < 0 {
		return trait{}, false
	}
	sign, equal := p.comparator(k)
	measures := p.bounded(k)
	if sign == 0 && !p.block.tokens[k].num.ranged || len(measures) == 0 || p.block.tokens[k].num.kind == times {
		return trait{}, false
	}
	n := p.block.tokens[k].num
	var tests []test
	for _, m := range measures {
		for _, inclusive := range []bool{equal, !equal} {
			tests = append(tests, m.bounds(&n, sign, inclusive, false), m.bounds(&n, sign, inclusive, true))
		}
	}
	return trait{name: p.quote(), at: [2]int{k, k}, tests: tests, numbers: []int{k}}, true
}

// quote are the words of a phrase from the first that tells something on.
func (p *phrase) quote() string {
	for _, k := range p.tokens {
		if t := &p.block.tokens[k]; t.kind == figure || t.kind == word && !t.is(filler|each) {
			return p.original(k, p.tokens[len(p.tokens)-1])
		}
	}
	return ""
}

// number is the only number of a phrase, or −1.
func (p *phrase) number() int {
	for _, k := range p.tokens {
		if t := &p.block.tokens[k]; t.kind == figure && t.num.kind != idle && t.printed == nil && t.num.kind != placed && t.num.kind != moved {
			return k
		}
	}
	return -1
}

// comparator is on which side of the number at k its members are, and whether it is one of them itself; 0 where the words do
// not bound anything.
func (p *phrase) comparator(k int) (sign int, equal bool) {
	n := &p.block.tokens[k].num
	switch n.around {
	case more:
		sign, equal = 1, true
	case less:
		sign, equal = -1, true
	}
	at := k - 1
	for at > p.tokens[0] && p.block.tokens[at].is(filler|about) && !reaches(p.spelled(at)) {
		at--
	}
	if at < p.tokens[0] {
		return sign, equal
	}
	t, s := &p.block.tokens[at], p.spelled(at)
	switch {
	case sign != 0:
	case t.is(not) && strings.ContainsAny(s, "超突"):
		return -1, true
	case t.is(not) && strings.Contains(s, "达"):
		return -1, false
	case t.is(above | moreThan | over), t.is(up) && s == "增长超过":
		sign = 1
	case t.is(below | lessThan | nearly):
		sign = -1
	case reaches(s):
		sign, equal = 1, true
	}
	if sign != 0 && p.denied(at) {
		return -sign, !equal
	}
	return sign, equal
}

// reaches reports whether a word is 达到 or ends in it, but for those in which 达 only hands on, 下达的目标.
func reaches(s string) bool {
	s = strings.TrimSuffix(s, "了")
	if strings.HasSuffix(s, "达到") || s == "够" {
		return true
	}
	before, ok := strings.CutSuffix(s, "达")
	return ok && !slices.ContainsFunc([]string{"下", "传", "表", "转", "送", "发", "到", "直", "通"}, func(w string) bool { return strings.HasSuffix(before, w) })
}

// denied reports whether 没有 or 未 stands right before the word at k.
func (p *phrase) denied(k int) bool {
	for m := k - 1; m >= p.tokens[0]; m-- {
		t := &p.block.tokens[m]
		if t.is(not) {
			return true
		}
		if !t.is(filler | each) {
			return false
		}
	}
	return false
}

// scale is a number of a cell that a bound is held against.
type scale struct {
	measure *measure.Measure
	sign    int  // −1 where a fall is told as a positive number
	amounts bool // not of rates: 合格率达到98% is the rate, and not what it is of its target
}

// bounded are what the number at k may be a bound of, by its kind and the words around it.
func (p *phrase) bounded(k int) []scale {
	n := &p.block.tokens[k].num
	said := p.cues | p.hints
	way := 1
	if said&(fallNoun) != 0 || said&down != 0 && said&up == 0 {
		way = -1
	}
	switch n.kind {
	case points:
		return p.pointsBounded(said, way)
	case percent:
		return p.percentBounded(said, way)
	case times:
		return []scale{{measure: measure.Growth, sign: 1}}
	case amount:
		return amountBounded(said, way)
	}
	return nil
}

func (p *phrase) pointsBounded(said cue, way int) []scale {
	switch {
	case said&pace != 0 && said&below != 0, said&pace != 0 && said&(spread|rest|arrears) != 0:
		return []scale{{measure: measure.Lead, sign: -1}}
	case said&pace != 0:
		return []scale{{measure: measure.Lead, sign: 1}}
	case p.context.told&pace != 0 && said&(spread|rest) != 0:
		return []scale{{measure: measure.Lead, sign: -1}}
	case said&turning != 0:
		return []scale{{measure: measure.Growth, sign: way}}
	}
	return nil
}

func (p *phrase) percentBounded(said cue, way int) []scale {
	told := p.context.told
	switch {
	case said&(growthNoun|yoy|turning) != 0:
		return []scale{{measure: measure.Growth, sign: way}, {measure: measure.Value, sign: 1}}
	case said&complete != 0:
		return []scale{{measure: measure.Completion, sign: 1}}
	case said&target != 0:
		return []scale{{measure: measure.Value, sign: 1}, {measure: measure.Completion, sign: 1, amounts: true}} // 没有达到92.5%的年度目标
	case said&share != 0 && said&each == 0:
		return nil // 甲县、乙县共占全州的八成以上
	case said&share != 0:
		return []scale{{measure: measure.Share, sign: 1}}
	case told&complete != 0 && told&(growthNoun|turning) == 0:
		return []scale{{measure: measure.Completion, sign: 1}, {measure: measure.Value, sign: 1}}
	}
	return []scale{{measure: measure.Value, sign: 1}, {measure: measure.Completion, sign: 1, amounts: true}, {measure: measure.Growth, sign: way}}
}

func amountBounded(said cue, way int) []scale {
	switch {
	case said&arrears != 0:
		return []scale{{measure: measure.Arrears, sign: 1}}
	case said&rest != 0:
		return []scale{{measure: measure.Rest, sign: 1}}
	case said&(turning|yoy) != 0:
		return []scale{{measure: measure.Increase, sign: way}, {measure: measure.Value, sign: 1}}
	}
	return []scale{{measure: measure.Value, sign: 1}}
}

// bounds is whether a number of a cell is on the side of n that is meant; shown, as tables print it.
func (s scale) bounds(n *number, sign int, equal, shown bool) test {
	return func(v *analysis.View, c *analysis.Cell) truth {
		q, ok := s.in(n, v, c)
		if !ok {
			return unsure
		}
		if shown {
			q = model.Round(q, max(n.places, 1))
		}
		if n.ranged {
			return truthOf(q.Cmp(n.value) >= 0 && q.Cmp(n.high) <= 0)
		}
		order := q.Cmp(n.value) * sign
		return truthOf(order > 0 || equal && order == 0)
	}
}

// in is the number of a cell in the unit of n.
func (s scale) in(n *number, v *analysis.View, c *analysis.Cell) (model.Decimal, bool) {
	q := s.measure.Of(v, c)
	if s.amounts && c.Indicator.Measure == model.Rate {
		return model.Decimal{}, false
	}
	unit := n.unit
	if unit == "万" {
		unit += q.Unit
	}
	if n.kind == times {
		q, unit = quotient(q, measure.Quantity{Num: model.Number(model.Int(100))}), "倍"
	}
	if !q.Ok() || unit != "" && q.Unit != unit && !q.Convert(unit) {
		return model.Decimal{}, false
	}
	if s.sign < 0 {
		return q.Value.Neg(), true
	}
	return q.Value, true
}
