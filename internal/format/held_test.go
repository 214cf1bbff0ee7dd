package format

import (
	"slices"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// What follows holds details that mutation found held by no test (.ci/mutate).

// TestMembersPastGaps: a county without a figure is passed over, and those behind it are told.
func TestMembersPastGaps(t *testing.T) {
	v := bulletin(t, 6, county, "甲县 乙县 丙县", indicator{Indicator: flow("活动", "场", 0), target: "30 10 10 10", value: "12 n 2 5"})
	i := v.Site.Indicators[0]
	cells := make([]analysis.Cell, 3)
	for k := range cells {
		cells[k] = v.Cell(i, v.Site.Regions[k+1])
	}
	if got, want := membersClause(v, i, cells), "乙县落后序时"; got != want {
		t.Errorf("membersClause = %s, want %s", got, want)
	}
}

// TestRegionHistory: former names and what became part of a region, from the month after it did, and by the last month not yet.
func TestRegionHistory(t *testing.T) {
	may, june, july := model.Period{Year: 2022, Month: 5}, model.Period{Year: 2022, Month: 6}, model.Period{Year: 2022, Month: 7}
	r := &model.Region{ID: "a", Name: "甲县", Formerly: []model.Former{{Name: "老县", Until: may}}}
	other := &model.Region{ID: "b", Index: 1, Name: "乙县"}
	site := &model.Site{Regions: []*model.Region{r, other, {ID: "c", Index: 2, Name: "丙县", MergedInto: other, Until: may}, {ID: "d", Index: 3, Name: "丁县", MergedInto: r, Until: june}, {ID: "e", Index: 4, Name: "戊县", MergedInto: r, Until: may, Joined: true}}}
	const name, without, with = "2022年5月及以前称老县", "2022年7月起含原丁县，此前的数不含，不作比较", "2022年6月起含原戊县，此前能相加的数已经加上"
	for _, c := range []struct {
		at   model.Period
		want []string
	}{{may, nil}, {june, []string{name, with}}, {july, []string{name, without, with}}} {
		if got := RegionHistory(site, r, c.at); !slices.Equal(got, c.want) {
			t.Errorf("in %s: %q, want %q", c.at, got, c.want)
		}
	}
	r.Formerly = append(r.Formerly, model.Former{Name: "新县", Until: june}, model.Former{Name: "大县", Until: model.Period{Year: 2022, Month: 12}})
	want := []string{name, "2022年6月称新县", "2022年7月至2022年12月称大县"}
	if got := RegionHistory(&model.Site{}, r, model.Period{Year: 2023, Month: 1}); !slices.Equal(got, want) {
		t.Errorf("of three names: %q, want %q", got, want)
	}
}

// TestFewAtZero: up to three that are at zero are named, more are counted.
func TestFewAtZero(t *testing.T) {
	names := []string{"一项", "二项", "三项", "四项", "五项"}
	for _, c := range []struct {
		zero int
		want string
	}{{3, "甲县：5项有进度要求的指标均落后序时，其中一项、二项、三项尚未破零"}, {4, "甲县：5项有进度要求的指标均落后序时，其中4项尚未破零"}} {
		var data []indicator
		for k, name := range names {
			value := "5 2 3"
			if k < c.zero {
				value = "3 0 3"
			}
			data = append(data, indicator{Indicator: flow(name, "个", 0), target: "20 10 10", value: value})
		}
		v := bulletin(t, 6, county, "甲县 乙县", data...)
		if got, want := "甲县："+newRegionRoll(v, v.Site.Regions[1]).states(), c.want; got != want {
			t.Errorf("%d at zero: %s, want %s", c.zero, got, want)
		}
	}
}

// TestFigure: a figure has its unit and all its digits, at least those of its indicator; a gap is its word.
func TestFigure(t *testing.T) {
	i := flow("合同额", "亿元", 2)
	for text, want := range map[string]string{"1234.5": "1234.50亿元", "1.234": "1.234亿元", "0": "0.00亿元"} {
		if got := Figure(&i, model.Number(model.MustDecimal(text))); got != want {
			t.Errorf("Figure(%s) = %s, want %s", text, got, want)
		}
	}
	if got, want := Figure(&i, model.Missing(model.Confidential)), Gap(model.Confidential); got != want {
		t.Errorf("of a gap: %s, want %s", got, want)
	}
}

// TestSomeNamesThatJustFit: names that fill the line stand in it, and with one character more they are counted.
func TestSomeNamesThatJustFit(t *testing.T) {
	if got := someNames([]string{"一二三四五六七八九", "一二三四五六七八九"}); got != "一二三四五六七八九、一二三四五六七八九" {
		t.Error(got)
	}
	if got := someNames([]string{"一二三四五六七八九", "一二三四五六七八九十"}); got != "一二三四五六七八九等2项" {
		t.Error(got)
	}
}

// TestTurnsOfLimits: what is behind is called so, and too much only where amounts have limits: neither a task nor a level is one.
func TestTurnsOfLimits(t *testing.T) {
	for _, c := range []struct {
		name string
		i    model.Indicator
		want string
	}{
		{"a task", flow("活动", "场", 0), BehindShort(false, false)},
		{"a limit", lower(flow("事故", "起", 0)), BehindShort(true, false)},
	} {
		v := bulletin(t, 6, county, "甲县 乙县", indicator{Indicator: c.i, target: "20 10 10", value: "9 9 0"}, indicator{Indicator: lower(stock("逾期", "项")), target: "2 1 1", value: "3 2 1"})
		march := model.Period{Year: 2022, Month: 3}
		before := model.NewReport(march, "before", 2, 3)
		for _, r := range v.Site.Regions {
			before.Set(v.Site.Indicators[0], r, model.Figure{Num: model.Number(model.Int(r.Index % 2 * 9))})
		}
		v.Site.Reports[march] = before
		v.Site.Editions = []*model.Edition{{ID: "q1", Period: march, Report: before, Date: model.Date{Year: 2022, Month: 4, Day: 15}}, v.Edition}
		v = analysis.New(v.Site, v.Edition)
		region := v.Site.Regions[2] // at zero: behind with a task
		if c.i.Better == model.Lower {
			region = v.Site.Regions[1] // at nine of ten
		}
		turns, ok := Turns(v, region)
		if !ok || len(turns) == 0 || turns[0].Word != c.want+"项数" {
			t.Errorf("%s: %+v, want %s", c.name, turns, c.want)
		}
	}
}

// TestBehindCount: a tile counts those behind in the words of what they are, and says that there are none.
func TestBehindCount(t *testing.T) {
	for _, c := range []struct {
		behind          int
		limits, yearEnd bool
		want            string
	}{{4, false, false, "落后4项"}, {0, false, false, "无落后"}, {4, true, false, "4项未达"}, {0, true, false, "均达进度"}, {4, false, true, "4项未完成"}, {0, false, true, "均已完成"}} {
		if got := BehindCount(c.behind, c.limits, c.yearEnd); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// TestItemsOfRates: the 同比 of a rate is in its points, and so is what it changed by; of others it is in percent.
func TestItemsOfRates(t *testing.T) {
	n := func(text string) model.Num { return model.Number(model.MustDecimal(text)) }
	for _, c := range []struct {
		i        model.Indicator
		item, by string
	}{
		{model.Indicator{Unit: "%", Decimals: 1, Measure: model.Rate}, "+1.5个百分点", "+0.5个百分点"},
		{model.Indicator{Unit: "‰", Decimals: 1, Measure: model.Rate}, "+1.5个千分点", "+0.5个千分点"},
		{model.Indicator{Unit: "亿元", Decimals: 1}, "+1.5%", "+0.5个百分点"},
	} {
		if got := ItemNum(&c.i, model.ItemYoY, n("1.5")); got != c.item {
			t.Errorf("%s: %s, want %s", c.i.Unit, got, c.item)
		}
		if got := ItemBy(&c.i, model.ItemYoY, n("1.0"), n("1.5")); got != c.by {
			t.Errorf("%s: changed by %s, want %s", c.i.Unit, got, c.by)
		}
	}
}
