package learn

import (
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/form"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

func gridOf(name string, lines ...string) *xlsx.Grid {
	g := &xlsx.Grid{Name: name}
	var rows [][]string
	for _, line := range lines {
		rows = append(rows, strings.Split(line, "|"))
	}
	fill(g, rows)
	return g
}

func mapping(t *testing.T, site *model.Site, name, text string) *load.Import {
	t.Helper()
	var diags diag.List
	m := load.ParseImport("data/imports/"+name+".yaml", []byte(text), site, &diags)
	if m == nil || diags.HasErrors() {
		t.Fatalf("%v\n%s", diags.Sorted(), text)
	}
	return m
}

var july = Options{Period: model.Period{Year: 2022, Month: 7}}

// TestNextMonth: rows and columns that come in between, and another month in the title, need no other mapping; a head that
// nobody knows is refused with the line that the mapping needs.
func TestNextMonth(t *testing.T) {
	site := siteOf(t, "sample")
	first := gridOf("附表1", "2022年1—7月高企申报和合同成交", "县市|高企申报完成数（家）|合同成交额1—7月（万元）", "吉首市|20|32500", "泸溪县|10|11000")
	p := learn(site, "附表-7月.xlsx", []*xlsx.Grid{first}, Options{})
	m := mapping(t, site, p.MappingName(), string(p.YAML()))
	next := gridOf("附表1", "2022年1—8月高企申报和合同成交", "", "序号|县市|合同成交额1—8月（万元）||高企申报完成数（家）|备注", "1|吉首市|40000||22|补报", "2|凤凰县|100||6|", "3|泸溪县|12000||11|", "||||注：略|")
	b := understand(site, "附表-8月.xlsx", []*xlsx.Grid{next}, m, Options{})
	want := `附表1 A4 [1] 序号
附表1 C4 jishu-hetong jishou = 4
附表1 E4 gaoqi-shenbao jishou = 22
附表1 A5 [2] 序号
附表1 C5 jishu-hetong fenghuang = 0.01
附表1 E5 gaoqi-shenbao fenghuang = 6
附表1 A6 [3] 序号
附表1 C6 jishu-hetong luxi = 1.2
附表1 E6 gaoqi-shenbao luxi = 11
`
	if got := tell(b); got != want {
		t.Errorf("next month:\n%s\nwant:\n%s", got, want)
	}
	next = gridOf("附表1", "2022年1—8月高企申报和合同成交", "县市|高企申报完成数（家）|瞪羚企业（家）", "吉首市|22|3", "泸溪县|11|1")
	faults := understand(site, "附表-8月.xlsx", []*xlsx.Grid{next}, m, Options{}).Faults()
	if len(faults) != 1 || faults[0].Class != form.MustMend || faults[0].At.Address != "C2" || !strings.Contains(faults[0].Fix, `data/imports/附表.yaml 的 captions 里加一行 "瞪羚企业（家）"`) {
		t.Errorf("a new head: %+v", faults)
	}
}

// TestMappingSays: each key of a mapping does what the manual tells of it.
func TestMappingSays(t *testing.T) {
	site := siteOf(t, "sample")
	for name, test := range map[string]struct {
		sheet string // keys of the sheet
		lines []string
		want  string
	}{
		"unit": {"unit: 万元", []string{"县市|合同成交额", "吉首市|32500"}, "B2 jishu-hetong jishou = 3.25\n"},
		"no unit": {"captions: {县市: text}", []string{"县市|合同成交额", "吉首市|32500"},
			"B2 ？[32500] 没有写单位\n"},
		"indicator": {"indicator: gaoqi-shenbao", []string{"县市|累计（家）", "吉首市|20"}, "B2 gaoqi-shenbao jishou = 20\n"},
		"region":    {"region: luxi", []string{"指标|累计（家）", "高企申报|20"}, "B2 gaoqi-shenbao luxi = 20\n"},
		"months":    {"months: cumulative", []string{"县市|高企申报6月（家）|高企申报7月（家）", "吉首市|18|20"}, "B2 [18] 其他年月\nC2 gaoqi-shenbao jishou = 20\n"},
		"monthly":   {"months: monthly", []string{"县市|高企申报7月（家）", "吉首市|20"}, "B2 [20] 当月数，不作累计数\n"},
		"skip":      {"skip: true", []string{"县市|高企申报（家）", "吉首市|20"}, "B2 [20] 映射中写明略过\n2 x.xlsx “表” skipped-figures：这张表没有读：映射中写明略过，里面有 1 个数\n"},
		"caption":   {`captions: {"申报（家）": {indicator: gaoqi-shenbao}, 其他: skip}`, []string{"县市|申报（家）|其他", "吉首市|20|3"}, "B2 gaoqi-shenbao jishou = 20\nC2 [3] 映射中写明略过\n2 x.xlsx “表” C2 skipped-figures：照映射没有取的数：“其他” 1 个\n"},
		"part":      {`captions: {"新申报（家）": {indicator: gaoqi-shenbao, part: shouci}}`, []string{"县市|新申报（家）", "吉首市|20"}, "B2 gaoqi-shenbao jishou/shouci = 20\n"},
		"row":       {`captions: {市直: {region: zhouzhi}, 园区: skip}`, []string{"县市|合同成交额（亿元）", "市直|20", "园区|3"}, "B2 jishu-hetong zhouzhi = 20\nB3 [3] 映射中写明略过\n2 x.xlsx “表” B3 skipped-figures：照映射没有取的数：“园区” 1 个\n"},
		"measure":   {`captions: {"增长情况（家）": difference, "高企申报情况（家）": figure}`, []string{"县市|高企申报情况（家）|增长情况（家）", "吉首市|20|2"}, "B2 gaoqi-shenbao jishou = 20\nC2 [2] 增减额、差距，由程序计算\n"},
	} {
		m := mapping(t, site, "x", "sheets:\n  - {sheet: \"*\", "+test.sheet+"}\n")
		got := strings.ReplaceAll(tell(understand(site, "x.xlsx", []*xlsx.Grid{gridOf("表", test.lines...)}, m, july)), "表 ", "")
		if got, _, _ = strings.Cut(got, "0 x.xlsx nothing-taken"); got != test.want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, test.want)
		}
	}
}

// TestHidden: numbers in hidden rows are unknown until the mapping says what is to be done with them.
func TestHidden(t *testing.T) {
	site := siteOf(t, "sample")
	for said, want := range map[string]Standing{"": Unknown, ", hidden: take": Taken, ", hidden: skip": Ignored} {
		g := gridOf("表", "县市|高企申报（家）", "吉首市|20", "泸溪县|10")
		g.HiddenRows = map[int]bool{3: true}
		m := mapping(t, site, "x", "sheets:\n  - {sheet: 表"+said+"}\n")
		b := understand(site, "x.xlsx", []*xlsx.Grid{g}, m, july)
		if b.Verdicts[0].Standing != Taken || b.Verdicts[1].Standing != want {
			t.Errorf("%q: %s", said, tell(b))
		}
	}
}

// TestChoose: the mapping is found by sheets, texts and the file's name; where two fit alike nothing is read.
func TestChoose(t *testing.T) {
	site := siteOf(t, "sample")
	one := mapping(t, site, "甲", "sheets:\n  - {sheet: \"附表{month}\", captions: {累计完成: figure}}\n")
	two := mapping(t, site, "乙", "sheets:\n  - {sheet: \"附表{month}\", captions: {累计完成: figure}}\n")
	far := mapping(t, site, "丙", "sheets:\n  - {sheet: \"附表{month}\", captions: {本期: figure, 上期: skip, 去年: last_year}}\n")
	added := mapping(t, site, "丁", "sheets:\n  - {sheet: \"附表{month}\", unit: 万元, captions: {累计完成: figure, 目标: target}}\n")
	grids := []*xlsx.Grid{gridOf("附表7月", "县市|累计完成", "吉首市|1")}
	for name, test := range map[string]struct {
		file     string
		mappings []*load.Import
		want     *load.Import
		code     string
	}{
		"one":                    {"x.xlsx", []*load.Import{far, one}, one, ""},
		"none":                   {"x.xlsx", []*load.Import{far}, nil, "no-mapping"},
		"two":                    {"x.xlsx", []*load.Import{one, two}, nil, "two-mappings"},
		"named":                  {"乙-7月.xlsx", []*load.Import{one, two}, two, ""},
		"adds what is not there": {"x.xlsx", []*load.Import{added}, nil, "no-mapping"},
		"another sheet":          {"x.xlsx", []*load.Import{mapping(t, site, "戊", "sheets:\n  - sheet: 目录\n")}, nil, "no-mapping"},
	} {
		got, fault := choose(site, test.mappings, grids, test.file)
		code := ""
		if fault != nil {
			code = fault.Code
		}
		if got != test.want || code != test.code {
			t.Errorf("%s: choose = %v, %q", name, got, code)
		}
	}
}

// TestSheetPattern: sheets are named by what stays from month to month.
func TestSheetPattern(t *testing.T) {
	site := siteOf(t, "sample")
	l := newLexicon(site).with(nil, 0, model.Period{})
	for name, want := range map[string]string{
		"Sheet1": "*", "7月": "{month}", "2022年1-7月": "{month}", "吉首": "{region}", "高企申报": "{indicator}", "附表（7月）": "附表（{month}）", "完成情况": "完成情况",
	} {
		s := &sheet{grid: &xlsx.Grid{Name: name}, lexicon: l}
		got := s.sheetPattern()
		if got != want || !l.fitsName(got, name) {
			t.Errorf("sheetPattern(%s) = %s, want %s, fits %v", name, got, want, l.fitsName(got, name))
		}
	}
	for pattern, name := range map[string]string{"{month}": "吉首", "{region}": "7月", "附表": "附表1", "{indicator}": "吉首"} {
		if l.fitsName(pattern, name) {
			t.Errorf("%s fits %s", pattern, name)
		}
	}
}

// TestRead: files of each kind come in by one door, and what cannot be read is told.
func TestRead(t *testing.T) {
	site := siteOf(t, "sample")
	m := mapping(t, site, "附表", "sheets:\n  - {sheet: \"*\"}\n")
	filled, faults := Read(site, []*load.Import{m}, "收到/附表-7月.csv", []byte("县市,高企申报（家）\n吉首市,20\n泸溪县,未报送\n凤凰县,—\n"), july)
	if len(filled) != 1 || len(filled[0].Entries) != 2 || filled[0].Entries[0].Value.Text != "20" || filled[0].Entries[1].Value.Text != "未报送" {
		t.Errorf("Read = %+v", filled)
	}
	if len(faults) != 1 || faults[0].Class != form.Hint || faults[0].At.String() != "附表-7月.csv “附表-7月” B4" && faults[0].At.Address != "B4" {
		t.Errorf("faults = %+v", faults)
	}
	if got := filled[0].SHA256; len(got) != 64 || filled[0].File != "附表-7月.csv" || filled[0].Period != july.Period || len(filled[0].Regions) != 2 {
		t.Errorf("Read = %+v", filled[0])
	}
	for _, name := range []string{"x.xlsx", "x.csv"} {
		if filled, faults := Read(site, []*load.Import{m}, name, []byte{0, 1, 2, 0xff}, july); len(filled) > 0 || len(faults) != 1 || faults[0].Class != form.MustMend || faults[0].Fix == "" {
			t.Errorf("%s: Read = %v, %+v", name, filled, faults)
		}
	}
}
