package model

import (
	"testing"

	"bulletin/internal/diag"
)

// pair is an indicator that applies to all regions but the last, and four regions: whole, two counties, excluded.
func pair() (*Indicator, []*Region) {
	regions := []*Region{{Index: 0, Kind: Prefecture}, {Index: 1, Kind: County}, {Index: 2, Kind: County}, {Index: 3, Kind: Direct}}
	i := &Indicator{Index: 0}
	i.Exclude(regions[3])
	return i, regions
}

func TestInForce(t *testing.T) {
	i, regions := pair()
	other := &Indicator{Index: 1}
	targets := NewTargets(2022, "targets", 2, len(regions))
	targets.Set(i, regions[1], Target{Num: Number(Int(20))})
	day := func(month, day int) Date { return Date{2022, month, day} }
	targets.Changes = []TargetChange{
		{Indicator: i, Region: regions[2], From: Int(9), To: Int(8), Date: day(2, 1)},
		{Indicator: i, Region: regions[1], From: Int(20), To: Int(18), Date: day(3, 10)},
		{Indicator: other, Region: regions[1], From: Int(5), To: Int(4), Date: day(4, 1)},
		{Indicator: i, Region: regions[1], From: Int(18), To: Int(25), Date: day(9, 1)},
		{Indicator: i, Region: regions[1], From: Int(25), To: Int(24), Date: day(9, 1)},
	}
	for _, test := range []struct {
		on     Date
		want   int
		change int // of Changes; -1 for none
	}{
		{day(1, 31), 20, -1}, {day(3, 9), 20, -1}, {day(3, 10), 18, 1}, {day(8, 31), 18, 1}, {day(9, 1), 24, 4}, {Date{2023, 1, 20}, 24, 4},
		{Date{}, 24, 4}, // every change holds
	} {
		got, change := targets.InForce(i, regions[1], test.on)
		if got.Value.Cmp(Int(test.want)) != 0 {
			t.Errorf("InForce(%s) = %s, want %d", test.on, got.Value, test.want)
		}
		if test.change < 0 && change != nil || test.change >= 0 && change != &targets.Changes[test.change] {
			t.Errorf("InForce(%s) by %v, want change %d", test.on, change, test.change)
		}
	}
	if signed := targets.Signed(i, regions[1]); signed.Value.Cmp(Int(20)) != 0 || !signed.Given {
		t.Errorf("Signed() = %v, want 20 after all changes", signed)
	}
}

func TestTargetDefaults(t *testing.T) {
	i, regions := pair()
	targets := NewTargets(2022, "data/targets/2022.yaml", 1, len(regions))
	targets.Set(i, regions[2], Target{Num: Missing(NoTarget), Line: 7, Col: 11})
	for _, test := range []struct {
		name   string
		region *Region
		gap    Gap
		given  bool
	}{
		{"not written", regions[1], NoTarget, false},
		{"未设目标", regions[2], NoTarget, true},
		{"does not apply", regions[3], NotApplicable, false},
	} {
		if got := targets.Signed(i, test.region); got.Gap != test.gap || got.Given != test.given {
			t.Errorf("Signed(%s) = gap %d, given %v, want %d, %v", test.name, got.Gap, got.Given, test.gap, test.given)
		}
		if got, change := targets.InForce(i, test.region, Date{}); got.Gap != test.gap || change != nil {
			t.Errorf("InForce(%s) = gap %d by %v, want %d by none", test.name, got.Gap, change, test.gap)
		}
	}
	want := diag.Pos{File: "data/targets/2022.yaml", Line: 7, Col: 11}
	if got := targets.Pos(targets.Signed(i, regions[2])); got != want {
		t.Errorf("Pos() = %s, want %s", got, want)
	}
}
