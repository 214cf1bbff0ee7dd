package load

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
)

// TestCutOff loads the base site with one file cut off, after each few bytes in turn: a full disk or a broken copy.
// Nothing may panic, and whatever is said has a place inside the file, or is about the whole of it.
func TestCutOff(t *testing.T) {
	site := baseSite(t)
	for _, name := range slices.Sorted(maps.Keys(site)) {
		whole := site[name].Data
		for size := 0; size < len(whole); size += 11 {
			cut := maps.Clone(site)
			cut[name] = &fstest.MapFile{Data: whole[:size], Mode: 0o644}
			checkPlaces(t, cut, name)
		}
	}
}

// TestOddFiles loads the base site with one file that holds something else altogether.
func TestOddFiles(t *testing.T) {
	site := baseSite(t)
	for _, name := range slices.Sorted(maps.Keys(site)) {
		for _, content := range []string{"[]", "{}", "a", "- a\n- b\n", "a: b\n", "- - - []\n", "null\n", "---\n", "---\n---\n", "? \n", "&a [*a]", "\"\": \"\"\n", "{? {a: b}: [c]}", "...\n"} {
			odd := maps.Clone(site)
			odd[name] = &fstest.MapFile{Data: []byte(content), Mode: 0o644}
			checkPlaces(t, odd, name)
		}
	}
}

// TestEachFileGone loads the base site without one file.
func TestEachFileGone(t *testing.T) {
	site := baseSite(t)
	for _, name := range slices.Sorted(maps.Keys(site)) {
		gone := maps.Clone(site)
		delete(gone, name)
		checkPlaces(t, gone, name)
	}
}

// checkPlaces loads a site whose file name is damaged.
func checkPlaces(t *testing.T, site fstest.MapFS, name string) {
	t.Helper()
	diags := &diag.List{}
	if _, err := Site(site, usual, diags); err != nil {
		t.Fatalf("%s: Site() = error %v, want diagnostics", name, err)
	}
	for _, d := range diags.Sorted() {
		file := site[d.File]
		if file == nil {
			continue // about what is not there
		}
		lines := strings.Split(string(file.Data), "\n")
		if d.Line > len(lines) || d.Line > 0 && (d.Col < 1 || d.Col > len([]rune(lines[d.Line-1]))+1) || d.Text == "" {
			t.Errorf("%s: %q\nhas no line or column for %s", name, file.Data, d)
		}
	}
}
