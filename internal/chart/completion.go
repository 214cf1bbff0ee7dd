package chart

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Completion draws the completion of every targeted indicator of r in bulletin order, against time
// progress and the target. An indicator without completion stands with the word for why. It is nil where r
// has no targeted indicator.
func Completion(v *analysis.View, r *model.Region) *Chart {
	indicators := v.Indicators(r)
	cells := make([]analysis.Cell, 0, len(indicators))
	for _, i := range indicators {
		if i.Targeted {
			cells = append(cells, v.Cell(i, r))
		}
	}
	if len(cells) == 0 {
		return nil
	}
	spec := &bars{}
	spec.look = newLook(&v.Site.Palette)
	for k := range cells {
		spec.addCompletion(v, &cells[k], cells[k].Indicator.Short)
	}
	spec.scaleCompletion(v, cells)
	title := completionTitle(cells)
	return newChart(spec, Chart{
		ID: id("completion", r.ID), Kind: "completion", Title: title,
		Subtitle: "累计完成占年度目标的比重（%） · " + periodWord(v) + " · " + sources(cells),
		Desc:     completionDesc(title, v, cells),
	})
}

// addCompletion adds the bar of a cell's completion.
func (c *bars) addCompletion(v *analysis.View, cell *analysis.Cell, name string) {
	colour := colours(v, cell.State)
	b := bar{fill: string(colour.Fill), line: string(colour.Line), ink: c.ink}
	r := newRow(name)
	switch {
	case !cell.Completion.Ok():
		b.kind, b.fill, b.ink, b.label = gapBar, c.secondary, c.secondary, gapLabel(cell)
	default:
		r.setAside(stateWord(cell), stateInk(colour, cell.State))
		b.label = format.Percent(cell.Completion.Value) + " · " + amount(cell)
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

// completions are the cells' completions as they are drawn; 0 for a gap.
func completions(cells []analysis.Cell) []float64 {
	values := make([]float64, len(cells))
	for k := range cells {
		if cells[k].Completion.Ok() {
			values[k] = float(cells[k].Completion.Value, percentPlaces)
		}
	}
	return values
}

// paced reports whether time progress applies to any of the cells.
func paced(cells []analysis.Cell) bool {
	for k := range cells {
		if cells[k].Indicator.Measure == model.Flow {
			return true
		}
	}
	return false
}

// completionAxis is the scale of completion with its marks. At the end of the year time progress and the
// target are one mark.
func completionAxis(v *analysis.View, values []float64, pace bool) (axis, []mark) {
	progress := float(v.Progress, percentPlaces)
	a := newAxis(values, []float64{100}, completionLimits.cut(values), "%", false)
	target := mark{value: 100, label: "年度目标", dashed: true}
	if !pace {
		return a, []mark{target}
	}
	word := "序时 " + format.Percent(v.Progress)
	if progress == 100 {
		return a, []mark{{value: 100, label: "年度目标（" + word + "）"}}
	}
	return a, []mark{{value: progress, label: word}, target}
}
