package form

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// TestFormerNames: the forms of a month are those of the regions of then, by the names of then, and what comes back of them is about the
// regions of now.
func TestFormerNames(t *testing.T) {
	regions := strings.Replace(testRegions, "name: 西县}", "name: 西区, formerly: [{name: 西县, until: 2022-06}]}", 1)
	regions = strings.Replace(regions, "name: 南县}", "name: 南县, until: 2022-06, merged_into: dong}", 1)
	s := testSite(t, testFiles(map[string]string{"data/regions.yaml": regions}))
	for _, test := range []struct {
		p     model.Period
		names string
		west  string
	}{
		{model.Period{Year: 2022, Month: 6}, "全市 东区 西县 南县", "西县"},
		{model.Period{Year: 2022, Month: 7}, "全市 东区 西区", "西区"},
	} {
		files, err := Make(s.Model, test.p, false)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, f := range files {
			name, _, _ := strings.Cut(f.Name, "2022年")
			names = append(names, name)
		}
		if got := strings.Join(names, " "); got != test.names {
			t.Errorf("%v: the forms are of %s, want %s", test.p, got, test.names)
		}
		k := slices.Index(names, test.west)
		if k < 0 {
			continue
		}
		book, err := xlsx.Read(files[k].Content)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(book.Sheets[0].Values, func(v xlsx.Value) bool { return v.Text == unitLabel+test.west }) {
			t.Errorf("%v: the form does not print %s", test.p, test.west)
		}
		filled, faults, err := Read(s.Model, files[k].Name, files[k].Content)
		if err != nil || len(filled) != 1 {
			t.Fatalf("%v: Read = %v, %v, %v", test.p, filled, faults, err)
		}
		for _, e := range filled[0].Entries {
			if !slices.Contains(s.Model.Regions, e.Region) || e.Region.ID != "xi" {
				t.Errorf("%v: an entry is about %v", test.p, e.Region)
			}
		}
		if slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == "unit-differs" }) {
			t.Errorf("%v: %v", test.p, faults)
		}
	}
}

// TestImportAfterMerger: where one word stood for an indicator, only the regions of the month get lines of their own; a figure of a region
// that is none any more is refused at its own cell, in the words of forms.
func TestImportAfterMerger(t *testing.T) {
	regions := strings.Replace(testRegions, "name: 南县}", "name: 南县, until: 2022-06, merged_into: dong}", 1)
	blank := "period: 2022-07\nstatus: 快报\nvalues:\n  touzi: 未报送\n  qiye: 未报送\n  ruku: 未报送\n  bilv: 未报送\n"
	for name, more := range map[string]map[string]string{
		"no report":   {"data/regions.yaml": regions},
		"blank":       {"data/regions.yaml": regions, "data/reports/2022-07.yaml": blank},
		"only until":  {"data/regions.yaml": strings.Replace(regions, ", merged_into: dong", "", 1)},
		"not yet one": {"data/regions.yaml": strings.Replace(testRegions, "name: 南县}", "name: 南县, since: 2022-08}", 1), "data/reports/2022-06.yaml": "period: 2022-06\nstatus: 快报\nvalues: {qiye: 未报送}\n"},
	} {
		s := testSite(t, testFiles(more))
		r := importOf(t, s, sent(t, s, "东区.xlsx", "2022-07", "dong", "touzi 31.5\ntouzi/gongye 20\ntouzi/qita 11.5\nqiye 41\nruku 20\nbilv 91"))
		if text := report(r, "2022-07"); r.Refused() || strings.Contains(text, "nan:") || !strings.Contains(text, "    xi: 未报送\n") {
			t.Errorf("%s: %s\n%s", name, told(r), text)
		}
	}
	s := testSite(t, testFiles(map[string]string{"data/regions.yaml": regions}))
	r := importOf(t, s, sent(t, s, "东区.xlsx", "2022-07", "dong", "qiye 41"), sent(t, s, "南县.xlsx", "2022-07", "nan", "qiye 16"))
	said := told(r)
	if !r.Refused() || strings.Count(said, "region-not-there") != 1 || !strings.Contains(said, "南县.xlsx") || strings.Contains(said, "东区.xlsx") ||
		!strings.Contains(said, "“南县”只到 2022-06，以后并入“东区”") || !strings.Contains(said, "数加进那个单位的数里") || strings.Contains(said, "regions.yaml") {
		t.Errorf("a region that is none any more: %s", said)
	}
}
