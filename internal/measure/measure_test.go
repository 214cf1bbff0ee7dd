package measure

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// edition is June of 2022: a whole, three members and a zone on a flow, a rate, a flow without targets and a limit; March came before.
func edition(t *testing.T) *analysis.View {
	t.Helper()
	site := &model.Site{
		Limits:  model.Thresholds{FarBehind: model.Threshold{Value: model.Int(10)}, Close: model.Int(5)},
		Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{},
		Province: &model.Region{Index: 5, ID: "sheng", Kind: model.Province},
	}
	for k, id := range []string{"zhou", "jia", "yi", "bing", "yuan"} {
		site.Regions = append(site.Regions, &model.Region{Index: k, ID: id, Kind: [...]model.RegionKind{0, model.County, model.County, model.County, model.Zone}[k]})
	}
	site.Indicators = []*model.Indicator{
		{Index: 0, ID: "hetong", Unit: "亿元", Decimals: 2, Targeted: true},
		{Index: 1, ID: "bizhong", Unit: "%", Decimals: 1, Measure: model.Rate, Targeted: true},
		{Index: 2, ID: "qiye", Unit: "家"},
		{Index: 3, ID: "shigu", Unit: "起", Targeted: true, Better: model.Lower},
	}
	targets := model.NewTargets(2022, "targets", 4, 5)
	fill := func(i int, texts [6]string, set func(*model.Indicator, *model.Region, model.Num)) {
		for k, text := range texts {
			if text == "" {
				continue
			}
			r := site.Province
			if k < 5 {
				r = site.Regions[k]
			}
			n := model.Missing(model.NotReported)
			if text != "n" {
				n = model.Number(model.MustDecimal(text))
			}
			set(site.Indicators[i], r, n)
		}
	}
	setTarget := func(i *model.Indicator, r *model.Region, n model.Num) { targets.Set(i, r, model.Target{Num: n}) }
	report := func(year, month int, rows ...[6]string) *model.Report {
		p := model.Period{Year: year, Month: month}
		r := model.NewReport(p, "report", 4, 5)
		for i, row := range rows {
			fill(i, row, func(i *model.Indicator, region *model.Region, n model.Num) { r.Set(i, region, model.Figure{Num: n}) })
		}
		site.Reports[p] = r
		return r
	}
	fill(0, [6]string{"9", "3", "1.8", "0.8"}, setTarget)
	fill(1, [6]string{"33", "36", "40", "24"}, setTarget)
	fill(3, [6]string{"9", "3", "4", "0"}, setTarget)
	site.Targets[2022] = targets
	report(2021, 6, [6]string{"5.872", "1.2", "0.97", "0", "0.69", "700"}, [6]string{"30.2", "33", "38.2", "23.5", "", "31"})
	report(2021, 12, [6]string{"12", "2.4", "2", "0.5"})
	march := report(2022, 3, [6]string{"3", "0.9", "0.5", "0.1"}, [6]string{"31", "34", "40", "23"})
	june := report(2022, 6,
		[6]string{"9.43", "1.158", "2.13", "0", "1.25", "800"}, [6]string{"31.8", "35.2", "41.7", "n", "", "32"}, [6]string{"90", "40", "30", "20"}, [6]string{"9", "5", "2", "1"})
	f := *june.Figure(site.Indicators[0], site.Regions[0])
	f.More = &model.FigureMore{Rank: 3, RankOf: 14}
	june.Set(site.Indicators[0], site.Regions[0], f)
	now := &model.Edition{ID: "h1", Period: june.Period, Report: june}
	site.Editions = []*model.Edition{{ID: "q1", Period: march.Period, Report: march}, now}
	return analysis.New(site, now)
}

func TestMeasures(t *testing.T) {
	v := edition(t)
	tests := []struct {
		measure           string
		indicator, region int
		want              string
	}{
		{"累计", 0, 1, "1.16亿元"},
		{"累计", 1, 2, "41.7%"},
		{"累计", 1, 3, "未报送"},
		{"目标", 0, 1, "3.00亿元"},
		{"目标", 0, 4, "未设目标"},
		{"上年同期", 0, 1, "1.20亿元"},
		{"上年同期", 2, 1, "—"},
		{"增量", 0, 1, "−0.04亿元"},
		{"增量", 0, 0, "3.56亿元"},
		{"增量", 2, 1, "—"},
		{"欠账", 0, 1, "0.34亿元"}, // 3 × 6 ÷ 12 − 1.158
		{"欠账", 0, 2, "0.00亿元"},
		{"欠账", 1, 1, "—"},
		{"剩余", 0, 1, "1.84亿元"},
		{"剩余", 0, 2, "0.00亿元"}, // over its target
		{"剩余", 0, 4, "未设目标"},
		{"月均需", 0, 1, "0.31亿元"},  // 1.842 ÷ 6
		{"当前月均", 0, 1, "0.19亿元"}, // 1.158 ÷ 6
		{"所需倍数", 0, 1, "1.6倍"},   // 0.307 ÷ 0.193
		{"力度", 0, 3, "—"},        // there is no pace to multiply
		{"较控制数", 3, 1, "2起"},
		{"较控制数", 3, 2, "−2起"},
		{"较控制数", 3, 0, "0起"},
		{"较控制数", 3, 3, "1起"},
		{"较控制数", 3, 4, "未报送"},
		{"较控制数", 0, 1, "未设目标"}, // no limit
		{"剩余", 3, 2, "2起"},
		{"剩余", 3, 1, "0起"},
		{"月均需", 3, 2, "—"},
		{"完成率", 0, 1, "38.6%"},
		{"完成率", 0, 0, "104.8%"},
		{"完成率", 0, 4, "未设目标"},
		{"较序时", 0, 1, "−11.4个百分点"},
		{"较序时", 1, 1, "—"},
		{"较序时", 3, 1, "116.7个百分点"}, // 166.7 − 50: above time progress, as of a task
		{"较序时", 3, 2, "0.0个百分点"},
		{"同比", 0, 0, "60.6%"},
		{"同比", 0, 1, "−3.5%"},
		{"同比", 0, 3, "—"}, // from nothing
		{"同比", 1, 1, "2.2个百分点"},
		{"较整体", 0, 1, "−66.2个百分点"},
		{"较整体", 1, 2, "9.9个百分点"},
		{"较整体", 0, 0, "—"},
		{"较上级", 0, 0, "46.3个百分点"}, // 60.59 − 14.29
		{"较上级", 1, 0, "−0.2个百分点"}, // 31.8 − 32
		{"位次", 0, 2, "1位"},
		{"位次", 0, 1, "2位"},
		{"位次", 0, 4, "—"},
		{"位次变化", 0, 2, "1位"},  // from 2 to 1
		{"位次变化", 0, 1, "−1位"}, // from 1 to 2
		{"位次变化", 0, 3, "0位"},
		{"上级位次", 0, 0, "3位"},
		{"上级位次", 0, 1, "—"},
		{"占比", 0, 4, "27.5%"},   // 1.25 of 4.538
		{"任务占比", 0, 1, "53.6%"}, // 3 of 5.6
		{"占比", 1, 1, "—"},
		{"占比", 0, 0, "—"},
		{"首末差", 0, 0, "118.3个百分点"},
		{"首末比", 0, 0, "—"}, // the last is at zero
		{"首末比", 1, 0, "1.1倍"},
		{"首末差", 2, 0, "—"},
		{"预计全年", 0, 1, "2.32亿元"}, // 1.158 × 2
		{"季节预计", 0, 1, "2.32亿元"}, // 1.158 × 2.4 ÷ 1.2
		{"季节预计", 0, 3, "—"},
		{"预计完成率", 0, 1, "77.2%"},
		{"预计完成率", 0, 4, "未设目标"},
	}
	tested := map[string]bool{}
	for _, tt := range tests {
		m := Named(tt.measure, model.Words{Whole: "全州", Upper: "全省"})
		if m == nil {
			t.Fatalf("no measure %s", tt.measure)
		}
		tested[m.ID] = true
		c := v.Cell(v.Site.Indicators[tt.indicator], v.Site.Regions[tt.region])
		if got := m.Of(v, &c).String(); got != tt.want {
			t.Errorf("%s of %s in %s = %s, want %s", tt.measure, c.Indicator.ID, c.Region.ID, got, tt.want)
		}
	}
	for _, m := range All {
		if !tested[m.ID] {
			t.Errorf("%s has no case", m.Name)
		}
	}
}

func TestNamed(t *testing.T) {
	words := model.Words{Whole: "全州", Member: "县市", Upper: "全省"}
	for word, want := range map[string]string{
		"完成率": "completion", "completion": "completion", "较全州": "vs-whole", "较整体": "vs-whole", "vs-whole": "vs-whole",
		"较全省": "vs-upper", "全省位次": "upper-place", "上级位次": "upper-place", "位次": "place",
		"较全市": "", "完成": "", "": "", "Completion": "",
	} {
		got := ""
		if m := Named(word, words); m != nil {
			got = m.ID
		}
		if got != want {
			t.Errorf("Named(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range All {
		for _, name := range []string{m.Name, m.ID} {
			if seen[name] {
				t.Errorf("%s names two measures", name)
			}
			seen[name] = true
		}
	}
}

// TestMonthlyKeepsADecimal: what is counted in whole units is a fraction of one a month.
func TestMonthlyKeepsADecimal(t *testing.T) {
	v := edition(t)
	c := v.Cell(v.Site.Indicators[0], v.Site.Regions[1])
	whole := *c.Indicator
	whole.Decimals = 0
	c.Indicator = &whole
	for word, want := range map[string]string{"月均需": "0.3亿元", "当前月均": "0.2亿元", "累计": "1亿元"} {
		if got := Named(word, model.Words{}).Of(v, &c).String(); got != want {
			t.Errorf("%s = %s, want %s", word, got, want)
		}
	}
}

// TestManual: the manual gives each measure by its name and by its id, and no id that is none.
func TestManual(t *testing.T) {
	manual, err := os.ReadFile("../../docs/reference/references.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(manual), "\n| 数据项 | 编号 | ")
	if !found {
		t.Fatal("the manual has no table of 数据项")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	listed := map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\|").FindAllStringSubmatch(table, -1) {
		listed[row[1]] = row[2]
	}
	for _, m := range All {
		if listed[m.Name] != m.ID {
			t.Errorf("the manual says %q of %s, want %q", listed[m.Name], m.Name, m.ID)
		}
		delete(listed, m.Name)
	}
	for name := range listed {
		t.Errorf("the manual lists %s, which is no measure", name)
	}
}
