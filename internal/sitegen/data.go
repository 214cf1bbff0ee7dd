package sitegen

import (
	"bytes"
	"fmt"
	"strings"
)

const siteYAML = `title: 全域科技创新工作分析通报
issuer: 示例州科学技术局
sample: true
marking: 内部资料 注意保存
charts:
  county: [completion, place]
  indicator: [ranking, months]
`

// data writes data/.
func (g *site) data(e *emitter) {
	e.file("data/site.yaml", []byte(siteYAML))
	e.file("data/regions.yaml", g.regionsYAML())
	e.file("data/indicators.yaml", g.indicatorsYAML())
	for _, year := range []int{2021, 2022} {
		e.file(fmt.Sprintf("data/targets/%d.yaml", year), g.targetsYAML(year))
	}
	for _, p := range g.periods {
		e.file(fmt.Sprintf("data/reports/%s.yaml", p), g.reportYAML(p))
	}
}

func (g *site) regionsYAML() []byte {
	var b bytes.Buffer
	b.WriteString("words: {whole: 全州, member: 县市, upper: 全省}\n")
	b.WriteString("prefecture: {id: shili, name: 示例自治州, short: 示例州, code: \"990000\", bureau: 示例州科学技术局}\n")
	b.WriteString("province: {id: shengji, name: 示例省, short: 全省, code: \"980000\"}\n")
	b.WriteString("counties:\n")
	for n, r := range g.regions {
		fmt.Fprintf(&b, "  - {id: %s, name: %s, short: %s, code: \"%d\", bureau: %s科学技术局}\n", r.id, r.name, r.short, 990001+n, r.name)
	}
	return b.Bytes()
}

func (g *site) indicatorsYAML() []byte {
	var b bytes.Buffer
	b.WriteString("groups:\n")
	for n, name := range groups {
		first, end := n*len(g.indicators)/len(groups), (n+1)*len(g.indicators)/len(groups)
		if first == end {
			continue
		}
		fmt.Fprintf(&b, "  - id: g%d\n    name: %s\n    indicators:\n", n+1, name)
		for i := first; i < end; i++ {
			g.indicatorYAML(&b, &g.indicators[i])
		}
	}
	return b.Bytes()
}

func (g *site) indicatorYAML(b *bytes.Buffer, i *indicator) {
	fmt.Fprintf(b, "      - id: %s\n        name: %s\n        unit: \"%s\"\n        decimals: %d\n        measure: %s\n",
		i.id, i.name, i.unit, i.decimals, i.measure)
	if i.lower {
		b.WriteString("        better: lower\n")
	}
	if len(i.notFor) > 0 {
		var ids []string
		for _, r := range i.notFor {
			ids = append(ids, g.regions[r].id)
		}
		fmt.Fprintf(b, "        not_for: [%s]\n", strings.Join(ids, ", "))
	}
	if i.alone {
		b.WriteString("        adds_up: false\n        why_not: 按常住人口平均，各县市不能相加。\n")
	}
	if i.parts {
		b.WriteString("        parts: [{id: shouci, name: 首次申报}, {id: fuhe, name: 复核}]\n")
	}
	fmt.Fprintf(b, `        department: 示例州科学技术局规划科
        definition: %s指报告期内本地区按统计制度核定并登记在册的数量，不含正在审核的部分。
        reporting: 每月5日前由县市主管部门在业务系统填报，附证明材料，逾期按未报送处理。
        contact: 示例州科学技术局规划科
        assessments: [州政府目标管理]
`, i.name)
}

func (g *site) targetsYAML(year int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "year: %d\nset_by: 示例州人民政府\nsigned_on: %d-01-28\nvalues:\n", year, year)
	for n := range g.indicators {
		i := &g.indicators[n]
		fmt.Fprintf(&b, "  %s:\n    shili: {value: %s, set_by: 示例省科学技术厅}\n", i.id, decimal(g.wholeTarget(n, year), i.decimals))
		for r := range g.regions {
			switch {
			case !i.takesPart(r):
			case g.unset(n, r):
				fmt.Fprintf(&b, "    %s: 未设目标\n", g.regions[r].id)
			default:
				fmt.Fprintf(&b, "    %s: %s\n", g.regions[r].id, decimal(g.target(n, r, year), i.decimals))
			}
		}
	}
	return b.Bytes()
}

func (g *site) reportYAML(p period) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "period: %s\nstatus: 快报\nvalues:\n", p)
	for n := range g.indicators {
		i := &g.indicators[n]
		fmt.Fprintf(&b, "  %s:\n    shili: ", i.id)
		g.figureYAML(&b, i, g.whole(n, p), "")
		if i.given {
			fmt.Fprintf(&b, "    shengji: {value: 不适用, yoy: %s}\n", decimal(60+draw(90, drawMore, n, p.month), 1))
		}
		for r := range g.regions {
			if !i.takesPart(r) {
				continue
			}
			fmt.Fprintf(&b, "    %s: ", g.regions[r].id)
			if g.notReported(n, r, p) {
				b.WriteString("未报送\n")
				continue
			}
			g.figureYAML(&b, i, g.value(n, r, p), more(i, n, r, p))
		}
	}
	return b.Bytes()
}

// figureYAML writes a figure, as a mapping where it has more than a value.
func (g *site) figureYAML(b *bytes.Buffer, i *indicator, v int64, more string) {
	text := decimal(v, i.decimals)
	if i.parts {
		more += fmt.Sprintf(", parts: {shouci: %s, fuhe: %s}", decimal(v-v/3, i.decimals), decimal(v/3, i.decimals))
	}
	if more == "" {
		fmt.Fprintf(b, "%s\n", text)
		return
	}
	fmt.Fprintf(b, "{value: %s%s}\n", text, more)
}

// more is what one figure in twenty says beside its value.
func more(i *indicator, n, r int, p period) string {
	if i.given && draw(10, drawMore, n, r, p.year, p.month, 1) == 0 {
		return fmt.Sprintf(", yoy: %s, note: 按可比价格计算", decimal(20+draw(150, drawMore, n, r, p.month), 1))
	}
	switch draw(60, drawMore, n, r, p.year, p.month) {
	case 0:
		return ", status: 初步核算, note: 两家企业当月补报"
	case 1:
		return ", note: 含上年结转项目"
	case 2:
		return ", source: 业务系统导出, checked_by: 规划科"
	}
	return ""
}
