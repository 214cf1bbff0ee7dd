package chart

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Schedule draws the way of i in r to its annual target (倒排工期): the figures so far, the path that the target
// asks for, the path that is needed from here, and where the present pace and last year's shape would end. It is
// nil where there is nothing to schedule: a stock, a rate, an indicator where lower is better, no target or one
// that is not positive, no figure in the edition's month. It is wide for the whole and small for others.
func Schedule(v *analysis.View, i *model.Indicator, r *model.Region) *Chart {
	if r.Kind == model.Prefecture {
		return schedule(v, i, r, fullWidth, fullHeight)
	}
	return schedule(v, i, r, smallWidth, smallHeight)
}

func schedule(v *analysis.View, i *model.Indicator, r *model.Region, width, height float64) *Chart {
	cell := v.Cell(i, r)
	if i.Measure != model.Flow || i.Better == model.Lower || !cell.Completion.Ok() {
		return nil
	}
	m := v.Months(i, r)
	forecast := v.Forecast(&cell)
	spec := newMonths(v, i, &m)
	spec.width, spec.height = width, height
	spec.addForecasts(&m, &cell, forecast)
	spec.addTarget(&m, i)
	spec.addNeeded(&cell, m.Through)
	spec.addSoFar(&m, i)
	spec.layout(i)
	spec.tellSchedule(v, i, &m)
	title := scheduleTitle(v, &cell, forecast)
	return newChart(spec, Chart{
		ID: id("schedule", i.ID, r.ID), Kind: "schedule", Title: title,
		Subtitle: r.Short + " · 从1月起累计（" + i.Unit + "） · " + scheduleMonths(v) + " · " + source(i),
		Desc:     scheduleDesc(title, v, &cell, forecast),
	})
}

func scheduleMonths(v *analysis.View) string {
	if v.Edition.Period.MonthsLeft() == 0 {
		return periodWord(v)
	}
	return periodWord(v) + "及后续各月"
}

// addSoFar adds this year's figures with the name of their last month.
func (c *months) addSoFar(m *analysis.Months, i *model.Indicator) {
	c.addLine("this-year", "", m.ThisYear, i, c.thisYear)
	e := &c.ends[len(c.ends)-1]
	e.text = digits(e.month+1) + "月" + e.text
}

// addNeeded adds the straight path from the figure to the target, with what it asks of each month.
func (c *months) addNeeded(cell *analysis.Cell, through int) {
	if !cell.Needed.Ok() || !cell.Needed.Value.IsPos() {
		return
	}
	i := cell.Indicator
	l := c.straight("needed", c.accent, 2, through, float(cell.Value.Value, i.Decimals+2), float(cell.Target.Value, i.Decimals+2))
	c.lines = append(c.lines, l)
	c.ends = append(c.ends, endLabel{
		text: "月均需 " + needed(cell), month: 11, value: l.points[11].value, colour: c.accent, strong: true,
	})
}

// needed is what a month needs from here on.
func needed(cell *analysis.Cell) string {
	n, places := format.Needed(cell)
	return format.Amount(cell.Indicator, n.Value, places)
}

// pace is an amount a month: what is counted in whole things has parts of one a month, which matter while it is few.
func pace(cell *analysis.Cell, d model.Decimal) string {
	if cell.Indicator.Decimals == 0 && d.Abs().Cmp(model.Int(10)) < 0 {
		return format.Decimal(d, 1)
	}
	return format.Amount(cell.Indicator, d, cell.Indicator.Decimals)
}

// straight is a line from the last month with a figure to December.
func (c *months) straight(class, colour string, width float64, through int, from, to float64) line {
	l := line{class: class, colour: colour, width: width}
	for k := through - 1; k < 12; k++ {
		part := float64(k-through+1) / float64(12-through)
		l.points[k] = point{value: from + float64(part*(to-from)), ok: true, between: true}
	}
	return l
}

// farForecast is how many times the target, or the figure where that is more, a forecast may be to be drawn as
// a line: beyond it the other lines would lie flat.
const farForecast = 2.5

// addForecasts adds where the figure is going: at the present pace on a straight line, in last year's shape along
// last year's months. One that leads nowhere near the target is only named, at the top of the plot.
func (c *months) addForecasts(m *analysis.Months, cell *analysis.Cell, f analysis.Forecast) {
	i := cell.Indicator
	from := float(cell.Value.Value, i.Decimals+2)
	most := farForecast * max(from, float(cell.Target.Value, i.Decimals+2))
	if cell.Value.Value.IsZero() {
		return // nothing grows from nothing
	}
	if f.Pace.Ok() {
		l := c.straight("at-pace", c.lastYear, 1.5, m.Through, from, float(f.Pace.Value, i.Decimals+2))
		c.addForecast(l, "按当前进度", f.Pace.Value, i, most)
	}
	if f.Seasonal.Ok() {
		l := line{class: "seasonal", colour: c.lastYear, width: 1.5, dashed: true}
		base := m.LastYear[m.Through-1]
		for k := m.Through - 1; k < 12; k++ {
			if m.LastYear[k].Ok() && base.Ok() {
				q, _ := model.Ratio(cell.Value.Value.Mul(m.LastYear[k].Value), base.Value)
				l.points[k] = point{value: float(q, i.Decimals+2), ok: true}
			}
		}
		l.bridge(m.LastYear)
		for k := range l.points {
			l.points[k].between = true
		}
		c.addForecast(l, "按上年走势", f.Seasonal.Value, i, most)
	}
}

func (c *months) addForecast(l line, name string, end model.Decimal, i *model.Indicator, most float64) {
	e := endLabel{text: name + " " + format.Amount(i, end, i.Decimals), month: 11, value: l.points[11].value, colour: c.secondary}
	if e.value > most {
		e.text, e.value = e.text+" ↑", most/farForecast
	} else {
		c.lines = append(c.lines, l)
	}
	c.ends = append(c.ends, e)
}

// tellSchedule gives all lines what the live chart says of the months.
func (c *months) tellSchedule(v *analysis.View, i *model.Indicator, m *analysis.Months) {
	c.head = digits(v.Edition.Period.Year) + "年1—"
	for k := range 12 {
		if k < m.Through {
			c.tell("this-year", k, "累计", unitOrGap(i, m.ThisYear[k]))
		}
		name, text := pathWord(v, i, m, k)
		c.tell("path", k, name, text)
	}
	for _, l := range c.lines {
		name := map[string]string{"needed": "应达到", "at-pace": "按当前进度", "seasonal": "按上年走势"}[l.class]
		for k := m.Through; k < 12; k++ {
			if l.points[k].ok {
				c.tell(l.class, k, name, c.spoken(l.points[k].value)+i.Unit)
			}
		}
	}
}

// scheduleTitle says what the rest of the year asks for, and where the present pace leads.
func scheduleTitle(v *analysis.View, cell *analysis.Cell, f analysis.Forecast) string {
	i := cell.Indicator
	rest := cell.Target.Value.Sub(cell.Value.Value)
	standing := format.Alone(i.Short, cell, yearEnd(v))
	switch {
	case analysis.IsOver.Holds(cell):
		return standing + "，超出" + format.Value(i, rest.Neg())
	case analysis.IsMet.Holds(cell):
		return standing
	case yearEnd(v) && analysis.IsAtZero.Holds(cell):
		return standing + "，欠" + format.Value(i, rest)
	case yearEnd(v):
		return standing + "，完成" + format.Completion(cell.Completion) + "，欠" + format.Value(i, rest)
	}
	few := i.Decimals == 0 && cell.Needed.Value.Cmp(model.Int(1)) < 0
	text, monthly := "后续每月需完成"+needed(cell)+i.Unit, ""
	if few { // a part of a household is none
		text, monthly = "至年末还需完成"+format.Value(i, rest), "后续月均"
	}
	if analysis.IsAtZero.Holds(cell) {
		return standing + "，" + text
	}
	switch effort := v.Effort(cell); {
	case effort.Ratio.Ok() && model.Round(effort.Ratio.Value, 1).Equal(model.Int(1)):
		text += "，" + monthly + "与目前月均相当"
	case effort.Ratio.Ok() && effort.Ratio.Value.Cmp(model.Int(1)) > 0:
		text += "，" + monthly + "为目前月均的" + format.Decimal(effort.Ratio.Value, 1) + "倍"
	case cell.Pace.Ok() && !few:
		text += "，目前月均" + pace(cell, cell.Pace.Value) + i.Unit
	}
	if f.Pace.Ok() {
		text += "；按当前进度全年预计" + format.Value(i, f.Pace.Value)
	}
	return i.Short + text
}

func scheduleDesc(title string, v *analysis.View, cell *analysis.Cell, f analysis.Forecast) string {
	i := cell.Indicator
	text := title + "。年度目标" + format.Value(i, cell.Target.Value) + "，已累计" + format.Value(i, cell.Value.Value) +
		"（" + format.Completion(cell.Completion) + "）"
	if cell.Arrears.Ok() && cell.Arrears.Value.IsPos() && !yearEnd(v) {
		text += "，比序时目标少" + format.Value(i, cell.Arrears.Value)
	}
	if cell.Pace.Ok() {
		text += "；目前月均" + pace(cell, cell.Pace.Value) + i.Unit
	}
	if f.Pace.Ok() {
		text += "，按当前进度全年预计" + format.Value(i, f.Pace.Value)
	}
	if f.Seasonal.Ok() {
		text += "，按上年走势全年预计" + format.Value(i, f.Seasonal.Value)
	}
	return text + "。"
}
