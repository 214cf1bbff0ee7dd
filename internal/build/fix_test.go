package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/diag"
)

// TestFix: edits go where the text is that they expect, and nowhere else; line ends and permissions stay.
func TestFix(t *testing.T) {
	at := func(line, col int, old, new string) diag.Diagnostic {
		return diag.Diagnostic{Pos: diag.Pos{File: "a.md", Line: line, Col: col}, Old: old, New: new}
	}
	const front = "---\nlabel: x\nhighlights:\n  - 完成9亿元，增长8%。\n  - 9亿元\n  - [9亿元]\n---\n"
	for _, test := range []struct {
		name, in string
		edits    []diag.Diagnostic
		want     string
		places   int
	}{
		{"two on a line", "完成9亿元，增长8%。\n", []diag.Diagnostic{at(1, 3, "9亿元", "{{ a }}"), at(1, 9, "8%", "{{ b }}")}, "完成{{ a }}，增长{{ b }}。\n", 2},
		{"the same twice", "9亿元\n", []diag.Diagnostic{at(1, 1, "9亿元", "{{ a }}"), at(1, 1, "9亿元", "{{ a }}")}, "{{ a }}\n", 1},
		{"another text", "完成8亿元\n", []diag.Diagnostic{at(1, 3, "9亿元", "{{ a }}")}, "完成8亿元\n", 0},
		{"beyond the end", "一\n", []diag.Diagnostic{at(1, 9, "9", "x"), at(7, 1, "9", "x")}, "一\n", 0},
		{"CRLF and a byte order mark", "\ufeff9亿元\r\n9亿元\r\n", []diag.Diagnostic{at(1, 1, "9亿元", "{{ a }}"), at(2, 1, "9亿元", "{{ a }}")}, "\ufeff{{ a }}\r\n{{ a }}\r\n", 2},
		{"front matter", front + "9亿元\n", []diag.Diagnostic{at(4, 7, "9亿元", "{{ a }}"), at(4, 13, "8%", "{{ b }}"), at(5, 5, "9亿元", "{{ a }}"), at(6, 6, "9亿元", "{{ a }}"), at(8, 1, "9亿元", "{{ a }}")},
			strings.Replace(front, "完成9亿元，增长8%", "完成{{ a }}，增长{{ b }}", 1) + "{{ a }}\n", 3},
		{"nothing to write", "9亿元\n", []diag.Diagnostic{{Pos: diag.Pos{File: "a.md", Line: 1, Col: 1}}}, "9亿元\n", 0},
	} {
		root := t.TempDir()
		name := filepath.Join(root, "a.md")
		if err := os.WriteFile(name, []byte(test.in), 0o640); err != nil {
			t.Fatal(err)
		}
		was, err := os.Stat(name) // on Windows not the bits that were asked for
		if err != nil {
			t.Fatal(err)
		}
		places, files, err := Fix(root, test.edits)
		if err != nil || places != test.places || len(files) != min(places, 1) {
			t.Errorf("%s: Fix() = %d, %q, %v, want %d", test.name, places, files, err, test.places)
		}
		got, err := os.ReadFile(name)
		if err != nil || string(got) != test.want {
			t.Errorf("%s: %q, %v, want %q", test.name, got, err, test.want)
		}
		if info, err := os.Stat(name); err != nil || info.Mode() != was.Mode() {
			t.Errorf("%s: %v, %v, want its permissions kept", test.name, info, err)
		}
		if left, _ := filepath.Glob(filepath.Join(root, ".bulletin-*")); len(left) > 0 {
			t.Errorf("%s: left %q", test.name, left)
		}
	}
}

// TestFixFails: a file that is gone is a failure of the machine.
func TestFixFails(t *testing.T) {
	_, _, err := Fix(t.TempDir(), []diag.Diagnostic{{Pos: diag.Pos{File: "gone.md", Line: 1, Col: 1}, Old: "a", New: "b"}})
	if err == nil || !strings.Contains(err.Error(), "gone.md") {
		t.Errorf("Fix() = %v, want the file named", err)
	}
}
