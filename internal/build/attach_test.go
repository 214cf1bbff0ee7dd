package build

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/seal/sealtest"
	"bulletin/internal/site"
	"bulletin/internal/sitegen"
)

// attached makes attachments of a site that has no mistakes.
func attached(t *testing.T, site string, o AttachOptions) *AttachResult {
	t.Helper()
	o.Site = sealtest.Unsealed(os.DirFS(site))
	r, err := Attach(o)
	if err != nil {
		t.Fatal(err)
	}
	if r.Errors > 0 || len(r.Files) == 0 {
		t.Fatalf("%d files, and %v", len(r.Files), r.Diags)
	}
	return r
}

const sampleSite = "../.."

// TestAttachedSizes holds what the design promises of the sample's files.
func TestAttachedSizes(t *testing.T) {
	for _, c := range []struct {
		name string
		o    AttachOptions
		most int // bytes
	}{
		{"whole edition without the library", AttachOptions{Names: []string{"2022-h1"}, Whole: true, Static: true}, 1_500_000},
		{"whole edition", AttachOptions{Names: []string{"2022-h1"}, Whole: true}, 2_500_000},
		{"pack for a meeting without the library", AttachOptions{Names: []string{"2022-h1"}, Static: true}, 500_000},
		{"sheet without the library", AttachOptions{Names: []string{"2022-h1", "sheets/baojing"}, Static: true}, 150_000},
	} {
		html := attached(t, sampleSite, c.o).Files[0].Forms[0].Content
		for line := range bytes.Lines(html) { // styles and scripts are small, and lines of their own
			if len(line) > 10_000 && bytes.Contains(line, []byte("<td")) {
				t.Errorf("%s: a line of %d bytes, which versions cannot be compared by", c.name, len(line))
			}
		}
		if got := len(html); got > c.most {
			t.Errorf("%s: %d bytes, want at most %d", c.name, got, c.most)
		} else {
			t.Logf("%s: %d bytes", c.name, got)
		}
	}
}

// TestAttachNames holds what names stand for, and what the files are called.
func TestAttachNames(t *testing.T) {
	works := worksOf(t, sampleSite)
	for _, c := range []struct {
		names []string
		each  bool
		want  string // names and titles of the files
		parts int    // sections of the first
	}{
		{nil, false, "2022-h1-meeting 全州科技创新工作分析通报会议材料（2022年上半年）", 12},
		{[]string{"2022年一季度"}, false, "2022-q1-meeting 全州科技创新工作分析通报会议材料（2022年一季度）", 12},
		{[]string{"2021", "jishou"}, false, "2021-jishou 吉首市材料（2021年度）", 22},
		{[]string{"吉首"}, false, "2022-h1-jishou 吉首市材料（2022年上半年）", 24},
		{[]string{"board"}, false, "2022-h1-board 作战图（2022年上半年）", 0},
		{[]string{"2022-h1/board.html"}, false, "2022-h1-board 作战图（2022年上半年）", 0},
		{[]string{"counties/jishou"}, false, "2022-h1-counties-jishou 吉首市（2022年上半年）", 0},
		{[]string{"sheets/jishou"}, false, "2022-h1-sheets-jishou 吉首市一县一单（2022年上半年）", 0},
		{[]string{"督办台账"}, false, "2022-h1-ledger 督办台账（2022年上半年）", 0},
		{[]string{"技术合同成交额"}, false, "2022-h1-indicators-jishu-hetong 合同成交额（2022年上半年）", 0},
		{[]string{"一县一单"}, false, "2022-h1-sheets 一县一单（2022年上半年）", 9},
		{[]string{"工作图表"}, false, "2022-h1-works 工作图表（2022年上半年）", works["2022-h1"]},
		{[]string{"board", "ledger", "board"}, false, "2022-h1-board-ledger-board 作战图、督办台账、作战图（2022年上半年）", 2},
		{[]string{"board", "ledger", "作战图"}, true, "2022-h1-board 作战图（2022年上半年）|2022-h1-ledger 督办台账（2022年上半年）", 0},
	} {
		r := attached(t, sampleSite, AttachOptions{Names: c.names, Each: c.each, Static: true})
		var got []string
		for _, f := range r.Files {
			got = append(got, f.Name+" "+f.Title)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q, want %q", c.names, strings.Join(got, "|"), c.want)
		}
		if n := bytes.Count(r.Files[0].Forms[0].Content, []byte(`<section class="part`)); n != c.parts {
			t.Errorf("%q: %d parts, want %d", c.names, n, c.parts)
		}
	}
}

// worksOf is how many pages for work each edition of a site has, apart from those in another order.
func worksOf(t *testing.T, root string) map[string]int {
	t.Helper()
	opened, err := site.Open(os.DirFS(root), &diag.List{})
	if err != nil || opened == nil {
		t.Fatal("no site", err)
	}
	n := map[string]int{}
	for _, p := range page.All(opened.Model, opened.Parser) {
		if p.Kind == "工作图表" && !p.Again {
			n[path.Dir(p.Path)]++
		}
	}
	return n
}

// TestAttachWhole: the whole edition is asked for by itself.
func TestAttachWhole(t *testing.T) {
	works := worksOf(t, sampleSite)
	for _, names := range [][]string{nil, {"2022-q1"}} {
		r := attached(t, sampleSite, AttachOptions{Names: names, Whole: true, Static: true})
		want := "2022-h1"
		if names != nil {
			want = names[0]
		}
		if n := bytes.Count(r.Files[0].Forms[0].Content, []byte(`<section class="part`)); r.Files[0].Name != want || n != 35+works[want] {
			t.Errorf("%s has %d parts", r.Files[0].Name, n)
		}
	}
	if _, err := Attach(AttachOptions{Site: os.DirFS(sampleSite), Names: []string{"吉首市"}, Whole: true}); !errors.Is(err, ErrWholeNamed) {
		t.Errorf("the whole edition with a name: %v", err)
	}
}

// TestAttachMeeting: the pack holds the kinds of pages that lie on a table, in order, whatever the site has of them.
func TestAttachMeeting(t *testing.T) {
	parts := regexp.MustCompile(`<section class="part (paper-[a-z]+)"`)
	for _, c := range []struct{ site, want string }{
		{sampleSite, "paper-text paper-board paper-ledger" + strings.Repeat(" paper-sheet", 9)},
		{"testdata/single", ""}, // it has one region: the bulletin is all
	} {
		var got []string
		for _, part := range parts.FindAllSubmatch(attached(t, c.site, AttachOptions{Static: true}).Files[0].Forms[0].Content, -1) {
			got = append(got, string(part[1]))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.site, strings.Join(got, " "), c.want)
		}
	}
}

func TestAttachEach(t *testing.T) {
	r := attached(t, sampleSite, AttachOptions{Each: true, Static: true})
	if len(r.Files) != 9 || r.Files[8].Name != "2022-h1-gaoxinqu" {
		t.Errorf("%d files, the last %s", len(r.Files), r.Files[len(r.Files)-1].Name)
	}
	all := attached(t, sampleSite, AttachOptions{All: true, Static: true})
	if len(all.Files) != 10 || all.Files[0].Name != "2022-h1" {
		t.Errorf("%d files, the first %s", len(all.Files), all.Files[0].Name)
	}
}

// TestAttachTakes holds that files are given out as they are made, are the same as those that are kept, and are not kept then.
func TestAttachTakes(t *testing.T) {
	o := AttachOptions{Each: true, Static: true, Forms: []string{"pdf"}}
	kept := attached(t, sampleSite, o)
	taken := make([][][]byte, len(kept.Files))
	o.Take = func(k int, file *Attached) error {
		for _, form := range file.Forms {
			taken[k] = append(taken[k], form.Content)
		}
		return nil
	}
	begun := 0
	o.Begin = func(_ *model.Edition, files []Attached) {
		for k, file := range files {
			if file.Name != kept.Files[k].Name || file.Title != kept.Files[k].Title {
				t.Errorf("file %d is %s %s", k, file.Name, file.Title)
			}
			begun++
		}
	}
	for k, file := range attached(t, sampleSite, o).Files {
		for f, form := range file.Forms {
			if form.Content != nil {
				t.Errorf("%s is kept", file.Name)
			}
			if !bytes.Equal(taken[k][f], kept.Files[k].Forms[f].Content) {
				t.Errorf("%s differs in %s", file.Name, form.Name)
			}
		}
	}
	if begun != len(kept.Files) {
		t.Errorf("%d files begun, %d made", begun, len(kept.Files))
	}
	failure := errors.New("the disk is full")
	o.Site, o.Take = os.DirFS(sampleSite), func(int, *Attached) error { return failure }
	if _, err := Attach(o); !errors.Is(err, failure) {
		t.Errorf("Attach = %v", err)
	}
}

func TestAttachUnknown(t *testing.T) {
	_, err := Attach(AttachOptions{Site: os.DirFS(sampleSite), Names: []string{"2022-h1", "甲县", "board", "../x"}})
	var unknown *UnknownNameError
	if !errors.As(err, &unknown) || !slices.Equal(unknown.Names, []string{"甲县", "../x"}) || !strings.Contains(unknown.Known, "吉首市、") {
		t.Errorf("error %v", err)
	}
}

// TestAttachSame holds that the same site gives the same bytes, in all forms.
func TestAttachSame(t *testing.T) {
	o := AttachOptions{Names: []string{"古丈县"}}
	for _, form := range Forms[1:] {
		o.Forms = append(o.Forms, form.Name)
	}
	a, b := attached(t, sampleSite, o).Files[0].Forms, attached(t, sampleSite, o).Files[0].Forms
	holds := map[string]func(content []byte) bool{ // what only that form is
		"html": func(c []byte) bool { return bytes.Contains(c, []byte("octet-stream")) },
		"pdf":  func(c []byte) bool { return len(c) > 0 && !bytes.Contains(c, []byte("octet-stream")) }, // to print from
		"docx": func(c []byte) bool { return bytes.HasPrefix(c, []byte("PK")) },
	}
	for k, form := range Forms {
		if len(a) != len(Forms) || a[k].Name != form.Name || !bytes.Equal(a[k].Content, b[k].Content) {
			t.Fatalf("two runs differ in %s", form.Name)
		}
		if holds[form.Name] == nil || !holds[form.Name](a[k].Content) {
			t.Errorf("%s has no case, or is not what it should be", form.Name)
		}
	}
}

// TestAttachMistakes holds that a site with mistakes gives no files.
func TestAttachMistakes(t *testing.T) {
	site := copied(t, "testdata/single")
	site["data/site.yaml"].Data = append(site["data/site.yaml"].Data, "\nnonsense: 1\n"...)
	r, err := Attach(AttachOptions{Site: site})
	if err != nil || r.Errors == 0 || r.Files != nil {
		t.Errorf("%d errors, %d files, %v", r.Errors, len(r.Files), err)
	}
}

// TestAttachLayouts holds that what the author of a layout can mend is told as such.
func TestAttachLayouts(t *testing.T) {
	for _, c := range []struct{ name, from, to, code string }{
		{"no main", `<main id="main">`, `<main>`, "layout-no-main"},
		{"no such asset", "assets/save.js", "assets/none.js", "layout-no-asset"},
	} {
		site := copied(t, "testdata/single")
		base, err := os.ReadFile("../../layouts/base.html")
		if err != nil {
			t.Fatal(err)
		}
		site["layouts/base.html"] = &fstest.MapFile{Data: bytes.ReplaceAll(base, []byte(c.from), []byte(c.to))}
		r, err := Attach(AttachOptions{Site: site, Whole: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Files) > 0 || len(r.Diags) != 1 || r.Diags[0].Code != c.code {
			t.Errorf("%s: %d files, %v", c.name, len(r.Files), r.Diags)
		}
	}
}

// TestBuildAttaches holds that a build makes the single files that the site asks for, and leads to them.
func TestBuildAttaches(t *testing.T) {
	dir := t.TempDir()
	if err := sitegen.Write(dir, sitegen.Size{Regions: 3, Indicators: 3, Reports: 4}); err != nil {
		t.Fatal(err)
	}
	site := copied(t, dir)
	site["data/site.yaml"].Data = append(site["data/site.yaml"].Data, "\nattachments: {whole: static, regions: live}\n"...)
	out := path.Join(t.TempDir(), "public")
	r, err := Build(Options{Site: site, Out: out})
	if err != nil || r.Errors > 0 {
		t.Fatal(err, r.Diags)
	}
	folder := os.DirFS(out)
	links := regexp.MustCompile(`href="(?:\.\./)*(files/[^"]*)" download`)
	var linked []string
	for _, kind := range []string{"*/index.html", "*/counties/*.html"} {
		pages, err := fs.Glob(folder, kind)
		if err != nil || len(pages) == 0 {
			t.Fatalf("pages %q, %v", pages, err)
		}
		for _, page := range pages {
			content, err := fs.ReadFile(folder, page)
			found := links.FindSubmatch(content)
			if err != nil || found == nil {
				t.Errorf("%s leads to no file: %v", page, err)
				continue
			}
			edition, _, _ := strings.Cut(page, "/")
			file := edition + "/" + string(found[1])
			linked = append(linked, file)
			single, err := fs.ReadFile(folder, file)
			if live := bytes.Contains(single, []byte("id=chart-options")); err != nil || live != strings.Contains(page, "/counties/") {
				t.Errorf("%s: live %v, %v", found[1], live, err)
			}
			if bytes.Contains(single, []byte("/files/")) {
				t.Errorf("%s leads to single files", found[1])
			}
		}
	}
	files, err := fs.Glob(folder, "*/files/*")
	slices.Sort(linked)
	if err != nil || !slices.Equal(files, linked) {
		t.Errorf("files %q, links to %q, %v", files, linked, err)
	}
}

// copied is a site in memory.
func copied(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path.Join(dir, name))
		site[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// BenchmarkAttach times the whole sample edition.
func BenchmarkAttach(b *testing.B) {
	r, err := Attach(AttachOptions{Site: os.DirFS(sampleSite)})
	if err != nil || len(r.Files) == 0 {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Attach(AttachOptions{Site: os.DirFS(sampleSite)}); err != nil {
			b.Fatal(err)
		}
	}
}
