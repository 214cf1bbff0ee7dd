package model

import (
	"testing"
	"unsafe"

	"bulletin/internal/diag"
)

func TestFigureDefaults(t *testing.T) {
	i, regions := pair()
	province := &Region{Index: len(regions), Kind: Province}
	report := NewReport(Period{2022, 6}, "data/reports/2022-06.yaml", 1, len(regions))
	report.Set(i, regions[0], Figure{Num: Number(Int(0)), Line: 5, Col: 12})
	report.Set(i, province, Figure{Num: Missing(Confidential)})
	for _, test := range []struct {
		name   string
		region *Region
		gap    Gap
		given  bool
	}{
		{"zero is a number", regions[0], Present, true},
		{"not written", regions[1], NotReported, false},
		{"does not apply", regions[3], NotApplicable, false},
		{"the province", province, Confidential, true},
	} {
		if got := report.Figure(i, test.region); got.Gap != test.gap || got.Given != test.given || got.Ok() != (test.gap == Present) {
			t.Errorf("Figure(%s) = gap %d, given %v, want %d, %v", test.name, got.Gap, got.Given, test.gap, test.given)
		}
	}
	want := diag.Pos{File: "data/reports/2022-06.yaml", Line: 5, Col: 12}
	if got := report.Pos(report.Figure(i, regions[0])); got != want {
		t.Errorf("Pos() = %s, want %s", got, want)
	}
}

func TestNote(t *testing.T) {
	if got := (&Figure{}).Note(); got != "" {
		t.Errorf("Note() of a plain figure = %s", got)
	}
	if got := (&Figure{More: &FigureMore{Note: "补报"}}).Note(); got != "补报" {
		t.Errorf("Note() = %s, want 补报", got)
	}
}

// TestFigureSize: a large site has hundreds of thousands of figures.
func TestFigureSize(t *testing.T) {
	if got := unsafe.Sizeof(Figure{}); got > 64 {
		t.Errorf("a figure takes %d bytes, want at most 64", got)
	}
}

func TestAppliesTo(t *testing.T) {
	i, regions := pair()
	province := &Region{Index: len(regions), Kind: Province}
	whole := &Indicator{Scope: PrefectureOnly}
	for _, test := range []struct {
		name           string
		region         *Region
		excluded, only bool
	}{
		{"prefecture", regions[0], true, true},
		{"county", regions[1], true, false},
		{"excluded", regions[3], false, false},
		{"province", province, true, true},
	} {
		if got := i.AppliesTo(test.region); got != test.excluded {
			t.Errorf("AppliesTo(%s) = %v, want %v", test.name, got, test.excluded)
		}
		if got := whole.AppliesTo(test.region); got != test.only {
			t.Errorf("AppliesTo(%s) of a prefecture's indicator = %v, want %v", test.name, got, test.only)
		}
	}
}
