package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// paceClaim holds 落后序时, 未达到序时进度, 超序时, 与序时持平 without a number against the data.
func (w *walker) paceClaim() {
	k := w.find(pace)
	if k < 0 || w.numberNear(k) {
		return
	}
	switch w.reaching(k) {
	case 1:
		w.claim(k, "达到序时", narrower("达到序时", asked(analysis.KeepsPace))...)
		return
	case -1:
		w.claim(k, "没有达到序时", asked(analysis.KeepsPace).not())
		return
	}
	o, at, ok := w.comparison(k)
	if !ok {
		return
	}
	of := w.paceTest(at, o.sign)
	if at < k {
		w.quoted = k - at
		defer func() { w.quoted = 0 }()
	}
	switch spelled := w.spelled(&w.tokens[at]); {
	case o.not:
		w.claim(k, w.orderName(o, "序时"), of.not())
	case o.sign < 0 && isVerdict(spelled):
		w.claim(k, "落后序时", narrower("落后序时", of)...)
	case o.sign > 0 && strings.HasPrefix(spelled, "远"):
		w.claim(k, w.orderName(o, "序时"), of)
	default:
		name := w.orderName(o, "序时")
		w.claim(k, name, narrower(name, of)...)
	}
}

// reaching is 1 where 达到 or 均达到 stands before the token at k, −1 where 未达到 or 没有达到 does.
func (w *walker) reaching(k int) int {
	reached := 0
	for m := k - 1; m >= w.first; m-- {
		t := &w.tokens[m]
		s := w.spelled(t)
		reaches := strings.HasSuffix(s, "达到") || strings.HasSuffix(s, "达") || s == "达到了"
		switch {
		case t.is(not) && (reaches || reached > 0):
			return -1
		case !t.is(filler | each):
			return reached
		case reaches:
			reached = 1
		}
	}
	return reached
}

// paceTest is what the word at a token claims of the pace. 落后 is a verdict, which has its threshold; 低于 and 高于
// only say on which side of time progress a number is. What is used of a limit beyond time progress is both.
func (w *walker) paceTest(at, sign int) test {
	spelled := w.spelled(&w.tokens[at])
	grave := at > w.first && w.tokens[at-1].kind == plain && strings.HasSuffix(w.spelled(&w.tokens[at-1]), "严重")
	switch {
	case sign < 0 && grave && isVerdict(spelled):
		return asked(analysis.IsFarBehind)
	case sign < 0 && isVerdict(spelled):
		return asked(analysis.IsBehind)
	}
	far := strings.HasPrefix(spelled, "远")
	return func(v *analysis.View, c *analysis.Cell) truth {
		limit := sign > 0 && c.Indicator.Better == model.Lower
		side := order{sign: sign}.holds(named("lead").Of(v, c).Num)
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

// isVerdict reports whether a word for below is the verdict 落后.
func isVerdict(s string) bool {
	return strings.HasPrefix(s, "落后") || strings.HasPrefix(s, "滞后")
}
