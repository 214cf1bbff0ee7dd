package form

import (
	"slices"
	"strings"
	"testing"
)

// TestOnePage: a form that is nearly one page is printed on one; a long one keeps its size.
func TestOnePage(t *testing.T) {
	s := openDir(t, sites[0].root)
	for _, g := range s.Regions {
		l := newLayout(s, sites[0].open, g)
		if sheet := l.sheet(formSheet, l.prefilled()); sheet.OnePage != (g != s.Whole()) {
			t.Errorf("%s on one page: %t", g.Name, sheet.OnePage)
		}
	}
}

// TestPartsLedIn: only the first part of an indicator is led in, and forms in which each is are read all the same.
func TestPartsLedIn(t *testing.T) {
	s := testSite(t, testFiles(nil))
	filled, data := came(t, s, "东区", inJuly, map[string]string{"C9": "　　其中：其他"})
	_, faults, err := Read(s.Model, "东区.xlsx", data)
	if err != nil || slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == "name-differs" }) {
		t.Errorf("%v, %v", faults, err)
	}
	_, data = came(t, s, "东区", inJuly, map[string]string{"C9": "　　其中：工业"})
	if _, faults, _ = Read(s.Model, "东区.xlsx", data); !slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == "name-differs" }) {
		t.Error("another part's name is not seen")
	}
	l := filled[0].form.layout
	sheet := l.sheet(formSheet, l.prefilled())
	at := l.place(fieldName) - 1
	names := ""
	for _, r := range sheet.Rows {
		if strings.Contains(r.Cells[0].Text, "touzi/") {
			names += r.Cells[at].Text + "|"
		}
	}
	if names != "　　其中：工业|　　　　　其他|" {
		t.Errorf("the parts are %s", names)
	}
}

// TestWholeKeepsItsForm: the whole's form, which the issuer fills itself, is sent nowhere.
func TestWholeKeepsItsForm(t *testing.T) {
	s := openDir(t, sites[0].root)
	for _, g := range s.Regions {
		text := ""
		for _, n := range newLayout(s, sites[0].open, g).notes() {
			text += n.text
		}
		if strings.Contains(text, "发回") != (g != s.Whole()) {
			t.Errorf("%s: %s", g.Name, text)
		}
	}
}
