package search

import (
	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// mostSearched is of how many pages an edition's cells of tables are searched, too.
const mostSearched = 1000

// New is the index of an edition of so many pages, without them: regions, indicators and matters of the ledger by what they are
// called.
func New(site *model.Site, e *model.Edition, pages int) *Index {
	site = site.At(e.Period)
	x := &Index{Edition: e.ID, Label: e.Label, Brief: pages > mostSearched}
	for _, r := range site.Regions {
		if r.HasPage() {
			x.Names = append(x.Names, Name{Text: r.Name, Kind: site.Words.Member, Path: address.County(e, r), Also: []string{r.Short, r.ID, r.Code}})
		}
	}
	for _, i := range site.Indicators {
		x.Names = append(x.Names, Name{Text: i.Name, Kind: "指标", Path: address.Indicator(e, i), Also: []string{i.Short, i.ID}})
	}
	for _, m := range analysis.Ledger(site, e) {
		x.Names = append(x.Names, Name{Text: m.Number + "　" + site.Called(m.Region), Kind: "督办台账", Path: address.Ledger(e) + "#" + address.MatterID(m.Number), Also: []string{m.Number}})
	}
	return x
}

// Path is where the script of an edition is.
func Path(e *model.Edition) string { return e.ID + "/search.js" }

// EditionsPath is where the script is that tells which editions there are.
const EditionsPath = "editions.js"
