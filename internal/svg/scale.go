package svg

import "math"

// Scale maps values linearly to pixels. Map rounds its product before adding, so it is the same on
// every processor.
type Scale struct{ from, start, perUnit float64 }

// NewScale maps lo to start and hi to end, in pixels; where lo = hi everything maps to start.
func NewScale(lo, hi, start, end float64) Scale {
	if hi == lo {
		return Scale{from: lo, start: start}
	}
	return Scale{from: lo, start: start, perUnit: (end - start) / (hi - lo)}
}

// Map is the place of v in pixels, to a tenth.
func (s Scale) Map(v float64) float64 {
	return Tenth(s.start + float64((v-s.from)*s.perUnit))
}

// Ticks are round values one Step apart, lowest first. A value is exact: a whole multiple of a power
// of ten, or the nearest float64 to a decimal of Decimals digits.
type Ticks struct {
	Values   []float64
	Decimals int // digits after the point that the values need
}

// NiceTicks returns the most ticks, at most count (2 or more), whose steps are 1, 2, 2.5 or 5 times a power
// of ten and which cover lo to hi: the first is at or below lo, the last at or above hi. whole keeps steps to
// whole numbers, for things that are counted. Where hi is not above lo by what numbers of that size can tell
// apart, it is taken to be one above, or so much.
func NiceTicks(lo, hi float64, count int, whole bool) Ticks {
	return finest(lo, hi, count, whole, math.Floor, math.Ceil)
}

// InnerTicks is NiceTicks with all ticks from lo to hi, for a scale that ends where its values do.
func InnerTicks(lo, hi float64, count int, whole bool) Ticks {
	return finest(lo, hi, count, whole, math.Ceil, math.Floor)
}

// finestRange is the least range of a scale as a part of its ends: below it ticks are no longer apart.
const finestRange = 0x1p-40

func finest(lo, hi float64, count int, whole bool, low, high func(float64) float64) Ticks {
	if least := max(math.Abs(lo), math.Abs(hi)) * finestRange; !(hi-lo > least) {
		hi = lo + max(1, least)
	}
	exp := int(math.Floor(math.Log10((hi-lo)/float64(count)))) - 1
	for ; ; exp++ {
		for _, m := range steps {
			if whole && (exp < 0 || m == 25 && exp == 0) {
				continue
			}
			first, last := multiple(lo, m, exp, low), multiple(hi, m, exp, high)
			if last-first < float64(count) {
				return ticks(int(first), int(last), m, exp)
			}
		}
	}
}

// steps are the steps in tenths: 1, 2, 2.5 and 5.
var steps = [...]int{10, 20, 25, 50}

// multiple is v in steps of m tenths × 10^exp, rounded but for errors in the last digits.
func multiple(v float64, m, exp int, round func(float64) float64) float64 {
	q := v / decimal(m, exp-1)
	if near := math.Floor(q + 0.5); math.Abs(q-near) < 1e-9 {
		return near
	}
	return round(q)
}

func ticks(first, last, m, exp int) Ticks {
	t := Ticks{Values: make([]float64, 0, last-first+1), Decimals: max(0, -exp)}
	if m == 25 {
		t.Decimals = max(0, 1-exp)
	}
	for n := first; n <= last; n++ {
		t.Values = append(t.Values, decimal(n*m, exp-1))
	}
	return t
}

// decimal is n × 10^exp, correctly rounded where n and the power are exact.
func decimal(n, exp int) float64 {
	if exp < 0 {
		return float64(n) / math.Pow10(-exp)
	}
	return float64(n) * math.Pow10(exp)
}
