package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestVerifyRevised: the files of a revision stay its files while the next one is being made, and when it is sealed; what was changed in a
// copy is told from them, and never from another edition's. A record that somebody changed is told.
func TestVerifyRevised(t *testing.T) {
	root, public := sealedSite(t)
	page := somePage(t, public)
	id := filepath.Base(filepath.Dir(filepath.Dir(page)))
	at := strings.TrimPrefix(filepath.ToSlash(page), filepath.ToSlash(public)+"/")
	other := t.TempDir()
	content := get(t, page)
	copied := put(t, filepath.Join(other, filepath.Base(page)), content)
	figure := bytes.Index(content, []byte("data-sort=\"")) + len("data-sort=\"")
	changed := bytes.Clone(content)
	changed[figure] ^= 1
	forged := put(t, filepath.Join(other, "收到.html"), changed)
	saved := put(t, filepath.Join(other, "crlf.html"), bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n")))
	attached, _ := filepath.Glob(filepath.Join(root, "attachments", "*.html"))
	if len(attached) == 0 {
		t.Fatal("nothing attached")
	}
	must := func(args ...string) {
		t.Helper()
		if code, stdout, stderr := call(args...); code != exitClean {
			t.Fatalf("%q = %d, %s%s", args, code, stdout, stderr)
		}
	}
	says := func(when string, folder bool, file string, code int, told ...string) {
		t.Helper()
		got, stdout, stderr := call("verify", "-C", root, file)
		if got != code || stderr != "" {
			t.Errorf("%s: %s: exit %d, want %d; %s", when, filepath.Base(file), got, code, stderr)
		}
		for _, text := range told {
			if !strings.Contains(stdout, text) {
				t.Errorf("%s: %s: does not say %q:\n%s", when, filepath.Base(file), text, stdout)
			}
		}
		if outside, again, _ := call("verify", "-C", other, "--against", public, file); folder && (outside != got || again != stdout) {
			t.Errorf("%s: against the folder = %d\n%sagainst the site\n%s", when, outside, again, stdout)
		}
	}

	must("reopen", "-C", root, id, "--reason", "更正一处文字", "--date", "2024-08-02")
	const open = "正在修改，第2版还没有封存"
	says("open", false, page, exitClean, "与封存时逐字节相同", "第1版，2024-08-01封存", "原件 "+at, open)
	says("open", false, forged, exitMistakes, "第1版，以后重新打开，第2版还没有封存", "和第1版封存的文件都不同", "比对的是第1版的 "+at, "排序用的数")
	name := filepath.Join(root, "content", id, "edition.md")
	if err := os.WriteFile(name, append(get(t, name), "\n附件另行印发。\n"...), 0o666); err != nil {
		t.Fatal(err)
	}
	must("build", "-C", root)
	says("built", true, copied, exitClean, "与封存时逐字节相同", "第1版", open)
	says("built", true, saved, exitClean, "重新保存过，内容相同", "第1版", open)
	says("built", true, attached[0], exitClean, "与封存时逐字节相同", "第1版", open)
	says("built", true, forged, exitMistakes, "第1版，以后重新打开", "和第1版封存的文件都不同")

	must("seal", "-C", root, id, "--reason", "经局长办公会审定发布", "--date", "2024-08-05")
	must("build", "-C", root)
	says("sealed", true, copied, exitClean, "与封存时逐字节相同", "第1版，2024-08-01封存", "这是旧版，现行的是第2版")
	says("sealed", true, saved, exitClean, "重新保存过，内容相同", "这是旧版，现行的是第2版")
	says("sealed", true, forged, exitMistakes, "第1版，已由第2版代替", "和第1版封存的文件都不同")
	says("sealed", true, page, exitClean, "第2版")
	must("verify", "-C", root)

	record := filepath.Join(root, "content", id, "seal-1.yaml")
	was := get(t, record)
	put(t, record, bytes.Replace(was, []byte("revision: 1"), []byte("revision: 2"), 1))
	if code, _, stderr := call("verify", "-C", root, copied); code != exitFailure || !strings.Contains(stderr, "[seal-damaged]") {
		t.Errorf("a record that was changed = %d, %s", code, stderr)
	}
	if err := os.Remove(record); err != nil {
		t.Fatal(err)
	}
	says("without its record", false, copied, exitMistakes, "旧版的文件没有可以比对的")
}
