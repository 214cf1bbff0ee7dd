package build

import (
	"slices"

	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/search"
)

// mostSearched is of how many pages an edition's cells of tables are searched, too.
const mostSearched = 1000

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

// writeEditions writes which editions there are, the newest first.
func (m *maker) writeEditions(folder *output.Folder) error {
	var list [][2]string
	for _, e := range slices.Backward(m.Model.Editions) {
		list = append(list, [2]string{e.ID, e.Label})
	}
	text, err := search.Editions(list)
	if err != nil {
		return err
	}
	return folder.Write(search.EditionsPath, text)
}
