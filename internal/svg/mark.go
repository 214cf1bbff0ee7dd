package svg

// Symbol is a filled outline in a box from (0, 0) to (Width, Height) that it touches on all sides, so
// that a renderer that scales outlines to a box draws the same. Nothing in it is stroked.
type Symbol struct {
	Path          string
	Width, Height float64
}

// Hatching is Hatch in any size, in whole pixels.
func Hatching(width, height float64) Symbol {
	d := AppendNumber([]byte("M0 0H"), width)
	d = AppendNumber(append(d, 'V'), height)
	d = AppendNumber(append(d, "H0ZM1 1V"...), height-1)
	d = AppendNumber(append(d, 'H'), width-1)
	d = append(d, "V1Z"...)
	slant := float64(int(height / 2))
	for x := 2.0; x+slant+1 <= width-1; x += 6 {
		for k, at := range [][2]float64{{x, height - 1}, {x + slant, 1}, {x + slant + 1, 1}, {x + 1, height - 1}} {
			d = AppendNumber(append(d, "MLLL"[k]), at[0])
			d = AppendNumber(append(d, ' '), at[1])
		}
		d = append(d, 'Z')
	}
	return Symbol{string(d), width, height}
}

// The symbols of all charts.
var (
	// Cross is the ✕ of a figure that is still at zero.
	Cross = Symbol{"M0 1.5L1.5 0L4.5 3L7.5 0L9 1.5L6 4.5L9 7.5L7.5 9L4.5 6L1.5 9L0 7.5L3 4.5Z", 9, 9}

	// Hatch is the stub of a bar that is missing: a frame with slanted strokes.
	Hatch = Symbol{"M0 0H30V12H0ZM1 1V11H29V1ZM2 11L7 1H8L3 11ZM8 11L13 1H14L9 11ZM14 11L19 1H20L15 11Z" +
		"M20 11L25 1H26L21 11ZM26 11L29 5V7L27 11Z", 30, 12}

	// Diamond is a point of its own kind, and DiamondRing one that is only an outline.
	Diamond     = Symbol{"M0 6L6 0L12 6L6 12Z", 12, 12}
	DiamondRing = Symbol{"M0 6L6 0L12 6L6 12ZM1.6 6L6 10.4L10.4 6L6 1.6Z", 12, 12}

	// Disc, HalfDisc, Ring, Triangle and TriangleRing are states as points.
	Disc         = Symbol{"M0 6A6 6 0 0 1 12 6A6 6 0 0 1 0 6Z", 12, 12}
	HalfDisc     = Symbol{"M0 6A6 6 0 0 1 12 6A6 6 0 0 1 0 6ZM6 1.2V10.8A4.8 4.8 0 0 0 6 1.2Z", 12, 12}
	Ring         = Symbol{"M0 6A6 6 0 0 1 12 6A6 6 0 0 1 0 6ZM1.2 6A4.8 4.8 0 0 0 10.8 6A4.8 4.8 0 0 0 1.2 6Z", 12, 12}
	Triangle     = Symbol{"M0 0H13L6.5 12Z", 13, 12}
	TriangleRing = Symbol{"M0 0H13L6.5 12ZM2 1.2L6.5 9.6L11 1.2Z", 13, 12}

	// BreakGap is the white band of a broken bar or line, and BreakStrokes its two slanted edges.
	BreakGap     = Symbol{"M0 18L6 0H12L6 18Z", 12, 18}
	BreakStrokes = Symbol{"M0 18L6 0H7.2L1.2 18ZM4.8 18L10.8 0H12L6 18Z", 12, 18}
)
