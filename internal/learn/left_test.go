package learn

import (
	"strings"
	"testing"

	"bulletin/internal/form"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// TestHiddenSheet: a hidden sheet with numbers is told once, and not where the mapping says that nothing is wanted of it.
func TestHiddenSheet(t *testing.T) {
	site := siteOf(t, "sample")
	for said, want := range map[string]int{"sheets: [{sheet: \"*\"}]\n": 1, "sheets: [{sheet: 底稿, skip: true}, {sheet: 表}]\n": 0} {
		hidden := gridOf("底稿", "县市|高企申报（家）", "吉首市|20", "泸溪县|10")
		hidden.Visible = xlsx.Hidden
		grids := []*xlsx.Grid{gridOf("表", "县市|高企申报（家）", "吉首市|20"), hidden}
		got := 0
		for _, f := range understand(site, "x.xlsx", grids, mapping(t, site, "x", said), july).Faults() {
			if f.Code == "left-out" && f.At.Sheet == "底稿" && f.Class == form.Hint && strings.Contains(f.Text, "2 个数") {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: told %d times, want %d", said, got, want)
		}
	}
}

// TestAdvice: what the messages advise settles what they are about.
func TestAdvice(t *testing.T) {
	site := siteOf(t, "sample")
	for name, test := range map[string]struct {
		mapping string
		lines   []string
		want    string
	}{
		"asked":      {"sheets: [{sheet: \"*\"}]\n", []string{"县市|高企密度（家/万家）", "吉首市|12", "全州平均|10"}, "？[10] 分不清“全州平均”是不是“湘西土家族苗族自治州”的数"},
		"renamed":    {"sheets: [{sheet: \"*\"}]\n", []string{"县市|高企密度（家/万家）", "吉首市|12", "全州|10"}, "gaoqi-midu xiangxi = 10"},
		"no average": {"sheets: [{sheet: \"*\", captions: {全州平均: average}}]\n", []string{"县市|高企密度（家/万家）", "吉首市|12", "全州平均|10"}, "[10] 平均数"},
		"like":       {"sheets: [{sheet: \"*\", captions: {\"技术成果（项）\": {indicator: chengguo-dengji}}}]\n", []string{"县市|技术成果（项）", "吉首市|12", "全州|10"}, "chengguo-dengji xiangxi = 10"},
	} {
		b := understand(site, "x.xlsx", []*xlsx.Grid{gridOf("表", test.lines...)}, mapping(t, site, "x", test.mapping), july)
		told := tell(b)
		if !strings.Contains(told, test.want) || strings.Contains(told, "left-out") {
			t.Errorf("%s:\n%s", name, told)
		}
	}
}

// TestNoSheets: a book of no sheets leaves nothing out.
func TestNoSheets(t *testing.T) {
	if list := understand(siteOf(t, "sample"), "x.xlsx", nil, nil, july).Faults(); len(list) != 1 || list[0].Code != "nothing-taken" {
		t.Errorf("%+v", list)
	}
}

// TestQuarterLeftOut: 三季度完成 is no cumulated figure; where nothing else says it, that it is left out is told. Of another quarter, or
// beside the cumulated figure, it is nothing that is missed.
func TestQuarterLeftOut(t *testing.T) {
	site := siteOf(t, "sample")
	september := Options{Period: model.Period{Year: 2022, Month: 9}}
	for lines, want := range map[string]int{
		"县市|高企申报三季度完成（家）":               1,
		"县市|高企申报二季度完成（家）":               0,
		"县市|高企申报三季度完成（家）|高企申报1—9月累计（家）": 0,
	} {
		rows := []string{lines, "吉首市|20", "泸溪县|10"}
		if strings.Count(lines, "|") == 2 {
			rows = []string{lines, "吉首市|20|50", "泸溪县|10|30"}
		}
		b := understand(site, "x.xlsx", []*xlsx.Grid{gridOf("表", rows...)}, mapping(t, site, "x", "sheets: [{sheet: \"*\"}]\n"), september)
		got := 0
		for _, f := range b.Faults() {
			if f.Code == "left-out" && f.Class == form.Hint && strings.Contains(f.Text, "B2、B3") {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: told %d times, want %d\n%s", lines, got, want, tell(b))
		}
	}
}

// TestTitlesApart: two sheets whose titles name different months are told by their names and months.
func TestTitlesApart(t *testing.T) {
	site := siteOf(t, "sample")
	for second, want := range map[string]bool{"2022年1—9月高企申报": true, "2022年1—6月高企申报": false} {
		grids := []*xlsx.Grid{gridOf("附表1", "2022年1—6月高企申报（家）", "县市|累计", "吉首市|20"), gridOf("附表1-1", second+"（家）", "县市|累计", "泸溪县|10")}
		said := false
		for _, f := range understand(site, "x.xlsx", grids, mapping(t, site, "x", "sheets: [{sheet: \"*\"}]\n"), Options{}).Faults() {
			said = said || strings.Contains(f.Text, "工作表“附表1”的标题写的是2022年6月，“附表1-1”的标题写的是2022年9月") && strings.Contains(f.Fix, "改正再收")
		}
		if said != want {
			t.Errorf("%s: told %v, want %v", second, said, want)
		}
	}
}
