package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFormCommand(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "forms")
	forms := func(args ...string) (code int, stdout, stderr string) {
		return call(append([]string{"form", "-C", "../..", "-o", dir}, args...)...)
	}
	code, stdout, stderr := forms("2022-07")
	if code != exitClean || !strings.Contains(stdout, "共 11 份填报表：新写 11 份") || !strings.Contains(stdout, "bulletin import") {
		t.Fatalf("form = %d, %q, %q", code, stdout, stderr)
	}
	if code, stdout, _ := forms("2022-7"); code != exitClean || !strings.Contains(stdout, "未变 11 份") {
		t.Errorf("made again = %d, %q", code, stdout)
	}
	filled := filepath.Join(dir, "吉首市2022年7月填报表.xlsx")
	if err := os.WriteFile(filled, []byte("filled"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := forms("2022-07"); code != exitFailure || !strings.Contains(stderr, "已有 1 份内容不同的填报表（吉首市2022年7月填报表.xlsx）：1 份要填的格里内容不同（填过数") || !strings.Contains(stderr, "--replace") {
		t.Errorf("over a filled form = %d, %q", code, stderr)
	}
	for _, e := range filesIn(t, dir) {
		if err := os.WriteFile(filepath.Join(dir, e), []byte("filled"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, _, stderr := forms("2022-07"); code != exitFailure || !strings.Contains(stderr, "已有 11 份") || strings.Count(stderr, ".xlsx") != 3 || !strings.Contains(stderr, ".xlsx等）") {
		t.Errorf("over filled forms = %d, %q", code, stderr)
	}
	if content, err := os.ReadFile(filled); err != nil || string(content) != "filled" {
		t.Errorf("a filled form is gone: %q, %v", content, err)
	}
	if code, stdout, _ := forms("--replace", "2022-07"); code != exitClean || !strings.Contains(stdout, "覆盖 11 份") {
		t.Errorf("replaced = %d, %q", code, stdout)
	}
	if code, stdout, _ := forms("--one", "2022-07"); code != exitClean || !strings.Contains(stdout, "共 1 份填报表") {
		t.Errorf("one = %d, %q", code, stdout)
	}
	if code, stdout, _ := forms("2202-07"); code != exitClean || !strings.Contains(stdout, "核对年月") {
		t.Errorf("a far year = %d, %q", code, stdout)
	}
	for _, args := range [][]string{{}, {"2022-13"}, {"七月"}, {"2022-07", "2022-08"}} {
		if code, _, stderr := forms(args...); code != exitFailure || !strings.Contains(stderr, "bulletin help form") {
			t.Errorf("form %q = %d, %q", args, code, stderr)
		}
	}
}
