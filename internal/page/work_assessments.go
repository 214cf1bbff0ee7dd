package page

import (
	"strconv"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// Assessments is the index of indicators by the assessments that they count in (考核).
type Assessments struct {
	Frame
	Finding  string
	Overview *table.Table
	Each     []Assessment
}

// Assessment is one assessment with the whole's standing on its indicators.
type Assessment struct {
	ID, Name string
	Counts   []Count
	Table    *table.Table
}

// assessed are the indicators of an assessment, in bulletin order.
type assessed struct {
	name       string
	indicators []*model.Indicator
}

// assessments lists those that indicators name, in order of first mention.
func assessments(site *model.Site) []assessed {
	var out []assessed
	at := map[string]int{}
	for _, i := range site.Indicators {
		for _, name := range i.Assessments {
			k, known := at[name]
			if !known {
				k = len(out)
				at[name] = k
				out = append(out, assessed{name: name})
			}
			out[k].indicators = append(out[k].indicators, i)
		}
	}
	return out
}

// assessmentsPages has one page, or none where no indicator names an assessment.
func (ed *edition) assessmentsPages() []Page {
	if len(assessments(ed.site)) == 0 {
		return nil
	}
	e := ed.view.Edition
	return []Page{{Path: address.Assessments(e), Name: "考核指标", Kind: worksKind, data: func(of *Page, _ *diag.List) any {
		ed := ed.from(of)
		p := &Assessments{}
		p.Frame = ed.frame(of, "考核指标", address.Assessments)
		p.Crumbs = append(p.Crumbs, Link{Text: "考核指标"})
		all := assessments(ed.site)
		p.Finding = ed.assessmentsFinding(all)
		p.Overview = ed.assessmentsOverview(all)
		for k := range all {
			p.Each = append(p.Each, Assessment{
				ID: assessmentID(k), Name: all[k].name, Counts: counts(ed.wholeCells(all[k].indicators)),
				Table: ed.assessmentTable(k, &all[k]),
			})
		}
		return p
	}}}
}

// assessmentID is a number, because names are in Chinese.
func assessmentID(k int) string { return "a" + strconv.Itoa(k+1) }

// wholeCells are the whole's cells of indicators.
func (ed *edition) wholeCells(indicators []*model.Indicator) []analysis.Cell {
	out := make([]analysis.Cell, len(indicators))
	for k, i := range indicators {
		out[k] = ed.view.Cell(i, ed.site.Whole())
	}
	return out
}

// good counts the cells that need no attention, and judged all that are judged.
func good(cells []analysis.Cell) int {
	n := 0
	for k := range cells {
		if c := &cells[k]; analysis.KeepsPace.Holds(c) || analysis.IsReached.Holds(c) {
			n++
		}
	}
	return n
}

func judged(cells []analysis.Cell) int {
	n := 0
	for k := range cells {
		if c := &cells[k]; analysis.KeepsPace.Of(c).Gap == model.Present || analysis.IsReached.Of(c).Gap == model.Present {
			n++
		}
	}
	return n
}

// assessmentsFinding says how much is assessed, and where most is behind.
func (ed *edition) assessmentsFinding(all []assessed) string {
	var indicators []*model.Indicator
	for _, i := range ed.site.Indicators {
		if len(i.Assessments) > 0 {
			indicators = append(indicators, i)
		}
	}
	t := ed.wholeCells(indicators)
	text := strconv.Itoa(len(indicators)) + "项指标纳入" + strconv.Itoa(len(all)) + "项考核"
	if judged(t) == 0 {
		return text + "，本期均没有可比的目标。"
	}
	text += "，" + ed.site.Words.Whole + "有目标可比的" + strconv.Itoa(judged(t)) + "项"
	switch bad := judged(t) - good(t); bad {
	case 0:
		return text + "均达到进度或目标要求。"
	case judged(t):
		text += "均未达到进度或目标要求"
	default:
		text += "中" + strconv.Itoa(good(t)) + "项达到进度或目标要求，" + strconv.Itoa(bad) + "项未达要求"
	}
	if worst := ed.mostBehind(all); worst != "" && len(all) > 1 {
		text += "；项数最多的是" + worst
	}
	return text + "。"
}

// mostBehind names the assessment in which most indicators are behind; it is empty where several have as many.
func (ed *edition) mostBehind(all []assessed) string {
	most, name := 0, ""
	for k := range all {
		t := ed.wholeCells(all[k].indicators)
		switch bad := judged(t) - good(t); {
		case bad > most:
			most, name = bad, "“"+all[k].name+"”（"+strconv.Itoa(judged(t))+"项中的"+strconv.Itoa(bad)+"项）"
		case bad == most:
			name = ""
		}
	}
	return name
}

// assessmentsOverview has a row per assessment, with the counts of states that occur.
func (ed *edition) assessmentsOverview(all []assessed) *table.Table {
	b := &table.Builder{Table: table.Table{ID: "t_assessments", Caption: "各项考核" + ed.site.Words.Whole + "进度", Unit: "项"}}
	b.Table.Columns = []table.Column{{Head: "序号", Kind: table.Label}, {Head: "考核", Kind: table.Text}, {Head: "指标数", Kind: table.Number}}
	var sum []analysis.Cell
	each := make([][]analysis.Cell, len(all))
	for k := range all {
		each[k] = ed.wholeCells(all[k].indicators)
		sum = append(sum, each[k]...)
	}
	shown := counts(sum)
	for _, c := range shown {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: c.Word, Kind: table.Number})
	}
	for k := range all {
		name, no := table.Plain(all[k].name).Linked("#"+assessmentID(k)), table.Serial(k+1)
		row := table.Row{Cells: append(b.Cells(), no, name, table.Count(len(each[k]), "项"))}
		own := counts(each[k])
		for _, c := range shown {
			row.Cells = append(row.Cells, table.Count(numberOf(own, c.Word), "项"))
		}
		b.Table.Rows = append(b.Table.Rows, row)
	}
	return b.Finish()
}

// assessmentTable is the whole's row of each indicator. Places in the province stand where somebody has one.
func (ed *edition) assessmentTable(k int, a *assessed) *table.Table {
	b := &table.Builder{Table: table.Table{ID: "t_" + assessmentID(k), Caption: a.name + "指标完成情况"}, Mixed: true}
	b.Table.Columns = []table.Column{{Head: "序号", Kind: table.Label}, {Head: "指标", Kind: table.Text}, {Head: table.UnitHead, Kind: table.Label},
		{Head: "年度目标", Kind: table.Number}, {Head: format.ValuesHead(a.indicators), Kind: table.Number}, {Head: "完成率", Unit: "%", Kind: table.Completion},
		{Head: "较序时", Unit: "百分点", Kind: table.Number}, {Head: "状态", Kind: table.Label}}
	placed := ed.placed(a.indicators)
	if placed {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: ed.site.Words.Upper + "位次", Kind: table.Number})
	}
	b.Table.Columns = append(b.Table.Columns, table.Column{Head: "备注", Kind: table.Remark})
	for n, i := range a.indicators {
		c := ed.view.Cell(i, ed.site.Whole())
		name, no := table.Plain(i.Name).Linked(ed.at.Indicator(i)), table.Serial(n+1)
		notes := ed.rowNotes(&c, true, placed) // a place in a column of its own needs no note
		cells := append(b.Cells(), no, name, table.Plain(i.Unit), noted(b, b.Amount(i, c.Target, i.Decimals), notes.target),
			noted(b, b.Figure(&c, i.Decimals), notes.value), b.Completion(&c, ed.view.Progress), b.Lead(&c), b.State(&c))
		if placed {
			cells = append(cells, upperPlaceCell(b, &c))
		}
		b.Table.Rows = append(b.Table.Rows, table.Row{Cells: append(cells, ed.remark(&c))})
	}
	return b.Finish().Spoken()
}

func (ed *edition) placed(indicators []*model.Indicator) bool {
	for _, i := range indicators {
		if m := ed.view.Report.Figure(i, ed.site.Whole()).More; m != nil && m.Rank > 0 && ed.site.Words.Upper != "" {
			return true
		}
	}
	return false
}

// upperPlaceCell is the place that was given; nothing is missing where none was.
func upperPlaceCell(b *table.Builder, c *analysis.Cell) table.Cell {
	m := c.Figure.More
	if m == nil || m.Rank == 0 {
		return table.None()
	}
	cell := table.Whole(m.Rank, "位")
	if m.RankOf > 0 {
		cell.Said = "第" + cell.Text + "位，共" + strconv.Itoa(m.RankOf) + "个"
	}
	return cell
}
