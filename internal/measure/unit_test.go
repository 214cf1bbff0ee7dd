package measure

import (
	"testing"

	"bulletin/internal/model"
)

// TestUnitsOfDifferences: what a rate has more or less is told in the unit of its differences.
func TestUnitsOfDifferences(t *testing.T) {
	v := edition(t)
	for _, test := range []struct {
		unit     string
		decimals int
		growth   string // 35.2 − 33
		whole    string // 35.2 − 31.8
		upper    string // of the whole: 31.8 − 32
	}{
		{"%", 1, "2.2个百分点", "3.4个百分点", "−0.2个百分点"},
		{"‰", 2, "2.20个千分点", "3.40个千分点", "−0.20个千分点"},
		{"件/万人", 1, "2.2件/万人", "3.4件/万人", "−0.2件/万人"},
	} {
		i := v.Site.Indicators[1]
		i.Unit, i.Decimals = test.unit, test.decimals
		c, whole := v.Cell(i, v.Site.Regions[1]), v.Cell(i, v.Site.Regions[0])
		for _, q := range []struct{ word, got, want string }{
			{"同比", Named("同比", model.Words{}).Of(v, &c).String(), test.growth},
			{"较整体", Named("较整体", model.Words{}).Of(v, &c).String(), test.whole},
			{"较上级", Named("较上级", model.Words{}).Of(v, &whole).String(), test.upper},
		} {
			if q.got != q.want {
				t.Errorf("%s in %s = %s, want %s", q.word, test.unit, q.got, q.want)
			}
		}
	}
}

// TestDigits: a completion and a lead have as many digits as keep them apart from the lines that judge them.
func TestDigits(t *testing.T) {
	v := edition(t)
	i, r := v.Site.Indicators[0], v.Site.Regions[1]
	for _, test := range []struct{ figure, completion, lead string }{
		{"2.9988", "99.96%", "50.0个百分点"},
		{"3", "100.0%", "50.0个百分点"},
		{"1.4988", "49.96%", "−0.04个百分点"},
		{"1.5", "50.0%", "0.0个百分点"},
	} {
		v.Report.Set(i, r, model.Figure{Num: model.Number(model.MustDecimal(test.figure))})
		c := v.Cell(i, r)
		if got := Named("完成率", model.Words{}).Of(v, &c).String(); got != test.completion {
			t.Errorf("完成率 of %s = %s, want %s", test.figure, got, test.completion)
		}
		if got := Named("较序时", model.Words{}).Of(v, &c).String(); got != test.lead {
			t.Errorf("较序时 of %s = %s, want %s", test.figure, got, test.lead)
		}
	}
}
