package model

import (
	"testing"
)

// merged is a site in which ding became part of bing at the end of 2021, wu began in 2022 and had another name until May.
func merged(joined bool) (*Site, *Indicator, *Indicator) {
	names := []string{"quan", "jia", "bing", "ding", "wu", "zone"}
	s := &Site{Reports: map[Period]*Report{}, Targets: map[int]*Targets{}, Milestones: map[int][]*Milestone{}, Actions: map[int][]*Action{}}
	for k, id := range names {
		s.Regions = append(s.Regions, &Region{Index: k, ID: id, Name: id, Kind: County})
	}
	s.Regions[0].Kind, s.Regions[5].Kind = Prefecture, Zone
	bing, ding, wu := s.Regions[2], s.Regions[3], s.Regions[4]
	ding.Until, ding.MergedInto, ding.Joined = Period{2021, 12}, bing, joined
	wu.Since, wu.Formerly = Period{2022, 1}, []Former{{Name: "jiu", Short: "jiu", Until: Period{2022, 5}}}
	sum, rate := &Indicator{Index: 0, AddsUp: true}, &Indicator{Index: 1, Measure: Rate}
	s.Indicators = []*Indicator{sum, rate}
	for year := 2021; year <= 2022; year++ {
		p := Period{year, 6}
		r := NewReport(p, "", 2, len(names))
		for k, g := range s.Regions {
			r.Set(sum, g, Figure{Num: Number(Int(10 * k))})
			r.Set(rate, g, Figure{Num: Number(Int(k))})
		}
		s.Reports[p] = r
		t := NewTargets(year, "", 2, len(names))
		t.Changes = []TargetChange{{Indicator: sum, Region: wu, To: Int(7)}, {Indicator: sum, Region: ding, To: Int(8)}}
		s.Targets[year] = t
	}
	s.Milestones[2022] = []*Milestone{{Regions: []*Region{ding, bing, wu}}}
	s.Actions[2022] = []*Action{{Region: ding}, {Region: wu}}
	s.Settle()
	return s, sum, rate
}

func ids(regions []*Region) string {
	out := ""
	for _, r := range regions {
		out += r.ID + ":" + r.Name + " "
	}
	return out
}

// TestAt holds which regions there are in a month, by which names, and who answers for what ended.
func TestAt(t *testing.T) {
	s, sum, _ := merged(false)
	for _, c := range []struct {
		at                          Period
		regions, milestone, actions string
		members                     int
	}{
		{Period{2019, 1}, "quan:quan jia:jia bing:bing ding:ding zone:zone ", "ding:ding bing:bing quan:quan ", "ding:ding quan:quan ", 3},
		{Period{2021, 12}, "quan:quan jia:jia bing:bing ding:ding zone:zone ", "ding:ding bing:bing quan:quan ", "ding:ding quan:quan ", 3},
		{Period{2022, 1}, "quan:quan jia:jia bing:bing wu:jiu zone:zone ", "bing:bing wu:jiu ", "bing:bing wu:jiu ", 3},
		{Period{2022, 5}, "quan:quan jia:jia bing:bing wu:jiu zone:zone ", "bing:bing wu:jiu ", "bing:bing wu:jiu ", 3},
		{Period{2022, 6}, "quan:quan jia:jia bing:bing wu:wu zone:zone ", "bing:bing wu:wu ", "bing:bing wu:wu ", 3},
		{Period{2999, 12}, "quan:quan jia:jia bing:bing wu:wu zone:zone ", "bing:bing wu:wu ", "bing:bing wu:wu ", 3},
	} {
		then := s.At(c.at)
		var who []*Region
		for k, a := range then.Actions[2022] {
			who = append(who, a.Region)
			if was := s.Actions[2022][k].Region; a.About().Index != was.Index || (a.Was != nil) != (a.Region.Index != was.Index) {
				t.Errorf("%s: a matter of %s is about %s", c.at, was.ID, a.About().ID)
			}
			if being := then.Being(a.About(), c.at); (being != nil) != (a.Was == nil) || being != nil && being != a.Region {
				t.Errorf("%s: %s is %v", c.at, a.About().ID, being)
			}
		}
		if got := ids(then.Regions); got != c.regions {
			t.Errorf("%s: regions %s, want %s", c.at, got, c.regions)
		}
		if got := ids(then.Milestones[2022][0].Regions); got != c.milestone {
			t.Errorf("%s: milestone of %s, want %s", c.at, got, c.milestone)
		}
		if got := ids(who); got != c.actions {
			t.Errorf("%s: matters of %s, want %s", c.at, got, c.actions)
		}
		if n := len(then.Counties()); n != c.members {
			t.Errorf("%s: %d counties, want %d", c.at, n, c.members)
		}
		if then.Width() != 6 || len(then.Everyone()) != 6 || then.At(Period{2021, 6}) != s.At(Period{2021, 6}) {
			t.Errorf("%s: the site of a month knows the others no more", c.at)
		}
	}
	now := s.At(Period{2022, 6})
	if num, _ := now.Targets[2022].InForce(sum, now.Regions[3], Date{}); !num.Ok() || num.Value.Cmp(Int(7)) != 0 {
		t.Errorf("the changed target is %v, want 7", num)
	}
	if ids(s.Regions) == ids(now.Regions) || len(s.Milestones[2022][0].Regions) != 3 || s.Actions[2022][0].Region.ID != "ding" {
		t.Error("the site itself was changed")
	}
}

// TestComparable holds what a region's former figures are once another is part of it.
func TestComparable(t *testing.T) {
	for _, joined := range []bool{false, true} {
		s, sum, rate := merged(joined)
		bing, p := s.Regions[2], Period{2021, 6}
		if f := s.At(p).Reports[p].Figure(sum, bing); f.Value.Cmp(Int(20)) != 0 {
			t.Errorf("before: %v, want 20", f.Num)
		}
		report := s.At(Period{2022, 6}).Reports[p]
		if f := report.Figure(rate, bing); f.Gap != NotComparable {
			t.Errorf("joined %t: a rate is %v, want a gap", joined, f.Num)
		}
		if f := report.Figure(sum, bing); joined && (!f.Ok() || f.Value.Cmp(Int(50)) != 0) || !joined && f.Gap != NotComparable {
			t.Errorf("joined %t: %v", joined, f.Num)
		}
		if f := report.Figure(sum, s.Regions[1]); f.Value.Cmp(Int(10)) != 0 {
			t.Errorf("joined %t: another region has %v", joined, f.Num)
		}
		now := Period{2022, 6}
		if f := s.At(now).Reports[now].Figure(sum, bing); f.Value.Cmp(Int(20)) != 0 {
			t.Errorf("joined %t: now %v, want 20", joined, f.Num)
		}
	}
}

// TestFormerBureau: the unit of a region that was renamed goes by the former name, or as the author says.
func TestFormerBureau(t *testing.T) {
	for _, c := range []struct{ now, then, want string }{
		{"新市统计局", "", "旧县统计局"}, {"市统计局新市分局", "", "市统计局新市分局"}, {"新市统计局", "旧县发改局", "旧县发改局"}, {"", "", ""}, {"", "旧县发改局", "旧县发改局"},
	} {
		r := &Region{Name: "新市", Bureau: c.now, Kind: County, Formerly: []Former{{Name: "旧县", Short: "旧县", Bureau: c.then, Until: Period{2022, 5}}}}
		if got := r.named(Period{2022, 5}); got.Bureau != c.want || got.Name != "旧县" {
			t.Errorf("%s, then %s: %s, want %s", c.now, c.then, got.Bureau, c.want)
		}
		if got := r.named(Period{2022, 6}); got.Bureau != c.now {
			t.Errorf("now: %s, want %s", got.Bureau, c.now)
		}
	}
}

// TestJoinedGaps: where one of two that are added up has no figure, that is the reason, and not that they were two.
func TestJoinedGaps(t *testing.T) {
	for _, c := range []struct {
		was, part, want Num
		joined          bool
	}{
		{Missing(NotReported), Missing(NotReported), Missing(NotReported), true},
		{Missing(Confidential), Number(Int(3)), Missing(Confidential), true},
		{Number(Int(2)), Missing(NotReported), Missing(NotReported), true},
		{Number(Int(2)), Missing(NotApplicable), Number(Int(2)), true},
		{Number(Int(2)), Missing(NotReported), Missing(NotComparable), false},
	} {
		s, sum, rate := merged(c.joined)
		p := Period{2021, 6}
		for _, i := range []*Indicator{sum, rate} {
			s.Reports[p].Set(i, s.Regions[2], Figure{Num: c.was})
			s.Reports[p].Set(i, s.Regions[3], Figure{Num: c.part})
		}
		s.Settle()
		report := s.At(Period{2022, 6}).Reports[p]
		if got := report.Figure(sum, s.Regions[2]).Num; !got.Same(c.want) {
			t.Errorf("joined %t, %v and %v: %v, want %v", c.joined, c.was, c.part, got, c.want)
		}
		if got := report.Figure(rate, s.Regions[2]).Num; c.part.Gap != NotApplicable && !got.Same(Missing(NotComparable)) {
			t.Errorf("a rate: %v", got)
		}
	}
}

// TestTargetsJoined: once a region is part of another within a year, and their figures are added up, so are their targets of the days before.
func TestTargetsJoined(t *testing.T) {
	for _, joined := range []bool{false, true} {
		s, sum, rate := merged(joined)
		bing, ding := s.Regions[2], s.Regions[3]
		ding.Until = Period{2022, 8}
		t22 := s.Targets[2022]
		for _, i := range s.Indicators {
			t22.Set(i, bing, Target{Num: Number(Int(5))})
			t22.Set(i, ding, Target{Num: Number(Int(3))})
		}
		t22.Changes = []TargetChange{{Indicator: sum, Region: ding, To: Int(4), Date: Date{2022, 5, 1}}, {Indicator: sum, Region: bing, To: Int(9), Date: Date{2022, 9, 1}}}
		s.Settle()
		for _, c := range []struct {
			at           Period
			of           *Indicator
			on           Date
			alone, added int
		}{
			{Period{2022, 8}, sum, Date{2022, 7, 20}, 5, 5}, // ding is there
			{Period{2022, 9}, sum, Date{2022, 4, 20}, 5, 8},
			{Period{2022, 9}, sum, Date{2022, 7, 20}, 5, 9}, // with the change of May
			{Period{2022, 9}, sum, Date{2022, 8, 31}, 5, 9},
			{Period{2022, 9}, sum, Date{2022, 9, 1}, 9, 9},
			{Period{2022, 9}, sum, Date{}, 9, 9},
			{Period{2022, 9}, rate, Date{2022, 7, 20}, 5, 5},
		} {
			want := c.alone
			if joined {
				want = c.added
			}
			if got, _ := s.At(c.at).Targets[2022].InForce(c.of, bing, c.on); got.Value.Cmp(Int(want)) != 0 {
				t.Errorf("joined %t, as of %s, on %s: %s, want %d", joined, c.at, c.on, got.Value, want)
			}
		}
	}
}

// TestAtOfOne: a site whose regions never change is itself at all times.
func TestAtOfOne(t *testing.T) {
	s := &Site{Regions: []*Region{{}}}
	s.Settle()
	if s.At(Period{2022, 6}) != s {
		t.Error("another site")
	}
}
