package output

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"
	"testing"
)

// The size of a province: 2,800 counties and 30 indicators, pages of 60 KB.
const (
	benchPages = 2900
	benchSize  = 60_000
)

// BenchmarkCommit times a whole Open, Write and Commit by as many goroutines as there are cores.
func BenchmarkCommit(b *testing.B) {
	for _, c := range []struct {
		name    string
		changed int // of benchPages, each time
	}{{"unchanged", 0}, {"one", 1}, {"tenth", benchPages / 10}, {"all", benchPages}} {
		b.Run(c.name, func(b *testing.B) {
			dir := b.TempDir() + "/public"
			writeSite(b, dir, 0, 0)
			b.SetBytes(benchPages * benchSize)
			n := 1
			for b.Loop() {
				writeSite(b, dir, n, c.changed)
				n++
			}
		})
	}
}

// writeSite writes the benchmark's site; the first pages of the given number hold the version.
func writeSite(b *testing.B, dir string, version, changed int) {
	b.Helper()
	f, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			page := bytes.Repeat([]byte("0123456789abcdefghijklmnopqrstuvwxyz<td>"), benchSize/40)
			for i := w; i < benchPages; i += workers {
				v := 0
				if i < changed {
					v = version
				}
				copy(page, fmt.Sprintf("%08d %08d", i, v))
				if err := f.Write(fmt.Sprintf("2022-h1/counties/c%04d.html", i), page); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if _, err := f.Commit(); err != nil {
		b.Fatal(err)
	}
}
