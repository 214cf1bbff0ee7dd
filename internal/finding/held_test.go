package finding

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// TestBetter: of two phrases that say the same, praise goes before blame and a verdict before a remark; else the weightier one.
func TestBetter(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b phrase
		want bool
	}{
		{"weightier", phrase{tone: Shortfall, weight: 9}, phrase{tone: Shortfall, weight: 8}, true},
		{"as weighty", phrase{tone: Shortfall, weight: 8}, phrase{tone: Shortfall, weight: 8}, false},
		{"lighter", phrase{tone: Notice, weight: 7}, phrase{tone: Notice, weight: 8}, false},
		{"praise", phrase{tone: Highlight, weight: 1}, phrase{tone: Shortfall, weight: 8}, true},
		{"blame", phrase{tone: Shortfall, weight: 8}, phrase{tone: Highlight, weight: 1}, false},
		{"a verdict", phrase{tone: Shortfall, weight: 1}, phrase{tone: Notice, weight: 8}, true},
		{"a remark", phrase{tone: Notice, weight: 8}, phrase{tone: Shortfall, weight: 1}, false},
	} {
		if got := better(&c.a, &c.b); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestChain: a mark stands between texts that say something, and nowhere else.
func TestChain(t *testing.T) {
	for _, c := range []struct {
		parts []string
		want  string
	}{
		{nil, ""},
		{[]string{"", "", ""}, ""},
		{[]string{"甲"}, "甲"},
		{[]string{"甲", "", "乙"}, "甲，乙"},
		{[]string{"", "甲", "乙", ""}, "甲，乙"},
	} {
		var parts []Text
		for _, p := range c.parts {
			if p == "" {
				parts = append(parts, nil)
			} else {
				parts = append(parts, plain(p))
			}
		}
		if got := chain(parts, "，").String(); got != c.want {
			t.Errorf("chain(%q) = %s, want %s", c.parts, got, c.want)
		}
	}
}

// TestOneUnit: differences that are all in one unit say it once, in points of a hundred or of a thousand.
func TestOneUnit(t *testing.T) {
	for _, c := range []struct{ numbers, want string }{
		{"0.1个百分点 3.7个百分点", "0.1 3.7个百分点"},
		{"0.1个千分点 3.7个千分点 2个千分点", "0.1 3.7 2个千分点"},
		{"0.1个百分点 3.7个千分点", "0.1个百分点 3.7个千分点"},
		{"0.1% 3.7%", "0.1% 3.7%"},
		{"0.1个百分点", "0.1个百分点"},
	} {
		var numbers []Text
		for _, n := range strings.Fields(c.numbers) {
			numbers = append(numbers, plain(n))
		}
		var got []string
		for _, n := range oneUnit(numbers) {
			got = append(got, n.String())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("oneUnit(%s) = %s, want %s", c.numbers, got, c.want)
		}
		if first := numbers[0].String(); first != strings.Fields(c.numbers)[0] {
			t.Errorf("oneUnit changed what it was given: %s", first)
		}
	}
}

// TestShorten: what makes a sentence shorter, step by step: the lightest remark goes, then who is just on time where nothing but a
// shortfall can be said briefly, then the longest state is said briefly, then the lightest goes; the last is kept.
func TestShorten(t *testing.T) {
	long, brief := plain("甲县完成20.0%，乙县完成30.0%，落后序时"), plain("2个县市落后序时")
	for _, c := range []struct {
		name string
		list []phrase
		want string // keys left, with what is said briefly in brackets, after each step
	}{
		{"remarks first, the lightest first", []phrase{{slot: slotState, key: "behind", weight: 9}, {slot: slotGrowth, key: "growth", weight: 5}, {slot: slotShare, key: "share", weight: 3}},
			"behind growth|behind|"},
		{"who is on time before a shortfall is said briefly", []phrase{{slot: slotState, key: "on-pace", weight: 30}, {slot: slotState, key: "behind", tone: Shortfall, weight: 9, text: long, brief: brief}},
			"behind|(behind)|"},
		{"praise is said briefly before", []phrase{{slot: slotState, key: "on-pace", weight: 30}, {slot: slotState, key: "over", tone: Highlight, weight: 9, text: long, brief: brief}},
			"on-pace (over)|(over)|"},
		{"who is on time where nothing can be said briefly", []phrase{{slot: slotState, key: "on-pace", weight: 30}, {slot: slotState, key: "behind", tone: Shortfall, weight: 9, text: long}}, "behind|"},
		{"the lightest state at last", []phrase{{slot: slotState, key: "over", weight: 30}, {slot: slotState, key: "behind", weight: 9, text: long}}, "over|"},
		{"the last of equals", []phrase{{slot: slotState, key: "over", weight: 9}, {slot: slotState, key: "behind", weight: 9}}, "over|"},
		{"the figure is no remark", []phrase{{slot: slotValue, key: "value"}, {slot: slotState, key: "behind", weight: 9}}, ""},
	} {
		list := slices.Clone(c.list)
		var steps strings.Builder
		for k := range list {
			list[k].text = slices.Clone(list[k].text)
		}
		for range 10 {
			if !shorten(&list) {
				break
			}
			var keys []string
			for _, p := range list {
				if p.text.String() == brief.String() {
					p.key = "(" + p.key + ")"
				}
				keys = append(keys, p.key)
			}
			steps.WriteString(strings.Join(keys, " ") + "|")
		}
		if got := steps.String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// many is a site of several indicators of one group with the same figures, the first of which comes first.
func many(t *testing.T, n int, s sheet) *Set {
	t.Helper()
	site := s.set(t).view.Site
	first := site.Indicators[0]
	e := site.Editions[len(site.Editions)-1]
	for k := 1; k < n; k++ {
		i := *first
		i.ID, i.Index = first.ID+strconv.Itoa(k), k
		i.Name = first.Name + string(rune('甲'+k))
		i.Short = i.Name
		i.Group.Indicators = append(i.Group.Indicators, &i)
		site.Indicators = append(site.Indicators, &i)
	}
	copied := sheetOf(t, site, e, s)
	return New(analysis.New(copied, copied.Editions[len(copied.Editions)-1]))
}

// sheetOf gives every indicator of a site the figures of a sheet.
func sheetOf(t *testing.T, site *model.Site, e *model.Edition, s sheet) *model.Site {
	t.Helper()
	targets := model.NewTargets(2022, "targets", len(site.Indicators), len(site.Regions))
	r := model.NewReport(e.Period, "report", len(site.Indicators), len(site.Regions))
	last := model.NewReport(model.Period{Year: 2021, Month: e.Period.Month}, "report", len(site.Indicators), len(site.Regions))
	for _, i := range site.Indicators {
		eachOf(t, site, s.target, func(region *model.Region, n model.Num) { targets.Set(i, region, model.Target{Num: n}) })
		eachOf(t, site, s.value, func(region *model.Region, n model.Num) { r.Set(i, region, model.Figure{Num: n}) })
		eachOf(t, site, s.last, func(region *model.Region, n model.Num) { last.Set(i, region, model.Figure{Num: n}) })
	}
	site.Targets[2022], site.Reports[e.Period], e.Report = targets, r, r
	if s.last != "" {
		site.Reports[last.Period] = last
	}
	return site
}

// TestImportance: the first of the indicators that are alike matters most, the last not at all, and those between in steps.
func TestImportance(t *testing.T) {
	for n, want := range map[int][]int{1: {mostImportance}, 2: {mostImportance, 0}, 3: {mostImportance, mostImportance / 2, 0}} {
		s := many(t, n, sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "20 5 5 5 5"})
		if added, _ := s.importance(); !slices.Equal(added, want) {
			t.Errorf("%d indicators: %v, want %v", n, added, want)
		}
	}
}

// TestTurned: what fell below zero is told with both values, and has no number that a sentence about two indicators could line up.
func TestTurned(t *testing.T) {
	s := sheet{indicator: flow, value: "-1.01", last: "3.2"}.set(t)
	p, ok := s.summaries[0].cellOf(s.view.Site.Whole()).grown(Notice)
	if !ok || p.number != nil || p.text.String() != "由上年同期的3.20亿元转为−1.01亿元" {
		t.Errorf("%v %s %s", ok, p.number, p.text)
	}
}

// TestEvidence: a finding names each number that it rests on.
func TestEvidence(t *testing.T) {
	for _, c := range []struct {
		id    string
		sheet sheet
		want  string // region and measure of each
	}{
		{"behind/i/zhou", sheet{indicator: flow, target: "100", value: "43.2"}, "zhou lead"},
		{"behind/i", sheet{indicator: lower(count), names: four, target: "40 10 10 10 10", value: "30 3 6 11 4"}, "乙县 value|丙县 value"},
	} {
		for _, f := range c.sheet.set(t).Findings() {
			if f.ID != c.id {
				continue
			}
			for _, w := range strings.Split(c.want, "|") {
				if !slices.ContainsFunc(f.Evidence, func(e Evidence) bool { return e.Region.ID+" "+e.Measure.ID == w }) {
					t.Errorf("%s does not rest on %s: %v", c.id, w, f.Evidence)
				}
			}
		}
	}
}

// TestBriefly: without numbers one member is named, more than a few are counted, and all are called all where they are several.
func TestBriefly(t *testing.T) {
	for want, s := range map[string]sheet{
		"甲县落后":    {indicator: flow, names: "甲县", target: "10 10", value: "1 1"},
		"2个县市均落后": {indicator: flow, names: "甲县 乙县", target: "20 10 10", value: "2 1 1"},
	} {
		set := s.set(t)
		table := look(set.view, set.view.Site.Indicators[0], nil)
		if got := table.briefly(table.those(late), "落后").String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestPinnedAlone: a finding that is pinned and has no statement of its own is told without those that come after it.
func TestPinnedAlone(t *testing.T) {
	s := sheet{indicator: flow, target: "100", value: "43.2"}.set(t)
	findings := s.Findings()
	if len(findings) < 2 || findings[0].Indicator != findings[1].Indicator {
		t.Fatal("the first two findings are not about one indicator")
	}
	st, ok := s.pinned(nil, findings[0].ID)
	if !ok || !slices.Equal(st.Findings, []string{findings[0].ID}) || st.Text.String() != findings[0].Text.String()+"。" {
		t.Errorf("%v %v %s", ok, st.Findings, st.Text)
	}
}

// TestTopic: what is told of members together keeps the topic of its rule, by which sentences are joined; what is told of one region is
// about its targets.
func TestTopic(t *testing.T) {
	s := sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "20 5 3 6 6", last: "20 2 4 6 8"}.set(t)
	seen := map[bool]bool{}
	for _, list := range [][]*Finding{s.Findings(), s.Member(s.region("甲县"))} {
		for _, f := range list {
			want := ofTargets
			if f.Region == nil {
				want = f.tale
			}
			if d := merged([]*Finding{f}); d.tale != want {
				t.Errorf("%s: topic %d, want %d", f.ID, d.tale, want)
			}
			if f.tale != ofTargets {
				seen[f.Region == nil] = true
			}
		}
	}
	if len(seen) != 2 {
		t.Errorf("no finding of another topic of members (true) and of a region (false): %v", seen)
	}
}

// TestPointsAlike: two main points of a rule are enough where another statement weighs nearly as much, and not where it weighs much less.
func TestPointsAlike(t *testing.T) {
	// The first three exceed their targets (80 + 24, 20, 16), one meets it (72 + 12 as the fourth, 72 + 0 as the last), the others are behind.
	// Highlights and shortfalls are taken in turn, highlights stand first. The third that exceeds it weighs 96: 12 more, or 24 more.
	for met, want := range map[int]string{3: "over/i over/i1 met/i3 behind/i4 behind/i5", 6: "over/i over/i1 over/i2 behind/i3 behind/i4"} {
		s := many(t, 7, sheet{indicator: flow, target: "100", value: "43"})
		site := s.view.Site
		r := site.Reports[s.view.Edition.Period]
		for k, i := range site.Indicators {
			i.Group = &model.Group{ID: i.ID, Indicators: []*model.Indicator{i}} // so that each is told for itself
			value := 43
			switch {
			case k < 3:
				value = 150
			case k == met:
				value = 100
			}
			r.Set(i, site.Whole(), model.Figure{Num: model.Number(model.Int(value))})
		}
		s = New(analysis.New(site, s.view.Edition))
		var got []string
		for _, st := range s.Points(5, nil, nil) {
			got = append(got, strings.TrimSuffix(st.ID, "/zhou"))
		}
		if text := strings.Join(got, " "); text != want {
			t.Errorf("met is %d: %s, want %s", met, text, want)
		}
	}
}

// TestWhy: a main point says by which rule, with what weight and for what place of its indicator it was chosen.
func TestWhy(t *testing.T) {
	for want, s := range map[string]sheet{
		"规则“超额完成”得80；指标在第1组、有目标，加24；合计104":      {indicator: flow, target: "100", value: "150"},
		"规则“超额完成”得80；指标在第1组、4个县市承担目标，加24；合计104": {indicator: flow, names: four, target: "100 25 25 25 25", value: "150 30 40 40 40"},
	} {
		points := s.set(t).Points(1, nil, nil)
		if len(points) != 1 || points[0].Why != want {
			t.Errorf("%+v, want %s", points, want)
		}
	}
}

// TestWhyInOrder: where several weigh the same, their places tell why one gets more than another.
func TestWhyInOrder(t *testing.T) {
	s := many(t, 3, sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "60 15 15 15 15"})
	_, about := s.importance()
	want := []string{"重要程度在3项中排第1，", "重要程度在3项中排第2，", "重要程度在3项中排第3，"}
	for k := range want {
		if !strings.HasSuffix(about[k], want[k]) {
			t.Errorf("%q, want %q behind it", about[k], want[k])
		}
	}
}

// TestZeroAmid: more than a few at zero are counted among all who are behind.
func TestZeroAmid(t *testing.T) {
	s := sheet{indicator: count, names: "甲 乙 丙 丁 戊 己 庚 辛 壬 癸", target: "100 10 10 10 10 10 10 10 10 10 10", value: "18 0 0 0 0 0 0 2 2 6 8"}.set(t)
	want := "；8个县市落后序时，其中6个尚未破零；"
	for _, st := range s.Statements(Query{}) {
		if strings.Contains(st.Text.String(), want) {
			return
		}
		t.Log(st.Text)
	}
	t.Errorf("no statement says %s", want)
}

// TestNameTouchesNoFigure: the figure of an indicator whose name ends in a digit or a letter stands apart from it.
func TestNameTouchesNoFigure(t *testing.T) {
	for name, want := range map[string]string{"细颗粒物PM2.5": "PM2.5为18", "新增专利Ａ": "Ａ18", "专利": "专利18", "新增5G": "5G为18"} {
		named := count
		named.Name = name
		s := sheet{indicator: named, names: "甲 乙", target: "100 10 10", value: "18 9 9"}.set(t)
		found := false
		for _, st := range s.Statements(Query{}) {
			found = found || strings.Contains(st.Text.String(), want)
		}
		if !found {
			t.Errorf("no statement says %s: %v", want, s.Statements(Query{}))
		}
	}
}
