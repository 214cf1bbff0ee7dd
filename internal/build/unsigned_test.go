package build

import (
	"strings"
	"testing"
)

// TestUnsigned: a day that is still to be written is told, and pages say who set the targets and no day.
func TestUnsigned(t *testing.T) {
	targets := "year: 2022\nset_by: 市人民政府\nsigned_on: %\nvalues:\n  touzi: {quanshi: 30.00, jia: 10.00, yi: 10.00, bing: 9.00, wu: 1}\n"
	for _, c := range []struct{ on, told, shows, hides string }{
		{"2022-01-28", "", "市人民政府，2022年1月28日签订", ""},
		{"（待补：下达的日期）", "unfinished", "目标下达市人民政府", "签订"},
		{"", "no-value", "", ""},
		{"待补", "bad-date", "", ""},
	} {
		files := map[string]string{"data/targets/2022.yaml": strings.Replace(targets, "%", c.on, 1)}
		site := overlay(t, "testdata/cases/region-merged", files)
		result, err := Build(Options{Site: site})
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, d := range result.Diags {
			if d.File == "data/targets/2022.yaml" {
				said += d.Code
			}
		}
		if said != c.told {
			t.Errorf("%s: told %q, want %q", c.on, said, c.told)
		}
		if c.shows == "" {
			continue
		}
		page := strings.Join(strings.Fields(built(t, "testdata/cases/region-merged", files)("2022-h1/indicators/touzi.html")), "")
		if !strings.Contains(page, c.shows) || c.hides != "" && strings.Contains(page, c.hides) {
			t.Errorf("%s: want %q and not %q in\n%s", c.on, c.shows, c.hides, page)
		}
	}
}
