package chart

import (
	"fmt"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// fixture is a site in the making. Values are decimals as text, or the word of a gap.
type fixture struct {
	site    *model.Site
	month   int
	figures map[string]string // "indicator/region/2022-06"
	yoy     map[string]string // "indicator/region", given in the edition's report
	targets map[string]string // "indicator/region"
}

var testPalette = model.Palette{
	Accent: "#a61b1b", Ink: "#1c1c1c", Secondary: "#5c5c5c", Rule: "#c9c9c9", ThisYear: "#1f3a5f", LastYear: "#8095ab",
	Over:      model.StateColours{Fill: "#ffffff", Text: "#0b5345", Line: "#0b5345"},
	OnPace:    model.StateColours{Fill: "#eef4f3", Text: "#1f5f59", Line: "#1f5f59"},
	Behind:    model.StateColours{Fill: "#f6dfb8", Text: "#6b3600", Line: "#6b3600"},
	FarBehind: model.StateColours{Fill: "#d9796a", Text: "#2a0a08", Line: "#2a0a08"},
	Zero:      model.StateColours{Fill: "#6d1222", Text: "#ffffff", Line: "#6d1222"},
	Gap:       model.StateColours{Fill: "#ffffff", Text: "#5c5c5c", Line: "#5c5c5c"},
}

func newFixture(month int, counties ...string) *fixture {
	s := &model.Site{
		Words:   model.Words{Whole: "全州", Member: "县市", Upper: "全省"},
		Limits:  model.Thresholds{FarBehind: model.Threshold{Value: model.Int(10)}, TableRows: 200},
		Palette: testPalette, Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{},
	}
	f := &fixture{site: s, month: month, figures: map[string]string{}, yoy: map[string]string{}, targets: map[string]string{}}
	f.region("whole", "湘西土家族苗族自治州", "湘西州", model.Prefecture)
	for k, name := range counties {
		f.region(fmt.Sprintf("r%d", k+1), name, strings.TrimRight(name, "市县"), model.County)
	}
	s.Province = &model.Region{ID: "hunan", Name: "湖南省", Short: "全省", Kind: model.Province}
	return f
}

func (f *fixture) region(id, name, short string, kind model.RegionKind) *model.Region {
	r := &model.Region{Index: len(f.site.Regions), ID: id, Name: name, Short: short, Kind: kind}
	f.site.Regions = append(f.site.Regions, r)
	return r
}

func (f *fixture) indicator(id, name, unit string, decimals int) *model.Indicator {
	i := &model.Indicator{
		Index: len(f.site.Indicators), ID: id, Name: name, Short: name, Unit: unit, Decimals: decimals,
		Targeted: true, Department: "州科学技术局", Group: &model.Group{ID: "g", Name: "科技"},
	}
	f.site.Indicators = append(f.site.Indicators, i)
	return i
}

// row sets the target and the figure of the edition's month of an indicator in a region.
func (f *fixture) row(i, r, target, value string) {
	f.targets[i+"/"+r] = target
	f.figure(i, r, 2022, f.month, value)
}

func (f *fixture) figure(i, r string, year, month int, value string) {
	f.figures[fmt.Sprintf("%s/%s/%04d-%02d", i, r, year, month)] = value
}

// cumulate sets the figures from January on; an empty word leaves a month out.
func (f *fixture) cumulate(i, r string, year int, values string) {
	for k, v := range strings.Fields(values) {
		if v != "_" {
			f.figure(i, r, year, k+1, v)
		}
	}
}

// milestone adds one to the year; empty dates are none.
func (f *fixture) milestone(title, start, due, done, who string, regions ...*model.Region) {
	m := &model.Milestone{Title: title, Who: who, Regions: regions}
	for _, d := range []struct {
		text string
		date *model.Date
	}{{start, &m.Start}, {due, &m.Due}, {done, &m.Done}} {
		if d.text != "" {
			fmt.Sscanf(d.text, "%d-%d-%d", &d.date.Year, &d.date.Month, &d.date.Day)
		}
	}
	if f.site.Milestones == nil {
		f.site.Milestones = map[int][]*model.Milestone{}
	}
	f.site.Milestones[2022] = append(f.site.Milestones[2022], m)
}

func parse(s string) model.Num {
	if g, ok := model.WrittenGaps[s]; ok {
		return model.Missing(g)
	}
	return model.Number(model.MustDecimal(s))
}

func (f *fixture) view() *analysis.View {
	s := f.site
	s.Province.Index = len(s.Regions)
	n, m := len(s.Indicators), len(s.Regions)
	regions := map[string]*model.Region{s.Province.ID: s.Province}
	for _, r := range s.Regions {
		regions[r.ID] = r
	}
	indicators := map[string]*model.Indicator{}
	for _, i := range s.Indicators {
		indicators[i.ID] = i
	}
	for _, year := range []int{2021, 2022} {
		for month := 1; month <= 12; month++ {
			p := model.Period{Year: year, Month: month}
			s.Reports[p] = model.NewReport(p, p.String()+".yaml", n, m)
		}
	}
	for key, text := range f.figures {
		at := strings.Split(key, "/")
		var p model.Period
		fmt.Sscanf(at[2], "%d-%d", &p.Year, &p.Month)
		fig := model.Figure{Num: parse(text)}
		if g, ok := f.yoy[at[0]+"/"+at[1]]; ok && p.Year == 2022 && p.Month == f.month {
			d := model.MustDecimal(g)
			fig.More = &model.FigureMore{YoY: &d}
		}
		s.Reports[p].Set(indicators[at[0]], regions[at[1]], fig)
	}
	t := model.NewTargets(2022, "2022.yaml", n, m)
	for key, text := range f.targets {
		at := strings.Split(key, "/")
		t.Set(indicators[at[0]], regions[at[1]], model.Target{Num: parse(text)})
	}
	s.Targets[2022] = t
	p := model.Period{Year: 2022, Month: f.month}
	e := &model.Edition{ID: "2022-h1", Period: p, Report: s.Reports[p]}
	s.Editions = []*model.Edition{e}
	return analysis.New(s, e)
}

// sample is the half-year of eight counties, with every state and gap.
func sample() *fixture {
	f := newFixture(6, "吉首市", "泸溪县", "凤凰县", "花垣县", "保靖县", "古丈县", "永顺县", "龙山县")
	f.region("zone", "湘西高新技术产业开发区", "湘西高新区", model.Zone)
	f.region("direct", "州直单位", "州直", model.Direct)
	f.indicator("yanfa", "全社会研发投入（监测填报数）", "万元", 0)
	f.indicator("hetong", "技术合同成交额", "亿元", 2)
	f.indicator("chengguo", "技术成果登记", "项", 0)
	f.indicator("waizhuan", "引进外专人才", "人", 0)
	f.indicator("zhishi", "知识价值信用贷款风险补偿资金", "万元", 0)
	f.indicator("qidong", "启动资金", "万元", 0)
	stock := f.indicator("gaoqi", "高新技术企业", "家", 0)
	stock.Measure = model.Stock
	free := f.indicator("hetong-n", "技术合同项数", "项", 0)
	free.Targeted = false
	table := [][]string{
		{"25000", "5350", "3.0", "1.158", "10", "9", "5", "3"},
		{"17000", "7242", "1.8", "2.13", "8", "6", "3", "2"},
		{"6000", "1860", "0.8", "0.58", "3", "0", "2", "0"},
		{"11000", "3267", "1.2", "0.53", "4", "0", "2", "1"},
		{"6500", "832", "0.8", "0.12", "3", "0", "2", "1"},
		{"3500", "963", "0.5", "0.401", "2", "0", "1", "0"},
		{"8000", "3352", "1.0", "0.274", "3", "0", "2", "0"},
		{"10000", "3360", "1.2", "0.838", "4", "0", "2", "2"},
	}
	for k, t := range table {
		r := fmt.Sprintf("r%d", k+1)
		f.row("yanfa", r, t[0], t[1])
		f.row("hetong", r, t[2], t[3])
		f.row("chengguo", r, t[4], t[5])
		f.row("waizhuan", r, t[6], t[7])
		f.row("zhishi", r, "未设目标", fmt.Sprint(100+k))
		f.row("qidong", r, "100", "未报送")
		f.row("gaoqi", r, "20", fmt.Sprint(12+2*k))
		f.figure("hetong-n", r, 2022, 6, fmt.Sprint(10*(8-k)))
		f.figure("hetong", r, 2021, 6, []string{"0.9", "1.2", "0.61", "0.48", "0.3", "0.2", "0.3", "0"}[k])
	}
	for k, at := range [][2]int{{2, 3}, {2, 4}, {1, 4}, {1, 3}, {1, 2}, {2, 2}, {2, 1}, {1, 1}} {
		f.site.Regions[1+k].Tile = &model.Tile{Column: at[0], Row: at[1]}
	}
	f.milestone("年度目标任务签字上报", "", "2022-01-28", "2022-01-28", "各县市人民政府、湘西高新区管委会")
	f.milestone("企业所得税汇算清缴和加计扣除申报截止", "2022-03-01", "2022-05-31", "2022-05-31", "各县市税务局、科工信局")
	f.milestone("印发知识价值信用贷款风险补偿改革工作方案", "", "2022-03-31", "2022-04-02", "州科技局、州财政局")
	f.milestone("六个未破零县报送可登记成果清单", "2022-05-01", "2022-06-20", "", "凤凰、花垣、保靖、古丈、永顺、龙山县科工信局", f.site.Regions[3])
	f.milestone("技术合同登记点培训", "", "2022-06-15", "", "州科技局成果科")
	f.milestone("研发投入监测漏报企业补报", "2022-06-15", "2022-08-10", "", "吉首市、保靖县、古丈县科工信局")
	f.milestone("高新技术企业第二批申报截止", "2022-07-15", "2022-08-31", "", "各县市科工信局")
	f.milestone("全年指标年底冲刺督导", "2022-10-08", "2022-12-20", "", "州科技局")
	f.milestone("年度考核数据上报", "", "2022-12-31", "", "州统计局")
	f.row("hetong", "zone", "1.5", "1.1")
	f.row("hetong", "direct", "未设目标", "2.30")
	f.row("hetong", "whole", "9.00", "9.43")
	f.cumulate("hetong", "whole", 2021, "0.31 0.70 1.42 2.20 3.15 4.40 5.02 5.90 6.61 7.30 8.05 8.80")
	f.cumulate("hetong", "whole", 2022, "0.42 0.95 未报送 3.90 6.20 9.43")
	f.figure("hetong", "hunan", 2022, 6, "800")
	f.yoy["hetong/hunan"] = "12.7"
	f.cumulate("hetong", "r1", 2021, "0.1 0.2 0.35 0.5 0.7 0.9 1.1 1.4 1.6 1.9 2.2 2.6")
	f.cumulate("hetong", "r1", 2022, "0.05 0.2 0.41 0.66 0.9 1.158")
	return f
}
