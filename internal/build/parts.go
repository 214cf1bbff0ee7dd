package build

import (
	"bytes"
	"path"
	"slices"

	"bulletin/internal/attach"
	"bulletin/internal/model"
	"bulletin/internal/page"
)

// parts are the pages of attachments, ready to stand in any of them.
type parts struct {
	*maker
	*attach.Maker
	palette []byte
	static  bool // how the attachments are asked for

	reference *attach.Reference // the template of Word documents, or nil

	pages    []page.Page
	among    []bool         // by page: it stands among others in some attachment
	places   map[string]int // in pages, by path
	kinds    []bool         // that are made: without the chart library, with it
	whole    bool           // pages are needed as they were rendered
	contents [][]byte       // by page, of those that are needed as they were rendered
	ready    []map[bool]*attach.Part
	taken    []bool
}

// parts renders the pages of attachments, each once, and makes those ready that stand among others.
func (m *maker) parts(made []page.Attachment, static bool, forms []string) (*parts, error) {
	p := m.newParts(made, static, forms)
	return p, p.finish()
}

// newParts are parts none of which is ready.
func (m *maker) newParts(made []page.Attachment, static bool, forms []string) *parts {
	var e *model.Edition
	if len(made) > 0 {
		e = made[0].Edition
	}
	assets, names := map[string][]byte{}, map[string]string{}
	all := m.assets(e)
	for _, a := range all {
		assets[a.Path], names[a.Path] = a.Content, a.Name
	}
	for _, a := range m.shelved.extra(m, names) {
		assets[a.Path], names[a.Path] = a.Content, a.Name
	}
	p := &parts{maker: m, Maker: attach.NewMaker(assets), palette: all[0].Content, static: static, kinds: []bool{static}}
	p.Maker.Names = names
	for _, form := range Forms {
		if slices.Contains(forms, form.Name) {
			p.whole = p.whole || form.Pages
			if form.Printed && !static {
				p.kinds = append(p.kinds, true)
			}
		}
	}
	p.Maker.Picture = m.picture
	p.pages, p.among = partsOf(made)
	p.places = map[string]int{}
	for k := range p.pages {
		p.places[p.pages[k].Path] = k
	}
	p.contents, p.ready, p.taken = make([][]byte, len(p.pages)), make([]map[bool]*attach.Part, len(p.pages)), make([]bool, len(p.pages))
	return p
}

// take makes a page ready. It may be called by several goroutines at once, for each page by one.
func (p *parts) take(k int, content []byte) error {
	p.taken[k] = true
	if content == nil { // its mistake was told
		return nil
	}
	if p.whole || !p.among[k] {
		p.contents[k] = bytes.Clone(content)
	}
	if !p.among[k] {
		return nil
	}
	p.ready[k] = map[bool]*attach.Part{}
	for _, kind := range p.kinds {
		part, err := p.Part(attach.Page{Path: p.pages[k].Path, Content: content}, kind)
		if err != nil {
			return err
		}
		p.ready[k][kind] = part
	}
	return nil
}

// finish renders the pages that were not taken.
func (p *parts) finish() error {
	var left []page.Page
	for k := range p.pages {
		if !p.taken[k] {
			left = append(left, p.pages[k])
		}
	}
	return p.layoutFault(p.render(left, func(k int, content []byte, _ int) error { return p.take(p.places[left[k].Path], content) }))
}

// picture is a picture that texts show, by its path from the site's root.
func (m *maker) picture(file string) []byte {
	if m.shelved != nil {
		return m.shelved.content(file)
	}
	return m.Pictures.Called(path.Base(file))
}

// content is a page as it was rendered.
func (p *parts) content(path string) []byte { return p.contents[p.places[path]] }

// partsOf are the pages of attachments, each once, and whether each is one of several in an attachment.
func partsOf(made []page.Attachment) (pages []page.Page, among []bool) {
	places := map[string]int{}
	for k := range made {
		for _, p := range made[k].Parts {
			at, seen := places[p.Path]
			if !seen {
				at = len(pages)
				places[p.Path] = at
				pages, among = append(pages, p), append(among, false)
			}
			among[at] = among[at] || len(made[k].Parts) > 1
		}
	}
	return pages, among
}
