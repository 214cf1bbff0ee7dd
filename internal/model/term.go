package model

import "slices"

// Frequency is how often an indicator is reported.
type Frequency uint8

const (
	Monthly Frequency = iota
	Quarterly
	HalfYearly
	Yearly
)

// Step is how many months lie between two reports. The last month of a year is always one.
func (f Frequency) Step() int { return [...]int{1, 3, 6, 12}[f] }

// In reports whether the indicator is counted in a month.
func (i *Indicator) In(p Period) bool {
	return (i.Since == Period{} || i.Since.Compare(p) <= 0) && (i.Until == Period{} || p.Compare(i.Until) <= 0)
}

// InYear reports whether the indicator is counted in some month of a year.
func (i *Indicator) InYear(year int) bool {
	return (i.Since == Period{} || i.Since.Year <= year) && (i.Until == Period{} || year <= i.Until.Year)
}

// Due reports whether figures of the indicator are owed at the end of a month.
func (i *Indicator) Due(p Period) bool { return i.Excused(p) == Present }

// Excused says why no figures of the indicator are owed at the end of a month; Present where they are.
func (i *Indicator) Excused(p Period) Gap {
	switch {
	case !i.In(p):
		return NotCounted
	case p.Month%i.Every.Step() != 0:
		return BetweenReports
	}
	return Present
}

// LastDue is the last month up to p at whose end figures were owed, of p's year or, of what does not cumulate, of the year before; the
// zero Period where there is none.
func (i *Indicator) LastDue(p Period) Period {
	for at := (Period{p.Year, p.Month - p.Month%i.Every.Step()}); ; at.Month -= i.Every.Step() {
		if at.Month <= 0 {
			if i.Measure == Flow || at.Year < p.Year {
				return Period{}
			}
			at = Period{at.Year - 1, 12}
		}
		if i.In(at) {
			return at
		}
		if i.Since != (Period{}) && at.Compare(i.Since) < 0 {
			return Period{}
		}
	}
}

// Owed reports whether a gap is of a figure that somebody owes or has; the others are of what takes no part, is not counted, or is not
// reported in that month.
func (g Gap) Owed() bool { return g != NotApplicable && g != NotCounted && g != BetweenReports }

// Passes reports whether a line that runs through months goes on over one with such a gap: nothing is missing there.
func (g Gap) Passes() bool { return g == NoReport || g == BetweenReports }

// Depth is above the Index of every indicator.
func (s *Site) Depth() int { return len(s.Counted()) }

// Counted are the indicators of all times, by Index.
func (s *Site) Counted() []*Indicator {
	if s.counted == nil {
		return s.Indicators
	}
	return s.counted
}

// count lets the site of an era have the indicators that are counted then, and what names others no longer do so.
func (s *Site) count(at Period) {
	then := func(list []*Indicator) []*Indicator {
		return slices.DeleteFunc(slices.Clone(list), func(i *Indicator) bool { return !i.In(at) })
	}
	s.Indicators = then(s.Indicators)
	groups := s.Groups
	s.Groups = nil
	for _, g := range groups {
		now := *g
		if now.Indicators = then(g.Indicators); len(now.Indicators) > 0 {
			s.Groups = append(s.Groups, &now)
		}
	}
	if s.Scores == nil {
		return
	}
	scores := *s.Scores
	scores.Weights, scores.Beside = nil, nil
	for _, w := range s.Scores.Weights {
		if w.Indicator.In(at) {
			scores.Weights = append(scores.Weights, w)
		} else {
			scores.Beside = append(scores.Beside, w)
		}
	}
	s.Scores = &scores
}
