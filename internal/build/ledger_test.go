package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ledgerSite is the golden site with an edition of the first quarter, and matters that pass from it into the next.
var ledgerSite = map[string]string{
	"content/2022-q1/edition.md": "---\nlabel: 2022年一季度\nperiod: 2022-03\ndate: 2022-04-20\n---\n一季度的情况。\n",
	"data/reports/2022-03.yaml": `period: 2022-03
status: 快报
values:
  hetong: {zhou: 3.00, jia: 0.600, yi: 0.5, bing: 0, ding: 0.3, yuan: 0.5, zhi: 1.1}
  shenbao: {zhou: 12, jia: 5, yi: 2, bing: 未报送, ding: 1, yuan: 4}
  cunliang: {zhou: 265}
  bizhong: {zhou: 31.0, jia: 28.0, yi: 30.0, bing: 29.0, ding: 保密, yuan: 40.0, zhi: 33.0}
  yinhuan: {zhou: 2, jia: 1, yi: 0, bing: 0, ding: 0, yuan: 0, zhi: 1}
`,
	"data/actions/2022.yaml": `year: 2022
actions:
  - {number: A1, opened: 2022-q1, region: jia, indicator: hetong, matter: "合同额完成{{ 完成率 }}", measures: "补齐欠账{{ 欠账 }}", unit: 甲县科技局, deadline: 2022-06-30, state: 逾期}
  - {number: A2, opened: 2022-q1, region: yi, indicator: yinhuan, matter: 隐患排查, unit: 乙县科技局, deadline: 2022-06-30, state: 已销号, result: 已整改, closed_by: 示例局, closed_on: 2022-06-30}
  - {number: A3, opened: 2022-q1, region: bing, indicator: hetong, matter: 合同登记, unit: 丙县科技局, deadline: 2022-12-20, state: 推进中}
  - {number: A4, opened: 2022-h1, region: ding, matter: 交接清单, unit: 丁县科技局, deadline: 2022-09-30, state: 新增}
`,
}

// TestLedgerAtDates: an edition's ledger shows the states of its own date, each matter with the figures of its opening, and what is done
// about it with the newest.
func TestLedgerAtDates(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, overlay(t, "testdata/golden/figures", ledgerSite), out)
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for _, c := range []struct{ name, page, want string }{
		{"the first has nothing before it", "2022-q1/ledger.html", "截至2022年4月20日，台账共有督办事项3项，均未销号。\n"},
		{"new when it was opened", "2022-q1/ledger.html", "[A1][2022年一季度][甲县][合同额][合同额完成<a "},
		{"the figure of its own date", "2022-q1/ledger.html", ">20.0%</a>]"}, // 0.6 of 3
		{"not yet closed", "2022-q1/ledger.html", "[A2][2022年一季度][乙县][隐患数][隐患排查][乙县科技局][][2022年6月30日][][◇新增][][ ][][orders/_00412.html]"},
		{"what changed", "2022-h1/ledger.html", "截至2022年7月20日，台账共有督办事项4项，其中3项尚未销号，1项已经逾期；与2022年一季度相比，新增1项，销号1项，转为逾期1项。\n"},
		{"added", "2022-h1/ledger.html", "新增: A4 丁县 交接清单;\n"},
		{"closed", "2022-h1/ledger.html", "销号: A2 乙县 隐患数;\n"},
		{"lapsed", "2022-h1/ledger.html", "转为逾期: A1 甲县 合同额;\n"},
		{"the matter with the figure of its opening", "2022-h1/ledger.html", "[合同额完成<a class=\"ref\" href=\"../2022-q1/indicators/hetong.html#r-jia\" title=\"合同额完成率，甲县，2022年1—3月，快报\">20.0%</a>]"},
		{"the measures with the newer one", "2022-h1/ledger.html", ">0.34亿元</a>]"},
		{"by state", "2022-h1/ledger.html", "▼逾期1 ◇新增1 ◐推进中1 ●已销号1 \n"},
		{"closed with its result", "2022-h1/ledger.html", "[●已销号][已整改][示例局 2022年6月30日][][]"},
		{"the order of an overdue matter", "2022-h1/orders/_00411.html", "原定2022年6月30日前办结，现已逾期，须立即办结，书面报告结果和逾期原因。"},
		{"the order's figures", "2022-h1/orders/_00411.html", "年度目标 3.00亿元\n本期累计 1.16亿元\n完成率 38.6%（滞后）\n较序时 −11.4个百分点\n位次 第3位（共4个县市）\n当前欠账 0.34亿元\n后续月均需完成 0.31亿元\n"},
		{"the sheet's matters", "2022-h1/sheets/bing.html", "A3 合同登记 2022年12月20日 ◐推进中\n"},
	} {
		if got := read(c.page); !strings.Contains(strings.ReplaceAll(got, "&lt;", "<"), c.want) {
			t.Errorf("%s: %s has\n%s\nwant in it\n%s", c.name, c.page, got, c.want)
		}
	}
	if _, err := os.Stat(filepath.Join(out, "2022-q1", "orders", "_00414.html")); err == nil {
		t.Error("an order stands in the edition before the matter was opened")
	}
	if _, err := os.Stat(filepath.Join(out, "2022-h1", "orders", "_00412.html")); err == nil {
		t.Error("a matter that is closed has an order")
	}
	if got := read("2022-h1/sheets/yi.html"); strings.Contains(got, "A2") {
		t.Errorf("a sheet shows a matter that is closed:\n%s", got)
	}
}

// TestMatterOfThen: a matter that was true in the edition that opened it stays no mistake when the figures get better, and
// one that was false then is one.
func TestMatterOfThen(t *testing.T) {
	// March, a quarter of the year: 甲县 is at 0.600 of 3.00, 20.0%; 丙县 at zero; 乙县 at 2 dangers of 4, 丁县 at 1.
	// June: 甲县 at 1.6, 53.3%, 丙县 has met its 0.80 exactly, 乙县 stays at 2.
	base := with(ledgerSite, map[string]string{})
	base["data/reports/2022-03.yaml"] = strings.Replace(base["data/reports/2022-03.yaml"], "yinhuan: {zhou: 2, jia: 1, yi: 0", "yinhuan: {zhou: 4, jia: 1, yi: 2", 1)
	report, err := os.ReadFile(filepath.Join(figuresSite, "data/reports/2022-06.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	base["data/reports/2022-06.yaml"] = strings.NewReplacer("jia: 1.158", "jia: 1.6", "bing: 0\n", "bing: 0.8\n", "value: 9.43", "value: 10.67").Replace(string(report))
	for _, c := range []struct{ region, indicator, matter, want string }{
		{"jia", "hetong", "合同额落后序时", ""},
		{"jia", "hetong", "合同额完成率{{ 完成率 }}，落后序时", ""},
		{"jia", "hetong", "合同额严重落后序时", ""},
		{"jia", "hetong", "合同额未达到序时进度", ""},
		{"jia", "hetong", "合同额达到序时进度", "contradiction"},
		{"jia", "hetong", "合同额尚未破零", "contradiction"},
		{"bing", "hetong", "合同额尚未破零", ""},
		{"bing", "hetong", "合同额落后序时", ""},
		{"bing", "hetong", "合同额已完成年度目标", "contradiction"},
		{"yi", "yinhuan", "隐患数超出序时进度", ""},
		{"ding", "yinhuan", "隐患数超出序时进度", "contradiction"},
	} {
		files := with(base, map[string]string{"data/actions/2022.yaml": "year: 2022\nactions:\n  - {number: A1, opened: 2022-q1, region: " +
			c.region + ", indicator: " + c.indicator + `, matter: "` + c.matter + `", unit: 甲县科技局, deadline: 2022-12-20, state: 推进中}` + "\n"})
		result, err := Build(Options{Site: overlay(t, figuresSite, files)})
		if err != nil {
			t.Fatal(err)
		}
		var said string
		for _, d := range result.Diags {
			switch d.Code {
			case "met-action": // which says that the matter can be closed
			default:
				said += d.Code
				t.Log(d.String())
			}
		}
		if said != c.want {
			t.Errorf("%s %s: said %q, want %q", c.region, c.matter, said, c.want)
		}
	}
}
