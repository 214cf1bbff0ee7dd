package form

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestSources: a line a file, by names; a file that comes in again has its line written anew, the others stay.
func TestSources(t *testing.T) {
	files := testFiles(nil)
	s := testSite(t, files)
	west, east := sent(t, s, "西县.xlsx", "2022-07", "xi", "touzi 13\nqiye 28"), sent(t, s, "东区.xlsx", "2022-07", "dong", "qiye 24")
	west.Filler, west.SHA256 = "张三", strings.Repeat("ab", 32)
	east.Filler, east.Checker, east.Date = "", "李 四：#1, {x}", "昨天"
	r := importOf(t, s, west, east)
	want := `# 2022年7月的数从哪些文件来，由 bulletin import 记下；不公布。
period: 2022-07
sources:
  - {file: 东区.xlsx, sha256: "0000000000000000000000000000000000000000000000000000000000000000", checker: "李 四：#1, {x}", cells: 1}
  - {file: 西县.xlsx, sha256: abababababababababababababababababababababababababababababababab, filler: 张三, checker: 李四, date: 2022-08-03, cells: 2}
`
	if len(r.Files) != 2 || string(r.Files[0].Content) != want {
		t.Fatalf("%s\n%s", told(r), r.Files)
	}
	s = testSite(t, after(files, r))
	west = sent(t, s, "西县.xlsx", "2022-07", "xi", "touzi 13\nqiye 29")
	west.Filler = "王五"
	r = importOf(t, s, west)
	want = strings.Replace(want, "sha256: "+strings.Repeat("ab", 32)+", filler: 张三", `sha256: "`+strings.Repeat("0", 64)+`", filler: 王五`, 1)
	want = strings.Replace(want, "cells: 2", "cells: 1", 1)
	if got := string(r.Files[0].Content); got != want {
		t.Error(got)
	}
}

// TestSourcesHostile: whatever a file is called and whoever filled it, the record can be read.
func TestSourcesHostile(t *testing.T) {
	files := testFiles(nil)
	s := testSite(t, files)
	for _, name := range []string{
		"a: b.xlsx", "- x", "#.xlsx", "'\".xlsx", "null", "true", "12.5", "{}", "[a, b]", "&x *y !z", "换\n行", "\x1b[31m", "\xff\xfe", "\u202e倒.xlsx",
		strings.Repeat("长", 300) + ".xlsx", "\u0085\u2028", "%s", "a\tb", " ", "~", "<b>", "0x1f", "2022-08-03",
	} {
		f := sent(t, s, name, "2022-07", "xi", "touzi 13")
		f.Filler, f.Checker = name, name
		testSite(t, after(files, importOf(t, s, f)))
	}
}

// after are a site's files with an import written.
func after(files fstest.MapFS, r *Imported) fstest.MapFS {
	next := fstest.MapFS{}
	for name, f := range files {
		next[name] = f
	}
	for _, f := range r.Files {
		next[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	return next
}
