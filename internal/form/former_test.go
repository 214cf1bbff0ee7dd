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
