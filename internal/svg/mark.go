package svg

// Symbol is a filled outline in a box from (0, 0) to (Width, Height) that it touches on all sides, so
// that a renderer that scales outlines to a box draws the same. Nothing in it is stroked.
type Symbol struct {
	Path          string
	Width, Height float64
}

// The symbols of all charts.
var (
	// Cross is the ✕ of a figure that is still at zero.
	Cross = Symbol{"M0 1.5L1.5 0L4.5 3L7.5 0L9 1.5L6 4.5L9 7.5L7.5 9L4.5 6L1.5 9L0 7.5L3 4.5Z", 9, 9}

	// Hatch is the stub of a bar that is missing: five slanted strokes.
	Hatch = Symbol{"M0 12L6 0H7.2L1.2 12ZM5.7 12L11.7 0H12.9L6.9 12ZM11.4 12L17.4 0H18.6L12.6 12Z" +
		"M17.1 12L23.1 0H24.3L18.3 12ZM22.8 12L28.8 0H30L24 12Z", 30, 12}

	// BreakGap is the white band of a broken bar or line, and BreakStrokes its two slanted edges.
	BreakGap     = Symbol{"M0 18L6 0H12L6 18Z", 12, 18}
	BreakStrokes = Symbol{"M0 18L6 0H7.2L1.2 18ZM4.8 18L10.8 0H12L6 18Z", 12, 18}
)
