package claim

import (
	"slices"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// isBasePlace reports whether the place at k is what a number is compared with, and no claim: 与首位相差3.8个百分点, 比第二位少.
// Where its holder is named, 与首位的石门县相差, the place is a claim about that one.
func (b *block) isBasePlace(k, first int) bool {
	t := &b.tokens[k]
	if t.printed != nil || t.num.kind != placed || isNext(b.spelled(k)) {
		return false
	}
	m := k + 1
	for m < len(b.tokens) && b.spelled(m) == "的" {
		m++
	}
	if m < len(b.tokens) && b.tokens[m].kind == region {
		return false
	}
	last := b.back(k, first)
	if last == nil {
		return false
	}
	switch word := b.text.text[last.start:last.end]; {
	case last.is(than), last.is(rest) && slices.Contains([]string{"距", "离", "距离"}, word):
		return b.comparesBehind(k)
	case last.is(and), word == "同", word == "跟":
		return b.comparesBehind(k)
	}
	return false
}

// comparesBehind reports whether a word of comparison stands close behind the token at k.
func (b *block) comparesBehind(k int) bool {
	const near = 4
	for m := k + 1; m < len(b.tokens) && m <= k+near; m++ {
		switch t := &b.tokens[m]; {
		case t.is(spread | above | below | up | down | rest | flat):
			return true
		case t.kind == figure, t.kind >= semicolon, t.kind == comma:
			return false
		}
	}
	return false
}

// endsPair reports whether a frame says behind brackets how far the two named before them are apart: A（94.1%）与B（90.3%）相差.
func (b *block) endsPair(f *frame, c *context) bool {
	return f.cues&spread != 0 && f.first > 0 && b.tokens[f.first-1].kind == shut && len(c.listing) == 2 && len(f.places) == 0 && len(f.bases) == 0
}

func hasBasePlace(q *query) bool { return q.basePlace != nil }

// againstPlace is how far the figure is from that of the one at the place that it is compared with.
func againstPlace(q *query) []measure.Quantity {
	list := []*measure.Measure{measure.Value}
	switch {
	case q.said&(growthNoun|fallNoun) != 0:
		list = []*measure.Measure{measure.Growth}
	case q.number.kind == points && !isRate(q):
		list = q.basis()
	}
	var out []measure.Quantity
	for _, m := range list {
		for _, low := range []bool{false, true}[:1+lowerToo(q.indicator)] {
			for _, among := range [][]*model.Region{q.site.Counties(), zoned(q.site)} {
				if n, ok := q.numberOf(m, low, among); ok {
					out = append(out, difference(q.of(m), n)...)
				}
			}
		}
	}
	return out
}

func lowerToo(i *model.Indicator) int {
	if i.Better == model.Lower {
		return 1
	}
	return 0
}

// numberOf is the number of the one at the place compared with, by a measure.
func (q *query) numberOf(m *measure.Measure, low bool, among []*model.Region) (measure.Quantity, bool) {
	l := climb(q.view, q.indicator, yardstick{by: m, low: low}, among)
	k := q.basePlace.from - 1
	if q.basePlace.bottom {
		k = len(l.rungs) - q.basePlace.from
	}
	if k < 0 || k >= len(l.rungs) {
		return measure.Quantity{}, false
	}
	return l.rungs[k].number, true
}
