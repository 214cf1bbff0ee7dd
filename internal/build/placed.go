package build

import (
	"fmt"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/pool"
	"bulletin/internal/site"
)

// PlacedPaths are the single files that a build puts beside the pages of the editions that are not sealed, from the site's root.
func PlacedPaths(s *site.Site) (paths []string) {
	m := &maker{Site: s, diags: &diag.List{}}
	for _, e := range s.Model.Editions {
		if e.Seal != nil {
			continue
		}
		for _, p := range m.attachments(e) {
			for k := range p.made {
				paths = append(paths, p.made[k].SinglePath())
			}
		}
	}
	return paths
}

// PlacedFile makes one of them, as a build writes it; nil for any other path. What an author can mend in it, which is told with the pages,
// is an error here.
func PlacedFile(s *site.Site, path string) (content []byte, err error) {
	for _, e := range s.Model.Editions {
		if e.Seal != nil || editionOf(path) != e.ID {
			continue
		}
		m := &maker{Site: s, diags: &diag.List{}}
		for _, p := range m.attachments(e) {
			for k := range p.made {
				if p.made[k].SinglePath() == path {
					return m.placedFile(e, path, p.static)
				}
			}
		}
	}
	return nil, nil
}

func (m *maker) placedFile(e *model.Edition, path string, static bool) (content []byte, err error) {
	if _, err = m.identify(e); err != nil {
		return nil, err
	}
	for _, p := range m.attachments(e) { // which know the code of the edition now
		for k := range p.made {
			if p.made[k].SinglePath() != path || p.static != static {
				continue
			}
			made := []page.Attachment{p.made[k]}
			err = pool.Guard(func() string { return "生成单个文件" + called(&made[0].Frame) }, func() error {
				parts := m.newParts(made, static, nil)
				if err := m.layoutFault(parts.finish()); err != nil || m.diags.HasErrors() {
					return err
				}
				file, err := parts.single(m.Layouts.Printer(), &made[0], nil)
				if err == nil && !m.diags.HasErrors() {
					content = file.Forms[0].Content
				}
				return m.layoutFault(err)
			})
		}
	}
	if told := m.diags.Sorted(); err == nil && content == nil && len(told) > 0 {
		err = fmt.Errorf("%s：%s", told[0].Pos, told[0].Text)
	}
	return content, err
}
