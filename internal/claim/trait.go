package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// trait is what is said of each member of a set: one of several tests, where the words may mean either.
type trait struct {
	name    string
	at      [2]int // the tokens of the word that says it
	tests   []test
	numbers []int // the tokens of the numbers that bound it
	way     int   // of a growth 1, of a fall −1
}

// phrase is the words that say something of the members of a set.
type phrase struct {
	*block
	tokens  []int
	cues    cue
	hints   cue // of the words before the members
	context *context
}

// strange are the words with which something else is said than a trait.
const strange = rank | highest | lowest | spread | monthly | must | from | respectively | sum | forecast | ahead | behindRank | tied | alien | future

// traits are the kinds of traits; the first that the words make is the one.
var traits = []func(p *phrase) (trait, bool){
	(*phrase).bound, (*phrase).lacking, (*phrase).reported, (*phrase).paced, (*phrase).targeted, (*phrase).zero, (*phrase).halved, (*phrase).twoDigits, (*phrase).compared, (*phrase).turned,
}

// trait reads what the tokens say of each member of a set.
func (b *block) trait(tokens []int, hints cue, c *context) (trait, bool) {
	p := &phrase{block: b, tokens: tokens, hints: hints, context: c}
	figures := 0
	for _, k := range tokens {
		p.cues |= b.tokens[k].cue()
		if b.tokens[k].kind == figure && b.tokens[k].num.kind != idle && !b.isThings(k) && !b.isItems(k) {
			figures++
		}
	}
	if t, ok := p.outlook(); ok {
		return t, figures == 0
	}
	if figures > 1 || p.cues&strange != 0 && (figures == 0 || p.cues&strange != spread) {
		return trait{}, false
	}
	for _, kind := range traits {
		if t, ok := kind(p); ok {
			return t, figures == len(t.numbers)
		}
	}
	return trait{}, false
}

// last is the last token with one of the cues, or −1.
func (p *phrase) last(c cue) int {
	for n := len(p.tokens) - 1; n >= 0; n-- {
		if p.block.tokens[p.tokens[n]].is(c) {
			return p.tokens[n]
		}
	}
	return -1
}

// negated reports whether what the token at k says is denied: 未达标, 没有一个 is another thing.
func (p *phrase) negated(k int) bool {
	denied := p.block.tokens[k].is(not)
	for m := k - 1; len(p.tokens) > 0 && m >= p.tokens[0]; m-- {
		switch t := &p.block.tokens[m]; {
		case t.is(not):
			return !denied
		case t.is(filler|each|complete|target|moreThan) && !t.is(turning|above|below):
		case t.kind == plain && harmless(p.spelled(m)) && !strings.ContainsAny(p.spelled(m), "升降增减"): // 不降反升
		default:
			return denied
		}
	}
	return denied
}

// make makes a trait of the word at k; where it is denied, of the opposite.
func (p *phrase) make(name string, k int, tests ...test) (trait, bool) {
	at := [2]int{k, k}
	tests = slices.Clone(tests)
	if p.negated(k) {
		name = "没有" + name
		for n := range tests {
			tests[n] = tests[n].not()
		}
		for m := k; m >= p.tokens[0]; m-- {
			if p.block.tokens[m].is(not) {
				at[0] = m
				break
			}
		}
	}
	return trait{name: name, at: at, tests: tests}, true
}

// says is the token at which one of the words begins, or −1; a word may be several tokens.
func (p *phrase) says(words ...string) int {
	if len(p.tokens) == 0 {
		return -1
	}
	end := p.block.tokens[p.tokens[len(p.tokens)-1]].end
	for _, k := range p.tokens {
		if p.block.tokens[k].kind == indicators {
			continue // 申报数
		}
		text := p.text.text[p.block.tokens[k].start:end]
		for _, w := range words {
			if at := strings.Index(text, w); at >= 0 && at < p.block.tokens[k].end-p.block.tokens[k].start {
				return k
			}
		}
	}
	return -1
}

// reported reads 未报送, 均已上报.
func (p *phrase) reported() (trait, bool) {
	k := p.says("报送", "上报", "报来", "报数", "汇总", "补报")
	if k < 0 || p.cues&(above|below|turning|pace) != 0 {
		return trait{}, false
	}
	sent := of(func(c *analysis.Cell) truth { return opposite(ask(c, analysis.IsNotReported)) })
	if strings.HasPrefix(p.spelled(k), "未") || strings.HasPrefix(p.spelled(k), "尚未") {
		sent = sent.not()
	}
	ofTask := func(v *analysis.View, c *analysis.Cell) truth { // of those who have a task
		if !c.Target.Ok() || !c.Target.Value.IsPos() {
			return unsure
		}
		return sent(v, c)
	}
	return p.make("报送", k, sent, ofTask)
}

// paced reads 达到序时, 落后序时, 快于时间进度.
func (p *phrase) paced() (trait, bool) {
	k := p.last(pace | onPace)
	told := p.context.told | p.hints
	switch {
	case k >= 0:
	case p.cues&(below|above) != 0 && told&pace != 0 && len(p.bases()) == 0 && p.cues&(target|average) == 0: // 四县超过序时，四县落后
		k = p.last(below | above)
	default:
		return trait{}, false
	}
	switch way, at := p.way(k); way {
	case 1:
		return p.make("高于序时", at, fasterThanTime...)
	case -1:
		if isVerdict(p.spelled(at)) {
			return p.make("落后序时", at, slowerThanTime[1:]...)
		}
		return p.make("低于序时", at, slowerThanTime...)
	case 0:
		return p.make("达到序时", at, inTime...)
	}
	return trait{}, false
}

// way is how the words compare with what the token at k names: 1 above, −1 below, 0 reaching it; 2 where they do not.
func (p *phrase) way(k int) (way, at int) {
	if m := p.last(above | below | over | exceeded | moreThan | lessThan); m >= 0 {
		switch t := &p.block.tokens[m]; {
		case t.is(below | lessThan):
			return -1, m
		default:
			return 1, m
		}
	}
	behind := ""
	for m := k + 1; m < len(p.block.tokens) && m <= k+2; m++ {
		behind += p.spelled(m)
	}
	switch {
	case strings.HasPrefix(behind, "以下"):
		return -1, k
	case strings.HasPrefix(behind, "以外"), strings.HasPrefix(behind, "之外"):
		return 1, k
	}
	if p.block.tokens[k].is(onPace|done) || strings.HasPrefix(behind, "以内") || strings.HasPrefix(behind, "之内") || strings.HasPrefix(behind, "以上") || p.cues&complete != 0 {
		return 0, k
	}
	for _, m := range p.tokens {
		s := p.spelled(m)
		if p.block.tokens[m].is(not) && strings.ContainsAny(s, "超突") {
			return 1, m
		}
		if m <= k && (strings.Contains(s, "达") && !strings.Contains(s, "下达") || s == "实现" || s == "跟上" || s == "赶上" || s == "踩" || s == "踩上" || s == "够上") {
			return 0, max(m, k)
		}
	}
	return 2, k
}

var (
	// Where another sentence tells of some of them, a word means the others: 3个超额完成，2个达到序时进度.
	inTime         = []test{asked(analysis.KeepsPace), goodSide, asked(analysis.KeepsPace).without(analysis.IsDone), asked(analysis.KeepsPace).without(analysis.IsDone, analysis.IsAhead)}
	fasterThanTime = []test{leads(1, false), leads(1, true), of(beyondLimit), of(aheadOfTime), of(beyondLimit).without(analysis.IsExceeded)}
	slowerThanTime = []test{leads(-1, false), asked(analysis.IsBehind), asked(analysis.IsBehind).without(analysis.IsAtZero)}
)

// leads is on which side of time progress a number is, whatever the site takes as behind.
func leads(sign int, equal bool) test {
	return func(v *analysis.View, c *analysis.Cell) truth { return sideOfZero(measure.Lead.Of(v, c), sign, equal) }
}

// goodSide is at time progress or better.
func goodSide(v *analysis.View, c *analysis.Cell) truth {
	sign := 1
	if c.Indicator.Better == model.Lower {
		sign = -1
	}
	return leads(sign, true)(v, c)
}

// beyondLimit is what is used of a limit too fast.
func beyondLimit(c *analysis.Cell) truth {
	if c.Indicator.Better == model.Higher {
		return wrong
	}
	return ask(c, analysis.IsBehind)
}

func aheadOfTime(c *analysis.Cell) truth {
	if c.Indicator.Better == model.Lower {
		return wrong
	}
	return ask(c, analysis.IsAhead)
}

// sideOfZero is whether a number is above or below zero, or, equal, zero.
func sideOfZero(q measure.Quantity, sign int, equal bool) truth {
	if !q.Ok() {
		return unsure
	}
	s := q.Value.Sign() * sign
	return truthOf(s > 0 || equal && s == 0)
}
