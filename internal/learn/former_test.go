package learn

import (
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// TestFormerNames: a region is known by the name of the month and by its others; where two regions had one name at different times, the
// month tells.
func TestFormerNames(t *testing.T) {
	var diags diag.List
	site, err := load.Site(fstest.MapFS{
		"data/site.yaml": {Data: []byte("title: 季度通报\nissuer: 青河市统计局\n")},
		"data/regions.yaml": {Data: []byte(`words: {whole: 全市, member: 区县}
prefecture: {id: quan, name: 青河市}
counties:
  - {id: xi, name: 西山区, formerly: [{name: 石桥县, until: 2022-06}]}
  - {id: dong, name: 石桥县, formerly: [{name: 东岭县, until: 2022-06}]}
  - {id: nan, name: 南川县, until: 2022-06, merged_into: dong}
`)},
		"data/indicators.yaml": {Data: []byte(`groups:
  - id: g
    name: 经济
    indicators:
      - {id: touzi, name: 固定资产投资, unit: 亿元, targeted: false, department: 统计局, definition: 略。, reporting: 略。, contact: 略}
`)},
		"data/reports/2022-06.yaml":  {Data: []byte("period: 2022-06\nstatus: 快报\nvalues: {touzi: 未报送}\n")},
		"content/2022-h1/edition.md": {Data: []byte("---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\n---\n\n全市情况。\n")},
	}, chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	for _, test := range []struct {
		month int
		names [2]string
		want  string
	}{
		{5, [2]string{"石桥县", "东岭县"}, "表 B2 touzi xi = 1\n表 B3 touzi dong = 2\n"},
		{5, [2]string{"西山区", "东岭"}, "表 B2 touzi xi = 1\n表 B3 touzi dong = 2\n"},
		{7, [2]string{"西山区", "石桥县"}, "表 B2 touzi xi = 1\n表 B3 touzi dong = 2\n"},
		{7, [2]string{"西山区", "东岭县"}, "表 B2 touzi xi = 1\n表 B3 touzi dong = 2\n"},
	} {
		for _, m := range []*load.Import{nil, mapping(t, site, "x", "sheets:\n  - {sheet: 表}\n")} {
			grid := gridOf("表", "区县|固定资产投资（亿元）", test.names[0]+"|1", test.names[1]+"|2")
			if got := tell(understand(site, "x.xlsx", []*xlsx.Grid{grid}, m, Options{Period: model.Period{Year: 2022, Month: test.month}})); got != test.want {
				t.Errorf("%d月 %v:\n%s\nwant:\n%s", test.month, test.names, got, test.want)
			}
		}
	}
	grid := gridOf("表", "区县|固定资产投资（亿元）", "西山区|1", "石桥县|2", "合计|3")
	if got := tell(understand(site, "x.xlsx", []*xlsx.Grid{grid}, nil, Options{Period: model.Period{Year: 2022, Month: 7}})); got != "表 B2 touzi xi = 1\n表 B3 touzi dong = 2\n表 B4 touzi quan = 3\n" {
		t.Errorf("a total after a merger:\n%s", got)
	}
}

// TestLastYearAfterMerger: last year's numbers and 同比 of a region that another became part of are held against what the pages compare
// with: the sum where the author says so, nothing where not.
func TestLastYearAfterMerger(t *testing.T) {
	for _, test := range []struct{ series, last, growth, want string }{
		{", series: 合并", "10", "20", ""},
		{", series: 合并", "6", "20", "last-year-differs"},
		{", series: 合并", "10", "100", "yoy-differs"},
		{"", "10", "20", ""}, // nothing to compare with
	} {
		var diags diag.List
		site, err := load.Site(fstest.MapFS{
			"data/site.yaml": {Data: []byte("title: 季度通报\nissuer: 青河市统计局\n")},
			"data/regions.yaml": {Data: []byte(`words: {whole: 全市, member: 区县}
prefecture: {id: quan, name: 青河市}
counties:
  - {id: xi, name: 西山区}
  - {id: dong, name: 石桥县}
  - {id: nan, name: 南川县, until: 2022-06, merged_into: dong` + test.series + `}
`)},
			"data/indicators.yaml": {Data: []byte(`groups:
  - id: g
    name: 经济
    indicators:
      - {id: touzi, name: 固定资产投资, unit: 亿元, targeted: false, department: 统计局, definition: 略。, reporting: 略。, contact: 略}
`)},
			"data/reports/2022-03.yaml":  {Data: []byte("period: 2022-03\nstatus: 快报\nvalues: {touzi: {quan: 15, xi: 5, dong: 6, nan: 4}}\n")},
			"content/2022-q1/edition.md": {Data: []byte("---\nlabel: 2022年一季度\nperiod: 2022-03\ndate: 2022-04-20\n---\n\n全市情况。\n")},
		}, chart.Usual(), &diags)
		if err != nil || diags.HasErrors() {
			t.Fatal(err, diags.Sorted())
		}
		grid := gridOf("表", "区县|固定资产投资（亿元）|上年同期（亿元）|同比（%）", "西山区|6|5|20", "石桥县|12|"+test.last+"|"+test.growth)
		var codes []string
		for _, f := range understand(site, "x.xlsx", []*xlsx.Grid{grid}, nil, Options{Period: model.Period{Year: 2023, Month: 3}}).Faults() {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(codes, " "); got != test.want {
			t.Errorf("%v: %q", test, got)
		}
	}
}
