package form

import (
	"slices"
	"strings"
	"testing"
)

const testMay = "period: 2022-05\nstatus: 快报\nvalues:\n  touzi: {quan: 24.00, dong: 8.00, xi: 9.50, nan: 6.50}\n  qiye: {quan: 50, dong: 17, xi: 20, nan: 13}\n"

// TestImportLater: a correction of an earlier month bears what it does to a later report, in the class of the rule.
func TestImportLater(t *testing.T) {
	s := testSite(t, testFiles(map[string]string{"data/reports/2022-05.yaml": testMay}))
	r := importOf(t, s, sent(t, s, "5月.xlsx", "2022-05", "xi", "touzi 12.5"))
	want := "5月.xlsx “填报” E6：核实：2022年6月的累计数是12.00亿元，小于这里的12.50亿元；核对这两个月的数；"
	if got := told(r); !r.Refused() || !strings.Contains(got, want) || !strings.Contains(got, "“说明”栏写明原因") {
		t.Error(got)
	}
	// Of another region or indicator nothing is said.
	if r := importOf(t, s, sent(t, s, "5月.xlsx", "2022-05", "xi", "touzi 9.8\nqiye 21")); r.Refused() || strings.Contains(told(r), "5月.xlsx") {
		t.Error(told(r))
	}
	// A report that another file of the same import speaks of is no different.
	r = importOf(t, s, sent(t, s, "5月.xlsx", "2022-05", "xi", "touzi 12.5"), sent(t, s, "6月.xlsx", "2022-06", "dong", "qiye 20"))
	if !strings.Contains(told(r), want) {
		t.Error(told(r))
	}
	if r := importOf(t, s, sent(t, s, "5月.xlsx", "2022-05", "xi", "touzi 12.5"), sent(t, s, "6月.xlsx", "2022-06", "xi", "touzi 13")); r.Refused() {
		t.Error(told(r))
	}
}

// TestImportLaterOther: rules other than that of falling figures are heard of too, with the month concerned.
func TestImportLaterOther(t *testing.T) {
	s := testSite(t, testFiles(map[string]string{"data/reports/2022-05.yaml": testMay}))
	r := importOf(t, s, sent(t, s, "5月.xlsx", "2022-05", "xi", "touzi 1.2"))
	if got := told(r); !strings.Contains(got, "5月.xlsx “填报” E6：核实：收下这里的数以后，2022年6月的要核对：西县“固定资产投资”为12.00亿元") {
		t.Error(got)
	}
}

// TestImportLaterBefore: what was said of the later report already is not this import's.
func TestImportLaterBefore(t *testing.T) {
	s := testSite(t, testFiles(map[string]string{"data/reports/2022-05.yaml": strings.Replace(testMay, "xi: 9.50", "xi: 12.50", 1)}))
	if r := importOf(t, s, sent(t, s, "5月.xlsx", "2022-05", "xi", "qiye 21")); r.Refused() {
		t.Error(told(r))
	}
}

// TestImportLaterReason: a reason beside the earlier figure answers for the later one, and stands in the later report.
func TestImportLaterReason(t *testing.T) {
	files := testFiles(map[string]string{"data/reports/2022-05.yaml": testMay})
	s := testSite(t, files)
	r := importOf(t, s, sent(t, s, "5月.xlsx", "2022-05", "xi", "touzi 12.5 说明=六月核减"))
	if r.Refused() || strings.Contains(told(r), "没有记下") || !strings.Contains(report(r, "2022-06"), "xi: {value: 12.00, explained: {falling: 六月核减}}") ||
		!strings.Contains(report(r, "2022-05"), "xi: 12.5") {
		t.Fatalf("%s\n%s", told(r), report(r, "2022-06"))
	}
	s = testSite(t, after(files, r))
	if r := importOf(t, s, sent(t, s, "5月.xlsx", "2022-05", "xi", "touzi 12.5 说明=六月核减")); r.Refused() || len(r.Changes) > 0 {
		t.Errorf("%v\n%s", r.Changes, told(r))
	}
}

// TestImportTable: a table has no column for reasons; the flag that gives one for all of it is named instead, and a reason that
// not every figure needs is no matter.
func TestImportTable(t *testing.T) {
	s := testSite(t, testFiles(map[string]string{"data/reports/2022-05.yaml": testMay}))
	table := sent(t, s, "附表.xlsx", "2022-05", "xi", "touzi 12.5")
	table.Table = true
	if got := told(importOf(t, s, table)); !strings.Contains(got, "收的时候加 --reason 写明原因") || strings.Contains(got, "“说明”栏") {
		t.Error(got)
	}
	table = sent(t, s, "附表.xlsx", "2022-05", "xi", "touzi 12.5 说明=六月核减\nqiye 21 说明=六月核减")
	table.Table = true
	if r := importOf(t, s, table); r.Refused() || strings.Contains(told(r), "说明没有记下") {
		t.Error(told(r))
	}
}

// TestImportHolds: the whole is not held against members whose figures are in question or not in.
func TestImportHolds(t *testing.T) {
	s := testSite(t, testFiles(map[string]string{"data/reports/2022-05.yaml": testMay}))
	whole := sent(t, s, "全市.xlsx", "2022-06", "quan", "touzi 31\nqiye 60")
	sum := "全市.xlsx “填报” E6：核实：指标“固定资产投资”各单位之和"
	for _, c := range []struct {
		name  string
		forms []Filled
		held  bool
	}{
		{"alone", []Filled{whole}, false},
		{"a member to be mended", []Filled{whole, sent(t, s, "东区.xlsx", "2022-06", "dong", "touzi 11\ntouzi/gongye 9\ntouzi/qita 4")}, true},
		{"a member to be verified", []Filled{whole, sent(t, s, "西县.xlsx", "2022-06", "xi", "touzi 120")}, true},
		{"another indicator", []Filled{whole, sent(t, s, "西县.xlsx", "2022-06", "xi", "qiye 9")}, false},
		{"a settled member", []Filled{whole, sent(t, s, "西县.xlsx", "2022-06", "xi", "touzi 12.5")}, false},
	} {
		r := importOf(t, s, c.forms...)
		if got := told(r); strings.Contains(got, sum) == c.held || !r.Refused() {
			t.Errorf("%s:\n%s", c.name, got)
		}
		returned := slices.ContainsFunc(r.Returns, func(f File) bool { return f.Name == "2022-06/全市.xlsx" })
		if returned == c.held {
			t.Errorf("%s: the whole's form is sent back: %t", c.name, returned)
		}
	}
	july := sent(t, s, "全市.xlsx", "2022-07", "quan", "touzi 31")
	east := sent(t, s, "东区.xlsx", "2022-07", "dong", "touzi 16\ntouzi/gongye 12\ntouzi/qita 4")
	west := sent(t, s, "西县.xlsx", "2022-07", "xi", "touzi 17")
	if r := importOf(t, s, july, east, west); r.Refused() || !strings.Contains(told(r), "全市.xlsx “填报” E6：提示：") {
		t.Error(told(r))
	}
	if r := importOf(t, s, july, east, west, sent(t, s, "南县.xlsx", "2022-07", "nan", "touzi 未报送")); !strings.Contains(told(r), "全市.xlsx “填报” E6：核实：") {
		t.Error(told(r))
	}
	// A file that cannot be read may be anybody's.
	r, err := Import(s, []Filled{whole}, []Fault{{At: Place{File: "坏.xlsx"}, Class: MustMend, Code: "broken-workbook", Text: "坏"}})
	if err != nil || strings.Contains(told(r), sum) {
		t.Errorf("%v\n%s", err, told(r))
	}
}

// TestTwoFigures: what differs is named by part and column, and nothing is told to be empty.
func TestTwoFigures(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "a.xlsx", "2022-06", "dong", "touzi 10 备注= 说明=甲 性质=快报\ntouzi/gongye 6"),
		sent(t, s, "b.xlsx", "2022-06", "dong", "touzi 10 备注=乙 说明=丙 性质=初步核算\ntouzi/gongye 5"))
	for _, want := range []string{
		"a.xlsx “填报” E7：必改：东区“固定资产投资”其中：“工业”这里是“6”，b.xlsx “填报” E7是“5”；",
		"a.xlsx “填报” J6：必改：东区“固定资产投资”的“备注”这里是空的，b.xlsx “填报” J6是“乙”；",
		"b.xlsx “填报” J6：必改：东区“固定资产投资”的“备注”这里是“乙”，a.xlsx “填报” J6是空的；",
		"a.xlsx “填报” K6：必改：东区“固定资产投资”的“说明”这里是“甲”，", "的“数据性质”这里是“快报”，",
	} {
		if !strings.Contains(told(r), want) {
			t.Errorf("not told: %s\n%s", want, told(r))
		}
	}
}
