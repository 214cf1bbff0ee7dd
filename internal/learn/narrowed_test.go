package learn

import (
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/longtest"
	"bulletin/internal/xlsx"
)

// narrowings change what a text is about, in ways that no site of the tests knows.
var narrowings = []func(string) string{
	func(s string) string { return "民营" + s },
	func(s string) string { return s + "（民营）" },
	func(s string) string { return "预计" + s },
	func(s string) string { return s + "中的甲类" },
	func(s string) string { return "某" + s },
}

// TestNarrowed: where one text over a figure or beside it says a little more, the figure is not taken any more.
func TestNarrowed(t *testing.T) {
	longtest.Skip(t)
	files, _ := filepath.Glob("testdata/layouts/*.txt")
	tried := 0
	for _, file := range files {
		l := readLayout(t, file)
		site := siteOf(t, l.site)
		before := understand(site, l.file, l.grids, nil, l.options)
		for k, s := range before.sheets {
			for text, under := range restsOn(s) {
				for _, narrow := range narrowings {
					tried++
					after := understand(site, l.file, changed(l.grids, k, text, narrow), nil, l.options)
					for _, d := range after.Verdicts {
						if d.Sheet == s.grid.Name && d.Standing == Taken && under[[2]int{d.Row, d.Column}] {
							t.Errorf("%s: with “%s” for “%s” %s is taken still", filepath.Base(file), narrow(text), text, d.cell.address())
						}
					}
				}
			}
		}
	}
	if tried < 500 {
		t.Errorf("only %d texts were tried", tried)
	}
}

// restsOn are the figures that were taken, by the texts over and beside them.
func restsOn(s *sheet) map[string]map[[2]int]bool {
	texts := map[string]map[[2]int]bool{}
	for _, b := range s.blocks {
		for _, row := range b.data {
			for column := b.first; column <= b.last; column++ {
				c := s.view.at(row, column)
				if c == nil || c.verdict == nil || c.verdict.Standing != Taken || c.verdict.Measure != "figure" {
					continue
				}
				for _, h := range s.lexicon.context(b, row, column, s).used {
					// a unit or a time by itself narrows nothing
					if h.cell.kind != textKind || !h.names() && h.cue == 0 {
						continue
					}
					if texts[h.cell.value.Text] == nil {
						texts[h.cell.value.Text] = map[[2]int]bool{}
					}
					texts[h.cell.value.Text][[2]int{c.value.Row, c.value.Column}] = true
				}
			}
		}
	}
	return texts
}

// changed are sheets of which one says a text otherwise.
func changed(grids []*xlsx.Grid, at int, text string, narrow func(string) string) []*xlsx.Grid {
	list := append([]*xlsx.Grid(nil), grids...)
	g := *grids[at]
	g.Values = append([]xlsx.Value(nil), g.Values...)
	for k := range g.Values {
		if v := &g.Values[k]; v.Kind == xlsx.Text && v.Text == text {
			v.Text = narrow(strings.TrimSpace(text))
		}
	}
	list[at] = &g
	return list
}
