package analysis

import "bulletin/internal/model"

// Predicate is a notion that a bulletin puts into words: behind, met, at zero. Charts, findings, checked prose, pages,
// ledger and proposals ask it; nothing else decides. Its word stands in [bulletin/internal/format].
type Predicate struct {
	Name       string
	Definition string // when it holds
	Source     string // whose notion it is: a section of the domain's notes, or a standard
	Needs      Needs  // which indicators it can be asked about
	holds      func(c *Cell) bool
}

// Needs are the indicators that a predicate can be asked about.
type Needs uint8

const (
	OfAny    Needs = iota // every cell, also one without a figure
	OfPaced               // a flow with a figure and a target
	OfTask                // a flow with a figure and a target above zero, where higher is better
	OfLimit               // a flow, a stock or a rate with a figure and a target, where lower is better
	OfLevel               // a stock or a rate with a figure and a target
	OfGrown               // with a 同比
	OfRanked              // a county with a rank
)

// Answer is what a predicate says of a cell.
type Answer struct {
	Holds bool
	Gap   model.Gap // why it cannot be asked; Present where it can
}

// The predicates. Comparisons are of exact products, never of rounded numbers.
var (
	IsOver = &Predicate{"over", "figure > annual target", "domain §4 目标管理", OfTask,
		func(c *Cell) bool { return c.State == Over }}
	IsMet = &Predicate{"met", "figure = annual target", "domain §4 目标管理", OfTask,
		func(c *Cell) bool { return c.State == Met }}
	IsDone = &Predicate{"done", "figure ≥ annual target", "domain §4 目标管理", OfTask,
		func(c *Cell) bool { return c.State == Over || c.State == Met }}
	IsAhead = &Predicate{"ahead", "completion − time progress ≥ Thresholds.Ahead, the target not reached and the year not over", "domain §4 序时进度", OfPaced,
		func(c *Cell) bool { return c.State == OnPace && c.ahead() }}
	KeepsPace = &Predicate{"on-pace", "completion ≥ time progress − Thresholds.Behind; of a limit ≤ time progress + Thresholds.Behind; at the end of the year the target is reached, or the limit kept", "domain §4 序时进度", OfPaced,
		func(c *Cell) bool { return c.State == Over || c.State == Met || c.State == OnPace }}
	IsBehind = &Predicate{"behind", "the opposite of on-pace, nothing done included", "domain §4 序时进度", OfPaced,
		func(c *Cell) bool { return c.State.Behind() }}
	IsFarBehind = &Predicate{"far-behind", "short of the path, or above that of a limit, by Thresholds.FarBehind or more; a limit that is exceeded", "domain §4 序时进度", OfPaced,
		func(c *Cell) bool { return c.farBehind() }}
	IsAtZero = &Predicate{"at-zero", "figure = 0 and target > 0", "training speech, part 2: 尚未破零", OfTask,
		func(c *Cell) bool { return c.State == AtZero }}
	PastHalf = &Predicate{"past-half", "completion ≥ 50%", "domain §3: 过半 (≥50%)", OfTask,
		func(c *Cell) bool { return c.Completion.num.Value.Cmp(fifty) >= 0 }}
	IsExceeded = &Predicate{"exceeded", "figure > limit", "domain §4 目标管理: a target where lower is better", OfLimit,
		func(c *Cell) bool { return c.State == Exceeded || c.State == Short }}
	IsUntouched = &Predicate{"untouched", "figure ≤ 0 against a limit", "domain §4 目标管理", OfLimit,
		func(c *Cell) bool { return !c.Value.Value.IsPos() }}
	IsReached = &Predicate{"reached", "level ≥ target, or ≤ limit", "domain §4 目标管理", OfLevel,
		func(c *Cell) bool { return c.State == Reached }}
	IsShort = &Predicate{"short", "level < target, or > limit", "domain §4 目标管理", OfLevel,
		func(c *Cell) bool { return c.State == Short }}
	IsNotReported = &Predicate{"not-reported", "the figure is due and was not sent", "domain §3: 未报送 ≠ 0", OfAny,
		func(c *Cell) bool { return c.Value.Gap == model.NotReported }}
	HasGrown = &Predicate{"grown", "同比 > 0", "domain §3", OfGrown,
		func(c *Cell) bool { return c.Growth.Value.IsPos() }}
	HasFallen = &Predicate{"fallen", "同比 < 0", "domain §3", OfGrown,
		func(c *Cell) bool { return c.Growth.Value.IsNeg() }}
	IsWorse = &Predicate{"worse", "同比 < 0; where less is better, > 0", "domain §3", OfGrown,
		func(c *Cell) bool { return c.better().IsNeg() }}
	IsDoubleDigit = &Predicate{"double-digit", "同比 ≥ 10%; where less is better, ≤ −10%", "domain §3: 两位数增长 (≥10%)", OfGrown,
		func(c *Cell) bool { return !c.Growth.Points && c.better().Cmp(ten) >= 0 }}
	IsFirst = &Predicate{"first", "competition rank 1, and not all share it", "domain §4 ranking annexes", OfRanked,
		func(c *Cell) bool { return c.Place.End == FirstPlace }}
	IsLast = &Predicate{"last", "nobody ranks lower, not all share the place, and the target is not met nor the limit kept", "domain §4 ranking annexes: zeros share the last place", OfRanked,
		func(c *Cell) bool { return c.Place.End == LastPlace }}
	IsTied = &Predicate{"tied", "another county has the same rank", "domain §4 ranking annexes: 并列", OfRanked,
		func(c *Cell) bool { return c.Place.Tied }}
)

// Predicates are all notions, in the order of what they are about: targets, growth, places.
var Predicates = []*Predicate{
	IsOver, IsMet, IsDone, IsAhead, KeepsPace, IsBehind, IsFarBehind, IsAtZero, PastHalf,
	IsExceeded, IsUntouched, IsReached, IsShort, IsNotReported,
	HasGrown, HasFallen, IsWorse, IsDoubleDigit,
	IsFirst, IsLast, IsTied,
}

// Of asks whether p holds of a cell.
func (p *Predicate) Of(c *Cell) Answer {
	if gap := p.Needs.gap(c); gap != model.Present {
		return Answer{Gap: gap}
	}
	return Answer{Holds: p.holds(c)}
}

// Holds reports whether p can be asked of a cell and holds.
func (p *Predicate) Holds(c *Cell) bool { return p.Of(c).Holds }

// Fails reports whether p can be asked of a cell and does not hold.
func (p *Predicate) Fails(c *Cell) bool {
	a := p.Of(c)
	return a.Gap == model.Present && !a.Holds
}

// gap says why a cell does not have what is needed.
func (n Needs) gap(c *Cell) model.Gap {
	i := c.Indicator
	switch n {
	case OfAny:
		return model.Present
	case OfGrown:
		return c.Growth.Gap
	case OfRanked:
		if c.Place.Rank == 0 {
			return c.Place.Gap
		}
		return model.Present
	}
	switch {
	case !c.Value.Ok():
		return c.Value.Gap
	case !c.Target.Ok():
		return c.Target.Gap
	case c.State == NoState:
		return model.ZeroTarget
	case n == OfLevel && i.Measure == model.Flow, n == OfLimit && i.Better == model.Higher,
		(n == OfPaced || n == OfTask) && i.Measure != model.Flow, n == OfTask && i.Better == model.Lower:
		return model.NoPace
	}
	return model.Present
}

// behindStates are the states of flows that do not keep their path.
var behindStates = []State{Behind, FarBehind, Unmet, AtZero, Exceeded}

func among(s State, list []State) bool {
	for _, t := range list {
		if s == t {
			return true
		}
	}
	return false
}

// Behind reports whether a state is one of those that [Tally.Behind] counts.
func (s State) Behind() bool { return among(s, behindStates) }

// Met reports whether a state is that of a target that is reached or, of a level, of a limit that is kept.
func (s State) Met() bool { return s == Over || s == Met || s == Reached }

// better is the 同比 with its sign turned where lower is better, so that more is always better.
func (c *Cell) better() model.Decimal {
	if c.Indicator.Better == model.Lower {
		return c.Growth.Value.Neg()
	}
	return c.Growth.Value
}

var ten = model.Int(10)

func (c *Cell) ahead() bool {
	d, ok := c.shortfall()
	return ok && c.view.Edition.Period.MonthsLeft() > 0 && d.IsNeg() && d.Neg().Cmp(c.view.Site.Limits.Ahead) >= 0
}

// farBehind takes what is at zero with the others: nothing done is far behind as soon as enough of the year is gone.
func (c *Cell) farBehind() bool {
	switch c.State {
	case FarBehind, Exceeded:
		return true
	case AtZero, Unmet:
		return c.view.far(c, c.view.owed(c))
	}
	return false
}
