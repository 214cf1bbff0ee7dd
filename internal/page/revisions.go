package page

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/finding"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/revision"
)

// Revisions are what an edition tells of figures that sealed editions published: 更正 and 修订, each a table; and what else those
// editions would say otherwise.
type Revisions struct {
	Summary string
	Lists   []RevisedList // that have any
	Turned  []Turned      // statements of those editions, at most mostTurned
	More    int           // how many others
}

// RevisedList are the corrections, or the revisions.
type RevisedList struct {
	ID, Title string
	Rows      []Revised
}

// Revised is a figure that is another one.
type Revised struct {
	Indicator, Region Link
	Period            string
	Published         Link // the edition that published Old
	Old, New, By      string
	Effects           []string // on completion and place
	Why               string   // the reason, or how its status rose
}

// Turned is a statement of a sealed edition that its data no longer bear out; New is empty where nothing takes its place, Old where it is new.
type Turned struct {
	Edition  string
	Old, New string
}

// mostTurned is how many statements are told.
const mostTurned = 12

// revisions are those of the edition; nil where it has none to tell.
func (ed *edition) revisions() *Revisions {
	changes := revision.Told(ed.views.site, ed.view.Edition)
	if len(changes) == 0 {
		return nil
	}
	turns := map[*model.Edition]*turned{}
	lists := []RevisedList{{ID: "corrected", Title: "更正"}, {ID: "revised", Title: "修订"}}
	for k := range changes {
		c := &changes[k]
		if turns[c.In] == nil {
			turns[c.In] = &turned{ed.views.published(c.In), ed.views.today(c.In)}
		}
		switch c.Kind {
		case revision.Correction:
			lists[0].Rows = append(lists[0].Rows, ed.revised(c, turns[c.In]))
		case revision.Revision:
			lists[1].Rows = append(lists[1].Rows, ed.revised(c, turns[c.In]))
		}
	}
	out := &Revisions{Summary: format.Revisions(revision.Count(changes))}
	for _, l := range lists {
		if len(l.Rows) > 0 {
			out.Lists = append(out.Lists, l)
		}
	}
	told := ed.turned(turns)
	out.Turned = told[:min(len(told), mostTurned)]
	out.More = len(told) - len(out.Turned)
	return out
}

// turned is an edition as it was published last, and what it would say now.
type turned struct{ was, is *analysis.View }

// revised is a change; in is the edition that published the former figure.
func (ed *edition) revised(c *revision.Change, in *turned) Revised {
	i, r := c.Indicator, c.Region
	out := Revised{
		Indicator: Link{Href: ed.at.Bulletin(), Text: format.ItemName(i, c.Item)},
		Region:    Link{Text: ed.site.Called(r)},
		Period:    format.Period(c.Period),
		Published: Link{Href: ed.at.In(c.In).Bulletin(), Text: format.Publication(c.In)},
		Old:       format.ItemNum(i, c.Item, c.Old.Num), New: format.ItemNum(i, c.Item, c.Is),
		By: format.ItemBy(i, c.Item, c.Old.Num, c.Is), Why: format.RevisionWhy(c.Old.Status, c.New.Status, c.Old.Num),
	}
	if c.Follows {
		out.Why = format.FollowsLate
	}
	if i.In(ed.view.Edition.Period) {
		out.Indicator.Href = ed.at.Indicator(i)
	}
	if r.HasPage() && r.In(ed.view.Edition.Period) {
		out.Region.Href = ed.at.County(r)
	}
	var why []string
	for _, e := range c.Entries {
		text := e.Reason
		if e.Who != "" {
			text += "（" + e.Who + "）"
		}
		why = append(why, text)
	}
	if c.Kind == revision.Revision { // behind what it was corrected to before its status rose
		why = append(why, out.Why)
	}
	out.Why = strings.Join(why, "；")
	if c.Period == c.In.Period && c.Item == model.ItemValue {
		was, is := in.was.Cell(i, r), in.is.Cell(i, r)
		out.Effects = format.RevisionEffects(&was, &is)
		if moved := in.moved(c); moved != "" {
			out.Effects = append(out.Effects, moved)
		}
	}
	return out
}

// moved are the places of others that a figure moved by coming into the ranking, or leaving it.
func (t *turned) moved(c *revision.Change) string {
	if c.Old.Ok() == c.Is.Ok() || c.Region.Kind != model.County {
		return ""
	}
	var was, is []analysis.Cell
	for _, g := range t.is.Site.Counties() {
		if a, b := t.was.Cell(c.Indicator, g), t.is.Cell(c.Indicator, g); g.Index != c.Region.Index && a.Value.Ok() && b.Value.Ok() && a.Value.Value.Equal(b.Value.Value) {
			was, is = append(was, a), append(is, b)
		}
	}
	return format.PlacesMoved(was, is)
}

// turned are the statements about the whole and the members together that editions would not make now.
func (ed *edition) turned(turns map[*model.Edition]*turned) []Turned {
	var out []Turned
	for _, e := range ed.views.site.Editions {
		if t := turns[e]; t != nil {
			out = append(out, differing(format.Publication(e), ed.views.findings(t.was).Findings(), finding.New(t.is).Findings())...)
		}
	}
	return out
}

// differing are the findings that are worded otherwise, are gone or are new, in the order of what was said.
func differing(label string, then, now []*finding.Finding) []Turned {
	said := map[string]string{}
	for _, f := range now {
		said[f.ID] = f.Text.String()
	}
	var out []Turned
	for _, f := range then {
		old := f.Text.String()
		if text, still := said[f.ID]; text != old || !still {
			out = append(out, Turned{label, old, text})
		}
		delete(said, f.ID)
	}
	for _, f := range now {
		if text, added := said[f.ID]; added {
			out = append(out, Turned{label, "", text})
		}
	}
	return out
}
