package scaffold

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// targetsFile is the file of a year's targets: every indicator that has targets, with what is signed or 未设目标. What was
// in force at the end of the year before stands as a comment.
func targetsFile(s *model.Site, t, before *model.Targets) File {
	var w writer
	nobody := ""
	if !slices.ContainsFunc(s.Indicators, func(i *model.Indicator) bool { return i.Targeted && i.InYear(t.Year) }) {
		nobody = " {} # 各项指标都不设年度目标"
	}
	w.f(`# %d年目标任务。一行一个数；没有下达的写“未设目标”，零写 0。
# 年中调整写在文件最后的 changes，不改前面的数；上级定的任务可以单独注明：
#   %s: {value: 8.60, set_by: 下达单位, signed_on: %d-02-18, note: 说明}
year: %d
set_by: %s
signed_on: %s

values:%s
`, t.Year, s.Whole().ID, t.Year, t.Year, q(t.SetBy), signedOn(t), nobody)
	for _, g := range s.Groups {
		heading := false
		for _, i := range g.Indicators {
			if !i.Targeted || !i.InYear(t.Year) {
				continue
			}
			if !heading {
				w.f("\n  # —— %s ——\n", c(g.Name))
				heading = true
			}
			w.targets(s, i, t, before)
		}
	}
	w.f(`
# changes:
#   - {indicator: 指标编号, region: 单位编号, from: 3, to: 2, date: %d-05-10, reason: 调整的原因}
`, t.Year)
	return w.file(yearPath("targets", t.Year))
}

func signedOn(t *model.Targets) string {
	if t.SignedOn.IsZero() {
		return q(t.Unsigned)
	}
	return t.SignedOn.String()
}

func (w *writer) targets(s *model.Site, i *model.Indicator, t, before *model.Targets) {
	w.f("  %s:        # %s，%s\n", i.ID, c(called(i)), c(i.Unit))
	for _, g := range s.Regions {
		if !i.AppliesTo(g) || !g.InYear(t.Year) {
			continue
		}
		value := "未设目标"
		if signed := t.Signed(i, g); signed.Given && signed.Ok() {
			value = signed.Value.String()
		} else if signed.Given && signed.Gap == model.Confidential {
			value = "保密"
		}
		w.f("    %s: %s%s\n", g.ID, value, lastYear(i, g, before))
	}
}

// called is the name of an indicator where it is short of space.
func called(i *model.Indicator) string {
	if i.Short != "" {
		return i.Short
	}
	return i.Name
}

// lastYear is what was in force at the end of the year before, as a comment.
func lastYear(i *model.Indicator, g *model.Region, before *model.Targets) string {
	if before == nil {
		return ""
	}
	num, changed := before.InForce(i, g, model.Date{})
	text := ""
	switch {
	case num.Ok():
		text = num.Value.String()
	case num.Gap == model.Confidential:
		text = "保密"
	default:
		return ""
	}
	if changed != nil {
		text += "（调整后）"
	}
	return strings.Repeat(" ", 8) + "# 上年 " + text
}
