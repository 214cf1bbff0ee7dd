package sitegen

import (
	"os"
	"path/filepath"
	"testing"

	"bulletin/internal/build"
)

// sizes in the order of the benchmarks.
var sizes = []string{"small", "medium", "large"}

// BenchmarkBuild builds each size into an empty folder. For whole processes and their memory see the
// package's documentation.
func BenchmarkBuild(b *testing.B) {
	for _, name := range sizes {
		b.Run(name, func(b *testing.B) {
			dir := generated(b, name)
			b.ReportAllocs()
			for b.Loop() {
				buildSite(b, dir)
				b.StopTimer()
				if err := os.RemoveAll(filepath.Join(dir, "public")); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
}

// BenchmarkRebuild builds each size again with nothing changed.
func BenchmarkRebuild(b *testing.B) {
	for _, name := range sizes {
		b.Run(name, func(b *testing.B) {
			dir := generated(b, name)
			buildSite(b, dir)
			b.ReportAllocs()
			for b.Loop() {
				buildSite(b, dir)
			}
		})
	}
}

func generated(b *testing.B, name string) string {
	b.Helper()
	dir := b.TempDir()
	if err := Write(dir, Sizes[name]); err != nil {
		b.Fatal(err)
	}
	return dir
}

func buildSite(b *testing.B, dir string) {
	b.Helper()
	r, err := build.Build(build.Options{Site: os.DirFS(dir), Out: filepath.Join(dir, "public")})
	if err != nil {
		b.Fatal(err)
	}
	if r.Errors > 0 {
		b.Fatal(r.Diags[0])
	}
}
