package model

import (
	"fmt"
	"time"
)

// Period is a report's span: from January to the end of Month of Year. The zero value is no period.
type Period struct {
	Year  int // 1949–2999
	Month int // 1–12
}

// String is the period's name in files, "2022-06".
func (p Period) String() string { return fmt.Sprintf("%04d-%02d", p.Year, p.Month) }

// LastYear is the same span of the year before.
func (p Period) LastYear() Period { return Period{p.Year - 1, p.Month} }

// Compare orders periods by time.
func (p Period) Compare(q Period) int { return (p.Year-q.Year)*12 + p.Month - q.Month }

// MonthsLeft is the number of whole months from the period's end to the end of its year.
func (p Period) MonthsLeft() int { return 12 - p.Month }

// Progress is the time progress (序时进度) in percent, months ÷ 12 × 100, to 19 digits.
func (p Period) Progress() Decimal {
	q, _ := Ratio(Int(p.Month*100), Int(12))
	return q
}

// LastDay is the last day of the period.
func (p Period) LastDay() Date {
	y, m, d := time.Date(p.Year, time.Month(p.Month)+1, 0, 0, 0, 0, 0, time.UTC).Date()
	return Date{y, int(m), d}
}

// Date is a calendar day. The zero value is no date.
type Date struct{ Year, Month, Day int }

// IsZero reports whether no date was given.
func (d Date) IsZero() bool { return d == Date{} }

// String is the form used in YAML, "2022-06-30".
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Compare orders dates by time.
func (d Date) Compare(e Date) int {
	return (d.Year-e.Year)*372 + (d.Month-e.Month)*31 + d.Day - e.Day
}

// DaysTo is the number of days from d to e, negative where e is earlier.
func (d Date) DaysTo(e Date) int {
	day := func(d Date) time.Time { return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC) }
	return int(day(e).Sub(day(d)) / (24 * time.Hour))
}
