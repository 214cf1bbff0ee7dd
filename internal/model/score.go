package model

import "bulletin/internal/diag"

// Scores is how a site scores its counties; see analysis.Scores for the formulas.
type Scores struct {
	Weights []Weight // in the author's order; they add up to Total, Beside taken in
	Beside  []Weight // of the site as it is in a month, those whose indicators are not counted then
	Total   Decimal  // points for meeting every target; default 100
	Cap     Decimal  // percent of completion that counts at most, for an indicator without a cap of its own; default 100
	Tiers   []Tier   // each county is in one; empty where counties are not parted
}

// Weight is an indicator that is scored, with the points for meeting its target.
type Weight struct {
	Indicator *Indicator
	Points    Decimal  // above zero
	Pos       diag.Pos // of the indicator's id
}

// Tier is a class of counties that are ranked among themselves.
type Tier struct {
	Name     string // 第一类县
	Counties []*Region
}
