package form

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path"
	"slices"
	"strings"

	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// Read reads the filled forms of a workbook, one on each sheet that is a form, whatever the file is called. name is how
// messages name the file. All faults of all sheets are told; where one is [MustMend] nothing of the file is to be used, and
// the forms hold what could be read, so that the rules can be run on it all the same. err is a failure that no author can
// mend.
func Read(s *model.Site, name string, data []byte) (filled []Filled, faults []Fault, err error) {
	file, fault, err := open(name, data)
	if file == nil {
		if fault != nil {
			faults = append(faults, *fault)
		}
		return nil, faults, err
	}
	forms, faults := readForms(s, name, file)
	sum := sha256.Sum256(data)
	for _, f := range forms {
		f.filled.SHA256 = hex.EncodeToString(sum[:])
		f.filled.form = f
		filled = append(filled, f.filled)
	}
	return filled, faults, nil
}

// open reads a workbook; a problem that its author can mend is a fault.
func open(name string, data []byte) (*xlsx.File, *Fault, error) {
	file, err := xlsx.Read(data)
	var problem *xlsx.ProblemError
	if errors.As(err, &problem) {
		f := Unreadable(name, problem)
		return nil, &f, nil
	}
	return file, nil, err
}

// IsForm reports whether a workbook has a sheet that is one of our forms, be it of another site or a later version.
func IsForm(f *xlsx.File) bool {
	for _, g := range f.Sheets {
		if len(marks(g)) > 0 {
			return true
		}
	}
	return false
}

// filledForm is a form as it was read, with the cells that were filled.
type filledForm struct {
	*layout
	grid   *xlsx.Grid
	filled Filled
	cells  map[slot]*xlsx.Value // what was filled in
	at     map[slot]Place       // where each cell is, filled or not

	periodAt Place // where it says which month it is of
	returned bool  // it came back in a returned copy
}

// readForms reads all forms of a workbook.
func readForms(s *model.Site, name string, file *xlsx.File) ([]*filledForm, []Fault) {
	var forms []*filledForm
	var faults []Fault
	found := false
	for _, g := range file.Sheets {
		places := marks(g)
		if len(places) == 0 {
			if f, ok := strange(name, g); ok {
				faults = append(faults, f)
			}
			continue
		}
		found = true
		r := &reader{site: s, file: name, grid: g}
		if form := r.form(places); form != nil {
			forms = append(forms, form)
		}
		faults = append(faults, r.sorted()...)
	}
	if copied := Copied(name, file.Sheets); !found && copied != nil {
		return nil, []Fault{*copied}
	}
	if !found {
		return nil, []Fault{{At: Place{File: name}, Code: "no-form", Text: "文件里没有本系统发出的填报表",
			Fix: "在发给本单位的表样里填写，不要把内容复制到新的工作簿；其他样式的表用 bulletin import --learn"}}
	}
	returned := slices.ContainsFunc(file.Sheets, func(g *xlsx.Grid) bool { return strings.HasPrefix(g.Name, returnSheet) })
	for _, f := range forms {
		f.returned = returned
	}
	forms, twice := withoutCopies(forms)
	return forms, slices.Concat(aboutFile(name, file), faults, twice)
}

// aboutFile are hints about a workbook as a whole.
func aboutFile(name string, f *xlsx.File) []Fault {
	var faults []Fault
	if f.Macros {
		faults = append(faults, Fault{At: Place{File: name}, Class: Hint, Code: "macros", Text: "带有宏，宏没有读", Fix: "另存为不带宏的 .xlsx"})
	}
	if f.External {
		faults = append(faults, Fault{At: Place{File: name}, Class: Hint, Code: "external-link", Text: "引用了别的文件，只读存下的结果", Fix: "把公式换成数"})
	}
	return faults
}

// strange is a sheet that is no form, and has something on it that somebody may take for sent.
func strange(name string, g *xlsx.Grid) (Fault, bool) {
	if g.Visible == xlsx.VeryHidden || len(g.Values) == 0 || strings.HasPrefix(g.Name, returnSheet) {
		return Fault{}, false
	}
	return Fault{At: Place{File: name, Sheet: g.Name}, Class: Hint, Code: "other-sheet", Text: "不是填报表，没有读", Fix: "要报的数填在填报表里"}, true
}

// sorted are the faults of a sheet in the order of its cells.
func (r *reader) sorted() []Fault {
	place := func(f Fault) (row, column int) {
		row, column, _ = xlsx.ParseAddress(f.At.Address)
		return row, column
	}
	slices.SortStableFunc(r.faults, func(a, b Fault) int {
		aRow, aColumn := place(a)
		bRow, bColumn := place(b)
		return cmp.Or(cmp.Compare(aRow, bRow), cmp.Compare(aColumn, bColumn))
	})
	return r.faults
}

// problems say in Chinese why a file cannot be read.
var problems = map[xlsx.Problem]struct{ code, text, fix string }{
	xlsx.NotWorkbook:  {"not-workbook", "不是 Excel 工作簿", "在 Excel 或 WPS 中存成 .xlsx 文件"},
	xlsx.Broken:       {"broken-workbook", "不完整或者已损坏，读不出来", "重新发送；仍不行的，在 Excel 或 WPS 中打开，用“另存为”存成 .xlsx"},
	xlsx.OldExcel:     {"old-workbook", "是旧版 .xls 或 .et 文件", "在 Excel 或 WPS 中用“另存为”存成 .xlsx"},
	xlsx.Encrypted:    {"encrypted", "加了打开密码", "在 Excel 或 WPS 中打开，去掉密码后保存"},
	xlsx.OpenDocument: {"open-document", "是 .ods 文件", "用“另存为”存成 .xlsx"},
	xlsx.BinaryXML:    {"binary-workbook", "是 .xlsb 文件", "在 Excel 或 WPS 中用“另存为”存成 .xlsx"},
	xlsx.Encoding:     {"encoding", "是文本，编码认不出来", "另存为 UTF-8 的文本，或者存成 .xlsx"},
	xlsx.Markup:       {"markup", "是网页或者 XML，只是名字像工作簿", "在 Excel 或 WPS 中打开，用“另存为”存成 .xlsx"},
	xlsx.TooLarge:     {"too-large", "太大，不像一份统计表", "只填要填的格，不要粘贴整列、图片；或者用“另存为”重新存一次"},
}

// Unreadable is what is said of a file that cannot be read, and how to save it.
func Unreadable(name string, p *xlsx.ProblemError) Fault {
	said := problems[p.Problem]
	if ending := strings.ToLower(path.Ext(name)); p.Problem == xlsx.NotWorkbook && (ending == ".xls" || ending == ".et") {
		said.text, said.fix = "读不出来：是旧格式的 "+ending+"，或者已损坏", problems[xlsx.OldExcel].fix
	}
	return Fault{At: Place{File: name, Sheet: p.Sheet, Address: p.Address}, Code: said.code, Text: said.text, Fix: said.fix}
}

// withoutCopies refuses forms that stand twice in a workbook and differ; of those that do not, the first remains.
func withoutCopies(forms []*filledForm) ([]*filledForm, []Fault) {
	var kept []*filledForm
	var faults []Fault
	first := map[identity]*filledForm{}
	for _, f := range forms {
		id := identity{period: f.period.String(), region: f.region.ID}
		other := first[id]
		switch {
		case other == nil:
			first[id] = f
			kept = append(kept, f)
		case f.same(other):
			faults = append(faults, Fault{At: f.sheetPlace(), Class: Hint, Code: "same-form-twice",
				Text: "和“" + other.grid.Name + "”是同一张表，填的内容也相同，只读一张", Fix: "删去多余的一张"})
		default:
			for _, p := range [][2]*filledForm{{other, f}, {f, other}} {
				faults = append(faults, Fault{At: p[0].sheetPlace(), Code: "same-form-twice",
					Text: "和“" + p[1].grid.Name + "”是同一张表（" + p[0].region.Name + "），填的内容不同", Fix: "核对后只留一张"})
			}
			kept = append(kept, f)
		}
	}
	return kept, faults
}

func (f *filledForm) sheetPlace() Place { return Place{File: f.filled.File, Sheet: f.grid.Name} }

// same reports whether two forms were filled with the same.
func (f *filledForm) same(g *filledForm) bool {
	if len(f.cells) != len(g.cells) {
		return false
	}
	for s, v := range f.cells {
		if w := g.cells[s]; w == nil || strings.TrimSpace(v.Text) != strings.TrimSpace(w.Text) || v.Kind != w.Kind {
			return false
		}
	}
	return true
}
