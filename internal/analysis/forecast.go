package analysis

import "bulletin/internal/model"

// Outlook says whether a flow reaches its target by the end of the year.
type Outlook uint8

const (
	NoOutlook Outlook = iota
	Will              // every forecast reaches the target
	May               // the forecasts disagree, or fall short by no more than Thresholds.Close
	WillNot           // every forecast falls short by more than Thresholds.Close
)

// Forecast is what a flow comes to by the end of the year. For Lower, to reach the target is to stay within it.
type Forecast struct {
	Pace     model.Num // at the present pace: figure ÷ months gone × 12
	Seasonal model.Num // in last year's shape: figure × last year's whole ÷ its same period
	Outlook  Outlook
}

// Forecast looks ahead to the end of the year. In December there is nothing left to look ahead to.
func (v *View) Forecast(c *Cell) Forecast {
	f := Forecast{Pace: v.atPace(c), Seasonal: v.seasonal(c)}
	if !c.Target.Ok() || !c.Target.Value.IsPos() {
		return f
	}
	reached, near, n := 0, 0, 0
	for _, forecast := range []model.Num{f.Pace, f.Seasonal} {
		if !forecast.Ok() {
			continue
		}
		n++
		short := forecast.Value.Sub(c.Target.Value)
		if c.Indicator.Better == model.Higher {
			short = short.Neg()
		}
		switch {
		case !short.IsPos():
			reached++
		case short.Mul(hundred).Cmp(v.Site.Limits.Close.Mul(c.Target.Value)) <= 0:
			near++
		}
	}
	switch {
	case n == 0:
	case reached == n:
		f.Outlook = Will
	case reached+near > 0:
		f.Outlook = May
	default:
		f.Outlook = WillNot
	}
	return f
}

// forecastGap says why c has no forecast; it is Present for a flow with a figure before December.
func (v *View) forecastGap(c *Cell) model.Gap {
	switch {
	case c.Indicator.Measure != model.Flow:
		return model.NoPace
	case !c.Value.Ok():
		return c.Value.Gap
	case v.Edition.Period.MonthsLeft() == 0:
		return model.YearOver
	}
	return model.Present
}

func (v *View) atPace(c *Cell) model.Num {
	if gap := v.forecastGap(c); gap != model.Present {
		return model.Missing(gap)
	}
	q, _ := model.Ratio(c.Value.Value.Mul(twelve), model.Int(v.Edition.Period.Month))
	return model.Number(q)
}

// seasonal needs last year's figure of the same period, above zero, and of its whole year.
func (v *View) seasonal(c *Cell) model.Num {
	if gap := v.forecastGap(c); gap != model.Present {
		return model.Missing(gap)
	}
	whole := v.month(v.Edition.Period.Year-1, 12, c.Indicator, c.Region)
	if c.Region.Kind == model.Prefecture {
		whole = v.whole(c.Indicator).yearEnd
	}
	switch {
	case !c.LastYear.Ok() || !whole.Ok():
		return model.Missing(model.NoLastYear)
	case !c.LastYear.Value.IsPos():
		return model.Missing(model.NoBase)
	}
	q, _ := model.Ratio(c.Value.Value.Mul(whole.Value), c.LastYear.Value)
	return model.Number(q)
}
