package site

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

const sample = "../build/testdata/golden/figures"

// laid is the sample with files laid over it, in memory.
func laid(t *testing.T, files map[string]string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	from := os.DirFS(sample)
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(from, name)
		out[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		out[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return out
}

func TestOpen(t *testing.T) {
	diags := &diag.List{}
	files := laid(t, nil)
	s, err := Open(files, diags)
	if err != nil || s == nil || diags.HasErrors() {
		t.Fatalf("Open = %v, %v, %v", s, err, diags.Sorted())
	}
	if s.Files == nil || s.Model == nil || s.Layouts == nil || s.Parser == nil {
		t.Errorf("Open left something out: %+v", s)
	}
}

// TestMistakes: what is wrong in data, layouts and texts is told at once, and there is no site.
func TestMistakes(t *testing.T) {
	diags := &diag.List{}
	text, err := os.ReadFile(sample + "/content/2022-h1/edition.md")
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(laid(t, map[string]string{
		"content/2022-h1/edition.md": string(text) + "\n```tabel\n```\n\n![现场](none.jpg)\n",
		"layouts/board.html":         "{{",
		"data/site.yaml":             "titel: x\n",
	}), diags)
	if err != nil || s != nil {
		t.Errorf("Open = %v, %v, want neither", s, err)
	}
	said := map[string]bool{}
	for _, d := range diags.Sorted() {
		said[d.File] = true
		said[d.Code] = true
	}
	for _, file := range []string{"content/2022-h1/edition.md", "layouts/board.html", "data/site.yaml", "unknown-image"} {
		if !said[file] {
			t.Errorf("nothing is said of %s, only of %v", file, slices.Sorted(maps.Keys(said)))
		}
	}
}

// TestLayoutsAndMeaning: a mistake in a layout keeps no rule of meaning from being told.
func TestLayoutsAndMeaning(t *testing.T) {
	diags := &diag.List{}
	text, err := os.ReadFile(sample + "/content/2022-h1/edition.md")
	if err != nil {
		t.Fatal(err)
	}
	head := strings.SplitN(string(text), "---\n", 3)[1]
	s, err := Open(laid(t, map[string]string{"content/2022-h1/edition.md": "---\n" + head + "---\n", "layouts/board.html": "{{"}), diags)
	if err != nil || s != nil {
		t.Errorf("Open = %v, %v, want neither", s, err)
	}
	said := ""
	for _, d := range diags.Sorted() {
		said += d.Code + " "
	}
	if said != "empty-body layout-syntax " {
		t.Errorf("said %s, want empty-body and layout-syntax", said)
	}
}

// unreadable is a site whose files cannot be read.
type unreadable struct{ fs.FS }

func (u unreadable) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".yaml") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: io.ErrUnexpectedEOF}
	}
	return u.FS.Open(name)
}

func TestUnreadable(t *testing.T) {
	if s, err := Open(unreadable{os.DirFS(sample)}, &diag.List{}); s != nil || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("Open = %v, %v, want a failure to read", s, err)
	}
}

func TestEditions(t *testing.T) {
	s, err := Open(os.DirFS("../.."), &diag.List{})
	if err != nil || s == nil {
		t.Fatal(s, err)
	}
	if got := s.Editions(); got != "2022-h1、2022-q1、2021" {
		t.Errorf("Editions = %s", got)
	}
	if e := s.Newest(); e.ID != "2022-h1" || s.Edition(e.ID) != e || s.Edition(e.Label) != e {
		t.Errorf("Newest = %s, found by its id %v, by its label %v", e.ID, s.Edition(e.ID), s.Edition(e.Label))
	}
	if e := s.Edition("2020"); e != nil {
		t.Errorf("Edition(2020) = %v", e)
	}
}

// TestMemory: what is opened with a memory is what is opened without, whichever file has changed.
func TestMemory(t *testing.T) {
	m := &Memory{}
	files := laid(t, nil)
	look := func(what string) {
		t.Helper()
		diags, fresh := &diag.List{}, &diag.List{}
		got, err := m.Open(files, diags)
		want, failed := Open(files, fresh)
		if err != nil || failed != nil || (got == nil) != (want == nil) || !slices.Equal(diags.Sorted(), fresh.Sorted()) {
			t.Fatalf("%s: %v, %v: %v, want %v", what, err, failed, diags.Sorted(), fresh.Sorted())
		}
		if got == nil {
			return
		}
		for p, report := range want.Model.Reports {
			for _, i := range want.Model.Indicators {
				for _, g := range want.Model.Regions {
					a, b := got.Model.Reports[p].Figure(got.Model.Indicators[i.Index], got.Model.Regions[g.Index]), report.Figure(i, g)
					if !reflect.DeepEqual(a, b) {
						t.Fatalf("%s: %s %s %s: %+v, want %+v", what, p, i.ID, g.ID, a, b)
					}
					if a.More == nil {
						continue
					}
					for k := range a.More.Parts {
						if part := a.More.Parts[k].Part; !slices.ContainsFunc(got.Model.Indicators[i.Index].Parts, func(q model.Part) bool { return q == *part }) || part == b.More.Parts[k].Part {
							t.Errorf("%s: %s: a part of another reading", what, i.ID)
						}
					}
				}
			}
		}
	}
	look("the first")
	look("the same")
	kept := m.layouts
	var names []string
	for name := range files {
		if strings.HasSuffix(name, ".yaml") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		was := files[name]
		files[name] = &fstest.MapFile{Data: append(slices.Clone(was.Data), "\n# 注\n"...)}
		look(name + " with a comment")
		files[name] = &fstest.MapFile{Data: append(slices.Clone(was.Data), "\nstrange: 1\n"...)}
		look(name + " with a mistake")
		files[name] = was
		look(name + " as it was")
	}
	if &kept.Assets()[0] != &m.layouts.Assets()[0] {
		t.Error("the layouts were read again")
	}
	files["layouts/parts.html"] = &fstest.MapFile{Data: []byte("{{define \"x\"}}{{end}}")}
	look("a layout")
}
