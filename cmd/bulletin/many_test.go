package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/longtest"
	"bulletin/internal/seal/sealtest"
)

// copied is a copy of a small site's sources.
func copied(t *testing.T, from string) (root string) {
	t.Helper()
	root = t.TempDir()
	if err := sealtest.Copy(root, from, "data", "content"); err != nil {
		t.Fatal(err)
	}
	return root
}

// TestManyMistakes: of many like mistakes the first are listed, the rest is counted, and the counts and the exit code are those
// of all.
func TestManyMistakes(t *testing.T) {
	const many = 3 * diag.MostOfACode
	root := copied(t, "../../internal/build/testdata/single")
	events := "year: 2024\nevents:\n" + strings.Repeat("  - 甲\n", many)
	if err := os.MkdirAll(filepath.Join(root, "data/events"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "data/events/2024.yaml"), []byte(events), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"check", "build"} {
		code, stdout, stderr := call(command, "-C", root)
		lines := strings.Split(strings.TrimSpace(stderr), "\n")
		if code != exitMistakes || len(lines) != diag.MostOfACode+1 || !strings.Contains(stdout, fmt.Sprintf("共 %d 个错误、0 个警告", many)) {
			t.Errorf("%s = %d, %d lines, %s", command, code, len(lines), stdout)
			continue
		}
		want := fmt.Sprintf("错误[wrong-type]: 这一类错误还有 %d 个，没有逐个列出；先改正已经列出的，再检查一次。", many-diag.MostOfACode)
		if last := lines[len(lines)-1]; last != want || !strings.HasPrefix(lines[0], "data/events/2024.yaml:3:5: ") {
			t.Errorf("%s says\n%s\n…\n%s", command, lines[0], last)
		}
	}
}

// TestManyDoubts: --strict counts what is in doubt though it is not listed, and --fix rewrites all that can be.
func TestManyDoubts(t *testing.T) {
	longtest.Skip(t)
	const many = diag.MostOfACode + 50
	root := copied(t, "../..")
	text := filepath.Join(root, "content/2022-h1/counties/longshan.md")
	write := func(sentence string) {
		t.Helper()
		if err := os.WriteFile(text, []byte(strings.Repeat(sentence+"\n\n", many)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("龙山县技术合同登记的企业有4321家。")
	code, stdout, stderr := call("check", "-C", root, "--strict")
	if code != exitMistakes || !strings.Contains(stdout, fmt.Sprintf("共 %d 个错误", many)) || !strings.Contains(stderr, fmt.Sprintf("还有 %d 个", many-diag.MostOfACode)) {
		t.Errorf("check --strict = %d, %s, %.300s", code, stdout, stderr)
	}
	write("吉首市技术合同成交额完成38.6%。")
	if code, stdout, stderr := call("check", "-C", root, "--fix"); !strings.Contains(stdout, fmt.Sprintf("共把 %d 处数字改写成引用", many)) {
		t.Errorf("check --fix = %d, %s, %.300s", code, stdout, stderr)
	}
}
