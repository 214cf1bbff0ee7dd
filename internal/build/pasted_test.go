package build

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// pastedSite is a small site whose bulletin says text. Investment is 13.02 of 28.50.
func pastedSite(t *testing.T, text string) fs.FS {
	t.Helper()
	return overlay(t, "testdata/single", map[string]string{smallText: "---\nlabel: 2024年上半年\nperiod: 2024-06\ndate: 2024-07-16\n---\n" + text})
}

// TestPastedTexts: what authors paste comes out on the page as they mean it, its figures are checked, and what cannot be made out
// is told with its place and a remedy.
func TestPastedTexts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		shows      []string // on the page
		hides      []string
		told       []string // beginnings of messages, behind the file
	}{
		{"emphasis beside Chinese marks",
			"**“两张清单”**制度继续实行。\n\n**要求：**各镇要**“一月一调度”**。\n\n- **问题：**偏慢\n\n| 类别 |\n|---|\n| **合计：**全县 |\n\n### **（一）**情况\n",
			[]string{"<p><strong>“两张清单”</strong>制度", "<strong>要求：</strong>各镇要<strong>“一月一调度”</strong>", "<li><strong>问题：</strong>偏慢", "<td><strong>合计：</strong>全县", "<strong>（一）</strong>情况</h3>"},
			[]string{"**"}, nil},
		{"a tilde is a range", "1~4月好于1~3月，~~删去~~。\n", []string{"<p>1~4月好于1~3月，<del>删去</del>。</p>"}, nil, nil},
		{"indented paragraphs", "　　甲。\n\n    固定资产投资99.00亿元。\n\n\t乙。\n", nil, nil, []string{":8:11: 错误[contradiction]"}},
		{"a paragraph, indented once", "　　甲。\n\n    乙。\n\n\t丙。\n", []string{"<p>甲。</p>\n<p>乙。</p>\n<p>丙。</p>"}, []string{"<pre>"}, nil},
		{"lines numbered by hand", "要求：\n1、甲。\n2、乙。\n", []string{"<p>要求：</p>\n<p>1、甲。</p>\n<p>2、乙。</p>"}, nil, nil},
		{"wide figures", "固定资产投资完成１９．００亿元。\n\n固定资产投资完成19．00亿元。\n", nil, nil, []string{":6:9: 错误[contradiction]", ":8:9: 错误[contradiction]"}},
		{"what is printed as it is", "正文[^1]。\n\n[^1]: 甲。\n[^2]: 乙。\n\n##无空格\n\n完成｛｛固定资产投资｝｝。\n\n字\ue5e5。\n",
			[]string{"##无空格"}, nil,
			[]string{":9:1: 警告[unused-footnote]", ":11:1: 警告[heading-mark]", ":13:3: 警告[wide-braces]", ":15:2: 警告[private-character]"}},
		{"a table that Word pastes", "地区\t固定资产投资（亿元）\n青石县\t99.00\n", nil, nil, []string{":7:5: 错误[contradiction]"}},
		{"a table that cannot be made out", "项目\t目标\n投资\t2\t3\n", nil, nil, []string{":6:1: 警告[pasted-table]"}},
		{"figures in a table with joined cells", "表1　完成情况（单位：亿元）\n\n| 单位 | 固定资产投资 | < |\n| ^ | 年度目标 | 累计 |\n|---|--:|--:|\n| 青石县 | 28.50 | 99.00 |\n", nil, nil, []string{":11:17: 错误[contradiction]"}},
		{"cells that join nothing", "| < | 甲 |\n|---|---|\n| 乙 | 丙 |\n", nil, nil, []string{":6:3: 错误[merge-cell]"}},
		{"cells that make no rectangle", "| 甲 | 乙 |\n|---|---|\n| 丙 | < |\n| ^ | 丁 |\n", nil, nil, []string{":8:7: 错误[merge-cell]"}},
		{"a number twice", "表1　甲\n\n| 乙 |\n|---|\n\n表1　丙\n\n| 丁 |\n|---|\n", nil, nil, []string{":11:1: 警告[table-number]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := t.TempDir()
			result, err := Build(Options{Site: pastedSite(t, c.text), Out: out})
			if err != nil {
				t.Fatal(err)
			}
			var messages []string
			for _, d := range result.Diags {
				message := strings.TrimPrefix(d.String(), smallText)
				messages = append(messages, message)
				if len(c.told) == 0 && !strings.Contains(message, "[unsupported]") && !strings.Contains(message, "[unbound-number]") {
					t.Errorf("told: %s", message)
				}
			}
			for _, want := range c.told {
				if !strings.Contains("\n"+strings.Join(messages, "\n"), "\n"+want) {
					t.Errorf("%s is not told:\n%s", want, strings.Join(messages, "\n"))
				}
			}
			page, err := os.ReadFile(out + "/2024-h1/index.html")
			if err != nil {
				if result.Errors == 0 {
					t.Fatal(err)
				}
				return
			}
			for _, want := range c.shows {
				if !bytes.Contains(page, []byte(want)) {
					t.Errorf("the page lacks %q", want)
				}
			}
			_, text, _ := bytes.Cut(page, []byte(`<article class="text">`))
			for _, no := range c.hides {
				if bytes.Contains(text, []byte(no)) {
					t.Errorf("the page shows %q", no)
				}
			}
		})
	}
}

// TestOwnTable: a head of two rows, joined cells, a break in a cell, caption and unit are the same on the page, in a single file and
// in Word.
func TestOwnTable(t *testing.T) {
	site := pastedSite(t, "表：重点事项（单位：万元）\n\n| 事项 | 资金 | < |\n| ^ | 安排 | 拨付 |\n|---|--:|--:|\n| 甲<br>乙 | {{ 原样 3 }} | {{ 原样 2 }} |\n| ^ | {{ 原样 5 }} | |\n")
	out := t.TempDir()
	mustBuild(t, site, out)
	page, err := os.ReadFile(out + "/2024-h1/index.html")
	if err != nil {
		t.Fatal(err)
	}
	attached, err := Attach(AttachOptions{Site: site, Names: []string{"通报"}, Forms: []string{"docx"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(attached.Files) != 1 || len(attached.Files[0].Forms) != 2 {
		t.Fatalf("%v, want a single file and a Word document", attached.Files)
	}
	forms := attached.Files[0].Forms
	plain := regexp.MustCompile(`\s+|"|</(?:p|t[hd])>`) // what a single file leaves out
	for name, content := range map[string][]byte{"page": page, "single file": forms[0].Content} {
		text := plain.ReplaceAllString(string(content), "")
		for _, want := range []string{`>表1　重点事项<pclass=table-unit>计量单位：万元`, `rowspan=2>事项`, `colspan=2align=center>资金`, `<tdrowspan=2>甲<br>乙`} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
	word := wordText(t, forms[1].Content)
	for want, n := range map[string]int{`<w:gridSpan w:val="2"/>`: 1, `<w:vMerge w:val="restart"/>`: 2, `<w:vMerge/>`: 2, "表1　重点事项": 2, "计量单位：万元": 1} {
		if got := strings.Count(word, want); got < n {
			t.Errorf("Word has %s %d times, want %d", want, got, n)
		}
	}
	rows := strings.Split(word[strings.Index(word, "重点事项</w:t>"):], "<w:tr>")[1:5]
	last, _, _ := strings.Cut(rows[3], "</w:tr>")
	if !strings.Contains(rows[2], "<w:keepNext/>") || strings.Contains(last, "<w:keepNext/>") {
		t.Errorf("a cell of two rows is torn in Word, or keeps more than its rows together:\n%s\n%s", rows[2], last)
	}
}

// wordText is the text part of a Word document.
func wordText(t *testing.T, content []byte) string {
	t.Helper()
	packed, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := fs.ReadFile(packed, "word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	return string(part)
}
