package claim

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// standing is a member's place by one measure: 1 for the best.
type standing struct{ rank, last, of int }

// place of r among the members by a measure; ok is false where it has no number. The best is the highest, where
// less is better the lowest.
func standingBy(v *analysis.View, i *model.Indicator, r *model.Region, m *measure.Measure) (s standing, ok bool) {
	cell := v.Cell(i, r)
	own := m.Of(v, &cell)
	if !own.Ok() || r.Kind != model.County {
		return s, false
	}
	s.rank, s.last = 1, 1
	for _, other := range v.Site.Counties() {
		c := v.Cell(i, other)
		q := m.Of(v, &c)
		if !q.Ok() {
			continue
		}
		s.of++
		order := q.Value.Cmp(own.Value)
		if i.Better == model.Lower && m.Kind != measure.Change {
			order = -order
		}
		switch {
		case order > 0:
			s.rank++
		case order < 0:
			s.last++
		}
	}
	return s, true
}

// bases of places: by completion, or where the words say so by amount or by growth.
func (w *walker) rankBases() (bases []*measure.Measure, firm bool) {
	c := w.cues | w.said
	switch {
	case c&amountNoun != 0:
		return []*measure.Measure{named("value")}, true
	case c&(growthNoun|up|down) != 0 && c&rank != 0:
		return []*measure.Measure{named("growth"), named("value")}, true
	case c&complete != 0:
		return []*measure.Measure{named("completion"), named("value")}, true
	}
	bases = []*measure.Measure{named("completion"), named("value")}
	if last := w.scope.choice; last != nil && last.measure != nil {
		bases = append(bases, last.measure)
	}
	return append(bases, named("growth")), true
}

// rankOf holds a place against the data: 居全州第3位, 居首位, 倒数第二.
func (w *walker) rankOf(k int) {
	t := &w.tokens[k]
	o := w.options(k, &number{kind: placed})
	shared := w.sharedOut(k, &o)
	if len(o.regions) == 0 || len(o.indicators) == 0 || len(o.views) == 0 || w.muted || w.dark || w.stranger && len(w.subject) == 0 {
		return
	}
	if w.upperRank() {
		w.upperPlace(k, &o)
		return
	}
	if w.cues&from != 0 && w.baseView != nil {
		o.views = []*analysis.View{w.baseView}
	}
	if len(w.subject) > 1 && !shared || w.cues&from != 0 && w.baseView == nil {
		return
	}
	rank64, _ := t.num.value.Int64()
	rank := int(rank64)
	bases, firm := w.rankBases()
	seen := false
	for _, r := range o.regions {
		for _, i := range o.indicators {
			for _, v := range o.views {
				if w.placeAgrees(k, v, i, r) {
					return
				}
				for _, m := range bases {
					s, ok := standingBy(v, i, r, m)
					if !ok {
						continue
					}
					seen = true
					at, last := s.rank, s.of-s.last+1
					if t.lastPlace {
						at, last = s.last, s.of-s.rank+1
					}
					if rank >= at && rank <= max(at, last) {
						return
					}
				}
			}
		}
	}
	if !seen || !firm || !o.firm || len(w.list) > 0 || len(o.indicators) > 1 && len(w.topics) == 0 && w.numbers == 0 && w.scope.choice == nil {
		return
	}
	w.wrongPlace(k, o.views[0], o.indicators, o.regions, bases[0])
}

// upperRank reports whether the place is one in the province.
func (w *walker) upperRank() bool {
	for _, r := range w.bases {
		if r == nil || r.Kind == model.Province {
			return true
		}
	}
	return false
}

// placeAgrees holds the place against the table's own and offers the reference.
func (w *walker) placeAgrees(k int, v *analysis.View, i *model.Indicator, r *model.Region) bool {
	t := &w.tokens[k]
	one := w.readingOf(v, r, i, plainly("place", true), &number{kind: placed, unit: "位", value: t.num.value}, 0)
	if one.outcome != agrees || t.lastPlace {
		return false
	}
	if !t.num.round && w.cues&(amountNoun|growthNoun) == 0 {
		w.agreed(k, &one)
	}
	return true
}

// upperPlace holds 居全省第3位 against the place that the report gives.
func (w *walker) upperPlace(k int, o *options) {
	t := &w.tokens[k]
	if t.lastPlace || w.cues&from != 0 {
		return
	}
	var wrong *reading
	for _, i := range o.indicators {
		for _, v := range o.views {
			one := w.readingOf(v, o.regions[0], i, plainly("upper-place", true), &number{kind: placed, unit: "位", value: t.num.value}, 0)
			switch {
			case one.outcome == agrees:
				w.agreed(k, &one)
				return
			case one.outcome == differs && wrong == nil:
				wrong = &one
			case one.outcome == unknown && i == o.indicators[0]:
				return
			}
		}
	}
	if wrong != nil && o.firm {
		w.contradiction(k, &t.num, wrong)
	}
}

func (w *walker) wrongPlace(k int, v *analysis.View, list []*model.Indicator, regions []*model.Region, m *measure.Measure) {
	for _, r := range regions {
		for _, i := range list {
			s, ok := standingBy(v, i, r, m)
			if !ok {
				continue
			}
			t := &w.tokens[k]
			place := "第" + strconv.Itoa(s.rank) + "位"
			w.say(t.start, t.end, Verdict{Wrong: true,
				Text: "写的是" + w.text[t.start:t.end] + "，数据是" + place + "，共" + strconv.Itoa(s.of) + "家参加排名（" +
					w.called(&reading{view: v, region: r, indicator: i, choice: choice{name: m.Name}}) + "）",
				Fix: "改成" + place,
			})
			return
		}
	}
}

// movedBy holds 上升2位 against the change of place since the year's previous edition. 居前三位 is a number of
// places, and 高于...3位 none of ours.
func (w *walker) movedBy(k int) {
	n := w.tokens[k].num
	if w.cues&(ahead|behindRank) != 0 {
		w.firstFew(k)
		return
	}
	if w.cues&(up|down) == 0 || w.upperRank() || w.muted || w.dark {
		return
	}
	o := w.options(k, &number{kind: placed})
	w.sharedOut(k, &o)
	if len(w.subject) > 1 || len(o.views) == 0 {
		return
	}
	direction := w.direction(&n)
	var wrong *reading
	for _, i := range o.indicators {
		for _, r := range o.regions {
			one := w.readingOf(o.views[0], r, i, choice{measure: named("place-change"), of: named("place-change").Of, name: "位次变化"},
				&number{kind: placed, unit: "位", value: n.value}, 0)
			if one.quantity.Ok() {
				q := one.quantity
				if direction < 0 {
					q.Value = q.Value.Neg()
				}
				if q.Value.Cmp(n.value) == 0 {
					return
				}
				if wrong == nil {
					wrong = &one
				}
			}
		}
	}
	if wrong != nil && o.firm && w.baseView == nil {
		t := &w.tokens[k]
		w.say(t.start, t.end, Verdict{Wrong: true,
			Text: "写的是" + w.text[t.start:t.end] + "，数据是" + moves(wrong.quantity) + "（" + w.called(wrong) + "）",
			Fix:  "改成" + moves(wrong.quantity),
		})
	}
}

func moves(q measure.Quantity) string {
	switch q.Value.Sign() {
	case 1:
		return "上升" + q.Value.String() + "位"
	case -1:
		return "下降" + q.Value.Abs().String() + "位"
	}
	return "位次没有变化"
}

// firstFew holds A、B、C列前三位 against the places.
func (w *walker) firstFew(k int) {
	n64, err := w.tokens[k].num.value.Int64()
	if err != nil || len(w.group) == 0 || len(w.scope.views) == 0 || w.muted || w.dark || w.upperRank() {
		return
	}
	n := int(n64)
	group := w.group
	if len(w.subject) > 1 {
		group = w.subject
	}
	if len(group) > n {
		group = group[len(group)-n:]
	}
	o := w.options(k, &number{kind: placed})
	bases := []*measure.Measure{named("completion"), named("value"), named("growth"), named("lead")}
	seen := false
	for _, i := range o.indicators {
		for _, m := range bases {
			within, known := true, true
			for _, r := range group {
				s, ok := standingBy(o.views[0], i, r, m)
				if !ok {
					known = false
					break
				}
				seen = true
				at := s.rank
				if w.cues&behindRank != 0 {
					at = s.last
				}
				within = within && at <= n
			}
			if known && within {
				return
			}
		}
	}
	if !seen || !o.firm && len(w.topics) == 0 {
		return
	}
	t := &w.tokens[k]
	w.say(t.start, t.end, Verdict{Wrong: true,
		Text: "写在前后" + strconv.Itoa(n) + "位的县市与数据的排名不符（" + o.indicators[0].Name + "，" + periodName(o.views[0]) + "）",
		Fix:  "按位次表核对",
	})
}
