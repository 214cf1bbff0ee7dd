package chart

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// tell gives a line what a tip says of a month.
func (c *months) tell(class string, k int, name, text string) {
	n := slices.IndexFunc(c.lines, func(l line) bool { return l.class == class })
	if n < 0 || name == "" {
		return
	}
	l := &c.lines[n]
	l.points[k].name, l.points[k].text = tip(name), tip(text)
	if l.name == "" {
		l.name = l.points[k].name
	}
}

// tellMonths gives all lines what the live chart says of the months.
func (c *months) tellMonths(v *analysis.View, i *model.Indicator, m *analysis.Months) {
	year := v.Edition.Period.Year
	if i.Measure == model.Flow {
		c.head = "1—"
	}
	for k := range 12 {
		if k < m.Through {
			c.tell("this-year", k, digits(year)+"年", unitOrGap(i, m.ThisYear[k]))
		}
		c.tell("last-year", k, digits(year-1)+"年", unitOrGap(i, m.LastYear[k]))
		name, text := pathWord(v, i, m, k)
		c.tell("path", k, name, text)
	}
}

// pathWord is the level of a month on the path to the target; empty where there is none. In December, and all through a
// year that is over, only the target itself counts.
func pathWord(v *analysis.View, i *model.Indicator, m *analysis.Months, k int) (name, text string) {
	switch {
	case m.Path[k].Ok() && k < 11 && !yearEnd(v):
		return "序时" + strings.TrimPrefix(format.Goal(i), "年度"), format.Value(i, m.Path[k].Value)
	case m.Target.Ok() && (k == 11 || !m.Path[k].Ok()):
		return format.Goal(i), format.Value(i, m.Target.Value)
	}
	return "", ""
}

func unitOrGap(i *model.Indicator, n model.Num) string {
	if n.Ok() {
		return format.Value(i, n.Value)
	}
	return format.Gap(n.Gap)
}

// spoken is a drawn value of a line as a tip writes it.
func (c *months) spoken(v float64) string {
	s := spoken(v, c.digits)
	if c.grouped {
		return format.Grouped(s)
	}
	return s
}

// Flat reports whether a chart of months shows nothing that moves: this year's line lies at zero, or a single figure is all
// there is. A schedule shows the way from a figure, too.
func (c *Chart) Flat() bool {
	spec, ok := c.spec.(*months)
	if !ok {
		return false
	}
	most, rises := 0, false
	for k := range spec.lines {
		l := &spec.lines[k]
		if l.class != "this-year" && l.class != "last-year" {
			continue
		}
		n := 0
		for _, p := range l.points {
			if p.ok && !p.between {
				n++
				rises = rises || l.class == "this-year" && p.value != 0
			}
		}
		most = max(most, n)
	}
	return !rises || most < 2 && c.Kind == "months"
}
