package consistency

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// ruleWords are the rules that the text of a bulletin asks for, by the indicators that they may be asked of.
var ruleWords = []struct {
	word string
	of   func(*indicator) bool
}{
	{"未报送", func(*indicator) bool { return true }},
	{"增长", func(*indicator) bool { return true }},
	{"下降", func(*indicator) bool { return true }},
	{"落后", func(i *indicator) bool { return i.targeted && i.measure == "flow" }},
	{"滞后", func(i *indicator) bool { return i.targeted && i.measure == "flow" }},
	{"达序时", func(i *indicator) bool { return i.targeted && i.measure == "flow" }},
	{"超额", func(i *indicator) bool { return i.targeted && i.measure == "flow" && !i.lower }},
	{"过半", func(i *indicator) bool { return i.targeted && i.measure == "flow" && !i.lower }},
	{"未过半", func(i *indicator) bool { return i.targeted && i.measure == "flow" && !i.lower }},
	{"未破零", func(i *indicator) bool { return i.targeted && i.measure == "flow" && !i.lower }},
	{"超序时", func(i *indicator) bool { return i.targeted && i.measure == "flow" && i.lower }},
	{"超限", func(i *indicator) bool { return i.targeted && i.measure == "flow" && i.lower }},
	{"已达标", func(i *indicator) bool { return i.targeted && i.measure != "flow" }},
	{"未达标", func(i *indicator) bool { return i.targeted && i.measure != "flow" }},
}

// references chooses what the bulletin's text asks for.
func (g *generator) references() {
	for _, i := range g.site.indicators {
		if i.wholeOnly || len(i.counties(g.site)) == 0 {
			continue
		}
		for _, r := range ruleWords {
			if r.of(i) {
				g.site.rules = append(g.site.rules, ruleRef{fmt.Sprintf("Q%d", len(g.site.rules)+1), i, r.word})
			}
		}
	}
}

// counties are those that an indicator is due from.
func (i *indicator) counties(s *site) []*region {
	var out []*region
	for _, r := range s.of(county) {
		if i.applies(r) {
			out = append(out, r)
		}
	}
	return out
}

// files are the site as its author would write it.
func (s *site) files() fstest.MapFS {
	files := fstest.MapFS{}
	put := func(path, text string) { files[path] = &fstest.MapFile{Data: []byte(text)} }
	put("data/site.yaml", s.siteYAML())
	put("data/regions.yaml", s.regionsYAML())
	put("data/indicators.yaml", s.indicatorsYAML())
	put(fmt.Sprintf("data/targets/%d.yaml", s.year), s.targetsYAML())
	report := func(year, month int, of func(*indicator) map[*region]figure) {
		put(fmt.Sprintf("data/reports/%d-%02d.yaml", year, month), s.reportYAML(year, month, of))
	}
	report(s.year, s.month, func(i *indicator) map[*region]figure { return i.now })
	put(fmt.Sprintf("data/actions/%d.yaml", s.year), s.actionsYAML())
	put("content/"+s.editionID()+"/edition.md", s.editionText(s.month))
	if s.earlier > 0 {
		report(s.year, s.earlier, func(i *indicator) map[*region]figure { return i.before })
		put("content/"+s.earlierID()+"/edition.md", s.editionText(s.earlier))
	}
	if s.lastYear {
		report(s.year-1, s.month, func(i *indicator) map[*region]figure { return i.last })
	}
	if s.lastDecember {
		report(s.year-1, 12, func(i *indicator) map[*region]figure { return i.december })
	}
	return files
}

func (s *site) siteYAML() string {
	text := "title: 重点工作分析通报\nissuer: 编制单位\nsample: true\n"
	if s.behind != "" || s.far != "" {
		text += "thresholds:\n"
		if s.behind != "" {
			text += "  behind: " + s.behind + "\n"
		}
		if s.far != "" {
			text += "  far_behind: " + s.far + "\n"
		}
	}
	text += s.style.yaml()
	if !s.allCharts {
		text += "charts:\n  county: [completion, place]\n  indicator: [ranking, growth]\n"
	}
	return text
}

func (s *site) regionsYAML() string {
	var b strings.Builder
	fmt.Fprintf(&b, "words: {whole: %s, member: %s, upper: %s}\n", s.whole, s.member, s.upper)
	heads := map[regionKind]string{county: "counties:\n", zone: "zones:\n", direct: "direct:\n"}
	for n, r := range s.regions {
		fields := fmt.Sprintf("{id: %s, name: %s, short: %s", r.id, r.name, r.short)
		if s.tiles && r.kind == county {
			fields += fmt.Sprintf(", tile: [%d, %d]", 1+n%4, 1+n/4)
		}
		fields += "}\n"
		switch r.kind {
		case prefecture:
			b.WriteString("prefecture: " + fields)
		case province:
			b.WriteString("province: " + fields)
		default:
			b.WriteString(heads[r.kind] + "  - " + fields)
			heads[r.kind] = ""
		}
	}
	return b.String()
}

func (s *site) indicatorsYAML() string {
	var b strings.Builder
	b.WriteString("groups:\n")
	for n, i := range s.indicators {
		if n == 0 || n == 5 {
			fmt.Fprintf(&b, "  - id: g%d\n    name: 第%d类\n    indicators:\n", n, 1+n/5)
		}
		fmt.Fprintf(&b, "      - id: %s\n        name: %s\n        short: %s\n        unit: \"%s\"\n        decimals: %d\n        measure: %s\n",
			i.id, i.name, i.short, i.unit, i.decimals, i.measure)
		if i.lower {
			b.WriteString("        better: lower\n")
		}
		if i.signed {
			b.WriteString("        signed: true\n")
		}
		if i.wholeOnly {
			b.WriteString("        scope: prefecture\n")
		}
		if !i.targeted {
			b.WriteString("        targeted: false\n")
		}
		var out []string
		for _, r := range s.regions {
			if i.notFor[r] {
				out = append(out, r.id)
			}
		}
		if len(out) > 0 {
			b.WriteString("        not_for: [" + strings.Join(out, ", ") + "]\n")
		}
		b.WriteString("        department: 主管部门\n        definition: 按统计制度核定的数。\n        reporting: 每月报送。\n        contact: 主管部门\n")
	}
	return b.String()
}

func (s *site) targetsYAML() string {
	var b strings.Builder
	fmt.Fprintf(&b, "year: %d\nset_by: 上级机关\nsigned_on: %d-01-28\nvalues:\n", s.year, s.year)
	n := 0
	for _, i := range s.indicators {
		if !i.targeted {
			continue
		}
		n++
		fmt.Fprintf(&b, "  %s:\n", i.id)
		for _, r := range s.regions {
			if f, ok := i.target[r]; ok {
				fmt.Fprintf(&b, "    %s: %s\n", r.id, i.figure(f))
			}
		}
	}
	if n == 0 {
		return strings.TrimSuffix(b.String(), "\n") + " {}\n"
	}
	return b.String()
}

func (i *indicator) figure(f figure) string {
	text := f.gap
	if text == "" {
		text = i.written(f.n)
	}
	if f.yoy != "" {
		return fmt.Sprintf("{value: %s, yoy: %s}", text, f.yoy)
	}
	return text
}

func (s *site) reportYAML(year, month int, of func(*indicator) map[*region]figure) string {
	var b strings.Builder
	fmt.Fprintf(&b, "period: %d-%02d\nstatus: 快报\nvalues:\n", year, month)
	for _, i := range s.indicators {
		fmt.Fprintf(&b, "  %s:\n", i.id)
		for _, r := range s.regions {
			if f, ok := of(i)[r]; ok {
				fmt.Fprintf(&b, "    %s: %s\n", r.id, i.figure(f))
			}
		}
	}
	return b.String()
}

// actionsYAML is a ledger with a matter of the first county on each of its first indicators.
func (s *site) actionsYAML() string {
	var b strings.Builder
	fmt.Fprintf(&b, "year: %d\nactions:", s.year)
	matters := s.matters()
	for n, i := range matters {
		fmt.Fprintf(&b, "\n  - {number: \"%d-%02d\", opened: %s, region: %s, indicator: %s, matter: 查明原因, unit: 责任单位, deadline: %d-12-31, state: 推进中}",
			s.year, n+1, s.editionID(), s.of(county)[0].id, i.id, s.year+1)
	}
	if len(matters) == 0 {
		b.WriteString(" []")
	}
	return b.String() + "\n"
}

func (s *site) editionText(month int) string {
	var b strings.Builder
	label := fmt.Sprintf("%d年1—%d月", s.year, month)
	switch month {
	case 1:
		label = fmt.Sprintf("%d年1月", s.year)
	case 12:
		label = fmt.Sprintf("%d年", s.year)
	}
	year, next := s.year, month+1
	if next > 12 {
		year, next = year+1, 1
	}
	fmt.Fprintf(&b, "---\nlabel: %s\nperiod: %d-%02d\ndate: %d-%02d-20\n---\n\n", label, s.year, month, year, next)
	if month != s.month || len(s.rules) == 0 {
		b.WriteString("现将有关情况通报如下。\n")
		return b.String()
	}
	for _, q := range s.rules {
		fmt.Fprintf(&b, "%s：{{ %s %s 个数 }}，{{ %s %s }}。\n\n", q.code, q.indicator.id, q.rule, q.indicator.id, q.rule)
	}
	return b.String()
}

func (s style) yaml() string {
	if s == (style{}) {
		return ""
	}
	text := fmt.Sprintf("numbers:\n  grouping: %v\n", s.grouped)
	if s.completion != nil {
		text += fmt.Sprintf("  completion_decimals: %d\n", *s.completion)
	}
	if s.growth != nil {
		text += fmt.Sprintf("  growth_decimals: %d\n", *s.growth)
	}
	return text
}
