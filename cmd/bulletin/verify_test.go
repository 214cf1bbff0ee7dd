package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/verify"
)

// sealedSite is a site with one sealed edition, which is built, and an attachment of each form that needs no browser.
func sealedSite(t *testing.T) (root, public string) {
	t.Helper()
	root = t.TempDir()
	if err := os.CopyFS(root, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	public = filepath.Join(root, "public")
	editions, err := filepath.Glob(filepath.Join(root, "content", "*", "edition.md"))
	if err != nil || len(editions) == 0 {
		t.Fatal(editions, err)
	}
	id := filepath.Base(filepath.Dir(editions[len(editions)-1]))
	for _, args := range [][]string{
		{"build", "-C", root},
		{"seal", "-C", root, id, "--reason", "经局长办公会审定发布", "--date", "2024-08-01"},
		{"attach", "-C", root, "--docx", "--static", id},
		{"attach", "-C", root, "--zip", "--docx", "--static", id},
		{"build", "-C", root},
	} {
		if code, stdout, stderr := call(args...); code != exitClean {
			t.Fatalf("%q = %d, %s%s", args, code, stdout, stderr)
		}
	}
	return root, public
}

func put(t *testing.T, name string, content []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func get(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// page of a sealed edition that has a table.
func somePage(t *testing.T, public string) string {
	t.Helper()
	pages, _ := filepath.Glob(filepath.Join(public, "*", "indicators", "*.html"))
	if len(pages) == 0 {
		t.Fatal("no page")
	}
	return pages[0]
}

// TestVerify: the three verdicts on files, with what is told and with the exit code.
func TestVerify(t *testing.T) {
	root, public := sealedSite(t)
	page := somePage(t, public)
	content, other := get(t, page), t.TempDir()
	figure := bytes.Index(content, []byte("data-sort=\""))
	changed := bytes.Clone(content)
	changed[figure+len("data-sort=\"")] ^= 1
	for _, test := range []struct {
		name string
		file string
		code int
		told []string
	}{
		{"the page", page, exitClean, []string{"：与封存时逐字节相同", "第1版", "核验码 "}},
		{"renamed", put(t, filepath.Join(other, "通报.htm"), content), exitClean, []string{"：与封存时逐字节相同"}},
		{"CRLF", put(t, filepath.Join(other, "crlf.html"), bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n"))), exitClean, []string{"：重新保存过，内容相同", "原件 "}},
		{"a digit", put(t, filepath.Join(other, filepath.Base(page)), changed), exitMistakes, []string{"：内容不同", "比对的是 ", "排序用的数", "变成了"}},
		{"a banner", put(t, filepath.Join(other, "banner.html"), bytes.Replace(content, []byte("<body"), []byte("<body><p>外部邮件</p><p"), 1)), exitMistakes, []string{"多出“外部邮件”"}},
		{"nothing of ours", put(t, filepath.Join(other, "x.html"), []byte("<p>别的</p>")), exitMistakes, []string{"不是封存的文件"}},
		{"a notice", put(t, filepath.Join(other, "n.html"), bytes.Replace(content, []byte("</body>"), []byte("<p data-later>本期已有更正</p></body>"), 1)), exitClean, []string{"重新保存过，内容相同", "不在核验之内：本期已有更正"}},
		{"a PDF printed again", put(t, filepath.Join(other, "p.pdf"), []byte("%PDF-1.4\nstream\n"+deflated("BT ("+codeOf(t, content)+") Tj ET")+"\nendstream\n")), exitMistakes, []string{"字节不同，内容没有核对", "只表明自称是哪一期", "请向发送方要原来的文件"}},
		{"no document", put(t, filepath.Join(other, "x.docx"), []byte("nothing")), exitFailure, []string{"：读不了", "不是Word文档"}},
		{"no package", put(t, filepath.Join(other, "x.zip"), []byte("nothing")), exitFailure, []string{"：读不了", "不是压缩包"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := call("verify", "-C", root, test.file)
			if code != test.code || stderr != "" {
				t.Errorf("exit %d, want %d; %s", code, test.code, stderr)
			}
			for _, told := range test.told {
				if !strings.Contains(stdout, told) {
					t.Errorf("does not say %q:\n%s", told, stdout)
				}
			}
			outside, told, _ := call("verify", "-C", other, "--against", public, test.file)
			if outside != code || told != stdout {
				t.Errorf("against the folder = %d\n%sagainst the site\n%s", outside, told, stdout)
			}
		})
	}
	if code, _, stderr := call("verify", "-C", root, filepath.Join(other, "none.html")); code != exitFailure || !strings.Contains(stderr, "没有这个文件") {
		t.Errorf("a file that is not there = %d, %s", code, stderr)
	}
	if code, _, stderr := call("verify", "-C", site); code != exitFailure || !strings.Contains(stderr, "还没有封存的期次") {
		t.Errorf("nothing sealed = %d, %s", code, stderr)
	}
	if code, _, stderr := call("verify", "--against", other, page); code != exitFailure || !strings.Contains(stderr, "没有封存记录") {
		t.Errorf("against nothing = %d, %s", code, stderr)
	}
}

// codeOf is the code that a page prints.
func codeOf(t *testing.T, page []byte) string {
	t.Helper()
	code := printedCode.FindSubmatch(page)
	if code == nil {
		t.Fatal("no code on the page")
	}
	return string(code[1])
}

var printedCode = regexp.MustCompile(`核验码[^A-Z0-9]{1,40}([A-Z0-9]{4}(?:-[A-Z0-9]{4}){3})`)

// deflated is a text as the streams of PDFs have it.
func deflated(text string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.String()
}

// TestVerifyChangesOfBytes: of files in each form every single byte that changes is found; how long a file takes is printed.
func TestVerifyChangesOfBytes(t *testing.T) {
	root, public := sealedSite(t)
	single, _ := filepath.Glob(filepath.Join(root, "attachments", "*.html"))
	words, _ := filepath.Glob(filepath.Join(root, "attachments", "*.docx"))
	packed, _ := filepath.Glob(filepath.Join(root, "attachments", "*.zip"))
	if len(single) == 0 || len(words) == 0 || len(packed) == 0 {
		t.Fatalf("attachments: %q, %q, %q", single, words, packed)
	}
	known := readSeals(t, public)
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range []string{somePage(t, public), single[0], words[0], packed[0]} {
		content := get(t, name)
		if r := known.File(name, content, nil); r.Verdict != verify.Identical {
			t.Errorf("%s itself: %v", filepath.Base(name), r.Verdict)
		}
		const tries = 100
		found, differs := 0, 0
		var slowest time.Duration
		for range tries {
			changed := bytes.Clone(content)
			changed[random.IntN(len(changed))] ^= byte(1 + random.IntN(255))
			begun := time.Now()
			r := known.File(name, changed, nil)
			slowest = max(slowest, time.Since(begun))
			if r.Verdict != verify.Identical {
				found++
			}
			if r.Verdict > verify.Saved {
				differs++
			}
		}
		t.Logf("%s (%d bytes): %d of %d single-byte changes found, %d of them change what is said; the slowest took %v",
			filepath.Ext(name), len(content), found, tries, differs, slowest.Round(time.Millisecond))
		if found != tries {
			t.Errorf("%s: %d of %d", name, found, tries)
		}
	}
}

func readSeals(t *testing.T, public string) *verify.Known {
	t.Helper()
	known, err := verify.ReadScript(get(t, filepath.Join(public, verify.DataPath)))
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// TestVerifyForms: attachments are listed when they are made, and verified by that, also packed again and saved again.
func TestVerifyForms(t *testing.T) {
	root, _ := sealedSite(t)
	lists, _ := filepath.Glob(filepath.Join(root, "content", "*", "attachments.yaml"))
	if len(lists) != 1 {
		t.Fatal(lists)
	}
	id := filepath.Base(filepath.Dir(lists[0]))
	var diags diag.List
	list, err := load.Attachments(os.DirFS(root), id, &diags)
	if err != nil || diags.HasErrors() || len(list) < 4 {
		t.Fatalf("%+v, %v, %v", list, err, diags.Sorted())
	}
	files, _ := filepath.Glob(filepath.Join(root, "attachments", "*"))
	if code, stdout, stderr := call(append([]string{"verify", "-C", root}, files...)...); code != exitClean || strings.Count(stdout, "逐字节相同") != len(files) {
		t.Errorf("attachments = %d, %s%s", code, stdout, stderr)
	}
	before := get(t, lists[0])
	if code, _, stderr := call("attach", "-C", root, "--docx", "--static", id); code != exitClean {
		t.Error(code, stderr)
	}
	if after := get(t, lists[0]); !bytes.Equal(before, after) {
		t.Errorf("the same attachments are listed again:\n%s", after)
	}
	packed, _ := filepath.Glob(filepath.Join(root, "attachments", "*.zip"))
	again := func(change func(name string, content []byte) []byte) string {
		return put(t, filepath.Join(t.TempDir(), "again.zip"), repacked(t, packed[0], change))
	}
	same := again(func(_ string, content []byte) []byte { return content })
	if code, stdout, _ := call("verify", "-C", root, same); code != exitClean || !strings.Contains(stdout, "重新打过包，其中的文件没有不同") {
		t.Errorf("packed again = %d, %s", code, stdout)
	}
	changed := again(func(name string, content []byte) []byte {
		if strings.HasSuffix(name, ".html") && name != "index.html" {
			return bytes.Replace(content, []byte("核验码"), []byte("校验码"), 1)
		}
		return content
	})
	if code, stdout, _ := call("verify", "-C", root, changed); code != exitMistakes || !strings.Contains(stdout, "与压缩包里的校验码不符") {
		t.Errorf("changed within = %d, %s", code, stdout)
	}
	document, _ := filepath.Glob(filepath.Join(root, "attachments", "*.docx"))
	saved := put(t, filepath.Join(t.TempDir(), "saved.docx"), repacked(t, document[0], func(name string, content []byte) []byte {
		if name != "word/document.xml" { // Word parts runs anew and numbers them
			return content
		}
		return bytes.ReplaceAll(content, []byte("<w:r>"), []byte("<w:r w:rsidR=\"00A1\">"))
	}))
	if code, stdout, _ := call("verify", "-C", root, saved); code != exitClean || !strings.Contains(stdout, "重新保存过，内容相同") {
		t.Errorf("a document saved again = %d, %s", code, stdout)
	}
	digit := put(t, filepath.Join(t.TempDir(), "digit.docx"), repacked(t, document[0], func(name string, content []byte) []byte {
		if name != "word/document.xml" {
			return content
		}
		at := bytes.Index(content, []byte("月</w:t>"))
		if at < 1 {
			at = bytes.Index(content, []byte("年"))
		}
		other := bytes.Clone(content)
		other[at-1] ^= 1
		return other
	}))
	if code, stdout, _ := call("verify", "-C", root, digit); code != exitMistakes || !strings.Contains(stdout, "”变成了“") {
		t.Errorf("a document with another digit = %d, %s", code, stdout)
	}
	if err := os.WriteFile(lists[0], bytes.Replace(before, []byte("revision: 1"), []byte("revision: 2"), 1), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call("verify", "-C", root, files[0]); code != exitFailure || !strings.Contains(stderr, "seal-damaged") {
		t.Errorf("a list changed by hand = %d, %s", code, stderr)
	}
}

// repacked packs the members of a package anew.
func repacked(t *testing.T, name string, change func(name string, content []byte) []byte) []byte {
	t.Helper()
	archive, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		in.Close()
		if err != nil {
			t.Fatal(err)
		}
		out, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(change(f.Name, content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestVerifyFolder: what a published folder lacks, has too much or has changed is told and brought back from a copy, all or nothing.
func TestVerifyFolder(t *testing.T) {
	root, public := sealedSite(t)
	share := filepath.Join(t.TempDir(), "share")
	if err := os.CopyFS(share, os.DirFS(public)); err != nil {
		t.Fatal(err)
	}
	page := somePage(t, public)
	within, _ := filepath.Rel(public, page)
	id, _, _ := strings.Cut(filepath.ToSlash(within), "/")
	index := filepath.Join(public, id, "index.html")
	content := get(t, index)
	if err := os.Remove(page); err != nil {
		t.Fatal(err)
	}
	put(t, index, bytes.Replace(content, []byte("</p>"), []byte("1</p>"), 1))
	put(t, filepath.Join(public, id, "extra.html"), []byte("<p>多出</p>"))
	code, stdout, _ := call("verify", "-C", root)
	if code != exitMistakes || !strings.Contains(stdout, "1 个不同，缺少 1 个，多出 1 个") || !strings.Contains(stdout, "缺少 "+filepath.ToSlash(within)) {
		t.Errorf("public = %d, %s", code, stdout)
	}
	if code, stdout, _ = call("verify", "-C", root, share); code != exitClean {
		t.Errorf("the share = %d, %s", code, stdout)
	}
	// A copy that lacks one as well brings none back.
	if err := os.Remove(filepath.Join(share, within)); err != nil {
		t.Fatal(err)
	}
	if code, stdout, _ = call("verify", "-C", root, "--restore", share); code != exitMistakes || !strings.Contains(stdout, filepath.ToSlash(within)) {
		t.Errorf("restored from half a copy = %d, %s", code, stdout)
	}
	if bytes.Equal(get(t, index), content) {
		t.Error("half was brought back")
	}
	// Other line ends are those of git on Windows.
	whole := filepath.Join(t.TempDir(), "whole")
	for _, args := range [][]string{{"build", "-C", root, "-o", whole}} {
		if code, _, _ := call(args...); code == exitClean {
			t.Error("a build takes a sealed page that was changed")
		}
	}
	if err := os.CopyFS(whole, os.DirFS(share)); err != nil {
		t.Fatal(err)
	}
	known := readSeals(t, share)
	if len(known.Editions) != 1 {
		t.Fatal(known.Editions)
	}
	put(t, filepath.Join(whole, within), bytes.ReplaceAll(removedPage(t, root, share, within), []byte("\n"), []byte("\r\n")))
	code, stdout, stderr := call("verify", "-C", root, "--restore", whole)
	if code != exitClean || !strings.Contains(stdout, "共找回 2 个文件") {
		t.Errorf("restored = %d, %s%s", code, stdout, stderr)
	}
	if !bytes.Equal(get(t, index), content) {
		t.Error("the page is not what it was")
	}
	if code, stdout, _ = call("verify", "-C", root, "--restore", whole); code != exitClean || !strings.Contains(stdout, "不需要找回") {
		t.Errorf("restored twice = %d, %s", code, stdout)
	}
	if code, _, stderr := call("build", "-C", root); code != exitClean && !strings.Contains(stderr, "extra") {
		t.Error(fmt.Sprint("build after restoring = ", code, stderr))
	}
}

// removed are the pages that a test has removed, by their content.
func removedPage(t *testing.T, root, share, within string) []byte {
	t.Helper()
	fresh := t.TempDir()
	if err := os.CopyFS(fresh, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call("build", "-C", fresh); code != exitClean {
		t.Fatal(stderr)
	}
	return get(t, filepath.Join(fresh, "public", within))
}

// TestSign: a file that is signed here verifies, and one that was changed afterwards does not.
func TestSign(t *testing.T) {
	root, public := sealedSite(t)
	keys := "../../internal/signature/testdata"
	file := put(t, filepath.Join(t.TempDir(), "通报.html"), get(t, somePage(t, public)))
	if code, stdout, stderr := call("sign", "--key", filepath.Join(keys, "key.sec"), "--comment", "2024年上半年", file); code != exitClean || !strings.Contains(stdout, ".minisig") {
		t.Fatalf("sign = %d, %s%s", code, stdout, stderr)
	}
	check := func(code int, told string) {
		t.Helper()
		got, stdout, stderr := call("verify", "-C", root, "--key", filepath.Join(keys, "key.pub"), file)
		if got != code || !strings.Contains(stdout, told) {
			t.Errorf("verify = %d, want %d and %q: %s%s", got, code, told, stdout, stderr)
		}
	}
	check(exitClean, "签名有效，签名时写的说明：2024年上半年")
	put(t, file, append(get(t, file), '\n'))
	check(exitMistakes, "签名和文件不符")
	if err := os.Remove(file + ".minisig"); err != nil {
		t.Fatal(err)
	}
	check(exitMistakes, "没有签名")
	if code, _, stderr := call("sign", "--key", file, file); code != exitFailure || !strings.Contains(stderr, "不是minisign的密钥") {
		t.Errorf("no key = %d, %s", code, stderr)
	}
	if code, _, stderr := call("sign", file); code != exitFailure || !strings.Contains(stderr, "--key") {
		t.Errorf("without a key = %d, %s", code, stderr)
	}
}
