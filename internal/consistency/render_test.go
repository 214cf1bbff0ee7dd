package consistency

import (
	"flag"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"bulletin/internal/chart"
	"bulletin/internal/check"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/prose"
	"bulletin/internal/render"
	"bulletin/layouts"
)

var (
	siteCount = flag.Int("sites", 200, "how many random sites are made")
	mostShown = flag.Int("problems", 30, "how many problems of one site are told; the rest are counted")
)

// built are the pages of a site, and the site as the program reads it.
type built struct {
	model *model.Site
	pages map[string][]byte
}

// builtIn are the layouts, read once.
var builtIn = sync.OnceValues(func() (*render.Set, error) {
	return render.Load(layouts.Files, noFiles{}, &diag.List{})
})

// noFiles is a folder that is not there.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// renderSite renders the pages of a site that keep says, in memory. Errors of the author's are errors here.
func renderSite(fsys fs.FS, keep func(path string) bool) (*built, error) {
	set, err := builtIn()
	if err != nil {
		return nil, err
	}
	diags := &diag.List{}
	site, err := load.Site(fsys, chart.Usual(), diags)
	if err != nil {
		return nil, err
	}
	if !diags.HasErrors() {
		check.Site(site, diags)
	}
	if diags.HasErrors() {
		return nil, firstError(diags)
	}
	printer := set.Printer()
	out := &built{model: site, pages: map[string][]byte{}}
	for _, p := range page.All(site, prose.New(page.DirectiveNames(), load.Directive)) {
		if !keep(p.Path) {
			continue
		}
		content, _, err := printer.Page(&p, diags)
		if err != nil {
			return nil, err
		}
		out.pages[p.Path] = append([]byte(nil), content...)
	}
	return out, firstError(diags)
}

func firstError(diags *diag.List) error {
	var lines []string
	for _, d := range diags.Sorted() {
		if d.Severity == diag.Error {
			lines = append(lines, d.String())
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return fmt.Errorf("%d errors: %s", len(lines), lines[0])
}

// render renders the main edition of a generated site.
func (s *site) render(t testing.TB) *built {
	t.Helper()
	b, err := renderSite(s.files(), func(path string) bool { return strings.HasPrefix(path, s.editionID()+"/") })
	if err != nil {
		t.Fatalf("seed %d does not build: %v", s.seed, err)
	}
	return b
}
