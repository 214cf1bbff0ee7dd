package chart

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Completion draws the completion of every targeted indicator of r in bulletin order, against time
// progress and the target. An indicator without completion stands with the word for why, a limit with the words for
// where the figure stands against it and without a bar. It is nil where r has no indicator with a target to reach.
func Completion(v *analysis.View, r *model.Region) *Chart {
	indicators := v.Indicators(r)
	cells := make([]analysis.Cell, 0, len(indicators))
	for _, i := range indicators {
		if i.Targeted {
			cells = append(cells, v.Cell(i, r))
		}
	}
	if !slices.ContainsFunc(cells, reachable) {
		return nil
	}
	spec := &bars{}
	spec.look = newLook(&v.Site.Palette)
	for k := range cells {
		spec.addCompletion(v, &cells[k], cells[k].Indicator.Short)
	}
	spec.scaleCompletion(v, cells)
	title := completionTitle(v, cells)
	return newChart(spec, Chart{
		ID: id("completion", r.ID), Kind: "completion", Title: title,
		Subtitle: completionMeasure(cells) + " · " + periodWord(v) + " · " + sources(cells),
		Desc:     completionDesc(title, v, cells),
	})
}

// completionMeasure says what the bars are of.
func completionMeasure(cells []analysis.Cell) string {
	text := "累计完成占年度目标的比重（%）"
	if !paced(cells) {
		text = "与年度目标之比（%）"
	}
	return text + amongLimits(cells)
}

// amongLimits says of rows that have neither bars nor dots what stands there; empty where there are none.
func amongLimits(cells []analysis.Cell) string {
	if slices.ContainsFunc(cells, func(c analysis.Cell) bool { return isLimit(c.Indicator) }) {
		return "，设年度控制数的为实际数"
	}
	return ""
}

// reachable reports whether a cell's target is one to reach rather than a limit.
func reachable(c analysis.Cell) bool { return !isLimit(c.Indicator) }

// addCompletion adds the bar of a cell's completion.
func (c *bars) addCompletion(v *analysis.View, cell *analysis.Cell, name string, short ...string) {
	colour := colours(v, cell.State)
	b := bar{fill: string(colour.Fill), line: string(colour.Line), ink: c.ink}
	r := newRow(append([]string{name}, short...)...)
	if cell.State != analysis.NoState {
		r.setAside(stateWord(cell), stateInk(colour, cell.State))
	}
	switch {
	case cell.State == analysis.NoState && !cell.Completion.Ok():
		b.kind, b.fill, b.ink, b.label = gapBar, c.secondary, c.secondary, gapLabel(cell)
	case isLimit(cell.Indicator):
		b.kind = wordBar
		b.label, b.brief = againstLimit(cell)
	case !cell.Completion.Ok(): // a level whose target is zero
		b.kind, b.label = wordBar, amount(cell)
	case format.ByValue(cell.Indicator): // the bar is its part of the target, and nobody may read that as the rate
		b.label = amount(cell) + " · 目标" + format.Value(cell.Indicator, cell.Target.Value)
	default:
		b.label = format.Completion(cell.Completion) + " · " + amount(cell)
		if cell.State == analysis.AtZero {
			b.kind = zeroBar
		}
	}
	r.tip = cellTip(name, cell)
	c.rows = append(c.rows, r)
	c.bars = append(c.bars, b)
}

// scaleCompletion sets the axis and the marks of a scale of completion.
func (c *bars) scaleCompletion(v *analysis.View, cells []analysis.Cell) {
	values := completions(cells)
	c.axis, c.marks = completionAxis(v, values, paced(cells))
	c.setBars(values)
}

// completions are the cells' completions as they are drawn; 0 for a gap and for a limit.
func completions(cells []analysis.Cell) []float64 {
	values := make([]float64, len(cells))
	for k := range cells {
		if reachable(cells[k]) {
			values[k] = plotted(cells[k].Completion)
		}
	}
	return values
}

// paced reports whether time progress applies to any of the cells.
func paced(cells []analysis.Cell) bool {
	for k := range cells {
		if i := cells[k].Indicator; isFlow(i) && !isLimit(i) {
			return true
		}
	}
	return false
}

// completionAxis is the scale of completion with its marks. When the year is over there is no time progress beside the
// target.
func completionAxis(v *analysis.View, values []float64, pace bool) (axis, []mark) {
	a := newAxis(values, []float64{100}, completionLimits.cut(values), "%", false)
	target := mark{value: 100, label: "年度目标", dashed: true}
	if !pace || yearEnd(v) {
		return a, []mark{target}
	}
	return a, []mark{{value: float(v.Progress, percentPlaces), label: "序时 " + format.Percent(v.Progress)}, target}
}
