package build

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// oneMember makes the county of testdata/single one of a single town.
var oneMember = map[string]string{
	"data/regions.yaml": "words: {whole: 全县, member: 乡镇}\nprefecture: {id: qingshi, name: 青石县}\ncounties:\n  - {id: nan, name: 南镇, tile: [1, 1]}\n",
	"data/targets/2024.yaml": "year: 2024\nset_by: 县人民政府\nsigned_on: 2024-01-20\nvalues:\n  touzi: {qingshi: 28.50, nan: 28.50}\n" +
		"  jiuye: {qingshi: 2500, nan: 2500}\n  shouru: {qingshi: 960.0, nan: 960.0}\n  youliang: {qingshi: 95.0, nan: 未设目标}\n  weifang: {qingshi: 12, nan: 12}\n",
	"data/targets/2023.yaml": "",
	"data/reports/2024-06.yaml": "period: 2024-06\nstatus: 快报\nvalues:\n  touzi: {qingshi: 13.02, nan: 13.02}\n  jiuye: {qingshi: 1294, nan: 1294}\n" +
		"  shouru: {qingshi: 0.0, nan: 0.0}\n  youliang: {qingshi: 95.6, nan: 95.6}\n  weifang: {qingshi: 19, nan: 19}\n",
	"data/reports/2023-06.yaml": "",
}

// noMemberTargets leaves the counties of the golden site without targets.
const noMemberTargets = `year: 2022
set_by: 州政府
signed_on: 2022-01-20
values:
  hetong: {zhou: 9.00, jia: 未设目标, yi: 未设目标, bing: 未设目标, ding: 未设目标, yuan: 未设目标, zhi: 未设目标}
  shenbao: {zhou: 40, jia: 未设目标, yi: 未设目标, bing: 未设目标, ding: 未设目标, yuan: 未设目标}
  cunliang: {zhou: 260}
  yinhuan: {zhou: 12, jia: 未设目标, yi: 未设目标, bing: 未设目标, ding: 未设目标, yuan: 未设目标, zhi: 未设目标}
`

// squares is a map on which each region is a square.
func squares(ids ...string) string {
	var shapes []string
	for k, id := range ids {
		at := func(x, y string) string { return "[" + string(rune('1'+k)) + x + "," + y + "]" }
		ring := strings.Join([]string{at("0.0", "28"), at("0.8", "28"), at("0.8", "29"), at("0.0", "29"), at("0.0", "28")}, ",")
		shapes = append(shapes, `{"type": "Feature", "properties": {"id": "`+id+`"}, "geometry": {"type": "Polygon", "coordinates": [[`+ring+`]]}}`)
	}
	return `{"type": "FeatureCollection", "features": [` + strings.Join(shapes, ",") + `]}`
}

// TestBoardPages: which sites have a board and 任务轻重, and what stands on them.
func TestBoardPages(t *testing.T) {
	for _, c := range []struct {
		name, base string
		files      map[string]string // empty ones are removed
		pages      string            // of board-behind, board, tasks
		says       string            // on the board
	}{
		{"counties", figuresSite, nil, "board-behind.html board.html tasks.html", "4个县市11项次有进度要求的任务中，3项次未达序时要求"},
		{"one county", "testdata/single", oneMember, "board-behind.html board.html", "南镇：3项有进度要求的指标中，1项达到序时进度"},
		{"no counties", "testdata/single", nil, "", ""},
		{"no targets of counties", figuresSite, map[string]string{"data/targets/2022.yaml": noMemberTargets, "data/actions/2022.yaml": ""}, "", ""},
		{"a map", "testdata/single", with(oneMember, map[string]string{
			"data/site.yaml": "title: 青石县主要工作通报\nissuer: 青石县人民政府办公室\nmap: {file: data/map.geojson, approval: 湘S(2024)012号}\n", "data/map.geojson": squares("nan"),
		}), "board-behind.html board.html", "审图号：湘S(2024)012号"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := builtPages(t, c.base, c.files)
			var got []string
			for _, name := range slices.Sorted(maps.Keys(folder)) {
				if base := filepath.Base(name); strings.HasPrefix(base, "board") || base == "tasks.html" {
					got = append(got, base)
				}
			}
			if pages := strings.Join(got, " "); pages != c.pages {
				t.Errorf("pages %q, want %q", pages, c.pages)
			}
			for name, page := range folder {
				if c.pages == "" && (strings.Contains(page, "作战图") || strings.Contains(page, "任务轻重")) {
					t.Errorf("%s speaks of a page that is not there", name)
				}
				if strings.HasSuffix(name, "/board.html") && !strings.Contains(page, c.says) {
					t.Errorf("%s does not say %s", name, c.says)
				}
			}
		})
	}
}

// with is one set of files over another.
func with(files, more map[string]string) map[string]string {
	out := maps.Clone(files)
	maps.Copy(out, more)
	return out
}

// builtPages are the pages that the built-in layouts make of a site with some files replaced, or removed where they are
// empty.
func builtPages(t *testing.T, base string, files map[string]string) map[string]string {
	t.Helper()
	site := overlay(t, base, files).(fstest.MapFS)
	maps.DeleteFunc(site, func(name string, f *fstest.MapFile) bool {
		return len(f.Data) == 0 || strings.HasPrefix(name, "layouts/") || strings.HasPrefix(name, "want/")
	})
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, site, out)
	return pages(t, out)
}

// TestBoardOfOtherYears: an edition whose year has no targets of counties has no board, and its neighbours do not lead to
// one.
func TestBoardOfOtherYears(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(figuresSite, "content/2022-h1/edition.md"))
	if err != nil {
		t.Fatal(err)
	}
	front := strings.Replace(strings.SplitN(string(text), "highlights:", 2)[0], "2022年上半年", "2021年上半年", 1)
	front = strings.NewReplacer("2022-06", "2021-06", "2022-07", "2021-07").Replace(front)
	folder := builtPages(t, figuresSite, map[string]string{
		"content/2021-h1/edition.md": front + "---\n\n上半年情况如下。\n",
		"data/targets/2021.yaml":     strings.ReplaceAll(noMemberTargets, "2022", "2021"),
	})
	if _, ok := folder["2021-h1/board.html"]; ok {
		t.Error("a year without targets of counties has a board")
	}
	for _, name := range []string{"2022-h1/board.html", "2022-h1/tasks.html"} {
		if strings.Contains(folder[name], "上一期") {
			t.Errorf("%s leads to an edition without such a page", name)
		}
	}
	if !strings.Contains(folder["2022-h1/index.html"], "上一期") {
		t.Error("the bulletin does not lead to the edition before")
	}
}
