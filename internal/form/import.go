package form

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/site"
	"bulletin/internal/source"
	"bulletin/internal/xlsx"
)

// Imported is what an import would write, and what is wrong with what came in. Nothing has been written.
type Imported struct {
	Changes []Change // by month, by regions as the site orders them, by file, sheet and cell
	Faults  []Fault  // by file, sheet, cell and class
	Files   []File   // the reports that change and their sources; none where something is refused or nothing changes
	Returns []File   // returned copies, below the folder for them; none where nothing is refused

	filled []Filled
	before map[string][]byte // what is in the place of Files; nil where nothing is
}

// Stale reports whether the files to be written have been changed since they were read, by an editor or by another import.
func (i *Imported) Stale(files fs.FS) (bool, error) {
	for name, before := range i.before {
		now, err := source.Read(files, name, load.MaxData)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, fmt.Errorf("import: %w", err)
		}
		if (err == nil) != (before != nil) || !bytes.Equal(now, before) {
			return true, nil
		}
	}
	return false, nil
}

// Refused reports whether a fault keeps everything from being written.
func (i *Imported) Refused() bool {
	return slices.ContainsFunc(i.Faults, func(f Fault) bool { return f.Class != Hint })
}

// Change is one thing that a report says otherwise afterwards.
type Change struct {
	At        Place
	Period    model.Period
	Region    *model.Region
	Indicator *model.Indicator
	What      string // empty for the figure itself: 备注, 其中：首次申报
	Old, New  string // as tables show them
	Kind      string // 新报, 增加0.31, 改备注 …
	Had       bool   // the report said something else before; else it said nothing
}

// Import compares what files say with the reports of a site, and judges the reports as they would be afterwards by the
// rules of package check. All of filled comes of forms or tables of this site; faults are what reading them found. One
// fault that is not a mere hint keeps all of it out. The error is a failure to read the site's files.
func Import(s *site.Site, filled []Filled, faults []Fault) (*Imported, error) {
	run := &importing{site: s, result: &Imported{Faults: faults, filled: filled, before: map[string][]byte{}}, faulty: map[Place]bool{}}
	for _, f := range faults {
		if f.Class == MustMend {
			run.faulty[f.At] = true
		}
	}
	months, err := run.months(filled)
	if err != nil {
		return nil, err
	}
	run.compare(months)
	run.otherMonths()
	run.absent(months)
	run.reconsider(months)
	if months, err = run.judge(months); err != nil {
		return nil, err
	}
	return run.result, run.finish(months)
}

// importing is one import.
type importing struct {
	site   *site.Site
	result *Imported
	faulty map[Place]bool  // what must be mended is not compared
	known  map[string]bool // what the rules said before
}

// month is a report with what files say of it.
type month struct {
	period model.Period
	name   string // of its file
	before *model.Report
	text   []byte // of its file before the import
	cells  []*cell
	index  map[[2]int]*cell
	after  []byte
}

// cell is what has been read of a figure, or nil. The site may have been loaded anew since.
func (m *month) cell(i *model.Indicator, g *model.Region) *cell {
	return m.index[[2]int{i.Index, g.Index}]
}

func (m *month) add(c *cell) {
	m.cells = append(m.cells, c)
	m.index[[2]int{c.Indicator.Index, c.Region.Index}] = c
}

// cell is what one file says of one figure.
type cell struct {
	Entry
	file     *Filled
	old      *model.Figure
	edit     load.Edit
	changes  []Change          // what the edit does; none: nothing is edited
	revalued bool              // what rules look at changes, so that former reasons do not hold
	reasons  map[string]string // by the codes of the rules that they answer
	out      bool              // the loader refused it
	lent     bool              // its reason answers for a later figure
	withheld bool              // its note is kept from the rules
}

// leave makes nothing of the cell.
func (c *cell) leave() {
	c.edit, c.changes, c.revalued = load.Edit{Indicator: c.Indicator.ID, Region: c.Region.ID}, nil, false
	c.out = true
}

// months brings what files say into the order of months, each figure once.
func (run *importing) months(filled []Filled) ([]*month, error) {
	byPeriod := map[model.Period]*month{}
	var months []*month
	for k := range filled {
		f := &filled[k]
		if run.mistaken(f) {
			continue
		}
		m := byPeriod[f.Period]
		if m == nil {
			var err error
			if m, err = run.month(f.Period); err != nil {
				return nil, err
			}
			byPeriod[f.Period] = m
			months = append(months, m)
		}
		run.join(m, f)
	}
	sortMonths(months)
	return months, nil
}

func sortMonths(months []*month) {
	slices.SortFunc(months, func(a, b *month) int { return a.period.Compare(b.period) })
}

// isIncoming reports whether a fault's file came in, and is none of the site's.
func isIncoming(name string) bool {
	return !strings.HasPrefix(name, "data/reports/") || !strings.HasSuffix(name, ".yaml")
}

// mistakes are the codes of faults that leave open whose form it is, or of which month.
var mistakes = []string{"unit-differs", "period-differs"}

// mistaken reports whether a form is somebody else's or of another month, so that its figures mean nothing.
func (run *importing) mistaken(f *Filled) bool {
	return f.form != nil && slices.ContainsFunc(run.result.Faults, func(fault Fault) bool {
		return fault.At.File == f.File && fault.At.Sheet == f.form.grid.Name && slices.Contains(mistakes, fault.Code)
	})
}

// month is a report as it stands, or an empty one.
func (run *importing) month(p model.Period) (*month, error) {
	m := &month{period: p, name: "data/reports/" + p.String() + ".yaml", before: run.site.Model.Reports[p], index: map[[2]int]*cell{}}
	for _, name := range []string{m.name, m.sources()} {
		text, err := source.Read(run.site.Files, name, load.MaxData)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("import: %w", err)
		}
		run.result.before[name] = text
	}
	if m.text = run.result.before[m.name]; m.before == nil {
		m.text = load.EmptyReport(run.site.Model, p)
	}
	return m, nil
}

// sources is the name of the record of what the figures came from.
func (m *month) sources() string { return "data/sources/" + m.period.String() + ".yaml" }

// figure is what a report says of a figure before the import.
func (run *importing) figure(m *month, i *model.Indicator, g *model.Region) *model.Figure {
	if m.before != nil {
		return m.before.Figure(i, g)
	}
	f := &model.Figure{Num: model.Missing(model.NotReported), Status: model.Flash, Given: true}
	if !i.AppliesTo(g) || g.Kind == model.Province {
		f = &model.Figure{Num: model.Missing(model.NotApplicable)}
	}
	return f
}

// fault records something wrong at a cell.
func (run *importing) fault(f Fault) {
	if slices.ContainsFunc(run.result.filled, func(in Filled) bool { return in.Table && in.File == f.At.File }) {
		f.Fix = strings.TrimPrefix(strings.Replace("；"+f.Fix, lastResort, TableResort, 1), "；")
	}
	run.result.Faults = append(run.result.Faults, f)
	if f.Class == MustMend {
		run.faulty[f.At] = true
	}
}

// finish brings everything into its order, and keeps what is to be written only where nothing is refused.
func (run *importing) finish(months []*month) (err error) {
	r := run.result
	for _, m := range months {
		for _, c := range m.cells {
			r.Changes = append(r.Changes, c.changes...)
		}
	}
	run.sortChanges()
	run.published(months)
	slices.SortFunc(r.Faults, compareFaults)
	r.Faults = slices.Compact(r.Faults)
	if r.Refused() {
		// What would be said of other figures rests on what was left out.
		r.Faults = slices.DeleteFunc(r.Faults, func(f Fault) bool {
			return f.Class == Hint && !isIncoming(f.At.File)
		})
		r.Returns, err = run.returns()
		return err
	}
	r.Files = run.files(months)
	return nil
}

func compareFaults(a, b Fault) int {
	return cmp.Or(comparePlaces(a.At, b.At), cmp.Compare(a.Class, b.Class), strings.Compare(a.Code, b.Code),
		strings.Compare(a.Text, b.Text), strings.Compare(a.Fix, b.Fix))
}

// comparePlaces orders places by files, sheets, rows and columns.
func comparePlaces(a, b Place) int {
	rowA, columnA := address(a.Address)
	rowB, columnB := address(b.Address)
	return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Sheet, b.Sheet), cmp.Compare(rowA, rowB), cmp.Compare(columnA, columnB),
		strings.Compare(a.Address, b.Address))
}

// address is the row and the column of a cell, or the line of a text.
func address(text string) (row, column int) {
	row, column, ok := xlsx.ParseAddress(text)
	if !ok {
		fmt.Sscanf(text, "第%d行", &row)
	}
	return row, column
}
