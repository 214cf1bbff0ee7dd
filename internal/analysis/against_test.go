package analysis

import (
	"testing"

	"bulletin/internal/model"
)

func TestAgainstWhole(t *testing.T) {
	tests := []struct {
		name      string
		indicator model.Indicator
		rows      string
		region    string
		want      string
	}{
		// 40% − 50% of the whole
		{"by completion", flow, "全州 20 10\n吉首 10 4", "吉首", "-10"},
		{"above", flow, "全州 20 10\n吉首 10 6.25", "吉首", "12.5"},
		{"a rate by its value", rate, "全州 33 31.8\n吉首 36 35.2", "吉首", "3.4"},
		// 30% − 25%: targets are there for neither
		{"without targets by growth", free(flow), "全州 . 125 100\n吉首 . 13 10", "吉首", "5"},
		{"a target of one side only: by growth", flow, "全州 未设目标 125 100\n吉首 10 13 10", "吉首", "5"},
		{"a zone", flow, "全州 20 10\n高新区 10 4", "高新区", "-10"},
		{"not reported", flow, "全州 20 10\n吉首 10 未报送", "吉首", "NotReported"},
		{"the whole not reported", flow, "全州 20 未报送\n吉首 10 4", "吉首", "NoLastYear"},
		{"a rate of which the whole is confidential", rate, "全州 33 保密\n吉首 36 35.2", "吉首", "Confidential"},
		{"the whole itself", flow, "全州 20 10\n吉首 10 4", "全州", "NotMeasurable"},
		{"the province", free(flow), "全州 . 10 8\n全省 . 900 800", "全省", "NotMeasurable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, i := sheet{indicator: tt.indicator, rows: tt.rows}.view(t)
			c := v.Cell(i, find(t, v.Site, tt.region))
			if got := show(v.AgainstWhole(&c)); got != tt.want {
				t.Errorf("against whole(%s) = %s, want %s", tt.region, got, tt.want)
			}
		})
	}
}

func TestAgainstUpper(t *testing.T) {
	tests := []struct {
		name      string
		indicator model.Indicator
		rows      string
		yoy       map[string]string
		region    string
		want      string
	}{
		// 15.2 − 12.7, both given at constant prices
		{"given growth", free(flow), "全州 . 32\n全省 . 不适用", map[string]string{"全州": "15.2", "全省": "12.7"}, "全州", "2.5"},
		// 25% − 12.5%
		{"computed growth", free(flow), "全州 . 10 8\n全省 . 900 800", nil, "全州", "12.5"},
		{"a member", free(flow), "全州 . 10 8\n吉首 . 3 4\n全省 . 900 800", nil, "吉首", "-37.5"},
		{"a rate by its value", free(rate), "全州 . 1.14 1.02\n全省 . 2.23 2.13", nil, "全州", "-1.09"},
		{"a rate of which only the change is known above", free(rate), "全州 . 1.14 1.02\n全省 . 不适用", map[string]string{"全省": "0.1"}, "全州", "0.02"},
		{"no growth", free(flow), "全州 . 10\n全省 . 900 800", nil, "全州", "NoLastYear"},
		{"no growth above", free(flow), "全州 . 10 8\n全省 . 900", nil, "全州", "NoLastYear"},
		{"nothing reported above", free(flow), "全州 . 10 8\n全省 . .", nil, "全州", "NotReported"},
		{"no level above", free(flow), "全州 . 10 8\n吉首 . 3 4", nil, "全州", "NotMeasurable"},
		{"the level above itself", free(flow), "全州 . 10 8\n全省 . 900 800", nil, "全省", "NotMeasurable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, i := sheet{indicator: tt.indicator, rows: tt.rows, yoy: tt.yoy}.view(t)
			c := v.Cell(i, find(t, v.Site, tt.region))
			if got := show(v.AgainstUpper(&c)); got != tt.want {
				t.Errorf("against upper(%s) = %s, want %s", tt.region, got, tt.want)
			}
		})
	}
}
