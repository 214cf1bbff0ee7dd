package check

import (
	"strings"

	"bulletin/internal/model"
)

// powers are the factors by which slips make a figure too large or too small: one to three places of the point, and
// the units that Chinese statistics count in.
var powers = []struct {
	places int
	factor model.Decimal
}{
	{1, ten}, {2, hundred}, {3, model.Int(1000)}, {4, model.Int(10_000)}, {8, model.Int(100_000_000)},
}

// slip tells what mistake makes of an expected figure the one that is given, or nothing where none does.
func slip(value, expected model.Decimal, i *model.Indicator) string {
	if !value.IsPos() || !expected.IsPos() {
		return ""
	}
	for _, p := range powers {
		if isNear(value, expected.Mul(p.factor)) {
			return slipOf(p.places, unitAt(i.Unit, -p.places), "多打", i)
		}
		if isNear(value.Mul(p.factor), expected) {
			return slipOf(p.places, unitAt(i.Unit, p.places), "少打", i)
		}
	}
	return ""
}

// isNear allows for the growth that a figure has besides.
func isNear(a, b model.Decimal) bool { return a.Cmp(b.Mul(two)) <= 0 && b.Cmp(a.Mul(two)) <= 0 }

var placeWords = map[int]string{1: "一", 2: "两", 3: "三"}

// slipOf is the mistake of so many places, which may be those between the indicator's unit and another.
func slipOf(places int, unit, typed string, i *model.Indicator) string {
	switch word := placeWords[places]; {
	case unit != "":
		return "按" + unit + "填的"
	case word == "":
		return "单位不对"
	case i.IsCount():
		return typed + "了" + word + "位数字"
	default:
		return "小数点错了" + word + "位"
	}
}

// clause joins what may be empty to a sentence.
func clause(lead, text string) string {
	if text == "" {
		return ""
	}
	return lead + text
}

// unitAt is a unit that is larger by places, where one counts in it: 元, 万元 and 亿元 are four apart.
func unitAt(unit string, places int) string {
	scale, bare := 0, unit
	for prefix, size := range map[string]int{"万": 4, "亿": 8} {
		if rest, found := strings.CutPrefix(unit, prefix); found && rest != "" {
			scale, bare = size, rest
		}
	}
	if strings.ContainsAny(bare, "%％‰") {
		return ""
	}
	switch scale + places {
	case 0:
		return bare
	case 4:
		return "万" + bare
	case 8:
		return "亿" + bare
	}
	return ""
}
