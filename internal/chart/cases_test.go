package chart

import (
	"fmt"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// cases are sites, each with one property that a chart must bear. The charts of a case are drawn for its
// first indicator, its first county and the whole.
var cases = []struct {
	name string
	make func() *fixture
}{
	{"sample", sample},
	{"long names", func() *fixture { return longNames(strings.Repeat("某某某自治县经济技术开发", 3)) }},
	{"long latin names", func() *fixture { return longNames("Llanfairpwllgwyngyllgogerychwyrndrobwll Region") }},
	{"zeros", func() *fixture { return tiled(filled(6, 8, func(k int) string { return "0" }), 2) }},
	{"all gaps", func() *fixture { return tiled(filled(6, 8, func(k int) string { return "未报送" }), 1) }},
	{"every gap", func() *fixture {
		return filled(6, 4, func(k int) string { return []string{"未报送", "不适用", "保密", "3"}[k%4] })
	}},
	{"negative growth", func() *fixture { return growing2(-3) }},
	{"negative values", func() *fixture {
		f := filled(6, 8, func(k int) string { return fmt.Sprint(20*k - 60) })
		f.site.Indicators[0].Signed = true
		return f
	}},
	{"300 percent", func() *fixture { return tiled(filled(6, 8, func(k int) string { return fmt.Sprint(300 - 38*k) }), 8) }},
	{"5000 percent", func() *fixture { return outlier(5000) }},
	{"two outliers", func() *fixture {
		f := outlier(5000)
		f.row("a", "r2", "100", "731.7")
		return f
	}},
	{"one county", func() *fixture { return tiled(filled(6, 1, func(k int) string { return "38.6" }), 1) }},
	{"30 indicators", func() *fixture {
		f := filled(6, 40, func(k int) string { return fmt.Sprint(130 - 3*k) })
		for n := range 29 {
			id := fmt.Sprintf("b%d", n)
			f.indicator(id, "指标名称字数多少不一"[:3*(2+n%9)], "家", 0)
			for k := range 40 {
				f.row(id, fmt.Sprintf("r%d", k+1), "100", []string{fmt.Sprint((k * n) % 130), "未报送", "2000"}[(k+n)%9/3*(k+n)%3])
			}
		}
		return f
	}},
	{"no county", func() *fixture { return filled(6, 0, nil) }},
	{"40 counties", func() *fixture { return tiled(filled(6, 40, func(k int) string { return fmt.Sprint(130 - 3*k) }), 8) }},
	{"2800 counties", func() *fixture {
		f := filled(6, 2800, func(k int) string { return fmt.Sprint(k * 7919 % 1300 / 10) })
		f.row("a", "r7", "100", "未报送")
		f.row("a", "r9", "100", "5000")
		return f
	}},
	{"hostile", hostile},
	{"month 1", func() *fixture { return filled(1, 8, func(k int) string { return fmt.Sprint(2 * k) }) }},
	{"month 11", func() *fixture { return filled(11, 8, func(k int) string { return fmt.Sprint(12 * k) }) }},
	{"month 12", func() *fixture { return filled(12, 8, func(k int) string { return fmt.Sprint(15 * k) }) }},
	{"less is better", func() *fixture {
		f := filled(6, 8, func(k int) string { return fmt.Sprint(11 * k) })
		f.site.Indicators[0].Better = model.Lower
		return f
	}},
	{"limits", func() *fixture { return limited(6) }},
	{"limits, month 12", func() *fixture { return limited(12) }},
	{"long limits", func() *fixture { return longLimits(8) }},
	{"limits of 50 counties", func() *fixture { return longLimits(50) }},
	{"stock", func() *fixture { return measured(model.Stock, "家", 0, "257") }},
	{"rate", func() *fixture { return measured(model.Rate, "%", 2, "2.23") }},
	{"no targets", func() *fixture {
		f := filled(6, 8, func(k int) string { return fmt.Sprint(1000 * k * k) })
		f.site.Indicators[0].Targeted = false
		f.targets = map[string]string{}
		return f
	}},
	{"large numbers", func() *fixture {
		f := filled(6, 8, func(k int) string { return fmt.Sprint(123456789012345678 - int64(k)*1e16) })
		for key := range f.targets {
			f.targets[key] = "999999999999999999"
		}
		return f
	}},
	{"crowded ends", func() *fixture {
		f := filled(9, 2, func(k int) string { return "100" })
		f.cumulate("a", "r1", 2021, "10 20 30 40 50 60 70 80 90 95 97 99")
		f.cumulate("a", "r1", 2022, "10 20 30 41 50 61 70 81 98")
		f.cumulate("a", "whole", 2021, "10 20 30 40 50 60 70 80 90 92 94")
		f.cumulate("a", "whole", 2022, "8.3 16.6 25 33.3 41.6 50 58.3 66.6 75")
		return f
	}},
}

// tiled gives every county of a fixture a tile, in rows of a number of columns.
func tiled(f *fixture, columns int) *fixture {
	for k, r := range f.site.Regions[1:] {
		r.Tile = &model.Tile{Column: 1 + k%columns, Row: 1 + k/columns}
	}
	return f
}

// filled is a site of n counties with one indicator whose figures are value(k) and targets 100.
func filled(month, n int, value func(k int) string) *fixture {
	names := make([]string, n)
	for k := range names {
		names[k] = fmt.Sprintf("第%d县", k+1)
	}
	f := newFixture(month, names...)
	f.indicator("a", "技术合同成交额", "亿元", 1)
	f.row("a", "whole", "100", "38.6")
	f.figure("a", "whole", 2021, month, "30")
	for k := range n {
		r := fmt.Sprintf("r%d", k+1)
		f.row("a", r, "100", value(k))
		f.figure("a", r, 2021, month, fmt.Sprint(10+k%9))
	}
	f.figure("a", "hunan", 2022, month, "900")
	f.yoy["a/hunan"] = "12.7"
	return f
}

func longNames(name string) *fixture {
	f := filled(6, 8, func(k int) string { return fmt.Sprint(11 * k) })
	for k, r := range f.site.Regions {
		r.Name = fmt.Sprintf("%s%d", name, k)
		r.Short = r.Name
	}
	f.site.Words = model.Words{Whole: name, Member: name, Upper: name}
	i := f.site.Indicators[0]
	i.Name, i.Short, i.Unit, i.Department = name, name, name, name
	for k, r := range f.site.Regions[1:] {
		if k < 5 {
			r.Tile = &model.Tile{Column: 3 + 2*k, Row: 2 + k%3}
		}
	}
	f.milestone(name, "2022-01-01", "2022-12-31", "", name)
	f.milestone(name, "", "2022-12-31", "", name)
	f.milestone(name, "2021-11-01", "2022-02-03", "2022-02-04", name)
	f.milestone("短", "", "2022-01-01", "", "")
	return f
}

func growing2(factor int) *fixture {
	f := filled(6, 8, func(k int) string { return "50" })
	for k := range 8 {
		f.yoy[fmt.Sprintf("a/r%d", k+1)] = fmt.Sprint(factor * (k + 1) * 3)
	}
	f.yoy["a/whole"], f.yoy["a/hunan"] = "-8.2", "-31.4"
	return f
}

func outlier(percent int) *fixture {
	f := filled(6, 8, func(k int) string { return fmt.Sprint(90 - 11*k) })
	f.row("a", "r1", "100", fmt.Sprint(percent))
	f.yoy["a/r1"], f.yoy["a/r2"] = fmt.Sprint(percent), fmt.Sprint(-percent)
	return f
}

func measured(m model.Measure, unit string, decimals int, value string) *fixture {
	f := filled(6, 8, func(k int) string { return fmt.Sprint(60 + 6*k) })
	i := f.site.Indicators[0]
	i.Measure, i.Unit, i.Decimals = m, unit, decimals
	for month := 1; month <= 12; month++ {
		f.figure("a", "whole", 2021, month, value)
		f.figure("a", "r1", 2021, month, fmt.Sprint(60-month))
	}
	return f
}

const markup = `</script><b>{b}{a|x}\n"'&$&]]>` + "\x00\n\u202e\\"

func hostile() *fixture {
	f := longNames(markup)
	f.site.Words = model.Words{Whole: markup, Member: markup, Upper: markup}
	return f
}

// tasksOf draws the tasks against a basis whose parts have nothing to do with the targets, the last region without one.
func tasksOf(v *analysis.View, i *model.Indicator) *Chart {
	s := v.Site
	s.Basis = &model.Basis{Name: "地区生产总值", Unit: "亿元", Source: s.Words.Whole + "统计局"}
	defer func() { s.Basis = nil }()
	for k, r := range s.Regions[:len(s.Regions)-1] {
		part := model.MustDecimal([]string{"100", "26.3", "10.5", "12.2", "10.4", "8.1", "4.6", "12.3", "15.7", "2"}[k%10])
		r.Basis = &part
	}
	return Tasks(v, i)
}

// groundOf are made-up boundaries of the counties: six-cornered fields in rows of a width that varies, the first
// with a hole and an island.
func groundOf(v *analysis.View) *Boundaries {
	b := &Boundaries{Number: "示例（2022）000号"}
	for k, r := range v.Site.Counties() {
		x, y := 109+0.3*float64(k%4), 28.2+0.26*float64(k/4)
		w := 0.3
		if k%4 == 3 {
			w = 0.08
		}
		ring := [][2]float64{{x, y}, {x + w/2, y - 0.05}, {x + w, y}, {x + w, y + 0.26}, {x + w/2, y + 0.21}, {x, y + 0.26}, {x, y}}
		s := Shape{Region: r, Polygons: [][][][2]float64{{ring}}}
		if k == 0 {
			hole := [][2]float64{{x + .02, y + .01}, {x + .02, y + .04}, {x + .05, y + .04}, {x + .02, y + .01}}
			island := [][2]float64{{x - .1, y}, {x - .05, y}, {x - .05, y + .05}, {x - .1, y}}
			s.Polygons = [][][][2]float64{{ring, hole}, {island}}
		}
		b.Shapes = append(b.Shapes, s)
	}
	return b
}

// drawn are all charts of a view that are not nil: each kind as a text asks for it, and what pages draw beside that.
func drawn(v *analysis.View) map[string]*Chart {
	i, whole := v.Site.Indicators[0], v.Site.Regions[0]
	county := whole
	if len(v.Site.Regions) > 1 {
		county = v.Site.Regions[1]
	}
	out := map[string]*Chart{}
	add := func(name string, c *Chart) {
		if c != nil {
			out[name] = c
		}
	}
	for _, k := range Kinds {
		r := whole
		if key := k.Key("region"); key != nil && key.Needed {
			r = county
		}
		add(k.Name, k.Draw(v, i, r))
	}
	for name, c := range map[string]*Chart{
		"months-small": Months(v, i, county), "schedule-small": Schedule(v, i, county), "gantt-county": Gantt(v, county),
		"map": Map(v, i, groundOf(v)), "map-overall": Map(v, nil, groundOf(v)),
		"tasks": tasksOf(v, i), "tasks-alone": Tasks(v, i),
		"tiles-overall": Tiles(v, nil), "board-large": Board(v, BoardOptions{Large: true, ByBehind: true}),
	} {
		add(name, c)
	}
	return out
}

var allCases = func() map[string]*Chart {
	out := map[string]*Chart{}
	for _, c := range cases {
		for kind, chart := range drawn(c.make().view()) {
			out[c.name+"/"+kind] = chart
		}
	}
	return out
}()

func caseCharts() map[string]*Chart { return allCases }
