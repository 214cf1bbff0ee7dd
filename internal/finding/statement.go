package finding

import (
	"cmp"
	"slices"

	"bulletin/internal/model"
)

// Query asks for statements. Its zero value asks for all about the whole and about the members together.
type Query struct {
	Tones     []Tone           // these only; empty for all
	Rules     []string         // by name, these only; empty for all
	Indicator *model.Indicator // this only; nil for all
	Region    *model.Region    // about this member, which the page around them names; nil for the whole and the members together
	Hide      []string         // ids of findings that are not said
	Limit     int              // at most so many; 0 for all
}

// Statements are the sentences that answer q, the weightiest first.
func (s *Set) Statements(q Query) []Statement {
	findings := s.findings
	if q.Region != nil {
		findings = s.member(q.Region)
	}
	var kept []Finding
	for _, f := range findings {
		if q.wants(&f) {
			kept = append(kept, f)
		}
	}
	out := tell(unite(s.merge(kept)))
	if q.Limit > 0 && len(out) > q.Limit {
		out = out[:q.Limit]
	}
	return out
}

func (q *Query) wants(f *Finding) bool {
	return (len(q.Tones) == 0 || slices.Contains(q.Tones, f.Tone)) &&
		(len(q.Rules) == 0 || slices.Contains(q.Rules, f.Rule)) &&
		(q.Indicator == nil || q.Indicator == f.Indicator) &&
		!slices.Contains(q.Hide, f.ID)
}

// draft is a statement before neighbours are joined.
type draft struct {
	Statement
	phrases []phrase // in the order of the sentence
	tale    topic
}

// merge makes one statement of the findings about the same thing: the same indicator of the whole or of one member, or
// the members' ofTargets, growth or motion. Findings come by weight.
func (s *Set) merge(findings []Finding) []draft {
	var out []draft
	for _, f := range findings {
		if f.Indicator == nil {
			out = append(out, alone(&f))
			continue
		}
		tale := ofTargets
		if f.Region == nil {
			tale = Named(f.Rule).tale
		}
		k := slices.IndexFunc(out, func(d draft) bool {
			return d.Indicator == f.Indicator && d.Region == f.Region && d.tale == tale
		})
		if k < 0 {
			k = len(out)
			out = append(out, draft{tale: tale, phrases: make([]phrase, 0, 4*len(f.phrases)), Statement: Statement{
				ID: f.ID, Tone: f.Tone, Group: f.Indicator.Group, Indicator: f.Indicator, Indicators: []*model.Indicator{f.Indicator},
				Region: f.Region, Weight: f.Weight,
			}})
		}
		out[k].Findings = append(out[k].Findings, f.ID)
		out[k].phrases = append(out[k].phrases, f.phrases...)
	}
	for k := range out {
		d := &out[k]
		if d.Indicator == nil {
			continue
		}
		said := d.phrases
		d.Text, d.phrases = compose(about(d.Indicator), d.phrases)
		d.Tone = d.mood()
		d.Findings = slices.DeleteFunc(d.Findings, func(id string) bool { return id != d.ID && !told(id, said, d.phrases) })
	}
	return out
}

// mood is the tone of the weightiest finding, unless a state that weighs about as much is of another: where an indicator
// stands counts more than how it got there. What is behind is never praised.
func (d *draft) mood() Tone {
	for _, c := range d.phrases {
		if c.slot == slotState && !c.many && (c.tone == Shortfall || c.tone == Highlight && c.weight+nearly >= d.Weight) {
			return c.tone
		}
	}
	return d.Tone
}

// nearly is by how much a state may weigh less than what is told beside it.
const nearly = 10

// alone is the statement of a finding about several indicators.
func alone(f *Finding) draft {
	d := draft{tale: contrast, Statement: Statement{
		ID: f.ID, Findings: []string{f.ID}, Tone: f.Tone, Region: f.Region, Weight: f.Weight, Text: f.Text,
	}}
	for _, e := range f.Evidence {
		if !slices.Contains(d.Indicators, e.Indicator) {
			d.Indicators = append(d.Indicators, e.Indicator)
		}
	}
	return d
}

// told reports whether what a finding says is in a sentence, or is implied by what is.
func told(id string, all, kept []phrase) bool {
	for _, c := range all {
		if c.id == id && c.slot != slotValue && !slices.ContainsFunc(kept, func(d phrase) bool { return d.key == c.key || slices.Contains(d.covers, c.key) }) {
			return false
		}
	}
	return true
}

// tell ends sentences and orders them by weight.
func tell(drafts []draft) []Statement {
	out := make([]Statement, len(drafts))
	for k := range drafts {
		out[k] = drafts[k].Statement
		out[k].Text = sentence(out[k].Text)
	}
	slices.SortStableFunc(out, func(a, b Statement) int { return cmp.Compare(b.Weight, a.Weight) })
	return out
}
