package format

import (
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// TestRollSentence: the counties of one indicator, which is what a chart of it says.
func TestRollSentence(t *testing.T) {
	task, money := flow("活动", "场", 0), lower(flow("事故", "起", 0))
	for _, test := range []struct {
		name          string
		month         int
		i             model.Indicator
		target, value string
		want          string
		alone         string // of 甲
	}{
		{"some behind", 6, task, "30 10 10 10", "12 2 5 5", "3个县市中1个落后序时", "甲县落后序时"},
		{"some at zero", 6, task, "30 10 10 10", "12 0 3 9", "3个县市中2个落后序时，其中1个尚未破零", "甲县尚未破零"},
		{"behind are at zero", 6, task, "30 10 10 10", "12 0 0 9", "3个县市中2个尚未破零", "甲县尚未破零"},
		{"all at zero", 6, task, "30 10 10 10", "0 0 0 0", "3个县市均尚未破零", "甲县尚未破零"},
		{"all at zero at the end", 12, task, "30 10 10 10", "0 0 0 0", "3个县市均未破零", "甲县未破零"},
		{"all behind", 6, task, "30 10 10 10", "6 1 2 3", "3个县市均落后序时", "甲县落后序时"},
		{"all behind, one at zero", 6, task, "30 10 10 10", "6 0 3 3", "3个县市均落后序时，其中1个尚未破零", "甲县尚未破零"},
		{"none behind", 6, task, "30 10 10 10", "18 6 6 6", "3个县市均达到序时进度", "甲县达到序时进度"},
		{"none behind, one over", 6, task, "30 10 10 10", "24 12 6 6", "3个县市均达到序时进度，其中1个超额完成年度目标", "甲县超额完成年度目标"},
		{"none behind, one over, one met", 6, task, "30 10 10 10", "28 12 10 6", "3个县市均达到序时进度，其中1个超额完成年度目标，1个已完成年度目标", "甲县超额完成年度目标"},
		{"all met", 6, task, "30 10 10 10", "30 10 10 10", "3个县市均已完成年度目标", "甲县已完成年度目标"},
		{"all met, one over", 6, task, "30 10 10 10", "31 10 10 11", "3个县市均已完成年度目标，其中1个超额完成年度目标", "甲县已完成年度目标"},
		{"all over", 6, task, "30 10 10 10", "33 11 11 11", "3个县市均超额完成年度目标", "甲县超额完成年度目标"},
		{"all met at the end", 12, task, "30 10 10 10", "30 10 10 10", "3个县市均完成年度目标", "甲县完成年度目标"},
		{"not met at the end", 12, task, "30 10 10 10", "30 9 10 11", "3个县市中1个未完成年度目标", "甲县未完成年度目标"},
		{"one not reported", 6, task, "30 10 10 10", "12 n 5 3", "3个县市中1个落后序时；1个未报送", "甲县未报送"},
		{"those that can be compared", 6, task, "30 10 10 10", "12 n 5 6", "3个县市中可比的2个均达到序时进度；1个未报送", "甲县未报送"},
		{"other gaps", 6, task, "30 10 t 10", "12 n 5 3", "3个县市中1个落后序时；2个无完成率", "甲县未报送"},
		{"nobody reported", 6, task, "30 10 10 10", "12 n n n", "3个县市均未报送", "甲县未报送"},
		{"nobody can be compared", 6, task, "30 t 10 10", "12 3 n s", "3个县市均无完成率", "甲县未设目标"},
		{"limits kept", 6, money, "9 3 3 3", "2 0 1 1", "3个县市均控制在序时进度以内", "甲县控制在序时进度以内"},
		{"limits, one too fast", 6, money, "9 3 3 3", "4 2 1 1", "3个县市中1个超出序时进度", "甲县超出序时进度"},
		{"limits, one exceeded", 6, money, "9 3 3 3", "6 4 1 1", "3个县市中1个超出年度控制数", "甲县超出年度控制数"},
		{"limits, one exceeded, one too fast", 6, money, "9 3 3 3", "7 4 2 1", "3个县市中2个超出序时进度", "甲县超出年度控制数"},
		{"limits of zero", 6, money, "0 0 0 0", "1 1 0 0", "3个县市中1个超出年度控制数", "甲县超出年度控制数"},
		{"limits kept at the end", 12, money, "9 3 3 3", "9 3 3 3", "3个县市均控制在年度控制数以内", "甲县控制在年度控制数以内"},
		{"levels", 6, stock("保有量", "家"), "30 10 10 10", "28 8 10 10", "3个县市中1个未达标", "甲县尚未达到年度目标"},
		{"levels reached", 6, stock("保有量", "家"), "30 10 10 10", "30 10 10 10", "3个县市均已达标", "甲县达到年度目标"},
		{"levels short", 6, stock("保有量", "家"), "30 10 10 10", "3 1 1 1", "3个县市均未达标", "甲县尚未达到年度目标"},
		{"a limit of a level", 6, lower(stock("逾期", "项")), "3 1 1 1", "4 2 1 1", "3个县市中1个高于年度控制数", "甲县高于年度控制数"},
		{"without targets", 6, flow("参与", "人次", 0), "", "3 1 1 1", "3个县市均未设目标", "甲县未设目标"},
	} {
		v := bulletin(t, test.month, county, "甲县 乙县 丙县", indicator{Indicator: test.i, target: test.target, value: test.value})
		var cells []analysis.Cell
		for _, r := range v.Site.Counties() {
			cells = append(cells, v.Cell(v.Site.Indicators[0], r))
		}
		if got := NewRoll(cells, yearEnd(v)).Sentence("3个县市", "个"); got != test.want {
			t.Errorf("%s: Sentence() = %s, want %s", test.name, got, test.want)
		}
		if got := Alone("甲县", &cells[0], yearEnd(v)); got != test.alone {
			t.Errorf("%s: Alone() = %s, want %s", test.name, got, test.alone)
		}
	}
}

// TestRollOfARegion: indicators of every kind in one county.
func TestRollOfARegion(t *testing.T) {
	for _, test := range []struct {
		name string
		data []indicator
		want string
	}{
		{"tasks, a limit and levels", []indicator{
			{Indicator: flow("甲", "项", 0), target: "10 10", value: "4 4"},
			{Indicator: lower(flow("乙", "起", 0)), target: "3 3", value: "2 2"},
			{Indicator: stock("丙", "家"), target: "10 10", value: "9 9"},
			{Indicator: rate("丁", 1), target: "40 40", value: "41 41"},
		}, "4项指标中2项未达序时要求，另2项中1项未达标"},
		{"a task on its path and a limit kept", []indicator{
			{Indicator: flow("甲", "项", 0), target: "10 10", value: "6 6"},
			{Indicator: lower(flow("乙", "起", 0)), target: "3 3", value: "1 1"},
		}, "2项指标均达到序时要求"},
		{"a task behind and a limit kept", []indicator{
			{Indicator: flow("甲", "项", 0), target: "10 10", value: "4 4"},
			{Indicator: lower(flow("乙", "起", 0)), target: "3 3", value: "1 1"},
		}, "2项指标中1项落后序时"},
		{"a task on its path and a limit exceeded", []indicator{
			{Indicator: flow("甲", "项", 0), target: "10 10", value: "6 6"},
			{Indicator: lower(flow("乙", "起", 0)), target: "3 3", value: "4 4"},
		}, "2项指标中1项超出年度控制数"},
		{"flows kept beside levels", []indicator{
			{Indicator: flow("甲", "项", 0), target: "10 10", value: "6 6"},
			{Indicator: stock("丙", "家"), target: "10 10", value: "10 10"},
		}, "2项指标中1项达到序时进度，另有1项已达标"},
		{"flows kept beside levels that are short", []indicator{
			{Indicator: flow("甲", "项", 0), target: "10 10", value: "6 6"},
			{Indicator: stock("丙", "家"), target: "10 10", value: "9 9"},
			{Indicator: stock("丁", "家"), target: "10 10", value: "8 8"},
		}, "3项指标中1项达到序时进度，另有2项未达标"},
		{"one at zero beside one on its path", []indicator{
			{Indicator: flow("甲", "项", 0), target: "10 10", value: "6 6"},
			{Indicator: flow("乙", "项", 0), target: "10 10", value: "0 0"},
		}, "2项指标中1项尚未破零"},
		{"a level reached beside a gap", []indicator{
			{Indicator: stock("丙", "家"), target: "10 10", value: "10 10"},
			{Indicator: flow("甲", "项", 0), target: "10 10", value: "n n"},
		}, "2项指标中1项已达标；1项未报送"},
		{"limits of levels kept", []indicator{
			{Indicator: lower(stock("丙", "家")), target: "10 10", value: "10 10"},
			{Indicator: lower(stock("丁", "家")), target: "10 10", value: "8 8"},
		}, "2项指标均控制在年度控制数以内"},
	} {
		v := bulletin(t, 6, county, "甲县", test.data...)
		s := newRegionRoll(v, v.Site.Regions[1])
		if got := s.Sentence(count(s.Total, "项指标"), "项"); got != test.want {
			t.Errorf("%s: Sentence() = %s, want %s", test.name, got, test.want)
		}
	}
}

// TestLevelsAtYearEnd: levels that are to be reached have no limits to keep, also when the year is over.
func TestLevelsAtYearEnd(t *testing.T) {
	v := bulletin(t, 12, county, "甲县", indicator{Indicator: stock("丙", "家"), target: "10 10", value: "10 10"}, indicator{Indicator: stock("丁", "家"), target: "10 10", value: "8 8"})
	if got, want := newRegionRoll(v, v.Site.Regions[1]).states(), "1项指标达到年度目标，1项未达到年度目标"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestForemostOfEquals: where all tasks are done to the same extent none of them is the fastest, and a limit that is kept is no task.
func TestForemostOfEquals(t *testing.T) {
	task := func(name string) indicator {
		return indicator{Indicator: flow(name, "项", 0), target: "10 10", value: "10 10"}
	}
	v := bulletin(t, 6, county, "甲县", task("甲"), task("乙"), indicator{Indicator: lower(flow("丙", "起", 0)), target: "10 10", value: "1 1"})
	if got, want := CountySummary(v, v.Site.Regions[1]), "甲县：3项有进度要求的指标均达到序时要求，其中2项已完成年度目标。"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestRegionStates: how the flows of a region stand, each kind that there is counted for itself, one alone too.
func TestRegionStates(t *testing.T) {
	task := func(name, value string) indicator {
		return indicator{Indicator: flow(name, "项", 0), target: "10 10", value: value + " " + value}
	}
	for _, test := range []struct {
		name string
		data []indicator
		want string
	}{
		{"one of each kind", []indicator{task("甲", "12"), task("乙", "10"), task("丙", "6"), task("丁", "3")},
			"4项有进度要求的指标中，1项超额完成年度目标，1项已完成年度目标，1项达到序时进度，1项落后序时"},
		{"one met, one behind", []indicator{task("乙", "10"), task("丁", "3")}, "2项有进度要求的指标中，1项已完成年度目标，1项落后序时"},
		{"one at zero", []indicator{task("乙", "10"), task("丁", "0")}, "2项有进度要求的指标中，1项已完成年度目标，丁尚未破零"},
		{"three at zero", []indicator{task("甲", "10"), task("乙", "0"), task("丙", "0"), task("丁", "0")}, "4项有进度要求的指标中，1项已完成年度目标，乙、丙、丁尚未破零"},
		{"four at zero", []indicator{task("甲", "10"), task("乙", "0"), task("丙", "0"), task("丁", "0"), task("戊", "0")}, "5项有进度要求的指标中，1项已完成年度目标，4项尚未破零"},
		{"one that is over", []indicator{task("甲", "12")}, "1项有进度要求的指标超额完成年度目标"},
		{"one that was not reported", []indicator{task("甲", "n")}, "1项指标未报送"},
		{"none", nil, "没有可与年度目标比较的指标"},
	} {
		v := bulletin(t, 6, county, "甲县", test.data...)
		if got := newRegionRoll(v, v.Site.Regions[1]).states(); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
