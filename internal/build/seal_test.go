package build

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/longtest"
	"bulletin/internal/model"
	"bulletin/internal/seal"
)

// sealing is the changing site with a style sheet of its own, and the folder that it is built into.
type sealing struct {
	t    *testing.T
	site map[string]string
	out  string
}

func newSealing(t *testing.T) *sealing {
	t.Helper()
	s := &sealing{t, maps.Clone(changing), filepath.Join(t.TempDir(), "public")}
	s.site["layouts/assets/sheet.css"] = "p { color: black }\n"
	return s
}

func (s *sealing) files() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range s.site {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func (s *sealing) build(o Options) *Result {
	s.t.Helper()
	if o.Out == "" {
		o.Out = s.out
	}
	return builtAs(s.t, s.site, o)
}

func (s *sealing) mustBuild() *Result {
	s.t.Helper()
	r := s.build(Options{Program: "p"})
	if r.Errors > 0 {
		s.t.Fatal(r.Diags)
	}
	return r
}

func (s *sealing) try(edition string) (*Record, error) {
	s.t.Helper()
	day := model.Date{Year: 2024, Month: 4, Day: 20}
	if m := bulletinDay.FindStringSubmatch(s.site["content/"+edition+"/edition.md"]); m != nil { // no seal is older than its bulletin
		var of model.Date
		if _, err := fmt.Sscanf(m[1], "%d-%d-%d", &of.Year, &of.Month, &of.Day); err == nil && of.Compare(day) > 0 {
			day = of
		}
	}
	return Seal(SealOptions{Options: Options{Site: s.files(), Out: s.out, Program: "p"}, Edition: edition, Reason: `经“局长”办公会: "审定" #1`, Date: day, Version: "v1"})
}

var bulletinDay = regexp.MustCompile(`(?m)^date: (\S+)$`)

func (s *sealing) seal(edition string) *Record {
	s.t.Helper()
	record, err := s.try(edition)
	if err != nil || record.Errors > 0 {
		s.t.Fatal(err, record)
	}
	s.keep(record)
	return record
}

func (s *sealing) keep(r *Record) {
	for _, f := range r.Files {
		s.site[f.Path] = string(f.Content)
	}
}

// of are the files of an edition in a folder, and the assets, by path.
func of(t *testing.T, out, id string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for name, content := range hashesOf(t, out) {
		if strings.HasPrefix(name, id+"/") {
			found[name] = content
		}
	}
	return found
}

func (s *sealing) said(r *Result) string {
	var codes []string
	for _, d := range r.Diags {
		if !slices.Contains(codes, d.Code) {
			codes = append(codes, d.Code)
		}
	}
	slices.Sort(codes)
	return strings.Join(codes, " ")
}

// TestSealedStays: whatever changes in a site, the files of a sealed edition stay byte for byte, with the style sheets that they
// use, in the folder that it was sealed in and in any other.
func TestSealedStays(t *testing.T) {
	longtest.Skip(t)
	s := newSealing(t)
	s.mustBuild()
	record := s.seal("q1")
	before, all := of(t, s.out, "q1"), hashesOf(t, s.out)
	if len(before) < 10 || len(record.Seal.Files) <= len(before) {
		t.Fatalf("%d files, %d under the seal", len(before), len(record.Seal.Files))
	}
	for name, change := range map[string]func(){
		"nothing": func() {},
		"figures": func() {
			s.site["data/reports/2024-03.yaml"] = revised(report("2024-03", 7, 2))
		},
		"style":  func() { s.site["layouts/assets/sheet.css"] = "p { color: red }\n" },
		"layout": func() { s.site["layouts/county.html"] = "{{define \"main\"}}<h1>{{.Heading}}</h1>{{end}}\n" },
		"names": func() {
			s.site["data/regions.yaml"] = strings.Replace(changing["data/regions.yaml"], "丙县}", "丙县}\n  - {id: ding, name: 丁县}", 1)
		},
		"title": func() {
			s.site["data/site.yaml"] = "title: 另一个通报\nissuer: 另一局\nattachments: {whole: static}\n"
		},
		"label": func() {
			s.site["content/h1/edition.md"] = strings.Replace(s.site["content/h1/edition.md"], "2024年上半年", "2024年1—6月", 1)
		},
	} {
		was := maps.Clone(s.site)
		change()
		for _, o := range []Options{{Program: "p"}, {Program: "q"}, {All: true, Overwrite: true}, {Out: filepath.Join(t.TempDir(), "else"), Sealed: s.out}} {
			r := s.build(o)
			if r.Errors > 0 || r.Sealed != 1 {
				t.Fatalf("%s: %d sealed, %v", name, r.Sealed, r.Diags)
			}
			out := s.out
			if o.Out != "" {
				out = o.Out
			}
			if now := of(t, out, "q1"); !maps.Equal(now, before) {
				t.Errorf("%s: the sealed edition changed", name)
			}
			now := hashesOf(t, out)
			for _, f := range record.Seal.Files {
				if now[f.Path] != all[f.Path] {
					t.Errorf("%s: %s is not as it was sealed", name, f.Path)
				}
			}
			broken(t, name, now)
		}
		s.site = was
	}
	if r := s.mustBuild(); r.Sealed != 1 || r.Kept+r.Sealed > r.Editions {
		t.Errorf("%d kept, %d sealed of %d", r.Kept, r.Sealed, r.Editions)
	}
}

var leads = regexp.MustCompile(`(?:href|src)="([^"#:]+)(?:#[^"]*)?"`)

// broken fails where a page leads to a file that is not there.
func broken(t *testing.T, what string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		if !strings.HasSuffix(name, ".html") || strings.Contains(name, "/files/") {
			continue
		}
		for _, m := range leads.FindAllStringSubmatch(content, -1) {
			to := filepath.ToSlash(filepath.Join(filepath.Dir(name), filepath.FromSlash(m[1])))
			if _, there := files[to]; !there {
				t.Errorf("%s: %s leads to %s, which is not there", what, name, to)
				return
			}
		}
	}
}

// TestSealRefuses: what is not as the tree builds it now, or is not whole, is not sealed.
func TestSealRefuses(t *testing.T) {
	s := newSealing(t)
	refused := func(what, code string) {
		t.Helper()
		before := maps.Clone(s.site)
		record, err := s.try("q1")
		if err != nil {
			t.Errorf("%s: %v", what, err)
			return
		}
		var codes []string
		for _, d := range record.Diags {
			codes = append(codes, d.Code)
			if d.File == "" || d.Fix == "" {
				t.Errorf("%s: %v lacks its place or remedy", what, d)
			}
		}
		if !slices.Contains(codes, code) || record.Files != nil {
			t.Errorf("%s: said %v, %d files, want %s", what, codes, len(record.Files), code)
		}
		s.site = before
	}
	refused("nothing was built", "seal-unbuilt")
	s.mustBuild()
	was := maps.Clone(s.site)
	s.site["data/reports/2024-03.yaml"] = revised(report("2024-03", 7, 2))
	refused("the data changed since", "seal-unbuilt")
	s.site["content/q1/edition.md"] += "\n甲县合同额累计99家。\n"
	refused("a text is wrong", "contradiction")
	s.site = maps.Clone(was)
	s.site["content/h1/counties/jia.md"] += "\n<b>\n"
	refused("a text of another edition is wrong", "raw-html")
	s.site = maps.Clone(was)
	s.site["data/site.yaml"] = "title: ["
	refused("the site cannot be read", "yaml-syntax")
	s.site = maps.Clone(was)
	page := filepath.Join(s.out, "q1", "index.html")
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile(page, append(text, "<!-- -->"...), 0o666)
	refused("a page was edited", "seal-unbuilt")
	os.Remove(page)
	refused("a page is gone", "seal-unbuilt")
	os.WriteFile(page, text, 0o666)
	before := hash(t, s.out)
	s.seal("q1")
	if hash(t, s.out) != before {
		t.Error("sealing changed the folder")
	}
	if _, err := s.try("q1"); err == nil || !strings.Contains(err.Error(), "sealed before") {
		t.Errorf("a second time: %v", err)
	}
	if _, err := s.try("q9"); err == nil || !strings.Contains(err.Error(), "q9") {
		t.Errorf("an edition that is none: %v", err)
	}
}

// TestSealedLost: files of a sealed edition that are gone or changed are told, nothing is written, and they come back from another folder.
func TestSealedLost(t *testing.T) {
	s := newSealing(t).withData()
	s.mustBuild()
	s.seal("q1")
	s.mustBuild()
	copied := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(copied, os.DirFS(s.out)); err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(s.out, "q1", "counties", "jia.html")
	style, err := filepath.Glob(filepath.Join(s.out, "assets", "paper.*.css"))
	if err != nil || len(style) != 1 {
		t.Fatal(style, err)
	}
	for _, test := range []struct {
		what, code string
		spoil      func()
	}{
		{"a page is gone", "sealed-missing", func() { os.Remove(page) }},
		{"a byte of a page changed", "sealed-differs", func() {
			text, _ := os.ReadFile(page)
			text[len(text)/2] ^= 1
			os.WriteFile(page, text, 0o666)
		}},
		{"a folder stands in its place", "sealed-differs", func() {
			os.Remove(page)
			os.Mkdir(page, 0o777)
		}},
		{"the data are cut off", "sealed-differs", func() { os.Truncate(filepath.Join(s.out, "q1", "data", "data.csv"), 100) }},
		{"all is gone", "sealed-missing", func() { os.RemoveAll(s.out) }},
	} {
		test.spoil()
		before := ""
		if _, err := os.Stat(s.out); err == nil {
			before = hash(t, s.out)
		}
		for _, o := range []Options{{Program: "p"}, {Overwrite: true, All: true}} {
			r := s.build(o)
			if r.Errors == 0 || !strings.Contains(s.said(r), test.code) {
				t.Errorf("%s: said %q", test.what, s.said(r))
			}
			if _, err := os.Stat(s.out); before != "" && (err != nil || hash(t, s.out) != before) {
				t.Errorf("%s: something was written", test.what)
			}
		}
		os.RemoveAll(page)
		if err := os.RemoveAll(s.out); err != nil {
			t.Fatal(err)
		}
		if r := s.build(Options{Sealed: copied, Program: "p"}); r.Errors > 0 {
			t.Fatalf("%s: not brought back: %v", test.what, r.Diags)
		}
		if diff := different(t, s.out, copied); diff != "" {
			t.Errorf("%s: %s after it was brought back", test.what, diff)
		}
	}
}

// TestSealedLineEnds: a clone whose texts have other line ends is the same record, and its pages get their own line ends back.
func TestSealedLineEnds(t *testing.T) {
	s := newSealing(t).withData()
	s.mustBuild()
	s.seal("q1")
	s.mustBuild()
	before := hash(t, s.out)
	for _, dos := range []bool{true, false} {
		turn := func(text []byte) []byte {
			text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
			if dos {
				text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
			}
			return text
		}
		for name, text := range s.site {
			s.site[name] = string(turn([]byte(text)))
		}
		for name, text := range hashesOf(t, s.out) {
			if !strings.HasSuffix(name, ".xlsx") {
				os.WriteFile(filepath.Join(s.out, filepath.FromSlash(name)), turn([]byte(text)), 0o666)
			}
		}
		r := s.build(Options{Program: "p"})
		if r.Errors > 0 || s.said(r) != "" || r.Sealed != 1 {
			t.Fatalf("dos %t: %v", dos, r.Diags)
		}
		if hash(t, s.out) != before {
			t.Errorf("dos %t: the bytes are others", dos)
		}
	}
}

// TestReopen: the next revision is made anew and says what came before; the record and the data of the former one stay.
func TestReopen(t *testing.T) {
	s := newSealing(t)
	s.mustBuild()
	first := s.seal("q1")
	published := s.site[seal.PublishedPath("q1")]
	s.site["data/reports/2024-03.yaml"] = revised(report("2024-03", 7, 2))
	s.mustBuild()
	on := model.Date{Year: 2024, Month: 5, Day: 6}
	if _, err := Reopen(ReopenOptions{Site: s.files(), Edition: "h1", Reason: "x", Date: on}); err == nil {
		t.Error("an open edition was opened")
	}
	record, err := Reopen(ReopenOptions{Site: s.files(), Edition: "q1", Reason: "更正<b>甲县</b>合同额", Date: on})
	if err != nil || record.Errors > 0 {
		t.Fatal(err, record)
	}
	s.keep(record)
	if s.site[seal.FormerPath("q1", 1)] != published || !seal.Whole([]byte(s.site[seal.FormerSeal("q1", 1)])) {
		t.Error("the data or the record of the first revision are not kept")
	}
	s.mustBuild()
	page := of(t, s.out, "q1")["q1/index.html"]
	for _, want := range []string{"第2版", first.Seal.Code, "更正&lt;b&gt;甲县&lt;/b&gt;合同额", "版本说明", "</span><span>第2版，2024年5月6日修改</span></p>", "2024年4月20日"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if other := of(t, s.out, "q1")["q1/counties/jia.html"]; !strings.Contains(other, `data-revision="2"`) || strings.Contains(other, first.Seal.Code) {
		t.Error("another page does not bear the second revision alone")
	}
	second := s.sealOn("q1", on)
	if second.Seal.Revision != 2 || second.Seal.Code == first.Seal.Code || len(second.Seal.Earlier) != 1 || !strings.Contains(page, second.Seal.Code) {
		t.Errorf("the second seal is %+v", second.Seal)
	}
	if r := s.mustBuild(); r.Sealed != 1 {
		t.Error("the second revision is not sealed")
	}
	if got := hashesOf(t, s.out)["editions.js"]; !strings.Contains(got, `"revision":2`) {
		t.Errorf("editions.js says %s", got)
	}
}

// TestSealedRemembered: builds that remember notice what happened to a sealed edition meanwhile.
func TestSealedRemembered(t *testing.T) {
	s := newSealing(t)
	s.mustBuild()
	s.seal("q1")
	s.seal("y")
	s.mustBuild()
	if r := s.mustBuild(); r.Sealed != 2 || r.Kept != 1 || r.Output.Written != 0 {
		t.Errorf("nothing changed: %d sealed, %d kept, %d written", r.Sealed, r.Kept, r.Output.Written)
	}
	page := filepath.Join(s.out, "y", "index.html")
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)-3] ^= 1
	os.WriteFile(page, text, 0o666)
	if r := s.build(Options{Program: "p"}); r.Errors == 0 || s.said(r) != "sealed-differs" {
		t.Errorf("a byte changed: %v", r.Diags)
	}
	text[len(text)-3] ^= 1
	os.WriteFile(page, text, 0o666)
	s.site["content/q1/indicators/lv.md"] += "\n又一句。\n"
	for range 2 { // and it is told again
		if r := s.build(Options{Program: "p"}); r.Errors > 0 || s.said(r) != "sealed-text" {
			t.Errorf("a sealed text changed: %v", r.Diags)
		}
	}
}

// revised is a report whose figures are final, so that what is another one than was published is a revision.
func revised(report string) string {
	return strings.Replace(report, "status: 快报", "status: 最终核实", 1)
}
