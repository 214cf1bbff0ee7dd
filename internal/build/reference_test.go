package build

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestReferences: what references in a county's text (甲县) print. Figures are those of the golden site: 甲县 has
// 1.158 of 3.00 亿元 after 6 of 12 months, and 1.20 the year before.
func TestReferences(t *testing.T) {
	cases := []printed{
		{"{{ 合同额 }}", "1.16亿元"},
		{"{{合同额 累计}}", "1.16亿元"},
		{"{{ 完成率 合同额 }}", "38.6%"},
		{"{{ hetong completion jia }}", "38.6%"},
		{"{{ 合同额 目标 }}", "3.00亿元"},
		{"{{ 合同额 目标 万元 }}", "30000万元"},
		{"{{ 合同额 目标 只写数 }}", "3.00"},
		{"{{ 合同额 目标 0位小数 }}", "3亿元"},
		{"{{ 合同额 万元 }}", "11580万元"},
		{"{{ 合同额 较序时 }}", "−11.4个百分点"}, // 38.6 − 50
		{"{{ 合同额 较序时 绝对值 }}", "11.4个百分点"},
		{"{{ 合同额 同比 }}", "−3.5%"}, // 1.158 ÷ 1.20 − 1
		{"{{ 乙县 合同额 同比 带号 }}", "+119.6%"},
		{"{{ 合同额 上年同期 }}", "1.20亿元"},
		{"{{ 合同额 位次 }}", "第3位"},
		{"{{ 合同额 位次 只写数 }}", "3"},
		{"{{ 合同额 欠账 }}", "0.34亿元"},        // 3 × 6/12 − 1.158 = 0.342
		{"{{ 合同额 月均需 3位小数 }}", "0.307亿元"}, // (3 − 1.158) ÷ 6
		{"{{ 合同额 当前月均 }}", "0.19亿元"},      // 1.158 ÷ 6
		{"{{ 合同额 预计全年 }}", "2.32亿元"},      // 0.193 × 12
		{"{{ 合同额 任务占比 }}", "49.2%"},       // 3.00 ÷ 6.10
		{"{{ 合同额 占比 }}", "12.3%"},         // 1.158 ÷ 9.43
		{"{{ 全州 合同额 完成率 }}", "104.8%"},
		{"{{ 示例州 合同额 }}", "9.43亿元"},
		{"{{ 全省 合同额 同比 }}", "20.0%"},
		{"{{ 比重 }}", "28.4%"},
		{"{{ 比重 同比 }}", "0.4个百分点"},
		{"{{ 2021-06 合同额 }}", "1.20亿元"},
		{"{{ 上年 合同额 }}", "1.20亿元"},
		{"{{ 上年 全州 申报数 }}", "20家"},
		{"{{ 2022-06 合同额 }}", "1.16亿元"},
		{"{{ 2022年上半年 合同额 }}", "1.16亿元"},
		{"{{ 丁县 申报数 目标 }}", "4家"},
		{"{{ 全省 合同额 }}", "20.0%"}, // it has no figure, only a growth
		{"{{ 合同额 较全州 }}", "−66.2个百分点"},
		{"{{ 全州 合同额 较全省 }}", "40.6个百分点"}, // 60.6 − 20.0
		{"{{ 全州 合同额 全省位次 }}", "第3位"},
		{"{{ 全州 申报数 首次 }}", "17家"},
		{"{{ 全州 首次 }}", "17家"}, // no other indicator has such a part
		{"{{ 全州 申报数 fuhe 只写数 }}", "11"},
	}
	page := referencesPrint(t, "testdata/golden/figures", nil, "counties/jia", cases)
	const link = `<a class="ref" href="../indicators/hetong.html#r-jia" title="合同额累计，甲县，2022年1—6月，快报">1.16亿元</a>`
	if !strings.Contains(page, link) {
		t.Errorf("the page lacks %s", link)
	}
	// A month without an edition is seen on the page of the text's own edition.
	const month = `href="../indicators/hetong.html#r-jia" title="合同额累计，甲县，2021年1—6月，最终核实">1.20亿元</a>`
	if !strings.Contains(page, month) {
		t.Errorf("the page lacks %s", month)
	}
}

// printed is a reference and what it prints.
type printed struct{ in, want string }

// referencesPrint builds a site whose text is the references, and compares what each prints. The file is that of a
// commentary of the site's first edition.
func referencesPrint(t *testing.T, base string, files map[string]string, file string, cases []printed) string {
	t.Helper()
	return editionPrints(t, base, firstEdition(t, base), files, file, cases)
}

// editionPrints is referencesPrint for a text of any edition.
func editionPrints(t *testing.T, base, edition string, files map[string]string, file string, cases []printed) string {
	t.Helper()
	var text strings.Builder
	for _, c := range cases {
		text.WriteString("- " + c.in + "\n")
	}
	all := map[string]string{"content/" + edition + "/" + file + ".md": text.String()}
	for name, content := range files {
		all[name] = content
	}
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, overlay(t, base, all), out)
	page, err := os.ReadFile(filepath.Join(out, edition, filepath.FromSlash(file)+".html"))
	if err != nil {
		t.Fatal(err)
	}
	if _, text, ok := bytes.Cut(page, []byte(`id="comment"`)); ok { // findings lead to cells too
		page = text
	}
	found := regexp.MustCompile(`<li>[^<]*<\w+ class="ref(?: short)?"[^>]*>([^<]*)</\w+>[^<]*</li>\n`).FindAllStringSubmatch(string(page), -1)
	if len(found) != len(cases) {
		t.Fatalf("%d references in the page, want %d", len(found), len(cases))
	}
	for k, c := range cases {
		if got := html.UnescapeString(found[k][1]); got != c.want {
			t.Errorf("%s = %s, want %s", c.in, got, c.want)
		}
	}
	return string(page)
}

func firstEdition(t *testing.T, base string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(base, "content"))
	if err != nil || len(entries) == 0 {
		t.Fatal("no editions", err)
	}
	return entries[0].Name()
}

// referencesSay builds a site with one reference at a time in a text, and compares the only message about that text.
func referencesSay(t *testing.T, base string, files map[string]string, file string, cases []printed) {
	t.Helper()
	name := "content/" + firstEdition(t, base) + "/" + file + ".md"
	for _, c := range cases {
		all := map[string]string{name: c.in + "\n"}
		for other, content := range files {
			all[other] = content
		}
		result, err := Build(Options{Site: overlay(t, base, all)})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, d := range result.Diags {
			if d.Pos.File == name {
				said = append(said, d.String())
			}
		}
		if want := name + ":" + c.want; len(said) != 1 || said[0] != want {
			t.Errorf("%s: said %q, want %q", c.in, said, want)
		}
	}
}

// TestBadReferences: mistakes in references, with their places.
func TestBadReferences(t *testing.T) {
	referencesSay(t, "testdata/golden/figures", nil, "counties/jia", []printed{
		{"{{ 甲县 合同额 完成绿 }}", "1:1: 错误[unknown-word]: 引用里的“完成绿”不是地区、指标、期次或数据项；是否想写“完成率”？"},
		{"{{ 甲县 合同额 完成率 较上期 }}", "1:1: 错误[unknown-word]: 引用里的“较上期”不是地区、指标、期次或数据项；没有与上期、上月相比的数据项：差多少写成文字，程序会核对；上期的数写 {{ … 上期 }}。"},
		{"一{{ 甲县 xyzzy }}", "1:2: 错误[unknown-word]: 引用里的“xyzzy”不是地区、指标、期次或数据项；可写地区、指标、期次的名称或编号，以及数据项，见编写手册。"},
		{"{{ 完成率 }}", "1:1: 错误[missing-indicator]: 引用没有写明是哪项指标；加上指标的名称或编号。"},
		{"{{ }}", "1:1: 错误[missing-indicator]: 引用没有写明是哪项指标；加上指标的名称或编号。"},
		{"{{ 甲县 乙县 合同额 }}", "1:1: 错误[extra-word]: 引用里有两个地区：“甲县”和“乙县”；只写其中一个。"},
		{"{{ 合同额 完成率 同比 }}", "1:1: 错误[extra-word]: 引用里有两个数据项：“完成率”和“同比”；只写其中一个。"},
		{"{{ 合同额 完成率 万元 }}", "1:1: 错误[wrong-unit]: 完成率的单位是%，不能换算成万元；删去“万元”。"},
		{"{{ 丙县 申报数 }}", "1:1: 警告[reference-gap]: 引用的数没有：申报数累计，丙县，2022年1—6月，快报，截至编制时未报送；改写这句话，或补上数据。"},
		{"{{ 甲县 隐患数 欠账 }}", "1:1: 警告[reference-gap]: 引用的数没有：隐患数欠账，甲县，2022年1—6月，快报，设年度控制数的指标不计欠账和月均；改写这句话，或补上数据。"},
		{"{{ 合同额", "1:1: 错误[open-reference]: 引用没有写完；在同一行写上“}}”；要写花括号本身，在前面加反斜线。"},
		{"{{ 上期 合同额 }}", "1:1: 错误[no-edition]: 本期是当年的第一期，没有上期；改写期次的编号或名称。"},
		{"{{ 上年 2022年上半年 合同额 }}", "1:1: 错误[extra-word]: 引用里有两个期次：“上年”和“2022年上半年”；只写其中一个。"},
		{"{{ 2021-05 合同额 }}", "1:1: 错误[unknown-word]: 引用里的“2021-05”不是地区、指标、期次或数据项；可写地区、指标、期次的名称或编号，以及数据项，见编写手册。"},
		{"{{ 全州 合同额 首次 }}", "1:1: 错误[unknown-part]: 合同额没有其中项“首次”；删去“首次”。"},
		{"{{ 全州 申报数 首次 完成率 }}", "1:1: 错误[extra-word]: 其中项只有累计数，没有完成率；删去“完成率”。"},
		{"{{ 申报数 首次 }}", "1:1: 警告[reference-gap]: 引用的数没有：申报数其中首次，甲县，2022年1—6月，快报，截至编制时未报送；改写这句话，或补上数据。"},
		{"{{ 全州 申报数 首次 复核 }}", "1:1: 错误[extra-word]: 引用里有两个其中项：“首次”和“复核”；只写其中一个。"},
		{"{{ 原样 }}", "1:1: 错误[missing-text]: “原样”后面没有写文字；写成“{{ 原样 9.06亿元 }}”这样。"},
		{"{{ 合同额 首刺 }}", "1:1: 错误[unknown-word]: 引用里的“首刺”不是地区、指标、期次或数据项；是否想写“首次”？"},
	})
}

// TestAmbiguousReference: a word with two meanings is never guessed.
func TestAmbiguousReference(t *testing.T) {
	const base, file = "testdata/golden/figures", "data/regions.yaml"
	regions, err := os.ReadFile(filepath.Join(base, file))
	if err != nil {
		t.Fatal(err)
	}
	result, err := Build(Options{Site: overlay(t, base, map[string]string{
		file:                              strings.Replace(string(regions), "name: 乙县", "name: 乙县, short: 合同额", 1),
		"content/2022-h1/counties/jia.md": "{{ 合同额 }}\n",
	})})
	if err != nil {
		t.Fatal(err)
	}
	const want = "引用里的“合同额”有几种意思：地区“yi”、指标“hetong”；改写编号或全称"
	if len(result.Diags) == 0 || !strings.Contains(result.Diags[0].String(), want) {
		t.Errorf("said %v, want %s, among %s", result.Diags, want, strconv.Itoa(len(result.Diags)))
	}
}

// TestPartialNames: the name of an indicator without its brackets, where one indicator only is called so.
func TestPartialNames(t *testing.T) {
	const base, file = "testdata/golden/figures", "data/indicators.yaml"
	source, err := os.ReadFile(filepath.Join(base, file))
	if err != nil {
		t.Fatal(err)
	}
	renamed := strings.NewReplacer(
		"name: 合同额", "name: 合同额（登记数）",
		"name: 申报数", "name: 企业数（申报）", "name: 保有量", "name: 企业数（保有）, short: 保有量",
		"name: 隐患数", "name: 首次（隐患）",
	).Replace(string(source))
	files := map[string]string{file: renamed}
	referencesPrint(t, base, files, "counties/jia", []printed{
		{"{{ 合同额 }}", "1.16亿元"},
		{"{{ 合同额（登记数） 完成率 }}", "38.6%"},
		{"{{ 全州 保有量 }}", "272家"},
		{"{{ 企业数（申报） 全州 fuhe }}", "11家"},
	})
	referencesSay(t, base, files, "counties/jia", []printed{
		{"{{ 企业数 }}", "1:1: 错误[ambiguous-word]: 引用里的“企业数”有几种意思：指标“shenbao”、指标“cunliang”；改写编号或全称。"},
		{"{{ 首次 }}", "1:1: 错误[ambiguous-word]: 引用里的“首次”有几种意思：指标“yinhuan”、其中项“首次”；改写编号或全称。"},
	})
}

// TestSharedParts: a part that several indicators have is that of the indicator named, or of the page.
func TestSharedParts(t *testing.T) {
	const base = "testdata/golden/figures"
	files := map[string]string{}
	for file, change := range map[string][2]string{
		"data/indicators.yaml":      {"name: 合同额, unit: 亿元,", "name: 合同额, unit: 亿元, parts: [{id: shouci, name: 首次}],"},
		"data/reports/2022-06.yaml": {"zhou: {value: 9.43,", "zhou: {value: 9.43, parts: {shouci: 4.5},"},
	} {
		source, err := os.ReadFile(filepath.Join(base, file))
		if err != nil {
			t.Fatal(err)
		}
		files[file] = strings.Replace(string(source), change[0], change[1], 1)
	}
	referencesPrint(t, base, files, "indicators/hetong", []printed{
		{"{{ 首次 }}", "4.50亿元"},
		{"{{ 申报数 首次 }}", "17家"},
		{"{{ 首次 万元 }}", "45000万元"},
		{"{{ 复核 }}", "11家"}, // the page's indicator has no such part, and one other has
	})
	referencesSay(t, base, files, "counties/jia", []printed{
		{"{{ 全州 首次 }}", "1:1: 错误[ambiguous-word]: 几项指标都有其中项“首次”：hetong、shenbao；加上指标的名称或编号。"},
		{"{{ 全州 申报数 首冯 }}", "1:1: 错误[unknown-word]: 引用里的“首冯”不是地区、指标、期次或数据项；是否想写“首次”？"},
	})
}

// TestAsTyped: what is to stay as typed is neither a link nor anything but text.
func TestAsTyped(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, overlay(t, "testdata/golden/figures", map[string]string{
		"content/2022-h1/counties/jia.md": "数为{{ 原样 9.06亿元 <约> }}。\n",
	}), out)
	page, err := os.ReadFile(filepath.Join(out, "2022-h1", "counties", "jia.html"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "数为9.06亿元 &lt;约&gt;。"; !strings.Contains(string(page), want) {
		t.Errorf("the page lacks %s", want)
	}
}

// quarter is an edition of the golden site before its only one.
var quarter = map[string]string{
	"content/2022-q1/edition.md": "---\nlabel: 2022年一季度\nperiod: 2022-03\ndate: 2022-04-20\n---\n\n正文。\n",
	"data/reports/2022-03.yaml": `period: 2022-03
status: 快报
values:
  hetong: {zhou: 4, jia: 0.6, yi: 0.5, bing: 0, ding: 0.1, yuan: 0.3, zhi: 2.5}
  shenbao: 未报送
  cunliang: {zhou: 240}
  bizhong: 未报送
  yinhuan: 未报送
`,
}

// TestPreviousEdition: 上期 is the year's previous edition, and its numbers lead to its pages.
func TestPreviousEdition(t *testing.T) {
	page := editionPrints(t, "testdata/golden/figures", "2022-h1", quarter, "counties/jia", []printed{
		{"{{ 上期 合同额 }}", "0.60亿元"},
		{"{{ 2022-03 合同额 完成率 }}", "20.0%"},
		{"{{ 上期 合同额 位次 }}", "第2位"}, // after 乙县
		{"{{ 合同额 位次变化 }}", "下降1位"},
		{"{{ 上期 合同额 前2 }}", "乙县、甲县、丁县"},
		{"{{ 上期 合同额 未破零 }}", "丙县"},
		{"{{ 上年 合同额 }}", "1.20亿元"},
	})
	const link = `href="../../2022-q1/indicators/hetong.html#r-jia" title="合同额累计，甲县，2022年1—3月，快报">0.60亿元</a>`
	if !strings.Contains(page, link) {
		t.Errorf("the page lacks %s", link)
	}
	name := "content/2022-h1/counties/jia.md"
	files := map[string]string{name: "{{ 上期 2022-q1 合同额 }}\n"}
	for k, v := range quarter {
		files[k] = v
	}
	result, err := Build(Options{Site: overlay(t, "testdata/golden/figures", files)})
	if err != nil {
		t.Fatal(err)
	}
	const want = ":1:1: 错误[extra-word]: 引用里有两个期次：“上期”和“2022-q1”；只写其中一个。"
	if len(result.Diags) == 0 || result.Diags[0].String() != name+want {
		t.Errorf("said %v, want %s", result.Diags, want)
	}
}
