package load

import (
	"gopkg.in/yaml.v3"

	"bulletin/internal/model"
)

// readIndicators reads data/indicators.yaml.
func (l *loader) readIndicators() error {
	r, root, err := l.yaml("data/indicators.yaml")
	if root == nil {
		l.indicators.partial = true
		return err
	}
	k := &indicatorReader{
		reader: r, l: l,
		groups: newCatalog[*model.Group]("指标分组", ""),
	}
	r.mapping(root, "指标文件", []field{{"groups", true, "指标分组，书写顺序就是排列顺序", func(v value) { r.list(v, k.group) }}})
	for _, later := range k.later {
		later()
	}
	if k.sketching() {
		return nil
	}
	if len(l.site.Indicators) == 0 && !l.indicators.partial {
		r.errorf(r.whole(), "no-indicator", "至少写一个分组和一项指标", "指标文件里没有一项指标")
	}
	return nil
}

// indicatorReader reads groups and indicators. later resolves references between indicators, once all
// are known.
type indicatorReader struct {
	*reader
	l      *loader
	groups catalog[*model.Group]
	later  []func()
}

// onceKnown reads what refers to other indicators.
func (k *indicatorReader) onceKnown(read func()) {
	if k.sketching() {
		read()
		return
	}
	k.later = append(k.later, read)
}

func (k *indicatorReader) group(v value) {
	g := &model.Group{}
	ok := k.mapping(v.Node, "指标分组", []field{
		{"id", true, "分组的编号", k.id(&g.ID)},
		{"name", true, "分组的名称", k.line(&g.Name)},
		{"indicators", true, "本组的指标，书写顺序就是排列顺序", func(v value) {
			k.l.indicators.partial = k.l.indicators.partial || target(v.Node).Kind != yaml.SequenceNode
			k.list(v, func(v value) { k.indicator(v.Node, g) })
		}},
	})
	if !ok {
		k.l.indicators.partial = true
		return
	}
	k.groups.add(k.reader, g.ID, k.pos(v.Node), g)
	k.l.site.Groups = append(k.l.site.Groups, g)
}

var (
	measures = []word[model.Measure]{{"flow", model.Flow}, {"stock", model.Stock}, {"rate", model.Rate}}
	betters  = []word[model.Better]{{"higher", model.Higher}, {"lower", model.Lower}, {"neutral", model.Neither}}
	scopes   = []word[model.Scope]{{"all", model.AllRegions}, {"prefecture", model.PrefectureOnly}}

	frequencies = []word[model.Frequency]{{"月", model.Monthly}, {"季", model.Quarterly}, {"半年", model.HalfYearly}, {"年", model.Yearly}}
)

func (k *indicatorReader) indicator(n *yaml.Node, g *model.Group) {
	i := &model.Indicator{Group: g, Decimals: -1, Targeted: true, Pos: k.pos(n)}
	addsUp := unsaid
	if !k.mapping(n, "指标", k.keys(i, &addsUp)) {
		k.l.indicators.partial = true
		return
	}
	i.Short = or(i.Short, i.Name)
	if i.Decimals < 0 {
		i.Decimals = customaryDecimals(i.Unit)
	}
	k.sums(i, addsUp, n)
	if i.Better == model.Neither && i.Targeted {
		k.errorf(k.pos(n), "missing-key", "加上“targeted: false”，或写 better: higher 或 lower", "“better: neutral”的指标不分好坏，不能有年度目标")
	}
	k.term(i, n)
	if k.l.indicators.add(k.reader, i.ID, i.Pos, i, i.Name, i.Short) {
		i.Index = len(k.l.site.Indicators)
		k.l.site.Indicators = append(k.l.site.Indicators, i)
		g.Indicators = append(g.Indicators, i)
	}
}

// keys are the keys of an indicator. Each stands in the manual, in testdata/good and in a folder of testdata/bad.
func (k *indicatorReader) keys(i *model.Indicator, addsUp *said) []field {
	return []field{
		{"id", true, "指标的编号，也是网页的文件名，定下后不要改；小写字母开头，只含小写字母、数字和连字符", k.id(&i.ID)},
		{"name", true, "指标的全称", k.line(&i.Name)},
		{"short", false, "简称；不写时用全称", k.line(&i.Short)},
		{"unit", true, "计量单位，如 亿元、家、%", k.line(&i.Unit)},
		{"decimals", false, "小数位数；不写时亿元取2位，百分数取1位，其他取0位", k.integer(&i.Decimals, 0, 6)},
		{"completion_decimals", false, "完成率的小数位数", k.places(&i.Style.Completion)},
		{"growth_decimals", false, "增速的小数位数", k.places(&i.Style.Growth)},
		{"grouping", false, "整数部分四位以上是否用千分撇：12,345.6", k.choice(&i.Style.Grouped)},
		{"measure", false, "flow 全年累计的流量；stock 时点的存量；rate 比率", choice(k.reader, &i.Measure, measures)},
		{"better", false, "higher 越高越好；lower 越低越好；neutral 不分好坏", choice(k.reader, &i.Better, betters)},
		{"scope", false, "all 各地区都有数；prefecture 只有整体的数", choice(k.reader, &i.Scope, scopes)},
		{"not_for", false, "不适用的地区，写编号", k.notFor(i)},
		{"targeted", false, "是否下达年度目标；不写时为 true", k.flag(&i.Targeted)},
		{"signed", false, "是否可以为负数；不写时为 false", k.flag(&i.Signed)},
		{"every", false, "多久报送一次：月、季、半年、年；不写时为月", choice(k.reader, &i.Every, frequencies)},
		{"since", false, "从哪个月起统计，写 年-月；一直就有的不写", k.period(&i.Since)},
		{"until", false, "统计到哪个月为止，写 年-月；仍在统计的不写", k.period(&i.Until)},
		{"department", true, "责任科室、单位", k.line(&i.Department)},
		{"definition", true, "指标解释", k.prose(&i.Definition)},
		{"reporting", true, "报送方式和时间", k.prose(&i.Reporting)},
		{"contact", true, "联系人", k.line(&i.Contact)},
		{"assessments", false, "用于哪些考核", k.lines(&i.Assessments)},
		{"parts", false, "其中项", k.parts(i)},
		{"adds_up", false, "各地区之和是否等于整体；不写时，比率为否，其他为是", func(v value) {
			if b, ok := k.truth(v); ok {
				*addsUp = answer(b)
			} else {
				*addsUp = unclear
			}
		}},
		{"why_not", false, "各地区之和不等于整体的原因", k.prose(&i.WhyNot)},
		{"at_most", false, "不大于哪项指标，写编号", k.atMost(i)},
		{"differs", false, "与容易混淆的指标有什么不同", k.differs(i)},
		{"weight", false, "权重，权重大的指标优先列入要点", k.optional(&i.Weight)},
		{"cap", false, "完成率的上限，%", k.optional(&i.Cap)},
	}
}

// customaryDecimals is the custom of bulletins: 亿元 two places, percentages one, counts none.
func customaryDecimals(unit string) int {
	switch unit {
	case "亿元":
		return 2
	case "%", "％":
		return 1
	}
	return 0
}

// said is an answer that may be missing.
type said int8

const (
	unsaid said = iota
	yes
	no
	unclear // written, and not understood
)

func answer(b bool) said {
	if b {
		return yes
	}
	return no
}

// sums settles whether the members add up to the whole, and wants a reason where they do not.
func (k *indicatorReader) sums(i *model.Indicator, addsUp said, n *yaml.Node) {
	i.AddsUp = addsUp == yes || addsUp == unsaid && i.Measure != model.Rate
	switch {
	case addsUp == unclear:
	case !i.AddsUp && i.WhyNot == "" && i.Scope == model.AllRegions && i.Measure != model.Rate && !mentioned(n, "why_not"):
		k.errorf(k.pos(n), "missing-key", "加上“why_not: …”", "各地区之和不等于整体时，要用“why_not”说明原因")
	case i.AddsUp && i.WhyNot != "":
		k.errorf(k.pos(n), "extra-key", "删去“why_not”，或写“adds_up: false”", "写了“why_not”，却没有写“adds_up: false”")
	}
}

func (k *indicatorReader) notFor(i *model.Indicator) func(value) {
	return func(v value) {
		k.list(v, func(v value) {
			region, ok := k.l.regions.find(k.reader, v)
			if ok && (region.Kind == model.Prefecture || region.Kind == model.Province) {
				k.errorf(k.pos(v.Node), "bad-choice", "只写县市、园区或直属单位", "“not_for”不能写“%s”", region.ID)
				return
			}
			if ok {
				i.Exclude(region)
			}
		})
	}
}

func (k *indicatorReader) parts(i *model.Indicator) func(value) {
	return func(v value) {
		seen := map[string]bool{}
		k.list(v, func(v value) {
			var p model.Part
			k.mapping(v.Node, "其中项", []field{
				{"id", true, "其中项的编号", k.id(&p.ID)},
				{"name", true, "其中项的名称", k.line(&p.Name)},
			})
			if p.ID != "" && seen[p.ID] {
				k.errorf(k.pos(v.Node), "duplicate-id", "换一个编号", "其中项的编号“%s”重复了", p.ID)
				return
			}
			seen[p.ID] = true
			i.Parts = append(i.Parts, p)
		})
	}
}

func (k *indicatorReader) atMost(i *model.Indicator) func(value) {
	return func(v value) {
		k.onceKnown(func() {
			other, ok := k.l.indicators.find(k.reader, v)
			switch {
			case ok && other == i:
				k.errorf(k.pos(v.Node), "bad-choice", "写另一项指标的编号", "“at_most”不能写指标自己")
			case ok && other.Unit != i.Unit:
				k.errorf(k.pos(v.Node), "bad-choice", "核对两项指标的单位", "“at_most”要求单位相同，“%s”的单位是“%s”，“%s”的单位是“%s”", i.ID, shown(i.Unit), other.ID, shown(other.Unit))
			case ok:
				i.AtMost = other
			}
		})
	}
}

func (k *indicatorReader) differs(i *model.Indicator) func(value) {
	return func(v value) {
		k.onceKnown(func() {
			k.list(v, func(v value) {
				var d model.Difference
				k.mapping(v.Node, "differs ", []field{
					{"from", true, "容易混淆的指标，写编号", finder(k.reader, &k.l.indicators, &d.Other)},
					{"how", true, "怎样不同", k.prose(&d.How)},
				})
				if d.Other == i {
					k.errorf(k.pos(v.Node), "bad-choice", "写另一项指标的编号", "“differs”不能写指标自己")
				} else if d.Other != nil {
					i.Differs = append(i.Differs, d)
				}
			})
		})
	}
}

// optional reads a decimal above zero where one is written.
func (k *indicatorReader) optional(dst **model.Decimal) func(value) {
	return func(v value) {
		var d model.Decimal
		if k.positive(&d)(v); d.Sign() > 0 {
			*dst = &d
		}
	}
}
