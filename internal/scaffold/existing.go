package scaffold

import (
	"maps"
	"slices"

	"bulletin/internal/load"
	"bulletin/internal/model"
)

// Edition are the files of a new edition of a site: its text, and what its period and its year lack: a report, targets, a
// ledger. on is the date of the edition.
func Edition(s *model.Site, issue Issue, on model.Date) []File {
	files := []File{editionFile(s.At(issue.Period), issue, on)}
	if s.Reports[issue.Period] == nil {
		files = append(files, Report(s, issue.Period))
	}
	year := issue.Period.Year
	if s.Targets[year] == nil && slices.ContainsFunc(s.Indicators, func(i *model.Indicator) bool { return i.Targeted && i.InYear(year) }) {
		files = append(files, Targets(s, year))
	}
	if _, found := s.Actions[year]; !found {
		files = append(files, ledger(s, year))
	}
	return files
}

// Report is the empty report of a period.
func Report(s *model.Site, p model.Period) File {
	return File{load.ReportFile(p), load.EmptyReport(s, p)}
}

// unsigned stands for the day on which targets were signed: one that nobody told is never made up.
var unsigned = model.Placeholder("下达的日期")

// Targets are the targets of a year, none signed yet, with those of the year before as comments.
func Targets(s *model.Site, year int) File {
	t := model.NewTargets(year, "", s.Depth(), s.Width())
	t.Unsigned = unsigned
	before := s.Targets[year-1]
	t.SetBy = model.Placeholder("下达目标的单位")
	if last := latest(s.Targets, year); last != nil {
		t.SetBy = last.SetBy
	}
	return targetsFile(s, t, before)
}

// latest are the targets of the last year before.
func latest(all map[int]*model.Targets, year int) *model.Targets {
	var last *model.Targets
	for _, y := range slices.Sorted(maps.Keys(all)) {
		if y < year {
			last = all[y]
		}
	}
	return last
}

// Unreported counts the figures of a period that are due and not reported, and those that are due.
func Unreported(s *model.Site, p model.Period) (open, due int) {
	report := s.Reports[p]
	for _, i := range s.Indicators {
		for _, g := range s.Regions {
			if !i.AppliesTo(g) || !g.In(p) || !i.Due(p) {
				continue
			}
			due++
			if report == nil || report.Figure(i, g).Gap == model.NotReported {
				open++
			}
		}
	}
	return open, due
}
