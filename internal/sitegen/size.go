package sitegen

import (
	"fmt"
	"os"
	"path/filepath"
)

// Size says how large a site is. Half of the reports are of 2022 up to June, the others of the same
// months of 2021, so that each has its year-on-year change.
type Size struct {
	Regions    int // counties; the prefecture comes on top
	Indicators int
	Reports    int // even, 2–12
}

// Sizes are those of the benchmarks.
var Sizes = map[string]Size{
	"small":  {9, 16, 4},
	"medium": {122, 30, 8},
	"large":  {2800, 30, 4},
}

// Files calls write with each file of a site, slash-separated, in a fixed order.
func Files(s Size, write func(path string, content []byte) error) error {
	if s.Regions < 1 || s.Regions > maxRegions || s.Indicators < 1 || s.Reports < 2 || s.Reports > 12 || s.Reports%2 != 0 {
		return fmt.Errorf("sitegen: no site of %d regions (1–%d), %d indicators (from 1), %d reports (even, 2–12)",
			s.Regions, maxRegions, s.Indicators, s.Reports)
	}
	g := newSite(s)
	e := &emitter{write: write}
	g.data(e)
	g.content(e)
	return e.err
}

// Write writes a site below dir.
func Write(dir string, s Size) error { return Files(s, disk(dir)) }

// disk returns a function that writes files below dir.
func disk(dir string) func(string, []byte) error {
	return func(path string, content []byte) error {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		return os.WriteFile(name, content, 0o666)
	}
}

// emitter passes files on until one fails.
type emitter struct {
	write func(string, []byte) error
	err   error
}

func (e *emitter) file(path string, content []byte) {
	if e.err == nil {
		e.err = e.write(path, content)
	}
}
