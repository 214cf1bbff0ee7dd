package claim

import (
	"slices"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// reference takes the number that a reference prints. It is right by itself; the names and words that stand
// before it may not be.
func (w *walker) reference(k int) {
	t := &w.tokens[k]
	f := t.printed
	if f.List || f.Indicator == nil || f.View == nil {
		return
	}
	r := f.Region
	if r == nil {
		r = w.site.Whole()
	}
	view := f.View
	if view == w.now {
		view = w.view
	}
	one := reading{view: view, region: r, indicator: f.Indicator}
	if f.Measure != nil {
		one.choice = choice{measure: f.Measure, of: f.Measure.Of, name: f.Measure.Name}
		cell := view.Cell(f.Indicator, r)
		one.quantity = f.Measure.Of(view, &cell)
	}
	w.checkNames(k, &one)
	w.checkWords(k, f, &one)
	w.scope.indicators, w.topics = []*model.Indicator{f.Indicator}, nil
	w.remember([]*model.Indicator{f.Indicator})
	if len(w.bases) == 0 && len(w.subject) < 2 {
		if r != w.site.Whole() || len(w.subject) == 0 {
			w.scope.regions = []*model.Region{r}
		}
	}
	if f.Measure != nil {
		w.scope.choice = &one.choice
	}
}

// checkNames holds the names right before a reference against what it prints.
func (w *walker) checkNames(k int, one *reading) {
	if w.sharing || len(w.bases) > 0 || w.foreign > 2 || w.muted {
		return
	}
	t := &w.tokens[k]
	if len(w.subject) == 1 && w.subject[0] != one.region && !slices.Contains(w.allNamed(k), one.region) && one.view == w.view {
		w.say(t.start, t.end, Verdict{Outcome: Contradicts,
			Text: "写的是" + w.regionName(w.subject[0]) + "，引用的是" + w.called(one),
			Fix:  "改引用里的地区，或改前面的名称",
		})
		return
	}
	if len(w.topics) > 0 && !w.weak && len(w.list) == 0 && !slices.Contains(w.topics, one.indicator) {
		w.say(t.start, t.end, Verdict{Outcome: Contradicts,
			Text: "写的是" + w.topics[0].Name + "，引用的是" + w.called(one),
			Fix:  "改引用里的指标，或改前面的名称",
		})
	}
}

// allNamed are the regions that the clause names before k but for the last one.
func (w *walker) allNamed(k int) []*model.Region {
	var out []*model.Region
	for m := w.first; m < k; m++ {
		if t := &w.tokens[m]; t.kind == region && m != w.clause.region {
			out = append(out, t.entry.region)
		}
	}
	return out
}

// checkWords holds the words before a reference against the sign and the kind of its number.
func (w *walker) checkWords(k int, f *Figure, one *reading) {
	t := &w.tokens[k]
	if f.Measure == nil || !one.quantity.Ok() || w.muted {
		return
	}
	if w.cues&(yoy|growthNoun) != 0 && w.cues&complete == 0 && f.Measure.ID == "completion" ||
		w.cues&complete != 0 && w.cues&(yoy|up|down) == 0 && f.Measure.ID == "growth" {
		w.say(t.start, t.end, Verdict{Outcome: Contradicts, Text: "前面的词与引用的数不是一回事，引用的是" + w.called(one), Fix: "改引用里的数据项，或改前面的词"})
		return
	}
	direction := w.direction(&number{})
	signed := f.Measure.Kind == measure.Change || f.Measure.Kind == measure.Points && f.Measure.ID != "spread"
	q := one.quantity
	if !signed || direction == 0 || w.sharing {
		return
	}
	sign := model.Round(q.Value, q.Places).Sign()
	start := t.start
	if w.turn >= w.first && w.turn < k {
		start = w.tokens[w.turn].start
	}
	if !f.Absolute && sign < 0 && direction < 0 {
		w.say(start, t.end, Verdict{Outcome: Contradicts, Text: "前面已有下降的词，引用的数又带负号，数据是" + q.String() + "（" + w.called(one) + "）",
			Fix: "引用里加上“绝对值”"})
		return
	}
	if sign*direction < 0 {
		w.say(start, t.end, Verdict{Outcome: Contradicts, Text: "前面的词与数的方向相反，数据是" + q.String() + "（" + w.called(one) + "）",
			Fix: "改前面的词"})
	}
}
