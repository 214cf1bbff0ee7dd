package address

import (
	"strings"
	"testing"

	"bulletin/internal/model"
)

func TestFileName(t *testing.T) {
	for _, c := range []struct{ name, number, want string }{
		{"digits", "2022-01", "2022-01"},
		{"Chinese", "教督2023-3", "_6559_77632023-3"},
		{"brackets", "〔2022〕7号", "_30142022_30157_53f7"},
		{"capitals are not small letters", "1A", "1_0041"},
		{"small letters", "1a", "1a"},
		{"a name that Windows keeps", "con", "_0063on"},
		{"up and out", "../x", "_002e_002e_002fx"},
		{"an option", "-1", "_002d1"},
		{"beyond four digits", "𠮷1", "__020bb71"},
	} {
		if got := FileName(c.number); got != c.want {
			t.Errorf("%s: FileName(%s) = %s, want %s", c.name, c.number, got, c.want)
		}
	}
	long := strings.Repeat("督", 60)
	if a, b := FileName(long+"1"), FileName(long+"2"); a == b || len(a) > 100 {
		t.Errorf("FileName of long numbers = %s and %s, want two short names", a, b)
	}
}

func TestFrom(t *testing.T) {
	h1, year := &model.Edition{ID: "2022-h1"}, &model.Edition{ID: "2022"}
	r, i := &model.Region{ID: "jishou"}, &model.Indicator{ID: "rd-spend"}
	home, sheet := At(Home, h1), At(Sheet(h1, r), h1)
	for _, c := range []struct{ name, got, want string }{
		{"from the root", home.County(r), "2022-h1/counties/jishou.html"},
		{"from a folder", sheet.County(r), "../counties/jishou.html"},
		{"a row", sheet.Row(i, r), "../indicators/rd-spend.html#r-jishou"},
		{"another edition", sheet.In(year).Bulletin(), "../../2022/index.html"},
		{"a calculation", home.Score(r), "2022-h1/scores.html#s-jishou"},
		{"an order", At(Bulletin(h1), h1).Order("2022-A"), "orders/2022-_0041.html"},
		{"a path", sheet.To(Home), "../../index.html"},
		{"from nowhere", From{}.To(Home), "index.html"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.name, c.got, c.want)
		}
	}
}
