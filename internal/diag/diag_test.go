package diag

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

func TestPosString(t *testing.T) {
	for _, test := range []struct {
		in   Pos
		want string
	}{
		{Pos{File: "data/site.yaml"}, "data/site.yaml"},
		{Pos{File: "data/site.yaml", Line: 3}, "data/site.yaml:3"},
		{Pos{File: "data/site.yaml", Line: 3, Col: 7}, "data/site.yaml:3:7"},
		{Pos{File: "data/site.yaml", Col: 7}, "data/site.yaml"}, // a column of no line says nothing
		{Pos{}, ""},
	} {
		if got := test.in.String(); got != test.want {
			t.Errorf("%#v.String() = %s, want %s", test.in, got, test.want)
		}
	}
}

func TestDiagnosticString(t *testing.T) {
	pos := Pos{File: "a.yaml", Line: 1, Col: 2}
	for _, test := range []struct {
		name string
		in   Diagnostic
		want string
	}{
		{"no advice", Diagnostic{Pos: pos, Code: "x-y", Text: "错了"}, "a.yaml:1:2: 错误[x-y]: 错了。"},
		{"advice", Diagnostic{Pos: pos, Code: "x-y", Text: "错了", Fix: "改"}, "a.yaml:1:2: 错误[x-y]: 错了；改。"},
		{"question", Diagnostic{Pos: pos, Code: "x-y", Text: "错了", Fix: "是否想写“b”？"}, "a.yaml:1:2: 错误[x-y]: 错了；是否想写“b”？"},
		{"warning of a file", Diagnostic{Pos: Pos{File: "a.yaml"}, Severity: Warning, Code: "w", Text: "可疑"}, "a.yaml: 警告[w]: 可疑。"},
		{"verbs in the text", Diagnostic{Pos: pos, Code: "c", Text: "100%d"}, "a.yaml:1:2: 错误[c]: 100%d。"},
	} {
		if got := test.in.String(); got != test.want {
			t.Errorf("%s: String() = %s, want %s", test.name, got, test.want)
		}
	}
}

// lines are the sorted diagnostics of a list, in short.
func lines(l *List) string {
	var out []string
	for _, d := range l.Sorted() {
		out = append(out, fmt.Sprintf("%s %d %s %s %s", d.Pos, d.Severity, d.Code, d.Text, d.Fix))
	}
	return strings.Join(out, "\n")
}

func TestSorted(t *testing.T) {
	var l List
	l.Warning(Pos{"b", 1, 1}, "c", "", "t")
	l.Error(Pos{"a", 10, 1}, "c", "", "t")
	l.Error(Pos{"a", 9, 2}, "c", "", "t")
	l.Error(Pos{"a", 9, 1}, "c", "z", "t")
	l.Error(Pos{"a", 9, 1}, "c", "y", "t")
	l.Error(Pos{"a", 9, 1}, "c", "y", "s%d", 1)
	l.Error(Pos{"a", 9, 1}, "b", "y", "t")
	l.Warning(Pos{"a", 9, 1}, "a", "y", "t")
	l.Error(Pos{File: "a"}, "c", "", "t")
	l.Error(Pos{"a", 9, 2}, "c", "", "t") // again
	want := `a 0 c t 
a:9:1 0 b t y
a:9:1 0 c s1 y
a:9:1 0 c t y
a:9:1 0 c t z
a:9:1 1 a t y
a:9:2 0 c t 
a:10:1 0 c t 
b:1:1 1 c t `
	if got := lines(&l); got != want {
		t.Errorf("Sorted() =\n%s\nwant\n%s", got, want)
	}
	if errors, warnings := l.Count(); errors != 7 || warnings != 2 {
		t.Errorf("Count() = %d, %d, want 7, 2", errors, warnings)
	}
	if got := lines(&l); got != want {
		t.Errorf("Sorted() again =\n%s\nwant the same", got)
	}
}

func TestHasErrors(t *testing.T) {
	var l List
	if l.HasErrors() || len(l.Sorted()) != 0 {
		t.Error("the zero list has errors")
	}
	l.Warning(Pos{}, "w", "", "t")
	if l.HasErrors() {
		t.Error("HasErrors() = true after a warning")
	}
	l.Error(Pos{}, "e", "", "t")
	if !l.HasErrors() {
		t.Error("HasErrors() = false after an error")
	}
}

// TestConcurrentUse: a list may be filled and read by several goroutines; the race detector watches.
func TestConcurrentUse(t *testing.T) {
	const writers, each = 8, 100
	var l List
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for n := range each {
				l.Error(Pos{fmt.Sprint("file", w), n + 1, 1}, "c", "", "t")
				l.Warning(Pos{"shared", n + 1, 1}, "c", "", "t")
				if n%50 == 0 {
					l.Sorted()
					l.Count()
					l.HasErrors()
				}
			}
		})
	}
	group.Wait()
	if errors, warnings := l.Count(); errors != writers*each || warnings != each {
		t.Errorf("Count() = %d, %d, want %d, %d", errors, warnings, writers*each, each)
	}
}
