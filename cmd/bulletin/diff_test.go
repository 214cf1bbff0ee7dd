package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bulletin/internal/diff"
	"bulletin/internal/git"
	"bulletin/internal/longtest"
)

// needGit skips a test where there is no git, but in CI.
func needGit(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI has no git")
		}
		t.Skip("no git")
	}
}

// versioned is a copy of a site in a folder of a repository, with one commit and a tag.
func versioned(t *testing.T, folder string) (top, root string) {
	t.Helper()
	needGit(t)
	for _, v := range []string{"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"} {
		t.Setenv(v, filepath.Join(t.TempDir(), "none"))
	}
	for name, value := range map[string]string{"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"} {
		t.Setenv(name, value)
	}
	top = t.TempDir()
	root = filepath.Join(top, filepath.FromSlash(folder))
	if err := os.CopyFS(root, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	gitIn(t, top, "init", "-q", "-b", "main")
	commit(t, top, "v1")
	return top, root
}

func gitIn(t *testing.T, folder string, args ...string) string {
	t.Helper()
	out, err := exec.Command("git", append([]string{"-C", folder}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func commit(t *testing.T, top, tag string) {
	t.Helper()
	gitIn(t, top, "add", "-A")
	gitIn(t, top, "commit", "-q", "-m", tag, "--no-verify")
	gitIn(t, top, "tag", tag)
}

// editFile replaces a text that must be there once.
func editFile(t *testing.T, name, was, now string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil || strings.Count(string(text), was) != 1 {
		t.Fatalf("%s holds %q %d times, %v", name, was, strings.Count(string(text), was), err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), was, now, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestDiffRevisions(t *testing.T) {
	longtest.Skip(t)
	top, root := versioned(t, "单位/通报 甲")
	code, stdout, stderr := call("diff", "-C", root, "--exit-code")
	if code != exitClean || !strings.Contains(stdout, "没有不同") {
		t.Fatalf("nothing changed = %d, %q, %q", code, stdout, stderr)
	}
	report, was, now := oneFigure(t, root)
	editFile(t, report, was, now)
	code, stdout, stderr = call("diff", "-C", root, "--exit-code")
	if code != exitMistakes || !strings.Contains(stdout, "共 1 处改动：数 1；影响 ") {
		t.Errorf("one figure = %d, %q, %q", code, stdout, stderr)
	}
	if code, _, _ = call("diff", "-C", root); code != exitClean {
		t.Errorf("without --exit-code = %d", code)
	}
	commit(t, top, "v2")
	if code, stdout, _ = call("diff", "-C", root, "v1", "HEAD", "--no-pages"); code != exitClean || !strings.Contains(stdout, "共 1 处改动：数 1。") {
		t.Errorf("v1 HEAD = %d, %q", code, stdout)
	}
	if code, stdout, _ = call("diff", "-C", root, "HEAD~1"); code != exitClean || !strings.Contains(stdout, "v1") && !strings.Contains(stdout, "HEAD~1") || !strings.Contains(stdout, "数 1") {
		t.Errorf("HEAD~1 = %d, %q", code, stdout)
	}
	var read diff.Report
	if code, stdout, _ = call("diff", "-C", root, "v1", "v2", "--format", "json"); code != exitClean || json.Unmarshal([]byte(stdout), &read) != nil ||
		len(read.Items) != 1 || !read.PagesKnown || len(read.Items[0].Pages) != len(read.Pages) || len(read.Pages) == 0 {
		t.Errorf("json = %d, %q", code, stdout)
	}
	target := filepath.Join(t.TempDir(), "对照.html")
	if code, stdout, _ = call("diff", "-C", root, "v1", "v2", "--format=html", "-o", target); code != exitClean {
		t.Errorf("html = %d, %q", code, stdout)
	}
	if page, err := os.ReadFile(target); err != nil || !strings.Contains(string(page), "改动对照") {
		t.Errorf("html: %v", err)
	}

	// a revision that does not load, told with its name
	editFile(t, report, "period:", "period")
	commit(t, top, "broken")
	editFile(t, report, "period", "period:")
	if code, stdout, stderr = call("diff", "-C", root, "broken"); code != exitFailure || !strings.Contains(stderr, "broken:data/reports/") || stdout != "" {
		t.Errorf("broken = %d, %q, %q", code, stdout, stderr)
	}
	if code, _, stderr = call("diff", "-C", root, "v9"); code != exitFailure || !strings.Contains(stderr, "既不是期次") {
		t.Errorf("v9 = %d, %q", code, stderr)
	}
	if code, _, stderr = call("diff", "-C", root, "--", "--upload-pack=x"); code != exitFailure {
		t.Errorf("a name like a flag = %d, %q", code, stderr)
	}

	// a shallow clone has no earlier versions, and says how to get them
	shallow := filepath.Join(t.TempDir(), "clone")
	gitIn(t, top, "clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(top), shallow)
	if code, _, stderr = call("diff", "-C", filepath.Join(shallow, "单位", "通报 甲"), "HEAD~1"); code != exitFailure || !strings.Contains(stderr, "--unshallow") {
		t.Errorf("shallow = %d, %q", code, stderr)
	}
}

// oneFigure is the report of the test site and a change of one number in it that its checks accept.
func oneFigure(t *testing.T, root string) (file, was, now string) {
	t.Helper()
	reports, err := filepath.Glob(filepath.Join(root, "data", "reports", "*.yaml"))
	if err != nil || len(reports) == 0 {
		t.Fatal("no reports")
	}
	file = reports[len(reports)-1]
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		key, value, found := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		if found && strings.HasPrefix(line, "    ") && value != "" && strings.Trim(value, "0123456789.") == "" && strings.Count(string(text), line) == 1 {
			return file, line, key + ": " + value + "1\n"
		}
	}
	t.Fatal("no plain figure")
	return "", "", ""
}

func TestDiffEditions(t *testing.T) {
	root := t.TempDir()
	for _, folder := range []string{"data", "content"} {
		if err := os.CopyFS(filepath.Join(root, folder), os.DirFS(filepath.Join("../..", folder))); err != nil {
			t.Fatal(err)
		}
	}
	code, stdout, stderr := call("diff", "-C", root, "2022-q1", "2022-h1")
	if code != exitClean || !strings.Contains(stdout, "数值 410 → 832万元") || !strings.Contains(stdout, "完成率 6.3% → 12.8%；同比 +24.2% → −8.1%；位次不变") {
		t.Errorf("two editions = %d, %.300q, %q", code, stdout, stderr)
	}
	if code, alone, _ := call("diff", "-C", root, "2022年上半年"); code != exitClean || alone != stdout {
		t.Errorf("an edition alone = %d, %.300q", code, alone)
	}
	for _, args := range [][]string{{"2021"}, {"2022-q1", "HEAD"}, {"HEAD", "2022-q1"}, {"--format", "xml"}} {
		if code, _, stderr := call(append([]string{"diff", "-C", root}, args...)...); code != exitFailure || stderr == "" {
			t.Errorf("%v = %d, %q", args, code, stderr)
		}
	}
	if code, _, stderr := call("diff", "-C", root, "v1"); code != exitFailure || !strings.Contains(stderr, "仓库") {
		t.Errorf("no repository = %d, %q", code, stderr)
	}
	t.Setenv("PATH", "")
	if code, _, stderr := call("diff", "-C", root); code != exitFailure || !strings.Contains(stderr, "没有装") {
		t.Errorf("no git = %d, %q", code, stderr)
	}
	if code, _, _ := call("diff", "-C", root, "2022-q1", "2022-h1"); code != exitClean {
		t.Errorf("two editions without git = %d", code)
	}
}

func TestDiffSaidTwice(t *testing.T) {
	top, root := versioned(t, ".")
	editions, _ := filepath.Glob(filepath.Join(root, "content", "*"))
	id := filepath.Base(editions[len(editions)-1])
	gitIn(t, top, "branch", id)
	if _, _, stderr := call("diff", "-C", root, id, id); !strings.Contains(stderr, "refs/heads/"+id) {
		t.Errorf("an edition that is a branch too: %q", stderr)
	}
	if code, stdout, stderr := call("diff", "-C", root, "refs/heads/"+id); code != exitClean || !strings.Contains(stdout, "没有不同") {
		t.Errorf("the branch = %d, %q, %q", code, stdout, stderr)
	}
}

func TestFmt(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	if code, stdout, _ := call("fmt", "-C", root); code != exitClean {
		t.Fatalf("fmt = %d, %q", code, stdout)
	}
	file := filepath.Join(root, "data", "site.yaml")
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(good), ": ", ":    ", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, stdout, _ := call("fmt", "-C", root, "--check"); code != exitMistakes || !strings.Contains(stdout, "data/site.yaml") {
		t.Errorf("fmt --check = %d, %q", code, stdout)
	}
	if code, stdout, _ := call("fmt", "-C", root, "data/site.yaml"); code != exitClean || !strings.Contains(stdout, "已整理 1 个") {
		t.Errorf("fmt = %d, %q", code, stdout)
	}
	if now, err := os.ReadFile(file); err != nil || string(now) != string(good) {
		t.Errorf("formatted is %q, %v", now, err)
	}
	if code, _, stderr := call("fmt", "-C", root, "data/none.yaml"); code != exitFailure || stderr == "" {
		t.Errorf("a file that is not there = %d, %q", code, stderr)
	}
	if err := os.WriteFile(file, []byte("a: [\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call("fmt", "-C", root); code != exitMistakes || !strings.Contains(stderr, "data/site.yaml") {
		t.Errorf("broken YAML = %d, %q", code, stderr)
	}
}

func TestNewGit(t *testing.T) {
	top, root := versioned(t, "sub")
	code, stdout, stderr := call("new", "git", "-C", root)
	if code != exitClean || strings.Count(stdout, "已设好") != 3 {
		t.Fatalf("new git = %d, %q, %q", code, stdout, stderr)
	}
	if code, stdout, _ = call("new", "git", "-C", root); code != exitClean || strings.Count(stdout, "已经有了") != 3 {
		t.Errorf("again = %d, %q", code, stdout)
	}
	hook := filepath.Join(top, ".git", "hooks", "pre-commit")
	script, err := os.ReadFile(hook)
	if err != nil || !strings.Contains(string(script), "check -C './sub/'") {
		t.Errorf("hook %q, %v", script, err)
	}
	if got := gitIn(t, top, "check-attr", "diff", "--", "sub/data/site.yaml"); !strings.Contains(got, "bulletin") {
		t.Errorf("attribute of YAML: %q", got)
	}
	if got := gitIn(t, top, "check-attr", "text", "--", "sub/public/index.html", "sub/content/a/published.csv"); strings.Count(got, "text: unset") != 2 {
		t.Errorf("attributes of what is published: %q", got)
	}
	if code, stdout, _ = call("new", "git", "-C", root, "--undo"); code != exitClean || strings.Count(stdout, "已撤销") != 3 {
		t.Errorf("undo = %d, %q", code, stdout)
	}
	if _, err := os.Stat(hook); err == nil {
		t.Error("the hook is still there")
	}

	// What this program or a former one wrote is completed; that all is there already is enough.
	attributes := filepath.Join(root, ".gitattributes")
	for text, want := range map[string]string{
		"# 在任何电脑上取出的字节都相同。\r\n* text=auto eol=lf\r\n*.cmd -text\r\npublic/** -text linguist-generated\r\n": "已补全",
		"*.md text\n" + git.Attributes:     "已经有了",
		"*.csv text\n* text=auto eol=lf\n": "没有改动",
	} {
		if err := os.WriteFile(attributes, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		code, stdout, _ := call("new", "git", "-C", root)
		told, _, _ := strings.Cut(stdout, "提交前检查")
		now, err := os.ReadFile(attributes)
		if code != exitClean || err != nil || !strings.Contains(told, want) || (string(now) == git.Attributes) != (want == "已补全") ||
			strings.Contains(told, "\n　　　content/*/published*.csv -text\n") != (want == "没有改动") || strings.Contains(told, "　* text=auto") {
			t.Errorf("%q: %s, %v, %q", text, told, err, now)
		}
	}
	call("new", "git", "-C", root, "--undo")

	// nothing of the user's is touched
	own := map[string]string{hook: "#!/bin/sh\nexit 0\n", filepath.Join(root, ".gitattributes"): "*.md text\n"}
	for name, text := range own {
		if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	gitIn(t, top, "config", "diff.bulletin.textconv", "cat")
	for _, args := range [][]string{{"new", "git", "-C", root}, {"new", "git", "-C", root, "--undo"}} {
		if code, stdout, _ = call(args...); code != exitClean || strings.Count(stdout, "没有改动")+strings.Count(stdout, "没有撤销") != 3 {
			t.Errorf("%v = %d, %q", args, code, stdout)
		}
	}
	for name, text := range own {
		if now, err := os.ReadFile(name); err != nil || string(now) != text {
			t.Errorf("%s is %q, %v", name, now, err)
		}
	}
	if got := gitIn(t, top, "config", "diff.bulletin.textconv"); got != "cat\n" {
		t.Errorf("the driver is %q", got)
	}
}

// TestTextconv: git compares by it what files say, whatever their order and comments.
func TestTextconv(t *testing.T) {
	folder := t.TempDir()
	say := func(text string) string {
		name := filepath.Join(folder, "x.yaml")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		code, stdout, stderr := call("diff", "--textconv", name)
		if code != exitClean {
			t.Fatalf("%d, %q", code, stderr)
		}
		return stdout
	}
	if a, b := say("a:\n  b: 1 # 批注\nc: [{id: x, n: 2}]\n"), say("c:\n- n: 2\n  id: x\na: {b: 1}\n"); a != b || !strings.Contains(a, "c · x · n: 2\n") {
		t.Errorf("%q and %q", a, b)
	}
	if got := say("a: [\n"); got != "a: [\n" {
		t.Errorf("what is no YAML is %q", got)
	}
	if code, _, _ := call("diff", "--textconv"); code != exitFailure {
		t.Errorf("without a file = %d", code)
	}
}

// diffEnv names the site of which the test binary, started anew, is to compare two editions.
const diffEnv = "DIFF_TEST_SITE"

// TestDiffPaceChild is the program that TestDiffPace measures.
func TestDiffPaceChild(t *testing.T) {
	root := os.Getenv(diffEnv)
	if root == "" {
		t.Skip("only as a program of TestDiffPace")
	}
	if code, _, stderr := call("diff", "-C", root, "2022-q1", "2022-h1"); code != exitClean {
		t.Fatal(code, stderr)
	}
}

// mostDiff is how long it may take to compare two editions of the sample.
const mostDiff = 500 * time.Millisecond

// TestDiffPace: two editions of the sample are compared within a moment, also by a program that has to start for it. The best of several
// tries counts, and of the program the time that it had a processor: the machine may do other things besides.
func TestDiffPace(t *testing.T) {
	longtest.Skip(t)
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	inside, whole, wall := time.Hour, time.Hour, time.Hour
	for range 7 {
		start := time.Now()
		if code, _, stderr := call("diff", "-C", root, "2022-q1", "2022-h1"); code != exitClean {
			t.Fatal(code, stderr)
		}
		inside = min(inside, time.Since(start))
		child := exec.Command(os.Args[0], "-test.run=^TestDiffPaceChild$")
		child.Env = append(os.Environ(), diffEnv+"="+root)
		start = time.Now()
		if out, err := child.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		wall = min(wall, time.Since(start))
		whole = min(whole, child.ProcessState.UserTime()+child.ProcessState.SystemTime())
	}
	t.Logf("two editions of the sample: %v by the clock; a whole process %v by the clock, %v of a processor", inside, wall, whole)
	if whole > mostDiff {
		t.Errorf("a whole process takes %v, want at most %v", whole, mostDiff)
	}
}
