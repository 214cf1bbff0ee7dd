package claim

import (
	"slices"
	"sync"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// memory keeps cells and orders that texts were held against: a site has many texts, and they speak of the same numbers. What it
// keeps is bounded, and begins anew when it is full.
type memory struct {
	mu      sync.Mutex
	cells   map[cellKey]*analysis.Cell
	ladders map[ladderKey]*ladder
	rungs   int
}

// How many cells, and rungs of all ladders, are kept: some tens of megabytes.
const mostCells, mostRungs = 1 << 14, 1 << 18

type cellKey struct {
	view      *analysis.View
	indicator *model.Indicator
	region    *model.Region
}

// ladderKey is a ladder of the first so many regions below the whole.
type ladderKey struct {
	view      *analysis.View
	indicator *model.Indicator
	by        yardstick
	members   int
}

// cell is a cell of an analysis; it is not to be changed.
func (m *memory) cell(v *analysis.View, i *model.Indicator, r *model.Region) *analysis.Cell {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := cellKey{v, i, r}
	if c := m.cells[key]; c != nil {
		return c
	}
	if m.cells == nil || len(m.cells) >= mostCells {
		m.cells = map[cellKey]*analysis.Cell{}
	}
	c := v.Cell(i, r)
	m.cells[key] = &c
	return &c
}

// cellsOf are the cells of some indicators in some regions.
func (m *memory) cellsOf(v *analysis.View, regions []*model.Region, indicators []*model.Indicator) []*analysis.Cell {
	out := make([]*analysis.Cell, 0, len(regions)*len(indicators))
	for _, i := range indicators {
		for _, r := range regions {
			out = append(out, m.cell(v, i, r))
		}
	}
	return out
}

// climb orders regions by a yardstick. Orders of all members, with zones or without, are kept; those of others that a sentence names
// are not.
func (m *memory) climb(v *analysis.View, i *model.Indicator, by yardstick, among []*model.Region) *ladder {
	if len(among) == 0 || &among[0] != &v.Site.Regions[1] || !slices.Contains(measure.All, by.by) {
		return climb(v, i, by, among)
	}
	key := ladderKey{v, i, by, len(among)}
	m.mu.Lock()
	l := m.ladders[key]
	m.mu.Unlock()
	if l != nil {
		return l
	}
	l = climb(v, i, by, among)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.rungs += len(l.rungs); m.ladders == nil || m.rungs > mostRungs {
		m.ladders, m.rungs = map[ladderKey]*ladder{}, len(l.rungs)
	}
	m.ladders[key] = l
	return l
}
