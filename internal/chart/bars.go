package chart

import "bulletin/internal/svg"

// bars is a chart of horizontal bars: completion, ranking and growth.
type bars struct {
	rowChart
	bars []bar // one a row
}

// bar is one row's bar.
type bar struct {
	value  float64 // as it is drawn: cut where broken
	broken bool
	at     float64 // the place of the break's sign
	kind   barKind
	fill   string
	line   string // its outline, or empty
	label  string
	words  string // of a wordBar: its label, where there is room
	brief  string // of a wordBar, where there is none
	ink    string // the label's

	limit   float64 // a stroke across the row, where limited; the label stands beyond it
	limited bool
}

type barKind uint8

const (
	plainBar barKind = iota
	zeroBar          // nothing done yet: a cross on the zero line
	gapBar           // no number: a hatched stub
	restBar          // rows that are left out: only the label
	wordBar          // no bar: what it is stands in words at the zero line
)

// setBars places values on the axis: v[i] belongs to bars[i].
func (c *bars) setBars(values []float64) {
	for i := range c.bars {
		b := &c.bars[i]
		if b.kind != wordBar {
			b.label = svg.Fit(plain(b.label), labelSize, labelRoom)
		}
		if b.kind == plainBar {
			b.value, b.at, b.broken = c.axis.place(values[i])
		}
		if b.limit > c.axis.last {
			b.limited = false // the label tells it
		}
	}
	c.layout(c.measure())
	for i := range c.bars {
		if b := &c.bars[i]; b.kind == wordBar {
			b.words = b.label
			b.label = c.fitWords(b.words, b.brief)
		}
	}
}

// measure is the room for the labels at the right, and sets the room for those of bars to the left.
func (c *bars) measure() float64 {
	right := 0.0
	for i := range c.bars {
		b := &c.bars[i]
		if b.kind == wordBar {
			continue
		}
		wide := svg.Width(b.label, labelSize) + c.skip(i)
		if b.value < 0 {
			c.indent = max(c.indent, ceil(wide+labelGap))
			continue
		}
		right = max(right, wide)
	}
	return right
}

// skip is the room between a row's end and its label that a symbol takes.
func (c *bars) skip(i int) float64 {
	switch c.bars[i].kind {
	case gapBar:
		return labelGap/2 + svg.Hatch.Width
	case zeroBar:
		return svg.Cross.Width / 2
	}
	return 0
}

// end is where a row's label begins.
func (b *bar) end() float64 {
	if b.limited && b.limit > b.value {
		return b.limit
	}
	return b.value
}

// limitStroke is a limit across its row.
var limitStroke = svg.Symbol{Path: "M0 0H2V18H0Z", Width: 2, Height: 18}

// labels are the bars' labels, at their ends.
func (c *bars) labels() []label {
	out := make([]label, len(c.bars))
	for i := range c.bars {
		b := &c.bars[i]
		out[i] = label{text: b.label, at: b.end(), skip: c.skip(i), left: b.value < 0, ink: b.ink}
	}
	return out
}

func (c *bars) draw(w *svg.Writer) {
	x := c.xScale()
	c.drawGrid(w, x)
	zero := x.Map(0)
	if c.phone {
		c.drawPhoneBars(w, x)
	}
	w.Group("class", "bars")
	for i := range c.bars {
		if c.phone {
			break
		}
		if b := &c.bars[i]; b.kind == plainBar && b.value != 0 {
			from, to := min(zero, x.Map(b.value)), max(zero, x.Map(b.value))
			w.Rect(from, c.middle(i)-barWidth/2, to-from, barWidth, b.fill, b.line)
		}
	}
	w.End("g")
	c.drawMarks(w, x)
	w.Group("class", "symbols")
	for i := range c.bars {
		c.drawSymbol(w, x, i)
	}
	w.End("g")
	c.drawLabels(w, x, c.labels())
	c.drawNames(w)
}

func (c *bars) drawSymbol(w *svg.Writer, x svg.Scale, i int) {
	b := &c.bars[i]
	if b.limited {
		w.Symbol(x.Map(b.limit), c.middle(i), limitStroke, c.ink)
	}
	switch {
	case b.broken:
		c.drawBreak(w, x, b.at, i)
	case b.kind == zeroBar:
		w.Symbol(x.Map(0), c.middle(i), svg.Cross, b.fill)
	case b.kind == gapBar:
		w.Symbol(x.Map(0)+labelGap/2+float64(svg.Hatch.Width/2), c.middle(i), svg.Hatch, b.fill)
	}
}
