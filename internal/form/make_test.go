package form

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"bulletin/internal/longtest"
	"bulletin/internal/xlsx"
	"bulletin/internal/xlsx/xlsxtest"
)

// TestLibreOffice: a form that LibreOffice saved again says the same.
func TestLibreOffice(t *testing.T) {
	longtest.Skip(t)
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	s := openDir(t, sites[0].root)
	l := newLayout(s, sites[0].open, s.Whole())
	want := map[slot]string{}
	dir := t.TempDir()
	from := filepath.Join(dir, "form.xlsx")
	if err := os.WriteFile(from, bytesOf(t, bookOf(l, recorded(filler(), want))), 0o644); err != nil {
		t.Fatal(err)
	}
	save := exec.Command(program, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless",
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "saved"), from)
	if out, err := save.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	content, err := os.ReadFile(filepath.Join(dir, "saved", "form.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	filled, faults, err := Read(s, "form.xlsx", content)
	if err != nil || len(faults) > 0 || len(filled) != 1 {
		t.Fatalf("%d forms, %v, %v", len(filled), faults, err)
	}
	got := saidBy(&filled[0])
	want[slot{field: fieldDate}] = "2022-08-03"
	for at, text := range want {
		if got[at] != text {
			t.Errorf("%s reads %q, want %q", slotText(at), got[at], text)
		}
	}
}

func TestMakeGivesTheSameBytes(t *testing.T) {
	for _, of := range sites {
		s := openDir(t, of.root)
		for _, one := range []bool{false, true} {
			if !one && len(s.Regions) > 20 {
				continue
			}
			a, err := Make(s, of.open, one)
			if err != nil {
				t.Fatalf("%s: %v", of.name, err)
			}
			b, _ := Make(openSite(t, os.DirFS(of.root)), of.open, one)
			for k := range a {
				if a[k].Name != b[k].Name || !bytes.Equal(a[k].Content, b[k].Content) {
					t.Errorf("%s: %s differs when it is made again", of.name, a[k].Name)
				}
				if dir := os.Getenv("FORMS"); dir != "" {
					os.WriteFile(filepath.Join(dir, of.name+"-"+a[k].Name), a[k].Content, 0o644)
				}
			}
		}
	}
}

// TestFilled: forms as they are sent, filled by hand-made XML, say what was filled in.
func TestFilled(t *testing.T) {
	for _, of := range sites {
		s := openDir(t, of.root)
		files, err := Make(s, of.open, false)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files[:min(len(files), 3)] {
			file, err := xlsx.Read(f.Content)
			if err != nil {
				t.Fatal(err)
			}
			empty, _ := readForms(s, f.Name, file)
			want, cells := map[slot]string{}, map[string]string{}
			n := 0
			for at, place := range empty[0].at {
				n++
				switch at.field {
				case fieldStatus:
					want[at] = "预计"
				case fieldNote, fieldReason, fieldFiller, fieldChecker:
					want[at] = "文字 <&> " + strconv.Itoa(n)
				case fieldDate:
					want[at] = "2022-08-03"
				default:
					want[at] = strconv.Itoa(n)
				}
				cells[place.Address] = want[at]
			}
			data, err := xlsxtest.Set(f.Content, formSheet, cells)
			if err != nil {
				t.Fatal(err)
			}
			filled, faults, err := Read(s, f.Name, data)
			if err != nil || len(faults) > 0 || len(filled) != 1 {
				t.Fatalf("%s: %v, %v", f.Name, faults, err)
			}
			got := saidBy(&filled[0])
			for at, text := range want {
				if got[at] != text {
					t.Errorf("%s: %s reads %q, want %q", f.Name, slotText(at), got[at], text)
				}
			}
			if len(got) != len(want) || len(want) < 10 {
				t.Errorf("%s: %d cells read, want %d", f.Name, len(got), len(want))
			}
		}
	}
}

// TestTogether: a workbook that would be too large to be read again becomes several.
func TestTogether(t *testing.T) {
	s := openDir(t, sites[0].root)
	l := newLayout(s, sites[0].open, s.Regions[1])
	many := make([]*layout, 450)
	for k := range many {
		many[k] = l
	}
	sheets := 0
	books := together(many)
	for _, b := range books {
		sheets += len(b)
		if len(b) > mostSheets {
			t.Errorf("a workbook has %d sheets", len(b))
		}
	}
	if sheets != len(many) || len(books) != 4 {
		t.Errorf("%d sheets in %d workbooks", sheets, len(books))
	}
}
