package chart

import (
	"slices"
	"strings"
	"time"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// gantt is a chart of the year's milestones on an axis of days: a bar from start to due, and for a single day the shape of
// the state that it is in. States stand in words in a column at the right, where no line runs through them.
type gantt struct {
	rowChart
	spans []span // one a row
	year  int
}

// span is one milestone. Days are counted from the beginning of the year.
type span struct {
	from, to float64 // equal for a single day, in its middle
	fill     string
	line     string // the outline
	shape    svg.Symbol
	label    label
}

// The sizes of a calendar, as wide as a board. Titles are longer than names, and who acts stands at the right.
const (
	ganttWidth  = boardWidth
	ganttNarrow = boardNarrow
	titleRoom   = 273 // 21 characters a line
	titleLines  = 3
	whoRoom     = 170
	titleGap    = 6 // between rows, more than between names of one line
)

// milestoneShapes are the shapes of single days: those that stand beside the words.
var milestoneShapes = [...]svg.Symbol{
	analysis.MilestoneNotDue: svg.DiamondRing, analysis.MilestoneRunning: svg.HalfDisc,
	analysis.MilestoneDone: svg.Disc, analysis.MilestoneOverdue: svg.Triangle,
}

// milestoneState is a state of cells that asks for as much, for its colours.
var milestoneState = [...]analysis.State{
	analysis.MilestoneNotDue: analysis.Short, analysis.MilestoneRunning: analysis.OnPace,
	analysis.MilestoneDone: analysis.Over, analysis.MilestoneOverdue: analysis.FarBehind,
}

// Gantt draws the milestones of the edition's year that concern r (the whole: all) in the order of their days
// due, as they stood at the edition's date. It is nil where there are none.
func Gantt(v *analysis.View, r *model.Region) *Chart {
	all := milestonesOf(v, r)
	if len(all) == 0 {
		return nil
	}
	on := editionDay(v)
	spec := &gantt{rowChart: rowChart{rowGap: titleGap}}
	spec.look, spec.width, spec.least = newLook(&v.Site.Palette), ganttWidth, ganttNarrow
	for _, m := range all {
		spec.addMilestone(v, m, on)
	}
	year := v.Edition.Period.Year
	days := model.Date{Year: year, Month: 12, Day: 31}
	spec.axis = axis{hi: dayOf(days, year), last: dayOf(days, year)}
	spec.marks = []mark{{value: dayOf(on, year), label: "截至" + format.MonthDay(on)}}
	spec.year = year
	spec.scale(year)
	title := ganttTitle(all, on)
	return newChart(spec, Chart{
		ID: id("gantt", r.ID), Kind: "gantt", Title: title,
		Subtitle: r.Short + " · " + digits(year) + "年工作节点，横条自开始至到期，单个符号为当日办结",
		Desc:     ganttDesc(title, all, on),
	})
}

func milestonesOf(v *analysis.View, r *model.Region) []*model.Milestone {
	var out []*model.Milestone
	for _, m := range v.Site.Milestones[v.Edition.Period.Year] {
		if r.Kind == model.Prefecture || len(m.Regions) == 0 || slices.Contains(m.Regions, r) {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b *model.Milestone) int {
		if d := a.Due.Compare(b.Due); d != 0 {
			return d
		}
		return begin(a).Compare(begin(b))
	})
	return out
}

// begin is a milestone's first day.
func begin(m *model.Milestone) model.Date {
	if m.Start.IsZero() {
		return m.Due
	}
	return m.Start
}

// editionDay is the day that the edition speaks of: its own, or the last of its period.
func editionDay(v *analysis.View) model.Date {
	if v.Edition.Date.IsZero() {
		return v.Edition.Period.LastDay()
	}
	return v.Edition.Date
}

// dayOf is the end of a day in days since the beginning of the year; days of other years are at its ends.
func dayOf(d model.Date, year int) float64 {
	switch {
	case d.Year < year:
		return 0
	case d.Year > year:
		d = model.Date{Year: year, Month: 12, Day: 31}
	}
	return float64(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).YearDay())
}

// progressWord says how a milestone stands, with the day that matters.
func progressWord(m *model.Milestone, on model.Date) string {
	state := analysis.MilestoneOn(m, on)
	word := format.Milestone(state)
	switch state {
	case analysis.MilestoneDone:
		word += " " + format.MonthDay(m.Done)
		if analysis.DoneLate(m) {
			word += "（超期）"
		}
	case analysis.MilestoneOverdue:
		word += " 应于" + format.MonthDay(m.Due)
	case analysis.MilestoneRunning:
		word += " 至" + format.MonthDay(m.Due)
	default:
		word += " " + format.MonthDay(m.Due)
	}
	return word
}

func (c *gantt) addMilestone(v *analysis.View, m *model.Milestone, on model.Date) {
	year := v.Edition.Period.Year
	state := analysis.MilestoneOn(m, on)
	colour := colours(v, milestoneState[state])
	s := span{
		from: max(0, dayOf(begin(m), year)-1), to: dayOf(m.Due, year),
		fill: string(colour.Fill), line: string(colour.Line), shape: milestoneShapes[state],
		label: label{text: format.MilestoneShape(state) + " " + progressWord(m, on), ink: string(colour.Text)},
	}
	if begin(m) == m.Due {
		s.from, s.to = s.to-0.5, s.to-0.5
	}
	r := row{name: m.Title, who: m.Who, lines: svg.Balanced(plain(m.Title), nameSize, titleRoom, titleLines), asideInk: c.secondary}
	if m.Who != "" {
		r.aside = svg.Balanced(plain(m.Who), labelSize, whoRoom, 2)
	}
	from := ""
	if begin(m) != m.Due {
		from = format.MonthDay(m.Start) + "—" + format.MonthDay(m.Due)
	}
	r.tip = tip(m.Title, from, progressWord(m, on), m.Who)
	c.rows = append(c.rows, r)
	c.spans = append(c.spans, s)
}

// scale measures, and puts all labels right of the plot.
func (c *gantt) scale(year int) {
	room := 0.0
	for i := range c.spans {
		s := &c.spans[i]
		s.label.at = c.axis.hi
		room = max(room, svg.Width(s.label.text, labelSize))
	}
	c.layout(room)
	c.nameMonths(year)
}

// nameMonths rules off the months and names them in their middles, every one or every third or sixth as there is room.
func (c *gantt) nameMonths(year int) {
	x := c.narrowScale()
	band, every := (x.Map(c.axis.hi)-x.Map(0))/12, 12
	for _, n := range []int{6, 3, 1} {
		if band*float64(n) >= 32 {
			every = n
		}
	}
	from := 0.0
	for month := 1; month <= 12; month++ {
		to := dayOf(model.Period{Year: year, Month: month}.LastDay(), year)
		c.axis.ticks = append(c.axis.ticks, tick{value: from})
		if month%every == 0 {
			c.axis.ticks = append(c.axis.ticks, tick{value: (from + to) / 2, text: digits(month) + "月", bare: true})
		}
		from = to
	}
}

func (c *gantt) labels() []label {
	out := make([]label, len(c.spans))
	for i := range c.spans {
		out[i] = c.spans[i].label
	}
	return out
}

func (c *gantt) draw(w *svg.Writer) {
	x := c.xScale()
	c.drawGrid(w, x)
	w.Group("class", "bars")
	for i := range c.spans {
		if s := &c.spans[i]; s.from < s.to {
			w.Rect(x.Map(s.from), c.middle(i)-barWidth/2, x.Map(s.to)-x.Map(s.from), barWidth, s.fill, s.line)
		}
	}
	w.End("g")
	c.drawMarks(w, x)
	w.Group("class", "symbols")
	for i := range c.spans {
		if s := &c.spans[i]; s.from == s.to {
			w.Symbol(x.Map(s.to), c.middle(i), s.shape, s.line)
		}
	}
	w.End("g")
	c.drawLabels(w, x, c.labels())
	c.drawNames(w)
}

// ganttTitle counts the milestones by how they stand, and names what is overdue and what comes next.
func ganttTitle(all []*model.Milestone, on model.Date) string {
	var n [len(milestoneShapes)]int
	var late, next *model.Milestone
	for _, m := range all {
		p := analysis.MilestoneOn(m, on)
		n[p]++
		switch {
		case p == analysis.MilestoneOverdue && late == nil:
			late = m
		case p != analysis.MilestoneDone && p != analysis.MilestoneOverdue && next == nil:
			next = m
		}
	}
	text := digits(len(all)) + "个工作节点"
	switch n[analysis.MilestoneDone] {
	case 0:
		text += "均未完成"
	case len(all):
		return text + "均已完成"
	default:
		text += "已完成" + digits(n[analysis.MilestoneDone]) + "个"
	}
	switch {
	case n[analysis.MilestoneOverdue] == 1:
		text += "，逾期1个：" + late.Title
	case n[analysis.MilestoneOverdue] > 1:
		text += "，逾期" + digits(n[analysis.MilestoneOverdue]) + "个"
	}
	if next != nil {
		text += "；最近到期的是" + format.MonthDay(next.Due) + "的“" + next.Title + "”"
	}
	return text
}

func ganttDesc(title string, all []*model.Milestone, on model.Date) string {
	return title + "。依次为：" + enumerate(len(all), "个", func(k int) string {
		return all[k].Title + "（" + strings.Replace(progressWord(all[k], on), " ", "，", 1) + "）"
	}) + "。"
}
