package chart

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// TestBridge: months without any report are crossed by a straight line without dots; a figure that a report
// lacks stays a gap, and nothing is drawn before the first or after the last figure.
func TestBridge(t *testing.T) {
	for _, tt := range []struct{ name, months, want string }{
		{"every month", "1 2 3", "1 2 3 _ _ _ _ _ _ _ _ _"},
		{"quarters", ". . 3 . . 6 . . 12", "_ _ 3 4~ 5~ 6 8~ 10~ 12 _ _ _"},
		{"a gap among quarters", ". . 3 . . n . . 12", "_ _ 3 _ _ _ _ _ 12 _ _ _"},
		{"a gap among months", "1 n 3 . 5", "1 _ 3 4~ 5 _ _ _ _ _ _ _"},
	} {
		var values [12]model.Num
		var l line
		fields := strings.Fields(tt.months)
		for k := range values {
			values[k] = model.Missing(model.NoReport)
			if k >= len(fields) || fields[k] == "." {
				continue
			}
			if values[k] = model.Missing(model.NotReported); fields[k] != "n" {
				values[k] = model.Number(model.MustDecimal(fields[k]))
				l.points[k] = point{value: values[k].Value.InexactFloat64(), ok: true}
			}
		}
		l.bridge(values)
		var got []string
		for _, p := range l.points {
			s := "_"
			if p.ok {
				s = fmt.Sprint(p.value)
			}
			if p.between {
				s += "~"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, s, tt.want)
		}
	}
}

// TestMonthsWithoutLastYear: what has no figures of last year is not said to be beside them.
func TestMonthsWithoutLastYear(t *testing.T) {
	for _, last := range []string{"", "1 2 3 4 5 6"} {
		f := newFixture(6, "甲县", "乙县")
		i := f.indicator("i", "合同额", "亿元", 2)
		f.cumulate("i", "whole", 2022, "1 2 3 4 5 6")
		if last != "" {
			f.cumulate("i", "whole", 2021, last)
		}
		c := Months(f.view(), i, f.site.Whole())
		if got := strings.Contains(c.Subtitle, "与上年"); got != (last != "") {
			t.Errorf("with last year's figures %q the subtitle is %s", last, c.Subtitle)
		}
	}
}

// TestFlat: a line at zero and a single dot show nothing; a line that falls to zero, or last year's beside a dot, does.
func TestFlat(t *testing.T) {
	for name, c := range map[string]struct {
		this, last string // by months from January
		want       bool
	}{
		"rises":                  {"1 2 3", "", false},
		"at zero":                {"0 0 0", "", true},
		"at zero, unlike before": {"0 0 0", "1 2 3", true},
		"one dot":                {"- - 3", "", true},
		"a dot beside last year": {"3", "1 2 3", false},
		"falls to zero":          {"2 0 0", "", false},
		"below zero":             {"-1 -2", "", false},
	} {
		f := newFixture(6, "甲县", "乙县")
		f.indicator("a", "甲项", "项", 0)
		for year, values := range map[int]string{2022: c.this, 2021: c.last} {
			for k, v := range strings.Fields(values) {
				if v != "-" {
					f.figure("a", "r1", year, k+1, v)
				}
			}
		}
		v := f.view()
		drawn := Months(v, v.Site.Indicators[0], v.Site.Regions[1])
		if drawn == nil {
			t.Errorf("%s: no chart", name)
		} else if got := drawn.Flat(); got != c.want {
			t.Errorf("%s: flat %v, want %v", name, got, c.want)
		}
	}
}
