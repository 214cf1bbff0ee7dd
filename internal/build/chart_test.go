package build

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/chart"
)

// TestEveryKindInText: a text may hold a chart of every kind, with the keys that it needs.
func TestEveryKindInText(t *testing.T) {
	body, at := "", map[string]int{}
	for _, k := range chart.Kinds {
		if k.Name == "map" { // this site has none: see TestNoMap
			continue
		}
		at[k.Name] = len(at)
		body += "```chart\nkind: " + k.Name + "\n"
		for _, key := range k.Keys {
			if key.Needed {
				body += key.Name + ": " + map[string]string{"indicator": "jishu-hetong", "region": "baojing"}[key.Name] + "\n"
			}
		}
		body += "```\n\n"
	}
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, overlay(t, "../..", map[string]string{"content/2022-h1/counties/longshan.md": body}), out)
	page, err := os.ReadFile(filepath.Join(out, "2022-h1", "counties", "longshan.html"))
	if err != nil {
		t.Fatal(err)
	}
	for name, n := range at {
		if !regexp.MustCompile(`id="f-c_` + name + `_\w*text` + strconv.Itoa(n) + `"`).Match(page) {
			t.Errorf("the page lacks the chart %s", name)
		}
	}
}

// TestChartDirectives: what a text may name beside what a kind needs.
func TestChartDirectives(t *testing.T) {
	body := ""
	for _, block := range []string{
		"kind: board", "kind: tiles", "kind: tiles\nindicator: 技术合同成交额", "kind: gantt", "kind: gantt\nregion: 保靖县",
		"kind: schedule\nindicator: jishu-hetong", "kind: schedule\nindicator: jishu-hetong\nregion: 吉首市", "kind: tasks\nindicator: jishu-hetong",
	} {
		body += "```chart\n" + block + "\n```\n\n"
	}
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, overlay(t, "../..", map[string]string{"content/2022-h1/counties/longshan.md": body}), out)
	page, err := os.ReadFile(filepath.Join(out, "2022-h1", "counties", "longshan.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<figure class="chart wide" id="f-c_board_text0"`, `id="f-c_tiles_text1"`, `id="f-c_tiles_jishu_hetong_text2"`, `id="f-c_gantt_xiangxi_text3"`,
		`id="f-c_gantt_baojing_text4"`, `id="f-c_schedule_jishu_hetong_AT_xiangxi_text5"`, `<figure class="chart slim" id="f-c_schedule_jishu_hetong_AT_jishou_text6"`,
		`id="f-c_tasks_jishu_hetong_text7"`,
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestNoMap: a site without reviewed boundaries has no map to draw.
func TestNoMap(t *testing.T) {
	result, err := Build(Options{Site: overlay(t, "../..", map[string]string{"content/2022-h1/counties/longshan.md": "```chart\nkind: map\n```\n"})})
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Diags) != 1 || result.Diags[0].Code != "empty-chart" {
		t.Errorf("said %v, want one empty-chart", result.Diags)
	}
}
