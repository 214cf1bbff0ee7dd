package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestChartDirectives: a text may hold every kind of chart that is not of one page alone, with the keys it takes.
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
