package analysis

import (
	"slices"

	"bulletin/internal/model"
)

// ranking is what needs all counties at once, for one indicator. It is empty where i has no figures of
// counties.
type ranking struct {
	ranks  []int32 // by place in counties; 0 for none
	tied   []bool
	n      int   // how many are ranked
	absent []int // who is not
	last   int32 // the last rank
	spread Spread
}

// rankAll ranks the counties on every indicator.
func (v *View) rankAll() []ranking {
	rankings := make([]ranking, v.Site.Depth())
	scored := make([]score, 0, len(v.counties))
	for _, i := range v.Site.Indicators {
		rankings[i.Index] = v.rankOne(i, scored)
	}
	return rankings
}

// score is what a county is ranked by: done ÷ of.
type score struct {
	county   int
	done, of model.Decimal // figure and target; the figure and 1 where the indicator has no targets
	value    model.Decimal // completion in percent, or the figure
	beyond   bool          // something is used of a limit of zero: more than any share of another
}

// compare orders scores from low to high. Equal quotients that were cut at 19 digits are no proof of a tie,
// so that they are multiplied out.
func compare(a, b *score) int {
	switch {
	case a.beyond != b.beyond && a.beyond:
		return 1
	case a.beyond != b.beyond:
		return -1
	case a.beyond:
		return a.done.Cmp(b.done)
	}
	if order := a.value.Cmp(b.value); order != 0 {
		return order
	}
	return a.done.Mul(b.of).Cmp(b.done.Mul(a.of))
}

// rankOne gives competition ranks (1, 2, 2, 4) by unrounded scores; a county without a score has none. Where
// more is better, nothing done shares the last place whatever the targets are.
func (v *View) rankOne(i *model.Indicator, scored []score) ranking {
	if i.Scope != model.AllRegions || i.Better == model.Neither {
		return ranking{}
	}
	scored = scored[:0]
	for k, r := range v.counties {
		if s, ok := v.score(i, r); ok {
			s.county = k
			scored = append(scored, s)
		}
	}
	order := make([]*score, len(scored))
	for k := range scored {
		order[k] = &scored[k]
	}
	slices.SortFunc(order, func(a, b *score) int {
		if i.Better == model.Lower {
			return compare(a, b)
		}
		return compare(b, a)
	})
	r := ranking{ranks: make([]int32, len(v.counties)), tied: make([]bool, len(v.counties)), n: len(order)}
	for k, s := range order {
		r.last = int32(k + 1)
		if k > 0 && compare(s, order[k-1]) == 0 {
			before := order[k-1].county
			r.last = r.ranks[before]
			r.tied[s.county], r.tied[before] = true, true
		}
		r.ranks[s.county] = r.last
	}
	v.stoodRanks(i, &r)
	for k, rank := range r.ranks {
		if rank == 0 {
			r.absent = append(r.absent, k)
		}
	}
	if i.Targeted && !slices.ContainsFunc(order, func(s *score) bool { return s.beyond }) {
		r.spread = spread(order, i.Better == model.Lower)
	}
	return r
}

// score is what r is ranked by; false where it has nothing. Of a limit the used share counts, nothing used being the
// best whatever the limit, and something used of a limit of zero the worst.
func (v *View) score(i *model.Indicator, r *model.Region) (score, bool) {
	value := v.Report.Figure(i, r).Num
	if !i.Targeted {
		return score{done: value.Value, of: model.Int(1), value: value.Value}, value.Ok()
	}
	target, _, _ := v.target(i, r)
	if i.Better == model.Lower && value.Ok() && target.Ok() && target.Value.IsZero() {
		return score{done: value.Value, of: model.Int(1), value: value.Value, beyond: value.Value.IsPos()}, true
	}
	rate := completion(value, target)
	return score{done: value.Value, of: target.Value, value: rate.Value}, rate.Ok()
}

// place tells r's rank among the counties.
func (v *View) place(i *model.Indicator, r *model.Region, c *Cell) Place {
	ranking := &v.rankings[i.Index]
	if r.Kind != model.County || ranking.ranks == nil {
		return Place{Gap: model.NoRank, Change: model.Missing(model.NoRank)}
	}
	at := v.county(r)
	rank := ranking.ranks[at]
	if rank == 0 {
		gap := c.Completion.Gap()
		if !i.Targeted {
			gap = c.Value.Gap
		}
		return Place{Of: ranking.n, Gap: gap, Change: model.Missing(gap)}
	}
	p := Place{Rank: int(rank), Of: ranking.n, Tied: ranking.tied[at], End: ranking.end(rank, c)}
	p.Change = model.Missing(model.NoPrevious)
	if v.earlier != nil && v.earlier.rankings[i.Index].ranks[at] > 0 {
		p.Change = model.Number(model.Int(int(v.earlier.rankings[i.Index].among(ranking, at) - ranking.among(&v.earlier.rankings[i.Index], at))))
	}
	return p
}

// among is a county's rank among those that another ranking ranks as well: who is missing in one of two editions moves nobody else.
func (r *ranking) among(other *ranking, at int) int32 {
	if r.n == other.n && !slices.ContainsFunc(r.absent, func(k int) bool { return other.ranks[k] > 0 }) {
		return r.ranks[at] // the same
	}
	rank := int32(1)
	for k, of := range r.ranks {
		if of > 0 && of < r.ranks[at] && other.ranks[k] > 0 {
			rank++
		}
	}
	return rank
}

// end says whether a rank is the first or the last.
func (r *ranking) end(rank int32, c *Cell) End {
	kept := c.State == OnPace && c.Indicator.Better == model.Lower
	switch {
	case r.last == 1: // alone, or all share it
		return NoEnd
	case rank == 1:
		return FirstPlace
	case rank == r.last && !c.State.Met() && !kept:
		return LastPlace
	}
	return NoEnd
}

// county is r's place among the counties, which stand together in Site.Regions.
func (v *View) county(r *model.Region) int { return int(v.places[r.Index]) }

// Ranked is how many counties are ranked on i.
func (v *View) Ranked(i *model.Indicator) int { return v.rankings[i.Index].n }

// Ranking lists the counties by rank, ties in the author's order, those without a rank last.
func (v *View) Ranking(i *model.Indicator) []Cell {
	ranks := v.rankings[i.Index].ranks
	if ranks == nil {
		return nil
	}
	order := make([]int, len(ranks))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		ra, rb := ranks[a], ranks[b]
		switch {
		case ra == 0 && rb == 0:
			return 0
		case ra == 0:
			return 1
		case rb == 0:
			return -1
		}
		return int(ra - rb)
	})
	cells := make([]Cell, len(order))
	for k, at := range order {
		cells[k] = v.Cell(i, v.counties[at])
	}
	return cells
}

// Spread is the distribution of the counties' completion of i; N is 0 where nobody has one.
func (v *View) Spread(i *model.Indicator) Spread { return v.rankings[i.Index].spread }

// spread is the distribution of scores in the order of ranks; rising says that they begin with the lowest.
func spread(order []*score, rising bool) Spread {
	if len(order) == 0 {
		return Spread{}
	}
	values := make([]model.Decimal, len(order))
	for k, s := range order {
		values[k] = s.value
	}
	if !rising {
		slices.Reverse(values)
	}
	return Spread{
		N: len(values), Min: values[0], Max: values[len(values)-1],
		Q1: quantile(values, 1), Median: quantile(values, 2), Q3: quantile(values, 3),
	}
}

// quantile is the k-th quartile of sorted values, by linear interpolation (type 7 of Hyndman and Fan).
func quantile(values []model.Decimal, k int) model.Decimal {
	h := (len(values) - 1) * k // in quarters
	low := values[h/4]
	if h%4 == 0 {
		return low
	}
	part, _ := model.Ratio(values[h/4+1].Sub(low).Mul(model.Int(h%4)), model.Int(4))
	return low.Add(part)
}
