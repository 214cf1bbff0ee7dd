package build

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
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
		{"a name for an id", "```chart\nkind: ranking\nindicator: 合同额\n```", 2, ":12: 错误[unknown-indicator]: “合同额”是指标的名称，不是编号；写编号“hetong”。"},
		{"unknown region", "```chart\nkind: place\nregion: jai\n```", 2, ":9: 错误[unknown-region]: 没有地区“jai”；是否想写“jia”？"},
		{"a region's name for its id", "```chart\nkind: place\nregion: 甲县\n```", 2, ":9: 错误[unknown-region]: “甲县”是地区的名称，不是编号；写编号“jia”。"},
		{"a key too many", "```chart\nkind: place\nregion: jia\nindicator: hetong\n```", 3, ":1: 错误[extra-key]: “place”图不用写 indicator；删去这一项。"},
		{"unknown key", "```chart\nkind: ranking\nindicater: hetong\n```", 2, ":1: 错误[unknown-key]: chart 指令没有“indicater”这一项；是否想写“indicator”？"},
		{"a list for a value", "```chart\nkind: ranking\nindicator: [hetong, shenbao]\n```", 2, ":12: 错误[wrong-type]: “indicator”不能写成列表；只写一个值。"},
		{"nothing to draw", "```chart\nkind: growth\nindicator: shenbao\n```", 1, ":1: 警告[empty-chart]: 这张图没有可画的数据，页面上不出现；改换指标或删去这张图。"},
		{"table of nothing", "```table\ntitle: x\n```", 1, ":1: 错误[missing-key]: table 指令缺少“indicator”；加上“indicator: …”。"},
		{"table of both", "```table\nindicators: [hetong]\nindicator: hetong\n```", 2, ":1: 错误[extra-key]: indicators 和 indicator 不能同时写；只写其中一项。"},
		{"table of an unknown indicator", "```table\nindicators: [hetong, cunlaing]\n```", 1, ":13: 错误[unknown-indicator]: 没有指标“cunlaing”；是否想写“cunliang”？"},
		{"a link to nowhere", "[甲](county:jai)", 0, ":1: 错误[unknown-link]: 链接“county:jai”：没有编号为“jai”的地区页面。"},
		{"an indicator link to nowhere", "[甲](indicator:x)", 0, ":1: 错误[unknown-link]: 链接“indicator:x”：没有编号为“x”的指标。"},
		{"an edition link to nowhere", "[甲](edition:2020)", 0, ":1: 错误[unknown-link]: 链接“edition:2020”：没有编号为“2020”的期次。"},
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
