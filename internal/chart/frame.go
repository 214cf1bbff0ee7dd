package chart

import (
	"slices"

	"bulletin/internal/svg"
)

// The one type scale and the measures of all charts, in pixels.
const (
	fullWidth   = 720 // a chart as wide as the text
	smallWidth  = 350 // two in a row
	fullNarrow  = 540 // the narrowest container of a live chart in which labels do not collide
	smallNarrow = 310

	nameSize  = 13 // names of rows
	labelSize = 12 // everything else
	leading   = 16 // from line to line of a name in two lines

	rowHeight = 24
	barWidth  = 12
	dotSize   = 8

	nameRoom  = 158 // the widest column of names: 12 characters
	nameGap   = 10  // from a name to the plot
	labelGap  = 6   // from a bar's end to its label
	labelRoom = 210 // the widest label
	asideRoom = 240 // of a row that has a limit: what is done, what is left, the place
	markRoom  = 160 // the widest label of a mark
	edge      = 84  // the narrowest margin at a side: half a mark's label
	laneTop   = 18  // a line of marks' labels
	tickRoom  = 24  // the line of ticks

	overshoot = 0.1 // of the axis, past its end, for bars that are broken
)

// frame is the plot of a chart within its picture, in pixels at the design width.
type frame struct {
	look
	width, height            float64
	least                    float64 // the narrowest container, where it is not the usual one
	left, right, top, bottom float64 // margins around the plot
	phone                    bool    // drawn for a narrow screen
}

// narrow is the frame in its narrowest container. Places of labels are chosen so that they hold there too.
func (f *frame) narrow() float64 {
	switch {
	case f.least > 0:
		return f.least
	case f.width == smallWidth:
		return smallNarrow
	}
	return fullNarrow
}

// plot is the frame itself, for what holds one.
func (f *frame) plot() *frame { return f }

func (f *frame) plotWidth() float64 { return f.width - f.left - f.right }

// crisp is the middle of the pixel that x lies in, where a thin line is sharp.
func crisp(x float64) float64 { return float64(int(x)) + 0.5 }

// baseline is where text of a size sits so that its middle is at y: Chinese glyphs fill the square from
// 0.12 em below the baseline to 0.88 em above it.
func baseline(y, size float64) float64 { return svg.Tenth(y + float64(0.38*size)) }

// mark is a line across the rows at a value of the axis: 序时, the target, the level above.
type mark struct {
	value  float64
	label  string
	dashed bool
	lane   int // line of its label above the plot, counted upward
}

// axis is a scale of values. Where values are broken it reaches past the values that are not.
type axis struct {
	lo, hi      float64 // the plot's edges
	first, last float64 // the least and the greatest value that is not broken
	ticks       []tick
}

type tick struct {
	value float64
	text  string // may be empty for a line without a label
	bare  bool   // a label without a line
}

// limits says where values are broken. A bar is cut when its size exceeds twice the reference (100 on a
// scale of completion, 0 where there is none) and also factor times the median size of all values that are not
// zero: with a factor of at least 2 at most half of the bars are cut, and one at the median is at least
// 1/factor of the plot. Above most (0 for none) every bar is cut, so that the reference itself stays readable.
type limits struct {
	reference float64
	factor    float64
	most      float64
}

var (
	completionLimits = limits{reference: 100, factor: 2, most: 500}
	valueLimits      = limits{factor: 5} // amounts of regions of different size differ more than rates do
	growthLimits     = limits{reference: 25, factor: 4}
)

// cut is the size above which a value is broken.
func (l limits) cut(values []float64) float64 {
	sizes := make([]float64, 0, len(values))
	for _, v := range values {
		if v != 0 {
			sizes = append(sizes, max(v, -v))
		}
	}
	if len(sizes) == 0 {
		return 2 * l.reference
	}
	slices.Sort(sizes)
	cut := max(2*l.reference, l.factor*sizes[(len(sizes)-1)/2])
	if l.most > 0 {
		cut = min(cut, l.most)
	}
	return cut
}

// newAxis covers zero, the anchors and all values that are not above cut in size. suffix follows the number
// at each tick; whole is for things that are counted.
func newAxis(values, anchors []float64, cut float64, suffix string, whole bool) axis {
	lo, hi := 0.0, 0.0
	for _, v := range values {
		if v <= cut && v >= -cut {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	for _, v := range anchors {
		lo, hi = min(lo, v), max(hi, v)
	}
	if hi <= lo {
		hi = lo + 1
	}
	a := newTicks(svg.InnerTicks(lo, hi, maxTicks, whole), suffix)
	a.lo, a.hi, a.first, a.last = lo, hi, lo, hi
	reach := float64((a.last - a.first) * overshoot)
	for _, v := range values {
		if v > a.last {
			a.hi = a.last + reach
		}
		if v < a.first {
			a.lo = a.first - reach
		}
	}
	return a
}

// maxTicks keeps gridlines few and faint.
const maxTicks = 5

func newTicks(t svg.Ticks, suffix string) axis {
	var a axis
	for _, v := range t.Values {
		a.ticks = append(a.ticks, tick{value: v, text: number(v, t.Decimals) + suffix})
	}
	return a
}

// place is where a value is drawn: itself, or past the axis's end where it is broken, and then at is the
// place of the sign of the break.
func (a *axis) place(v float64) (drawn, at float64, broken bool) {
	switch {
	case v > a.last:
		return a.hi, (a.hi + a.last) / 2, true
	case v < a.first:
		return a.lo, (a.lo + a.first) / 2, true
	}
	return v, 0, false
}
