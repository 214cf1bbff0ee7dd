package chart

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Growth draws the 同比 of the whole and of the counties as bars left and right of zero, with the figure of
// the level above as a mark. The whole stands first; the counties follow by growth. It is nil where the level
// above has no growth figure, or nobody else has.
func Growth(v *analysis.View, i *model.Indicator) *Chart {
	if v.Site.Province == nil {
		return nil
	}
	upper := v.Cell(i, v.Site.Province)
	whole := v.Cell(i, v.Site.Whole())
	counties, known := growing(v, i)
	if !upper.Growth.Ok() || !whole.Growth.Ok() && known == 0 {
		return nil
	}
	spec := &bars{}
	spec.look = newLook(&v.Site.Palette)
	shown, rest := growthEnds(counties, known)
	cells := append([]analysis.Cell{whole}, shown...)
	spec.addGrowth(&cells[0], v.Site.Words.Whole, true)
	for k := range shown {
		if k == endRows && rest > 0 {
			spec.addRest(leftOut(rest, v.Site.Words))
		}
		spec.addGrowth(&shown[k], shown[k].Region.Name, false)
	}
	spec.scaleGrowth(v, cells, &upper, rest > 0)
	title := growthTitle(v, i, &whole, &upper, counties)
	return newChart(spec, Chart{
		ID: id("growth", i.ID), Kind: "growth", Title: title,
		Subtitle: growthMeasure(&upper) + " · " + periodWord(v) + " · " + source(i),
		Desc:     growthDesc(title, v, counties),
	})
}

func growthMeasure(c *analysis.Cell) string {
	if c.Growth.Points {
		unit, _ := format.DifferenceUnit(c.Indicator)
		return "比上年同期增减（" + strings.TrimPrefix(unit, "个") + "）"
	}
	return "同比增长（%）"
}

// growing are the counties by growth, highest first, those without a figure last; known counts the others.
func growing(v *analysis.View, i *model.Indicator) (cells []analysis.Cell, known int) {
	for _, r := range v.Site.Counties() {
		if !i.AppliesTo(r) {
			continue
		}
		cell := v.Cell(i, r)
		if cell.Growth.Ok() {
			known++
		}
		cells = append(cells, cell)
	}
	slices.SortStableFunc(cells, func(a, b analysis.Cell) int {
		if a.Growth.Ok() && b.Growth.Ok() {
			return b.Growth.Value.Cmp(a.Growth.Value)
		}
		if a.Growth.Ok() == b.Growth.Ok() {
			return 0
		}
		if a.Growth.Ok() {
			return -1
		}
		return 1
	})
	return cells, known
}

// growthEnds are all counties where they are few; else the first and the last of those with a figure.
// Where no county has a figure, none.
func growthEnds(all []analysis.Cell, known int) (shown []analysis.Cell, rest int) {
	switch {
	case known == 0:
		return nil, 0
	case len(all) <= mostRows:
		return all, 0
	case known <= 2*endRows:
		return all[:2*endRows], len(all) - 2*endRows
	}
	shown = append(shown, all[:endRows]...)
	return append(shown, all[known-endRows:known]...), len(all) - 2*endRows
}

func (c *bars) addGrowth(cell *analysis.Cell, name string, strong bool) {
	r := newRow(name, cell.Region.Short)
	r.strong = strong
	b := bar{fill: c.lastYear, ink: c.ink}
	if strong {
		b.fill = c.thisYear
	}
	if cell.Growth.Ok() {
		b.label = growthNumber(cell)
	} else {
		b.kind, b.fill, b.ink, b.label = gapBar, c.secondary, c.secondary, growthGap(cell.Growth.Gap)
	}
	r.tip = tip(name, b.label, amount(cell))
	c.rows = append(c.rows, r)
	c.bars = append(c.bars, b)
}

// growthNumber is 12.7%, −5.0% or, of a rate, +1.2, whose unit the subtitle names.
func growthNumber(c *analysis.Cell) string {
	if c.Growth.Points {
		_, places := format.DifferenceUnit(c.Indicator)
		return format.Signed(c.Growth.Value, places)
	}
	return format.Decimal(c.Growth.Value, format.GrowthPlaces(c.Indicator)) + "%"
}

// growthGap is a short word for why there is no 同比.
func growthGap(g model.Gap) string {
	switch g {
	case model.NoBase:
		return "上年同期为零"
	case model.NoLastYear:
		return "无上年同期数"
	}
	return format.Gap(g)
}

func (c *bars) scaleGrowth(v *analysis.View, cells []analysis.Cell, upper *analysis.Cell, rest bool) {
	suffix, places := "%", percentPlaces
	if upper.Growth.Points {
		_, n := format.DifferenceUnit(upper.Indicator)
		suffix, places = "", max(places, n)
	}
	values := make([]float64, len(cells))
	for k := range cells {
		if cells[k].Growth.Ok() {
			values[k] = float(cells[k].Growth.Value, places)
		}
	}
	at := float(upper.Growth.Value, places)
	c.axis = newAxis(values, []float64{at}, growthLimits.cut(values), suffix, false)
	c.marks = []mark{{value: at, label: v.Site.Words.Upper + " " + growthNumber(upper)}}
	if rest {
		values = slices.Insert(values, 1+endRows, 0)
	}
	c.setBars(values)
}
