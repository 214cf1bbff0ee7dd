package format

import (
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

func TestBoardSummary(t *testing.T) {
	a, b, c := flow("甲项", "项", 0), flow("乙项", "项", 0), flow("丙项", "项", 0)
	school := model.Words{Whole: "全校", Member: "学院", Upper: "全市"}
	for _, test := range []struct {
		name  string
		month int
		words model.Words
		names string
		data  []indicator
		want  string
	}{
		{"some behind", 6, county, "甲县 乙县 丙县", []indicator{
			{Indicator: a, target: "30 10 10 10", value: "12 6 4 2"},
			{Indicator: b, target: "30 10 10 10", value: "14 7 4 3"},
			{Indicator: c, target: "30 10 10 10", value: "18 8 5 5"},
		}, "截至2022年6月末，3个县市9项次有进度要求的任务中，4项次落后序时；落后面最大的是甲项、乙项，各有2个县市落后序时；居首位项数最多的是甲县（3项），居末位项数最多的是丙县（3项）。"},
		{"an indicator behind everywhere, with zeros", 6, county, "甲县 乙县 丙县", []indicator{
			{Indicator: a, target: "30 10 10 10", value: "4 3 1 0"},
			{Indicator: b, target: "30 10 10 10", value: "20 7 6 7"},
		}, "截至2022年6月末，3个县市6项次有进度要求的任务中，3项次落后序时，其中1项次尚未破零；落后面最大的是甲项，各县市均落后序时；居首位项数最多的是甲县（2项）。"},
		{"nobody behind at the year's end", 12, county, "甲县 乙县", []indicator{
			{Indicator: a, target: "20 10 10", value: "20 10 10"},
			{Indicator: b, target: "20 10 10", value: "21 10 11"},
		}, "截至2022年末，2个县市4项次有进度要求的任务均完成年度目标，其中1项次超额完成年度目标。"},
		{"everybody at zero", 1, county, "甲县 乙县", []indicator{
			{Indicator: a, target: "20 10 10", value: "0 0 0"},
			{Indicator: b, target: "20 10 10", value: "0 0 0"},
		}, "截至2022年1月末，2个县市4项次有进度要求的任务均尚未破零。"},
		{"levels have no pace", 6, county, "甲县 乙县", []indicator{
			{Indicator: stock("丁项", "家"), target: "20 10 10", value: "15 9 6"},
		}, "截至2022年6月末，2个县市没有可与序时进度比较的任务。"},
		{"levels have no state at the year's end that is told", 12, county, "甲县 乙县", []indicator{
			{Indicator: stock("丁项", "家"), target: "20 10 10", value: "15 9 6"},
		}, "截至2022年末，2个县市没有可与年度目标比较的任务。"},
		{"two are first equally often, and last", 6, county, "甲县 乙县 丙县", []indicator{
			{Indicator: a, target: "30 10 10 10", value: "21 8 7 6"},
			{Indicator: b, target: "30 10 10 10", value: "21 8 7 6"},
			{Indicator: c, target: "30 10 10 10", value: "21 6 8 7"},
			{Indicator: flow("戊项", "项", 0), target: "30 10 10 10", value: "21 6 8 7"},
		}, "截至2022年6月末，3个县市12项次有进度要求的任务均达到序时进度；居首位项数最多的是甲县、乙县（各2项），居末位项数最多的是甲县、丙县（各2项）。"},
		{"two are first, one of them more often", 6, county, "甲县 乙县", []indicator{
			{Indicator: a, target: "20 10 10", value: "14 8 6"},
			{Indicator: b, target: "20 10 10", value: "14 8 6"},
			{Indicator: c, target: "20 10 10", value: "14 8 6"},
			{Indicator: flow("戊项", "项", 0), target: "20 10 10", value: "14 6 8"},
			{Indicator: flow("己项", "项", 0), target: "20 10 10", value: "14 6 8"},
		}, "截至2022年6月末，2个县市10项次有进度要求的任务均达到序时进度；居首位项数最多的是甲县（3项），居末位项数最多的是乙县（3项）。"},
		{"one task alone", 6, county, "甲县 乙县", []indicator{
			{Indicator: a, target: "20 10 t", value: "14 7 5"},
		}, "截至2022年6月末，2个县市1项次有进度要求的任务达到序时进度。"},
		{"one limit behind", 6, county, "甲县 乙县 丙县", []indicator{
			{Indicator: a, target: "30 10 10 10", value: "18 6 6 6"},
			{Indicator: lower(flow("事故", "起", 0)), target: "30 10 10 10", value: "10 6 2 2"},
		}, "截至2022年6月末，3个县市6项次有进度要求的任务中，1项次超出序时进度；涉及面最大的是事故，有1个县市超出序时进度。"},
		{"fewer after more", 6, county, "甲县 乙县 丙县", []indicator{
			{Indicator: a, target: "30 10 10 10", value: "14 6 4 4"},
			{Indicator: b, target: "30 10 10 10", value: "16 6 6 4"},
			{Indicator: c, target: "30 10 10 10", value: "18 6 6 6"},
		}, "截至2022年6月末，3个县市9项次有进度要求的任务中，3项次落后序时；落后面最大的是甲项，有2个县市落后序时；居首位项数最多的是甲县（2项），居末位项数最多的是丙县（2项）。"},
		{"three alike", 6, county, "甲县 乙县 丙县", []indicator{
			{Indicator: a, target: "30 10 10 10", value: "14 6 6 4"},
			{Indicator: b, target: "30 10 10 10", value: "14 6 4 6"},
			{Indicator: c, target: "30 10 10 10", value: "14 4 6 6"},
			{Indicator: flow("丁项", "项", 0), target: "30 10 10 10", value: "18 6 6 6"},
		}, "截至2022年6月末，3个县市12项次有进度要求的任务中，3项次落后序时；落后面最大的是甲项、乙项、丙项，各有1个县市落后序时；居首位项数最多的是甲县、乙县、丙县（各2项）。"},
		{"four alike", 6, county, "甲县 乙县 丙县 丁县", []indicator{
			{Indicator: a, target: "40 10 10 10 10", value: "18 6 6 4 6"},
			{Indicator: b, target: "40 10 10 10 10", value: "18 6 4 6 6"},
			{Indicator: c, target: "40 10 10 10 10", value: "18 4 6 6 6"},
			{Indicator: flow("丁项", "项", 0), target: "40 10 10 10 10", value: "18 6 6 6 4"},
			{Indicator: flow("戊项", "项", 0), target: "40 10 10 10 10", value: "24 6 6 6 6"},
		}, "截至2022年6月末，4个县市20项次有进度要求的任务中，4项次落后序时；落后面最大的有4项指标，各有1个县市落后序时。"},
		{"one indicator", 6, school, "文学院 理学院", []indicator{
			{Indicator: a, target: "20 10 10", value: "7 6 1"},
		}, "截至2022年6月末，2个学院2项次有进度要求的任务中，1项次落后序时。"},
		{"one county", 6, county, "甲县", []indicator{
			{Indicator: a, target: "10 10", value: "4 4"},
		}, "甲县：1项有进度要求的指标落后序时；甲项完成率40.0%，低于序时进度10.0个百分点。"},
	} {
		v := bulletin(t, test.month, test.words, test.names, test.data...)
		if got := BoardSummary(v, analysis.NewBoard(v)); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// TestBoardHead: 落后 is of tasks; where a limit that cumulates is among them, too much used is meant too.
func TestBoardHead(t *testing.T) {
	task, limit, level := flow("甲项", "项", 0), lower(flow("事故", "起", 0)), lower(stock("逾期", "项"))
	for _, test := range []struct {
		month int
		with  model.Indicator
		want  string
	}{{6, task, "落后"}, {6, limit, "未达进度"}, {6, level, "落后"}, {12, task, "未完成"}, {12, limit, "未达要求"}} {
		v := bulletin(t, test.month, county, "甲县 乙县", indicator{Indicator: flow("乙项", "项", 0), target: "20 10 10", value: "8 4 4"}, indicator{Indicator: test.with, target: "20 10 10", value: "8 4 4"})
		if got := BoardHead(v, analysis.NewBoard(v)); got != test.want {
			t.Errorf("with %s in month %d: %s, want %s", test.with.ID, test.month, got, test.want)
		}
	}
}

// TestTasksSummary compares shares of targets with shares of a basis of 100 in each case.
func TestTasksSummary(t *testing.T) {
	a, b := flow("甲项", "项", 0), flow("乙项", "项", 0)
	a.AddsUp, b.AddsUp = true, true
	for _, test := range []struct {
		name  string
		basis string // of the regions below the whole; empty where the site has none
		data  []indicator
		want  string
	}{
		// 甲: 60 − 40 and 50 − 40, mean 15; 乙: 30 − 40 and 30 − 40, mean −10; 丙: 10 − 20 and 20 − 20, mean −5.
		{"against a basis", "40 40 20", []indicator{
			{Indicator: a, target: "100 60 30 10", value: "1 1 1 1"},
			{Indicator: b, target: "10 5 3 2", value: "1 1 1 1"},
		}, "比照生产总值的份额，任务相对最重的是甲县，2项指标的目标份额高于比照份额，平均高15.0个百分点；相对最轻的是乙县，2项指标的目标份额低于比照份额，平均低10.0个百分点。"},
		// 甲: 60 − 50 and 45 − 50, mean 2.5; 乙: 20 − 30 and 30 − 30, mean −5; 丙: 20 − 20 and 25 − 20, mean 2.5; 甲 comes first.
		{"not on every indicator", "50 30 20", []indicator{
			{Indicator: a, target: "100 60 20 20", value: "1 1 1 1"},
			{Indicator: b, target: "20 9 6 5", value: "1 1 1 1"},
		}, "比照生产总值的份额，任务相对最重的是甲县，2项指标中1项的目标份额高于比照份额，平均高2.5个百分点；相对最轻的是乙县，2项指标中1项的目标份额低于比照份额，平均低5.0个百分点。"},
		{"one indicator", "40 40 20", []indicator{{Indicator: a, target: "100 60 30 10", value: "1 1 1 1"}},
			"比照生产总值的份额，任务相对最重的是甲县，目标份额高于比照份额，平均高20.0个百分点；相对最轻的是乙县，目标份额低于比照份额，平均低10.0个百分点。"},
		{"as the basis", "40 40 20", []indicator{{Indicator: a, target: "10 4 4 2", value: "1 1 1 1"}},
			"各县市承担的目标份额与生产总值的份额相当。"},
		{"without a basis", "", []indicator{
			{Indicator: a, target: "100 60 30 10", value: "1 1 1 1"},
			{Indicator: b, target: "10 5 3 2", value: "1 1 1 1"},
		}, "任务最重的是甲县，2项指标平均占各地目标总量的55.0%；最轻的是丙县，2项指标平均占各地目标总量的15.0%。"},
		// 甲: 60 and no part, mean 30; 乙: 30 and 70, mean 50; 丙: 10 and 30, mean 20. 甲 has the greatest part of what it carries.
		{"who has no part in one", "", []indicator{
			{Indicator: a, target: "100 60 30 10", value: "1 1 1 1"},
			{Indicator: b, target: "10 x 7 3", value: "1 x 1 1"},
		}, "任务最重的是乙县，2项指标平均占各地目标总量的50.0%；最轻的是丙县，2项指标平均占各地目标总量的20.0%。"},
		// 甲: 60 and no part, mean 30; 乙: 30 and 50, mean 40; 丙: 10 and 50, mean 30. 甲 comes first of the lightest.
		{"the lightest has no part in one", "", []indicator{
			{Indicator: a, target: "100 60 30 10", value: "1 1 1 1"},
			{Indicator: b, target: "10 x 5 5", value: "1 x 1 1"},
		}, "任务最重的是乙县，2项指标平均占各地目标总量的40.0%；最轻的是甲县，2项指标平均占各地目标总量的30.0%。"},
		// 甲: 50.08 − 50; 乙 and 丙: 24.96 − 25, which does not show.
		{"one side does not show", "50 25 25", []indicator{{Indicator: a, target: "10000 5008 2496 2496", value: "1 1 1 1"}},
			"各县市承担的目标份额与生产总值的份额相当。"},
		{"two are heaviest: the first", "", []indicator{{Indicator: a, target: "100 40 40 20", value: "1 1 1 1"}},
			"任务最重的是甲县，占各地目标总量的40.0%；最轻的是丙县，占各地目标总量的20.0%。"},
		{"two are lightest: the first", "", []indicator{{Indicator: a, target: "100 30 30 40", value: "1 1 1 1"}},
			"任务最重的是丙县，占各地目标总量的40.0%；最轻的是甲县，占各地目标总量的30.0%。"},
		{"equal shares", "", []indicator{{Indicator: a, target: "30 10 10 10", value: "1 1 1 1"}}, "各县市承担的年度目标份额相同。"},
		{"a target of zero is no task", "", []indicator{{Indicator: a, target: "40 30 10 0", value: "1 1 1 1"}},
			"任务最重的是甲县，占各地目标总量的75.0%；最轻的是乙县，占各地目标总量的25.0%。"},
	} {
		v := bulletin(t, 6, county, "甲县 乙县 丙县", test.data...)
		if test.basis != "" {
			v.Site.Basis = &model.Basis{Name: "生产总值"}
			each(t, v.Site, "1 "+test.basis, func(r *model.Region, n model.Num) { r.Basis = &n.Value })
		}
		if got := TasksSummary(v, analysis.Weighed(v)); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// TestTasksSummaryOfMembers: a zone, which is not ranked, is neither, with a basis and without one.
func TestTasksSummaryOfMembers(t *testing.T) {
	for basis, want := range map[string]string{
		"":            "任务最重的是乙县，占各地目标总量的30.0%；最轻的是甲县，占各地目标总量的20.0%。",
		"30 20 40 10": "比照生产总值的份额，任务相对最重的是乙县，目标份额高于比照份额，平均高10.0个百分点；相对最轻的是甲县，目标份额低于比照份额，平均低10.0个百分点。",
	} {
		a := flow("甲项", "项", 0)
		a.AddsUp = true
		v := bulletin(t, 6, county, "甲县 乙县 东新区 西新区", indicator{Indicator: a, target: "100 20 30 5 45", value: "1 1 1 1 1"})
		for _, r := range v.Site.Regions[3:] {
			r.Kind = model.Zone
		}
		if basis != "" {
			v.Site.Basis = &model.Basis{Name: "生产总值"}
			each(t, v.Site, "1 "+basis, func(r *model.Region, n model.Num) { r.Basis = &n.Value })
		}
		if got := TasksSummary(v, analysis.Weighed(v)); got != want {
			t.Errorf("basis %q: %s, want %s", basis, got, want)
		}
	}
}

// TestTasksSummaryOfOne: one county alone has neither the heaviest nor the lightest task.
func TestTasksSummaryOfOne(t *testing.T) {
	a := flow("甲项", "项", 0)
	a.AddsUp = true
	v := bulletin(t, 6, county, "甲县 乙县", indicator{Indicator: a, target: "10 10 0", value: "1 1 1"})
	if got := TasksSummary(v, analysis.Weighed(v)); got != "" {
		t.Error(got)
	}
}
