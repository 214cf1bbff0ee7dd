package analysis

import (
	"slices"

	"bulletin/internal/model"
)

// Divided reports whether of the counted cells at least two ask for attention and at least two do not: where all are alike,
// or one stands alone, a place on a map adds nothing to the name.
func Divided(t *Tally) bool {
	asking := t.Behind() + t.Count(Short)
	return asking >= 2 && t.Count(Over, Met, OnPace, Reached) >= 2
}

// Adjoin reports whether the counties that ask for attention on i lie together: their tiles, sides touching, are one area.
// It is false where one of them has no tile.
func (v *View) Adjoin(i *model.Indicator) bool {
	var left []model.Tile
	for _, r := range v.counties {
		c := v.Cell(i, r)
		if !IsBehind.Holds(&c) && !IsShort.Holds(&c) {
			continue
		}
		if r.Tile == nil {
			return false
		}
		left = append(left, *r.Tile)
	}
	if len(left) == 0 {
		return false
	}
	area := left[:1:1]
	left = left[1:]
	for k := 0; k < len(area); k++ {
		left = slices.DeleteFunc(left, func(t model.Tile) bool {
			touches := abs(t.Column-area[k].Column)+abs(t.Row-area[k].Row) == 1
			if touches {
				area = append(area, t)
			}
			return touches
		})
	}
	return len(left) == 0
}

func abs(n int) int { return max(n, -n) }
