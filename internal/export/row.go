package export

import (
	"bulletin/internal/model"
)

// Row is one number, or the reason why there is none.
type Row struct {
	Region  *model.Region
	Period  model.Period
	Measure *Measure
	model.Num
	Places int // digits after the point at least, where the number is rounded
	Unit   string
	Status model.Status // of the figure; NoStatus for what is computed
	Note   string
	State  string // of a completion: the word of the cell's state
	Source string // where the author names one; else the department of the indicator is

	text string // of the number, once all rows are gathered: each file has it
}

// Text is the number as files have it, or empty.
func (r *Row) Text() string {
	if r.text != "" || !r.Ok() {
		return r.text
	}
	return text(r.Value, r.Places)
}

// beside is what the lists of rows say beside a number.
func (r *Row) beside() string { return joined(r.State, r.Note) }

// Subject is what rows are about: an indicator, or what is counted over several.
type Subject struct {
	ID         string // the indicator's; what is no single indicator begins with _, which no id does
	Name       string
	Indicator  *model.Indicator   // or nil
	Indicators []*model.Indicator // counted together; nil for one
	Rows       []Row              // by region, period and measure, each once

	used map[*Measure]bool // the measures of rows, once these are gathered
}

// add appends a number of the edition's own period.
func (b *builder) add(s *Subject, r *model.Region, id string, n model.Num, unit string) *Row {
	return b.addAt(s, r, b.view.Edition.Period, named(id), n, unit)
}

func (b *builder) addAt(s *Subject, r *model.Region, p model.Period, m *Measure, n model.Num, unit string) *Row {
	s.Rows = append(s.Rows, Row{Region: r, Period: p, Measure: m, Num: n, Unit: unit})
	return &s.Rows[len(s.Rows)-1]
}

func (b *builder) count(s *Subject, r *model.Region, id string, n int, unit string) {
	b.add(s, r, id, model.Number(model.Int(n)), unit)
}
