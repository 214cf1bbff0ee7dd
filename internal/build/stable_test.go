package build

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/seal/sealtest"
)

// inMemory is a site in memory, without what git ignores and without public pages.
func inMemory(t *testing.T, root string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	from := sealtest.Unsealed(os.DirFS(root))
	for _, folder := range []string{"data", "content", "layouts"} {
		err := fs.WalkDir(from, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(name) == ".go" {
				return err
			}
			content, err := fs.ReadFile(from, name)
			out[name] = &fstest.MapFile{Data: content}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// mostLines is how many lines of the whole edition as one file may change with one figure, deleted and added; without and with the
// options of live charts, which are compressed by pages.
var mostLines = map[bool]int{true: 250, false: 700}

// TestOneFigureChangesFewLines: a version of the file differs from the one before in what it says differently.
func TestOneFigureChangesFewLines(t *testing.T) {
	const report, was, now = "data/reports/2022-06.yaml", "baojing: {value: 832,", "baojing: {value: 822,"
	site := inMemory(t, sampleSite)
	changed := inMemory(t, sampleSite)
	text := changed[report].Data
	if bytes.Count(text, []byte(was)) != 1 {
		t.Fatal("the sample's figure is no more where this test looks for it")
	}
	changed[report] = &fstest.MapFile{Data: bytes.Replace(text, []byte(was), []byte(now), 1)}
	for _, static := range []bool{true, false} {
		file := func(site fs.FS) []byte {
			r, err := Attach(AttachOptions{Site: site, Names: []string{"2022-h1"}, Whole: true, Static: static})
			if err != nil || len(r.Files) != 1 {
				t.Fatalf("%v, %v", err, r)
			}
			return r.Files[0].Forms[0].Content
		}
		before, after := file(site), file(changed)
		got := linesApart(before, after)
		t.Logf("static %t: %d bytes, %d of %d lines change", static, len(after), got, bytes.Count(after, []byte("\n")))
		if got == 0 || got > mostLines[static] {
			t.Errorf("static %t: one figure changes %d lines, want at most %d", static, got, mostLines[static])
		}
	}
}

// linesApart is how many lines of one text are not in the other, and the other way round: what git counts as deleted and added,
// but for lines that moved.
func linesApart(a, b []byte) int {
	left := map[string]int{}
	for line := range strings.Lines(string(a)) {
		left[line]++
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		if left[line] == 0 {
			n++
			continue
		}
		left[line]--
	}
	for _, k := range left {
		n += k
	}
	return n
}

// mostLinesOf is how many lines of a file of a site's public folder one figure may change, deleted and added, by what the file is: of pages
// it is what they say otherwise and the 核验码, of the list of digests a line for each file that changes.
func mostLinesOf(name string) int {
	switch {
	case strings.Contains(name, "/files/"):
		return mostLines[false]
	case name == "SHA256SUMS":
		return 400
	case strings.Contains(name, "yanfa-jiance"), strings.HasSuffix(name, "/data.csv"): // shares, places and charts of its own indicator
		return 300
	}
	return 60
}

// TestOneFigureChangesFewLinesOfEach: so it is with every text that a build writes.
func TestOneFigureChangesFewLinesOfEach(t *testing.T) {
	const report, was, now = "data/reports/2022-06.yaml", "baojing: {value: 832,", "baojing: {value: 822,"
	site, changed := inMemory(t, sampleSite), inMemory(t, sampleSite)
	changed[report] = &fstest.MapFile{Data: bytes.Replace(changed[report].Data, []byte(was), []byte(now), 1)}
	built := func(site fstest.MapFS) map[string]string {
		out := t.TempDir() + "/public"
		if r, err := Build(Options{Site: site, Out: out}); err != nil || r.Errors > 0 {
			t.Fatal(err, r.Diags)
		}
		return hashesOf(t, out)
	}
	before, after := built(site), built(changed)
	worst, files, lines := map[string]int{}, 0, 0
	for name, text := range after {
		if path.Ext(name) == ".xlsx" || strings.Contains(name, "palette.") || before[name] == text {
			continue
		}
		n := linesApart([]byte(before[name]), []byte(text))
		files, lines = files+1, lines+n
		kind := path.Ext(name)
		if strings.Contains(name, "/files/") {
			kind = "single file"
		}
		worst[kind] = max(worst[kind], n)
		if n > mostLinesOf(name) {
			t.Errorf("%s: one figure changes %d lines, want at most %d", name, n, mostLinesOf(name))
		}
	}
	t.Logf("one figure changes %d lines of %d text files of %d; at most, by kind: %v", lines, files, len(after), worst)
	if files == 0 {
		t.Error("nothing changed")
	}
}
