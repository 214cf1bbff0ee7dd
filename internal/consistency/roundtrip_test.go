package consistency

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/model"
)

// roundTrips are how many of a site's own sentences the checker of prose takes for false. Bounds may only fall: what the
// program prints is true, so that every contradiction is a false alarm, or words that authors could not copy.
var roundTrips = []struct {
	site string // from the repository's root
	most int
}{
	{".", 12},
	{"internal/build/testdata/school", 0},
	{"internal/build/testdata/single", 0},
	{"internal/build/testdata/province", 3},
	{"internal/build/testdata/golden/figures", 2},
}

// randomRoundTrips is the same over the first random sites together.
const (
	randomRoundTripSites = 30
	randomRoundTripMost  = 30
)

// TestRoundTrip feeds every sentence that the program makes to the checker of prose.
func TestRoundTrip(t *testing.T) {
	for _, test := range roundTrips {
		t.Run(filepath.Base(test.site), func(t *testing.T) {
			fsys := onlyData{os.DirFS(filepath.Join("../..", test.site))}
			b, err := renderSite(fsys, func(string) bool { return true })
			if err != nil {
				t.Fatal(err)
			}
			wrong, all := b.contradicted(t)
			if t.Logf("%d of %d sentences", wrong, all); wrong > test.most {
				t.Errorf("%d of %d sentences are taken for false, want at most %d", wrong, all, test.most)
			}
		})
	}
	t.Run("random", func(t *testing.T) {
		wrong, all := 0, 0
		for seed := range uint64(randomRoundTripSites) {
			w, n := generate(seed).render(t).contradicted(t)
			wrong, all = wrong+w, all+n
		}
		if t.Logf("%d of %d sentences", wrong, all); wrong > randomRoundTripMost {
			t.Errorf("%d of %d sentences are taken for false, want at most %d", wrong, all, randomRoundTripMost)
		}
	})
}

// onlyData is a site without layouts of its own.
type onlyData struct{ fs.FS }

func (o onlyData) Open(name string) (fs.File, error) {
	if name == "layouts" || strings.HasPrefix(name, "layouts/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.FS.Open(name)
}

// contradicted counts the generated sentences of all pages, and those of them that the checker takes for false.
func (b *built) contradicted(t *testing.T) (wrong, all int) {
	views := map[model.Period]*analysis.View{}
	view := func(e *model.Edition) *analysis.View {
		if views[e.Period] == nil {
			views[e.Period] = analysis.New(b.model, e)
		}
		return views[e.Period]
	}
	checker := claim.New(b.model, view)
	for _, name := range slices.Sorted(maps.Keys(b.pages)) {
		edition, about := b.subject(name)
		if edition == nil {
			continue
		}
		for _, text := range generated(parse(b.pages[name])) {
			all++
			for _, v := range checker.Check(view(edition), about, []claim.Run{{Pieces: []claim.Piece{{Text: text}}}}) {
				if v.Outcome == claim.Contradicts {
					wrong++
					if testing.Verbose() {
						t.Logf("%s: %s: %s", name, text, v.Text)
					}
					break
				}
			}
		}
	}
	return wrong, all
}

// subject is what a page is of; nil for pages of no edition and for second orders of a page.
func (b *built) subject(name string) (*model.Edition, claim.Subject) {
	id, rest, _ := strings.Cut(name, "/")
	base := strings.TrimSuffix(path.Base(rest), ".html")
	var about claim.Subject
	switch path.Dir(rest) {
	case "counties", "sheets":
		for _, r := range b.model.Regions {
			if r.ID == base {
				about.Region = r
			}
		}
	case "indicators":
		for _, i := range b.model.Indicators {
			if i.ID == base {
				about.Indicator = i
			}
		}
	}
	for _, e := range b.model.Editions {
		if e.ID == id && base != "board-behind" {
			return e, about
		}
	}
	return nil, about
}

// generated are the sentences of a page that no author wrote.
func generated(root *node) []string {
	var out []string
	main := root.first("main", "")
	if main == nil {
		return nil
	}
	add := func(list []*node) {
		for _, n := range list {
			if text := n.words(); text != "" {
				out = append(out, text)
			}
		}
	}
	add(main.all("p", "finding"))
	add(main.all("p", "lead"))
	for _, l := range append(main.all("ol", "points"), main.all("div", "findings")...) {
		add(l.all("li", ""))
	}
	for _, f := range main.all("figure", "chart") {
		add(f.all("b", ""))
	}
	return out
}
