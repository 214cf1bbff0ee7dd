package build

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// edited is the golden site's edition with more front matter and another text.
func edited(t *testing.T, front, body string) map[string]string {
	t.Helper()
	const name = "content/2022-h1/edition.md"
	text, err := os.ReadFile(filepath.Join("testdata/golden/figures", name))
	if err != nil {
		t.Fatal(err)
	}
	head := strings.SplitN(string(text), "---\n", 3)[1]
	head = regexp.MustCompile(`(?m)^highlights:\n(  .*\n)*`).ReplaceAllString(head, "")
	return map[string]string{name: "---\n" + head + front + "---\n" + body + "\n"}
}

// builtin is a golden site without its own layouts, with files laid over it.
func builtin(t *testing.T, files map[string]string) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(root, overlay(t, "testdata/golden/figures", files)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(root, "layouts")); err != nil {
		t.Fatal(err)
	}
	return root
}

func bulletinOf(t *testing.T, files map[string]string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, os.DirFS(builtin(t, files)), out)
	page, err := os.ReadFile(filepath.Join(out, "2022-h1", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// section is the part of a page from a heading's id to the next heading of its level, without markup.
func section(page, id string) string {
	_, rest, _ := strings.Cut(page, `id="`+id+`"`)
	rest, _, _ = strings.Cut(rest, "<h2")
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(rest, "")
}

// TestFindingsOnPages: without highlights of the author's own the main points come by rule, and 亮点 and 短板 stand
// under a text that places none.
func TestFindingsOnPages(t *testing.T) {
	page := bulletinOf(t, edited(t, "", "正文。"))
	for id, want := range map[string]string{"key": "合同额", "good": "乙县", "bad": "甲县"} {
		if got := section(page, id); !strings.Contains(got, want) {
			t.Errorf("section %s = %q, want %s in it", id, got, want)
		}
	}
	if !regexp.MustCompile(`<li>.*<a class="ref" href="\.\./2022-h1/indicators/hetong\.html#r-\w+" title="[^"]*2022年1—6月`).MatchString(page) {
		t.Error("no statement leads to its cell")
	}
	page = bulletinOf(t, edited(t, "", "```findings\nsection: 短板\nkinds: [落后序时, at-zero]\nlimit: 1\n```"))
	if strings.Contains(page, `id="good"`) || strings.Count(page, `<div class="findings">`) != 1 {
		t.Error("findings that the text places stand twice")
	}
}

// TestFindingEdits: what the author pins comes first among its kind, what is hidden is gone, what is reworded says so.
func TestFindingEdits(t *testing.T) {
	const front = "findings:\n  - {id: masked/hetong, hide: true}\n  - {id: over/hetong/zhou, text: '合同额{{ 合同额 }}，**提前完成**。', pin: true}\n"
	page := bulletinOf(t, edited(t, front, "正文。"))
	if got := section(page, "key"); !strings.Contains(got, "合同额9.43亿元，提前完成。") {
		t.Errorf("要点 = %q, want the author's words", got)
	}
	if !strings.Contains(page, "<strong>提前完成</strong>") {
		t.Error("the author's words lost their emphasis")
	}
}

// TestBadFindingEdits: an edit of what no rule finds stops the build.
func TestBadFindingEdits(t *testing.T) {
	for _, c := range []struct{ front, want string }{
		{"  - {id: over/hetnog/zhou, pin: true}\n", "错误[unknown-finding]: 没有“over/hetnog/zhou”这条发现；是否想写“over/hetong/zhou”？"},
		{"  - {id: over/hetong/zhou, text: 合同额完成9.34亿元。}\n", "错误[contradiction]: 写的是9.34亿元，数据是9.43亿元（全州合同额累计，2022年1—6月）；改成9.43亿元，或写引用 {{ 合同额 }}。"},
		{"  - {id: nothing, pin: true}\n", "错误[unknown-finding]: 没有“nothing”这条发现；用 bulletin findings 2022-h1 查看本期的全部发现。"},
		{"  - {id: at-zero/hetong/zhou, text: 全州尚未破零。}\n", "错误[idle-finding]: 按现在的数据，“at-zero/hetong/zhou”不成立，不能置顶或改写；删去这一项，或核对数据。"},
		{"  - {id: at-zero/hetong/zhou, hide: true}\n", "警告[idle-finding]: 按现在的数据，本期没有“at-zero/hetong/zhou”这条发现，不用隐去；删去这一项。"},
	} {
		result, err := Build(Options{Site: overlay(t, "testdata/golden/figures", edited(t, "findings:\n"+c.front, "正文。"))})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Diags) != 1 || !strings.HasSuffix(result.Diags[0].String(), c.want) {
			t.Errorf("%s: said %v, want %s", c.front, result.Diags, c.want)
		}
	}
}
