package chart

import (
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// states are cells of eight counties at mid-year with a target of 100 each.
func states(values string) *fixture {
	words := strings.Fields(values)
	f := filled(6, len(words), func(k int) string {
		if words[k] == "未设目标" {
			return "3"
		}
		return words[k]
	})
	for k, w := range words {
		if w == "未设目标" {
			f.targets["a/r"+digits(k+1)] = w
		}
	}
	return f
}

func TestRankingTitle(t *testing.T) {
	for name, c := range map[string]struct {
		values string
		edit   func(i *model.Indicator)
		want   string
	}{
		"some behind":      {"60 40 0 30", nil, "4个县市中3个落后序时，其中1个尚未破零；第1居首位，第3居末位"},
		"none behind":      {"60 50 70", nil, "3个县市均达到序时进度；第3居首位，第2居末位"},
		"some over":        {"60 150 70", nil, "3个县市均达到序时进度，其中1个超额完成年度目标；第2居首位，第1居末位"},
		"all over":         {"160 150", nil, "2个县市均超额完成年度目标；第1居首位"},
		"all behind":       {"10 20", nil, "2个县市均落后序时；第2居首位，第1居末位"},
		"all at zero":      {"0 0 0", nil, "3个县市均尚未破零"},
		"only zeros":       {"0 60 0", nil, "3个县市中2个尚未破零；第2居首位，第1、第3并列末位"},
		"many last":        {"0 60 0 0 0", nil, "5个县市中4个尚未破零；第2居首位，4个县市并列末位"},
		"ties first":       {"60 60 40", nil, "3个县市中1个落后序时；第1、第2并列首位，第3居末位"},
		"some gaps":        {"60 未报送 40", nil, "3个县市中1个落后序时；1个未报送；第1居首位，第3居末位"},
		"gaps, all fell":   {"10 未报送 20", nil, "3个县市中可比的2个均落后序时；1个未报送；第3居首位，第1居末位"},
		"one has one":      {"10 未报送", nil, "2个县市中1个落后序时；1个未报送"},
		"all unreported":   {"未报送 未报送", nil, "2个县市均未报送"},
		"no targets":       {"未设目标 未设目标", nil, "2个县市均未设目标"},
		"gaps of kinds":    {"未报送 保密", nil, "2个县市均无完成率"},
		"untargeted":       {"60 40 50", func(i *model.Indicator) { i.Targeted = false }, "第1最多，第2最少"},
		"untargeted, tied": {"50 未报送 50", func(i *model.Indicator) { i.Targeted = false }, "2个县市均为50.0亿元"},
		"limits untouched": {"0 0", func(i *model.Indicator) { i.Better = model.Lower }, "2个县市均控制在序时进度以内；均为0.0亿元"},
		"limits alike":     {"70 70", func(i *model.Indicator) { i.Better = model.Lower }, "2个县市均超出序时进度"},
		"no figures":       {"未报送 保密", func(i *model.Indicator) { i.Targeted = false }, "2个县市均无数据"},
		"stock":            {"60 100 120", func(i *model.Indicator) { i.Measure = model.Stock }, "3个县市中1个未达标；第3居首位，第1居末位"},
		"stock reached":    {"100 120", func(i *model.Indicator) { i.Measure = model.Stock }, "2个县市均已达标；第2居首位"},
		"stock short":      {"10 20", func(i *model.Indicator) { i.Measure = model.Stock }, "2个县市均未达标；第2居首位，第1居末位"},
		"less is better":   {"60 10", func(i *model.Indicator) { i.Better = model.Lower }, "2个县市中1个超出序时进度；第2居首位，第1居末位"},
	} {
		f := states(c.values)
		if c.edit != nil {
			c.edit(f.site.Indicators[0])
		}
		if !f.site.Indicators[0].Targeted {
			f.targets = map[string]string{}
		}
		chart := Ranking(f.view(), f.site.Indicators[0])
		if want := "技术合同成交额：" + c.want; chart.Title != want {
			t.Errorf("%s: title %q, want %q", name, chart.Title, want)
		}
	}
}

// TestWhatIsMetIsNotLast: nobody is last who has met the target, and nobody is first where all have done as much.
func TestWhatIsMetIsNotLast(t *testing.T) {
	for values, want := range map[string]string{
		"100 120 120": "；第2、第3并列首位", "100 100": "；完成率均为100.0%", "100 120 90": "；第2居首位，第3居末位",
	} {
		v := states(values).view()
		if got := Ranking(v, v.Site.Indicators[0]).Title; !strings.HasSuffix(got, want) {
			t.Errorf("%s: title %q, want …%s", values, got, want)
		}
	}
}

func TestOtherTitles(t *testing.T) {
	v := sample().view()
	regions, indicators := v.Site.Regions, v.Site.Indicators
	one := states("40").view()
	step, ahead := states("49.5").view(), states("60").view()
	two, ties := states("60 40").view(), states("60 40 10")
	ties.targets["a/r2"] = "50"
	tied, same := ties.view(), states("60 60").view()
	ended := filled(12, 1, func(int) string { return "80" }).view()
	for name, c := range map[string]struct {
		chart *Chart
		want  string
	}{
		"completion":        {Completion(v, regions[5]), "7项指标中3项落后序时，其中1项尚未破零，另有1项已达标；2项无完成率"},
		"completion of one": {Completion(one, one.Site.Regions[1]), "技术合同成交额落后序时"},
		"ranking of one":    {Ranking(one, one.Site.Indicators[0]), "第1技术合同成交额落后序时"},
		"place":             {Place(v, regions[1]), "5项指标中1项居首位，1项居末位"},
		"place of a zone":   {Place(v, v.Site.Regions[9]), "湘西高新区不参与排名，各项指标与县市对照"},
		"months":            {Months(v, indicators[1], regions[1]), "技术合同成交额1.16亿元，完成年度目标的38.6%，同比增长28.7%"},
		"months of a stock": {Months(v, indicators[6], regions[1]), "高新技术企业12家，相当于年度目标的60.0%"},
		"shares":            {Shares(v, indicators[1]), "技术合同成交额：吉首完成份额比任务份额低13.1个百分点，相差最大"},
		"place at the end":  {Place(tied, tied.Site.Regions[3]), "技术合同成交额在3个县市中居末位"},
		"place of all":      {Place(same, same.Site.Regions[1]), "技术合同成交额2个县市并列"},
		"board":             {Board(v, BoardOptions{}), "8个县市32项次有进度要求的任务中，21项次落后序时，其中9项次尚未破零；落后序时项数最多的是永顺，有4项"}, // 8 + 4 + 6 + 3; 6 + 3
		"board of one":      {Board(one, BoardOptions{}), "第1：技术合同成交额落后序时"},
		"schedule": {Schedule(v, indicators[1], regions[1]),
			"技术合同成交额后续每月需完成0.31亿元，为目前月均的1.6倍；按当前进度全年预计2.32亿元"}, // (3.0 − 1.158) ÷ 6; 0.307 ÷ 0.193; 1.158 ÷ 6 × 12
		"schedule at zero": {Schedule(v, indicators[2], regions[3]), "技术成果登记尚未破零，至年末还需完成3项"},     // half of one a month
		"schedule met":     {Schedule(v, indicators[1], regions[2]), "技术合同成交额超额完成年度目标，超出0.33亿元"}, // 2.13 − 1.8
		"schedule in step": {Schedule(step, step.Site.Indicators[0], step.Site.Regions[1]),
			"技术合同成交额后续每月需完成8.4亿元，与目前月均相当；按当前进度全年预计99.0亿元"}, // (100 − 49.5) ÷ 6; 8.42 ÷ 8.25; 49.5 × 2
		"schedule with room": {Schedule(ahead, ahead.Site.Indicators[0], ahead.Site.Regions[1]),
			"技术合同成交额后续每月需完成6.7亿元，目前月均10.0亿元；按当前进度全年预计120.0亿元"}, // (100 − 60) ÷ 6
		"schedule ended": {Schedule(ended, ended.Site.Indicators[0], ended.Site.Regions[1]), "技术合同成交额未完成年度目标，完成80.0%，欠20.0亿元"},
		"shares of two":  {Shares(two, two.Site.Indicators[0]), "技术合同成交额：第1完成份额比任务份额高10.0个百分点"},
		"tasks":          {Tasks(v, indicators[1]), "技术合同成交额：吉首任务最重，占各地目标总量的25.4%，完成38.6%"}, // 3.0 ÷ 11.8
		"tied tasks":     {Tasks(tied, tied.Site.Indicators[0]), "技术合同成交额：第1、第3任务最重，各占各地目标总量的40.0%"},
		"growth":         {Growth(v, indicators[1]), "技术合同成交额：全州同比增长114.3%，高于全省101.6个百分点；3个县市同比下降"},
	} {
		if c.chart.Title != c.want {
			t.Errorf("%s: title %q, want %q", name, c.chart.Title, c.want)
		}
	}
}

func TestNothingToDraw(t *testing.T) {
	v := sample().view()
	s := v.Site
	none := filled(6, 0, nil).view()
	alone := none.Site.Indicators[0]
	empty := newFixture(6, "甲县", "乙县").view()
	upper := upperOnly().view()
	without, one := excluded(), states("40").view()
	for name, c := range map[string]*Chart{
		"completion without indicators":   Completion(empty, empty.Site.Regions[1]),
		"place without indicators":        Place(empty, empty.Site.Regions[1]),
		"place of one county":             Place(states("40").view(), s.Regions[1]),
		"ranking without counties":        Ranking(none, alone),
		"shares without regions":          Shares(none, alone),
		"shares without targets":          Shares(v, s.Indicators[7]),
		"growth without a province":       Growth(v, s.Indicators[0]),
		"board without targets":           Board(empty, BoardOptions{}),
		"tasks of one":                    Tasks(one, one.Site.Indicators[0]),
		"tasks without targets":           Tasks(v, s.Indicators[7]),
		"map without a number":            Map(v, s.Indicators[1], &Boundaries{Shapes: groundOf(v).Shapes}),
		"map without shapes":              Map(v, s.Indicators[1], &Boundaries{Number: "示例"}),
		"tiles without places":            Tiles(one, nil),
		"tiles of what nobody does":       Tiles(without, without.Site.Indicators[0]),
		"schedule of a stock":             Schedule(v, s.Indicators[6], s.Regions[1]),
		"schedule without a target":       Schedule(v, s.Indicators[4], s.Regions[1]),
		"schedule of what is never told":  Schedule(v, s.Indicators[5], s.Regions[1]),
		"months of what is never told":    Months(v, s.Indicators[5], s.Regions[1]),
		"growth where nobody else has it": Growth(upper, upper.Site.Indicators[0]),
	} {
		if c != nil {
			t.Errorf("%s: %s %q, want none", name, c.Kind, c.Title)
		}
	}
}

// excluded is a tiled site whose indicator is the whole's alone.
func excluded() *analysis.View {
	f := tiled(filled(6, 2, func(int) string { return "1" }), 2)
	f.site.Indicators[0].Scope = model.PrefectureOnly
	f.figures = map[string]string{}
	return f.view()
}

// upperOnly is a site where only the province has a growth figure.
func upperOnly() *fixture {
	f := newFixture(6, "甲县")
	f.indicator("a", "技术合同成交额", "亿元", 1)
	f.figure("a", "hunan", 2022, 6, "900")
	f.yoy["a/hunan"] = "12.7"
	return f
}
