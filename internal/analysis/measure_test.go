package analysis

import (
	"testing"

	"bulletin/internal/model"
)

func TestCompletionAndLead(t *testing.T) {
	tests := []struct {
		name                   string
		indicator              model.Indicator
		month                  int
		target, figure         string
		completion, lead, want string // want: the state
	}{
		// 1.158 ÷ 3.00 = 38.6%; 38.6 − 6÷12×100 = −11.4
		{"half a year, far behind", flow, 6, "3.00", "1.158", "38.6", "-11.4", "FarBehind"},
		// 42.6 ÷ 100; −7.4 is less than 10 behind
		{"half a year, behind", flow, 6, "100", "42.6", "42.6", "-7.4", "Behind"},
		// exactly 10 behind is far behind
		{"exactly at the threshold", flow, 6, "100", "40", "40", "-10", "FarBehind"},
		{"a little above the threshold", flow, 6, "100", "40.00000001", "40", "-10", "Behind"},
		{"exactly at time progress", flow, 6, "100", "50", "50", "0", "OnPace"},
		{"a hundred-millionth below time progress", flow, 6, "100", "49.99999999", "50", "0", "Behind"},
		// 1 ÷ 3 = 4 ÷ 12: both quotients are cut, and they are equal all the same
		{"a third in April", flow, 4, "3", "1", "33.3333", "0", "OnPace"},
		{"a third and a bit in April", flow, 4, "3", "1.00000001", "33.3333", "0", "OnPace"},
		{"a third less a bit in April", flow, 4, "3", "0.99999999", "33.3333", "0", "Behind"},
		// 6 ÷ 90 = 6.67%, 2 ÷ 12 = 16.67%: exactly 10 behind
		{"ten behind by two cut quotients", flow, 2, "90", "6", "6.6667", "-10", "FarBehind"},
		// −3 ÷ 90 = −3.33%, 2 ÷ 12 = 16.67%: exactly 20 behind
		{"a negative figure", flow, 2, "90", "-3", "-3.3333", "-20", "FarBehind"},
		{"January, a twelfth", flow, 1, "12", "1", "8.3333", "0", "OnPace"},
		{"exactly all in December", flow, 12, "8", "8", "100", "0", "Met"},
		{"exactly all in June", flow, 6, "8", "8", "100", "50", "Met"},
		{"all but a little in December", flow, 12, "8", "7.99999999", "100", "0", "Unmet"},
		{"less than nothing in December", flow, 12, "8", "-1", "-12.5", "-112.5", "Unmet"},
		{"nothing in December", flow, 12, "8", "0", "0", "-100", "AtZero"},
		{"a little more than all", flow, 6, "8", "8.00000001", "100", "50", "Over"},
		{"more than all", flow, 6, "1.8", "2.13", "118.3333", "68.3333", "Over"},
		{"nothing yet", flow, 6, "8", "0", "0", "-50", "AtZero"},
		{"nothing in January, 8.3 behind", flow, 1, "8", "0", "0", "-8.3333", "AtZero"},
		{"zero target", flow, 6, "0", "2", "ZeroTarget", "ZeroTarget", "NoState"},
		{"zero target, nothing done", flow, 6, "0", "0", "ZeroTarget", "ZeroTarget", "NoState"},
		{"negative target", flow, 6, "-4", "-2", "ZeroTarget", "ZeroTarget", "NoState"},
		{"no target", flow, 6, "未设目标", "2", "NoTarget", "NoTarget", "NoState"},
		{"target left out", flow, 6, ".", "2", "NoTarget", "NoTarget", "NoState"},
		{"confidential target", flow, 6, "保密", "2", "Confidential", "Confidential", "NoState"},
		{"not reported", flow, 6, "8", "未报送", "NotReported", "NotReported", "NoState"},
		{"figure left out", flow, 6, "8", ".", "NotReported", "NotReported", "NoState"},
		{"the figure's gap comes first", flow, 6, "未设目标", "保密", "Confidential", "Confidential", "NoState"},
		{"nobody has targets", free(flow), 6, ".", "2", "NoTarget", "NoTarget", "NoState"},

		// where lower is better: the share of the limit that is used against time progress, and the lead has the same sign as everywhere
		{"limit, less than time", lower(flow), 6, "10", "4", "40", "-10", "OnPace"},
		{"limit, as much as time", lower(flow), 6, "10", "5", "50", "0", "OnPace"},
		{"limit, a little more", lower(flow), 6, "10", "5.5", "55", "5", "Behind"},
		{"limit, ten more", lower(flow), 6, "10", "6", "60", "10", "FarBehind"},
		{"limit, all of it in June", lower(flow), 6, "10", "10", "100", "50", "FarBehind"},
		{"limit, all of it in December", lower(flow), 12, "10", "10", "100", "0", "OnPace"},
		// 10.1 of 10 in December is 1 point too much, and above the limit
		{"limit exceeded", lower(flow), 12, "10", "10.1", "101", "1", "Exceeded"},
		{"limit untouched", lower(flow), 6, "10", "0", "0", "-50", "OnPace"},
		{"nothing allowed, nothing done", lower(flow), 6, "0", "0", "ZeroTarget", "ZeroTarget", "OnPace"},
		{"nothing allowed, one done", lower(flow), 6, "0", "1", "ZeroTarget", "ZeroTarget", "Exceeded"},
		{"limit below zero", lower(flow), 6, "-1", "-2", "ZeroTarget", "ZeroTarget", "NoState"},

		{"stock short", stock, 6, "226", "184", "81.4159", "NoPace", "Short"},
		{"stock reached", stock, 6, "59", "59", "100", "NoPace", "Reached"},
		{"stock above its target", stock, 6, "59", "60", "101.6949", "NoPace", "Reached"},
		{"stock of nothing", stock, 6, "5", "0", "0", "NoPace", "Short"},
		{"stock, zero target", stock, 6, "0", "0", "ZeroTarget", "NoPace", "Reached"},
		{"stock, negative target", stock, 6, "-5", "-6", "ZeroTarget", "NoPace", "Short"},
		{"stock not reported", stock, 6, "5", "未报送", "NotReported", "NotReported", "NoState"},
		{"stock, less is better, too many", lower(stock), 6, "2", "5", "250", "NoPace", "Short"},
		{"stock, less is better, just", lower(stock), 6, "2", "2", "100", "NoPace", "Reached"},
		{"stock, less is better, none", lower(stock), 6, "2", "0", "0", "NoPace", "Reached"},
		{"stock, less is better, none allowed", lower(stock), 6, "0", "0", "ZeroTarget", "NoPace", "Reached"},
		{"stock, less is better, one too many", lower(stock), 6, "0", "1", "ZeroTarget", "NoPace", "Short"},
		{"rate short", rate, 6, "33.0", "31.8", "96.3636", "NoPace", "Short"},
		{"rate reached", rate, 6, "33.0", "33.0", "100", "NoPace", "Reached"},
		{"rate above", rate, 6, "40.0", "41.7", "104.25", "NoPace", "Reached"},
		{"rate of nothing", rate, 6, "40.0", "0", "0", "NoPace", "Short"},
		{"rate, less is better", lower(rate), 6, "3.5", "3.1", "88.5714", "NoPace", "Reached"},
		{"rate, less is better, short", lower(rate), 6, "3.5", "3.6", "102.8571", "NoPace", "Short"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sheet{indicator: tt.indicator, month: tt.month, rows: "吉首 " + tt.target + " " + tt.figure}
			c := s.cell(t, "吉首")
			if got := show(c.Completion.num); got != tt.completion {
				t.Errorf("completion(%s of %s) = %s, want %s", tt.figure, tt.target, got, tt.completion)
			}
			if got := show(c.Lead.num); got != tt.lead {
				t.Errorf("lead(%s of %s, month %d) = %s, want %s", tt.figure, tt.target, tt.month, got, tt.lead)
			}
			if got := states[c.State]; got != tt.want {
				t.Errorf("state(%s of %s, month %d) = %s, want %s", tt.figure, tt.target, tt.month, got, tt.want)
			}
		})
	}
}

// TestThresholds holds hand-worked lines: percentage points of the target, and percent of the path, which is the target
// × months gone ÷ 12.
func TestThresholds(t *testing.T) {
	for _, test := range []struct {
		name, behind, far string
		indicator         model.Indicator
		month             int
		target, figure    string
		want              string
	}{
		// 46.5% at half of the year is 3.5 points behind
		{"points, on the line", "", "3.5", flow, 6, "200", "93", "FarBehind"},
		{"points, just above it", "", "3.51", flow, 6, "200", "93", "Behind"},
		{"points, a lower line", "", "2", flow, 6, "200", "93", "FarBehind"},
		// January's path is 8.33%: 20% of it is 1.67 points, so that 6% is far behind and 8% is not
		{"a part of the path, 6% in January", "", "20%", flow, 1, "100", "6", "FarBehind"},
		{"a part of the path, 8% in January", "", "20%", flow, 1, "100", "8", "Behind"},
		{"points say the same of both: 6%", "", "10", flow, 1, "100", "6", "Behind"},
		{"points say the same of both: 8%", "", "10", flow, 1, "100", "8", "Behind"},
		// path 100 × 1 ÷ 12; 80% of it is 6.666…
		{"just on the line in January", "", "20%", flow, 1, "300", "20", "FarBehind"},
		{"just above it", "", "20%", flow, 1, "300", "20.00000001", "Behind"},
		{"40% in June is on the line", "", "20%", flow, 6, "100", "40", "FarBehind"},
		{"a little more is not", "", "20%", flow, 6, "100", "40.1", "Behind"},
		{"68% in October is above it", "", "20%", flow, 10, "100", "68", "Behind"}, // 83.3 × 0.8 = 66.7
		{"a figure below zero", "", "20%", flow, 1, "100", "-1", "FarBehind"},
		{"a line that cannot be passed", "", "300%", flow, 1, "100", "1", "Behind"},

		{"short by less than is allowed", "1", "10", flow, 6, "100", "49", "OnPace"},
		{"short by more", "1", "10", flow, 6, "100", "48.99999999", "Behind"},
		{"short by a part of the path", "2%", "20%", flow, 6, "100", "49", "OnPace"},
		{"short by more than that part", "2%", "20%", flow, 6, "100", "48.99999999", "Behind"},
		{"what is allowed does not hold at the end of the year", "1", "10", flow, 12, "100", "99.5", "Unmet"},

		// of a limit the same, on the other side
		{"limit, 20% above the path", "", "20%", lower(flow), 6, "100", "60", "FarBehind"},
		{"limit, a little less", "", "20%", lower(flow), 6, "100", "59.99999999", "Behind"},
		{"limit, 9% in January", "", "20%", lower(flow), 1, "100", "9", "Behind"},
		{"limit, 10% in January", "", "20%", lower(flow), 1, "100", "10", "FarBehind"},
		{"limit, more than the path by what is allowed", "1", "10", lower(flow), 6, "100", "51", "OnPace"},
		{"limit, by more", "1", "10", lower(flow), 6, "100", "51.00000001", "Behind"},
	} {
		s := sheet{indicator: test.indicator, month: test.month, rows: "吉首 " + test.target + " " + test.figure, behind: test.behind, far: test.far}
		if got := s.cell(t, "吉首").State; states[got] != test.want {
			t.Errorf("%s: state(%s of %s in month %d, lines %q and %q) = %s, want %s",
				test.name, test.figure, test.target, test.month, test.behind, test.far, states[got], test.want)
		}
	}
}

func TestGrowth(t *testing.T) {
	tests := []struct {
		name       string
		indicator  model.Indicator
		now, last  string
		yoy        string
		want       string
		given, pts bool
	}{
		{"up", flow, "9.43", "5.872", "", "60.5926", false, false}, // 9.43 ÷ 5.872 − 1
		{"down", flow, "3", "4", "", "-25", false, false},
		{"the same", flow, "3", "3.00", "", "0", false, false},
		{"to nothing", flow, "0", "4", "", "-100", false, false},
		{"from nothing", flow, "3", "0", "", "NoBase", false, false},
		{"from nothing to nothing", flow, "0", "0", "", "NoBase", false, false},
		{"from below nothing", flow, "3", "-2", "", "NoBase", false, false},
		{"below nothing", flow, "-3", "2", "", "-250", false, false},
		{"no entry last year", flow, "3", ".", "", "NoLastYear", false, false},
		{"not reported last year", flow, "3", "未报送", "", "NoLastYear", false, false},
		{"did not apply last year", flow, "3", "不适用", "", "NoLastYear", false, false},
		{"confidential last year", flow, "3", "保密", "", "NoLastYear", false, false},
		{"not reported this year", flow, "未报送", "3", "", "NotReported", false, false},
		{"not reported in both", flow, "未报送", "未报送", "", "NotReported", false, false},
		{"given wins", flow, "3", "2", "15.2", "15.2", true, false},
		{"given to a confidential figure", flow, "保密", "保密", "31.6", "31.6", true, false},
		{"given without a base", flow, "3", "0", "-3.6", "-3.6", true, false},
		{"stock", stock, "184", "151", "", "21.8543", false, false}, // 33 ÷ 151
		{"rate", rate, "31.8", "30.2", "", "1.6", false, true},
		{"rate from nothing", rate, "3", "0", "", "3", false, true},
		{"rate given", rate, "2.23", ".", "0.1", "0.1", true, true},
		{"less is better", lower(flow), "3", "4", "", "-25", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sheet{indicator: tt.indicator, rows: "吉首 10 " + tt.now + " " + tt.last}
			if tt.yoy != "" {
				s.yoy = map[string]string{"吉首": tt.yoy}
			}
			g := s.cell(t, "吉首").Growth
			if got := show(g.Num); got != tt.want || g.Given != tt.given || g.Points != tt.pts {
				t.Errorf("growth(%s, %s, given %q) = %s, given %t, points %t; want %s, %t, %t",
					tt.now, tt.last, tt.yoy, got, g.Given, g.Points, tt.want, tt.given, tt.pts)
			}
		})
	}
}

func TestLastYear(t *testing.T) {
	for last, want := range map[string]string{
		"2": "2", "0": "0", ".": "NoLastYear", "未报送": "NotReported", "不适用": "NotApplicable", "保密": "Confidential",
	} {
		if got := show((sheet{indicator: flow, rows: "吉首 10 3 " + last}).cell(t, "吉首").LastYear); got != want {
			t.Errorf("last year(%s) = %s, want %s", last, got, want)
		}
	}
	c := sheet{indicator: flow, rows: "吉首 10 3 2", noLast: true}.cell(t, "吉首")
	if show(c.LastYear) != "NoLastYear" || show(c.Growth.Num) != "NoLastYear" {
		t.Errorf("without a report of last year: %s, growth %s; want NoLastYear for both", show(c.LastYear), show(c.Growth.Num))
	}
}

func TestArrearsAndPace(t *testing.T) {
	tests := []struct {
		name                  string
		indicator             model.Indicator
		month                 int
		target, figure        string
		arrears, needed, pace string
	}{
		// due 3.00 × 6 ÷ 12 = 1.5, owed 0.342; 1.842 in 6 months; 1.158 in 6 months
		{"behind", flow, 6, "3.00", "1.158", "0.342", "0.307", "0.193"},
		{"ahead", flow, 6, "3", "2.4", "0", "0.1", "0.4"},
		{"reached", flow, 6, "3", "3", "0", "0", "0.5"},
		{"over", flow, 6, "3", "3.6", "0", "0", "0.6"},
		{"nothing yet", flow, 3, "8", "0", "2", "0.8889", "0"}, // 8 in 9 months
		{"a year that is over", flow, 12, "8", "6", "2", "YearOver", "0.5"},
		{"a year that is over, reached", flow, 12, "8", "9", "0", "0", "0.75"},
		{"a negative figure", flow, 6, "4", "-2", "4", "1", "-0.3333"},
		{"zero target", flow, 6, "0", "2", "0", "0", "0.3333"},
		{"no target", flow, 6, "未设目标", "2", "NoTarget", "NoTarget", "0.3333"},
		{"not reported", flow, 6, "8", "未报送", "NotReported", "NotReported", "NotReported"},
		{"less is better", lower(flow), 6, "8", "2", "NoPace", "NoPace", "0.3333"},
		{"stock", stock, 6, "8", "2", "NoPace", "NoPace", "NoPace"},
		{"rate not reported", rate, 6, "8", "未报送", "NoPace", "NoPace", "NoPace"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := sheet{indicator: tt.indicator, month: tt.month, rows: "吉首 " + tt.target + " " + tt.figure}.cell(t, "吉首")
			if a, n, p := show(c.Arrears), show(c.Needed), show(c.Pace); a != tt.arrears || n != tt.needed || p != tt.pace {
				t.Errorf("arrears, needed, pace(%s of %s, month %d) = %s, %s, %s; want %s, %s, %s",
					tt.figure, tt.target, tt.month, a, n, p, tt.arrears, tt.needed, tt.pace)
			}
		})
	}
}

func TestTargetInForce(t *testing.T) {
	change := func(to string, month, day int) model.TargetChange {
		return model.TargetChange{
			Region: &model.Region{Name: "保靖"}, To: model.MustDecimal(to), Date: model.Date{Year: 2022, Month: month, Day: day},
		}
	}
	s := sheet{indicator: flow, rows: "吉首 5 3\n保靖 3 1", changes: []model.TargetChange{change("2", 5, 10), change("1", 7, 20)}}
	tests := []struct {
		name       string
		date       model.Date
		target     string
		completion string
		changed    bool
	}{
		{"before any change", model.Date{Year: 2022, Month: 5, Day: 9}, "3", "33.3333", false},
		{"on the day of the first", model.Date{Year: 2022, Month: 5, Day: 10}, "2", "50", true},
		{"the day before the second", model.Date{Year: 2022, Month: 7, Day: 19}, "2", "50", true},
		{"on the day of the second", model.Date{Year: 2022, Month: 7, Day: 20}, "1", "100", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s.date = tt.date
			c := s.cell(t, "保靖")
			if show(c.Target) != tt.target || show(c.Completion.num) != tt.completion || (c.Change != nil) != tt.changed {
				t.Errorf("target on %s = %s, completion %s, changed %t; want %s, %s, %t",
					tt.date, show(c.Target), show(c.Completion.num), c.Change != nil, tt.target, tt.completion, tt.changed)
			}
			if show(c.Signed.Num) != "3" {
				t.Errorf("signed target = %s, want 3", show(c.Signed.Num))
			}
			if other := s.cell(t, "吉首"); show(other.Target) != "5" || other.Change != nil {
				t.Errorf("the change of one county reached another: %s", show(other.Target))
			}
		})
	}
}

func TestYearWithoutTargets(t *testing.T) {
	c := sheet{indicator: flow, rows: "吉首 5 3", noTargets: true}.cell(t, "吉首")
	if show(c.Target) != "NoTarget" || c.Signed == nil || c.State != NoState || show(c.Place.Change) != "NoTarget" {
		t.Errorf("cell = target %s, signed %v, state %s, change %s", show(c.Target), c.Signed, states[c.State], show(c.Place.Change))
	}
}

func TestProvinceHasNoTarget(t *testing.T) {
	s := sheet{indicator: flow, rows: "全州 5 3\n全省 900 700 600", yoy: map[string]string{"全省": "12.7"}}
	c := s.cell(t, "全省")
	if show(c.Target) != "NoTarget" || show(c.Growth.Num) != "12.7" || show(c.LastYear) != "600" || c.Place.Gap != model.NoRank {
		t.Errorf("province = target %s, growth %s, last year %s, place %v", show(c.Target), show(c.Growth.Num), show(c.LastYear), c.Place)
	}
}
