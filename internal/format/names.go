package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// ValueName is what a figure of an indicator is called in heads and lists.
func ValueName(m model.Measure) string {
	switch m {
	case model.Stock:
		return "期末数"
	case model.Rate:
		return "本期值"
	}
	return "累计数"
}

// GoalName is what the annual target of an indicator is called where there is no room for [Goal].
func GoalName(i *model.Indicator) string {
	if i.Better == model.Lower {
		return "控制数"
	}
	return "目标"
}

// ValueHead heads the figures of one indicator: of a flow they add up from January.
func ValueHead(m model.Measure) string {
	if m == model.Flow {
		return "本期累计"
	}
	return ValueName(m)
}

// ValuesHead heads the figures of several indicators: 本期累计 where all are flows, 本期数 where some are not.
func ValuesHead(indicators []*model.Indicator) string {
	head := ""
	for _, i := range indicators {
		own := ValueHead(i.Measure)
		if head != "" && own != head {
			return "本期数"
		}
		head = own
	}
	if head == "" {
		return ValueHead(model.Flow)
	}
	return head
}

// RateNote is said of a rate's completion where it stands among others, in a column that is headed 完成率.
const RateNote = "比率指标为本期值与目标之比"

// ByValue reports whether an indicator with targets is told by its figure where others are told by their completion: 98.1% of a rate
// against a target of 97% is 101.1% of it, which would be read as the rate.
func ByValue(i *model.Indicator) bool {
	return i.Targeted && i.Measure == model.Rate && i.Better == model.Higher
}

// RateEnds says beside rates that are shown as they are what their first and last are first and last in: each has a target of its own.
const RateEnds = "，首、末位按与目标之比"

// Beside is a rate with its target: 98.1%（目标97.0%）.
func Beside(c *analysis.Cell) string {
	return Value(c.Indicator, c.Value.Value) + "（目标" + Value(c.Indicator, c.Target.Value) + "）"
}
