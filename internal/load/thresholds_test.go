package load

import (
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

func effortOf(s *model.Site) string {
	e := s.Limits.Effort
	return strings.Join([]string{e.Raised.String(), e.High.String(), e.VeryHigh.String()}, " ")
}

// TestThresholds holds what can be written, and what it means.
func TestThresholds(t *testing.T) {
	for _, test := range []struct{ text, behind, far, effort string }{
		{"{}", "0", "20%", "1.2 2 4"},
		{"{far_behind: 10}", "0", "10", "1.2 2 4"},
		{"{far_behind: 20%}", "0", "20%", "1.2 2 4"},
		{`{far_behind: "20%"}`, "0", "20%", "1.2 2 4"},
		{"{far_behind: '7.5 %'}", "0", "7.5%", "1.2 2 4"},
		{"{behind: 0, far_behind: 0.5}", "0", "0.5", "1.2 2 4"},
		{"{behind: 0%}", "0%", "20%", "1.2 2 4"},
		{"{behind: 5%, far_behind: 25%}", "5%", "25%", "1.2 2 4"},
		{"{behind: 5, far_behind: 10}", "5", "10", "1.2 2 4"},
		{"{behind: 30, far_behind: 20%}", "30", "20%", "1.2 2 4"}, // of two kinds: which is further depends on the month
		{"{effort: [1, 1.5, 2.25]}", "0", "20%", "1 1.5 2.25"},
	} {
		site := baseSite(t)
		put(site, "data/site.yaml", "title: 甲\nissuer: 乙\nthresholds: "+test.text+"\n")
		s := loaded(t, site)
		if b, f, e := written(s.Limits.Behind), written(s.Limits.FarBehind), effortOf(s); b != test.behind || f != test.far || e != test.effort {
			t.Errorf("thresholds %s = %s, %s, %s; want %s, %s, %s", test.text, b, f, e, test.behind, test.far, test.effort)
		}
	}
}

// TestRetiredEffort: the lines as they were written before are read, and the warning says what to write now.
func TestRetiredEffort(t *testing.T) {
	for text, want := range map[string]string{
		"{push: 1.5, assault: 2.5, hard: 5}": "1.5 2.5 5", "{hard: 5}": "1.2 2 5", "{}": "1.2 2 4",
	} {
		site := baseSite(t)
		put(site, "data/site.yaml", "title: 甲\nissuer: 乙\nthresholds:\n  effort: "+text+"\n")
		diags := &diag.List{}
		l := named(t)
		l.fsys, l.diags = site, diags
		var err error
		if l.files, err = walk(l.fsys, l.diags); err != nil {
			t.Fatal(err)
		}
		if err := l.readSite(); err != nil {
			t.Fatal(err)
		}
		if got := effortOf(l.site); got != want || diags.HasErrors() {
			t.Errorf("effort %s = %s, want %s:\n%s", text, got, want, printed(diags))
		}
		successor := "effort: [" + strings.ReplaceAll(want, " ", ", ") + "]"
		if got := printed(diags); strings.Count(got, "\n") != 1 || !strings.Contains(got, "警告[retired-key]") || !strings.Contains(got, successor) {
			t.Errorf("effort %s: %swant one warning that names %s", text, got, successor)
		}
	}
}
