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
	if !regexp.MustCompile(`<li>.*<a class="ref" href="indicators/hetong\.html#r-\w+" title="[^"]*2022年1—6月`).MatchString(page) {
		t.Error("no statement leads to its cell")
	}
	page = bulletinOf(t, edited(t, "", "## 一、情况\n\n正文。\n\n## 二、安排\n\n正文。"))
	if !strings.Contains(page, `id="good" class="numbered">三、亮点</h2>`) || !strings.Contains(page, `id="bad" class="numbered">四、短板</h2>`) {
		t.Error("亮点 and 短板 do not go on with the author's numbers")
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
		{"  - {id: over/hetong/zhou, text: 合同额完成9.34亿元。}\n", "错误[contradiction]: 写的是9.34亿元，数据是9.43亿元（全州合同额累计，2022年1—6月），像是两个数字写颠倒了；改成9.43亿元，或写引用 {{ 合同额 }}。"},
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

// TestJudgedPoints: the main points come first, each with how it was chosen, as the author's edits have them; a weight
// decides what comes into them.
func TestJudgedPoints(t *testing.T) {
	points := func(files map[string]string) string {
		t.Helper()
		j, diags, err := Findings(overlay(t, figuresSite, files), "2022-h1")
		if err != nil || j == nil {
			t.Fatal(err, diags)
		}
		if s := j.Sections[0]; !strings.HasPrefix(s.Title, "要点") || j.Sections[1].Title != "亮点" {
			t.Fatalf("sections begin with %s, %s", s.Title, j.Sections[1].Title)
		}
		var lines []string
		for _, s := range j.Sections[0].Statements {
			lines = append(lines, s.ID+" "+s.Why)
		}
		return strings.Join(lines, "\n")
	}
	text, err := os.ReadFile(filepath.Join(figuresSite, "data/indicators.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	weighed := strings.Replace(string(text), "- {id: yinhuan,", "- {id: yinhuan, weight: 5,", 1)
	if weighed == string(text) {
		t.Fatal("no indicator to weigh")
	}
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"as they come", edited(t, "", "正文。"), "over/hetong/zhou 规则“超额完成”得80；指标在第1组、4个县市承担目标，重要程度在5项中排第1，加24；合计104"},
		{"pinned", edited(t, "findings:\n  - {id: half/shenbao/zhou, pin: true}\n", "正文。"), "置顶"},
		{"weighed", with(edited(t, "", "正文。"), map[string]string{"data/indicators.yaml": weighed}), "behind/yinhuan/zhou 规则“落后序时”得75；指标权重5，重要程度在5项中排第1，加24；合计99"},
	} {
		if got := points(c.files); !strings.Contains(got, c.want) {
			t.Errorf("%s: points are\n%s\nwant %s", c.name, got, c.want)
		}
	}
	if got := points(edited(t, "findings:\n  - {id: over/hetong/zhou, hide: true}\n", "正文。")); strings.Contains(got, "over/hetong/zhou") {
		t.Errorf("a hidden finding is a main point:\n%s", got)
	}
}

// TestFormerLabels: a directive of before may name a rule by a label that it had once.
func TestFormerLabels(t *testing.T) {
	// 甲县 has done what was asked of it, to the unit
	report, err := os.ReadFile(filepath.Join(figuresSite, "data/reports/2022-06.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	met := strings.Replace(string(report), "    jia: 10\n", "    jia: 20\n", 1)
	if met == string(report) {
		t.Fatal("no figure to change")
	}
	var shown [2]string
	for k, label := range []string{"完成年度目标", "完成全年任务"} {
		files := edited(t, "", "正文。\n\n```findings\nkinds: ["+label+"]\nregion: 甲县\n```")
		files["data/reports/2022-06.yaml"] = met
		_, shown[k], _ = strings.Cut(bulletinOf(t, files), `<div class="findings">`)
		shown[k], _, _ = strings.Cut(shown[k], "</div>")
	}
	if !strings.Contains(shown[0], "完成年度目标") || shown[0] != shown[1] {
		t.Errorf("by its label %q, by the former %q", shown[0], shown[1])
	}
}
