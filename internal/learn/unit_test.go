package learn

import (
	"testing"

	"bulletin/internal/model"
)

// TestMetric: units that differ by a power of ten have one base, others have not.
func TestMetric(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		power int // a is so many powers of ten of b
	}{
		{"吨", "千克", 3}, {"万吨", "公斤", 7}, {"公里", "米", 3}, {"公顷", "平方米", 4}, {"平方公里", "公顷", 2}, {"兆瓦", "千瓦", 3}, {"亿元", "万元", 4},
	} {
		a, ok := unitOf(c.a)
		b, ok2 := unitOf(c.b)
		if !ok || !ok2 || a.base != b.base || a.power-b.power != c.power {
			t.Errorf("%s and %s: %v and %v", c.a, c.b, a, b)
		}
	}
	l := newLexicon(&model.Site{Regions: []*model.Region{{}}, Indicators: []*model.Indicator{{Unit: "微克/立方米"}}})
	for _, written := range []string{"μg/m³", "ug/m3", "微克/立方米"} {
		if u, ok := l.unit(written); !ok || u != (unit{"微克/立方米", 0}) {
			t.Errorf("%s: %v, %t", written, u, ok)
		}
	}
	for _, pair := range [][2]string{{"亩", "公顷"}, {"人", "人次"}, {"千瓦", "千瓦时"}, {"元", "美元"}, {"吨", "吨标准煤"}} {
		a, _ := unitOf(pair[0])
		if b, _ := unitOf(pair[1]); a.base == b.base {
			t.Errorf("%s and %s have one base", pair[0], pair[1])
		}
	}
}
