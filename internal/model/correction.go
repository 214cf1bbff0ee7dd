package model

import "bulletin/internal/diag"

// Correction is an entry of data/corrections/2022.yaml: why a figure that was published is another one now (更正). What becomes
// another because its status rises, 快报 to 最终核实, is a revision (修订) and needs none.
type Correction struct {
	Date      Date
	Indicator *Indicator
	Region    *Region
	Period    Period
	Old, New  Num // as they were published, and as they are
	Reason    string
	Who       string // who found it or answers for it, or empty
	Pos       diag.Pos
}

// PublishedKey is a figure that an edition published, by the ids of then.
type PublishedKey struct {
	Indicator, Region string
	Period            Period
}

// PublishedFigure is a figure as an edition published it.
type PublishedFigure struct {
	Num
	Status Status
}
