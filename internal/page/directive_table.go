package page

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/reference"
	"bulletin/internal/table"
)

// table is a region's chosen indicators, or the regions of one indicator.
func (q *request) table() []Block {
	list, single := q.Get("indicators"), q.Get("indicator")
	switch {
	case list != nil && single != nil:
		q.fail(single.KeyPos, "extra-key", "只写其中一项", "indicators 和 indicator 不能同时写")
	case list != nil:
		return q.indicatorRows()
	default:
		return q.regionTable()
	}
	return nil
}

// indicatorRows has a row per indicator, for the whole or the region named.
func (q *request) indicatorRows() []Block {
	q.useless("写 indicators 的表每行是一项指标", "rows", "order")
	list := q.Get("indicators")
	var indicators []*model.Indicator
	for _, word := range list.Values {
		if i := q.indicatorNamed(word, list.Pos); i != nil {
			indicators = append(indicators, i)
		}
	}
	r := q.ed.site.Whole()
	if q.Get("region") != nil {
		r = q.regionNamed(q.one("region", true))
	}
	columns := q.columns()
	if q.failed {
		return nil
	}
	caption := q.title(q.ed.site.Called(r) + "部分指标完成情况")
	if columns != nil {
		return q.built(q.ed.chosenIndicators(caption, indicators, r, columns), columns)
	}
	return []Block{{Table: q.ed.rowsByIndicator(rowsID(r), caption, indicators, r, true)}}
}

// rowsID is the id of a region's table.
func rowsID(r *model.Region) string {
	if r.Kind == model.Prefecture {
		return "t_whole"
	}
	return "t_" + ident(r.ID)
}

// regionTable has a row per region, for one indicator.
func (q *request) regionTable() []Block {
	if e := q.Get("region"); e != nil {
		q.fail(e.KeyPos, "extra-key", "改写 rows，如“rows: [吉首市]”", "写 indicator 的表每行是一个地区，不用写 region")
	}
	i := q.indicatorNamed(q.one("indicator", true))
	columns := q.columns()
	if i == nil || q.failed {
		return nil
	}
	if columns == nil && q.Get("rows") == nil && q.Get("order") == nil {
		t := q.ed.indicatorTable(i)
		t.Caption = q.title(t.Caption)
		for k := range t.Rows { // only the indicator's own page has rows to lead to
			t.Rows[k].ID = ""
		}
		return []Block{{Table: t}}
	}
	ro := &reference.Roster{View: q.ed.view, Indicator: i}
	cells := q.ordered(q.rows(ro), ro)
	if q.failed || len(cells) == 0 {
		return nil
	}
	if columns == nil {
		columns = reference.UsualColumns(i, len(q.ed.site.Counties()) > 0)
	}
	return q.built(q.ed.chosenRegions(q.title(i.Name+"完成情况"), ro, cells, columns), columns)
}

// built tells columns of a table in which nobody has a number.
func (q *request) built(t *table.Table, columns []reference.Column) []Block {
	first := len(t.Columns) - len(columns)
	for k, col := range columns {
		empty := col.Measure != nil
		for _, row := range t.Rows {
			if at := first + k; empty && row.Class != "part" && at < len(row.Cells) && !strings.HasPrefix(row.Cells[at].Class, "gap") {
				empty = false
			}
		}
		if e := q.Get("columns"); empty && e != nil {
			q.diags.Warning(e.Pos, "empty-column", "删去这一栏", "“%s”一栏没有一个数", t.Columns[first+k].Head)
		}
	}
	return []Block{{Table: t}}
}

// chosenIndicators is a table of a region with chosen columns, a row per indicator.
func (ed *edition) chosenIndicators(caption string, indicators []*model.Indicator, r *model.Region, columns []reference.Column) *table.Table {
	b := &table.Builder{Table: table.Table{ID: rowsID(r), Caption: caption}, Mixed: true}
	lead := []table.Column{{Head: "序号", Kind: table.Label}, {Head: "指标", Kind: table.Text}, {Head: table.UnitHead, Kind: table.Label}}
	b.Table.Columns = append(lead, heads(columns)...)
	var group *model.Group
	for n, i := range indicators {
		if i.Group != group {
			group = i.Group
			b.Table.Rows = append(b.Table.Rows, table.Row{Class: "group", Cells: []table.Cell{{Text: group.Name, Span: len(b.Table.Columns)}}})
		}
		name := table.Plain(i.Name).Linked(ed.at.Indicator(i))
		no := table.Serial(n + 1)
		c := ed.view.Cell(i, r)
		ed.chosenRow(b, &reference.Roster{View: ed.view, Indicator: i}, &c, table.Row{Cells: append(b.Cells(), no, name, table.Plain(i.Unit))}, columns)
	}
	return b.Finish()
}

// chosenRegions is a table of an indicator with chosen columns, a row per region; the whole has no number.
func (ed *edition) chosenRegions(caption string, ro *reference.Roster, cells []analysis.Cell, columns []reference.Column) *table.Table {
	b := &table.Builder{Table: table.Table{ID: "t_" + ident(ro.Indicator.ID), Caption: caption, Unit: ro.Indicator.Unit}}
	lead := []table.Column{{Head: "序号", Kind: table.Label}, {Head: ed.site.Words.Member, Kind: table.Text}}
	b.Table.Columns = append(lead, heads(columns)...)
	limit := ed.site.Limits.TableRows
	if cells[0].Region.Kind == model.Prefecture {
		limit++
	}
	if len(cells) > limit {
		cells = cells[:limit]
		b.Table.Left = "本表列出前" + format.Members(ed.site.Limits.TableRows, ed.site.Words) + "，其余见各自页面。"
	}
	n := 0
	for k := range cells {
		c := &cells[k]
		name, no := table.Plain(c.Region.Name), table.Plain("")
		row := table.Row{}
		if c.Region.HasPage() {
			name.Href = ed.at.County(c.Region)
		}
		if c.Region.Kind == model.Prefecture {
			row.Class, name.Text = "whole", ed.site.Words.Whole
		} else {
			n++
			no = table.Serial(n)
		}
		row.Cells = append(b.Cells(), no, name)
		ed.chosenRow(b, ro, c, row, columns)
	}
	return b.Finish()
}

// chosenRow adds a row and, where its figure is shown, those of its parts.
func (ed *edition) chosenRow(b *table.Builder, ro *reference.Roster, c *analysis.Cell, row table.Row, columns []reference.Column) {
	lead := len(row.Cells)
	value, targeted := -1, c.Indicator.Targeted && reference.OnTargets(columns)
	for k := range columns {
		if columns[k].Measure == measure.Value {
			value = lead + k
		}
		row.Cells = append(row.Cells, ed.columnCell(&columns[k], b, ro, c, targeted))
	}
	b.Table.Rows = append(b.Table.Rows, row)
	if value < 0 {
		return
	}
	blank := make([]table.Cell, lead)
	for _, part := range ed.partRows(c, lead+1, blank, false) { // names in the lead, and the figure behind it
		cells := make([]table.Cell, len(b.Table.Columns))
		copy(cells, part.Cells[:lead])
		cells[value] = part.Cells[lead]
		b.Table.Rows = append(b.Table.Rows, table.Row{Class: part.Class, Cells: cells})
	}
}
