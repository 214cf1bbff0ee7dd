package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// whole is a call that says everything.
func whole(folder string) []string {
	return []string{"new", "site", folder, "--title", "全县教育通报", "--issuer", "县教育局", "--whole", "洪洞县", "--members", "一中、二中", "--first", "2022-07",
		"--indicators", "入学人数（人）、合格率（%）", "--date", "2022-08-20"}
}

// TestNewSite: a site is made in one call, builds, and is never overwritten; then editions, reports and targets.
func TestNewSite(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "新站点")
	code, stdout, stderr := call(whole(folder)...)
	if code != exitClean || stderr != "" || !strings.Contains(stdout, "3 个单位，2 项指标，首期 2022-07") {
		t.Fatalf("new site = %d, %q, %q", code, stdout, stderr)
	}
	made := stdout
	if code, stdout, stderr := call("build", "-C", folder); code != exitClean || !onlyNew(stderr) {
		t.Errorf("build = %d, %q, %q", code, stdout, stderr)
	}
	for _, test := range []struct {
		args   []string
		code   int
		stdout string
		stderr string
	}{
		{whole(folder), exitMistakes, "", "已有 data 文件夹，不能在这里新建站点；换一个文件夹。已有的站点直接改文件：data/site.yaml 是标题等设置"},
		{[]string{"new", "edition", "2022-q3", "-C", folder, "--date", "2022-09-29"}, exitFailure, "", "--date 的 2022-09-29 早于期末 2022-09-30"},
		{append(whole(folder+"2"), "--date", "2022-07-30"), exitFailure, "", "--date 的 2022-07-30 早于期末 2022-07-31"},
		{[]string{"new", "edition", "2022-q3", "-C", folder, "--date", "2022-10-20"}, exitClean, "新建：" + filepath.Join(folder, "content", "2022-q3", "edition.md"), ""},
		{[]string{"new", "edition", "2022-q3", "-C", folder}, exitMistakes, "已有，没有改动：", "都已经有了"},
		{[]string{"new", "edition", "2022-09", "-C", folder, "--date", "2022-10-21"}, exitFailure, "", "已经有2022年1—9月的一期“2022年前三季度”（content/2022-q3）"},
		{[]string{"new", "edition", "zong-jie", "-C", folder, "--period", "2022-12", "--label", "2022年工作总结", "--date", "2023-01-10"}, exitClean, "zong-jie", ""},
		{[]string{"new", "edition", "2022-q4", "-C", folder, "--date", "2023-01-11"}, exitClean, filepath.Join("content", "2022-q4"), ""},
		{[]string{"new", "edition", "zong-jie2", "-C", folder}, exitFailure, "", "看出期间"},
		{[]string{"new", "edition", "ZJ", "-C", folder, "--period", "2022-12"}, exitFailure, "", "不能作期次编号"},
		{[]string{"new", "edition", "2023-q1", "-C", folder, "--date", "四月"}, exitFailure, "", "--date 的“四月”不是日期"},
		{[]string{"new", "report", "2022-08", "-C", folder}, exitClean, "2022-08.yaml", ""},
		{[]string{"new", "report", "2022-08", "-C", folder}, exitMistakes, "", "没有写入任何文件"},
		{[]string{"new", "report", "八月", "-C", folder}, exitFailure, "", "2022-07 的样子"},
		{[]string{"new", "targets", "2023", "-C", folder}, exitClean, "2023.yaml", ""},
		{[]string{"new", "targets", "2022-q1", "-C", folder}, exitFailure, "", "2023 的样子"},
		{[]string{"new", "report", "2022-09", "-C", t.TempDir()}, exitFailure, "", "bulletin new site"},
		{[]string{"new", "report", "2022-10", "-C", folder, "--date", "2022-11-01"}, exitFailure, "", "new report 没有“--date”"},
		{[]string{"new", "site", folder + "2", "--from", "x.xlsx", "--title", "x"}, exitFailure, "", "就不再写 --title"},
		{[]string{"new", "layout", "county", "-C", folder}, exitClean, "新建：" + filepath.Join(folder, "layouts", "county.html"), ""},
		{[]string{"new", "layout", "layouts/county.html", "-C", folder}, exitMistakes, "已有，没有改动：", "没有写入任何文件"},
		{[]string{"new", "layout", "assets/paper.css", "-C", folder}, exitClean, filepath.Join("layouts", "assets", "paper.css"), ""},
		{[]string{"new", "layout", "conty.html", "-C", folder}, exitFailure, "", "可能想写 county.html"},
		{[]string{"new", "layout", "../data/site.yaml", "-C", folder}, exitFailure, "", "没有“../data/site.yaml”这个布局"},
		{[]string{"new", "layout", "-C", folder}, exitFailure, "", "assets/bulletin.css"},
		{[]string{"new"}, exitFailure, "", "写明新建什么"},
		{[]string{"new", "sites"}, exitFailure, "", "可能想写 site"},
		{[]string{"new", "site"}, exitFailure, "", "写明新站点的文件夹"},
	} {
		code, stdout, stderr := call(test.args...)
		if code != test.code || !strings.Contains(stdout, test.stdout) || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%q = %d, %q, %q", test.args[1:], code, stdout, stderr)
		}
	}
	if code, _, stderr := call("form", "2022-07", "-C", folder); code != exitClean {
		t.Errorf("form = %d, %q", code, stderr)
	}
	pages := 0
	err := filepath.WalkDir(filepath.Join(folder, "public"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		pages++
		page, err := os.ReadFile(name)
		if bytes.Contains(page, []byte("（待补")) {
			t.Errorf("%s shows readers what is still to be written", name)
		}
		return err
	})
	if err != nil || pages == 0 {
		t.Errorf("%d pages, %v", pages, err)
	}
	for _, want := range []string{"  单位　一中　yizhong\n", "  指标　", "现在就改：用工作簿或答案文件的“编号”写上，删去新建的 " + folder} {
		if !strings.Contains(made, want) {
			t.Errorf("new site does not say %q:\n%s", want, made)
		}
	}
	code, stdout, stderr = call("new", "edition", "2022-10", "-C", folder, "--date", "2022-11-20")
	if code != exitClean || strings.Contains(stdout, "已有") || !strings.Contains(stdout, filepath.Join("reports", "2022-10.yaml")) {
		t.Errorf("an edition of a year that has its ledger = %d, %q, %q", code, stdout, stderr)
	}
	if code, stdout, stderr := call("check", "-C", folder); code != exitClean {
		t.Errorf("check = %d, %q, %q", code, stdout, stderr)
	}
}

// onlyNew reports whether nothing is said of a site but that it is new: texts and figures are still to come.
func onlyNew(said string) bool {
	for line := range strings.Lines(said) {
		if !strings.Contains(line, "警告[unfinished]") && !strings.Contains(line, "警告[empty-report]") {
			return false
		}
	}
	return true
}

// TestNewEdition: what is next depends on the report, and an old edition is dated between its neighbours.
func TestNewEdition(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "site")
	if code, _, stderr := call(append(whole(folder), "--date", "2022-08-09")...); code != exitClean {
		t.Fatal(stderr)
	}
	report := filepath.Join(folder, "data", "reports", "2022-07.yaml")
	raw, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	filled := []string{"\n  ruxue-renshu: 未报送", "\n  ruxue-renshu: {hongtong: 9, yizhong: 5, erzhong: 4}", "\n  hegelv: 未报送", "\n  hegelv: {hongtong: 95, yizhong: 96, erzhong: 93}"}
	for k, want := range []string{"1. bulletin form 2022-07 发表，收到后 bulletin import 收到的表。\n", "2022年1—7月的报表还有 3 个数未报送；收到后 bulletin import 收到的表。", "2022年1—7月的报表已经齐全，不用再填。\n"} {
		text := strings.NewReplacer(filled[:k*2]...).Replace(string(raw))
		if err := os.WriteFile(report, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		code, stdout, stderr := call("new", "edition", fmt.Sprint("ban-", k), "-C", folder, "--period", "2022-07")
		if code != exitClean || !strings.Contains(stdout, want) || strings.Contains(stdout, "直接改") || !strings.Contains(stdout, "没有写印发日期，取了 2022-07-31；") {
			t.Errorf("an edition of a report with other gaps = %d, %q, %q, want %q", code, stdout, stderr, want)
		}
	}
	code, stdout, stderr := call("new", "edition", "2022-08", "-C", folder)
	if code != exitClean || !strings.Contains(stdout, "取了 2022-08-31；不对的，改 content/2022-08/edition.md 开头的 date。") || !strings.Contains(stdout, "bulletin form 2022-08 发表") {
		t.Errorf("the next edition = %d, %q, %q", code, stdout, stderr)
	}
	if code, stdout, stderr := call("check", "-C", folder, "--strict"); code != exitMistakes || strings.Contains(stdout+stderr, "edition-order") || !strings.Contains(stdout+stderr, "错误[unfinished]") || !strings.Contains(stdout+stderr, "警告[empty-report]") {
		t.Errorf("check = %d, %q, %q", code, stdout, stderr)
	}
}

// TestNewAsks: what no flag says is asked, until what is due is answered.
func TestNewAsks(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "site")
	ask := func(lines ...string) (int, string, string) {
		var stdout, stderr bytes.Buffer
		c := find("new")
		return c.run([]string{"site", folder}, &terminal{in: strings.NewReader(strings.Join(lines, "\n")), out: &stdout, err: &stderr}), stdout.String(), stderr.String()
	}
	if code, stdout, stderr := ask("教育通报"); code != exitFailure || !strings.Contains(stderr, "没有回答“发布单位") || !strings.Contains(stdout, "通报的标题") {
		t.Errorf("one answer = %d, %q, %q", code, stdout, stderr)
	}
	if code, _, stderr := ask("教育通报", "县教育局", "洪洞县", "", "一中、一中", "", "", "七月", ""); code != exitMistakes || !strings.Contains(stderr, "成员单位: 错误[duplicate-name]") || !strings.Contains(stderr, "首期: 错误[bad-period]") {
		t.Errorf("wrong answers = %d, %q", code, stderr)
	}
	if entries, err := os.ReadDir(filepath.Dir(folder)); err != nil || len(entries) > 0 {
		t.Errorf("wrong answers left %v, %v", entries, err)
	}
	if code, stdout, stderr := ask("", "教育通报", "县教育局", "洪洞县", "", "一中、二中", "学校", "", "2022-q3", ""); code != exitClean || stderr != "" || !strings.Contains(stdout, "没有写印发日期，取了 2022-09-30；不对的，改 "+filepath.Join(folder, "content", "2022-q3", "edition.md")) {
		t.Errorf("answers = %d, %q, %q", code, stdout, stderr)
	}
	if code, _, stderr := call("build", "-C", folder); code != exitClean || !onlyNew(stderr) {
		t.Errorf("build = %d, %q", code, stderr)
	}
}

// TestNewFrom: the workbook is written once; files of other kinds and empty ones are told, and nothing is made.
func TestNewFrom(t *testing.T) {
	dir := t.TempDir()
	book := filepath.Join(dir, "名单.xlsx")
	for k, want := range []int{exitClean, exitMistakes} {
		if code, stdout, stderr := call("new", "site", "--template", book); code != want {
			t.Errorf("template %d = %d, %q, %q", k, code, stdout, stderr)
		}
	}
	for name, content := range map[string]string{"文稿.xlsx": "no workbook", "答案.yaml": "标题: x\n标题: y\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct{ flag, file, want string }{
		{"--from", "名单.xlsx", "名单.xlsx “设置” B2: 错误[missing-key]: 设置缺少“标题”"},
		{"--from", "文稿.xlsx", "文稿.xlsx 不是 Excel 工作簿"},
		{"--answers", "答案.yaml", "答案.yaml:2:1: 错误[duplicate-key]"},
		{"--from", "没有.xlsx", "没有.xlsx"},
	} {
		code, _, stderr := call("new", "site", filepath.Join(dir, "site"), test.flag, filepath.Join(dir, test.file))
		if code == exitClean || !strings.Contains(stderr, test.want) {
			t.Errorf("%s %s = %d, %q, want %q", test.flag, test.file, code, stderr, test.want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "site")); !os.IsNotExist(err) {
		t.Errorf("a site was made of nothing: %v", err)
	}
}

// TestNewLayout: a site with copies of all built-in layouts is the same as one without.
func TestNewLayout(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "site")
	if code, _, stderr := call(whole(folder)...); code != exitClean {
		t.Fatal(stderr)
	}
	plain, own := t.TempDir(), t.TempDir()
	if code, _, stderr := call("build", "-C", folder, "-o", plain); code != exitClean {
		t.Fatal(stderr)
	}
	for _, name := range builtIn() {
		if code, _, stderr := call("new", "layout", name, "-C", folder); code != exitClean {
			t.Fatal(stderr)
		}
	}
	if code, stdout, stderr := call("build", "-C", folder, "-o", own); code != exitClean {
		t.Fatal(stdout, stderr)
	}
	if err := fs.WalkDir(os.DirFS(plain), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		want, err := os.ReadFile(filepath.Join(plain, name))
		if got, other := os.ReadFile(filepath.Join(own, name)); err != nil || other != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs, %v, %v", name, err, other)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// TestNewFormatted: what the program writes into a site is written as fmt writes it.
func TestNewFormatted(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "site")
	holds := func(args ...string) {
		t.Helper()
		if code, _, stderr := call(args...); code != exitClean {
			t.Fatal(args, stderr)
		}
		if code, stdout, stderr := call("fmt", "-C", folder, "--check"); code != exitClean {
			t.Errorf("after %v: %s%s", args, stdout, stderr)
		}
	}
	holds("new", "site", folder, "--title", "城市管理通报", "--issuer", "某市城管局", "--first", "2022-11", "--whole", "某市", "--members", "东区、西区",
		"--indicators", "清运量（万吨）、回收率（%）、处置件数（件）", "--date", "2022-12-10")
	holds("new", "edition", "2022", "-C", folder, "--date", "2023-01-20")
	holds("new", "targets", "2023", "-C", folder)
	holds("new", "report", "2023-02", "-C", folder)
	holds("seal", "targets", "2023", "-C", folder, "--date", "2023-02-20")
}
