package form

import (
	"strings"
	"testing"

	"bulletin/internal/check"
)

// TestImportClasses: each class of fault at a cell, in the words of forms.
func TestImportClasses(t *testing.T) {
	may := "period: 2022-05\nstatus: 快报\nvalues:\n  touzi: {quan: 24.00, dong: 8.00, xi: 9.50, nan: 6.50}\n"
	s := testSite(t, testFiles(map[string]string{"data/reports/2022-05.yaml": may}))
	for _, c := range []struct {
		name, region, text, want string
		refused                  bool
	}{
		{"must mend", "dong", "touzi 11\ntouzi/gongye 9\ntouzi/qita 4",
			"f.xlsx “填报” E6：必改：东区“固定资产投资”其中项之和13.00亿元大于合计11.00亿元；核对本期数和各其中项。", true},
		{"of two indicators", "dong", "qiye 9",
			"f.xlsx “填报” E6：必改：东区“入库企业”为10家，大于“新增企业”的9家（data/reports/2022-06.yaml:15:26）；核对两项指标的数，必有一项不对。", true},
		{"verify", "xi", "touzi 120",
			"f.xlsx “填报” E6：核实：西县“固定资产投资”为120.00亿元", true},
		{"not due", "nan", "bilv 88",
			"f.xlsx “填报” E6：必改：指标“优良率”不适用于“南县”；清空这一格，这项指标不要本单位填。", true},
		{"negative", "nan", "qiye -3\ntouzi 8",
			"f.xlsx “填报” E6：必改：指标“新增企业”不能是负数；核对正负号，这项指标没有负数。", true},
		{"rank", "quan", "touzi 30 位次=5 个数=3",
			"f.xlsx “填报” I6：必改：位次是第 5，却只有 3 个参加排名；核对上级位次和参加排名数。", true},
		{"sum of the whole by its own form", "quan", "touzi 31",
			"f.xlsx “填报” E6：核实：指标“固定资产投资”各单位之和为30.00亿元，整体数为31.00亿元，相差1.00亿元；核对整体数和各单位的数；确实无误的，在这一行的“说明”栏写明原因。", true},
		{"sum of the whole by another form", "dong", "touzi 10.5\ntouzi/gongye 6.5",
			"data/reports/2022-06.yaml 第6行：提示：指标“固定资产投资”各单位之和为30.50亿元", false},
	} {
		r := importOf(t, s, sent(t, s, "f.xlsx", "2022-06", c.region, c.text))
		if !strings.Contains(told(r), c.want) || r.Refused() != c.refused || r.Refused() && len(r.Files) > 0 {
			t.Errorf("%s: refused %t:\n%s", c.name, r.Refused(), told(r))
		}
	}
}

// TestImportTellsAll: what the loader refuses does not keep the rules from speaking of other cells.
func TestImportTellsAll(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "f.xlsx", "2022-07", "nan", "touzi 800\nqiye -3\nbilv 1"))
	for _, want := range []string{"E6：核实：", "E7：必改：", "E8：必改："} {
		if !strings.Contains(told(r), want) {
			t.Errorf("not told: %s\n%s", want, told(r))
		}
	}
}

// TestImportMonths: reports of several months are judged together, and a later report may doubt an earlier figure.
func TestImportMonths(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "6月.xlsx", "2022-06", "xi", "touzi 12.5"), sent(t, s, "7月.xlsx", "2022-07", "xi", "touzi 12.2"))
	if got := told(r); !strings.Contains(got, "7月.xlsx “填报” E6：核实：西县“固定资产投资”累计数由") {
		t.Error(got)
	}
	r = importOf(t, s, sent(t, s, "7月.xlsx", "2022-07", "xi", "touzi 12.7"), sent(t, s, "6月.xlsx", "2022-06", "xi", "touzi 12.5"))
	names := ""
	for _, f := range r.Files {
		names += f.Name + " "
	}
	if names != "data/sources/2022-06.yaml data/sources/2022-07.yaml data/reports/2022-06.yaml data/reports/2022-07.yaml " {
		t.Errorf("files %s\n%s", names, told(r))
	}
}

// TestImportExplains: a reason answers the rule that asks for it, is kept beside the figure and need not be given again.
func TestImportExplains(t *testing.T) {
	files := testFiles(nil)
	s := testSite(t, files)
	fall := "touzi 11.2 说明=核减一个项目"
	first := sent(t, s, "西县.xlsx", "2022-07", "xi", fall)
	r := importOf(t, s, first)
	if r.Refused() {
		t.Fatal(told(r))
	}
	if got := report(r, "2022-07"); !strings.Contains(got, "    xi: {value: 11.2, explained: {falling: 核减一个项目}}\n") {
		t.Fatal(got)
	}
	s = testSite(t, after(files, r))
	for _, again := range []string{fall, "touzi 11.20", "touzi 11.2 说明="} {
		if r := importOf(t, s, sent(t, s, "西县.xlsx", "2022-07", "xi", again)); r.Refused() || len(r.Changes) > 0 || len(r.Files) > 0 {
			t.Errorf("%s: %v\n%s", again, r.Changes, told(r))
		}
	}
	// Another reason takes its place; another figure wants a reason of its own.
	if r := importOf(t, s, sent(t, s, "西县.xlsx", "2022-07", "xi", "touzi 11.2 说明=统计口径调整")); r.Refused() ||
		!strings.Contains(report(r, "2022-07"), "explained: {falling: 统计口径调整}") {
		t.Errorf("%s\n%s", told(r), report(r, "2022-07"))
	}
	if r := importOf(t, s, sent(t, s, "西县.xlsx", "2022-07", "xi", "touzi 11.1")); !strings.Contains(told(r), "E6：核实：") {
		t.Error(told(r))
	}
	if r := importOf(t, s, sent(t, s, "西县.xlsx", "2022-07", "xi", "touzi 11.1 说明=核减一个项目")); r.Refused() ||
		!strings.Contains(told(r), "K6：提示：数变了，说明还是原来的") || !strings.Contains(report(r, "2022-07"), "{value: 11.1, explained: {falling: 核减一个项目}}") {
		t.Errorf("%s\n%s", told(r), report(r, "2022-07"))
	}
	if r := importOf(t, s, sent(t, s, "西县.xlsx", "2022-07", "xi", "touzi 12.9")); r.Refused() || strings.Contains(report(r, "2022-07"), "explained") {
		t.Errorf("%s\n%s", told(r), report(r, "2022-07"))
	}
}

// TestImportIdleReason: a reason that nothing asks for is not kept, and the clerk hears of it.
func TestImportIdleReason(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "f.xlsx", "2022-07", "xi", "touzi 13 说明=正常增长"))
	if r.Refused() || !strings.Contains(told(r), "f.xlsx “填报” K6：提示：这一行没有要核实的，说明没有记下") || strings.Contains(report(r, "2022-07"), "正常增长") {
		t.Errorf("%s\n%s", told(r), report(r, "2022-07"))
	}
}

// TestImportBefore: what the rules said of the site before is not told again, and is no fault of a form that says the same.
func TestImportBefore(t *testing.T) {
	s := testSite(t, testFiles(map[string]string{"data/reports/2022-06.yaml": strings.Replace(testJune, "dong: 20\n", "dong: 20.5\n", 1)}))
	if r := importOf(t, s, sent(t, s, "f.xlsx", "2022-06", "xi", "bilv 89.5")); strings.Contains(told(r), "不是整数") {
		t.Error(told(r))
	}
	if r := importOf(t, s, sent(t, s, "f.xlsx", "2022-06", "dong", "qiye 20.5")); r.Refused() || !strings.Contains(told(r), "f.xlsx “填报” E6：提示：") {
		t.Error(told(r))
	}
}

// TestRemedies: every rule about figures says what a clerk can do, without a key of the files.
func TestRemedies(t *testing.T) {
	for _, r := range check.Relations() {
		if fix := remedies[r.Code]; fix == "" || strings.ContainsAny(fix, "_:{") || strings.Contains(fix, "note") {
			t.Errorf("the remedy of %s is %q", r.Code, fix)
		}
	}
}
