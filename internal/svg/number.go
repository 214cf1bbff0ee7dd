package svg

import (
	"math"
	"strconv"
)

// Tenth rounds a length in pixels to the tenth that is written, half up.
func Tenth(v float64) float64 { return float64(tenths(v)) / 10 }

func tenths(v float64) int64 { return int64(math.Floor(float64(v*10) + 0.5)) }

// AppendNumber appends v rounded to a tenth: "12", "12.5", "-0.3". Not a number is written as 0.
func AppendNumber(dst []byte, v float64) []byte {
	if math.IsNaN(v) || math.Abs(v) > 1e12 {
		return append(dst, '0')
	}
	n := tenths(v)
	if n < 0 {
		dst = append(dst, '-')
		n = -n
	}
	dst = strconv.AppendInt(dst, n/10, 10)
	if n%10 != 0 {
		dst = append(dst, '.', byte('0'+n%10))
	}
	return dst
}
