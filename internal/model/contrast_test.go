package model

import (
	"math"
	"testing"
)

// TestContrast: black on white is 21, a colour on itself 1, and every grey is within a hair of what the power function gives.
func TestContrast(t *testing.T) {
	if got := Contrast("#000000", "#ffffff"); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white is %v", got)
	}
	if got := Contrast("#a61b1b", "#a61b1b"); got != 1 {
		t.Errorf("a colour on itself is %v", got)
	}
	if got := Contrast("#ff0000", "#00a000"); got > 1.9 { // red and green that photocopies hardly tell apart
		t.Errorf("the worse of two greys is %v", got)
	}
	for _, c := range []Colour{"", "red", "#zzzzzz"} {
		if got := Contrast(c, "#ffffff"); got != 0 {
			t.Errorf("%q has a contrast of %v", c, got)
		}
	}
	for n := range 256 {
		part := float64(n) / 255
		want := part / 12.92
		if part > .04045 {
			want = math.Pow((part+.055)/1.055, 2.4)
		}
		if got := linear(part); math.Abs(got-want) > 1e-12 {
			t.Errorf("%d of 255 is %v, want %v", n, got, want)
		}
	}
}
