package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// truth of a claim about one cell.
type truth uint8

const (
	unsure truth = iota
	right
	wrong
)

// test is a claim about one cell.
type test func(v *analysis.View, c *analysis.Cell) truth

func truthOf(ok bool) truth {
	if ok {
		return right
	}
	return wrong
}

// not is the opposite claim.
func (of test) not() test {
	return func(v *analysis.View, c *analysis.Cell) truth { return opposite(of(v, c)) }
}

func opposite(t truth) truth {
	switch t {
	case right:
		return wrong
	case wrong:
		return right
	}
	return unsure
}

// saying is a frame with what it is about, in the context before it: what the kinds of claims look at.
type saying struct {
	*block
	clause *clause
	frame  *frame
	before *context
	subject
	by *analysis.View // by which it was held against the data; nil where that is not noted
}

// claimKinds are the kinds of claims that words make by themselves, each in a file of its own. Every one looks at every frame.
var claimKinds = []func(*saying){superlatives, nextTo, places, roughPlaces, rankedOnes, sequences, states, comparisons, movements, opposites, sharedNumbers}

// judge judges the words of the frame that claim something.
func (s *saying) judge() {
	for _, kind := range claimKinds {
		kind(s)
	}
}

// claimed tells of a claim by the words from one token to another: that it agrees, contradicts or, where its subject is not
// certain, is in doubt. What is unsure by the data is not told.
func (s *saying) claimed(first, last int, t truth, what, facts string) {
	v := Verdict{Evidence: facts, claimed: true, view: s.by}
	typed := s.original(first, last)
	switch {
	case t == unsure:
		return
	case t == right:
		v.Outcome = Agrees
	case s.doubt == "":
		v.Outcome, v.Text, v.Fix = Contradicts, "“"+typed+"”与数据不符，数据是"+facts, "改“"+typed+"”一词，或核对数据"
	default:
		v.Outcome, v.Text, v.Fix = Doubtful, "“"+typed+"”没有数据支持，"+s.doubt+"；最接近的是"+facts, doubtFix
	}
	if what != "" && t == wrong {
		v.Text += "（" + what + "）"
	}
	s.say(s.tokens[first].start, s.tokens[last].end, v)
}

// facts are the numbers that a claim about a cell rests on, with whose they are.
func (b *block) facts(v *analysis.View, c *analysis.Cell) string {
	var out []string
	if c.Value.Ok() {
		out = append(out, "累计"+format.Value(c.Indicator, c.Value.Value))
	} else {
		out = append(out, "累计"+format.Gap(c.Value.Gap))
	}
	if limit := format.LimitPhrase(c); limit != "" {
		out = append(out, limit)
	} else if c.Completion.Ok() {
		out = append(out, "完成率"+format.Completion(c.Completion))
	} else if c.Target.Ok() {
		out = append(out, "目标"+format.Value(c.Indicator, c.Target.Value))
	}
	if c.Growth.Ok() {
		out = append(out, "同比"+format.Growth(c))
	}
	return b.regionName(c.Region) + c.Indicator.Name + strings.Join(out, "，") + "，" + periodName(v)
}

// known is whether a number is there, and then whether ok holds.
func known(n model.Num, ok bool) truth {
	if !n.Ok() {
		return unsure
	}
	return truthOf(ok)
}
