package claim

import (
	"strings"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// verdict of one reading of a number.
type outcome uint8

const (
	unknown   outcome = iota // the data have no such number, or another unit
	agrees                   // equal at the digits that were typed
	wrongUnit                // percent and percentage points mixed up, or points of percent and of ‰
	differs
)

// compare holds a typed number against a quantity; direction is that of the words before it, 增长 or 下降, and turns
// the quantity's sign.
func (n *number) compare(q measure.Quantity, direction int) outcome {
	if !q.Ok() {
		return unknown
	}
	if n.mixedUp(q.Unit) {
		return wrongUnit
	}
	plain := q
	plain.Value = model.Round(q.Value, q.Places) // what tables print
	other := false
	if n, other = n.inUnitOf(&q); n == nil {
		return unknown
	}
	n.inUnitOf(&plain)
	typed := *n
	if direction < 0 {
		q.Value, plain.Value = q.Value.Neg(), plain.Value.Neg()
	}
	if direction == 0 && typed.around != less && typed.value.IsNeg() != q.Value.IsNeg() && typed.value.Sign()*q.Value.Sign() < 0 {
		return differs
	}
	if typed.near(q.Value) || typed.near(plain.Value) || other && typed.rounded(q.Value) {
		return agrees
	}
	return differs
}

// inUnitOf turns q into the unit that n is written in, or would be with its unit in full: 3.7万 of 人次, 19亿 of 亿元. It returns n with
// that unit, or nil where the two cannot be compared; other tells that q was in another unit.
func (n *number) inUnitOf(q *measure.Quantity) (typed *number, other bool) {
	if n.unit == "‰" && q.Unit == perMillePoints {
		q.Unit = n.unit // a rate in ‰ changes in either
	}
	if whole, _, ratio := strings.Cut(q.Unit, "/"); ratio && whole == n.unit {
		q.Unit = whole
	}
	if full := scaledTo(n.unit, q.Unit); full != "" {
		full, own := *n, full
		full.unit = own
		n = &full
	}
	other = n.unit != "" && n.unit != q.Unit
	if other && !q.Convert(n.unit) {
		return nil, other
	}
	return n, other
}

// rounded reports whether n, in a smaller unit than the site's, is v to its digits before the zeros: 2370万元 of 0.2367亿元.
func (n *number) rounded(v model.Decimal) bool {
	whole, err := n.value.Abs().Int64()
	if err != nil || n.places > 0 || n.around != exact || n.ranged {
		return false
	}
	const digits = 100 // that stand before the zeros, at least
	for step := int64(10); whole%step == 0 && whole/step >= digits; step *= 10 {
		if half, _ := model.Ratio(model.Int(int(step)), model.Int(2)); v.Sub(n.value).Abs().Cmp(half) <= 0 {
			return true
		}
	}
	return false
}

// scaledTo is a scale without a unit, 亿, as one of the indicator's: 亿元; empty where it is none.
func scaledTo(scale, unit string) string {
	switch scale {
	case "万", "亿", "万亿", "千万", "百万":
	default:
		return ""
	}
	for _, s := range []string{"万亿", "千万", "百万", "亿", "万"} {
		if base, ok := strings.CutPrefix(unit, s); ok {
			return scale + base
		}
	}
	return scale + unit
}

// perCentPoints and perMillePoints are the units of differences between percentages and between rates in ‰.
const perCentPoints, perMillePoints = "个百分点", "个千分点"

// pointsOf is the unit of differences between numbers of a unit.
func pointsOf(unit string) string {
	switch unit {
	case "%":
		return perCentPoints
	case "‰":
		return perMillePoints
	}
	return unit
}

// mixedUp reports whether n is a percentage where unit is points, or the other way round, or points of another kind.
func (n *number) mixedUp(unit string) bool {
	inPoints := unit == perCentPoints || unit == perMillePoints
	return n.kind == percent && inPoints || n.kind == points && (unit == "%" || strings.Contains(unit, "/") || inPoints && unit != n.unit)
}

// near reports whether n may stand for v.
func (n *number) near(v model.Decimal) bool {
	if n.ranged {
		return v.Cmp(n.value) >= 0 && v.Cmp(n.high) <= 0
	}
	if model.Round(v, n.places).Cmp(n.value) == 0 && n.around != less && n.around != nearby && n.around != more || n.around == nearby && v.Cmp(n.value) == 0 {
		return true
	}
	gap := v.Sub(n.value)
	size := n.value.Abs()
	switch {
	case n.round && n.around == exact && n.kind == percent && size.Cmp(model.Int(20)) >= 0 && n.tens() && gap.Abs().Cmp(model.Int(5)) <= 0:
		return true // 七成 of 72.5%
	case n.around == roughly || n.round && n.around == exact && n.kind == percent:
		return gap.Abs().Cmp(fraction(size, 10)) <= 0
	case n.around == more:
		return !gap.IsNeg() && (!n.within || gap.Cmp(n.step()) < 0)
	case n.around == nearby:
		least := fraction(size, 10)
		if n.round && n.kind == percent && least.Cmp(model.Int(6)) < 0 {
			least = model.Int(6) // 近一半 of 44.4%
		}
		return !gap.IsPos() && gap.Abs().Cmp(least) <= 0
	case n.around == less:
		return gap.IsNeg() || gap.IsZero() && n.round
	}
	return false
}

// step is one of the last digit of n that is no zero: 10 of 20, 1 of 25, 0.1 of 2.5.
func (n *number) step() model.Decimal {
	step, one := model.Int(1), n.value.Abs()
	for range n.places {
		step, _ = model.Ratio(step, model.Int(10))
	}
	if whole, err := one.Int64(); err == nil && n.places == 0 && whole > 0 {
		size := int64(1)
		for whole%(size*10) == 0 {
			size *= 10
		}
		step = model.Int(int(size))
	}
	return step
}

// tens reports whether n is so many tenths, without a half or so: 七成.
func (n *number) tens() bool {
	v, err := n.value.Int64()
	return err == nil && v%10 == 0
}

func fraction(d model.Decimal, of int) model.Decimal {
	q, _ := model.Ratio(d, model.Int(of))
	return q
}
