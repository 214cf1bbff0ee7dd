package main

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// schools are those whose forms come in.
var schools = []string{
	"青禾第一小学", "青禾第二小学", "青禾第三小学", "南湖小学", "北桥小学", "东篱小学", "西岭小学", "柳岸小学",
}

// TestImportMonth: forms go out, come back filled, and the report holds what was filled; sent again they change nothing.
func TestImportMonth(t *testing.T) {
	d := newDesk(t)
	for _, name := range schools {
		d.fill(name, nil)
	}
	code, stdout, stderr := call("import", "-C", d.root, "--yes", d.inbox)
	if code != exitClean || !strings.Contains(stdout, "已写入 data/sources/2023-12.yaml、data/reports/2023-12.yaml") {
		t.Fatalf("import = %d, %s\n%s", code, stdout, stderr)
	}
	for _, name := range schools {
		for what, text := range d.honest(name, nil) {
			id, _, isFigure := strings.Cut(what, " value")
			if !isFigure || strings.Contains(id, "/") {
				continue
			}
			f := d.figure(id, name)
			if text == "未报送" {
				if f.Ok() {
					t.Errorf("%s of %s is %v", id, name, f.Value)
				}
			} else if f.Value.String() != text {
				t.Errorf("%s of %s is %v, want %s", id, name, f.Value, text)
			}
		}
	}
	before := d.tree("data")
	code, stdout, stderr = call("import", "-C", d.root, "--yes", d.inbox)
	if code != exitClean || !strings.Contains(stdout, "没有改动，没有写入任何文件") {
		t.Errorf("the second import = %d, %s\n%s", code, stdout, stderr)
	}
	if !maps.Equal(before, d.tree("data")) {
		t.Error("the second import changed files")
	}
}

// TestImportAllOrNone: one bad file among eight keeps all out; its returned copy, mended, comes in with the others.
func TestImportAllOrNone(t *testing.T) {
	d := newDesk(t)
	for _, name := range schools {
		d.fill(name, nil)
	}
	d.fill("南湖小学", map[string]string{
		"jieyue value": "3万册", "zhiyuan/xuesheng value": "99999", "yinhuan value": "-3", "tizhi note": "=1+1",
	})
	before := d.tree("data")
	code, stdout, stderr := call("import", "-C", d.root, "--yes", d.inbox)
	if code != exitMistakes || !maps.Equal(before, d.tree("data")) {
		t.Fatalf("import = %d, %s\n%s", code, stdout, stderr)
	}
	for _, line := range strings.Split(strings.TrimSpace(stderr), "\n") {
		if !strings.HasPrefix(line, "南湖小学.xlsx “填报” ") && strings.Contains(line, "必改") {
			t.Error(line)
		}
	}
	t.Log(stderr)
	copied := filepath.Join(d.root, "退回单", "2023-12", "南湖小学.xlsx")
	if !strings.Contains(stdout, "退回单："+copied) {
		t.Fatal(stdout)
	}
	data, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("RETURNS"); dir != "" {
		os.WriteFile(filepath.Join(dir, "退回单.xlsx"), data, 0o666)
	}
}
