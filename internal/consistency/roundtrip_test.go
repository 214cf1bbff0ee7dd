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

// roundTrips are the sites whose own sentences are given back to the checker of prose. What the program prints is true, so that
// every contradiction is a false alarm; what is in doubt is a sentence that the checker does not understand, of which there are at
// most so many.
var roundTrips = []struct {
	site  string // from the repository's root
	doubt int
}{
	{".", 11}, // weights beside the site's basis, milestones, an assessment by name, how many figures were corrected
	{"internal/build/testdata/school", 1},
	{"internal/build/testdata/single", 0},
	{"internal/build/testdata/province", 0},
	{"internal/build/testdata/golden/figures", 2}, // an indicator called 比重
}

// randomRoundTrip is the same over the first random sites together.
const (
	randomRoundTripSites = 30
	randomRoundTripDoubt = 8
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
			var trip trip
			b.trip(t, &trip)
			trip.hold(t, test.doubt)
		})
	}
	t.Run("random", func(t *testing.T) {
		var trip trip
		for seed := range uint64(randomRoundTripSites) {
			generate(seed).render(t).trip(t, &trip)
		}
		trip.hold(t, randomRoundTripDoubt)
	})
}

// trip counts sentences, those that are taken for false and those of which something is in doubt; and numbers.
type trip struct{ sentences, wrong, doubted, agreed, doubtful int }

func (r *trip) hold(t *testing.T, doubt int) {
	t.Helper()
	t.Logf("%d sentences: %d taken for false, %d in doubt; of their numbers %d agree, %d are in doubt", r.sentences, r.wrong, r.doubted, r.agreed, r.doubtful)
	if r.wrong > 0 {
		t.Errorf("%d of %d sentences are taken for false, want none", r.wrong, r.sentences)
	}
	if r.doubted > doubt {
		t.Errorf("%d of %d sentences are in doubt, want at most %d", r.doubted, r.sentences, doubt)
	}
}

// onlyData is a site without layouts of its own.
type onlyData struct{ fs.FS }

func (o onlyData) Open(name string) (fs.File, error) {
	if name == "layouts" || strings.HasPrefix(name, "layouts/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.FS.Open(name)
}

// trip gives the generated sentences of all pages to the checker.
func (b *built) trip(t *testing.T, r *trip) {
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
		for _, said := range generated(parse(b.pages[name])) {
			text := said.text
			verdicts := checker.Check(view(edition), about, said.runs())
			verdicts = slices.DeleteFunc(verdicts, func(v claim.Verdict) bool { return v.Run < len(said.headings) })
			r.add(verdicts)
			if !testing.Verbose() {
				continue
			}
			for _, v := range verdicts {
				switch v.Outcome {
				case claim.Contradicts:
					t.Logf("%s: %s: %s", name, text, v.Text)
				case claim.Doubtful:
					t.Logf("doubt: %s: %s: %s", name, text, v.Text)
				}
			}
		}
	}
}

// add counts what was said of one sentence.
func (r *trip) add(verdicts []claim.Verdict) {
	wrong, doubted := 0, 0
	for _, v := range verdicts {
		switch {
		case v.Outcome == claim.Contradicts:
			wrong = 1
		case v.Outcome == claim.Doubtful:
			doubted = 1
			if v.Number {
				r.doubtful++
			}
		case v.Number:
			r.agreed++
		}
	}
	r.sentences, r.wrong, r.doubted = r.sentences+1, r.wrong+wrong, r.doubted+doubted
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

// utterance is a sentence of the program with the headings that it stands under.
type utterance struct {
	headings []string // from the highest level down
	text     string
}

func (u *utterance) runs() []claim.Run {
	var out []claim.Run
	for level, text := range u.headings {
		out = append(out, claim.Run{Kind: claim.Heading, Level: level + 1, Pieces: []claim.Piece{{Text: text}}})
	}
	return append(out, claim.Run{Pieces: []claim.Piece{{Text: u.text}}})
}

// generated are the sentences of a page that no author wrote.
func generated(root *node) []utterance {
	var out []utterance
	main := root.first("main", "")
	if main == nil {
		return nil
	}
	headings := make([]string, 3)
	within := func(above []*node, class string) bool {
		return slices.ContainsFunc(above, func(n *node) bool { return n.has(class) })
	}
	main.walk(nil, func(n *node, above []*node) {
		for level := range headings {
			if n.tag == "h"+string(rune('2'+level)) {
				headings[level] = n.words()
				clear(headings[level+1:])
			}
		}
		said := n.tag == "p" && (n.has("finding") || n.has("lead")) ||
			n.tag == "li" && (within(above, "points") || within(above, "findings")) || n.tag == "b" && within(above, "chart")
		if text := n.words(); said && text != "" {
			out = append(out, utterance{slices.Clone(headings), text})
		}
	})
	return out
}

// walk calls f with every element below n and with those that it stands in.
func (n *node) walk(above []*node, f func(n *node, above []*node)) {
	above = append(above[:len(above):len(above)], n)
	for _, k := range n.kids {
		if k.tag != "" {
			f(k, above)
			k.walk(above, f)
		}
	}
}
