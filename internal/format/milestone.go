package format

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// milestoneWords are the words of milestones with the shapes and the names in style sheets of the states that ask for as much.
var milestoneWords = [...]struct{ word, shape, class string }{
	analysis.MilestoneNotDue:  {"未到期", "◇", "short"},
	analysis.MilestoneRunning: {"进行中", "◐", "on-pace"},
	analysis.MilestoneDone:    {"已完成", "●", "over"},
	analysis.MilestoneOverdue: {"逾期", "▼", "far-behind"},
}

// Milestone is the word of where a milestone stands: 未到期, 进行中, 已完成, 逾期.
func Milestone(s analysis.MilestoneState) string { return milestoneWords[s].word }

// MilestoneShape is the mark beside it.
func MilestoneShape(s analysis.MilestoneState) string { return milestoneWords[s].shape }

// MilestoneClass is its name in style sheets.
func MilestoneClass(s analysis.MilestoneState) string { return milestoneWords[s].class }

// MonthDay is 6月26日, where the year is known.
func MonthDay(d model.Date) string {
	return strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

// DaysLeft says how far a day due is from another: 还有9天, 当日到期, 逾期20天. The other day must stand beside it.
func DaysLeft(due, on model.Date) string {
	switch n := on.DaysTo(due); {
	case n > 0:
		return "还有" + strconv.Itoa(n) + "天"
	case n < 0:
		return "逾期" + strconv.Itoa(-n) + "天"
	}
	return "当日到期"
}
