package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/codes"
	"bulletin/internal/tell"
)

// TestExplain: each code is explained with its examples; what there is not offers what is near; several are told one by one.
func TestExplain(t *testing.T) {
	for _, e := range codes.All() {
		code, stdout, stderr := call("explain", e.Code)
		if code != exitClean || stderr != "" || !strings.HasPrefix(stdout, e.Code+"：") {
			t.Fatalf("explain %s = %d, %q, %q", e.Code, code, stdout, stderr)
		}
		wants := []string{"为什么", "怎么改", e.Title}
		if e.Unprovoked == "" {
			wants = append(wants, "错误的写法　"+e.Wrong[0].File, "正确的写法　"+e.Right[0].File)
		}
		for _, want := range wants {
			if !strings.Contains(stdout, want) {
				t.Errorf("explain %s lacks %s:\n%s", e.Code, want, stdout)
			}
		}
	}
	for _, test := range []struct {
		args         []string
		code         int
		want, failed string
	}{
		{[]string{"jmp"}, exitFailure, "", "没有“jmp”这个代码；相近的有 jump"},
		{[]string{"zzzzzz\x1b[2J"}, exitFailure, "", "用 bulletin explain 列出全部代码"},
		{[]string{"jump", "falling"}, exitClean, "falling：", ""},
		{[]string{"falling", "no-such"}, exitFailure, "falling：", "no-such"},
		{[]string{"data/a.yaml:1:1: 警告[jump]: 差。"}, exitClean, "jump：", ""},
		{[]string{"JUMP"}, exitClean, "jump：", ""},
		{nil, exitClean, "  jump", ""},
	} {
		code, stdout, stderr := call(append([]string{"explain"}, test.args...)...)
		if code != test.code || !strings.Contains(stdout, test.want) || !strings.Contains(stderr, test.failed) || strings.Contains(stderr, "\x1b") {
			t.Errorf("explain %q = %d, %q, %q", test.args, code, stdout, stderr)
		}
	}
	if _, stdout, _ := call("explain"); strings.Count(stdout, "\n  ") != len(codes.All()) {
		t.Errorf("the list of codes has %d", strings.Count(stdout, "\n  "))
	}
}

// doubtful is a copy of the small site with a figure that a check doubts.
func doubtful(t *testing.T, settings string) string {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("../../internal/check/testdata/base")); err != nil {
		t.Fatal(err)
	}
	for _, change := range []struct{ file, from, to string }{
		{"data/reports/2023-06.yaml", "    qingshan: 845\n", "    qingshan: 8450\n"},
		{"data/reports/2023-06.yaml", "    kaifaqu: 125\n", "    kaifaqu: {value: 7730, explained: {jump: 并入一个园区}}\n"},
		{"data/site.yaml", "issuer: ", settings + "issuer: "},
	} {
		name := filepath.Join(root, filepath.FromSlash(change.file))
		text, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(text), change.from) {
			t.Fatal(change.file, err)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(text), change.from, change.to, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// TestLevels: a site makes an error of a warning, or silences it; what is silenced or answered is counted and listed.
func TestLevels(t *testing.T) {
	for _, test := range []struct {
		settings    string
		code        int
		said, lists string
	}{
		{"", exitClean, "警告[jump]", "不提示[jump]: 青山开发区"},
		{"checks: {jump: error}\n", exitMistakes, "错误[jump]", "已在 explained 中说明：并入一个园区"},
		{"checks: {jump: off}\n", exitClean, "", "站点设置 checks 关闭了这一项"},
		{"checks: {missing-key: off}\n", exitMistakes, "错误[bad-check]", ""},
	} {
		root := doubtful(t, test.settings)
		code, stdout, stderr := call("check", "-C", root, "--silenced")
		if code != test.code || !strings.Contains(stderr, test.said) || !strings.Contains(stdout, test.lists) {
			t.Errorf("%q: check = %d\n%s\n%s", test.settings, code, stdout, stderr)
		}
		if test.said == "" && strings.Contains(stderr, "[jump]") {
			t.Errorf("%q: jump is told:\n%s", test.settings, stderr)
		}
		if told := strings.Contains(stdout, "处不提示"); told != (test.lists != "") {
			t.Errorf("%q: the count of what is not told: %v\n%s", test.settings, told, stdout)
		}
		if strings.Contains(stderr, "[") && strings.Count(stdout, "bulletin explain ") != 1 {
			t.Errorf("%q: explain is told of %d times", test.settings, strings.Count(stdout, "bulletin explain "))
		}
	}
}

// TestFormats: the forms for programs are alone on standard output; the form for people shows the place.
func TestFormats(t *testing.T) {
	root := doubtful(t, "checks: {jump: error}\n")
	code, stdout, stderr := call("check", "-C", root, "--format", "json")
	var doc struct {
		Errors, Warnings      int
		Diagnostics, Silenced []struct {
			File, Code, Severity, Reason string
			Line, Column                 int
		}
	}
	if err := json.Unmarshal([]byte(stdout), &doc); err != nil || code != exitMistakes || stderr != "" {
		t.Fatalf("json = %d, %v, %q", code, err, stderr)
	}
	if doc.Errors != 1 || len(doc.Silenced) != 1 || doc.Silenced[0].Reason == "" {
		t.Errorf("the document is %+v", doc)
	}
	found := false
	for _, d := range doc.Diagnostics {
		found = found || d.Code == "jump" && d.Severity == "error" && d.File == "data/reports/2023-06.yaml" && d.Line > 0 && d.Column == 15
	}
	if !found {
		t.Errorf("the error is not told: %+v", doc.Diagnostics)
	}
	code, stdout, stderr = call("check", "-C", root, "--format", "sarif")
	if code != exitMistakes || stderr != "" || !json.Valid([]byte(stdout)) || !strings.Contains(stdout, `"uriBaseId": "SITE"`) || !strings.Contains(stdout, filepath.ToSlash(root)) {
		t.Errorf("sarif = %d, %q, %.300s", code, stderr, stdout)
	}
	code, _, stderr = call("check", "-C", root, "--format", "text")
	if code != exitMistakes || !strings.Contains(stderr, " |     qingshan: 8450\n") || !strings.Contains(stderr, "^^^^\n") || strings.Contains(stderr, "\x1b") {
		t.Errorf("text = %d, %s", code, stderr)
	}
	for _, args := range [][]string{{"--format", "xml"}, {"--format", "json", "--fix"}, {"--silenced", "--watch"}, {"--format", "json", "--proof"}} {
		if code, stdout, stderr := call(append([]string{"check", "-C", root}, args...)...); code != exitFailure || stdout != "" || stderr == "" {
			t.Errorf("%q = %d, %q, %q", args, code, stdout, stderr)
		}
	}
}

// TestLook: what is no terminal gets neither lines nor colours, whatever the environment says.
func TestLook(t *testing.T) {
	none := func(string) string { return "" }
	if got := lookOf(&bytes.Buffer{}, none); got != (tell.Look{Wide: true}) {
		t.Errorf("a buffer looks %+v", got)
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "x"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if got := lookOf(file, none); got.Colour || got.Excerpts {
		t.Errorf("a file looks %+v", got)
	}
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a device of characters, as terminals are
	if err != nil || !isTerminal(null) {
		t.Skip("no such device")
	}
	defer null.Close()
	if got := lookOf(null, none); !got.Colour || !got.Excerpts {
		t.Errorf("a terminal looks %+v", got)
	}
	for _, name := range []string{"NO_COLOR", "TERM"} {
		if got := lookOf(null, func(n string) string { return map[bool]string{true: "dumb"}[n == name] }); got.Colour || !got.Excerpts {
			t.Errorf("with %s a terminal looks %+v", name, got)
		}
	}
}
