package check

import "bulletin/internal/model"

// addend is a number that adds up with others, by the name that messages give it.
type addend struct {
	name  string
	value model.Decimal
}

// culprit tells which one number, if it were ten, a hundred or ten thousand times as large or as small, would make a
// sum equal its whole; nothing where none would or several would.
func culprit(whole addend, parts []addend, difference model.Decimal, rounding *model.Slack, i *model.Indicator) string {
	found := ""
	try := func(a addend, meant, change model.Decimal) bool {
		if a.value.IsZero() || !rounding.Covers(difference.Sub(change)) && !difference.Equal(change) {
			return true
		}
		if found != "" {
			return false
		}
		found = "；" + a.name + "的" + exact(a.value, i) + "如果是" + exact(trimmed(meant, i.Decimals), i) + "就相等"
		return true
	}
	for _, p := range powers {
		for _, a := range parts {
			larger := a.value.Mul(p.factor)
			smaller, _ := model.Ratio(a.value, p.factor)
			if !try(a, larger, larger.Sub(a.value)) || !try(a, smaller, smaller.Sub(a.value)) {
				return ""
			}
		}
		larger := whole.value.Mul(p.factor)
		smaller, _ := model.Ratio(whole.value, p.factor)
		if !try(whole, larger, whole.value.Sub(larger)) || !try(whole, smaller, whole.value.Sub(smaller)) {
			return ""
		}
	}
	return found
}
