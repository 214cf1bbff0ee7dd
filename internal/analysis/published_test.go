package analysis

import (
	"fmt"
	"testing"

	"bulletin/internal/model"
)

// sealed is the last edition of a sheet with a seal. Names are ids.
func sealed(t *testing.T, s sheet) (*model.Site, *model.Edition, *model.Indicator) {
	t.Helper()
	v, i := s.view(t)
	i.ID = "i"
	for _, r := range v.Site.Regions {
		r.ID = r.Name
	}
	if v.Site.Province != nil {
		v.Site.Province.ID = v.Site.Province.Name
	}
	e := v.Edition
	e.Seal = &model.Seal{Revision: 1}
	e.Published, e.Stood = map[model.PublishedKey]model.PublishedFigure{}, map[model.PublishedKey]*model.PublishedStanding{}
	return v.Site, e, i
}

func keyOf(e *model.Edition, region string) model.PublishedKey {
	return model.PublishedKey{Indicator: "i", Region: region, Period: e.Period}
}

const threeCounties = `全州 100 40 30
	甲县 25 12 10
	乙县 25 11 10
	丙县 25 10 10
	全省 . 900 800`

// TestStoodFigures: a sealed edition has the figures that it published; what it would say now has those of today.
func TestStoodFigures(t *testing.T) {
	for _, tt := range []struct {
		name, region string
		published    model.PublishedFigure
		then, now    string // the value and the completion
	}{
		{"another figure", "甲县", model.PublishedFigure{Num: num("13")}, "13 52", "12 48"}, // 13 of 25
		{"the same figure", "甲县", model.PublishedFigure{Num: num("12.0")}, "12 48", "12 48"},
		{"the whole's", "全州", model.PublishedFigure{Num: num("45")}, "45 45", "40 40"},
		{"the province's", "全省", model.PublishedFigure{Num: num("950")}, "950 NoTarget", "900 NoTarget"},
		{"none had been reported", "甲县", model.PublishedFigure{Num: model.Missing(model.NotReported)}, "NotReported NotReported", "12 48"},
		{"a gap that nobody can write", "甲县", model.PublishedFigure{Num: model.Missing(model.NoBase)}, "12 48", "12 48"},
		{"a region that is gone", "丁县", model.PublishedFigure{Num: num("13")}, "", ""},
	} {
		site, e, i := sealed(t, sheet{indicator: flow, rows: threeCounties})
		e.Published[keyOf(e, tt.region)] = tt.published
		e.Published[model.PublishedKey{Indicator: "gone", Region: "甲县", Period: e.Period}] = model.PublishedFigure{Num: num("1")}
		e.Published[model.PublishedKey{Indicator: "i", Region: "甲县", Period: model.Period{Year: 2019, Month: 6}}] = model.PublishedFigure{Num: num("1")}
		then, now := New(site, e), NewToday(site, e)
		if tt.then == tt.now && then.Site != site {
			t.Errorf("%s: the site is another one, though it published what it has", tt.name)
		}
		if now.Site != site {
			t.Errorf("%s: today's site is another one", tt.name)
		}
		if tt.then == "" {
			continue
		}
		for view, want := range map[*View]string{then: tt.then, now: tt.now} {
			c := view.Cell(i, find(t, site, tt.region))
			completion := show(c.Completion.num)
			if got := show(c.Value) + " " + completion; got != want {
				t.Errorf("%s: %s, want %s", tt.name, got, want)
			}
		}
	}
}

// TestStoodAmongOthers: figures of what is gone, and those that did not change, keep none of the others from being those that were published,
// in whatever order they come.
func TestStoodAmongOthers(t *testing.T) {
	site, e, i := sealed(t, sheet{indicator: flow, rows: threeCounties})
	for name, text := range map[string]string{"甲县": "13", "乙县": "11", "丙县": "10", "全州": "40", "全省": "900"} {
		e.Published[keyOf(e, name)] = model.PublishedFigure{Num: num(text)}
	}
	for range 40 { // maps come in another order each time
		if c := New(site, e).Cell(i, find(t, site, "甲县")); show(c.Value) != "13" {
			t.Fatalf("among figures that did not change: %s", show(c.Value))
		}
	}
	for k := range 60 {
		e.Published[model.PublishedKey{Indicator: fmt.Sprint("gone ", k), Region: "甲县", Period: e.Period}] = model.PublishedFigure{Num: num("1")}
	}
	for range 10 {
		if c := New(site, e).Cell(i, find(t, site, "甲县")); show(c.Value) != "13" {
			t.Fatalf("among figures of what is gone: %s", show(c.Value))
		}
	}
}

// TestStoodStatus: what a figure and a report are called (快报, 最终核实) is what was published too.
func TestStoodStatus(t *testing.T) {
	site, e, i := sealed(t, sheet{indicator: flow, rows: threeCounties})
	e.Published[keyOf(e, "甲县")] = model.PublishedFigure{Num: num("12"), Status: model.Estimate}
	if c := New(site, e).Cell(i, find(t, site, "甲县")); c.Figure.Status != model.Estimate {
		t.Errorf("the status is %d", c.Figure.Status)
	}
	if c := NewToday(site, e).Cell(i, find(t, site, "甲县")); c.Figure.Status != model.NoStatus {
		t.Errorf("the status of today is %d", c.Figure.Status)
	}
	delete(e.Published, keyOf(e, "甲县"))
	if v := New(site, e); v.Site != site || v.Report.Status != model.NoStatus {
		t.Errorf("nothing was published, and the report's status is %d", v.Report.Status)
	}
	e.Seal.Status = model.Estimate
	if v := New(site, e); v.Report.Status != model.Estimate || site.Reports[e.Period].Status != model.NoStatus {
		t.Errorf("the report's status is %d, and today's %d", v.Report.Status, site.Reports[e.Period].Status)
	}
}

// TestStoodYoY: a 同比 that was given with a figure, or was not, is as it was published.
func TestStoodYoY(t *testing.T) {
	given := func(text string) *model.PublishedStanding {
		return &model.PublishedStanding{YoY: num(text), Given: true}
	}
	for _, tt := range []struct {
		name      string
		yoy       string // that the report gives now
		stood     *model.PublishedStanding
		then, now string
	}{
		{"another one was given", "7", given("5"), "5", "7"},
		{"the same was given", "7", given("7.0"), "7", "7"},
		{"one was given, none is now", "", given("5"), "5", "20"},
		{"none was given, one is now", "7", &model.PublishedStanding{YoY: num("20")}, "20", "7"}, // (12 − 10) / 10
		{"nothing is known", "7", nil, "7", "7"},
	} {
		s := sheet{indicator: flow, rows: threeCounties}
		if tt.yoy != "" {
			s.yoy = map[string]string{"甲县": tt.yoy}
		}
		site, e, i := sealed(t, s)
		e.Published[keyOf(e, "甲县")] = model.PublishedFigure{Num: num("12")}
		e.Stood[keyOf(e, "甲县")] = tt.stood
		if tt.stood == nil {
			delete(e.Stood, keyOf(e, "甲县"))
		}
		r := find(t, site, "甲县")
		if v := New(site, e); (v.Site == site) != (tt.then == tt.now) {
			t.Errorf("%s: the site is the same: %v", tt.name, v.Site == site)
		}
		then, now := New(site, e).Cell(i, r), NewToday(site, e).Cell(i, r)
		if show(then.Growth.Num) != tt.then || show(now.Growth.Num) != tt.now {
			t.Errorf("%s: %s, now %s; want %s, now %s", tt.name, show(then.Growth.Num), show(now.Growth.Num), tt.then, tt.now)
		}
	}
}

// TestStoodTarget: a target is the one in force when the edition was sealed, where its data tell.
func TestStoodTarget(t *testing.T) {
	for want, target := range map[string]model.Num{"50": num("24"), "48": model.Missing(model.NotMeasurable), "NoTarget": model.Missing(model.NoTarget)} { // 12 of 24, 12 of 25
		site, e, i := sealed(t, sheet{indicator: flow, rows: threeCounties})
		e.Stood[keyOf(e, "甲县")] = &model.PublishedStanding{Target: target}
		if c := New(site, e).Cell(i, find(t, site, "甲县")); show(c.Completion.num) != want {
			t.Errorf("%s of the target, want %s", show(c.Completion.num), want)
		}
		if c := NewToday(site, e).Cell(i, find(t, site, "甲县")); show(c.Completion.num) != "48" {
			t.Errorf("today %s of the target", show(c.Completion.num))
		}
	}
}

// TestStoodParts: parts are those published, in the indicator's order; one that is called otherwise now is none.
func TestStoodParts(t *testing.T) {
	i := model.Indicator{Parts: []model.Part{{ID: "a", Name: "首次"}, {ID: "b", Name: "复核"}}}
	part := func(k int, n string) model.PartFigure { return model.PartFigure{Part: &i.Parts[k], Num: num(n)} }
	was := func(name, n string) model.PublishedPart { return model.PublishedPart{Name: name, Num: num(n)} }
	for _, tt := range []struct {
		name    string
		now     []model.PartFigure
		was     []model.PublishedPart
		want    string
		changed bool
	}{
		{"the same", []model.PartFigure{part(0, "3"), part(1, "4")}, []model.PublishedPart{was("首次", "3"), was("复核", "4")}, "首次3 复核4 ", false},
		{"another order", []model.PartFigure{part(0, "3"), part(1, "4")}, []model.PublishedPart{was("复核", "4"), was("首次", "3")}, "首次3 复核4 ", false},
		{"another number", []model.PartFigure{part(0, "3"), part(1, "4")}, []model.PublishedPart{was("首次", "3"), was("复核", "5")}, "首次3 复核5 ", true},
		{"one more then", []model.PartFigure{part(0, "3")}, []model.PublishedPart{was("首次", "3"), was("复核", "4")}, "首次3 复核4 ", true},
		{"one more now", []model.PartFigure{part(0, "3"), part(1, "4")}, []model.PublishedPart{was("复核", "4")}, "复核4 ", true},
		{"the same name twice then", []model.PartFigure{part(0, "3")}, []model.PublishedPart{was("首次", "3"), was("首次", "5")}, "首次3 ", false},
		{"another name then", []model.PartFigure{part(0, "3")}, []model.PublishedPart{was("初次", "3")}, "", true},
	} {
		f := model.Figure{Num: num("7"), More: &model.FigureMore{Parts: tt.now}}
		before := f.More
		changed := amend(&f, &i, &model.PublishedStanding{Parts: tt.was})
		got := ""
		for _, p := range f.More.Parts {
			got += p.Part.Name + show(p.Num) + " "
		}
		if got != tt.want || changed != tt.changed || changed == (f.More == before) {
			t.Errorf("%s: %s, changed %v, want %s, %v", tt.name, got, changed, tt.want, tt.changed)
		}
	}
}

// TestStoodStates: the words of an edition's data are its states again, by the direction and the measure of the indicator.
func TestStoodStates(t *testing.T) {
	for _, tt := range []struct {
		word                          string
		more, lessFlow, lessOfALevels string
	}{
		{"超额", "Over", "Over", "Over"}, {"已完成", "Met", "Met", "Met"}, {"达序时", "OnPace", "OnPace", "OnPace"}, {"落后", "Behind", "Behind", "Behind"},
		{"滞后", "FarBehind", "FarBehind", "FarBehind"}, {"未完成", "Unmet", "Unmet", "Unmet"}, {"未破零", "AtZero", "AtZero", "AtZero"},
		{"已达标", "Reached", "Reached", "Reached"}, {"未达标", "Short", "Short", "Short"},
		{"控制内", "", "OnPace", "Reached"}, {"超序时", "", "Behind", "Behind"}, {"远超序时", "", "FarBehind", "FarBehind"}, {"超控制数", "", "Exceeded", "Short"},
		{"", "", "", ""}, {"别的", "", "", ""},
	} {
		for want, i := range map[*string]model.Indicator{&tt.more: flow, &tt.lessFlow: lower(flow), &tt.lessOfALevels: lower(stock)} {
			s, ok := StoodState(&i, tt.word)
			if ok != (*want != "") || ok && states[s] != *want {
				t.Errorf("%s: %s, %v, want %q", tt.word, states[s], ok, *want)
			}
		}
	}
	site, e, i := sealed(t, sheet{indicator: flow, rows: threeCounties + "\n丁县 . 5 5"})
	for region, want := range map[string]string{"甲县": "Over", "乙县": "Behind", "丙县": "FarBehind", "丁县": "NoState"} { // 44 % and 40 % of the year, at half of it
		target := num("25")
		if region == "丁县" {
			target = model.Missing(model.NoTarget)
		}
		e.Stood[keyOf(e, region)] = &model.PublishedStanding{Target: target, State: map[string]string{"甲县": "超额", "乙县": "别的", "丁县": "超额"}[region]}
		if region == "丙县" {
			delete(e.Stood, keyOf(e, region))
		}
		if c := New(site, e).Cell(i, find(t, site, region)); states[c.State] != want {
			t.Errorf("%s: %s, want %s", region, states[c.State], want)
		}
	}
}

// TestStoodRanks: published places take the place of those computed where they are a ranking of the same counties.
func TestStoodRanks(t *testing.T) {
	for _, tt := range []struct {
		name  string
		ranks [4]int // of 甲县 乙县 丙县 and 丁县, which has no figure
		want  string // places, with = where another county has the same, and of the last
	}{
		{"as computed", [4]int{1, 2, 3, 0}, "1 2 3last 0"},
		{"another order", [4]int{2, 3, 1, 0}, "2 3last 1 0"},
		{"two are first", [4]int{1, 3, 1, 0}, "1= 3last 1= 0"},
		{"two are last", [4]int{2, 2, 1, 0}, "2=last 2=last 1 0"},
		{"a place is left out", [4]int{1, 2, 4, 0}, "1 2 3last 0"},
		{"two are first and one second", [4]int{1, 1, 2, 0}, "1 2 3last 0"},
		{"somebody has none", [4]int{3, 0, 1, 0}, "1 2 3last 0"},
		{"somebody has one who has none now", [4]int{4, 3, 2, 1}, "1 2 3last 0"},
		{"below nothing", [4]int{2, -1, 1, 0}, "1 2 3last 0"},
		{"below nothing, where there is no figure", [4]int{2, 3, 1, -1}, "1 2 3last 0"},
		{"more than counties", [4]int{2, 9, 1, 0}, "1 2 3last 0"},
	} {
		for _, told := range []bool{true, false} { // that 丁县 had no place, or nothing of it
			site, e, i := sealed(t, sheet{indicator: flow, rows: threeCounties + "\n丁县 25 . ."})
			for k, name := range []string{"甲县", "乙县", "丙县", "丁县"} {
				if told || tt.ranks[k] != 0 || k < 3 {
					e.Stood[keyOf(e, name)] = &model.PublishedStanding{Target: num("25"), Rank: tt.ranks[k]}
				}
			}
			for view, want := range map[*View]string{New(site, e): tt.want, NewToday(site, e): "1 2 3last 0"} {
				got := ""
				for _, name := range []string{"甲县", "乙县", "丙县", "丁县"} {
					c := view.Cell(i, find(t, site, name))
					got += " " + string(rune('0'+c.Place.Rank))
					if c.Place.Tied {
						got += "="
					}
					if c.Place.End == LastPlace {
						got += "last"
					}
				}
				if got[1:] != want {
					t.Errorf("%s, told of 丁县 %v: %s, want %s", tt.name, told, got[1:], want)
				}
			}
		}
	}
}

func TestCompetition(t *testing.T) {
	for _, tt := range []struct {
		of   []int // how many have each place, of which the first is none
		want bool
	}{
		{[]int{0}, true}, {[]int{3, 0, 0}, true}, {[]int{0, 1, 1, 1}, true}, {[]int{1, 2, 0, 1}, true}, {[]int{0, 1, 2, 0}, true}, {[]int{0, 3, 0, 0}, true},
		{[]int{0, 0, 1}, false}, {[]int{0, 2, 1, 0}, false}, {[]int{0, 1, 0, 1}, false}, {[]int{5, 1, 1, 2, 1}, false},
	} {
		if got := competition(tt.of); got != tt.want {
			t.Errorf("competition(%v) = %v", tt.of, got)
		}
	}
}

// TestStoodScores: published totals and places take the place of those computed where the same counties have them.
func TestStoodScores(t *testing.T) {
	for _, tt := range []struct {
		name  string
		stood map[string]model.PublishedStanding
		want  string // total, place, place in its tier of each
	}{
		{"others", map[string]model.PublishedStanding{"甲县": {Score: num("70"), ScoreRank: 2, TierRank: 1}, "乙县": {Score: num("81.26"), ScoreRank: 1}, "丙县": {Score: model.Missing(model.NotMeasurable)}},
			"70 2 1|81.26 1 2|NotMeasurable 0 0|"},
		{"the same, rounded", map[string]model.PublishedStanding{"甲县": {Score: num("90.1"), ScoreRank: 1, TierRank: 2}, "乙县": {Score: num("80.26"), ScoreRank: 2, TierRank: 1}, "丙县": {Score: model.Missing(model.NotMeasurable), TierRank: 1}},
			"90.125 1 2|80.2575 2 1|NotMeasurable 0 0|"},
		{"somebody is missing", map[string]model.PublishedStanding{"甲县": {Score: num("70"), ScoreRank: 2}, "乙县": {Score: num("81"), ScoreRank: 1}}, "90.125 1 1|80.2575 2 2|NotMeasurable 0 0|"},
		{"somebody had none", map[string]model.PublishedStanding{"甲县": {Score: num("70"), ScoreRank: 1}, "乙县": {Score: model.Missing(model.NotMeasurable)}, "丙县": {Score: model.Missing(model.NotMeasurable)}}, "90.125 1 1|80.2575 2 2|NotMeasurable 0 0|"},
		{"somebody had no place", map[string]model.PublishedStanding{"甲县": {Score: num("70"), ScoreRank: 1}, "乙县": {Score: num("60")}, "丙县": {Score: model.Missing(model.NotMeasurable)}}, "90.125 1 1|80.2575 2 2|NotMeasurable 0 0|"},
	} {
		site, e, _ := sealed(t, sheet{indicator: flow, rows: threeCounties})
		for name, p := range tt.stood {
			e.Stood[model.PublishedKey{Indicator: model.ScoresSubject, Region: name, Period: e.Period}] = &p
		}
		scores := []Score{
			{Region: find(t, site, "甲县"), Total: num("90.125"), Rank: 1, TierRank: 1},
			{Region: find(t, site, "乙县"), Total: num("80.2575"), Rank: 2, TierRank: 2},
			{Region: find(t, site, "丙县"), Total: model.Missing(model.NotMeasurable)},
		}
		show := func(list []Score) (text string) {
			for _, s := range list {
				text += show(s.Total) + " " + string(rune('0'+s.Rank)) + " " + string(rune('0'+s.TierRank)) + "|"
			}
			return text
		}
		before := show(scores)
		NewToday(site, e).stoodScores(scores)
		if got := show(scores); got != before {
			t.Errorf("%s: today's are %s", tt.name, got)
		}
		New(site, e).stoodScores(scores)
		if got := show(scores); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
