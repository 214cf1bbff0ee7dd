package model

// Gap says why a figure is not a number. Present is the zero value. The author writes the first four;
// the others come from arithmetic and explain a dash in a table.
type Gap uint8

const (
	Present       Gap = iota // a number, zero included
	NotReported              // 未报送: due, and not sent
	NotApplicable            // 不适用: the region does not take part in the indicator
	NoTarget                 // 未设目标: no annual target was set
	Confidential             // 保密: known, and not published

	NoBase        // the base of a 同比 is zero or negative
	NoLastYear    // no figure for the same period of last year
	NoPace        // a stock or a rate is not compared with time progress
	NoRank        // the region is not ranked
	NoPrevious    // the year has no earlier edition, or it ranked nobody
	ZeroTarget    // the target is zero or below, so there is no completion rate
	NoReport      // no report was made for that month
	NotMeasurable // what it rests on is itself a gap
	YearOver      // no month is left to do it in
	ZeroDivisor   // what it is a multiple of is zero or negative
	NotComparable // the region did not have its present extent; see Site.At
	OtherMembers  // the whole leaves out other members that have not reported; see Site.Alike

	NotCounted     // the indicator was not yet counted, or no longer; see Indicator.In
	BetweenReports // the indicator is not reported at the end of that month; see Indicator.Due
)

// WrittenGaps are the gaps that an author may write in place of a figure, by their words.
var WrittenGaps = map[string]Gap{
	"未报送": NotReported, "不适用": NotApplicable, "未设目标": NoTarget, "保密": Confidential,
}

// Num is a number or the reason why there is none.
type Num struct {
	Value Decimal
	Gap   Gap // Present when Value counts
}

// Ok reports whether n is a number.
func (n Num) Ok() bool { return n.Gap == Present }

// Same reports whether two are the same number, or missing for the same reason.
func (n Num) Same(o Num) bool { return n.Gap == o.Gap && (!n.Ok() || n.Value.Equal(o.Value)) }

// Number returns d as a present Num.
func Number(d Decimal) Num { return Num{Value: d} }

// Missing returns the Num that is missing for the reason g.
func Missing(g Gap) Num { return Num{Gap: g} }
