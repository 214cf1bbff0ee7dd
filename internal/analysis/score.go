package analysis

import (
	"math/big"
	"slices"

	"bulletin/internal/model"
)

// Score is one county's score with its whole calculation.
type Score struct {
	Region *model.Region
	Items  []ScoreItem // in the order of Scores.Weights
	Total  model.Num   // the sum of Points; NotMeasurable where no indicator applies to the county

	Rank, Of int // competition rank among all counties, from 1; 0 without a total
	Tied     bool
	Change   model.Num // places won since the year's previous edition; NoPrevious where there is none
	Gain     model.Num // points won since then

	Tier             *model.Tier // nil where counties are not parted
	TierRank, TierOf int
	TierTied         bool
	TierChange       model.Num
}

// ScoreItem is what one indicator adds to a score.
type ScoreItem struct {
	Indicator *model.Indicator
	Cell      Cell          // without place and growth
	Weight    model.Decimal // as configured
	Share     model.Decimal // Weight × Total ÷ sum of the weights that apply to the county; 0 where this one does not
	Cap       model.Decimal // percent: the indicator's own, else that of the site
	Counted   model.Num     // percent of completion that counts; a gap where the indicator does not apply
	Capped    bool          // more was done than counts, or nothing was used of a limit
	Points    model.Num     // Share × Counted ÷ 100
}

// Scores scores the counties in the author's order; it is nil where the site does not.
//
//   - completion counted = min(figure ÷ target × 100, cap), and 0 for a negative figure
//   - where less is better: min(target ÷ figure × 100, cap); a figure of 0 or less counts as cap
//   - a figure that was due and not reported counts as 0
//   - an indicator does not apply to a county that has no part in it or no target, or where either is confidential, or that is not reported in the month,
//     or where more is better and the target is not above zero; its weight is spread over the others in proportion
//     to theirs, so that a county can reach the same total as all others
//   - points = share of the weight × completion counted ÷ 100, total = their sum
//
// Sums are exact fractions, so that equal totals are ties; they are cut to 19 digits in the result. Ranks are
// competition ranks (1, 2, 2, 4), the highest total first.
func Scores(v *View) []Score {
	if v.Site.Scores == nil {
		return nil
	}
	now := v.scores()
	if v.earlier == nil {
		return now
	}
	for k, before := range v.earlier.scores() {
		s := &now[k]
		s.Gain = above(s.Total, before.Total)
		s.Change, s.TierChange = placesWon(before.Rank, s.Rank), placesWon(before.TierRank, s.TierRank)
	}
	return now
}

func placesWon(before, now int) model.Num {
	switch {
	case now == 0:
		return model.Missing(model.NoRank)
	case before == 0:
		return model.Missing(model.NoPrevious)
	}
	return model.Number(model.Int(before - now))
}

// scores are the scores of this edition, without changes.
func (v *View) scores() []Score {
	out := make([]Score, len(v.counties))
	totals := make([]*big.Rat, len(v.counties))
	all := make([]int, len(v.counties))
	for k, r := range v.counties {
		out[k], totals[k] = v.scoreOf(r)
		all[k] = k
	}
	placed(all, totals, func(k, rank, of int, tied bool) { out[k].Rank, out[k].Of, out[k].Tied = rank, of, tied })
	for t := range v.Site.Scores.Tiers {
		tier := &v.Site.Scores.Tiers[t]
		members := make([]int, len(tier.Counties))
		for k, r := range tier.Counties {
			members[k] = v.county(r)
			out[members[k]].Tier = tier
		}
		placed(members, totals, func(k, rank, of int, tied bool) {
			out[k].TierRank, out[k].TierOf, out[k].TierTied = rank, of, tied
		})
	}
	v.stoodScores(out)
	return out
}

// scoreOf computes one county's score; the total is nil where it has none.
func (v *View) scoreOf(r *model.Region) (Score, *big.Rat) {
	scores := v.Site.Scores
	s := Score{
		Region: r, Total: model.Missing(model.NotMeasurable),
		Change: model.Missing(model.NoPrevious), TierChange: model.Missing(model.NoPrevious), Gain: model.Missing(model.NoPrevious),
	}
	counted := make([]*big.Rat, len(scores.Weights))
	var applying model.Decimal
	for k, w := range scores.Weights {
		item := ScoreItem{Indicator: w.Indicator, Cell: v.measure(w.Indicator, r), Weight: w.Points, Cap: scores.Cap}
		if own := w.Indicator.Cap; own != nil {
			item.Cap = *own
		}
		if counted[k] = item.count(); counted[k] != nil {
			applying = applying.Add(w.Points)
		}
		s.Items = append(s.Items, item)
	}
	if applying.IsZero() {
		return s, nil
	}
	total := new(big.Rat)
	for k := range s.Items {
		if counted[k] == nil {
			continue
		}
		item := &s.Items[k]
		share := new(big.Rat).Mul(fraction(item.Weight), fraction(scores.Total))
		share.Quo(share, fraction(applying))
		points := counted[k].Mul(counted[k], share)
		points.Quo(points, fraction(hundred))
		total.Add(total, points)
		item.Share, item.Points = cut(share), model.Number(cut(points))
	}
	s.Total = model.Number(cut(total))
	return s, total
}

// count sets what counts of an item's completion and returns it exactly, or nil where the indicator does not apply.
func (item *ScoreItem) count() *big.Rat {
	c := &item.Cell
	item.Counted, item.Points = c.Target, c.Target
	lower := c.Indicator.Better == model.Lower
	switch {
	case !c.Target.Ok():
		return nil
	case !lower && !c.Target.Value.IsPos():
		item.Counted = model.Missing(model.ZeroTarget)
	case c.Value.Gap == model.NotReported:
		item.Counted = model.Number(model.Decimal{})
		return new(big.Rat)
	case !c.Value.Ok():
		item.Counted = c.Value
	default:
		done := achieved(c.Value.Value, c.Target.Value, lower, item.Cap)
		limit := fraction(item.Cap)
		if item.Capped = done.Cmp(limit) > 0 || lower && !c.Value.Value.IsPos(); item.Capped {
			done = limit
		}
		item.Counted = model.Number(cut(done))
		return done
	}
	item.Points = item.Counted
	return nil
}

// achieved is the completion in percent, not below 0; where less is better it is target ÷ value, and most where the
// value is zero or less.
func achieved(value, target model.Decimal, lower bool, most model.Decimal) *big.Rat {
	if lower {
		if !value.IsPos() {
			return fraction(most)
		}
		value, target = target, value
	}
	done := new(big.Rat).Quo(fraction(positive(value)), fraction(target))
	return done.Mul(done, fraction(hundred))
}

// placed gives competition ranks to members by their totals; those without a total have none.
func placed(members []int, totals []*big.Rat, give func(k, rank, of int, tied bool)) {
	order := slices.DeleteFunc(slices.Clone(members), func(k int) bool { return totals[k] == nil })
	slices.SortStableFunc(order, func(a, b int) int { return totals[b].Cmp(totals[a]) })
	same := func(a, b int) bool {
		return a >= 0 && b < len(order) && totals[order[a]].Cmp(totals[order[b]]) == 0
	}
	rank := 0
	for at, k := range order {
		if !same(at-1, at) {
			rank = at + 1
		}
		give(k, rank, len(order), same(at-1, at) || same(at, at+1))
	}
}

// fraction is d exactly.
func fraction(d model.Decimal) *big.Rat {
	q, _ := new(big.Rat).SetString(d.String()) // the text of a decimal is always a number
	return q
}

// cut is q to 19 digits after the point, the most that a decimal holds.
func cut(q *big.Rat) model.Decimal { return model.MustDecimal(q.FloatString(19)) }
