package export

import (
	"os"
	"testing"

	"bulletin/internal/analysis"
)

// BenchmarkFiles makes the data of an edition of the sample.
func BenchmarkFiles(b *testing.B) {
	s := opened(b, os.DirFS(sample))
	e := s.Model.Editions[len(s.Model.Editions)-1]
	v := analysis.New(s.Model, e)
	d := New(v)
	for _, part := range []struct {
		name string
		make func() error
	}{
		{"New", func() error { New(v); return nil }},
		{"Table", func() error { d.Table(); return nil }},
		{"JSON", func() error { jsonOf(d); return nil }},
		{"Workbook", func() error { _, err := d.Workbook(); return err }},
		{"All", func() error { written(b, d); return nil }},
	} {
		b.Run(part.name, func(b *testing.B) {
			for b.Loop() {
				if err := part.make(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
