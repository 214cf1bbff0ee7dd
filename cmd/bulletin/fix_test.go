package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFixCommand: --dry-run lists and changes nothing, --fix changes what was listed and what shows behind it, round by round.
func TestFixCommand(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("../../internal/build/testdata/clerk/base")); err != nil {
		t.Fatal(err)
	}
	report, text := filepath.Join(root, "data/reports/2023-06.yaml"), filepath.Join(root, "content/2023-h1/edition.md")
	was := replaceIn(t, report, "donghe: 7.10", "donghe：７.10")
	wasText := replaceIn(t, text, "## 二、存在问题", "##二、存在问题")
	if err := os.Rename(report, filepath.Join(root, "data/2023-06.yaml")); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := call("check", "-C", root, "--fix", "--dry-run")
	if code != exitClean || !strings.Contains(stdout, "data/2023-06.yaml: 移到 data/reports/2023-06.yaml") || !strings.Contains(stdout, "没有改动任何文件") {
		t.Errorf("--dry-run = %d, %s, %s", code, stdout, stderr)
	}
	if _, err := os.Stat(filepath.Join(root, "data/2023-06.yaml")); err != nil {
		t.Errorf("--dry-run moved it: %v", err)
	}
	code, stdout, stderr = call("check", "-C", root, "--fix")
	if code != exitClean || !strings.Contains(stdout, "共改好 4 处写法") {
		t.Errorf("--fix = %d, %s, %s", code, stdout, stderr)
	}
	for name, want := range map[string]string{report: was, text: wasText} {
		got, err := os.ReadFile(name)
		if err != nil || string(got) != want {
			t.Errorf("%s, %v:\n%s", name, err, got)
		}
	}
	if code, _, stderr := call("check", "-C", root, "--dry-run"); code != exitFailure || !strings.Contains(stderr, "--dry-run 只和 --fix 同时用") {
		t.Errorf("--dry-run alone = %d, %s", code, stderr)
	}
}

// replaceIn writes new in the place of old in a file, and returns what the file held.
func replaceIn(t *testing.T, name, old, new string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(content), old) {
		t.Fatalf("%s holds no %q: %v", name, old, err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(content), old, new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	return string(content)
}
