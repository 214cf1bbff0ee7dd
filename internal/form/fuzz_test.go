package form

import (
	"slices"
	"testing"

	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// FuzzReadForm: whatever stands in a cell, a form is read or refused with a place, and a figure is a number or a gap. What
// is wrong with the file itself is tried where the reader of workbooks is.
func FuzzReadForm(f *testing.F) {
	s := openDir(f, sites[3].root)
	l := newLayout(s, sites[3].open, s.Regions[0])
	file, err := xlsx.Read(bytesOf(f, bookOf(l, filler())))
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []struct {
		row, column uint16
		kind        uint8
		text        string
	}{
		{7, 9, uint8(xlsx.Text), "12.5亿元"}, {7, 9, uint8(xlsx.Text), "1，234"}, {7, 9, uint8(xlsx.Error), "#REF!"}, {1, 1, 0, "bulletin-form/1 period=0000-00"},
		{7, 1, 0, "x|y/z"}, {3, 2, 0, ""}, {7, 11, uint8(xlsx.Number) | 64, "0.333333333333333"}, {15, 10, uint8(xlsx.Text), "2022年8月3日"}, {60000, 9, uint8(xlsx.Number), "1"},
		{7, 9, uint8(xlsx.Number) | 128, "0.386"}, {1, 9, 0, "reason"}, {7, 3, 0, "其中：甲"}, {7, 10, 0, "初核"}, {7, 12, 0, "\x00"},
	} {
		f.Add(seed.row, seed.column, seed.kind, seed.text)
	}
	f.Fuzz(func(t *testing.T, row, column uint16, kind uint8, text string) {
		v := xlsx.Value{
			Row: int(row) + 1, Column: int(column) + 1, Kind: xlsx.Kind(kind%8) % (xlsx.Nothing + 1), Text: text,
			Quoted: kind&32 != 0, Formula: kind&64 != 0, Percent: kind&128 != 0,
		}
		if v.Kind == xlsx.Number { // a reader promises as much
			if _, err := model.ParseDecimal(text); err != nil {
				v.Kind = xlsx.Text
			}
		}
		g := *file.Sheets[0]
		g.Values = slices.DeleteFunc(slices.Clone(g.Values), func(w xlsx.Value) bool { return w.Row == v.Row && w.Column == v.Column })
		r := &trial{site: s, layout: l, grid: &g}
		r.add(v)
		forms, faults := readForms(s, "表.xlsx", &xlsx.File{Sheets: []*xlsx.Grid{&g}})
		mend := false
		for _, fault := range faults {
			mend = mend || fault.Class == MustMend
			if fault.At.File != "表.xlsx" || fault.Code == "" || fault.Text == "" || fault.Fix == "" {
				t.Errorf("a fault without a word: %+v", fault)
			}
		}
		if len(forms) == 0 && !mend {
			t.Error("a form is lost without a fault")
		}
		for _, form := range forms {
			for _, e := range form.filled.Entries {
				if _, err := model.ParseDecimal(e.Value.Text); e.Value.Said() && err != nil && !isGapWord(e.Value.Text) {
					t.Errorf("a figure is %q", e.Value.Text)
				}
			}
		}
	})
}
