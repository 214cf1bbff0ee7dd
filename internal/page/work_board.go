package page

import (
	"slices"
	"strings"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// Board is an edition's board (作战图): every county on every indicator, on screen, and on one sheet for the wall.
type Board struct {
	Frame
	Summary string
	Counts  []Count      // of the counties' cells
	Gaps    string       // why cells have no state, each word once: 未报送、未设目标
	Orders  []Link       // of the rows: the author's, and by those behind
	Chart   *chart.Chart // nil where it would be so high that its head is out of sight: the table says the same
	Wall    *chart.Chart // what prints
	Table   *table.Table
	Areas   []ChartGroup // tiles or maps
}

// boardPages are the board in both orders; none where no county has a target.
func (ed *edition) boardPages() []Page {
	if !analysis.HasBoard(ed.view) {
		return nil
	}
	return []Page{ed.boardPage(address.Board, false), ed.boardPage(address.BoardByBehind, true)}
}

func (ed *edition) boardPage(pathOf func(*model.Edition) string, byBehind bool) Page {
	e := ed.view.Edition
	return Page{Path: pathOf(e), Name: "作战图", Kind: worksKind, Again: byBehind, data: func(of *Page, _ *diag.List) any {
		ed := ed.from(of)
		p := &Board{}
		p.Frame = ed.frame(of, "作战图", func(o *model.Edition) string {
			if !analysis.HasBoard(ed.views.of(o)) {
				return ""
			}
			return pathOf(o)
		})
		p.Crumbs = append(p.Crumbs, Link{Text: "作战图"})
		b := analysis.NewBoard(ed.view)
		p.Summary = format.BoardSummary(ed.view, b)
		p.Counts = boardCounts(b)
		p.Orders = []Link{
			{Href: ed.at.To(address.Board(e)), Text: "按" + ed.site.Words.Member + "次序", Current: !byBehind},
			{Href: ed.at.To(address.BoardByBehind(e)), Text: "按" + format.BoardHead(ed.view, b) + "项数", Current: byBehind},
		}
		if len(b.Rows) <= mostDrawn {
			p.Chart = chart.Board(ed.view, chart.BoardOptions{ByBehind: byBehind})
		}
		p.Wall = chart.Board(ed.view, chart.BoardOptions{ByBehind: byBehind, Large: true})
		if byBehind {
			b.SortByBehind()
		}
		p.Table = ed.boardTable(b)
		p.Gaps = boardGaps(b)
		p.Areas = ed.areas(b)
		p.Frame.Charts = p.Chart != nil || len(p.Areas) > 0
		return p
	}}
}

// mostDrawn is how many rows a board has that is drawn on screen, the whole among them.
const mostDrawn = 20

// boardCounts counts the states of the counties' cells.
func boardCounts(b *analysis.Board) []Count {
	var all tallies
	for k, i := range b.Indicators {
		all.addAll(i, &b.Columns[k].Tally)
	}
	return all.counts()
}

// boardGaps are the words of what is missing in the rows that are filled, in the order in which they occur.
func boardGaps(b *analysis.Board) string {
	var words []string
	for k := range b.Rows {
		for at := range b.Rows[k].Cells {
			c := &b.Rows[k].Cells[at]
			if word := format.StateGap(c); c.State == analysis.NoState && !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
	}
	return format.List(words)
}

// boardTable has what the board shows, with its words and sums, each cell leading to its row.
func (ed *edition) boardTable(b *analysis.Board) *table.Table {
	member, behind := ed.site.Words.Member, format.BoardHead(ed.view, b)
	made := &table.Builder{Table: table.Table{ID: "t_board", Caption: "各" + member + "完成率" + markedRateNote(b.Indicators) + "、状态和位次", Unit: "%", Board: true}}
	t := &made.Table
	t.Columns = []table.Column{{Head: member, Kind: table.Text}}
	for _, i := range b.Indicators {
		t.Columns = append(t.Columns, table.Column{Head: i.Short, Unit: limitUnit(i), Kind: table.Number, Href: ed.at.Indicator(i)})
	}
	t.Columns = append(t.Columns, table.Column{Head: behind + "项数", Kind: table.Number}, table.Column{Head: "其中未破零", Kind: table.Number})
	limit := ed.site.Limits.TableRows + 1 // with the whole
	left := b.Cut(limit - 1)
	b.Fill(limit)
	for k := range b.Rows {
		t.Rows = append(t.Rows, ed.boardTableRow(made, b, &b.Rows[k]))
	}
	if len(left) > 0 {
		t.Left = ed.cutNote(left)
	}
	t.Foot = boardFoot(b, behind+"的"+member)
	return made.Finish()
}

// rateNote says what stands among completions and is none: rates, and by how much of their unit limits are exceeded or kept.
func rateNote(indicators []*model.Indicator) string { return noteOfRates(indicators, "") }

// markedRateNote is rateNote of a table that marks the first and the last: they are not those of the rates that are shown.
func markedRateNote(indicators []*model.Indicator) string {
	return noteOfRates(indicators, format.RateEnds)
}

func noteOfRates(indicators []*model.Indicator, ends string) string {
	var notes []string
	if slices.ContainsFunc(indicators, format.ByValue) {
		notes = append(notes, "比率为"+format.ValueName(model.Rate)+ends)
	}
	if slices.ContainsFunc(indicators, func(i *model.Indicator) bool { return limitUnit(i) != "" }) {
		notes = append(notes, "设控制数的为超、余的数")
	}
	if len(notes) == 0 {
		return ""
	}
	return "（" + strings.Join(notes, "，") + "）"
}

// limitUnit is the unit that an indicator's cells have among completions; empty where they are percentages.
func limitUnit(i *model.Indicator) string {
	if i.Targeted && i.Measure == model.Flow && i.Better == model.Lower {
		return i.Unit
	}
	return ""
}

func (ed *edition) boardTableRow(made *table.Builder, b *analysis.Board, r *analysis.BoardRow) table.Row {
	name := table.Plain(ed.site.Called(r.Region))
	row := table.Row{}
	if r.Region.Kind == model.Prefecture {
		row.Class = "whole"
	} else {
		name.Href = ed.at.County(r.Region)
	}
	row.Cells = append(made.Cells(), name)
	for k := range r.Cells {
		row.Cells = append(row.Cells, ed.boardCell(made, &r.Cells[k]))
	}
	if !r.Counts() {
		row.Cells = append(row.Cells, table.Plain(format.Dash), table.Plain(format.Dash))
		return row
	}
	row.Cells = append(row.Cells, table.Whole(r.Tally.Behind(), "项"), table.Whole(r.Tally.AtZero(), "项"))
	return row
}

// stateCell is a completion, or what is over or left of a limit, in the colour of its state. The tables that have it show
// neither figures nor targets, so that a gap says here what is missing.
func (ed *edition) stateCell(b *table.Builder, c *analysis.Cell) table.Cell {
	if gap := c.Completion.Gap(); c.State == analysis.NoState && gap != model.Present {
		return b.GapOf(c.Indicator, gap)
	}
	cell := b.Completion(c, ed.view.Progress)
	cell.Bar = nil
	if c.State == analysis.NoState {
		return cell
	}
	said := format.LimitPhrase(c)
	switch {
	case said != "":
	case format.ByValue(c.Indicator):
		cell = b.Amount(c.Indicator, c.Value, c.Indicator.Decimals)
		cell.Unit, said = c.Indicator.Unit, format.Beside(c)
	case c.Completion.Ok():
		said = cell.Text + "%"
	default:
		said = "无完成率"
	}
	cell = cell.In(c.State)
	cell.Said = said + "，" + format.State(c)
	return cell
}

// boardCell is a state's cell over its word, marked where it is first or last.
func (ed *edition) boardCell(made *table.Builder, c *analysis.Cell) table.Cell {
	cell := ed.stateCell(made, c)
	if c.Indicator.AppliesTo(c.Region) || c.Region.Kind == model.County { // else the indicator's table has no such row
		cell.Href = ed.evidence(c)
	}
	if c.State == analysis.NoState {
		return cell
	}
	cell.Under = format.State(c)
	switch c.Place.End {
	case analysis.FirstPlace:
		cell.Mark = "首"
	case analysis.LastPlace:
		cell.Mark = "末"
	}
	if cell.Mark != "" {
		cell.Said += "，居" + cell.Mark + "位"
	}
	return cell
}

// evidence leads to the row of the indicator's table that a cell stands in.
func (ed *edition) evidence(c *analysis.Cell) string {
	return ed.scope().Row(ed.view, c.Indicator, c.Region)
}

// boardFoot sums the columns over the counties. What cannot be behind has no sum.
func boardFoot(b *analysis.Board, head string) []table.Row {
	behind := table.Row{Cells: []table.Cell{table.Plain(head)}}
	zero := table.Row{Cells: []table.Cell{table.Plain("其中未破零")}}
	var sum, sumZero int
	empty := table.Plain("")
	for k := range b.Columns {
		t := &b.Columns[k].Tally
		if !b.Counts(k) {
			behind.Cells, zero.Cells = append(behind.Cells, table.Plain(format.Dash)), append(zero.Cells, table.Plain(format.Dash))
			continue
		}
		sum, sumZero = sum+t.Behind(), sumZero+t.AtZero()
		behind.Cells = append(behind.Cells, table.Whole(t.Behind(), "项"))
		zero.Cells = append(zero.Cells, table.Whole(t.AtZero(), "项"))
	}
	behind.Cells = append(behind.Cells, table.Whole(sum, "项"), empty)
	zero.Cells = append(zero.Cells, empty, table.Whole(sumZero, "项"))
	return []table.Row{behind, zero}
}

// cutNote says that a table of regions was cut.
func (ed *edition) cutNote(left []*model.Region) string {
	return "本表列出前" + format.Members(ed.site.Limits.TableRows, ed.site.Words) + "，其余" + format.Rest(left, ed.site.Words) + "见各自页面。"
}

// rowChart is the width in pixels up to which charts stand in a row.
const rowChart = 350

// areas are the site's map or, where it has none, the tiles: all indicators together, then each of which a place says more
// than the rows of the board do.
func (ed *edition) areas(b *analysis.Board) []ChartGroup {
	draw, title, together := chart.Tiles, "分布示意（非地图）", ed.view.Adjoin
	if shapes := chart.BoundariesOf(ed.site); shapes != nil {
		title, together = "分布图", func(*model.Indicator) bool { return true }
		draw = func(v *analysis.View, i *model.Indicator) *chart.Chart { return chart.Map(v, i, shapes) }
	}
	g := ChartGroup{ID: "areas", Title: title}
	g.add(draw(ed.view, nil))
	for k, i := range b.Indicators {
		if analysis.Divided(&b.Columns[k].Tally) && together(i) {
			g.add(draw(ed.view, i))
		}
	}
	if len(g.Charts) == 0 {
		return nil
	}
	g.Small = !slices.ContainsFunc(g.Charts, func(c *chart.Chart) bool { return c.Width > rowChart })
	return []ChartGroup{g}
}
