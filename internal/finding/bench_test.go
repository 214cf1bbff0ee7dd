package finding

import (
	"testing"
	"testing/fstest"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/sitegen"
)

// generated is a site of 2,800 members and 25 indicators.
func generated(b *testing.B) *model.Site {
	b.Helper()
	fsys := fstest.MapFS{}
	err := sitegen.Files(sitegen.Size{Regions: 2800, Indicators: 25, Reports: 4}, func(path string, content []byte) error {
		fsys[path] = &fstest.MapFile{Data: content}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	var diags diag.List
	site, err := load.Site(fsys, chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		b.Fatal(err, diags.Sorted())
	}
	return site
}

// BenchmarkNew judges an edition of 2,800 members and 25 indicators.
func BenchmarkNew(b *testing.B) {
	site := generated(b)
	v := analysis.New(site, site.Editions[len(site.Editions)-1])
	b.ReportAllocs()
	for b.Loop() {
		New(v)
	}
}

// BenchmarkMember is the sentences of one member's page.
func BenchmarkMember(b *testing.B) {
	site := generated(b)
	s := New(analysis.New(site, site.Editions[len(site.Editions)-1]))
	b.ReportAllocs()
	for k := 0; b.Loop(); k++ {
		s.Statements(Query{Region: site.Regions[1+k%2800]})
	}
}

// BenchmarkPoints is the main points of a bulletin.
func BenchmarkPoints(b *testing.B) {
	site := generated(b)
	s := New(analysis.New(site, site.Editions[len(site.Editions)-1]))
	b.ReportAllocs()
	for b.Loop() {
		s.Points(6, nil, nil)
	}
}
