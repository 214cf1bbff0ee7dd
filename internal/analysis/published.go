package analysis

import (
	"slices"

	"bulletin/internal/model"
)

// NewToday analyses an edition over the data as they stand, also where it is sealed: what it would say if it came out now. The edition with
// which it compares stands as it was published, as it does in [New].
func NewToday(site *model.Site, edition *model.Edition) *View { return analyse(site, edition, true) }

// stood is what a sealed edition published of an indicator in a region, of its own month; nil where it published nothing, and of an
// open one.
func (v *View) stood(indicator string, r *model.Region) *model.PublishedStanding {
	if v.published == nil {
		return nil
	}
	return v.published[model.PublishedKey{Indicator: indicator, Region: r.ID, Period: v.Edition.Period}]
}

// publishedSite is the site with the figures that a sealed edition published. Figures that cannot be compared with those of then,
// because regions merged since, stay as they are.
func publishedSite(site *model.Site, e *model.Edition) *model.Site {
	then := site.At(e.Period)
	indicators, regions := map[string]*model.Indicator{}, map[string]*model.Region{}
	for _, i := range site.Counted() {
		indicators[i.ID] = i
	}
	for _, r := range site.Everyone() {
		regions[r.ID] = r
	}
	if site.Province != nil {
		regions[site.Province.ID] = site.Province
	}
	reports := map[model.Period]*model.Report{}
	for key, old := range e.Published {
		i, r, today := indicators[key.Indicator], regions[key.Region], site.Reports[key.Period]
		if i == nil || r == nil || today == nil {
			continue
		}
		now := today.Figure(i, r)
		if !then.Reports[key.Period].Figure(i, r).Same(now.Num) {
			continue
		}
		f := *now
		changed := !f.Same(old.Num) || f.Ok() && f.Status != old.Status
		f.Num, f.Status = old.Num, old.Status
		if stood := e.Stood[key]; stood != nil && key.Period == e.Period && amend(&f, i, stood) {
			changed = true
		}
		if !changed || !written(old.Num) {
			continue
		}
		if reports[key.Period] == nil {
			reports[key.Period] = today.Clone()
		}
		reports[key.Period].Set(i, r, f)
	}
	if today := site.Reports[e.Period]; today != nil && e.Status() != today.Status {
		if reports[e.Period] == nil {
			reports[e.Period] = today.Clone()
		}
		reports[e.Period].Status = e.Status()
	}
	if len(reports) == 0 {
		return site
	}
	return site.Having(reports)
}

// written reports whether an author can write a published figure, so that a report can have it.
func written(n model.Num) bool {
	if n.Ok() {
		return true
	}
	for _, g := range model.WrittenGaps {
		if g == n.Gap {
			return true
		}
	}
	return false
}

// amend gives a figure the 同比, the place that the level above gave and the parts that were published beside it, and reports whether they are other ones.
func amend(f *model.Figure, i *model.Indicator, stood *model.PublishedStanding) bool {
	more := model.FigureMore{}
	if f.More != nil {
		more = *f.More
	}
	had, given := f.Item(i, model.ItemYoY)
	changed := given != stood.Given || given && !had.Same(stood.YoY)
	if more.YoY = nil; stood.Given {
		d := stood.YoY.Value
		more.YoY = &d
	}
	changed = changed || more.Rank != stood.UpperRank || more.RankOf != stood.UpperOf
	more.Rank, more.RankOf = stood.UpperRank, stood.UpperOf
	parts := stoodParts(i, stood)
	same := func(a, b model.PartFigure) bool { return a.Part == b.Part && a.Same(b.Num) }
	changed = changed || !slices.EqualFunc(parts, more.Parts, same)
	more.Parts = parts
	if changed {
		f.More = &more
	}
	return changed
}

// stoodParts are the published figures of parts, in the indicator's order. What is called otherwise now is none of its parts.
func stoodParts(i *model.Indicator, stood *model.PublishedStanding) []model.PartFigure {
	var out []model.PartFigure
	for k := range i.Parts {
		for _, p := range stood.Parts {
			if p.Name == i.Parts[k].Name {
				out = append(out, model.PartFigure{Part: &i.Parts[k], Num: p.Num})
				break
			}
		}
	}
	return out
}

// stateWords are the states by the words under which an edition's data tell them. TestPublishedStates in internal/export holds that it does.
var stateWords = map[string]State{
	"超额": Over, "已完成": Met, "达序时": OnPace, "落后": Behind, "滞后": FarBehind, "未完成": Unmet, "未破零": AtZero, "已达标": Reached, "未达标": Short,
}

// limitWords are those of indicators where less is better: of a flow, and of a level.
var limitWords = map[string][2]State{
	"控制内": {OnPace, Reached}, "超序时": {Behind, Behind}, "远超序时": {FarBehind, FarBehind}, "超控制数": {Exceeded, Short},
}

// StoodState is the state that the data of an edition call by a word; ok is false where that is none.
func StoodState(i *model.Indicator, word string) (s State, ok bool) {
	if i.Better == model.Lower {
		if states, ok := limitWords[word]; ok {
			if i.Measure == model.Flow {
				return states[0], true
			}
			return states[1], true
		}
	}
	s, ok = stateWords[word]
	return s, ok
}

// stoodState is the state that a sealed edition published of a cell, or else what is computed.
func (v *View) stoodState(c *Cell, computed State) State {
	if stood := v.stood(c.Indicator.ID, c.Region); stood != nil && computed != NoState {
		if s, ok := StoodState(c.Indicator, stood.State); ok {
			return s
		}
	}
	return computed
}

// stoodRanks puts the published places in the place of those computed, where they are a ranking of the same counties: since then a
// county may have become part of another.
func (v *View) stoodRanks(i *model.Indicator, r *ranking) {
	if v.published == nil {
		return
	}
	ranks := make([]int32, len(v.counties))
	of := make([]int, len(v.counties)+1) // how many have a rank
	for k, county := range v.counties {
		rank := 0
		if stood := v.stood(i.ID, county); stood != nil {
			rank = stood.Rank
		}
		if (rank > 0) != (r.ranks[k] > 0) || rank > len(v.counties) || rank < 0 {
			return
		}
		ranks[k] = int32(rank)
		of[rank]++
	}
	if !competition(of) {
		return
	}
	r.ranks, r.last = ranks, 0
	for k, rank := range ranks {
		r.tied[k] = rank > 0 && of[rank] > 1
		r.last = max(r.last, rank)
	}
}

// competition reports whether so many of each rank are a ranking (1, 2, 2, 4).
func competition(of []int) bool {
	placed := 0
	for rank := 1; rank < len(of); rank++ {
		if of[rank] > 0 && placed != rank-1 {
			return false
		}
		placed += of[rank]
	}
	return true
}

// stoodScores puts published totals and places in the place of those computed, where the same counties have them.
func (v *View) stoodScores(scores []Score) {
	if v.published == nil {
		return
	}
	for k := range scores {
		stood := v.stood(model.ScoresSubject, scores[k].Region)
		if stood == nil || stood.Score.Ok() != scores[k].Total.Ok() || (stood.ScoreRank > 0) != (scores[k].Rank > 0) {
			return
		}
	}
	for k := range scores {
		s := &scores[k]
		stood := v.stood(model.ScoresSubject, s.Region)
		if p := stood.Score; p.Ok() && !model.Round(s.Total.Value, p.Value.Prec()).Equal(p.Value) { // the data round
			s.Total = p
		}
		s.Rank = stood.ScoreRank
		if stood.TierRank > 0 && s.TierRank > 0 {
			s.TierRank = stood.TierRank
		}
	}
}
