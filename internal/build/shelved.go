package build

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/render"
)

// shelved are the published files of a sealed edition, of which its attachments are made: what is handed over later is what was published.
type shelved struct {
	edition *model.Edition
	vault   *vault
}

func newShelved(e *model.Edition, v *vault) *shelved { return &shelved{e, v} }

// file is a file under the seal, or nil.
func (s *shelved) file(p string) *model.SealedFile {
	for k := range s.edition.Seal.Files {
		if f := &s.edition.Seal.Files[k]; f.Path == p {
			return f
		}
	}
	return nil
}

// each gives the pages of the edition as they were published. Those that are not to be had are told.
func (s *shelved) each(m *maker, pages []page.Page, take func(k int, content []byte, charts int) error) error {
	for k := range pages {
		content, differs := []byte(nil), false
		if f := s.file(pages[k].Path); f != nil {
			content, differs = m.vault.read(f)
		}
		if err := m.vault.failure(); content == nil && err != nil {
			return err
		}
		if content == nil {
			text := "“%s”已经封存，这个文件不在"
			if differs {
				text = "“%s”已经封存，这个文件和封存时不一样"
			}
			m.diags.Error(diag.Pos{File: path.Join("public", pages[k].Path)}, map[bool]string{false: "sealed-missing", true: "sealed-differs"}[differs],
				restore(s.edition.ID), text, s.edition.Label)
			continue
		}
		if err := take(k, content, 0); err != nil {
			return err
		}
	}
	return nil
}

// contentHash is what tells the content of an asset in its name.
var contentHash = regexp.MustCompile(`\.[0-9a-f]{8}(\.(?:css|js))$`)

// assets are the style sheets and scripts of the edition, the palette first.
func (s *shelved) assets() []render.Asset {
	list := []render.Asset{{Name: render.PaletteName}}
	for k := range s.edition.Seal.Files {
		f := &s.edition.Seal.Files[k]
		if !contentHash.MatchString(f.Path) {
			continue
		}
		content, _ := s.vault.read(f) // a page that asks for one that is not there is told
		a := render.Asset{Name: contentHash.ReplaceAllString(f.Path, "$1"), Path: f.Path, Content: content}
		switch {
		case content == nil:
		case path.Base(a.Name) == path.Base(render.PaletteName) && strings.HasPrefix(f.Path, s.edition.ID+"/"):
			a.Name = render.PaletteName
			list[0] = a
		default:
			list = append(list, a)
		}
	}
	return list
}

// looks is the frame of an attachment, which today's layouts made, with the style sheets and scripts of its parts.
func (s *shelved) looks(m *maker, frame []byte) []byte {
	if s == nil {
		return frame
	}
	then := map[string]string{}
	for _, a := range s.assets() {
		then[a.Name] = a.Path
	}
	now := append([]render.Asset{m.Layouts.Palette(s.edition.ID)}, m.Layouts.Assets()...)
	for _, a := range now {
		if p := then[a.Name]; p != "" && p != a.Path {
			frame = bytes.ReplaceAll(frame, []byte(a.Path), []byte(p))
		}
	}
	return frame
}

// extra are those of today's style sheets and scripts that the edition has none of: the frame of an attachment may ask for them.
func (s *shelved) extra(m *maker, have map[string]string) (out []render.Asset) {
	if s == nil {
		return nil
	}
	names := map[string]bool{}
	for _, name := range have {
		names[name] = true
	}
	for _, a := range m.Layouts.Assets() {
		if !names[a.Name] {
			out = append(out, a)
		}
	}
	return out
}

// content is that of a file under the seal; nil where there is none, or it is not to be had.
func (s *shelved) content(p string) []byte {
	f := s.file(p)
	if f == nil {
		return nil
	}
	content, _ := s.vault.read(f)
	return content
}
