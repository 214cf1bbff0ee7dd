package form

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// filler fills every cell of a form with something that a reader takes, different in each.
func filler() func(slot) xlsx.Cell {
	n := 0
	return func(s slot) xlsx.Cell {
		n++
		switch s.field {
		case fieldValue:
			if s.part != nil {
				return xlsx.Cell{Number: strconv.Itoa(n) + ".25"}
			}
			return xlsx.Cell{Number: strconv.Itoa(1000+n) + ".5"}
		case fieldStatus:
			return xlsx.Cell{Text: statusWords()[n%5]}
		case fieldYoY:
			return xlsx.Cell{Number: "-" + strconv.Itoa(n) + ".1"}
		case fieldRank, fieldRankOf:
			return xlsx.Cell{Number: strconv.Itoa(n)}
		case fieldDate:
			return xlsx.Cell{Text: "2022年8月3日"}
		}
		return xlsx.Cell{Text: "文字" + strconv.Itoa(n) + "<&>\n第二行"}
	}
}

// recorded remembers what fill says.
func recorded(fill func(slot) xlsx.Cell, into map[slot]string) func(slot) xlsx.Cell {
	return func(s slot) xlsx.Cell {
		c := fill(s)
		into[s] = c.Text + c.Number
		return c
	}
}

// bookOf is a workbook of one form.
func bookOf(l *layout, fill func(slot) xlsx.Cell) *xlsx.Book {
	return &xlsx.Book{Sheets: []xlsx.Sheet{l.sheet(formSheet, fill)}}
}

func bytesOf(t testing.TB, book *xlsx.Book) []byte {
	t.Helper()
	content, err := xlsx.Write(book)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// saidBy lists what a form says by slots.
func saidBy(f *Filled) map[slot]string {
	out := map[slot]string{}
	for _, e := range f.Entries {
		for field, in := range map[field]Input{
			fieldValue: e.Value, fieldStatus: e.Status, fieldYoY: e.YoY, fieldRank: e.Rank, fieldRankOf: e.RankOf,
			fieldNote: e.Note, fieldReason: e.Reason,
		} {
			if in.Said() {
				out[slot{e.Region, e.Indicator, nil, field}] = in.Text
			}
		}
		for _, p := range e.Parts {
			out[slot{e.Region, e.Indicator, p.Part, fieldValue}] = p.Value.Text
		}
	}
	out[slot{field: fieldFiller}], out[slot{field: fieldChecker}], out[slot{field: fieldDate}] = f.Filler, f.Checker, f.Date
	return out
}

func TestRoundTrip(t *testing.T) {
	for _, of := range sites {
		s := openDir(t, of.root)
		all := layouts(s, of.open)
		if len(all) == 0 {
			t.Fatalf("%s: no form", of.name)
		}
		for _, l := range all {
			want := map[slot]string{}
			content := bytesOf(t, bookOf(l, recorded(filler(), want)))
			want[slot{field: fieldDate}] = "2022-08-03"
			filled, faults, err := Read(s, "表.xlsx", content)
			if err != nil || len(faults) > 0 || len(filled) != 1 {
				t.Fatalf("%s, %s: %d forms, %v, %v", of.name, l.region.Name, len(filled), faults, err)
			}
			got := saidBy(&filled[0])
			for at, text := range want {
				if got[at] != text {
					t.Errorf("%s: %v reads %q, want %q", of.name, slotText(at), got[at], text)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%s: %d cells read, want %d", of.name, len(got), len(want))
			}
			if f := &filled[0]; f.Period != of.open || f.Regions[0] != l.region || len(f.SHA256) != 64 {
				t.Errorf("%s: read as %v of %v", of.name, f.Period, f.Regions)
			}
		}
	}
}

func slotText(s slot) string {
	text := string(s.field)
	if s.indicator != nil {
		text = s.region.ID + " " + s.indicator.ID + " " + text
	}
	if s.part != nil {
		text += " " + s.part.ID
	}
	return text
}

// TestPrefilled: a form of a month that stands already, sent back as it is, says what the report says.
func TestPrefilled(t *testing.T) {
	for _, of := range sites {
		s := openDir(t, of.root)
		report := s.Reports[of.had]
		files, err := Make(s, of.had, true)
		if err != nil {
			t.Fatal(err)
		}
		filled, faults, err := Read(s, files[0].Name, files[0].Content)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			if f.Class == MustMend && f.Code != "empty-cell" {
				t.Errorf("%s: %v %s", of.name, f.At, f.Text)
			}
		}
		figures := 0
		for _, form := range filled {
			for _, e := range form.Entries {
				f := report.Figure(e.Indicator, e.Region)
				if !e.Value.Said() {
					if f.Gap != model.NotReported {
						t.Errorf("%s: %s of %s is lost", of.name, e.Indicator.ID, e.Region.ID)
					}
					continue
				}
				figures++
				if f.Ok() && e.Value.Text != f.Value.String() {
					t.Errorf("%s: %s of %s is %s, want %s", of.name, e.Indicator.ID, e.Region.ID, e.Value.Text, f.Value)
				}
				if note := f.Note(); e.Note.Text != note {
					t.Errorf("%s: the note on %s of %s is %q, want %q", of.name, e.Indicator.ID, e.Region.ID, e.Note.Text, note)
				}
			}
		}
		if figures == 0 {
			t.Errorf("%s: nothing was filled in", of.name)
		}
	}
}

// trial is a form of the sample's first county in which everything is filled, before something is done to it.
type trial struct {
	site *model.Site
	*layout
	grid *xlsx.Grid
	file *xlsx.File
}

func newTrial(t testing.TB, s *model.Site) *trial {
	t.Helper()
	l := newLayout(s, sites[0].open, s.Regions[1])
	file, err := xlsx.Read(bytesOf(t, bookOf(l, filler())))
	if err != nil {
		t.Fatal(err)
	}
	return &trial{s, l, file.Sheets[0], file}
}

// row is the row of an id.
func (r *trial) row(id string) int {
	for _, v := range r.grid.Values {
		if v.Column == 1 && v.Text == id {
			return v.Row
		}
	}
	return 0
}

// cell is the cell of a field of an id.
func (r *trial) cell(id string, f field) *xlsx.Value { return r.grid.At(r.row(id), r.place(f)) }

// set puts a text into a cell.
func (r *trial) set(id string, f field, text string) {
	v := r.cell(id, f)
	v.Kind, v.Text = xlsx.Text, text
}

// empty empties a cell.
func (r *trial) empty(row, column int) {
	r.grid.Values = slices.DeleteFunc(r.grid.Values, func(v xlsx.Value) bool { return v.Row == row && v.Column == column })
}

// add adds a cell.
func (r *trial) add(v xlsx.Value) {
	r.grid.Values = append(r.grid.Values, v)
	r.order()
}

func (r *trial) order() {
	slices.SortStableFunc(r.grid.Values, func(a, b xlsx.Value) int { return (a.Row-b.Row)*10000 + a.Column - b.Column })
}

// read reads the form as it is now: its faults, each as “必改 code E12”.
func (r *trial) read() ([]*filledForm, []string) {
	forms, faults := readForms(r.site, "吉首市.xlsx", r.file)
	var out []string
	for _, f := range faults {
		out = append(out, strings.TrimSpace(fmt.Sprint([]string{"必改", "核实", "提示"}[f.Class], " ", f.Code, " ", f.At.Address)))
	}
	return forms, out
}

func TestPercentages(t *testing.T) {
	s := openDir(t, sites[0].root)
	for _, test := range []struct {
		kind    xlsx.Kind
		text    string
		percent bool
		want    string
		faults  []string
	}{
		{xlsx.Number, "38.6", false, "38.6", nil},
		{xlsx.Number, "0.386", true, "38.6", []string{"提示 percent-cell I19"}},
		{xlsx.Number, "0.38612345678", true, "", []string{"提示 percent-cell I19", "必改 bad-figure I19"}},
		{xlsx.Text, "38.6%", false, "38.6", []string{"提示 typed-number I19"}},
		{xlsx.Text, "３８．６％", false, "38.6", []string{"提示 typed-number I19"}},
		{xlsx.Text, "38.6‰", false, "", []string{"必改 bad-figure I19"}},
		{xlsx.Text, "约38%", false, "", []string{"必改 bad-figure I19"}},
	} {
		r := newTrial(t, s)
		v := r.cell(share, fieldValue)
		v.Kind, v.Text, v.Percent = test.kind, test.text, test.percent
		forms, faults := r.read()
		if got := valueOf(forms, share); got != test.want || !slices.Equal(faults, test.faults) {
			t.Errorf("%s is read as %q with %q, want %q with %q", test.text, got, faults, test.want, test.faults)
		}
	}
}

func TestParts(t *testing.T) {
	s := openDir(t, sites[0].root)
	for _, test := range []struct {
		name   string
		do     func(r *trial)
		parts  string
		faults []string
	}{
		{"both", func(*trial) {}, "21.25 22.25", nil},
		{"one is empty", func(r *trial) { r.empty(r.row(first), r.place(fieldValue)) }, "22.25", []string{"必改 empty-cell I12"}},
		{"none of a gap", func(r *trial) {
			r.set(parted, fieldValue, "未报送")
			r.empty(r.row(first), r.place(fieldValue))
			r.empty(r.row(first)+1, r.place(fieldValue))
		}, " ", nil},
		{"a gap of its own", func(r *trial) { r.set(first, fieldValue, "保密") }, "保密 22.25", nil},
		{"of a figure that is missing too", func(r *trial) {
			r.empty(r.row(parted), r.place(fieldValue))
			r.empty(r.row(first), r.place(fieldValue))
		}, "22.25", []string{"必改 empty-cell I11"}},
		{"a row that is gone", func(r *trial) { r.deleteRow(r.row(first)) }, "22.25", []string{"必改 missing-row"}},
		{"all rows that are gone", func(r *trial) {
			for _, id := range []string{parted, first, parted + "/fuhe"} {
				r.deleteRow(r.row(id))
			}
		}, "", []string{"必改 missing-row"}},
	} {
		r := newTrial(t, s)
		test.do(r)
		forms, faults := r.read()
		var texts []string
		for _, e := range forms[0].filled.Entries {
			if e.Indicator.ID == parted {
				for _, p := range e.Parts {
					texts = append(texts, p.Value.Text)
				}
			}
		}
		if got := strings.Join(texts, " "); got != test.parts || !slices.Equal(faults, test.faults) {
			t.Errorf("%s: parts %q with %q, want %q with %q", test.name, got, faults, test.parts, test.faults)
		}
	}
}

// TestUpper: the whole's form owes nothing about what the whole is compared with, but a figure where anything is said.
func TestUpper(t *testing.T) {
	s := openDir(t, sites[0].root)
	l := newLayout(s, sites[0].open, s.Whole())
	fill := func(given map[field]string) func(slot) xlsx.Cell {
		usual := filler()
		return func(at slot) xlsx.Cell {
			if at.region == s.Province {
				if at.indicator.ID == amount {
					return xlsx.Cell{Text: given[at.field]}
				}
				return xlsx.Cell{}
			}
			return usual(at)
		}
	}
	for _, test := range []struct {
		name    string
		given   map[field]string
		entries int
		faults  string
	}{
		{"nothing", nil, 0, ""},
		{"a growth", map[field]string{fieldYoY: "12.7", fieldValue: "不适用"}, 1, "typed-number"},
		{"a growth alone", map[field]string{fieldYoY: "12.7"}, 1, "empty-cell typed-number"},
	} {
		filled, faults, err := Read(s, "全州.xlsx", bytesOf(t, bookOf(l, fill(test.given))))
		if err != nil || len(filled) != 1 {
			t.Fatalf("%s: %v, %v", test.name, faults, err)
		}
		entries := 0
		for _, e := range filled[0].Entries {
			if e.Region == s.Province {
				entries++
			}
		}
		var codes []string
		for _, f := range faults {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(codes, " "); entries != test.entries || got != test.faults {
			t.Errorf("%s: %d entries with %q, want %d with %q", test.name, entries, got, test.entries, test.faults)
		}
	}
}

func TestCopies(t *testing.T) {
	s := openDir(t, sites[0].root)
	for _, test := range []struct {
		name   string
		do     func(r *trial)
		forms  int
		faults []string
	}{
		{"the same", func(*trial) {}, 1, []string{"提示 same-form-twice"}},
		{"another figure", func(r *trial) { r.cell(amount, fieldValue).Text = "5" }, 2, []string{"必改 same-form-twice", "必改 same-form-twice"}},
		{"hidden", func(r *trial) { r.grid.Visible = xlsx.VeryHidden }, 1, []string{"必改 hidden-sheet"}},
	} {
		r, other := newTrial(t, s), newTrial(t, s)
		other.grid.Name = formSheet + " (2)"
		test.do(other)
		r.file.Sheets = append(r.file.Sheets, other.grid)
		forms, faults := r.read()
		if len(forms) != test.forms || !slices.Equal(faults, test.faults) {
			t.Errorf("%s: %d forms with %q, want %d with %q", test.name, len(forms), faults, test.forms, test.faults)
		}
	}
}

// TestOldForm: a form that was made before the indicators changed.
func TestOldForm(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(s *model.Site)
		faults []string
	}{
		{"nothing", func(*model.Site) {}, nil},
		{"an indicator that is new", func(s *model.Site) { without(s, amount) }, []string{"必改 old-form"}},
		{"a part that is new", func(s *model.Site) { indicator(s, parted).Parts = indicator(s, parted).Parts[:1] }, []string{"必改 old-form"}},
		{"another unit", func(s *model.Site) { indicator(s, amount).Unit = "万元" }, []string{"必改 unit-of-measure-differs D24"}},
		{"another name", func(s *model.Site) { indicator(s, amount).Name = "合同额" }, []string{"必改 name-differs C24"}},
		{"an indicator that is not asked any more", func(s *model.Site) {
			extra := *indicator(s, amount)
			extra.ID, extra.Name = "jiu", "旧指标"
			s.Groups[0].Indicators = append(s.Groups[0].Indicators, &extra)
		}, []string{"提示 not-asked I10"}},
	} {
		then, now := openSite(t, os.DirFS(sites[0].root)), openDir(t, sites[0].root)
		test.change(then)
		l := newLayout(then, sites[0].open, then.Regions[1])
		file, err := xlsx.Read(bytesOf(t, bookOf(l, filler())))
		if err != nil {
			t.Fatal(err)
		}
		r := &trial{site: now, layout: l, grid: file.Sheets[0], file: file}
		if _, faults := r.read(); !slices.Equal(faults, test.faults) {
			t.Errorf("%s: %q, want %q", test.name, faults, test.faults)
		}
	}
}

func indicator(s *model.Site, id string) *model.Indicator {
	for _, i := range s.Indicators {
		if i.ID == id {
			return i
		}
	}
	return nil
}

func without(s *model.Site, id string) {
	for _, g := range s.Groups {
		g.Indicators = slices.DeleteFunc(g.Indicators, func(i *model.Indicator) bool { return i.ID == id })
	}
}

// TestProblems: every reason why a workbook cannot be read says how to save it.
func TestProblems(t *testing.T) {
	for p := xlsx.NotWorkbook; p <= xlsx.Markup; p++ {
		if f := problemFault(&xlsx.ProblemError{Problem: p}); f.Class != MustMend || f.Code == "" || f.Text == "" || f.Fix == "" {
			t.Errorf("problem %d says %+v", p, f)
		}
	}
	_, faults, err := Read(openDir(t, sites[3].root), "表.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 600)))
	if err != nil || len(faults) != 1 || faults[0].At.File != "表.xls" || faults[0].Class != MustMend {
		t.Errorf("an old workbook: %v, %v", faults, err)
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2022-08-03": "2022-08-03", "2022-8-3": "2022-08-03", "2022/8/3": "2022-08-03", "2022.8.3": "2022-08-03", "20220803": "2022-08-03",
		"2022年8月3日": "2022-08-03", " ２０２２年８月３日 ": "2022-08-03", "2022年 8 月 3 日": "2022-08-03",
		"2022-02-29": "", "2022-13-1": "", "8月3日": "", "22-8-3": "", "": "", "2022-8": "", "+2022-8-3": "", "2022--8-3": "",
	} {
		d, ok := parseDate(in)
		if got := d.String(); ok != (want != "") || ok && got != want {
			t.Errorf("%q is %v, %v; want %q", in, d, ok, want)
		}
	}
}
