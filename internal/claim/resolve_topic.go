package claim

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// resolveTopic finds the indicators that a frame may be about.
func (b *block) resolveTopic(f *frame, c *context, s *subject) {
	add := func(list ...*model.Indicator) {
		for _, i := range list {
			if !slices.Contains(s.indicators, i) {
				s.indicators = append(s.indicators, i)
			}
		}
	}
	if n := len(f.topics); n > 0 {
		last := f.topics[n-1]
		list := 1
		for list < n && f.topics[n-list].joined {
			list++
		}
		if list > 1 {
			if f.sharing && b.counts(f, list) {
				last, s.shared = f.topics[n-list+min(f.order, list-1)], true
			} else {
				for _, t := range f.topics[n-list:] {
					add(t.indicators...)
				}
				s.eachTopic = f.cues&each != 0
				s.lose("不止一项指标")
			}
		}
		add(last.indicators...)
		s.rate = last.rate
		if last.unclean {
			s.lose("“" + b.around(last.token) + "”不是指标的名称")
			add(c.named...)
		}
		return
	}
	if of := b.shareOfTopics(f, c); of != nil {
		add(c.topics...)
		add(of...) // or its own part of the whole
		s.rate = c.rate
		switch {
		case c.guessed:
			s.guessed = true
		case c.lost:
			s.lose("前面讲的不是站点的指标")
		}
		return
	}
	if f.sharing && !s.shared {
		if i := b.shareOut(f, c); i != nil {
			s.shared = true
			s.unsure("“分别”所指的在前面的话里")
			add(i)
			return
		}
		add(c.named...)
	}
	if f.part != nil && !b.partOf(f, s, c.topics) {
		for _, p := range f.parts {
			add(p.of) // 首次申报67家, of another indicator than that spoken of
		}
		s.guessed = true
		return
	}
	s.rate = c.rate
	if c.missed > 0 && c.met == 0 {
		s.lose("前面的数也没有数据支持")
	}
	if (c.part || f.cues&part != 0) && len(f.places) == 0 && s.part == nil {
		s.lose("“其中”讲的是一部分")
	}
	if guesses := b.guesses(f, c.topics); len(guesses) > 0 {
		s.alias = b.alias(f)
		for _, a := range c.aliases {
			if a.text == s.alias && slices.Contains(guesses, a.indicator) {
				add(a.indicator)
				return
			}
		}
		add(guesses...)
		s.guessed = true
		return
	}
	add(c.topics...)
	switch {
	case c.renewed && len(f.places) == 0 && b.about.Indicator == nil && intersect(c.topics, c.proven) == nil:
		s.guessed = true // a sentence or its second half that names nothing may be of something else
	case c.guessed:
		s.guessed = true
	case c.lost:
		s.lose("前面讲的不是站点的指标")
	}
	if len(f.odd) > 0 || len(c.topics) == 0 || c.lost {
		add(b.resembling(f)...)
		add(c.named...)
		add(c.recent...)
		if b.about.Indicator != nil {
			add(b.about.Indicator)
		}
	}
	if len(c.topics) == 0 {
		s.lose("没有讲明是哪项指标")
	}
}

// shareOfTopics are the indicators of which what was spoken of is a part, 占国内游客的28.1%; nil where a frame names what it is about.
func (b *block) shareOfTopics(f *frame, c *context) []*model.Indicator {
	n := len(f.baseTopics)
	if f.cues&share == 0 || n == 0 || len(f.topics) > 0 || len(c.topics) == 0 || f.part != nil {
		return nil
	}
	return f.baseTopics[n-1].indicators
}

// ownShare takes the indicator behind 占 as that of the frame, 占全州技术合同成交额的35%, where nothing else was spoken of that may be a
// part of it.
func (b *block) ownShare(f *frame, c *context) {
	of := b.shareOfTopics(f, c)
	if f.cues&share == 0 || len(f.baseTopics) == 0 || len(f.topics) > 0 {
		return
	}
	if of == nil || intersect(of, c.topics) != nil || !slices.ContainsFunc(c.topics, func(i *model.Indicator) bool { return fits(i.Unit, of[0]) }) {
		f.topics, f.baseTopics = f.baseTopics, nil
	}
}

// ratiosOf are the indicators that are what others are of something, by their names: 税收收入占一般公共预算收入比重 of 税收收入.
func (b *block) ratiosOf(list []*model.Indicator) []*model.Indicator {
	var out []*model.Indicator
	for _, j := range b.site.Counted() {
		if j.Measure == model.Rate && !slices.Contains(list, j) && slices.ContainsFunc(list, func(i *model.Indicator) bool {
			return strings.HasPrefix(j.Name, i.Name+"占") || i.Short != "" && strings.HasPrefix(j.Short, i.Short+"占")
		}) {
			out = append(out, j)
		}
	}
	return out
}

// partOf takes the part that a frame names as one of the indicators, and reports whether it is.
func (b *block) partOf(f *frame, s *subject, list []*model.Indicator) bool {
	for k := range f.parts {
		if slices.Contains(list, f.parts[k].of) {
			s.part = &f.parts[k]
			return true
		}
	}
	return false
}

// resolveFormer finds what 前者 and 后者 mean: one of the two indicators, or else regions, named last in the sentence.
func (b *block) resolveFormer(f *frame, c *context, s *subject) {
	at := -1
	for k := f.first; k < f.at; k++ {
		switch b.spelled(k) {
		case "前者":
			at = 0
		case "后者":
			if at == 0 {
				s.lose("“前者”“后者”所指的不明")
			}
			at = 1
		}
	}
	if at < 0 {
		return
	}
	named := distinct(c.named)
	switch n := len(named); {
	case n >= 2 && len(c.listing) < 2:
		s.indicators, s.guessed, s.rate = named[n-2+at:n-1+at], false, false
	case n < 2 && len(c.listing) >= 2:
		s.regions, s.group = c.listing[len(c.listing)-2+at:len(c.listing)-1+at], nil
	default:
		s.lose("“" + []string{"前者", "后者"}[at] + "”所指的不明")
	}
}

// distinct are the indicators without those that come again.
func distinct(list []*model.Indicator) []*model.Indicator {
	var out []*model.Indicator
	for _, i := range list {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

// guesses are the indicators whose names hold what a frame calls its subject: all characters of it in order, 利润 of
// 规模以上工业企业利润总额, or several in a row. Another number of the same subject has to bear such a guess out before anything
// contradicts it.
func (b *block) guesses(f *frame, topics []*model.Indicator) []*model.Indicator {
	var out []*model.Indicator
	if len(f.unknown) > 0 {
		runs := b.runsOn(b.tokens[f.first].start, b.behind(f))
		for _, k := range f.unknown {
			for _, i := range b.withAll(k) {
				runs[i.Index] = true
			}
		}
		for n, i := range b.site.Counted() {
			if runs[n] {
				out = append(out, i)
			}
		}
	}
	if len(out) == 0 && f.at < f.end && b.tokens[f.at].num.kind == amount {
		unit := b.tokens[f.at].num.unit
		if i := b.owners[unit]; i != nil && !slices.ContainsFunc(topics, func(i *model.Indicator) bool { return fits(unit, i) }) {
			out = append(out, i)
		}
	}
	return out
}

// alias are the words of a frame that nothing explains, by which it calls its subject.
func (b *block) alias(f *frame) string {
	if len(f.unknown) == 0 {
		return ""
	}
	first, last := f.unknown[0], f.unknown[len(f.unknown)-1]
	return b.text.text[b.tokens[first].start:b.tokens[last].end]
}

// behind is where the words behind the number of a frame end: at the next number or mark.
func (b *block) behind(f *frame) int {
	k := min(f.end, len(b.tokens)-1)
	for k+1 < len(b.tokens) && (b.tokens[k].kind == plain || b.tokens[k].kind == word || b.tokens[k].kind == figure && k == f.at) {
		k++
	}
	return b.tokens[k].end
}

// isPartOf reports whether the name of one of the indicators holds all characters of the token at k, in order, and at least two.
func (b *block) isPartOf(k int, list []*model.Indicator) bool {
	return len(list) > 0 && intersect(b.withAll(k), list) != nil
}

// inNames reports whether the names of all indicators hold what stands at k: 26个村 of 行政村数.
func (b *block) inNames(k int, list []*model.Indicator) bool {
	for _, i := range list {
		if !strings.Contains(i.Name, b.spelled(k)) && !strings.Contains(i.Short, b.spelled(k)) {
			return false
		}
	}
	return len(list) > 0
}

// shareOut is the indicator that a number behind 分别 belongs to: of as many named before as there are numbers.
func (b *block) shareOut(f *frame, c *context) *model.Indicator {
	if f.order == 0 && len(f.unknown) > 0 {
		return nil // 汽车、电子两个行业分别为
	}
	last := distinct(c.named)
	if n := b.numbersOf(f); n > len(last) && n <= len(c.recent) && b.countsThings(f, n) {
		if f.order == 0 || len(c.things) != n {
			c.things = slices.Clone(c.recent[:n]) // 两项指标分别完成
			slices.Reverse(c.things)
		}
		last = c.things
	}
	if n := b.numbersOf(f); n >= 2 && n <= len(last) && f.order < n {
		return last[len(last)-n+f.order]
	}
	return nil
}

// countsThings reports whether the sentence of a frame says before it that so many indicators are spoken of: 两项指标.
func (b *block) countsThings(f *frame, n int) bool {
	for k := b.sentenceStart(f.first); k < f.at; k++ {
		if t := &b.tokens[k]; t.kind == figure && t.printed == nil && t.num.unit == "项" && b.numberAt(k) == n {
			return true
		}
	}
	return false
}

// around is a name with the characters that touch it.
func (b *block) around(k int) string {
	from, to := k, k
	if k > 0 && b.tokens[k-1].end == b.tokens[k].start && b.tokens[k-1].kind <= indicators {
		from--
	}
	if k+1 < len(b.tokens) && b.tokens[k+1].start == b.tokens[k].end && b.tokens[k+1].kind == plain {
		to++
	}
	return shorten(b.text.text[b.tokens[from].start:b.tokens[to].end])
}

// resembling are the indicators whose names the words of a frame, or those right behind its number, share most of. They are where
// evidence is looked for, and never what something contradicts.
func (b *block) resembling(f *frame) []*model.Indicator {
	const ahead = 10
	from, to := b.tokens[f.first].start, b.tokens[min(f.end+ahead, len(b.tokens)-1)].end
	if f.first > 0 {
		from = b.sentence(f.first)
	}
	var out []*model.Indicator
	for n, shared := range b.pairsOf(from, to) {
		if most := b.most[n]; most > 0 && shared*2 >= most || shared >= 3 {
			out = append(out, b.site.Counted()[n])
		}
	}
	return out
}

// sentence is where the sentence of a token begins in the folded text.
func (b *block) sentence(k int) int {
	return b.tokens[b.sentenceStart(k)].start
}
