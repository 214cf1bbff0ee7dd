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
	switch {
	case q.Region != nil:
		findings = s.member(q.Region)
	case q.Indicator != nil:
		findings = s.about[q.Indicator.Index]
	}
	kept := make([]*Finding, 0, len(findings))
	for _, f := range findings {
		if q.wants(f) {
			kept = append(kept, f)
		}
	}
	out := tell(unite(merge(kept)))
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
func merge(findings []*Finding) []draft {
	type thing struct {
		indicator *model.Indicator
		region    *model.Region
		tale      topic
	}
	at := make(map[thing]int, len(findings))
	together := make([][]*Finding, 0, len(findings))
	for _, f := range findings {
		same := thing{f.Indicator, f.Region, ofTargets}
		if f.Region == nil {
			same.tale = f.tale
		}
		k, found := at[same]
		if !found || f.Indicator == nil {
			k = len(together)
			together = append(together, nil)
			at[same] = k
		}
		together[k] = append(together[k], f)
	}
	out := make([]draft, len(together))
	for k, list := range together {
		if list[0].Indicator == nil {
			out[k] = alone(list[0])
		} else {
			out[k] = merged(list)
		}
	}
	return out
}

// merged is the statement of findings about one indicator, the weightiest first.
func merged(list []*Finding) draft {
	f := list[0]
	d := draft{tale: ofTargets, Statement: Statement{
		ID: f.ID, Tone: f.Tone, Group: f.Indicator.Group, Indicator: f.Indicator, Indicators: []*model.Indicator{f.Indicator},
		Region: f.Region, Weight: f.Weight,
	}}
	if f.Region == nil {
		d.tale = f.tale
	}
	n := 0
	for _, f := range list {
		n += len(f.phrases)
	}
	said := make([]phrase, 0, n)
	for _, f := range list {
		said = append(said, f.phrases...)
	}
	d.Text, d.phrases = compose(about(f.Indicator), said)
	d.Tone = d.mood()
	d.Findings = make([]string, 0, len(list))
	for _, f := range list {
		if f.ID == d.ID || told(f.phrases, d.phrases) {
			d.Findings = append(d.Findings, f.ID)
		}
	}
	return d
}

// mood is the tone of the weightiest finding, unless a state that weighs about as much is of another: where an indicator
// stands counts more than how it got there. What is behind is never praised.
func (d *draft) mood() Tone {
	for k := range d.phrases {
		if c := &d.phrases[k]; c.slot == slotState && !c.many && (c.tone == Shortfall || c.tone == Highlight && c.weight+nearly >= d.Weight) {
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
func told(said, kept []phrase) bool {
	for k := range said {
		if c := &said[k]; c.slot != slotValue && !implied(c, kept) {
			return false
		}
	}
	return true
}

func implied(c *phrase, kept []phrase) bool {
	for k := range kept {
		if kept[k].key == c.key || slices.Contains(kept[k].covers, c.key) {
			return true
		}
	}
	return false
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
