package format

import "bulletin/internal/model"

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
