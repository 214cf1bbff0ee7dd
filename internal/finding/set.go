package finding

import (
	"cmp"
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// Set is the findings of an edition. It is read-only after [New] and may be used by several goroutines at once.
type Set struct {
	view      *analysis.View
	summaries []*summary   // in bulletin order
	findings  []*Finding   // of the whole and of the members together
	about     [][]*Finding // of them, by Indicator.Index
}

// New judges an edition: the whole, and the members together. Findings about one member are made when they are asked for.
func New(v *analysis.View) *Set {
	s := &Set{view: v}
	buffer := make([]judged, 0, len(v.Site.Counties()))
	zero := map[*model.Region][]*model.Indicator{}
	silent := silentMembers(v)
	for _, i := range v.Site.Indicators {
		t := look(v, i, buffer)
		t.silent = silent
		s.summaries = append(s.summaries, t.summary)
		s.findings = append(s.findings, t.judge()...)
		for _, m := range t.those(func(m *judged) bool { return atZero(m) }) {
			zero[m.Region] = append(zero[m.Region], i)
		}
	}
	if f := zeroTwice(v, zero); f != nil {
		s.findings = append(s.findings, f)
	}
	if f := silence(v, silent); f != nil {
		s.findings = append(s.findings, f)
	}
	sortFindings(s.findings)
	word(s.findings)
	s.about = make([][]*Finding, v.Site.Depth())
	for _, f := range s.findings {
		if f.Indicator != nil {
			s.about[f.Indicator.Index] = append(s.about[f.Indicator.Index], f)
		}
	}
	return s
}

// judge asks every rule about the whole and about the members together.
func (t *table) judge() []*Finding {
	var out []*Finding
	for _, rule := range Rules {
		if rule.one != nil {
			if f := rule.one(t.whole); f != nil {
				out = append(out, t.finding(rule, t.whole.Region, f))
			}
		}
		if rule.together != nil && len(t.members) > 0 {
			if f := rule.together(t); f != nil {
				out = append(out, t.finding(rule, nil, f))
			}
		}
	}
	return out
}

// finding names what a rule has found.
func (m *summary) finding(rule *Rule, r *model.Region, f *said) *Finding {
	out := &Finding{
		ID: rule.Name + "/" + m.indicator.ID, Rule: rule.Name, Tone: f.tone, Indicator: m.indicator, Region: r,
		Weight: rule.Weight + f.weight, Evidence: f.evidence, phrases: f.phrases, tale: rule.tale,
	}
	if m.indicator.Better == model.Neither && rule.Name != "not-reported" { // what is neither good nor bad is a fact
		out.Tone = Notice
		for k := range out.phrases {
			out.phrases[k].tone = Notice
		}
	}
	if r != nil {
		out.ID += "/" + r.ID
	}
	for k := range out.phrases {
		out.phrases[k].weight, out.phrases[k].id, out.phrases[k].many = out.Weight, out.ID, r == nil
	}
	return out
}

// word makes the texts of findings, which statements make from their phrases.
func word(list []*Finding) {
	for _, f := range list {
		if f.Text == nil {
			f.Text, _ = compose(about(f.Indicator), f.phrases)
		}
	}
}

func sortFindings(list []*Finding) {
	slices.SortStableFunc(list, func(a, b *Finding) int { return cmp.Compare(b.Weight, a.Weight) })
}

// Findings are those about the whole and about the members together, by weight, then in the order of indicators.
func (s *Set) Findings() []*Finding { return s.findings }

// Member are the findings about one region: a member, a zone, or the whole.
func (s *Set) Member(r *model.Region) []*Finding {
	out := s.member(r)
	word(out)
	return out
}

// member is Member without texts.
func (s *Set) member(r *model.Region) []*Finding {
	var out []*Finding
	one := &judged{} // no finding keeps it
	for _, m := range s.summaries {
		if !m.indicator.AppliesTo(r) {
			continue
		}
		*one = judged{summary: m, Cell: m.view.Cell(m.indicator, r)}
		for _, rule := range Rules {
			if rule.one == nil {
				continue
			}
			if f := rule.one(one); f != nil {
				out = append(out, m.finding(rule, r, f))
			}
		}
	}
	sortFindings(out)
	return out
}

// Known reports whether an edition of the site could have a finding of that id.
func (s *Set) Known(id string) bool {
	parts := strings.Split(id, "/")
	rule := Named(parts[0])
	if id == "at-zero" || id == "not-reported" {
		return true // of several indicators
	}
	if rule == nil || len(parts) < 2 || len(parts) > 3 {
		return false
	}
	i := s.indicator(parts[1])
	switch {
	case i == nil:
		return false
	case len(parts) == 2:
		return rule.together != nil && i.Scope == model.AllRegions
	}
	r := s.region(parts[2])
	return r != nil && rule.one != nil && i.AppliesTo(r) && (r.HasPage() || r.Kind == model.Prefecture)
}

// manyRegions is from how many regions on [Set.IDs] leaves out findings about one member.
const manyRegions = 200

// IDs are the ids that [Set.Known] knows, to look for the nearest to a wrong one.
func (s *Set) IDs() []string {
	var out []string
	regions := s.view.Site.Regions
	if len(regions) > manyRegions {
		regions = regions[:1]
	}
	for _, rule := range Rules {
		for _, i := range s.view.Site.Indicators {
			id := rule.Name + "/" + i.ID
			if rule.together != nil && i.Scope == model.AllRegions {
				out = append(out, id)
			}
			for _, r := range regions {
				if s.Known(id + "/" + r.ID) {
					out = append(out, id+"/"+r.ID)
				}
			}
		}
	}
	return out
}

func (s *Set) indicator(id string) *model.Indicator {
	for _, i := range s.view.Site.Indicators {
		if i.ID == id {
			return i
		}
	}
	return nil
}

func (s *Set) region(id string) *model.Region {
	for _, r := range s.view.Site.Regions {
		if r.ID == id {
			return r
		}
	}
	return nil
}
