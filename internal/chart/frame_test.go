package chart

import (
	"math"
	"slices"
	"testing"
)

func TestCut(t *testing.T) {
	for name, c := range map[string]struct {
		limits limits
		values []float64
		broken []float64
	}{
		"300 among the slow":     {completionLimits, []float64{300, 40, 20, 0}, []float64{300}},
		"200 is drawn in full":   {completionLimits, []float64{200, 40, 20, 0}, nil},
		"300 among the fast":     {completionLimits, []float64{300, 280, 160, 150}, nil},
		"5000 among the fast":    {completionLimits, []float64{5000, 280, 260, 250}, []float64{5000}},
		"5000 alone":             {completionLimits, []float64{5000}, []float64{5000}},
		"all above 500":          {completionLimits, []float64{600, 700}, []float64{600, 700}},
		"negative":               {completionLimits, []float64{-300, 40, 20}, []float64{-300}},
		"nothing":                {completionLimits, nil, nil},
		"zeros":                  {completionLimits, []float64{0, 0}, nil},
		"values of unequal size": {valueLimits, []float64{25000, 17000, 6000, 6500, 3500}, nil},
		"one value far off":      {valueLimits, []float64{500000, 17000, 6000, 6500, 3500}, []float64{500000}},
		"growth":                 {growthLimits, []float64{5000, 12, 8, -3, -60}, []float64{5000, -60}},
		"growth within 50":       {growthLimits, []float64{49, 2, 1, -3}, nil},
	} {
		cut := c.limits.cut(c.values)
		var broken []float64
		for _, v := range c.values {
			if math.Abs(v) > cut {
				broken = append(broken, v)
			}
		}
		if !slices.Equal(broken, c.broken) {
			t.Errorf("%s: cut(%v) = %v breaks %v, want %v", name, c.values, cut, broken, c.broken)
		}
	}
}

func TestAxis(t *testing.T) {
	a := newAxis([]float64{5000, 118.3, -700, -20}, []float64{100}, 200, "%", false)
	for v, want := range map[float64]struct {
		drawn  float64
		broken bool
	}{118.3: {118.3, false}, 5000: {a.hi, true}, -20: {-20, false}, -700: {a.lo, true}} {
		drawn, at, broken := a.place(v)
		if drawn != want.drawn || broken != want.broken {
			t.Errorf("place(%v) = %v, %v, want %v", v, drawn, broken, want)
		}
		if broken && (math.Abs(at) <= math.Abs(a.last) && v > 0 || math.Abs(at) >= math.Abs(drawn)) {
			t.Errorf("place(%v): the break at %v is not between %v and %v", v, at, a.last, drawn)
		}
	}
	if len(a.ticks) > maxTicks || a.ticks[0].text != "0%" || a.hi <= a.last || a.lo >= a.first {
		t.Errorf("axis %+v", a)
	}
	if e := newAxis(nil, nil, 0, "", true); e.lo != 0 || e.hi != 1 {
		t.Errorf("empty axis %+v, want 0 to 1", e)
	}
}

func TestSpreadLabels(t *testing.T) {
	for name, c := range map[string]struct{ in, want []float64 }{
		"apart":   {[]float64{20, 60, 100}, []float64{20, 60, 100}},
		"pair":    {[]float64{50, 54}, []float64{44, 60}},
		"top":     {[]float64{0, 0, 0}, []float64{10, 26, 42}},
		"bottom":  {[]float64{150, 150}, []float64{124, 140}},
		"one":     {[]float64{50}, []float64{50}},
		"nothing": {nil, nil},
	} {
		got := slices.Clone(c.in)
		spread(got, 10, 140)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: spread(%v) = %v, want %v", name, c.in, got, c.want)
		}
	}
}
