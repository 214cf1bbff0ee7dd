package check

import (
	"strconv"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// leastCoarse is how many figures must lose what they say.
const leastCoarse = 3

// tooCoarse: most figures of an indicator lose a tenth or more of themselves by how many decimals are shown: 0.4657 is printed as 0. The
// unit is another than that of the figures, or decimals are missing.
func tooCoarse(r *row) {
	if r.indicator.IsCount() {
		return
	}
	all, lost := 0, 0
	var first *number
	for k := range r.numbers {
		n := &r.numbers[k]
		if n.Value.IsZero() {
			continue
		}
		all++
		if off := model.Round(n.Value, r.indicator.Decimals).Sub(n.Value).Abs(); off.Mul(ten).Cmp(n.Value.Abs()) > 0 {
			if lost++; first == nil {
				first = n
			}
		}
	}
	if lost < leastCoarse || lost*2 <= all {
		return
	}
	meant := clause("，像是", unitMeant(r.indicator))
	r.doubt(first.Figure, "too-coarse", "核对指标的 unit：改了单位的，报表和目标一并换算；单位没有错的，写 decimals；确实如此的，用 note 说明",
		"%s“%s”等%s个数印出来差一成以上，如%s印成%s%s", first.region.Name, r.indicator.Name, strconv.Itoa(lost),
		exact(first.Value, r.indicator), format.Decimal(first.Value, r.indicator.Decimals)+r.indicator.Unit, meant)
}

// unitMeant is what a figure that is too small for its unit may have been filled in by, or empty.
func unitMeant(i *model.Indicator) string {
	if unit := unitAt(i.Unit, 4); unit != "" && unit != i.Unit {
		return "按" + unit + "填的"
	}
	return ""
}
