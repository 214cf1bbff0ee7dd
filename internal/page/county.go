package page

import (
	"strings"

	"bulletin/internal/address"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/finding"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/prose"
	"bulletin/internal/reference"
	"bulletin/internal/table"
)

// County is the page of a county or a zone: where it stands on every indicator.
type County struct {
	Frame
	Region  *model.Region
	History []string // former names, and what became part of it
	Summary string
	Counts  []Count
	Gaps    *table.Table  // by gap; nil where nothing has a state
	Dues    *Dues         // nil where nothing is owed
	Turns   []format.Turn // since Before
	Before  string        // the label of the year's edition before; empty for the first
	Points  []Statement
	Table   *table.Table
	Charts  []ChartGroup
	Text    []Block
	Sheet   Link   // the region's sheet of one page
	Single  string // where the region's package stands as one file; empty where a build makes none

	Schedule *CountySchedule // nil where there is nothing to tell
	Team     *Team           // nil where there is nothing to tell
}

// ChartGroup is a run of charts under one heading; Small ones stand two in a row.
type ChartGroup struct {
	ID, Title string
	Note      string
	Small     bool
	Charts    []*chart.Chart
}

// countyPages are the pages of all regions that have one.
func (ed *edition) countyPages() []Page {
	pages := make([]Page, len(ed.paged))
	for k := range pages {
		pages[k] = ed.countyPage(k)
	}
	return pages
}

// countyPage is the page of the k-th region that has one.
func (ed *edition) countyPage(k int) Page {
	e, r := ed.view.Edition, ed.paged[k]
	return Page{Path: address.County(e, r), Name: r.Name, Kind: ed.site.Words.Member, Region: r, data: func(of *Page, diags *diag.List) any {
		ed := ed.from(of)
		c := &County{Region: r}
		c.Frame = ed.frame(of, r.Name, func(o *model.Edition) string { return whereThere(o, r, address.County(o, r)) })
		c.Crumbs = append(c.Crumbs, Link{Text: r.Name})
		c.Frame.Previous, c.Frame.Next = ed.regionTurns(k, ed.countyLink)
		c.Front = true
		c.switchFor(ed, k)
		c.History = format.RegionHistory(ed.site, r, e.Period)
		c.Summary = format.CountySummary(ed.view, r)
		c.Sheet = Link{Href: ed.at.Sheet(r), Text: sheetKind(ed.site.Words)}
		if ed.site.Attach.Regions != model.NotAttached {
			c.Single = ed.at.Single(packageName(e, r))
		}
		c.Counts = ed.counts(r)
		c.Gaps, c.Dues = ed.gapTable(r), ed.dues(r, mostDues, diags)
		if turned, ok := format.Turns(ed.view, r); ok {
			c.Turns, c.Before = turned, ed.view.Previous.Label
		}
		c.Points = ed.editor(file(e.Body), diags).ask(finding.Query{Region: r, Limit: maxOfOne})
		c.Table = ed.countyTable(r)
		c.Charts = ed.countyCharts(r)
		c.Schedule, c.Team = ed.countySchedule(r), ed.team(r)
		filed := file(e.Counties[r.Index])
		c.Text, _ = ed.text(e.Counties[r.Index], prose.Options{Shift: 1, Prefix: "t"}, reference.Defaults{Region: r}, filed, diags)
		filed.unused(diags)
		c.Frame.Charts = len(c.Charts) > 0 || hasChart(c.Text)
		return c
	}}
}

// whereThere is a path of a region's in an edition, or nothing where there is no such region then.
func whereThere(e *model.Edition, r *model.Region, path string) string {
	if !r.In(e.Period) {
		return ""
	}
	return path
}

// countyLink leads to the page of the k-th region that has one; nil beyond the ends.
func (ed *edition) countyLink(k int) *Link {
	if k < 0 || k >= len(ed.paged) {
		return nil
	}
	return &Link{Href: ed.at.County(ed.paged[k]), Text: ed.paged[k].Name}
}

// regionTurns are the neighbours of the k-th region that has pages. A development zone is none of the members.
func (ed *edition) regionTurns(k int, link func(int) *Link) (previous, next *Turn) {
	previous, next = turns(link(k-1), link(k+1), ed.site.Words.Member)
	for _, t := range []struct {
		turn *Turn
		at   int
	}{{previous, k - 1}, {next, k + 1}} {
		if t.turn != nil && (ed.paged[t.at].Kind != model.County || ed.paged[k].Kind != model.County) {
			t.turn.Word = strings.TrimSuffix(t.turn.Word, ed.site.Words.Member) + "页"
		}
	}
	return previous, next
}

// countyTable has a row per indicator that applies to r, under the headings of the groups.
func (ed *edition) countyTable(r *model.Region) *table.Table {
	return ed.rowsByIndicator("t_"+ident(r.ID), r.Name+"各项指标完成情况", ed.view.Indicators(r), r, true)
}

// wholeTable is the prefecture's row of each indicator.
func (ed *edition) wholeTable(caption string, indicators []*model.Indicator) *table.Table {
	return ed.rowsByIndicator("t_whole", caption, indicators, ed.site.Whole(), false)
}

func (ed *edition) rowsByIndicator(id, caption string, indicators []*model.Indicator, r *model.Region, ranked bool) *table.Table {
	ranked = ranked && r.Kind == model.County
	b := &table.Builder{Table: table.Table{ID: id, Caption: caption}, Mixed: true}
	b.Table.Columns = append([]table.Column{{Head: "序号", Kind: table.Label}, {Head: "指标", Kind: table.Text}, {Head: table.UnitHead, Kind: table.Label}},
		figureColumns(indicators, true, ranked)...)
	b.Table.Rows = make([]table.Row, 0, len(indicators)+len(ed.site.Groups))
	var group *model.Group
	for n, i := range indicators {
		if i.Group != group {
			group = i.Group
			b.Table.Rows = append(b.Table.Rows, table.Row{Class: "group", Cells: []table.Cell{{Text: group.Name, Span: len(b.Table.Columns)}}})
		}
		c := ed.view.Cell(i, r)
		name := table.Plain(i.Name).Linked(ed.at.Indicator(i))
		cells := append(b.Cells(), table.Serial(n+1), name, table.Plain(i.Unit))
		b.Table.Rows = append(b.Table.Rows, table.Row{Cells: ed.figureCells(cells, b, &c, true, ranked)})
		b.Table.Rows = append(b.Table.Rows, ed.partRows(&c, len(b.Table.Columns), make([]table.Cell, 3), true)...)
	}
	return b.Finish().Spoken()
}

// countyCharts are those that the site shows of a region: one of a kind, or one of each indicator.
func (ed *edition) countyCharts(r *model.Region) []ChartGroup {
	var groups []ChartGroup
	for _, name := range ed.site.Charts.County {
		kind := chart.Named(name)
		g := ChartGroup{ID: address.ChartsID(name), Title: kind.County(&ed.site.Words, nil)}
		if key := kind.Key("indicator"); key == nil || !key.Needed {
			g.add(kind.Draw(ed.view, nil, r))
		} else {
			g.Small = true
			var flat []string
			for _, i := range ed.view.Indicators(r) {
				if c := kind.Draw(ed.view, i, r); c != nil && c.Flat() {
					flat = append(flat, i.Short)
				} else {
					g.add(c)
				}
			}
			g.Note = flatNote(flat)
		}
		if len(g.Charts) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// flatNote says which curves are left out; empty where none is.
func flatNote(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "未列曲线（本年各月均为零或只有一个数）：" + strings.Join(names, "、") + "。"
}

func (g *ChartGroup) add(c *chart.Chart) {
	if c != nil {
		g.Charts = append(g.Charts, c)
	}
}

// ident turns an id into the letters, digits and underscores of a fragment.
func ident(id string) string {
	out := []byte(id)
	for k, c := range out {
		if c == '-' {
			out[k] = '_'
		}
	}
	return string(out)
}
