package export

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// gap is a reason why there is no number.
type gap struct {
	Gap   model.Gap
	Code  string // in files for programs
	Label string // in files for people: short enough for a narrow column
}

// gaps are all reasons, the author's first.
var gaps = []gap{
	{model.NotReported, "not-reported", format.Gap(model.NotReported)},
	{model.NotApplicable, "not-applicable", format.Gap(model.NotApplicable)},
	{model.NoTarget, "no-target", format.Gap(model.NoTarget)},
	{model.Confidential, "confidential", format.Gap(model.Confidential)},
	{model.NoBase, "no-base", "无可比基数"},
	{model.NoLastYear, "no-last-year", "无上年同期数"},
	{model.NoPace, "no-pace", "不比序时"},
	{model.NoRank, "no-rank", "不参加排名"},
	{model.NoPrevious, "no-previous", "本年无上期"},
	{model.ZeroTarget, "zero-target", "目标不为正"},
	{model.NoReport, "no-report", "无报表"},
	{model.NotMeasurable, "not-measurable", "无法计算"},
	{model.YearOver, "year-over", "全年已结束"},
	{model.ZeroDivisor, "zero-divisor", "所比的数不为正"},
	{model.NotComparable, "not-comparable", "撤并前不可比"},
	{model.OtherMembers, "other-members", "报送单位不同不可比"},
	{model.NotCounted, "not-counted", "没有统计"},
	{model.BetweenReports, "not-due", "不是报送月"},
}

func gapOf(g model.Gap) *gap {
	for k := range gaps {
		if gaps[k].Gap == g {
			return &gaps[k]
		}
	}
	panic("export: a number has no gap")
}

// why is a gap's reason in a sentence.
func (g *gap) why() string { return format.Reason(g.Gap) }

// status is a status of figures.
type status struct {
	Status      model.Status
	Code, Label string
}

// statuses are all statuses, from the roughest.
var statuses = []status{
	{model.Estimate, "estimate", format.Status(model.Estimate)},
	{model.Flash, "flash", format.Status(model.Flash)},
	{model.Preliminary, "preliminary", format.Status(model.Preliminary)},
	{model.Final, "final", format.Status(model.Final)},
	{model.Assessed, "assessed", format.Status(model.Assessed)},
}

func statusCode(s model.Status) string {
	for _, known := range statuses {
		if known.Status == s {
			return known.Code
		}
	}
	return ""
}

// Digits after the point: an author writes at most exactDigits, so that what has no more is given whole; what would have
// more is a quotient, which is rounded.
const (
	exactDigits   = model.MaxFraction
	derivedDigits = 6
)

// text is a number as files have it: exact where it is no long quotient, else rounded half away from zero to places
// digits, at least derivedDigits.
func text(d model.Decimal, places int) string {
	if d.Prec() <= exactDigits || model.Round(d, exactDigits).Equal(d) {
		return d.String()
	}
	return model.Round(d, max(places, derivedDigits)).String()
}
