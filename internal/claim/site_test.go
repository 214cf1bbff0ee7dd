package claim

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/seal/sealtest"
)

// desk is a site with one of its editions, ready to check texts.
type desk struct {
	site    *model.Site
	checker *Checker
	view    *analysis.View
}

// sites are those of the repository that a test has asked for, each read once: nobody changes a site.
var sites sync.Map // of *model.Site by path

// openSite loads a site by its path from the repository's root.
func openSite(t testing.TB, path, edition string) *desk {
	t.Helper()
	if site, ok := sites.Load(path); ok {
		return openDesk(t, site.(*model.Site), edition)
	}
	d := openFiles(t, sealtest.Unsealed(os.DirFS(filepath.Join("..", "..", path))), edition) // texts of today, of any edition
	sites.Store(path, d.site)
	return d
}

func openFiles(t testing.TB, files fs.FS, edition string) *desk {
	t.Helper()
	var diags diag.List
	site, err := load.Site(files, chart.Usual(), &diags)
	if err != nil {
		t.Fatal(err)
	}
	return openDesk(t, site, edition)
}

func openDesk(t testing.TB, site *model.Site, edition string) *desk {
	t.Helper()
	views := map[model.Period]*analysis.View{}
	d := &desk{site: site, checker: New(site, func(e *model.Edition) *analysis.View {
		if views[e.Period] == nil {
			views[e.Period] = analysis.New(site, e)
		}
		return views[e.Period]
	})}
	for _, e := range site.Editions {
		if e.ID == edition {
			d.view = analysis.New(site, e)
			return d
		}
	}
	t.Fatalf("no edition %s", edition)
	return nil
}

// about is the subject with the id, empty for none.
func (d *desk) about(id string) (s Subject) {
	for _, r := range d.site.Regions {
		if r.ID == id {
			s.Region = r
		}
	}
	for _, i := range d.site.Indicators {
		if i.ID == id {
			s.Indicator = i
		}
	}
	return s
}

// check reads one paragraph.
func (d *desk) check(about, text string) []Verdict {
	return d.checker.Check(d.view, d.about(about), []Run{{Pieces: []Piece{{Text: text}}}})
}
