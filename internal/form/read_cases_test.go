package form

import (
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/site"
	"bulletin/internal/xlsx"
	"bulletin/internal/xlsx/xlsxtest"
)

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

// TestRawCells: what a file may hold in a cell, as the file has it.
func TestRawCells(t *testing.T) {
	s := openDir(t, sites[0].root)
	l := newLayout(s, sites[0].open, s.Regions[1])
	form := bytesOf(t, bookOf(l, filler()))
	for _, test := range []struct{ raw, want, code string }{
		{"<v>1.1579999999999999</v>", "1.158", ""},
		{"<v>1E3</v>", "1000", ""},
		{"<v>1.5E-7</v>", "0.00000015", ""},
		{"<v>1.5E-8</v>", "", "bad-figure"},
		{"<v>0.30000000000000004</v>", "0.3", ""},
		{"<f>0.1+0.2</f><v>0.30000000000000004</v>", "0.3", "formula"},
		{`<f t="shared" si="0"/><v>5</v>`, "5", "formula"},
		{"<f>1/3</f><v>0.33333333333333331</v>", "", "formula bad-figure"},
		{"<f>1+1</f>", "", "no-cached-value"},
		{`t="str"|<f>A1</f><v>未报送</v>`, "未报送", "formula"},
		{`t="e"|<v>#DIV/0!</v>`, "", "error-value"},
		{`t="e"|<f>1/0</f><v>#DIV/0!</v>`, "", "error-value"},
		{`t="b"|<v>1</v>`, "", "boolean"},
		{`t="d"|<v>2022-06-30</v>`, "", "date-value"},
		{`t="inlineStr"|<is><r><t>12</t></r><r><t>.5</t></r></is>`, "12.5", "typed-number"},
		{`t="inlineStr"|<is><t xml:space="preserve"> </t></is>`, "", "empty-cell"},
	} {
		data, err := xlsxtest.Set(form, formSheet, map[string]string{"I24": test.raw})
		if err != nil {
			t.Fatal(err)
		}
		filled, faults, err := Read(s, "吉首市.xlsx", data)
		if err != nil || len(filled) != 1 {
			t.Fatalf("%s: %v, %v", test.raw, faults, err)
		}
		var codes []string
		for _, f := range faults {
			codes = append(codes, f.Code)
			if f.At.String() != "吉首市.xlsx “填报” I24" {
				t.Errorf("%s: told at %s", test.raw, f.At)
			}
		}
		i := indicator(s, amount)
		got := saidBy(&filled[0])[slot{s.Regions[1], i, nil, fieldValue}]
		if code := strings.Join(codes, " "); got != test.want || code != test.code {
			t.Errorf("%s is read as %q with %q, want %q with %q", test.raw, got, code, test.want, test.code)
		}
	}
}

// TestHostileNames: whatever things are called, the form is one, and reads as itself.
func TestHostileNames(t *testing.T) {
	for _, name := range []string{`=cmd|'/C calc'!A0`, "<b>&amp;</b>", "a:b/c*?[d]'", "@SUM(1)", "+1", "-", "  两  头  ", "其中：甲", "#head", "bulletin-form/1 x",
		strings.Repeat("长", 199), "12.5", "a&Cb&Pc", "“引号”", "\u202e"} {
		files := fstest.MapFS{}
		from := os.DirFS(sites[3].root)
		err := fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := fs.ReadFile(from, path)
			text := strings.ReplaceAll(string(content), "name: 青石县", "name: "+strconv.Quote(name))
			text = strings.ReplaceAll(text, "name: 城镇新增就业", "name: "+strconv.Quote(name+"甲"))
			text = strings.ReplaceAll(text, "unit: 人", "unit: "+strconv.Quote(short(name, 20)))
			files[path] = &fstest.MapFile{Data: []byte(text)}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		diags := &diag.List{}
		opened, err := site.Open(files, diags)
		if err != nil {
			t.Fatal(err)
		}
		if opened == nil {
			continue // the loader refuses such a name
		}
		s := opened.Model
		l := newLayout(s, sites[3].open, s.Regions[0])
		want := map[slot]string{}
		filled, faults, err := Read(s, "表.xlsx", bytesOf(t, bookOf(l, recorded(filler(), want))))
		if err != nil || len(faults) > 0 || len(filled) != 1 || len(saidBy(&filled[0])) != len(want) {
			t.Errorf("%q: %d forms, %v, %v", name, len(filled), faults, err)
		}
		if made, err := Make(s, sites[3].open, true); err != nil || len(made) != 1 {
			t.Errorf("%q: %v", name, err)
		}
	}
}
