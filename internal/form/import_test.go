package form

import (
	"strings"
	"testing"
)

// TestImportChanges: only what differs is edited, and every other byte stays.
func TestImportChanges(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "东区.xlsx", "2022-06", "dong", `
touzi 10.0 性质=快报 备注=原备注
touzi/gongye 6
touzi/qita 4.00
qiye 21
ruku 10 性质=初步核算
bilv 91`))
	if r.Refused() {
		t.Fatal(told(r))
	}
	want := strings.Replace(testJune, "    dong: 20\n", "    dong: 21\n", 1)
	want = strings.Replace(want, "{quan: 30, dong: 10,", "{quan: 30, dong: {value: 10, status: 初步核算},", 1)
	if got := report(r, "2022-06"); got != want {
		t.Errorf("the report is\n%s", got)
	}
	var rows []string
	for _, c := range r.Changes {
		rows = append(rows, strings.Join([]string{c.At.Address, c.Region.Name, c.Indicator.Name, c.What, c.Old, c.New, c.Kind}, "|"))
	}
	if got := strings.Join(rows, "\n"); got != "E9|东区|新增企业||20|21|增加1\nF10|东区|入库企业|数据性质|快报|初步核算|改数据性质" {
		t.Errorf("the changes are\n%s", got)
	}
}

// TestImportNothing: a form that says what the report says changes nothing and writes nothing.
func TestImportNothing(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "西县.xlsx", "2022-06", "xi", "touzi 12\nqiye 25 性质= 备注=\nruku 12.0\nbilv 89"))
	if len(r.Files) > 0 || len(r.Changes) > 0 || r.Refused() {
		t.Errorf("changes %v, files %v, %s", r.Changes, r.Files, told(r))
	}
}

// TestImportClears: a note that was cleared goes, and a gap takes the place of a figure.
func TestImportClears(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "东区.xlsx", "2022-06", "dong", "touzi 10 备注=\nqiye 未报送"))
	text := report(r, "2022-06")
	if !strings.Contains(text, "    dong: {value: 10.00, parts: {gongye: 6.00, qita: 4.00}}\n") || !strings.Contains(text, "    dong: 未报送\n") {
		t.Errorf("%s\n%s", told(r), text)
	}
}

// TestImportCreates: a month without a report gets one, in which all that is due and did not come is 未报送.
func TestImportCreates(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s,
		sent(t, s, "东区.xlsx", "2022-07", "dong", "touzi 11.5 备注=新开工两个项目\ntouzi/gongye 7\ntouzi/qita 4.5\nqiye 24\nruku 12\nbilv 90.5"),
		sent(t, s, "西县.xlsx", "2022-07", "xi", "touzi 13.1\nqiye 28\nruku 不适用 备注=暂停\nbilv 88"))
	if r.Refused() {
		t.Fatal(told(r))
	}
	text := report(r, "2022-07")
	for _, want := range []string{
		"period: 2022-07\n", "status: 快报", "    quan: 未报送\n", "    dong: {value: 11.5, note: 新开工两个项目, parts: {gongye: 7, qita: 4.5}}\n",
		"    xi: 13.1\n", "    xi: {value: 不适用, note: 暂停}\n", "    nan: 未报送\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "sheng") && strings.Contains(text, "\n    sheng") {
		t.Errorf("the report asks the province:\n%s", text)
	}
	if len(r.Files) != 2 || r.Files[0].Name != "data/sources/2022-07.yaml" {
		t.Errorf("there are %d files", len(r.Files))
	}
}

// TestImportProvince: what the whole is compared with has a place of its own, without a figure where it has none.
func TestImportProvince(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "全省.xlsx", "2022-06", "sheng", "touzi = 同比=12.7\nbilv 93.1"))
	text := report(r, "2022-06")
	if !strings.Contains(text, "    sheng: {value: 不适用, yoy: 12.7}\n") || !strings.Contains(text, "sheng: 93.1") {
		t.Errorf("%s\n%s", told(r), text)
	}
}

// TestImportJoins: files that agree count once, and files that do not are refused, each by name.
func TestImportJoins(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "a.xlsx", "2022-06", "xi", "touzi 12.5\nqiye 26"), sent(t, s, "b.xlsx", "2022-06", "xi", "touzi 12.50\nqiye 26"))
	if r.Refused() || !strings.Contains(told(r), "b.xlsx “填报”：提示：这里西县的2项数和a.xlsx “填报”的相同，只取一份。") {
		t.Error(told(r))
	}
	r = importOf(t, s, sent(t, s, "a.xlsx", "2022-06", "xi", "touzi 12.5\nqiye 26"), sent(t, s, "b.xlsx", "2022-06", "xi", "touzi 12.6\nqiye 26"))
	want := "a.xlsx “填报” E6：必改：西县“固定资产投资”这里是“12.5”，b.xlsx “填报” E6是“12.6”；问清哪一份是对的，只留那一份。[two-figures]\n" +
		"b.xlsx “填报” E6：必改：西县“固定资产投资”这里是“12.6”，a.xlsx “填报” E6是“12.5”；问清哪一份是对的，只留那一份。[two-figures]"
	if !r.Refused() || told(r) != want || len(r.Files) > 0 {
		t.Error(told(r))
	}
	r = importOf(t, s, sent(t, s, "a.xlsx", "2022-06", "xi", "touzi 12.5"), sent(t, s, "b.xlsx", "2022-06", "xi", "qiye 26"))
	if r.Refused() || strings.Contains(told(r), ".xlsx") || len(r.Changes) != 2 {
		t.Error(told(r))
	}
}
