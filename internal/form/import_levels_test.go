package form

import (
	"strings"
	"testing"
)

// TestImportLevels: a rule that the site makes an error of is answered by a reason as before, and one that it silences says nothing.
func TestImportLevels(t *testing.T) {
	for _, test := range []struct{ level, typed, told string }{
		{"error", "touzi 11.2", "核实："},
		{"error", "touzi 11.2 说明=核减一个项目", ""},
		{"off", "touzi 11.2", ""},
	} {
		s := testSite(t, testFiles(map[string]string{
			"data/site.yaml": "title: 季度通报\nissuer: 青河市统计局\nchecks: {falling: " + test.level + "}\n",
		}))
		r := importOf(t, s, sent(t, s, "西县.xlsx", "2022-07", "xi", test.typed))
		if r.Refused() != (test.told != "") || !strings.Contains(told(r), test.told) {
			t.Errorf("%s, %s: refused %v, told %s", test.level, test.typed, r.Refused(), told(r))
		}
	}
}
