package claim

import (
	"slices"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// portion is what one number of a list is about: A、B、C分别完成x、y、z.
type portion struct {
	region     *model.Region
	indicators []*model.Indicator
}

// shareOut shares the numbers behind 分别 out among the names before it: as many regions, or as many indicators.
func (w *walker) shareOut(k int) {
	n := w.numbersAhead(k)
	w.sharing, w.shares = true, nil
	if n < 2 {
		return
	}
	for _, group := range [][]*model.Region{w.subject, w.scope.regions, w.lastOf(w.group, n)} {
		if len(group) == n && len(w.list) != n {
			for _, r := range group {
				w.shares = append(w.shares, portion{region: r})
			}
			return
		}
	}
	topics := w.list
	if len(topics) == 0 {
		for _, i := range w.lastTopics(n) {
			topics = append(topics, []*model.Indicator{i})
		}
	}
	if len(topics) == n {
		for _, i := range topics {
			w.shares = append(w.shares, portion{indicators: i})
		}
	}
}

// lastOf is the group where it has exactly n members.
func (w *walker) lastOf(group []*model.Region, n int) []*model.Region {
	if len(group) == n {
		return group
	}
	return nil
}

// lastTopics are the last n different indicators of the block.
func (w *walker) lastTopics(n int) []*model.Indicator {
	var out []*model.Indicator
	for k := len(w.earlier) - 1; k >= 0 && len(out) < n; k-- {
		if !slices.Contains(out, w.earlier[k]) {
			out = append(out, w.earlier[k])
		}
	}
	slices.Reverse(out)
	return out
}

// numbersAhead counts the numbers behind the token to the end of its clause.
func (w *walker) numbersAhead(k int) int {
	n := 0
	for m := k + 1; m < w.end; m++ {
		if t := &w.tokens[m]; t.kind == figure && t.num.kind != idle && t.num.kind != counted {
			n++
		}
	}
	return n
}

// sharedOut narrows what the number at k is about to its share of a list. A list that does not come out even is
// not understood.
func (w *walker) sharedOut(k int, o *options) bool {
	if !w.sharing {
		if len(w.subject) < 2 || w.numbers > 0 || w.numbersAhead(k)+1 != len(w.subject) || w.namesAhead(k) || w.cues&(sum|each) != 0 {
			return false
		}
		w.shareOut(k - 1) // 泸溪县、永顺县也只有42.6%和41.9%
		if len(w.shares) == 0 {
			return false
		}
	}
	if len(w.shares) == 0 {
		o.firm = false
		return false
	}
	s := w.shares[0]
	w.shares = w.shares[1:]
	o.loose = false
	if s.region != nil {
		o.regions = []*model.Region{s.region}
	}
	if s.indicators != nil {
		o.indicators = s.indicators
		if len(o.regions) > 1 && len(w.subject) != 1 {
			o.regions = o.regions[:1]
		}
	}
	return true
}

func (w *walker) namesAhead(k int) bool {
	for m := k + 1; m < w.end; m++ {
		if kind := w.tokens[m].kind; kind == region || kind == indicators {
			return true
		}
	}
	return false
}

// groupNumber holds a single number against a group of regions: each of them, or their sum.
func (w *walker) groupNumber(k int, n *number, o *options) bool {
	cues := w.cues | w.said
	direction := w.direction(n)
	for _, i := range o.indicators {
		for _, c := range w.choices(n, i) {
			each, firstWrong := w.eachOf(n, i, c, o, direction)
			if each == agrees {
				w.scope.choice = &choice{measure: c.measure, of: c.of, name: c.name}
				return true
			}
			total := w.total(w.subject, i, c, o, n)
			if total.Ok() && n.compare(total, 0) == agrees {
				return true
			}
			switch {
			case !c.firm || !o.firm:
			case n.ranged && each == differs:
				w.contradiction(k, n, firstWrong)
				return true
			case cues&sum != 0 && total.Ok():
				w.wrongTotal(k, n, i, c, total)
				return true
			case (cues&everyOne != 0 || (n.around == more || n.around == less) && w.cues&(complete|yoy|growthNoun|up|down) != 0) && cues&sum == 0 && each == differs:
				w.contradiction(k, n, firstWrong)
				return true
			}
		}
	}
	return true
}

// everyOne is what makes a number hold for each of a group.
const everyOne = each

func (w *walker) eachOf(n *number, i *model.Indicator, c choice, o *options, direction int) (outcome, *reading) {
	result := agrees
	for _, r := range w.subject {
		one := w.readingOf(o.views[0], r, i, c, n, direction)
		if one.outcome == differs || one.outcome == wrongUnit {
			return differs, &one
		}
		if one.outcome == unknown {
			result = unknown
		}
	}
	return result, nil
}

// total is the sum of a group, of amounts, or of shares of the whole.
func (w *walker) total(group []*model.Region, i *model.Indicator, c choice, o *options, _ *number) measure.Quantity {
	sum := measure.Quantity{Num: model.Missing(model.NotMeasurable)}
	for k, r := range group {
		cell := o.views[0].Cell(i, r)
		q := c.of(o.views[0], &cell)
		if !q.Ok() || i.Measure == model.Rate {
			return measure.Quantity{Num: model.Missing(model.NotMeasurable)}
		}
		if k == 0 {
			sum = q
		} else {
			sum.Value = sum.Value.Add(q.Value)
		}
	}
	if c.measure != nil && c.measure.Kind != measure.Amount && c.measure.ID != "share" && c.measure.ID != "target-share" {
		return measure.Quantity{Num: model.Missing(model.NotMeasurable)}
	}
	return sum
}

// groupShare reports whether a share is that of the last regions named, taken together: 州直0.83亿元、园区0.42亿元贡献36.1%.
func (w *walker) groupShare(n *number, r *reading) bool {
	const most = 9
	if r.choice.measure == nil || r.choice.measure.ID != "share" && r.choice.measure.ID != "target-share" {
		return false
	}
	sum := measure.Quantity{}
	for k := 0; k < min(most, len(w.group)); k++ {
		cell := r.view.Cell(r.indicator, w.group[len(w.group)-1-k])
		q := r.choice.of(r.view, &cell)
		if !q.Ok() {
			return false
		}
		if k == 0 {
			sum = q
			continue
		}
		sum.Value = sum.Value.Add(q.Value)
		if n.compare(sum, 0) == agrees {
			return true
		}
	}
	return false
}
