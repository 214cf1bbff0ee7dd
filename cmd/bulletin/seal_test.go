package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bulletin/internal/longtest"
)

// sealable is a copy of the small site, built.
func sealable(t *testing.T) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "site")
	for _, part := range []string{"data", "content"} {
		if err := os.CopyFS(filepath.Join(root, part), os.DirFS(filepath.Join(site, part))); err != nil {
			t.Fatal(err)
		}
	}
	if code, _, stderr := call("build", "-C", root); code != exitClean {
		t.Fatal(stderr)
	}
	return root
}

// editionOf is the first edition of a site.
func editionOf(t *testing.T, root string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(root, "content"))
	if err != nil || len(entries) == 0 {
		t.Fatal(err)
	}
	return entries[0].Name()
}

// TestSeal: the commands in the order in which they are used, and what they refuse.
func TestSeal(t *testing.T) {
	root := sealable(t)
	id := editionOf(t, root)
	for _, test := range []struct {
		args           []string
		code           int
		stdout, stderr string
	}{
		{[]string{"seal"}, exitFailure, "", "写明封存哪一期"},
		{[]string{"seal", id}, exitFailure, "", "用 --reason 写明封存的原因"},
		{[]string{"seal", id, "--reason", "甲\n乙"}, exitFailure, "", "写一行文字"},
		{[]string{"seal", id, "--reason", strings.Repeat("长", 201)}, exitFailure, "", "不超过 200 个字"},
		{[]string{"seal", id, "--reason", "审定", "--date", "七月"}, exitFailure, "", "--date 的“七月”不是日期"},
		{[]string{"seal", "none", "--reason", "审定"}, exitFailure, "", "没有编号或名称为“none”的期次"},
		{[]string{"seal", id, "x", "--reason", "审定"}, exitFailure, "", "多余的参数“x”"},
		{[]string{"seal", id, "--reason", "审定", "-o", filepath.Join(root, "none")}, exitMistakes, "", "seal-unbuilt"},
		{[]string{"seal", id, "--reason", "审定", "--date", "2020-01-01"}, exitFailure, "", "日期2020年1月1日早于这一期通报的日期（"},
		{[]string{"seal", id, "--reason", "审定", "--date", "2924-07-20"}, exitFailure, "", "2924年7月20日还没有到"},
		{[]string{"reopen", id, "--reason", "更正"}, exitFailure, "", "没有封存，可以直接修改"},
		{[]string{"seal", id, "--reason", "经局长办公会审定", "--date", "2024-07-20"}, exitClean, "第1版，核验码 ", ""},
		{[]string{"seal", id, "--reason", "审定"}, exitFailure, "", "已于2024年7月20日封存（第1版）"},
		{[]string{"build"}, exitClean, "其中 1 期已经封存", ""},
		{[]string{"reopen", id}, exitFailure, "", "用 --reason 写明修改的原因"},
		{[]string{"reopen", id, "--reason", "更正一处", "--date", "2024-07-19"}, exitFailure, "", "早于第1版封存（2024年7月20日）"},
		{[]string{"reopen", id, "--reason", "更正一处", "--date", "2924-08-03"}, exitFailure, "", "还没有到"},
		{[]string{"reopen", id, "--reason", "更正一处", "--date", "2024-08-03"}, exitClean, "开始第2版", ""},
		{[]string{"seal", id, "--reason", "审定", "--date", "2024-08-02"}, exitFailure, "", "早于重新打开（2024年8月3日）"},
		{[]string{"seal", id, "--reason", "审定"}, exitMistakes, "", "seal-unbuilt"},
		{[]string{"build"}, exitClean, "写入", ""},
		{[]string{"seal", id, "--reason", "审定"}, exitClean, "第2版，核验码 ", ""},
		{[]string{"seal", "targets"}, exitFailure, "", "写明封存哪一年的目标"},
		{[]string{"seal", "targets", "1999"}, exitFailure, "", "没有 1999 年的目标"},
		{[]string{"seal", "targets", "今年"}, exitFailure, "", "年份写成 2022 的样子"},
		{[]string{"seal", "targets", "2024", "--date", "2014-01-31"}, exitFailure, "", "早于目标下达的日期（"},
		{[]string{"seal", "targets", "2024"}, exitClean, "已封存 2024 年的", ""},
		{[]string{"seal", "targets", "2024"}, exitClean, "没有新增的", ""},
	} {
		code, stdout, stderr := call(append(test.args, "-C", root)...)
		if code != test.code || !strings.Contains(stdout, test.stdout) || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%v = %d, %q, %q", test.args, code, stdout, stderr)
		}
	}
	os.RemoveAll(filepath.Join(root, "public", id))
	if code, stdout, stderr := call("build", "-C", root); code != exitMistakes || !strings.Contains(stdout+stderr, "verify --restore") {
		t.Errorf("the sealed pages are gone: %d, %q, %q", code, stdout, stderr)
	}
}

// sealEnv names the site that the test binary, started anew, is to seal until somebody kills it.
const sealEnv = "SEAL_TEST_SITE"

// TestSealKilledChild is the program that TestSealKilled kills.
func TestSealKilledChild(t *testing.T) {
	root := os.Getenv(sealEnv)
	if root == "" {
		t.Skip("only as a program of TestSealKilled")
	}
	if code, stdout, stderr := call("seal", "-C", root, editionOf(t, root), "--reason", "审定", "--date", "2024-07-20"); code != exitClean {
		t.Fatalf("seal = %d, %s\n%s", code, stdout, stderr)
	}
}

// TestSealKilled kills sealing at moments of all kinds: the edition is sealed or it is not, the pages stay, and the next try ends right.
func TestSealKilled(t *testing.T) {
	longtest.Skip(t)
	root := sealable(t)
	id := editionOf(t, root)
	before := publishedOf(t, filepath.Join(root, "public"))
	start := time.Now()
	child := func() *exec.Cmd {
		cmd := exec.Command(os.Args[0], "-test.run=^TestSealKilledChild$")
		cmd.Env = append(os.Environ(), sealEnv+"="+root)
		return cmd
	}
	if out, err := child().CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(start)
	own := filepath.Join(root, "content", id)
	record, err := os.ReadFile(filepath.Join(own, "seal.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	sealed := 0
	for k := range 8 {
		os.Remove(filepath.Join(own, "seal.yaml"))
		os.Remove(filepath.Join(own, "published.csv"))
		cmd := child()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if k%2 == 0 {
			time.Sleep(took * time.Duration(k+1) / 9)
		} else {
			for end := time.Now().Add(4 * took); time.Now().Before(end); time.Sleep(50 * time.Microsecond) {
				if _, err := os.Stat(filepath.Join(root, ".bulletin-files")); err == nil {
					break
				}
				if _, err := os.Stat(filepath.Join(own, "seal.yaml")); err == nil {
					break
				}
			}
			time.Sleep(time.Duration(k) * time.Millisecond)
		}
		cmd.Process.Kill()
		cmd.Wait()
		if now, err := os.ReadFile(filepath.Join(own, "seal.yaml")); err == nil {
			sealed++
			if string(now) != string(record) {
				t.Error("half a seal was left")
			}
		}
		if code, _, stderr := call("seal", "-C", root, id, "--reason", "审定", "--date", "2024-07-20"); code != exitClean && !strings.Contains(stderr, "已于") {
			t.Errorf("the next try = %d, %s", code, stderr)
		}
		if now, err := os.ReadFile(filepath.Join(own, "seal.yaml")); err != nil || string(now) != string(record) {
			t.Errorf("after the next try the seal is %q, %v", now, err)
		}
		if now := publishedOf(t, filepath.Join(root, "public")); len(now) != len(before) {
			t.Error("sealing changed the pages")
		}
	}
	t.Logf("%d of 8 were sealed when they were killed", sealed)
}

// publishedOf are the files of a folder.
func publishedOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
