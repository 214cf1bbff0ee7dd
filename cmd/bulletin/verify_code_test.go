package main

import (
	"strings"
	"testing"

	"bulletin/internal/seal"
)

// TestVerifyCode: who has paper alone learns by the code which edition and revision it says it is, and whether that is the one in force,
// from the site and from a published folder; in the next revision, too, and while that is being made.
func TestVerifyCode(t *testing.T) {
	root, public := sealedSite(t)
	known := readSeals(t, public)
	id, code := known.Editions[0].ID, known.Editions[0].Code
	says := func(when string, folder bool, typed string, exit int, told ...string) string {
		t.Helper()
		got, stdout, stderr := call("verify", "-C", root, "--code", typed)
		for _, text := range told {
			if got != exit || !strings.Contains(stdout+stderr, text) {
				t.Errorf("%s: %s = %d, want %d and %q:\n%s%s", when, typed, got, exit, text, stdout, stderr)
			}
		}
		if outside, again, _ := call("verify", "-C", t.TempDir(), "--against", public, "--code", typed); folder && (outside != got || again != stdout) {
			t.Errorf("%s: against the folder = %d\n%sagainst the site\n%s", when, outside, again, stdout)
		}
		return stdout
	}
	for _, typed := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", " — "), "核验码 " + code} {
		if said := says("sealed", true, typed, exitClean, "核验码 "+code+"：", "第1版，2024-08-01封存", "不证明内容"); strings.Contains(said, "旧版") {
			t.Errorf("%s is told as a former revision:\n%s", typed, said)
		}
	}
	other := []byte(code)
	if other[0]++; !strings.ContainsRune(seal.Signs, rune(other[0])) {
		other[0] = seal.Signs[0]
	}
	says("another", true, string(other), exitMistakes, "核验码 "+string(other)+" 不是哪一期的")
	for _, typed := range []string{"7XZ2", code + "2", "0" + code[1:], "通报"} {
		says("no code", false, typed, exitFailure, "不是核验码", "16个字母和数字")
	}
	for _, args := range [][]string{{"x.html"}, {"--restore", public}, {"--key", "x.pub"}} {
		if got, _, stderr := call(append([]string{"verify", "-C", root, "--code", code}, args...)...); got != exitFailure || !strings.Contains(stderr, "--code 只查核验码") {
			t.Errorf("--code with %q = %d, %s", args, got, stderr)
		}
	}

	must := func(args ...string) {
		t.Helper()
		if code, stdout, stderr := call(args...); code != exitClean {
			t.Fatalf("%q = %d, %s%s", args, code, stdout, stderr)
		}
	}
	must("reopen", "-C", root, id, "--reason", "更正一处文字", "--date", "2024-08-02")
	must("build", "-C", root)
	says("open", true, code, exitClean, "第1版，2024-08-01封存", "正在修改，第2版还没有封存")
	must("seal", "-C", root, id, "--reason", "经局长办公会审定发布", "--date", "2024-08-05")
	must("build", "-C", root)
	says("sealed again", true, code, exitClean, "第1版，2024-08-01封存", "这是旧版，现行的是第2版")
	says("sealed again", true, readSeals(t, public).Editions[0].Code, exitClean, "第2版，2024-08-05封存")
}
