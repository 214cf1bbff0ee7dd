package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// subject is what a frame is about: all that it may mean, and whether that is all.
type subject struct {
	regions    []*model.Region // one of these
	group      []*model.Region // or these together, where several are named
	indicators []*model.Indicator
	rate       bool
	views      []*analysis.View
	first      int
	bases      []*model.Region
	baseTopics []*model.Indicator
	base       *months
	otherBase  *months            // what base may mean besides
	named      []months           // the periods that the sentence has named
	numbers    []measure.Quantity // that the sentence has given before
	part       *component
	said, told cue
	before     cue    // what the last number was said to be
	again      cue    // what the numbers before were said to be; these words may be meant again
	ofLast     bool   // the number is said to be of the one right before it, which was found
	ofBasis    bool   // the site's basis of tasks is named
	isBases    bool   // the number is that of what is compared with
	alias      string // what a guess rests on
	guessed    bool   // the indicator is told by part of its name only: another number has to bear it out
	lost       bool   // the indicator is not certain
	shared     bool   // it is known whose a number behind 分别 is
	doubt      string // why it is not certain; empty where it is
}

// unsure notes the first reason for which a subject is not certain.
func (s *subject) unsure(why string) {
	if s.doubt == "" {
		s.doubt = why
	}
}

// lose notes that the indicator is not certain.
func (s *subject) lose(why string) {
	s.unsure(why)
	s.lost = true
}

// resolve finds what a frame is about.
func (b *block) resolve(f *frame, c *context) subject {
	s := subject{said: f.cues | f.behind, told: c.told, part: f.part, numbers: c.numbers, ofBasis: b.spansBasis(f)}
	if s.part == nil && len(f.topics) == 0 {
		s.part = c.component
	}
	b.resolveWords(f, c, &s)
	b.resolvePlace(f, c, &s)
	b.resolveTopic(f, c, &s)
	b.resolveFormer(f, c, &s)
	b.resolvePeriod(f, c, &s)
	b.resolveBases(f, c, &s)
	if f.tainted {
		s.lose("讲的不是指标的数")
	}
	if f.cues&share != 0 && (f.cues&part != 0 || c.part && len(f.bases) == 0) {
		s.unsure("“其中”所指的不明")
	}
	if s.said&(above|below) != 0 && s.said&(turning|pace|target|yoy|lastYear|moreThan|lessThan|than|over) == 0 && len(s.bases) == 0 && s.base == nil && len(s.baseTopics) == 0 {
		s.unsure("没有讲明与什么相比")
	}
	if f.cues&must != 0 && s.said&(monthly|rest|target|pace|arrears|done) == 0 {
		s.unsure("讲的是今后")
	}
	if f.cues&others != 0 {
		s.unsure("“其余”所指的不明")
	}
	if len(f.places) == 0 && b.namesOthers(f) {
		s.unsure("讲的不是站点的地区")
	}
	for _, k := range f.odd {
		if len(f.topics) > 0 || !b.isPartOf(k, s.indicators) {
			s.unsure("没有读懂“" + shorten(b.spelled(k)) + "”")
		}
	}
	if k := f.at + 1; f.at < len(b.tokens) && k < len(b.tokens) && f.at < f.end && (b.tokens[k].kind == plain || b.tokens[k].kind == parts && s.part == nil) && b.tokens[k].start == b.tokens[f.at].end && !b.tokens[k].settled && !b.inNames(k, s.indicators) {
		s.unsure("没有读懂“" + shorten(b.spelled(k)) + "”")
	}
	if b.isSome(f) {
		s.unsure("讲的可能是其中一部分")
	}
	if s.said&forecast != 0 {
		s.unsure("讲的是预计数")
	}
	if s.said&sum != 0 && len(s.group) < 2 && (len(f.places) == 0 || len(s.regions) > 0 && s.regions[0] != b.site.Whole()) {
		s.unsure("没有讲明是哪些地区合计")
	}
	if s.ofLast && c.number&(above|below|moreThan|lessThan) != 0 {
		s.unsure("没有读懂是几成") // 不及枣林市28件的三分之一
	}
	if f.cues&newly != 0 && s.first > 1 {
		s.unsure("没有讲明比什么时候新增")
	}
	if s.told&(gain|newly) != 0 && f.cues&share != 0 && len(s.bases) == 0 && f.at < f.end {
		s.unsure("没有讲明占什么的")
	}
	if s.told&from != 0 && f.at < f.end && b.tokens[f.at].num.kind == points && s.said&(yoy|pace|target|from|to) == 0 && len(s.bases) == 0 && s.base == nil {
		s.unsure("没有讲明与什么时候相比")
	}
	if f.cues&part != 0 && c.number&(rest|arrears|gain|newly|turning) != 0 {
		s.unsure("“其中”所指的不明")
	}
	if f.span != nil && f.span.year == 0 && f.span.back == 0 && c.dated && len(c.views) > 0 && c.views[0].Edition.Period.Year < b.view.Edition.Period.Year && f.span.month > 0 {
		s.unsure("没有讲明是哪一年")
	}
	if b.isPastLevel(f) {
		s.unsure("讲的是上年同期的数")
	}
	if f.at < f.end && b.tokens[f.at].num.round && b.tokens[f.at].num.kind == percent && s.said&(share|complete|target|pace|half|growthNoun|up|down|flat) == 0 && len(s.bases) == 0 {
		s.unsure("没有讲明占什么的几成")
	}
	if f.span == nil && c.spans > 1 {
		s.unsure("句中不止一个时期")
	}
	if b.lastYearFirst(f) {
		s.unsure("讲的是上年同期的差距")
	}
	if f.trailed && b.tokens[f.at].num.kind == amount {
		s.unsure("没有读懂数后面的话")
	}
	if c.bracketed && len(f.places) == 0 && len(f.topics) == 0 {
		s.unsure("括号里的数所指的不明")
	}
	if b.attributive(f) {
		s.unsure("数后面讲的是别的事物")
	}
	if f.sharing && (f.cues|c.said|c.number)&each != 0 && (f.cues|c.told)&respectively == 0 {
		s.lose("“各”所指的不明") // 各差1.1个百分点和1.9个百分点
	}
	if f.sharing && (!s.shared || f.order > 0 && c.unshared) {
		s.lose("“分别”所指的不明")
	}
	if c.future || f.cues&future != 0 {
		s.unsure("讲的是今后")
	}
	return s
}

// isPastLevel reports whether a number is that of last year, which something is compared with: 比上年同期的13.9个百分点又有扩大.
func (b *block) isPastLevel(f *frame) bool {
	k := f.at - 1
	return f.at < f.end && k-1 >= f.first && b.spelled(k) == "的" && b.tokens[k-1].is(yoy|lastYear) && f.cues&turning == 0
}

// lastYearFirst reports whether a comparison is one of last year: 去年同期还领先2.2个百分点.
func (b *block) lastYearFirst(f *frame) bool {
	seen := false
	for k := f.first; k < min(f.at, len(b.tokens)); k++ {
		switch t := &b.tokens[k]; {
		case t.is(above|below) && seen:
			return true
		case t.is(than | and | yoy):
			return false
		case t.is(lastYear):
			seen = true
		}
	}
	return false
}

// attributive reports whether the number of a frame only describes what stands behind it: 300万美元的日资增资, 五分之一的衡川经开区.
func (b *block) attributive(f *frame) bool {
	k := f.at + 1
	if f.at >= f.end || k+1 >= len(b.tokens) || b.spelled(k) != "的" || f.behind != 0 || f.end > k {
		return false
	}
	t := &b.tokens[k+1]
	return t.kind == plain || t.kind == region || t.kind == indicators
}

// isSome reports whether the number of a frame counts some of what was spoken of, of which something else is said: 有2项承担单位停产.
func (b *block) isSome(f *frame) bool {
	if f.at <= f.first || f.at+1 >= len(b.tokens) || f.at >= f.end || b.tokens[f.at].printed != nil || len(f.topics) > 0 {
		return false
	}
	n := &b.tokens[f.at].num
	return n.kind == amount && n.places == 0 && strings.HasSuffix(b.spelled(f.at-1), "有") && b.tokens[f.at+1].kind <= word
}

// shorten cuts what is quoted in a message.
func shorten(s string) string {
	const most = 12
	n := 0
	for at := range s {
		if n == most {
			return s[:at] + "…"
		}
		n++
	}
	return s
}

// measured are the words that name what is measured.
const measured = complete | growthNoun | fallNoun | share | pace | average | arrears | monthly | spread

// resolveWords takes over what the number before was said to be, where nothing new is said: 甲县增长5.0%、乙县3.2%.
func (b *block) resolveWords(f *frame, c *context, s *subject) {
	if s.said&(above|below) != 0 && s.said&(pace|target|yoy|lastYear|turning) == 0 && len(f.bases) == 0 && f.baseSpan == nil && c.said&pace != 0 {
		s.said |= pace // 甲县领先序时4.3个百分点，乙县落后15.4个
	}
	if c.ahead && c.said&over != 0 && f.cues&above != 0 && f.cues&(pace|yoy|lastYear|measured|over) == 0 && len(f.bases) == 0 && f.baseSpan == nil && len(f.baseTopics) == 0 {
		s.said |= over | target // 超额完成年度目标，超出0.46亿元
	}
	if f.cues&turning != 0 && f.cues&(measured|above|below|to) == 0 && f.at < f.end && b.tokens[f.at].num.kind == points {
		switch {
		case c.ahead:
			s.said |= c.said & share // 占全州比重甲县提高最多，提高6.1个百分点
		case c.choice != nil && f.cues&(yoy|lastYear) != 0:
			s.said |= c.number & share // 占全州的22.6%，比上年同期提高6.1个百分点
		}
	}
	if f.cues&to != 0 && f.cues&measured == 0 {
		s.said |= c.number & (measured | target) // 完成率由12.1%上升到32.0%
	}
	if s.said&rest != 0 && s.said&(pace|target) == 0 && c.told&pace != 0 {
		s.said |= pace // 与序时进度差距最大的是甲县，差5.1个百分点
	}
	if k := f.at + 1; k+1 < len(b.tokens) && b.spelled(k) == "的" && b.numberNear(k+1) && f.cues&complete != 0 {
		s.again = target // 完成全年8.00亿元的34.6%
	}
	if f.at >= len(b.tokens) || b.tokens[f.at].kind != figure || b.tokens[f.at].printed != nil || s.said&^silent != 0 {
		return
	}
	n := &b.tokens[f.at].num
	if n.kind == c.kind || f.at == f.first+1 && b.spelled(f.first) == "的" { // 为年度目标265亿元的50.2%
		s.before = c.number &^ (highest | lowest | only | each)
	}
	if (n.kind == c.kind || c.ahead) && c.said&^silent != 0 {
		s.again = c.said &^ (highest | lowest | only | each)
		if f.sharing && f.order > 0 {
			s.said |= s.again
		}
	}
}

// resolvePlace finds whom a frame is about.
func (b *block) resolvePlace(f *frame, c *context, s *subject) {
	var named []*model.Region
	alike := false
	for _, p := range f.places {
		switch {
		case strings.HasSuffix(b.spelled(p.token), "者"): // see resolveFormer
		case p.pronoun && p.region == nil:
			if r := b.pronounced(p.token, c); r != nil {
				named = append(named, r)
			}
		case p.region == nil:
			s.regions = nil
			s.unsure("站点没有“" + b.spelled(p.token) + "”的数")
			return
		case p.members:
			s.group = b.site.Counties()
			if len(f.places) == 1 && f.cues&(each|sum) == 0 && !strings.HasPrefix(b.spelled(p.token), "各") {
				s.unsure("“" + b.spelled(p.token) + "”所指的不明")
			}
		default:
			named = append(named, p.region)
			alike = alike || b.soundsLike(p)
		}
	}
	if len(named) > 0 {
		s.group = nil
	}
	switch {
	case f.sharing && len(named) > 1 && f.order < len(named) && b.counts(f, len(named)):
		s.regions, s.shared = named[f.order:f.order+1], true
	case len(named) == 0 && f.counted >= 0 && !b.countsUniverse(f) && b.several(f) == len(b.site.Counties()):
		s.group = b.site.Counties()
	case len(named) == 0 && f.counted >= 0 && !b.countsUniverse(f) && b.several(f) > 1 && b.several(f) <= len(c.listing):
		s.group = c.listing[len(c.listing)-b.several(f):]
	case f.sharing && len(named) == 0 && (len(f.topics) < 2 || !f.topics[len(f.topics)-1].joined) && b.shareOfPlaces(f, c) != nil:
		s.regions, s.shared = []*model.Region{b.shareOfPlaces(f, c)}, true
		if len(c.segment) != len(c.listing) || f.order > 0 && c.unshared {
			s.unsure("“分别”所指的在前面的话里")
		}
	case len(named) == 1:
		s.regions = named
	case len(named) > 1:
		s.group = named
	case len(named) == 0 && len(s.group) == 0 && f.cues&sum != 0 && len(c.listing) > 1:
		s.group = c.listing
	case len(s.group) > 0:
	case len(c.places) > 1:
		s.group = c.places
		if c.unsettled {
			s.regions = []*model.Region{c.home}
		}
	default:
		if c.away {
			s.unsure("前面讲的不是站点的地区")
		}
		s.regions = slices.Clone(c.places)
		if c.unsettled && len(c.places) == 1 && c.places[0] != c.home {
			s.regions = append(s.regions, c.home)
		}
		if c.unsettled {
			for _, r := range c.previous {
				if !slices.Contains(s.regions, r) {
					s.regions = append(s.regions, r)
				}
			}
		}
		if len(c.segment) > 1 {
			for _, r := range append(c.segment[:len(c.segment):len(c.segment)], c.home) {
				if !slices.Contains(s.regions, r) {
					s.regions = append(s.regions, r)
				}
			}
		}
	}
	if row := b.rowTo(f); len(row) > 1 && !f.sharing && len(s.group) == 0 && len(s.regions) > 0 && s.regions[0] == row[len(row)-1] {
		s.group = row // A1.2亿元、B0.8亿元占全州的36.1%
	}
	if alike && len(s.regions) == 1 {
		s.regions = append(slices.Clone(s.regions), b.about.Region) // 全市 on the page of a 市
	}
	if f.counted >= 0 && !b.countsUniverse(f) && len(named) == 0 && len(s.group) == 0 {
		s.unsure("“" + b.spelled(f.counted) + "”所指的不明")
	}
	if len(s.group) > 0 && len(s.regions) == 0 {
		s.regions = s.group[len(s.group)-1:]
	}
}

// soundsLike reports whether the word for the whole may also mean the page's own region: 全市 on the page of a 市.
func (b *block) soundsLike(p place) bool {
	r := b.about.Region
	kind, ok := strings.CutPrefix(b.spelled(p.token), "全")
	return r != nil && ok && p.region == b.site.Whole() && r != p.region && strings.HasSuffix(r.Name, kind)
}

// rowTo are the regions of the list, each with its number, that ends before the share that a frame tells.
func (b *block) rowTo(f *frame) []*model.Region {
	if f.cues&share == 0 || f.first == 0 || b.tokens[f.first-1].kind != pause && b.tokens[f.first-1].kind != figure {
		return nil
	}
	var out []*model.Region
	for k := f.at - 1; k >= max(0, f.at-longClause); k-- {
		switch t := &b.tokens[k]; {
		case t.kind == region && t.entry.region != nil && !t.entry.members:
			out = append(out, t.entry.region)
		case t.kind == pause, t.kind == figure, t.is(filler | and | complete | share):
		default:
			k = 0
		}
	}
	slices.Reverse(out)
	return out
}

// shareOfPlaces is the region that a number behind 分别 belongs to: of as many named last as there are numbers. Nil where the names
// do not come out even.
func (b *block) shareOfPlaces(f *frame, c *context) *model.Region {
	if len(c.places) < 2 && len(c.listing) < 2 {
		return nil
	}
	if n := b.numbersOf(f); n >= 2 && n <= len(c.listing) && f.order < n {
		return c.listing[len(c.listing)-n+f.order]
	}
	return nil
}

// several is the number of members that a frame speaks of: 两县.
func (b *block) several(f *frame) int {
	n, err := b.tokens[f.counted].num.value.Int64()
	if err != nil {
		return 0
	}
	return int(n)
}

// counts reports whether the clause of a frame has exactly n numbers behind 分别.
func (b *block) counts(f *frame, n int) bool { return b.numbersOf(f) == n }

// numbersOf is how many numbers stand behind 分别 in the clause of a frame.
func (b *block) numbersOf(f *frame) int {
	have := f.order + 1
	for k := f.at + 1; k < min(len(b.tokens), f.at+longClause) && (b.number(k) || b.tokens[k].kind == pause || b.tokens[k].kind == word && b.tokens[k].entry.cue&^(silent|complete|turning|yoy) == 0); k++ {
		if b.number(k) {
			have++
		}
	}
	return have
}

// number reports whether the token at k is a number that may be a figure.
func (b *block) number(k int) bool {
	t := &b.tokens[k]
	return t.kind == figure && (t.printed != nil || t.num.kind != idle)
}

// pronounced is the region that 全县 or 我市 at a token means, or nil.
func (b *block) pronounced(k int, c *context) *model.Region {
	if b.about.Region != nil {
		return b.about.Region
	}
	if len(c.places) == 1 && c.places[0].Kind != model.Prefecture {
		return c.places[0]
	}
	if strings.HasPrefix(b.spelled(k), "该") {
		return nil
	}
	return c.home
}

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
		for n, i := range b.site.Indicators {
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
	if n := b.numbersOf(f); n >= 2 && n <= len(last) && f.order < n {
		return last[len(last)-n+f.order]
	}
	return nil
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
			out = append(out, b.site.Indicators[n])
		}
	}
	return out
}

// sentence is where the sentence of a token begins in the folded text.
func (b *block) sentence(k int) int {
	return b.tokens[b.sentenceStart(k)].start
}

// resolvePeriod finds the period that a frame is about.
func (b *block) resolvePeriod(f *frame, c *context, s *subject) {
	s.views, s.first, s.named = c.views, c.first, c.periods
	if f.span == nil {
		return
	}
	if f.span.unit > 0 && c.dated && c.first > 1 {
		return // 5月是高峰，当月
	}
	s.views, s.first = b.spanViews(f.span), b.firstMonth(f.span)
	if f.span.month == 12 && f.span.first <= 1 && f.span.year > 0 {
		s.views = append(s.views, b.view) // the year that a yearly figure is of: 2021年度企业享受…
	}
	switch {
	case len(s.views) == 0:
		s.unsure("没有所讲时期的报表")
	case f.span.year > b.view.Edition.Period.Year:
		s.unsure("讲的是今后")
	case b.isToCome(f.span) && s.said&(monthly|rest|target|must|complete) == 0:
		s.unsure("讲的是今后")
	}
}

// resolveBases finds what a frame compares with.
func (b *block) resolveBases(f *frame, c *context, s *subject) {
	for _, p := range f.bases {
		switch {
		case p.setting:
		case p.pronoun && p.region == nil:
			if r := b.pronounced(p.token, c); r != nil {
				s.bases = append(s.bases, r)
			}
		case p.members:
			s.bases = append(s.bases, b.site.Whole())
		case p.region == nil:
			s.unsure("站点没有“" + b.spelled(p.token) + "”的数")
		default:
			s.bases = append(s.bases, p.region)
		}
	}
	if (s.again != 0 || s.said&(above|below) != 0 && s.said&(pace|target|yoy|lastYear) == 0 || c.ofBase) && len(s.bases) == 0 && len(f.bases) == 0 {
		s.bases = c.lastBases
	}
	if len(s.bases) == 0 && s.said&(above|below|than|flat|turning) != 0 && s.said&(target|pace|yoy|lastYear) == 0 && f.baseSpan == nil {
		s.bases = c.bases
	}
	if len(f.bases) == 0 && len(s.regions) == 1 {
		s.bases = slices.DeleteFunc(slices.Clone(s.bases), func(r *model.Region) bool { return r == s.regions[0] })
	}
	for _, t := range f.baseTopics {
		s.baseTopics = append(s.baseTopics, t.indicators...)
	}
	s.isBases = f.ofBase
	s.ofLast = c.lastFound && f.at > f.first && f.first > 0 && b.spelled(f.first) == "的" && b.number(f.first-1)
	switch {
	case f.sharing && f.order > 0 || c.ofBase && len(s.bases) == 0:
		s.base, s.bases = c.lastBase, c.lastBases
	case s.said&(yoy|lastYear|rest|target|pace) == 0, s.said&pace != 0 && s.said&turning != 0:
		s.base = c.base
	}
	if f.baseSpan != nil {
		s.base, s.otherBase = b.basePeriod(b.withYear(f.baseSpan, f))
		if s.base == nil {
			s.unsure("没有所比时期的报表")
		}
	}
	if s.said&yearStart != 0 {
		v := b.viewOf(model.Period{Year: b.view.Edition.Period.Year - 1, Month: 12})
		if v == nil {
			s.unsure("没有上年末的报表")
			return
		}
		s.base = &months{view: v}
	}
}

// withYear is the period that something is a share of, in the year of what is a part of it: 去年上半年占全年的.
func (b *block) withYear(base *span, f *frame) *span {
	if f.span == nil || f.cues&share == 0 || base.year != 0 || base.back != 0 {
		return base
	}
	of := *base
	of.year, of.back = f.span.year, f.span.back
	return &of
}

// basePeriod is the period that something is compared with, or nil where there is no report; 去年 has another meaning.
func (b *block) basePeriod(s *span) (base, other *months) {
	views := b.spanViews(s)
	if len(views) > 1 {
		other = &months{view: views[1], first: b.firstMonth(s)}
	}
	if len(views) > 0 {
		base = &months{view: views[0], first: b.firstMonth(s)}
	}
	return base, other
}

// after is the context behind a frame.
func (b *block) after(f *frame, s *subject, c context, found *evidence) context {
	if len(f.places) > 0 || f.counted >= 0 && len(s.group) > 0 || f.cues&sum != 0 && len(s.group) > 0 {
		if len(s.group) > 0 {
			c.places = s.group
		} else if len(s.regions) > 0 {
			c.places = s.regions[:1]
		}
		c.unsettled = false
		if len(f.places) > 0 {
			for _, r := range grow(s.group, s.regions...) {
				if !slices.Contains(c.segment, r) {
					c.segment = grow(c.segment, r)
				}
			}
		}
		for _, p := range f.places {
			if p.region != nil && p.region.Kind != model.Prefecture && p.region.Kind != model.Province && !p.members {
				c.listing = grow(c.listing, p.region)
			}
		}
	}
	c.named = grow(c.named, b.naming(f)...)
	if len(f.topics) > 0 {
		last := f.topics[len(f.topics)-1]
		c.topics, c.rate, c.lost = last.indicators, last.rate, last.unclean && found == nil
		for _, t := range f.topics {
			c.recent = remember(c.recent, t.indicators)
		}
		c.part, c.component = false, nil
		c.guessed, c.renewed = false, false
		switch {
		case found != nil:
			c.topics = []*model.Indicator{found.indicator}
		case f.at < f.end && b.tokens[f.at].num.kind == amount && b.tokens[f.at].printed == nil && !slices.ContainsFunc(c.topics, func(i *model.Indicator) bool { return fits(b.tokens[f.at].num.unit, i) }):
			c.lost = true // 享受加计扣除的企业58家
		}
		c.missed, c.met = 0, 0
	} else if found != nil && (b.tells(f, s) || !s.guessed && !c.lost) {
		c.topics, c.lost, c.guessed = []*model.Indicator{found.indicator}, false, false
		if !f.sharing && !slices.Contains(c.named, found.indicator) {
			c.named = grow(c.named, found.indicator)
		}
		c.recent = remember(c.recent, c.topics)
	} else if s.guessed {
		c.topics, c.guessed, c.lost = s.indicators, true, s.lost || f.at < f.end && found == nil && len(f.unknown) > 0
	} else if s.lost && f.at < f.end && b.number(f.at) {
		c.lost, c.guessed = true, false
	} else if len(f.odd) > 0 && f.at >= f.end && len(f.places) == 0 {
		c.guessed = true // 能耗强度目标另有要求，为下降3.2%
	} else if len(f.odd) > 0 && f.at < f.end {
		c.lost, c.guessed = true, false
		if more := b.resembling(f); len(more) > 0 {
			c.topics = more
		}
	}
	if found != nil && s.alias != "" && f.at < f.end && b.tells(f, s) {
		c.aliases = append(c.aliases[:len(c.aliases):len(c.aliases)], alias{s.alias, found.indicator})
	}
	if f.at < f.end && b.tokens[f.at].printed == nil && judged(&b.tokens[f.at].num) {
		if found != nil {
			c.met++
		} else {
			c.missed++
		}
	}
	c.placed = f.at < f.end && b.tokens[f.at].isPlace()
	c.lastFound = f.at < f.end && found != nil
	if found != nil && c.unsettled && b.tells(f, s) {
		c.places, c.unsettled = found.regions, false
	}
	stranger := slices.ContainsFunc(f.places, func(p place) bool { return p.region == nil && !p.members && !p.pronoun })
	c.away = stranger || len(f.places) == 0 && (c.away || b.namesOthers(f))
	if f.part != nil {
		c.component = f.part
	}
	if f.cues&part != 0 {
		c.part = true
	}
	if len(f.places) > 0 {
		c.part = false
	}
	if f.span != nil {
		if !c.dated || s.first != c.first || len(s.views) > 0 && len(c.views) > 0 && s.views[0] != c.views[0] {
			c.spans++
		}
		for _, v := range s.views[:min(1, len(s.views))] {
			c.periods = grow(c.periods, months{v, s.first})
		}
		if !b.stillThen(f) {
			c.views, c.first, c.dated = s.views, s.first, true
		}
	}
	if f.at >= f.end && len(f.topics) == 0 && f.cues&turning == 0 { // 与一季度相比，
		if f.baseSpan != nil || s.said&yearStart != 0 {
			c.base = s.base
		}
		if len(f.bases) > 0 && f.cues&(above|below|rank) == 0 && (f.cues&(than|flat|spread) != 0 || b.compares(f)) {
			c.bases = s.bases
		}
	}
	if found != nil {
		c.spoken = grow(c.spoken, found.reading)
		c.numbers = grow(c.numbers, found.quantity)
	}
	if f.at < f.end && b.tokens[f.at].printed != nil && found != nil {
		c = c.printed(f, s, found)
	}
	if f.at < f.end && b.tokens[f.at].printed == nil && !b.tokens[f.at].isPlace() {
		c.said, c.kind = s.said, b.tokens[f.at].num.kind
		c.number = s.said
		switch {
		case found != nil:
			c.said, c.number = found.said, found.said
		case f.cues&^silent == 0:
			c.said |= s.again
		}
		c.choice = nil
		c.lastBases, c.lastBase, c.ofBase = s.bases, s.base, f.ofBase
		if found != nil {
			c.choice = found.reading
		}
	}
	if (f.at >= f.end || b.tokens[f.at].isPlace()) && f.cues&(measured|turning|yoy|target|lastYear|over|exceeded) != 0 {
		c.said, c.ahead, c.choice = f.cues&^(rank|from|to), true, nil // 完成率最低的是甲县，为16.0%
		if f.cues&(highest|lowest) != 0 && f.cues&turning != 0 && f.cues&measured == 0 {
			c.said |= c.told & share // 乙县下降最多，
		}
	} else if f.at < f.end && (f.cues&^silent != 0 || f.cues&highest != 0) {
		c.ahead = false
	}
	if f.sharing {
		c.unshared = !s.shared || f.order > 0 && c.unshared
	}
	c.told |= f.cues
	c.future = c.future || b.intends(f) || f.span != nil && f.span.year > b.view.Edition.Period.Year
	c.fresh = false
	return c
}

// stillThen reports whether a frame only says how it was in an earlier period, 上期尚在序时进度以内: what follows is of now again.
func (b *block) stillThen(f *frame) bool {
	if f.at < f.end || !f.span.before && f.span.back == 0 {
		return false
	}
	for k := f.first; k < f.end; k++ {
		if slices.Contains([]string{"尚", "还", "仍", "曾", "尚在", "还在", "仍在", "还是", "仍是"}, b.spelled(k)) {
			return true
		}
	}
	return false
}

// naming are the indicators that a frame names, in order, also by parts of their names that no other has.
func (b *block) naming(f *frame) []*model.Indicator {
	var out []*model.Indicator
	for k := f.first; k < min(f.at, len(b.tokens)); k++ {
		switch t := &b.tokens[k]; {
		case t.kind == indicators && slices.ContainsFunc(f.topics, func(p topic) bool { return p.token == k }):
			out = append(out, t.entry.indicators...)
		case t.kind == plain && slices.Contains(f.unknown, k):
			if guess := b.withAll(k); len(guess) == 1 {
				out = append(out, guess...)
			}
		}
	}
	return out
}

// tells reports whether the number of a frame says enough to bear out what it is of: three digits or more, two where only one
// indicator is thought of.
func (b *block) tells(f *frame, s *subject) bool {
	enough := 3
	if len(s.indicators) == 1 && strings.Contains(b.spelled(f.at), ".") {
		enough = 2
	}
	digits := 0
	for _, r := range b.spelled(f.at) {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits >= enough
}

// namesOthers reports whether a frame names what looks like a region that the site does not know: 张家界市, 北江省.
func (b *block) namesOthers(f *frame) bool {
	return slices.ContainsFunc(f.unknown, func(k int) bool {
		t := &b.tokens[k]
		last, _ := utf8.DecodeLastRuneInString(b.spelled(k))
		const short, long = 3, 8
		return t.quote == 0 && t.runes >= short && t.runes <= long && strings.ContainsRune("省市县州旗", last)
	})
}

// judged reports whether a number is one that is held against figures.
func judged(n *number) bool {
	return n.kind == percent || n.kind == points || n.kind == amount && !n.round || n.kind == times
}

// compares reports whether a frame ends in 相比: 与全省相比，.
func (b *block) compares(f *frame) bool {
	for k := f.first; k < min(f.end, len(b.tokens)); k++ {
		if strings.HasPrefix(b.spelled(k), "相") || b.spelled(k) == "对照" {
			return true
		}
	}
	return false
}

// intends reports whether a frame says that what follows in its sentence is still to come, or is supposed.
func (b *block) intends(f *frame) bool {
	if f.cues&must != 0 && f.cues&(monthly|rest|target|pace|arrears|done) == 0 {
		return true
	}
	if f.cues&future == 0 {
		return false
	}
	for k := f.first; k < min(f.end, len(b.tokens)); k++ {
		if b.tokens[k].is(future) && slices.Contains(intentions, b.spelled(k)) {
			return true
		}
	}
	return false
}

// intentions are the words behind which a whole sentence is of the future.
var intentions = strings.Fields("力争 争取 确保 计划 拟 拟于 预期 有望 若 如果 假如 倘若 若按 如按 假设 照此进度 按此进度 照此 照此推算 按此 推算 测算 规划 到年底 年底前 年底 目标是到 如能 一旦 即使 即便 可望 务必 必须 奋力 冲刺 下一步 今后 明年 下年 提出 预测 限期 不得 原则上 才能 才会 建议 希望")

// printed is the context behind a reference: whose number it prints, and which.
func (c context) printed(f *frame, s *subject, found *evidence) context {
	if r := found.regions[0]; len(f.places) == 0 && !f.sharing && !slices.Contains(c.places, r) && !slices.Contains(s.bases, r) {
		c.places = found.regions
	}
	c.said, c.choice = s.said, found.reading
	return c
}

// remember adds what was spoken of to what numbers may be about later on; the oldest is forgotten first.
func remember(list, more []*model.Indicator) []*model.Indicator {
	const most = 6
	for _, i := range more {
		list = append([]*model.Indicator{i}, slices.DeleteFunc(slices.Clone(list), func(o *model.Indicator) bool { return o == i })...)
	}
	return list[:min(len(list), most)]
}
