package export

import (
	"maps"
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// Data is the data of one edition.
type Data struct {
	View     *analysis.View
	Regions  []*model.Region // with the level above, where it has figures
	Subjects []*Subject      // the indicators in bulletin order, then what is counted over several; each has rows
	Measures []*Measure      // that occur, in the order of rows
}

// builder gathers the rows of one edition.
type builder struct {
	view     *analysis.View
	site     *model.Site
	subjects []*Subject
	parts    map[string]*Measure // of figures, by id
}

// New gathers the data of an edition.
func New(v *analysis.View) *Data {
	b := newBuilder(v)
	d := &Data{View: v, Regions: slices.Clone(b.site.Regions)}
	used, province := map[*Measure]bool{}, false
	rows := 0
	for _, s := range b.subjects {
		if s.Indicator != nil { // indicators have about as many rows
			b.fill(s, make([]Row, 0, rows*9/8))
			rows = len(s.Rows)
		}
		if len(s.Rows) == 0 {
			continue
		}
		s.sort()
		s.used = map[*Measure]bool{}
		for k := range s.Rows {
			s.Rows[k].text = s.Rows[k].Text()
			s.used[s.Rows[k].Measure] = true
			province = province || s.Rows[k].Region.Kind == model.Province
		}
		maps.Copy(used, s.used)
		d.Subjects = append(d.Subjects, s)
	}
	if province {
		d.Regions = append(d.Regions, b.site.Province)
	}
	for m := range used {
		d.Measures = append(d.Measures, m)
	}
	slices.SortFunc(d.Measures, func(x, y *Measure) int { return x.order - y.order })
	return d
}

// newBuilder has what is counted over several cells. The rows of an indicator's own cells, which are most, are made by fill.
func newBuilder(v *analysis.View) *builder {
	b := &builder{view: v, site: v.Site, parts: map[string]*Measure{}}
	for _, i := range v.Site.Indicators {
		b.subject(i.ID, i.Name, i)
		for k := range i.Parts {
			b.part(i, &i.Parts[k])
		}
	}
	b.tallies()
	b.prospects()
	b.assessments()
	b.tasks()
	b.scores()
	return b
}

// fill puts the rows of an indicator's own cells before those that it has, into room.
func (b *builder) fill(s *Subject, room []Row) {
	counted := s.Rows
	s.Rows = room[:0]
	for _, r := range b.site.Regions {
		b.cell(s, r)
	}
	b.spread(s)
	b.province(s)
	s.Rows = append(s.Rows, counted...)
}

func (b *builder) subject(id, name string, i *model.Indicator) *Subject {
	s := &Subject{ID: id, Name: name, Indicator: i}
	b.subjects = append(b.subjects, s)
	return s
}

// of is the subject of an indicator.
func (b *builder) of(i *model.Indicator) *Subject {
	return b.subjects[slices.Index(b.site.Indicators, i)]
}

// sort orders the rows by region, period and measure.
func (s *Subject) sort() {
	slices.SortStableFunc(s.Rows, func(x, y Row) int {
		if d := x.Region.Index - y.Region.Index; d != 0 {
			return d
		}
		if d := x.Period.Compare(y.Period); d != 0 {
			return d
		}
		return x.Measure.order - y.Measure.order
	})
}

// Row finds a number by its names: the ids of indicator, region and measure, and the period. It is nil where there is
// none.
func (d *Data) Row(indicator, region string, period model.Period, id string) *Row {
	for _, s := range d.Subjects {
		if s.ID != indicator {
			continue
		}
		for k := range s.Rows {
			if r := &s.Rows[k]; r.Region.ID == region && r.Period == period && r.Measure.ID == id {
				return r
			}
		}
	}
	return nil
}
