package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// base is what a word of comparison holds the subject against.
type base struct {
	last    int // its last token
	regions []*model.Region
	topics  []*model.Indicator
	view    *analysis.View
	past    bool // last year
	doubt   string
	target  bool
}

// pair are two quantities of which a word says which is more.
type pair struct {
	a, b measure.Quantity
	of   *measure.Measure // nil for a growth that is compared with none
}

// comparisons judges words that compare without saying by how much: 高于全省平均, 增速快于全市, 比上年同期加快, 低于年度目标; and those
// that stand before the number of what they compare with: 高于全省的6.03‰.
func comparisons(s *saying) {
	const otherwise = share | spread | rank | monthly | arrears | rest | newly | sum
	if s.speaksOfOthers() || s.frame.cues&otherwise != 0 {
		return
	}
	if s.before.number&share != 0 && len(s.frame.topics) == 0 {
		return // 占28.1%，与上年同期持平: of shares
	}
	if s.before.told&fallNoun != 0 && s.frame.cues&(fallNoun|growthNoun) == 0 {
		return // 外资降幅（4.3%）也小于全省: of falls
	}
	level := s.level()
	if level == nil && s.frame.at < s.frame.end {
		return
	}
	for k := s.frame.first; k < s.frame.at; k++ {
		if !s.compares(k) || s.tokens[k].is(flat) && s.before.placed || s.ofBaseItself(k) {
			continue
		}
		from, ok := s.baseOf(k)
		if !ok {
			from, ok = s.trend(k)
		}
		if !ok || s.elsewhere(k, max(k, from.last)) && level == nil {
			continue
		}
		if k > s.frame.first && slices.Contains([]string{"仅", "只", "仅仅"}, s.spelled(k-1)) {
			from.doubt = "讲的可能是位次" // 在全市仅少于A
		}
		s.assert(s.comparison(k, &from, level))
	}
}

// ofBaseItself reports whether the word of change at k is said of what is compared with: 优于全省上升2.9%的水平.
func (s *saying) ofBaseItself(k int) bool {
	f := s.frame
	return len(f.bases) > 0 && f.bases[0].token < k && s.tokens[k].is(up|down) && f.at+1 < len(s.tokens) && s.spelled(f.at+1) == "的"
}

// compares reports whether the token at k is a word that compares: 高于, 加快, 持平, 突破, 没有超过.
func (s *saying) compares(k int) bool {
	t, w := &s.tokens[k], s.spelled(k)
	switch {
	case t.is(pace | over | done):
		return false
	case t.is(moreThan | not):
		return strings.HasSuffix(w, "突破") || strings.HasSuffix(w, "超过") || strings.HasSuffix(w, "超过了")
	}
	return t.is(above | below | flat | up | down | better | worse)
}

// level is the number of what the frame compares with, 高于全省的6.03‰, or nil.
func (s *saying) level() *measure.Quantity {
	f := s.frame
	if f.at >= f.end || s.tokens[f.at].printed != nil || f.cues&(above|below) == 0 {
		return nil
	}
	n := s.approximate(f)
	if n.kind == idle || n.kind == bare || n.kind >= placed {
		return nil
	}
	found, _, _ := s.search(f, &s.subject, &n)
	if found == nil || !found.reading.ofBases && found.reading.measure != measure.Target && found.reading.measure != measure.LastYear {
		return nil
	}
	return &found.quantity
}

// comparison is what the word at k says of the subject and the base.
func (s *saying) comparison(k int, from *base, level *measure.Quantity) assertion {
	at, no := s.negation(k)
	if !no {
		at = k
	}
	o := order{sign: s.sign(k), near: s.tokens[k].is(flat) && s.spelled(k) != "持平", not: no != s.tokens[k].is(not), strict: from.view != nil}
	fall := s.fallBefore(k) || s.frame.cues&fallNoun != 0 && len(s.frame.bases) > 0 // 小于全市降幅
	var list []*measure.Measure
	if from.target {
		list = []*measure.Measure{measure.Value}
	} else {
		list = s.basisOf(k, from)
	}
	pairs := func(v *analysis.View, c *analysis.Cell) []pair {
		var out []pair
		for _, p := range s.pairs(v, c, from, list) {
			if level != nil && p.b.Num != level.Num {
				continue
			}
			if fall {
				p.a.Value, p.b.Value = p.a.Value.Neg(), p.b.Value.Neg()
			}
			out = append(out, p)
		}
		return out
	}
	return assertion{
		first: at, last: k, doubt: from.doubt,
		of: func(v *analysis.View, c *analysis.Cell) truth {
			t := unsure
			for _, p := range pairs(v, c) {
				if held := o.holds(p.a, p.b); held == right || t == unsure {
					t = held
				}
				if t == right {
					break
				}
			}
			return t
		},
		facts: func(v *analysis.View, c *analysis.Cell) string { return s.compared(v, c, from, pairs(v, c)) },
	}
}

// compared are the numbers that a comparison rests on.
func (s *saying) compared(v *analysis.View, c *analysis.Cell, from *base, list []pair) string {
	if from.target {
		return s.facts(v, c)
	}
	for _, p := range list {
		if p.of != nil && p.a.Ok() && p.b.Ok() {
			return s.regionName(c.Region) + c.Indicator.Name + p.of.Name + written(p.a) + "，" + s.baseName(from) + written(p.b) + "，" + periodName(v)
		}
	}
	return s.facts(v, c)
}

// baseName is what something is compared with, in words.
func (s *saying) baseName(from *base) string {
	switch {
	case len(from.regions) > 0:
		return s.names(from.regions)
	case len(from.topics) > 0:
		return from.topics[0].Name
	case from.view != nil:
		return periodName(from.view)
	}
	return "上年同期"
}

// baseOf finds what the word at k compares with: behind it, 高于全省; before it, 比全省快; or in the clause before, 与全省相比，.
func (s *saying) baseOf(k int) (base, bool) {
	const far = 6
	if s.tokens[k].is(above | below | moreThan | not) {
		for m := k + 1; m < s.frame.at && m-k <= far; m++ {
			if b, ok := s.baseAt(m); ok {
				return b, true
			}
			if !s.passes(m) {
				break
			}
		}
	}
	for m := k - 1; m >= s.frame.first && k-m <= far; m-- {
		if b, ok := s.baseAt(m); ok {
			b.last = k
			return b, true
		}
		if !s.passes(m) {
			break
		}
	}
	return s.contextBase(k)
}

// trend is last year, where a word of change right behind the name of an indicator says nothing of what it compares with: 投资增长.
func (s *saying) trend(k int) (base, bool) {
	if !s.tokens[k].is(up|down|better|worse) || s.tokens[k].is(above|below) || len(s.frame.topics) == 0 {
		return base{}, false
	}
	last := s.frame.topics[len(s.frame.topics)-1].token
	for m := s.clause.first; m < k; m++ {
		t := &s.tokens[m]
		if !t.is(filler|each|not|amountNoun|negative) && t.kind != region && t.kind != indicators && t.kind != period && t.kind != pause && !t.is(and) {
			return base{}, false
		}
	}
	if k < last || k+1 < s.clause.end || s.frame.at < s.frame.end {
		return base{}, false
	}
	out := base{last: k, past: true}
	if w := s.spelled(k); w != "增长" && w != "下降" && w != "正增长" && s.before.told&yoy == 0 {
		out.doubt = "没有讲明与什么时候相比"
	}
	return out, true
}

// passes reports whether the token at k may stand between a word of comparison and what it compares with.
func (s *saying) passes(k int) bool {
	t := &s.tokens[k]
	return t.is(filler|average|each|growthNoun|fallNoun|complete|not|amountNoun|than|and|yoy) || t.kind == region || t.kind == indicators
}

// baseAt is the token at k as what something is compared with.
func (s *saying) baseAt(k int) (base, bool) {
	switch t := &s.tokens[k]; {
	case t.kind == region && s.isBase(k):
		return base{last: k, regions: s.bases}, len(s.bases) > 0
	case t.kind == indicators && s.isBaseTopic(k):
		return base{last: k, topics: t.entry.indicators}, true
	case t.is(target) && !t.is(done|over|rest):
		return base{last: k, target: true}, true
	case t.is(yoy | lastYear):
		return base{last: k, past: true}, true
	case t.is(yearStart), t.kind == period && s.frame.baseSpan != nil:
		return s.since(k, s.base)
	}
	return base{}, false
}

// isBaseTopic reports whether the name at k is that of an indicator that the frame compares with.
func (s *saying) isBaseTopic(k int) bool {
	for _, t := range s.frame.baseTopics {
		if t.token == k {
			return !t.unclean
		}
	}
	return false
}

// contextBase is what the clauses before said that follows is compared with: 与一季度相比，增速回落.
func (s *saying) contextBase(k int) (base, bool) {
	switch {
	case s.before.base != nil:
		return s.since(k, s.before.base)
	case len(s.before.bases) > 0 && s.before.said == 0 && len(s.frame.bases) == 0:
		return base{last: k, regions: s.before.bases}, true
	}
	return base{}, false
}

// since is an earlier edition as what something is compared with, and never the edition itself: 下半年多于上半年. Of what adds up over the
// year a month or a quarter alone is none.
func (s *saying) since(k int, m *months) (base, bool) {
	if m == nil || m.view == s.view || m.first > 1 && (len(s.indicators) == 0 || slices.ContainsFunc(s.indicators, func(i *model.Indicator) bool { return i.Measure == model.Flow })) {
		return base{}, false
	}
	return base{last: k, view: m.view}, true
}

// basisOf are the measures that the word at k may compare: what the words before it say, what was last spoken of, or any.
func (s *saying) basisOf(k int, from *base) []*measure.Measure {
	words := cue(0)
	for m := s.frame.first; m < s.frame.at; m++ {
		if m != k {
			words |= s.tokens[m].cue()
		}
	}
	word := s.spelled(k)
	last := s.before.choice
	switch {
	case words&(growthNoun|fallNoun|up|down) != 0:
		return []*measure.Measure{measure.Growth}
	case words&complete != 0:
		return []*measure.Measure{measure.Completion}
	case (s.ofRates() || from.past && s.tokens[k].is(up|down|flat|better|worse)) && !strings.ContainsAny(word, "快慢缓"):
		return []*measure.Measure{measure.Value}
	case last != nil && slices.Contains(takenUp, last.measure):
		return []*measure.Measure{last.measure}
	case strings.ContainsAny(word, "快慢缓"):
		return []*measure.Measure{measure.Growth, measure.Completion}
	}
	return []*measure.Measure{measure.Value, measure.Growth, measure.Completion}
}

// takenUp are the measures that a word of comparison may take up from the number before it: 目标2.65亿元，与乙县相同.
var takenUp = []*measure.Measure{measure.Growth, measure.Completion, measure.Value, measure.Target, measure.LastYear, measure.Rest, measure.Arrears, measure.Needed}

// ofRates reports whether the subject is a rate, of which a change is an aside and no topic.
func (s *saying) ofRates() bool {
	return len(s.indicators) > 0 && s.indicators[0].Measure == model.Rate
}

// pairs are what may be compared of a cell and the base.
func (s *saying) pairs(v *analysis.View, c *analysis.Cell, from *base, list []*measure.Measure) []pair {
	q := s.queryOf(v, c)
	var out []pair
	for _, m := range list {
		if m == measure.Growth && (s.rate || endsInGrowth(c.Indicator)) && !from.past && from.view == nil {
			m = measure.Value
		}
		switch {
		case from.target:
			out = append(out, pair{q.of(measure.Value), q.of(measure.Target), measure.Value})
		case len(from.regions) > 0:
			out = append(out, q.besideRegions(from.regions, m)...)
		case len(from.topics) > 0:
			out = append(out, q.besideTopics(from.topics, m)...)
		case from.view != nil:
			out = append(out, pair{q.at(v, m), q.at(from.view, m), m})
		case from.past:
			out = append(out, q.besideLastYear(m)...)
		}
	}
	return out
}

// queryOf asks about a cell as the frame does.
func (s *saying) queryOf(v *analysis.View, c *analysis.Cell) *query {
	return &query{reader: s.reader, number: &number{}, said: s.said, told: s.told, rate: s.rate, view: v, first: s.first, region: c.Region, indicator: c.Indicator, part: s.part}
}

// besideRegions are a measure here and elsewhere. Amounts that add up are compared with the average of the members where the base
// is the whole of them.
func (q *query) besideRegions(regions []*model.Region, m *measure.Measure) []pair {
	var out []pair
	for _, r := range regions {
		switch {
		case m != measure.Value || q.indicator.Measure == model.Rate || r.Kind == model.County || r.Kind == q.region.Kind:
			out = append(out, pair{q.of(m), q.elsewhere(r, m), m})
		case r.Kind == model.Prefecture:
			out = append(out, pair{q.of(m), q.mean(m, q.site.Counties()), m})
		}
	}
	return out
}

// besideTopics are a measure of this and of other indicators; amounts have to be of one unit.
func (q *query) besideTopics(topics []*model.Indicator, m *measure.Measure) []pair {
	var out []pair
	for _, i := range topics {
		other := *q
		other.indicator = i
		a, b := m, m
		if m == measure.Growth && endsInGrowth(i) {
			b = measure.Value
		}
		if m == measure.Value && endsInGrowth(q.indicator) && !endsInGrowth(i) {
			b = measure.Growth
		}
		out = append(out, pair{q.of(a), other.of(b), a})
	}
	return out
}

// besideLastYear are a measure now and a year ago; that more is there than then is what its growth says.
func (q *query) besideLastYear(m *measure.Measure) []pair {
	if m == measure.Value {
		g := q.of(measure.Growth)
		if q.rate || endsInGrowth(q.indicator) {
			g = q.of(measure.Value)
		}
		zero := g
		zero.Num = model.Number(model.Int(0))
		return []pair{{g, zero, nil}, {q.of(measure.Value), q.of(measure.LastYear), measure.Value}}
	}
	past := q.lastYear()
	if past == nil {
		return nil
	}
	return []pair{{q.of(m), q.at(past, m), m}}
}
