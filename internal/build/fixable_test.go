package build

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/longtest"
)

// TestFixable proves what Fix writes, for every mistake of testdata/clerk that offers an edit, with LF and with CRLF: its message goes,
// nothing new is told, nothing but the place is changed, and a second time there is nothing to write.
func TestFixable(t *testing.T) {
	longtest.Skip(t)
	proved := map[string]bool{}
	for _, file := range []string{"known.txt", "first.txt", "second.txt", "fixable.txt"} {
		for _, c := range slipCases(t, file) {
			if c.silent {
				continue
			}
			offers := true
			for _, ends := range []string{"\n", "\r\n"} {
				if !offers {
					continue
				}
				t.Run(c.name+map[string]string{"\n": "", "\r\n": "-crlf"}[ends], func(t *testing.T) {
					root := slipped(t, &c)
					if ends != "\n" {
						withEnds(t, root, ends)
					}
					mended := proveFixes(t, root)
					offers = len(mended) > 0
					for code := range mended {
						proved[code] = true
					}
				})
			}
		}
	}
	for _, code := range fixable {
		if !proved[code] {
			t.Errorf("no case proves the edit of %s", code)
		}
		delete(proved, code)
	}
	for code := range proved {
		t.Errorf("%s offers an edit and is not in the table fixable", code)
	}
	if !slices.IsSorted(fixable) || Fixable("contradiction") || !Fixable("yaml-syntax") {
		t.Error("the table is not in order")
	}
}

// withEnds gives the texts of a site other line ends.
func withEnds(t *testing.T, root, ends string) {
	t.Helper()
	for name, content := range siteFiles(t, root) {
		if bytes.HasPrefix(content, []byte{0xff, 0xfe}) {
			continue
		}
		if err := os.WriteFile(filepath.Join(root, name), bytes.ReplaceAll(content, []byte("\n"), []byte(ends)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// siteFiles are the files of a site by their names, slash-separated.
func siteFiles(t *testing.T, root string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(root, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		rel, _ := filepath.Rel(root, name)
		files[filepath.ToSlash(rel)] = content
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// proveFixes mends each code of a site by itself, and returns those that it mended.
func proveFixes(t *testing.T, root string) map[string]bool {
	t.Helper()
	told := toldOf(t, root)
	codes := map[string]bool{}
	for _, d := range told {
		if d.Old != "" {
			codes[d.Code] = true
		}
	}
	for code := range codes {
		copied := t.TempDir()
		if err := os.CopyFS(copied, os.DirFS(root)); err != nil {
			t.Fatal(err)
		}
		offered := slices.DeleteFunc(slices.Clone(told), func(d diag.Diagnostic) bool { return d.Code != code || d.Old == "" })
		before := siteFiles(t, copied)
		places, _, err := Fix(copied, offered)
		if err != nil {
			t.Fatal(err)
		}
		if places != len(offered) {
			t.Errorf("%s: %d places changed of %d", code, places, len(offered))
		}
		onlyThere(t, before, siteFiles(t, copied), offered)
		after := toldOf(t, copied)
		for _, d := range after {
			if slices.ContainsFunc(offered, func(o diag.Diagnostic) bool { return o.Code == d.Code && o.Pos == d.Pos && o.Text == d.Text }) {
				t.Errorf("%s is still told: %v", code, d)
			} else if !slices.ContainsFunc(told, func(o diag.Diagnostic) bool { return o.Code == d.Code && o.File == d.File && o.Text == d.Text }) {
				t.Errorf("%s: the edit brings %v", code, d)
			}
		}
		again, err := PlanFixes(copied, slices.DeleteFunc(after, func(d diag.Diagnostic) bool { return d.Code != code }))
		if err != nil || len(again.Files) > 0 {
			t.Errorf("%s: a second time changes %v, %v", code, again, err)
		}
	}
	return codes
}

// onlyThere reports what differs between two states of a site besides the edits.
func onlyThere(t *testing.T, before, after map[string][]byte, edits []diag.Diagnostic) {
	t.Helper()
	want := map[string][]byte{}
	for name, content := range before {
		for _, e := range edits {
			if e.Line == 0 && (name == e.Old || strings.HasPrefix(name, e.Old+"/")) {
				name = e.New + strings.TrimPrefix(name, e.Old)
			}
		}
		want[name] = content
	}
	for _, e := range slices.Backward(edits) {
		if e.Line == 0 {
			continue
		}
		lines := strings.SplitAfter(string(want[e.File]), "\n")
		row := []rune(lines[e.Line-1])
		at := e.Col - 1
		if len(row) > 0 && row[0] == 0xFEFF && e.Code != "bom" {
			at++
		}
		lines[e.Line-1] = string(row[:at]) + e.New + strings.TrimPrefix(string(row[at:]), e.Old)
		want[e.File] = []byte(strings.Join(lines, ""))
	}
	for name := range after {
		if !bytes.Equal(want[name], after[name]) {
			t.Errorf("%s is\n%q, want\n%q", name, after[name], want[name])
		}
	}
	if len(want) != len(after) {
		t.Errorf("%d files, want %d", len(after), len(want))
	}
}
