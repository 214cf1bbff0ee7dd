package claim

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// scopes are the analyses that a number of the whole is made of: that of its period, of the month before it begins, and of what it is
// compared with.
func (b *block) scopes(e *evidence) []*analysis.View {
	var out []*analysis.View
	add := func(m months) {
		out = append(out, m.view)
		if p := m.view.Edition.Period; !m.fromJanuary() && e.indicator.Measure == model.Flow {
			if before := b.viewOf(model.Period{Year: p.Year, Month: m.first - 1}); before != nil {
				out = append(out, before)
			}
		}
	}
	if !e.reading.ofBases {
		add(months{e.view, e.first})
	}
	if e.with.base != nil {
		add(*e.with.base)
	}
	return out
}

// otherScope says that the whole leaves out others in one period of a number than in another, so that what is between the two is not the
// members' doing; empty where it does not. like is the number of those who are in both; missing where that is not known.
func (b *block) otherScope(e *evidence) (why string, like measure.Quantity) {
	like.Num = model.Missing(model.OtherMembers)
	if e == nil || len(e.regions) != 1 || e.regions[0] != b.site.Whole() {
		return "", like
	}
	views := b.scopes(e)
	for _, v := range views[min(1, len(views)):] {
		own, then := views[0].LeftOut(e.indicator), v.LeftOut(e.indicator)
		if slices.Equal(own, then) {
			continue
		}
		less, more := views[0], v
		who := without(own, then)
		if len(who) == 0 {
			less, more, who = v, views[0], without(then, own)
		}
		if len(views) == 2 && less == views[0] && e.quantity.Unit == e.indicator.Unit {
			like = e.quantity
			whole, alike := more.Report.Figure(e.indicator, b.site.Whole()), b.site.Alike(more.Report, e.indicator, own)
			if like.Num = alike; alike.Ok() && whole.Ok() && e.quantity.Ok() {
				like.Num = model.Number(e.quantity.Value.Add(whole.Value).Sub(alike.Value))
			}
		}
		return monthName(less) + "的数不含未报送的" + b.names(who) + "，与" + monthName(more) + "的范围不同", like
	}
	return "", like
}

func monthName(v *analysis.View) string {
	p := v.Edition.Period
	return format.MonthsFrom(p.Month, p)
}

// acrossScopes tells of a number that rests on two periods of which the whole leaves out others, and reports whether it does: it is borne out
// where it is that of those who are in both, and in doubt otherwise.
func (b *block) acrossScopes(f *frame, s *subject, n *number, found, nearest *evidence) bool {
	e := found
	if e == nil {
		e = nearest
	}
	why, like := b.otherScope(e)
	if why == "" {
		return false
	}
	t := &b.tokens[f.at]
	v := Verdict{Outcome: Doubtful, Number: true, Evidence: b.evidence(e), Fix: doubtFix}
	switch {
	case n.compare(like, e.direction) == agrees:
		v = Verdict{Outcome: Agrees, Number: true, Evidence: b.called(e) + "，同口径：" + written(like) + "（" + why + "）"}
	case found != nil:
		v.Text = "“" + b.original(f.at, f.at) + "”是两期的数相减，" + why
	default:
		v.Text = "“" + b.original(f.at, f.at) + "”没有数据支持，" + why + "；最接近的是" + v.Evidence
	}
	if v.Outcome == Doubtful {
		s.unsure(why)
		if like.Ok() {
			v.Text += "，同口径是" + written(like)
		}
	}
	b.say(t.start, t.end, v)
	return true
}
