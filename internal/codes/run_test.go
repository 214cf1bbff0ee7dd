package codes_test

import (
	"io/fs"
	"os"
	"slices"
	"testing"

	"bulletin/internal/codes"
	"bulletin/internal/diag"
	"bulletin/internal/pool"
)

// unprovoked are the codes that no files of a site can provoke, with the reason.
var unprovoked = map[string]string{
	"unreadable-file":   "it needs a file that is no regular one, or that may not be read",
	"outside-site":      "it needs a link that leads out of the site",
	"output-not-folder": "it needs a file where the pages are to be written",
	"foreign-file":      "it needs a file of somebody else in the folder of the pages",
	"edited-page":       "it needs a page that somebody changed since it was written",

	"published-differs":  "it needs a sealed edition: only the program writes seals",
	"sealed-missing":     "it needs a sealed edition without its pages",
	"sealed-differs":     "it needs a sealed edition whose pages somebody changed",
	"sealed-text":        "it needs a sealed edition",
	"seal-unbuilt":       "it needs an output folder that is not what a build writes",
	"unexplained-change": "it needs a sealed edition",
	"corrections-form":   "it needs a sealed edition",

	"published-otherwise": "it needs a sealed edition",
}

// filled are the kinds of codes that no files of a site provoke; their own tests do (internal/form, internal/learn).
var filled = map[string]string{"填报的表格": "it needs a workbook that somebody filled"}

// runners do with a site what the command of an entry does, and return what is said.
var runners = map[string]struct {
	base string // the folder of the files that the examples are laid over
	run  func(t *testing.T, files map[string]string) []diag.Diagnostic
}{
	"":                  {"testdata/base", runCheck},
	"bulletin attach":   {"testdata/base", runAttach},
	"bulletin import":   {"testdata/base", runImport},
	"bulletin new site": {"testdata/new", runNewSite},
}

// pageless are the kinds of codes that are told before pages are made, so that none have to be.
var pageless = map[string]bool{"文件和编码": true, "写法": true, "名单和设置": true, "指标": true, "目标": true, "报表的数": true, "督办和节点": true, "导入": true}

// TestExamples: the wrong example of each code provokes it, with a severity that the entry names; the right one provokes neither it
// nor any error.
func TestExamples(t *testing.T) {
	for _, e := range codes.All() {
		t.Run(e.Code, func(t *testing.T) {
			t.Parallel()
			if reason := unprovoked[e.Code] + filled[e.Kind]; (reason != "") != (e.Unprovoked != "") {
				t.Fatalf("the table says %q, the entry %q", reason, e.Unprovoked)
			}
			if e.Unprovoked != "" {
				return
			}
			runner, known := runners[e.Command]
			if !known {
				t.Fatalf("no runner for %q", e.Command)
			}
			if e.Command == "" && pageless[e.Kind] && !mentionsTexts(e) {
				runner.run = runOpen
			}
			for _, part := range []struct {
				called   string
				examples []codes.Example
				wrong    bool
			}{{"wrong", e.Wrong, true}, {"right", e.Right, false}} {
				files := base(t, runner.base)
				if err := pool.Guard(nil, func() error {
					for _, x := range part.examples {
						lay(files, x)
					}
					return nil
				}); err != nil {
					t.Fatal(part.called, err)
				}
				judge(t, e, part.called, part.wrong, runner.run(t, files))
			}
		})
	}
	for code := range unprovoked {
		if codes.Find(code) == nil {
			t.Errorf("%s is in the table and has no entry", code)
		}
	}
}

// mentionsTexts reports whether an example is, or has, a text of an edition.
func mentionsTexts(e *codes.Entry) bool {
	of := func(x codes.Example) bool { return x.Language == "markdown" }
	return slices.ContainsFunc(e.Wrong, of) || slices.ContainsFunc(e.Right, of)
}

// TestBases: nothing is wrong with what examples are laid over.
func TestBases(t *testing.T) {
	for command, runner := range runners {
		for _, d := range runner.run(t, base(t, runner.base)) {
			t.Errorf("%q: %s", command, d)
		}
	}
}

// base are the files of a folder of testdata.
func base(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, name)
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func judge(t *testing.T, e *codes.Entry, called string, wrong bool, said []diag.Diagnostic) {
	t.Helper()
	has, bad, all := false, "", ""
	for _, d := range said {
		all += "\n" + d.String()
		if d.Code == e.Code {
			has = true
			if !slices.Contains(e.Severities, d.Severity) {
				t.Errorf("the %s example gives %s, the entry names %s", called, d, e.Severity())
			}
		}
		if d.Severity == diag.Error {
			bad += "\n" + d.String()
		}
	}
	switch {
	case wrong && !has:
		t.Errorf("the wrong example does not give it. Said:%s", all)
	case !wrong && has:
		t.Errorf("the right example gives it. Said:%s", all)
	case !wrong && bad != "":
		t.Errorf("the right example gives errors:%s", bad)
	}
}
