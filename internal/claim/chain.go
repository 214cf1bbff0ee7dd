package claim

import (
	"slices"

	"bulletin/internal/model"
)

// isChain reports whether the word at k is 环比, with a word of change and a number behind it: 环比下降31.1%.
func (b *block) isChain(k int) bool {
	if b.spelled(k) != "环比" {
		return false
	}
	for m := k + 1; m < len(b.tokens) && m <= k+3; m++ {
		switch t := &b.tokens[m]; {
		case t.kind == figure:
			return t.printed == nil && b.tokens[m-1].is(up|down|filler)
		case !t.is(up | down | filler):
			return false
		}
	}
	return false
}

// resolveChain finds the period right before that of a frame, of the same months: that before the third quarter is the second. Of the
// months from January on there is none, unless a figure stands at a date.
func (b *block) resolveChain(s *subject) {
	if len(s.views) == 0 || s.base != nil {
		return
	}
	of := s.views[0].Edition.Period
	length, end := of.Month-s.first+1, s.first-1
	if s.first <= 1 {
		if slices.ContainsFunc(s.indicators, func(i *model.Indicator) bool { return i.Measure == model.Flow }) {
			s.unsure("没有讲明“环比”是哪个时期")
		}
		length, end = 1, of.Month-1
	}
	v := b.viewOf(model.Period{Year: of.Year, Month: end})
	if end-length < 0 || v == nil {
		s.unsure("没有所比时期的报表")
		return
	}
	s.base = &months{view: v, first: end - length + 1}
}

// timeGone holds how much of the year is over against time progress: 时间已过四分之三.
func (b *block) timeGone(cl *clause, taken map[int]bool) {
	for k := cl.first; k < cl.end; k++ {
		t := &b.tokens[k]
		if t.kind != figure || t.printed != nil || t.num.kind != percent || !t.num.round {
			continue
		}
		m := k - 1
		for m >= cl.first && b.tokens[m].is(filler|moreThan|nearly|about) {
			m--
		}
		if m < cl.first || b.spelled(m) != "时间过去" && (b.spelled(m) != "时间" || m == k-1) {
			continue
		}
		taken[k] = true
		n := t.num
		if b.tokens[k-1].is(moreThan) || m == k-1 {
			n.around = more
		}
		progress := b.view.Progress
		v := Verdict{Outcome: Agrees, Number: true, Evidence: "时间进度，" + periodName(b.view) + "：" + model.Round(progress, 1).String() + "%"}
		if !n.near(progress) {
			v.Outcome, v.Text, v.Fix = Doubtful, "“"+b.original(k, k)+"”没有数据支持；最接近的是"+v.Evidence, doubtFix
		}
		b.say(t.start, t.end, v)
	}
}
