package sitegen

import "strconv"

// draw is a number below n that depends on the keys alone (splitmix64 over them).
func draw(n int64, keys ...int) int64 {
	var h uint64 = 0x9e3779b97f4a7c15
	for _, k := range keys {
		h += uint64(k) + 0x9e3779b97f4a7c15
		h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
		h = (h ^ h>>27) * 0x94d049bb133111eb
		h ^= h >> 31
	}
	return int64(h % uint64(n))
}

// Uses of draw, its first key.
const (
	drawSize = iota
	drawTarget
	drawSpeed
	drawMonth
	drawGap
	drawMore
	drawText
)

// target is the annual target of a region, in units of the last decimal, at least 1.
func (g *site) target(i, r, year int) int64 {
	size := 40 + draw(210, drawSize, r) // percent of a usual region
	t := g.indicators[i].scale * size / 100
	if g.indicators[i].measure == rate || g.indicators[i].alone {
		t = g.indicators[i].scale
	}
	t = t * (85 + draw(30, drawTarget, i, r)) / 100
	if year == 2021 {
		t = t * 9 / 10
	}
	return max(t, 1)
}

// unset reports whether a region has no target for an indicator.
func (g *site) unset(i, r int) bool { return draw(100, drawTarget, i, r, 1) == 0 }

// wholeTarget is the prefecture's.
func (g *site) wholeTarget(i, year int) int64 {
	ind := &g.indicators[i]
	if !ind.addsUp() {
		return ind.scale
	}
	var sum int64
	for r := range g.regions {
		if ind.takesPart(r) && !g.unset(i, r) {
			sum += g.target(i, r, year)
		}
	}
	return max(sum, 1)
}

// value is the figure of a region at a period, in units of the last decimal: cumulated from January for
// a flow, around the target for the others.
func (g *site) value(i, r int, p period) int64 {
	t := g.target(i, r, p.year)
	ind := &g.indicators[i]
	if ind.measure != flow {
		return t * (75 + draw(35, drawSpeed, i, r, p.year) + draw(6, drawMonth, i, r, p.year, p.month)) / 100
	}
	if draw(100, drawSpeed, i, r) < 4 {
		return 0
	}
	speed := 55 + draw(80, drawSpeed, i, r, p.year) // percent of an even pace
	if draw(50, drawSpeed, i, r, p.year, 1) == 0 {
		speed = 190
	}
	var sum int64 // in 1/120,000 of a unit
	for m := 1; m <= p.month; m++ {
		sum += t * speed * (50 + draw(100, drawMonth, i, r, p.year, m))
	}
	return sum / 120_000
}

// notReported reports whether the figure is missing from its report.
func (g *site) notReported(i, r int, p period) bool {
	return draw(100, drawGap, i, r, p.year, p.month) < 2
}

// whole is the prefecture's figure: the sum, what a region has not reported counted too, as an estimate of
// the prefecture's own would; or the mean of what was reported, where figures do not add up.
func (g *site) whole(i int, p period) int64 {
	ind := &g.indicators[i]
	var sum, n int64
	for r := range g.regions {
		if ind.takesPart(r) && (ind.addsUp() || !g.notReported(i, r, p)) {
			sum += g.value(i, r, p)
			n++
		}
	}
	switch {
	case ind.addsUp():
		return sum
	case n == 0:
		return ind.scale
	}
	return sum / n
}

// decimal writes n units of the last decimal.
func decimal(n int64, places int) string {
	s := strconv.FormatInt(n, 10)
	if places == 0 {
		return s
	}
	for len(s) <= places {
		s = "0" + s
	}
	return s[:len(s)-places] + "." + s[len(s)-places:]
}
