package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/revision"
)

// publishedOtherwise: what sealed editions published beside figures is another thing now, and their pages stay as they are: what an
// indicator is, so that its former figures cannot be compared; targets in force on the day of the edition; notes.
func publishedOtherwise(r *review) {
	units := map[string]bool{}
	for k := len(r.site.Editions) - 1; k >= 0; k-- { // the last that published it speaks for all
		if e := r.site.Editions[k]; e.Seal != nil {
			r.publishedIndicators(e, units)
		}
	}
	targets := map[*model.Target]bool{}
	for k := len(r.site.Editions) - 1; k >= 0; k-- {
		if e := r.site.Editions[k]; e.Seal != nil {
			r.publishedTargets(e, targets)
		}
	}
	for _, n := range revision.Notes(r.site) {
		report := r.site.Reports[n.Period]
		pos := diag.Pos{File: report.File}
		if f := report.Figure(n.Indicator, n.Region); f.Given {
			pos = report.Pos(f)
		}
		now := "现在没有备注"
		if n.New != "" {
			now = "现在是“" + n.New + "”"
		}
		r.Warning(pos, "published-otherwise", "误改的，改回来；确要改的，下一期印现在的备注，封存的网页不改（要改用 bulletin reopen）",
			"%s%s%s的备注已在“%s”公布为“%s”，%s", r.site.Called(n.Region), format.Period(n.Period), n.Indicator.Name, n.In.Label, n.Old, now)
	}
}

func (r *review) publishedIndicators(e *model.Edition, told map[string]bool) {
	for _, i := range r.site.Indicators {
		was, known := e.Shown[i.ID]
		if !known || told[i.ID] {
			continue
		}
		told[i.ID] = true
		tell := func(what, old, now string) {
			if old != "" && old != now {
				r.Error(i.Pos, "published-otherwise", "改回来；确要换的，另立一项指标，用新的编号，原来的留给往期",
					"“%s”的%s已在“%s”公布为“%s”，现在是“%s”，往期的数就不能和现在的比较", i.Name, what, e.Label, old, now)
			}
		}
		tell("计量单位", was.Unit, i.Unit)
		tell("性质", was.Value, format.ValueName(i.Measure))
		tell("任务", was.Target, format.GoalName(i))
	}
}

func (r *review) publishedTargets(e *model.Edition, told map[*model.Target]bool) {
	targets := r.site.Targets[e.Period.Year]
	if targets == nil {
		return
	}
	sealed := map[model.PublishedKey]bool{}
	if targets.Seal != nil {
		for _, v := range targets.Seal.Values { // what differs from these is told by the rule of sealed targets
			if i, g := r.indicator(v.Indicator), r.region(v.Region); i != nil && g != nil && !targets.Signed(i, g).Same(v.Num) {
				sealed[model.PublishedKey{Indicator: v.Indicator, Region: v.Region}] = true
			}
		}
	}
	for _, i := range r.site.Indicators {
		for _, g := range r.site.Regions {
			stood := e.Stood[model.PublishedKey{Indicator: i.ID, Region: g.ID, Period: e.Period}]
			signed := targets.Signed(i, g)
			if stood == nil || !stood.Target.Ok() || told[signed] || sealed[model.PublishedKey{Indicator: i.ID, Region: g.ID}] {
				continue
			}
			now, _ := targets.InForce(i, g, e.Date)
			if stood.Target.Same(now) {
				continue
			}
			told[signed] = true
			pos := targets.Pos(signed)
			if !signed.Given {
				pos = diag.Pos{File: targets.File, Line: 1, Col: 1}
			}
			r.Warning(pos, "published-otherwise", "误改的，改回来；公布以后调整的，values 不动，在 changes 中写一条，日期不早于调整的那一天",
				"%s“%s”的目标已在“%s”公布为%s，照现在的目标文件那时是%s", g.Name, i.Name, e.Label, targetText(stood.Target, i), targetText(now, i))
		}
	}
}
