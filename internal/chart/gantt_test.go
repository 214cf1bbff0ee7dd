package chart

import "testing"

func TestMilestones(t *testing.T) {
	for name, c := range map[string]struct{ start, due, done, want string }{
		"done in time":         {"", "2022-06-20", "2022-06-20", "已完成 6月20日"},
		"done late":            {"", "2022-06-20", "2022-06-21", "已完成 6月21日（超期）"},
		"done after the issue": {"", "2022-06-20", "2022-07-01", "逾期 应于6月20日"},
		"due today":            {"2022-06-01", "2022-06-30", "", "进行中 至6月30日"},
		"overdue":              {"2022-06-01", "2022-06-29", "", "逾期 应于6月29日"},
		"begins today":         {"2022-06-30", "2022-07-29", "", "进行中 至7月29日"},
		"to begin":             {"2022-07-01", "2022-07-29", "", "未到期 7月29日"},
		"a day to come":        {"", "2022-07-29", "", "未到期 7月29日"},
	} {
		f := filled(6, 1, func(int) string { return "1" })
		f.milestone("节点", c.start, c.due, c.done, "")
		v := f.view()
		if got := progressWord(v.Site.Milestones[2022][0], editionDay(v)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestGanttTitle(t *testing.T) {
	v := sample().view()
	if got, want := Gantt(v, v.Site.Regions[0]).Title, "9个工作节点已完成3个，逾期2个；最近到期的是8月10日的“研发投入监测漏报企业补报”"; got != want {
		t.Errorf("title of the whole %q, want %q", got, want)
	}
	if got := Gantt(v, v.Site.Regions[3]); len(got.spec.(*gantt).rows) != 9 {
		t.Errorf("%d rows for a county that all concern, want 9", len(got.spec.(*gantt).rows))
	}
	if got := Gantt(v, v.Site.Regions[1]); len(got.spec.(*gantt).rows) != 8 {
		t.Errorf("%d rows for a county that one does not concern, want 8", len(got.spec.(*gantt).rows))
	}
	if none := filled(6, 1, func(int) string { return "1" }).view(); Gantt(none, none.Site.Regions[0]) != nil {
		t.Error("a chart of no milestones")
	}
}
