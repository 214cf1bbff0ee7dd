package form

import (
	"strings"
	"testing"

	"bulletin/internal/model"
	"bulletin/internal/site"
	"bulletin/internal/xlsx/xlsxtest"
)

// came is a form of a month as it went out, with cells filled, and read again.
func came(t *testing.T, s *site.Site, region string, p model.Period, cells map[string]string) ([]Filled, []byte) {
	t.Helper()
	forms, err := Make(s.Model, p, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range forms {
		if strings.HasPrefix(f.Name, region) {
			data, err := xlsxtest.Set(f.Content, formSheet, cells)
			if err != nil {
				t.Fatal(err)
			}
			filled, _, err := Read(s.Model, f.Name, data)
			if err != nil || len(filled) != 1 {
				t.Fatalf("%d forms, %v", len(filled), err)
			}
			return filled, data
		}
	}
	t.Fatalf("no form of %s", region)
	return nil, nil
}

var (
	june    = model.Period{Year: 2022, Month: 6}
	inJuly  = model.Period{Year: 2022, Month: 7}
	southIn = map[string]string{"I7": "9", "I10": "16", "I11": "9"}
)

// TestExpect: a form of another month than the one that is asked for is refused where it names its month.
func TestExpect(t *testing.T) {
	s := testSite(t, testFiles(nil))
	filled, _ := came(t, s, "南县", june, southIn)
	if faults := Expect(filled, june); len(faults) > 0 {
		t.Error(faults)
	}
	faults := Expect(filled, inJuly)
	if len(faults) != 1 || faults[0].Class != MustMend || faults[0].At.Address == "" || !strings.HasPrefix(faults[0].Text, "这是2022年6月的表") {
		t.Fatal(faults)
	}
	r, err := Import(s, filled, faults)
	if err != nil || len(r.Changes) > 0 || len(r.Files) > 0 {
		t.Errorf("%v, %v", r.Changes, err)
	}
	if faults := Expect([]Filled{sent(t, s, "附表.xlsx", "2022-06", "nan", "qiye 3")}, inJuly); len(faults) > 0 {
		t.Error(faults)
	}
}

// TestOtherMonths: of forms of several months, those of fewer, or of the earlier month, get a hint.
func TestOtherMonths(t *testing.T) {
	s := testSite(t, testFiles(nil))
	a, _ := came(t, s, "南县", june, southIn)
	b, _ := came(t, s, "西县", inJuly, nil)
	c, _ := came(t, s, "东区", june, nil)
	r := importOf(t, s, a[0], b[0])
	if got := told(r); !strings.Contains(got, "提示：这是2022年6月的表，一起收的有1份是2022年7月的；核对是不是发错了表") || strings.Contains(got, "提示：这是2022年7月的表") {
		t.Error(got)
	}
	r = importOf(t, s, a[0], b[0], c[0])
	if got := told(r); !strings.Contains(got, "提示：这是2022年7月的表，一起收的有2份是2022年6月的") || strings.Contains(got, "提示：这是2022年6月的表") {
		t.Error(got)
	}
	if r := importOf(t, s, a[0], c[0]); strings.Contains(told(r), "提示：这是") {
		t.Error(told(r))
	}
}

// TestPublished: a form that changes figures of a month of which there is an edition gets a hint that says how many.
func TestPublished(t *testing.T) {
	s := testSite(t, testFiles(nil))
	a, _ := came(t, s, "南县", june, map[string]string{"I7": "8.1", "I10": "16"})
	if got := told(importOf(t, s, a[0])); !strings.Contains(got, "提示：2022年6月的数已用在“2022年上半年”的通报里，这次会改动2处；") {
		t.Error(got)
	}
	a, _ = came(t, s, "南县", june, nil)
	if got := told(importOf(t, s, a[0])); strings.Contains(got, "通报里") {
		t.Error(got)
	}
}

// TestReturnedCopyBeside: beside the file that it was made of, a returned copy that was mended is the one to take.
func TestReturnedCopyBeside(t *testing.T) {
	s := testSite(t, testFiles(nil))
	filled, _ := came(t, s, "南县", inJuly, map[string]string{"I7": "9", "I10": "-1", "I11": "9"})
	r := importOf(t, s, filled[0])
	if len(r.Returns) != 1 {
		t.Fatal(told(r))
	}
	data, err := xlsxtest.Set(r.Returns[0].Content, formSheet, map[string]string{"I10": "16"})
	if err != nil {
		t.Fatal(err)
	}
	mended, _, err := Read(s.Model, "改好.xlsx", data)
	if err != nil || len(mended) != 1 {
		t.Fatal(err)
	}
	got := told(importOf(t, s, filled[0], mended[0]))
	for _, want := range []string{"改好.xlsx “填报” I10：必改：", "；这份是退回单改好的，请只收这份。", "；改好.xlsx是退回单改好的，请只收那一份。"} {
		if !strings.Contains(got, want) {
			t.Errorf("not told: %s\n%s", want, got)
		}
	}
}

// TestChangesInOrder: files come in the order of their regions, whatever they are called.
func TestChangesInOrder(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "a.xlsx", "2022-07", "nan", "qiye 16"), sent(t, s, "b.xlsx", "2022-07", "quan", "qiye 70"), sent(t, s, "c.xlsx", "2022-07", "dong", "qiye 22"))
	order := ""
	for _, c := range r.Changes {
		order += c.Region.Name + " "
	}
	if order != "青河市 东区 南县 " {
		t.Errorf("%s\n%s", order, told(r))
	}
}

// TestSourceCounts: a file is recorded with as many changes as are listed.
func TestSourceCounts(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "东区.xlsx", "2022-06", "dong", "touzi 10.5 备注=新备注 性质=初步核算\ntouzi/gongye 6.5\nqiye 21"))
	if len(r.Changes) != 5 || !strings.Contains(string(r.Files[0].Content), ", cells: 5}") {
		t.Errorf("%d changes: %s\n%s", len(r.Changes), told(r), r.Files[0].Content)
	}
}

// TestSameInputs: a form that was filled differs from one that was not; one with other figures printed does not.
func TestSameInputs(t *testing.T) {
	s := testSite(t, testFiles(nil))
	_, empty := came(t, s, "南县", inJuly, nil)
	_, filled := came(t, s, "南县", inJuly, map[string]string{"I7": "9"})
	other := testSite(t, testFiles(map[string]string{"data/reports/2022-06.yaml": strings.Replace(testJune, "nan: 8.00", "nan: 7.00", 1)}))
	_, given := came(t, other, "南县", inJuly, nil)
	if string(empty) == string(given) || !SameInputs(empty, given) || SameInputs(empty, filled) || SameInputs([]byte("x"), empty) {
		t.Errorf("given %t, filled %t", SameInputs(empty, given), SameInputs(empty, filled))
	}
}
