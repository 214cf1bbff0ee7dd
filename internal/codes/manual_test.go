package codes

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the page of the manual anew")

// TestManual: the manual's page of all codes is that of the entries.
func TestManual(t *testing.T) {
	const file = "../../docs/reference/codes.md"
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(Manual()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page, err := os.ReadFile(file)
	if err != nil || string(page) != Manual() {
		t.Errorf("%s is not that of the entries; write it anew with -update: %v", file, err)
	}
}

// TestTexts: each entry says something of its own, in whole sentences.
func TestTexts(t *testing.T) {
	if _, err := read(); err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, e := range All() {
		if n := utf8.RuneCountInString(e.Title); n > 24 || strings.ContainsAny(e.Title, "。；") {
			t.Errorf("%s: the title is no short one: %s", e.Code, e.Title)
		}
		for _, text := range []string{e.Why, e.Remedy} {
			if !strings.HasSuffix(text, "。") {
				t.Errorf("%s: no whole sentence: %s", e.Code, text)
			}
			if strings.Contains(text, "<") && !strings.Contains(text, "`<`") && !strings.Contains(text, "“<”") && !strings.Contains(text, "`<<`") && !strings.Contains(text, "`![题注](<文件名>)`") {
				t.Errorf("%s: markup: %s", e.Code, text)
			}
		}
		if before := seen[e.Title]; before != "" {
			t.Errorf("%s and %s have one title", e.Code, before)
		}
		seen[e.Title] = e.Code
	}
}

// TestParse: what is not of the form is refused, with the reason.
func TestParse(t *testing.T) {
	good := "# a-b：题\n\n- 类别：期次\n- 级别：错误\n\n## 为什么\n\n甲。\n\n## 错误的写法\n\n```yaml a.yaml\nx: 1\n```\n\n## 正确的写法\n\n```yaml a.yaml 没有\n```\n\n## 怎么改\n\n乙。\n"
	e, err := parse(good)
	if err != nil || e.Code != "a-b" || e.Wrong[0].Text != "x: 1\n" || e.Right[0].Mode != Absent || e.Warns() {
		t.Fatalf("parse = %+v, %v", e, err)
	}
	for _, test := range []struct{ from, to, want string }{
		{"# a-b", "# A b", "first line"},
		{"类别：期次", "类别：别的", "not understood"},
		{"级别：错误", "级别：提示", "no severity"},
		{"- 级别：错误\n", "", "missing"},
		{"## 怎么改", "## 改法", "parts are"},
		{"甲。", "", "empty"},
		{"```yaml a.yaml\n", "```yaml\n", "no block"},
		{"没有\n```\n", "没有\n", "not closed"},
		{"没有", "部分", "no mode"},
	} {
		if _, err := parse(strings.Replace(good, test.from, test.to, 1)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q for %q: %v, want %s", test.to, test.from, err, test.want)
		}
	}
}

// TestNear: an unknown code offers those that may have been meant.
func TestNear(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"jmp", "jump"}, {"unknown-regoin", "unknown-region"}, {"JUMP", ""}, {"explanation", "bad-explanation"}, {"权重", "wrong-sum"}, {"", ""},
		{strings.Repeat("x", 1<<16), ""},
	} {
		got := strings.Join(Near(test.name), " ")
		if !strings.Contains(got, test.want) || test.want == "" && test.name != "JUMP" && got != "" {
			t.Errorf("Near(%.20s) = %s, want %s", test.name, got, test.want)
		}
	}
}
