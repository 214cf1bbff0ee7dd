package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// TestManualImport: what the manual says that import prints is what it prints.
func TestManualImport(t *testing.T) {
	manual, err := os.ReadFile("../../docs/tasks/excel.md")
	if err != nil {
		t.Fatal(err)
	}
	_, chapter, found := strings.Cut(string(manual), "## 收填报表\n")
	chapter, _, _ = strings.Cut(chapter, "\n## ")
	d := deskOf(t, "../..", model.Period{Year: 2022, Month: 6}, model.Period{Year: 2022, Month: 7})
	prints := func(wantCode int, args ...string) {
		t.Helper()
		code, stdout, stderr := call(append([]string{"import", "-C", d.root}, args...)...)
		if code != wantCode {
			t.Errorf("import = %d, %s\n%s", code, stdout, stderr)
		}
		for _, line := range strings.Split(strings.TrimSpace(stderr+stdout), "\n") {
			if line = filepath.ToSlash(strings.ReplaceAll(line, d.root+string(filepath.Separator), "")); !found || !strings.Contains(chapter, "\n"+line+"\n") {
				t.Errorf("the manual lacks the line\n%s", line)
			}
		}
	}
	d.fill("泸溪县", nil)
	d.fill("吉首市", map[string]string{"jishu-hetong value": "1.35亿元", "gaoqi-shenbao/shouci value": "31", "hetong-xiangshu value": "16"})
	prints(exitMistakes, d.inbox)
	d.fill("吉首市", nil)
	if code, stdout, stderr := call("import", "-C", d.root, "--yes", d.inbox); code != exitClean {
		t.Fatalf("import = %d, %s\n%s", code, stdout, stderr)
	}
	again := d.fill("泸溪县", map[string]string{
		"jishu-hetong value": "2.51", "jishu-hetong note": "补登两份合同", "hetong-xiangshu value": "70", "hetong-xiangshu reason": "剔除重复登记33项",
	})
	prints(exitClean, "--dry-run", again)
}
