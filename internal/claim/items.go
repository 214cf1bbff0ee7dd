package claim

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// itemTally is what a sentence counts: the indicators of a region, 13项指标中, or the tasks of all members, 75项任务.
type itemTally struct {
	scope     []*model.Region
	universes []field   // of which the number fits
	all       []field   // those that the sentence first counted
	last      []field   // those of whom the last statement is true
	said      *trait    // the last one
	most      [][]count // how many each member has of whom the words are true: 落后序时项数最多的是甲县
}

// count is how many indicators of a region something is true of.
type count struct {
	region *model.Region
	n      int
}

// teller reads what a clause says of so many indicators or tasks.
type teller struct {
	*block
	clause  *clause
	context *context
	subject subject
	taken   map[int]bool
	now     itemTally
}

// tallies judges what a clause says of so many indicators or tasks, and reports whether it does.
func (b *block) tallies(cl *clause, c *context, taken map[int]bool) bool {
	counts := b.itemCounts(cl, c)
	if len(counts) == 0 {
		return c.items != nil && b.noneOfThem(cl, c)
	}
	f := b.whole(cl)
	for k := range cl.frames {
		f.places = append(f.places, cl.frames[k].places...)
	}
	t := &teller{block: b, clause: cl, context: c, subject: b.resolve(&f, c), taken: taken}
	if c.items != nil {
		t.now = *c.items
	}
	from := cl.first
	for n, k := range counts {
		end := cl.end
		if n+1 < len(counts) {
			end = counts[n+1]
		}
		from = t.count(from, k, end)
	}
	now := t.now
	c.items = &now
	return true
}

// itemCounts are the tokens of the numbers of a clause that count indicators or tasks: with a word for them, or behind others that do.
func (b *block) itemCounts(cl *clause, c *context) []int {
	var out []int
	certain := c.items != nil
	for k := cl.first; k < cl.end; k++ {
		if !b.isItems(k) || b.ofFigure(k, c) {
			continue
		}
		out = append(out, k)
		certain = certain || b.tokens[k].num.unit != "项" || b.pastItems(k+1, cl.end) > k+1
	}
	if !certain {
		return nil
	}
	return out
}

// isItems reports whether the number at k may count indicators or tasks that it does not name.
func (b *block) isItems(k int) bool {
	t := &b.tokens[k]
	if t.kind != figure || t.printed != nil || t.num.kind != amount || t.num.places > 0 || t.num.ranged || t.num.unit != "项" && t.num.unit != "项次" || t.num.value.Sign() <= 0 || b.isThings(k) {
		return false
	}
	most := len(b.site.Indicators) * (len(b.site.Counties()) + 1)
	return t.num.value.Cmp(model.Int(most)) <= 0 && (k == 0 || b.tokens[k-1].kind != indicators)
}

// ofFigure reports whether the number at k is one of the indicator named last in the sentence, whose unit is 项, too: 累计5项.
func (b *block) ofFigure(k int, c *context) bool {
	n := len(c.named)
	if n == 0 && len(c.topics) == 1 && c.items == nil {
		return false
	}
	if k > 0 && b.spelled(k-1) == "累计" {
		return true
	}
	return n > 0 && c.named[n-1].Unit == "项" && b.pastItems(k+1, len(b.tokens)) == k+1 && k > 0 && b.tokens[k-1].is(exceeded|above|below|turning|target)
}

// itemWords are the words behind a number of indicators or tasks that say what it counts.
var itemWords = []string{"指标", "任务", "工作", "指标任务", "考核", "的", "有", "进度", "要求", "可比", "目标", "完成", "主要", "重点", "次", "有进度要求的", "进度要求"}

// pastItems is the token behind the words from k on that say what is counted.
func (b *block) pastItems(k, end int) int {
	last := k
	for m := k; m < end && slices.Contains(itemWords, b.spelled(m)); m++ {
		if s := b.spelled(m); s == "指标" || s == "任务" || s == "次" || s == "工作" || s == "指标任务" {
			last = m + 1
		}
	}
	return last
}

// count judges the number at k, with the words before it from one token on and those behind it up to another; it returns the
// token from which the words of the next number go.
func (t *teller) count(from, k, end int) int {
	words := t.pastItems(k+1, end)
	if words < end && isWithin(t.spelled(words)) {
		t.open(from, k, words)
		return words + 1
	}
	t.state(from, k, words, end)
	return end
}

// open takes the number of all those among whom others are counted: 13项指标中.
func (t *teller) open(from, k, words int) {
	n := t.numberAt(k)
	fields := t.fields(t.scope(k), t.text.text[t.tokens[from].start:t.tokens[words].end])
	if t.ofRest(from, k) {
		fields = t.rests(fields)
	}
	fits := slices.DeleteFunc(slices.Clone(fields), func(f field) bool { return len(f.cells) != n })
	t.now.scope = t.scope(k)
	if len(fits) == 0 {
		t.now.universes = fields
		t.doubt(k, nil)
		return
	}
	t.now.universes, t.now.last = fits, nil
	if len(t.now.all) == 0 {
		t.now.all = fits
	}
	t.agreed(k, "共"+strconv.Itoa(n)+"项，"+t.about(fits[0]))
}

// state judges 6项落后序时 and 能完成3项.
func (t *teller) state(from, k, words, end int) {
	n := t.numberAt(k)
	said, ok := t.traitOf(from, k, words, end)
	if !ok && t.now.said != nil && t.bracketed(k) && !t.ofMost(from, k, n) { // （11项中的3项）
		said, ok = *t.now.said, true
	}
	if !ok {
		if t.taken[k] || t.ofMost(from, k, n) || t.named(k, n, words, end) || t.ofAssessments(k, n, words, end) || t.meanShare(k, n, words, end) {
			return
		}
		t.doubt(k, nil)
		return
	}
	var yes []field
	var nearest *field
	for _, in := range t.among(from, k, words) {
		for _, one := range said.tests {
			found := in.those(one)
			switch {
			case len(found.cells) == n || t.tokens[k].num.around == more && len(found.cells) >= n:
				yes = append(yes, found)
			case nearest == nil:
				nearest = &found
			}
		}
	}
	t.now.said = &said
	for _, m := range said.numbers {
		t.taken[m] = true
	}
	if t.eachHas(from, k, n, &said) {
		return
	}
	if len(yes) == 0 {
		t.doubt(k, nearest)
		return
	}
	t.now.last = yes
	t.agreed(k, t.list(&yes[0])+"，"+t.about(yes[0]))
	for _, m := range said.numbers {
		t.agreed(m, t.list(&yes[0])+"，"+t.about(yes[0]))
	}
	if len(said.numbers) == 0 {
		t.say(t.tokens[said.at[0]].start, t.tokens[said.at[1]].end, Verdict{Outcome: Agrees, Evidence: t.list(&yes[0]) + "，" + t.about(yes[0])})
	}
}

// those are the cells of a field of which a claim is true.
func (in field) those(one test) field {
	out := field{view: in.view}
	for k := range in.cells {
		if one(in.view, in.cells[k]) == right {
			out.cells = append(out.cells, in.cells[k])
		}
	}
	return out
}

// traitOf is what is said of those counted at k: behind the number, 6项落后序时, or before it, 能完成3项.
func (t *teller) traitOf(from, k, words, end int) (trait, bool) {
	if p := t.phrase(words, end); len(p.tokens) > 0 {
		return t.itemTrait(p)
	}
	return t.itemTrait(t.phrase(from, k))
}

// phrase is the words from one token to another, without those that only lead to a number.
func (t *teller) phrase(from, to int) *phrase {
	p := &phrase{block: t.block, context: t.context}
	for from < to && (slices.Contains(linking, t.spelled(from)) || t.tokens[from].is(part|others|each) && !strings.HasSuffix(t.spelled(from), "达到") || t.spelled(from) == "另") {
		from++
	}
	for to > from && (slices.Contains(linking, t.spelled(to-1)) || t.tokens[to-1].kind == comma) {
		to--
	}
	for k := from; k < to; k++ {
		p.tokens = append(p.tokens, k)
		p.cues |= t.tokens[k].cue()
	}
	return p
}

// itemTrait reads a trait of indicators: where they rank, or what is said of members, too.
func (t *teller) itemTrait(p *phrase) (trait, bool) {
	if len(p.tokens) == 0 {
		return trait{}, false
	}
	for _, kind := range []func(*phrase) (trait, bool){(*phrase).ranked, (*phrase).upperHalf, (*phrase).required} {
		if one, ok := kind(p); ok {
			return one, true
		}
	}
	return t.trait(p.tokens, 0, t.context)
}

// ranked reads 居首位, 并列末位, 居第3位.
func (p *phrase) ranked() (trait, bool) {
	for _, k := range p.tokens {
		at := &p.block.tokens[k]
		if !at.isPlace() || at.printed != nil || at.num.kind != placed {
			continue
		}
		n := placeNumber(at)
		holds := func(c *analysis.Cell) truth {
			switch {
			case c.Place.Rank == 0:
				return unsure
			case at.lastPlace:
				return truthOf(n == 1 && c.Place.End == analysis.LastPlace)
			case n == 1:
				return truthOf(c.Place.End == analysis.FirstPlace)
			}
			return truthOf(c.Place.Rank == n)
		}
		return trait{name: p.spelled(k), at: [2]int{k, k}, tests: []test{of(holds)}}, true
	}
	return trait{}, false
}

// upperHalf reads 位次在前一半 and 位次均不在前一半.
func (p *phrase) upperHalf() (trait, bool) {
	k := p.says("在前一半", "前一半", "前半")
	if k < 0 {
		return trait{}, false
	}
	one := of(func(c *analysis.Cell) truth {
		if c.Place.Rank == 0 {
			return unsure
		}
		return truthOf(2*c.Place.Rank <= c.Place.Of && (c.Place.Rank > 1 || !c.Place.Tied || c.Place.End != analysis.NoEnd))
	})
	last := p.tokens[len(p.tokens)-1]
	if p.says("不在", "未在") >= 0 || p.cues&not != 0 {
		one = one.not()
	}
	out := trait{name: "在前一半", at: [2]int{k, last}, tests: []test{one}}
	for _, m := range p.tokens {
		if p.block.number(m) {
			out.numbers = append(out.numbers, m)
		}
	}
	return out, true
}

// required reads 达到进度或目标要求 and 未达要求.
func (p *phrase) required() (trait, bool) {
	k := p.says("进度或目标要求", "达要求", "达到要求")
	if k < 0 {
		return trait{}, false
	}
	one := asked(analysis.KeepsPace, analysis.IsReached)
	name := "达到要求"
	if p.cues&not != 0 {
		one, name = one.not(), "未达要求"
	}
	return trait{name: name, at: [2]int{k, p.tokens[len(p.tokens)-1]}, tests: []test{one}}, true
}
