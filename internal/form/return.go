package form

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// returns makes the returned copies (退回单): for each file at fault a fresh workbook with what the clerk filled, faulty
// cells coloured and commented, and a sheet that lists the faults in words. It can be mended and sent back as it is.
func (run *importing) returns() ([]File, error) {
	var files []File
	used := map[string]bool{}
	for _, name := range run.fileNames() {
		r := run.returned(name)
		if r == nil {
			continue
		}
		f, err := r.file(used)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// fileNames are the files that came in, in order.
func (run *importing) fileNames() []string {
	var names []string
	for k := range run.result.filled {
		names = append(names, run.result.filled[k].File)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// returned is the returned copy of one file.
type returned struct {
	site   *model.Site
	forms  []*copied
	faults []Fault
	period model.Period
	name   string // of whom it is about
}

// returned is the copy of a file, or nil where nothing keeps the file out.
func (run *importing) returned(name string) *returned {
	r := &returned{site: run.site.Model, name: strings.TrimSuffix(name, path.Ext(name))}
	for _, f := range run.result.Faults {
		if f.At.File == name {
			r.faults = append(r.faults, f)
		}
	}
	if !slices.ContainsFunc(r.faults, func(f Fault) bool { return f.Class != Hint }) {
		return nil
	}
	for k := range run.result.filled {
		f := &run.result.filled[k]
		if f.File != name {
			continue
		}
		r.period = f.Period
		if f.form != nil && !run.mistaken(f) {
			r.forms = append(r.forms, newCopied(f.form, r.faults))
		}
	}
	if len(r.forms) == 1 {
		r.name = r.forms[0].region.Name
	}
	return r
}

// file is the workbook of a returned copy.
func (r *returned) file(used map[string]bool) (File, error) {
	title := r.name + "退回单"
	book := xlsx.Book{Title: title, Creator: r.site.Issuer}
	sheets := map[string]bool{strings.ToLower(returnSheet): true}
	for _, c := range r.forms {
		c.name = formSheet
		if len(r.forms) > 1 {
			c.name = sheetName(r.site.Called(c.region), c.region, sheets)
		}
		book.Sheets = append(book.Sheets, c.layout.sheet(c.name, c.fill))
		c.locate(&book.Sheets[len(book.Sheets)-1])
	}
	book.Sheets = append(book.Sheets, r.list())
	name := fileName(r.name, "")
	for n := 2; used[r.period.String()+strings.ToLower(name)]; n++ {
		name = fileName(r.name, "-"+itoa(n))
	}
	used[r.period.String()+strings.ToLower(name)] = true
	f, err := written(name+".xlsx", &book)
	f.Name = r.period.String() + "/" + f.Name
	return f, err
}

// copied is a form as the clerk filled it.
type copied struct {
	*filledForm
	name   string // of its sheet
	faults map[slot][]Fault
	places map[Place]slot // where the cells were in the file that came in
	now    map[slot]string
}

func newCopied(f *filledForm, faults []Fault) *copied {
	c := &copied{filledForm: f, faults: map[slot][]Fault{}, places: map[Place]slot{}, now: map[slot]string{}}
	for s, at := range f.at {
		c.places[at] = s
	}
	for _, fault := range faults {
		if s, ok := c.places[fault.At]; ok {
			c.faults[s] = append(c.faults[s], fault)
		}
	}
	return c
}

// looks are how cells at fault look, by class: the darker the graver, so that they part without colours too.
var looks = [...]struct{ word, fill, colour string }{
	MustMend: {"必改", "#f4b6ad", "#7a0c0c"},
	Verify:   {"核实", "#ffd98a", "#5c3a00"},
	Hint:     {"提示", "#dbe9f6", "#1f3a5f"},
}

// String is the class's Chinese word.
func (c Class) String() string { return looks[c].word }

// fill is what stands in a cell of the copy.
func (c *copied) fill(s slot) xlsx.Cell {
	faults := c.faults[s]
	cell := typed(c.cells[s])
	if len(faults) == 0 {
		return cell
	}
	slices.SortStableFunc(faults, func(a, b Fault) int { return cmp.Compare(a.Class, b.Class) })
	cell.Style.Fill, cell.Style.Colour = looks[faults[0].Class].fill, looks[faults[0].Class].colour
	var lines []string
	for _, f := range faults {
		lines = append(lines, "【"+f.Class.String()+"】"+f.sentence())
	}
	cell.Comment = strings.Join(lines, "\n")
	return cell
}

// mostTyped is how many characters of a text a copy keeps: a cell takes 32,767 of UTF-16.
const mostTyped = 16_000

// typed is what was filled: a number as a number, all else as the text that it showed. A formula leaves its result.
func typed(v *xlsx.Value) xlsx.Cell {
	switch {
	case v == nil || v.Kind == xlsx.Nothing:
		return xlsx.Cell{}
	case v.Kind != xlsx.Number:
		return xlsx.Cell{Text: short(v.Text, mostTyped)}
	case v.Percent:
		return xlsx.Cell{Number: v.Text, Style: xlsx.Style{Format: "0.00%"}}
	}
	return decimalCell(v.Text)
}

// sentence is a fault without its place.
func (f Fault) sentence() string {
	s := f.Text
	if f.Fix != "" {
		s += "；" + f.Fix
	}
	return s + "。"
}

// String is how a fault is told: 吉首市.xlsx “填报” E12：必改：… ；怎样改。[code]
func (f Fault) String() string {
	return f.At.String() + "：" + f.Class.String() + "：" + f.sentence() + "[" + f.Code + "]"
}

// locate finds where the cells are in the copy.
func (c *copied) locate(sheet *xlsx.Sheet) {
	rows := map[string]int{}
	for k, r := range sheet.Rows {
		if len(r.Cells) > 0 {
			rows[r.Cells[0].Text] = k + 1
		}
	}
	for k := range c.layout.lines {
		l := &c.layout.lines[k]
		for _, column := range c.layout.columns {
			if column.input && l.asks(column.field) {
				c.now[l.slot(column.field)] = xlsx.Address(rows[l.id], c.layout.place(column.field))
			}
		}
	}
	for _, s := range signed {
		c.now[slot{field: s.field}] = xlsx.Address(rows[rowSign], c.layout.place(s.from))
	}
}
