package format

import (
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// TestNames: what figures and targets are called, by what is measured.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		m          model.Measure
		name, head string
	}{{model.Flow, "累计数", "本期累计"}, {model.Stock, "期末数", "期末数"}, {model.Rate, "本期值", "本期值"}} {
		if got := ValueName(c.m); got != c.name {
			t.Errorf("ValueName(%d) = %s, want %s", c.m, got, c.name)
		}
		if got := ValueHead(c.m); got != c.head {
			t.Errorf("ValueHead(%d) = %s, want %s", c.m, got, c.head)
		}
	}
	task, limit := flow("甲", "项", 0), lower(flow("乙", "起", 0))
	if got := GoalName(&task) + GoalName(&limit); got != "目标控制数" {
		t.Errorf("GoalName: %s", got)
	}
	if c := cellOf(t, 6, rate("比重", 1), "97", "98.14"); Beside(&c) != "98.1%（目标97.0%）" {
		t.Errorf("Beside: %s", Beside(&c))
	}
	if got := CompletionPlaces(&task); got != 1 {
		t.Errorf("a completion has %d digits", got)
	}
	if Dash != "—" || AtThisPace != "照此进度" || DoneOf != "完成年度目标的" {
		t.Error(Dash, AtThisPace, DoneOf)
	}
}

// TestTargetPhrase: how a figure stands against its target, by what is measured; nothing where one of the two is missing.
func TestTargetPhrase(t *testing.T) {
	task, limit, level, share := flow("甲", "项", 0), lower(flow("乙", "起", 0)), stock("丙", "家"), rate("丁", 1)
	for _, c := range []struct {
		i             model.Indicator
		target, value string
		want          string
	}{
		{task, "10", "4", "完成年度目标的40.0%"}, {task, "10", "n", ""}, {task, "t", "4", ""}, {task, "0", "4", ""},
		{limit, "10", "13", "超年度控制数3起"}, {limit, "10", "10", "与年度控制数持平"}, {limit, "10", "4", "比年度控制数少6起"},
		{level, "10", "6", "相当于年度目标的60.0%"}, {level, "0", "6", ""},
		{share, "30", "30.3", "比年度目标高0.3个百分点"}, {share, "30", "29", "比年度目标低1.0个百分点"}, {share, "30", "30", "与年度目标持平"}, {share, "30", "t", ""},
	} {
		cell := cellOf(t, 6, c.i, c.target, c.value)
		if got := TargetPhrase(&cell); got != c.want {
			t.Errorf("%s of %s %s: %q, want %q", c.value, c.target, c.i.ID, got, c.want)
		}
	}
}

// TestEndWords: the words for the ends of a ranking: places where there are targets, else more and less, or higher and lower.
func TestEndWords(t *testing.T) {
	targeted := func(i model.Indicator) model.Indicator { i.Targeted = true; return i }
	for _, c := range []struct {
		i           model.Indicator
		first, last string
	}{
		{targeted(flow("甲", "项", 0)), "居首位", "居末位"}, {targeted(lower(flow("甲", "起", 0))), "居首位", "居末位"},
		{flow("甲", "项", 0), "最多", "最少"}, {lower(flow("甲", "起", 0)), "最少", "最多"}, {rate("甲", 1), "最高", "最低"}, {lower(rate("甲", 1)), "最低", "最高"},
		{signed(flow("甲", "亿元", 1)), "最高", "最低"}, {stock("甲", "家/万家"), "最高", "最低"},
	} {
		if first, last := EndWords(&c.i); first != c.first || last != c.last {
			t.Errorf("%+v: %s and %s, want %s and %s", c.i, first, last, c.first, c.last)
		}
	}
}

// TestApart: a name that ends in a sign of ASCII would run into the number behind it.
func TestApart(t *testing.T) {
	for name, want := range map[string]string{"校1": "校1以", "园区A": "园区A以", "甲县": "甲县", "x\u007f": "x\u007f以", "x\u0080": "x\u0080"} {
		if got := apart(name); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
}

// TestWhose: a matter is told by the name that its region had when it was opened, and says what became of it.
func TestWhose(t *testing.T) {
	may, june := model.Period{Year: 2022, Month: 5}, model.Period{Year: 2022, Month: 6}
	whole := &model.Region{ID: "w", Name: "某州", Kind: model.Prefecture, Formerly: []model.Former{{Name: "老州", Until: may}}}
	a := &model.Region{ID: "a", Index: 1, Name: "甲县", Kind: model.County, Formerly: []model.Former{{Name: "老县", Until: may}}}
	b := &model.Region{ID: "b", Index: 2, Name: "乙县", Kind: model.County, Since: june}
	gone := &model.Region{ID: "c", Index: 3, Name: "丙县", Kind: model.County, MergedInto: a, Until: may}
	newer := &model.Region{ID: "d", Name: "丁县"}
	site := &model.Site{Words: county, Regions: []*model.Region{whole, a, b, gone}}
	site.Settle()
	for _, c := range []struct {
		name        string
		region, was *model.Region
		opened      model.Period
		want        string
	}{
		{"by its present name", a, nil, june, "甲县"},
		{"by a former name", a, nil, may, "甲县（原老县）"},
		{"the whole", whole, nil, june, "全州"},
		{"the whole by a former name", whole, nil, may, "全州"},
		{"before it was one", b, nil, may, "乙县"},
		{"of what became part of it", a, gone, may, "丙县（现并入甲县）"},
		{"of what became part of the whole", whole, gone, may, "丙县"},
		{"of what is none yet", a, newer, may, "丁县"},
	} {
		action := &model.Action{Region: c.region, Was: c.was, Opened: &model.Edition{Period: c.opened}}
		if got := Whose(site, action); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	r := &model.Region{Formerly: []model.Former{{Name: "老县", Until: may}, {Name: "新县", Until: model.Period{Year: 2022, Month: 8}}}}
	if got := RegionHistory(&model.Site{}, r, model.Period{Year: 2023, Month: 1})[1]; got != "2022年6月至2022年8月称新县" {
		t.Error(got)
	}
}

// TestOutlookWords: each forecast has its word, its shape and its name in style sheets, and a sentence for tasks and one for limits.
func TestOutlookWords(t *testing.T) {
	task, limit := flow("甲", "项", 0), lower(flow("乙", "起", 0))
	for _, c := range []struct {
		o                  analysis.Outlook
		word, shape, class string
		ofTask, ofLimit    string
	}{
		{analysis.NoOutlook, "—", "—", "gap", "年度目标能否完成尚不确定", "全年能否控制在年度控制数以内尚不确定"},
		{analysis.Will, "能完成", "◐", "on-pace", "照此进度可完成年度目标", "全年可望控制在年度控制数以内"},
		{analysis.May, "可能完成", "▽", "behind", "年度目标能否完成尚不确定", "全年能否控制在年度控制数以内尚不确定"},
		{analysis.WillNot, "难以完成", "▼", "far-behind", "照此进度难以完成年度目标", "照此进度全年将超出年度控制数"},
	} {
		if Outlook(c.o) != c.word || OutlookShape(c.o) != c.shape || OutlookClass(c.o) != c.class {
			t.Errorf("%d: %s %s %s, want %s %s %s", c.o, Outlook(c.o), OutlookShape(c.o), OutlookClass(c.o), c.word, c.shape, c.class)
		}
		if got := OutlookSentence(&task, c.o); got != c.ofTask {
			t.Errorf("%d of a task: %s, want %s", c.o, got, c.ofTask)
		}
		if got := OutlookSentence(&limit, c.o); got != c.ofLimit {
			t.Errorf("%d of a limit: %s, want %s", c.o, got, c.ofLimit)
		}
	}
	if got := WillNot(&task) + "，" + WillNot(&limit); got != "难以完成年度目标，将超出年度控制数" {
		t.Error(got)
	}
}

// TestRevisionWords: which revision an edition is, since when and why.
func TestRevisionWords(t *testing.T) {
	first := model.EarlierSeal{Revision: 1, Date: model.Date{Year: 2022, Month: 7, Day: 20}, Reason: "经局长办公会审定", Reopened: model.Date{Year: 2022, Month: 8, Day: 3}, ReopenReason: "泸溪县数据有误"}
	second := first
	second.Reopened = model.Date{Year: 2022, Month: 9, Day: 1}
	of := func(seal *model.Seal, earlier ...model.EarlierSeal) *model.Edition {
		return &model.Edition{Label: "2022年一季度", Seal: seal, Earlier: earlier}
	}
	for _, c := range []struct{ got, want string }{
		{RevisionCode(2, ""), "第2版"}, {RevisionCode(2, "7KQ2-MXB4-8TRE-W9NC"), "第2版　核验码 7KQ2-MXB4-8TRE-W9NC"},
		{Reopened(&first), "2022年8月3日修改：泸溪县数据有误"}, {Sealed(&first), "2022年7月20日发布：经局长办公会审定"},
		{Publication(of(nil)), "2022年一季度"}, {Publication(of(nil, first)), "2022年一季度第1版"}, {Publication(of(nil, first, second)), "2022年一季度第2版"},
		{Publication(of(&model.Seal{Revision: 2}, first)), "2022年一季度"}, {Publication(of(&model.Seal{Revision: 1})), "2022年一季度"},
		{Reissued(of(nil)), ""}, {Reissued(of(nil, first)), "第2版，2022年8月3日修改"}, {Reissued(of(&model.Seal{Revision: 3}, first, second)), "第3版，2022年9月1日修改"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

// TestTerms: how often an indicator is reported and from when to when it is counted, and what that says of a missing figure.
func TestTerms(t *testing.T) {
	from, to := model.Period{Year: 2021, Month: 1}, model.Period{Year: 2023, Month: 12}
	term := func(since, until model.Period, every model.Frequency) *model.Indicator {
		return &model.Indicator{Since: since, Until: until, Every: every}
	}
	never := model.Period{}
	for _, c := range []struct{ got, want string }{
		{Every(term(never, never, model.Monthly)), ""}, {Every(term(never, never, model.Quarterly)), "按季统计"},
		{Every(term(never, never, model.HalfYearly)), "按半年统计"}, {Every(term(never, never, model.Yearly)), "按年统计"},
		{Term(term(never, never, 0)), ""}, {Term(term(from, never, 0)), "2021年1月起"}, {Term(term(never, to, 0)), "至2023年12月止"}, {Term(term(from, to, 0)), "2021年1月至2023年12月"},
		{ReasonOf(term(never, never, model.Quarterly), model.BetweenReports), "按季统计，本期不报"},
		{ReasonOf(term(never, never, model.Monthly), model.BetweenReports), Reason(model.BetweenReports)},
		{ReasonOf(term(from, never, model.Quarterly), model.NotCounted), "这项指标的统计期间：2021年1月起"},
		{ReasonOf(term(never, never, model.Quarterly), model.NotCounted), Reason(model.NotCounted)},
		{ReasonOf(term(from, to, model.Quarterly), model.NotReported), Reason(model.NotReported)},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

// TestOfTheQuarter: in a month between two reports a whole says what was reported last, of which month, or that nothing was.
func TestOfTheQuarter(t *testing.T) {
	at := model.Period{Year: 2022, Month: 3}
	for _, c := range []struct {
		i        model.Indicator
		reported string // in March
		want     string
	}{
		{flow("甲", "项", 0), "4", "全州截至2022年3月累计4项，按季统计，本期不报。"},
		{rate("乙", 1), "4", "全州截至2022年3月为4.0%，按季统计，本期不报。"},
		{flow("甲", "项", 0), "n", "全州按季统计，本期不报。"},
	} {
		c.i.Every = model.Quarterly
		v := bulletin(t, 5, county, "甲县 乙县", indicator{Indicator: c.i})
		report := model.NewReport(at, "march", 1, 3)
		each(t, v.Site, c.reported, func(r *model.Region, n model.Num) { report.Set(v.Site.Indicators[0], r, model.Figure{Num: n}) })
		v.Site.Reports[at] = report
		v = analysis.New(v.Site, v.Edition)
		if got := IndicatorSummary(v, v.Site.Indicators[0]); got != c.want {
			t.Errorf("%s: %s, want %s", c.i.ID, got, c.want)
		}
		whole := v.Cell(v.Site.Indicators[0], v.Site.Whole())
		if got := AsOf(&whole, at) + AsOf(&whole, model.Period{Year: 2021, Month: 12}); got != "（截至3月）（截至2021年12月）" {
			t.Error(got)
		}
	}
}

// TestPlaceFact: a rank with how many are ranked, and whether it is shared.
func TestPlaceFact(t *testing.T) {
	for _, c := range []struct {
		p    analysis.Place
		want string
	}{
		{analysis.Place{Rank: 3, Of: 8}, "第3位（共8个县市）"}, {analysis.Place{Rank: 8, Of: 8, End: analysis.LastPlace}, "末位（共8个县市）"},
		{analysis.Place{Rank: 6, Of: 8, Tied: true, End: analysis.LastPlace}, "并列末位（共8个县市）"}, {analysis.Place{Rank: 1, Of: 8, Tied: true, End: analysis.FirstPlace}, "并列首位（共8个县市）"},
	} {
		if got := PlaceFact(c.p, county); got != c.want {
			t.Errorf("%+v: %s, want %s", c.p, got, c.want)
		}
	}
	if got := PlacePhrase(&analysis.Cell{Place: analysis.Place{Rank: 1, Of: 1, End: analysis.FirstPlace}}, county); got != "" {
		t.Errorf("nobody to be ranked with: %s", got)
	}
}

// TestFewBase: a computed 同比 of less than ten of the last digit that is shown rests on little; one that is given, or is in points, does not.
func TestFewBase(t *testing.T) {
	none := model.Missing(model.NotReported)
	for _, c := range []struct {
		name      string
		decimals  int
		now, last model.Num
		growth    analysis.Growth
		want      bool
	}{
		{"nine", 0, number("5"), number("9"), analysis.Growth{}, true},
		{"ten", 0, number("5"), number("10"), analysis.Growth{}, false},
		{"nine hundredths", 2, number("5"), number("0.09"), analysis.Growth{}, true},
		{"ten hundredths", 2, number("5"), number("0.10"), analysis.Growth{}, false},
		{"given", 0, number("5"), number("9"), analysis.Growth{Given: true}, false},
		{"points", 0, number("5"), number("9"), analysis.Growth{Points: true}, false},
		{"nothing now", 0, none, number("9"), analysis.Growth{}, false},
		{"nothing then", 0, number("5"), none, analysis.Growth{}, false},
	} {
		cell := &analysis.Cell{Indicator: &model.Indicator{Decimals: c.decimals}, Value: c.now, LastYear: c.last, Growth: c.growth}
		if got := FewBase(cell); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
	for now, want := range map[string]string{"8": "比上年同期减少", "9": "比上年同期增加", "10": "比上年同期增加"} {
		if got := IncreaseVerb(&analysis.Cell{Value: number(now), LastYear: number("9")}); got != want {
			t.Errorf("%s after 9: %s, want %s", now, got, want)
		}
	}
}

// TestToleratedLimit: a limit of which a little more is used than time has gone is not exceeded as long as that is tolerated.
func TestToleratedLimit(t *testing.T) {
	v := bulletin(t, 6, county, "甲县 乙县", indicator{Indicator: lower(flow("事故", "起", 0)), target: "100 50 50", value: "52 26 26"})
	v.Site.Limits.Behind = model.Threshold{Value: model.Int(5)}
	v = analysis.New(v.Site, v.Edition)
	c := v.Cell(v.Site.Indicators[0], v.Site.Whole())
	if got := LeadPhrase(&c); got != "高于序时进度2.0个百分点" {
		t.Error(got)
	}
}

// TestRollOfNothing: words are asked for before anybody is known to be behind; they are those of tasks then.
func TestRollOfNothing(t *testing.T) {
	for yearEnd, want := range map[bool]string{false: "落后序时，达到序时进度", true: "未完成年度目标，完成年度目标"} {
		r := NewRoll(nil, yearEnd)
		if got := r.BehindWord() + "，" + r.OnWord(0); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestRollGaps: cells without a state have one word where they share one, else that of what none of them has.
func TestRollGaps(t *testing.T) {
	task, limit := &model.Indicator{}, lower(model.Indicator{})
	gap := func(i *model.Indicator, g model.Gap) analysis.Cell {
		return analysis.Cell{Indicator: i, Value: model.Missing(g), Target: number("1")}
	}
	for _, c := range []struct {
		name  string
		cells []analysis.Cell
		want  string
	}{
		{"one word", []analysis.Cell{gap(task, model.Confidential), gap(task, model.Confidential)}, "均保密"},
		{"two words", []analysis.Cell{gap(task, model.Confidential), gap(task, model.NotReported)}, "均无完成率"},
		{"two words, a limit first", []analysis.Cell{gap(&limit, model.Confidential), gap(task, model.NotReported)}, "均不可比"},
		{"two words, a limit last", []analysis.Cell{gap(task, model.Confidential), gap(&limit, model.NotReported)}, "均不可比"},
		{"a gap without a word", []analysis.Cell{gap(task, model.NotComparable)}, "均无完成率"},
	} {
		if got := NewRoll(c.cells, false).Sentence("", "项"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	c := gap(task, model.NotComparable)
	if got := Alone("甲项", &c, false); got != "甲项无完成率" {
		t.Error(got)
	}
}
