package model

import "slices"

// wholeThings are units of what comes in whole numbers and is counted, never rounded.
var wholeThings = []string{
	"家", "户", "项", "个", "件", "人", "人次", "名", "位", "场", "场次", "次", "起", "处", "套", "所", "座", "台", "辆",
	"篇", "种", "册", "册次", "宗", "例", "条", "批", "期", "笔",
}

// IsCount reports whether i counts whole things. One that shows decimals is an average.
func (i *Indicator) IsCount() bool { return i.Decimals == 0 && slices.Contains(wholeThings, i.Unit) }

// LastUnits are 1, 0.1, 0.01 …: the unit of the last of so many places.
var LastUnits = [MaxFraction + 1]Decimal{
	MustDecimal("1"), MustDecimal("0.1"), MustDecimal("0.01"), MustDecimal("0.001"),
	MustDecimal("0.0001"), MustDecimal("0.00001"), MustDecimal("0.000001"),
	MustDecimal("0.0000001"), MustDecimal("0.00000001"),
}

// Slack is what rounding can add up to: half a unit of the last place of each number, of what is shown or, where
// more is written, of what is written. Counts are not rounded.
type Slack struct {
	exact  bool
	places int
	n      [MaxFraction + 1]int
}

// NewSlack is that of no number of i yet.
func NewSlack(i *Indicator) Slack { return Slack{exact: i.IsCount(), places: i.Decimals} }

// Add takes a number that goes into a sum.
func (s *Slack) Add(d Decimal) { s.n[s.of(d)]++ }

func (s *Slack) of(d Decimal) int { return min(max(s.places, d.Prec()), MaxFraction) }

// Covers reports whether a difference can come of rounding alone.
func (s *Slack) Covers(difference Decimal) bool {
	var limit Decimal
	for places, n := range s.n {
		if n > 0 && !s.exact {
			limit = limit.Add(LastUnits[places].Mul(Int(n)))
		}
	}
	return difference.Abs().Mul(Int(2)).Cmp(limit) <= 0
}

// Half is by how much a number may be off by rounding.
func (s *Slack) Half(d Decimal) Decimal {
	if s.exact {
		return Decimal{}
	}
	h, _ := Ratio(LastUnits[s.of(d)], Int(2))
	return h
}
