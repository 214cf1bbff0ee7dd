package load

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// TestFormatMutated spoils bytes at random: formatting keeps what a text says, comes to rest, and does not hang.
func TestFormatMutated(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	files := corpus(t)
	var names []string
	for name, text := range files {
		if len(text) < 3000 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	worst := time.Duration(0)
	for range 1500 {
		raw := slices.Clone(files[names[r.IntN(len(names))]])
		for range 1 + r.IntN(6) {
			k := r.IntN(len(raw))
			switch r.IntN(3) {
			case 0:
				raw[k] = byte(r.IntN(256))
			case 1:
				raw = slices.Delete(raw, k, min(len(raw)-1, k+r.IntN(30)+1))
			default:
				raw = slices.Insert(raw, k, " :{}[],#-'\"|\n&*?"[r.IntN(16)])
			}
		}
		timer := time.AfterFunc(5*time.Second, func() { panic("hangs: " + string(raw)) })
		from := time.Now()
		formatHolds(t, "data/x.yaml", raw)
		formatHolds(t, "content/a/edition.md", append([]byte("---\n"), append(slices.Clone(raw), "\n---\n正文\n"...)...))
		if d := time.Since(from); d > worst {
			worst = d
			t.Logf("%v for %d bytes", d, len(raw))
		}
		timer.Stop()
	}
}
