package analysis

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// ranked is the ranking as text: 泸溪1 吉首2= 凤凰2= 花垣4. An equals sign marks a tie, a bar the last place, a hash the first.
func ranked(v *View, i *model.Indicator) string {
	var out []string
	for _, c := range v.Ranking(i) {
		s := fmt.Sprintf("%s%d", c.Region.Name, c.Place.Rank)
		if c.Place.Rank == 0 {
			s = c.Region.Name + "-" + gaps[c.Place.Gap]
		}
		if c.Place.Tied {
			s += "="
		}
		s += []string{"", "#", "|"}[c.Place.End]
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestRanking(t *testing.T) {
	tests := []struct {
		name      string
		indicator model.Indicator
		rows      string
		want      string
	}{
		{"by completion, not by value", flow, "吉首 30 15\n泸溪 10 6\n凤凰 8 3", "泸溪1# 吉首2 凤凰3|"},
		{"ties share a rank and the next is left out", flow, "吉首 10 5\n泸溪 10 9\n凤凰 20 10\n花垣 10 1", "泸溪1# 吉首2= 凤凰2= 花垣4|"},
		{"thirds of different size tie", flow, "吉首 3 1\n泸溪 7 2\n凤凰 900 300\n花垣 0.00000003 0.00000001", "吉首1=# 凤凰1=# 花垣1=# 泸溪4|"},
		{"equal to one digit is no tie", flow, "吉首 1000 386\n泸溪 1000 386.4", "泸溪1# 吉首2|"},
		// 10⁻⁸ of 10¹⁸ − 1 has its first digit after the 19 of a quotient
		{"what the quotients lose", flow, "吉首 999999999999999999 0.00000001\n泸溪 999999999999999999 0.00000002\n凤凰 999999999999999999 0",
			"泸溪1# 吉首2 凤凰3|"},
		{"zeros share the last place whatever their targets", flow, "吉首 10 0\n泸溪 10 5\n凤凰 3 0\n花垣 1 0", "泸溪1# 吉首2=| 凤凰2=| 花垣2=|"},
		{"all at zero: nobody is at an end", flow, "吉首 10 0\n泸溪 5 0", "吉首1= 泸溪1="},
		{"all the same", flow, "吉首 10 5\n泸溪 4 2\n凤凰 2 1", "吉首1= 泸溪1= 凤凰1="},
		{"who has met the target is not last", flow, "吉首 10 12\n泸溪 10 11\n凤凰 10 10", "吉首1# 泸溪2 凤凰3"},
		{"who is short of it is", flow, "吉首 10 12\n泸溪 10 11\n凤凰 10 9.99999999", "吉首1# 泸溪2 凤凰3|"},
		{"three share the last place after five", flow, "吉首 10 9\n泸溪 10 1\n凤凰 10 1\n花垣 10 1\n保靖 10 5", "吉首1# 保靖2 泸溪3=| 凤凰3=| 花垣3=|"},
		{"gaps stand at the end in the author's order", flow, "吉首 10 未报送\n泸溪 10 5\n凤凰 未设目标 3\n花垣 0 3\n保靖 10 7\n古丈 . .",
			"保靖1# 泸溪2| 吉首-NotReported 凤凰-NoTarget 花垣-ZeroTarget 古丈-NotReported"},
		{"nobody is ranked", flow, "吉首 10 未报送\n泸溪 10 .", "吉首-NotReported 泸溪-NotReported"},
		{"one county alone", flow, "吉首 10 4", "吉首1"},
		{"no counties", flow, "高新区 10 4\n州直 10 3", ""},
		{"zones and units of the prefecture are not ranked", flow, "吉首 10 4\n泸溪 10 5\n高新区 10 9\n州直 10 3", "泸溪1# 吉首2|"},
		{"less is better", lower(flow), "吉首 10 4\n泸溪 10 5\n凤凰 10 0\n花垣 10 12", "凤凰1# 吉首2 泸溪3 花垣4|"},
		{"who keeps the limit is not last", lower(flow), "吉首 10 4\n泸溪 10 5\n凤凰 10 0", "凤凰1# 吉首2 泸溪3"},
		{"who is above its path is", lower(flow), "吉首 10 4\n泸溪 10 6\n凤凰 10 0", "凤凰1# 吉首2 泸溪3|"},
		{"zero ranks first whatever the limit", lower(flow), "吉首 10 0\n泸溪 0 0\n凤凰 3 1", "吉首1=# 泸溪1=# 凤凰3"},
		{"something of a limit of zero is the worst, more of it worse", lower(flow), "吉首 10 90\n泸溪 0 1\n凤凰 0 2\n花垣 0 1", "吉首1# 泸溪2= 花垣2= 凤凰4|"},
		{"a limit of zero for a level", lower(stock), "吉首 0 0\n泸溪 0 1\n凤凰 2 2", "吉首1# 凤凰2 泸溪3|"},
		{"levels that are within their limits", lower(stock), "吉首 4 1\n泸溪 4 3", "吉首1# 泸溪2"},
		{"a level that has reached its target is not last", stock, "吉首 4 8\n泸溪 4 4", "吉首1# 泸溪2"},
		{"by value where there are no targets", free(flow), "吉首 . 96\n泸溪 . 88\n凤凰 . 96\n花垣 . 未报送\n保靖 . 0",
			"吉首1=# 凤凰1=# 泸溪3 保靖4| 花垣-NotReported"},
		{"by value, less is better", free(lower(stock)), "吉首 . 3\n泸溪 . 0", "泸溪1# 吉首2|"},
		{"below zero is behind zero", flow, "吉首 10 -2\n泸溪 10 0\n凤凰 10 3", "凤凰1# 泸溪2 吉首3|"},
		{"rate", rate, "吉首 36.0 35.2\n泸溪 40.0 41.7\n凤凰 24.0 未报送", "泸溪1# 吉首2| 凤凰-NotReported"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, i := sheet{indicator: tt.indicator, rows: tt.rows}.view(t)
			if got := ranked(v, i); got != tt.want {
				t.Errorf("ranking = %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestPlaceOutsideTheRanking(t *testing.T) {
	s := sheet{indicator: flow, rows: "全州 20 9\n吉首 10 4\n泸溪 10 未报送\n高新区 10 9\n州直 10 3"}
	for name, want := range map[string]model.Gap{
		"全州": model.NoRank, "高新区": model.NoRank, "州直": model.NoRank, "泸溪": model.NotReported, "吉首": model.Present,
	} {
		p := s.cell(t, name).Place
		if p.Gap != want || (p.Rank > 0) != (want == model.Present) {
			t.Errorf("place(%s) = %d, %s; want gap %q", name, p.Rank, gaps[p.Gap], gaps[want])
		}
	}
	if of := s.cell(t, "吉首").Place.Of; of != 1 {
		t.Errorf("ranked = %d, want 1: a county without a figure is not counted", of)
	}
	prefecture := flow
	prefecture.Scope = model.PrefectureOnly
	v, i := sheet{indicator: prefecture, rows: "全州 20 9\n吉首 . ."}.view(t)
	if got := v.Ranking(i); got != nil {
		t.Errorf("ranking of an indicator of the prefecture = %d cells, want none", len(got))
	}
	if c := v.Cell(i, v.Site.Regions[1]); c.Place.Gap != model.NoRank || c.Value.Gap != model.NotApplicable {
		t.Errorf("a county's cell of it = place %s, value %s", gaps[c.Place.Gap], show(c.Value))
	}
}

func TestChangeOfRank(t *testing.T) {
	march := "吉首 12 1\n泸溪 12 3\n凤凰 12 2\n花垣 12 未报送\n保靖 12 0"
	s := sheet{
		indicator: flow, before: map[int]string{1: "吉首 12 9\n泸溪 12 1", 3: march},
		rows: "吉首 12 8\n泸溪 12 7\n凤凰 12 2\n花垣 12 5\n保靖 12 未报送",
	}
	// March: 泸溪 1, 凤凰 2, 吉首 3, 保靖 4; June: 吉首 1, 泸溪 2, 花垣 3, 凤凰 4. Of those whom both rank, 凤凰 falls from 2 to 3.
	for name, want := range map[string]string{
		"吉首": "2", "泸溪": "-1", "凤凰": "-1", "花垣": "NoPrevious", "保靖": "NotReported",
	} {
		if got := show(s.cell(t, name).Place.Change); got != want {
			t.Errorf("change(%s) = %s, want %s", name, got, want)
		}
	}
	s.before = nil
	if got := show(s.cell(t, "吉首").Place.Change); got != "NoPrevious" {
		t.Errorf("change in a year's first edition = %s, want NoPrevious", got)
	}
}

func TestPrevious(t *testing.T) {
	site := &model.Site{}
	add := func(id string, year, month int) *model.Edition {
		e := &model.Edition{ID: id, Period: model.Period{Year: year, Month: month}}
		site.Editions = append(site.Editions, e)
		return e
	}
	add("2021-02", 2021, 2)
	add("2021", 2021, 12)
	first := add("2022-q1", 2022, 3)
	half := add("2022-h1", 2022, 6)
	again := add("2022-h1-b", 2022, 6)
	third := add("2022-q3", 2022, 9)
	for e, want := range map[*model.Edition]*model.Edition{first: nil, half: first, again: first, third: again} {
		if got := previous(site, e); got != want {
			t.Errorf("previous(%s) = %v, want %v", e.ID, got, want)
		}
	}
}

func TestSpread(t *testing.T) {
	tests := []struct {
		name, rows, want string
	}{
		{"nobody", "吉首 10 未报送", "0: 0 0 0 0 0"},
		{"one", "吉首 10 4", "1: 40 40 40 40 40"},
		// between 20 and 60: a quarter of the way is 30
		{"two", "吉首 10 6\n泸溪 10 2", "2: 20 30 40 50 60"},
		// 10 20 30 40: positions 0.75, 1.5, 2.25
		{"four", "吉首 10 3\n泸溪 10 1\n凤凰 10 4\n花垣 10 2", "4: 10 17.5 25 32.5 40"},
		{"five, and a zone that does not count", "吉首 10 5\n泸溪 10 1\n凤凰 10 4\n花垣 10 2\n保靖 10 3\n高新区 10 99", "5: 10 20 30 40 50"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, indicator := range []model.Indicator{flow, lower(flow)} {
				v, i := sheet{indicator: indicator, rows: tt.rows}.view(t)
				s := v.Spread(i)
				if got := fmt.Sprintf("%d: %s %s %s %s %s", s.N, s.Min, s.Q1, s.Median, s.Q3, s.Max); got != tt.want {
					t.Errorf("spread = %s, want %s", got, tt.want)
				}
			}
		})
	}
	v, i := sheet{indicator: free(flow), rows: "吉首 . 4\n泸溪 . 5"}.view(t)
	if s := v.Spread(i); s.N != 0 {
		t.Errorf("spread without targets has %d counties, want none", s.N)
	}
}
