package escape

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"sort"
	"strings"
	"testing/fstest"
	"unicode/utf8"

	"bulletin/internal/chart"
	"bulletin/internal/load"
)

// Field is a place of a site's files where an author may write a text of his own.
type Field struct {
	Number int // from 0, in the order of files and texts
	File   string
	Path   string // of keys, as load.Place has it; of a slot, its name
	Text   string // what stands there in a harmless site
	Free   bool   // any text may stand there; else ids, dates, colours, numbers, words
	Key    bool   // the author's own key
	Slot   bool   // a place of Markdown or JSON
}

// Site is a site whose fields can be filled with anything.
type Site struct {
	Fields []Field
	files  map[string]*file
	kept   fstest.MapFS // what has no fields
}

type file struct {
	name   string
	shape  *load.Shape
	prefix string // of the fields' paths
	front  []byte // YAML; nil where the file has none
	rest   []byte // text with slots
	first  int    // number of its first field
	places int    // of YAML
}

var slot = regexp.MustCompile(`⟦([a-z-]+):([^⟧]*)⟧`)

// Open reads the files of a site and finds its fields.
func Open(root fs.FS) (*Site, error) {
	s := &Site{files: map[string]*file{}, kept: fstest.MapFS{}}
	kinds := load.Shapes(chart.Usual())
	var names []string
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("escape: %w", err)
	}
	sort.Strings(names)
	for _, name := range names {
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return nil, fmt.Errorf("escape: %w", err)
		}
		if err := s.add(name, content, kinds); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *Site) add(name string, content []byte, kinds []load.FileShape) error {
	f := &file{name: name, rest: content, first: len(s.Fields)}
	for _, kind := range kinds {
		if kind.Has(name) {
			f.shape, f.prefix = kind.Shape, kind.Name+"."
			f.front, f.rest = content, nil
			if kind.Front {
				f.front, f.rest = parted(content)
			}
		}
	}
	switch path.Ext(name) {
	case ".yaml", ".md", ".geojson":
		s.files[name] = f
	default:
		s.kept[name] = &fstest.MapFile{Data: content}
		return nil
	}
	if f.front != nil {
		_, err := load.Rewrite(f.shape, f.front, func(p *load.Place) (string, bool) {
			s.Fields = append(s.Fields, Field{Number: len(s.Fields), File: name, Path: f.prefix + p.Path, Text: p.Text, Free: p.Free() || p.Key && free(p), Key: p.Key})
			f.places++
			return "", false
		})
		if err != nil {
			return fmt.Errorf("escape: %s: %w", name, err)
		}
	}
	for _, m := range slot.FindAllSubmatch(f.rest, -1) {
		s.Fields = append(s.Fields, Field{Number: len(s.Fields), File: name, Path: "slot." + string(m[1]), Text: string(m[2]), Free: true, Slot: true})
	}
	return nil
}

// free reports whether a key need fit nothing.
func free(p *load.Place) bool { return len(p.Shapes) == 1 && p.Shapes[0].Match == "" }

// parted are the YAML between the dashes of a text, and what follows with the second line of dashes.
func parted(content []byte) (front, rest []byte) {
	text, found := bytes.CutPrefix(content, []byte("---\n"))
	at := bytes.Index(text, []byte("\n---\n"))
	if !found || at < 0 {
		return nil, content
	}
	return text[:at+1], text[at+1:]
}

// Filled is a site with texts in its fields, and where they stand.
type Filled struct {
	Files fstest.MapFS
	lines map[string][]span // by file, in the order of lines
}

// span are the lines of a file that a field takes.
type span struct{ field, first, last int }

// Fill writes texts into the fields for which say has one; the others keep theirs.
func (s *Site) Fill(say func(f *Field) (string, bool)) (*Filled, error) {
	out := &Filled{Files: fstest.MapFS{}, lines: map[string][]span{}}
	for name, kept := range s.kept {
		out.Files[name] = kept
	}
	for name, f := range s.files {
		content, spans, err := s.fill(f, say)
		if err != nil {
			return nil, fmt.Errorf("escape: %s: %w", name, err)
		}
		out.Files[name] = &fstest.MapFile{Data: content, Mode: 0o644}
		out.lines[name] = spans
	}
	return out, nil
}

func (s *Site) fill(f *file, say func(f *Field) (string, bool)) (content []byte, spans []span, err error) {
	line := 1 // of what comes next
	if f.front != nil {
		raw := map[string]string{} // texts that YAML cannot hold, by what stands for them
		k := f.first
		content, err = load.Rewrite(f.shape, f.front, func(*load.Place) (string, bool) {
			field := &s.Fields[k]
			k++
			text, ok := say(field)
			if ok && !utf8.ValidString(text) {
				stand := fmt.Sprintf("raw%draw", field.Number)
				raw[stand], text = text, stand
			}
			return text, ok
		})
		if err != nil {
			return nil, nil, err
		}
		if f.rest != nil {
			line++ // the dashes
		}
		k = f.first
		if _, err = load.Rewrite(f.shape, content, func(p *load.Place) (string, bool) {
			spans = append(spans, span{k, line + p.Line - 1, line + p.Line - 1})
			k++
			return "", false
		}); err != nil {
			return nil, nil, err
		}
		for stand, text := range raw {
			content = bytes.Replace(content, []byte(stand), []byte(text), 1)
		}
		if f.rest != nil {
			content = append([]byte("---\n"), content...)
		}
		line = 1 + bytes.Count(content, []byte("\n"))
	}
	k := f.first + f.places
	at := 0
	for _, m := range slot.FindAllSubmatchIndex(f.rest, -1) {
		before := f.rest[at:m[0]]
		line += bytes.Count(before, []byte("\n"))
		content = append(content, before...)
		text, ok := say(&s.Fields[k])
		if !ok {
			text = s.Fields[k].Text
		}
		switch {
		case path.Ext(f.name) == ".geojson":
			quoted, _ := json.Marshal(text) // a string always marshals
			text = string(quoted[1 : len(quoted)-1])
		case strings.HasPrefix(s.Fields[k].Path, "slot.yaml-"):
			text = yamlQuoted(text)
		}
		content = append(content, text...)
		last := line + strings.Count(text, "\n")
		spans = append(spans, span{k, line, last})
		line, at, k = last, m[1], k+1
	}
	return append(content, f.rest[at:]...), spans, nil
}

// yamlQuoted is a text as it stands between the double quotation marks of YAML.
func yamlQuoted(text string) string {
	var b strings.Builder
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			b.WriteRune('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff:
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// At are the fields that a place of a file is about: those on its line; else the last one before it.
func (f *Filled) At(name string, line int) []int {
	var on []int
	before := -1
	for _, s := range f.lines[name] {
		switch {
		case s.first <= line && line <= s.last:
			on = append(on, s.field)
		case s.last < line:
			before = s.field
		}
	}
	if len(on) == 0 && before >= 0 {
		on = append(on, before)
	}
	return on
}
