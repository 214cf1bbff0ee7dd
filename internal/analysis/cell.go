package analysis

import "bulletin/internal/model"

// State is where a figure stands against its target and time progress.
type State uint8

const (
	NoState   State = iota // a gap: the cell's Value, Target or Completion says why
	Over                   // a flow of more than its target
	OnPace                 // at or above time progress, or below it by no more than Thresholds.Behind
	Behind                 // below time progress by more than Thresholds.Behind and less than FarBehind; for Lower above it
	FarBehind              // below time progress by Thresholds.FarBehind or more; for Lower above it, or above the limit
	AtZero                 // nothing done yet, and a target to meet: a flow or a stock
	Reached                // a stock or a rate that has reached its target or more
	Short                  // a stock or a rate that has not reached its target
)

// Cell is one indicator in one region in one edition: the row that tables and charts are made of.
// Percentages are numbers of percent (38.6 for 38.6%), differences of them percentage points.
type Cell struct {
	Indicator *model.Indicator
	Region    *model.Region
	Figure    *model.Figure // as reported, with status and notes; never nil

	Target model.Num           // the annual target in force at the edition's date
	Signed *model.Target       // as it was signed; never nil
	Change *model.TargetChange // the last change that led to Target, or nil

	Value      model.Num // cumulated from January
	Completion model.Num // percent of Target
	Lead       model.Num // Completion − time progress, in percentage points; for Lower it is the opposite, so that positive is good
	LastYear   model.Num // the same period of last year
	Growth     Growth
	Place      Place
	State      State

	Arrears model.Num // 欠账: Target × time progress − Value, 0 when not positive
	Needed  model.Num // (Target − Value) ÷ months left, 0 when reached, YearOver in December
	Pace    model.Num // Value ÷ months gone
}

// Growth is a 同比: percent, or percentage points for a rate.
type Growth struct {
	model.Num
	Points bool // percentage points rather than percent
	Given  bool // the report gave it; it was not computed
}

// Place is a region's competition rank (1, 2, 2, 4) among the counties, by completion, or by value
// where the indicator has no targets. Ranks rest on unrounded numbers.
type Place struct {
	Rank   int       // from 1; 0 where Gap says why there is none
	Of     int       // how many counties are ranked
	Tied   bool      // another county has the same rank
	Last   bool      // no county is ranked behind it
	Gap    model.Gap // why there is no rank
	Change model.Num // places won (positive) or lost since the year's previous edition
}

// Months are the cumulated figures of one indicator in one region, month by month; index 0 is January.
type Months struct {
	ThisYear [12]model.Num // NoReport for a month without a report, and after the edition's month
	LastYear [12]model.Num
	Path     [12]model.Num // target in force × month ÷ 12; gaps where there is no pace
	Target   model.Num
	Through  int // months of this year that the edition covers
}

// Share is a region's part of the prefecture: of the target and of what is done, in percent of the sum
// over all counties, zones and direct units that have figures.
type Share struct {
	Region           *model.Region
	OfTarget, OfDone model.Num
}

// Spread is the distribution of the counties' completion of one indicator, in percent. Quartiles are
// by linear interpolation between order statistics (R type 7).
type Spread struct {
	N                        int
	Min, Q1, Median, Q3, Max model.Decimal
}

// Tally counts cells by state.
type Tally struct {
	ByState [Short + 1]int
	Total   int
}

// BehindPace is the number of cells behind time progress, those at zero included.
func (t Tally) BehindPace() int {
	return t.ByState[Behind] + t.ByState[FarBehind] + t.ByState[AtZero]
}

// ZeroPace is the number of those behind time progress that are at zero.
func (t Tally) ZeroPace() int { return t.ByState[AtZero] }

// Paced is the number of cells that are compared with time progress.
func (t Tally) Paced() int { return t.ByState[Over] + t.ByState[OnPace] + t.BehindPace() }

func (t *Tally) add(c *Cell) {
	t.ByState[c.State]++
	t.Total++
}
