package export

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// cell gathers what pages and charts show of an indicator in a region.
func (b *builder) cell(s *Subject, r *model.Region) {
	i := s.Indicator
	c := b.view.Cell(i, r)
	if !i.AppliesTo(r) && !c.Figure.Given && !c.Target.Ok() {
		if r.Kind == model.County && i.Scope == model.AllRegions { // it has a row in the indicator's table, which says so
			b.figure(s, &c)
			b.measured(s, &c, measure.Target)
		}
		return
	}
	b.figure(s, &c)
	for _, m := range measure.All {
		if m != measure.Value && m != measure.UpperRank && m != measure.Spread && m != measure.SpreadRatio {
			b.measured(s, &c, m)
		}
	}
	b.months(s, &c)
}

// figure is the figure with its parts.
func (b *builder) figure(s *Subject, c *analysis.Cell) {
	i, f := c.Indicator, c.Figure
	row := b.add(s, c.Region, "value", c.Value, i.Unit)
	if f.Ok() {
		row.Status = f.Status
	}
	m := f.More
	if m == nil {
		return
	}
	row.Note, row.Source = m.Note, m.Source
	for k := range m.Parts {
		part := b.addAt(s, c.Region, b.view.Edition.Period, b.part(i, m.Parts[k].Part), m.Parts[k].Num, i.Unit)
		if part.Ok() {
			part.Status = f.Status
		}
	}
	if m.Rank > 0 {
		b.count(s, c.Region, "upper-place", m.Rank, "位")
	}
	if m.Rank > 0 && m.RankOf > 0 {
		b.count(s, c.Region, "upper-places", m.RankOf, "个")
	}
}

func (b *builder) part(i *model.Indicator, p *model.Part) *Measure {
	id := partID(i, p)
	if b.parts[id] == nil {
		b.parts[id] = &Measure{ID: id, Name: "其中：" + p.Name, Definition: "“" + i.Name + "”中的“" + p.Name + "”",
			order: len(b.parts) + 1} // behind the value, before what follows it
	}
	return b.parts[id]
}

// measured is a number that package measure takes out of a cell. A gap is told where a table of the indicator has a
// column of the measure, and the number could have been had; what kinds of indicators and regions never have is left out.
func (b *builder) measured(s *Subject, c *analysis.Cell, m *measure.Measure) {
	q := m.Of(b.view, c)
	if !q.Ok() && !b.due(c, m, q.Gap) {
		return
	}
	row := b.add(s, c.Region, m.ID, q.Num, q.Unit)
	switch m {
	case measure.Completion, measure.Lead:
		row.Places = q.Places // so many keep it apart from what it is not
		if m == measure.Completion && c.State != analysis.NoState {
			row.State = format.State(c)
		}
	case measure.Effort:
		row.Num = b.view.Effort(c).Ratio // the same, divided once
		if !row.Ok() {
			row.Num = q.Num
		}
	case measure.Growth:
		if c.Growth.Given {
			row.Status = c.Figure.Status
		}
	case measure.Target:
		row.Note = b.targetNote(c)
	case measure.LastYear:
		if row.Ok() {
			row.Status = b.view.LastYear.Figure(c.Indicator, c.Region).Status
		}
	}
}

// due reports whether a missing number is told.
func (b *builder) due(c *analysis.Cell, m *measure.Measure, gap model.Gap) bool {
	switch m {
	case measure.Completion:
		return c.Indicator.Targeted
	case measure.Lead:
		return c.Indicator.Targeted && gap != model.NoPace
	case measure.Rank, measure.RankChange:
		return gap != model.NoRank
	case measure.Target, measure.LastYear, measure.Growth:
		return true
	}
	return false
}

// targetNote tells the note on a target, and its last change.
func (b *builder) targetNote(c *analysis.Cell) string {
	note := ""
	if m := c.Signed.More; m != nil {
		note = m.Note
		if model.Finished(m.SetBy) != "" && b.view.Targets != nil && m.SetBy != b.view.Targets.SetBy {
			note = joined("由"+m.SetBy+"下达", note)
		}
	}
	if c.Change != nil {
		note = joined(note, "自"+format.Date(c.Change.Date)+"起由"+format.Value(c.Indicator, c.Change.From)+"调整为"+
			format.Value(c.Indicator, c.Change.To)+"："+c.Change.Reason)
	}
	return note
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "；" + b
}

// spread is how far the members of an indicator are apart.
func (b *builder) spread(s *Subject) {
	i, whole := s.Indicator, b.site.Whole()
	c := b.view.Cell(i, whole)
	for _, m := range []*measure.Measure{measure.Spread, measure.SpreadRatio} {
		if q := m.Of(b.view, &c); q.Ok() {
			b.add(s, whole, m.ID, q.Num, q.Unit)
		}
	}
	d := b.view.Spread(i)
	if d.N == 0 {
		return
	}
	for _, q := range []struct {
		id string
		d  model.Decimal
	}{{"spread-min", d.Min}, {"spread-q1", d.Q1}, {"spread-median", d.Median}, {"spread-q3", d.Q3}, {"spread-max", d.Max}} {
		b.add(s, whole, q.id, model.Number(q.d), "%")
	}
}

// province is the level above, of which only what it reports is told.
func (b *builder) province(s *Subject) {
	r := b.site.Province
	if r == nil {
		return
	}
	c := b.view.Cell(s.Indicator, r)
	if c.Figure.Given {
		b.figure(s, &c)
	}
	for _, m := range []*measure.Measure{measure.LastYear, measure.Growth, measure.Increase} {
		if q := m.Of(b.view, &c); q.Ok() {
			b.measured(s, &c, m)
		}
	}
	b.reported(s, &c)
}
