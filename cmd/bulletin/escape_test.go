package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/escape"
	"bulletin/internal/load"
	"bulletin/internal/longtest"
)

// messages is how many payloads TestMessages tries: one of so many.
var messages = flag.Int("messages", 90, "")

// TestMessages: whatever the arguments of a command are, what it prints steers no terminal.
func TestMessages(t *testing.T) {
	payloads, err := escape.Payloads()
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir()) // what is written under a name that somebody gave is written here
	tried := 0
	try := func(args ...string) {
		t.Helper()
		_, stdout, stderr := call(args...)
		tried++
		for _, fault := range append(escape.Steered(stdout), escape.Steered(stderr)...) {
			t.Errorf("%.200q: %s", args, fault)
		}
	}
	for k := 0; k < len(payloads); k += *messages {
		text := payloads[k].With("zq")
		try(text)
		try("help", text)
		for _, c := range commands {
			if c.name == "serve" {
				continue // it goes on until it is told to end
			}
			try(c.name, "-C", text)
			if strings.HasPrefix(text, "-") {
				try(c.name, "-C", root, text)
				continue
			}
			try(c.name, "-C", root, text)
			try(c.name, "-C", root, "--"+text)
			flags, _ := c.flags(&request{terminal: &terminal{}})
			flags.VisitAll(func(f *flag.Flag) {
				if f.Name != "C" && !isSwitch(f) {
					try(c.name, "-C", root, dashed(f.Name), text)
				}
			})
		}
	}
	t.Logf("%d calls", tried)
}

// TestReasons: what a seal and a correction are given as a reason stands in the site's files as it was said, or is refused.
func TestReasons(t *testing.T) {
	payloads, err := escape.Payloads()
	if err != nil {
		t.Fatal(err)
	}
	kept, refused := 0, 0
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call("build", "-C", root, "-o", filepath.Join(root, "public")); code != exitClean {
		t.Fatal(stderr)
	}
	for k := 0; k < len(payloads); k += *messages {
		text := payloads[k].With("zqreasonqz")
		code, stdout, stderr := call("seal", "-C", root, "-o", filepath.Join(root, "public"), "--reason", text, "--date", "2024-08-01", singleEdition)
		for _, fault := range append(escape.Steered(stdout), escape.Steered(stderr)...) {
			t.Errorf("%.80q: %s", text, fault)
		}
		if code != exitClean {
			refused++
			continue
		}
		kept++
		if code, _, stderr := call("check", "-C", root); code != exitClean {
			t.Errorf("%.80q: the seal is not read: %s", text, stderr)
		}
		seal := filepath.Join(root, "content", singleEdition, "seal.yaml")
		if content, err := os.ReadFile(seal); err != nil || !strings.Contains(string(content), "zqreasonqz") {
			t.Errorf("%.80q: no reason in %s, %v", text, content, err)
		}
		for _, name := range []string{"seal.yaml", "published.csv"} {
			if err := os.Remove(filepath.Join(root, "content", singleEdition, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d reasons are kept, %d refused", kept, refused)
}

// TestAnswers: what somebody says of a new site, on the command line or in a file, makes a site without a mistake, or is refused.
func TestAnswers(t *testing.T) {
	longtest.Skip(t)
	payloads, err := escape.Payloads()
	if err != nil {
		t.Fatal(err)
	}
	made, refused := 0, 0
	folder := t.TempDir()
	for k := 0; k < len(payloads); k += *messages {
		text := payloads[k].With("zq")
		answers := filepath.Join(folder, "answers.yaml")
		quoted := load.Scalar(text)
		if err := os.WriteFile(answers, []byte("标题: "+quoted+"\n发布单位: "+quoted+"\n首期: 2022-07\n单位:\n  - {名称: 全县, 类别: 整体}\n  - {名称: "+quoted+", 类别: 成员, 责任单位: "+quoted+"}\n  - {名称: 二中, 类别: 成员}\n指标:\n  - {名称: "+
			quoted+", 计量单位: 人, 分组: "+quoted+", 口径: "+quoted+", 数据来源单位: "+quoted+"}\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		for n, args := range [][]string{
			{"--answers", answers},
			{"--title", text, "--issuer", text, "--whole", "全县", "--members", text + "、二中", "--first", "2022-07", "--indicators", text + "（人）"},
			{"--title", text, "--issuer", text, "--whole", "全县", "--members", "一中、二中", "--first", "2022-07", "--indicators", "人数（人）"},
		} {
			root := filepath.Join(folder, fmt.Sprint(k, "-", n))
			code, stdout, stderr := call(append([]string{"new", "site", root, "--date", "2022-08-20"}, args...)...)
			for _, fault := range append(escape.Steered(stdout), escape.Steered(stderr)...) {
				t.Errorf("%.80q: %s", text, fault)
			}
			if code != exitClean {
				refused++
				continue
			}
			made++
			if code, _, stderr := call("check", "-C", root); code != exitClean {
				t.Errorf("%.80q: the new site has mistakes: %s", text, stderr)
			}
		}
	}
	t.Logf("%d sites made, %d refused", made, refused)
	if made == 0 {
		t.Error("nothing was made")
	}
}
