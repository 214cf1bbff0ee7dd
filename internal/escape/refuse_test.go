package escape

import (
	"io/fs"
	"maps"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"bulletin/internal/build"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// loaded is what the loader has to say of a site, import mappings included.
func (b *bench) loaded(files fs.FS) []diag.Diagnostic {
	b.Helper()
	diags := &diag.List{Whole: true}
	s, err := load.Site(files, model.Charts{}, diags)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := load.Imports(files, s, diags); err != nil {
		b.Fatal(err)
	}
	list := diags.Sorted()
	b.told(files, build.Mistakes{Diags: list})
	return list
}

// every are the payloads that a short run tries: one of so many.
func (b *bench) every(n int) []Payload {
	if *runs == 0 {
		return b.payloads
	}
	var list []Payload
	for k := 0; k < len(b.payloads); k += n {
		list = append(list, b.payloads[k])
	}
	return list
}

// TestBound: where only an id, a date, a colour, a number or a word may stand, no payload is taken, and what is said of it does
// nothing to a terminal. Each payload stands in all such fields at once; a field about which nothing is said gets it alone.
func TestBound(t *testing.T) {
	b := open(t)
	tried, alone, taken := 0, 0, 0
	for _, p := range b.every(90) {
		bound := func(f *Field) bool { return !f.Free }
		site, err := b.site.Fill(func(f *Field) (string, bool) { return p.With(Mark(f.Number, p.Number)), bound(f) })
		if err != nil {
			t.Fatal(err)
		}
		said := b.about(site, b.loaded(site.Files))
		for k := range b.site.Fields {
			f := &b.site.Fields[k]
			if !bound(f) {
				continue
			}
			if tried++; said[k] {
				continue
			}
			if *runs != 0 && alone > 20 {
				continue
			}
			alone++
			one, err := b.site.Fill(func(g *Field) (string, bool) { return p.With(Mark(g.Number, p.Number)), g == f })
			if err != nil {
				t.Fatal(err)
			}
			if len(b.loaded(one.Files)) == 0 {
				taken++
				t.Errorf("%s of %s takes %.80q", f.Path, f.File, p.With("x"))
			}
		}
	}
	t.Logf("%d combinations of a bound field and a payload, %d of them by themselves: %d taken", tried, alone, taken)
}

// about are the fields that errors are about.
func (b *bench) about(site *Filled, list []diag.Diagnostic) map[int]bool {
	said := map[int]bool{}
	for _, d := range list {
		if d.Severity == diag.Error {
			for _, number := range site.At(d.File, d.Line) {
				said[number] = true
			}
		}
	}
	return said
}

// TestUnquoted: a payload in the place of a value as somebody types it, without quotation marks, and in the place of a key.
func TestUnquoted(t *testing.T) {
	b := open(t)
	none, err := b.site.Fill(func(*Field) (string, bool) { return "", false })
	if err != nil {
		t.Fatal(err)
	}
	tried, refused := 0, 0
	for _, p := range b.every(150) {
		for _, name := range sorted(none.Files) {
			if path.Ext(name) == ".png" {
				continue
			}
			text := string(none.Files[name].Data)
			for _, spoil := range []func() string{
				func() string { // the value of a key in the middle
					lines := strings.Split(text, "\n")
					at := len(lines) / 2
					head, _, _ := strings.Cut(lines[at], ":")
					lines[at] = head + ": " + p.With("zq")
					return strings.Join(lines, "\n")
				},
				func() string { // a line more
					first, rest, _ := strings.Cut(text, "\n")
					return first + "\n" + p.With("zq") + ": x\n" + rest
				},
			} {
				files := maps.Clone(none.Files)
				files[name] = &fstest.MapFile{Data: []byte(spoil())}
				tried++
				if list := b.loaded(files); len(list) > 0 {
					refused++
				}
			}
		}
	}
	t.Logf("%d spoilt files, something is said of %d", tried, refused)
}

// TestNames: whatever files are called, what is said of them does nothing to a terminal, and nothing of a name is on a page.
func TestNames(t *testing.T) {
	b := open(t)
	none, err := b.site.Fill(func(*Field) (string, bool) { return "", false })
	if err != nil {
		t.Fatal(err)
	}
	tried, said := 0, 0
	for _, p := range b.every(30) {
		name := p.With("zq")
		if !fs.ValidPath(name) || strings.Contains(name, "/") || !utf8.ValidString(name) || len(name) > 250 {
			continue
		}
		files := maps.Clone(none.Files)
		for _, form := range []string{
			"data/%.yaml", "data/%", "data/reports/%.yaml", "data/targets/%.yaml", "data/imports/%.yaml", "data/sources/%.yaml", "data/%.geojson", "content/%/edition.md",
			"content/%", "content/2024-h1/%.md", "content/2024-h1/%.png", "content/2024-h1/counties/%.md", "content/2024-h1/%/x.md", "layouts/%", "layouts/assets/%", "layouts/%.html",
		} {
			files[strings.Replace(form, "%", name, 1)] = &fstest.MapFile{Data: []byte("x: 1\n")}
			tried++
		}
		result, err := build.Build(build.Options{Site: files, Whole: true})
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		said += len(result.Diags)
		b.told(files, result.Mistakes)
	}
	t.Logf("%d names, %d messages about them", tried, said)
}
