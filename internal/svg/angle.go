package svg

import "math"

// Sines and angles whose bits are the same on every processor. Those of package math are not: some are in assembly on some
// processors, and the others are compiled with fused multiply-adds where a processor has them. What is written here is rounded
// after each operation, and errs by a few units in the last place.

// π/2 in three parts: the first two have so few bits that small multiples of them are exact.
const (
	halfPiHigh = 1.57079625129699707031250
	halfPiMid  = 7.54978941586159635335e-8
	halfPiLow  = 5.39030252995776476554e-15
)

// Sincos is the sine and the cosine of x, in radians. It is meant for angles of a few turns.
func Sincos(x float64) (sin, cos float64) {
	quarters := math.Round(x / (math.Pi / 2))
	r := x - float64(quarters*halfPiHigh) - float64(quarters*halfPiMid) - float64(quarters*halfPiLow)
	rr := float64(r * r)
	sin, cos = 1, 1
	for n := 18.0; n > 0; n -= 2 { // Taylor's series, from its small end
		sin = 1 - float64(sin*rr/float64(n*(n+1)))
		cos = 1 - float64(cos*rr/float64(n*(n-1)))
	}
	sin *= r
	switch int(quarters) & 3 {
	case 1:
		return cos, -sin
	case 2:
		return -sin, -cos
	case 3:
		return -cos, sin
	}
	return sin, cos
}

// Cos is the cosine of x, in radians.
func Cos(x float64) float64 {
	_, cos := Sincos(x)
	return cos
}

// Atan2 is the angle of the point (x, y), from -π to π; that of the origin is 0.
func Atan2(y, x float64) float64 {
	ax, ay := math.Abs(x), math.Abs(y)
	var a float64
	switch {
	case ay > ax:
		a = math.Pi/2 - atan(ax/ay)
	case ax > 0:
		a = atan(ay / ax)
	}
	if x < 0 {
		a = math.Pi - a
	}
	return math.Copysign(a, y)
}

// atan is the angle of a slope from 0 to 1. A slope is made small by halving its angle twice.
func atan(slope float64) float64 {
	for range 2 {
		slope /= 1 + Hypot(1, slope)
	}
	square := float64(slope * slope)
	sum := 0.0
	for n := 25.0; n > 0; n -= 2 {
		sum = 1/n - float64(square*sum)
	}
	return float64(4 * slope * sum)
}

// Hypot is the length of (x, y).
func Hypot(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }
