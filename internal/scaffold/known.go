package scaffold

import (
	"maps"
	"slices"

	"bulletin/internal/diag"
)

// known are the names of a table, in order.
func known[T any](names map[string]T) []string { return slices.Sorted(maps.Keys(names)) }

// settingsPos is where a missing setting is told.
func (p *plan) settingsPos() diag.Pos {
	if len(p.answers.Settings) > 0 {
		return diag.Pos{File: p.answers.Settings[0].Pos.File}
	}
	return p.answers.Pos
}
