package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// pairing is a member with an indicator of its own in a list of such pairs: A产值、B投资未报送, A、B的产值和C的投资均未达标.
type pairing struct {
	first, last int
	region      *model.Region
	indicator   *model.Indicator
}

// pairs judges what a clause says of each of several pairs, and reports whether it is such a clause.
func (b *block) pairs(cl *clause, c *context) bool {
	list, first, end := b.pairings(cl)
	if len(list) < 2 || !slices.ContainsFunc(list, func(p pairing) bool { return p.indicator != list[0].indicator }) {
		return false
	}
	said, ok := b.traitOfPairs(cl, first, end, c)
	if !ok || len(said.numbers) > 0 {
		return false
	}
	f := b.whole(cl)
	s := b.resolveEach(&f, c)
	if s.first > 1 || len(s.views) != 1 {
		return false
	}
	return b.judgePairs(list, &said, &s)
}

// pairings are the pairs of a clause in one row, and the tokens where that begins and ends.
func (b *block) pairings(cl *clause) (list []pairing, first, end int) {
	k := cl.first
	for k < cl.end && !b.isMember(k) {
		k++
	}
	first, end = k, k
	for k < cl.end && b.isMember(k) {
		row := b.row(k, cl.end)
		m := row.last + 1
		for m < cl.end && b.spelled(m) == "的" {
			m++
		}
		if m >= cl.end || b.tokens[m].kind != indicators || len(b.tokens[m].entry.indicators) != 1 {
			return nil, 0, 0
		}
		for _, n := range row.names {
			p := pairing{n.token, n.token, n.region, b.tokens[m].entry.indicators[0]}
			if n.token == row.last {
				p.last = m
			}
			list = append(list, p)
		}
		end, k = m+1, m+1
		if k+1 >= cl.end || b.tokens[k].kind != pause && !b.tokens[k].is(and) || !b.isMember(k+1) {
			break
		}
		k++
	}
	return list, first, end
}

// traitOfPairs is what stands behind the pairs, or before them where they end the clause: 未报送的有A产值、B投资.
func (b *block) traitOfPairs(cl *clause, first, end int, c *context) (trait, bool) {
	from, to := end, cl.end
	if end == cl.end {
		from, to = cl.first, first
		for to > from && slices.Contains(linking, b.spelled(to-1)) {
			to--
		}
	} else if first > cl.first && !b.leadsIn(cl.first, first) {
		return trait{}, false
	}
	var words []int
	for k := from; k < to; k++ {
		if b.tokens[k].kind == region || b.tokens[k].kind == indicators {
			return trait{}, false
		}
		words = append(words, k)
	}
	if len(words) == 0 {
		return trait{}, false
	}
	return b.trait(words, 0, c)
}

// leadsIn reports whether the tokens before a list say nothing: 其中, 目前.
func (b *block) leadsIn(from, to int) bool {
	for k := from; k < to; k++ {
		if t := &b.tokens[k]; !t.is(filler|part|each) && t.kind != period && !(t.kind == plain && harmless(b.spelled(k))) {
			return false
		}
	}
	return true
}

// judgePairs tells of the pairs by the meaning of the words that is true of most of them. What is true of none was hardly meant.
func (b *block) judgePairs(list []pairing, said *trait, s *subject) bool {
	view := s.views[0]
	var best []truth
	most := -1
	for _, one := range said.tests {
		var held []truth
		rights := 0
		for _, p := range list {
			t := one(view, b.cell(view, p.indicator, p.region))
			if held = append(held, t); t == right {
				rights++
			}
		}
		if rights > most {
			best, most = held, rights
		}
	}
	if most == len(list) {
		b.say(b.tokens[said.at[0]].start, b.tokens[said.at[1]].end, Verdict{Outcome: Agrees, Evidence: "“" + said.name + "”的是" + b.pairNames(list) + "（" + periodName(view) + "）"})
		return true
	}
	for k := 0; most > 0 && k < len(list); k++ {
		if best[k] != right {
			b.wrongPair(&list[k], said, s, best[k], view)
		}
	}
	return most > 0
}

// wrongPair tells of a pair of which the words are not true, or not known to be.
func (b *block) wrongPair(p *pairing, said *trait, s *subject, t truth, view *analysis.View) {
	facts := b.facts(view, b.cell(view, p.indicator, p.region))
	typed := "“" + b.original(p.first, p.last) + "”"
	v := Verdict{Outcome: Contradicts, Evidence: facts, Text: typed + "与数据不符，不是“" + said.name + "”：" + facts, Fix: "核对数据，改名单"}
	if t == unsure || s.doubt != "" {
		v.Outcome, v.Fix = Doubtful, doubtFix
		if v.Text = typed + "没有数据支持"; s.doubt != "" {
			v.Text += "，" + s.doubt
		}
		v.Text += "；" + facts
	}
	b.say(b.tokens[p.first].start, b.tokens[p.last].end, v)
}

func (b *block) pairNames(list []pairing) string {
	var out []string
	for _, p := range list {
		out = append(out, b.regionName(p.region)+p.indicator.Short)
	}
	return strings.Join(out, "、")
}
