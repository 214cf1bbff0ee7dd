package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// red-red: behind time progress, further than before, and below the whole (the whole: below the level above).
func redRedOne(s *judged) *said {
	if !s.redRed() {
		return nil
	}
	f := regressOne(s)
	f.weight = farWeight / 2
	if s.isWhole() {
		upper := againstUpperOne(s)
		f.phrases = append(f.phrases, upper.phrases[1:]...)
		f.evidence = append(f.evidence, upper.evidence...)
		return f
	}
	f.evidence = append(f.evidence, s.cites(mWhole)...)
	f.phrases = append(f.phrases, phrase{
		slot: slotPlace, key: "whole", tone: Shortfall,
		text: join(plain(s.side()+s.words().Whole+"水平"), s.size(mWhole)),
	})
	return f
}

// side is where what is worse stands.
func (m *summary) side() string {
	if m.lower() {
		return "高于"
	}
	return "低于"
}

func (s *judged) redRed() bool {
	if !behind(&s.Cell) {
		return false
	}
	if _, worse := s.lost(); !worse || atZero(s) {
		return false
	}
	if s.isWhole() {
		upper := againstUpperOne(s)
		return upper != nil && upper.tone == Shortfall
	}
	if whole := s.view.Cell(s.indicator, s.view.Site.Whole()); !whole.Completion.Ok() {
		return false // else growth is compared
	}
	q := mWhole.Of(s.view, &s.Cell)
	return q.Ok() && !model.Round(q.Value, q.Places).IsZero() && q.Value.IsNeg() != s.lower()
}

func redRedTogether(t *table) *said {
	list := t.those((*judged).redRed)
	if len(list) == 0 {
		return nil
	}
	f := &said{tone: Shortfall, weight: t.many(len(list)) - 10}
	for _, s := range cited(list) {
		f.evidence = append(append(f.evidence, s.cites(mLead, mWhole)...), s.citesBefore(mLead)...)
	}
	verdict := t.word(analysis.IsBehind) + "、差距比上期扩大，且" + t.side() + t.words().Whole + "水平"
	f.phrases = []phrase{{
		slot: slotTrend, key: "red-red", tone: Shortfall, text: join(t.some(list, mLead), plain(verdict)),
		covers: []string{"regress", "twice"},
	}}
	return f
}
