package build

import (
	"sync"

	"bulletin/internal/render"
)

// shelf holds the printers that no worker uses: the pages of a small edition take less time than a printer takes to be made.
// No shelf holds none.
type shelf struct {
	mu   sync.Mutex
	idle []*render.Printer
}

func (s *shelf) take(layouts *render.Set) *render.Printer {
	if s == nil {
		return layouts.Printer()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.idle)
	if n == 0 {
		return layouts.Printer()
	}
	p := s.idle[n-1]
	s.idle = s.idle[:n-1]
	return p
}

func (s *shelf) put(printers []*render.Printer) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.idle = append(s.idle, printers...)
}
