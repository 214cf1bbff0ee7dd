package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTerms holds what is counted, due and excused in every month of many random indicators against their definition, month by month.
func TestTerms(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 12))
	month := func() Period {
		if random.IntN(3) == 0 {
			return Period{}
		}
		return Period{2021 + random.IntN(4), 1 + random.IntN(12)}
	}
	whole := &Region{ID: "zhou", Kind: Prefecture}
	for range 300 {
		s := &Site{Regions: []*Region{whole}, Reports: map[Period]*Report{}, Targets: map[int]*Targets{}, Scores: &Scores{}}
		for g := range 3 {
			group := &Group{ID: string(rune('a' + g))}
			for range 1 + random.IntN(2) {
				i := &Indicator{Index: len(s.Indicators), Group: group, Every: Frequency(random.IntN(4)), Measure: Measure(random.IntN(3)), Since: month(), Until: month()}
				if i.Since != (Period{}) && i.Until != (Period{}) && i.Until.Compare(i.Since) < 0 {
					i.Since, i.Until = i.Until, i.Since
				}
				group.Indicators = append(group.Indicators, i)
				s.Indicators = append(s.Indicators, i)
				s.Scores.Weights = append(s.Scores.Weights, Weight{Indicator: i})
			}
			s.Groups = append(s.Groups, group)
		}
		all := s.Indicators
		s.Settle()
		for p := (Period{2020, 1}); p.Year < 2026; p = p.Next() {
			then := s.At(p)
			var counted []*Indicator
			for _, i := range all {
				in := (i.Since == Period{} || i.Since.String() <= p.String()) && (i.Until == Period{} || p.String() <= i.Until.String())
				if in {
					counted = append(counted, i)
				}
				want := NotReported
				switch {
				case !in:
					want = NotCounted
				case p.Month%map[Frequency]int{Monthly: 1, Quarterly: 3, HalfYearly: 6, Yearly: 12}[i.Every] != 0:
					want = BetweenReports
				}
				if got := NewReport(p, "", len(all), 1).Figure(i, whole).Gap; got != want || i.Due(p) != (want == NotReported) || want.Owed() != i.Due(p) {
					t.Fatalf("%s: since %s until %s every %d: %d, due %v, want %d", p, i.Since, i.Until, i.Every, got, i.Due(p), want)
				}
				last := Period{}
				for at := p; at.Year > p.Year-2 && last == (Period{}); {
					if i.Due(at) && (at.Year == p.Year || i.Measure != Flow) {
						last = at
					}
					if at.Month--; at.Month == 0 {
						at = Period{at.Year - 1, 12}
					}
				}
				if got := i.LastDue(p); got != last {
					t.Fatalf("%s: since %s until %s every %d measure %d: last due in %s, want %s", p, i.Since, i.Until, i.Every, i.Measure, got, last)
				}
			}
			var grouped, scored []*Indicator
			for _, g := range then.Groups {
				if len(g.Indicators) == 0 {
					t.Fatal("a group without indicators")
				}
				grouped = append(grouped, g.Indicators...)
			}
			for _, w := range then.Scores.Weights {
				scored = append(scored, w.Indicator)
			}
			for _, got := range [][]*Indicator{then.Indicators, grouped, scored} {
				if !slices.Equal(got, counted) {
					t.Fatalf("%s: has %d indicators, want %d", p, len(got), len(counted))
				}
			}
			if !slices.Equal(then.Counted(), all) || then.Depth() != len(all) {
				t.Fatal("the indicators of all times are others in", p)
			}
		}
	}
}
