package claim

import (
	"strconv"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// listedFew holds 居前三位的依次是A、B、C against the places.
func (w *walker) listedFew(k, n int) bool {
	of, inOrder := false, false
	var listed []*model.Region
	for m := k + 1; m < w.end; m++ {
		t := &w.tokens[m]
		if t.kind == region && !t.entry.members {
			if t.entry.region == nil || !of {
				return false
			}
			listed = append(listed, t.entry.region)
			continue
		}
		s := w.spelled(t)
		if len(listed) > 0 && t.kind != pause && !t.is(and) {
			break
		}
		of = of || s == "的" || s == "是" || s == "为" || t.is(respectively)
		inOrder = inOrder || t.is(respectively)
		if t.kind != pause && !t.is(filler|and|respectively) && !(t.kind == region && t.entry.members) {
			return false
		}
	}
	if len(listed) != n {
		return false
	}
	if len(w.scope.views) == 0 || w.muted || w.dark || w.upperRank() || w.stranger {
		return true
	}
	o := w.options(k, &number{kind: placed})
	seen := false
	for _, i := range o.indicators {
		for _, m := range w.rankBases(i) {
			fits, known, last := true, true, 0
			for _, r := range listed {
				s, ok := w.standingBy(o.views[0], i, r, m)
				if !ok {
					known = false
					break
				}
				at := s.rank
				if w.cues&behindRank != 0 {
					at = s.last
				}
				fits = fits && at <= n && (!inOrder || at >= last || w.cues&behindRank != 0)
				last = at
			}
			if seen = seen || known; known && fits {
				return true
			}
		}
	}
	if seen && (o.firm || len(w.topics) > 0) {
		t := &w.tokens[k]
		w.say(t.start, t.end, Verdict{Outcome: Contradicts,
			Text: "列在前后" + strconv.Itoa(n) + "位的县市或其次序与数据的排名不符（" + o.indicators[0].Name + "，" + periodName(o.views[0]) + "）",
			Fix:  "按位次表核对",
		})
	}
	return true
}

// firstFew holds A、B、C列前三位 against the places.
func (w *walker) firstFew(k int) {
	n64, err := w.tokens[k].num.value.Int64()
	if err == nil && w.listedFew(k, int(n64)) {
		return
	}
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
				s, ok := w.standingBy(o.views[0], i, r, m)
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
	w.say(t.start, t.end, Verdict{Outcome: Contradicts,
		Text: "写在前后" + strconv.Itoa(n) + "位的县市与数据的排名不符（" + o.indicators[0].Name + "，" + periodName(o.views[0]) + "）",
		Fix:  "按位次表核对",
	})
}
