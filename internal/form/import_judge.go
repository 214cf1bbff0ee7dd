package form

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"bulletin/internal/check"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// judge makes the reports as they would be, and holds them against the rules. What a reason answers is tried again with
// the reason in its place. The months may have become more: a reason may be about a later one.
func (run *importing) judge(months []*month) ([]*month, error) {
	if len(months) == 0 {
		return months, nil
	}
	run.known = run.told()
	withholdNotes(months, true)
	t, err := run.attempt(months)
	if err != nil || t == nil {
		return months, err
	}
	again, err := run.explain(t)
	if err != nil {
		return months, err
	}
	if months = t.months; again {
		withholdNotes(months, true)
		if t, err = run.attempt(months); err != nil || t == nil {
			return months, err
		}
	}
	run.tell(t)
	withholdNotes(months, false)
	_, err = run.attempt(months)
	return months, err
}

// withholdNotes keeps what clerks write for readers away from the rules, or gives it back: in a report a note answers a
// doubt, but only its author may let it. A clerk's answer is the reason, which is asked for by name.
func withholdNotes(months []*month, withhold bool) {
	for _, m := range months {
		for _, c := range m.cells {
			c.withheld = withhold && c.edit.Note.Text != ""
		}
	}
}

// attempt is a site as it would be after the import.
type attempt struct {
	months  []*month
	site    *model.Site
	diags   []diag.Diagnostic
	figures map[diag.Pos][]figureAt // of all reports; one word for an indicator is one place for many
	edited  []placed                // cells that are edited, by file, line and column
}

// figureAt is a figure of a report.
type figureAt struct {
	period    model.Period
	indicator *model.Indicator
	region    *model.Region
	cell      *cell // nil where no file speaks of it
}

// placed is an edited cell with its place in the report.
type placed struct {
	diag.Pos
	*cell
}

// attempt splices and loads. What the loader refuses is told and left out, so that the rules see all the rest; where that is
// not enough there is none.
func (run *importing) attempt(months []*month) (*attempt, error) {
	for range 2 {
		t := &attempt{months: months, figures: map[diag.Pos][]figureAt{}}
		diags := diag.List{Whole: true} // what is led back to cells must all be there
		o := &overlay{run.site.Files, map[string][]byte{}}
		for _, m := range months {
			if t.splice(m, run.site.Model, &diags) {
				o.files[m.name] = m.after
			}
		}
		if diags.HasErrors() {
			for _, d := range diags.Sorted() {
				run.fault(run.elsewhere(t, d, MustMend))
			}
			return nil, nil
		}
		var err error
		// The site's own charts are all that it may name.
		if t.site, err = load.Site(o, run.site.Model.Charts, &diags); err != nil {
			return nil, fmt.Errorf("import: %w", err)
		}
		for _, d := range diags.Sorted() { // the site could be read a moment ago: nothing that a clerk wrote
			if d.Code == "unreadable-file" {
				return nil, fmt.Errorf("import: %w", &fs.PathError{Op: "open", Path: d.File, Err: fs.ErrPermission})
			}
		}
		if !diags.HasErrors() {
			rules := diag.List{Whole: true}
			rules.Set(t.site.Levels)
			check.Site(t.site, &rules)
			t.diags = slices.DeleteFunc(rules.Sorted(), func(d diag.Diagnostic) bool { return d.Code == "unexplained-change" }) // who imports drafts the entry
			t.locate()
			return t, nil
		}
		run.refuse(t, diags.Sorted())
	}
	return nil, nil
}

// splice edits the report of a month.
func (t *attempt) splice(m *month, s *model.Site, diags *diag.List) bool {
	var edits []load.Edit
	var cells []*cell
	for _, c := range m.cells {
		if len(c.changes) > 0 || len(c.edit.Explained) > 0 {
			edit := c.edit
			if c.withheld {
				edit.Note = load.Field{}
			}
			edits, cells = append(edits, edit), append(cells, c)
		}
	}
	m.after = m.text
	if len(edits) == 0 {
		return true
	}
	after, at, ok := load.Splice(m.name, m.text, load.OrderOf(s, m.period), edits, diags)
	if !ok {
		return false
	}
	m.after = after
	for k, pos := range at {
		t.edited = append(t.edited, placed{pos, cells[k]})
	}
	slices.SortFunc(t.edited, func(a, b placed) int { return comparePos(a.Pos, b.Pos) })
	return true
}

// locate finds where figures stand in the reports.
func (t *attempt) locate() {
	for p, report := range t.site.Reports {
		at := slices.IndexFunc(t.months, func(m *month) bool { return m.period == p })
		for _, i := range t.site.Indicators {
			for _, g := range everyRegion(t.site) {
				f := report.Figure(i, g)
				if !f.Given {
					continue
				}
				one := figureAt{period: p, indicator: i, region: g}
				if at >= 0 {
					one.cell = t.months[at].cell(i, g)
				}
				pos := report.Pos(f)
				t.figures[pos] = append(t.figures[pos], one)
			}
		}
	}
}

// refuse tells what the loader says of imported cells, and leaves those cells out.
func (run *importing) refuse(t *attempt, diags []diag.Diagnostic) {
	for _, d := range diags {
		if d.Severity != diag.Error {
			continue
		}
		c := t.at(d.Pos)
		if c == nil {
			run.fault(run.elsewhere(t, d, MustMend))
			continue
		}
		in := c.input(t.key(d.Pos))
		run.fault(run.said(d, in.At, MustMend, in.Text))
		defer c.leave()
	}
}

// at is the edited cell in whose text a place lies, or nil.
func (t *attempt) at(pos diag.Pos) *cell {
	k, found := slices.BinarySearchFunc(t.edited, pos, func(p placed, pos diag.Pos) int { return comparePos(p.Pos, pos) })
	if !found {
		k--
	}
	if k < 0 || t.edited[k].File != pos.File {
		return nil
	}
	return t.edited[k].cell
}

// said is a diagnostic in the words of forms.
func (run *importing) said(d diag.Diagnostic, at Place, class Class, value string) Fault {
	text, fix := run.words(d, class)
	return Fault{At: at, Class: class, Code: d.Code, Text: text, Fix: fix, Value: value}
}

// told are the diagnostics of the site as it stands, without lines: those move.
func (run *importing) told() map[string]bool {
	diags := diag.List{Whole: true}
	diags.Set(run.site.Model.Levels)
	check.Site(run.site.Model, &diags)
	told := map[string]bool{}
	for _, d := range diags.Sorted() {
		told[nameless(d)] = true
	}
	return told
}

func nameless(d diag.Diagnostic) string { return d.File + "\x00" + d.Code + "\x00" + d.Text }

// tell makes faults of what the rules say of it. What they say of figures that did not come in, and what they said
// before of those that stay as they are, is a hint or nothing, unless an imported cell of an earlier month brought it about;
// what other files of the site have to do with it is for the check to say.
func (run *importing) tell(t *attempt) {
	var ofMembers []diag.Diagnostic
	for _, d := range t.diags {
		if slices.Contains(aboutMembers, d.Code) {
			ofMembers = append(ofMembers, d)
			continue
		}
		run.tellOne(t, d, Class(check.ClassOf(&d)))
	}
	open := run.unsettled()
	for _, d := range ofMembers {
		class := Class(check.ClassOf(&d))
		if run.held(t, d, open) {
			class = Hint
		}
		run.tellOne(t, d, class)
	}
}

func (run *importing) tellOne(t *attempt, d diag.Diagnostic, class Class) {
	known := run.known[nameless(d)]
	c, by := t.bearer(d), run.changer(t, d)
	switch {
	case c != nil && known && len(c.changes) == 0:
		run.fault(run.said(d, placeOf(c.Entry), Hint, c.Value.Text))
	case c != nil:
		run.fault(run.said(d, placeOf(c.Entry), class, c.Value.Text))
	case by != nil:
		run.fault(run.later(t, d, by))
	case known:
	case d.Severity == diag.Error:
		run.fault(run.elsewhere(t, d, MustMend))
	case t.month(d.File) != nil:
		run.fault(run.said(d, Place{File: d.File, Address: lineWord(d.Pos)}, Hint, ""))
	}
}

// aboutOthers are rules whose diagnostics stand at the cell of another region than the one that they are about.
var aboutOthers = []string{"missing-figure", "missing-whole"}

// figure is the figure that a diagnostic stands at, or nil.
func (t *attempt) figure(d diag.Diagnostic) *figureAt {
	list := t.figures[d.Pos]
	for k := range list {
		if len(list) == 1 || strings.HasPrefix(d.Text, in(t.site.At(list[k].period), list[k].region).Name+"“") {
			return &list[k]
		}
	}
	return nil
}

// bearer is the imported cell that a diagnostic is about, or nil.
func (t *attempt) bearer(d diag.Diagnostic) *cell {
	f := t.figure(d)
	if f == nil || f.cell != nil && f.cell.out || slices.Contains(aboutOthers, d.Code) && f.region.Kind != model.Prefecture {
		return nil
	}
	return f.cell
}

// elsewhere is a diagnostic that no imported cell bears: the fault of the cell that brought it about, as far as that can be
// told, or of a file that speaks of the same month.
func (run *importing) elsewhere(t *attempt, d diag.Diagnostic, class Class) Fault {
	c := t.cause(d)
	f := run.said(d, Place{File: c.file.File}, class, "")
	if len(c.changes) > 0 {
		f.At, f.Value = c.changes[0].At, c.Value.Text
	}
	f.Text += "（" + d.Pos.String() + "）"
	return f
}

// cause is the imported cell that is likeliest to have brought a diagnostic about: one of the same region that changed, of
// an indicator that the other's figure is held against; else any of the month.
func (t *attempt) cause(d diag.Diagnostic) *cell {
	m := t.month(d.File)
	if m == nil {
		m = t.months[0]
	}
	if f := t.figure(d); f != nil && f.indicator.AtMost != nil {
		if c := m.cell(f.indicator.AtMost, f.region); c != nil {
			return c
		}
	}
	first := *m.cells[0]
	first.changes = nil
	return &first
}

// month is the one whose report is in a file, or nil.
func (t *attempt) month(file string) *month {
	for _, m := range t.months {
		if m.name == file {
			return m
		}
	}
	return nil
}
