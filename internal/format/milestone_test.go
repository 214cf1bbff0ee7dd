package format

import (
	"testing"

	"bulletin/internal/model"
)

func TestDaysLeft(t *testing.T) {
	on := model.Date{Year: 2022, Month: 7, Day: 20}
	for _, c := range []struct {
		due  model.Date
		want string
	}{
		{model.Date{Year: 2022, Month: 7, Day: 29}, "还有9天"},
		{model.Date{Year: 2022, Month: 7, Day: 21}, "还有1天"},
		{on, "当日到期"},
		{model.Date{Year: 2022, Month: 7, Day: 19}, "逾期1天"},
		{model.Date{Year: 2022, Month: 6, Day: 30}, "逾期20天"},
		{model.Date{Year: 2023, Month: 1, Day: 1}, "还有165天"},
		{model.Date{Year: 2020, Month: 2, Day: 29}, "逾期872天"}, // over a leap day
	} {
		if got := DaysLeft(c.due, on); got != c.want {
			t.Errorf("DaysLeft(%v, %v) = %s, want %s", c.due, on, got, c.want)
		}
	}
}
