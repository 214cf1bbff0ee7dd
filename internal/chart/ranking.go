package chart

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// Where there are more than mostRows ranked regions, the first and the last endRows stand with a row
// between them that says how many are left out.
const (
	mostRows = 40
	endRows  = 15
)

// Ranking draws the counties by completion of i, best first, against time progress and the target; of a limit their
// figures, each against its own limit; where i is not targeted, their figures. Counties without a rank follow with the word for why, unless rows are left out.
// It is nil where there are no counties or none takes part.
func Ranking(v *analysis.View, i *model.Indicator) *Chart {
	all := participants(v.Ranking(i))
	if len(all) == 0 {
		return nil
	}
	cells, rest := ends(all, v.Site.Words)
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
		Subtitle: rankingMeasure(v, i) + " · " + periodWord(v) + " · " + source(i),
		Desc:     rankingDesc(title, v, i, all),
	})
}

// participants are the cells of regions to which the indicator applies; they take the place of cells.
func participants(cells []analysis.Cell) []analysis.Cell {
	return slices.DeleteFunc(cells, func(c analysis.Cell) bool { return c.Value.Gap == model.NotApplicable })
}

// ends are the first and the last rows of a long ranking, and what to say of those between.
func ends(all []analysis.Cell, words model.Words) (cells []analysis.Cell, rest string) {
	if len(all) <= mostRows {
		return all, ""
	}
	ranked := 0
	for ranked < len(all) && all[ranked].Place.Rank > 0 {
		ranked++
	}
	out := len(all) - 2*endRows
	if ranked < 2*endRows {
		return all[:2*endRows], leftOut(out, words)
	}
	cells = append(cells, all[:endRows]...)
	cells = append(cells, all[ranked-endRows:ranked]...)
	rest = leftOut(out, words)
	if missing := len(all) - ranked; missing > 0 {
		rest += "，其中" + format.Some(missing, words) + "无名次"
	}
	return cells, rest
}

func leftOut(n int, words model.Words) string { return "略去" + format.Some(n, words) }

// addRest adds the row that stands for those left out.
func (c *bars) addRest(text string) {
	r := newRow("⋮")
	r.tip = tip(text)
	c.rows = append(c.rows, r)
	c.bars = append(c.bars, bar{kind: restBar, label: text, ink: c.secondary})
}

// addRanked adds a region's bar of completion, or of value where the indicator has no targets or limits.
func (c *bars) addRanked(v *analysis.View, cell *analysis.Cell) {
	switch {
	case isLimit(cell.Indicator):
		c.addLimited(v, cell)
		return
	case cell.Indicator.Targeted:
		c.addCompletion(v, cell, cell.Region.Name, cell.Region.Short)
		return
	}
	b := bar{fill: c.lastYear, ink: c.ink, label: amount(cell)}
	if !cell.Value.Ok() {
		b.kind, b.fill, b.ink = gapBar, c.secondary, c.secondary
	}
	r := newRow(cell.Region.Name, cell.Region.Short)
	r.tip = cellTip(cell.Region.Name, cell)
	c.rows = append(c.rows, r)
	c.bars = append(c.bars, b)
}

// addLimited adds the bar of a figure with its limit across the row.
func (c *bars) addLimited(v *analysis.View, cell *analysis.Cell) {
	colour := colours(v, cell.State)
	b := bar{fill: string(colour.Fill), line: string(colour.Line), ink: c.ink}
	r := newRow(cell.Region.Name, cell.Region.Short)
	if cell.State == analysis.NoState {
		b.kind, b.fill, b.ink, b.label = gapBar, c.secondary, c.secondary, gapLabel(cell)
	} else {
		r.setAside(stateWord(cell), stateInk(colour, cell.State))
		words, brief := againstLimit(cell)
		if b.label = words; svg.Width(plain(words), labelSize) > labelRoom {
			b.label = brief
		}
		b.limit, b.limited = float(cell.Target.Value, cell.Indicator.Decimals), true
	}
	r.tip = cellTip(cell.Region.Name, cell)
	c.rows = append(c.rows, r)
	c.bars = append(c.bars, b)
}

// scaleRanking sets axis and marks; the row of those left out has no value.
func (c *bars) scaleRanking(v *analysis.View, i *model.Indicator, cells []analysis.Cell, rest bool) {
	values := completions(cells)
	if i.Targeted && !isLimit(i) {
		c.axis, c.marks = completionAxis(v, values, isFlow(i))
	} else {
		for k := range cells {
			if cells[k].Value.Ok() {
				values[k] = float(cells[k].Value.Value, i.Decimals)
			}
		}
		c.axis = valueAxis(i, values, c.limits())
	}
	if rest {
		values = append(values[:endRows:endRows], append([]float64{0}, values[endRows:]...)...)
	}
	c.setBars(values)
}

// limits are the rows' own limits.
func (c *bars) limits() []float64 {
	var out []float64
	for k := range c.bars {
		if c.bars[k].limited {
			out = append(out, c.bars[k].limit)
		}
	}
	return out
}

// valueAxis is a scale of figures. Limits that are not far beyond them stand on it, too.
func valueAxis(i *model.Indicator, values, limits []float64) axis {
	all := append(slices.Clone(values), limits...)
	cut := valueLimits.cut(all)
	near := slices.DeleteFunc(limits, func(l float64) bool { return l > cut })
	return newAxis(values, near, cut, "", i.Decimals == 0)
}

func rankingMeasure(v *analysis.View, i *model.Indicator) string {
	switch {
	case isLimit(i):
		return measureWord(i) + "，竖线为各" + v.Site.Words.Member + "的年度控制数"
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
	if phrase := format.TargetPhrase(c); phrase != "" {
		lines = append(lines, phrase)
	} else if c.State == analysis.NoState && c.Indicator.Targeted && c.Value.Ok() {
		lines = append(lines, format.StateGap(c))
	}
	if c.State == analysis.OnPace || c.State == analysis.Behind || c.State == analysis.FarBehind { // the path is worth a word
		if !isLimit(c.Indicator) {
			lines = append(lines, format.LeadPhrase(c))
		}
	}
	lines = append(lines, stateWord(c))
	if c.Place.Rank > 0 {
		lines = append(lines, placeWord(c.Place))
	}
	return tip(lines...)
}
