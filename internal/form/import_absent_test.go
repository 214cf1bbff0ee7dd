package form

import (
	"strings"
	"testing"

	"bulletin/internal/model"
)

// tableOfForms are the entries of forms as a table of the office has them, a row each.
func tableOfForms(forms ...Filled) Filled {
	whole := Filled{File: "附表.xlsx", SHA256: forms[0].SHA256, Period: forms[0].Period, Table: true}
	for row, f := range forms {
		whole.Regions = append(whole.Regions, f.Regions...)
		for _, e := range f.Entries {
			e.Value.At = Place{"附表.xlsx", "附表1", "B" + itoa(row+3)}
			whole.Entries = append(whole.Entries, e)
		}
	}
	return whole
}

// TestImportAbsent: a table that has the figures of most, and not those of some, says whose it lacks; who has a figure already, had none
// before, has said so, or is not asked is not told of.
func TestImportAbsent(t *testing.T) {
	const all = "没有“南县”的“固定资产投资”、“新增企业”，别的单位大多有；报表里作“未报送”；漏了的补上再收；没有报送的，在表里写“未报送”，不涉及的写“不适用”"
	rows := map[string]string{
		"dong": "touzi 11\nqiye 22\nbilv 91", "xi": "touzi 13\nqiye 26\nbilv 90", "nan": "touzi 9\nqiye 16",
	}
	for _, c := range []struct {
		name, period string
		regions      []string
		change       map[string]string // rows, and files of the site
		want         string            // what is told of absent rows; empty for nothing
	}{
		{"a row that was lost", "2022-07", []string{"dong", "xi"}, nil, all},
		{"all are there", "2022-07", []string{"dong", "xi", "nan"}, nil, ""},
		{"one figure lacks", "2022-07", []string{"dong", "xi", "nan"}, map[string]string{"nan": "touzi 9"}, "没有“南县”的“新增企业”，别的单位大多有"},
		{"it says so", "2022-07", []string{"dong", "xi", "nan"}, map[string]string{"nan": "touzi 未报送\nqiye 未报送"}, ""},
		{"a table about one", "2022-07", []string{"dong"}, nil, ""},
		{"two lack the same", "2022-07", []string{"dong", "nan"}, map[string]string{"dong": "touzi 11", "nan": "touzi 9\nqiye 16"}, "没有“西县”的“固定资产投资”，别的单位大多有"},
		{"the report has it", "2022-06", []string{"dong", "xi"}, nil, ""},
		{"it had none before", "2022-07", []string{"dong", "xi"}, map[string]string{
			"data/reports/2022-06.yaml": strings.NewReplacer("    nan: 8.00\n", "    nan: 未报送\n", "    nan: 15\n", "    nan: 未报送\n").Replace(testJune)}, ""},
	} {
		files := map[string]string{}
		text := map[string]string{}
		for id, rows := range rows {
			text[id] = rows
		}
		for name, content := range c.change {
			if strings.Contains(name, "/") {
				files[name] = content
			} else {
				text[name] = content
			}
		}
		s := testSite(t, testFiles(files))
		var forms []Filled
		for _, id := range c.regions {
			forms = append(forms, sent(t, s, "x", c.period, id, text[id]))
		}
		r := importOf(t, s, tableOfForms(forms...))
		got := ""
		for _, f := range r.Faults {
			if f.Code == "not-in-table" {
				got += f.Text + "；" + f.Fix
				if f.Class != Hint || f.At != (Place{File: "附表.xlsx", Sheet: "附表1"}) {
					t.Errorf("%s: %v, class %d", c.name, f.At, f.Class)
				}
			}
		}
		if (c.want == "") != (got == "") || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if f := forms[0]; len(c.regions) == 2 { // one form a region: whose has not come in is no row that was lost
			if r := importOf(t, s, f, forms[1]); strings.Contains(told(r), "not-in-table") {
				t.Errorf("%s: forms are taken for a table:\n%s", c.name, told(r))
			}
		}
	}
	s := testSite(t, testFiles(nil))
	long := tableOfForms(sent(t, s, "x", "2022-07", "dong", rows["dong"]), sent(t, s, "x", "2022-07", "xi", rows["xi"]))
	long.Period = model.Period{Year: 2023, Month: 1} // nothing of that year was reported before
	if got := told(importOf(t, s, long)); !strings.Contains(got, "没有“南县”的“固定资产投资”") {
		t.Errorf("a new year: %s", got)
	}
}
