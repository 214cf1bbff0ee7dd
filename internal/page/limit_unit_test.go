package page

import (
	"testing"

	"bulletin/internal/model"
)

// TestLimitUnit: among percentages a column of counts says its unit, and the caption what they are.
func TestLimitUnit(t *testing.T) {
	limit := &model.Indicator{Unit: "件", Targeted: true, Measure: model.Flow, Better: model.Lower}
	rate := &model.Indicator{Unit: "%", Targeted: true, Measure: model.Rate, Better: model.Higher}
	flow := &model.Indicator{Unit: "万元", Targeted: true, Measure: model.Flow, Better: model.Higher}
	for _, c := range []struct {
		indicator  *model.Indicator
		unit, note string
	}{{limit, "件", "（设控制数的为超、余的数）"}, {rate, "", "（比率为本期值）"}, {flow, "", ""}} {
		if unit, note := limitUnit(c.indicator), rateNote([]*model.Indicator{flow, c.indicator}); unit != c.unit || note != c.note {
			t.Errorf("%s: unit %q, note %q; want %q, %q", c.indicator.Unit, unit, note, c.unit, c.note)
		}
	}
	if note := rateNote([]*model.Indicator{rate, limit}); note != "（比率为本期值，设控制数的为超、余的数）" {
		t.Error(note)
	}
}
