package escape

import (
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/form"
	"bulletin/internal/learn"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/site"
	"bulletin/internal/tell"
	"bulletin/internal/xlsx"
	"bulletin/internal/xlsx/xlsxtest"
)

// TestForms: a form of a site of hostile names is a workbook of texts; what a clerk writes into it stands in the report as text, or
// comes back to him as text.
func TestForms(t *testing.T) {
	b := open(t)
	june := model.Period{Year: 2024, Month: 6}
	seen, returned, spliced, refused := Seen{}, 0, 0, 0
	for _, run := range b.chosen() {
		p := b.fill(run, func(f *Field) bool { return f.Free && !markdown(f) })
		forms := func(f *Filled) []form.File {
			files, err := form.Make(b.model(f), june, true)
			if err != nil || len(files) != 1 {
				t.Fatal(err, files)
			}
			return files
		}
		hostile, tame := forms(p.hostile)[0], forms(p.tame)[0]
		b.hold("form", CompareParts(hostile.Content, tame.Content, p.wrote, seen))

		// A clerk's note, which the form of the harmless site takes.
		none, err := b.site.Fill(func(*Field) (string, bool) { return "", false })
		if err != nil {
			t.Fatal(err)
		}
		one := &b.payloads[run]
		text := one.With(Mark(0, one.Number))
		separate, err := form.Make(b.model(none), june, false)
		if err != nil {
			t.Fatal(err)
		}
		blank := separate[len(separate)-1]
		sheet, cell, value := noteCell(t, blank.Content)
		filled, err := xlsxtest.Set(blank.Content, sheet, map[string]string{cell: text, value: "0.5"})
		if err != nil {
			t.Fatal(err)
		}
		diags := &diag.List{}
		s, err := site.Open(none.Files, diags)
		if err != nil || s == nil {
			t.Fatal(err, diags.Sorted())
		}
		values, faults, err := form.Read(s.Model, blank.Name, filled)
		if err != nil {
			refused++ // no workbook: XML has no such characters
			continue
		}
		imported, err := form.Import(s, values, faults)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range imported.Faults {
			b.hold("fault", Steered(tell.Safe(f.String()))) // as the command prints it
		}
		for _, f := range imported.Returns {
			returned++
			twin, err := xlsx.Read(f.Content)
			if err != nil {
				t.Errorf("%q: the returned copy cannot be read: %v", text, err)
				continue
			}
			for _, grid := range twin.Sheets {
				for _, v := range grid.Values {
					if v.Formula {
						t.Errorf("%q calculates in the returned copy", text)
					}
				}
			}
		}
		for _, f := range imported.Files {
			spliced++
			none.Files[f.Name].Data = f.Content
			diags := &diag.List{}
			if _, err := load.Site(none.Files, model.Charts{}, diags); err != nil || diags.HasErrors() {
				t.Errorf("%q: what was imported is refused: %v %v", text, err, diags.Sorted())
			}
		}
	}
	t.Logf("forms say %d texts; %d notes went into reports, %d forms came back, %d were no workbooks", len(seen), spliced, returned, refused)
}

// noteCell is the cell for a note of an indicator in the last form, which asks for no parts, and that for its value.
func noteCell(t *testing.T, content []byte) (sheet, note, value string) {
	t.Helper()
	f, err := xlsx.Read(content)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range f.Sheets {
		column := 0
		for _, v := range g.Values {
			switch {
			case strings.HasPrefix(v.Text, "本期数"):
				column = v.Column
			case strings.HasPrefix(v.Text, "备注") && column > 0:
				for _, row := range g.Values {
					if row.Text == "经费投入" {
						return g.Name, xlsx.Address(row.Row, v.Column), xlsx.Address(row.Row, column)
					}
				}
			}
		}
	}
	t.Fatal("no cell for notes")
	return "", "", ""
}

// TestLearnt: what stands in a workbook of another layout is text in the mapping that is proposed, and on the page that shows it.
func TestLearnt(t *testing.T) {
	b := open(t)
	none, err := b.site.Fill(func(*Field) (string, bool) { return "", false })
	if err != nil {
		t.Fatal(err)
	}
	s := b.model(none)
	seen := Seen{}
	tried := 0
	for _, p := range b.every(30) {
		text := p.With(Mark(1, p.Number))
		proposed := func(text string) *learn.Proposal {
			book := xlsx.Book{Title: "x", Sheets: []xlsx.Sheet{{Name: "附表1", Rows: []xlsx.Row{
				{Cells: []xlsx.Cell{{Text: "2024年7月"}, {Text: text}}},
				{Cells: []xlsx.Cell{{Text: "学校"}, {Text: "公开课（节）"}, {Text: text}}},
				{Cells: []xlsx.Cell{{Text: "第一中学"}, {Number: "5"}, {Number: "6"}}},
				{Cells: []xlsx.Cell{{Text: text}, {Number: "7"}, {Number: "8"}}},
			}}}}
			content, err := xlsx.Write(&book)
			if err != nil {
				return nil // a cell holds no such text
			}
			proposal, fault := learn.Learn(s, "表 "+text+".xlsx", content, learn.Options{})
			if fault != nil {
				b.hold("fault", Steered(tell.Safe(fault.String())))
				return nil
			}
			return proposal
		}
		hostile := proposed(text)
		if hostile == nil {
			continue
		}
		tried++
		diags := &diag.List{}
		if load.ParseImport("data/imports/x.yaml", hostile.YAML(), s, diags) == nil {
			t.Errorf("%.80q: the mapping is refused: %v", text, diags.Sorted())
		}
		page, err := hostile.HTML()
		if err != nil {
			t.Fatal(err)
		}
		tame := proposed(Tame(text))
		twin, err := tame.HTML()
		if err != nil {
			t.Fatal(err)
		}
		b.hold("page of a workbook", HoldText(string(page), string(twin), seen))
	}
	t.Logf("%d workbooks, %d texts on pages", tried, len(seen))
}
