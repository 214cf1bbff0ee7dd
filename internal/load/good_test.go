package load

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// TestGood holds the model of testdata/good, which uses every key, against what its files say.
func TestGood(t *testing.T) {
	s := loaded(t, os.DirFS("testdata/good"))
	gong, tou := s.Indicators[0], s.Indicators[2]
	whole, yi, er, fen, zhong := s.Regions[0], s.Regions[1], s.Regions[2], s.Regions[3], s.Regions[4]
	h1 := s.Editions[1]
	june := s.Reports[model.Period{Year: 2024, Month: 6}]
	targets := s.Targets[2024]
	inForce, change := targets.InForce(gong, yi, model.Date{Year: 2024, Month: 4, Day: 1})
	full := june.Figure(gong, yi)
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"title", s.Title, "全区学校工作通报"},
		{"issuer", s.Issuer, "临江学区"},
		{"sample, marking, contacts", []any{s.Sample, s.Marking, s.Contacts}, []any{true, "内部资料 注意保存", true}},
		{"thresholds", []string{written(s.Limits.Behind), written(s.Limits.FarBehind), s.Limits.Ahead.String(), s.Limits.Close.String(), fmt.Sprint(s.Limits.TableRows)},
			[]string{"1", "12.5%", "12", "0", "20"}},
		{"palette", []model.Colour{s.Palette.Accent, s.Palette.LastYear, s.Palette.Over.Fill, s.Palette.Over.Text, s.Palette.FarBehind.Line},
			[]model.Colour{"#123abc", "#000005", "#000006", "#0b5345", "#00000b"}},
		{"lines of effort", effortOf(s), "1.1 1.75 3"},
		{"style of the site", s.Style, model.Style{Grouped: model.Yes, Completion: model.Digits(2), Growth: model.Digits(0)}},
		{"style of an indicator", gong.Style, model.Style{Grouped: model.No, Completion: model.Digits(0), Growth: model.Digits(3)}},
		{"style of an indicator that says nothing", tou.Style, s.Style},
		{"scores", []string{s.Scores.Total.String(), s.Scores.Cap.String(), weightsOf(s.Scores)}, []string{"90", "120", "gongkaike=62.5 cunliang=27.5"}},
		{"weight's position", s.Scores.Weights[1].Pos, diag.Pos{File: "data/site.yaml", Line: 33, Col: 33}},
		{"checks", s.Levels, map[string]diag.Level{"stale-action": diag.Off, "missing-figure": diag.AsError, "jump": diag.Usual}},
		{"tiers", s.Scores.Tiers, []model.Tier{{Name: "第一类", Counties: []*model.Region{er}}, {Name: "第二类", Counties: []*model.Region{yi}}}},
		{"data", s.NoData, true},
		{"correction", *s.Corrections[0], model.Correction{Date: model.Date{Year: 2024, Month: 8, Day: 1}, Indicator: gong, Region: yi, Period: model.Period{Year: 2024, Month: 3},
			Old: model.Missing(model.NotReported), New: s.Corrections[0].New, Reason: "补报后又核减", Who: "教务处", Pos: diag.Pos{File: "data/corrections/2024.yaml", Line: 3, Col: 5}}},
		{"corrected figures", []string{s.Corrections[0].New.Value.String(), s.Corrections[1].Old.Value.String()}, []string{"12.5", "8"}},
		{"corrected gap", s.Corrections[1].New, model.Missing(model.Confidential)},
		{"since", fen.Since, model.Period{Year: 2020, Month: 1}},
		{"until, merged into, joined", []any{s.Regions[5].Until, s.Regions[5].MergedInto, s.Regions[5].Joined}, []any{model.Period{Year: 2020, Month: 12}, zhong, true}},
		{"former names, the oldest first", yi.Formerly, []model.Former{
			{Name: "旧一中", Short: "旧一中", Until: model.Period{Year: 2010, Month: 8}}, {Name: "老一中", Short: "老中", Bureau: "老一中校办", Until: model.Period{Year: 2019, Month: 12}}}},
		{"attachments", s.Attach, struct{ Whole, Regions model.AttachKind }{model.AttachedLive, model.AttachedStatic}},
		{"map's approval", s.Map.Approval, "江S(2024)012号"},
		{"shape with a hole, by code", s.Map.Shapes[0], model.Shape{Region: yi, Polygons: [][][][2]float64{{
			{{109.5, 28.25}, {109.75, 28.25}, {109.75, 28.5}, {109.5, 28.25}},
			{{109.6, 28.3}, {109.7, 28.3}, {109.7, 28.35}, {109.6, 28.3}}}}}},
		{"shape of two polygons, by name", s.Map.Shapes[1], model.Shape{Region: er, Polygons: [][][][2]float64{
			{{{110, 28}, {110.5, 28}, {110.5, 28.5}, {110, 28}}}, {{{111, 28}, {111.5, 28}, {111.5, 28.5}, {111, 28}}}}}},
		{"basis", *s.Basis, model.Basis{Name: "2023年在校学生", Unit: "人", Source: "教务处"}},
		{"basis of members", []any{yi.Basis.String(), er.Basis.String(), fen.Basis == nil}, []any{"1200", "800.5", true}},
		{"charts", s.Charts, model.Charts{County: []string{"months", "completion"}, Indicator: []string{}}},
		{"words", s.Words, model.Words{Whole: "全区", Member: "学校", Upper: "全市", Counter: "个", Sheet: "一校一表"}},
		{"regions", regionsOf(s.Regions), "linjiang:0:0 yizhong:1:1 erzhong:2:1 fenxiao:3:2 zhongxin:4:3 jiuzhongxin:5:3"},
		{"province", []any{s.Province.Index, s.Province.Short, s.Province.Code}, []any{6, "全市", "990000"}},
		{"short names", []string{yi.Short, er.Short}, []string{"一中", "第二中学"}},
		{"tile", *yi.Tile, model.Tile{Column: 1, Row: 2}},
		{"team", yi.Team, []model.Person{{Name: "示例甲", Role: "主任", Phone: "000-1", Since: model.Date{Year: 2022, Month: 9, Day: 1}}, {Name: "示例乙"}}},
		{"region's position", yi.Pos, diag.Pos{File: "data/regions.yaml", Line: 7, Col: 5}},
		{"indicators", indicatorsOf(s), "gongkaike:节:0 kaike:节:0 touru:亿元:2 bilv:%:1 cunliang:册:0"},
		{"groups", []int{len(s.Groups), len(s.Groups[0].Indicators), len(s.Groups[1].Indicators)}, []int{2, 2, 3}},
		{"block text", gong.Definition, "面向全区开放的课。\n同一课多次开设计一次。"},
		{"alias", gong.Contact, "学区教研室"},
		{"parts", gong.Parts, []model.Part{{ID: "zhuke", Name: "主科"}, {ID: "fuke", Name: "副科"}}},
		{"reference forwards", []*model.Indicator{gong.AtMost, gong.Differs[0].Other}, []*model.Indicator{s.Indicators[1], s.Indicators[1]}},
		{"weight and cap", []string{gong.Weight.String(), gong.Cap.String()}, []string{"10.5", "150"}},
		{"not_for", []bool{gong.AppliesTo(zhong), gong.AppliesTo(yi)}, []bool{false, true}},
		{"adds_up", addsUp(s), []bool{false, true, true, false, true}},
		{"every, since, until", []any{s.Indicators[4].Every, s.Indicators[4].Since, s.Indicators[4].Until}, []any{model.HalfYearly, model.Period{Year: 2020, Month: 1}, model.Period{Year: 2029, Month: 12}}},
		{"measure, better, scope", []any{s.Indicators[3].Measure, s.Indicators[3].Better, s.Indicators[3].Scope}, []any{model.Rate, model.Lower, model.PrefectureOnly}},

		{"target with more", *targets.Signed(gong, whole).More, model.TargetMore{SetBy: "市教育局", SignedOn: model.Date{Year: 2024, Month: 2, Day: 1}, Note: "市定任务"}},
		{"target 保密", targets.Signed(gong, fen).Gap, model.Confidential},
		{"target of a region that is not due", targets.Signed(gong, zhong).Gap, model.NotApplicable},
		{"target that may be negative", targets.Signed(tou, yi).Value.String(), "-0.5"},
		{"blanket target", targets.Signed(s.Indicators[4], zhong).Given, true},
		{"target in force between changes", []any{inForce.Value.String(), change.Reason}, []any{"18", "先减"}},
		{"changes by date", []string{targets.Changes[0].Reason, targets.Changes[1].Reason}, []string{"先减", "再减"}},

		{"report", []any{june.Status, june.Released.String()}, []any{model.Flash, "2024-07-02"}},
		{"figure", june.Figure(gong, whole).Value.String(), "25"},
		{"figure's position", june.Pos(june.Figure(gong, whole)), diag.Pos{File: "data/reports/2024-06.yaml", Line: 7, Col: 15}},
		{"last zero", june.Figure(tou, whole).Value.StringFixed(2), "1.10"},
		{"smallest figure", june.Figure(tou, yi).Value.String(), "-0.00000001"},
		{"longest figure", june.Figure(tou, er).Value.String(), "123456789012345678"},
		{"zero", june.Figure(tou, zhong).Num, model.Number(model.Int(0))},
		{"full figure", []any{full.Value.String(), full.Status, full.More.Note, full.More.YoY.String(), full.More.Source, full.More.CheckedBy, full.More.Rank, full.More.RankOf},
			[]any{"14", model.Final, "含：补报", "-3.5", "系统", "教研室", 2, 9}},
		{"explanations of a figure", full.More.Explained, []model.Explanation{{Rule: "yoy-differs", Reason: "口径不同", Line: 8, Col: 160}, {Rule: "jump", Reason: "集中：开课", Line: 8, Col: 179}}},
		{"parts of a figure", partsOf(full), "fuke=5 zhuke=gap1"},
		{"folded note", june.Figure(gong, er).Note(), "分两批 开设"},
		{"status of the report", june.Figure(gong, er).Status, model.Flash},
		{"gap", june.Figure(gong, fen).Gap, model.Confidential},
		{"province", june.Figure(gong, s.Province).More.YoY.String(), "12.7"},
		{"blanket gap", june.Figure(s.Indicators[1], zhong).Given, true},
		{"blanket spares the province", june.Figure(s.Indicators[1], s.Province).Given, false},
		{"blanket of the whole alone", []bool{june.Figure(s.Indicators[3], whole).Given, june.Figure(s.Indicators[3], yi).Given}, []bool{true, false}},
		{"no entry", june.Figure(tou, fen).Num, model.Missing(model.NotReported)},

		{"sources", s.Sources[model.Period{Year: 2024, Month: 6}].Files, []model.Source{
			{File: "第一中学.xlsx", SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Filler: "示例甲", Checker: "示例乙", Date: model.Date{Year: 2024, Month: 7, Day: 1}, Cells: 12},
			{File: "粘贴的表.csv", SHA256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"},
		}},
		{"imports", s.Imports, []string{"data/imports/通报附表.yaml"}},

		{"milestones in file order", []string{s.Milestones[2024][0].ID, s.Milestones[2024][1].ID}, []string{"b", "a"}},
		{"milestone's references", []any{s.Milestones[2024][0].Indicators, s.Milestones[2024][0].Regions}, []any{[]*model.Indicator{s.Indicators[1], gong}, []*model.Region{whole, er}}},
		{"closed action", []any{s.Actions[2024][0].State, s.Actions[2024][0].Opened, s.Actions[2024][0].ClosedOn.String()}, []any{model.ActionClosed, h1, "2024-10-08"}},
		{"texts of an action", actionTexts(s.Actions[2024][0]), []model.Text{
			{Text: "**进度**慢，完成{{ 完成率 }}", Pos: diag.Pos{File: "data/actions/2024.yaml", Line: 3, Col: 88}},
			{Text: "补课", Pos: diag.Pos{File: "data/actions/2024.yaml", Line: 3, Col: 164}},
			{Text: "补齐", Pos: diag.Pos{File: "data/actions/2024.yaml", Line: 3, Col: 203}},
			{Text: "分两批开设", Pos: diag.Pos{File: "data/actions/2024.yaml", Line: 3, Col: 188}},
		}},
		{"action without indicator", []any{s.Actions[2024][1].Number, s.Actions[2024][1].Indicator == nil}, []any{"2024-02", true}},
		{"event", []any{s.Events[2024][0].People, s.Events[2024][0].Areas, s.Events[2024][1].Kind}, []any{300, 2, "荣誉"}},

		{"editions by period", []string{s.Editions[0].ID, h1.ID}, []string{"2023", "2024-h1"}},
		{"edition's defaults", []string{s.Editions[0].Title, s.Editions[0].Issuer, s.Editions[0].Issue}, []string{"全区学校工作通报", "临江学区", ""}},
		{"edition", []any{h1.Title, h1.Issuer, h1.Issue, h1.Recipients, h1.Report}, []any{"半年通报", "学区办", "第2期", []string{"各校", "家委会"}, june}},
		{"red head and document numbers", []string{s.RedHead, h1.Number, s.Editions[0].Number}, []string{"临江学区文件", "临学发〔2024〕8号", ""}},
		{"findings", h1.Findings, []model.FindingEdit{
			{ID: "over/gongkaike", Pin: true, Pos: diag.Pos{File: "content/2024-h1/edition.md", Line: 15, Col: 10}},
			{ID: "half/kaike", Hide: true, Pos: diag.Pos{File: "content/2024-h1/edition.md", Line: 16, Col: 10}},
			{ID: "at-zero/touru/yizhong", Pin: true, Pos: diag.Pos{File: "content/2024-h1/edition.md", Line: 17, Col: 9},
				Text: model.Text{Text: "**一中** 还没有投入。", Pos: diag.Pos{File: "content/2024-h1/edition.md", Line: 19, Col: 12}}},
		}},
		{"highlights", h1.Highlights, []model.Text{
			{Text: "一是 **公开课** 过半。", Pos: diag.Pos{File: "content/2024-h1/edition.md", Line: 12, Col: 5}},
			{Text: "二是投入持平。", Pos: diag.Pos{File: "content/2024-h1/edition.md", Line: 13, Col: 6}},
		}},
		{"body", *h1.Body, model.Document{File: "content/2024-h1/edition.md", Line: 26, Source: []byte("\n正文。\n"), Facts: []model.Fact{
			{Text: "投入1.2万元", Source: "区财政局2024年7月函", Pos: diag.Pos{File: "content/2024-h1/edition.md", Line: 22, Col: 12}},
			{Text: "培训3场", Source: "教研室", Pos: diag.Pos{File: "content/2024-h1/edition.md", Line: 23, Col: 11}},
		}}},
		{"no body", []any{len(s.Editions[0].Body.Source), s.Editions[0].Body.Line}, []any{0, 6}},
		{"commentary with front matter", *h1.Counties[fen.Index], model.Document{File: "content/2024-h1/counties/fenxiao.md", Line: 4, Source: []byte("\n分校情况。\n"),
			Facts: []model.Fact{{Text: "到校9人", Source: "分校考勤", Pos: diag.Pos{File: "content/2024-h1/counties/fenxiao.md", Line: 2, Col: 16}}}}},
		{"commentaries", []int{given(h1.Counties), given(h1.Indicators), len(h1.Counties), len(h1.Indicators)}, []int{2, 1, 6, 5}},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
}

func regionsOf(regions []*model.Region) string {
	return joined(regions, func(g *model.Region) string { return fmt.Sprintf("%s:%d:%d", g.ID, g.Index, g.Kind) })
}

func indicatorsOf(s *model.Site) string {
	return joined(s.Indicators, func(i *model.Indicator) string { return fmt.Sprintf("%s:%s:%d", i.ID, i.Unit, i.Decimals) })
}

func partsOf(f *model.Figure) string {
	parts := slices.SortedFunc(slices.Values(f.More.Parts), func(a, b model.PartFigure) int { return len(a.Part.ID) - len(b.Part.ID) })
	return joined(parts, func(p model.PartFigure) string {
		if !p.Ok() {
			return fmt.Sprintf("%s=gap%d", p.Part.ID, p.Gap)
		}
		return p.Part.ID + "=" + p.Value.String()
	})
}

func joined[T any](all []T, text func(T) string) string {
	out := ""
	for k, one := range all {
		if k > 0 {
			out += " "
		}
		out += text(one)
	}
	return out
}

func addsUp(s *model.Site) []bool {
	var all []bool
	for _, i := range s.Indicators {
		all = append(all, i.AddsUp)
	}
	return all
}

func given(documents []*model.Document) int {
	n := 0
	for _, d := range documents {
		if d != nil {
			n++
		}
	}
	return n
}

// TestDefaults holds what the base site leaves out.
func TestDefaults(t *testing.T) {
	s := loaded(t, baseSite(t))
	if want := newSite(usual); s.Palette != want.Palette || s.Limits != want.Limits || !reflect.DeepEqual(s.Charts, want.Charts) {
		t.Errorf("palette, thresholds or charts = %v %v %v, want the defaults", s.Palette, s.Limits, s.Charts)
	}
	if want := (model.Words{Whole: "青山市", Member: "县市", Upper: "全省"}); s.Words != want {
		t.Errorf("words = %v, want %v", s.Words, want)
	}
}

// TestCountyAlone loads a site of one region.
func TestCountyAlone(t *testing.T) {
	site := baseSite(t)
	for _, gone := range []string{"data/targets", "data/reports", "data/actions", "data/milestones", "data/events", "content/2023-q1/counties"} {
		remove(t, site, gone)
	}
	put(site, "data/regions.yaml", "prefecture: {id: xian, name: 某县}\ncounties: []\n")
	put(site, "data/indicators.yaml", "groups: [{id: a, name: 甲, indicators: [{id: yanfa, name: 乙, unit: 家, department: 丙, definition: 丁, reporting: 戊, contact: 己}]}]\n")
	put(site, "data/reports/2023-03.yaml", "period: 2023-03\nstatus: 快报\nvalues:\n  yanfa: {xian: 3}\n")
	s := loaded(t, site)
	if got := s.Reports[model.Period{Year: 2023, Month: 3}].Figure(s.Indicators[0], s.Whole()).Value.String(); got != "3" || s.Province != nil {
		t.Errorf("figure = %s, province = %v, want 3 and none", got, s.Province)
	}
}

// weightsOf shows the weights of scores in order.
func weightsOf(s *model.Scores) string {
	text := ""
	for k, w := range s.Weights {
		if k > 0 {
			text += " "
		}
		text += w.Indicator.ID + "=" + w.Points.String()
	}
	return text
}

func actionTexts(a *model.Action) []model.Text {
	return []model.Text{a.Matter, a.Measures, a.Result, a.Reason}
}
