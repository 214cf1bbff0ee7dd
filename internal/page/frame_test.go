package page

import (
	"testing"

	"bulletin/internal/model"
)

// TestRounding: the foot of a page says what its numbers do.
func TestRounding(t *testing.T) {
	with := func(styles ...model.Style) (out []*model.Indicator) {
		for _, s := range styles {
			out = append(out, &model.Indicator{Style: s})
		}
		return out
	}
	for _, c := range []struct {
		indicators []*model.Indicator
		want       string
	}{
		{nil, "百分率和百分点保留一位小数"},
		{with(model.Style{}, model.Style{Completion: model.Digits(1)}), "百分率和百分点保留一位小数"},
		{with(model.Style{Completion: model.Digits(2)}), "完成率和较序时保留两位小数，同比保留一位小数，其余百分率保留一位小数"},
		{with(model.Style{Growth: model.Digits(0)}), "完成率和较序时保留一位小数，同比保留整数，其余百分率保留一位小数"},
		{with(model.Style{}, model.Style{Growth: model.Digits(2)}), "百分率和百分点的小数位按各项指标的规定"},
	} {
		if got := rounding(c.indicators); got != c.want {
			t.Errorf("rounding = %s, want %s", got, c.want)
		}
	}
}
