package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"bulletin/internal/output"
)

// inEnglish reports whether a message holds a run of English words, as systems say what is wrong, that is no command of ours.
func inEnglish(text string) bool { return english.MatchString(ours.ReplaceAllString(text, "")) }

var (
	english = regexp.MustCompile(`[A-Za-z]+ [a-z]+`)
	ours    = regexp.MustCompile(`bulletin( -*[a-z0-9]+)+`)
)

// TestCauses: every error of the system that has a cause is told with its path, in Chinese, with something to do; one that has
// none, too, with its number.
func TestCauses(t *testing.T) {
	tell := func(err error) string {
		var told bytes.Buffer
		(&terminal{err: &told}).failed(fmt.Errorf("output: writing: %w", err), noFile)
		return told.String()
	}
	for code, c := range causes {
		for _, err := range []error{
			&fs.PathError{Op: "open", Path: "甲/乙.html", Err: code},
			&os.LinkError{Op: "rename", Old: "丙", New: "甲/乙.html", Err: code},
		} {
			if got, want := tell(err), "失败: “甲/乙.html”"+c.text+"；"+c.fix+noFile+"\n"; got != want || inEnglish(got) {
				t.Errorf("%v is told as %q, want %q", code, got, want)
			}
		}
	}
	for _, err := range []error{fs.ErrNotExist, fs.ErrPermission, fs.ErrExist} {
		if got := tell(&fs.PathError{Op: "open", Path: "甲", Err: err}); !strings.HasPrefix(got, "失败: “甲”") || inEnglish(got) {
			t.Errorf("%v is told as %q", err, got)
		}
	}
	if got := tell(&fs.PathError{Op: "open", Path: "甲", Err: syscall.Errno(7777)}); !strings.Contains(got, "“甲”系统不让这样做") || !strings.Contains(got, "错误 7777") {
		t.Errorf("an unknown error is told as %q", got)
	}
	if got := tell(errors.New("x")); !strings.Contains(got, "程序自己出了错") {
		t.Errorf("an error of the program is told as %q", got)
	}
}

// TestLeft: what a failed build leaves behind is said only where it is so.
func TestLeft(t *testing.T) {
	held := &os.LinkError{Op: "rename", Old: "甲", New: "乙", Err: fs.ErrPermission}
	for _, c := range []struct {
		err  error
		want string
		same bool
	}{
		{&output.UnlockError{Path: "甲", Err: held}, "新的网页已经全部写好", false},
		{&output.AwayError{Path: "甲", Aside: "丙", Err: held}, "原来的网页移到了“丙”，没能放回“甲”", false},
		{&output.BusyError{Path: "甲"}, "另一个生成正在写“甲”", false},
		{&output.ChangedError{Path: "甲"}, "请再生成一次", true},
		{&output.HeldError{Path: "甲", Err: held}, "“甲”正被其他程序打开", true},
		{&output.FixedError{Path: "甲"}, "“甲”是挂载点", true},
	} {
		if got := explain(c.err) + leftBy(c.err); !strings.Contains(got, c.want) || strings.HasSuffix(got, sameFolder) != c.same || inEnglish(got) {
			t.Errorf("%T is told as %q", c.err, got)
		}
	}
}

// TestOddPlaces: whatever stands in the place of a file or folder that the program reads or writes, it is told in Chinese with
// its path, and without the words of the system.
func TestOddPlaces(t *testing.T) {
	folder := func(name string) error { return errors.Join(os.RemoveAll(name), os.MkdirAll(name, 0o777)) }
	file := func(name string) error {
		return errors.Join(os.RemoveAll(name), os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte("x"), 0o666))
	}
	link := func(to, name string) error {
		err := errors.Join(os.RemoveAll(name), os.MkdirAll(filepath.Dir(name), 0o777), os.Symlink(to, name))
		_, missing := os.Readlink(name) // Wine says that it made one
		return errors.Join(err, missing)
	}
	loop := func(name string) error { return link(filepath.Base(name), name) }
	nowhere := func(name string) error { return link("nowhere", name) }
	for _, c := range []struct {
		at   string
		make func(name string) error
		args []string
	}{
		{"public", loop, []string{"build"}},
		{"public", nowhere, []string{"build"}},
		{"public", file, []string{"build"}},
		{".bulletin", file, []string{"build"}},
		{".bulletin/public/lock", folder, []string{"build"}},
		{"public/index.html", loop, []string{"build"}},
		{"public/SHA256SUMS", folder, []string{"build"}},
		{"out", file, []string{"build", "-o", "out/in/public"}},
		{"out", file, []string{"attach", "-o", "out", "schedule"}},
		{"out", loop, []string{"attach", "-o", "out", "schedule"}},
		{"out", file, []string{"form", "2024-06", "-o", "out"}},
		{"out", folder, []string{"check", "--proof", "-o", "out"}},
		{"out", file, []string{"new", "site", "out/in", "--title", "甲", "--issuer", "乙", "--whole", "丙", "--members", "丁、戊", "--first", "2022-07"}},
		{"out", folder, []string{"new", "site", "new", "--answers", "out"}},
		{"out", folder, []string{"new", "site", "new", "--from", "out"}},
		{"layouts/base.html", loop, []string{"build"}},
		{"layouts", file, []string{"check"}},
		{"layouts/assets", file, []string{"check"}},
		{"data/site.yaml", folder, []string{"check"}},
		{"data/regions.yaml", loop, []string{"check"}},
		{"data/reports", file, []string{"check"}},
		{"data/reports/2024-06.yaml", folder, []string{"check"}},
		{"data/targets", loop, []string{"check"}},
		{"content", file, []string{"check"}},
		{"content/2024-h1/edition.md", folder, []string{"check"}},
		{"content/2024-h1/edition.md", loop, []string{"check"}},
		{"data/imports", file, []string{"import", "--dry-run", "data/site.yaml"}},
		{"x.xlsx", folder, []string{"import", "x.xlsx/y.xlsx"}},
		{"x.xlsx", loop, []string{"import", "x.xlsx"}},
		{"out", file, []string{"build", "-o", strings.Repeat("长", 300)}},
	} {
		t.Run(c.at+" "+strings.Join(c.args, " "), func(t *testing.T) {
			root := filepath.Join(t.TempDir(), "站点")
			if err := os.CopyFS(root, os.DirFS(site)); err != nil {
				t.Fatal(err)
			}
			if err := c.make(filepath.Join(root, filepath.FromSlash(c.at))); err != nil {
				if runtime.GOOS != "windows" {
					t.Fatal(err)
				}
				t.Skip(err) // symlinks need a right there
			}
			t.Chdir(root)
			if runtime.GOOS == "windows" && strings.HasPrefix(c.at, "layouts") {
				t.Skip("Windows says of what is below a file that it is not there")
			}
			code, stdout, stderr := call(c.args...)
			if code == exitClean || stderr == "" || inEnglish(stderr) || strings.Contains(stderr, "程序自己出了错") {
				t.Errorf("%d, %q, %q", code, stdout, stderr)
			}
			t.Log(stderr)
		})
	}
}
