package svg

import (
	"hash/fnv"
	"math"
	"strconv"
	"testing"
)

func TestAngles(t *testing.T) {
	bits := fnv.New64a()
	near := func(what string, got, want float64) {
		t.Helper()
		if !(math.Abs(got-want) <= 1e-15*max(1, math.Abs(want))) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
		bits.Write(strconv.AppendUint(nil, math.Float64bits(got), 16))
	}
	for k := -4000; k <= 4000; k++ {
		x := float64(k) / 317
		sin, cos := Sincos(x)
		near("sine of "+strconv.FormatFloat(x, 'g', -1, 64), sin, math.Sin(x))
		near("cosine of "+strconv.FormatFloat(x, 'g', -1, 64), cos, math.Cos(x))
		near("length", Hypot(x, 3), math.Sqrt(float64(x*x)+9))
	}
	for i := -60; i <= 60; i++ {
		for j := -60; j <= 60; j++ {
			y, x := float64(i)/7, float64(j)/3
			near("angle of "+strconv.Itoa(i)+"/7, "+strconv.Itoa(j)+"/3", Atan2(y, x), math.Atan2(y, x))
		}
	}
	// The same on every processor: GOARCH=arm64 go test -exec qemu-aarch64 ./internal/svg
	if got, want := bits.Sum64(), uint64(0x2612c790a0594fe4); got != want {
		t.Errorf("the bits of all are %#x, want %#x", got, want)
	}
}
