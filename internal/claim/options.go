package claim

import (
	"slices"
	"strings"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

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
	if n.round && n.kind == percent && n.around != more && n.around != less && w.cues&share == 0 && (w.cues&complete == 0 || len(w.bases) > 0) {
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
