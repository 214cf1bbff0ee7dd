package chart

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Where there are more than mostRows ranked regions, the first and the last endRows stand with a row
// between them that says how many are left out.
const (
	mostRows = 40
	endRows  = 15
)

// Ranking draws the counties by completion of i, best first, against time progress and the target; where i
// is not targeted, by value. Counties without a rank follow with the word for why, unless rows are left out.
// It is nil where there are no counties or none takes part.
func Ranking(v *analysis.View, i *model.Indicator) *Chart {
	all := participants(v.Ranking(i))
	if len(all) == 0 {
		return nil
	}
	cells, rest := ends(all, format.Counted(v.Site.Words.Member))
	spec := &bars{}
	spec.look = newLook(&v.Site.Palette)
	for k := range cells {
		if k == endRows && rest != "" {
			spec.addRest(rest)
		}
		spec.addRanked(v, &cells[k])
	}
	spec.scaleRanking(v, i, cells, rest != "")
	title := rankingTitle(v, i, all)
	return newChart(spec, Chart{
		ID: id("ranking", i.ID), Kind: "ranking", Title: title,
		Subtitle: rankingMeasure(i) + " · " + periodWord(v) + " · " + source(i),
		Desc:     rankingDesc(title, v, i, all),
	})
}

// participants are the cells of regions to which the indicator applies; they take the place of cells.
func participants(cells []analysis.Cell) []analysis.Cell {
	return slices.DeleteFunc(cells, func(c analysis.Cell) bool { return c.Value.Gap == model.NotApplicable })
}

// ends are the first and the last rows of a long ranking, and what to say of those between.
func ends(all []analysis.Cell, unit string) (cells []analysis.Cell, rest string) {
	if len(all) <= mostRows {
		return all, ""
	}
	ranked := 0
	for ranked < len(all) && all[ranked].Place.Rank > 0 {
		ranked++
	}
	out := len(all) - 2*endRows
	if ranked < 2*endRows {
		return all[:2*endRows], leftOut(out, unit)
	}
	cells = append(cells, all[:endRows]...)
	cells = append(cells, all[ranked-endRows:ranked]...)
	rest = leftOut(out, unit)
	if missing := len(all) - ranked; missing > 0 {
		rest += "，其中" + digits(missing) + "个无名次"
	}
	return cells, rest
}

func leftOut(n int, unit string) string { return "略去" + digits(n) + unit }

// addRest adds the row that stands for those left out.
func (c *bars) addRest(text string) {
	r := newRow("⋮")
	r.tip = tip(text)
	c.rows = append(c.rows, r)
	c.bars = append(c.bars, bar{kind: restBar, label: text, ink: c.secondary})
}

// addRanked adds a region's bar of completion, or of value where the indicator has no targets.
func (c *bars) addRanked(v *analysis.View, cell *analysis.Cell) {
	if cell.Indicator.Targeted {
		c.addCompletion(v, cell, cell.Region.Name)
		return
	}
	b := bar{fill: c.lastYear, ink: c.ink, label: amount(cell)}
	if !cell.Value.Ok() {
		b.kind, b.fill, b.ink = gapBar, c.secondary, c.secondary
	}
	r := newRow(cell.Region.Name)
	r.tip = cellTip(cell.Region.Name, cell)
	c.rows = append(c.rows, r)
	c.bars = append(c.bars, b)
}

// scaleRanking sets axis and marks; the row of those left out has no value.
func (c *bars) scaleRanking(v *analysis.View, i *model.Indicator, cells []analysis.Cell, rest bool) {
	values := completions(cells)
	if i.Targeted {
		c.axis, c.marks = completionAxis(v, values, i.Measure == model.Flow)
	} else {
		for k := range cells {
			if cells[k].Value.Ok() {
				values[k] = float(cells[k].Value.Value, i.Decimals)
			}
		}
		c.axis = newAxis(values, nil, valueLimits.cut(values), "", i.Decimals == 0)
	}
	if rest {
		values = append(values[:endRows:endRows], append([]float64{0}, values[endRows:]...)...)
	}
	c.setBars(values)
}

func rankingMeasure(i *model.Indicator) string {
	switch {
	case !i.Targeted:
		return measureWord(i)
	case i.Measure == model.Flow:
		return "累计完成占年度目标的比重（%）"
	case i.Measure == model.Stock:
		return "期末数与年度目标之比（%）"
	}
	return "与年度目标之比（%）"
}

// measureWord names what the values of i are, with the unit.
func measureWord(i *model.Indicator) string {
	word := "累计数"
	switch i.Measure {
	case model.Stock:
		word = "期末数"
	case model.Rate:
		word = "比率"
	}
	return word + "（" + i.Unit + "）"
}

func source(i *model.Indicator) string { return "来源：" + i.Department }

// cellTip is what the live chart says of a cell.
func cellTip(name string, c *analysis.Cell) string {
	lines := []string{name, amount(c)}
	if c.Completion.Ok() {
		lines = append(lines, ratioWord(c.Indicator)+format.Percent(c.Completion.Value))
	} else if c.Indicator.Targeted && c.Value.Ok() {
		lines = append(lines, gapWord(c))
	}
	if c.Lead.Ok() {
		lines = append(lines, "较序时"+format.Points(c.Lead.Value)+"个百分点")
	}
	lines = append(lines, stateWord(c))
	if c.Place.Rank > 0 {
		lines = append(lines, placeWord(c.Place))
	}
	return tip(lines...)
}
