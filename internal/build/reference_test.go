package build

import (
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
	cases := []struct{ in, want string }{
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
		{"{{ 2022年上半年 合同额 }}", "1.16亿元"},
		{"{{ 丁县 申报数 目标 }}", "4家"},
	}
	var text strings.Builder
	for _, c := range cases {
		text.WriteString("- " + c.in + "\n")
	}
	out := filepath.Join(t.TempDir(), "public")
	site := overlay(t, "testdata/golden/figures", map[string]string{"content/2022-h1/counties/jia.md": text.String()})
	mustBuild(t, site, out)
	page, err := os.ReadFile(filepath.Join(out, "2022-h1", "counties", "jia.html"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`class="ref"[^>]*>([^<]*)<`).FindAllStringSubmatch(string(page), -1)
	if len(found) != len(cases) {
		t.Fatalf("%d references in the page, want %d", len(found), len(cases))
	}
	for k, c := range cases {
		if found[k][1] != c.want {
			t.Errorf("%s = %s, want %s", c.in, found[k][1], c.want)
		}
	}
	const link = `<a class="ref" href="../../2022-h1/indicators/hetong.html#r-jia" title="合同额累计，甲县，2022年1—6月，快报">1.16亿元</a>`
	if !strings.Contains(string(page), link) {
		t.Errorf("the page lacks %s", link)
	}
}

// TestBadReferences: mistakes in references, with their places.
func TestBadReferences(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"{{ 甲县 合同额 完成绿 }}", "1:1: 错误[unknown-word]: 引用里的“完成绿”不是地区、指标、期次或数据项；是否想写“完成率”？"},
		{"一{{ 甲县 xyzzy }}", "1:2: 错误[unknown-word]: 引用里的“xyzzy”不是地区、指标、期次或数据项；可写地区、指标、期次的名称或编号，以及数据项，见编写手册。"},
		{"{{ 完成率 }}", "1:1: 错误[missing-indicator]: 引用没有写明是哪项指标；加上指标的名称或编号。"},
		{"{{ }}", "1:1: 错误[missing-indicator]: 引用没有写明是哪项指标；加上指标的名称或编号。"},
		{"{{ 甲县 乙县 合同额 }}", "1:1: 错误[extra-word]: 引用里有两个地区：“甲县”和“乙县”；只写其中一个。"},
		{"{{ 合同额 完成率 同比 }}", "1:1: 错误[extra-word]: 引用里有两个数据项：“完成率”和“同比”；只写其中一个。"},
		{"{{ 合同额 完成率 万元 }}", "1:1: 错误[wrong-unit]: 完成率的单位是%，不能换算成万元；删去“万元”。"},
		{"{{ 丙县 申报数 }}", "1:1: 警告[reference-gap]: 引用的数没有：申报数累计，丙县，2022年1—6月，快报，截至编制时未报送；改写这句话，或补上数据。"},
		{"{{ 合同额", "1:1: 错误[open-reference]: 引用没有写完；在同一行写上“}}”；要写花括号本身，在前面加反斜线。"},
	} {
		const name = "content/2022-h1/counties/jia.md"
		result, err := Build(Options{Site: overlay(t, "testdata/golden/figures", map[string]string{name: c.in + "\n"})})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, d := range result.Diags {
			said = append(said, d.String())
		}
		if want := name + ":" + c.want; len(said) != 1 || said[0] != want {
			t.Errorf("%s: said %q, want %q", c.in, said, want)
		}
	}
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
