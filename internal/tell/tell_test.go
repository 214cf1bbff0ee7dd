package tell

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/codes"
	"bulletin/internal/diag"
)

// columnOf is the first cell of a text within a line, where Chinese signs and what the standard leaves open are counted as said.
func columnOf(line, text string, wide bool) int {
	at := strings.Index(line, text)
	n := 0
	for _, c := range line[:at] {
		n += Cells(c, wide)
	}
	return n
}

// TestExcerpt: the mark stands under the place, whatever stands before it.
func TestExcerpt(t *testing.T) {
	for _, test := range []struct {
		name, row string
		col       int
		old       string
		wide      bool
		under     string // what the mark must stand under, in the line as it is shown
		width     int
	}{
		{"letters", "    donghe: 71.0", 13, "", false, "71.0", 4},
		{"YAML: a value with its unit", "    longshan: 3360亿元 # 快报", 15, "", false, "3360亿元", 8},
		{"YAML: within braces", "{value: 7.10万, note: 一}", 9, "", false, "7.10万", 6},
		{"YAML: inside of a value", "title: 全市工作通报", 9, "", false, "市", 2},
		{"Chinese before", "title: 全市工作通报 x: 1", 15, "", false, "x", 1},
		{"a Chinese sign", "title: 全市工作通报", 9, "", false, "市", 2},
		{"quotes of one cell", "他说“好”的", 6, "", false, "的", 2},
		{"quotes of two cells", "他说“好”的", 6, "", true, "的", 2},
		{"what can be replaced", "完成7.10亿元", 3, "7.10亿元", false, "7.10亿元", 8},
		{"a tab before", "\tdonghe: 1", 2, "", false, "donghe", 6},
		{"a tab inside", "ab\t东: 1", 4, "", false, "东", 2},
		{"a combining mark before", "e\u0301a: 1", 3, "", false, "a", 1},
		{"an invisible sign", "全\u200b市", 2, "", false, "\ufffd", 1},
		{"an escape sequence", "全\x1b[31m市", 2, "", false, "\ufffd", 1},
		{"far out", strings.Repeat("东河县投资较快。", 100) + "X" + strings.Repeat("西湖县", 100), 801, "", false, "X", 1},
		{"the beginning of a long line", "X" + strings.Repeat("西湖县", 100), 1, "", true, "X", 1},
		{"the end of a long line", strings.Repeat("西湖县", 100) + "X", 301, "", true, "X", 1},
	} {
		file := "a"
		if strings.HasPrefix(test.name, "YAML") {
			file = "a.yaml"
		}
		d := &diag.Diagnostic{Pos: diag.Pos{File: file, Line: 7, Col: test.col}, Old: test.old}
		line, mark := Excerpt(d, test.row, test.wide)
		if got, want := strings.Index(mark, "^"), columnOf(line, test.under, test.wide); got != want {
			t.Errorf("%s: the mark stands at %d, want %d\n%s\n%s", test.name, got, want, line, mark)
		}
		if got := strings.Count(mark, "^"); got != test.width {
			t.Errorf("%s: the mark is %d cells wide, want %d\n%s\n%s", test.name, got, test.width, line, mark)
		}
		if n := columnOf(line+"$", "$", test.wide); n > mostCells+10 {
			t.Errorf("%s: the line takes %d cells", test.name, n)
		}
		if strings.ContainsFunc(line+mark, hostile) {
			t.Errorf("%s: the line can steer a terminal: %q", test.name, line)
		}
	}
	if line, mark := Excerpt(&diag.Diagnostic{Pos: diag.Pos{Line: 12}}, "values:\r", false); line != "   12 | values:" || mark != "" {
		t.Errorf("without a column: %q, %q", line, mark)
	}
	if _, mark := Excerpt(&diag.Diagnostic{Pos: diag.Pos{Line: 1, Col: 99}}, "ab", false); mark != "      |   ^" {
		t.Errorf("beyond the line: %q", mark)
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("东河\t县\x1b[2J", 3, "县", true)
	f.Fuzz(func(t *testing.T, row string, col int, old string, wide bool) {
		line, mark := Excerpt(&diag.Diagnostic{Pos: diag.Pos{Line: 1, Col: col}, Old: old}, strings.ReplaceAll(row, "\n", ""), wide)
		if strings.ContainsFunc(line+mark, hostile) || len(mark) > 1000 {
			t.Errorf("%q, %q", line, mark)
		}
	})
}

var site = fstest.MapFS{"data/a.yaml": {Data: []byte("\ufeff一: 1\n东河: 2\r\n")}}

func text(t *testing.T, list []diag.Diagnostic, look Look) string {
	t.Helper()
	var out bytes.Buffer
	if err := Text(&out, list, site, look); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestText(t *testing.T) {
	list := []diag.Diagnostic{
		{Pos: diag.Pos{File: "data/a.yaml", Line: 2, Col: 5}, Code: "jump", Severity: diag.Warning, Text: "差", Fix: "核对"},
		{Pos: diag.Pos{File: "data/a.yaml", Line: 9, Col: 5}, Code: "x", Text: "没有这一行"},
		{Pos: diag.Pos{File: "../a.yaml", Line: 1, Col: 1}, Code: "x", Text: "站外\x1b[2J"},
	}
	if got, want := text(t, list, Look{Excerpts: true}), `data/a.yaml:2:5: 警告[jump]: 差；核对。
    2 | 东河: 2
      |       ^
data/a.yaml:9:5: 错误[x]: 没有这一行。
../a.yaml:1:1: 错误[x]: 站外`+"\ufffd[2J。\n"; got != want {
		t.Errorf("Text =\n%s\nwant\n%s", got, want)
	}
	if got := text(t, list[:1], Look{}); strings.Contains(got, "|") || strings.Contains(got, "\x1b") {
		t.Errorf("without excerpts and colour: %q", got)
	}
	if got := text(t, list[:1], Look{Excerpts: true, Colour: true}); !strings.Contains(got, yellow+"警告[jump]"+plain) || strings.Count(got, plain) != 3 {
		t.Errorf("in colour: %q", got)
	}
	if err := Text(broken{}, list, site, Look{}); err == nil {
		t.Error("a failing writer is not told")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("full") }

// TestManyStayReadable: of hundreds of messages the first come with their lines, the others as a list.
func TestManyStayReadable(t *testing.T) {
	var list []diag.Diagnostic
	for k := range 300 {
		list = append(list, diag.Diagnostic{Pos: diag.Pos{File: "data/a.yaml", Line: 1 + k%2, Col: 1}, Code: "x", Text: fmt.Sprint(k)})
	}
	if got := strings.Count(text(t, list, Look{Excerpts: true}), "\n"); got != 300+2*mostExcerpts {
		t.Errorf("300 messages take %d lines", got)
	}
}

var told = Told{
	Diags: []diag.Diagnostic{
		{Pos: diag.Pos{File: "data/数 据.yaml", Line: 2, Col: 5}, Code: "unbound-number", Severity: diag.Warning, Text: "可写成引用<b>", Fix: "是否想写“甲”？", Old: "7.10亿元", New: "{{ 甲 }}"},
		{Pos: diag.Pos{File: "content"}, Code: "missing-file", Text: "没有"},
		{Code: "jump", Severity: diag.Warning, Text: "还有", More: 7},
	},
	Silenced: []diag.Diagnostic{{Pos: diag.Pos{File: "data/a.yaml", Line: 1, Col: 1}, Code: "jump", Severity: diag.Warning, Text: "差", Fix: "集中登记"}},
	Errors:   1, Warnings: 8,
}

func TestJSON(t *testing.T) {
	var out bytes.Buffer
	if err := JSON(&out, &told); err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"version": 1`, `"errors": 1`, `"warnings": 8`, `"file": "data/数 据.yaml"`, `"line": 2`, `"column": 5`, `"severity": "warning"`, `"code": "unbound-number"`,
		`"text": "可写成引用<b>"`, `"new": "{{ 甲 }}"`, `"reason": "集中登记"`, `"more": 7`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the document has no %s:\n%s", want, out.String())
		}
	}
	out.Reset()
	if err := JSON(&out, &Told{}); err != nil || !strings.Contains(out.String(), `"diagnostics": []`) {
		t.Errorf("nothing is told as %s", out.String())
	}
}

// TestSARIF holds what the standard requires (sections 3.13 to 3.57 of SARIF 2.1.0).
func TestSARIF(t *testing.T) {
	var out bytes.Buffer
	if err := SARIF(&out, &told, "C:/通报 一"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	d := json.NewDecoder(&out)
	d.DisallowUnknownFields()
	if err := d.Decode(&log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || !strings.Contains(log.Schema, "sarif-schema-2.1.0.json") || run.Tool.Driver.Name == "" || run.ColumnKind != "unicodeCodePoints" {
		t.Errorf("the log is %s, %s, by %s, in %s", log.Version, log.Schema, run.Tool.Driver.Name, run.ColumnKind)
	}
	if base := run.Bases["SITE"].URI; base != "file:///C:/%E9%80%9A%E6%8A%A5%20%E4%B8%80/" {
		t.Errorf("the base is %s", base)
	}
	if len(run.Tool.Driver.Rules) != len(codes.All()) {
		t.Errorf("%d rules, want %d", len(run.Tool.Driver.Rules), len(codes.All()))
	}
	for _, rule := range run.Tool.Driver.Rules {
		if rule.ID == "" || rule.Short.Text == "" || rule.Full.Text == "" || rule.Help.Text == "" || rule.Help.Markdown == "" || rule.Default.Level != "error" && rule.Default.Level != "warning" {
			t.Errorf("rule %+v is not whole", rule)
		}
	}
	if len(run.Results) != len(told.Diags)+len(told.Silenced) {
		t.Fatalf("%d results", len(run.Results))
	}
	for _, r := range run.Results {
		if r.Message.Text == "" || run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.Level != "error" && r.Level != "warning" {
			t.Errorf("result %+v", r)
		}
		for _, l := range r.Locations {
			if l.Physical.Artifact.Base != "SITE" || strings.HasPrefix(l.Physical.Artifact.URI, "/") || strings.ContainsAny(l.Physical.Artifact.URI, " 数\\") {
				t.Errorf("location %+v", l)
			}
			if g := l.Physical.Region; g != nil && (g.StartLine < 1 || g.StartColumn < 0) {
				t.Errorf("region %+v", g)
			}
		}
	}
	change := run.Results[0].Fixes[0].Changes[0].Replacements[0]
	if change.Deleted != (region{2, 5, 11}) || change.Inserted.Text != "{{ 甲 }}" {
		t.Errorf("the fix is %+v", change)
	}
	if s := run.Results[3].Suppressions; len(s) != 1 || s[0].Kind != "inSource" || s[0].Justification != "集中登记" {
		t.Errorf("what is silenced is %+v", run.Results[3])
	}
}

func TestFolderURI(t *testing.T) {
	for root, want := range map[string]string{
		"/home/甲": "file:///home/%E7%94%B2/", "C:/": "file:///C:/", "//server/share/甲 乙": "file://server/share/%E7%94%B2%20%E4%B9%99/", "/": "file:///",
	} {
		if got := folderURI(root); got != want {
			t.Errorf("folderURI(%s) = %s, want %s", root, got, want)
		}
	}
}

func TestCells(t *testing.T) {
	for _, test := range []struct {
		text         string
		narrow, wide int
	}{{"abc", 3, 3}, {"东河县", 6, 6}, {"“好”", 4, 6}, {"，。", 4, 4}, {"e\u0301", 1, 1}, {"ｱ", 1, 1}, {"①", 1, 2}, {"𠮷", 2, 2}, {"\u200b", 0, 0}, {"😀", 2, 2}, {"—", 1, 2}} {
		narrow, wide := 0, 0
		for _, c := range test.text {
			narrow, wide = narrow+Cells(c, false), wide+Cells(c, true)
		}
		if narrow != test.narrow || wide != test.wide {
			t.Errorf("%q takes %d or %d cells, want %d or %d", test.text, narrow, wide, test.narrow, test.wide)
		}
	}
}

// TestDocumented: the manual tells each key of the document.
func TestDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/reference/json.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range []any{document{}, message{}, edit{}} {
		kind := reflect.TypeOf(of)
		for k := range kind.NumField() {
			key, _, _ := strings.Cut(kind.Field(k).Tag.Get("json"), ",")
			if !strings.Contains(string(page), "`"+key+"`") {
				t.Errorf("the manual does not tell %s", key)
			}
		}
	}
}

// TestSteering: neither lines nor documents hold what steers a terminal, and documents say it all the same.
func TestSteering(t *testing.T) {
	const bad = "a\x1b[31m\r\u009b\u202e\u2028\u200fb"
	if got, want := Lines("一\t二\n"+bad), "一\t二\na\ufffd[31m\ufffd\ufffd\ufffd\ufffd\ufffdb"; got != want {
		t.Errorf("Lines = %+q, want %+q", got, want)
	}
	if got := Safe(bad + "\n"); strings.ContainsFunc(got, hostile) {
		t.Errorf("Safe = %+q", got)
	}
	var b bytes.Buffer
	if err := JSON(&b, &Told{Diags: []diag.Diagnostic{{Text: bad}}}); err != nil {
		t.Fatal(err)
	}
	var doc document
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil || doc.Diagnostics[0].Text != bad {
		t.Errorf("JSON says %+q, %v", doc.Diagnostics[0].Text, err)
	}
	if text := strings.ReplaceAll(b.String(), "\n", ""); strings.ContainsFunc(text, hostile) {
		t.Errorf("JSON = %+q", text)
	}
}
