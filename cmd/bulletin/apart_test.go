package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestApart: no command that writes where it is told to writes among the files of the site, and a build replaces no folder that
// holds them; before and after, the site is the same.
func TestApart(t *testing.T) {
	root := filepath.Join(t.TempDir(), "站点")
	if err := os.CopyFS(root, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	filled := singleForm(t)
	was := treeOf(t, root)
	for _, c := range []struct {
		name  string
		args  []string
		whole bool // the target is replaced as a whole
	}{
		{"build", []string{"build", "-C", root, "-o"}, true},
		{"attach", []string{"attach", "-C", root, "schedule", "-o"}, false},
		{"form", []string{"form", "-C", root, "2024-06", "-o"}, false},
		{"import", []string{"import", "-C", root, "--yes", filled, "--returns"}, false},
		{"check --proof", []string{"check", "-C", root, "--proof", "-o"}, false},
		{"new site", append(whole(root)[:2:2], "--title", "甲", "--issuer", "乙", "--whole", "丙", "--members", "丁、戊", "--first", "2022-07", "-C"), false},
		{"new site --template", []string{"new", "site", "--template"}, false},
	} {
		targets := []string{"data", "data/新", "content/2024-h1", "layouts/assets", ".bulletin/x"}
		if c.whole {
			targets = append(targets, ".", "..")
		}
		for _, target := range targets {
			target = filepath.Join(root, filepath.FromSlash(target))
			args := append(c.args[:len(c.args):len(c.args)], target)
			if c.name == "new site" {
				args = []string{"new", "site", target, "--title", "甲", "--issuer", "乙", "--whole", "丙", "--members", "丁、戊", "--first", "2022-07"}
			}
			code, _, stderr := call(args...)
			if code != exitFailure || !strings.Contains(stderr, "“"+target+"”") || !strings.HasSuffix(stderr, noFile+"\n") {
				t.Errorf("%s into %s = %d, %q", c.name, target, code, stderr)
			}
		}
	}
	t.Chdir(root)
	for _, target := range []string{".", "..", "../站点", "data", "DATA"} {
		if code, _, stderr := call("build", "-o", target); code != exitFailure || !strings.Contains(stderr, "“"+target+"”") {
			t.Errorf("build -o %s = %d, %q", target, code, stderr)
		}
	}
	if now := treeOf(t, root); now != was {
		t.Errorf("the site was\n%s\nand is\n%s", was, now)
	}
	if err := os.MkdirAll(filepath.Join(root, "public", "in"), 0o777); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(root, "public", "in"))
	if code, _, stderr := call("build", "-C", root); code != exitFailure || !strings.Contains(stderr, "不在其中运行") {
		t.Errorf("build over the current folder = %d, %q", code, stderr)
	}
}

// treeOf lists the files of a folder, with what they hold.
func treeOf(t *testing.T, root string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(root, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		b.WriteString(name + " " + string(text) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEditedPage: a page that somebody changed is kept, and told, until it is said that it may go.
func TestEditedPage(t *testing.T) {
	root := filepath.Join(t.TempDir(), "站点")
	if err := os.CopyFS(root, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call("build", "-C", root); code != exitClean {
		t.Fatal(stderr)
	}
	name := filepath.Join(root, "public", "index.html")
	made, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("改过"), 0o666); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := call("build", "-C", root)
	if code != exitMistakes || !strings.Contains(stderr, "public/index.html: 错误[edited-page]: ") || !strings.Contains(stderr, "build --force") ||
		!strings.Contains(stdout, "没有写入任何文件") {
		t.Errorf("build = %d, %q, %q", code, stdout, stderr)
	}
	if text, err := os.ReadFile(name); string(text) != "改过" {
		t.Errorf("the page = %q, %v", text, err)
	}
	if code, _, stderr := call("build", "-C", root, "--force"); code != exitClean {
		t.Errorf("build --force = %d, %q", code, stderr)
	}
	if text, err := os.ReadFile(name); string(text) != string(made) {
		t.Errorf("the page is not what it was: %v", err)
	}
}

// TestPattern: in a name that is written with * and ?, nothing else stands for something.
func TestPattern(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "通报[2022]", "a[b]")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"甲[1].xlsx", "甲[2].xlsx", "乙1.xlsx"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for pattern, want := range map[string]string{"*.xlsx": "乙1.xlsx 甲[1].xlsx 甲[2].xlsx", "甲[?].xlsx": "甲[1].xlsx 甲[2].xlsx", "乙[1].*": "乙[1].*"} {
		var got []string
		for _, name := range expanded([]string{filepath.Join(folder, pattern)}) {
			got = append(got, filepath.Base(name))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s = %q, want %q", pattern, got, want)
		}
	}
}
