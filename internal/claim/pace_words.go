package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// pace is what is claimed of time progress at the token k without a number: 落后序时, 未达到序时进度, 比序时慢, 与序时持平.
func (s *saying) pace(k int) (assertion, bool) {
	if s.tokens[k].is(spread) {
		return assertion{}, false // 落后幅度比上期扩大
	}
	if s.frame.at < s.frame.end && s.frame.cues&(above|below|rest) != 0 && !s.numberFar(k) {
		return assertion{}, false // a number says how far
	}
	if first, no, ok := s.reaching(k); ok {
		of := asked(analysis.KeepsPace)
		if no {
			of = of.not()
		}
		return assertion{first: first, last: k, of: of, facts: s.paceFacts}, true
	}
	at, ok := s.comparator(k)
	if !ok {
		return assertion{}, false
	}
	first, last := min(at, k), max(at, k)
	if at > s.frame.first && isGrave(s.spelled(at-1)) {
		first = min(first, at-1)
	}
	a := s.signed(first, last, s.paceTest(at))
	a.facts = s.paceFacts
	return a, true
}

// numberFar reports whether the number of the frame is none that says how far something is from time progress.
func (s *saying) numberFar(int) bool {
	n := &s.tokens[s.frame.at]
	return n.printed == nil && n.num.kind != points && n.num.kind != percent
}

// reaching reports whether 达到 or 未达到 stands before the token at k, and where it begins.
func (s *saying) reaching(k int) (first int, no, ok bool) {
	for m := k - 1; m >= s.frame.first; m-- {
		t := &s.tokens[m]
		at := reaches(s.spelled(m))
		switch {
		case t.is(not) && (at || ok):
			return m, true, true
		case t.is(filler|each) && at:
			first, ok = m, true
		case !t.is(filler | each):
			return first, false, ok
		}
	}
	return first, false, ok
}

// comparator is the word near the token at k that compares with it: before it, or behind 比.
func (s *saying) comparator(k int) (int, bool) {
	if s.tokens[k].is(above | below) {
		return k, true // 跑在时间前面
	}
	const near = 4
	for m := k - 1; m >= s.frame.first && k-m <= near; m-- {
		t := &s.tokens[m]
		if t.is(above | below) {
			return m, true
		}
		if !t.is(filler|average|target|each) && t.kind != region {
			break
		}
	}
	for m := k + 1; m < s.clause.end && m-k <= near; m++ {
		t := &s.tokens[m]
		if t.is(flat | above | below | up | down) {
			return m, true
		}
		if !t.is(filler | average | each) {
			break
		}
	}
	return 0, false
}

// paceTest is what the word at a token claims of the pace. 落后 is a verdict, which has its threshold; 低于 and 高于 only say on
// which side of time progress a number is. What is used of a limit beyond time progress is both.
func (s *saying) paceTest(at int) test {
	word := s.spelled(at)
	sign := s.sign(at)
	grave := at > s.frame.first && isGrave(s.spelled(at-1))
	switch {
	case sign < 0 && grave && isVerdict(word):
		return asked(analysis.IsFarBehind)
	case sign < 0 && isVerdict(word):
		return asked(analysis.IsBehind)
	}
	far := strings.HasPrefix(word, "远")
	return func(v *analysis.View, c *analysis.Cell) truth {
		limit := sign > 0 && c.Indicator.Better == model.Lower
		lead := measure.Lead.Of(v, c)
		zero := lead
		zero.Num = model.Number(model.Int(0))
		side := order{sign: sign}.holds(lead, zero)
		switch {
		case limit && far:
			return ask(c, analysis.IsFarBehind)
		case limit && analysis.IsBehind.Holds(c):
			return right
		case limit && side == right:
			return unsure // beyond time progress by what is still allowed
		}
		return side
	}
}

// paceFacts are what a claim about time progress rests on, with the state that pages print.
func (s *saying) paceFacts(v *analysis.View, c *analysis.Cell) string {
	if !c.Lead.Ok() {
		return s.facts(v, c)
	}
	return s.facts(v, c) + "，较序时" + format.Lead(c.Lead) + "个百分点，" + format.State(c)
}

func isGrave(w string) bool { return w == "严重" }

// isVerdict reports whether a word for below is the verdict 落后.
func isVerdict(w string) bool {
	return strings.HasPrefix(w, "落后") || strings.HasPrefix(w, "滞后")
}

// sign is where the word of comparison at k points.
func (s *saying) sign(k int) int {
	switch t := &s.tokens[k]; {
	case t.is(better):
		return s.goodWay()
	case t.is(worse):
		return -s.goodWay()
	case t.is(flat):
		return 0
	case t.is(up | above | moreThan | not): // 没有超过
		return 1
	}
	return -1
}
