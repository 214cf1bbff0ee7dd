package form

import (
	"slices"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// aboutMembers are rules that hold the whole's figure against its members'.
var aboutMembers = []string{"sum-of-regions", "missing-whole", "rate-between"}

// unsure is an indicator of a month of which some member's figure is not settled.
type unsure struct {
	period    model.Period
	indicator string
}

// held reports whether the whole cannot yet be held against its members: a file cannot be read, or a member's figure is in
// question itself or has not come in. Whoever fills the whole's form has no part in that.
func (run *importing) held(t *attempt, d diag.Diagnostic, open map[unsure]bool) bool {
	f := t.figure(d)
	if f == nil {
		return false
	}
	if open[unsure{}] || open[unsure{f.period, f.indicator.ID}] {
		return true
	}
	m := t.month(d.File)
	report := t.site.Reports[f.period]
	return slices.ContainsFunc(t.site.Regions, func(g *model.Region) bool {
		return isMember(g) && f.indicator.AppliesTo(g) && report.Figure(f.indicator, g).Gap == model.NotReported && m.cell(f.indicator, g) == nil
	})
}

func isMember(g *model.Region) bool {
	return g != nil && g.Kind != model.Prefecture && g.Kind != model.Province
}

// unsettled are the indicators of which a member's figure has to be mended or verified. The zero stands for a file that
// could not be read: it may be anybody's.
func (run *importing) unsettled() map[unsure]bool {
	at, unread := map[Place]bool{}, map[string]bool{}
	for _, f := range run.result.Faults {
		if f.Class != Hint {
			at[f.At] = true
			unread[f.At.File] = true
		}
	}
	open := map[unsure]bool{}
	for k := range run.result.filled {
		f := &run.result.filled[k]
		delete(unread, f.File)
		all := run.mistaken(f) || at[Place{File: f.File}] || f.form != nil && at[f.form.sheetPlace()]
		f.cells(func(i *model.Indicator, g *model.Region, p Place) {
			if isMember(g) && (all || at[p]) {
				open[unsure{f.Period, i.ID}] = true
			}
		})
	}
	for name := range unread {
		if isIncoming(name) {
			open[unsure{}] = true
		}
	}
	return open
}

// cells visits where a file speaks, or should, of its figures.
func (f *Filled) cells(visit func(*model.Indicator, *model.Region, Place)) {
	if f.form != nil {
		for s, at := range f.form.at {
			if s.indicator != nil {
				visit(s.indicator, s.region, at)
			}
		}
	}
	for k := range f.Entries {
		e := &f.Entries[k]
		for _, in := range e.inputs() {
			visit(e.Indicator, e.Region, in.At)
		}
		for _, p := range e.Parts {
			visit(e.Indicator, e.Region, p.Value.At)
		}
	}
}
