package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPropose(t *testing.T) {
	const sites = "../../internal/build/testdata/"
	broken := t.TempDir()
	if err := os.Mkdir(filepath.Join(broken, "data"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name           string
		args           []string
		code           int
		stdout, stderr string
	}{
		{"matters", []string{"-C", sites + "golden/figures"}, exitClean, "# 拟新增督办事项2项，核对事项、责任单位和时限后粘贴到 data/actions/2022.yaml 的末尾。\n", ""},
		{"nothing", []string{"-C", sites + "single"}, exitClean, "# 没有要新增的督办事项。\n", ""},
		{"mistakes", []string{"-C", broken}, exitMistakes, "", "改正以上错误后再试"},
		{"no site", []string{"-C", "testdata"}, exitFailure, "", "不是站点文件夹"},
		{"two tasks at once", []string{"-C", sites + "single", "--fix"}, exitFailure, "", "--fix 和 --propose 不能同时用"},
	} {
		code, stdout, stderr := call(append([]string{"check", "--propose"}, c.args...)...)
		if code != c.code || !strings.HasPrefix(stdout, c.stdout) || !strings.Contains(stderr, c.stderr) {
			t.Errorf("%s: check --propose = %d, %q, %q, want %d, %q, %q", c.name, code, stdout, stderr, c.code, c.stdout, c.stderr)
		}
	}
}
