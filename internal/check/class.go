package check

import "bulletin/internal/diag"

// Class is what a diagnostic asks of whoever filled a figure in.
type Class uint8

// The classes, the gravest first.
const (
	MustMend Class = iota // 必改: it cannot be right
	Verify                // 核实: it may be right, and then a written reason is wanted
	Hint                  // 提示: it may be right as it is
)

// String is the class's Chinese word.
func (c Class) String() string { return [...]string{"必改", "核实", "提示"}[c] }

// ClassOf is the class of a diagnostic of any package about the figures of a report. What a reason can answer is to be
// verified; the reason goes into the figure's explained under the diagnostic's code. A warning that the site makes an error of
// can be answered like the warning.
func ClassOf(d *diag.Diagnostic) Class {
	switch {
	case d.Severity == diag.Error && !d.Raised:
		return MustMend
	case answerOf(d.Code) != none:
		return Verify
	case d.Raised:
		return MustMend
	}
	return Hint
}

// answer is how an author says that what a rule doubts is right.
type answer uint8

const (
	none     answer = iota
	byReason        // by explained alone: a note on such a figure is about something else
	byNote          // by explained, or by a note that readers see
)

func answerOf(code string) answer {
	for k := range rules {
		if rules[k].name == code {
			return rules[k].answer
		}
	}
	return none
}
