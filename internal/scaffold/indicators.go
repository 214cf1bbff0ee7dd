package scaffold

import (
	"cmp"
	"strconv"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/pinyin"
)

// indicatorColumns are what is said of an indicator.
var indicatorColumns = []column{
	{name: "分组", also: []string{"指标分组", "类别"}, show: "科技投入", width: 14, about: "通报中的小标题；不写时与上一行同组"},
	{name: "名称", also: []string{"指标名称", "指标"}, due: true, show: "全社会研发投入（监测填报数）", width: 30, about: "指标的全称"},
	{name: "简称", show: "研发投入", width: 16, about: "图表里用的短名；不写时用全称"},
	{name: "计量单位", also: []string{"单位"}, due: true, show: "万元", width: 10, about: "万元、亿元、家、件、%、微克/立方米……报表里的数都用它，不带单位"},
	{name: "小数位", also: []string{"小数位数"}, show: "0", width: 8, words: []string{"0", "1", "2", "3", "4"}, about: "显示几位小数；不写时亿元两位，% 一位，其余不带小数"},
	{name: "类型", show: "累计数", width: 10, words: []string{"累计数", "时点数", "比率"}, about: "累计数：年初到当月累计，与序时进度比较。时点数：某一天有多少。比率：百分比、浓度、密度，变动用百分点或本身的单位。不写的是累计数"},
	{name: "方向", show: "越高越好", width: 10, words: []string{"越高越好", "越低越好", "不分好坏"}, about: "越低越好的，年度目标是控制数；不分好坏的不设目标、不排位次、不列亮点短板。不写的，设目标的是越高越好，不设目标的是不分好坏"},
	{name: "范围", show: "各单位", width: 10, words: []string{"各单位", "只有整体"}, about: "只有整体：各单位不报这项指标。不写的是各单位"},
	{name: "口径", also: []string{"指标解释", "指标口径"}, show: "辖内有研发活动的单位累计填报的研发经费内部支出。", width: 36, about: "统计什么，怎样算；可以以后再补"},
	{name: "报送办法", also: []string{"填报办法"}, show: "每月5日前填报上月末累计数。", width: 30, about: "谁在什么时候怎样报；可以以后再补"},
	{name: "数据来源单位", also: []string{"数据来源"}, show: "湘西州科学技术局", width: 20, about: "数由谁提供；不写的是发布单位"},
	{name: "咨询单位", show: "州科技局规划科", width: 20, about: "有疑问找谁；不写的是发布单位"},
	{name: "不适用单位", show: "", width: 18, about: "不报这项指标的单位，用顿号隔开"},
	{name: "其中项", also: []string{"其中"}, show: "企业、高校", width: 18, about: "其中项的名称，用顿号隔开"},
	{name: "设目标", also: []string{"是否设目标"}, show: "是", width: 8, words: []string{"是", "否"}, about: "否：谁都没有年度目标，按数值排位次。不写的是“是”"},
	{name: "可为负", also: []string{"可以为负"}, show: "否", width: 8, words: []string{"是", "否"}, about: "是：数可以是负的，如净增数。不写的是“否”"},
	{name: "是否加总", also: []string{"加总"}, show: "是", width: 8, words: []string{"是", "否"}, about: "各单位之和是否等于整体。不写时比率为“否”，其余为“是”"},
	{name: "不加总原因", width: 24, about: "累计数、时点数不加总的，写明原因"},
	{name: "编号", also: []string{"英文编号"}, show: "yanfa-touru", width: 16, about: "网页的文件名，用小写拉丁字母、数字和连字符；不写时按名称的拼音取"},
	{name: "权重", show: "10", width: 8, about: "指标的重要程度，写一个正数；权重大的优先列入要点，与计分无关（计分的权重写在 data/site.yaml 的 scores 里）。都不写时看分组的先后和承担目标的单位数"},
	{name: "不大于", also: []string{"不大于哪项"}, show: "", width: 18, about: "这项指标只是另一项的一部分，不会比它大：写那一项的名称。两项的计量单位要相同；填报的数大了算错误"},
	{name: "考核", also: []string{"纳入考核", "纳入的考核"}, show: "高质量发展考核", width: 22, about: "这项指标纳入哪些考核，用顿号隔开；登在指标的页面上"},
	{name: "报送周期", show: "每月", width: 10, words: []string{"每月", "每季", "每半年", "每年"}, about: "多久报一次数：每季的报3、6、9、12月的，每半年的报6、12月的，每年的只报12月的；别的月份不发表、不算未报送。不写的是每月"},
}

var (
	measures = []meaning[model.Measure]{
		{[]string{"累计数", "累计", "流量"}, model.Flow},
		{[]string{"时点数", "时点", "存量"}, model.Stock},
		{[]string{"比率", "比例", "百分比", "率"}, model.Rate},
	}
	betters = []meaning[model.Better]{
		{[]string{"越高越好", "高", "正向", "越大越好", "越多越好"}, model.Higher},
		{[]string{"越低越好", "低", "逆向", "越小越好", "越少越好", "反向", "负向"}, model.Lower},
		{[]string{"不分好坏", "中性", "无方向"}, model.Neither},
	}
	scopes = []meaning[model.Scope]{
		{[]string{"各单位", "全部", "各单位都有", "都有"}, model.AllRegions},
		{[]string{"只有整体", "整体", "仅整体"}, model.PrefectureOnly},
	}
)

// frequencies are how often an indicator is reported.
var frequencies = []meaning[model.Frequency]{
	{[]string{"每月", "月", "按月", "月报"}, model.Monthly},
	{[]string{"每季", "每季度", "季", "季度", "按季", "季报"}, model.Quarterly},
	{[]string{"每半年", "半年", "按半年", "半年报"}, model.HalfYearly},
	{[]string{"每年", "年", "年度", "按年", "年报"}, model.Yearly},
}

// noGroup is the group of indicators of which none is told.
const noGroup = "主要指标"

// counter is an indicator in the making.
type counter struct {
	*model.Indicator
	row   *row
	id    string // as it was asked for
	group string
}

func (p *plan) counted() {
	rows, at := p.rows(indicatorTable)
	var all []*counter
	for _, answers := range rows {
		if i := p.indicator(answers); i.Name != "" {
			all = append(all, i)
		}
	}
	if len(rows) == 0 {
		p.errorf(at, "missing-key", "至少写一项指标的名称和计量单位", "没有写指标")
	}
	p.nameIndicators(all)
	for _, i := range all {
		p.atMost(i)
	}
	p.grouped(all)
}

func (p *plan) indicator(answers load.AnswerRow) *counter {
	r := p.read("指标", answers.Fields, answers.Pos, indicatorColumns)
	i := &model.Indicator{
		Name: r.line("名称"), Short: r.line("简称"), Unit: r.line("计量单位"), Decimals: -1,
		Measure: choose(r, "类型", model.Flow, measures), Better: choose(r, "方向", model.Higher, betters), Scope: choose(r, "范围", model.AllRegions, scopes),
		Targeted: choose(r, "设目标", true, yesNo), Signed: choose(r, "可为负", false, yesNo), Every: choose(r, "报送周期", model.Monthly, frequencies),
		Definition: r.prose("口径"), Reporting: r.prose("报送办法"), Department: r.line("数据来源单位"), Contact: r.line("咨询单位"),
	}
	if text := r.raw("小数位"); text != "" {
		n, err := strconv.Atoi(strings.TrimSuffix(text, "位"))
		if err != nil || n < 0 || n > 6 {
			p.errorf(r.at("小数位"), "bad-choice", "写 0 到 6 的整数，或不写", "小数位不能写“%s”", load.Shown(text))
		}
		i.Decimals = n
	}
	i.Weight, i.Assessments = r.weight("权重"), r.list("考核")
	p.addsUp(i, r)
	p.parts(i, r)
	p.notFor(i, r)
	if !i.Targeted && strings.TrimSpace(r.raw("方向")) == "" { // nobody said which way is good, and no target says it
		i.Better = model.Neither
	}
	if i.Targeted && i.Better == model.Neither {
		p.errorf(r.at("方向"), "bad-choice", "“设目标”写“否”，或“方向”写越高越好、越低越好", "不分好坏的指标不能有年度目标")
	}
	if i.Name == "" {
		return &counter{Indicator: i}
	}
	i.Definition, i.Reporting = p.due(i.Definition, "指标解释"), p.due(i.Reporting, "报送办法")
	i.Department, i.Contact = cmp.Or(i.Department, p.issuer()), cmp.Or(i.Contact, p.issuer())
	return &counter{Indicator: i, row: r, id: strings.TrimSpace(r.raw("编号")), group: r.line("分组")}
}

// addsUp settles whether members add up to the whole, as the loader does: rates do not, others do unless a reason is told.
func (p *plan) addsUp(i *model.Indicator, r *row) {
	i.WhyNot = r.prose("不加总原因")
	i.AddsUp = choose(r, "是否加总", i.Measure != model.Rate && i.WhyNot == "", yesNo)
	switch {
	case i.AddsUp && i.WhyNot != "":
		p.errorf(r.at("不加总原因"), "extra-key", "删去原因，或把是否加总写成 否", "写了不加总的原因，是否加总却写了是")
	case !i.AddsUp && i.WhyNot == "" && i.Measure != model.Rate && i.Scope == model.AllRegions:
		i.WhyNot = p.due("", "各单位之和不等于整体的原因")
	}
}

func (p *plan) parts(i *model.Indicator, r *row) {
	taken := map[string]bool{}
	seen := map[string]bool{}
	for _, name := range r.list("其中项") {
		if seen[name] {
			p.errorf(r.at("其中项"), "duplicate-name", "只留一处", "其中项“%s”写了两次", load.Shown(name))
			continue
		}
		seen[name] = true
		i.Parts = append(i.Parts, model.Part{ID: pinyin.Unique(taken, "qizhong", pinyin.Name(pinyin.Bare(name), 3), pinyin.Full(name)), Name: name})
	}
}

// atMost settles which other indicator an indicator is no larger than, as the loader does.
func (p *plan) atMost(i *counter) {
	name := i.row.line("不大于")
	if name == "" {
		return
	}
	other := p.names[name]
	switch at := i.row.at("不大于"); {
	case other == nil:
		fix := "写另一项指标的名称或简称"
		if near := diag.Nearest(name, known(p.names)); near != "" {
			fix = "是否想写“" + near + "”？"
		}
		p.errorf(at, "unknown-indicator", fix, "没有指标“%s”", load.Shown(name))
	case other == i.Indicator:
		p.errorf(at, "bad-choice", "写另一项指标", "“不大于”不能写指标自己")
	case other.Unit != i.Unit:
		p.errorf(at, "bad-choice", "核对两项指标的计量单位", "“不大于”要求计量单位相同，“%s”用“%s”，“%s”用“%s”", load.Shown(i.Name), load.Shown(i.Unit), load.Shown(other.Name), load.Shown(other.Unit))
	default:
		i.AtMost = other
	}
}

func (p *plan) notFor(i *model.Indicator, r *row) {
	for _, name := range r.list("不适用单位") {
		g := p.region(name)
		switch {
		case g == nil && len(p.Site.Regions) > 0:
			p.errorf(r.at("不适用单位"), "unknown-region", p.nearRegion(name), "没有单位“%s”", load.Shown(name))
		case g == nil:
		case g.Kind == model.Prefecture || g.Kind == model.Province:
			p.errorf(r.at("不适用单位"), "bad-choice", "只写成员、园区或直属单位", "不适用单位不能写“%s”", load.Shown(name))
		default:
			i.Exclude(g)
		}
	}
}

// nameIndicators enters names and gives ids: of the short name where there is one, without brackets where that is enough.
func (p *plan) nameIndicators(all []*counter) {
	taken := map[string]bool{}
	for _, i := range all {
		p.ask(taken, &i.id, i.row, "指标")
	}
	stems := map[string]int{}
	for _, i := range all {
		stems[stem(i.Indicator)]++
	}
	seen := looks{}
	for k, i := range all {
		if before := p.names[i.Name]; before != nil && before.Name == i.Name {
			p.errorf(i.row.at("名称"), "duplicate-name", "换一个能区别开的名称，或删去一行", "指标“%s”写了两次", load.Shown(i.Name))
			continue
		}
		if other := seen.other(k, i.Name, i.Short); other != "" {
			p.errorf(i.row.at("名称"), "alike-names", "统一成一种写法，或换一个能区别开的名称", "指标“%s”和“%s”看起来一样", load.Shown(i.Name), load.Shown(other))
			continue
		}
		for _, name := range []string{i.Name, i.Short} {
			if p.names[name] == nil && name != "" {
				p.names[name] = i.Indicator
			}
		}
		if i.ID = i.id; i.ID != "" {
			continue
		}
		i.ID = pinyin.Unique(taken, "zhibiao", ids(i.Indicator, stems)...)
	}
	for _, i := range all {
		if p.names[i.ID] == nil {
			p.names[i.ID] = i.Indicator
		}
	}
}

// stem is the shortest id of an indicator.
func stem(i *model.Indicator) string { return pinyin.Name(pinyin.Bare(called(i)), 3) }

// ids are those that suit an indicator, the best first. stems counts how many indicators have which shortest one: where it
// is that of several, it tells none of them apart.
func ids(i *model.Indicator, stems map[string]int) []string {
	all := []string{stem(i), pinyin.Name(called(i), 5), pinyin.Name(i.Name, 8), pinyin.Full(i.Name)}
	if stems[all[0]] > 1 {
		return all[1:]
	}
	return all
}

// grouped puts indicators into their groups, which stand in the order in which they first come. A row without a group
// belongs to that of the row before.
func (p *plan) grouped(all []*counter) {
	s := p.Site
	groups := map[string]*model.Group{}
	taken := map[string]bool{}
	last := noGroup
	for _, i := range all {
		if i.group != "" {
			last = i.group
		}
		g := groups[last]
		if g == nil {
			g = &model.Group{Name: last, ID: pinyin.Unique(taken, "fenzu", pinyin.Name(pinyin.Bare(last), 3), pinyin.Full(last))}
			groups[last] = g
			s.Groups = append(s.Groups, g)
		}
		g.Indicators = append(g.Indicators, i.Indicator)
		i.Group = g
	}
	for _, g := range s.Groups {
		for _, i := range g.Indicators {
			i.Index = len(s.Indicators)
			s.Indicators = append(s.Indicators, i)
		}
	}
}
