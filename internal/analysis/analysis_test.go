package analysis

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// one makes a view of one indicator in county a: its target, and its figures this year and last.
func one(i model.Indicator, month int, target, value, last string) Cell {
	w := newWorld()
	ind := w.indicator(i)
	if last != "" {
		w.report(2021, month, "a="+last)
	}
	w.report(2022, month, "a="+value)
	if target != "" {
		w.target(2022, "a="+target)
	}
	return New(w.site, w.edition(2022, month)).Cell(ind, w.regions["a"])
}

// TestCell: hand-worked cases. Time progress after 6 months is 6/12 = 50%.
func TestCell(t *testing.T) {
	flow := model.Indicator{Targeted: true}
	limit := model.Indicator{Targeted: true, Better: model.Lower}
	stock := model.Indicator{Targeted: true, Measure: model.Stock}
	rate := model.Indicator{Targeted: true, Measure: model.Rate}
	for _, test := range []struct {
		name                string
		i                   model.Indicator
		month               int
		target, value, last string
		completion, lead    string
		growth              string
		state               State
		arrears, needed     string
		pace                string
	}{
		// 1.158 ÷ 3.00 = 38.6%; 38.6 − 50 = −11.4; 1.158 ÷ 1.2 − 1 = −3.5%; owed 3 × 6/12 − 1.158 = 0.342;
		// needed (3 − 1.158) ÷ 6 = 0.307; pace 1.158 ÷ 6 = 0.193.
		{"far behind", flow, 6, "3.00", "1.158", "1.2", "38.6", "-11.4", "-3.5", FarBehind, "0.342", "0.307", "0.193"},
		// 45 ÷ 100 = 45%; 5 points behind is less than 10; 45 ÷ 30 − 1 = 50%; 50 − 45 = 5; 55 ÷ 6 = 9.167; 45 ÷ 6 = 7.5.
		{"behind", flow, 6, "100", "45", "30", "45", "-5", "50", Behind, "5", "9.167", "7.5"},
		// Exactly 10 points behind is far behind: 40 ÷ 100 = 40%.
		{"the line of far behind", flow, 6, "100", "40", "40", "40", "-10", "0", FarBehind, "10", "10", "6.667"},
		{"at time progress", flow, 6, "100", "50", "50", "50", "0", "0", OnPace, "0", "8.333", "8.333"},
		{"exactly fulfilled", flow, 6, "100", "100", "50", "100", "50", "100", OnPace, "0", "0", "16.667"},
		// 312 ÷ 100 = 312%; nothing is owed and nothing needed.
		{"over", flow, 6, "100", "312", "100", "312", "262", "212", Over, "0", "0", "52"},
		{"zero", flow, 6, "3", "0", "2", "0", "-50", "-100", AtZero, "1.5", "0.5", "0"},
		{"zero in both years", flow, 6, "3", "0", "0", "0", "-50", gap(model.NoBase), AtZero, "1.5", "0.5", "0"},
		{"a base of zero", flow, 6, "10", "6", "0", "60", "10", gap(model.NoBase), OnPace, "0", "0.667", "1"},
		{"a negative base", model.Indicator{Targeted: true, Signed: true}, 6, "10", "6", "-2", "60", "10", gap(model.NoBase), OnPace, "0", "0.667", "1"},
		// −2 ÷ 10 = −20%; owed 5 + 2 = 7; needed 12 ÷ 6 = 2.
		{"a negative figure", model.Indicator{Targeted: true, Signed: true}, 6, "10", "-2", "4", "-20", "-70", "-150", FarBehind, "7", "2", "-0.333"},
		{"no last year", flow, 6, "10", "6", "", "60", "10", gap(model.NoLastYear), OnPace, "0", "0.667", "1"},
		{"last year not reported", flow, 6, "10", "6", "n", "60", "10", gap(model.NoLastYear), OnPace, "0", "0.667", "1"},
		{"last year confidential", flow, 6, "10", "6", "s", "60", "10", gap(model.Confidential), OnPace, "0", "0.667", "1"},
		{"not reported", flow, 6, "10", "n", "6", gap(model.NotReported), gap(model.NotReported), gap(model.NotReported), NoState, gap(model.NotReported), gap(model.NotReported), gap(model.NotReported)},
		{"no target", flow, 6, "t", "6", "3", gap(model.NoTarget), gap(model.NoTarget), "100", NoState, gap(model.NoTarget), gap(model.NoTarget), "1"},
		{"no targets that year", flow, 6, "", "6", "3", gap(model.NoTarget), gap(model.NoTarget), "100", NoState, gap(model.NoTarget), gap(model.NoTarget), "1"},
		{"untargeted", model.Indicator{}, 6, "", "6", "3", gap(model.NoTarget), gap(model.NoTarget), "100", NoState, gap(model.NoTarget), gap(model.NoTarget), "1"},
		{"a target of zero", flow, 6, "0", "6", "3", gap(model.ZeroTarget), gap(model.ZeroTarget), "100", NoState, "0", "0", "1"},
		// January: 1/12 = 8.333%; 10 − 8.333 = 1.667.
		{"january", flow, 1, "120", "12", "10", "10", "1.667", "20", OnPace, "0", "9.818", "12"},
		// December: nothing is left of the year, so what is missing cannot be spread over months.
		{"december short", flow, 12, "120", "119", "100", "99.167", "-0.833", "19", Behind, "1", gap(model.NotMeasurable), "9.917"},
		{"december met", flow, 12, "120", "120", "100", "100", "0", "20", OnPace, "0", "0", "10"},
		// A limit of 12: 4 used is 33.3%, 16.7 points within time progress.
		{"within a limit", limit, 6, "12", "4", "6", "33.333", "16.667", "-33.333", OnPace, gap(model.NoPace), gap(model.NoPace), "0.667"},
		{"above time progress of a limit", limit, 6, "12", "7", "6", "58.333", "-8.333", "16.667", Behind, gap(model.NoPace), gap(model.NoPace), "1.167"},
		{"far above time progress of a limit", limit, 6, "12", "9", "6", "75", "-25", "50", FarBehind, gap(model.NoPace), gap(model.NoPace), "1.5"},
		{"over a limit in December", limit, 12, "12", "13", "6", "108.333", "-8.333", "116.667", FarBehind, gap(model.NoPace), gap(model.NoPace), "1.083"},
		{"none of a limit used", limit, 6, "12", "0", "6", "0", "50", "-100", OnPace, gap(model.NoPace), gap(model.NoPace), "0"},
		{"a stock short", stock, 6, "260", "240", "200", "92.308", gap(model.NoPace), "20", Short, gap(model.NoPace), gap(model.NoPace), gap(model.NoPace)},
		{"a stock reached", stock, 6, "260", "272", "200", "104.615", gap(model.NoPace), "36", Reached, gap(model.NoPace), gap(model.NoPace), gap(model.NoPace)},
		{"a stock of zero", stock, 6, "2", "0", "0", "0", gap(model.NoPace), gap(model.NoBase), AtZero, gap(model.NoPace), gap(model.NoPace), gap(model.NoPace)},
		// A rate's change is a difference of points: 92.5 − 90.1 = 2.4.
		{"a rate", rate, 6, "95", "92.5", "90.1", "97.368", gap(model.NoPace), "2.4", Short, gap(model.NoPace), gap(model.NoPace), gap(model.NoPace)},
		{"a rate from zero", rate, 6, "95", "95", "0", "100", gap(model.NoPace), "95", Reached, gap(model.NoPace), gap(model.NoPace), gap(model.NoPace)},
		{"a rate of which less is better", model.Indicator{Targeted: true, Measure: model.Rate, Better: model.Lower}, 6, "5", "4.5", "6", "90", gap(model.NoPace), "-1.5", Reached, gap(model.NoPace), gap(model.NoPace), gap(model.NoPace)},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := one(test.i, test.month, test.target, test.value, test.last)
			got := fmt.Sprint(show(c.Completion), " ", show(c.Lead), " ", show(c.Growth.Num), " ", c.State, " ", show(c.Arrears), " ", show(c.Needed), " ", show(c.Pace))
			want := fmt.Sprint(test.completion, " ", test.lead, " ", test.growth, " ", test.state, " ", test.arrears, " ", test.needed, " ", test.pace)
			if got != want {
				t.Errorf("completion, lead, growth, state, arrears, needed, pace = %s, want %s", got, want)
			}
		})
	}
}

// TestGivenGrowth: what the report gives wins over what its figures say, also where there is no figure.
func TestGivenGrowth(t *testing.T) {
	w := newWorld()
	i := w.indicator(model.Indicator{})
	w.report(2021, 6, "a=50 b=50")
	r := w.report(2022, 6, "a=60")
	yoy := model.MustDecimal("6.3")
	r.Set(i, w.regions["a"], model.Figure{Num: model.Number(model.Int(60)), More: &model.FigureMore{YoY: &yoy}})
	r.Set(i, w.regions["b"], model.Figure{Num: model.Missing(model.Confidential), More: &model.FigureMore{YoY: &yoy}})
	v := New(w.site, w.edition(2022, 6))
	for _, id := range []string{"a", "b"} {
		if g := v.Cell(i, w.regions[id]).Growth; show(g.Num) != "6.3" || !g.Given {
			t.Errorf("growth of %s = %s, given %v; want 6.3, given", id, show(g.Num), g.Given)
		}
	}
}

// ranks is "a1 b2* c2*": each county's rank, * where tied, and its change in brackets.
func ranks(v *View, i *model.Indicator) string {
	var out []string
	for _, c := range v.Ranking(i) {
		s := fmt.Sprint(c.Region.ID, c.Place.Rank)
		if c.Place.Tied {
			s += "*"
		}
		if c.Place.Change.Ok() {
			s += "(" + c.Place.Change.Value.String() + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestRanking(t *testing.T) {
	for _, test := range []struct {
		name               string
		i                  model.Indicator
		target, value, was string
		want               string
	}{
		// a 50%, b 60%, c 60%, d 10%, e 0%.
		{"competition ranks", model.Indicator{Targeted: true}, "a=10 b=10 c=5 d=10 e=7", "a=5 b=6 c=3 d=1 e=0", "", "b1* c1* a3 d4 e5"},
		// 1/3 = 2/6 = 10/30: equal ratios tie although their division does not end.
		{"thirds tie", model.Indicator{Targeted: true}, "a=3 b=6 c=30 d=3 e=3", "a=1 b=2 c=10 d=2 e=3", "", "e1 d2 a3* b3* c3*"},
		{"zeros share the last place", model.Indicator{Targeted: true}, "a=3 b=6 c=30 d=3 e=3", "a=0 b=0 c=1 d=1 e=0", "", "d1 c2 a3* b3* e3*"},
		{"gaps are not ranked", model.Indicator{Targeted: true}, "a=3 b=t c=3 d=3 e=3", "a=n b=9 c=1 d=2 e=3", "", "e1 d2 c3 a0 b0"},
		{"less is better", model.Indicator{Targeted: true, Better: model.Lower}, "a=10 b=10 c=10 d=10 e=10", "a=1 b=2 c=0 d=2 e=9", "", "c1 a2 b3* d3* e5"},
		{"values where there are no targets", model.Indicator{}, "", "a=1 b=5 c=3 d=3 e=n", "", "b1 c2* d2* a4 e0"},
		// Earlier: a 1, b 2, c 3, d 4, e not ranked. Now: d 1, a 2, b 2, c 4, e 5.
		{"changes", model.Indicator{Targeted: true}, "a=10 b=10 c=10 d=10 e=10", "a=5 b=5 c=4 d=9 e=1", "a=4 b=3 c=2 d=1 e=n", "d1(3) a2*(-1) b2*(0) c4(-1) e5"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld()
			i := w.indicator(test.i)
			if test.was != "" {
				w.report(2022, 3, test.was)
				w.edition(2022, 3)
			}
			w.report(2022, 6, test.value)
			w.target(2022, test.target)
			v := New(w.site, w.edition(2022, 6))
			if got := ranks(v, i); got != test.want {
				t.Errorf("ranks = %s, want %s", got, test.want)
			}
			if p := v.Cell(i, w.regions["z"]).Place; p.Rank != 0 || p.Gap != model.NoRank {
				t.Errorf("the zone has place %+v", p)
			}
		})
	}
}

// TestPrevious: ranks are compared within a year, with the latest earlier edition.
func TestPrevious(t *testing.T) {
	w := newWorld()
	w.indicator(model.Indicator{})
	for _, p := range []model.Period{{Year: 2021, Month: 12}, {Year: 2022, Month: 3}, {Year: 2022, Month: 4}, {Year: 2022, Month: 6}} {
		w.report(p.Year, p.Month, "a=1")
		w.edition(p.Year, p.Month)
	}
	for k, want := range []string{"", "", "2022-03", "2022-04"} {
		got := ""
		if p := New(w.site, w.site.Editions[k]).Previous; p != nil {
			got = p.ID
		}
		if got != want {
			t.Errorf("before %s comes %q, want %q", w.site.Editions[k].ID, got, want)
		}
	}
}

// TestChangedTarget: the target in force is that of the edition's date.
func TestChangedTarget(t *testing.T) {
	w := newWorld()
	i := w.indicator(model.Indicator{Targeted: true})
	w.report(2022, 3, "a=1")
	w.report(2022, 6, "a=1")
	targets := w.target(2022, "a=4")
	targets.Changes = []model.TargetChange{{Indicator: i, Region: w.regions["a"], From: model.Int(4), To: model.Int(2), Date: model.Date{Year: 2022, Month: 5, Day: 10}}}
	for month, want := range map[int]string{3: "25", 6: "50"} {
		c := New(w.site, w.edition(2022, month)).Cell(i, w.regions["a"])
		if show(c.Completion) != want || (c.Change != nil) != (month == 6) {
			t.Errorf("month %d: completion %s, change %v, want %s", month, show(c.Completion), c.Change, want)
		}
	}
}

func TestMonths(t *testing.T) {
	w := newWorld()
	i := w.indicator(model.Indicator{Targeted: true})
	w.report(2021, 1, "a=1")
	w.report(2021, 12, "a=9")
	w.report(2022, 1, "a=2")
	w.report(2022, 3, "a=n")
	w.report(2022, 5, "a=7")
	w.target(2022, "a=24")
	m := New(w.site, w.edition(2022, 3)).Months(i, w.regions["a"])
	line := func(series [12]model.Num) string {
		var out []string
		for _, n := range series {
			out = append(out, show(n))
		}
		return strings.Join(out, " ")
	}
	n := gap(model.NotReported)
	none := strings.Repeat(" "+n, 9)
	if got, want := line(m.ThisYear), "2 "+n+" "+n+none; got != want { // May is after the edition
		t.Errorf("this year = %s, want %s", got, want)
	}
	if got, want := line(m.LastYear), "1"+strings.Repeat(" "+n, 10)+" 9"; got != want {
		t.Errorf("last year = %s, want %s", got, want)
	}
	if got, want := line(m.Path), "2 4 6 8 10 12 14 16 18 20 22 24"; got != want {
		t.Errorf("path = %s, want %s", got, want)
	}
}

// TestShares: targets 6 + 3 + 1 = 10, done 3 + 1 + 0 = 4; d has no target and its 6 make the sum 10.
func TestShares(t *testing.T) {
	w := newWorld()
	i := w.indicator(model.Indicator{Targeted: true})
	i.Exclude(w.regions["z"])
	w.report(2022, 6, "w=10 a=3 b=1 c=0 d=6 e=n")
	w.target(2022, "w=12 a=6 b=3 c=1 d=t e=n")
	var got []string
	for _, s := range New(w.site, w.edition(2022, 6)).Shares(i) {
		got = append(got, s.Region.ID+" "+show(s.OfTarget)+" "+show(s.OfDone))
	}
	want := "a 60 30, b 30 10, c 10 0, d " + gap(model.NoTarget) + " 60, e " + gap(model.NotReported) + " " + gap(model.NotReported)
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("shares = %s, want %s", s, want)
	}
}

// TestSpread: of 0, 10, 20, 40 the quartiles are 7.5, 15 and 25 (type 7: positions 0.75, 1.5, 2.25).
func TestSpread(t *testing.T) {
	w := newWorld()
	i := w.indicator(model.Indicator{Targeted: true})
	w.report(2022, 6, "a=40 b=0 c=20 d=10 e=n")
	w.target(2022, "a=100 b=100 c=100 d=100 e=100")
	s := New(w.site, w.edition(2022, 6)).Spread(i)
	got := fmt.Sprint(s.N, s.Min, s.Q1, s.Median, s.Q3, s.Max)
	if want := "4 0 7.5 15 25 40"; got != want {
		t.Errorf("spread = %s, want %s", got, want)
	}
}

func TestTally(t *testing.T) {
	w := newWorld()
	i := w.indicator(model.Indicator{Targeted: true})
	w.report(2022, 6, "a=1 b=5 c=4.5 d=0 e=n")
	w.target(2022, "a=10 b=10 c=10 d=10 e=10")
	tally := New(w.site, w.edition(2022, 6)).TallyOf(i)
	if tally.BehindPace() != 3 || tally.ByState[OnPace] != 1 || tally.ByState[NoState] != 1 || tally.Total != 5 {
		t.Errorf("tally = %+v", tally)
	}
}
