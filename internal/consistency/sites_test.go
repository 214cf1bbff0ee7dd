package consistency

import (
	"fmt"
	"sync"
	"testing"
)

// TestSites holds random sites against the second computation.
func TestSites(t *testing.T) {
	matched := map[string]int{}
	var mu sync.Mutex
	t.Run("all", func(t *testing.T) {
		for seed := range uint64(*siteCount) {
			t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
				t.Parallel()
				s := generate(seed)
				r := readPages(compute(s), s.render(t).pages)
				mu.Lock()
				for family, n := range r.matched {
					matched[family] += n
				}
				mu.Unlock()
				for _, text := range r.left {
					t.Logf("unread: %s", text)
				}
				for _, p := range r.problems {
					t.Errorf("seed %d: %s", seed, p)
				}
			})
		}
	})
	for k := range families {
		if matched[families[k].name] == 0 {
			t.Errorf("family %q was never read", families[k].name)
		}
	}
}
