package address

import (
	"strings"

	"bulletin/internal/model"
)

// From is the page that links are written in, and the edition that they lead into: its own, unless [From.In] says
// another. The zero value leads from the site's root.
type From struct {
	root    string
	folder  string // the page's folder with its slash; links into it and what lies above it within the site go no further up than they must
	edition *model.Edition
}

// At is the page at a path, of an edition.
func At(path string, e *model.Edition) From {
	return From{strings.Repeat("../", strings.Count(path, "/")), path[:strings.LastIndex(path, "/")+1], e}
}

// In leads from the same page into another edition.
func (f From) In(e *model.Edition) From { return From{f.root, f.folder, e} }

// Root is the way to the site's root: "", "../", "../../".
func (f From) Root() string { return f.root }

// To leads to a path of the site, without naming the folders that it shares with the page.
func (f From) To(path string) string {
	shared, up := 0, f.root
	for {
		end := strings.IndexByte(f.folder[shared:], '/') + 1
		if end == 0 || !strings.HasPrefix(path[shared:], f.folder[shared:shared+end]) {
			return up + path[shared:]
		}
		shared, up = shared+end, up[len("../"):]
	}
}

// Bulletin leads to [Bulletin].
func (f From) Bulletin() string { return f.To(Bulletin(f.edition)) }

// County leads to [County].
func (f From) County(r *model.Region) string { return f.To(County(f.edition, r)) }

// Indicator leads to [Indicator].
func (f From) Indicator(i *model.Indicator) string { return f.To(Indicator(f.edition, i)) }

// Row leads to a region's row in an indicator's own table.
func (f From) Row(i *model.Indicator, r *model.Region) string { return f.Indicator(i) + "#" + RowID(r) }

// Plan leads to what is left of an indicator's year.
func (f From) Plan(i *model.Indicator) string { return f.Indicator(i) + "#" + PlanID }

// Schedule leads to [Schedule].
func (f From) Schedule() string { return f.To(Schedule(f.edition)) }

// Ledger leads to [Ledger].
func (f From) Ledger() string { return f.To(Ledger(f.edition)) }

// Order leads to [Order].
func (f From) Order(number string) string { return f.To(Order(f.edition, number)) }

// Sheet leads to [Sheet].
func (f From) Sheet(r *model.Region) string { return f.To(Sheet(f.edition, r)) }

// Score leads to a region's calculation on the page of scores.
func (f From) Score(r *model.Region) string { return f.To(Scores(f.edition)) + "#" + ScoreID(r) }

// Single leads to [Single].
func (f From) Single(name string) string { return f.To(Single(f.edition, name)) }

// Picture leads to [Picture].
func (f From) Picture(name string) string { return f.To(Picture(f.edition, name)) }

// Data leads to [Data].
func (f From) Data(name string) string { return f.To(Data(f.edition, name)) }
