package learn

import "bulletin/internal/model"

// Standing is what becomes of a cell that holds a number.
type Standing uint8

// The standings.
const (
	Unknown Standing = iota // refused until the mapping names it
	Taken
	Ignored // by a rule that Why names
)

// Verdict is what was made of a cell.
type Verdict struct {
	Sheet       string
	Row, Column int    // from 1
	Text        string // as it stands
	Standing    Standing
	Measure     string // figure, yoy; of what is ignored: target, last_year, total and so on
	Indicator   *model.Indicator
	Region      *model.Region
	Part        *model.Part
	Value       string   // of a taken or compared cell: a decimal in the indicator's unit
	Why         string   // Chinese: the rule, or what is not known
	Fix         string   // Chinese: what to do about an unknown one
	Guessed     bool     // the indicator's name is shortened on the sheet: somebody must look
	Cause       string   // the text that is not known, as it stands on the sheet
	remedies    []remedy // lines of the mapping that settle an unknown one
	causeAt     *cell    // where Cause stands; nil: nowhere, or not one place
	place       bool     // Cause may be a member's name
	near        string   // the name that Cause may be a slip of, or empty
	grouping    bool     // without Cause all is known: it may be a mere heading
	skippedBy   string   // the text by which the mapping leaves it out, as messages name it
	meant       string   // the measure, before a rule left the number out
	apart       bool     // the texts about it name different times
	lost        bool     // the site keeps what it may be, and nothing else in the book says it
	cell        *cell
}

// ignore and refuse set a verdict.
func (d *Verdict) ignore(measure, why string) { d.Standing, d.Measure, d.Why = Ignored, measure, why }

func (d *Verdict) refuse(why, fix string) {
	d.Standing, d.Why, d.Fix, d.remedies = Unknown, why, fix, nil
}
