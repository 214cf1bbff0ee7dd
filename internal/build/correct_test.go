package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// TestCorrect walks a correction: a sealed quarter, figures that change, an entry that says why, what the next edition tells of it, and what
// the sealed one is told; the sealed pages stay.
func TestCorrect(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("testdata/cases/region-merged")); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	replace := func(name, old, new string) {
		t.Helper()
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil || !strings.Contains(string(text), old) {
			t.Fatal(name, old, err)
		}
		write(name, strings.Replace(string(text), old, new, 1))
	}
	read := func(name string) string {
		t.Helper()
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	out := filepath.Join(root, "public")
	build := func() *Result {
		t.Helper()
		result, err := Build(Options{Site: os.DirFS(root), Out: out, Sealed: out})
		if err != nil {
			t.Fatal(err)
		}
		return result
	}
	if r := build(); r.Errors > 0 {
		t.Fatal(r.Diags)
	}
	record, err := Seal(SealOptions{Options: Options{Site: os.DirFS(root), Out: out, Sealed: out}, Edition: "2021-h1", Reason: "印发", Date: model.Date{Year: 2021, Month: 7, Day: 21}, Version: "x"})
	if err != nil || record.Errors > 0 {
		t.Fatal(err, record)
	}
	for _, f := range record.Files {
		write(f.Path, string(f.Content))
	}
	published := read("public/2021-h1/index.html")

	// A mistake is mended, a figure is revised, and one that was not reported comes in late.
	replace("data/reports/2021-06.yaml", "jia: 6.00", "jia: 7.00")
	replace("data/reports/2021-06.yaml", "yi: 4.00", "yi: {value: 4.50, status: 最终核实}")
	r := build()
	said := func(r *Result, what string) bool {
		return slices.ContainsFunc(r.Diags, func(d diag.Diagnostic) bool { return strings.Contains(d.String(), what) })
	}
	if r.Errors != 1 || !said(r, "[unexplained-change]: 甲县2021年1—6月固定资产投资的累计数已在“2021年上半年”公布为6.00亿元，现在是7.00亿元") {
		t.Fatal(r.Diags)
	}
	made, err := Correct(CorrectOptions{Site: os.DirFS(root), Reason: "漏报一个项目", Who: "甲县统计局", Date: model.Date{Year: 2022, Month: 3, Day: 1}})
	if err != nil || len(made.Files) != 1 || len(made.Entries) != 1 {
		t.Fatal(err, made)
	}
	write(made.Files[0].Path, string(made.Files[0].Content))
	if r = build(); r.Errors > 0 {
		t.Fatal(r.Diags)
	}
	page := read("public/2022-h1/index.html")
	for _, want := range []string{"更正1个数，修订1个数", ">6.00亿元<", ">7.00亿元<", ">&#43;1.00亿元<", "完成率由60.0%变为70.0%；位次不变", "漏报一个项目（甲县统计局）",
		">4.00亿元<", ">4.50亿元<", "完成率由40.0%变为45.0%", "快报改为最终核实", `href="../2021-h1/index.html"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the next edition does not tell %s", want)
		}
	}
	if read("public/2021-h1/index.html") != published {
		t.Error("the sealed page has changed")
	}
	if list := read("public/editions.js"); !strings.Contains(list, `["2021-h1","2021年上半年",{"notices":[["本期公布以后，更正1个数，修订1个数，见2022年上半年“更正和修订”","2022-h1/index.html#revisions"]]}]`) {
		t.Errorf("the sealed edition is not told: %s", list)
	}
	// A second correction of the same figure goes on from the first; an entry that leads nowhere is told.
	replace("data/reports/2021-06.yaml", "jia: 7.00", "jia: 7.20")
	if r = build(); r.Errors != 1 || !said(r, "公布为6.00亿元，2022年3月1日更正为7.00亿元，现在是7.20亿元；又更正的，再写一条，old 写7.00亿元") {
		t.Error(r.Diags)
	}
	made, err = Correct(CorrectOptions{Site: os.DirFS(root), Reason: "又核增一个项目", Date: model.Date{Year: 2022, Month: 3, Day: 1}}) // of the same day
	if err != nil || len(made.Files) != 1 || !slices.Equal(made.Entries, []string{"甲县2021年1—6月固定资产投资：7.00亿元改为7.20亿元"}) {
		t.Fatal(err, made)
	}
	write(made.Files[0].Path, string(made.Files[0].Content))
	if r = build(); r.Errors > 0 || !strings.Contains(read("public/2022-h1/index.html"), "漏报一个项目（甲县统计局）；又核增一个项目") {
		t.Error(r.Diags)
	}
}
