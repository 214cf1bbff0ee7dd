package form

import (
	"os"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/site"
)

// TestImportUntouched: forms that come back as they went out change nothing, whatever the report says.
func TestImportUntouched(t *testing.T) {
	for _, of := range sites {
		s, err := site.Open(os.DirFS(of.root), &diag.List{})
		if err != nil {
			t.Fatal(err)
		}
		untouched(t, of.name, s, of.had)
	}
	odd := strings.Replace(testJune, "note: 原备注}", "note: \"原备注  \\n第二行\\n\", yoy: 5.10, status: 初步核算, rank: 3, rank_of: 14}", 1)
	odd = strings.Replace(odd, "    xi: 12.00\n", "    xi:\n      value: 3.10\n      explained: {falling: 甲, jump: 乙}\n      note: |\n        一\n\n        二\n", 1)
	odd = strings.Replace(odd, "bilv: {quan: 90.0,", "bilv: {sheng: {value: 不适用, yoy: -1.0, rank: 2}, quan: {value: 保密, note: 待定},", 1)
	may := "period: 2022-05\nstatus: 快报\nvalues:\n  touzi: {quan: 24.00, dong: 8.00, xi: 31.00, nan: 6.50}\n"
	files := testFiles(map[string]string{"data/reports/2022-06.yaml": odd, "data/reports/2022-05.yaml": may})
	untouched(t, "odd", testSite(t, files), model.Period{Year: 2022, Month: 6})
}

func untouched(t *testing.T, name string, s *site.Site, p model.Period) {
	t.Helper()
	for _, one := range []bool{false, true} {
		forms, err := Make(s.Model, p, one)
		if err != nil || len(forms) == 0 {
			t.Fatalf("%s: %d forms, %v", name, len(forms), err)
		}
		var filled []Filled
		for _, f := range forms {
			more, _, err := Read(s.Model, f.Name, f.Content)
			if err != nil || len(more) == 0 {
				t.Fatalf("%s: %v", f.Name, err)
			}
			filled = append(filled, more...)
		}
		r := importOf(t, s, filled...)
		for _, c := range r.Changes {
			t.Errorf("%s: %s %s %s: %q becomes %q", name, c.Region.Name, c.Indicator.Name, c.What, c.Old, c.New)
		}
	}
}
