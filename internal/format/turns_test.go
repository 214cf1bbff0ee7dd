package format

import (
	"testing"
)

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
