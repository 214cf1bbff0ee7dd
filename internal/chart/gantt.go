package chart

import (
	"slices"
	"strings"
	"time"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// gantt is a chart of the year's milestones on an axis of days: a bar from start to due, a diamond for a single
// day, a flag where one is done or overdue.
type gantt struct {
	rowChart
	spans []span // one a row
	year  int
}

// span is one milestone. Days are counted from the beginning of the year.
type span struct {
	from, to float64 // equal for a single day, in its middle
	fill     string
	line     string // the outline, or empty
	flag     string // its colour, or empty
	hollow   bool   // a diamond that is only an outline
	label    label
}

// Rooms of a calendar's columns: titles are longer than names, and who acts stands at the right.
const (
	titleRoom  = 208 // 16 characters a line
	titleLines = 3
	whoRoom    = 120
	titleGap   = 6 // between rows, more than between names of one line
	bareGap    = 3 // from a bar or a diamond to its flag
)

// Gantt draws the milestones of the edition's year that concern r (the whole: all) in the order of their days
// due, as they stood at the edition's date. It is nil where there are none.
func Gantt(v *analysis.View, r *model.Region) *Chart {
	all := milestonesOf(v, r)
	if len(all) == 0 {
		return nil
	}
	on := editionDay(v)
	spec := &gantt{rowChart: rowChart{rowGap: titleGap}}
	spec.look = newLook(&v.Site.Palette)
	for _, m := range all {
		spec.addMilestone(v, m, on)
	}
	year := v.Edition.Period.Year
	days := model.Date{Year: year, Month: 12, Day: 31}
	spec.axis = axis{hi: dayOf(days, year), last: dayOf(days, year)}
	spec.marks = []mark{{value: dayOf(on, year), label: "截至" + monthDay(on)}}
	spec.year = year
	spec.scale(year)
	title := ganttTitle(all, on)
	return newChart(spec, Chart{
		ID: id("gantt", r.ID), Kind: "gantt", Title: title,
		Subtitle: r.Short + " · " + digits(year) + "年工作节点，横条自开始至到期，菱形为当日办结，红旗为已完成，黑旗为逾期",
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

func monthDay(d model.Date) string { return digits(d.Month) + "月" + digits(d.Day) + "日" }

// progress is where a milestone stands on a day.
type progress uint8

const (
	notYet progress = iota
	running
	done
	overdue
)

func progressOn(m *model.Milestone, on model.Date) progress {
	switch {
	case !m.Done.IsZero() && m.Done.Compare(on) <= 0:
		return done
	case m.Due.Compare(on) < 0:
		return overdue
	case !m.Start.IsZero() && m.Start.Compare(on) <= 0:
		return running
	}
	return notYet
}

// progressWord says how a milestone stands, with the day that matters.
func progressWord(m *model.Milestone, on model.Date) string {
	switch progressOn(m, on) {
	case done:
		if m.Done.Compare(m.Due) > 0 {
			return "已完成 " + monthDay(m.Done) + "（超期）"
		}
		return "已完成 " + monthDay(m.Done)
	case overdue:
		return "逾期 应于" + monthDay(m.Due)
	case running:
		return "进行中 至" + monthDay(m.Due)
	}
	return "未到期 " + monthDay(m.Due)
}

func (c *gantt) addMilestone(v *analysis.View, m *model.Milestone, on model.Date) {
	year := v.Edition.Period.Year
	s := span{from: max(0, dayOf(begin(m), year)-1), to: dayOf(m.Due, year), label: label{ink: c.ink}}
	if begin(m) == m.Due {
		s.from, s.to = s.to-0.5, s.to-0.5
	}
	late := v.Site.Palette.FarBehind
	switch progressOn(m, on) {
	case done:
		s.fill, s.flag = c.lastYear, c.accent
	case overdue:
		s.fill, s.line, s.flag, s.label.ink = string(late.Fill), string(late.Line), c.ink, string(late.Text)
	case running:
		s.fill = c.thisYear
	default:
		s.fill, s.line, s.hollow = c.paper, c.secondary, true
	}
	s.label.text = progressWord(m, on)
	r := row{name: m.Title, who: m.Who, lines: svg.Balanced(plain(m.Title), nameSize, titleRoom, titleLines), asideInk: c.secondary}
	if m.Who != "" {
		r.aside = svg.Balanced(plain(m.Who), labelSize, whoRoom, 2)
	}
	from := ""
	if begin(m) != m.Due {
		from = monthDay(m.Start) + "—" + monthDay(m.Due)
	}
	r.tip = tip(m.Title, from, s.label.text, m.Who)
	c.rows = append(c.rows, r)
	c.spans = append(c.spans, s)
}

// scale measures, and puts each label right of its bar, or left of it where the year ends before the label; where
// it fits on neither side, the plot makes room at the right.
func (c *gantt) scale(year int) {
	room := 0.0
	for range 3 {
		c.layout(room)
		x := c.narrowScale()
		end := x.Map(c.axis.hi) + room + labelGap
		for i := range c.spans {
			s := &c.spans[i]
			wide := svg.Width(s.label.text, labelSize)
			s.label.at, s.label.skip, s.label.left = s.to, c.flagEnd(s), false
			after := x.Map(s.to) + s.label.skip + labelGap + wide
			if after <= end {
				continue
			}
			before := c.half(s)
			if x.Map(s.from)-before-labelGap-wide >= c.left {
				s.label.at, s.label.skip, s.label.left = s.from, before, true
				continue
			}
			room = max(room, ceil(after-x.Map(c.axis.hi)))
		}
	}
	c.nameMonths(year)
}

// half is how far a symbol stands out from a span's ends.
func (c *gantt) half(s *span) float64 {
	if s.from == s.to {
		return float64(svg.Diamond.Width / 2)
	}
	return 0
}

// flagAt is the middle of a span's flag, in pixels from its end, and flagEnd where its label may begin.
func (c *gantt) flagAt(s *span) float64 { return c.half(s) + bareGap + float64(svg.Flag.Width/2) }

func (c *gantt) flagEnd(s *span) float64 {
	if s.flag == "" {
		return c.half(s)
	}
	return c.half(s) + bareGap + svg.Flag.Width
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
		s := &c.spans[i]
		at, y := x.Map(s.to), c.middle(i)
		switch {
		case s.from < s.to:
		case s.hollow:
			w.Symbol(at, y, svg.DiamondRing, s.line)
		default:
			w.Symbol(at, y, svg.Diamond, s.fill)
		}
		if s.flag != "" {
			w.Symbol(at+c.flagAt(s), y, svg.Flag, s.flag)
		}
	}
	w.End("g")
	c.drawLabels(w, x, c.labels())
	c.drawNames(w)
}

// ganttTitle counts the milestones by how they stand, and names what is overdue and what comes next.
func ganttTitle(all []*model.Milestone, on model.Date) string {
	var n [overdue + 1]int
	var late, next *model.Milestone
	for _, m := range all {
		p := progressOn(m, on)
		n[p]++
		switch {
		case p == overdue && late == nil:
			late = m
		case p != done && p != overdue && next == nil:
			next = m
		}
	}
	text := digits(len(all)) + "个工作节点"
	switch n[done] {
	case 0:
		text += "均未完成"
	case len(all):
		return text + "均已完成"
	default:
		text += "已完成" + digits(n[done]) + "个"
	}
	switch {
	case n[overdue] == 1:
		text += "，逾期1个：" + late.Title
	case n[overdue] > 1:
		text += "，逾期" + digits(n[overdue]) + "个"
	}
	if next != nil {
		text += "；最近到期的是" + monthDay(next.Due) + "的“" + next.Title + "”"
	}
	return text
}

func ganttDesc(title string, all []*model.Milestone, on model.Date) string {
	return title + "。依次为：" + enumerate(len(all), "个", func(k int) string {
		return all[k].Title + "（" + strings.Replace(progressWord(all[k], on), " ", "，", 1) + "）"
	}) + "。"
}
