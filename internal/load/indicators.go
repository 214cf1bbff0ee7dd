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
	r.mapping(root, "指标文件", []field{{"groups", true, func(v value) { r.list(v, k.group) }}})
	for _, later := range k.later {
		later()
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

func (k *indicatorReader) group(v value) {
	g := &model.Group{}
	ok := k.mapping(v.Node, "指标分组", []field{
		{"id", true, k.id(&g.ID)},
		{"name", true, k.line(&g.Name)},
		{"indicators", true, func(v value) {
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
	betters  = []word[model.Better]{{"higher", model.Higher}, {"lower", model.Lower}}
	scopes   = []word[model.Scope]{{"all", model.AllRegions}, {"prefecture", model.PrefectureOnly}}
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
	if k.l.indicators.add(k.reader, i.ID, i.Pos, i, i.Name, i.Short) {
		i.Index = len(k.l.site.Indicators)
		k.l.site.Indicators = append(k.l.site.Indicators, i)
		g.Indicators = append(g.Indicators, i)
	}
}

// keys are the keys of an indicator. Each stands in the manual, in testdata/good and in a folder of testdata/bad.
func (k *indicatorReader) keys(i *model.Indicator, addsUp *said) []field {
	return []field{
		{"id", true, k.id(&i.ID)},
		{"name", true, k.line(&i.Name)},
		{"short", false, k.line(&i.Short)},
		{"unit", true, k.line(&i.Unit)},
		{"decimals", false, k.integer(&i.Decimals, 0, 6)},
		{"completion_decimals", false, k.places(&i.Style.Completion)},
		{"growth_decimals", false, k.places(&i.Style.Growth)},
		{"grouping", false, k.choice(&i.Style.Grouped)},
		{"measure", false, choice(k.reader, &i.Measure, measures)},
		{"better", false, choice(k.reader, &i.Better, betters)},
		{"scope", false, choice(k.reader, &i.Scope, scopes)},
		{"not_for", false, k.notFor(i)},
		{"targeted", false, k.flag(&i.Targeted)},
		{"signed", false, k.flag(&i.Signed)},
		{"department", true, k.line(&i.Department)},
		{"definition", true, k.prose(&i.Definition)},
		{"reporting", true, k.prose(&i.Reporting)},
		{"contact", true, k.line(&i.Contact)},
		{"assessments", false, k.lines(&i.Assessments)},
		{"parts", false, k.parts(i)},
		{"adds_up", false, func(v value) {
			if b, ok := k.truth(v); ok {
				*addsUp = answer(b)
			} else {
				*addsUp = unclear
			}
		}},
		{"why_not", false, k.prose(&i.WhyNot)},
		{"at_most", false, k.atMost(i)},
		{"differs", false, k.differs(i)},
		{"weight", false, k.optional(&i.Weight)},
		{"cap", false, k.optional(&i.Cap)},
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
				{"id", true, k.id(&p.ID)},
				{"name", true, k.line(&p.Name)},
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
		k.later = append(k.later, func() {
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
		k.later = append(k.later, func() {
			k.list(v, func(v value) {
				var d model.Difference
				k.mapping(v.Node, "differs ", []field{
					{"from", true, finder(k.reader, &k.l.indicators, &d.Other)},
					{"how", true, k.prose(&d.How)},
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
