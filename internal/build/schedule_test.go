package build

import (
	"html"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// shown builds the golden site with some files replaced, or removed where they are empty, and returns a page of it as
// its layouts print it.
func shown(t *testing.T, page string, files map[string]string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	site := overlay(t, figuresSite, files).(fstest.MapFS)
	maps.DeleteFunc(site, func(_ string, f *fstest.MapFile) bool { return len(f.Data) == 0 })
	mustBuild(t, site, out)
	content, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	return html.UnescapeString(string(content))
}

const figuresSite = "testdata/golden/figures"

// scheduled is what is left of an edition's year: the schedule, and the plans of its indicators on their pages.
func scheduled(t *testing.T, edition string, files map[string]string) string {
	t.Helper()
	return shown(t, edition+"/schedule.html", files) + shown(t, edition+"/indicators/hetong.html", files) + shown(t, edition+"/indicators/shenbao.html", files)
}

// has reports each line that the text lacks.
func has(t *testing.T, text string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("no line %q in\n%s", line, text)
		}
	}
}

// TestScheduleArithmetic: what is left of the year, by hand. The edition covers six months.
func TestScheduleArithmetic(t *testing.T) {
	page := scheduled(t, "2022-h1", map[string]string{
		"data/reports/2021-12.yaml": "period: 2021-12\nstatus: 最终核实\nvalues:\n" +
			"  hetong: {zhou: 12.00, jia: 2.00, yi: 1.80, bing: 0.40, ding: 0.60, yuan: 1.40, zhi: 5.80}\n",
	})
	has(t, page,
		// 甲县: target 3.00, figure 1.158
		//   欠账 3.00 × 6 ÷ 12 − 1.158 = 0.342
		//   目前月均 1.158 ÷ 6 = 0.193; 后续月均需 (3.00 − 1.158) ÷ 6 = 0.307
		//   所需倍数 0.307 ÷ 0.193 = 1.5907
		//   全年预计 0.193 × 12 = 2.316; by last year's shape 1.158 × 2.00 ÷ 1.20 = 1.93
		//   both are more than 5% of 3.00 short: 难以完成
		" [1][甲县][3.00][1.16][0.34][0.19][0.31][1.59][2.32][1.93][▼难以完成]",
		// 乙县: 2.13 of 1.80 is done; 2.13 ÷ 6 = 0.355, × 12 = 4.26; 2.13 × 1.80 ÷ 0.97 = 3.9526
		" [2][乙县][1.80][2.13][0.00][0.36][0.00][0.00][4.26][3.95][●已完成]",
		// 丙县: nothing of 0.80: 欠账 0.80 × 6 ÷ 12; needed 0.80 ÷ 6 = 0.1333; no multiple of nothing; last year's half was nothing
		" [3][丙县][0.80][0.00][0.40][0.00][0.13][—^1 (无)][0.00][—^2 (无)][▼难以完成]",
		// 丁县, 申报数: 3 of 4 (changed from 5): (4 − 3) ÷ 6 = 0.1667; 3 ÷ 6 = 0.5; 0.1667 ÷ 0.5 = 0.33; at that pace 6 of 4
		" [4][丁县][4][3][0][0.5][1][0.33][6][—^1 (无)][◐能完成]",
		// months of 甲县: 1.158 + 0.307 a month: 1.465, 1.772, 2.079, 2.386, 2.693, 3.00
		" [甲县][1.16][1.47][1.77][2.08][2.39][2.69][3.00]",
		// of 8 tasks: 乙 and 丁 done, 甲 too far and 丙 at zero on the one; 甲, 乙, 丁 on time and 丙 unreported on the other
		"各县市8项任务中，已完成2项，能完成3项，难以完成2项（其中1项尚未破零），未报送1项；后续月均与目前月均之比最高的是甲县合同额1.59倍。",
	)
}

// TestScheduleLines: multiples have their colours by the site's own lines, one on a line that below it, and judge nothing.
func TestScheduleLines(t *testing.T) {
	site, err := os.ReadFile(filepath.Join(figuresSite, "data", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, lines, cell, key string }{
		// 甲县, 申报数: 10 of 20 in six months is exactly 1.00
		{"on the first line", "[1, 1.5, 4]", `>1.00</td>`, "超过1倍</span></dt><dd>所需倍数较高"},
		{"above the first", "[0.99, 1.5, 4]", `><span class="state state-behind">1.00</span></td>`, "超过0.99倍</span></dt><dd>所需倍数较高"},
		{"above the second", "[0.5, 0.99, 4]", `><span class="state state-far-behind">1.00</span></td>`, "超过0.99倍</span></dt><dd>所需倍数很高"},
		{"above the third", "[0.5, 0.6, 0.99]", `><span class="state state-zero">1.00</span></td>`, "超过0.99倍</span></dt><dd>所需倍数最高"},
	} {
		t.Run(test.name, func(t *testing.T) {
			own := map[string]string{"data/site.yaml": string(site) + "thresholds: {effort: " + test.lines + "}\n"}
			has(t, scheduled(t, "2022-h1", own), " [1][甲县][20][10][0][1.7][2][1.00][20][—^1 (无)][◐能完成]")
			pages := builtPages(t, figuresSite, own)
			page := pages["2022-h1/schedule.html"] + pages["2022-h1/indicators/shenbao.html"]
			for _, want := range []string{test.cell, test.key} {
				if !strings.Contains(page, want) {
					t.Errorf("no %s", want)
				}
			}
		})
	}
}

// TestScheduleAtYearsEnd: in December there is nothing to forecast; what was not reached says so.
func TestScheduleAtYearsEnd(t *testing.T) {
	page := scheduled(t, "2022", map[string]string{
		"data/actions/2022.yaml":  "",
		"content/2022/edition.md": "---\nlabel: 2022年\nperiod: 2022-12\ndate: 2023-01-20\n---\n\n## 一、情况\n\n全年情况。\n",
		"data/reports/2022-12.yaml": "period: 2022-12\nstatus: 快报\nvalues:\n" +
			"  hetong: {zhou: 12.00, jia: 2.40, yi: 2.13, bing: 0.20, ding: 1.56, yuan: 1.25, zhi: 4.46}\n" +
			"  shenbao: {zhou: 40, jia: 20, yi: 10, bing: 5, ding: 4, yuan: 1}\n  cunliang: {zhou: 272}\n" +
			"  bizhong: {zhou: 31.8, jia: 28.4, yi: 30.1, bing: 29.0, ding: 保密, yuan: 41.0, zhi: 33.3}\n" +
			"  yinhuan: {zhou: 11, jia: 5, yi: 2, bing: 1, ding: 0, yuan: 1, zhi: 2}\n",
	})
	has(t, page,
		// 2.40 ÷ 3.00 = 80.0%; 0.20 ÷ 0.80 = 25.0%
		"2022年已结束，各县市8项任务中，已完成6项，未完成2项；完成率最低的依次是丙县合同额25.0%、甲县合同额80.0%。",
		" [1][甲县][3.00][2.40][0.60][80.0][▼未完成]",
		"4个县市均已完成。",
		"●已完成（12月19日） 12月20日 登记截止 登记站 ",
	)
	if strings.Contains(page, "应达到") || strings.Contains(page, "按期") {
		t.Errorf("the year is over, and there is a path in\n%s", page)
	}
}

// TestTeam: names and phones leave the data only where the site shows contacts, and nobody is new before the day.
func TestTeam(t *testing.T) {
	site, err := os.ReadFile(filepath.Join(figuresSite, "data", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	has(t, shown(t, "2022-h1/counties/jia.html", map[string]string{"data/site.yaml": string(site) + "contacts: show\n"}),
		"局长 张某 0000001 2022年3月 true", "副局长 李某  2022年4月 true", "股长 赵某  2021年12月 false")
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, os.DirFS(figuresSite), out)
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(out, name))
		for _, secret := range []string{"张某", "李某", "王某", "赵某", "0000001", "新任科长"} {
			if strings.Contains(string(content), secret) {
				t.Errorf("%s holds %s", name, secret)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestNoSchedule: a site without paths, calendar and assessments has no pages for them, and no links to them.
func TestNoSchedule(t *testing.T) {
	indicators, err := os.ReadFile(filepath.Join(figuresSite, "data", "indicators.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("unit: 亿元,", "unit: 亿元, measure: stock,", "name: 申报数, unit: 家,", "name: 申报数, unit: 家, measure: stock,",
		", assessments: [甲考核, 乙考核]", "", ", assessments: [乙考核]", "").Replace(string(indicators))
	site := overlay(t, figuresSite, map[string]string{"data/indicators.yaml": text}).(fstest.MapFS)
	maps.DeleteFunc(site, func(name string, _ *fstest.MapFile) bool {
		return strings.HasPrefix(name, "layouts/") || strings.HasPrefix(name, "data/milestones/") || strings.HasPrefix(name, "data/actions/")
	})
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, site, out)
	for name, content := range pages(t, out) {
		for _, page := range []string{"schedule", "assessments", "scores"} {
			if strings.Contains(name, page+".html") || strings.Contains(content, page+".html") {
				t.Errorf("%s: there is a page %s, or a link to it", name, page)
			}
		}
	}
}

// TestOwesMostWithoutCurve: who owes as much as those that are drawn and has no curve, because nothing was done all year, is named with
// what it owes: 丙县 half of 0.80.
func TestOwesMostWithoutCurve(t *testing.T) {
	page := builtPages(t, figuresSite, nil)["2022-h1/indicators/hetong.html"]
	if _, most, _ := strings.Cut(page, "欠账最多的"); !strings.Contains(most, "未列曲线（本年各月均为零或只有一个数）：丙县（欠账0.40亿元）。") {
		t.Errorf("the charts of who owes most leave out who has none:\n%s", most)
	}
}
