package finding

import (
	"testing"

	"bulletin/internal/model"
)

// TestEndsInUnit: a name that ends in its unit takes 为 before the figure.
func TestEndsInUnit(t *testing.T) {
	for _, c := range []struct {
		name, unit string
		want       bool
	}{
		{"接待游客人次", "万人次", true}, {"旅游投诉件数", "件", true}, {"竣工户数", "户", true}, {"旅游收入", "亿元", false}, {"登记数", "项", false}, {"比重", "%", false}, {"无单位", "万", false},
	} {
		if got := endsInUnit(&model.Indicator{Style: model.Style{}, Name: c.name, Unit: c.unit}); got != c.want {
			t.Errorf("endsInUnit(%s, %s) = %v", c.name, c.unit, got)
		}
	}
}
