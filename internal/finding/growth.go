package finding

import (
	"slices"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

var (
	ten    = model.Int(10)
	thirty = model.Int(30)

	hundred = model.Int(100)
)

// growing is a finding about a 同比: the figure where it is published, and the 同比.
func (s *judged) growing(tone Tone) *said {
	f := &said{tone: tone, evidence: s.cites(mGrowth)}
	if s.Value.Ok() {
		f.evidence = s.cites(mValue, mGrowth)
		f.phrases = append(f.phrases, s.figure())
	}
	if c, ok := s.grown(tone); ok {
		c.glued = !s.Value.Ok()
		f.phrases = append(f.phrases, c)
	}
	return f
}

// counted is a finding about members of which something holds: all of them, so many, or a few by name. The subject and the
// verb of what holds stand apart: 8个县市同比增幅均达到两位数.
func (t *table) counted(key string, list []*judged, tone Tone, what, verb string) *said {
	if len(list) == 0 || len(t.members) < 2 {
		return nil
	}
	f := &said{tone: tone, weight: t.many(len(list)) - 16, evidence: citesAll(list)}
	c := phrase{slot: slotGrowth, key: key, tone: tone}
	switch n := len(list); {
	case n == len(t.members):
		c.text = plain(format.Members(n, t.words()) + what + "均" + verb)
	case n > fewest:
		c.text = plain(format.Members(n, t.words()) + what + verb)
	case slices.ContainsFunc(list, (*judged).fewer):
		c.text = oneByOne(list)
		for _, s := range list {
			f.evidence = append(f.evidence, s.cites(mIncrease)...)
		}
	default:
		c.text = join(names(list, mGrowth), plain(what+verb))
	}
	f.phrases = []phrase{c}
	return f
}

// oneByOne says of each what its 同比 is, or by how much it differs where that rests on very little: a name without a number says
// nothing.
func oneByOne(list []*judged) Text {
	parts, said := make([]Text, len(list)), make([]Text, len(list))
	for k, s := range list {
		c, _ := s.grown(Notice)
		parts[k], said[k] = join(s.named(mGrowth), c.text), c.text
	}
	if len(list) > 1 && alike(said) {
		return join(names(list, mGrowth), plain("均"), said[0])
	}
	return chain(parts, "，")
}

// verb is which way a growth goes.
func (t *table) verb(s *judged) string {
	up, down := format.GrowthVerbs(&s.Cell)
	if s.Growth.Value.IsNeg() {
		up = down
	}
	return strings.TrimPrefix(strings.TrimPrefix(up, "同比"), "比上年同期")
}

func citesAll(list []*judged) []Evidence {
	var out []Evidence
	for _, s := range cited(list) {
		out = append(out, s.cites(mGrowth)...)
	}
	return out
}

// growths is 泸溪县、龙山县分别增长83.1%、22.9%; a mark before the verb stands behind the names.
func (t *table) growths(list []*judged, verb string) Text {
	mark := ""
	if rest, ok := strings.CutPrefix(verb, "，"); ok {
		mark, verb = "，", rest
	}
	numbers := make([]Text, len(list))
	for k, s := range list {
		numbers[k] = s.growthSize()
	}
	switch {
	case len(list) == 1:
		return join(list[0].named(mGrowth), plain(mark+verb), numbers[0])
	case alike(numbers):
		return join(names(list, mGrowth), plain(mark+several(verb, "均")), numbers[0])
	}
	if unit, _ := format.DifferenceUnit(t.indicator); list[0].Growth.Points { // the unit of differences is said once
		for k := range len(numbers) - 1 {
			numbers[k][0].Text = strings.TrimSuffix(numbers[k][0].Text, unit)
		}
	}
	return join(names(list, mGrowth), plain(mark+several(verb, "分别")), listed(numbers))
}
