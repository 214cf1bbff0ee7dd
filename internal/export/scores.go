package export

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// tasks are the weights of tasks (任务轻重).
func (b *builder) tasks() {
	weighed := analysis.Weighed(b.view)
	if len(weighed) == 0 {
		return
	}
	whole := b.site.Whole()
	heavy, compared := map[*model.Region]int{}, map[*model.Region]bool{}
	for _, i := range weighed {
		b.add(b.of(i), whole, "task-share", model.Number(model.Int(100)), "%")
		for _, t := range analysis.Tasks(b.view, i) {
			if t.OfTarget.Ok() {
				b.add(b.of(i), t.Region, "task-share", t.OfTarget, "%")
			}
			if t.OfBasis.Ok() {
				b.add(b.of(i), t.Region, "task-basis", t.OfBasis, "%")
			}
			if !t.Excess.Ok() {
				continue
			}
			b.add(b.of(i), t.Region, "task-excess", t.Excess, "个百分点")
			if t.Target.Ok() && t.Target.Value.IsPos() {
				compared[t.Region] = true
				if t.Excess.Value.IsPos() {
					heavy[t.Region]++
				}
			}
		}
	}
	if b.site.Basis == nil {
		return
	}
	s := b.subject("_basis", b.site.Basis.Name, nil)
	s.Indicators = weighed
	b.add(s, whole, "basis-share", model.Number(model.Int(100)), "%")
	for k, share := range analysis.BasisShares(b.site) {
		r := b.site.Regions[k]
		if share.Ok() {
			b.add(s, r, "basis-share", share, "%")
		}
		if compared[r] {
			b.count(s, r, "task-heavy", heavy[r], "项")
		}
	}
}

// scores are the members' scores with their calculation.
func (b *builder) scores() {
	scores := analysis.Scores(b.view)
	if len(scores) == 0 {
		return
	}
	s := b.subject(model.ScoresSubject, "综合计分", nil)
	for k := range scores {
		b.score(s, &scores[k])
	}
}

func (b *builder) score(s *Subject, score *analysis.Score) {
	r := score.Region
	var weights, shares model.Decimal
	for k := range score.Items {
		item := &score.Items[k]
		weights, shares = weights.Add(item.Weight), shares.Add(item.Share)
		own := b.of(item.Indicator)
		b.add(own, r, "score-weight", model.Number(item.Weight), "分")
		b.add(own, r, "score-cap", model.Number(item.Cap), "%")
		if !item.Points.Ok() {
			continue // it does not count
		}
		b.add(own, r, "score-share", model.Number(item.Share), "分")
		b.add(own, r, "score-counted", item.Counted, "%")
		b.add(own, r, "score-points", item.Points, "分")
	}
	b.add(s, r, "score-weight", model.Number(weights), "分")
	b.add(s, r, "score-share", model.Number(shares), "分")
	b.add(s, r, "score-points", score.Total, "分")
	b.add(s, r, "score-gain", score.Gain, "分")
	b.placed(s, r, "score", score.Rank, score.Change)
	if score.Tier != nil {
		b.placed(s, r, "tier", score.TierRank, score.TierChange)
	}
}

// placed is a place with what was won since the edition before.
func (b *builder) placed(s *Subject, r *model.Region, of string, rank int, change model.Num) {
	place := model.Missing(model.NoRank)
	if rank > 0 {
		place = model.Number(model.Int(rank))
	}
	b.add(s, r, of+"-place", place, "位")
	b.add(s, r, of+"-place-change", change, "位")
}
