package check

import (
	"strconv"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// leastJumping is how many figures must jump together for the unit to be what changed.
const leastJumping = 2

// unitJump: all figures of an indicator are ten thousand or a hundred million times what they were, or a part as small: the unit was
// changed, and the reports before were not.
func unitJump(r *row) {
	if isShare(r.indicator) || len(r.numbers) < leastJumping {
		return
	}
	places, jumping := 0, 0
	var from *model.Report
	for _, n := range r.numbers {
		report, before := r.base(n.region)
		if before == nil || n.Value.IsZero() && before.Value.IsZero() {
			continue
		}
		by := magnitude(n.Value, r.paced(before.Value, report))
		if by == 0 || places != 0 && by != places {
			return
		}
		places, from, jumping = by, report, jumping+1
	}
	if jumping < leastJumping {
		return
	}
	times := "一万"
	if places == 8 || places == -8 {
		times = "一亿"
	}
	what := "约为%s的" + times + "倍"
	if places < 0 {
		what = "约为%s的" + times + "分之一"
	}
	first := r.numbers[0]
	r.doubt(first.Figure, "unit-jump", "核对指标的 unit：改了单位的，以前的报表和目标一并换算；没有改的，核对这一期的单位；确实如此的，用 note 说明",
		"%s“%s”等"+strconv.Itoa(jumping)+"个数都"+what+"，像是改了计量单位（现在是“%s”）", first.region.Name, r.indicator.Name, format.Period(from.Period), r.indicator.Unit)
}

// magnitude is 4 or 8 where a figure is about so many places larger than another, negative where it is smaller, else 0.
func magnitude(value, other model.Decimal) int {
	if !value.IsPos() || !other.IsPos() {
		return 0
	}
	for _, p := range powers {
		switch {
		case p.places < 4:
		case isNear(value, other.Mul(p.factor)):
			return p.places
		case isNear(value.Mul(p.factor), other):
			return -p.places
		}
	}
	return 0
}
