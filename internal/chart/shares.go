package chart

import (
	"math"
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// shares is a chart of paired dots: a hollow one for a region's share of the target, a full one for its
// share of what is done, and a line between them.
type shares struct {
	rowChart
	pairs []pair
}

// pair is one region's row; the row of those left out has neither dot, only the label right of zero.
type pair struct {
	target, done           float64
	noTarget, noDone       bool
	targetLabel, doneLabel string
	note                   string // why a dot is missing
}

// Shares draws each region's share of the target beside its share of what is done, counties, zones and direct
// units in the author's order. Where there are more than mostRows, only the endRows that do least of their
// share and the endRows that do most. It is nil for a rate, which does not add up, for a limit, which is no task, and
// where fewer than two regions have both shares.
func Shares(v *analysis.View, i *model.Indicator) *Chart {
	all := v.Shares(i)
	both := 0
	for _, s := range all {
		if s.OfTarget.Ok() && s.OfDone.Ok() {
			both++
		}
	}
	if both < 2 || i.Measure == model.Rate || isLimit(i) {
		return nil
	}
	shown, rest := widest(all)
	left := leftOut(rest, v.Site.Words)
	spec := &shares{}
	spec.look = newLook(&v.Site.Palette)
	for k, s := range shown {
		if k == endRows && rest > 0 {
			r := newRow("⋮")
			r.tip = tip(left)
			spec.rows = append(spec.rows, r)
			spec.pairs = append(spec.pairs, pair{noTarget: true, noDone: true, note: left})
		}
		spec.addPair(s)
	}
	spec.scale()
	title := sharesTitle(all)
	return newChart(spec, Chart{
		ID: id("shares", i.ID), Kind: "shares", Title: i.Short + "：" + title,
		Subtitle: "○ 占年度目标合计的份额，● 占累计完成合计的份额（%） · " + periodWord(v) + " · " + source(i),
		Desc:     sharesDesc(i.Short+"："+title, v, all),
	})
}

// widest are all shares where they are few, and else those with the widest differences, least first.
func widest(all []analysis.Share) (shown []analysis.Share, rest int) {
	if len(all) <= mostRows {
		return all, 0
	}
	var both []analysis.Share
	for _, s := range all {
		if s.OfTarget.Ok() && s.OfDone.Ok() {
			both = append(both, s)
		}
	}
	slices.SortStableFunc(both, func(a, b analysis.Share) int {
		return a.OfDone.Value.Sub(a.OfTarget.Value).Cmp(b.OfDone.Value.Sub(b.OfTarget.Value))
	})
	if len(both) <= 2*endRows {
		return both, len(all) - len(both)
	}
	shown = append(shown, both[:endRows]...)
	return append(shown, both[len(both)-endRows:]...), len(all) - 2*endRows
}

func (c *shares) addPair(s analysis.Share) {
	r := newRow(s.Region.Name, s.Region.Short)
	p := pair{noTarget: !s.OfTarget.Ok(), noDone: !s.OfDone.Ok()}
	target, done := "占目标 ", "占完成 "
	if p.noTarget {
		p.note = format.Gap(s.OfTarget.Gap)
		target += p.note
	} else {
		p.target, p.targetLabel = float(s.OfTarget.Value, percentPlaces), format.Percent(s.OfTarget.Value)
		target += p.targetLabel
	}
	if p.noDone {
		p.note = format.Gap(s.OfDone.Gap)
		done += p.note
	} else {
		p.done, p.doneLabel = float(s.OfDone.Value, percentPlaces), format.Percent(s.OfDone.Value)
		done += p.doneLabel
	}
	r.tip = tip(s.Region.Name, target, done)
	c.rows = append(c.rows, r)
	c.pairs = append(c.pairs, p)
}

func (c *shares) scale() {
	var values []float64
	for _, p := range c.pairs {
		values = append(values, p.target, p.done)
	}
	c.axis = newAxis(values, nil, math.Inf(1), "%", false)
	c.measureLabels()
}

// measureLabels measures twice: the labels left of the dots need room beside the names where dots are near zero.
func (c *shares) measureLabels() {
	right := 0.0
	for _, l := range c.rightLabels() {
		right = max(right, svg.Width(l.text, labelSize)+l.skip)
	}
	c.layout(right)
	x := c.narrowScale()
	for _, l := range c.leftLabels() {
		if from, to := l.span(x); to > from {
			c.indent = max(c.indent, ceil(c.left-from))
		}
	}
	c.layout(right)
}

// rightLabels stand right of the row's right dot; where one dot is missing, they say why.
func (c *shares) rightLabels() []label {
	out := make([]label, len(c.pairs))
	for i, p := range c.pairs {
		l := label{skip: dotSize / 2, ink: c.ink}
		switch {
		case p.noTarget && p.noDone:
			l.text, l.skip, l.ink = p.note, 0, c.secondary
		case p.noTarget:
			l.at, l.text = p.done, p.doneLabel+" · "+p.note
		case p.noDone:
			l.at, l.text = p.target, p.targetLabel+" · "+p.note
		case p.done >= p.target:
			l.at, l.text = p.done, p.doneLabel
		default:
			l.at, l.text = p.target, p.targetLabel
		}
		out[i] = l
	}
	return out
}

// leftLabels stand left of the row's left dot, where there are two.
func (c *shares) leftLabels() []label {
	out := make([]label, len(c.pairs))
	for i, p := range c.pairs {
		l := label{skip: dotSize / 2, left: true, ink: c.ink}
		switch {
		case p.noTarget || p.noDone:
		case p.done >= p.target:
			l.at, l.text = p.target, p.targetLabel
		default:
			l.at, l.text = p.done, p.doneLabel
		}
		out[i] = l
	}
	return out
}

func (c *shares) draw(w *svg.Writer) {
	x := c.xScale()
	c.drawGrid(w, x)
	w.Group("class", "links", "stroke", c.secondary)
	for i, p := range c.pairs {
		if !p.noTarget && !p.noDone {
			y := crisp(c.middle(i))
			w.Line(x.Map(p.target), y, x.Map(p.done), y)
		}
	}
	w.End("g")
	c.drawDots(w, x)
	c.drawLabels(w, x, c.leftLabels())
	c.drawLabels(w, x, c.rightLabels())
	c.drawNames(w)
}

func (c *shares) drawDots(w *svg.Writer, x svg.Scale) {
	w.Group("class", "done", "fill", c.thisYear)
	for i, p := range c.pairs {
		if !p.noDone {
			w.Circle(x.Map(p.done), c.middle(i), dotSize/2)
		}
	}
	w.End("g")
	w.Group("class", "target", "fill", "none", "stroke", c.thisYear, "stroke-width", "1.5")
	for i, p := range c.pairs {
		if !p.noTarget {
			w.Circle(x.Map(p.target), c.middle(i), dotSize/2)
		}
	}
	w.End("g")
}
