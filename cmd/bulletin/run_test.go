package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"bulletin/internal/output"
)

// site is a small valid site that tests may spoil.
const site = "../../internal/build/testdata/single"

func call(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, &out, &err)
	return code, out.String(), err.String()
}

func TestUsage(t *testing.T) {
	for _, test := range []struct {
		name   string
		args   []string
		code   int
		stdout string
		stderr string
	}{
		{"no command", nil, exitClean, "build", ""},
		{"help", []string{"help"}, exitClean, "check", ""},
		{"help of a command", []string{"help", "build"}, exitClean, "例：bulletin build", ""},
		{"help flag", []string{"build", "-h"}, exitClean, "用法：bulletin build", ""},
		{"help of nothing", []string{"help", "bulid"}, exitFailure, "", "没有“bulid”这个命令；可能想写 build；用 bulletin help"},
		{"unknown command", []string{"bulid"}, exitFailure, "", "没有“bulid”这个命令；可能想写 build；用 bulletin help"},
		{"unknown flag", []string{"build", "-x"}, exitFailure, "", "没有“-x”这个选项；"},
		{"extra argument", []string{"build", "here"}, exitFailure, "", "多余的参数“here”"},
		{"an edition of no sheet", []string{"check", "-C", site, "here"}, exitFailure, "", "多余的参数“here”"},
		{"no site", []string{"build", "-C", "testdata"}, exitFailure, "", "不是站点文件夹"},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := call(test.args...)
			if code != test.code || !strings.Contains(stdout, test.stdout) || !strings.Contains(stderr, test.stderr) {
				t.Errorf("run(%q) = %d, %q, %q", test.args, code, stdout, stderr)
			}
			if code == exitClean && stderr != "" {
				t.Errorf("run(%q) complains: %q", test.args, stderr)
			}
		})
	}
}

func TestBuildAndCheck(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	code, stdout, stderr := call("build", "-C", site, "-o", out)
	if code != exitClean || !strings.Contains(stdout, "请打开 "+filepath.Join(out, "index.html")) {
		t.Fatalf("build = %d, %q, %q", code, stdout, stderr)
	}
	if _, err := os.Stat(filepath.Join(out, "index.html")); err != nil {
		t.Error(err)
	}
	if code, stdout, _ = call("check", "-C", site); code != exitClean || strings.Contains(stdout, "写入") {
		t.Errorf("check = %d, %q", code, stdout)
	}
}

// TestFindings: what the rules find is listed with its ids, of the newest edition or of one that is named.
func TestFindings(t *testing.T) {
	for _, test := range []struct {
		args           []string
		code           int
		stdout, stderr string
	}{
		{[]string{"findings", "-C", site}, exitClean, "短板", ""},
		{[]string{"findings", "-C", site}, exitClean, "要点（本期在 highlights 中自己写了要点，以下各条不列在通报开头）\n  1. ", ""},
		{[]string{"findings", "-C", "../.."}, exitClean, "要点\n  1. ", ""},
		{[]string{"findings", "-C", "../.."}, exitClean, "\n     masked/jishu-hetong\n     选取：置顶\n", ""},
		{[]string{"findings", "-C", "../.."}, exitClean, "at-zero/chengguo-dengji", ""},
		{[]string{"findings", "-C", "../..", "2021"}, exitClean, "2021年度（2021）", ""},
		{[]string{"findings", "2022-q1", "-C", "../.."}, exitClean, "（2022-q1）", ""},
		{[]string{"findings", "2022年上半年", "-C", "../.."}, exitClean, "（2022-h1）", ""},
		{[]string{"findings", "2021", "-C", "../..", "2020"}, exitFailure, "", "多余的参数“2020”"},
		{[]string{"findings", "-C", "../..", "2020"}, exitFailure, "", "没有编号或名称为“2020”的期次；可写 2022-h1、2022-q1、2021"},
	} {
		code, stdout, stderr := call(test.args...)
		if code != test.code || !strings.Contains(stdout, test.stdout) || !strings.Contains(stderr, test.stderr) {
			t.Errorf("run(%q) = %d, %q, %q", test.args, code, stdout, stderr)
		}
	}
}

// TestMistakes: the author's mistakes end with code 1 and their places, and nothing is written.
func TestMistakes(t *testing.T) {
	root := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(root, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(root, "data", "site.yaml")
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(content, "titel: x\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := call("build", "-C", root)
	if code != exitMistakes || !strings.Contains(stderr, "data/site.yaml:") || !strings.Contains(stderr, "是否想写“title”？") {
		t.Errorf("build = %d, %q, %q", code, stdout, stderr)
	}
	if _, err := os.Stat(filepath.Join(root, "public")); !os.IsNotExist(err) {
		t.Errorf("public exists: %v", err)
	}
	code, stdout, stderr = call("findings", "-C", root)
	if code != exitMistakes || stdout != "" || !strings.Contains(stderr, "data/site.yaml:") || !strings.HasSuffix(stderr, "改正以上错误后再试\n") {
		t.Errorf("findings = %d, %q, %q", code, stdout, stderr)
	}
}

// TestProofSheet: check --proof writes the sheet of an edition, whatever its texts say, and ends as check does; where the
// data have errors, or something else is asked for, it writes nothing.
func TestProofSheet(t *testing.T) {
	spoilt := func(name, content string) string {
		root := filepath.Join(t.TempDir(), "site")
		if err := os.CopyFS(root, os.DirFS(site)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(name)), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return root
	}
	wrong := spoilt("content/2024-h1/indicators/jiuye.md", "上半年城镇新增就业1111人。\n")
	broken := spoilt("data/site.yaml", "titel: x\n")
	for _, c := range []struct {
		name           string
		args           []string
		code           int
		stdout, stderr string
		written        bool
	}{
		{"clean", []string{"-C", site}, exitClean, "文稿：", "", true},
		{"of an edition", []string{"-C", site, "2024-h1"}, exitClean, "校核单：", "", true},
		{"strict", []string{"-C", site, "--strict"}, exitClean, "校核单：", "", true},
		{"contradictions", []string{"-C", wrong}, exitMistakes, "共 1 个错误、0 个警告。", "错误[contradiction]", true},
		{"data with errors", []string{"-C", broken}, exitMistakes, "", "改正以上错误后再试", false},
		{"no such edition", []string{"-C", site, "2031"}, exitFailure, "", "没有编号或名称为“2031”的期次；可写 2024-h1", false},
		{"two tasks", []string{"-C", site, "--fix"}, exitFailure, "", "--fix 和 --proof 不能同时用", false},
		{"two editions", []string{"-C", site, "2024-h1", "2023"}, exitFailure, "", "多余的参数“2023”", false},
	} {
		file := filepath.Join(t.TempDir(), "单.html")
		code, stdout, stderr := call(append([]string{"check", "--proof", "-o", file}, c.args...)...)
		if code != c.code || !strings.Contains(stdout, c.stdout) || !strings.Contains(stderr, c.stderr) {
			t.Errorf("%s: %d, %q, %q", c.name, code, stdout, stderr)
		}
		content, err := os.ReadFile(file)
		if (err == nil) != c.written || c.written && !strings.Contains(string(content), "<h1>校核单</h1>") {
			t.Errorf("%s: written %v, %v", c.name, err == nil, err)
		}
	}
	t.Chdir(t.TempDir())
	if code, stdout, _ := call("check", "-C", wrong, "--proof"); code != exitMistakes || !strings.Contains(stdout, "校核单：校核单-2024-h1.html　") {
		t.Errorf("check --proof = %d, %q", code, stdout)
	}
	if _, err := os.Stat("校核单-2024-h1.html"); err != nil {
		t.Error(err)
	}
	if code, _, stderr := call("check", "-C", wrong, "-o", "x.html"); code != exitFailure || !strings.Contains(stderr, "-o 只和 --proof 同时用") {
		t.Errorf("check -o = %d, %q", code, stderr)
	}
	if code, _, stderr := call("check", "-C", wrong, "--proof", "-o", "."); code != exitFailure || !strings.Contains(stderr, "没有写入任何文件") {
		t.Errorf("check --proof -o . = %d, %q", code, stderr)
	}
}

// TestOutputIsFile: an output folder that is a file is the author's to move.
func TestOutputIsFile(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if err := os.WriteFile(out, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call("build", "-C", site, "-o", out)
	if code != exitMistakes || !strings.HasPrefix(stderr, filepath.ToSlash(out)+": 错误[output-not-folder]") {
		t.Errorf("build = %d, %q", code, stderr)
	}
	if content, err := os.ReadFile(out); err != nil || string(content) != "x" {
		t.Errorf("the file changed: %q, %v", content, err)
	}
}

// TestForeignFile: a file that no build wrote is never overwritten.
func TestForeignFile(t *testing.T) {
	out := t.TempDir()
	if err := os.WriteFile(filepath.Join(out, "index.html"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call("build", "-C", site, "-o", out)
	if code != exitMistakes || !strings.HasPrefix(stderr, filepath.ToSlash(out)+"/index.html: 错误[foreign-file]") {
		t.Errorf("build = %d, %q", code, stderr)
	}
	var names []string
	_ = fs.WalkDir(os.DirFS(out), ".", func(name string, _ fs.DirEntry, _ error) error {
		names = append(names, name)
		return nil
	})
	if strings.Join(names, " ") != ". index.html" {
		t.Errorf("the folder holds %q", names)
	}
}

// TestFailures: what a user can mend is said in Chinese, wrapped or not.
func TestFailures(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{&output.BusyError{Path: "p"}, "等它结束后再试"},
		{&output.FixedError{Path: "p"}, "用 -o 指定"},
		{&output.HeldError{Path: "p"}, "正被其他程序打开"},
		{syscall.ENOSPC, "磁盘空间不足"},
		{fs.ErrPermission, "没有权限"},
		{syscall.ENOTDIR, "文件夹和文件同名"},
		{errors.New("x"), "x；输出文件夹保持原样\n"},
	} {
		var told bytes.Buffer
		out := &terminal{out: &told, err: &told}
		code := out.failed(fmt.Errorf("commit: %w", test.err), sameFolder)
		if got := told.String(); code != exitFailure || !strings.Contains(got, test.want) || !strings.HasSuffix(got, sameFolder+"\n") {
			t.Errorf("failed(%v) = %d, %s, want %s", test.err, code, got, test.want)
		}
	}
}

// TestUnwritable: an output folder that cannot be made is a failure of the machine, with code 2.
func TestUnwritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call("build", "-C", site, "-o", filepath.Join(file, "in", "public"))
	if code != exitFailure || !strings.Contains(stderr, "失败") {
		t.Errorf("build = %d, %q", code, stderr)
	}
}

// TestPanic: a fault of the program is told to an author in words, with where it is for whoever mends it, and without a trace.
func TestPanic(t *testing.T) {
	known := commands
	t.Cleanup(func() { commands = known })
	commands = append([]command{{name: "planted", anywhere: true, bind: func(*flag.FlagSet) action {
		return func(*request) int { panic("planted") }
	}}}, known...)
	code, stdout, stderr := call("planted")
	if code != exitFailure || stdout != "" {
		t.Errorf("code %d, %q", code, stdout)
	}
	for _, want := range []string{"程序自身出了错，不是文稿或数据写得不对", "交给维护本程序的人", "run_test.go:"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("no %s in %s", want, stderr)
		}
	}
	if strings.Contains(stderr, "goroutine") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("a trace: %s", stderr)
	}
}
