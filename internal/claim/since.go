package claim

import "bulletin/internal/model"

// since is a period and that which it is compared with.
type since struct {
	first int // the month from which the period runs; 0 and 1 for the year's beginning
	base  *months
}

// comparables are what a figure of a period may be compared with, for all that the words leave open. Of what adds up from month to month
// 比上月增加 is said of the figures from January on, or of the two months by themselves, and never of the one and the other: what would
// be left over is nobody's figure.
// A part or a multiple may be one of whatever is named: 四季度占全年的四成.
func (s *subject) comparables(n *number, i *model.Indicator, own months) []since {
	var out []since
	changes := (n.kind == amount || n.kind == percent && own.fromJanuary()) && s.said&share == 0 && s.said&(turning|newly|above|below|spread) != 0 || n.kind == amount && s.isBases
	for _, base := range s.basePeriods() {
		if !changes {
			out = append(out, since{own.first, base})
			continue
		}
		out = append(out, s.alike(i, own, base)...)
	}
	return out
}

func (s *subject) alike(i *model.Indicator, own months, base *months) []since {
	asSaid := since{own.first, base}
	if base == nil || base.view == own.view || i.Measure != model.Flow || own.fromJanuary() == base.fromJanuary() || own.length() == base.length() {
		return []since{asSaid}
	}
	year, last := own.view.Edition.Period.Year, own.view.Edition.Period.Month
	n := min(own.length(), base.length())
	switch {
	case !own.fromJanuary(): // 8月当月比1—7月
		return []since{{own.first, &months{view: base.view, first: base.view.Edition.Period.Month - n + 1}}}
	case base.view.Edition.Period.Year != year:
		return []since{asSaid}
	}
	out := []since{{own.first, &months{view: base.view}}}
	if last%n == 0 {
		out = append(out, since{last - n + 1, base})
	}
	if s.isBases {
		out = append(out, asSaid) // 比上季度的354亩: the number is that of the quarter
	}
	return out
}

// fromJanuary reports whether a period begins with the year.
func (m months) fromJanuary() bool { return m.first <= 1 }

func (m months) length() int { return m.view.Edition.Period.Month - max(m.first, 1) + 1 }
