package page

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/reference"
	"bulletin/internal/table"
)

// rows are the cells of the regions that the directive names or selects, each once, in the order written. Where it
// says nothing they are all that the indicator applies to, in the site's order.
func (q *request) rows(ro *reference.Roster) []analysis.Cell {
	e := q.Get("rows")
	if e == nil {
		return q.allRows(ro.Indicator)
	}
	var cells []analysis.Cell
	seen := map[*model.Region]bool{}
	add := func(c *analysis.Cell) {
		if !seen[c.Region] {
			seen[c.Region] = true
			cells = append(cells, *c)
		}
	}
	for _, word := range e.Values {
		if r, ids := q.regionCalled(word); r != nil || len(ids) > 1 {
			if r = q.regionNamed(word, e.Pos); r != nil {
				c := q.ed.view.Cell(ro.Indicator, r)
				add(&c)
			}
			continue
		}
		for _, c := range q.selected(word, e, ro) {
			add(c)
		}
	}
	if len(cells) == 0 && !q.failed {
		q.diags.Warning(e.Pos, "empty-table", "改换条件，或删去这张表", "没有选出%s，这张表页面上不出现", q.ed.site.Words.Member)
	}
	return cells
}

func (q *request) allRows(i *model.Indicator) []analysis.Cell {
	var cells []analysis.Cell
	for _, r := range q.ed.site.Regions {
		if i.AppliesTo(r) || r.Kind == model.County && i.Scope == model.AllRegions {
			cells = append(cells, q.ed.view.Cell(i, r))
		}
	}
	return cells
}

// selected are the members that the words of a selection pick: 落后, 前3, 完成率<50% 下降.
func (q *request) selected(text string, e *model.Entry, ro *reference.Roster) []*analysis.Cell {
	cells, p := ro.Select(text, q.ed.site)
	if p != nil {
		q.fail(e.Pos, p.Code, p.Fix, "%s", p.Text)
	}
	return cells
}

// ordered sorts rows by the directive's order. The whole stays first.
func (q *request) ordered(cells []analysis.Cell, ro *reference.Roster) []analysis.Cell {
	e := q.Get("order")
	if e == nil || q.failed {
		return cells
	}
	key, rising, ok := q.orderKey(e, ro.Indicator)
	if !ok {
		return cells
	}
	var sorted []reference.Scored
	for k := range cells {
		sorted = append(sorted, reference.Scored{Cell: &cells[k], Num: key(ro, &cells[k])})
	}
	reference.SortScored(sorted, rising)
	out := make([]analysis.Cell, 0, len(cells))
	for _, whole := range []bool{true, false} {
		for _, s := range sorted {
			if (s.Cell.Region.Kind == model.Prefecture) == whole {
				out = append(out, *s.Cell)
			}
		}
	}
	return out
}

// orderKey reads 完成率, 位次 or 完成率 升序: what rows are sorted by, and whether small numbers come first. Places rise
// by themselves.
func (q *request) orderKey(e *model.Entry, i *model.Indicator) (key func(*reference.Roster, *analysis.Cell) model.Num, rising, ok bool) {
	words := strings.Fields(strings.Join(e.Values, " "))
	direction := ""
	if n := len(words); n > 1 && (words[n-1] == "升序" || words[n-1] == "降序") {
		direction, words = words[n-1], words[:n-1]
	}
	if len(words) != 1 {
		q.fail(e.Pos, "wrong-order", "写成“完成率”或“完成率 升序”这样", "“order”要写一栏的名称")
		return nil, false, false
	}
	if words[0] == "地区" {
		return func(_ *reference.Roster, c *analysis.Cell) model.Num { return model.Number(model.Int(c.Region.Index)) }, direction != "降序", true
	}
	col, found := reference.ColumnNamed(words[0], q.ed.site.Words)
	switch {
	case !found:
		known, names := reference.ColumnWords()
		q.fail(e.Pos, "unknown-column", suggest(words[0], append(known, "地区"), append([]string{"地区"}, names...)), "没有“%s”这一栏", words[0])
		return nil, false, false
	case col.Measure != nil:
		rising = col.Measure.Kind == measure.Place
		key = func(ro *reference.Roster, c *analysis.Cell) model.Num { return ro.Quantity(col.Measure, c).Num }
	case col.ID == "state":
		rising = true
		key = func(_ *reference.Roster, c *analysis.Cell) model.Num { return stateRank(c) }
	default:
		q.fail(e.Pos, "wrong-order", "改写有数的一栏", "不能按“%s”排列", words[0])
		return nil, false, false
	}
	if direction != "" {
		rising = direction == "升序"
	}
	return key, rising, true
}

// stateRank orders states from the best to the worst; none comes last.
func stateRank(c *analysis.Cell) model.Num {
	if c.State == analysis.NoState {
		return model.Missing(model.NotMeasurable)
	}
	return model.Number(model.MustDecimal(table.StateOrder(c.State)))
}
