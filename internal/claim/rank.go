package claim

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// rankBases are the measures that a place of i may be by: what the words say, or what was spoken of last.
func (w *walker) rankBases(i *model.Indicator) []*measure.Measure {
	c, last := w.cues|w.said, w.scope.choice
	ids := []string{"completion", "value", "growth"}
	switch {
	case c&amountNoun != 0:
		ids = []string{"value"}
	case c&growthNoun != 0, c&(up|down|yoy) != 0 && w.fromRank == 0 && w.turn == 0:
		ids = []string{"growth"}
	case c&complete != 0:
		ids = []string{"completion"}
	case last == nil || last.measure == nil:
	case last.measure.ID == "completion" || last.measure.ID == "lead":
		ids = []string{"completion"}
	default:
		ids = []string{"completion", last.measure.ID}
	}
	var out []*measure.Measure
	for _, id := range ids {
		if id == "completion" && !i.Targeted {
			id = "value"
		}
		out = append(out, named(id))
	}
	return out
}

// rankOf holds a place against the data: 居全州第3位, 居首位, 倒数第二.
func (w *walker) rankOf(k int) {
	t := &w.tokens[k]
	o := w.options(k, &number{kind: placed})
	shared := w.sharedOut(k, &o)
	w.regionBehind(k, &o)
	rank := w.rankNumber(k)
	if len(o.regions) == 0 || len(o.indicators) == 0 || len(o.views) == 0 || w.muted || w.dark || w.stranger && len(w.subject) == 0 {
		return
	}
	if w.upperRank() || w.fromUpper && w.cues&to != 0 {
		w.upperPlace(k, &o)
		return
	}
	if w.cues&from != 0 {
		w.fromRank = rank
		if w.baseView == nil {
			return
		}
		o.views = []*analysis.View{w.baseView}
	} else if w.wrongWay(k, rank) {
		return
	}
	if len(w.subject) > 1 && !shared {
		w.tiedGroup(k, rank, &o)
		return
	}
	if len(w.scope.indicators) > 0 && len(w.topics) == 0 {
		o.indicators = w.scope.indicators
	}
	var wrong *reading
	for _, r := range o.regions {
		for _, i := range o.indicators {
			if !i.Targeted && w.said&complete != 0 && len(o.indicators) > 1 {
				continue // it has no rate to be ranked by
			}
			for _, v := range o.views {
				for _, m := range w.rankBases(i) {
					s, ok := w.standingBy(v, i, r, m)
					if !ok {
						continue
					}
					at, last := s.rank, s.of-s.last+1
					if t.lastPlace {
						at, last = s.last, s.of-s.rank+1
					}
					fits := rank >= at && rank <= max(at, last)
					if t.lastPlace && rank == 1 && neverLast(v, i, r, m, s) || w.cues&tied != 0 && ranksBy(i, m) && s.alone() {
						fits = false
					}
					if fits {
						if w.cues&tied != 0 && w.untied(k, v, i, r, m) {
							return
						}
						w.placeAgrees(k, v, i, r)
						return
					}
					if wrong == nil {
						wrong = &reading{view: v, region: r, indicator: i, choice: choice{measure: m, name: m.Name}}
					}
				}
			}
		}
	}
	if wrong != nil && o.firm && !o.loose && len(w.list) == 0 {
		w.wrongPlace(k, wrong)
	}
}

// tiedGroup holds 泸溪县与吉首市并列第一 against the places.
func (w *walker) tiedGroup(k, rank int, o *options) {
	if w.cues&tied == 0 {
		return
	}
	seen := false
	for _, i := range o.indicators {
		for _, m := range w.rankBases(i) {
			fits, known := true, true
			for _, r := range w.subject {
				s, ok := w.standingBy(o.views[0], i, r, m)
				known = known && ok
				at := s.rank
				if w.tokens[k].lastPlace {
					at = s.last
				}
				fits = fits && at == rank
			}
			if seen = seen || known; known && fits {
				return
			}
		}
	}
	if seen && o.firm && !o.loose {
		t := &w.tokens[k]
		w.say(t.start, t.end, Verdict{Outcome: Contradicts,
			Text: "写的是并列" + w.text[t.start:t.end] + "，与数据的排名不符（" + o.indicators[0].Name + "，" + periodName(o.views[0]) + "）",
			Fix:  "按位次表核对",
		})
	}
}

// untied reports 与吉首市并列第一 where the other does not share the place.
func (w *walker) untied(k int, v *analysis.View, i *model.Indicator, r *model.Region, m *measure.Measure) bool {
	own, _ := w.standingBy(v, i, r, m)
	for _, b := range w.bases {
		if b == nil || b.Kind != model.County || b == r {
			continue
		}
		if s, ok := w.standingBy(v, i, b, m); ok && s.rank != own.rank {
			t := &w.tokens[k]
			w.say(t.start, t.end, Verdict{Outcome: Contradicts,
				Text: "写的是并列" + w.text[t.start:t.end] + "，数据中" + w.regionName(r) + "是第" + strconv.Itoa(own.rank) + "位，" + w.regionName(b) + "是第" + strconv.Itoa(s.rank) + "位（" + i.Name + m.Name + "，" + periodName(v) + "）",
				Fix:  "按位次表核对",
			})
			return true
		}
	}
	return false
}

func (w *walker) rankNumber(k int) int {
	n, _ := w.tokens[k].num.value.Int64()
	return int(n)
}

// regionBehind takes the region that stands behind a place for the one that has it: 总量居首的是白石市.
func (w *walker) regionBehind(k int, o *options) {
	if len(w.subject) > 0 {
		return
	}
	of := false
	for m := k + 1; m < w.end; m++ {
		t := &w.tokens[m]
		switch {
		case t.kind == region && t.entry.members:
		case t.kind == region && t.entry.region != nil && of:
			o.regions = []*model.Region{t.entry.region}
			return
		case t.is(filler | only):
			of = of || w.spelled(t) == "是" || w.spelled(t) == "为"
		default:
			return
		}
	}
}

// wrongWay reports 由第3位上升到第5位.
func (w *walker) wrongWay(k, rank int) bool {
	if w.fromRank == 0 || w.cues&to == 0 || w.turn < w.first || rank == w.fromRank {
		return false
	}
	t := &w.tokens[w.turn]
	r, _ := utf8.DecodeRuneInString(w.spelled(t))
	rising, falling := strings.ContainsRune("升上提前进", r), strings.ContainsRune("降下退滑落回", r)
	if rising && rank > w.fromRank || falling && rank < w.fromRank {
		w.say(t.start, w.tokens[k].end, Verdict{Outcome: Contradicts,
			Text: "位次由第" + strconv.Itoa(w.fromRank) + "位到第" + strconv.Itoa(rank) + "位，不是“" + w.spelled(t) + "”",
			Fix:  "改这个词，或核对位次",
		})
		return true
	}
	return false
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

// placeAgrees offers the reference to the table's own place, where that is the one typed.
func (w *walker) placeAgrees(k int, v *analysis.View, i *model.Indicator, r *model.Region) {
	t := &w.tokens[k]
	one := w.readingOf(v, r, i, plainly("place", true), &number{kind: placed, unit: "位", value: t.num.value}, 0)
	if one.outcome == agrees && !t.lastPlace && !t.num.round && w.cues&(amountNoun|growthNoun) == 0 {
		w.agreed(k, &one)
	}
}

// upperPlace holds 居全省第3位 against the place that the report gives.
func (w *walker) upperPlace(k int, o *options) {
	t := &w.tokens[k]
	if t.lastPlace {
		return
	}
	if w.cues&from != 0 {
		w.fromRank, w.fromUpper = w.rankNumber(k), true
		if w.baseView == nil {
			return
		}
		o.views = []*analysis.View{w.baseView}
	} else if w.wrongWay(k, w.rankNumber(k)) {
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
	if wrong != nil && o.firm && !o.loose {
		w.contradiction(k, &t.num, wrong)
	}
}

// wrongPlace reports a place that the data do not give.
func (w *walker) wrongPlace(k int, r *reading) {
	s, _ := w.standingBy(r.view, r.indicator, r.region, r.choice.measure)
	t := &w.tokens[k]
	place := "第" + strconv.Itoa(s.rank) + "位"
	why := ""
	switch {
	case t.lastPlace && neverLast(r.view, r.indicator, r.region, r.choice.measure, s) && r.indicator.Better == model.Lower:
		why = "，控制在" + format.Goal(r.indicator) + "以内的不列末位"
	case t.lastPlace && neverLast(r.view, r.indicator, r.region, r.choice.measure, s):
		why = "，完成" + format.Goal(r.indicator) + "的不列末位"
	case w.cues&tied != 0 && s.alone():
		why = "，没有并列的"
	}
	w.say(t.start, t.end, Verdict{Outcome: Contradicts,
		Text: "写的是" + w.text[t.start:t.end] + "，数据是" + place + "，共" + strconv.Itoa(s.of) + "家参加排名" + why + "（" + w.called(r) + "）",
		Fix:  "改成" + place,
	})
}

// movedBy holds 上升2位 against the change of place since the year's previous edition, or since the period named.
// 居前三位 is a number of places.
func (w *walker) movedBy(k int) {
	n := w.tokens[k].num
	if w.cues&(ahead|behindRank) != 0 || strings.HasSuffix(w.text[:w.tokens[k].start], "前") {
		w.firstFew(k)
		return
	}
	if w.cues&(up|down) == 0 || w.upperRank() || w.muted || w.dark || len(w.subject) > 1 {
		return
	}
	if w.baseView == nil && w.base != nil {
		w.baseView = w.base
	}
	o := w.options(k, &number{kind: placed})
	if len(o.views) == 0 || len(o.regions) == 0 {
		return
	}
	if len(w.scope.indicators) > 0 && len(w.topics) == 0 {
		o.indicators = w.scope.indicators
	}
	direction := w.direction(&n)
	var wrong *reading
	for _, i := range o.indicators {
		for _, r := range o.regions {
			one := reading{view: o.views[0], region: r, indicator: i, choice: choice{name: "位次变化"}}
			one.quantity = w.change(&one)
			if !one.quantity.Ok() {
				continue
			}
			if one.quantity.Value.Cmp(n.value.Mul(model.Int(direction))) == 0 {
				w.moveAgrees(k, &one)
				return
			}
			if wrong == nil {
				wrong = &one
			}
		}
	}
	if wrong != nil && o.firm && !o.loose && w.turn >= w.first {
		t := &w.tokens[k]
		w.say(w.tokens[w.turn].start, t.end, Verdict{Outcome: Contradicts,
			Text: "写的是" + w.text[w.tokens[w.turn].start:t.end] + "，数据是" + moves(wrong.quantity) + "（" + w.called(wrong) + "）",
			Fix:  "改成" + moves(wrong.quantity),
		})
	}
}

// change is how many places were won since the previous edition, or since the period that the sentence names.
func (w *walker) change(r *reading) measure.Quantity {
	q := measure.Quantity{Unit: "位"}
	c := r.view.Cell(r.indicator, r.region)
	q.Num = c.Place.Change
	if w.baseView != nil {
		then := w.baseView.Cell(r.indicator, r.region)
		q.Num = model.Missing(model.NoRank)
		if c.Place.Rank > 0 && then.Place.Rank > 0 {
			q.Num = model.Number(model.Int(then.Place.Rank - c.Place.Rank))
		}
	}
	return q
}

// moveAgrees offers the reference that prints 上升2位.
func (w *walker) moveAgrees(k int, r *reading) {
	start, end := w.tokens[w.turn].start, w.tokens[k].end
	r.choice = plainly("place-change", true)
	c := r.view.Cell(r.indicator, r.region)
	if c.Place.Change.Ok() && c.Place.Change.Value.Cmp(r.quantity.Value) == 0 && w.turn == k-1 {
		if words := w.referenceTo(r, w.text[start:end]); words != "" {
			w.say(start, end, Verdict{Text: agreedText, Fix: "写引用 " + words, Reference: words})
		}
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
