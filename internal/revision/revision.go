// Package revision compares what sealed editions published with what the data say now.
//
// The words are those of official statistics (after the UK Office for National Statistics): a correction (更正) mends a mistake and
// has an entry in data/corrections that says why; a revision (修订) is better data, recognised by the status that rose, 快报 to
// 最终核实, or by a figure that had not been reported. What is neither has to be explained before it is published.
package revision

import (
	"cmp"
	"slices"

	"bulletin/internal/model"
)

// Kind is why a figure is another one than was published.
type Kind uint8

// The kinds of changes.
const (
	Unexplained Kind = iota
	Correction       // 更正
	Revision         // 修订
)

// Change is a figure that is another one than an edition published.
type Change struct {
	Indicator *model.Indicator
	Region    *model.Region
	Period    model.Period

	In      *model.Edition // the last one that published Old
	Old     model.PublishedFigure
	New     *model.Figure
	Kind    Kind
	Entries []*model.Correction // of a correction, from Old to New
}

// Told are the changes that an open edition has to tell its readers: against what sealed editions before it published last. A
// sealed edition tells nothing more, and neither does the first.
func Told(site *model.Site, e *model.Edition) []Change {
	if e.Seal != nil {
		return nil
	}
	last := map[model.PublishedKey]*model.Edition{}
	for _, before := range site.Editions {
		if before == e || before.ID == e.ID {
			break
		}
		for key := range before.Published {
			last[key] = before
		}
	}
	return compare(site, last)
}

// Since are the changes of what a sealed edition published until now.
func Since(site *model.Site, e *model.Edition) []Change {
	last := make(map[model.PublishedKey]*model.Edition, len(e.Published))
	for key := range e.Published {
		last[key] = e
	}
	return compare(site, last)
}

// compare holds figures against the editions that published them. What is no indicator or region any more is not compared.
func compare(site *model.Site, last map[model.PublishedKey]*model.Edition) []Change {
	if len(last) == 0 {
		return nil
	}
	indicators, regions := map[string]*model.Indicator{}, map[string]*model.Region{}
	for _, i := range site.Indicators {
		indicators[i.ID] = i
	}
	for _, r := range site.Everyone() {
		regions[r.ID] = r
	}
	if site.Province != nil {
		regions[site.Province.ID] = site.Province
	}
	var out []Change
	for key, in := range last {
		i, r := indicators[key.Indicator], regions[key.Region]
		report := site.At(in.Period).Reports[key.Period]
		old := in.Published[key]
		if i == nil || r == nil || report == nil || !counts(old.Num) {
			continue
		}
		now := report.Figure(i, r)
		if same(old.Num, now.Num) {
			continue
		}
		c := Change{Indicator: i, Region: r, Period: key.Period, In: in, Old: old, New: now}
		c.explain(site.Corrections)
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Change) int {
		return cmp.Or(a.Indicator.Index-b.Indicator.Index, a.Region.Index-b.Region.Index, a.Period.Compare(b.Period))
	})
	return out
}

// counts reports whether a published figure is one that can change: a number, or a gap that an author wrote. That there was no
// report of a month is no figure.
func counts(n model.Num) bool {
	if n.Ok() {
		return true
	}
	for _, g := range model.WrittenGaps {
		if g == n.Gap {
			return true
		}
	}
	return false
}

func same(a, b model.Num) bool { return a.Gap == b.Gap && (!a.Ok() || a.Value.Equal(b.Value)) }

// explain finds the kind of a change. Entries are followed from the old figure to the new one, by way of others where a figure
// was corrected more than once.
func (c *Change) explain(entries []*model.Correction) {
	at := c.Old.Num
	for used := map[*model.Correction]bool{}; ; {
		next := slices.IndexFunc(entries, func(e *model.Correction) bool {
			return !used[e] && e.Indicator.Index == c.Indicator.Index && e.Region.ID == c.Region.ID && e.Period == c.Period && same(e.Old, at)
		})
		if next < 0 {
			c.Entries = nil
			break
		}
		used[entries[next]] = true
		c.Entries = append(c.Entries, entries[next])
		if at = entries[next].New; same(at, c.New.Num) {
			c.Kind = Correction
			return
		}
	}
	if c.New.Ok() && (c.Old.Gap == model.NotReported || c.Old.Status != model.NoStatus && c.Old.Status < c.New.Status) {
		c.Kind = Revision
	}
}

// Count is how many of the changes are corrections and how many revisions.
func Count(changes []Change) (corrected, revised int) {
	for k := range changes {
		switch changes[k].Kind {
		case Correction:
			corrected++
		case Revision:
			revised++
		}
	}
	return corrected, revised
}

// Tells reports whether a later edition tells of one of the changes of what an earlier one published: a sealed one does where it published
// another figure.
func Tells(site *model.Site, later, earlier *model.Edition, changes []Change) bool {
	key := func(c *Change) model.PublishedKey {
		return model.PublishedKey{Indicator: c.Indicator.ID, Region: c.Region.ID, Period: c.Period}
	}
	if later.Seal != nil {
		return slices.ContainsFunc(changes, func(c Change) bool {
			f, published := later.Published[key(&c)]
			return published && !same(f.Num, earlier.Published[key(&c)].Num)
		})
	}
	told := Told(site, later)
	return slices.ContainsFunc(changes, func(c Change) bool {
		return slices.ContainsFunc(told, func(o Change) bool { return key(&o) == key(&c) })
	})
}
