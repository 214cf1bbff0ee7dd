package chart

import "testing"

func BenchmarkPicture(b *testing.B) {
	for name, c := range benchCharts() {
		b.Run(name, func(b *testing.B) {
			buf := make([]byte, 0, 1<<16)
			b.ReportAllocs()
			for b.Loop() {
				buf = c.Picture(buf[:0])
			}
			b.SetBytes(int64(len(buf)))
		})
	}
}

func BenchmarkOption(b *testing.B) {
	for name, c := range benchCharts() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Option(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSpec is the cost of a specification, with the numbers from the analysis.
func BenchmarkSpec(b *testing.B) {
	v := sample().view()
	b.ReportAllocs()
	for b.Loop() {
		drawn(v)
	}
}

func benchCharts() map[string]*Chart {
	out := map[string]*Chart{}
	for kind, c := range drawn(sample().view()) {
		out[kind] = c
	}
	for kind, c := range drawn(func() *fixture {
		for _, c := range cases {
			if c.name == "2800 counties" {
				return c.make()
			}
		}
		return nil
	}().view()) {
		out[kind+"-2800"] = c
	}
	return out
}
