package build

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/longtest"
	"bulletin/internal/proof"
	"bulletin/internal/seal/sealtest"
)

// TestFixKeepsPages: where authors typed what their references print, nothing is a mistake, and what Fix writes changes no
// word of any page.
func TestFixKeepsPages(t *testing.T) {
	longtest.Skip(t)
	most := 0
	for _, base := range append([]string{"testdata/golden/figures"}, sites...) {
		t.Run(filepath.Base(base), func(t *testing.T) {
			root := copiedTo(t, base)
			written := evidence(t, root)
			typed := typeReferences(t, root)
			restoreMistakes(t, root, base)
			before := keepsPages(t, root)
			edits := 0
			for _, d := range before.Diags {
				if d.Old != "" {
					edits++
				}
			}
			most = max(most, edits)
			compareEvidence(t, written, evidence(t, root))
			t.Logf("typed %d, offered %d, in doubt %d", typed, edits, count(before.Diags, "unsupported"))
		})
	}
	if most < 300 {
		t.Errorf("at most %d references are offered; the test tells nothing", most)
	}
}

// TestFixKeepsWords: numbers in headings, lists, cells, links, notes, code and front matter.
func TestFixKeepsWords(t *testing.T) {
	root := copiedTo(t, "testdata/meaning/widths-are-one")
	const text = "---\nlabel: 2024年上半年\nperiod: 2024-06\ndate: 2024-07-16\nhighlights:\n" +
		"  - 教育支出21.40亿元。\n  - \"教育支出21.40亿元。\"\n  - >-\n    教育支出\n    21.40亿元。\n  - 21.40亿元，是教育支出。\n" +
		"---\n\n## 一、教育支出21.40亿元\n\n" +
		"- 教育支出**21.40亿元**，`21.40亿元`。\n- 教育支出~~21.40亿元~~、21.40&nbsp;亿元、21\\.40亿元。**21.40亿元**的教育支出，*21.40亿元*。\n\n" +
		"教育支出[21.40亿元](indicator:zhichu)，完成53.5%，甲县12.4亿元，即124000万元[^1]。\n\n" +
		"```\n教育支出21.40亿元\n```\n\n" +
		"| 地区 | 教育支出 | 教育支出（亿元） |\n|---|---|---|\n| 甲县 | 12.4亿元 | 12.4 |\n| 乙县 | 9.00亿元 | 9.00 |\n\n" +
		"[^1]: 教育支出21.40亿元。\n"
	name := filepath.Join(root, "content/e/edition.md")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	keepsPages(t, root)
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"**{{ ", "`21.40亿元`", "```\n教育支出21.40亿元\n", "  - 21.40亿元，是教育支出。", "21\\.40亿元"} {
		if !bytes.Contains(got, []byte(want)) {
			t.Errorf("%q is gone or was not written:\n%s", want, got)
		}
	}
}

// keepsPages fixes a site until nothing is written, fails where a page says something else then, and returns what was told
// before.
func keepsPages(t *testing.T, root string) *Result {
	t.Helper()
	before := mustBuildTyped(t, root)
	want := pagesSay(t, root)
	result := before
	for n, rounds := 1, 0; n > 0 && rounds < 4; rounds++ {
		var err error
		if n, _, err = Fix(root, result.Diags); err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			result = mustBuildTyped(t, root)
		}
	}
	got := pagesSay(t, root)
	if len(got) != len(want) {
		t.Errorf("%d pages, then %d", len(want), len(got))
	}
	for page, text := range want {
		if at := differsAt(text, got[page]); at >= 0 {
			t.Errorf("%s said …%s…, now …%s…", page, around(text, at, 0), around(got[page], min(at, len(got[page])), 0))
		}
	}
	return before
}

// evidence is the marks of every text of a site by its edition, its kind and its title.
func evidence(t *testing.T, root string) map[string][]proof.Mark {
	t.Helper()
	site := os.DirFS(root)
	marks := map[string][]proof.Mark{}
	for _, name := range editions(t, site) {
		proved, _, err := Proof(site, name)
		if err != nil || proved == nil {
			t.Fatal(proved, err)
		}
		for _, g := range proved.Sheet.Groups {
			for _, text := range g.Texts {
				marks[name+" "+g.Title+" "+text.Title] = text.Marks
			}
		}
	}
	return marks
}

// compareEvidence: what was offered is what the author had written, not another figure that is the same today.
func compareEvidence(t *testing.T, written, offered map[string][]proof.Mark) {
	t.Helper()
	for name, marks := range written {
		var a, b []proof.Mark
		for _, m := range marks {
			if m.Number {
				a = append(a, m)
			}
		}
		for _, m := range offered[name] {
			if m.Number {
				b = append(b, m)
			}
		}
		if len(a) != len(b) {
			t.Logf("%s: %d numbers, then %d", name, len(a), len(b))
			continue
		}
		for k := range a {
			if a[k].Standing == proof.Bound && b[k].Standing == proof.Bound && a[k].Evidence != b[k].Evidence {
				t.Errorf("%s: %s was %s, now %s", b[k].Pos, a[k].Text, a[k].Evidence, b[k].Evidence)
			}
		}
	}
}

func differsAt(a, b string) int {
	if a == b {
		return -1
	}
	k := 0
	for k < len(a) && k < len(b) && a[k] == b[k] {
		k++
	}
	return k
}

// copiedTo is a copy of the author's part of a site, as overlay has it.
func copiedTo(t *testing.T, base string) string {
	t.Helper()
	root := t.TempDir()
	if err := sealtest.Copy(root, base, "data", "content"); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(root, "data/site.yaml")
	content, err := os.ReadFile(name)
	if err == nil {
		err = os.WriteFile(name, withoutAttachments("data/site.yaml", content), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// typeReferences writes in place of each reference of the texts what it prints, and returns how many there were.
func typeReferences(t *testing.T, root string) int {
	t.Helper()
	site := os.DirFS(root)
	printed := map[string]map[diag.Pos]string{}
	for _, name := range editions(t, site) {
		proved, _, err := Proof(site, name)
		if err != nil || proved == nil {
			t.Fatal(proved, err)
		}
		for _, g := range proved.Sheet.Groups {
			for _, text := range g.Texts {
				for _, m := range text.Marks {
					if m.Standing == proof.Bound && strings.HasPrefix(m.Pos.File, "content/") {
						if printed[m.Pos.File] == nil {
							printed[m.Pos.File] = map[diag.Pos]string{}
						}
						printed[m.Pos.File][m.Pos] = m.Text
					}
				}
			}
		}
	}
	typed := 0
	for file, at := range printed {
		name := filepath.Join(root, file)
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := bytes.SplitAfter(content, []byte("\n"))
		places := make([]diag.Pos, 0, len(at))
		for pos := range at {
			places = append(places, pos)
		}
		slices.SortFunc(places, func(a, b diag.Pos) int { return b.Col - a.Col })
		for _, pos := range places {
			line := lines[pos.Line-1]
			start := column(line, pos.Col)
			end := bytes.Index(line[start:], []byte("}}"))
			if end < 0 || !bytes.HasPrefix(line[start:], []byte("{{")) {
				continue // front matter that folds its lines
			}
			lines[pos.Line-1] = slices.Concat(line[:start], []byte(at[pos]), line[start+end+2:])
			typed++
		}
		if err := os.WriteFile(name, bytes.Join(lines, nil), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return typed
}

// restoreMistakes tells the errors of texts, all of which are true, and restores the lines that they stand on.
func restoreMistakes(t *testing.T, root, base string) {
	t.Helper()
	result, err := Build(Options{Site: os.DirFS(root)})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diags {
		if d.Severity != diag.Error {
			continue
		}
		t.Error(d)
		typed, err := os.ReadFile(filepath.Join(root, d.File))
		original, err2 := os.ReadFile(filepath.Join(base, d.File))
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		lines := bytes.SplitAfter(typed, []byte("\n"))
		lines[d.Line-1] = bytes.SplitAfter(original, []byte("\n"))[d.Line-1]
		if err := os.WriteFile(filepath.Join(root, d.File), bytes.Join(lines, nil), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// mustBuildTyped builds a site whose texts are true.
func mustBuildTyped(t *testing.T, root string) *Result {
	t.Helper()
	result, err := Build(Options{Site: os.DirFS(root), Out: filepath.Join(root, "public")})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diags {
		if d.Severity == diag.Error {
			t.Error(d)
		}
	}
	if result.Errors > 0 {
		t.FailNow()
	}
	return result
}

// pagesSay is the plain text of all pages of a site that was built.
func pagesSay(t *testing.T, root string) map[string]string {
	t.Helper()
	said := map[string]string{}
	for name, content := range pages(t, filepath.Join(root, "public")) {
		said[filepath.ToSlash(strings.TrimPrefix(name, root))] = plainText(content)
	}
	return said
}

func count(diags []diag.Diagnostic, code string) int {
	n := 0
	for _, d := range diags {
		if d.Code == code {
			n++
		}
	}
	return n
}
