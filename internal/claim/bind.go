package claim

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// reading is one way to understand a typed number.
type reading struct {
	view      *analysis.View
	region    *model.Region
	indicator *model.Indicator
	choice    choice
	quantity  measure.Quantity
	outcome   outcome
	direction int
}

// options are what a number may be about, the likeliest first. Firm says that the words leave no doubt.
type options struct {
	views      []*analysis.View
	regions    []*model.Region
	indicators []*model.Indicator
	named      bool // the indicator stands in the clause
	firm       bool
	loose      bool // a group was spoken of, and the number may be about any of it
}

// figure takes a number: it is held against the data, and what it is becomes what those behind it may be.
func (w *walker) figure(k int) {
	t := &w.tokens[k]
	if t.printed != nil {
		w.reference(k)
		w.passed(k)
		return
	}
	n := w.approximate(k)
	if n.unit == "个" && (w.universe || w.counting && k == w.first && k+1 < w.end && w.tokens[k+1].kind == word) {
		n.kind = counted // 八县市中五个没有完成
	}
	switch n.kind {
	case idle:
		w.foreign++
		return
	case amount:
		if n.round {
			return // 吉首市一家
		}
		if k+1 < w.end && w.tokens[k+1].kind == parts && (k+2 == w.end || w.tokens[k+2].kind == pause) && (k == w.first || w.tokens[k-1].kind != parts) {
			w.token(k + 1) // 47家首次申报
		}
		w.amount(k, &n)
	case counted:
		w.countOf(k)
		return
	case placed:
		w.rankOf(k)
	case moved:
		w.movedBy(k)
	default:
		w.amount(k, &n)
	}
	w.passed(k)
}

// approximate is the number at k with what the word before it makes of it: 约, 超过, 不到.
func (w *walker) approximate(k int) number {
	n := w.tokens[k].num
	b := w.before(k)
	if b == nil || k > w.first && w.tokens[k-1].kind != word {
		return n
	}
	switch {
	case b.is(about):
		n.around = roughly
	case b.is(moreThan) || b.is(above) && w.cues&(pace|yoy) == 0:
		if n.kind != points {
			n.around = more
		}
	case b.is(lessThan):
		n.around = less
	case b.is(nearly):
		n.around = nearby
	}
	return n
}

// passed forgets what only the last number was told by.
func (w *walker) passed(k int) {
	w.numbers++
	w.foreign = 0
	if w.sharing || w.levelOfBase(k) {
		return // what is said holds for the next number too
	}
	w.cues &= each | part
	w.based, w.bases, w.baseView = false, nil, nil
}

// amount holds an amount, a percentage, points or a multiple against the data.
func (w *walker) amount(k int, n *number) {
	w.at = k
	w.inherit(k)
	o := w.options(k, n)
	group := w.sharedOut(k, &o)
	w.settled = false
	if n.kind == amount && len(o.indicators) == 0 && len(o.views) > 0 {
		if w.otherUnit(k, n, &o); len(o.indicators) == 0 {
			w.estranged = true
		}
	}
	if len(o.regions) == 0 || len(o.indicators) == 0 || len(o.views) == 0 || w.silenced(k) {
		return
	}
	if w.cues&sum != 0 && len(w.subject) == 0 && len(w.group) > 1 && !w.ended {
		w.subject = w.group
		w.groupNumber(k, n, &o)
		w.subject = nil
		return
	}
	if !group && len(w.subject) > 1 && w.groupNumber(k, n, &o) {
		return
	}
	direction := w.direction(n)
	var first, found *reading
	firm := false
	for _, i := range o.indicators {
		for _, c := range w.choices(n, i) {
			for _, r := range o.regions {
				for _, v := range o.views {
					one := w.readingOf(v, r, i, c, n, direction)
					switch {
					case one.outcome == unknown:
						if first == nil && c.firm && w.surely(&o, i) && r == o.regions[0] && v == o.views[0] {
							return // what the words say is something that the data lack
						}
						continue
					case one.outcome == agrees && found == nil:
						found = &one
					case found == nil && (first == nil || c.firm && !firm):
						first, firm = &one, c.firm
					}
				}
			}
		}
		if len(o.indicators) > 1 && n.kind == amount && found == nil && first != nil && firm && o.named && !w.weak && len(w.topics) == 1 {
			break // its unit fits and its name stands there
		}
	}
	switch {
	case found != nil:
		w.agreed(k, found)
	case first != nil && w.groupShare(n, first):
	case first != nil && firm && o.firm && !o.loose:
		w.contradiction(k, n, first)
	case n.kind == amount || w.foreign >= far:
		w.subset = w.subset || w.cues&part != 0 && !w.placed && w.component == nil
		w.estranged = w.estranged || len(w.topics) == 0 || !o.firm
	}
	w.settled = found != nil
	if found == nil {
		found = first
	}
	if found != nil && found.choice.measure != nil {
		w.scope.choice = &choice{measure: found.choice.measure, of: found.choice.of, name: found.choice.name}
	}
	if found != nil && found.outcome == agrees && len(w.scope.indicators) > 1 {
		w.remember(w.scope.indicators)
		w.scope.indicators = []*model.Indicator{found.indicator}
	}
}

// inherit takes over what the clause before ended with, where this one begins with the number: 降幅最大，为35.5%.
func (w *walker) inherit(k int) {
	if w.baseCue != 0 && w.tokens[k].num.kind == points {
		w.cues |= w.baseCue
	}
	if w.numbers > 0 || w.base == nil && len(w.baseOf) == 0 && w.told == 0 {
		return
	}
	if w.base != nil || len(w.baseOf) > 0 {
		w.based, w.baseView, w.bases = true, w.base, append(w.bases, w.baseOf...)
		return
	}
	for m := w.first; m < k; m++ {
		if !w.tokens[m].is(filler | only | about | moreThan | lessThan | nearly) {
			return
		}
	}
	w.cues |= w.told &^ (highest | lowest)
}

// levelOfBase reports whether the number at k is that of the period that something is compared with: 与上年末的186家
// 相比.
func (w *walker) levelOfBase(k int) bool {
	return w.baseView != nil && w.cues&(up|down|above|below|from) == 0 && k+1 < w.end && w.tokens[k+1].is(filler) && w.spelled(&w.tokens[k+1]) == "相比"
}

// surely reports whether the words leave no doubt that i is meant.
func (w *walker) surely(o *options, i *model.Indicator) bool {
	return i == o.indicators[0] && (len(o.indicators) == 1 || o.named && len(w.topics) == 1)
}

func (w *walker) readingOf(v *analysis.View, r *model.Region, i *model.Indicator, c choice, n *number, direction int) reading {
	one := reading{view: v, region: r, indicator: i, choice: c}
	cell := v.Cell(i, r)
	one.quantity = c.of(v, &cell)
	if c.directed() && !c.unsigned {
		one.direction = direction
	}
	if c.measure != nil && c.measure.Kind == measure.Amount && n.unit == "" {
		one.outcome = unknown
		return one
	}
	if n.kind == points && c.measure != nil && c.measure.ID == "growth" && cell.Growth.Points && one.quantity.Ok() && one.quantity.Unit != n.unit {
		one.outcome = wrongUnit // a rate in 件/万人 has no points
		return one
	}
	one.outcome = n.compare(one.quantity, one.direction)
	return one
}

// direction is where the words before a number point: 下降, 低于; 0 where the number has its own sign.
func (w *walker) direction(n *number) int {
	c := w.cues
	if n.value.IsNeg() {
		return 0
	}
	if c&(up|down) != 0 {
		return (c & (up | down)).direction()
	}
	return (c & (above | below)).direction()
}

// silenced reports whether the clause speaks of what is to come, or of a period without a report; what is still
// needed is a number all the same.
func (w *walker) silenced(k int) bool {
	if w.dark || w.crowd && len(w.subject) == 0 || w.stranger && len(w.subject) == 0 {
		return true
	}
	if w.threshold(k) {
		return true
	}
	if slices.Contains(w.bases, nil) && len(w.bases) > 0 && w.cues&(above|below|share|than) != 0 {
		return true
	}
	if w.muted && w.cues&(monthly|arrears) == 0 {
		return true
	}
	return w.trailing(k) && w.foreign > 0
}

// trailing reports whether words that are not known stand right behind the number at k.
func (w *walker) trailing(k int) bool {
	return k+1 < w.end && w.tokens[k+1].kind == plain && w.tokens[k+1].start == w.tokens[k].end
}

// threshold reports whether the number at k only says of whom is spoken: 完成率低于30%的县市.
func (w *walker) threshold(k int) bool {
	m := w.pastWords(k) + 1
	if m+1 >= w.end || !w.tokens[m].is(filler) || w.spelled(&w.tokens[m]) != "的" {
		return false
	}
	next := &w.tokens[m+1]
	return next.kind == plain || next.kind == region || next.kind == figure && next.printed == nil && next.num.kind == counted || next.is(filler) && w.spelled(next) == "有"
}
