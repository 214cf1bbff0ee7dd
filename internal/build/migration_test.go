package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// formerSite is the golden site in the style of before: classes of effort with names, a distance in points, words of the
// former meaning in texts, and layouts that show what was renamed.
func formerSite(t *testing.T, schedule, prose string) map[string]string {
	t.Helper()
	site, err := os.ReadFile(filepath.Join(figuresSite, "data", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	files := edited(t, "", prose)
	files["data/site.yaml"] = string(site) + "thresholds: {behind: 2, far_behind: 10, effort: {push: 1.2, assault: 2, hard: 4}}\n"
	files["layouts/schedule.html"] = schedule
	return files
}

const (
	formerSchedule = "{{define \"main\"}}{{range .Lines}}{{.Shape}}{{.Word}} {{.Span}}\n{{end}}{{with .Overview}}{{template \"cells\" .}}{{end}}{{end}}\n"
	formerProse    = `乙县合同额完成全年任务，丁县合同额超额完成全年目标。甲县合同额没有完成全年任务。

隐患数超限的有{{ 隐患数 超限 }}。甲县合同额的力度为{{ 甲县 合同额 力度 }}，属加力。

` + "```table\nindicator: 合同额\ncolumns: [完成率, 力度]\nrows: [滞后]\n```\n\n```findings\nkinds: [完成全年任务, 超额完成]\n```"
)

// TestFormerSite: a site of before is read, or each message says what to write.
func TestFormerSite(t *testing.T) {
	const retired = "警告[retired-key]: “按期、加力、攻坚、难以完成”的分档已经取消，push、assault、hard 不再使用；所需倍数只按这三个数着色，能否完成看“预判”；改写成 effort: [1.2, 2, 4]。"
	for _, c := range []struct {
		name, schedule, prose string
		want                  []string // the ends of the messages
	}{
		{"its layout", formerSchedule, formerProse, []string{retired, "layouts/schedule.html:1:26: 错误[unknown-field]: 这里没有字段“Lines”；改用 Keys（现说明预判和所需倍数，不再有分档，布局里的说明文字一并核对）。"}},
		{"a lead of a limit with the sign of before", strings.Replace(formerSchedule, ".Lines", ".Keys", 1), formerProse + "\n\n甲县隐患数较序时−75.0个百分点。", []string{
			retired, "错误[contradiction]: 写的是−75.0个百分点，数据是75.0个百分点（甲县隐患数较序时，2022年1—6月）；改成75.0个百分点，或写引用 {{ 甲县 隐患数 较序时 }}。"}},
		{"the rest", strings.Replace(formerSchedule, ".Lines", ".Keys", 1), formerProse, []string{retired}},
	} {
		result, err := Build(Options{Site: overlay(t, figuresSite, formerSite(t, c.schedule, c.prose))})
		if err != nil {
			t.Fatal(err)
		}
		ok := len(result.Diags) == len(c.want)
		for _, want := range c.want {
			found := false
			for _, d := range result.Diags {
				found = found || strings.HasSuffix(d.String(), want)
			}
			ok = ok && found
		}
		if !ok {
			t.Errorf("%s: said %v, want %q", c.name, result.Diags, c.want)
		}
	}
}

// TestFormerDistance: far_behind: 10 still is ten points. 甲县 is 11.4 of them below time progress at 合同额; by a part of
// what should be done it is 22.8% short.
func TestFormerDistance(t *testing.T) {
	site, err := os.ReadFile(filepath.Join(figuresSite, "data", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{"10": "▼滞后", "12": "▽落后", "20%": "▼滞后", "25%": "▽落后"} {
		page := shown(t, "2022-h1/indicators/hetong.html", map[string]string{"data/site.yaml": string(site) + "thresholds: {far_behind: " + line + "}\n"})
		has(t, page, " [1][甲县][3.00][1.16][38.6][−11.4]["+want+"][1.20][−3.5][3][—^4 (无)][]")
	}
}
