package analysis

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/model"
)

func nums(series [12]model.Num) string {
	var out []string
	for _, n := range series {
		s := show(n)
		if s == "NoReport" {
			s = "_"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestMonths(t *testing.T) {
	s := sheet{
		indicator: flow, month: 4, rows: "吉首 3.6 0.9 0.4\n泸溪 0 1 1",
		before: map[int]string{1: "吉首 . 0.2", 3: "吉首 . 0.5\n泸溪 . 保密"},
	}
	v, i := s.view(t)
	report(t, v.Site, model.Period{Year: 2021, Month: 12}, rows("吉首 . . 2.4"), 3)
	m := v.Months(i, find(t, v.Site, "吉首"))
	for _, tt := range []struct{ name, got, want string }{
		{"this year", nums(m.ThisYear), "0.2 _ 0.5 0.9 _ _ _ _ _ _ _ _"},
		{"last year", nums(m.LastYear), "_ _ _ 0.4 _ _ _ _ _ _ _ 2.4"},
		{"path", nums(m.Path), "0.3 0.6 0.9 1.2 1.5 1.8 2.1 2.4 2.7 3 3.3 3.6"},
		{"target", show(m.Target), "3.6"},
		{"through", fmt.Sprint(m.Through), "4"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s = %s, want %s", tt.name, tt.got, tt.want)
		}
	}
	if got := show(v.Months(i, find(t, v.Site, "泸溪")).ThisYear[2]); got != "Confidential" {
		t.Errorf("a gap of a month = %s, want Confidential", got)
	}
}

// A report that is newer than the edition is not in it.
func TestMonthsStopAtTheEdition(t *testing.T) {
	v, i := sheet{indicator: flow, month: 3, rows: "吉首 12 2"}.view(t)
	report(t, v.Site, model.Period{Year: 2022, Month: 4}, rows("吉首 . 5"), 2)
	if got := nums(v.Months(i, v.Site.Regions[1]).ThisYear); got != "_ _ 2 _ _ _ _ _ _ _ _ _" {
		t.Errorf("this year = %s", got)
	}
}

func TestPathGaps(t *testing.T) {
	for name, tt := range map[string]struct {
		indicator    model.Indicator
		target, want string
	}{
		"stock":     {stock, "10", "NoPace"},
		"rate":      {rate, "未设目标", "NoPace"},
		"no target": {flow, "未设目标", "NoTarget"},
		"limit":     {lower(flow), "24", "2"},
	} {
		v, i := sheet{indicator: tt.indicator, rows: "吉首 " + tt.target + " 3"}.view(t)
		if got := show(v.Months(i, v.Site.Regions[1]).Path[0]); got != tt.want {
			t.Errorf("%s: path in January = %s, want %s", name, got, tt.want)
		}
	}
}

func TestShares(t *testing.T) {
	tests := []struct {
		name      string
		indicator model.Indicator
		rows      string
		want      string
	}{
		// targets 3 + 1 = 4, done 1 + 1 + 2 = 4: a unit without a target has a share of what is done only
		{"of the sum of those listed", flow, "全州 9 9\n吉首 3 1\n泸溪 1 1\n州直 未设目标 2", "吉首 75/25 泸溪 25/25 州直 NoTarget/50"},
		{"gaps stay out of the sum", flow, "吉首 3 未报送\n泸溪 1 2\n高新区 4 6", "吉首 37.5/NotReported 泸溪 12.5/25 高新区 50/75"},
		{"nothing done yet", flow, "吉首 3 0\n泸溪 1 0", "吉首 75/NotMeasurable 泸溪 25/NotMeasurable"},
		{"zero is a share", flow, "吉首 3 0\n泸溪 1 2", "吉首 75/0 泸溪 25/100"},
		{"a negative term", flow, "吉首 3 -1\n泸溪 1 2", "吉首 75/NotMeasurable 泸溪 25/NotMeasurable"},
		{"rates have no sum", rate, "吉首 30 20\n泸溪 20 20", "吉首 NotMeasurable/NotMeasurable 泸溪 NotMeasurable/NotMeasurable"},
		{"without targets", free(flow), "吉首 . 3\n泸溪 . 1", "吉首 NoTarget/75 泸溪 NoTarget/25"},
		{"nobody", flow, "全州 9 9", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, i := sheet{indicator: tt.indicator, rows: tt.rows}.view(t)
			if got := shares(v.Shares(i)); got != tt.want {
				t.Errorf("shares = %s, want %s", got, tt.want)
			}
		})
	}
}

func shares(list []Share) string {
	var out []string
	for _, s := range list {
		out = append(out, s.Region.Name+" "+show(s.OfTarget)+"/"+show(s.OfDone))
	}
	return strings.Join(out, " ")
}

func TestSharesLeaveOutWhereItDoesNotApply(t *testing.T) {
	v, i := sheet{indicator: flow, rows: "吉首 3 1\n泸溪 1 1\n州直 . ."}.view(t)
	i.Exclude(find(t, v.Site, "州直"))
	if got := shares(v.Shares(i)); got != "吉首 75/50 泸溪 25/50" {
		t.Errorf("shares = %s", got)
	}
}

func TestTallies(t *testing.T) {
	tests := []struct {
		name           string
		indicator      model.Indicator
		rows           string
		want           string
		behind, placed int
	}{
		{"every state of a flow", flow, "全州 9 9\n吉首 10 12\n泸溪 10 5\n凤凰 10 4.5\n花垣 10 1\n保靖 10 0\n古丈 10 未报送\n高新区 10 0",
			"NoState1 Over1 OnPace1 Behind1 FarBehind1 AtZero1", 3, 5},
		{"exactly at the target", flow, "吉首 10 10\n泸溪 10 11\n凤凰 10 0", "Over1 Met1 AtZero1", 1, 3},
		{"a stock at zero is not behind time progress", stock, "吉首 10 0\n泸溪 10 10\n凤凰 10 3", "Reached1 Short2", 0, 0},
		{"limits", lower(flow), "吉首 10 0\n泸溪 10 5.5\n凤凰 10 11", "OnPace1 Behind1 Exceeded1", 2, 3},
		{"without targets", free(flow), "吉首 . 1", "NoState1", 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, i := sheet{indicator: tt.indicator, rows: tt.rows}.view(t)
			var tally Tally
			for _, r := range v.Site.Counties() {
				c := v.Cell(i, r)
				tally.add(&c)
			}
			var out []string
			for s, n := range tally.ByState {
				if n > 0 {
					out = append(out, fmt.Sprint(states[s], n))
				}
			}
			if got := strings.Join(out, " "); got != tt.want || tally.Behind() != tt.behind || tally.Paced() != tt.placed {
				t.Errorf("tally = %s, behind %d of %d; want %s, %d of %d", got, tally.Behind(), tally.Paced(), tt.want, tt.behind, tt.placed)
			}
		})
	}
}

func TestTallyOfARegion(t *testing.T) {
	v, i := sheet{indicator: flow, rows: "全州 10 6\n吉首 10 12\n州直 . ."}.view(t)
	i.Exclude(find(t, v.Site, "州直"))
	for name, want := range map[string]int{"全州": 1, "吉首": 1, "州直": 0} {
		r := find(t, v.Site, name)
		if got := v.Tally(r); got.Total != want || len(v.Indicators(r)) != want {
			t.Errorf("tally(%s) = %d of %d indicators, want %d", name, got.Total, len(v.Indicators(r)), want)
		}
	}
}
