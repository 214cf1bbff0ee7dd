package build

import (
	"html"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/longtest"
	"bulletin/internal/page"
)

// TestDirectives: mistakes in the fenced blocks of a text, each with its place and what to do. The block
// begins on the line after the text.
func TestDirectives(t *testing.T) {
	const base = "testdata/golden/figures"
	const name = "content/2022-h1/edition.md"
	text, err := os.ReadFile(filepath.Join(base, name))
	if err != nil {
		t.Fatal(err)
	}
	before := string(text) + "\n"
	line := strings.Count(before, "\n") + 1
	for _, test := range []struct {
		name, block string
		row         int // of the message, from the block's first line
		want        string
	}{
		{"unknown kind", "```chart\nkind: rankin\nindicator: hetong\n```", 1, ":7: 错误[unknown-chart]: 没有“rankin”这种图；是否想写“ranking”？"},
		{"no kind", "```chart\nindicator: hetong\n```", 1, ":1: 错误[missing-key]: chart 指令缺少“kind”；加上“kind: …”。"},
		{"no indicator", "```chart\nkind: ranking\n```", 1, ":1: 错误[missing-key]: chart 指令缺少“indicator”；加上“indicator: …”。"},
		{"unknown indicator", "```chart\nkind: ranking\nindicator: hetnog\n```", 2, ":12: 错误[unknown-indicator]: 没有指标“hetnog”；是否想写“hetong”？"},
		{"unknown region", "```chart\nkind: place\nregion: jai\n```", 2, ":9: 错误[unknown-region]: 没有地区“jai”；是否想写“jia”？"},
		{"a key too many", "```chart\nkind: place\nregion: jia\nindicator: hetong\n```", 3, ":1: 错误[extra-key]: “place”图不用写 indicator；删去这一项。"},
		{"unknown key", "```chart\nkind: ranking\nindicater: hetong\n```", 2, ":1: 错误[unknown-key]: chart 指令没有“indicater”这一项；是否想写“indicator”？"},
		{"a list for a value", "```chart\nkind: ranking\nindicator: [hetong, shenbao]\n```", 2, ":12: 错误[wrong-type]: “indicator”不能写成列表；只写一个值。"},
		{"nothing to draw", "```chart\nkind: growth\nindicator: shenbao\n```", 1, ":1: 警告[empty-chart]: 这张图没有可画的数据，页面上不出现；改换指标或删去这张图。"},
		{"table of nothing", "```table\ntitle: x\n```", 1, ":1: 错误[missing-key]: table 指令缺少“indicator”；加上“indicator: …”。"},
		{"table of both", "```table\nindicators: [hetong]\nindicator: hetong\n```", 2, ":1: 错误[extra-key]: indicators 和 indicator 不能同时写；只写其中一项。"},
		{"table of an unknown indicator", "```table\nindicators: [hetong, cunlaing]\n```", 1, ":13: 错误[unknown-indicator]: 没有指标“cunlaing”；是否想写“cunliang”？"},
		{"a misspelt name", "```chart\nkind: ranking\nindicator: 合同款\n```", 2, ":12: 错误[unknown-indicator]: 没有指标“合同款”；是否想写“合同额”？"},
		{"a misspelt region's name", "```chart\nkind: place\nregion: 甲线\n```", 2, ":9: 错误[unknown-region]: 没有地区“甲线”；是否想写“甲县”？"},
		{"table with a region beside an indicator", "```table\nindicator: 合同额\nregion: 甲县\n```", 2, ":1: 错误[extra-key]: 写 indicator 的表每行是一个地区，不用写 region；改写 rows，如“rows: [吉首市]”。"},
		{"table with rows of regions beside indicators", "```table\nindicators: [合同额]\nrows: [甲县]\n```", 2, ":1: 错误[extra-key]: 写 indicators 的表每行是一项指标，不用写 rows；删去这一项。"},
		{"table of an unknown region", "```table\nindicators: [合同额]\nregion: 戊县县\n```", 2, ":9: 错误[unknown-region]: 没有地区“戊县县”。"},
		{"unknown column", "```table\nindicator: 合同额\ncolumns: [完成律]\n```", 2, ":10: 错误[unknown-column]: 没有“完成律”这一栏；是否想写“完成率”？"},
		{"column twice", "```table\nindicator: 合同额\ncolumns: [目标, 年度目标]\n```", 2, ":10: 错误[extra-column]: “年度目标”一栏写了两遍；删去一个。"},
		{"no columns", "```table\nindicator: 合同额\ncolumns: []\n```", 2, ":10: 错误[missing-column]: “columns”是空的；写上要列的各栏，或删去这一项。"},
		{"column of nothing", "```table\nindicator: 比重\ncolumns: [累计, 完成率]\n```", 2, ":10: 警告[empty-column]: “完成率”一栏没有一个数；删去这一栏。"},
		{"unknown row", "```table\nindicator: 合同额\nrows: [落厚]\n```", 2, ":7: 错误[unknown-region]: 没有地区或选择条件“落厚”；是否想写“落后”？"},
		{"unknown row, none near", "```table\nindicator: 合同额\nrows: [xyzzy]\n```", 2, ":7: 错误[unknown-region]: 没有地区或选择条件“xyzzy”；可写 地区的名称或编号、全部、前3、后3、未破零、落后、滞后、达序时、超额、已完成、未完成、过半、未过半、超序时、超限、已达标、未达标、未报送、增长、下降。"},
		{"rule that does not fit", "```table\nindicator: 比重\nrows: 落后\n```", 2, ":7: 错误[wrong-rule]: “落后”不能用于比重：没有年度目标的指标不能这样选；写成条件，如“累计=0”、“同比>0”。"},
		{"bad condition", "```table\nindicator: 合同额\nrows: 完成率≥多\n```", 2, ":7: 错误[bad-condition]: 条件“完成率≥多”里没有可比的数；写成“完成率≥60”这样。"},
		{"two ends", "```table\nindicator: 合同额\nrows: 前3 后3\n```", 2, ":7: 错误[extra-word]: “前3”和“后3”不能同时写；只写其中一个。"},
		{"rule of a whole", "```table\nindicator: 保有量\nrows: 全部\n```", 2, ":7: 错误[no-members]: 保有量没有各县市的数，不能按条件选择；改换指标。"},
		{"nobody selected", "```table\nindicator: 申报数\nrows: 未破零\n```", 2, ":7: 警告[empty-table]: 没有选出县市，这张表页面上不出现；改换条件，或删去这张表。"},
		{"unknown order", "```table\nindicator: 合同额\norder: 完成律\n```", 2, ":8: 错误[unknown-column]: 没有“完成律”这一栏；是否想写“完成率”？"},
		{"order by no number", "```table\nindicator: 合同额\norder: 备注\n```", 2, ":8: 错误[wrong-order]: 不能按“备注”排列；改写有数的一栏。"},
		{"order by two", "```table\nindicator: 合同额\norder: [完成率, 同比]\n```", 2, ":8: 错误[wrong-order]: “order”要写一栏的名称；写成“完成率”或“完成率 升序”这样。"},
		{"figure of nothing", "```figure\nlabel: x\n```", 1, ":1: 错误[missing-key]: figure 指令缺少“indicator”；加上“indicator: …”。"},
		{"figure of an unknown measure", "```figure\nindicator: 合同额\nmeasure: 完成律\n```", 2, ":10: 错误[unknown-measure]: 没有数据项“完成律”；是否想写“完成率”？"},
		{"figure of items and an indicator", "```figure\nitems: [合同额]\nindicator: 合同额\n```", 2, ":1: 错误[extra-key]: 写了 items，不用写 indicator；删去这一项。"},
		{"figure of too many", "```figure\nitems: [合同额, 合同额, 合同额, 合同额, 合同额]\n```", 1, ":8: 错误[too-many-items]: “items”写了5个数；最多写4个，其余的放进表里。"},
		{"figure of no items", "```figure\nitems: []\n```", 1, ":8: 错误[missing-items]: “items”是空的；写成“items: [吉首市 研发投入 完成率]”这样。"},
		{"a name that a blank has parted", "```figure\nitems: [甲县 合 同额 完成率]\n```", 1, ":8: 错误[unknown-word]: 引用里的名称“合 同额”中间多了空格；删去空格，写 合同额。"},
		{"figure of a bad reference", "```figure\nitems: [甲县 合同额 完成律]\n```", 1, ":8: 错误[unknown-word]: 引用里的“完成律”不是地区、指标、期次或数据项；是否想写“完成率”？"},
		{"figure of a gap", "```figure\nindicator: 申报数\nregion: 丙县\n```", 1, ":1: 警告[reference-gap]: 引用的数没有：申报数完成率，丙县，2022年1—6月，快报，截至编制时未报送；改写这句话，或补上数据。"},
		{"unknown key of a figure", "```figure\nindicator: 合同额\nlable: x\n```", 2, ":1: 错误[unknown-key]: figure 指令没有“lable”这一项；是否想写“label”？"},
		{"a link to nowhere", "[甲](county:jai)", 0, ":5: 错误[unknown-link]: 链接“county:jai”：没有编号为“jai”的地区页面；是否想写“county:jia”？"},
		{"an indicator link to nowhere", "[甲](indicator:x)", 0, ":5: 错误[unknown-link]: 链接“indicator:x”：没有编号为“x”的指标。"},
		{"an edition link to nowhere", "[甲](edition:2020)", 0, ":5: 错误[unknown-link]: 链接“edition:2020”：没有编号为“2020”的期次。"},
	} {
		t.Run(test.name, func(t *testing.T) {
			result, err := Build(Options{Site: overlay(t, base, map[string]string{name: before + test.block + "\n"})})
			if err != nil {
				t.Fatal(err)
			}
			var said []string
			for _, d := range result.Diags {
				said = append(said, d.String())
			}
			want := name + ":" + strconv.Itoa(line+test.row) + test.want
			if len(said) == 0 || said[0] != want {
				t.Errorf("said %q, want %q", said, want)
			}
		})
	}
}

// directivesShow builds the golden site with a text of one directive, and returns what its page shows of it.
func directivesShow(t *testing.T, block string) string {
	t.Helper()
	const base = "testdata/golden/figures"
	parts, err := os.ReadFile(filepath.Join(base, "layouts", "parts.html"))
	if err != nil {
		t.Fatal(err)
	}
	const callout = `{{else if .Callout}}{{range .Callout.Items}}{{.Label}}|{{.Number}}|{{.Unit}}|{{.Href}}|{{.Source}}` + "\n" +
		`{{end}}{{with .Callout.Note}}{{.}}` + "\n" + `{{end}}{{else if .Groups}}{{range .Groups}}{{.Title}}` + "\n" +
		`{{range .Statements}}{{.ID}}: {{range .Spans}}{{.Text}}{{end}}` + "\n" + `{{end}}{{end}}{{else}}{{.HTML}}{{end}}`
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, overlay(t, base, map[string]string{
		"layouts/parts.html":         strings.Replace(string(parts), "{{else}}{{.HTML}}{{end}}", callout, 1),
		"layouts/bulletin.html":      `{{define "main"}}{{template "text" .Text}}{{end}}`,
		"content/2022-h1/edition.md": "---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\n---\n\n" + block + "\n",
	}), out)
	page, err := os.ReadFile(filepath.Join(out, "2022-h1", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	_, shown, _ := strings.Cut(html.UnescapeString(string(page)), "\n")
	return strings.TrimSpace(shown)
}

// TestEveryDirective: each directive has a text in testdata/directives and, beside it, what a page shows of it; a test of
// package page holds that the text has every key.
func TestEveryDirective(t *testing.T) {
	for _, name := range page.DirectiveNames() {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata", "directives", name)
			text, err := os.ReadFile(file + ".md")
			if err != nil {
				t.Fatal("the directive has no case: ", err)
			}
			got := directivesShow(t, string(text)) + "\n"
			if *update {
				if err := os.WriteFile(file+".txt", []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) || len(got) < 2 {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// TestDirectiveShows: what directives show, by the layouts of the golden site.
func TestDirectiveShows(t *testing.T) {
	longtest.Skip(t)
	for _, test := range []struct{ name, block, want string }{
		{"names for ids", "```chart\nkind: ranking\nindicator: 合同额\n```",
			"chart c_ranking_hetong_text0: 合同额：4个县市中2个落后序时，其中1个尚未破零；丁县居首位，丙县居末位"},
		{"the site's word for the whole", "```chart\nkind: completion\nregion: 全州\n```",
			"chart c_completion_zhou_text0: 4项指标中1项超出序时进度，另有1项已达标"},
		{"columns", "```table\nindicator: 合同额\ncolumns: [完成率, 目标, arrears, 较全州, 力度, 占比]\nrows: [丁县, 甲县]\ntitle: 两县\n```",
			`# 两县
[序号][县市][完成率][年度目标][欠账][较全州][所需倍数][占比]
 [1][丁县][312.0][0.50][0.00][+207.2][0.0][16.5]
 [2][甲县][38.6][3.00][0.34][−66.2][1.6][12.3]`},
		{"rows by rule, worst last", "```table\nindicator: 合同额\ncolumns: [完成率, 状态]\nrows: 落后\n```",
			`# 合同额完成情况
[序号][县市][完成率][状态]
 [1][甲县][38.6][▼滞后]
 [2][丙县][0.0][✕未破零]`},
		{"the whole and both ends", "```table\nindicator: 合同额\ncolumns: [完成率, 位次]\nrows: [全州, 前1, 后1]\n```",
			`# 合同额完成情况
[序号][县市][完成率][位次]
whole [][全州][104.8][—^1 (无)]
 [1][丁县][312.0][1]
 [2][丙县][0.0][4]
note: —：不参与排名`},
		{"the whole is no part of itself", "```table\nindicator: 合同额\ncolumns: [占比, 较全州]\nrows: [全州, 甲县]\n```",
			`# 合同额完成情况
[序号][县市][占比][较全州]
whole [][全州][— (无)][— (无)]
 [1][甲县][12.3][−66.2]`},
		{"a region named twice", "```table\nindicator: 合同额\ncolumns: [累计]\nrows: [甲县, jia, 落后]\n```",
			`# 合同额完成情况
[序号][县市][本期累计]
 [1][甲县][1.16]
 [2][丙县][0.00]`},
		{"rows by several conditions", "```table\nindicator: 合同额\ncolumns: [累计]\nrows: 完成率<50% 累计>0\n```",
			`# 合同额完成情况
[序号][县市][本期累计]
 [1][甲县][1.16]`},
		{"order, gaps last, the whole first", "```table\nindicator: 申报数\ncolumns: [完成率]\norder: 完成率\n```",
			`# 申报数完成情况
[序号][县市][完成率]
whole [][全州][70.0]
 [1][丁县][75.0]
 [2][甲县][50.0]
 [3][乙县][50.0]
 [4][丙县][— (未报送)]
 [5][园区][— (未设目标)]
note: 未报送：截至编制时未报送
note: 未设目标：未设年度目标，不计算完成率`},
		{"order rising", "```table\nindicator: 合同额\ncolumns: [欠账]\nrows: 全部\norder: 欠账 升序\n```",
			`# 合同额完成情况
[序号][县市][欠账]
 [1][乙县][0.00]
 [2][丁县][0.00]
 [3][甲县][0.34]
 [4][丙县][0.40]`},
		{"order by place", "```table\nindicator: 合同额\ncolumns: [位次]\nrows: 县市\norder: 位次\n```",
			`# 合同额完成情况
[序号][县市][位次]
 [1][丁县][1]
 [2][乙县][2]
 [3][甲县][3]
 [4][丙县][4]`},
		{"order of the site", "```table\nindicator: 合同额\ncolumns: [位次]\nrows: [丁县, 甲县]\norder: 地区\n```",
			`# 合同额完成情况
[序号][县市][位次]
 [1][甲县][3]
 [2][丁县][1]`},
		{"order by state", "```table\nindicator: 合同额\ncolumns: [状态]\nrows: [丙县, 甲县, 丁县]\norder: 状态\n```",
			`# 合同额完成情况
[序号][县市][状态]
 [1][丁县][●超额]
 [2][甲县][▼滞后]
 [3][丙县][✕未破零]`},
		{"usual columns of chosen rows", "```table\nindicator: 合同额\nrows: [甲县]\n```",
			`# 合同额完成情况
[序号][县市][年度目标][本期累计][完成率][较序时][状态][上年同期][同比][位次][位次变化][走势][备注]
 [1][甲县][3.00][1.16][38.6][−11.4][▼滞后][1.20][−3.5][3][—^1 (无)][][]
note: —：本年度无上期位次可比`},
		{"parts stand under the figure", "```table\nindicator: 申报数\ncolumns: [完成率, 累计]\nrows: [全州]\n```",
			`# 申报数完成情况
[序号][县市][完成率][本期累计]
whole [][全州][70.0][28]
part [][其中：首次][][17]
part [][复核][][11]`},
		{"no figure, no parts", "```table\nindicator: 申报数\ncolumns: [完成率]\nrows: [全州]\n```",
			`# 申报数完成情况
[序号][县市][完成率]
whole [][全州][70.0]`},
		{"notes on targets where something rests on them", "```table\nindicator: 合同额\ncolumns: [完成率, 备注]\nrows: [全州]\n```",
			`# 合同额完成情况
[序号][县市][完成率][备注]
whole [][全州][104.8][^1^2]
note: 全州居全省第3位（共14个）
note: 全州目标由省厅下达`},
		{"no notes on targets where nothing does", "```table\nindicator: 合同额\ncolumns: [累计, 备注]\nrows: [全州]\n```",
			`# 合同额完成情况
[序号][县市][本期累计][备注]
whole [][全州][9.43][^1]
note: 全州居全省第3位（共14个）`},
		{"indicators of a region", "```table\nindicators: [合同额, yinhuan]\nregion: 甲县\ncolumns: [累计, 完成率, 位次]\n```",
			`# 甲县部分指标完成情况
[序号][指标][计量单位][本期累计][完成率][位次]
group [一组]
 [1][合同额][亿元][1.16][38.6][3]
group [二组]
 [2][隐患数][项][5.00][超1 (超年度控制数1项)][4]`},
		{"a region's usual table", "```table\nindicators: [合同额]\nregion: jia\n```",
			`# 甲县部分指标完成情况
[序号][指标][计量单位][年度目标][本期累计][完成率][较序时][状态][上年同期][同比][位次][位次变化]
group [一组]
 [1][合同额][亿元][3.00][1.16][38.6][−11.4][▼滞后][1.20][−3.5][3][—^1 (无)]
note: —：本年度无上期位次可比`},
		{"a number", "```figure\nindicator: 合同额\n```",
			"全州合同额完成率|104.8|%|indicators/hetong.html#r-zhou|合同额完成率，全州，2022年1—6月，快报"},
		{"a number in the author's words", "```figure\nindicator: hetong\nregion: 甲县\nmeasure: 位次\nlabel: 甲县排名\nnote: 按完成率排列。\n```",
			"甲县排名|第3位||indicators/hetong.html#r-jia|合同额位次，甲县，2022年1—6月，快报\n按完成率排列。"},
		{"a number without targets", "```figure\nindicator: 比重\n```",
			"全州比重|31.8|%|indicators/bizhong.html#r-zhou|比重累计，全州，2022年1—6月，快报"},
		{"several numbers", "```figure\nitems: [合同额 同比 带号, 申报数 首次, 合同额 未破零 个数, 合同额 前1]\n```",
			`全州合同额同比|+60.6|%|indicators/hetong.html#r-zhou|合同额同比，全州，2022年1—6月，快报
全州申报数其中首次|17|家|indicators/shenbao.html#r-zhou|申报数其中首次，全州，2022年1—6月，快报
合同额未破零|1|个县市|indicators/hetong.html#r-bing|合同额，按“未破零”选出的1个县市，2022年1—6月，快报
合同额前1|丁县||indicators/hetong.html#r-ding|合同额完成率，按“前1”选出的1个县市，2022年1—6月，快报`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := directivesShow(t, test.block); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestLongTable: a table of more rows than a site allows is cut with a word about it; the whole is not counted.
func TestLongTable(t *testing.T) {
	const base = "testdata/school"
	files := map[string]string{}
	for name, change := range map[string][2]string{
		"data/site.yaml":             {"table_rows: 100", "table_rows: 20"},
		"content/2023-q3/edition.md": {"\n---\n", "\n---\n\n```table\nindicator: 图书借阅册次\ncolumns: [位次]\norder: 位次\ntitle: 借阅排名\n```\n\n"},
	} {
		source, err := os.ReadFile(filepath.Join(base, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = strings.Replace(string(source), change[0], change[1], 1)
	}
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, overlay(t, base, files), out)
	page, err := os.ReadFile(filepath.Join(out, "2023-q3", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "借阅排名")
	table, _, _ = strings.Cut(table, "</tbody>")
	_, table, _ = strings.Cut(table, "<tbody")
	if n := strings.Count(table, "<tr"); n != 21 {
		t.Errorf("%d rows, want the whole and 20 schools", n)
	}
	if want := "本表列出前20所学校，其余见各自页面。"; !strings.Contains(string(page), want) {
		t.Errorf("the page lacks %s", want)
	}
}
