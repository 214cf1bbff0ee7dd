package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// faultCase is a command that writes, on a desk of its own: a folder with a site in it and what else it needs.
type faultCase struct {
	name     string
	set      func(t *testing.T, at string)
	args     []string // the desk is called @
	code     int      // of a run in peace
	finished string   // what the next run says, if the one that was stopped had done all
	each     bool     // each file is old or new for itself
	between  func(got, old, next map[string]string) bool
	full     bool // only with -faults
}

// faultCases are the commands that write, each in all its ways.
var faultCases = []faultCase{
	{name: "build, first", set: withSite, args: []string{"build", "-C", "@/site"}},
	{name: "build, again", set: changedSite, args: []string{"build", "-C", "@/site"}},
	{name: "build elsewhere", set: withSite, args: []string{"build", "-C", "@/site", "-o", "@/out/deep/public"}, full: true},
	{name: "build, sealed", set: changedBesideSeal, args: []string{"build", "-C", "@/site"}, full: true},
	{name: "attach", set: withSite, args: []string{"attach", "-C", "@/site", "-o", "@/out"}},
	{name: "attach --force", set: attached, args: []string{"attach", "-C", "@/site", "-o", "@/out", "--force", "--static"}},
	{name: "attach --whole", set: withSite, args: []string{"attach", "-C", "@/site", "-o", "@/out", "--whole", "--static"}, full: true},
	{name: "attach --each", set: withSite, args: []string{"attach", "-C", "@/site", "-o", "@/out", "--each", "--static", "2024-h1", "通报正文", "经济"}, full: true},
	{name: "attach --zip --docx", set: withSite, args: []string{"attach", "-C", "@/site", "-o", "@/out", "--zip", "--docx", "--static", "--chinese"}},
	{name: "attach --pdf", set: withSite, args: []string{"attach", "-C", "@/site", "-o", "@/out", "--pdf", "schedule"}, full: true},
	{name: "attach, sealed", set: sealedDesk, args: []string{"attach", "-C", "@/site", "-o", "@/out", "schedule"}, between: unregistered, full: true},
	{name: "form", set: withSite, args: []string{"form", "-C", "@/site", "-o", "@/out", "2024-07"}},
	{name: "form --replace", set: formed, args: []string{"form", "-C", "@/site", "-o", "@/out", "--replace", "2024-07"}, full: true},
	{name: "import", set: filledIn, args: []string{"import", "-C", "@/site", "--yes", "@/in"}},
	{name: "import, returned", set: filledWrong, args: []string{"import", "-C", "@/site", "--yes", "@/in"}, code: exitMistakes},
	{name: "import --learn", set: otherTable, args: []string{"import", "-C", "@/site", "--learn", "@/in/table.csv"}, between: unpictured, full: true},
	{name: "seal", set: builtDesk, args: []string{"seal", "-C", "@/site", "2024-h1", "--reason", "审定", "--date", "2024-07-20"}, finished: "已于2024年7月20日封存"},
	{name: "seal targets", set: withSite, args: []string{"seal", "-C", "@/site", "targets", "2024", "--date", "2024-07-20"}},
	{name: "reopen", set: sealedDesk, args: []string{"reopen", "-C", "@/site", "2024-h1", "--reason", "更正", "--date", "2024-08-03"}, finished: "没有封存，可以直接修改"},
	{name: "correct", set: changedFigure, args: []string{"correct", "-C", "@/site", "--reason", "漏报", "--date", "2024-08-03"}},
	{name: "fmt", set: untidy, args: []string{"fmt", "-C", "@/site"}, each: true},
	{name: "check --fix", set: fixable, args: []string{"check", "-C", "@/site", "--fix"}, each: true},
	{name: "check --proof", set: withSite, args: []string{"check", "-C", "@/site", "--proof", "-o", "@/out/proof.html"}, full: true},
	{name: "new site", set: nothingYet, args: append(whole("@/new/site")[:3:3], whole("")[3:]...), finished: "已有 data 文件夹"},
	{name: "new edition", set: withSite, args: []string{"new", "edition", "2024-q3", "-C", "@/site", "--date", "2024-10-20"}, finished: "都已经有了"},
	{name: "new report", set: withSite, args: []string{"new", "report", "2024-08", "-C", "@/site"}, finished: "都已经有了", full: true},
	{name: "new targets", set: withSite, args: []string{"new", "targets", "2025", "-C", "@/site"}, finished: "都已经有了", full: true},
	{name: "new layout", set: withSite, args: []string{"new", "layout", "assets/paper.css", "-C", "@/site"}, finished: "都已经有了", full: true},
	{name: "new schema", set: withSite, args: []string{"new", "schema", "-C", "@/site"}, full: true},
	{name: "new git", set: cloned, args: []string{"new", "git", "-C", "@/site"}, each: true},
	{name: "publish, first", set: builtDesk, args: []string{"publish", "-C", "@/site", "--wait", "0", "@/dest"}, each: true, full: true},
	{name: "publish, again", set: publishedBefore, args: []string{"publish", "-C", "@/site", "--wait", "0", "@/dest"}, each: true},
	{name: "publish --rollback", set: publishedTwice, args: []string{"publish", "-C", "@/site", "--wait", "0", "--rollback", "1", "@/dest"}, each: true},
	{name: "verify --restore", set: lostPages, args: []string{"verify", "-C", "@/site", "--restore", "@/copy"}},
}

// does runs a command that sets a desk up.
func does(t *testing.T, at string, args ...string) {
	t.Helper()
	if code, stdout, stderr := call(placedAt(at, args)...); code != exitClean {
		t.Fatalf("%q = %d, %s\n%s", args, code, stdout, stderr)
	}
}

// laidOut copies a site's sources to the desk.
func laidOut(t *testing.T, at, from string) {
	t.Helper()
	for _, folder := range []string{"data", "content"} {
		if err := os.CopyFS(filepath.Join(at, "site", folder), os.DirFS(filepath.Join(from, folder))); err != nil {
			t.Fatal(err)
		}
	}
}

func withSite(t *testing.T, at string) { laidOut(t, at, site) }

func nothingYet(*testing.T, string) {}

func builtDesk(t *testing.T, at string) {
	withSite(t, at)
	does(t, at, "build", "-C", "@/site")
}

// retitled changes every page of the site.
func retitled(t *testing.T, at string) {
	t.Helper()
	editAt(t, filepath.Join(at, "site/data/site.yaml"), "title: ", "title: 新编")
}

func changedSite(t *testing.T, at string) {
	builtDesk(t, at)
	retitled(t, at)
	if err := os.WriteFile(filepath.Join(at, "site/public/notes.txt"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
}

func sealedDesk(t *testing.T, at string) {
	builtDesk(t, at)
	does(t, at, "seal", "-C", "@/site", "2024-h1", "--reason", "审定", "--date", "2024-07-20")
	does(t, at, "build", "-C", "@/site")
}

func changedBesideSeal(t *testing.T, at string) {
	sealedDesk(t, at)
	does(t, at, "new", "edition", "2024-q3", "-C", "@/site", "--date", "2024-10-20")
}

func changedFigure(t *testing.T, at string) {
	sealedDesk(t, at)
	editAt(t, filepath.Join(at, "site/data/reports/2024-06.yaml"), "qingshi: 13.02", "qingshi: 13.42")
}

func attached(t *testing.T, at string) {
	withSite(t, at)
	does(t, at, "attach", "-C", "@/site", "-o", "@/out", "--static")
	retitled(t, at)
}

func formed(t *testing.T, at string) {
	withSite(t, at)
	does(t, at, "form", "-C", "@/site", "-o", "@/out", "2024-07")
	editAt(t, filepath.Join(at, "site/data/reports/2024-06.yaml"), "qingshi: 13.02", "qingshi: 13.42")
}

// clerks sets up the schools with forms that came in.
func clerks(t *testing.T, at string, fill func(d *desk)) {
	t.Helper()
	d := newDesk(t)
	fill(d)
	for from, to := range map[string]string{d.root: "site", d.inbox: "in"} {
		if err := os.CopyFS(filepath.Join(at, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
}

func filledIn(t *testing.T, at string) {
	clerks(t, at, func(d *desk) {
		for _, name := range schools[:2] {
			d.fill(name, nil)
		}
	})
}

func filledWrong(t *testing.T, at string) {
	clerks(t, at, func(d *desk) {
		for _, name := range schools[:2] {
			d.fill(name, map[string]string{"yinhuan value": "-3"})
		}
	})
}

func otherTable(t *testing.T, at string) {
	withSite(t, at)
	table := "2024年7月\n单位：亿元\n地区,固定资产投资\n青石县,14.5\n"
	must(t, os.MkdirAll(filepath.Join(at, "in"), 0o777))
	must(t, os.WriteFile(filepath.Join(at, "in/table.csv"), []byte(table), 0o666))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func untidy(t *testing.T, at string) {
	withSite(t, at)
	for _, name := range []string{"data/site.yaml", "data/regions.yaml", "content/2024-h1/edition.md"} {
		text, err := os.ReadFile(filepath.Join(at, "site", name))
		must(t, err)
		must(t, os.WriteFile(filepath.Join(at, "site", name), []byte(strings.Replace(string(text), ": ", ":   ", 1)), 0o666))
	}
}

func fixable(t *testing.T, at string) {
	laidOut(t, at, "../../internal/build/testdata/clerk/base")
	root := filepath.Join(at, "site")
	replaceIn(t, filepath.Join(root, "data/reports/2023-06.yaml"), "donghe: 7.10", "donghe：7.10")
	replaceIn(t, filepath.Join(root, "content/2023-h1/edition.md"), "## 二、存在问题", "##二、存在问题")
	must(t, os.Rename(filepath.Join(root, "data/reports/2023-06.yaml"), filepath.Join(root, "data/2023-06.yaml")))
}

func cloned(t *testing.T, at string) {
	needGit(t)
	withSite(t, at)
	if out, err := exec.Command("git", "init", "-q", filepath.Join(at, "site")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func publishedBefore(t *testing.T, at string) {
	builtDesk(t, at)
	does(t, at, "publish", "-C", "@/site", "@/dest")
	retitled(t, at)
	does(t, at, "build", "-C", "@/site")
}

func publishedTwice(t *testing.T, at string) {
	publishedBefore(t, at)
	does(t, at, "publish", "-C", "@/site", "@/dest")
}

func lostPages(t *testing.T, at string) {
	sealedDesk(t, at)
	must(t, os.CopyFS(filepath.Join(at, "copy"), os.DirFS(filepath.Join(at, "site/public"))))
	must(t, os.RemoveAll(filepath.Join(at, "site/public/2024-h1")))
}

// unregistered: the attachments stand, and only their list does not yet.
func unregistered(got, old, next map[string]string) bool {
	const list = "site/content/2024-h1/attachments.csv"
	for name, is := range next {
		if !strings.HasPrefix(name, "site/content/2024-h1/attachments") && got[name] != is {
			return false
		}
	}
	return got[list] == old[list]
}

// unpictured: the mapping stands, and only its picture does not yet.
func unpictured(got, old, next map[string]string) bool {
	for name, is := range next {
		if !strings.HasPrefix(name, "site/导入") && got[name] != is {
			return false
		}
	}
	return true
}
