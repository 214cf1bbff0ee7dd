package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// thenSite is a site in which 丁县 became part of 丙县 at the end of 2021 and 旧戊县 is 戊县 since June 2022, with editions of two years. 丁县
// had done nothing of 5.00 in June and 1.00 in September 2021; 甲县 had done 6.00 of 10.00, 8.00, and 2.00 of 20.00 in June 2022.
var thenSite = map[string]string{
	"data/targets/2022.yaml":     "year: 2022\nset_by: 市人民政府\nsigned_on: 2022-01-28\nvalues:\n  touzi: {quanshi: 40.00, jia: 20.00, yi: 10.00, bing: 9.00, wu: 1}\n",
	"data/reports/2021-06.yaml":  "period: 2021-06\nstatus: 快报\nvalues:\n  touzi: {quanshi: 13.00, jia: 6.00, yi: 4.00, bing: 3.00, ding: 0}\n",
	"data/reports/2021-09.yaml":  "period: 2021-09\nstatus: 快报\nvalues:\n  touzi: {quanshi: 17.00, jia: 8.00, yi: 5.00, bing: 3.00, ding: 1.00}\n",
	"data/reports/2022-03.yaml":  "period: 2022-03\nstatus: 快报\nvalues:\n  touzi: {quanshi: 5.00, jia: 1.00, yi: 1.00, bing: 2.75, wu: 0.25}\n",
	"data/reports/2022-06.yaml":  "period: 2022-06\nstatus: 快报\nvalues:\n  touzi: {quanshi: 10.00, jia: 2.00, yi: 3.50, bing: 4.00, wu: 0.50}\n",
	"content/2021-q3/edition.md": "---\nlabel: 2021年前三季度\nperiod: 2021-09\ndate: 2021-10-20\n---\n\n前三季度工作情况如下。\n",
	"content/2022-q1/edition.md": "---\nlabel: 2022年一季度\nperiod: 2022-03\ndate: 2022-04-20\n---\n\n一季度工作情况如下。\n",
	"content/2021-h1/edition.md": "---\nlabel: 2021年上半年\nperiod: 2021-06\ndate: 2021-07-20\n---\n\n上半年工作情况如下。丁县固定资产投资尚未破零。\n",
	"data/actions/2021.yaml": `year: 2021
actions:
  - {number: "1", opened: 2021-h1, region: jia, indicator: touzi, matter: "投资完成{{ 完成率 }}，目标{{ 目标 }}", measures: "再完成{{ 累计 }}", unit: 甲县统计局, deadline: 2021-12-31, state: 逾期, result: "累计完成{{ 累计 }}"}
  - {number: "2", opened: 2021-h1, region: ding, indicator: touzi, matter: "固定资产投资尚未破零，目标{{ 目标 }}", measures: "丁县补齐欠账{{ 丁县 欠账 }}", unit: 丁县统计局, deadline: 2021-12-31, state: 逾期, reason: 固定资产投资完成1.00亿元}
  - {number: "3", opened: 2021-h1, region: jia, indicator: touzi, matter: 项目入库, unit: 甲县统计局, deadline: 2022-12-31, state: 已销号, result: "累计完成{{ 累计 }}", closed_by: 某市统计局, closed_on: 2022-04-01}
`,
	"data/actions/2022.yaml": `year: 2022
actions:
  - {number: "4", opened: 2022-q1, region: wu, indicator: touzi, matter: "旧戊县固定资产投资完成{{ 旧戊县 累计 }}", unit: 戊县统计局, deadline: 2022-12-31, state: 推进中}
`,
}

// built makes the pages of a site; what it returns reads one as plain text.
func built(t *testing.T, base string, files map[string]string) func(name string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	result, err := Build(Options{Site: overlay(t, base, files), Out: out})
	if err != nil {
		t.Fatal(err)
	}
	return func(name string) string {
		text, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err, result.Diags)
		}
		return plainPage(string(text))
	}
}

// plainPage is a page's text without its marks.
func plainPage(page string) string {
	var b strings.Builder
	inside := false
	for _, c := range page {
		switch {
		case c == '<':
			inside = true
		case c == '>':
			inside = false
		case !inside:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// TestLedgerOfThen: a matter is printed with the figures of the edition that opened it, in later years too; what is done about it with the
// newest of its years, what was closed as it was then; and what is about a region that is part of another by now with that region's own.
func TestLedgerOfThen(t *testing.T) {
	page := built(t, "testdata/cases/region-merged", thenSite)
	for _, c := range []struct{ name, page, shows, hides string }{
		{"a year later", "2022-h1/ledger.html", "投资完成60.0%，目标10.00亿元", "目标20.00"},
		{"on its order", "2022-h1/orders/1.html", "投资完成60.0%，目标10.00亿元", "目标20.00"},
		{"in the same year", "2021-q3/ledger.html", "投资完成60.0%", "80.0%"},
		{"measures of the year of opening", "2022-h1/ledger.html", "再完成8.00亿元", "再完成2.00"},
		{"measures go on in that year", "2021-h1/ledger.html", "再完成6.00亿元", ""},
		{"where it stands", "2022-h1/orders/1.html", "数据期间 2021年1—9月", "2.00亿元"},
		{"a result of the year it was due", "2022-h1/ledger.html", "累计完成8.00亿元", ""},
		{"a result as it was closed", "2022-q1/ledger.html", "累计完成1.00亿元", ""},
		{"and not as it is now", "2022-h1/ledger.html", "累计完成1.00亿元", "累计完成2.00亿元"},
		{"of a region that was", "2022-h1/ledger.html", "丁县（现并入丙县）", ""},
		{"its own target", "2022-h1/ledger.html", "固定资产投资尚未破零，目标5.00亿元", "目标9.00"},
		{"its own arrears", "2022-h1/ledger.html", "丁县补齐欠账2.75亿元", ""},
		{"on its order", "2022-h1/orders/2.html", "丁县（现并入丙县）", "4.00亿元"},
		{"while it was one", "2021-q3/orders/2.html", "丁县", "现并入"},
		{"on the sheet of what it is part of", "2022-h1/sheets/bing.html", "固定资产投资尚未破零，目标5.00亿元", ""},
		{"of a region renamed", "2022-h1/ledger.html", "戊县（原旧戊县）", ""},
		{"by its name of then", "2022-h1/ledger.html", "旧戊县固定资产投资完成0.25亿元", ""},
		{"before it was renamed", "2022-q1/ledger.html", "旧戊县", "（原"},
	} {
		got := page(c.page)
		if !strings.Contains(got, c.shows) || c.hides != "" && strings.Contains(got, c.hides) {
			t.Errorf("%s: %s is\n%s\nwant in it %q, and not %q", c.name, c.page, got, c.shows, c.hides)
		}
	}
}

// TestLedgerJudgedThen: what is said of a region that is part of another by now is judged by its own figures, in each edition.
func TestLedgerJudgedThen(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"", "", ""},
		{"固定资产投资尚未破零，", "固定资产投资达到序时进度，", "“达到序时进度”与数据不符"},
		{"固定资产投资尚未破零，", "固定资产投资完成3.00亿元，", "数据是0.00亿元"},          // that of 丙县 then
		{"reason: 固定资产投资完成1.00亿元", "reason: 固定资产投资完成2.75亿元", ""}, // of 丙县 in March 2022, which answers by then
		{"reason: 固定资产投资完成1.00亿元", "reason: 固定资产投资完成7.00亿元", "数据是"},
	} {
		files := with(thenSite, nil)
		files["data/actions/2021.yaml"] = strings.Replace(files["data/actions/2021.yaml"], c.was, c.is, 1)
		result, err := Build(Options{Site: overlay(t, "testdata/cases/region-merged", files)})
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, d := range result.Diags {
			if d.Code == "contradiction" {
				said += d.Text
			}
		}
		if c.want == "" && said != "" || !strings.Contains(said, c.want) {
			t.Errorf("%s: %q, want %q", c.is, said, c.want)
		}
	}
}
