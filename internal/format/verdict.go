package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// verdict is the one word of a predicate, for each kind of indicator of which it can be asked, in the course of the year
// and at its end. An empty one is that of a task, an empty end that of the course.
type verdict struct {
	of         *analysis.Predicate
	task       [2]string // a flow that cumulates towards its target, and whatever has no word of its own
	limit      [2]string // a flow that stays within its target
	level      [2]string // a stock or a rate that reaches its target
	levelLimit [2]string // a stock or a rate that stays within it
}

var verdicts = []verdict{
	{of: analysis.IsOver, task: [2]string{"超额完成年度目标"}},
	{of: analysis.IsMet, task: [2]string{"完成年度目标"}},
	{of: analysis.IsDone, task: [2]string{"完成年度目标"}},
	{of: analysis.IsAhead, task: [2]string{"快于序时进度"}, limit: [2]string{"低于序时进度"}},
	{
		of: analysis.KeepsPace, task: [2]string{"达到序时进度", "完成年度目标"}, limit: [2]string{"控制在序时进度以内", "控制在年度控制数以内"},
		level: [2]string{"达到年度目标"}, levelLimit: [2]string{"控制在年度控制数以内"},
	},
	{
		of: analysis.IsBehind, task: [2]string{"落后序时", "未完成年度目标"}, limit: [2]string{"超出序时进度", "超出年度控制数"},
		level: [2]string{"尚未达到年度目标", "未达到年度目标"}, levelLimit: [2]string{"高于年度控制数", "超出年度控制数"},
	},
	{of: analysis.IsFarBehind, task: [2]string{"严重落后序时", "未完成年度目标"}, limit: [2]string{"远超序时进度", "超出年度控制数"}},
	{of: analysis.IsAtZero, task: [2]string{"尚未破零", "未破零"}},
	{of: analysis.PastHalf, task: [2]string{"过半"}},
	{of: analysis.IsExceeded, task: [2]string{"超出年度控制数"}, levelLimit: [2]string{"高于年度控制数", "超出年度控制数"}},
	{of: analysis.IsUntouched, task: [2]string{"为零"}},
	{of: analysis.IsReached, task: [2]string{"达到年度目标"}, levelLimit: [2]string{"控制在年度控制数以内"}},
	{of: analysis.IsShort, task: [2]string{"尚未达到年度目标", "未达到年度目标"}, levelLimit: [2]string{"高于年度控制数", "超出年度控制数"}},
	{of: analysis.IsNotReported, task: [2]string{"未报送"}},
	{of: analysis.HasGrown, task: [2]string{"同比增长"}},
	{of: analysis.HasFallen, task: [2]string{"同比下降"}},
	{of: analysis.IsWorse, task: [2]string{"同比下降"}, limit: [2]string{"同比增加"}, levelLimit: [2]string{"同比增加"}},
	{of: analysis.IsDoubleDigit, task: [2]string{"同比增幅达到两位数"}, limit: [2]string{"同比降幅达到两位数"}, levelLimit: [2]string{"同比降幅达到两位数"}},
	{of: analysis.IsFirst, task: [2]string{"居首位"}},
	{of: analysis.IsLast, task: [2]string{"居末位"}},
	{of: analysis.IsTied, task: [2]string{"并列"}},
}

// Verdict is the word for cells of i of which p holds, in the course of the year or, yearEnd, when it is over.
func Verdict(p *analysis.Predicate, i *model.Indicator, yearEnd bool) string {
	for k := range verdicts {
		if v := &verdicts[k]; v.of == p {
			return inSeason(v.kind(i), yearEnd)
		}
	}
	return ""
}

// kind are the words for one kind of indicator.
func (v *verdict) kind(i *model.Indicator) [2]string {
	words := v.task
	switch level, lower := i.Measure != model.Flow, i.Better == model.Lower; {
	case level && lower:
		words = v.levelLimit
	case level:
		words = v.level
	case lower:
		words = v.limit
	}
	if words[0] == "" {
		return v.task
	}
	return words
}

func inSeason(words [2]string, yearEnd bool) string {
	if yearEnd && words[1] != "" {
		return words[1]
	}
	return words[0]
}

// Behind is the word for several flows that do not keep their paths; limits says that some of them are limits.
func Behind(limits, yearEnd bool) string {
	switch {
	case limits && yearEnd:
		return "未达年度要求"
	case limits:
		return "未达序时要求"
	}
	return Verdict(analysis.IsBehind, &model.Indicator{}, yearEnd)
}

// BehindShort is Behind as short as a column's head: 落后; 未达要求 where some are limits, 未完成 when the year is over.
func BehindShort(limits, yearEnd bool) string {
	switch {
	case limits:
		return "未达要求"
	case yearEnd:
		return "未完成"
	}
	return "落后"
}

// OnPace is the word for several flows that keep their paths.
func OnPace(limits, yearEnd bool) string {
	switch {
	case limits && yearEnd:
		return "达到年度要求"
	case limits:
		return "达到序时要求"
	}
	return Verdict(analysis.KeepsPace, &model.Indicator{}, yearEnd)
}

// Goal is what an indicator's annual target is called: a target to reach, or a limit to stay within.
func Goal(i *model.Indicator) string {
	if i.Better == model.Lower {
		return "年度控制数"
	}
	return "年度目标"
}

// yearEnd reports whether the edition's year is over: then time progress is the whole target.
func yearEnd(v *analysis.View) bool { return v.Edition.Period.MonthsLeft() == 0 }

// atZero is 尚未破零, and 未破零 of a year that is over.
func atZero(yearEnd bool) string {
	return Verdict(analysis.IsAtZero, &model.Indicator{}, yearEnd)
}
