package measure

import (
	"testing"

	"bulletin/internal/model"
)

func quantity(d, unit string, places int) Quantity {
	return Quantity{Num: model.Number(model.MustDecimal(d)), Unit: unit, Places: places}
}

func TestConvert(t *testing.T) {
	tests := []struct {
		name string
		from Quantity
		unit string
		want string
		ok   bool
	}{
		{"to a smaller unit", quantity("0.535", "亿元", 2), "万元", "5350万元", true},
		{"by two steps", quantity("0.535", "亿元", 2), "元", "53500000元", true},
		{"to a larger unit", quantity("5350", "万元", 0), "亿元", "0.54亿元", true},
		{"to a larger unit by two steps", quantity("53500000", "元", 0), "亿元", "0.54亿元", true},
		{"the digits beyond ten thousandths go", quantity("1.23456", "亿元", 5), "万元", "12345.6万元", true},
		{"the same unit", quantity("0.535", "亿元", 2), "亿元", "0.54亿元", true},
		{"a unit that converts into nothing", quantity("5", "家", 0), "家", "5家", true},
		{"ten thousands of people", quantity("1.2", "万人", 1), "人", "12000人", true},
		{"people to ten thousands", quantity("27490", "人次", 0), "万人次", "2.75万人次", true},
		{"an area", quantity("12.5", "公顷", 1), "亩", "188亩", true},
		{"tens of thousands of hectares", quantity("15", "万亩", 1), "公顷", "10000公顷", true},
		{"foreign money", quantity("1.25", "亿美元", 2), "万美元", "12500万美元", true},
		{"money of two kinds", quantity("1.25", "亿美元", 2), "亿元", "1.25亿美元", false},
		{"a negative amount", quantity("-5350", "万元", 0), "亿元", "−0.54亿元", true},
		{"different things", quantity("5", "亿元", 2), "人", "5.00亿元", false},
		{"an unknown unit", quantity("5", "亿元", 2), "吨", "5.00亿元", false},
		{"from an unknown unit", quantity("5", "吨", 2), "亿元", "5.00吨", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := tt.from
			if ok := q.Convert(tt.unit); ok != tt.ok || q.String() != tt.want {
				t.Errorf("%s in %s = %s, %t; want %s, %t", tt.from, tt.unit, q, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestConvertible(t *testing.T) {
	for unit, want := range map[string]bool{"亿元": true, "万元": true, "元": true, "人次": true, "万家": true, "%": false, "个百分点": false, "": false, "吨": true, "公顷": true, "亿美元": true, "盏": false} {
		if got := Convertible(unit); got != want {
			t.Errorf("Convertible(%q) = %t, want %t", unit, got, want)
		}
	}
}

func TestQuantityString(t *testing.T) {
	for want, q := range map[string]Quantity{
		"38.6%":    quantity("38.6", "%", 1),
		"0.01亿元":   quantity("0.005", "亿元", 2),
		"−6.8个百分点": quantity("-6.8", "个百分点", 1),
		"0.0%":     quantity("-0.04", "%", 1),
		"未报送":      {Num: model.Missing(model.NotReported), Unit: "亿元"},
		"—":        {Num: model.Missing(model.NoBase), Unit: "%"},
	} {
		if got := q.String(); got != want {
			t.Errorf("String() = %s, want %s", got, want)
		}
	}
}
