package form

import (
	"fmt"
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
		for _, l := range slices.Concat(all[:1], all[max(1, len(all)-5):]) {
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

// TestProblems: every reason why a workbook cannot be read says how to save it.
func TestProblems(t *testing.T) {
	for p := xlsx.NotWorkbook; p <= xlsx.Markup; p++ {
		if f := Unreadable("a.xlsx", &xlsx.ProblemError{Problem: p}); f.Class != MustMend || f.Code == "" || f.Text == "" || f.Fix == "" {
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
