package export

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// months are the points of the lines that run through the year: figures of both years, the path to the target, what each
// month from here asks for, and where the figure is going.
func (b *builder) months(s *Subject, c *analysis.Cell) {
	b.reported(s, c)
	m := b.view.Months(c.Indicator, c.Region)
	for k := range 12 {
		if m.Path[k].Ok() {
			b.addAt(s, c.Region, b.month(k), named("path"), m.Path[k], c.Indicator.Unit)
		}
	}
	b.ahead(s, c, &m)
}

// month is the k-th month of the edition's year, from 0.
func (b *builder) month(k int) model.Period {
	return model.Period{Year: b.view.Edition.Period.Year, Month: k + 1}
}

// reported are the figures of the months that have reports, but for the edition's own. A figure that its report lacks is a gap.
func (b *builder) reported(s *Subject, c *analysis.Cell) {
	end := b.view.Edition.Period
	for year := end.Year - 1; year <= end.Year; year++ {
		for month := 1; month <= 12; month++ {
			p := model.Period{Year: year, Month: month}
			report := b.site.Reports[p]
			if report == nil || p.Compare(end) >= 0 {
				continue
			}
			f := report.Figure(c.Indicator, c.Region)
			if f.Gap == model.NotApplicable || c.Region.Kind == model.Province && !f.Given {
				continue
			}
			row := b.addAt(s, c.Region, p, named("value"), f.Num, c.Indicator.Unit)
			if f.Ok() {
				row.Status = f.Status
			}
			if f.More != nil {
				row.Note, row.Source = f.More.Note, f.More.Source
			}
		}
	}
}

// ahead are the months to come of a task: flows on their way to a target.
func (b *builder) ahead(s *Subject, c *analysis.Cell, m *analysis.Months) {
	i := c.Indicator
	if i.Measure != model.Flow || i.Better == model.Lower || !c.Completion.Ok() {
		return
	}
	f := b.view.Forecast(c)
	from := b.view.Edition.Period.Month
	for k := from; k < 12; k++ {
		if c.Needed.Ok() && c.Needed.Value.IsPos() {
			b.addAt(s, c.Region, b.month(k), named("required"), onTheWay(c.Value.Value, c.Target.Value, from, k+1), i.Unit)
		}
		if f.Pace.Ok() {
			b.addAt(s, c.Region, b.month(k), named("at-pace"), onTheWay(c.Value.Value, f.Pace.Value, from, k+1), i.Unit)
		}
		if base := m.LastYear[from-1]; f.Seasonal.Ok() && base.Ok() && m.LastYear[k].Ok() {
			q, _ := model.Ratio(c.Value.Value.Mul(m.LastYear[k].Value), base.Value)
			b.addAt(s, c.Region, b.month(k), named("in-season"), model.Number(q), i.Unit)
		}
	}
}

// onTheWay is the level of a month on the straight way from a figure to where it ends in December. The multiplication
// comes first, so that December's level is that end.
func onTheWay(value, end model.Decimal, from, month int) model.Num {
	part, _ := model.Ratio(end.Sub(value).Mul(model.Int(month-from)), model.Int(12-from))
	return model.Number(value.Add(part))
}
