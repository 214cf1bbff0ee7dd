package check

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// cutReport: a report that ends where the one before went on, as a file does that was not copied to its end.
func cutReport(r *review) {
	r.cuts = map[*model.Report]*cut{}
	ends := make([][]int, len(r.reports)) // the last line of each indicator, 0 where it has none
	for k, report := range r.reports {
		ends[k] = r.lastLines(report)
	}
	for k, report := range r.reports {
		c := r.cutOf(k, ends)
		if c == nil {
			continue
		}
		r.cuts[report] = c
		r.Warning(diag.Pos{File: report.File, Line: c.line}, "cut-report", "从原件补上后面的内容；确实都没有报的，各写一行“未报送”",
			"报表到这一行就没有了，%s 在这以后还有%s，像是没有写完或者没有复制全，现在都按未报送处理", c.like.File, indicatorNames(c.lost))
	}
}

// cut is where a report ends too early.
type cut struct {
	line int
	lost []*model.Indicator // in the order of the report that has them
	like *model.Report
}

// isCutOff reports whether an indicator is told to be behind the end of a report.
func (r *review) isCutOff(report *model.Report, i *model.Indicator) bool {
	c := r.cuts[report]
	return c != nil && slices.Contains(c.lost, i)
}

// fewestLost is how many indicators in a row a report must lack at its end, unless its last one is not whole either.
const fewestLost = 2

// mostAsked is how many other reports are asked for what a report lacks: some indicators are reported once a year.
const mostAsked = 12

// cutOf holds a report against the nearest one that has what it lacks; nil where it does not lack just the end.
func (r *review) cutOf(k int, ends [][]int) *cut {
	report, end := r.reports[k], ends[k]
	c := &cut{}
	var last *model.Indicator
	for n, line := range end {
		if line > c.line {
			c.line, last = line, r.site.Indicators[n]
		}
	}
	if last == nil || !slices.Contains(end, 0) {
		return nil
	}
	for _, other := range nearest(k, len(r.reports)) {
		order := slices.DeleteFunc(r.written(ends[other]), func(i *model.Indicator) bool { return end[i.Index] == 0 && !i.Due(report.Period) })
		first := slices.IndexFunc(order, func(i *model.Indicator) bool { return end[i.Index] == 0 })
		if first < 0 {
			continue
		}
		c.like, c.lost = r.reports[other], order[first:]
		break
	}
	if c.like == nil || slices.ContainsFunc(c.lost, func(i *model.Indicator) bool { return end[i.Index] > 0 }) {
		return nil
	}
	if len(c.lost) < fewestLost && r.wholeIn(report, last, c.like) {
		return nil
	}
	return c
}

// nearest are the places of the reports before a report, the last first, and then of those behind it.
func nearest(k, all int) []int {
	var list []int
	for n := k - 1; n >= 0; n-- {
		list = append(list, n)
	}
	for n := k + 1; n < all; n++ {
		list = append(list, n)
	}
	return list[:min(len(list), mostAsked)]
}

// wholeIn reports whether an indicator has an entry in report for each region that it has one for in like.
func (r *review) wholeIn(report *model.Report, i *model.Indicator, like *model.Report) bool {
	for _, g := range r.site.Regions {
		if like.Figure(i, g).Given && !report.Figure(i, g).Given {
			return false
		}
	}
	return true
}

// written are the indicators of a report in the order in which they stand in its file, by the last line of each.
func (r *review) written(end []int) []*model.Indicator {
	var list []*model.Indicator
	for n, i := range r.site.Indicators {
		if end[n] > 0 {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b *model.Indicator) int { return end[a.Index] - end[b.Index] })
	return list
}

// lastLines are the last lines that the indicators have in a report, 0 where one has none.
func (r *review) lastLines(report *model.Report) []int {
	end := make([]int, len(r.site.Indicators))
	for n, i := range r.site.Indicators {
		for _, g := range r.site.Regions {
			if f := report.Figure(i, g); f.Given {
				end[n] = max(end[n], int(f.Line))
			}
		}
	}
	return end
}

// indicatorNames lists indicators in a message, at most four by name.
func indicatorNames(list []*model.Indicator) string {
	const most = 4
	var b strings.Builder
	for k, i := range list {
		if k == most {
			return b.String() + "等" + strconv.Itoa(len(list)) + "项"
		}
		b.WriteString("“" + i.Name + "”")
	}
	return b.String()
}
