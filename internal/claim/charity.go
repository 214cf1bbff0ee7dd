package claim

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// mostCompared is how many cells the numbers of a text may be looked for in elsewhere. One whose words contradict the data more often
// than that has been misread.
const mostCompared = 1 << 14

// elsewhere reports whether a number that its own words do not lead to is one of the numbers of what its sentence names: of another
// region, indicator or period, or by another measure. Such a sentence may have been misread, and then it contradicts nothing.
func (b *block) elsewhere(f *frame, s *subject, n *number) bool {
	if f.saysAll() {
		return false
	}
	first, end := b.sentenceAround(f.at)
	regions := []*model.Region{b.site.Whole()}
	topics := slices.Clone(s.indicators)
	views := slices.Clone(s.views)
	add := func(v *analysis.View) {
		if v != nil && !slices.Contains(views, v) {
			views = append(views, v)
		}
	}
	const many = 12
	for k := first; k < end; k++ {
		switch t := &b.tokens[k]; t.kind {
		case region:
			if r := t.entry.region; r != nil && !slices.Contains(regions, r) && len(regions) < many {
				regions = append(regions, r)
			}
		case indicators:
			for _, i := range t.entry.indicators {
				if !slices.Contains(topics, i) && len(topics) < many {
					topics = append(topics, i)
				}
			}
		case period:
			for _, v := range b.spanViews(&t.span) {
				add(v)
			}
		}
	}
	for k := first - 1; k >= 0 && first-k < longClause; k-- { // 茶亭短板集中。完成率85.6%
		if t := &b.tokens[k]; t.kind == region && t.entry.region != nil && !slices.Contains(regions, t.entry.region) && len(regions) < many {
			regions = append(regions, t.entry.region)
		}
	}
	for _, r := range append([]*model.Region{b.about.Region}, s.regions...) {
		if r != nil && !slices.Contains(regions, r) {
			regions = append(regions, r)
		}
	}
	for _, v := range slices.Clone(views) {
		add(b.viewOf(v.Edition.Period.LastYear()))
	}
	if p := b.view.Previous; p != nil {
		add(b.viewOf(p.Period))
	}
	typed := *n
	typed.value = typed.value.Abs()
	for _, i := range topics {
		for _, v := range views {
			for _, r := range regions {
				own := slices.Contains(s.views, v) && slices.Contains(s.indicators, i)
				if own && (slices.Contains(s.regions, r) && f.cues&^silent != 0 || s.said&each != 0 && slices.Contains(s.group, r)) {
					continue // the words of the frame itself say by what measure, or that it is so of each
				}
				if b.compared++; b.compared > mostCompared || b.isOneOf(&typed, v, i, r) {
					return true
				}
			}
		}
	}
	return b.derived(&typed, f, views, topics, regions)
}

// saysAll reports whether the words of a frame itself leave nothing to misread: one place, one indicator, nothing compared.
func (f *frame) saysAll() bool {
	return len(f.places) == 1 && len(f.topics) == 1 && !f.topics[0].unclean && !f.sharing && len(f.bases) == 0 && f.places[0].region != nil
}

// isPlain reports whether a frame says by its own words which figure it is that the data hold as it is: 技术合同成交额2.3亿元, or, of what was
// spoken of before, 同比增长3.4%, 比序时慢2.1个百分点. Such a number contradicts them whatever its digits.
func (f *frame) isPlain(e *evidence, s *subject) bool {
	if len(e.regions) != 1 {
		return false
	}
	switch named := len(f.topics) == 1 && !f.topics[0].unclean; e.reading.measure {
	case measure.Growth, measure.Lead, measure.Needed:
		return s.first <= 1
	case measure.Value:
		return named || f.cues&to != 0
	case measure.Completion:
		return named || f.cues&complete != 0
	case measure.Target, measure.LastYear:
		return named
	case measure.Increase:
		return named && f.cues&gain != 0 && s.first <= 1
	}
	return false
}

// derived reports whether a number is one that people compute of those that a sentence names: how far two regions are apart by a measure,
// what a region is of another, and an indicator of another one.
func (b *block) derived(n *number, f *frame, views []*analysis.View, topics []*model.Indicator, regions []*model.Region) bool {
	const many = 5
	if n.round || n.around != exact || len(regions) > many || len(topics) > many {
		return false
	}
	alike := func(list ...measure.Quantity) bool {
		return slices.ContainsFunc(list, func(q measure.Quantity) bool { return q.Ok() && n.compare(absolute(q), 0) == agrees })
	}
	for _, v := range views[:min(len(views), 2)] {
		for k, i := range topics {
			for m, r := range regions {
				q := query{reader: b.reader, number: n, view: v, region: r, indicator: i}
				for _, by := range apart {
					own := q.at(v, by)
					for _, o := range regions[m+1:] {
						other := q.elsewhere(o, by)
						if alike(difference(own, other)...) || (by == measure.Value || by == measure.Increase) && alike(percentOf(own, other), percentOf(other, own)) {
							return true
						}
					}
				}
				for _, j := range topics[k+1:] {
					other := q
					other.indicator = j
					if a, b := q.at(v, measure.Value), other.at(v, measure.Value); alike(percentOf(a, b), percentOf(b, a)) {
						return true
					}
				}
			}
		}
	}
	return false
}

// apart are the measures by which regions are compared.
var apart = []*measure.Measure{measure.Value, measure.Increase, measure.Growth, measure.Completion, measure.Arrears}

// isOneOf reports whether a cell holds a number by any measure, whatever its sign.
func (b *block) isOneOf(n *number, v *analysis.View, i *model.Indicator, r *model.Region) bool {
	c := b.cell(v, i, r)
	for _, m := range measure.All {
		if q := m.Of(v, c); q.Ok() && n.compare(absolute(q), 0) == agrees {
			return true
		}
	}
	return false
}

// sentenceAround are the tokens of the sentence of the token at k.
func (b *block) sentenceAround(k int) (first, end int) {
	first, end = k, k
	for first > 0 && b.tokens[first-1].kind != stop && k-first < longClause {
		first--
	}
	for end < len(b.tokens) && b.tokens[end].kind != stop && end-k < longClause {
		end++
	}
	return first, end
}

// isComputed reports whether what a number is held against is computed of several figures, or is of some months only: of such numbers people
// have the most ways to speak.
func isComputed(e *evidence, s *subject) bool {
	if e.turned {
		return false // the number is right, and only the word before it is not
	}
	if s.first > 1 || len(e.regions) > 1 {
		return true
	}
	switch e.reading.measure {
	case measure.Value, measure.Growth, measure.Completion, measure.Target, measure.Lead, measure.LastYear, measure.Needed:
		return false
	}
	return true
}

// crowded reports whether a sentence has so many numbers that one whose frame names no indicator may be of any that were spoken of. Texts
// by people who had not seen the program were accused in such sentences most: of 14 true ones that were accused at first sight, five are so no longer.
func (b *block) crowded(f *frame) bool {
	const many = 4
	first, end := b.sentenceAround(f.at)
	numbers := 0
	for k := first; k < end; k++ {
		if b.number(k) && !b.tokens[k].isPlace() && b.tokens[k].num.kind != counted {
			numbers++
		}
	}
	return numbers >= many
}
