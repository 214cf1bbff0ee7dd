package build

import (
	"bytes"
	"slices"

	"bulletin/internal/attach"
	"bulletin/internal/page"
	"bulletin/internal/render"
)

// parts are the pages of attachments, ready to stand in any of them.
type parts struct {
	*maker
	*attach.Maker
	palette  []byte
	static   bool                             // how the attachments are asked for
	ready    map[bool]map[string]*attach.Part // without the chart library and with it, by path
	contents map[string][]byte                // of pages that are needed as they were rendered
}

// parts renders the pages of attachments, each once, and makes those ready that stand among others.
func (m *maker) parts(made []page.Attachment, static bool, forms []string) (*parts, error) {
	assets := map[string][]byte{}
	for _, a := range m.assets() {
		assets[a.Path] = a.Content
	}
	p := &parts{maker: m, Maker: attach.NewMaker(assets), palette: assets[render.PalettePath], static: static}
	kinds := []bool{static}
	whole := false // pages are needed as they were rendered
	for _, form := range Forms {
		if slices.Contains(forms, form.Name) {
			whole = whole || form.Pages
			if form.Printed && !static {
				kinds = append(kinds, true)
			}
		}
	}
	pages, among := partsOf(made)
	contents := make([][]byte, len(pages))
	ready := make([]map[bool]*attach.Part, len(pages))
	err := m.render(pages, func(k int, content []byte, _ int) error {
		if content == nil { // its mistake was told
			return nil
		}
		if whole || !among[k] {
			contents[k] = bytes.Clone(content)
		}
		if !among[k] {
			return nil
		}
		ready[k] = map[bool]*attach.Part{}
		for _, kind := range kinds {
			part, err := p.Part(attach.Page{Path: pages[k].Path, Content: content}, kind)
			if err != nil {
				return err
			}
			ready[k][kind] = part
		}
		return nil
	})
	if err = m.layoutFault(err); err != nil || m.diags.HasErrors() {
		return nil, err
	}
	p.contents = map[string][]byte{}
	p.ready = map[bool]map[string]*attach.Part{false: {}, true: {}}
	for k := range pages {
		p.contents[pages[k].Path] = contents[k]
		for kind, part := range ready[k] {
			p.ready[kind][pages[k].Path] = part
		}
	}
	return p, nil
}

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
