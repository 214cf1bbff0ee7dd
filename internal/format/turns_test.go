package format

import (
	"reflect"
	"slices"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// TestTurnsAtYearEnd: who was behind time and who missed the annual target are two counts, of which none grew out of the other.
func TestTurnsAtYearEnd(t *testing.T) {
	v := bulletin(t, 12, county, "甲县 乙县", indicator{Indicator: flow("合同额", "亿元", 2), target: "4 2 2", value: "3 1.9 1.1"},
		indicator{Indicator: flow("户数", "户", 0), target: "200 100 100", value: "201 90 111"})
	before := model.NewReport(model.Period{Year: 2022, Month: 10}, "october", 2, 3)
	for k, values := range [][3]int{{2, 1, 1}, {160, 90, 70}} {
		for r, n := range values {
			before.Set(v.Site.Indicators[k], v.Site.Regions[r], model.Figure{Num: model.Number(model.Int(n))})
		}
	}
	october := &model.Edition{ID: "october", Period: before.Period, Report: before}
	v.Site.Reports[before.Period] = before
	v.Site.Editions = slices.Insert(v.Site.Editions, 0, october)
	turns, ok := Turns(analysis.New(v.Site, v.Edition), v.Site.Regions[1])
	want := []Turn{{"未完成项数", "2项（上期落后1项）"}, {"转为未完成", "户数"}}
	if !ok || !reflect.DeepEqual(turns[:min(2, len(turns))], want) {
		t.Errorf("Turns() = %v, want %v first", turns, want)
	}
}

// TestTurnsOfTheFirst: the first edition of a year has nothing to be compared with.
func TestTurnsOfTheFirst(t *testing.T) {
	v := bulletin(t, 6, county, "甲县 乙县", indicator{Indicator: flow("合同额", "亿元", 2), target: "4 2 2", value: "1 0.5 0.5"})
	if turns, ok := Turns(v, v.Site.Regions[1]); ok || turns != nil {
		t.Errorf("Turns() = %v, %v, want none", turns, ok)
	}
}

func TestFromTo(t *testing.T) {
	for _, test := range []struct {
		before, now int
		want        string
	}{{6, 8, "由6项增至8项"}, {8, 6, "由8项减至6项"}, {8, 8, "仍为8项"}, {0, 1, "由0项增至1项"}} {
		if got := fromTo(test.before, test.now); got != test.want {
			t.Errorf("fromTo(%d, %d) = %s, want %s", test.before, test.now, got, test.want)
		}
	}
}

func TestSomeNames(t *testing.T) {
	for _, test := range []struct {
		names []string
		want  string
	}{
		{[]string{"甲"}, "甲"},
		{[]string{"甲指标（5位）", "乙指标（4位）"}, "甲指标（5位）、乙指标（4位）"},
		{[]string{"一个名字特别特别长的指标有二十一个字还要多一点", "乙"}, "一个名字特别特别长的指标有二十一个字还要多一点等2项"},
		{[]string{"高企申报（5位）", "逾期未验收项目（4位）", "合同成交额（2位）"}, "高企申报（5位）等3项"},
	} {
		if got := someNames(test.names); got != test.want {
			t.Errorf("someNames(%v) = %s, want %s", test.names, got, test.want)
		}
	}
}
