package load

import (
	"os"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/sitegen"
)

// BenchmarkSite loads generated sites of three sizes. For the peak memory of one reading:
//
//	go test -c -o load.test ./internal/load
//	/usr/bin/time -v ./load.test -test.run xxx -test.bench Site/large -test.benchtime 1x
func BenchmarkSite(b *testing.B) {
	for _, size := range []string{"small", "medium", "large"} {
		b.Run(size, func(b *testing.B) {
			dir := b.TempDir()
			if err := sitegen.Write(dir, sitegen.Sizes[size]); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				diags := &diag.List{}
				if _, err := Site(os.DirFS(dir), usual, diags); err != nil || diags.HasErrors() {
					b.Fatalf("Site() = %v\n%s", err, printed(diags))
				}
			}
		})
	}
}
