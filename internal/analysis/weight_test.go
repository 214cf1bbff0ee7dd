package analysis

import (
	"strings"
	"testing"

	"bulletin/internal/model"
)

// TestTasks holds hand-worked shares. Without a basis targets are 30 + 15 + 15 = 60, so 甲 has 50%, 乙 and the direct unit
// 25%. With one those are compared that have both a target and a part of the basis, 甲 and 乙: 30 and 15 of 45 against
// 100 and 60 of 160. Neither 丙, which has no target, nor the direct unit, which has no part of the basis, counts.
func TestTasks(t *testing.T) {
	rows := `全州 60 20
甲 30 6
乙 15 9
丙 未设目标 4
州直 15 1`
	for _, test := range []struct {
		name      string
		indicator model.Indicator
		bases     map[string]string
		want      string // name, target, of the targets, of the basis, excess, completion
	}{
		{"flow", flow, map[string]string{"甲": "100", "乙": "60", "丙": "40"}, `甲 30 66.6667 62.5 4.1667 20
乙 15 33.3333 37.5 -4.1667 60
丙 NoTarget NoTarget NotMeasurable NoTarget NoTarget
州直 15 NotMeasurable NotMeasurable NotMeasurable 6.6667`},
		{"the direct unit has a part, too", flow, map[string]string{"甲": "100", "乙": "60", "州直": "40"}, `甲 30 50 50 0 20
乙 15 25 30 -5 60
丙 NoTarget NoTarget NotMeasurable NoTarget NoTarget
州直 15 25 20 5 6.6667`},
		{"rate", rate, map[string]string{"甲": "100", "乙": "60", "丙": "40"}, `甲 30 NotMeasurable NotMeasurable NotMeasurable 20
乙 15 NotMeasurable NotMeasurable NotMeasurable 60
丙 NoTarget NoTarget NotMeasurable NoTarget NoTarget
州直 15 NotMeasurable NotMeasurable NotMeasurable 6.6667`},
		{"no basis", flow, nil, `甲 30 50 NotMeasurable NotMeasurable 20
乙 15 25 NotMeasurable NotMeasurable 60
丙 NoTarget NoTarget NotMeasurable NotMeasurable NoTarget
州直 15 25 NotMeasurable NotMeasurable 6.6667`},
	} {
		v, i := sheet{indicator: test.indicator, rows: rows}.view(t)
		if test.bases != nil {
			v.Site.Basis = &model.Basis{Name: "人口"}
		}
		for name, text := range test.bases {
			d := model.MustDecimal(text)
			find(t, v.Site, name).Basis = &d
		}
		var got []string
		for _, k := range Tasks(v, i) {
			got = append(got, strings.Join([]string{k.Region.Name, show(k.Target), show(k.OfTarget), show(k.OfBasis), show(k.Excess), show(k.Completion.num)}, " "))
		}
		if g := strings.Join(got, "\n"); g != test.want {
			t.Errorf("%s: Tasks() =\n%s\nwant\n%s", test.name, g, test.want)
		}
	}
}

func TestWeighed(t *testing.T) {
	sum := model.Indicator{Targeted: true, AddsUp: true}
	level, ratio := sum, sum
	level.Measure, ratio.Measure = model.Stock, model.Rate
	for _, c := range []struct {
		name      string
		indicator model.Indicator
		rows      string
		want      bool
	}{
		{"two counties", sum, "全州 20 9\n甲县 10 4\n乙县 10 5", true},
		{"a county and a zone", sum, "全州 20 9\n甲县 10 4\n高区 10 5", true},
		{"a stock", level, "全州 20 9\n甲县 10 4\n乙县 10 5", true},
		{"a rate", ratio, "全州 20 9\n甲县 10 4\n乙县 10 5", false},
		{"a limit", lower(sum), "全州 20 9\n甲县 10 4\n乙县 10 5", false},
		{"an average", flow, "全州 10 9\n甲县 10 4\n乙县 10 5", false},
		{"one county", sum, "全州 10 4\n甲县 10 4", false},
		{"a county and a direct unit", sum, "全州 20 9\n甲县 10 4\n州直 10 5", false},
		{"a target of zero", sum, "全州 10 4\n甲县 10 4\n乙县 0 0", false},
		{"no targets", free(sum), "全州 . 4\n甲县 . 4\n乙县 . 0", false},
	} {
		v, _ := sheet{indicator: c.indicator, rows: c.rows}.view(t)
		if got := len(Weighed(v)) == 1; got != c.want {
			t.Errorf("%s: Weighed() = %v, want %v", c.name, got, c.want)
		}
	}
}
