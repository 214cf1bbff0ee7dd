package sitegen

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/longtest"
)

// growths are sites of n, 2n and 4n regions, indicators or reports, beyond the limits up to which pages list everything.
var growths = []struct {
	name  string
	sizes [3]Size
}{
	{"regions", [3]Size{{250, 8, 4}, {500, 8, 4}, {1000, 8, 4}}},
	{"indicators", [3]Size{{70, 15, 4}, {70, 30, 4}, {70, 60, 4}}},
	{"reports", [3]Size{{70, 16, 2}, {70, 16, 4}, {70, 16, 8}}},
}

// cost is what a build takes.
type cost struct{ cpu, bytes, allocs float64 }

// spent is the cost of a build; out is the folder, or empty for one that writes nothing.
func spent(t testing.TB, site, out string) cost {
	t.Helper()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := processorTime()
	r, err := build.Build(build.Options{Site: os.DirFS(site), Out: out})
	if err != nil || r.Errors > 0 {
		t.Fatal(err, r)
	}
	end := processorTime()
	runtime.ReadMemStats(&after)
	return cost{end - start, float64(after.TotalAlloc - before.TotalAlloc), float64(after.Mallocs - before.Mallocs)}
}

// exponent is the slope of the line that fits the logarithms of costs at n, 2n and 4n best.
func exponent(costs [3]cost, of func(cost) float64) float64 {
	return (math.Log2(of(costs[2])) - math.Log2(of(costs[0]))) / 2
}

func cpuOf(c cost) float64    { return c.cpu }
func bytesOf(c cost) float64  { return c.bytes }
func allocsOf(c cost) float64 { return c.allocs }

// BenchmarkGrowth prints how processor time, bytes and allocations of a build grow with what a site has: n to the power of
// the exponent.
func BenchmarkGrowth(b *testing.B) {
	for _, g := range growths {
		b.Run(g.name, func(b *testing.B) {
			var sites [3]string
			for k, s := range g.sizes {
				sites[k] = b.TempDir()
				if err := Write(sites[k], s); err != nil {
					b.Fatal(err)
				}
			}
			var sum [3]cost
			n := 0
			for b.Loop() {
				n++
				for k, dir := range sites {
					c := spent(b, dir, filepath.Join(dir, fmt.Sprint("public", n)))
					sum[k].cpu, sum[k].bytes, sum[k].allocs = sum[k].cpu+c.cpu, sum[k].bytes+c.bytes, sum[k].allocs+c.allocs
				}
			}
			b.ReportMetric(exponent(sum, cpuOf), "exp-cpu")
			b.ReportMetric(exponent(sum, bytesOf), "exp-bytes")
			b.ReportMetric(exponent(sum, allocsOf), "exp-allocs")
		})
	}
}

// TestGrowth holds that what a build takes grows as a site does. Time decides nothing here; BenchmarkGrowth tells it.
func TestGrowth(t *testing.T) {
	longtest.Skip(t)
	if testing.Short() {
		t.Skip("builds nine sites")
	}
	for _, g := range growths {
		var costs [3]cost
		for k, s := range g.sizes {
			dir := t.TempDir()
			if err := Write(dir, s); err != nil {
				t.Fatal(err)
			}
			costs[k] = spent(t, dir, "")
		}
		for name, of := range map[string]func(cost) float64{"bytes": bytesOf, "allocations": allocsOf} {
			got := exponent(costs, of)
			t.Logf("%s: %s grow as n^%.2f", g.name, name, got)
			if got > mostGrowth {
				t.Errorf("%s: %s grow as n^%.2f: %v", g.name, name, got, costs)
			}
		}
	}
}

// mostGrowth leaves room for what each page lists of the others: names in contents, a chart's row of an indicator.
const mostGrowth = 1.1
