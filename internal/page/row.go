package page

import (
	"fmt"
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// figureColumns are the columns that say where a figure stands, in the order of the bulletin's
// convention; the first columns (number, name, unit) come before them.
func figureColumns(targeted, ranked bool) []Column {
	var columns []Column
	if targeted {
		columns = append(columns, Column{Head: "年度目标", Kind: Number})
	}
	columns = append(columns, Column{Head: "本期累计", Kind: Number})
	if targeted {
		columns = append(columns,
			Column{Head: "完成率", Unit: "%", Kind: Completion},
			Column{Head: "较序时", Unit: "百分点", Kind: Number},
			Column{Head: "状态", Kind: Label})
	}
	columns = append(columns,
		Column{Head: "上年同期", Kind: Number},
		Column{Head: "同比", Unit: "%", Kind: Number})
	if ranked {
		columns = append(columns,
			Column{Head: "位次", Kind: Number},
			Column{Head: "位次变化", Kind: Label})
	}
	return append(columns,
		Column{Head: "走势", Kind: Trend},
		Column{Head: "备注", Kind: Remark})
}

// figureCells appends the cells under figureColumns to those that come before them.
func (ed *edition) figureCells(cells []TableCell, b *builder, c *analysis.Cell, targeted, ranked bool) []TableCell {
	places := c.Indicator.Decimals
	if targeted {
		cells = append(cells, b.amount(c.Target, places))
	}
	cells = append(cells, b.amount(c.Value, places))
	if targeted {
		cells = append(cells, ed.completion(b, c),
			sign(b.derived(c.Lead, format.PointsDecimals, c), c.Lead, format.PointsDecimals), b.state(c))
	}
	cells = append(cells, b.amount(c.LastYear, places), b.growth(c))
	if ranked {
		cells = append(cells, b.rank(c), b.change(c))
	}
	return append(cells, ed.trend(c), ed.remark(b, c, targeted))
}

func (ed *edition) completion(b *builder, c *analysis.Cell) TableCell {
	cell := b.derived(c.Completion, format.PercentDecimals, c)
	if !c.Completion.Ok() {
		return cell
	}
	tick := -1.0
	if c.Lead.Ok() {
		tick = ed.view.Progress.InexactFloat64()
	}
	cell.Bar = &Bar{Percent: c.Completion.Value.InexactFloat64(), Tick: tick}
	return cell
}

// growth is a 同比; the column's unit is percent, so points carry their own.
func (b *builder) growth(c *analysis.Cell) TableCell {
	cell := sign(b.derived(c.Growth.Num, format.PercentDecimals, c), c.Growth.Num, format.PercentDecimals)
	if !c.Growth.Ok() {
		return cell
	}
	if c.Growth.Points {
		cell.Note = b.note("比率指标的同比为百分点差")
	} else if c.Growth.Given {
		cell.Note = b.note("同比由报送单位按规定口径给出，不由表中两期数相除")
	}
	return cell
}

func (b *builder) rank(c *analysis.Cell) TableCell {
	if c.Place.Rank == 0 {
		return b.derived(model.Missing(c.Place.Gap), 0, c)
	}
	cell := TableCell{Text: strconv.Itoa(c.Place.Rank), Sort: strconv.Itoa(c.Place.Rank), places: 0}
	if c.Place.Tied {
		cell.Said = cell.Text + "，并列"
	}
	return cell
}

// change is the places won or lost: an arrow, its number, and words for who cannot see the arrow.
func (b *builder) change(c *analysis.Cell) TableCell {
	if !c.Place.Change.Ok() {
		return b.derived(c.Place.Change, 0, c)
	}
	d := c.Place.Change.Value
	n := d.Abs().String()
	cell := TableCell{Sort: d.String(), places: -1}
	switch d.Sign() {
	case 1:
		cell.Text, cell.Said, cell.Class = "↑"+n, "上升"+n+"位", "up"
	case -1:
		cell.Text, cell.Said, cell.Class = "↓"+n, "下降"+n+"位", "down"
	default:
		cell.Text, cell.Class = "持平", "level"
	}
	return cell
}

// remark says a status other than the report's, and names the notes on the figure and its target.
func (ed *edition) remark(b *builder, c *analysis.Cell, targeted bool) TableCell {
	cell := TableCell{places: -1}
	add := func(text string) {
		if n := b.note(text); n > 0 {
			cell.Notes = append(cell.Notes, n)
		}
	}
	if c.Figure.Given && c.Figure.Status != ed.view.Report.Status {
		cell.Text = format.Status(c.Figure.Status)
	}
	if m := c.Figure.More; m != nil {
		add(m.Note)
		if m.Source != "" {
			add("数据来源：" + m.Source)
		}
		if m.Rank > 0 {
			add(ed.site.Called(c.Region) + "居" + ed.site.Words.Upper + "第" + strconv.Itoa(m.Rank) + "位" + outOf(m.RankOf))
		}
	}
	if targeted {
		add(ed.changeNote(c))
		add(ed.setBy(c))
	}
	if c.Region.Kind == model.Prefecture && c.Indicator.WhyNot != "" {
		add(c.Indicator.WhyNot)
	}
	return cell
}

func outOf(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("（共%d个）", n)
}

// changeNote tells a change of a signed target with its day and reason.
func (ed *edition) changeNote(c *analysis.Cell) string {
	if c.Change == nil {
		return ""
	}
	places := c.Indicator.Decimals
	return fmt.Sprintf("%s年度目标由%s调整为%s，自%s起：%s", ed.site.Called(c.Region),
		format.Decimal(c.Change.From, places), format.Value(c.Indicator, c.Change.To),
		format.Date(c.Change.Date), c.Change.Reason)
}

// setBy tells who set a target where it was not who set the year's.
func (ed *edition) setBy(c *analysis.Cell) string {
	m := c.Signed.More
	if m == nil {
		return ""
	}
	s := m.Note
	if m.SetBy != "" && m.SetBy != ed.view.Targets.SetBy {
		by := ed.site.Called(c.Region) + "目标由" + m.SetBy + "下达"
		if s != "" {
			by += "；" + s
		}
		return by
	}
	return s
}

// trend draws this year's months on last year's.
func (ed *edition) trend(c *analysis.Cell) TableCell {
	m := ed.view.Months(c.Indicator, c.Region)
	low, high := 0.0, 0.0
	for _, series := range [][12]model.Num{m.ThisYear, m.LastYear} {
		for _, n := range series {
			if n.Ok() {
				v := n.Value.InexactFloat64()
				low, high = min(low, v), max(high, v)
			}
		}
	}
	if high == low {
		return TableCell{places: -1}
	}
	points := func(series [12]model.Num) []SparkPoint {
		var out []SparkPoint
		joined := false
		for k, n := range series {
			if n.Ok() {
				out = append(out, SparkPoint{Month: k, Height: (n.Value.InexactFloat64() - low) / (high - low), Joined: joined})
			}
			// A month without any report is no gap; a figure that its report lacks is one.
			joined = n.Ok() || joined && n.Gap == model.NoReport
		}
		return out
	}
	return TableCell{Spark: &Spark{This: points(m.ThisYear), Last: points(m.LastYear)}, places: -1}
}

// partRows are the rows 其中 of a figure.
func (ed *edition) partRows(c *analysis.Cell, columns int, lead []TableCell, targeted bool) []Row {
	if c.Figure.More == nil {
		return nil
	}
	var rows []Row
	for k, p := range c.Figure.More.Parts {
		name := p.Part.Name
		if k == 0 {
			name = "其中：" + name
		}
		cells := append([]TableCell(nil), lead...)
		for j := range cells {
			if cells[j].Text == "" {
				cells[j] = TableCell{places: -1}
			}
		}
		cells[1] = TableCell{Text: name, places: -1}
		if targeted {
			cells = append(cells, TableCell{places: -1})
		}
		value := TableCell{Text: format.Num(p.Num, c.Indicator.Decimals), places: -1}
		if p.Ok() {
			value.places = c.Indicator.Decimals
		}
		cells = append(cells, value)
		for len(cells) < columns {
			cells = append(cells, TableCell{places: -1})
		}
		rows = append(rows, Row{Class: "part", Cells: cells})
	}
	return rows
}
