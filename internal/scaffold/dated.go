package scaffold

import (
	"time"

	"bulletin/internal/model"
)

// recent is how long after its period's end an edition that is made now is dated now, in days. One that is made later is
// an old one, entered afterwards.
const recent = 60

// Dated is the date of an edition of a period where nobody told one: today if the period ended lately, else the period's
// last day. It is no earlier than the dates of editions of earlier periods and the release of the report, and no later
// than those of later ones.
func Dated(s *model.Site, p model.Period, today model.Date) model.Date {
	last := p.LastDay()
	on := last
	if n := days(last, today); n >= 0 && n <= recent {
		on = today
	}
	for _, e := range s.Editions {
		if e.Period.Compare(p) > 0 {
			on = earlier(on, e.Date)
		}
	}
	for _, e := range s.Editions {
		if e.Period.Compare(p) < 0 {
			on = later(on, e.Date)
		}
	}
	if report := s.Reports[p]; report != nil {
		on = later(on, report.Released)
	}
	return later(on, last)
}

func earlier(a, b model.Date) model.Date {
	if b.Compare(a) < 0 {
		return b
	}
	return a
}

func later(a, b model.Date) model.Date {
	if b.Compare(a) > 0 {
		return b
	}
	return a
}

// days is how many days there are from one day to another.
func days(from, to model.Date) int {
	at := func(d model.Date) time.Time {
		return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	return int(at(to).Sub(at(from)).Hours() / 24)
}

// Day is the date of the first edition: as it was told, or by [Dated].
func (p *Plan) Day(today model.Date) model.Date {
	if !p.Issued.IsZero() {
		return p.Issued
	}
	return Dated(p.Site, p.First.Period, today)
}
