package form

import (
	"fmt"
	"slices"
	"strings"

	"bulletin/internal/model"
)

// absent tells whom tables lack that have the same figures of most others: a row that was lost would be published as 未报送, and
// nobody has said that. Who has a figure already, or had none the time before either, is passed over.
func (run *importing) absent(months []*month) {
	for _, m := range months {
		before := run.earlier(m.period)
		lacked := map[*model.Region][]*model.Indicator{}
		for _, i := range run.site.Model.Indicators {
			if !i.Due(m.period) {
				continue
			}
			var without []*model.Region
			due, given := 0, 0
			for _, r := range run.site.Model.Regions {
				if !isMember(r) || !r.In(m.period) || !i.AppliesTo(r) {
					continue
				}
				due++
				c := m.cell(i, r)
				if c != nil && c.file.Table {
					given++
				}
				if c == nil && !run.figure(m, i, r).Ok() && !(before != nil && run.lacksIn(before, i, r)) {
					without = append(without, r)
				}
			}
			if given < 2 || given*2 <= due {
				continue // the table is about a few
			}
			for _, r := range without {
				lacked[r] = append(lacked[r], i)
			}
		}
		run.tellAbsent(m, lacked)
	}
}

// earlier is the report before a month, in the same year; nil where there is none.
func (run *importing) earlier(p model.Period) *model.Report {
	var last *model.Report
	for at, report := range run.site.Model.Reports {
		if at.Year == p.Year && at.Compare(p) < 0 && (last == nil || at.Compare(last.Period) > 0) {
			last = report
		}
	}
	return last
}

// lacksIn reports whether a report asked for a figure and has none.
func (run *importing) lacksIn(report *model.Report, i *model.Indicator, r *model.Region) bool {
	f := report.Figure(i, r)
	return f.Given && !f.Ok()
}

// mostAbsent is how many regions, and how many indicators, a message names.
const mostAbsent = 5

// tellAbsent tells of regions that lack the same indicators together.
func (run *importing) tellAbsent(m *month, lacked map[*model.Region][]*model.Indicator) {
	var told []*model.Region
	for _, r := range run.site.Model.Regions {
		if len(lacked[r]) == 0 || slices.Contains(told, r) {
			continue
		}
		var regions, indicators []string
		for _, other := range run.site.Model.Regions {
			if slices.Equal(lacked[r], lacked[other]) {
				told, regions = append(told, other), append(regions, "“"+other.Name+"”")
			}
		}
		for _, i := range lacked[r] {
			indicators = append(indicators, "“"+i.Name+"”")
		}
		run.fault(Fault{At: run.tableOf(m, lacked[r][0]), Class: Hint, Code: "not-in-table",
			Text: fmt.Sprintf("没有%s的%s，别的单位大多有；报表里作“未报送”", few(regions, "个单位"), few(indicators, "项指标")),
			Fix:  "漏了的补上再收；没有报送的，在表里写“未报送”，不涉及的写“不适用”"})
	}
}

// few are names, some of many.
func few(names []string, counted string) string {
	if len(names) <= mostAbsent {
		return strings.Join(names, "、")
	}
	return strings.Join(names[:mostAbsent], "、") + fmt.Sprintf("等 %d %s", len(names), counted)
}

// tableOf is the sheet in which most others have an indicator's figure.
func (run *importing) tableOf(m *month, i *model.Indicator) Place {
	for _, c := range m.cells {
		if c.Indicator == i && c.file.Table && isMember(c.Region) {
			at := placeOf(c.Entry)
			at.Address = ""
			return at
		}
	}
	return Place{}
}
