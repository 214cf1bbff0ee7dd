package build

import (
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/search"
	"bulletin/internal/verify"
)

// searched puts a page into an index, unless it shows in another order what another one shows.
func searched(x *search.Index, k int, p *page.Page, content []byte) {
	if !p.Again || p.Region != nil {
		x.Put(k, search.Page{Path: p.Path, Name: p.Name, Kind: p.Kind, Sections: search.Read(content)})
	}
}

// writeSearch writes what an edition is searched by.
func writeSearch(x *search.Index, path string, folder *output.Folder) error {
	text, err := x.Marshal()
	if err != nil {
		return err
	}
	return folder.Write(path, text)
}

// EditionsScript is the script that tells which editions there are, and which pages only some of them have; where some are sealed it
// answers verify.html, too.
func EditionsScript(m *model.Site, listing *page.Listing) ([]byte, error) {
	text, err := search.Editions(m.Editions, listing.Paths(), page.Notices(m))
	if err != nil {
		return nil, err
	}
	if m.EverSealed() {
		text = append(text, verify.Answer...)
	}
	return text, nil
}

func (m *maker) writeEditions(folder *output.Folder, listing *page.Listing) error {
	text, err := EditionsScript(m.Model, listing)
	if err != nil {
		return err
	}
	return folder.Write(search.EditionsPath, text)
}
