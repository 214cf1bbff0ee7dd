package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// side is what a word of an end goes by.
type side uint8

const (
	byPlace   side = iota // 居首, 垫底: the order that people rank by, the best first
	byNumber              // 最高, 最少
	byQuality             // 最好, 最差
)

// end is an end of an order as a word names it.
type end struct {
	side
	low    bool // of byNumber: 最低
	bottom bool // counted from the last: 末位, 最差
	class  class
}

// class is what the word of an end is usually said of.
type class uint8

const (
	anything class = iota
	sizes          // 最多, 最大: amounts
	levels         // 最高: levels and rates
	speeds         // 最快: growth and progress
)

// endRunes are the characters that tell what end a word means.
var endRunes = []struct {
	runes string
	end   end
}{
	{"多大长重密旺", end{side: byNumber, class: sizes}},
	{"高深强", end{side: byNumber, class: levels}},
	{"快猛陡", end{side: byNumber, class: speeds}},
	{"少小短轻", end{side: byNumber, low: true, class: sizes}},
	{"低浅弱", end{side: byNumber, low: true, class: levels}},
	{"慢", end{side: byNumber, low: true, class: speeds}},
	{"好优佳", end{side: byQuality}},
	{"差", end{side: byQuality, bottom: true}},
	{"后末底晚", end{side: byPlace, bottom: true}},
}

// endOf is the end that a superlative or a place with its side names: 最高, 垫底, 第二短.
func endOf(word string) end {
	word = strings.TrimSuffix(word, "的")
	for _, e := range endRunes {
		if strings.ContainsFunc(word, func(r rune) bool { return strings.ContainsRune(e.runes, r) }) {
			return e.end
		}
	}
	return end{side: byPlace}
}

// gauge is what something is ranked by: measures, and how words say from which end.
type gauge struct {
	measures []*measure.Measure
	end      end
	said     cue
	falls    bool // 降幅, 减少
	either   bool // falls and rises may be meant, for nothing says which
	ordered  bool // the words say from which end places count
	upwards  bool // from the lowest number: 由低到高
}

// scales are those that a gauge may mean for an indicator. rate says that its growth is its figure.
func (g *gauge) scales(i *model.Indicator, rate bool) []yardstick {
	var out []yardstick
	ofTargets := slices.Contains(g.measures, measure.Completion) && !i.Targeted
	for _, m := range g.measures {
		if m != measure.Rank || !ofTargets {
			out = append(out, g.scalesBy(m, i)...)
		}
	}
	for k := range out {
		if out[k].by == measure.Growth && (rate || strings.HasSuffix(i.Name, "增速") || strings.HasSuffix(i.Name, "增幅")) {
			out[k].by, out[k].falls = measure.Value, false
		}
	}
	return distinctScales(out)
}

func distinctScales(list []yardstick) []yardstick {
	var out []yardstick
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// scalesBy are the scales of one measure.
func (g *gauge) scalesBy(m *measure.Measure, i *model.Indicator) []yardstick {
	less := i.Better == model.Lower
	switch {
	case g.ordered && m != measure.Rank:
		return []yardstick{{by: m, low: g.upwards}}
	case m == measure.RankChange, m.Name == shareChangeName:
		return g.changes(m, false)
	case m == measure.Growth, m == measure.Increase:
		return g.changes(m, less)
	case m == measure.Lead:
		return []yardstick{{by: m, low: (g.said&below != 0) != (g.end.side == byNumber && g.end.low)}}
	case g.end.side == byNumber:
		return []yardstick{{by: m, low: g.end.low}}
	case m == measure.Arrears:
		return []yardstick{{by: m}}
	}
	return byMerit(m, i)
}

// byMerit are the scales on which the best comes first, and where less is better also those with the highest number first, for
// people say 居首 of either.
func byMerit(m *measure.Measure, i *model.Indicator) []yardstick {
	less := i.Better == model.Lower
	best := yardstick{by: m, low: less}
	if m == measure.Completion && i.Targeted || m == measure.Value && !i.Targeted || m == measure.Rank {
		best = yardstick{by: measure.Rank, low: true}
	}
	if less && m != measure.Rank {
		return []yardstick{best, {by: m}}
	}
	return []yardstick{best}
}

// changes are the scales of growth: a fall counts from the deepest.
func (g *gauge) changes(m *measure.Measure, less bool) []yardstick {
	low := g.end.side == byNumber && g.end.low
	switch {
	case g.falls && g.end.side != byQuality:
		return []yardstick{{by: m, low: !low, falls: true}}
	case g.said&better != 0:
		return []yardstick{{by: m, low: less != low}}
	case g.said&worse != 0:
		return []yardstick{{by: m, low: less == low}}
	case g.end.side == byNumber:
		return g.orFalls(m, []yardstick{{by: m, low: low}}, low)
	case g.end.side == byQuality:
		return []yardstick{{by: m, low: less}}
	case less:
		return []yardstick{{by: m}, {by: m, low: true}}
	}
	return g.orFalls(m, []yardstick{{by: m}}, false)
}

func (g *gauge) orFalls(m *measure.Measure, list []yardstick, low bool) []yardstick {
	if g.either {
		return append(list, yardstick{by: m, low: !low, falls: true})
	}
	return list
}

// gaugeAt is what the word at k ranks by: what the words before it say, or those behind it up to the number where it stands before a
// name; else what the sentence spoke of.
func (s *saying) gaugeAt(k int, e end, behind bool) gauge {
	g := gauge{end: e}
	said, falls, text := s.wordsBefore(k)
	said |= s.tokens[k].cue() & complete // 进度最慢 is one word
	g.said, g.falls = said, falls
	if more := s.wordsBehind(k); behind && (said|more)&(than|spread) == 0 {
		g.said |= more
	}
	for _, up := range []string{"由低到高", "从低到高", "由少到多", "从少到多", "由小到大", "从小到大", "由慢到快", "从慢到快"} {
		g.upwards = g.upwards || strings.Contains(text, up)
	}
	for _, down := range []string{"由高到低", "从高到低", "由多到少", "从多到少", "由大到小", "从大到小"} {
		g.ordered = g.ordered || strings.Contains(text, down)
	}
	g.ordered = g.ordered || g.upwards
	if g.measures = measuresIn(g.said, text, e); g.said&share != 0 && g.said&(up|down) != 0 {
		g.measures = []*measure.Measure{s.shareChange()}
	}
	if r := s.before.choice; said&spread != 0 && r != nil && r.name == shareGap.Name {
		g.measures = []*measure.Measure{shareGapSize}
	}
	if of := s.ofTasks(said, text, e); of != nil {
		g.measures = of
	}
	g.measures = append(g.measures, s.changesSpokenOf(k, g.measures)...)
	if len(g.measures) == 0 {
		g.measures = s.spokenOf(e)
		g.either = s.before.told&(down|fallNoun) != 0
	}
	return g
}

// wordsBefore are the words that stand before the token at k and behind the last number: what they tell, whether the last word of
// change is one of a fall, and their text
// without names.
func (s *saying) wordsBefore(k int) (said cue, falls bool, text string) {
	from := k
	for from > s.clause.first {
		t := &s.tokens[from-1]
		if t.kind == figure && (t.printed != nil || t.num.kind != counted && t.num.kind != idle) {
			break
		}
		from--
	}
	leading := s.leading(k)
	for m := from; m < k; m++ {
		t := &s.tokens[m]
		if m == leading {
			continue // 退到第4位
		}
		said |= t.cue()
		if t.kind == word || t.kind == plain {
			text += s.spelled(m)
		}
		switch {
		case t.is(down | fallNoun):
			falls = true
		case t.is(up | growthNoun):
			falls = false
		}
	}
	return said, falls, text
}

// leading is the token of the word of change that leads to the place at k, and says nothing of what is ranked: 升至第2位, 退居全州第三. It
// is −1 where there is none.
func (s *saying) leading(k int) int {
	if !s.tokens[k].isPlace() {
		return -1
	}
	for m := k - 1; m >= s.clause.first; m-- {
		switch t := &s.tokens[m]; {
		case t.is(up | down | to):
			return m
		case t.kind == region && !isMember(t), t.is(filler | rank):
		default:
			return -1
		}
	}
	return -1
}

// wordsBehind are those behind the token at k up to the next number.
func (s *saying) wordsBehind(k int) (said cue) {
	for m := k + 1; m < s.clause.end; m++ {
		t := &s.tokens[m]
		if t.kind == figure && (t.printed != nil || t.num.kind != counted) {
			break
		}
		said |= t.cue()
	}
	return said &^ (rank | highest | lowest)
}

// measuresIn are the measures that words name.
func measuresIn(c cue, text string, e end) []*measure.Measure {
	var out []*measure.Measure
	progress := c&complete != 0 || strings.Contains(text, "进度") || strings.Contains(text, "进展")
	change := c&(growthNoun|fallNoun|yoy|negative|doubleDigit|better|worse|up|down) != 0
	switch {
	case c&arrears != 0:
		return []*measure.Measure{measure.Arrears}
	case c&rank != 0 && c&(up|down) != 0 && strings.Contains(text, "位次"):
		return []*measure.Measure{measure.RankChange}
	case c&pace != 0 || c&(above|below) != 0 && strings.Contains(text, "落后"):
		return []*measure.Measure{measure.Lead}
	case c&gain != 0, (strings.Contains(text, "净增") || strings.Contains(text, "净减")) && !strings.Contains(text, "净增长"):
		return []*measure.Measure{measure.Increase}
	}
	if progress && (e.class != sizes || strings.Contains(text, "完成率")) {
		out = append(out, measure.Completion)
	}
	if change && !(progress && c&(growthNoun|fallNoun|yoy) == 0) {
		out = append(out, measure.Growth)
		if e.class != speeds && c&(growthNoun|fallNoun) == 0 {
			out = append(out, measure.Increase)
		}
	}
	if c&(amountNoun|share) != 0 || progress && e.class == sizes || countsWord(text) {
		out = append(out, measure.Value)
	}
	return out
}

// changesSpokenOf are the changes that the sentence spoke of before the token at k, which 下降最多 may mean: of places, or of shares.
func (s *saying) changesSpokenOf(k int, measures []*measure.Measure) (out []*measure.Measure) {
	if !slices.Contains(measures, measure.Increase) {
		return nil
	}
	for m := k - 1; m >= 0 && k-m < longSentence && s.tokens[m].kind != stop; m-- {
		switch {
		case strings.HasSuffix(s.spelled(m), "位次"):
			return []*measure.Measure{measure.RankChange}
		case s.tokens[m].is(share):
			return []*measure.Measure{s.shareChange()}
		}
	}
	return nil
}

// shareChangeName is what a change of a share is called.
const shareChangeName = "占比变化"

// shareChange is by how much a share has changed since last year: 占全州比重提高最多.
func (s *saying) shareChange() *measure.Measure {
	return &measure.Measure{Name: shareChangeName, Of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
		past := s.viewOf(v.Edition.Period.LastYear())
		if past == nil {
			return asPoints(minus(measure.Share.Of(v, c), s.shareLastYear(v, c)))
		}
		return asPoints(minus(measure.Share.Of(v, c), measure.Share.Of(past, s.cell(past, c.Indicator, c.Region))))
	}}
}

// countsWord reports whether words speak of how many there are: 人数, 件数.
func countsWord(text string) bool {
	return slices.ContainsFunc([]string{"人数", "件数", "起数", "户数", "家数", "项数", "次数", "总数"}, func(w string) bool {
		return strings.HasSuffix(text, w) || strings.Contains(text, w+"在") || strings.Contains(text, w+"居")
	})
}

// spokenOf are the measures that a word without any of its own may mean: those that the sentence spoke of, and what such a word is
// usually said of.
func (s *saying) spokenOf(e end) []*measure.Measure {
	var out []*measure.Measure
	add := func(list ...*measure.Measure) {
		for _, m := range list {
			if !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	told := s.before.told
	for _, r := range s.before.spoken {
		switch r.measure {
		case measure.Lead:
			add(measure.Completion)
		case measure.Growth, measure.Increase, measure.Completion, measure.Value, measure.Arrears:
			add(r.measure)
		}
	}
	if told&complete != 0 {
		add(measure.Completion)
	}
	if told&(growthNoun|fallNoun|yoy|turning) != 0 {
		add(measure.Growth)
	}
	return usual(out, e)
}

// usual keeps of what was spoken of what such a word is said of, and adds what it may mean besides.
func usual(spoken []*measure.Measure, e end) []*measure.Measure {
	has := func(list ...*measure.Measure) bool {
		return slices.ContainsFunc(list, func(m *measure.Measure) bool { return slices.Contains(spoken, m) })
	}
	switch e.class {
	case sizes:
		out := []*measure.Measure{measure.Value}
		for _, m := range []*measure.Measure{measure.Increase, measure.Growth, measure.Arrears} {
			if has(m) {
				out = append(out, m)
			}
		}
		return out
	case speeds:
		if has(measure.Growth, measure.Completion, measure.Increase) {
			return slices.DeleteFunc(spoken, func(m *measure.Measure) bool { return m == measure.Value || m == measure.Arrears })
		}
		return []*measure.Measure{measure.Growth, measure.Completion, measure.Lead}
	case levels:
		switch {
		case len(spoken) == 0:
			return []*measure.Measure{measure.Value, measure.Completion}
		case !has(measure.Completion, measure.Value):
			return append(spoken, measure.Value)
		}
		return spoken
	}
	if len(spoken) == 0 {
		return []*measure.Measure{measure.Rank, measure.Value}
	}
	return append([]*measure.Measure{measure.Rank}, spoken...)
}
