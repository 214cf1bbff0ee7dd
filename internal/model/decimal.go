package model

import "github.com/quagmt/udecimal"

// Decimal is an exact decimal number. Its zero value is 0. Never round one before output.
type Decimal = udecimal.Decimal

// MaxDigits bounds the digits of a figure, and MaxFraction those after the point: a longer one is a slip.
const (
	MaxDigits   = 18
	MaxFraction = 8
)

// ParseDecimal reads a plain decimal: digits with an optional sign and point. The caller has checked
// the characters; err tells only of numbers out of bounds.
func ParseDecimal(s string) (Decimal, error) { return udecimal.Parse(s) }

// MustDecimal is ParseDecimal for literals in code and tests; it panics on a malformed one.
func MustDecimal(s string) Decimal { return udecimal.MustParse(s) }

// Int returns n as a decimal.
func Int(n int) Decimal { return udecimal.MustFromInt64(int64(n), 0) }

// Ratio is a ÷ b to 19 digits after the point; ok is false where b is zero.
func Ratio(a, b Decimal) (q Decimal, ok bool) {
	q, err := a.Div(b)
	return q, err == nil
}

// RoundUp is the least whole number that is not below d.
func RoundUp(d Decimal) Decimal { return d.Ceil() }

// Round rounds half up (四舍五入), that is half away from zero, to places digits after the point.
func Round(d Decimal, places int) Decimal { return d.RoundHAZ(uint8(places)) }
