package form

import (
	"fmt"
	"slices"

	"bulletin/internal/check"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// judge makes the reports as they would be, and holds them against the rules.
func (run *importing) judge(months []*month) error {
	t, err := run.trial(months)
	if err != nil || t == nil {
		return err
	}
	if run.explain(t) {
		if t, err = run.trial(months); err != nil || t == nil {
			return err
		}
	}
	run.tell(t)
	return nil
}

// trial is a site as it would be after the import.
type trial struct {
	months []*month
	site   *model.Site
	diags  []diag.Diagnostic
	cells  map[diag.Pos]*cell // imported figures by their places
	places map[diag.Pos]where // all figures of the reports that change
}

// where is a figure of a report.
type where struct {
	indicator *model.Indicator
	region    *model.Region
}

// trial splices and loads. What the loader refuses is told and left out, so that the rules see all the rest; where that is
// not enough there is no trial.
func (run *importing) trial(months []*month) (*trial, error) {
	for range 2 {
		o := &overlay{run.site.Files, map[string][]byte{}}
		t := &trial{months: months, cells: map[diag.Pos]*cell{}, places: map[diag.Pos]where{}}
		for _, m := range months {
			if err := t.splice(m); err != nil {
				return nil, err
			}
			o.files[m.name] = m.after
		}
		var diags diag.List
		var err error
		// The site's own charts are all that it may name.
		if t.site, err = load.Site(o, run.site.Model.Charts, &diags); err != nil {
			return nil, fmt.Errorf("import: %w", err)
		}
		if !diags.HasErrors() {
			check.Site(t.site, &diags)
			t.diags = diags.Sorted()
			t.locate()
			return t, nil
		}
		run.refuse(t, diags.Sorted())
	}
	return nil, nil
}

// locate finds where the figures stand in the reports that change.
func (t *trial) locate() {
	for _, m := range t.months {
		report := t.site.Reports[m.period]
		regions := t.site.Regions
		if t.site.Province != nil {
			regions = append(slices.Clip(regions), t.site.Province)
		}
		for _, i := range t.site.Indicators {
			for _, g := range regions {
				f := report.Figure(i, g)
				if !f.Given {
					continue
				}
				pos := report.Pos(f)
				t.places[pos] = where{i, g}
				if c := m.cell(i, g); c != nil {
					t.cells[pos] = c
				}
			}
		}
	}
}

// refuse tells what the loader says of imported cells, and leaves those cells out.
func (run *importing) refuse(t *trial, diags []diag.Diagnostic) {
	for _, d := range diags {
		if d.Severity != diag.Error {
			continue
		}
		c, e := t.written(d.Pos)
		if c == nil {
			run.fault(run.elsewhere(t, d, MustMend))
			continue
		}
		run.fault(run.said(d, e.at, MustMend, e.text))
		c.edits, c.changes, c.out = nil, nil, true
	}
}

// said is a diagnostic in the words of forms.
func (run *importing) said(d diag.Diagnostic, at Place, class Class, value string) Fault {
	text, fix := run.words(d)
	return Fault{At: at, Class: class, Code: d.Code, Text: text, Fix: fix, Value: value}
}

// elsewhere is a diagnostic that no imported cell bears. Its file is the first that speaks of the month.
func (run *importing) elsewhere(t *trial, d diag.Diagnostic, class Class) Fault {
	m := t.months[0]
	for _, other := range t.months {
		if other.name == d.File {
			m = other
		}
	}
	f := run.said(d, Place{File: m.cells[0].file.File}, class, "")
	f.Text += "（" + d.Pos.String() + "）"
	return f
}

// told are the diagnostics of the site as it stands, without lines: those move.
func (run *importing) told() map[string]bool {
	var diags diag.List
	check.Site(run.site.Model, &diags)
	told := map[string]bool{}
	for _, d := range diags.Sorted() {
		told[nameless(d)] = true
	}
	return told
}

func nameless(d diag.Diagnostic) string { return d.File + "\x00" + d.Code + "\x00" + d.Text }

// tell makes faults of what the rules say of the trial. What they say of cells that were not imported, and what they said
// before of cells that stay as they are, is a hint or nothing.
func (run *importing) tell(t *trial) {
	before := run.told()
	for _, d := range t.diags {
		known := before[nameless(d)]
		class := Class(check.ClassOf(d.Code, d.Severity))
		c := t.bearer(d)
		switch {
		case c != nil && !(known && len(c.edits) == 0):
			run.fault(run.said(d, placeOf(c.Entry), class, c.Value.Text))
		case c != nil:
			run.fault(run.said(d, placeOf(c.Entry), Hint, c.Value.Text))
		case known:
		case d.Severity == diag.Error:
			run.fault(run.elsewhere(t, d, MustMend))
		default:
			run.fault(run.elsewhere(t, d, Hint))
		}
	}
}

// aboutOthers are rules whose diagnostics stand at the cell of another region than the one that they are about.
var aboutOthers = []string{"missing-figure", "missing-whole"}

// bearer is the imported cell that a diagnostic is about, or nil.
func (t *trial) bearer(d diag.Diagnostic) *cell {
	c := t.cells[d.Pos]
	if c == nil || slices.Contains(aboutOthers, d.Code) && c.Region.Kind != model.Prefecture {
		return nil
	}
	return c
}
