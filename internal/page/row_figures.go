package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// figureColumns are the columns that say where a figure stands, in the order of the bulletin's
// convention; the first columns (number, name, unit) come before them. A table of one indicator has its words and units.
func figureColumns(indicators []*model.Indicator, targeted, ranked bool) []table.Column {
	var columns []table.Column
	limit := len(indicators) == 1 && indicators[0].Better == model.Lower
	goal, done := "年度目标", table.Column{Head: "完成率", Unit: "%", Kind: table.Completion}
	value := format.ValuesHead(indicators)
	if len(indicators) == 1 && format.ByValue(indicators[0]) {
		done.Head = "与目标之比"
	}
	if limit {
		goal, done = "年度控制数", table.Column{Head: "较控制数", Kind: table.Label}
	}
	if targeted {
		columns = append(columns, table.Column{Head: goal, Kind: table.Number})
	}
	columns = append(columns, table.Column{Head: value, Kind: table.Number})
	if targeted {
		columns = append(columns, done,
			table.Column{Head: "较序时", Unit: "百分点", Kind: table.Number},
			table.Column{Head: "状态", Kind: table.Label})
	}
	columns = append(columns,
		table.Column{Head: "上年同期", Kind: table.Number},
		table.Column{Head: "同比", Unit: growthUnit(indicators), Kind: table.Number})
	if ranked {
		columns = append(columns,
			table.Column{Head: "位次", Kind: table.Number},
			table.Column{Head: "位次变化", Kind: table.Label})
	}
	return append(columns,
		table.Column{Head: "走势", Kind: table.Trend},
		table.Column{Head: "备注", Kind: table.Remark})
}

// growthUnit is the unit of the 同比 of indicators: percent, unless all are rates whose differences have one unit.
func growthUnit(indicators []*model.Indicator) string {
	unit := ""
	for _, i := range indicators {
		own := "%"
		if i.Measure == model.Rate {
			difference, _ := format.DifferenceUnit(i)
			own = strings.TrimPrefix(difference, "个")
		}
		if unit != "" && unit != own {
			return "%"
		}
		unit = own
	}
	if unit == "" {
		return "%"
	}
	return unit
}

// figureCells appends the cells under figureColumns to those that come before them.
func (ed *edition) figureCells(cells []table.Cell, b *table.Builder, c *analysis.Cell, targeted, ranked bool) []table.Cell {
	places := c.Indicator.Decimals
	notes := ed.rowNotes(c, targeted, ranked)
	if targeted {
		cells = append(cells, noted(b, b.Amount(c.Indicator, c.Target, places), notes.target))
	}
	cells = append(cells, noted(b, b.Figure(c, places), notes.value))
	if targeted {
		cells = append(cells, b.Completion(c, ed.view.Progress), b.Lead(c), b.State(c))
	}
	cells = append(cells, b.Amount(c.Indicator, c.LastYear, places), b.Growth(c))
	if ranked {
		cells = append(cells, noted(b, b.Rank(c), notes.place), b.Change(c))
	}
	return append(cells, ed.trend(c), ed.remark(c))
}

// noted is a cell with the mark of a note beside it.
func noted(b *table.Builder, cell table.Cell, text string) table.Cell {
	switch n := b.Note(text); {
	case n == 0:
	case cell.Note == 0:
		cell.Note = n
	default:
		cell.Notes = append(cell.Notes, n)
	}
	return cell
}

// remark says a status other than the report's.
func (ed *edition) remark(c *analysis.Cell) table.Cell {
	if c.Figure.Given && c.Figure.Status != ed.view.Report.Status {
		return table.Cell{Text: format.Status(c.Figure.Status)}
	}
	return table.Cell{}
}

// notes are what is told of a row, one note a cell.
type notes struct{ target, value, place string }

// rowNotes are the notes on the target, the figure and the place of a cell. Where the table has no place of its own, the
// figure has its note. What the note on the target says is not said again beside it.
func (ed *edition) rowNotes(c *analysis.Cell, targeted, ranked bool) notes {
	var out notes
	if targeted {
		out.target = joined(ed.changeNote(c), ed.setBy(c))
	}
	var value []string
	if m := c.Figure.More; m != nil {
		value = append(value, m.Note)
		if m.Source != "" {
			value = append(value, "数据来源："+m.Source)
		}
		if m.Rank > 0 {
			out.place = ed.site.Called(c.Region) + "居" + ed.site.Words.Upper + "第" + strconv.Itoa(m.Rank) + "位" + outOf(m.RankOf)
		}
	}
	if why := model.Finished(c.Indicator.WhyNot); c.Region.Kind == model.Prefecture {
		value = append(value, why, format.LeftOutNote(ed.view, c))
	}
	if !ranked {
		value, out.place = append(value, out.place), ""
	}
	out.value = unsaid(joined(value...), out.target)
	return out
}

// joined is one note of several, none of them twice.
func joined(texts ...string) string {
	out := ""
	for _, text := range texts {
		switch text = unsaid(strings.TrimRight(text, "。；"), out); {
		case text == "":
		case out == "":
			out = text
		default:
			out += "；" + text
		}
	}
	return out
}

// unsaid is a note without the clauses that another says.
func unsaid(text, said string) string {
	clauses := slices.DeleteFunc(strings.Split(text, "；"), func(clause string) bool {
		clause = strings.TrimRight(clause, "。")
		return clause == "" || slices.ContainsFunc(strings.Split(said, "；"), func(other string) bool {
			return other == clause || strings.HasPrefix(other, clause+"，")
		})
	})
	return strings.Join(clauses, "；")
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
	return fmt.Sprintf("%s%s自%s起由%s调整为%s：%s", ed.site.Called(c.Region), format.Goal(c.Indicator), format.Date(c.Change.Date),
		format.Value(c.Indicator, c.Change.From), format.Value(c.Indicator, c.Change.To), c.Change.Reason)
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
func (ed *edition) trend(c *analysis.Cell) table.Cell {
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
		return table.Cell{}
	}
	points := func(series [12]model.Num) []table.Point {
		var out []table.Point
		joined := false
		for k, n := range series {
			if n.Ok() {
				out = append(out, table.Point{Month: k, Height: (n.Value.InexactFloat64() - low) / (high - low), Joined: joined})
			}
			joined = n.Ok() || joined && n.Gap.Passes()
		}
		return out
	}
	return table.Cell{Spark: &table.Spark{This: points(m.ThisYear), Last: points(m.LastYear)}}
}

// partRows are the rows 其中 of a figure.
func (ed *edition) partRows(c *analysis.Cell, columns int, lead []table.Cell, targeted bool) []table.Row {
	if c.Figure.More == nil {
		return nil
	}
	var rows []table.Row
	for k, p := range c.Figure.More.Parts {
		name := p.Part.Name
		if k == 0 {
			name = "其中：" + name
		}
		cells := append([]table.Cell(nil), lead...)
		for j := range cells {
			if cells[j].Text == "" {
				cells[j] = table.Cell{}
			}
		}
		cells[1] = table.Cell{Text: name}
		if targeted {
			cells = append(cells, table.Cell{})
		}
		cells = append(cells, partCell(c.Indicator, p.Num))
		for len(cells) < columns {
			cells = append(cells, table.Cell{})
		}
		rows = append(rows, table.Row{Class: "part", Cells: cells})
	}
	return rows
}

// partCell is the figure of a part, whose gap needs no note: the figure above has it.
func partCell(i *model.Indicator, n model.Num) table.Cell {
	c := table.Cell{Text: format.Gap(n.Gap), Value: n, Digits: i.Decimals}
	if n.Ok() {
		c.Text, c.Figure = format.Amount(i, n.Value, i.Decimals), true
	}
	return c
}
