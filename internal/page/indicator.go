package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/finding"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/prose"
	"bulletin/internal/reference"
	"bulletin/internal/table"
)

// Indicator is the page of an indicator: where every region stands, and what the figure means.
type Indicator struct {
	Frame
	Indicator *model.Indicator
	Summary   string
	Counts    []Count
	Points    []Statement
	Facts     []Fact // definition and reporting help
	Differs   []Difference
	Table     *table.Table
	Charts    []ChartGroup
	Text      []Block
	Plan      *Plan // nil where nobody has anything to reach by months
}

// Fact is a line of an indicator's description.
type Fact struct{ Term, Text string }

// Difference says how the indicator differs from another of a similar name.
type Difference struct {
	Link
	How string
}

// indicatorPages are the pages of all indicators.
func (ed *edition) indicatorPages() []Page {
	pages := make([]Page, len(ed.site.Indicators))
	for k, i := range ed.site.Indicators {
		pages[k] = ed.indicatorPage(i)
	}
	return pages
}

func (ed *edition) indicatorPage(i *model.Indicator) Page {
	e := ed.view.Edition
	return Page{Path: address.Indicator(e, i), Name: i.Short, Kind: i.Group.Name, Indicator: i, data: func(of *Page, diags *diag.List) any {
		ed := ed.from(of)
		p := &Indicator{Indicator: i}
		p.Frame = ed.frame(of, i.Name, func(o *model.Edition) string { return whereCounted(o, i, address.Indicator(o, i)) })
		p.Crumbs = append(p.Crumbs, Link{Text: i.Name})
		p.Frame.Previous, p.Frame.Next = ed.indicatorTurns(i)
		p.Summary = format.IndicatorSummary(ed.view, i)
		p.Counts = ed.members(i)
		p.Points = ed.editor(file(e.Body), diags).ask(finding.Query{Indicator: i, Limit: maxOfOne})
		p.Facts = ed.facts(i)
		for _, d := range i.Differs {
			if !slices.Contains(ed.site.Indicators, d.Other) {
				continue // not counted by then, or no longer
			}
			p.Differs = append(p.Differs, Difference{
				Link: Link{Href: ed.at.Indicator(d.Other), Text: d.Other.Name}, How: d.How,
			})
		}
		p.Table = ed.indicatorTable(i)
		p.Charts = ed.indicatorCharts(i)
		filed := file(e.Indicators[i.Index])
		p.Text, _ = ed.text(e.Indicators[i.Index], prose.Options{Shift: 1, Prefix: "t"}, reference.Defaults{Indicator: i}, filed, diags)
		filed.unused(diags)
		p.Plan = ed.plan(i)
		p.Frame.Charts = len(p.Charts) > 0 || hasChart(p.Text) || p.Plan != nil && (p.Plan.Chart != nil || len(p.Plan.Most) > 0)
		return p
	}}
}

// whereCounted is a path of an indicator's in an edition, or nothing where it is not counted then.
func whereCounted(e *model.Edition, i *model.Indicator, path string) string {
	if !i.In(e.Period) {
		return ""
	}
	return path
}

// indicatorTurns are the neighbours of an indicator.
func (ed *edition) indicatorTurns(i *model.Indicator) (previous, next *Turn) {
	k := slices.Index(ed.site.Indicators, i)
	return turns(ed.indicatorLink(k-1), ed.indicatorLink(k+1), "指标")
}

func hasChart(blocks []Block) bool {
	for _, b := range blocks {
		if b.Chart != nil {
			return true
		}
	}
	return false
}

// indicatorLink leads to the page of the k-th indicator; nil beyond the ends.
func (ed *edition) indicatorLink(k int) *Link {
	if k < 0 || k >= len(ed.site.Indicators) {
		return nil
	}
	i := ed.site.Indicators[k]
	return &Link{Href: ed.at.Indicator(i), Text: i.Short}
}

// facts are what somebody new to the figure must know.
func (ed *edition) facts(i *model.Indicator) []Fact {
	change, _ := format.DifferenceUnit(i)
	measure := map[model.Measure]string{
		model.Flow: "累计数，自年初起逐月累计", model.Stock: "时点数，取期末水平",
		model.Rate: "比率，变动为与上年同期之差，单位" + strings.TrimPrefix(change, "个"),
	}[i.Measure]
	switch {
	case !i.Targeted:
		measure += "；不设年度目标"
	case i.Measure == model.Flow:
		measure += "，与序时进度比较"
	default:
		measure += "，不与序时进度比较"
	}
	switch {
	case i.Better == model.Lower:
		measure += "；数值越低越好"
	case i.Better == model.Neither:
		measure += "；数值高低不分好坏，不排位次"
	case !i.Targeted: // no target says it
		measure += "；数值越高越好"
	}
	facts := slices.DeleteFunc([]Fact{
		{"指标解释", model.Finished(i.Definition)}, {"计量单位", i.Unit}, {"数据性质", measure}, {"统计周期", format.Every(i)}, {"统计期间", format.Term(i)},
		{"数据来源", model.Finished(i.Department)}, {"报送办法", model.Finished(i.Reporting)}, {"业务咨询", model.Finished(i.Contact)},
	}, func(f Fact) bool { return f.Text == "" })
	if len(i.Assessments) > 0 {
		facts = append(facts, Fact{"纳入考核", format.List(i.Assessments)})
	}
	if i.AtMost != nil {
		facts = append(facts, Fact{"数据关系", "不大于“" + i.AtMost.Name + "”"})
	}
	if i.Scope == model.AllRegions && i.Measure != model.Rate {
		if i.AddsUp {
			facts = append(facts, Fact{"汇总关系", "各" + ed.site.Words.Member + "及其他单位之和等于" + ed.site.Words.Whole + "数"})
		} else {
			facts = append(facts, Fact{"汇总关系", cmp.Or(model.Finished(i.WhyNot), "各"+ed.site.Words.Member+"及其他单位之和不等于"+ed.site.Words.Whole+"数")})
		}
	}
	if t := ed.view.Targets; t != nil && i.Targeted && model.Finished(t.SetBy) != "" {
		by := t.SetBy
		if !t.SignedOn.IsZero() {
			by += "，" + format.Date(t.SignedOn) + "签订"
		}
		facts = append(facts, Fact{"目标下达", by})
	}
	return facts
}

// indicatorTable has the prefecture's row, then every region in the author's order.
func (ed *edition) indicatorTable(i *model.Indicator) *table.Table {
	b := &table.Builder{Table: table.Table{ID: "t_" + ident(i.ID), Caption: i.Name + "完成情况", Unit: i.Unit}}
	ranked := i.Scope == model.AllRegions && i.Better != model.Neither && len(ed.site.Counties()) > 0
	first := ed.site.Words.Member
	if i.Scope != model.AllRegions || len(ed.site.Counties()) == 0 {
		first = "地区"
	}
	b.Table.Columns = append([]table.Column{{Head: "序号", Kind: table.Label}, {Head: first, Kind: table.Text}}, figureColumns([]*model.Indicator{i}, i.Targeted, ranked)...)
	left, n := 0, 0
	for _, r := range ed.site.Regions {
		if !i.AppliesTo(r) && !(r.Kind == model.County && i.Scope == model.AllRegions) {
			continue
		}
		if n > ed.site.Limits.TableRows {
			left++
			continue
		}
		c := ed.view.Cell(i, r)
		b.Table.Rows = append(b.Table.Rows, ed.regionRows(b, &c, n, ranked)...)
		n++
	}
	if left > 0 {
		b.Table.Left = fmt.Sprintf("本表列出前%d个%s，其余%d个见各自页面。", ed.site.Limits.TableRows, first, left)
	}
	return b.Finish().Spoken()
}

func (ed *edition) regionRows(b *table.Builder, c *analysis.Cell, n int, ranked bool) []table.Row {
	r := c.Region
	name := table.Plain(r.Name)
	if r.HasPage() {
		name.Href = ed.at.County(r)
	}
	row := table.Row{ID: address.RowID(r)}
	no := table.Plain("")
	if r.Kind == model.Prefecture {
		row.Class = "whole"
		name.Text = ed.site.Words.Whole
	} else {
		no = table.Serial(n)
	}
	row.Cells = ed.figureCells(append(b.Cells(), no, name), b, c, c.Indicator.Targeted, ranked)
	return append([]table.Row{row}, ed.partRows(c, len(b.Table.Columns), make([]table.Cell, 2), c.Indicator.Targeted)...)
}

// indicatorCharts are those that the site shows of an indicator.
func (ed *edition) indicatorCharts(i *model.Indicator) []ChartGroup {
	var groups []ChartGroup
	for _, name := range ed.site.Charts.Indicator {
		kind := chart.Named(name)
		g := ChartGroup{ID: address.ChartsID(name), Title: kind.Indicator(&ed.site.Words, i)}
		if c := kind.Draw(ed.view, i, ed.site.Whole()); c != nil && !c.Flat() {
			g.add(c)
		}
		if len(g.Charts) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}
