package claim

import (
	"slices"
	"strings"

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
	if n.unit == "个" && w.universe {
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
		if c.measure != nil && c.measure.ID == "lead" && i.Better == model.Lower {
			one.direction = -direction
		}
	}
	if c.measure != nil && c.measure.Kind == measure.Amount && n.unit == "" {
		one.outcome = unknown
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
	if k+2 >= w.end || !w.tokens[k+1].is(filler) || w.spelled(&w.tokens[k+1]) != "的" {
		return false
	}
	next := &w.tokens[k+2]
	return next.kind == plain || next.kind == region || next.kind == figure && next.printed == nil && next.num.kind == counted || next.is(filler) && w.spelled(next) == "有"
}

// options collects what the number at k may be about.
func (w *walker) options(k int, n *number) options {
	o := options{views: w.scope.views, firm: true}
	if w.dated && len(o.views) > 0 && o.views[0] != w.view && !w.fresh {
		o.views = append(o.views[:len(o.views):len(o.views)], w.view)
	}
	w.regionOptions(&o)
	w.indicatorOptions(k, n, &o)
	const some, many = 3, 6
	limit := some
	if w.cues&(complete|yoy|pace|arrears|monthly|growthNoun|above|below|target|lastYear) != 0 {
		limit = many
	}
	if !o.named && len(w.topics) == 0 {
		limit = 2
	}
	if w.foreign > limit || w.estranged || w.subset || w.cues&(highest|lowest) != 0 && len(w.subject) == 0 {
		o.firm = false
	}
	if w.unknownTopic {
		o.firm = false
	}
	if n.kind == amount && (w.trailing(k) && (w.foreign > 0 || !o.named) || n.round || w.cues&(not|newly) != 0 || w.cues&average != 0 && len(w.bases) == 0) {
		o.firm = false
	}
	if n.kind == amount && w.cues&part != 0 && w.component == nil && len(w.topics) == 0 && len(w.subject) == 0 {
		o.firm = false // 其中2项是承担单位停产
	}
	if n.round && n.kind == percent && (w.cues&complete == 0 || len(w.bases) > 0) {
		o.firm = false
	}
	return o
}

// regionOptions are the region that the clause names, or else those that it may mean.
func (w *walker) regionOptions(o *options) {
	if len(w.subject) > 0 {
		o.regions = slices.Clone(w.subject)
		return
	}
	standard := w.site.Whole()
	if w.about.Region != nil {
		standard = w.about.Region
	}
	for level := range w.headings {
		if h := w.headings[level].regions; len(h) > 0 {
			standard = h[0]
		}
	}
	carried := w.scope.regions
	if len(carried) > 1 && w.named && w.about.Region == nil {
		o.loose = true
	}
	if !w.named && w.about.Region != nil {
		carried = nil
	}
	if !w.named || len(w.topics) > 0 && len(carried) > 0 && carried[0] != standard {
		carried = append(slices.Clone(carried), standard)
	}
	for _, r := range carried {
		if r != nil && !slices.Contains(o.regions, r) {
			o.regions = append(o.regions, r)
		}
	}
	if !w.named {
		for _, r := range w.scope.regions {
			if r != nil && !slices.Contains(o.regions, r) {
				o.regions = append(o.regions, r)
			}
		}
	}
}

// indicatorOptions are the indicators that the number at k may be about; amounts need one of their unit.
func (w *walker) indicatorOptions(k int, n *number, o *options) {
	add := func(list []*model.Indicator) (added bool) {
		for _, i := range list {
			if n.kind == amount && !fits(n.unit, i) || slices.Contains(o.indicators, i) {
				continue
			}
			o.indicators = append(o.indicators, i)
			added = true
		}
		return added
	}
	if add(w.topics) {
		o.named = true
		if w.weak {
			add(w.scope.indicators)
			for k := len(w.earlier) - 1; k >= 0; k-- {
				add(w.earlier[k : k+1])
			}
		}
		return
	}
	if w.component != nil {
		add([]*model.Indicator{w.component.of})
	}
	ahead := w.topicAhead(k)
	if w.foreign > 0 && len(ahead) > 0 {
		o.firm = false
	}
	if len(w.topics) == 0 && len(ahead) > 0 && n.kind == amount && w.cues&(up|down|yoy) == 0 && add(ahead) {
		o.named = true
		add(w.scope.indicators)
		return
	}
	if len(w.topics) > 0 {
		o.firm = false
	}
	add(w.scope.indicators)
	if len(o.indicators) == 0 {
		o.firm = false
	}
	for k := len(w.earlier) - 1; k >= 0; k-- {
		add(w.earlier[k : k+1])
	}
	add(ahead)
	for level := range w.headings {
		add(w.headings[level].indicators)
	}
	if w.about.Indicator != nil {
		add([]*model.Indicator{w.about.Indicator})
	}
}

// fits reports whether an amount in the unit can be one of i.
func fits(unit string, i *model.Indicator) bool {
	if unit == i.Unit {
		return true
	}
	q := measure.Quantity{Num: model.Number(model.Int(1)), Unit: i.Unit}
	if whole, _, ratio := strings.Cut(i.Unit, "/"); ratio && whole == unit {
		return true // 70.2家 of 家/万家
	}
	return q.Convert(unit) || unit == "万" && q.Convert("万"+i.Unit)
}

// topicAhead is the indicator named right behind the number at k: 247家企业享受研发费用加计扣除.
func (w *walker) topicAhead(k int) []*model.Indicator {
	runes := 0
	for m := k + 1; m < w.end; m++ {
		switch t := &w.tokens[m]; {
		case t.kind == indicators:
			return t.entry.indicators
		case t.kind == plain:
			if runes += t.runes; runes > 4 {
				return nil
			}
		case t.is(filler | and):
		default:
			return nil
		}
	}
	return nil
}

// otherUnit takes an amount in a unit that nothing spoken of has. Where the indicator named right before it has the
// same digits, the unit is wrong; where one indicator of the site has the number in this unit, that is meant.
func (w *walker) otherUnit(k int, n *number, o *options) {
	if len(w.topics) == 1 && !w.weak && w.foreign == 0 && w.cues == 0 && !w.muted && len(o.regions) > 0 {
		one := w.readingOf(o.views[0], o.regions[0], w.topics[0], plainly("value", true), &number{value: n.value, places: n.places, unit: w.topics[0].Unit, kind: amount}, 0)
		if one.outcome == agrees && n.value.IsPos() {
			one.outcome = wrongUnit
			w.contradiction(k, n, &one)
		}
		return
	}
	var found *model.Indicator
	for _, i := range w.site.Indicators {
		if i.Unit != n.unit {
			continue
		}
		for _, r := range o.regions {
			if one := w.readingOf(o.views[0], r, i, plainly("value", true), n, 0); one.outcome == agrees {
				if found != nil && found != i {
					return
				}
				found = i
			}
		}
	}
	if found != nil && n.value.IsPos() {
		o.indicators, o.firm = []*model.Indicator{found}, false
		w.scope.indicators = o.indicators
	}
}
