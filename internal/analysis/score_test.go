package analysis

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// scoreSheet is a site that scores: a column an indicator, "target/figure" in March and June.
type scoreSheet struct {
	indicators []model.Indicator
	weights    []string
	total, cap string
	tiers      string // names of counties, tiers parted by |
	march      string // no edition where it is empty
	june       string
}

func (s scoreSheet) view(t testing.TB) *View {
	t.Helper()
	site := &model.Site{
		Regions: []*model.Region{{Name: "全州"}},
		Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{},
		Scores: &model.Scores{Total: model.MustDecimal(s.total), Cap: model.MustDecimal(s.cap)},
	}
	for k := range s.indicators {
		i := s.indicators[k]
		i.Index = k
		site.Indicators = append(site.Indicators, &i)
		site.Scores.Weights = append(site.Scores.Weights, model.Weight{Indicator: &i, Points: model.MustDecimal(s.weights[k])})
	}
	for _, line := range rows(s.june) {
		site.Regions = append(site.Regions, &model.Region{Index: len(site.Regions), Name: line[0], Kind: model.County})
	}
	for k, names := range strings.Split(s.tiers, "|") {
		tier := model.Tier{Name: fmt.Sprint(k + 1)}
		for _, name := range strings.Fields(names) {
			tier.Counties = append(tier.Counties, find(t, site, name))
		}
		if s.tiers != "" {
			site.Scores.Tiers = append(site.Scores.Tiers, tier)
		}
	}
	site.Targets[2022] = model.NewTargets(2022, "targets", len(site.Indicators), len(site.Regions))
	for month, text := range []string{3: s.march, 6: s.june} {
		if text == "" {
			continue
		}
		e := &model.Edition{Period: model.Period{Year: 2022, Month: month}}
		e.Report = model.NewReport(e.Period, "report", len(site.Indicators), len(site.Regions))
		site.Reports[e.Period] = e.Report
		site.Editions = append(site.Editions, e)
		for _, line := range rows(text) {
			for k, i := range site.Indicators {
				target, figure, _ := strings.Cut(line[k+1], "/")
				site.Targets[2022].Set(i, find(t, site, line[0]), model.Target{Num: num(target)})
				e.Report.Set(i, find(t, site, line[0]), model.Figure{Num: num(figure)})
			}
		}
	}
	return New(site, site.Editions[len(site.Editions)-1])
}

// scoreText shows scores: name, for each indicator completion counted (* where capped) and points, total, ranks.
func scoreText(scores []Score) string {
	var lines []string
	for _, s := range scores {
		line := s.Region.Name
		for _, item := range s.Items {
			line += " " + show(item.Counted)
			if item.Capped {
				line += "*"
			}
			line += ":" + show(item.Points)
		}
		line += fmt.Sprintf(" = %s, %d/%d", show(s.Total), s.Rank, s.Of)
		if s.Tied {
			line += "="
		}
		if s.Tier != nil {
			line += fmt.Sprintf(", %s: %d/%d", s.Tier.Name, s.TierRank, s.TierOf)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func capped(i model.Indicator, percent string) model.Indicator {
	d := model.MustDecimal(percent)
	i.Cap = &d
	return i
}

// TestScores: weights 50, 30 and 20, the site's cap 120, the second indicator's own 150; of the third less is better.
//
//	甲: 66 ÷ 50 = 132% counts as 120: 50 × 1.2 = 60; 45 ÷ 40 = 112.5%: 30 × 1.125 = 33.75; 2 ÷ 4 = 50%: 20 × 0.5 = 10;
//	    60 + 33.75 + 10 = 103.75
//	乙: 25 ÷ 50 = 50%: 25; 80 ÷ 40 = 200% counts as 150: 45; nothing overdue counts as 120: 24; 25 + 45 + 24 = 94
//	丙: not reported: 0; no target, its 30 are spread over 50 and 20, which become 50 × 100 ÷ 70 = 71.4286 and
//	    20 × 100 ÷ 70 = 28.5714; nothing against a target of 0 counts as 120: 28.5714 × 1.2 = 34.2857
//	丁: 1 ÷ 3 = 33.3333%: 16.6667; −2 ÷ 10 counts as 0; 0 ÷ 3 = 0%
//	戊: a confidential figure and a target of 0 do not apply: all 100 on the third, 1 ÷ 2 = 50%: 50
//	己: nothing applies
func TestScores(t *testing.T) {
	v := scoreSheet{
		indicators: []model.Indicator{flow, capped(flow, "150"), lower(stock)},
		weights:    []string{"50", "30", "20"}, total: "100", cap: "120", tiers: "乙 甲 丁 | 丙 戊 己",
		june: `甲 50/66 40/45 2/4
乙 50/25 40/80 2/0
丙 50/未报送 未设目标/7 0/0
丁 3/1 10/-2 0/3
戊 50/保密 0/5 1/2
己 未设目标/1 不适用/不适用 3/保密`,
	}.view(t)
	want := `甲 120*:60 112.5:33.75 50:10 = 103.75, 1/5, 1: 1/3
乙 50:25 150*:45 120*:24 = 94, 2/5, 1: 2/3
丙 0:0 NoTarget:NoTarget 120*:34.2857 = 34.2857, 4/5, 2: 2/2
丁 33.3333:16.6667 0:0 0:0 = 16.6667, 5/5, 1: 3/3
戊 Confidential:Confidential ZeroTarget:ZeroTarget 50:50 = 50, 3/5, 2: 1/2
己 NoTarget:NoTarget NotApplicable:NotApplicable Confidential:Confidential = NotMeasurable, 0/0, 2: 0/0`
	scores := Scores(v)
	if got := scoreText(scores); got != want {
		t.Errorf("Scores() =\n%s\nwant\n%s", got, want)
	}
	third := scores[2]
	if got := show(model.Number(third.Items[0].Share)) + " " + show(model.Number(third.Items[1].Share)) + " " + show(model.Number(third.Items[2].Share)); got != "71.4286 0 28.5714" {
		t.Errorf("shares of the weight of 丙: %s", got)
	}
	if got := show(scores[0].Change) + " " + show(scores[0].Gain); got != "NoPrevious NoPrevious" {
		t.Errorf("changes without an edition before: %s", got)
	}
	v.Site.Scores = nil
	if got := Scores(v); got != nil {
		t.Errorf("Scores() of a site that does not score = %v", got)
	}
}

// TestScoresTied: thirds add up to wholes. 甲 has 30 × 1/3 + 30 × 2/3 = 30 of 60, 乙 30 × 1 + 0 = 30; 丙 less by the
// least that figures can differ.
func TestScoresTied(t *testing.T) {
	v := scoreSheet{
		indicators: []model.Indicator{flow, flow}, weights: []string{"30", "30"}, total: "60", cap: "100",
		june: "甲 3/1 3/2\n乙 3/3 3/0\n丙 3/1 3/1.99999999\n丁 3/3 3/3",
	}.view(t)
	want := `甲 33.3333:10 66.6667:20 = 30, 2/4=
乙 100:30 0:0 = 30, 2/4=
丙 33.3333:10 66.6667:20 = 30, 4/4
丁 100:30 100:30 = 60, 1/4`
	if got := scoreText(Scores(v)); got != want {
		t.Errorf("Scores() =\n%s\nwant\n%s", got, want)
	}
}

// TestScoresChange: in March 甲 has 20, 乙 10 and 丙 none; in June 甲 40, 乙 50, 丙 60.
func TestScoresChange(t *testing.T) {
	v := scoreSheet{
		indicators: []model.Indicator{flow}, weights: []string{"100"}, total: "100", cap: "100", tiers: "甲 乙 | 丙",
		march: "甲 10/2\n乙 10/1\n丙 10/保密", june: "甲 10/4\n乙 10/5\n丙 10/6",
	}.view(t)
	want := []string{"-2 -1 20", "0 1 40", "NoPrevious NoPrevious NotMeasurable"}
	for k, s := range Scores(v) {
		if got := show(s.Change) + " " + show(s.TierChange) + " " + show(s.Gain); got != want[k] {
			t.Errorf("%s: places, places in the tier and points won = %s, want %s", s.Region.Name, got, want[k])
		}
	}
}
