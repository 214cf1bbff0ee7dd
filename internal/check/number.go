package check

import (
	"slices"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// units are 1, 0.1, 0.01 …: the unit of the last of so many places.
var units = [model.MaxFraction + 1]model.Decimal{
	model.MustDecimal("1"), model.MustDecimal("0.1"), model.MustDecimal("0.01"), model.MustDecimal("0.001"),
	model.MustDecimal("0.0001"), model.MustDecimal("0.00001"), model.MustDecimal("0.000001"),
	model.MustDecimal("0.0000001"), model.MustDecimal("0.00000001"),
}

var (
	two     = model.Int(2)
	ten     = model.Int(10)
	hundred = model.Int(100)
)

// wholeThings are units of what comes in whole numbers and is counted, never rounded.
var wholeThings = []string{
	"家", "户", "项", "个", "件", "人", "人次", "名", "位", "场", "场次", "次", "起", "处", "套", "所", "座", "台", "辆",
	"篇", "种", "册", "册次", "宗", "例", "条", "批", "期", "笔",
}

// isCount reports whether i counts whole things. One that shows decimals is an average.
func isCount(i *model.Indicator) bool { return i.Decimals == 0 && slices.Contains(wholeThings, i.Unit) }

// exact is a figure without rounding, with its unit.
func exact(d model.Decimal, i *model.Indicator) string {
	return format.Decimal(d, max(i.Decimals, d.Prec())) + i.Unit
}

// trimmed is d without zeros at its end, but for the least places.
func trimmed(d model.Decimal, least int) model.Decimal {
	for places := d.Prec() - 1; places >= least; places-- {
		shorter := model.Round(d, places)
		if shorter.Cmp(d) != 0 {
			break
		}
		d = shorter
	}
	return d
}

// slack is what rounding can add up to: half a unit of the last place of each number, of what is shown or, where
// more is written, of what is written. Counts are not rounded.
type slack struct {
	exact  bool
	places int
	n      [model.MaxFraction + 1]int
}

func newSlack(i *model.Indicator) slack { return slack{exact: isCount(i), places: i.Decimals} }

func (s *slack) add(d model.Decimal) { s.n[s.of(d)]++ }

func (s *slack) of(d model.Decimal) int { return min(max(s.places, d.Prec()), model.MaxFraction) }

// covers reports whether a difference can come of rounding alone.
func (s *slack) covers(difference model.Decimal) bool {
	var limit model.Decimal
	for places, n := range s.n {
		if n > 0 && !s.exact {
			limit = limit.Add(units[places].Mul(model.Int(n)))
		}
	}
	return difference.Abs().Mul(two).Cmp(limit) <= 0
}

// half is by how much a number may be off by rounding.
func (s *slack) half(d model.Decimal) model.Decimal {
	if s.exact {
		return model.Decimal{}
	}
	h, _ := model.Ratio(units[s.of(d)], two)
	return h
}
