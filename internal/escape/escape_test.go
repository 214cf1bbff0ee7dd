package escape

import (
	"maps"
	"path"
	"strings"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/diff"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/site"
)

// marking are the fields whose texts are Markdown. All others are plain: a text in them makes no element.
var marking = map[string]bool{
	"edition.highlights[]": true, "edition.findings[].text": true,
	"actions.actions[].matter": true, "actions.actions[].measures": true, "actions.actions[].reason": true, "actions.actions[].result": true,
}

func markdown(f *Field) bool { return f.Slot && f.Path != "slot.name" || marking[f.Path] }

// tally counts the combinations of a field, a payload and a surface.
type tally struct {
	tried, refused int
	rendered       map[string]int // by surface
}

// surfaces are what is made of a site, by the names under which it is counted.
var surfaces = []string{"page", "styles", "search", "CSV", "XLSX", "JSON", "single file", "page for PDF", "Word", "diff text", "diff Markdown", "diff HTML", "diff JSON"}

func (y *tally) add(surface string, seen Seen) {
	if y.rendered == nil {
		y.rendered = map[string]int{}
	}
	y.rendered[surface] += len(seen)
}

// TestEscaping: what is written into any field changes texts and nothing else, on every surface.
func TestEscaping(t *testing.T) {
	b := open(t)
	var y tally
	for _, run := range b.chosen() {
		p := b.fill(run, func(f *Field) bool { return f.Free && !markdown(f) })
		y.tried += len(p.in) + len(p.refused)
		y.refused += len(p.refused)
		b.pages(p, &y)
		b.attached(p, &y)
		b.differences(p, &y)
	}
	for _, surface := range surfaces {
		if y.rendered[surface] == 0 {
			t.Errorf("nothing that was written is on the surface %s", surface)
		}
	}
	t.Logf("%d fields of %d keys, %d payloads: %d combinations, %d refused; on %d surfaces %d, rendered %v", len(b.site.Fields), len(b.keys()), len(b.payloads), y.tried, y.refused, len(surfaces), y.tried*len(surfaces), y.rendered)
}

// keys are the free fields' names.
func (b *bench) keys() map[string]bool {
	keys := map[string]bool{}
	for k := range b.site.Fields {
		if f := &b.site.Fields[k]; f.Free {
			keys[f.Path] = true
		}
	}
	return keys
}

// pages holds the preview of a site against its twin's: pages, styles, what is searched, data.
func (b *bench) pages(p *prepared, y *tally) {
	hostile, tame := addressed(previewOf(b, p.hostile.Files).all()), addressed(previewOf(b, p.tame.Files).all())
	maps.Copy(hostile, b.exported(p.hostile))
	maps.Copy(tame, b.exported(p.tame))
	for _, name := range sorted(tame) {
		if _, there := hostile[name]; !there {
			b.Errorf("%s is missing", name)
		}
	}
	seen := map[string]Seen{}
	for _, name := range sorted(hostile) {
		h, t := hostile[name], tame[name]
		surface := map[string]string{".html": "page", ".js": "search", ".csv": "CSV", ".xlsx": "XLSX", ".json": "JSON", ".css": "styles"}[path.Ext(name)]
		if seen[surface] == nil {
			seen[surface] = Seen{}
		}
		var faults Faults
		switch surface {
		case "page":
			compare := ComparePages
			if strings.Contains(name, "/files/") {
				compare = CompareSingle
			}
			faults = compare(h, t, p.wrote, seen[surface])
		case "search":
			faults = CompareScripts(h, t, p.wrote, seen[surface])
		case "CSV":
			faults = CompareCSV(h, t, p.wrote, seen[surface])
		case "XLSX":
			faults = CompareParts([]byte(h), []byte(t), p.wrote, seen[surface])
		case "styles":
			faults = CompareStyles(h, t, p.wrote, seen[surface])
		case "JSON":
			data(h, p.wrote, seen[surface], &faults)
		default:
			if h != t && path.Ext(name) != ".zip" {
				faults.add("differs from the tame one")
			}
		}
		b.hold(name, faults)
	}
	delete(seen, "") // pictures, packages of files that are held one by one
	for surface, s := range seen {
		y.add(surface, s)
	}
}

// attached holds the single file, the page that is printed and the Word document of the newest edition against its twin's.
func (b *bench) attached(p *prepared, y *tally) {
	made := func(f *Filled) []build.Made {
		r, err := build.Attach(build.AttachOptions{Site: f.Files, Whole: true, Forms: []string{"pdf", "docx"}})
		if err != nil || r.Errors > 0 || len(r.Files) != 1 {
			b.Fatal(err, r)
		}
		return r.Files[0].Forms
	}
	hostile, tame := made(p.hostile), made(p.tame)
	for k, h := range hostile {
		seen, surface := Seen{}, map[string]string{"html": "single file", "pdf": "page for PDF", "docx": "Word"}[h.Name]
		if h.Name == "docx" {
			b.hold("Word", CompareParts(h.Content, tame[k].Content, p.wrote, seen))
		} else {
			b.hold("single file for "+h.Name, CompareSingle(string(h.Content), string(tame[k].Content), p.wrote, seen))
		}
		y.add(surface, seen)
	}
}

// addressed are files by their addresses, in which the names that come of texts are their marks.
func addressed(files map[string]string) map[string]string {
	out := map[string]string{}
	for name, content := range files {
		out[Address(name)] = content
	}
	return out
}

func (b *bench) model(f *Filled) *model.Site {
	diags := &diag.List{}
	m, err := site.Load(f.Files, diags)
	if err != nil || diags.HasErrors() {
		b.Fatal(err, diags.Sorted())
	}
	return m
}

// differences holds what a comparison tells of the site and its twin.
func (b *bench) differences(p *prepared, y *tally) {
	none, err := b.site.Fill(func(*Field) (string, bool) { return "", false })
	if err != nil {
		b.Fatal(err)
	}
	was := b.model(none)
	write := func(name string, f *Filled) string {
		for _, form := range diff.Forms {
			if form.Name == name {
				out, err := form.Write(diff.Sites(was, b.model(f)))
				if err != nil {
					b.Fatal(err)
				}
				return string(out)
			}
		}
		b.Fatal("no form", name)
		return ""
	}
	for name, surface := range map[string]string{"text": "diff text", "markdown": "diff Markdown", "html": "diff HTML", "json": "diff JSON"} {
		h, seen := write(name, p.hostile), Seen{}
		var faults Faults
		switch name {
		case "html":
			faults = ComparePages(h, write(name, p.tame), p.wrote, seen)
		case "json":
			data(h, p.wrote, seen, &faults)
		case "markdown":
			faults = append(Steered(h), Unmarked(h)...)
			seen.in(h)
		default:
			faults = Steered(h)
			seen.in(h)
			if lines, want := strings.Count(h, "\n"), strings.Count(write(name, p.tame), "\n"); lines != want {
				faults.add("%d lines, %d in the tame one", lines, want)
			}
		}
		b.hold(surface, faults)
		y.add(surface, seen)
	}
}

// TestFields: every key under which an author may write a text stands in the site whose fields are filled. Regions are of several
// kinds, which the same reader reads.
func TestFields(t *testing.T) {
	b := open(t)
	has := map[string]bool{}
	for k := range b.site.Fields {
		has[b.site.Fields[k].Path] = true
	}
	for _, of := range []string{"reason", "who", "item"} {
		has["corrections.corrections[]."+of] = true // they need a sealed edition: TestSealed
	}
	keys := 0
	for _, kind := range load.Shapes(chart.Usual()) {
		eachPath(kind.Shape, kind.Name, func(path string, s *load.Shape) {
			if s.Free() {
				if keys++; !has[path] {
					t.Errorf("testdata/site has no %s", path)
				}
			}
		})
	}
	t.Logf("%d keys for texts", keys)
}

func eachPath(s *load.Shape, path string, call func(path string, s *load.Shape)) {
	switch s.Kind {
	case load.ObjectShape:
		for _, key := range s.Keys {
			eachPath(key.Shape, path+"."+key.Name, call)
		}
	case load.TableShape:
		eachPath(s.Item, path+".*", call)
	case load.ListShape:
		eachPath(s.Item, path+"[]", call)
	case load.EitherShape:
		for _, one := range s.Of {
			eachPath(one, path, call)
		}
	default:
		call(path, s)
	}
}
