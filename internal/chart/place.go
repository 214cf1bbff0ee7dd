package chart

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// place is a chart of dots: a row an indicator, each other county a light dot on the scale of completion,
// the page's own region a dark one. Where there are too many counties, a box stands for the others.
type place struct {
	rowChart
	own    []dot
	limit  []bool  // by row: the figure stands against a limit, in words at the right and without dots
	others [][]dot // by row; nil where boxes stand for them
	boxes  []box   // by row; nil where there are few counties
}

// dot is one region in a row.
type dot struct {
	value   float64 // as it is drawn
	missing bool
	name    string // of another region, whose tip says its name and its number
	number  string
}

// box is the distribution of the counties: from the least to the most, the middle half, the median.
type box struct {
	min, q1, median, q3, max float64
}

// Place draws where r stands among the counties, a row a targeted indicator on which counties are ranked. Of a limit it
// says in words where the figure stands. It is nil where there are fewer than two counties or no such indicator but
// limits.
func Place(v *analysis.View, r *model.Region) *Chart {
	counties := v.Site.Counties()
	if len(counties) < 2 {
		return nil
	}
	spec := &place{}
	spec.look = newLook(&v.Site.Palette)
	indicators := v.Indicators(r)
	cells := make([]analysis.Cell, 0, len(indicators))
	spreads := make([]analysis.Spread, 0, len(indicators))
	for _, i := range indicators {
		if i.Targeted && v.Ranked(i) > 0 {
			cells = append(cells, v.Cell(i, r))
			spreads = append(spreads, v.Spread(i))
		}
	}
	if !slices.ContainsFunc(cells, reachable) {
		return nil
	}
	for k := range cells {
		spec.addRow(&cells[k])
	}
	if len(counties) > mostRows {
		spec.addBoxes(cells, spreads)
	} else {
		spec.addOthers(v, cells, counties, r)
	}
	spec.scale(v, cells)
	title := placeTitle(v, r, cells)
	return newChart(spec, Chart{
		ID: id("place", r.ID), Kind: "place", Title: title,
		Subtitle: "完成率（%）" + amongLimits(cells) + " · " + periodWord(v) + " · " + spec.key(v, r),
		Desc:     placeDesc(title, cells),
	})
}

// key says what the dots or boxes are.
func (c *place) key(v *analysis.View, r *model.Region) string {
	member := v.Site.Words.Member
	if c.boxes != nil {
		return "深色点为" + r.Short + "，横线为各" + member + "最低至最高，方框为居中的一半，竖线为中位数"
	}
	return "深色点为" + r.Short + "，浅色点为其他" + member
}

func (c *place) addRow(cell *analysis.Cell) {
	row := newRow(cell.Indicator.Short)
	d := dot{missing: !cell.Completion.Ok() || isLimit(cell.Indicator)}
	row.tip = cellTip(cell.Indicator.Short, cell)
	limit := isLimit(cell.Indicator) && cell.State != analysis.NoState
	switch {
	case limit:
		_, brief := againstLimit(cell)
		row.setAside(svg.Fit(plain(strings.TrimSpace(brief+" "+placeWord(cell.Place))), labelSize, asideRoom), c.ink)
	case d.missing:
		row.setAside(format.StateGap(cell), c.secondary)
	default:
		d.value = plotted(cell.Completion)
		row.setAside(strings.TrimSpace(format.Completion(cell.Completion)+" "+placeWord(cell.Place)), c.ink)
	}
	c.rows = append(c.rows, row)
	c.own = append(c.own, d)
	c.limit = append(c.limit, limit)
}

func (c *place) addOthers(v *analysis.View, cells []analysis.Cell, counties []*model.Region, r *model.Region) {
	c.others = make([][]dot, len(cells))
	for k := range cells {
		for _, county := range counties {
			if county == r || !reachable(cells[k]) {
				continue
			}
			cell := v.Cell(cells[k].Indicator, county)
			if cell.Completion.Ok() {
				c.others[k] = append(c.others[k], dot{
					value: plotted(cell.Completion), name: tip(county.Name), number: tip(format.Completion(cell.Completion)),
				})
			}
		}
	}
}

func (c *place) addBoxes(cells []analysis.Cell, spreads []analysis.Spread) {
	c.boxes = make([]box, len(spreads))
	for k, s := range spreads {
		if !reachable(cells[k]) {
			continue
		}
		c.boxes[k] = box{
			min: float(s.Min, percentPlaces), q1: float(s.Q1, percentPlaces), median: float(s.Median, percentPlaces),
			q3: float(s.Q3, percentPlaces), max: float(s.Max, percentPlaces),
		}
	}
}

// scale sets axis and marks, and brings values past the axis's end to its edge.
func (c *place) scale(v *analysis.View, cells []analysis.Cell) {
	var values []float64
	for k, d := range c.own {
		if !d.missing {
			values = append(values, d.value)
		}
		if c.boxes != nil {
			b := c.boxes[k]
			values = append(values, b.min, b.q1, b.median, b.q3, b.max)
			continue
		}
		for _, other := range c.others[k] {
			values = append(values, other.value)
		}
	}
	c.axis, c.marks = completionAxis(v, values, paced(cells))
	for k := range c.own {
		c.own[k].value, _, _ = c.axis.place(c.own[k].value)
	}
	for _, others := range c.others {
		for k := range others {
			others[k].value, _, _ = c.axis.place(others[k].value)
		}
	}
	for k := range c.boxes {
		b := &c.boxes[k]
		for _, at := range []*float64{&b.min, &b.q1, &b.median, &b.q3, &b.max} {
			*at, _, _ = c.axis.place(*at)
		}
	}
	c.layout(0)
}

// breaks are the places of the signs of breaks in row k: before dots that stand past the axis's ends.
func (c *place) breaks(k int) []float64 {
	least, most := 0.0, 0.0
	if !c.own[k].missing {
		least, most = min(least, c.own[k].value), max(most, c.own[k].value)
	}
	if c.boxes != nil {
		least, most = min(least, c.boxes[k].min), max(most, c.boxes[k].max)
	} else {
		for _, d := range c.others[k] {
			least, most = min(least, d.value), max(most, d.value)
		}
	}
	var out []float64
	if most > c.axis.last {
		out = append(out, (c.axis.last+c.axis.hi)/2)
	}
	if least < c.axis.first {
		out = append(out, (c.axis.first+c.axis.lo)/2)
	}
	return out
}

func (c *place) draw(w *svg.Writer) {
	x := c.xScale()
	c.drawGrid(w, x)
	w.Group("class", "rails", "stroke", c.rule)
	for k := range c.rows {
		if c.limit[k] {
			continue
		}
		y := crisp(c.middle(k))
		w.Line(x.Map(c.axis.lo), y, x.Map(c.axis.hi), y)
	}
	w.End("g")
	if c.boxes != nil {
		c.drawBoxes(w, x)
	}
	c.drawMarks(w, x)
	c.drawOthers(w, x)
	w.Group("class", "symbols")
	for k := range c.rows {
		for _, at := range c.breaks(k) {
			c.drawBreak(w, x, at, k)
		}
	}
	w.End("g")
	w.Group("class", "own", "fill", c.thisYear, "stroke", c.paper)
	for k, d := range c.own {
		if !d.missing {
			w.Circle(x.Map(d.value), c.middle(k), ownSize/2)
		}
	}
	w.End("g")
	c.drawNames(w)
}

// ownSize is the size of the dot that the page is about; boxWidth is the height of a box.
const (
	ownSize  = 11
	boxWidth = 12
)

// drawOthers draws the light dots as one path: strokes of no length with round ends.
func (c *place) drawOthers(w *svg.Writer, x svg.Scale) {
	var dots svg.Path
	for k, others := range c.others {
		for _, o := range others {
			dots.Dot(x.Map(o.value), c.middle(k))
		}
	}
	w.Path(&dots, "class", "others", "stroke", c.lastYear, "stroke-width", digits(dotSize), "stroke-linecap", "round")
}

func (c *place) drawBoxes(w *svg.Writer, x svg.Scale) {
	w.Group("class", "boxes", "stroke", c.lastYear)
	for k, b := range c.boxes {
		if c.limit[k] {
			continue
		}
		y := c.middle(k)
		w.Line(x.Map(b.min), crisp(y), x.Map(b.max), crisp(y))
		w.Rect(x.Map(b.q1), y-boxWidth/2, x.Map(b.q3)-x.Map(b.q1), boxWidth, c.paper, c.lastYear)
		w.Line(x.Map(b.median), y-boxWidth/2, x.Map(b.median), y+boxWidth/2)
	}
	w.End("g")
}
