package measure

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// Measure is a number that a cell holds.
type Measure struct {
	Name, ID string
	Kind     Kind
	Traits   Trait
	Of       func(v *analysis.View, c *analysis.Cell) Quantity
}

// Kind says how a measure is written in a sentence.
type Kind uint8

const (
	Amount Kind = iota // in the indicator's unit
	Ratio              // a percentage that says how much of something
	Change             // a percentage or percentage points that says by how much more or less
	Points             // a difference in percentage points
	Times              // a multiple: 2.3倍
	Place              // 第3位
	Moved              // 上升2位
)

// Trait is what a measure has in common with others; a measure may have several.
type Trait uint8

const (
	Additive Trait = 1 << iota // may be added over members
	Outcome                    // follows the figure: where less of it is better, the least come first
	Targeted                   // rests on the year's target, so that notes on targets are due beside it
)

// Is reports whether the measure has a trait.
func (m *Measure) Is(t Trait) bool { return m.Traits&t != 0 }

// Named returns the measure of a name or an id, or nil. The site's own words for the whole and the level above
// name those that compare: 较全州, 较全省, 全省位次.
func Named(word string, words model.Words) *Measure {
	switch { // a site without a level above has no word for it
	case words.Whole != "" && word == "较"+words.Whole:
		return VsWhole
	case words.Upper != "" && word == "较"+words.Upper:
		return VsUpper
	case words.Upper != "" && word == words.Upper+"位次":
		return UpperRank
	}
	for _, m := range All {
		if m.Name == word || m.ID == word {
			return m
		}
	}
	return nil
}
