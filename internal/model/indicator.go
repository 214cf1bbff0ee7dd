package model

import "bulletin/internal/diag"

// Group is a heading of indicators, in bulletin order.
type Group struct {
	ID, Name   string
	Indicators []*Indicator
}

// Measure says how an indicator behaves over a year.
type Measure uint8

const (
	Flow  Measure = iota // cumulates from January; compared with time progress
	Stock                // stands at a date
	Rate                 // a percentage; its change is in percentage points
)

// Better says which direction is good.
type Better uint8

const (
	Higher Better = iota
	Lower
	Neither // more is neither good nor bad: it has no target, no places, and is neither praised nor blamed
)

// Scope says which regions an indicator is about.
type Scope uint8

const (
	AllRegions     Scope = iota // the prefecture, its counties, zones and direct units
	PrefectureOnly              // the prefecture as a whole
)

// Indicator is something that the bulletin counts.
type Indicator struct {
	Index       int // its place in Site.Indicators
	ID          string
	Name, Short string
	Unit        string // 亿元, 家, %
	Decimals    int    // digits after the point in output, 0–6
	Style       Style  // of its numbers, the site's where it says nothing
	Measure     Measure
	Better      Better
	Scope       Scope
	Targeted    bool // false: no annual target is set for anybody
	Signed      bool // figures may be negative
	Every       Frequency
	Since       Period // the first month in which it is counted; zero: always
	Until       Period // the last one; zero: still
	Group       *Group

	Department  string   // who answers for the figure
	Definition  string   // what is counted
	Reporting   string   // how to report it
	Contact     string   // whom to ask
	Assessments []string // the assessments that it counts in

	Parts   []Part // 其中, in order
	AddsUp  bool   // counties, zones and direct units add up to the prefecture
	WhyNot  string // the named reason where they do not
	AtMost  *Indicator
	Differs []Difference // indicators with which it is easily confused

	Weight, Cap *Decimal

	notFor []bool // by Region.Index
	Pos    diag.Pos
}

// Part is a component (其中) of an indicator; its figures have the indicator's unit and decimals.
type Part struct{ ID, Name string }

// Difference says how an indicator differs from another of a similar name. It is printed on both pages.
type Difference struct {
	Other *Indicator
	How   string
}

// Exclude says that the indicator does not apply to r.
func (i *Indicator) Exclude(r *Region) {
	for len(i.notFor) <= r.Index {
		i.notFor = append(i.notFor, false)
	}
	i.notFor[r.Index] = true
}

// Adds reports whether the figures of two regions that became one are added up.
func (i *Indicator) Adds() bool { return i.AddsUp && i.Measure != Rate }

// AppliesTo reports whether r has figures of the indicator. Everything applies to the province, which
// is only compared with.
func (i *Indicator) AppliesTo(r *Region) bool {
	if r.Kind == Province || r.Kind == Prefecture {
		return true
	}
	return i.Scope == AllRegions && (r.Index >= len(i.notFor) || !i.notFor[r.Index])
}
