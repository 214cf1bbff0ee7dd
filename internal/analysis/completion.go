package analysis

import "bulletin/internal/model"

// Completion is 完成率: the cumulated figure in percent of the annual target. Its number can be printed and drawn
// outside this package, and judged only inside: what it means is what [Predicates] say.
type Completion struct {
	num    model.Num
	path   model.Decimal // time progress in percent; 0 where nothing is compared with it
	places model.Places
}

// Lead is 较序时: completion − time progress, in percentage points, for every indicator alike: above zero more is done,
// or used of a limit, than time has gone. Like a [Completion] it can be printed and drawn, and judged only here.
type Lead struct {
	num    model.Num
	places model.Places
}

// Ok reports whether there is a completion.
func (c Completion) Ok() bool { return c.num.Ok() }

// Gap says why there is none.
func (c Completion) Gap() model.Gap { return c.num.Gap }

// Plot is the completion as a position on a chart's axis, in percent; 0 where there is none.
func (c Completion) Plot() float64 { return c.num.Value.InexactFloat64() }

// Print is the completion for output, in percent, and with how many digits after the point at least it does not
// read as 0, 50, 100 or time progress where it is none of these: 99.96 is not 100.0.
func (c Completion) Print() (n model.Num, digits int) {
	return c.num, apart(c.num.Value, c.places.Or(customaryDigits), c.path, fifty, hundred)
}

// Cut reports whether the completion, rounded to whole percents, would read as one of those lines where it is not there.
func (c Completion) Cut() bool { return apart(c.num.Value, 0, c.path, fifty, hundred) > 0 }

// Ok reports whether there is a lead.
func (l Lead) Ok() bool { return l.num.Ok() }

// Gap says why there is none.
func (l Lead) Gap() model.Gap { return l.num.Gap }

// Print is the lead for output, in percentage points, and with how many digits at least it does not read as 0.
func (l Lead) Print() (n model.Num, digits int) {
	return l.num, apart(l.num.Value, l.places.Or(customaryDigits))
}

const (
	customaryDigits = 1  // of a completion and a lead, where neither site nor indicator says
	mostDigits      = 10 // bounds what apart gives
)

// apart is with how many digits after the point, a least number of them, d rounds to none of the lines and not to zero, but where
// it is one. Time progress may be a quotient that was cut, so that what is as near as that is the same.
func apart(d model.Decimal, least int, lines ...model.Decimal) int {
	digits := apartFrom(d, model.Decimal{}, least)
	for _, line := range lines {
		digits = apartFrom(d, line, digits)
	}
	return digits
}

func apartFrom(d, line model.Decimal, digits int) int {
	if d.Sub(line).Abs().Cmp(cutOff) <= 0 {
		return digits
	}
	for digits < mostDigits && model.Round(d, digits).Cmp(model.Round(line, digits)) == 0 {
		digits++
	}
	return digits
}

var (
	fifty  = model.Int(50)
	cutOff = model.MustDecimal("0.000000000000001")
)

// Worsened is by how many percentage points a lead moved to the bad side since an earlier cell of the same indicator
// and region; below zero it moved to the good one. It has a gap where either has no lead. At the end of the year there is no time
// progress to be behind any more: both are held against the annual target then, and a gap that closed does not read as one that opened.
func Worsened(now, before *Cell) model.Num {
	switch {
	case !now.Lead.Ok():
		return now.Lead.num
	case !before.Lead.Ok():
		return before.Lead.num
	}
	d := before.Lead.num.Value.Sub(now.Lead.num.Value)
	if now.view.yearOver() {
		d = before.Completion.num.Value.Sub(now.Completion.num.Value)
	}
	if now.Indicator.Better == model.Lower {
		d = d.Neg()
	}
	return model.Number(d)
}

// shortfall is how far a cell is on the bad side of time progress, in percentage points; below zero it is on the good
// one. Nothing is worse than a limit of zero that is exceeded. ok is false where nothing is compared.
func (c *Cell) shortfall() (d model.Decimal, ok bool) {
	switch {
	case c.State == Exceeded && !c.Lead.Ok():
		return model.Int(1 << 30), true
	case !c.Lead.Ok():
		return d, false
	case c.Indicator.Better == model.Lower:
		return c.Lead.num.Value, true
	}
	return c.Lead.num.Value.Neg(), true
}

// Tolerated reports whether a flow keeps its path only because Thresholds.Behind lets it: it is on the bad side of time
// progress.
func Tolerated(c *Cell) bool {
	d, ok := c.shortfall()
	return c.State == OnPace && ok && d.IsPos()
}

// Furthest is the index of the cell that is furthest on the bad side of time progress, the first of equals; −1 where
// nothing is compared with it.
func Furthest(cells []Cell) int {
	return extreme(cells, func(d, best model.Decimal) bool { return d.Cmp(best) > 0 })
}

// Foremost is the index of the cell that is furthest on the good side, the first of equals. Little of a limit used up
// is not fast, so that limits do not count; −1 where nothing else is compared.
func Foremost(cells []Cell) int {
	best := -1
	for k := range cells {
		if cells[k].Indicator.Better == model.Lower || !cells[k].Lead.Ok() {
			continue
		}
		if best < 0 || cells[k].Lead.num.Value.Cmp(cells[best].Lead.num.Value) > 0 {
			best = k
		}
	}
	return best
}

func extreme(cells []Cell, better func(d, best model.Decimal) bool) int {
	at := -1
	var best model.Decimal
	for k := range cells {
		if d, ok := cells[k].shortfall(); ok && (at < 0 || better(d, best)) {
			at, best = k, d
		}
	}
	return at
}

// ByShortfall compares cells for sorting: what is furthest on the bad side of time progress first, what is not
// compared with it last.
func ByShortfall(a, b *Cell) int {
	x, okX := a.shortfall()
	y, okY := b.shortfall()
	switch {
	case okX && okY:
		return y.Cmp(x)
	case okX:
		return -1
	case okY:
		return 1
	}
	return 0
}

// ByGap compares cells for sorting: what is behind first, the furthest before the others, then levels that are short, then
// what is in order, the closest to time progress first, and what has no state last.
func ByGap(a, b *Cell) int {
	if d := gapClass(a) - gapClass(b); d != 0 {
		return d
	}
	return ByShortfall(a, b)
}

func gapClass(c *Cell) int {
	switch {
	case IsBehind.Holds(c):
		return 0
	case IsShort.Holds(c):
		return 1
	case c.State != NoState:
		return 2
	}
	return 3
}

// ByCompletion compares cells for sorting: the lowest completion first, what has none last.
func ByCompletion(a, b *Cell) int {
	switch {
	case a.Completion.Ok() && b.Completion.Ok():
		return a.Completion.num.Value.Cmp(b.Completion.num.Value)
	case a.Completion.Ok():
		return -1
	case b.Completion.Ok():
		return 1
	}
	return 0
}
