package check

import (
	"slices"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// cutReport: a report that ends where the one before went on, as a file does that was not copied to its end.
func cutReport(r *review) {
	r.cuts = map[*model.Report]*cut{}
	for k, report := range r.reports {
		c := r.cutOf(k)
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

// cutOf holds a report against the nearest one that has what it lacks; nil where it does not lack just the end.
func (r *review) cutOf(k int) *cut {
	report := r.reports[k]
	near := slices.Concat(reversed(r.reports[:k]), r.reports[k+1:])
	c := &cut{}
	var last *model.Indicator
	for _, i := range r.site.Indicators {
		if line := r.lastLine(report, i); line > c.line {
			c.line, last = line, i
		}
	}
	if last == nil {
		return nil
	}
	for _, other := range near {
		order := r.written(other)
		first := slices.IndexFunc(order, func(i *model.Indicator) bool { return r.lastLine(report, i) == 0 })
		if first < 0 {
			continue
		}
		c.like, c.lost = other, order[first:]
		break
	}
	if c.like == nil || slices.ContainsFunc(c.lost, func(i *model.Indicator) bool { return r.lastLine(report, i) > 0 }) {
		return nil
	}
	if len(c.lost) < fewestLost && r.wholeIn(report, last, c.like) {
		return nil
	}
	return c
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

// written are the indicators of a report in the order in which they stand in its file.
func (r *review) written(report *model.Report) []*model.Indicator {
	var list []*model.Indicator
	for _, i := range r.site.Indicators {
		if r.lastLine(report, i) > 0 {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b *model.Indicator) int { return r.lastLine(report, a) - r.lastLine(report, b) })
	return list
}

// lastLine is the last line that an indicator has in a report, or 0.
func (r *review) lastLine(report *model.Report, i *model.Indicator) int {
	line := 0
	for _, g := range r.site.Regions {
		if f := report.Figure(i, g); f.Given {
			line = max(line, int(f.Line))
		}
	}
	return line
}

func reversed(reports []*model.Report) []*model.Report {
	list := slices.Clone(reports)
	slices.Reverse(list)
	return list
}

// indicatorNames lists indicators in a message, at most four by name.
func indicatorNames(list []*model.Indicator) string {
	const most = 4
	var b strings.Builder
	for k, i := range list {
		if k == most {
			return b.String() + "等" + itoa(len(list)) + "项"
		}
		b.WriteString("“" + i.Name + "”")
	}
	return b.String()
}

func itoa(n int) string { return model.Int(n).String() }
