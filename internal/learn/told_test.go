package learn

import (
	"strings"
	"testing"

	"bulletin/internal/form"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// faultsOf are the faults of sheets as they are told, one a line.
func faultsOf(b *Book) string {
	var lines []string
	for _, f := range b.Faults() {
		lines = append(lines, f.String())
	}
	return strings.Join(lines, "\n")
}

// TestMonthsTold: why the month of a workbook is not known, and what to do, in the words of what it says itself.
func TestMonthsTold(t *testing.T) {
	school := siteOf(t, "school")
	table := func(sheet, title string) *xlsx.Grid {
		return gridOf(sheet, title, "学校|累计借阅（册次）", "南湖小学|700", "北桥小学|600")
	}
	september := Options{Period: model.Period{Year: 2023, Month: 9}}
	for name, test := range map[string]struct {
		file   string
		o      Options
		grids  []*xlsx.Grid
		want   []string
		wantNo string
	}{
		"title and sheet differ": {"借阅.xlsx", Options{}, []*xlsx.Grid{table("附表（10月）", "2023年1—9月图书借阅册次")},
			[]string{"标题写的是2023年9月，表名“附表（10月）”写的是2023年10月，分不清是哪个月", "改正标题或表名里的月份"}, "--period"},
		"the same, with a month": {"借阅.xlsx", Options{Period: model.Period{Year: 2023, Month: 10}}, []*xlsx.Grid{table("附表（10月）", "2023年1—9月图书借阅册次")},
			[]string{"没有读到2023年10月的数：标题写的是2023年9月，表名“附表（10月）”写的是2023年10月"}, "--period"},
		"another month asked": {"借阅.xlsx", Options{Period: model.Period{Year: 2023, Month: 10}}, []*xlsx.Grid{table("附表", "2023年1—9月图书借阅册次")},
			[]string{"没有读到2023年10月的数，表里写的是2023年9月；核对文件和 --period"}, "说明是哪个月"},
		"a sheet a month": {"借阅.xlsx", Options{}, []*xlsx.Grid{table("8月", "2023年1—8月图书借阅册次"), table("9月", "2023年1—9月图书借阅册次")},
			[]string{"这里有几个月的表（2023年8月到2023年9月）", "--period 2023-09"}, "2022-07"},
		"no month": {"借阅.xlsx", Options{}, []*xlsx.Grid{table("附表", "图书借阅册次")},
			[]string{"没有写是哪个月", "--period 2023-10 的写法"}, "2022-07"},
		"the file says another": {"借阅2023年10月.xlsx", Options{}, []*xlsx.Grid{table("附表", "2023年1—9月图书借阅册次")},
			[]string{"文件名写的是2023年10月，标题写的是2023年9月，按标题收"}, "必改"},
		"all agree": {"借阅2023年9月.xlsx", september, []*xlsx.Grid{table("附表（9月）", "2023年1—9月图书借阅册次")}, nil, "月份"},
	} {
		got := faultsOf(understand(school, test.file, test.grids, nil, test.o))
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s\nwant: %s", name, got, want)
			}
		}
		if strings.Contains(got, test.wantNo) {
			t.Errorf("%s: %s\nnot: %s", name, got, test.wantNo)
		}
	}
}

// TestSlipTold: a name with a slip of the pen is told with the name that is meant, and the sheet is to be mended; what is like no name
// is not.
func TestSlipTold(t *testing.T) {
	for name, test := range map[string]struct {
		site  string
		lines []string
		want  string
	}{
		"region":    {"school", []string{"学校|图书借阅册次（册次）", "南胡小学|700", "北桥小学|600"}, "不认识“南胡小学”，是否想写“南湖小学”？；写错了的，改正表里的字再收"},
		"indicator": {"school", []string{"学校|图书借月册次（册次）", "南湖小学|700", "北桥小学|600"}, "是否想写“图书借阅册次”？"},
		"left out":  {"sample", []string{"县市|技术合同戍交额（亿元）", "吉首市|3", "泸溪县|1"}, "是否想写“技术合同成交额”？"},
		"unit":      {"sample", []string{"县市|技术合同项额（亿元）", "吉首市|3", "泸溪县|1"}, ""},
		"nothing":   {"sample", []string{"县市|瞪羚企业（家）", "吉首市|3", "泸溪县|1"}, ""},
		"a place":   {"sample", []string{"县市|高企申报（家）", "吉首市|3", "长沙县|1"}, ""},
	} {
		b := understand(siteOf(t, test.site), "附表.xlsx", []*xlsx.Grid{gridOf("表", test.lines...)}, nil, Options{Period: model.Period{Year: 2023, Month: 9}})
		if got := faultsOf(b); !strings.Contains(got, test.want) || test.want == "" && strings.Contains(got, "是否想写") {
			t.Errorf("%s: %s\nwant: %s", name, got, test.want)
		}
	}
}

// TestNoMappingTold: a changed name in a long table still finds its mapping and is told itself; a form without its hidden marks is told
// to be one; a table of which a mapping finds a little is told which.
func TestNoMappingTold(t *testing.T) {
	site := siteOf(t, "sample")
	long := mapping(t, site, "科技月报", "sheets:\n  - {sheet: 科技月报, captions: {本期累计: figure, 高新技术企业申报数: {indicator: gaoqi-shenbao}, 技术合同成交额: {indicator: jishu-hetong}}}\n")
	other := mapping(t, site, "别的", "sheets:\n  - {sheet: 别的, captions: {数: figure}}\n")
	grids := []*xlsx.Grid{gridOf("科技月报", "2022年1—7月", "单位|指标名称|计量单位|本期累计", "吉首市|高技术企业申报数|家|20", "泸溪县|高技术企业申报数|家|10")}
	got, fault := choose(site, []*load.Import{other, long}, grids, "x.xlsx")
	if got != long || fault != nil {
		t.Fatalf("choose = %v, %v", got, fault)
	}
	if got := faultsOf(understand(site, "x.xlsx", grids, long, Options{})); !strings.Contains(got, "不认识“高技术企业申报数”，是否想写“高新技术企业申报数”？") {
		t.Error(got)
	}
	for name, test := range map[string]struct {
		grid *xlsx.Grid
		want []string
	}{
		"a form": {gridOf("Sheet1", "填报表", "填报单位：吉首市|||所属期：2022年7月", "序号|指标|计量单位|本期数", "1|高新技术企业申报数|家|20"), []string{"像是填报表", "发下去的原表"}},
		"little": {gridOf("科技月报", "单位|项目", "吉首市|20"), []string{"没有合用的导入映射", "data/imports/科技月报.yaml", "3个文字里这里有0个"}},
		"none":   {gridOf("表", "单位|项目", "吉首市|20"), []string{"没有合用的导入映射；先用 bulletin import --learn 建立映射"}},
	} {
		_, fault := choose(site, []*load.Import{other, long}, []*xlsx.Grid{test.grid}, "x.xlsx")
		if fault == nil || fault.Class != form.MustMend {
			t.Errorf("%s: choose = %v", name, fault)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(fault.String(), want) {
				t.Errorf("%s: %s\nwant: %s", name, fault, want)
			}
		}
	}
}

// TestGroupHead: a head that nobody knows over one indicator with its parts is asked about. Of what the proposal offers, the one choice
// takes all figures, the other says how many it leaves out, and so does every import by it.
func TestGroupHead(t *testing.T) {
	site := siteOf(t, "sample")
	grids := []*xlsx.Grid{gridOf("附表", "2022年1—7月", "县市|创新|<|<|交易", "^|高企申报（家）|<|<|技术合同成交额（亿元）", "^|累计|其中：首次申报|年度目标|累计", "吉首市|20|15|30|1.2", "泸溪县|10|8|20|2.1")}
	p := learn(site, "附表-7月.xlsx", grids, Options{})
	yaml := string(p.YAML())
	for _, want := range []string{`      # "创新": group  # 只是分组的名称，含它的 6 个数照旁边的文字取`, `      # "创新": skip  # 含它的 6 个数都不要`} {
		if !strings.Contains(yaml, want+"\n") {
			t.Errorf("the proposal lacks %s\n%s", want, yaml)
		}
	}
	for choice, want := range map[string]struct {
		taken int
		told  string
	}{"group": {6, ""}, "skip": {2, "提示：照映射没有取的数：“创新” 4 个；"}} {
		m := mapping(t, site, "附表", strings.ReplaceAll(strings.Replace(yaml, `      # "创新": `+choice, `      "创新": `+choice, 1), `      # "交易": group`, `      "交易": group`))
		b := understand(site, "附表-7月.xlsx", grids, m, Options{})
		if got := faultsOf(b); b.count(Taken) != want.taken || b.count(Unknown) != 0 || !strings.Contains(got, want.told) || want.told == "" && strings.Contains(got, "没有取") {
			t.Errorf("%s: %s\n%s", choice, tell(b), got)
		}
	}
	slip := learn(site, "附表-7月.xlsx", []*xlsx.Grid{gridOf("附表", "2022年1—7月", "县市|高企申报（家）", "吉首市|20", "芦溪县|10")}, Options{})
	if yaml := string(slip.YAML()); !strings.Contains(yaml, "“泸溪县”写错了：改正表里的字，再认一次") || strings.Contains(yaml, `芦溪县": group`) {
		t.Error(yaml)
	}
	narrow := learn(site, "附表-7月.xlsx", []*xlsx.Grid{gridOf("附表", "2022年1—7月", "县市|民营企业|<", "^|高企申报（家）|<", "^|累计|年度目标", "吉首市|20|30", "泸溪县|10|20")}, Options{})
	if yaml := string(narrow.YAML()); strings.Contains(yaml, `民营企业": group`) || !strings.Contains(yaml, `民营企业": skip  # 含它的 4 个数都不要；要取的写明是什么`) {
		t.Error(yaml)
	}
}

// TestHiddenTold: what stands on a hidden sheet or in hidden rows that the mapping skips is counted in every import.
func TestHiddenTold(t *testing.T) {
	site := siteOf(t, "sample")
	hidden := gridOf("备查", "县市|高企申报（家）", "吉首市|20", "泸溪县|10")
	hidden.Visible = xlsx.Hidden
	rows := gridOf("表", "县市|高企申报（家）", "吉首市|20", "泸溪县|10")
	rows.HiddenRows = map[int]bool{3: true}
	m := mapping(t, site, "x", "sheets:\n  - {sheet: 表, hidden: skip}\n")
	got := faultsOf(understand(site, "x.xlsx", []*xlsx.Grid{rows, hidden}, m, july))
	for _, want := range []string{"这张工作表是隐藏的，里面的 2 个数没有取", "照映射没有取的数：隐藏的行或列 1 个"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nwant: %s", got, want)
		}
	}
}

// TestBlankTold: an empty cell where a figure would stand is told with what it would be; where nothing is asked, or it stands elsewhere, it
// is not.
func TestBlankTold(t *testing.T) {
	site := siteOf(t, "school")
	september := Options{Period: model.Period{Year: 2023, Month: 9}}
	for name, test := range map[string]struct {
		lines []string
		want  string
	}{
		"a cell":            {[]string{"学校|图书借阅册次（册次）|安全隐患（处）", "南湖小学|700|1", "北桥小学||2", "东篱小学|600|"}, "这里空着，没有取到数：B3（北桥小学“图书借阅册次”）、C4（东篱小学“新发现安全隐患”）；"},
		"a row":             {[]string{"学校|图书借阅册次（册次）|安全隐患（处）", "南湖小学|700|1", "北桥小学||", "东篱小学|600|0"}, "B3（北桥小学“图书借阅册次”）、C3（北桥小学“新发现安全隐患”）；"},
		"a part":            {[]string{"学校|志愿服务时长（小时）|<", "^|累计|其中：学生", "南湖小学|70|60", "北桥小学|60|", "东篱小学|60|50"}, "C4（北桥小学“志愿服务时长”其中：学生）；"},
		"long":              {[]string{"学校|指标|单位|累计", "南湖小学|图书借阅册次|册次|700", "北桥小学|图书借阅册次|册次|", "东篱小学|图书借阅册次|册次|600"}, "D3（北桥小学“图书借阅册次”）；"},
		"said":              {[]string{"学校|图书借阅册次（册次）|安全隐患（处）", "南湖小学|700|1", "北桥小学|未报送|2"}, ""},
		"a dash":            {[]string{"学校|图书借阅册次（册次）|安全隐患（处）", "南湖小学|700|1", "北桥小学|—|2"}, ""},
		"not theirs":        {[]string{"学校|图书借阅册次（册次）|安全隐患（处）", "南湖小学|700|1", "直属单位||2"}, ""},
		"rank":              {[]string{"学校|图书借阅册次（册次）|名次", "南湖小学|700|1", "北桥小学|600|"}, ""},
		"elsewhere":         {[]string{"学校|图书借阅册次（册次）|学校|图书借阅册次（册次）", "南湖小学|700|北桥小学|600", "北桥小学||东篱小学|500"}, ""},
		"months to come":    {[]string{"学校|图书借阅册次1—9月（册次）|图书借阅册次1—10月（册次）", "南湖小学|700|", "北桥小学|600|"}, ""},
		"whatever is blank": {[]string{"学校|图书借阅册次（册次）", "南湖小学|700", "|", "北桥小学|600"}, ""},
	} {
		got := faultsOf(understand(site, "附表.xlsx", []*xlsx.Grid{gridOf("表", test.lines...)}, nil, september))
		if !strings.Contains(got, test.want) || (test.want == "") == strings.Contains(got, "这里空着") {
			t.Errorf("%s: %s\nwant: %s", name, got, test.want)
		}
	}
}
