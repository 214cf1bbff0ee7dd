package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

var (
	two     = model.Int(2)
	ten     = model.Int(10)
	hundred = model.Int(100)
)

// exact is a figure without rounding, with its unit.
func exact(d model.Decimal, i *model.Indicator) string {
	return format.Decimal(d, max(i.Decimals, d.Prec())) + i.Unit
}

// trimmed is d without zeros at its end, but for the least places.
func trimmed(d model.Decimal, least int) model.Decimal {
	for places := d.Prec() - 1; places >= least; places-- {
		shorter := model.Round(d, places)
		if shorter.Cmp(d) != 0 {
			break
		}
		d = shorter
	}
	return d
}
