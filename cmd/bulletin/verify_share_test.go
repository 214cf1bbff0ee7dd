package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestVerifyShare: what publications leave in the folder of a sealed edition and remove later is told apart from what is too much there.
func TestVerifyShare(t *testing.T) {
	root := builtSite(t)
	share := filepath.Join(t.TempDir(), "共享")
	publishes(t, exitClean, "第 1 次发布", "-C", root, share)
	editions, _ := filepath.Glob(filepath.Join(root, "content", "*", "edition.md"))
	id := filepath.Base(filepath.Dir(editions[len(editions)-1]))
	was, _ := filepath.Glob(filepath.Join(share, id, "palette.*.css"))
	editAt(t, filepath.Join(root, "data/site.yaml"), "title: ", "title: 新")
	for _, args := range [][]string{
		{"build", "-C", root},
		{"seal", "-C", root, id, "--reason", "经局长办公会审定发布", "--date", "2024-08-01"},
		{"build", "-C", root},
		{"publish", "-C", root, share},
	} {
		if code, stdout, stderr := call(args...); code != exitClean {
			t.Fatalf("%q = %d, %s%s", args, code, stdout, stderr)
		}
	}
	if _, err := os.Stat(was[0]); len(was) != 1 || err != nil {
		t.Fatalf("no palette waits: %q, %v", was, err)
	}
	within := id + "/" + filepath.Base(was[0])
	check := func(how string, code int, told ...string) {
		t.Helper()
		for _, args := range [][]string{{"verify", "-C", root, share}, {"verify", "--against", share, share}} {
			got, stdout, stderr := call(args...)
			if got != code || stderr != "" {
				t.Errorf("%s: %q = %d, want %d\n%s%s", how, args, got, code, stdout, stderr)
			}
			for _, text := range told {
				if !strings.Contains(stdout, text) {
					t.Errorf("%s: does not say %q:\n%s", how, text, stdout)
				}
			}
		}
	}
	check("one waits", exitClean, "多出 0 个", "另有 1 个文件不算多出", "    "+within+"\n")
	put(t, filepath.Join(share, id, ".bulletin-0123456789abcdef.tmp"), []byte("half"))
	put(t, filepath.Join(share, id, "counties", "Thumbs.db"), []byte("system"))
	check("with files of a stopped run and of a system", exitClean, "多出 0 个", "另有 3 个文件不算多出")
	copied := filepath.Join(t.TempDir(), "副本")
	if err := os.CopyFS(copied, os.DirFS(share)); err != nil {
		t.Fatal(err)
	}
	if code, stdout, _ := call("verify", "-C", root, copied); code != exitClean {
		t.Errorf("a copy = %d, %s", code, stdout)
	}
	put(t, was[0], append(get(t, was[0]), "x"...))
	check("which somebody changed", exitMistakes, "多出 1 个", "  多出 "+within+"\n")
	if err := os.Remove(was[0]); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(share, id, "extra.html"), []byte("<p>多出</p>"))
	check("a file of somebody", exitMistakes, "多出 1 个", "  多出 "+id+"/extra.html\n")

	// A folder of attachments: signatures and the list of a package are no attachments.
	folder := t.TempDir()
	put(t, filepath.Join(folder, "a.html"), get(t, somePage(t, filepath.Join(root, "public"))))
	for _, name := range []string{"a.html.minisig", "SHA256SUMS", ".bulletin-files/lock", "desktop.ini"} {
		put(t, filepath.Join(folder, name), []byte("x"))
	}
	if code, stdout, _ := call("verify", "-C", root, folder); code != exitClean || !strings.Contains(stdout, "另有 3 个签名") {
		t.Errorf("attachments = %d, %s", code, stdout)
	}
}

// TestVerifySM2: a signature with SM2 is told beside the verdict, and one that does not hold makes the exit code 1.
func TestVerifySM2(t *testing.T) {
	root, _ := sealedSite(t)
	data := "../../internal/signature/testdata/sm2"
	file := put(t, filepath.Join(t.TempDir(), "file.txt"), get(t, filepath.Join(data, "file.txt")))
	check := func(code int, told string, args ...string) {
		t.Helper()
		got, stdout, stderr := call(append([]string{"verify", "-C", root}, args...)...)
		if got != code || !strings.Contains(stdout+stderr, told) {
			t.Errorf("%q = %d, want %d and %q: %s%s", args, got, code, told, stdout, stderr)
		}
	}
	ca, message := filepath.Join(data, "ca.pem"), filepath.Join(data, "file.txt.p7s")
	check(exitMistakes, "没有国密签名：没有“file.txt.p7s”", "--certificate", ca, file)
	check(exitMistakes, "国密签名（SM2）与文件相符，签名人 CN=seal,O=bureau", "--certificate", ca, "--signature", message, file) // no seal knows it
	check(exitMistakes, "签名里写的时间是 2026-07-10，没有时间戳证明", "--certificate", ca, "--signature", message, file)
	check(exitMistakes, "不是由信任的证书签发的", "--certificate", filepath.Join(data, "stranger.pem"), "--signature", message, file)
	check(exitMistakes, "不是一个人的SM2签名消息", "--certificate", ca, "--signature", ca, file)
	foreign := "../../internal/signature/testdata/foreign"
	root2 := filepath.Join(foreign, "root.pem")
	for _, name := range []string{"bc-plain.ber", "bc-attributes.der", "bc-attributes-content.ber"} {
		check(exitMistakes, "国密签名（SM2）与文件相符，签名人 C=CN,O=统计局,CN=签名服务器，证书由信任的 CN=根证书,O=测试,C=CN 签发", "--certificate", root2, "--signature", filepath.Join(foreign, name), file)
	}
	check(exitMistakes, "国密签名不作数：文件没有改动过，但是签名时没有带签名人的标识", "--certificate", filepath.Join(foreign, "sub.pem"), "--signature", filepath.Join(foreign, "gmssl.cms"), file)
	check(exitFailure, "国密签名没有核验：给出的证书不是SM2证书", "--certificate", file, "--signature", message, file)
	check(exitFailure, "--signature 和 --certificate 一起用", "--signature", message, file)
	put(t, file, []byte("x"))
	check(exitMistakes, "国密签名和文件不符", "--certificate", ca, "--signature", message, file)
}
