package format

import (
	"slices"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

func TestMilestoneWords(t *testing.T) {
	for s, want := range map[analysis.MilestoneState][3]string{
		analysis.MilestoneNotDue: {"未到期", "◇", "short"}, analysis.MilestoneRunning: {"进行中", "◐", "on-pace"},
		analysis.MilestoneDone: {"已完成", "●", "over"}, analysis.MilestoneOverdue: {"逾期", "▼", "far-behind"},
	} {
		if got := [3]string{Milestone(s), MilestoneShape(s), MilestoneClass(s)}; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := MonthDay(model.Date{Year: 2022, Month: 6, Day: 26}); got != "6月26日" {
		t.Error(got)
	}
}

func TestRevisions(t *testing.T) {
	for _, c := range []struct {
		corrected, revised int
		want               string
	}{{0, 0, ""}, {2, 0, "更正2个数"}, {0, 1, "修订1个数"}, {1, 3, "更正1个数，修订3个数"}} {
		if got := Revisions(c.corrected, c.revised); got != c.want {
			t.Errorf("Revisions(%d, %d) = %s", c.corrected, c.revised, got)
		}
	}
	number := model.Number(model.Int(1))
	for _, c := range []struct {
		was, is model.Status
		old     model.Num
		want    string
	}{
		{model.NoStatus, model.NoStatus, model.Missing(model.NotReported), "补报"},
		{model.Estimate, model.Final, model.Missing(model.NotReported), "补报"},
		{model.NoStatus, model.Final, number, Status(model.Final)},
		{model.Estimate, model.Final, number, Status(model.Estimate) + "改为" + Status(model.Final)},
		{model.Estimate, model.Final, model.Missing(model.Confidential), Status(model.Estimate) + "改为" + Status(model.Final)},
	} {
		if got := RevisionWhy(c.was, c.is, c.old); got != c.want || got == "" {
			t.Errorf("RevisionWhy(%d, %d, %v) = %q, want %q", c.was, c.is, c.old, got, c.want)
		}
	}
}

// TestRevisionEffects: what a revised figure turns: completion, state and place, each that is another one.
func TestRevisionEffects(t *testing.T) {
	// The target is 10, and half of the year is over.
	of := func(i model.Indicator, value string, others string) *analysis.Cell {
		v := bulletin(t, 6, county, "甲县 乙县", indicator{Indicator: i, target: "20 10 10", value: "9 " + value + " " + others})
		c := v.Cell(v.Site.Indicators[0], v.Site.Regions[1])
		return &c
	}
	task, limit := flow("活动", "场", 0), lower(flow("事故", "起", 0))
	free := of(task, "3", "4")
	free.Completion, free.Place.Rank = of(task, "n", "4").Completion, 0
	free.State = analysis.NoState
	for _, c := range []struct {
		name    string
		was, is *analysis.Cell
		want    []string
	}{
		{"all three", of(task, "3", "4"), of(task, "6", "4"), []string{"完成率由30.0%变为60.0%", "状态由滞后变为达序时", "位次由第2位变为第1位"}},
		{"the place stays", of(task, "5", "4"), of(task, "6", "4"), []string{"完成率由50.0%变为60.0%", "位次不变"}},
		{"nothing but a digit nobody sees", of(task, "5", "4"), of(task, "5", "3"), []string{"位次不变"}},
		{"a limit has no completion to tell", of(limit, "3", "4"), of(limit, "6", "4"), []string{"状态由" + State(of(limit, "3", "4")) + "变为" + State(of(limit, "6", "4")), "位次由第1位变为第2位"}},
		{"none was reported", of(task, "n", "4"), of(task, "6", "4"), []string{"完成率由未报送变为60.0%", "位次由不排位变为第1位"}},
		{"none is", of(task, "6", "4"), of(task, "n", "4"), []string{"完成率由60.0%变为未报送", "位次由第1位变为不排位"}},
		{"none was reported of a limit", of(limit, "n", "4"), of(limit, "6", "4"), []string{"状态由未报送变为" + State(of(limit, "6", "4")), "位次由不排位变为第2位"}},
		{"nothing to tell", free, free, nil},
	} {
		if got := RevisionEffects(c.was, c.is); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestItems: the numbers of a figure by their names, with units, and by how much they differ.
func TestItems(t *testing.T) {
	amount, share := flow("合同额", "亿元", 2), flow("比重", "%", 1)
	share.Measure = model.Rate
	amount.Name = "合同额"
	amount.Parts = []model.Part{{ID: "first", Name: "首次"}}
	n := func(text string) model.Num { return model.Number(model.MustDecimal(text)) }
	for _, c := range []struct{ got, want string }{
		{Item(&amount, model.ItemValue), "的累计数"}, {Item(&amount, model.ItemYoY), "的同比"}, {Item(&amount, "first"), "中的“首次”"},
		{ItemName(&amount, model.ItemValue), "合同额"}, {ItemName(&amount, model.ItemYoY), "合同额同比"}, {ItemName(&amount, "first"), "合同额（其中：首次）"},
		{ItemNum(&amount, model.ItemValue, n("1.2")), "1.20亿元"}, {ItemNum(&amount, model.ItemYoY, n("4.25")), "+4.25%"}, {ItemNum(&amount, model.ItemYoY, n("-4")), "−4.0%"},
		{ItemNum(&share, model.ItemYoY, n("1.6")), "+1.6个百分点"}, {ItemNum(&amount, model.ItemYoY, model.Missing(model.Confidential)), "保密"},
		{ItemBy(&amount, model.ItemYoY, n("4"), n("5.5")), "+1.5个百分点"}, {ItemBy(&share, model.ItemYoY, n("1.5"), n("1")), "−0.5个百分点"},
		{ItemBy(&amount, model.ItemValue, n("1"), n("1.2")), "+0.20亿元"}, {ItemBy(&amount, model.ItemYoY, n("1"), model.Missing(model.NoBase)), Dash},
		{By(&amount, n("1.2"), n("1")), "−0.20亿元"}, {By(&share, n("31.8"), n("32.1")), "+0.3个百分点"}, {By(&amount, model.Missing(model.NotReported), n("1")), Dash},
		{ItemNum(&amount, model.ItemRank, n("3")), "3位"}, {ItemNum(&amount, model.ItemRankOf, n("14")), "14个"}, {ItemNum(&amount, model.ItemRank, model.Missing(model.NotReported)), "未报送"},
		{ItemBy(&amount, model.ItemRank, n("3"), n("5")), "+2位"}, {ItemBy(&amount, model.ItemRankOf, n("14"), n("13")), "−1个"}, {ItemBy(&amount, model.ItemRank, n("3"), model.Missing(model.NotReported)), Dash},
		{By(&amount, n("1"), model.Missing(model.NotReported)), Dash}, {By(&amount, n("1"), n("1.234")), "+0.234亿元"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

// TestTurns: what changed in a county since March: who fell behind, caught up, is no longer at zero, and where places were won or lost.
func TestTurns(t *testing.T) {
	// A quarter of the year: 2.5 of 10 keep pace; half of it: 5.
	v := bulletin(t, 6, county, "甲县 乙县 丙县",
		indicator{Indicator: flow("活动", "场", 0), target: "30 10 10 10", value: "15 4 6 5"},
		indicator{Indicator: flow("培训", "期", 0), target: "30 10 10 10", value: "15 6 6 n"})
	march := model.Period{Year: 2022, Month: 3}
	before := model.NewReport(march, "before", 2, 4)
	for k, values := range [][]int{{3, 1, 0}, {3, 3, 2}} {
		for r, n := range values {
			before.Set(v.Site.Indicators[k], v.Site.Regions[r+1], model.Figure{Num: model.Number(model.Int(n))})
		}
	}
	v.Site.Reports[march] = before
	v.Site.Editions = []*model.Edition{{ID: "q1", Period: march, Report: before, Date: model.Date{Year: 2022, Month: 4, Day: 15}}, v.Edition}
	v = analysis.New(v.Site, v.Edition)
	for k, want := range [][]Turn{
		{{"落后项数", "由0项增至1项"}, {"转为落后", "活动"}, {"位次下降", "活动（2位）"}},
		{{"落后项数", "由1项减至0项"}, {"好转", "活动"}, {"位次上升", "活动（1位）"}},
		{{"落后项数", "由2项减至0项"}, {"好转", "活动"}, {"破零", "活动"}, {"位次上升", "活动（1位）"}},
	} {
		if got, ok := Turns(v, v.Site.Regions[k+1]); !ok || !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", v.Site.Regions[k+1].Name, got, want)
		}
	}
}

// TestRollCounts: how many keep their path, are behind and are levels, by hand.
func TestRollCounts(t *testing.T) {
	r := Roll{}
	r.Total = 20
	for s, n := range map[analysis.State]int{analysis.Over: 2, analysis.Met: 1, analysis.OnPace: 4, analysis.Behind: 3, analysis.FarBehind: 1, analysis.AtZero: 1, analysis.Reached: 2, analysis.Short: 3, analysis.NoState: 3} {
		r.ByState[s] = n
	}
	for what, c := range map[string][2]int{
		"good": {r.good(), 7}, "inTime": {r.inTime(), 4}, "levels": {r.levels(), 5}, "measured": {r.measured(), 17}, "behind": {r.Behind(), 5}, "paced": {r.Paced(), 12}, "over": {r.over(), 2}, "met": {r.met(), 1},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %d, want %d", what, c[0], c[1])
		}
	}
}

// TestLevelWords: levels that are limits alone are told in words of limits, others in words of targets, both in words of both.
func TestLevelWords(t *testing.T) {
	have, few := stock("保有量", "家"), lower(stock("逾期", "项"))
	for _, c := range []struct {
		name  string
		list  []model.Indicator
		month int
		want  string
	}{
		{"targets", []model.Indicator{have}, 6, Verdict(analysis.IsReached, &have, false) + " " + Verdict(analysis.IsShort, &have, false)},
		{"limits", []model.Indicator{few}, 6, Verdict(analysis.IsReached, &few, false) + " " + Verdict(analysis.IsShort, &few, false)},
		{"limits, at the end", []model.Indicator{few}, 12, Verdict(analysis.IsReached, &few, true) + " " + Verdict(analysis.IsShort, &few, true)},
		{"both", []model.Indicator{have, few}, 6, OnPace(true, true) + " 尚" + Behind(true, true)},
		{"both, at the end", []model.Indicator{have, few}, 12, OnPace(true, true) + " " + Behind(true, true)},
	} {
		var data []indicator
		for _, i := range c.list {
			data = append(data, indicator{Indicator: i, target: "2 1 1", value: "3 2 1"})
		}
		v := bulletin(t, c.month, county, "甲县 乙县", data...)
		good, bad := newRegionRoll(v, v.Site.Regions[1]).levelWords()
		if good+" "+bad != c.want {
			t.Errorf("%s: %s %s, want %s", c.name, good, bad, c.want)
		}
	}
	if Verdict(analysis.IsReached, &have, false) == Verdict(analysis.IsReached, &few, false) {
		t.Error("limits and targets are told in the same words")
	}
}
