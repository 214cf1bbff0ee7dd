package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestHelpManual: the manual is written where it is asked for, or to a place that is always the same; a second time nothing is
// written, so that a folder that nobody may write to does as well; what differs there is not overwritten unasked.
func TestHelpManual(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "手册")
	for range 2 {
		if code, stdout, stderr := call("help", "-o", folder); code != exitClean || stdout != "手册："+filepath.Join(folder, "index.html")+"\n" {
			t.Fatalf("help -o = %d, %q, %q", code, stdout, stderr)
		}
	}
	for _, name := range []string{"index.html", "start/first-hour.html", "help/search.js", "assets/manual.css"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	own := filepath.Join(folder, "index.html")
	if err := os.WriteFile(own, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call("help", "-o", folder); code != exitMistakes || !strings.Contains(stderr, "里已有内容不同的 index.html；换一个文件夹") {
		t.Errorf("over another file help -o = %d, %q", code, stderr)
	}
	if content, err := os.ReadFile(own); err != nil || string(content) != "mine" {
		t.Errorf("the author's file is %q, %v", content, err)
	}

	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("HOME", dir)
	t.Setenv("LocalAppData", filepath.Join(dir, "cache"))
	t.Setenv("PATH", "") // no browser
	var first string
	for k := range 3 {
		code, stdout, stderr := call("help", "--open")
		name, rest, _ := strings.Cut(strings.TrimPrefix(stdout, "手册："), "\n")
		if code != exitClean || !strings.HasPrefix(name, dir) || !strings.HasPrefix(rest, "没有打开浏览器") {
			t.Fatalf("help --open = %d, %q, %q", code, stdout, stderr)
		}
		switch k {
		case 0:
			first = name
			if err := os.WriteFile(name, []byte("an older manual"), 0o644); err != nil { // it is replaced
				t.Fatal(err)
			}
		case 1:
			if content, err := os.ReadFile(name); err != nil || !strings.Contains(string(content), "编写手册") {
				t.Errorf("the older manual stands: %v", err)
			}
			if err := filepath.WalkDir(filepath.Dir(name), func(path string, d os.DirEntry, err error) error {
				if err == nil && d.IsDir() {
					t.Cleanup(func() { os.Chmod(path, 0o755) })
					return os.Chmod(path, 0o555)
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		if name != first {
			t.Errorf("the manual is at %s, and was at %s", name, first)
		}
	}
}

// TestHelpWords: help explains itself, lists itself, and refuses what it cannot do.
func TestHelpWords(t *testing.T) {
	for _, test := range []struct {
		args []string
		code int
		want string
	}{
		{nil, exitClean, "bulletin help --open"},
		{[]string{"--help"}, exitClean, "  help       说明用法；--open 打开编写手册"},
		{[]string{"help", "help"}, exitClean, "例：bulletin help check"},
		{[]string{"help", "--open", "build"}, exitFailure, "打开手册时不写命令名"},
		{[]string{"help", "-o", "x", "build"}, exitFailure, "打开手册时不写命令名"},
		{[]string{"help", "a", "b"}, exitFailure, "多余的参数“b”"},
		{[]string{"help", "--opne"}, exitFailure, "可能想写“--open”"},
	} {
		if code, stdout, stderr := call(test.args...); code != test.code || !strings.Contains(stdout+stderr, test.want) {
			t.Errorf("%q = %d, %q, %q, want %q", test.args, code, stdout, stderr, test.want)
		}
	}
}

// TestManualCommands: the manual has a section for every command, with its help, and for no other.
func TestManualCommands(t *testing.T) {
	page, err := os.ReadFile("../../docs/reference/commands.md")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, m := range regexp.MustCompile("(?m)^## bulletin ([a-z]+)\n\n```console.*\n\\$ bulletin help ([a-z]+)\n").FindAllStringSubmatch(string(page), -1) {
		if m[1] != m[2] {
			t.Errorf("under bulletin %s stands the help of %s", m[1], m[2])
		}
		listed = append(listed, m[1])
	}
	want := []string{"help"}
	for _, c := range commands {
		want = append(want, c.name)
	}
	slices.Sort(want)
	slices.Sort(listed)
	if !slices.Equal(listed, want) {
		t.Errorf("the manual has %q, want %q", listed, want)
	}
}
