package chart

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestKinds: each kind has a file of its name, is drawn by the cases, and has golden files: what it draws of the sample.
func TestKinds(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range allCases {
		seen[c.Kind] = true
	}
	golden := sampleCharts()
	for n, k := range Kinds {
		if _, err := os.Stat(k.Name + ".go"); err != nil {
			t.Errorf("%s has no file: %v", k.Name, err)
		}
		if !seen[k.Name] {
			t.Errorf("no case draws %s", k.Name)
		}
		if c := golden[k.Name]; c == nil || c.Kind != k.Name {
			t.Errorf("sampleCharts does not draw %s", k.Name)
		}
		for _, ending := range []string{".svg", ".json", ".txt"} {
			if _, err := os.Stat(filepath.Join("testdata", k.Name+ending)); err != nil {
				t.Error(err)
			}
		}
		if Named(k.Name) != &Kinds[n] {
			t.Errorf("two kinds are named %s", k.Name)
		}
	}
}

// TestManual: the manual's table of charts says of each kind where it stands and what its directive takes, and lists
// no other; the example of data/site.yaml has the kinds of each page.
func TestManual(t *testing.T) {
	manual, err := os.ReadFile("../../docs/reference/directives.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(manual), "\n| 图 | 放在 | ")
	if !found {
		t.Fatal("the manual has no table of charts")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	listed := map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\| [^|]+ \\| ([^|]+) \\|$").FindAllStringSubmatch(table, -1) {
		listed[row[1]] = row[2] + " | " + row[3]
	}
	for _, k := range Kinds {
		if want := stands(&k) + " | " + takes(&k); listed[k.Name] != want {
			t.Errorf("the manual says %q of %s, want %q", listed[k.Name], k.Name, want)
		}
		delete(listed, k.Name)
	}
	for name := range listed {
		t.Errorf("the manual lists %s, which is no kind", name)
	}
	site, err := os.ReadFile("../../docs/reference/site.md")
	if err != nil {
		t.Fatal(err)
	}
	usual := Usual()
	for page, names := range map[string][]string{"county": usual.County, "indicator": usual.Indicator} {
		if line := "  " + page + ": [" + strings.Join(names, ", ") + "]\n"; !strings.Contains(string(site), line) {
			t.Errorf("the manual's example of data/site.yaml lacks %q", line)
		}
	}
}

// stands are the manual's words for the pages that show a kind.
func stands(k *Kind) string {
	var pages []string
	if k.County != nil {
		pages = append(pages, "县市页")
	}
	if k.Indicator != nil {
		pages = append(pages, "指标页")
	}
	if pages == nil {
		pages = append(pages, "正文")
	}
	return strings.Join(pages, "、")
}

// takes are the keys of a kind as the manual writes them.
func takes(k *Kind) string {
	var keys []string
	for _, key := range k.Keys {
		word := "`" + key.Name + "`"
		if !key.Needed {
			word += "（可省略）"
		}
		keys = append(keys, word)
	}
	if keys == nil {
		return "—"
	}
	return strings.Join(keys, "、")
}
