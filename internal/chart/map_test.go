package chart

import (
	"math"
	"slices"
	"testing"
)

// TestProjection: at 60° a degree of longitude is half as long as one of latitude, so a field of two degrees by one
// is a square; north is at the top.
func TestProjection(t *testing.T) {
	v := states("40 60").view()
	field := func(x, y float64) [][][][2]float64 {
		return [][][][2]float64{{{{x, y}, {x + 2, y}, {x + 2, y + 1}, {x, y + 1}, {x, y}}}}
	}
	c := Map(v, v.Site.Indicators[0], &Boundaries{Number: "示例", Shapes: []Shape{
		{v.Site.Regions[1], field(10, 59.5)}, {v.Site.Regions[2], field(12, 59.5)},
	}})
	lands := c.spec.(*ground).lands
	ring := lands[0].rings[0][0]
	if len(ring) != 4 {
		t.Fatalf("ring %v, want four points", ring)
	}
	wide, high := ring[1][0]-ring[0][0], ring[0][1]-ring[2][1]
	if math.Abs(wide-high) > 0.11 || high <= 0 {
		t.Errorf("a field of %v × %v pixels, want a square with north at the top", wide, high)
	}
	if lands[1].rings[0][0][0] != ring[1] {
		t.Errorf("neighbours meet at %v and %v", lands[1].rings[0][0][0], ring[1])
	}
	if at := lands[0].label; math.Abs(at[0]-ring[0][0]-wide/2) > 0.11 || math.Abs(at[1]-ring[2][1]-high/2) > 0.11 {
		t.Errorf("label at %v, want the middle of %v", at, ring)
	}
}

func TestSpans(t *testing.T) {
	square := [][2]float64{{0, 0}, {10, 0}, {10, 10}, {0, 10}}
	hole := [][2]float64{{4, 4}, {6, 4}, {6, 6}, {4, 6}}
	polygons := [][][][2]float64{{square, hole}}
	for name, c := range map[string]struct {
		at, u, v float64
		want     [][2]float64
	}{
		"across":           {2, 0, 1, [][2]float64{{0, 10}}},
		"across the hole":  {5, 0, 1, [][2]float64{{0, 4}, {6, 10}}},
		"beside":           {11, 0, 1, nil},
		"slanted":          {5, 1, 1, [][2]float64{{-5, 5}}}, // from (0, 5) to (5, 0): x − y
		"through the hole": {10, 1, 1, [][2]float64{{-10, -2}, {2, 10}}},
	} {
		if got := spansAt(polygons, c.at, c.u, c.v); !slices.Equal(got, c.want) {
			t.Errorf("%s: spansAt(%v, %v, %v) = %v, want %v", name, c.at, c.u, c.v, got, c.want)
		}
	}
}
