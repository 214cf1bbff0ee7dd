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
	brief  string // of a wordBar, where the label is long
	ink    string // the label's

	limit   float64 // a stroke across the row, where limited
	limited bool
}

type barKind uint8

const (
	plainBar barKind = iota
	zeroBar          // nothing done yet: a cross on the zero line
	gapBar           // no number: a hatched stub
	restBar          // rows that are left out: only the label
	wordBar          // no bar: what it is stands in words
)

// wordRoom is the widest label of a row that has no bar, in its long form.
const wordRoom = 150

// setBars places values on the axis: v[i] belongs to bars[i]. Labels stand in a column right of the plot: one at the end of
// its bar would break the line of time progress.
func (c *bars) setBars(values []float64) {
	for i := range c.bars {
		b := &c.bars[i]
		if b.kind == wordBar && b.brief != "" && svg.Width(plain(b.label), labelSize) > wordRoom {
			b.label = b.brief
		}
		b.label = svg.Fit(plain(b.label), labelSize, labelRoom)
		if b.kind == plainBar {
			b.value, b.at, b.broken = c.axis.place(values[i])
		}
		if b.limit > c.axis.last {
			b.limited = false // the label tells it
		}
	}
	c.layout(c.room())
}

// room is the width of the column of labels.
func (c *bars) room() float64 {
	room := 0.0
	for i := range c.bars {
		room = max(room, svg.Width(c.bars[i].label, labelSize))
	}
	return room
}

// limitStroke is a limit across its row.
var limitStroke = svg.Symbol{Path: "M0 0H2V18H0Z", Width: 2, Height: 18}

// labels are the bars' labels.
func (c *bars) labels() []label {
	out := make([]label, len(c.bars))
	for i := range c.bars {
		out[i] = label{text: c.bars[i].label, at: c.axis.hi, ink: c.bars[i].ink}
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
