package chart

import (
	"slices"

	"bulletin/internal/svg"
)

// A picture for a narrow screen is drawn for one of 360 px within its margins. Down to 320 its smallest text is 10 px high,
// where that of a picture of the full width would be less than 5.
const (
	phoneWidth  = 328
	leastText   = 9     // px: the smallest text that may be read on a phone
	leastScreen = 288.0 // px: the narrowest screen within its margins
)

// phoned is what can be drawn again for a narrow screen, from the same numbers and words; nil where nothing better comes
// of it.
type phoned interface{ phoneSpec() spec }

// HasPhone reports whether the chart has a picture of its own for narrow screens: where the text of the first would be
// too small there.
func (c *Chart) HasPhone() bool {
	if float64(labelSize*leastScreen)/float64(c.Width) >= leastText {
		return false
	}
	_, can := c.spec.(phoned)
	return can
}

// PhonePicture appends the picture for narrow screens as one <svg> element. Who listens hears of the first alone. Nothing is
// appended where there is none.
func (c *Chart) PhonePicture(dst []byte) []byte {
	if !c.HasPhone() {
		return dst
	}
	s := c.spec.(phoned).phoneSpec()
	if s == nil {
		return dst
	}
	f := s.plot()
	w := &svg.Writer{Buf: dst}
	w.Start("svg")
	w.Attr("viewBox", viewBox(int(f.width), int(f.height)))
	w.Num("font-size", labelSize)
	w.Attr("fill", f.ink)
	w.Close()
	s.draw(w)
	w.End("svg")
	return w.Buf
}

// toPhone brings a frame to the width of a narrow screen.
func (f *frame) toPhone() { f.width, f.least, f.phone = phoneWidth, phoneWidth, true }

// Rows on narrow screens: the name and the words at the right stand above what is drawn.
const (
	phoneRow   = 22 // what is drawn
	phoneGap   = 8  // between rows
	phoneLines = 3  // of a name
	phoneAside = 130
	phoneEdge  = 12 // half a tick's label at the left
)

// toPhone takes what the layout changes from the other picture's hands.
func (c *rowChart) toPhone() {
	c.frame.toPhone()
	c.axis.ticks, c.marks, c.rows = slices.Clone(c.axis.ticks), slices.Clone(c.marks), slices.Clone(c.rows)
	c.indent, c.middles = 0, make([]float64, len(c.rows))
}

// layoutPhone measures the rows one after the other; labels is the widest label that begins at a bar's end.
func (c *rowChart) layoutPhone(labels float64) {
	c.left, c.right = max(phoneEdge, c.indent), max(ceil(labels+2*labelGap), phoneEdge+labelGap)
	if len(c.axis.ticks) > 0 {
		c.left = max(c.left, ceil(float64(svg.Width(c.axis.ticks[0].text, labelSize)/2)+1))
	}
	c.aside = c.right
	c.thinTicks()
	c.setMarks()
	y := c.top
	for i := range c.rows {
		r := &c.rows[i]
		if r.who != "" {
			r.aside = svg.Balanced(plain(r.who), labelSize, phoneAside, phoneLines+1)
		}
		asides := 0.0
		for _, l := range r.aside {
			asides = max(asides, svg.Width(l, labelSize)+2*labelGap)
		}
		r.lines = svg.Lines(plain(r.name), nameSize, c.width-asides, phoneLines)
		y += float64(leading * max(len(r.lines), len(r.aside)))
		c.middles[i] = y + phoneRow/2
		y += phoneRow + phoneGap
	}
	c.bottom = tickRoom
	c.height = y - phoneGap + 2 + c.bottom
}

// markAt is the middle of a mark's label, which does not leave the picture.
func (c *rowChart) markAt(x svg.Scale, m *mark) float64 {
	half := float64(svg.Width(m.label, labelSize) / 2)
	return max(half, min(x.Map(m.value), c.width-half))
}

// drawPhoneNames draws names and words at the right above the rows, on paper where lines run across.
func (c *rowChart) drawPhoneNames(w *svg.Writer) {
	w.Group("font-size", digits(nameSize), "stroke", c.paper, "stroke-width", "4", "paint-order", "stroke")
	for i, r := range c.rows {
		for k, l := range r.lines {
			w.Start("text")
			w.Num("y", baseline(c.above(i, k, len(r.lines)), nameSize))
			if r.strong {
				w.Attr("font-weight", "bold")
			}
			w.Content("text", l)
		}
	}
	w.End("g")
	w.Group("text-anchor", "end", "stroke", c.paper, "stroke-width", "4", "paint-order", "stroke")
	for i, r := range c.rows {
		for k, l := range r.aside {
			w.Start("text")
			w.Num("x", c.width)
			w.Num("y", baseline(c.above(i, k, len(r.aside)), labelSize))
			if r.asideInk != c.ink {
				w.Attr("fill", r.asideInk)
			}
			w.Content("text", l)
		}
	}
	w.End("g")
}

// above is the middle of line k of n above row i.
func (c *rowChart) above(i, k, n int) float64 {
	return c.middles[i] - phoneRow/2 - float64(leading*(float64(n-k)-0.5))
}

// labelGroup begins the labels of rows. On narrow screens they bring their own paper.
func (c *rowChart) labelGroup(w *svg.Writer) {
	if c.phone {
		w.Group("stroke", c.paper, "stroke-width", "4", "paint-order", "stroke")
		return
	}
	w.Group("class", "labels")
}

func (c *bars) phoneSpec() spec {
	p := *c
	p.toPhone()
	p.bars = slices.Clone(c.bars)
	for i := range p.bars {
		if b := &p.bars[i]; b.kind == wordBar && b.brief != "" {
			b.label = svg.Fit(plain(b.brief), labelSize, labelRoom)
		}
	}
	p.layout(p.room())
	return &p
}

// drawPhoneBars draws bars of one colour as one path.
func (c *bars) drawPhoneBars(w *svg.Writer, x svg.Scale) {
	zero := x.Map(0)
	drawn := make([]bool, len(c.bars))
	for i := range c.bars {
		if drawn[i] {
			continue
		}
		var way svg.Path
		for k := i; k < len(c.bars); k++ {
			b := &c.bars[k]
			if b.kind != plainBar || b.value == 0 || b.fill != c.bars[i].fill || b.line != c.bars[i].line {
				continue
			}
			drawn[k] = true
			from, to := min(zero, x.Map(b.value)), max(zero, x.Map(b.value))
			inset := 0.0
			if b.line != "" {
				inset = 0.5 // the outline lies inside, as in the other picture
			}
			way.Box(from+inset, c.middle(k)-barWidth/2+inset, max(0, to-from-inset-inset), barWidth-inset-inset)
		}
		attrs := []string{"fill", c.bars[i].fill}
		if c.bars[i].line != "" {
			attrs = append(attrs, "stroke", c.bars[i].line)
		}
		w.Path(&way, attrs...)
	}
}

func (c *shares) phoneSpec() spec {
	p := *c
	p.toPhone()
	p.measureLabels()
	return &p
}

func (c *place) phoneSpec() spec {
	p := *c
	p.toPhone()
	p.layout(0)
	return &p
}

func (c *gantt) phoneSpec() spec {
	p := *c
	p.toPhone()
	p.spans = slices.Clone(c.spans)
	p.axis.ticks = nil
	p.scale(c.year)
	return &p
}

// phoneHeight is that of lines over the months.
const phoneHeight = 230

func (c *months) phoneSpec() spec {
	p := *c
	p.toPhone()
	p.height = phoneHeight
	p.ends = slices.Clone(c.ends)
	p.names = [12]string{}
	p.arrange()
	return &p
}

func (c *tasks) phoneSpec() spec {
	p := *c
	p.toPhone()
	p.marks = slices.Clone(c.marks)
	p.placeLabels()
	return &p
}
