package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/longtest"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
	"bulletin/internal/xlsx/xlsxtest"
)

// The workbook of a site that is about something else than science and technology: homes for the aged.
var (
	walkSettings = map[string]string{
		"标题": "全市养老服务工作通报", "发布单位": "平江市民政局", "首期": "2024-01", "整体称呼": "全市", "成员称呼": "区县", "上级称呼": "全省",
		"目标下达单位": "平江市人民政府", "目标下达日期": "2023-12-28",
	}
	walkRegions = [][]string{
		{"平江市", "", "整体"}, {"安顺省", "", "上级"}, {"乐清区"}, {"单县"}, {"大埔县"}, {"六安县"}, {"朝阳区"}, {"台州新区", "新区", "园区"},
	}
	walkIndicators = []map[string]string{
		{"分组": "机构", "名称": "新增养老床位", "简称": "新增床位", "计量单位": "张", "其中项": "公办、民办"},
		{"分组": "机构", "名称": "养老项目投资", "计量单位": "万元"},
		{"分组": "机构", "名称": "养老机构入住率", "简称": "入住率", "计量单位": "%", "类型": "比率", "设目标": "否"},
		{"分组": "服务", "名称": "家庭病床", "计量单位": "张", "类型": "时点数"},
		{"分组": "服务", "名称": "服务投诉", "计量单位": "件", "方向": "越低越好"},
	}
	walkTargets = [][]string{
		{"指标", "计量单位", "平江市", "乐清区", "单县", "大埔县", "六安县", "朝阳区", "台州新区"},
		{"新增养老床位", "张", "2100", "100", "200", "300", "400", "500", "600"},
		{"养老项目投资", "万元", "63000", "3000", "6000", "9000", "12000", "15000", "18000"},
		{"服务投诉", "件", "210", "10", "20", "30", "40", "50", "60"},
	}
)

// TestThreeMonths walks what a bureau does, with nothing but commands and workbooks: a site from a workbook, then three
// months of forms that are filled, spoiled, returned, mended and imported, each with its edition and its pages.
func TestThreeMonths(t *testing.T) {
	longtest.Skip(t)
	w := &walk{t: t, dir: t.TempDir()}
	w.root = filepath.Join(w.dir, "site")
	w.newSite()
	for month := 1; month <= 3; month++ {
		p := model.Period{Year: 2024, Month: month}
		edition := []string{"2024-01", "2024-02", "2024-q1"}[month-1]
		if month > 1 {
			w.must("new", "edition", edition, "-C", w.root, "--date", fmt.Sprintf("2024-%02d-15", month+1))
		}
		inbox := w.forms(p)
		if month == 2 {
			w.spoilAndMend(p, inbox)
		} else {
			w.must("import", "-C", w.root, "--yes", inbox)
		}
		w.holds(p)
		w.unchanged(inbox)
		w.must("check", "-C", w.root)
		w.must("build", "-C", w.root)
		for _, page := range []string{"index.html", "data/data.csv", "data/data.xlsx", "data/datapackage.json"} {
			if _, err := os.Stat(filepath.Join(w.root, "public", edition, filepath.FromSlash(page))); err != nil {
				t.Error(err)
			}
		}
	}
}

// walk is a bureau at its work.
type walk struct {
	t         *testing.T
	dir, root string
}

// must calls the program, which has to succeed.
func (w *walk) must(args ...string) string {
	w.t.Helper()
	code, stdout, stderr := call(args...)
	if code != exitClean {
		w.t.Fatalf("bulletin %s = %d\n%s%s", strings.Join(args, " "), code, stdout, stderr)
	}
	return stdout
}

// newSite fills the workbook of a new site and makes the site of it.
func (w *walk) newSite() {
	book := filepath.Join(w.dir, "名单.xlsx")
	w.must("new", "site", "--template", book)
	data := w.read(book)
	settings := map[string]string{}
	for _, v := range w.sheet(data, "设置").Values {
		if text, given := walkSettings[strings.TrimSuffix(v.Text, "*")]; given && v.Column == 1 {
			settings[xlsx.Address(v.Row, 2)] = text
		}
	}
	if len(settings) != len(walkSettings) {
		w.t.Errorf("the template takes %d of %d settings", len(settings), len(walkSettings))
	}
	regions := map[string]string{}
	for k, row := range walkRegions {
		for c, text := range row {
			regions[xlsx.Address(3+k, 1+c)] = text
		}
	}
	heads := map[string]int{}
	for _, v := range w.sheet(data, "指标").Values {
		if v.Row == 1 {
			heads[strings.TrimSuffix(v.Text, "*")] = v.Column
		}
	}
	indicators := map[string]string{}
	for k, row := range walkIndicators {
		for head, text := range row {
			if heads[head] == 0 {
				w.t.Fatalf("the template has no column %s", head)
			}
			indicators[xlsx.Address(3+k, heads[head])] = text
		}
	}
	targets := map[string]string{}
	for k, row := range walkTargets {
		for c, text := range row {
			targets[xlsx.Address(max(1, 2+k), 1+c)] = text
		}
	}
	for c, text := range walkTargets[0] { // the head stands above the example
		targets[xlsx.Address(1, 1+c)] = text
		delete(targets, xlsx.Address(2, 1+c))
	}
	for sheet, cells := range map[string]map[string]string{"设置": settings, "单位": regions, "指标": indicators, "目标": targets} {
		data = w.set(data, sheet, cells)
	}
	w.write(book, data)
	w.must("new", "site", w.root, "--from", book, "--date", "2024-02-15")
	w.must("build", "-C", w.root)
}

// forms sends out the forms of a month and fills them honestly.
func (w *walk) forms(p model.Period) (inbox string) {
	out := filepath.Join(w.dir, "表样", p.String())
	w.must("form", p.String(), "-C", w.root, "-o", out)
	inbox = filepath.Join(w.dir, "收到", p.String())
	if err := os.MkdirAll(inbox, 0o777); err != nil {
		w.t.Fatal(err)
	}
	for _, name := range w.names(out) {
		data := w.read(filepath.Join(out, name))
		cells := map[string]string{}
		for what, address := range cellsOf(w.t, data) {
			if text := w.figure(p, what, name); text != "" {
				cells[address] = text
			}
		}
		w.write(filepath.Join(inbox, name), w.set(data, "填报", cells))
	}
	return inbox
}

// share is how large a unit is: the members and the zone are 1 to 6, and the whole is their sum.
func share(name string) int {
	for k, row := range walkRegions {
		if k >= 2 && strings.HasPrefix(name, row[0]) {
			return k - 1
		}
	}
	return 21
}

// figure is what an honest clerk writes into a cell.
func (w *walk) figure(p model.Period, what, file string) string {
	n, id := share(file), what[:strings.LastIndex(what, " ")]
	if at := strings.LastIndex(id, "|"); at >= 0 { // forms of several regions name the region first
		if strings.HasPrefix(id, "anshun") {
			return ""
		}
		id = id[at+1:]
	}
	switch {
	case what == "#sign unit":
		return "王芳"
	case what == "#sign last-year":
		return "赵敏"
	case what == "#sign status":
		return fmt.Sprintf("2024-%02d-06", p.Month+1)
	case !strings.HasSuffix(what, " value"):
		return ""
	case strings.HasSuffix(id, "/gongban"):
		return strconv.Itoa(6 * n * p.Month)
	case strings.HasSuffix(id, "/minban"):
		return strconv.Itoa(2 * n * p.Month)
	}
	switch w.indicator(id) {
	case "新增养老床位":
		return strconv.Itoa(8 * n * p.Month)
	case "养老项目投资":
		return strconv.Itoa(250*n*p.Month + begun(p, file))
	case "养老机构入住率":
		return "61." + strconv.Itoa(p.Month)
	case "家庭病床":
		return strconv.Itoa((40 + p.Month) * n)
	case "服务投诉":
		return strconv.Itoa(n * p.Month)
	}
	return ""
}

// begun is what a home that was begun in February adds, in the form of the whole from the beginning, and in that of its
// county once that is mended.
func begun(p model.Period, file string) int {
	if p.Month > 2 && strings.HasPrefix(file, "六安县") || p.Month > 1 && strings.HasPrefix(file, "全市") {
		return 18000
	}
	return 0
}

// indicator is the name of an indicator of the site.
func (w *walk) indicator(id string) string {
	for _, i := range w.site().Indicators {
		if i.ID == id {
			return i.Name
		}
	}
	return ""
}

// spoilAndMend sends three forms back to their clerks: a unit in a cell, parts beyond the whole, and a figure ten times
// as large that is right, and is explained.
func (w *walk) spoilAndMend(p model.Period, inbox string) {
	beds, money := w.id("新增养老床位"), w.id("养老项目投资")
	slips := []struct{ unit, cell, wrong, mended, reason, told string }{
		{"单县", money + " value", "1000万元", "1000", "", "必改"},
		{"大埔县", beds + "/gongban value", "99", "36", "", "必改"},
		{"六安县", money + " value", "20000", "20000", "2月集中开工养老综合体", "核实"},
	}
	for _, s := range slips {
		w.edit(w.named(inbox, s.unit), map[string]string{s.cell: s.wrong})
	}
	before := tree(w.t, filepath.Join(w.root, "data"))
	code, stdout, stderr := call("import", "-C", w.root, "--yes", inbox)
	if code != exitMistakes {
		w.t.Fatalf("spoiled forms = %d\n%s%s", code, stdout, stderr)
	}
	if after := tree(w.t, filepath.Join(w.root, "data")); !slices.Equal(before, after) {
		w.t.Error("refused forms changed files")
	}
	for _, s := range slips {
		file := w.named(inbox, s.unit)
		address := cellsOf(w.t, w.read(file))[s.cell]
		if !strings.Contains(stderr, filepath.Base(file)+" “填报” ") || !strings.Contains(stderr, address+"：") && s.told == "必改" && s.cell == money+" value" {
			w.t.Errorf("%s is not told at %s:\n%s", s.unit, address, stderr)
		}
		returned := w.named(filepath.Join(w.root, "退回单", p.String()), s.unit)
		w.edit(returned, map[string]string{s.cell: s.mended, strings.Replace(s.cell, " value", " reason", 1): s.reason})
		if err := os.Remove(file); err != nil {
			w.t.Fatal(err)
		}
		w.write(file, w.read(returned))
	}
	w.must("import", "-C", w.root, "--yes", inbox)
	text := string(w.read(filepath.Join(w.root, "data", "reports", p.String()+".yaml")))
	if !strings.Contains(text, "2月集中开工养老综合体") || strings.Contains(text, " 99") {
		w.t.Errorf("the report does not keep the reason, or what was mended:\n%s", text)
	}
}

// holds: the report of a month has what was filled, for every unit and indicator.
func (w *walk) holds(p model.Period) {
	w.t.Helper()
	s := w.site()
	count := 0
	for _, i := range s.Indicators {
		for _, g := range s.Regions {
			got := s.Reports[p].Figure(i, g)
			name := g.Name
			if g.Kind == model.Prefecture {
				name = "全市"
			}
			want := w.figure(p, i.ID+" value", name)
			if p.Month == 2 && i.Name == "养老项目投资" && name == "六安县" {
				want = "20000"
			}
			if got.Value.String() != want || !got.Ok() {
				w.t.Errorf("%s of %s in %s is %v, want %s", i.Name, name, p, got.Num, want)
			}
			count++
		}
	}
	if count != len(walkIndicators)*(len(walkRegions)-1) {
		w.t.Errorf("%d figures", count)
	}
	if len(s.Sources[p].Files) != len(walkRegions)-1 {
		w.t.Errorf("%d files are on record for %s", len(s.Sources[p].Files), p)
	}
}

// unchanged: the same forms once more change nothing.
func (w *walk) unchanged(inbox string) {
	w.t.Helper()
	before := tree(w.t, filepath.Join(w.root, "data"))
	w.must("import", "-C", w.root, "--yes", inbox)
	if after := tree(w.t, filepath.Join(w.root, "data")); !slices.Equal(before, after) {
		w.t.Error("the same forms changed files")
	}
}

func (w *walk) site() *model.Site {
	w.t.Helper()
	var diags diag.List
	s, err := load.Site(os.DirFS(w.root), model.Charts{}, &diags)
	if err != nil || diags.HasErrors() {
		w.t.Fatal(err, diags.Sorted())
	}
	return s
}

// id is the id of an indicator of the site.
func (w *walk) id(name string) string {
	for _, i := range w.site().Indicators {
		if i.Name == name {
			return i.ID
		}
	}
	w.t.Fatalf("no indicator %s", name)
	return ""
}

// edit sets cells of a form by the names of its rows and columns.
func (w *walk) edit(file string, what map[string]string) {
	w.t.Helper()
	data := w.read(file)
	at := cellsOf(w.t, data)
	cells := map[string]string{}
	for name, text := range what {
		address := at[name]
		if address == "" { // the whole's form names the region first
			for key, a := range at {
				if strings.HasSuffix(key, "|"+name) && !strings.HasPrefix(key, "anshun") {
					address = a
				}
			}
		}
		if text == "" {
			continue
		}
		if address == "" {
			w.t.Fatalf("%s has no cell %q", file, name)
		}
		cells[address] = text
	}
	w.write(file, w.set(data, "填报", cells))
}

// named is the file of a folder that is a unit's.
func (w *walk) named(folder, unit string) string {
	w.t.Helper()
	for _, name := range w.names(folder) {
		if strings.HasPrefix(name, unit) {
			return filepath.Join(folder, name)
		}
	}
	w.t.Fatalf("no file of %s in %s: %v", unit, folder, w.names(folder))
	return ""
}

func (w *walk) names(folder string) (names []string) {
	w.t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func (w *walk) sheet(data []byte, name string) *xlsx.Grid {
	w.t.Helper()
	book, err := xlsx.Read(data)
	if err != nil {
		w.t.Fatal(err)
	}
	g := book.Sheet(name)
	if g == nil {
		w.t.Fatalf("no sheet %s", name)
	}
	return g
}

func (w *walk) set(data []byte, sheet string, cells map[string]string) []byte {
	w.t.Helper()
	out, err := xlsxtest.Set(data, sheet, cells)
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

func (w *walk) read(name string) []byte {
	w.t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		w.t.Fatal(err)
	}
	return data
}

func (w *walk) write(name string, data []byte) {
	w.t.Helper()
	if err := os.WriteFile(name, data, 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// tree are the files below a folder with their contents.
func tree(t *testing.T, folder string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		files = append(files, name+"\x00"+string(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
