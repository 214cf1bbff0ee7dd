package model

import (
	"slices"
	"strings"
)

// Former is a name that a region had until the end of a month.
type Former struct {
	Name, Short string
	Bureau      string // the unit that answered for it then; empty where the author does not say
	Until       Period
}

// BureauOf is what the unit of a region was called while the region had a former name: as the author says, or else with the former name
// where the present one stands in it.
func (f *Former) BureauOf(now *Region) string {
	if f.Bureau != "" {
		return f.Bureau
	}
	if rest, ok := strings.CutPrefix(now.Bureau, now.Name); ok {
		return f.Name + rest
	}
	return now.Bureau
}

// In reports whether the region is one in a month.
func (r *Region) In(p Period) bool {
	return (r.Since == Period{} || r.Since.Compare(p) <= 0) && (r.Until == Period{} || p.Compare(r.Until) <= 0)
}

// InYear reports whether the region is one in some month of a year.
func (r *Region) InYear(year int) bool {
	return (r.Since == Period{} || r.Since.Year <= year) && (r.Until == Period{} || year <= r.Until.Year)
}

// Next is the month after p.
func (p Period) Next() Period {
	if p.Month == 12 {
		return Period{p.Year + 1, 1}
	}
	return Period{p.Year, p.Month + 1}
}

// era is a span of months in which the indicators, the regions and their names do not change.
type era struct {
	from Period // zero: from the beginning
	site *Site
}

// At is the site as it is in a month: with the indicators that are counted and the regions that there are then, by the names of then. What a region was before
// another became part of it cannot be compared with what it is, so figures of earlier months are 不可比 there, unless the
// author says that the two are added up ([Region.Joined]). A site where none of it ever changes is itself at all times.
//
// Regions and indicators keep their Index, so that one may be looked up in the reports and targets of all times.
func (s *Site) At(p Period) *Site {
	for _, e := range slices.Backward(s.eras) {
		if e.from.Compare(p) <= 0 {
			return e.site
		}
	}
	return s
}

// Being is a region as it is in a month: by its name of then; nil where it is none in that month.
func (s *Site) Being(r *Region, p Period) *Region {
	for _, then := range s.At(p).Regions {
		if then.Index == r.Index {
			return then
		}
	}
	return nil
}

// Width is above the Index of every region, the province excepted.
func (s *Site) Width() int { return max(len(s.Regions), s.width) }

// Everyone are the regions of all times, by Index.
func (s *Site) Everyone() []*Region {
	if s.everyone == nil {
		return s.Regions
	}
	return s.everyone
}

// Settle makes what [Site.At] answers with. The loader calls it once all is read.
func (s *Site) Settle() {
	s.width, s.everyone, s.counted = len(s.Regions), s.Regions, s.Indicators
	var starts []Period
	for _, i := range s.Indicators {
		if (i.Since != Period{}) {
			starts = append(starts, i.Since)
		}
		if (i.Until != Period{}) {
			starts = append(starts, i.Until.Next())
		}
	}
	for _, r := range s.Regions {
		if (r.Since != Period{}) {
			starts = append(starts, r.Since)
		}
		if (r.Until != Period{}) {
			starts = append(starts, r.Until.Next())
		}
		for _, f := range r.Formerly {
			starts = append(starts, f.Until.Next())
		}
	}
	if len(starts) == 0 {
		return
	}
	slices.SortFunc(starts, Period.Compare)
	eras := []era{{}}
	for _, p := range slices.Compact(starts) {
		eras = append(eras, era{from: p})
	}
	for k := range eras {
		last := Period{}
		if k+1 < len(eras) {
			last = eras[k+1].from
		}
		eras[k].site = s.during(eras[k].from, last)
		eras[k].site.eras = eras
	}
	s.eras = eras
}

// during is the site of an era from a month until before another; zero: without beginning, without end.
func (s *Site) during(from, before Period) *Site {
	out := *s
	at := from
	if at == (Period{}) {
		at = Period{before.Year - 1, before.Month} // before all that changes
	}
	then := map[*Region]*Region{} // each region of the site as it is then, or what became of it
	out.Regions = nil
	for _, r := range s.Regions {
		if r.Kind != Prefecture && !r.In(at) {
			continue
		}
		now := r.named(at)
		then[r] = now
		out.Regions = append(out.Regions, now)
	}
	for _, r := range s.Regions {
		for to := r.MergedInto; then[r] == nil && to != nil; to = to.MergedInto {
			then[r] = then[to]
		}
		if then[r] == nil {
			then[r] = then[s.Regions[0]]
		}
	}
	out.count(at)
	out.point(then)
	for _, r := range s.Regions {
		if targets := out.Targets[r.Until.Year]; targets != nil && r.isPart(at) && r.Joined {
			targets.joined = append(targets.joined, r)
		}
	}
	out.Reports = s.comparable(at)
	return &out
}

// named is the region by its name in a month: itself, or a copy.
func (r *Region) named(p Period) *Region {
	for _, f := range r.Formerly { // the oldest first
		if p.Compare(f.Until) <= 0 {
			then := *r
			then.Name, then.Short, then.Bureau = f.Name, f.Short, f.BureauOf(r)
			return &then
		}
	}
	return r
}

// point lets all that names regions name those of an era; what ended is named by what it became part of.
func (s *Site) point(then map[*Region]*Region) {
	alive := func(regions []*Region) []*Region {
		var out []*Region
		for _, r := range regions {
			if now := then[r]; !slices.Contains(out, now) {
				out = append(out, now)
			}
		}
		return out
	}
	s.Targets = copied(s.Targets, func(t *Targets) {
		t.Changes = slices.Clone(t.Changes)
		for k := range t.Changes {
			if now := then[t.Changes[k].Region]; now.Index == t.Changes[k].Region.Index {
				t.Changes[k].Region = now
			}
		}
	})
	s.Milestones = copiedEach(s.Milestones, func(m *Milestone) { m.Regions = alive(m.Regions) })
	s.Actions = copiedEach(s.Actions, func(a *Action) {
		was := a.Region
		if a.Region = then[was]; was != nil && a.Region.Index != was.Index { // without a region, the file has a mistake
			a.Was = was
		}
	})
	if s.Scores != nil {
		scores := *s.Scores
		scores.Tiers = nil
		for _, t := range s.Scores.Tiers {
			t.Counties = itself(t.Counties, then) // what another became part of is in its own tier
			if len(t.Counties) > 0 {
				scores.Tiers = append(scores.Tiers, t)
			}
		}
		s.Scores = &scores
	}
	if s.Map != nil {
		shapes := *s.Map
		shapes.Shapes = nil
		for _, shape := range s.Map.Shapes {
			if now := then[shape.Region]; shape.Region != nil && now.Index == shape.Region.Index {
				shape.Region = now
				shapes.Shapes = append(shapes.Shapes, shape)
			}
		}
		s.Map = &shapes
	}
}

// itself are the regions that are still ones of their own, by their names of then.
func itself(regions []*Region, then map[*Region]*Region) []*Region {
	var out []*Region
	for _, r := range regions {
		if now := then[r]; now.Index == r.Index {
			out = append(out, now)
		}
	}
	return out
}

// copied are copies of what a map points to, changed.
func copied[K comparable, V any](of map[K]*V, change func(*V)) map[K]*V {
	out := make(map[K]*V, len(of))
	for key, v := range of {
		c := *v
		change(&c)
		out[key] = &c
	}
	return out
}

func copiedEach[K comparable, V any](of map[K][]*V, change func(*V)) map[K][]*V {
	out := make(map[K][]*V, len(of))
	for key, list := range of {
		for _, v := range list {
			c := *v
			change(&c)
			out[key] = append(out[key], &c)
		}
	}
	return out
}

// comparable are the reports as they can be compared with a month: where a region has become part of another by then, the
// other's figures of the months before are joined or 不可比.
func (s *Site) comparable(at Period) map[Period]*Report {
	if !slices.ContainsFunc(s.Regions, func(r *Region) bool { return r.isPart(at) }) {
		return s.Reports
	}
	out := make(map[Period]*Report, len(s.Reports))
	for p, report := range s.Reports {
		out[p] = s.Compared(report, at)
	}
	return out
}

// Compared is a report as it can be compared with a month, though it may be none of the site's. The site is that of no era.
func (s *Site) Compared(report *Report, at Period) *Report {
	for _, r := range s.Regions {
		if r.isPart(at) && report.Period.Compare(r.Until) <= 0 {
			report = report.without(s.Indicators, r, r.MergedInto)
		}
	}
	return report
}

// isPart reports whether the region is part of another in a month.
func (r *Region) isPart(at Period) bool {
	return r.MergedInto != nil && at.Compare(r.Until) > 0 && r.MergedInto.In(at)
}

// without is the report as it is compared with once a region is part of another.
func (p *Report) without(indicators []*Indicator, r, to *Region) *Report {
	out := p.Clone()
	apart := "此前不含原" + r.Name + "，不可比"
	for _, i := range indicators {
		was, part := p.Figure(i, to), p.Figure(i, r)
		if !was.Given && !part.Given {
			continue
		}
		f := Figure{Num: Missing(NotComparable), Status: was.Status, More: &FigureMore{Note: apart}, Line: was.Line, Col: was.Col}
		switch {
		case !r.Joined:
		case part.Gap == NotApplicable && was.Ok():
			f = *was
		case i.Adds() && was.Ok() && part.Ok():
			f = *was
			f.Value = was.Value.Add(part.Value)
			f.More = &FigureMore{Note: "含原" + r.Name}
		case i.Adds() && !was.Ok(): // there would be nothing to compare with, whatever its extent
			f.Num, f.More = was.Num, nil
		case i.Adds():
			f.Num, f.More = part.Num, &FigureMore{Note: "原" + r.Name + "没有数"}
		}
		out.Set(i, to, f)
	}
	return out
}

// Having is the site with other reports of some months, at all times.
func (s *Site) Having(reports map[Period]*Report) *Site {
	out := *s
	out.eras = nil
	out.Reports = make(map[Period]*Report, len(s.Reports))
	for p, r := range s.Reports {
		out.Reports[p] = r
	}
	for p, r := range reports {
		out.Reports[p] = r
	}
	return &out
}

// Clone is a copy of the report that can be changed.
func (p *Report) Clone() *Report {
	out := *p
	out.figures = slices.Clone(p.figures)
	return &out
}
