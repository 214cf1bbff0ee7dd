package analysis

import "bulletin/internal/model"

// State is where a figure stands against its target: the one verdict on a cell. Each cell has exactly one;
// [Predicates] say what follows from it.
type State uint8

const (
	NoState   State = iota // a gap: the cell's Value, Target or Completion says why
	Over                   // a flow of more than its target
	Met                    // a flow of exactly its target
	OnPace                 // a flow at its path or short of it by no more than Thresholds.Behind; of a limit, used no faster
	Behind                 // a flow short of its path by more; of a limit, used faster
	FarBehind              // a flow short of its path by Thresholds.FarBehind or more; of a limit, used faster by as much
	Unmet                  // the year is over, and a flow is short of its target
	AtZero                 // a flow with a target to meet and nothing done yet
	Exceeded               // a flow above its limit
	Reached                // a stock or a rate that has reached its target, or is within its limit
	Short                  // a stock or a rate that has not
)

// States are the states in which a cell is judged, from the best to the worst.
var States = []State{Over, Met, Reached, OnPace, Short, Behind, FarBehind, Unmet, Exceeded, AtZero}

// stateCount is how many states there are.
const stateCount = Short + 1

// Cell is one indicator in one region in one edition: the row that tables and charts are made of.
// Percentages are numbers of percent (38.6 for 38.6%), differences of them percentage points.
type Cell struct {
	Indicator *model.Indicator
	Region    *model.Region
	Figure    *model.Figure // as reported, with status and notes; never nil

	Target model.Num           // the annual target in force at the edition's date
	Signed *model.Target       // as it was signed; never nil
	Change *model.TargetChange // the last change that led to Target, or nil

	Value      model.Num  // cumulated from January
	Completion Completion // percent of Target
	Lead       Lead       // Completion − time progress, in percentage points, also where less is better
	LastYear   model.Num  // the same period of last year
	Growth     Growth
	Place      Place
	State      State

	Arrears model.Num // 欠账: Target × time progress − Value, 0 when not positive
	Needed  model.Num // (Target − Value) ÷ months left, 0 when reached, YearOver in December
	Pace    model.Num // Value ÷ months gone

	view *View // that computed it
}

// Growth is a 同比: percent or, for a rate, a difference.
type Growth struct {
	model.Num
	Points bool // a difference in the unit of differences of the indicator (个百分点 for %) rather than percent
	Given  bool // the report gave it; it was not computed
}

// Place is a region's competition rank (1, 2, 2, 4) among the counties, by completion, by the used share of a
// limit, or by value where the indicator has no targets. Ranks rest on unrounded numbers.
type Place struct {
	Rank   int       // from 1; 0 where Gap says why there is none
	Of     int       // how many counties are ranked
	Tied   bool      // another county has the same rank
	End    End       // the first or the last place; several may share either
	Gap    model.Gap // why there is no rank
	Change model.Num // places won (positive) or lost since the year's previous edition, among those that both rank
}

// End is an end of a ranking.
type End uint8

// The ends of a ranking. Nobody is at an end where all share one place, and what has met its target, or keeps within
// its limit, is never last.
const (
	NoEnd End = iota
	FirstPlace
	LastPlace
)

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

// Spread is the distribution of the counties' completion of one indicator, in percent, for output. Quartiles are
// by linear interpolation between order statistics (R type 7).
type Spread struct {
	N                        int
	Min, Q1, Median, Q3, Max model.Decimal
}

// Tally counts cells by state.
type Tally struct {
	ByState [stateCount]int
	Total   int
}

// Count is how many cells are in one of the states.
func (t Tally) Count(among ...State) int {
	n := 0
	for _, s := range among {
		n += t.ByState[s]
	}
	return n
}

// Behind is the number of flows that do not keep their path, those at zero and those above a limit included.
func (t Tally) Behind() int { return t.Count(behindStates...) }

// AtZero is the number of those behind that are at zero.
func (t Tally) AtZero() int { return t.ByState[AtZero] }

// Paced is the number of flows that are compared with their path.
func (t Tally) Paced() int { return t.Count(Over, Met, OnPace) + t.Behind() }

func (t *Tally) add(c *Cell) {
	t.ByState[c.State]++
	t.Total++
}
