package consistency

import (
	"fmt"
	"sync"
	"testing"

	"bulletin/internal/longtest"
)

// rareSeeds are sites beyond the usual number with sentences that are seldom said.
var rareSeeds = []uint64{306, 357, 402}

func seeds() []uint64 {
	var out []uint64
	for seed := range uint64(*siteCount) {
		out = append(out, seed)
	}
	for _, seed := range rareSeeds {
		if seed >= uint64(*siteCount) {
			out = append(out, seed)
		}
	}
	return out
}

// TestSites holds random sites against the second computation.
func TestSites(t *testing.T) {
	longtest.Skip(t)
	matched, ran := map[string]int{}, 0
	var mu sync.Mutex
	t.Run("all", func(t *testing.T) {
		for _, seed := range seeds() {
			t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
				t.Parallel()
				s := generate(seed)
				r := readPages(compute(s), s.render(t).pages)
				mu.Lock()
				ran++
				for family, n := range r.matched {
					matched[family] += n
				}
				mu.Unlock()
				r.tell(t)
			})
		}
	})
	if ran < 200 {
		return // too few sites to have all families
	}
	for k := range families {
		if matched[families[k].name] == 0 {
			t.Errorf("family %q was never read: its words are gone", families[k].name)
		}
	}
	for _, c := range columns {
		if matched["table: "+c.head] == 0 {
			t.Errorf("no table has a column %q", c.head)
		}
	}
}

// tell reports a site's problems and, with -v, the judgements that no family reads.
func (r *reader) tell(t *testing.T) {
	for k, p := range r.problems {
		if k == *mostShown {
			t.Errorf("and %d more", len(r.problems)-k)
			break
		}
		t.Errorf("seed %d: %s", r.o.site.seed, p)
	}
	if testing.Verbose() {
		for _, text := range r.left {
			t.Logf("unread: %s", r.back.Replace(text))
		}
	}
}
