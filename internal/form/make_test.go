package form

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestLibreOffice: a form that LibreOffice saved again says the same.
func TestLibreOffice(t *testing.T) {
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
