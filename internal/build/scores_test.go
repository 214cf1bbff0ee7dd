package build

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// scored is the golden site's own settings with scores.
func scored(t *testing.T, scores string) string {
	t.Helper()
	site, err := os.ReadFile(filepath.Join(figuresSite, "data", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(site) + "scores:\n  indicators: {hetong: 60, shenbao: 40}\n" + scores
}

// TestScoresArithmetic: the calculation by hand, with a cap of 120%.
func TestScoresArithmetic(t *testing.T) {
	page := shown(t, "2022-h1/scores.html", map[string]string{"data/site.yaml": scored(t,
		"  cap: 120\n  tiers:\n    - {name: 第一类, counties: [jia, yi]}\n    - {name: 第二类, counties: [bing, ding]}\n")})
	has(t, page,
		// 丁县: 1.56 ÷ 0.50 = 312%, counted 120%: 72 points; 3 ÷ 4 = 75%: 30 points
		"丁县得分最高，为102.00分；丙县最低，为0.00分，相差102.00分；权重合计100分。",
		" [1][丁县][102.00][—^1 (无)][—^1 (无)][第二类][1]",
		// 乙县: 2.13 ÷ 1.80 = 118.333%: 71 points; 5 ÷ 10 = 50%: 20 points
		" [2][乙县][91.00][—^1 (无)][—^1 (无)][第一类][1]",
		// 甲县: 1.158 ÷ 3.00 = 38.6%: 23.16 points; 10 ÷ 20 = 50%: 20 points
		" [3][甲县][43.16][—^1 (无)][—^1 (无)][第一类][2]",
		// 丙县: nothing of 0.80, and not reported
		" [4][丙县][0.00][—^1 (无)][—^1 (无)][第二类][2]",
		"# 第一类排名", " [1][乙县][91.00][—^1 (无)][—^1 (无)]",
		" [合同额][亿元][60][60.00][0.50][1.56][312.0][120][120.0][72.00][按上限计]",
		" [申报数][家][40][40.00][5.00][未报送^1][— (未报送)][120][0.0][0.00][按零计]",
		"whole [合计][][100][100.00][][][][][][43.16][]",
		"得43.16分，居第3位，第一类第2位；失分最多的是合同额，失36.84分。",
	)
}

// TestScoresSpread: the weight of what does not apply goes to the others, and ties share a place.
func TestScoresSpread(t *testing.T) {
	targets, err := os.ReadFile(filepath.Join(figuresSite, "data", "targets", "2022.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	page := shown(t, "2022-h1/scores.html", map[string]string{
		"data/site.yaml":         scored(t, ""),
		"data/targets/2022.yaml": strings.Replace(string(targets), "yi: 10, bing: 5", "yi: 未设目标, bing: 5", 1),
	})
	has(t, page,
		// 乙县 has no target for the second: all 100 points are the first's, capped at 100%
		" [合同额][亿元][60][100.00][1.80][2.13][118.3][100][100.0][100.00][按上限计]",
		" [申报数][家][40][—^1 (无)][未设目标^2][5.00][— (未设目标)][100][—^1 (无)][—^1 (无)][不计]",
		"note: —：该项不计，权重分摊到其他指标",
		"乙县得分最高，为100.00分；丙县最低，为0.00分，相差100.00分；满分100分。",
	)
}

// TestScoresChange: places and points won since the year's previous edition.
func TestScoresChange(t *testing.T) {
	page := shown(t, "2022-h1/scores.html", map[string]string{
		"data/site.yaml":             scored(t, ""),
		"content/2022-q1/edition.md": "---\nlabel: 2022年第一季度\nperiod: 2022-03\ndate: 2022-04-20\n---\n\n## 一、情况\n\n一季度情况。\n",
		"data/reports/2022-03.yaml": "period: 2022-03\nstatus: 快报\nvalues:\n" +
			"  hetong: {zhou: 3.50, jia: 0.90, yi: 0.18, bing: 0, ding: 0, yuan: 0.40, zhi: 2.02}\n" +
			"  shenbao: {zhou: 10, jia: 4, yi: 2, bing: 0, ding: 1, yuan: 3}\n  cunliang: {zhou: 260}\n" +
			"  bizhong: {zhou: 31.0, jia: 28.0, yi: 30.0, bing: 29.0, ding: 保密, yuan: 41.0, zhi: 33.3}\n" +
			"  yinhuan: {zhou: 5, jia: 2, yi: 1, bing: 1, ding: 0, yuan: 0, zhi: 1}\n",
	})
	has(t, page,
		// before: 甲 0.90 ÷ 3 × 60 + 4 ÷ 20 × 40 = 26; 乙 0.18 ÷ 1.8 × 60 + 2 ÷ 10 × 40 = 14; 丁 0 + 1 ÷ 5 × 40 = 8 (its target was 5)
		// now:    乙 60 + 20 = 80; 丁 60 + 30 = 90; 甲 43.16
		" [1][丁县][90.00][+82.00][↑2 (上升2位)]",
		" [2][乙县][80.00][+66.00][持平]",
		" [3][甲县][43.16][+17.16][↓2 (下降2位)]",
		" [4][丙县][0.00][0.00][持平]",
	)
}

// TestRedBlack: the lists that a text asks for, by an indicator and by score.
func TestRedBlack(t *testing.T) {
	const head = "---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\n---\n\n"
	for _, test := range []struct{ name, site, block, want string }{
		{"by an indicator", "", "```redblack\nindicator: 合同额\ntop: 2\nbottom: 1\n```",
			"合同额红黑榜\n+ 第1位 丁县 完成率312.0%，1.56亿元\n+ 第2位 乙县 完成率118.3%，2.13亿元\n- 第4位 丙县 完成率0.0%，0.00亿元\n按完成率排列。"},
		{"ties stand together", "", "```redblack\nindicator: shenbao\ntop: 1\nbottom: 1\n```",
			"申报数红黑榜\n+ 第1位 丁县 完成率75.0%，3家\n- 第2位（并列） 乙县 完成率50.0%，5家\n- 第2位（并列） 甲县 完成率50.0%，10家\n按完成率排列。"},
		{"without targets", "", "```redblack\nindicator: 比重\ntop: 1\nbottom: 0\n```", "比重红黑榜\n+ 第1位 乙县 30.1%\n按数值排列。"},
		{"by score", scored(t, ""), "```redblack\ntop: 1\nbottom: 2\n```",
			"红黑榜\n+ 第1位 丁县 90.00分\n- 第4位 丙县 0.00分\n- 第3位 甲县 43.16分\n按得分排列，满分100分。"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{
				"content/2022-h1/edition.md": head + test.block + "\n",
				"layouts/bulletin.html":      `{{define "main"}}{{template "text" .Text}}{{end}}`,
			}
			if test.site != "" {
				files["data/site.yaml"] = test.site
			}
			_, got, _ := strings.Cut(shown(t, "2022-h1/index.html", files), "\n")
			if got = strings.TrimSpace(got); got != test.want {
				t.Errorf("shown\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestRedBlackMistakes: each with its place and what to do.
func TestRedBlackMistakes(t *testing.T) {
	const name, head = "content/2022-h1/edition.md", "---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\n---\n\n"
	for _, test := range []struct{ name, site, block, want string }{
		{"nothing to rank by", "", "```redblack\ntop: 1\n```",
			":8:1: 错误[no-ranking]: 本站没有计分，红黑榜没有排位的依据；加上“indicator: …”，或在 data/site.yaml 里设置 scores。"},
		{"figures of the whole alone", "", "```redblack\nindicator: 保有量\n```", ":8:12: 错误[no-members]: 保有量没有各县市的数，不能排红黑榜；改换指标。"},
		{"an unknown indicator", "", "```redblack\nindicator: 合同款\n```", ":8:12: 错误[unknown-indicator]: 没有指标“合同款”；是否想写“合同额”？"},
		{"an unknown key", "", "```redblack\nindicator: 合同额\nbotom: 1\n```", ":9:1: 错误[unknown-key]: redblack 指令没有“botom”这一项；是否想写“bottom”？"},
		{"no number", "", "```redblack\nindicator: 合同额\ntop: 三\n```", ":9:6: 错误[wrong-type]: “top”应是整数，这里是“三”；写 0 或 0 以上的整数。"},
		{"less than none", "", "```redblack\nindicator: 合同额\nbottom: -1\n```", ":9:9: 错误[wrong-type]: “bottom”应是整数，这里是“-1”；写 0 或 0 以上的整数。"},
		{"nobody in a list", "", "```redblack\nindicator: 合同额\ntop: 0\nbottom: 0\n```", ":8:1: 错误[empty-lists]: 红榜和黑榜都不列，什么也不出现；改写 top 或 bottom，或删去这个指令。"},
		{"in both lists", "", "```redblack\nindicator: 合同额\n```", ":8:1: 错误[both-lists]: 有位次的只有4个县市，乙县、甲县既在红榜又在黑榜；减少 top 或 bottom。"},
		{"in both lists by score", scored(t, ""), "```redblack\ntop: 4\nbottom: 1\n```", ":8:1: 错误[both-lists]: 有位次的只有4个县市，丙县既在红榜又在黑榜；减少 top 或 bottom。"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{name: head + test.block + "\n"}
			if test.site != "" {
				files["data/site.yaml"] = test.site
			}
			result, err := Build(Options{Site: overlay(t, figuresSite, files)})
			if err != nil {
				t.Fatal(err)
			}
			var said []string
			for _, d := range result.Diags {
				said = append(said, html.UnescapeString(d.String()))
			}
			if len(said) != 1 || said[0] != name+test.want {
				t.Errorf("said %q, want %q", said, name+test.want)
			}
		})
	}
}

// mergedScores is a site in which 丁县, of the first tier, became part of 丙县, of the second, and an indicator ended with the year.
var mergedScores = map[string]string{
	"data/site.yaml": "title: 示例指标通报\nissuer: 某市统计局\nsample: true\nscores:\n  indicators: {touzi: 90, gaizao: 10}\n  cap: 120\n  tiers:\n" +
		"    - {name: 第一类, counties: [jia, ding]}\n    - {name: 第二类, counties: [yi, bing, wu]}\n",
	"data/indicators.yaml": "groups:\n  - id: zhuyao\n    name: 主要指标\n    indicators:\n" +
		"      - {id: touzi, name: 固定资产投资, unit: 亿元, department: 市统计局, definition: 指标解释。, reporting: 报送办法。, contact: 市统计局}\n" +
		"      - {id: gaizao, name: 农房改造, unit: 户, until: 2021-12, department: 市统计局, definition: 指标解释。, reporting: 报送办法。, contact: 市统计局}\n",
	"data/targets/2021.yaml":     "year: 2021\nset_by: 市人民政府\nsigned_on: 2021-01-28\nvalues:\n  touzi: {quanshi: 30.00, jia: 10.00, yi: 10.00, bing: 5.00, ding: 5.00}\n  gaizao: {quanshi: 30, jia: 10, yi: 10, bing: 5, ding: 5}\n",
	"data/reports/2021-06.yaml":  "period: 2021-06\nstatus: 快报\nvalues:\n  touzi: {quanshi: 17.00, jia: 6.00, yi: 4.00, bing: 3.00, ding: 4.00}\n  gaizao: {quanshi: 17, jia: 6, yi: 4, bing: 3, ding: 4}\n",
	"content/2021-h1/edition.md": "---\nlabel: 2021年上半年\nperiod: 2021-06\ndate: 2021-07-20\n---\n\n上半年情况如下。\n",
	"content/2022-h1/edition.md": "---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\n---\n\n上半年情况如下。\n",
}

// TestScoresOfMerged: what another became part of keeps the tier that it was put in.
func TestScoresOfMerged(t *testing.T) {
	page := built(t, "testdata/cases/region-merged", mergedScores)
	// 2022: 甲 6 of 10, 乙 4 of 10, 丙 5 of 9, 戊 0 of 1
	now := strings.Join(strings.Fields(page("2022-h1/scores.html")), "")
	for _, want := range []string{"得60.00分，居第1位，第一类第1位", "得55.56分，居第2位，第二类第1位", "得40.00分，居第3位，第二类第2位"} {
		if !strings.Contains(now, want) {
			t.Errorf("2022 does not say %s:\n%s", want, now)
		}
	}
	// 2021: 丁 4 of 5, in the tier of 甲
	if then := strings.Join(strings.Fields(page("2021-h1/scores.html")), ""); !strings.Contains(then, "得80.00分，居第1位，第一类第1位") || strings.Contains(then, "统计期间的指标") {
		t.Errorf("2021:\n%s", then)
	}
}

// TestScoresOfEnded: where an indicator of the scores is not counted, the page says which and how many points go to the others.
func TestScoresOfEnded(t *testing.T) {
	page := strings.Join(strings.Fields(built(t, "testdata/cases/region-merged", mergedScores)("2022-h1/scores.html")), "")
	for _, want := range []string{"本期不在统计期间的指标有农房改造（10分），不计分；其权重共10分按比例分摊到其他指标，所以本项分值大于权重。", "相差60.00分；分值合计100分。"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %s:\n%s", want, page)
		}
	}
}
