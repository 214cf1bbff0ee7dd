package revision

import (
	"cmp"
	"slices"
	"strings"

	"bulletin/internal/model"
)

// NoteChange is a note that was published beside a figure, and that is another one now though the figure is the same.
type NoteChange struct {
	Indicator *model.Indicator
	Region    *model.Region
	Period    model.Period
	In        *model.Edition // the last one that published it
	Old, New  string
}

// Notes are the published notes that were changed or taken away since. What goes with a figure that changed is told with it, and that a
// note was added takes nothing back.
func Notes(site *model.Site) []NoteChange {
	latest := map[model.PublishedKey]*model.Edition{}
	for _, e := range site.Editions {
		for key := range last(e).figures {
			latest[key] = e
		}
	}
	c := newComparison(site)
	var out []NoteChange
	for key, e := range latest {
		old := last(e).figures[key]
		if e.Seal == nil || old.Note == "" {
			continue
		}
		i, r, now := c.figure(key, e)
		if now == nil || !now.Same(old.Num) || now.Ok() && now.Status != old.Status || same(old.Note, now.Note()) {
			continue
		}
		out = append(out, NoteChange{i, r, key.Period, e, old.Note, now.Note()})
	}
	slices.SortFunc(out, func(a, b NoteChange) int {
		return cmp.Or(a.Indicator.Index-b.Indicator.Index, a.Region.Index-b.Region.Index, a.Period.Compare(b.Period))
	})
	return out
}

// same reports whether two notes say the same, blanks apart.
func same(a, b string) bool {
	return strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(strings.TrimPrefix(b, "'")), "")
}
