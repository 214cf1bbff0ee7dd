package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/chromium"
	"bulletin/internal/longtest"
)

// filesIn are the names of the files in a folder.
func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestAttach(t *testing.T) {
	for _, c := range []struct {
		name  string
		args  []string
		files string
	}{
		{"pack", nil, "2024-h1-meeting.html"},
		{"whole", []string{"--whole"}, "2024-h1.html"},
		{"whole of an edition", []string{"2024-h1", "--whole", "--static"}, "2024-h1.html"},
		{"Word too", []string{"--docx", "--static"}, "2024-h1-meeting.docx 2024-h1-meeting.html"},
		{"flags behind names", []string{"倒排工期", "--static", "--each"}, "2024-h1-schedule.html"},
		{"a page", []string{"2024-h1", "schedule"}, "2024-h1-schedule.html"},
		{"a Chinese name", []string{"--chinese", "schedule"}, "倒排工期（2024年上半年）.html"},
		{"a package", []string{"--zip", "schedule"}, "2024-h1-materials.zip"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "新文件夹")
			code, stdout, stderr := call(append([]string{"attach", "-C", site, "-o", dir}, c.args...)...)
			if got := strings.Join(filesIn(t, dir), " "); code != exitClean || got != c.files || stderr != "" {
				t.Fatalf("attach = %d, %q, %q; files %s, want %s", code, stdout, stderr, got, c.files)
			}
			code, stdout, _ = call(append([]string{"attach", "-C", site, "-o", dir}, c.args...)...)
			if code != exitClean || strings.Contains(stdout, "新写 1") || !strings.Contains(stdout, "未变") {
				t.Errorf("the second time: %d, %q", code, stdout)
			}
		})
	}
}

// TestAttachRefuses holds that what cannot be done is said, and writes nothing.
func TestAttachRefuses(t *testing.T) {
	spoilt := t.TempDir()
	if err := os.CopyFS(spoilt, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(spoilt, "data", "site.yaml"), []byte("nonsense: 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		args   []string
		code   int
		stdout string
		stderr string
	}{
		{"part of a name", []string{"-C", site, "排工期"}, exitFailure, "", "没有名为“排工期”的页面；是否想写“倒排工期”？可以写"},
		{"a slip of the pen", []string{"-C", site, "倒排工时"}, exitFailure, "", "没有名为“倒排工时”的页面；是否想写“倒排工期”？可以写"},
		{"no such edition", []string{"-C", site, "2031-09"}, exitFailure, "", "没有期次“2031-09”；期次有 "},
		{"no such page", []string{"-C", site, "甲县"}, exitFailure, "", "“2024年上半年”没有名为“甲县”的页面；可以写 通报正文"},
		{"no such edition", []string{"-C", site, "2031"}, exitFailure, "", "；期次有 20"},
		{"no site", []string{"-C", "testdata"}, exitFailure, "", "不是站点文件夹"},
		{"mistakes", []string{"-C", spoilt}, exitMistakes, "没有写入任何文件", "错误[unknown-key]"},
		{"no time", []string{"-C", site, "--wait", "0"}, exitFailure, "", "--wait"},
		{"whole with a name", []string{"-C", site, "--whole", "schedule"}, exitFailure, "", "--whole 是整期，后面只写期次"},
		{"whole and each", []string{"-C", site, "--whole", "--each"}, exitFailure, "", "--whole 和 --each 不能同时用"},
		{"a template without Word", []string{"-C", site, "--reference", "attach_test.go"}, exitFailure, "", "要和 --docx 同时用"},
		{"a template that is none", []string{"-C", site, "--docx", "--reference", "attach_test.go"}, exitFailure, "", "模板“attach_test.go”不是Word文档（.docx）；没有写入任何文件"},
		{"a template that is missing", []string{"-C", site, "--docx", "--reference", "none.docx"}, exitFailure, "", "“none.docx”没有这个文件"},
	} {
		dir := filepath.Join(t.TempDir(), "out")
		code, stdout, stderr := call(append([]string{"attach", "-o", dir}, c.args...)...)
		if code != c.code || !strings.Contains(stdout, c.stdout) || !strings.Contains(stderr, c.stderr) {
			t.Errorf("%s: %d, %q, %q", c.name, code, stdout, stderr)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%s: the folder was made", c.name)
		}
	}
}

// TestAttachTarget holds that nothing of others is lost.
func TestAttachTarget(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "2024-h1-meeting.html")
	if err := os.WriteFile(target, []byte("别人的"), 0o666); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call("attach", "-C", site, "-o", dir, "--docx")
	if code != exitFailure || !strings.Contains(stderr, "--force") || !strings.Contains(stderr, target) {
		t.Errorf("attach = %d, %q", code, stderr)
	}
	if content, _ := os.ReadFile(target); string(content) != "别人的" || len(filesIn(t, dir)) != 1 {
		t.Errorf("the target holds %q beside %q", content, filesIn(t, dir))
	}
	if code, _, stderr = call("attach", "-C", site, "-o", dir, "--docx", "--force"); code != exitClean || len(filesIn(t, dir)) != 2 {
		t.Errorf("attach --force = %d, %q; files %q", code, stderr, filesIn(t, dir))
	}
	if code, _, stderr = call("attach", "-C", site, "-o", target); code != exitFailure || !strings.Contains(stderr, "没有写入任何文件") {
		t.Errorf("attach into a file = %d, %q", code, stderr)
	}
}

// TestAttachFolderInTheWay holds that no file is written where one of them has no place.
func TestAttachFolderInTheWay(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "2024-h1-meeting.html"), 0o777); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call("attach", "-C", site, "-o", dir, "--docx", "--force")
	if code != exitFailure || !strings.Contains(stderr, "没有写入任何文件") || len(filesIn(t, dir)) != 1 {
		t.Errorf("attach = %d, %q; files %q", code, stderr, filesIn(t, dir))
	}
}

// TestAttachZip reads a package as its receiver does.
func TestAttachZip(t *testing.T) {
	dir := t.TempDir()
	if code, stdout, stderr := call("attach", "-C", site, "-o", dir, "--zip", "--docx", "--chinese", "--each", "schedule", "index"); code != exitClean {
		t.Fatalf("attach = %d, %q, %q", code, stdout, stderr)
	}
	files := filesIn(t, dir)
	if len(files) != 1 || !strings.HasSuffix(files[0], ".zip") {
		t.Fatalf("files %q", files)
	}
	z, err := zip.OpenReader(filepath.Join(dir, files[0]))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	contents := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if contents[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		if f.NonUTF8 {
			t.Errorf("the name %s is not marked as UTF-8", f.Name)
		}
	}
	lines := strings.Split(strings.TrimSpace(string(contents["SHA256SUMS"])), "\n")
	if len(lines) != len(contents)-1 {
		t.Errorf("%d sums of %d files", len(lines), len(contents)-1)
	}
	for _, line := range lines {
		sum, name, _ := strings.Cut(line, "  ")
		got := sha256.Sum256(contents[name])
		if sum != hex.EncodeToString(got[:]) {
			t.Errorf("the sum of %s is not that of its content", name)
		}
		if name != "index.html" && !bytes.Contains(contents["index.html"], []byte(sum)) {
			t.Errorf("contents do not list %s", name)
		}
	}
}

// TestAttachPDF prints by the browser of this machine.
func TestAttachPDF(t *testing.T) {
	longtest.Skip(t)
	if _, err := chromium.Find(chromium.System{OS: runtime.GOOS, Env: os.Getenv, Look: exec.LookPath}); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	dir := t.TempDir()
	code, stdout, stderr := call("attach", "-C", site, "-o", dir, "--pdf", "schedule")
	content, err := os.ReadFile(filepath.Join(dir, "2024-h1-schedule.pdf"))
	if code != exitClean || err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) || !strings.Contains(stdout, "（PDF，") {
		t.Errorf("attach --pdf = %d, %q, %q, %v", code, stdout, stderr, err)
	}
}

// TestAttachNoBrowser holds that a machine without a browser is told what to do, and gets nothing half.
func TestAttachNoBrowser(t *testing.T) {
	t.Setenv(chromium.Variable, filepath.Join(t.TempDir(), "none"))
	dir := filepath.Join(t.TempDir(), "out")
	code, _, stderr := call("attach", "-C", site, "-o", dir, "--pdf")
	if code != exitFailure || !strings.Contains(stderr, chromium.Variable) || !strings.Contains(stderr, "没有写入任何文件") || len(filesIn(t, dir)) > 0 {
		t.Errorf("attach --pdf = %d, %q; files %q", code, stderr, filesIn(t, dir))
	}
}

// TestAttachNames holds that what titles say never makes a hidden file, nor a name that is too long, nor two files of one name.
func TestAttachNames(t *testing.T) {
	long := strings.Repeat("长", 100)
	w := &attachWriter{attachFlags: &attachFlags{chinese: true}}
	w.begin(nil, []build.Attached{
		{Name: "a", Title: ".县"}, {Name: "b", Title: long}, {Name: "2022-h1-" + strings.Repeat("c", 60), Title: long}, {Name: "d", Title: "…"}, {Name: "e", Title: "..."},
	})
	seen := map[string]bool{}
	for _, name := range w.names {
		if name == "" || strings.HasPrefix(name, ".") || len(name+".docx") > 255 || seen[name] {
			t.Errorf("a file is called %q, after %q", name, w.names)
		}
		seen[name] = true
	}
}

// TestAttachKilled holds that a killed run is cleared up by the next.
func TestAttachKilled(t *testing.T) {
	dir := t.TempDir()
	stage := filepath.Join(dir, ".bulletin-files")
	if err := os.Mkdir(stage, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"new-0", "lock"} {
		if err := os.WriteFile(filepath.Join(stage, name), []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if code, _, stderr := call("attach", "-C", site, "-o", dir, "--static", "schedule"); code != exitClean {
		t.Fatalf("attach = %d, %q", code, stderr)
	}
	if files := filesIn(t, dir); len(files) != 1 {
		t.Errorf("files %q", files)
	}
}
