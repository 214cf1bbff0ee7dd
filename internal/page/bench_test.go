package page

import (
	"os"
	"testing"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// checkedText is one text as pages hand it to the checker.
type checkedText struct {
	then  []*analysis.View
	now   *analysis.View
	about claim.Subject
	runs  []claim.Run
}

// checkedTexts are all texts of an edition as its pages have them checked, with the analyses that they rest on.
func checkedTexts(t testing.TB, root, edition string) ([]checkedText, *model.Site, *views) {
	t.Helper()
	var diags diag.List
	site, err := load.Site(os.DirFS(root), chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	var texts []checkedText
	v := newViews(site)
	v.check = func(then []*analysis.View, now *analysis.View, about claim.Subject, runs []claim.Run) []claim.Verdict {
		texts = append(texts, checkedText{then, now, about, runs})
		return nil
	}
	for _, e := range site.Editions {
		if e.ID != edition {
			continue
		}
		for _, p := range newEdition(e, prose.New(DirectiveNames(), load.Directive), v).pages {
			p.Data(&diags)
		}
	}
	if len(texts) == 0 {
		t.Fatalf("no texts of %s", edition)
	}
	return texts, site, v
}

// BenchmarkCheckedTexts checks all texts of the sample's edition as a build does: by a checker that has read nothing yet.
func BenchmarkCheckedTexts(b *testing.B) {
	texts, site, v := checkedTexts(b, "../..", "2022-h1")
	characters := 0
	for _, t := range texts {
		for _, r := range t.runs {
			for _, p := range r.Pieces {
				characters += utf8.RuneCountInString(p.Text)
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		checker := claim.New(site, v.of)
		for _, t := range texts {
			checker.CheckAsOf(t.then, t.now, t.about, t.runs)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(characters), "ns/character")
	b.Logf("%d texts, %d characters", len(texts), characters)
}
