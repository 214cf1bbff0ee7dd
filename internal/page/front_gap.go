package page

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// standing are a region's cells that have a state, by gap.
func (ed *edition) standing(r *model.Region) []*analysis.Cell {
	var out []*analysis.Cell
	for _, i := range ed.view.Indicators(r) {
		if c := ed.view.Cell(i, r); c.State != analysis.NoState {
			out = append(out, &c)
		}
	}
	slices.SortStableFunc(out, analysis.ByGap)
	return out
}

// gapTable says where r stands, what is furthest behind first: how far, at what place, what it owes and what it takes. It is
// nil where no indicator of r has a state.
func (ed *edition) gapTable(r *model.Region) *table.Table {
	cells := ed.standing(r)
	if len(cells) == 0 {
		return nil
	}
	ranked := r.Kind == model.County && len(ed.site.Counties()) > 1
	b := &table.Builder{Table: table.Table{ID: "t_gap", Caption: "各项指标按差距排列"}, Mixed: true}
	b.Table.Columns = []table.Column{{Head: "指标", Kind: table.Text}, {Head: table.UnitHead, Kind: table.Label},
		{Head: "状态", Kind: table.Label}, {Head: "完成率", Unit: "%", Kind: table.Number}, {Head: "较序时", Unit: "百分点", Kind: table.Number}}
	if ranked {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: "位置", Under: "完成率0—120%", Kind: table.Position}, table.Column{Head: "位次", Kind: table.Number})
	}
	b.Table.Columns = append(b.Table.Columns, table.Column{Head: "欠账", Kind: table.Number})
	if !ed.yearOver() {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: "后续月均需", Kind: table.Number}, table.Column{Head: multipleHead, Unit: "倍", Kind: table.Number})
	}
	for _, c := range cells {
		done := b.Completion(c, ed.view.Progress)
		done.Bar = nil
		row := append(b.Cells(), table.Plain(c.Indicator.Short).Linked(ed.at.Indicator(c.Indicator)), table.Plain(c.Indicator.Unit), b.State(c), done, b.Lead(c))
		if ranked {
			row = append(row, table.Place(ed.view, c), b.Rank(c))
		}
		row = ed.owedCells(row, b, c, true)
		b.Table.Rows = append(b.Table.Rows, table.Row{Cells: row})
	}
	if ranked {
		b.Table.Left = "位置一栏：深色点为" + r.Short + "，" + table.Places(ed.view) + "，长竖线为序时进度。"
	}
	return b.Finish()
}

// owedCells appends what is owed, what it takes a month, where there is room for it, and how many times the present pace that is. Only a
// flow on its way to a target owes.
func (ed *edition) owedCells(row []table.Cell, b *table.Builder, c *analysis.Cell, monthly bool) []table.Cell {
	pathless := !pathed(c.Indicator)
	add := func(of func() table.Cell) {
		if pathless {
			of = func() table.Cell { return b.Dash("时点数、比率和设控制数的指标不计欠账和月均") }
		}
		row = append(row, of())
	}
	add(func() table.Cell { return dueCell(b, c.Arrears, c.Indicator.Decimals, c) })
	if ed.yearOver() {
		return row
	}
	if monthly {
		add(func() table.Cell { return neededCell(b, c) })
	}
	add(func() table.Cell { return multipleCell(b, &task{cell: *c, effort: ed.view.Effort(c)}) })
	return row
}

// mostBehind is how many indicators behind a site's first page names.
const mostBehind = 5

// behindTable are the indicators on which the whole is behind, by gap; nil where there is none.
func (ed *edition) behindTable(limit int) *table.Table {
	var cells []*analysis.Cell
	limits := false
	for _, c := range ed.standing(ed.site.Whole()) {
		if analysis.IsBehind.Holds(c) {
			cells = append(cells, c)
			limits = limits || c.Indicator.Better == model.Lower
		}
	}
	if len(cells) == 0 {
		return nil
	}
	word := format.BehindShort(limits, ed.yearOver())
	b := &table.Builder{Table: table.Table{ID: "t_behind", Caption: ed.site.Words.Whole + word + "的" + items(len(cells))}, Mixed: true}
	b.Table.Columns = []table.Column{{Head: "指标", Kind: table.Text}, {Head: table.UnitHead, Kind: table.Label},
		{Head: "状态", Kind: table.Label}, {Head: "较序时", Unit: "百分点", Kind: table.Number}, {Head: "欠账", Kind: table.Number}}
	if !ed.yearOver() {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: multipleHead, Unit: "倍", Kind: table.Number})
	}
	for _, c := range cells[:min(len(cells), limit)] {
		row := append(b.Cells(), table.Plain(c.Indicator.Short).Linked(ed.at.Indicator(c.Indicator)), table.Plain(c.Indicator.Unit),
			b.State(c), b.Lead(c))
		row = ed.owedCells(row, b, c, false)
		b.Table.Rows = append(b.Table.Rows, table.Row{Cells: row})
	}
	if left := len(cells) - limit; left > 0 {
		b.Table.Left = "本表列出前" + items(limit) + "，其余" + items(left) + "见通报附表1。"
	}
	return b.Finish()
}
