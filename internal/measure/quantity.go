package measure

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Quantity is a number with its unit, ready to be worded.
type Quantity struct {
	model.Num
	Unit   string // 亿元, %, 个百分点, 位, 倍
	Places int    // digits after the point in output
}

// tenThousands are the units that convert into each other by 10,000.
var tenThousands = map[string]string{
	"亿元": "万元", "万元": "元", "亿": "万", "万人": "人", "万人次": "人次", "万家": "家", "万户": "户", "万项": "项", "万件": "件",
}

// Convertible reports whether unit is one that a quantity may be converted from or to.
func Convertible(unit string) bool {
	if _, larger := tenThousands[unit]; larger {
		return true
	}
	for _, smaller := range tenThousands {
		if smaller == unit {
			return true
		}
	}
	return false
}

// Convert changes q to another unit; false where the two have nothing in common.
func (q *Quantity) Convert(unit string) bool {
	factor := model.Int(1)
	for from := q.Unit; ; { // to smaller units
		if from == unit {
			q.Value, q.Places, q.Unit = q.Value.Mul(factor), max(q.Places-digits(factor), 0), unit
			return true
		}
		smaller, ok := tenThousands[from]
		if !ok {
			break
		}
		factor, from = factor.Mul(model.Int(10000)), smaller
	}
	factor = model.Int(1)
	for from := unit; ; { // to larger ones
		if from == q.Unit {
			q.Value, _ = model.Ratio(q.Value, factor)
			if factor.Cmp(model.Int(1)) > 0 {
				q.Places += 2 // 5350万元 is 0.54亿元
			}
			q.Unit = unit
			return true
		}
		smaller, ok := tenThousands[from]
		if !ok {
			return false
		}
		factor, from = factor.Mul(model.Int(10000)), smaller
	}
}

// digits is how many zeros a power of ten has.
func digits(d model.Decimal) int { return len(d.String()) - 1 }

// String is the number with its unit as a sentence writes it: 38.6%, 1.16亿元; the word of its gap where there is none.
func (q Quantity) String() string {
	if !q.Ok() {
		return format.Gap(q.Gap)
	}
	return format.Decimal(q.Value, q.Places) + q.Unit
}
