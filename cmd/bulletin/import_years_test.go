package main

import (
	"maps"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// yearOf is a table of the province's members in a February with their growth: what each had in January 2025, times as many percent.
func yearOf(s *model.Site, year, percent int, growth func(k int) string) [][]string {
	rows := [][]string{{strconv.Itoa(year) + "年1-2月重点项目投资完成情况"}, {"", "", "单位：亿元"}, {"序号", "市州", "累计完成", "同比（%）"}}
	january := s.Reports[model.Period{Year: 2025, Month: 1}]
	for k, r := range s.Regions[1:] {
		if f := january.Figure(s.Indicators[1], r); f.Ok() {
			value, _ := model.Ratio(f.Value.Mul(model.Int(percent)), model.Int(50))
			rows = append(rows, []string{strconv.Itoa(k + 1), r.Name, value.String(), growth(k)})
		}
	}
	return rows
}

// TestTwoYearsAtOnce: growth that follows from two years' figures is not written into the report, whether the years come in at once or one
// after the other; a slip in it is told both ways; growth of another measure is kept.
func TestTwoYearsAtOnce(t *testing.T) {
	const first, second = "附表-2026年2月.xlsx", "附表-2027年2月.xlsx"
	desk := func(growth func(k int) string) (d *desk, a, b string) {
		d = newProvince(t)
		a = d.put(first, tableOf(t, "附表", yearOf(d.site, 2026, 100, func(int) string { return "7.7" })))
		b = d.put(second, tableOf(t, "附表", yearOf(d.site, 2027, 110, growth)))
		if code, _, stderr := learned(t, d, "", "--learn", b); code != exitClean {
			t.Fatal(stderr)
		}
		return d, a, b
	}
	follows := func(int) string { return "10.0" }
	atOnce, a, b := desk(follows)
	if code, stdout, stderr := learned(t, atOnce, "", "--yes", a, b); code != exitClean {
		t.Fatalf("at once import = %d, %s\n%s", code, stdout, stderr)
	}
	apart, a, b := desk(follows)
	for _, file := range []string{a, b} {
		if code, stdout, stderr := learned(t, apart, "", "--yes", file); code != exitClean {
			t.Fatalf("%s: import = %d, %s\n%s", file, code, stdout, stderr)
		}
	}
	if !maps.Equal(atOnce.tree("data/reports"), apart.tree("data/reports")) {
		t.Error("two years at once make other reports than one after the other")
	}
	if text := atOnce.text("data/reports/2026-02.yaml"); !strings.Contains(text, "yoy: 7.7") {
		t.Errorf("growth without a year before is not taken:\n%s", text)
	}
	if text := atOnce.text("data/reports/2027-02.yaml"); strings.Contains(text, "yoy: 10") {
		t.Errorf("growth that can be computed is taken:\n%s", text)
	}

	slip, a, b := desk(func(k int) string {
		if k == 1 {
			return "1.0"
		}
		return "10.0"
	})
	if code, _, stderr := learned(t, slip, "", "--yes", a, b); code != exitMistakes || strings.Count(stderr, "[yoy-differs]") != 1 || !strings.Contains(stderr, second) {
		t.Errorf("with a slip import = %d, %s", code, stderr)
	}

	other, a, b := desk(func(int) string { return "6.5" })
	if code, _, stderr := learned(t, other, "", "--yes", a, b, "--reason", "按可比价格计算"); code != exitClean {
		t.Fatalf("with growth at constant prices import = %d, %s", code, stderr)
	}
	if text := other.text("data/reports/2027-02.yaml"); !strings.Contains(text, "yoy: 6.5") {
		t.Errorf("growth of another measure is not taken:\n%s", text)
	}
}
