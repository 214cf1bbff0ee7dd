package analysis

import "bulletin/internal/model"

// AgainstWhole is how far c is above the prefecture in percentage points: of completion where the indicator has
// targets, of a rate its value, else of growth. It is a gap where either side has none, and for the prefecture.
func (v *View) AgainstWhole(c *Cell) model.Num {
	if c.Region.Kind == model.Prefecture || c.Region.Kind == model.Province {
		return model.Missing(model.NotMeasurable)
	}
	whole := v.Cell(c.Indicator, v.Site.Whole())
	switch {
	case c.Indicator.Measure == model.Rate:
		return above(c.Value, whole.Value)
	case c.Completion.Ok() && whole.Completion.Ok():
		return above(c.Completion.num, whole.Completion.num)
	}
	return above(c.Growth.Num, whole.Growth.Num)
}

// AgainstUpper is how far c's growth is above that of the level above (全省), in percentage points; for a rate
// how far its value is.
func (v *View) AgainstUpper(c *Cell) model.Num {
	if v.Site.Province == nil || c.Region.Kind == model.Province {
		return model.Missing(model.NotMeasurable)
	}
	upper := v.Cell(c.Indicator, v.Site.Province)
	if c.Indicator.Measure == model.Rate && upper.Value.Ok() {
		return above(c.Value, upper.Value)
	}
	return above(c.Growth.Num, upper.Growth.Num)
}

func above(a, b model.Num) model.Num {
	switch {
	case !a.Ok():
		return a
	case !b.Ok():
		return b
	}
	return model.Number(a.Value.Sub(b.Value))
}
