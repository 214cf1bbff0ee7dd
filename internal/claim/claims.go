package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// truth of a claim about one cell.
type truth uint8

const (
	unsure truth = iota
	right
	wrong
)

// test is a claim about one cell.
type test func(v *analysis.View, c *analysis.Cell) truth

func truthOf(ok bool) truth {
	if ok {
		return right
	}
	return wrong
}

// not is the opposite claim.
func (of test) not() test {
	return func(v *analysis.View, c *analysis.Cell) truth { return opposite(of(v, c)) }
}

// claims holds the words of a clause that claim something against the data.
func (w *walker) claims() {
	if w.muted || w.dark || w.stranger && len(w.subject) == 0 {
		return
	}
	for k := w.first; k < w.end; k++ {
		t := &w.tokens[k]
		if t.kind != word || t.entry.cue&statePredicates == 0 || w.numberBehind(k) || w.excepting(k) || w.ofThings(k) || w.former(k) {
			continue
		}
		for _, p := range notions {
			if t.entry.cue&p.cue == 0 {
				continue
			}
			of, name := p.of, p.name
			if t.is(doubleDigit) && w.said&down != 0 {
				of, name = fallsByTwoDigits, "两位数下降"
			}
			if w.negated(k) != t.is(not) {
				of, name = of.not(), "没有"+name
			}
			w.claim(k, name, narrower(name, of)...)
			break
		}
	}
	w.thresholdClaim()
	w.doneClaim()
	w.paceClaim()
	w.growthClaim()
	w.againstClaim()
	w.targetClaim()
	w.extremeClaim()
}

// doneClaim holds 已完成 and 未完成, by themselves at the end of a clause, against the targets of a year that is over.
func (w *walker) doneClaim() {
	k := w.end - 1
	if w.view.Edition.Period.MonthsLeft() > 0 || !w.tokens[k].is(complete) || w.said&target != 0 || w.foreign > 0 || w.numbers > 0 || len(w.topics) == 0 || w.weak {
		return
	}
	switch w.spelled(&w.tokens[k]) {
	case "完成", "已完成", "完成了":
	default:
		return
	}
	of, name := cellTest(doneOf), "完成任务"
	if w.negated(k) {
		of, name = of.not(), "没有"+name
	}
	w.claim(k, name, of)
}

// thresholdClaim holds 完成率超过六成的有五个县市 and 七个完成率超过六成 against the data.
func (w *walker) thresholdClaim() {
	for k := w.first; k < w.end; k++ {
		t := &w.tokens[k]
		if t.kind != figure || t.printed != nil || t.num.kind != percent && (t.num.kind != points || w.said&pace == 0) || t.num.ranged {
			continue
		}
		sign := 0
		switch b := w.before(k); {
		case t.num.around == more:
			sign = 1
		case t.num.around == less:
			sign = -1
		case t.num.around != exact || b == nil || t.num.kind == points:
		case b.is(moreThan | above):
			sign = 1
		case b.is(lessThan | below):
			sign = -1
		}
		id, side := "", 1
		switch {
		case sign == 0:
		case t.num.kind == points && w.stands(k, above):
			id = "lead"
		case t.num.kind == points && w.stands(k, below):
			id, side = "lead", -1
		case t.num.kind == points:
		case w.stands(k, complete):
			id = "completion"
		case w.stands(k, growthNoun|yoy|up) && !w.stands(k, down):
			id = "growth"
		}
		if id == "" {
			continue
		}
		var q quantifier
		if !w.listedBehind(w.pastWords(k), &q) && (w.count == 0 || w.counted >= k || len(w.subject) > 0 || w.stands(k, others)) {
			continue
		}
		line := t.num.value
		w.claim(w.pastWords(k), w.spelled(t), func(v *analysis.View, c *analysis.Cell) truth {
			n := named(id).Of(v, c)
			if !n.Ok() {
				return unsure
			}
			if side < 0 {
				n.Value = n.Value.Neg()
			}
			exactly, shown := n.Value.Cmp(line), model.Round(n.Value, 1).Cmp(line)
			if exactly != shown || exactly == 0 {
				return unsure
			}
			return truthOf(exactly == sign)
		})
		return
	}
}

// pastWords is the last token of the number at k with the 以上 behind it.
func (w *walker) pastWords(k int) int {
	behind := w.tokens[k].end
	for _, s := range []string{"及", "以上", "以下", "以内", "左右"} {
		if strings.HasPrefix(w.text[behind:], s) {
			behind += len(s)
		}
	}
	for k+1 < w.end && w.tokens[k+1].start < behind {
		k++
	}
	return k
}

// excepting reports whether the word at k stands between 除 and 外.
func (w *walker) excepting(k int) bool {
	before, behind := false, false
	for m := w.first; m < w.end; m++ {
		t := &w.tokens[m]
		before = before || m < k && t.is(except)
		behind = behind || m > k && t.is(outside)
	}
	return before && behind
}

// former reports whether the word at k is what was true before: 由达标转为未达标.
func (w *walker) former(k int) bool {
	if !w.stands(k, from) {
		return false
	}
	for m := k + 1; m < w.end; m++ {
		if w.tokens[m].is(to) {
			return true
		}
	}
	return false
}

// ofThings reports whether the word at k is said of so many things, 一项为零, or of something that is not known.
func (w *walker) ofThings(k int) bool {
	b := w.before(k)
	return b != nil && b.kind == figure && b.printed == nil && b.num.kind == amount && b.num.unit != "个" || k > w.first && w.tokens[k-1].kind == plain && w.touching(k)
}

// numberBehind reports whether a number stands right behind the word, which then tells what it is.
func (w *walker) numberBehind(k int) bool {
	for m := k + 1; m < w.end; m++ {
		t := &w.tokens[m]
		if t.kind == figure {
			return t.num.kind != counted || t.printed != nil
		}
		if t.is(filler) && w.spelled(t) == "有" || !t.is(filler|about|moreThan|lessThan) {
			return false
		}
	}
	return false
}

// negated reports whether a word of negation stands before the token, with nothing but adverbs between.
func (w *walker) negated(k int) bool {
	for m := k - 1; m >= w.first; m-- {
		t := &w.tokens[m]
		switch {
		case t.is(not), t.is(lessThan | nearly): // 不到两位数, 接近过半
			return true
		case t.kind == plain && (strings.HasSuffix(w.spelled(t), "距") || strings.HasSuffix(w.spelled(t), "离")): // 距两位数还差
			return true
		case t.is(filler | each | complete):
		default:
			return false
		}
	}
	return false
}

// claim holds a claim about the subject of the clause against the data. Of several indicators that a name may
// mean, and of several tests that it may stand for, one must bear it out.
func (w *walker) claim(k int, name string, tests ...test) {
	q := w.quantify(k)
	if len(q.indicators) == 0 || len(q.views) == 0 {
		return
	}
	var example *reading
	var failed test
	for _, i := range q.indicators {
		for _, v := range q.views {
			result, known := unsure, false
			for _, of := range tests {
				one, r := q.holds(v, i, of)
				if result = one; result == right {
					break
				}
				if known = known || result == wrong; result == wrong && example == nil {
					example, failed = &reading{view: v, region: r, indicator: i}, of
				}
			}
			if result == right && !q.every || !known && result == unsure && q.every {
				return
			}
		}
	}
	if example != nil && q.firm {
		w.wrongClaim(k, name, q, example, failed)
	}
}
