package broken

import (
	"bytes"
	"flag"
	"fmt"
	"hash/fnv"
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"bulletin/internal/build"
	"bulletin/internal/chart"
	"bulletin/internal/check"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/prose"
	"bulletin/internal/seal"
)

const (
	longest = 1 << 16         // bytes of an input; what is longer TestGrowth in internal/site measures
	patient = 2 * time.Minute // for one input while fuzzing: it tells growth without bounds, and decides no other test
	rarely  = 16              // of so many accepted inputs one is built
)

// base is a small site that is whole and without a warning, with other files laid over it.
func base(tb testing.TB, over ...string) fstest.MapFS {
	tb.Helper()
	site := fstest.MapFS{}
	for _, dir := range append([]string{"../build/testdata/clerk/base"}, over...) {
		from := os.DirFS(dir)
		err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || name == "want.txt" {
				return err
			}
			content, err := fs.ReadFile(from, name)
			site[name] = &fstest.MapFile{Data: content}
			return err
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	return site
}

// fuzzing reports whether inputs are being looked for, and not the seeds alone run.
func fuzzing() bool {
	for _, name := range []string{"test.fuzz", "test.fuzzworker"} {
		if f := flag.Lookup(name); f != nil && f.Value.String() != "" && f.Value.String() != "false" {
			return true
		}
	}
	return false
}

// watch ends the process where an input takes without end, which tells the fuzzer which it is.
func watch(input []byte) (done func() bool) {
	if !fuzzing() {
		return func() bool { return true }
	}
	return time.AfterFunc(patient, func() { panic(fmt.Sprintf("%d bytes take over %v", len(input), patient)) }).Stop
}

// holds puts a text in the place of a file and tries what the package promises.
func holds(t *testing.T, site fstest.MapFS, name string, text []byte) {
	t.Helper()
	if len(text) > longest {
		return
	}
	defer watch(text)()
	files := maps.Clone(site)
	files[name] = &fstest.MapFile{Data: text}
	diags := &diag.List{Whole: true}
	s, err := load.Site(files, chart.Usual(), diags)
	if err != nil {
		t.Fatalf("%s: not an author's mistake: %v\n%q", name, err, text)
	}
	loaded := !diags.HasErrors()
	if loaded {
		check.Site(s, diags)
		for _, e := range s.Editions {
			if _, err := load.Attachments(files, e.ID, diags); err != nil {
				t.Fatalf("%s: %v\n%q", name, err, text)
			}
		}
	}
	if s != nil {
		page.CheckTexts(s, prose.New(page.DirectiveNames(), load.Directive), diags)
	}
	placed(t, files, diags.Sorted())
	if !loaded || diags.HasErrors() || sealed(s) {
		return
	}
	h := fnv.New32a()
	h.Write(text)
	if h.Sum32()%rarely == 0 {
		builds(t, files, name, text)
	}
}

// sealed editions have pages in an output folder alone.
func sealed(s *model.Site) bool {
	for _, e := range s.Editions {
		if e.Seal != nil {
			return true
		}
	}
	return false
}

// builds makes all pages of a site that the checks accept. What they find in texts is told with its place too.
func builds(t *testing.T, files fstest.MapFS, name string, text []byte) {
	t.Helper()
	result, err := build.Build(build.Options{Site: files, Whole: true})
	if err != nil {
		t.Fatalf("%s: what is accepted does not build: %v\n%q", name, err, text)
	}
	placed(t, files, result.Diags)
}

// placed holds that each diagnostic is about a file of the site, or about one that is missing as a whole, and stands in it.
func placed(t *testing.T, files fstest.MapFS, diags []diag.Diagnostic) {
	t.Helper()
	for _, d := range diags {
		if d.More > 0 {
			continue
		}
		if d.Code == "" || d.Text == "" || !utf8.ValidString(d.Text+d.Fix) || d.File == "" {
			t.Errorf("a diagnostic without a word: %q", d)
		}
		file := files[d.File]
		switch {
		case d.Line == 0 && d.Col == 0:
		case d.Line < 1 || d.Col < 0 || file == nil:
			t.Errorf("no place: %s", d)
		default:
			lines := strings.Split(string(bytes.TrimPrefix(file.Data, []byte("\ufeff"))), "\n")
			if d.Line > len(lines) || d.Col > utf8.RuneCountInString(strings.TrimSuffix(lines[d.Line-1], "\r"))+1 {
				t.Errorf("a place beyond its file of %d lines: %s", len(lines), d)
			}
		}
	}
}

// closed is a text with the sum that the program ends its own records with: without it nobody reads further.
func closed(text []byte) []byte {
	if at := bytes.LastIndex(text, []byte("\nsum: ")); at >= 0 {
		text = text[:at+1]
	}
	if len(text) == 0 || text[len(text)-1] != '\n' {
		text = append(bytes.Clone(text), '\n')
	}
	return fmt.Appendf(bytes.Clone(text), "sum: %s\n", seal.Digest(text))
}
