package diff

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/finding"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// cellKey names a cell of an edition.
type cellKey struct{ indicator, region string }

// consequences tells what follows from the changes in each edition that both states have: of cells whose own figure or target changed,
// and of all others.
func (c *comparison) consequences() {
	for _, e := range c.now.Editions {
		old := editionOf(c.was, e.ID)
		if old == nil || old.Report == nil || e.Report == nil || old.Period != e.Period {
			continue
		}
		view := analysis.New // as the pages are made
		if c.keeps(e) {
			view = analysis.NewToday
		}
		was, now := view(c.was, old), view(c.now, e)
		changed := c.changedIn(e)
		for _, x := range c.pairs {
			if x.r.Kind != model.Province && !(x.r.In(e.Period) && x.q.In(e.Period)) {
				continue
			}
			a, b := was.Cell(x.i, x.r), now.Cell(x.j, x.q)
			if items := changed[cellKey{x.j.ID, x.q.ID}]; len(items) > 0 {
				for _, k := range items {
					c.report.Items[k].Effects = append(c.report.Items[k].Effects, cellEffects(e, &a, &b, true)...)
				}
				continue
			}
			for _, effect := range cellEffects(e, &a, &b, false) {
				effect.About = x.q.Name + " " + x.j.Name
				c.report.Also = append(c.report.Also, effect)
			}
		}
		c.findings(e, tellings(was, true), tellings(now, true))
		if c.keeps(e) {
			c.report.sealed(e.ID)
		}
	}
}

// sealed marks what follows in an edition as what it would say if it came out now.
func (r *Report) sealed(id string) {
	mark := func(list []Effect) {
		for k := range list {
			list[k].Sealed = list[k].Sealed || list[k].Edition == id
		}
	}
	for k := range r.Items {
		mark(r.Items[k].Effects)
	}
	mark(r.Also)
}

// changedIn are the items about the figures and targets that the cells of an edition show, by cell.
func (c *comparison) changedIn(e *model.Edition) map[cellKey][]int {
	out := map[cellKey][]int{}
	for k := range c.report.Items {
		i := &c.report.Items[k]
		own := i.Kind == Figure && i.Period == e.Period.String() ||
			(i.Kind == Target || i.Kind == TargetChange) && i.Period == strconv.Itoa(e.Period.Year)
		if own {
			key := cellKey{i.Indicator, i.Region}
			out[key] = append(out[key], k)
		}
	}
	return out
}

// cellEffects are the differences of what is computed of a cell. Where own is set it is also told that a completion moved and
// the rank did not.
func cellEffects(e *model.Edition, a, b *analysis.Cell, own bool) []Effect {
	var out []Effect
	tell := func(name, was, now string) {
		if was != now {
			out = append(out, Effect{Edition: e.ID, Label: e.Label, Name: name, Old: was, New: now})
		}
	}
	tell("完成率", completion(a), completion(b))
	moved := len(out) > 0
	tell("同比", format.Growth(a), format.Growth(b))
	tell("状态", format.State(a), format.State(b))
	ranked := len(out)
	tell("位次", rank(a.Place), rank(b.Place))
	if own && moved && len(out) == ranked && a.Place.Rank > 0 {
		out = append(out, Effect{Edition: e.ID, Label: e.Label, Name: "位次", Old: rank(a.Place), New: rank(b.Place)})
	}
	return out
}

func completion(c *analysis.Cell) string {
	if !c.Completion.Ok() {
		return format.Dash
	}
	return format.Completion(c.Completion)
}

func rank(p analysis.Place) string {
	if p.Rank == 0 {
		return format.Dash
	}
	if p.Tied {
		return "并列第" + strconv.Itoa(p.Rank)
	}
	return "第" + strconv.Itoa(p.Rank)
}

// findings tells which findings of an edition came, went or say something else.
func (c *comparison) findings(e *model.Edition, before, after told) {
	for _, f := range before.list {
		if text := after.text[f.ID]; text == "" {
			c.report.Also = append(c.report.Also, findingEffect(e, f, f.Text.String(), ""))
		} else if text != f.Text.String() {
			c.report.Also = append(c.report.Also, findingEffect(e, f, f.Text.String(), text))
		}
	}
	for _, f := range after.list {
		if before.text[f.ID] == "" {
			c.report.Also = append(c.report.Also, findingEffect(e, f, "", f.Text.String()))
		}
	}
}

// told are the findings of an edition with their texts by id.
type told struct {
	list []*finding.Finding
	text map[string]string
}

// tellings are the findings about the whole and about the members together, and where each is set about each member too.
func tellings(v *analysis.View, each bool) told {
	set := finding.New(v)
	t := told{list: set.Findings(), text: map[string]string{}}
	for _, r := range v.Site.Regions {
		if each && r.HasPage() {
			t.list = append(t.list[:len(t.list):len(t.list)], set.Member(r)...)
		}
	}
	for _, f := range t.list {
		t.text[f.ID] = f.Text.String()
	}
	return t
}

// findingName is what the effect of a finding is called.
const findingName = "发现"

func findingEffect(e *model.Edition, f *finding.Finding, was, now string) Effect {
	about := ""
	if f.Indicator != nil {
		about = f.Indicator.Name
	}
	if f.Region != nil && f.Region.Kind != model.Prefecture {
		about = f.Region.Name + " " + about
	}
	return Effect{Edition: e.ID, Label: e.Label, About: about, Name: findingName, Old: was, New: now}
}
