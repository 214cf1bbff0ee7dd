package scaffold

import (
	"bulletin/internal/model"
)

func (p *Plan) indicators() File {
	s := p.Site
	var w writer
	w.f(`# 指标目录。顺序就是通报中的顺序。编号（id）定下后不要改。
# measure: flow 逐月累计数（默认），与序时进度比较；stock 时点数；rate 比率，变动用百分点。
# better: lower 为越低越好，neutral 为不分好坏（不设目标、不排位次、不列亮点短板），不写的为越高越好。
# decimals: 小数位，不写时亿元两位，%% 一位，其余不带小数。
# 还可以写 every（多久报一次：季、半年、年，不写为每月）、not_for（不适用的单位）、targeted: false（不设年度目标）、signed: true（可以为负）、
# parts（其中项）、differs（与哪项指标容易混淆）、assessments（纳入的考核）、weight（权重）。

groups:
`)
	for n, g := range s.Groups {
		if n > 0 {
			w.f("\n")
		}
		w.f("  - id: %s\n    name: %s\n    indicators:\n", g.ID, q(g.Name))
		for k, i := range g.Indicators {
			if k > 0 {
				w.f("\n")
			}
			w.indicator(s, i)
		}
	}
	return w.file("data/indicators.yaml")
}

var (
	measureKeys = map[model.Measure]string{model.Stock: "stock", model.Rate: "rate"}
	betterKeys  = map[model.Better]string{model.Lower: "lower", model.Neither: "neutral"}
	everyKeys   = map[model.Frequency]string{model.Quarterly: "季", model.HalfYearly: "半年", model.Yearly: "年"}
	scopeKeys   = map[model.Scope]string{model.PrefectureOnly: "prefecture"}
)

func (w *writer) indicator(s *model.Site, i *model.Indicator) {
	const indent = "        "
	w.f("      - id: %s\n", i.ID)
	w.pair(indent, "name", i.Name)
	w.pair(indent, "short", i.Short)
	w.pair(indent, "unit", i.Unit)
	if i.Decimals >= 0 {
		w.f("%sdecimals: %d\n", indent, i.Decimals)
	}
	w.pair(indent, "measure", measureKeys[i.Measure])
	w.pair(indent, "better", betterKeys[i.Better])
	w.pair(indent, "every", everyKeys[i.Every])
	w.pair(indent, "scope", scopeKeys[i.Scope])
	var excluded []string
	for _, g := range s.Regions[1:] {
		if i.Scope == model.AllRegions && !i.AppliesTo(g) {
			excluded = append(excluded, g.ID)
		}
	}
	if excluded != nil {
		w.f("%snot_for: %s\n", indent, flow(excluded))
	}
	if !i.Targeted {
		w.f("%stargeted: false\n", indent)
	}
	if i.Signed {
		w.f("%ssigned: true\n", indent)
	}
	w.pair(indent, "department", i.Department)
	w.pair(indent, "definition", i.Definition)
	w.pair(indent, "reporting", i.Reporting)
	w.pair(indent, "contact", i.Contact)
	if len(i.Parts) > 0 {
		w.f("%sparts:\n", indent)
		for _, part := range i.Parts {
			w.f("%s  - {id: %s, name: %s}\n", indent, part.ID, q(part.Name))
		}
	}
	if i.AtMost != nil {
		w.f("%sat_most: %s\n", indent, i.AtMost.ID)
	}
	if len(i.Assessments) > 0 {
		w.f("%sassessments: %s\n", indent, flow(i.Assessments))
	}
	if i.Weight != nil {
		w.f("%sweight: %s\n", indent, i.Weight)
	}
	if !i.AddsUp && i.Measure != model.Rate {
		w.f("%sadds_up: false\n", indent)
		w.pair(indent, "why_not", i.WhyNot)
	} else if i.AddsUp && i.Measure == model.Rate {
		w.f("%sadds_up: true\n", indent)
	}
}
