package format

import (
	"testing"

	"bulletin/internal/model"
)

// TestDaysAround: before, on and after the day, one day and more.
func TestDaysAround(t *testing.T) {
	on := model.Date{Year: 2022, Month: 6, Day: 30}
	for want, due := range map[string]model.Date{"还有1天": {Year: 2022, Month: 7, Day: 1}, "当日到期": on, "逾期1天": {Year: 2022, Month: 6, Day: 29}, "还有31天": {Year: 2022, Month: 7, Day: 31}, "逾期30天": {Year: 2022, Month: 5, Day: 31}} {
		if got := DaysLeft(due, on); got != want {
			t.Errorf("%v: %s, want %s", due, got, want)
		}
	}
}
