package main

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/longtest"
	"bulletin/internal/source"
	"bulletin/internal/xlsx"
	"bulletin/internal/xlsx/xlsxtest"
)

// schools are those whose forms come in.
var schools = []string{
	"青禾第一小学", "青禾第二小学", "青禾第三小学", "南湖小学", "北桥小学", "东篱小学", "西岭小学", "柳岸小学",
}

// TestImportMonth: forms go out, come back filled, and the report holds what was filled; sent again they change nothing.
func TestImportMonth(t *testing.T) {
	longtest.Skip(t)
	d := newDesk(t)
	for _, name := range schools {
		d.fill(name, nil)
	}
	code, stdout, stderr := call("import", "-C", d.root, "--yes", d.inbox)
	if code != exitClean || !strings.Contains(stdout, "已写入 data/sources/2023-12.yaml、data/reports/2023-12.yaml") {
		t.Fatalf("import = %d, %s\n%s", code, stdout, stderr)
	}
	for _, name := range schools {
		for what, text := range d.honest(name, nil) {
			id, _, isFigure := strings.Cut(what, " value")
			if !isFigure || strings.Contains(id, "/") {
				continue
			}
			f := d.figure(id, name)
			if text == "未报送" {
				if f.Ok() {
					t.Errorf("%s of %s is %v", id, name, f.Value)
				}
			} else if f.Value.String() != text {
				t.Errorf("%s of %s is %v, want %s", id, name, f.Value, text)
			}
		}
	}
	before := d.tree("data")
	code, stdout, stderr = call("import", "-C", d.root, "--yes", filepath.Join(d.inbox, "*.xlsx"))
	if code != exitClean || !strings.Contains(stdout, "没有改动，没有写入任何文件") {
		t.Errorf("the second import = %d, %s\n%s", code, stdout, stderr)
	}
	if !maps.Equal(before, d.tree("data")) {
		t.Error("the second import changed files")
	}
}

// TestImportReturned: one bad file among eight keeps all out; its returned copy, mended, comes in with the others.
func TestImportReturned(t *testing.T) {
	d := newDesk(t)
	for _, name := range schools {
		d.fill(name, nil)
	}
	bad := d.fill("南湖小学", map[string]string{
		"jieyue value": "3万册", "zhiyuan/xuesheng value": "99999", "yinhuan value": "-3", "tizhi note": "=1+1", "peixun value": "700",
	})
	before := d.tree("data")
	code, stdout, stderr := call("import", "-C", d.root, "--yes", d.inbox)
	if code != exitMistakes || !maps.Equal(before, d.tree("data")) || !strings.Contains(stdout, "必改 3 处，核实 1 处没有说明；报表没有改动。") {
		t.Fatalf("import = %d, %s\n%s", code, stdout, stderr)
	}
	for _, want := range []string{
		"南湖小学.xlsx “填报” I8：必改：“3万册”", "南湖小学.xlsx “填报” I9：必改：南湖小学“志愿服务时长”其中项之和",
		"南湖小学.xlsx “填报” I14：必改：指标“新发现安全隐患”不能是负数", "南湖小学.xlsx “填报” I17：核实：南湖小学“教师人均培训学时”为700.0学时/人，和2023年1—9月的62.9学时/人相差悬殊",
	} {
		if !strings.Contains(stderr, want) {
			t.Errorf("not told: %s\n%s", want, stderr)
		}
	}
	copied := filepath.Join(d.root, "退回单", "2023-12", "南湖小学.xlsx")
	if !strings.Contains(stdout, "退回单："+copied+"\n") || len(d.tree("退回单")) != 1 {
		t.Fatal(stdout)
	}
	d.mend(copied, bad)
	other := filepath.Join(d.root, "退回单", "2023-12", "别的小学.xlsx")
	if err := os.WriteFile(other, []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr = call("import", "-C", d.root, "--yes", d.inbox)
	if !strings.Contains(stdout, "这些退回单已经办结，可以删去："+copied+"\n") {
		t.Errorf("not told: %s", stdout)
	}
	if code != exitClean || stderr != "" {
		t.Fatalf("import = %d, %s\n%s", code, stdout, stderr)
	}
	if f := d.figure("yinhuan", "南湖小学"); f.Value.String() != "7" {
		t.Errorf("the mended figure is %v", f)
	}
	if f := d.figure("peixun", "南湖小学"); f.Value.String() != "700" || f.Explanation("jump") == nil {
		t.Errorf("the explained figure is %+v", f.More)
	}
	if f := d.figure("tizhi", "南湖小学"); f.Note() != "=1+1" {
		t.Errorf("the note is %q", f.Note())
	}
	if s := d.tree("data/sources")["data/sources/2023-12.yaml"]; strings.Count(s, "\n") != 11 ||
		!strings.Contains(s, "改好.xlsx, sha256: ") || !strings.Contains(s, ", filler: 赵敏, checker: 钱进, date: 2024-01-05, cells: ") {
		t.Error(s)
	}
}

// mend puts a returned copy right, and back into the inbox in place of the bad file.
func (d *desk) mend(copied, bad string) {
	d.t.Helper()
	data, err := os.ReadFile(copied)
	if err != nil {
		d.t.Fatal(err)
	}
	at := cellsOf(d.t, data)
	d.looks(data, at)
	data, err = xlsxtest.Set(data, "填报", map[string]string{
		at["jieyue value"]: "30000", at["zhiyuan/xuesheng value"]: "667", at["yinhuan value"]: "7", at["peixun reason"]: "暑期集中培训补录",
	})
	if err != nil {
		d.t.Fatal(err)
	}
	if err := os.Remove(bad); err != nil {
		d.t.Fatal(err)
	}
	d.put("改好.xlsx", data)
}

// looks holds that a returned copy has what the clerk filled, comments at the faulty cells, and a list of them.
func (d *desk) looks(data []byte, at map[string]string) {
	d.t.Helper()
	book, err := xlsx.Read(data)
	if err != nil || len(book.Sheets) != 2 || book.Sheets[1].Name != "退回说明" {
		d.t.Fatalf("the returned copy has %d sheets, %v", len(book.Sheets), err)
	}
	for what, want := range map[string]struct {
		text, comment string
		kind          xlsx.Kind
	}{
		"jieyue value":           {"3万册", "【必改】“3万册”", xlsx.Text},
		"zhiyuan value":          {"850.7", "【必改】南湖小学“志愿服务时长”其中项之和", xlsx.Number},
		"zhiyuan/xuesheng value": {"99999", "", xlsx.Number},
		"peixun value":           {"700", "【核实】", xlsx.Number},
		"tizhi note":             {"=1+1", "", xlsx.Text},
		"#sign unit":             {"赵敏", "", xlsx.Text},
	} {
		row, column, _ := xlsx.ParseAddress(at[what])
		v := book.Sheets[0].At(row, column)
		if v == nil || v.Text != want.text || v.Kind != want.kind || !strings.Contains(v.Comment, want.comment) || want.comment == "" && v.Comment != "" {
			d.t.Errorf("%s of the returned copy is %+v, want %+v", what, v, want)
		}
	}
	list := ""
	for _, v := range book.Sheets[1].Values {
		list += v.Text + " "
	}
	for _, want := range []string{"“填报”I8 图书借阅册次 3万册 必改 ", "“填报”I17 教师人均培训学时 700 核实 "} {
		if !strings.Contains(list, want) {
			d.t.Errorf("the list lacks %s:\n%s", want, list)
		}
	}
	if dir := os.Getenv("RETURNS"); dir != "" {
		os.WriteFile(filepath.Join(dir, "退回单.xlsx"), data, 0o666)
	}
}

// TestImportWrites: what is written only when it is asked for.
func TestImportWrites(t *testing.T) {
	d := newDesk(t)
	file := d.fill("南湖小学", nil)
	before := d.tree("")
	for _, c := range []struct {
		name           string
		args           []string
		answer         string
		code           int
		stdout, stderr string
	}{
		{"a dry run", []string{"--dry-run"}, "", exitClean, "这次没有写入任何文件", ""},
		{"nobody to ask", nil, "", exitFailure, "  南湖小学  课后服务参与率", "加上 --yes"},
		{"no", nil, "n\n", exitClean, "？[y/N] 没有写入任何文件。", ""},
		{"nothing", nil, "\n", exitClean, "没有写入任何文件。", ""},
		{"yes", nil, "Y\n", exitClean, "写入 data/sources/2023-12.yaml、data/reports/2023-12.yaml？[y/N] 已写入", ""},
	} {
		var stdout, stderr bytes.Buffer
		out := &terminal{out: &stdout, err: &stderr}
		if c.answer != "" {
			out.in = strings.NewReader(c.answer)
		}
		code := importCommand.run(append([]string{"-C", d.root, file}, c.args...), out)
		if code != c.code || !strings.Contains(stdout.String(), c.stdout) || !strings.Contains(stderr.String(), c.stderr) {
			t.Errorf("%s: %d, %s\n%s", c.name, code, &stdout, &stderr)
		}
		if written := !maps.Equal(before, d.tree("")); written != (c.name == "yes") {
			t.Errorf("%s: written %t", c.name, written)
		}
	}
}

// meddler answers yes, and changes a file before.
type meddler struct{ name string }

func (m meddler) Read(answer []byte) (int, error) {
	err := os.WriteFile(m.name, []byte("period: 2023-12\nstatus: 快报\nvalues: {}\n"), 0o666)
	return copy(answer, "y\n"), err
}

// TestImportStale: a report that somebody changes while the question stands is not overwritten.
func TestImportStale(t *testing.T) {
	d := newDesk(t)
	file := d.fill("南湖小学", nil)
	var stdout, stderr bytes.Buffer
	report := filepath.Join(d.root, "data/reports/2023-12.yaml")
	code := importCommand.run([]string{"-C", d.root, file}, &terminal{in: meddler{report}, out: &stdout, err: &stderr})
	if content, err := os.ReadFile(report); code != exitFailure || !strings.Contains(stderr.String(), "请重新收一次") || err != nil || len(content) > 60 {
		t.Errorf("import = %d, %s, %v", code, &stderr, err)
	}
}

// TestImportDryRefused: a dry run writes no returned copies, and ends as the import would.
func TestImportDryRefused(t *testing.T) {
	d := newDesk(t)
	file := d.fill("南湖小学", map[string]string{"yinhuan value": "-3"})
	before := d.tree("")
	code, stdout, _ := call("import", "-C", d.root, "--dry-run", file)
	if code != exitMistakes || !strings.Contains(stdout, "必改 1 处") || !maps.Equal(before, d.tree("")) {
		t.Errorf("import = %d, %s", code, stdout)
	}
	returns := filepath.Join(t.TempDir(), "退")
	code, stdout, _ = call("import", "-C", d.root, "--returns", returns, file)
	if _, err := os.Stat(filepath.Join(returns, "2023-12", "南湖小学.xlsx")); code != exitMistakes || err != nil || !maps.Equal(before, d.tree("")) {
		t.Errorf("import = %d, %s, %v", code, stdout, err)
	}
}

// TestImportFinds: folders, what Excel leaves behind, files of other kinds, and files of the same name.
func TestImportFinds(t *testing.T) {
	d := newDesk(t)
	file := d.fill("南湖小学", nil)
	d.put("~$南湖小学.xlsx", []byte("x"))
	d.put("说明.docx", []byte("x"))
	code, stdout, stderr := call("import", "-C", d.root, "--dry-run", d.inbox, file, file)
	if code != exitClean || !strings.HasPrefix(stdout, "跳过 ~$南湖小学.xlsx") || !strings.Contains(stdout, "共 1 个文件") || stderr != "" {
		t.Errorf("import = %d, %s\n%s", code, stdout, stderr)
	}
	old := d.put("旧表.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	other := d.put("别的.csv", []byte("a,b\n1,2\n"))
	code, _, stderr = call("import", "-C", d.root, "--yes", file, old, other)
	if code != exitMistakes || !strings.Contains(stderr, "旧表.xls：必改：") || !strings.Contains(stderr, "别的.csv：必改：") {
		t.Errorf("import = %d, %s", code, stderr)
	}
	if code, _, stderr = call("import", "-C", d.root); code != exitFailure || !strings.Contains(stderr, "没有写要收的文件") {
		t.Errorf("import = %d, %s", code, stderr)
	}
	if code, _, stderr = call("import", "-C", d.root, t.TempDir()); code != exitFailure || !strings.Contains(stderr, "没有找到要收的表格") {
		t.Errorf("import = %d, %s", code, stderr)
	}
	for name, want := range map[string]string{"没有.xlsx": "找不到“", "没有*.xlsx": "没有和“"} {
		if code, _, stderr = call("import", "-C", d.root, filepath.Join(d.inbox, name)); code != exitFailure || !strings.Contains(stderr, want) ||
			!strings.Contains(stderr, name+"”") || !strings.Contains(stderr, "*.xlsx；没有写入任何文件") || strings.Contains(stderr, "no such") {
			t.Errorf("import = %d, %s", code, stderr)
		}
	}
}

// TestImportSite: a site with mistakes takes nothing in.
func TestImportSite(t *testing.T) {
	d := newDesk(t)
	file := d.fill("南湖小学", nil)
	if err := os.WriteFile(filepath.Join(d.root, "data/site.yaml"), []byte("titel: x\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call("import", "-C", d.root, "--yes", file); code != exitMistakes || !strings.Contains(stderr, "data/site.yaml:1") {
		t.Errorf("import = %d, %s", code, stderr)
	}
}

// TestUnread: why a file cannot be read, in words.
func TestUnread(t *testing.T) {
	for want, err := range map[string]error{
		"没有权限读“a.xlsx”": fs.ErrPermission, "读不了“a.xlsx”，可能正被": errors.New("sharing violation"), "找不到“a.xlsx”": fs.ErrNotExist, "“a.xlsx”不是普通文件，不能收": source.ErrIrregular,
	} {
		var stderr bytes.Buffer
		r := &request{terminal: &terminal{err: &stderr}}
		if code := r.unread(&fs.PathError{Op: "open", Path: "a.xlsx", Err: err}); code != exitFailure || !strings.Contains(stderr.String(), want) {
			t.Errorf("%v is told as %s", err, &stderr)
		}
	}
}

// TestImportMany: of many changes only those of figures that were there are listed, the others are counted; --all lists all.
func TestImportMany(t *testing.T) {
	d := newDesk(t)
	for _, name := range schools {
		d.fill(name, nil)
	}
	code, stdout, stderr := call("import", "-C", d.root, "--dry-run", d.inbox)
	if code != exitClean || strings.Contains(stdout, "课后服务参与率") || !strings.Contains(stdout, " 处没有逐一列出；全部列出的加 --all。") || strings.Count(stdout, "  新报 ") != len(schools) {
		t.Fatalf("import = %d, %s\n%s", code, stdout, stderr)
	}
	if a, b := strings.Index(stdout, schools[0]), strings.Index(stdout, schools[7]); a < 0 || b < a {
		t.Errorf("the files are not in order:\n%s", stdout)
	}
	if _, stdout, _ := call("import", "-C", d.root, "--dry-run", "--all", d.inbox); strings.Count(stdout, "课后服务参与率") != len(schools) || strings.Contains(stdout, "--all") {
		t.Error(stdout)
	}
	if code, stdout, stderr := call("import", "-C", d.root, "--yes", d.inbox); code != exitClean {
		t.Fatalf("import = %d, %s\n%s", code, stdout, stderr)
	}
	one := d.fill("南湖小学", map[string]string{"yinhuan value": "未报送", "peixun note": "补"})
	if _, stdout, _ := call("import", "-C", d.root, "--dry-run", one); !strings.Contains(stdout, "\n  新报 1 项，改 1 项，未报送 ") {
		t.Error(stdout)
	}
}

// TestImportPeriod: with --period a form of another month is refused.
func TestImportPeriod(t *testing.T) {
	d := newDesk(t)
	file := d.fill("南湖小学", nil)
	before := d.tree("data")
	code, stdout, stderr := call("import", "-C", d.root, "--yes", "--period", "2023-11", file)
	if code != exitMistakes || !strings.Contains(stderr, "：必改：这是2023年12月的表，这次收的是2023年11月") || !maps.Equal(before, d.tree("data")) {
		t.Errorf("import = %d, %s\n%s", code, stdout, stderr)
	}
	if code, _, stderr := call("import", "-C", d.root, "--yes", "--period", "2023-12", file); code != exitClean {
		t.Errorf("import = %d, %s", code, stderr)
	}
}

func TestAligned(t *testing.T) {
	got := strings.Join(aligned([][]string{{"单位", "数"}, {"a\x1b[31m", "12.5"}, {"“吉首”市", strings.Repeat("长", 20) + strings.Repeat("尾", 10)}}, []bool{false, true}), "\n")
	want := "单位" + strings.Repeat(" ", 6) + "  " + strings.Repeat(" ", 34) + "数\n" +
		"a\ufffd[31m" + strings.Repeat(" ", 4) + "  " + strings.Repeat(" ", 32) + "12.5\n" +
		"“吉首”市  " + strings.Repeat("长", 9) + "…" + strings.Repeat("尾", 8)
	if got != want {
		t.Errorf("aligned\n%s\nwant\n%s", got, want)
	}
}
