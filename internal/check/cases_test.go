package check

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
)

var update = flag.Bool("update", false, "write want.txt of the cases in testdata")

// TestCases runs each testdata/<rule>/<case>: the site of testdata/base with edit.txt applied to it and the other
// files of the case laid over it. want.txt holds what all rules together say; it is empty where they must
// stay silent. A rule speaks in at least one of its cases and is silent in at least one.
func TestCases(t *testing.T) {
	for _, rule := range rules {
		t.Run(rule.name, func(t *testing.T) {
			cases, err := os.ReadDir(filepath.Join("testdata", rule.name))
			if err != nil {
				t.Fatal("the rule has no cases: ", err)
			}
			speaks, silent := false, false
			for _, c := range cases {
				t.Run(c.Name(), func(t *testing.T) {
					got := runCase(t, filepath.Join("testdata", rule.name, c.Name()))
					said := strings.Contains(got, "["+rule.name+"]")
					speaks, silent = speaks || said, silent || !said
				})
			}
			if !speaks || !silent {
				t.Errorf("cases where the rule speaks: %v, where it is silent: %v, want both", speaks, silent)
			}
		})
	}
}

// TestFolders: each folder of testdata is the base or belongs to a rule.
func TestFolders(t *testing.T) {
	known := map[string]bool{"base": true}
	for _, rule := range rules {
		if known[rule.name] {
			t.Errorf("two rules are named %s", rule.name)
		}
		known[rule.name] = true
	}
	folders, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if !known[f.Name()] {
			t.Errorf("testdata/%s belongs to no rule", f.Name())
		}
	}
}

// TestManual: the manual lists each rule with its severity as it is in the cases, and no other.
func TestManual(t *testing.T) {
	manual, err := os.ReadFile("../../docs/reference/checks.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	_, section, found := strings.Cut(string(manual), "## 数据的检查项目\n")
	if !found {
		t.Fatal("the manual has no section 检查项目")
	}
	section, _, _ = strings.Cut(section, "\n##") // what is found in texts is listed below, and is no rule of this package
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\|").FindAllStringSubmatch(section, -1) {
		listed[row[1]] = row[2]
	}
	for _, rule := range rules {
		if want := severities(t, rule.name); listed[rule.name] != want {
			t.Errorf("the manual says %q of %s, want %q", listed[rule.name], rule.name, want)
		}
		delete(listed, rule.name)
	}
	for name := range listed {
		t.Errorf("the manual lists %s, which is no rule", name)
	}
}

// severities are the words for how grave a rule's diagnostics are in its cases.
func severities(t *testing.T, rule string) string {
	wants, err := filepath.Glob(filepath.Join("testdata", rule, "*", "want.txt"))
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, name := range wants {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		said += string(want)
	}
	var words []string
	for _, word := range []string{"错误", "警告"} {
		if strings.Contains(said, word+"["+rule+"]") {
			words = append(words, word)
		}
	}
	return strings.Join(words, "、")
}

// runCase compares what is said about a case with its want.txt, and returns it.
func runCase(t *testing.T, dir string) string {
	t.Helper()
	site := fstest.MapFS{}
	lay(t, site, "testdata/base")
	lay(t, site, dir)
	if edits, ok := site["edit.txt"]; ok {
		edit(t, site, string(edits.Data))
	}
	got := say(t, site)
	file := filepath.Join(dir, "want.txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("Site() says\n%swant\n%s", got, want)
	}
	return got
}

// TestBase: nothing is wrong with the site that the cases change, nor with the sites of other tests.
func TestBase(t *testing.T) {
	for _, dir := range []string{"testdata/base", "../load/testdata/base", "../build/testdata/school", "../build/testdata/single", "../build/testdata/province", "../.."} {
		if got := say(t, os.DirFS(dir)); got != "" {
			t.Errorf("Site(%s) says\n%s", dir, got)
		}
	}
}

// say loads and checks a site and returns the diagnostics, one a line.
func say(t *testing.T, fsys fs.FS) string {
	t.Helper()
	diags := &diag.List{}
	site, err := load.Site(fsys, chart.Usual(), diags)
	if err != nil {
		t.Fatal(err)
	}
	if list := diags.Sorted(); len(list) > 0 {
		t.Fatalf("the loader says %s", list[0])
	}
	Site(site, diags)
	var b strings.Builder
	for _, d := range diags.Sorted() {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}

// lay puts the files of a folder over a site.
func lay(t *testing.T, site fstest.MapFS, dir string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "want.txt" {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		site[name] = &fstest.MapFile{Data: content, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// edit changes a site by edit.txt: the name of a file, then lines to take away (-) and to put in their place (+).
// The lines to take away must stand together in the file, once. An empty line parts two changes.
func edit(t *testing.T, site fstest.MapFS, edits string) {
	t.Helper()
	delete(site, "edit.txt")
	var file, old, put string
	apply := func() {
		if old == "" {
			return
		}
		text := "\n" + string(site[file].Data)
		if n := strings.Count(text, "\n"+old); n != 1 {
			t.Fatalf("edit.txt: %s has %d times\n%s", file, n, old)
		}
		site[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, "\n"+old, "\n"+put, 1)[1:])}
		old, put = "", ""
	}
	for line := range strings.Lines(edits) {
		switch {
		case line[0] == '-':
			if put != "" {
				apply()
			}
			old += line[1:]
		case line[0] == '+':
			put += line[1:]
		case line == "\n":
			apply()
		default:
			apply()
			if file = strings.TrimSpace(line); site[file] == nil {
				t.Fatalf("edit.txt: no file %s", file)
			}
		}
	}
	apply()
}
