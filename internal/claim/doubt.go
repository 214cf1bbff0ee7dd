package claim

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// doubts are the reasons for which it is not certain what a frame is about, in the order in which they are told. What loses makes
// the indicator uncertain for the clauses that follow as well.
var doubts = []struct {
	why   string
	loses bool
	holds func(b *block, f *frame, c *context, s *subject) bool
}{
	{"讲的不是指标的数", true, func(_ *block, f *frame, _ *context, _ *subject) bool { return f.tainted }},
	{"“其中”所指的不明", false, partOfSomething},
	{"没有讲明与什么相比", false, comparedWithNothing},
	{"讲的是今后", false, func(_ *block, f *frame, _ *context, s *subject) bool {
		return f.cues&must != 0 && s.said&(monthly|rest|target|pace|arrears|done) == 0
	}},
	{"“其余”所指的不明", false, func(_ *block, f *frame, _ *context, _ *subject) bool { return f.cues&others != 0 }},
	{"讲的不是站点的地区", false, func(b *block, f *frame, _ *context, _ *subject) bool { return len(f.places) == 0 && b.namesOthers(f) }},
	{"讲的可能是其中一部分", false, func(b *block, f *frame, _ *context, _ *subject) bool { return b.isSome(f) }},
	{"讲的是预计数", false, func(_ *block, _ *frame, _ *context, s *subject) bool { return s.said&forecast != 0 }},
	{"数据没有这一部分的上年数", false, func(_ *block, _ *frame, _ *context, s *subject) bool {
		return s.part != nil && s.said&(turning|yoy|growthNoun|fallNoun|lastYear) != 0
	}},
	{"没有讲明差的是什么", false, func(_ *block, f *frame, _ *context, s *subject) bool {
		return s.said&rest != 0 && (s.said|s.told)&(target|done|over|half|pace|arrears|onPace|spread|monthly) == 0 && len(s.bases) == 0 && s.base == nil && s.basePlace == nil // 只差22户: of the year, or of time
	}},
	{"没有讲明是合计还是各自的", false, func(b *block, f *frame, _ *context, s *subject) bool {
		return len(s.group) > 1 && !f.sharing && s.said&(sum|each) == 0 && len(f.places) == 0 && f.at < f.end && b.tokens[f.at].num.kind == percent
	}},
	{"讲的是衡量用的数", false, func(b *block, f *frame, _ *context, _ *subject) bool {
		return f.at < f.end && f.at > f.first && b.spelled(f.at-1) == "按" // 按75%的进度衡量
	}},
	{"讲的是剔除一部分以后的数", false, func(b *block, f *frame, _ *context, _ *subject) bool { return b.leavesOut(f) }},
	{"没有讲明是哪些地区合计", false, sumOfNobody},
	{"没有讲明是哪些地区合计", false, func(b *block, f *frame, _ *context, _ *subject) bool { return b.addsOne(f) }},
	{"没有读懂是几成", false, func(_ *block, _ *frame, c *context, s *subject) bool {
		return s.ofLast && c.number&(above|below|moreThan|lessThan) != 0 // 不及枣林市28件的三分之一
	}},
	{"没有讲明比什么时候新增", false, func(_ *block, f *frame, _ *context, s *subject) bool { return f.cues&newly != 0 && s.first > 1 }},
	{"没有讲明占什么的", false, func(_ *block, f *frame, _ *context, s *subject) bool {
		return f.at < f.end && s.told&(gain|newly|rest|arrears) != 0 && f.cues&share != 0 && len(s.bases) == 0
	}},
	{"没有讲明与什么时候相比", false, changeSinceNothing},
	{"“其中”所指的不明", false, func(_ *block, f *frame, c *context, _ *subject) bool {
		return f.cues&part != 0 && c.number&(rest|arrears|gain|newly|turning) != 0
	}},
	{"没有讲明是哪一年", false, yearUnsaid},
	{"讲的是上年同期的数", false, func(b *block, f *frame, _ *context, _ *subject) bool { return b.isPastLevel(f) }},
	{"没有讲明占什么的几成", false, roundOfNothing},
	{"句中不止一个时期", false, func(_ *block, f *frame, c *context, _ *subject) bool { return f.span == nil && c.spans > 1 }},
	{"讲的是上年同期的差距", false, func(b *block, f *frame, _ *context, _ *subject) bool { return b.lastYearFirst(f) }},
	{"没有读懂数后面的话", false, func(b *block, f *frame, _ *context, _ *subject) bool {
		return f.trailed && b.tokens[f.at].num.kind == amount
	}},
	{"括号里的数所指的不明", false, func(_ *block, f *frame, c *context, _ *subject) bool {
		return c.bracketed && len(f.places) == 0 && len(f.topics) == 0
	}},
	{"数后面讲的是别的事物", false, func(b *block, f *frame, _ *context, _ *subject) bool { return b.attributive(f) }},
	{"“各”所指的不明", true, func(_ *block, f *frame, c *context, _ *subject) bool {
		return f.sharing && (f.cues|c.said|c.number)&each != 0 && (f.cues|c.told)&respectively == 0 // 各差1.1个百分点和1.9个百分点
	}},
	{"“分别”所指的不明", true, func(_ *block, f *frame, c *context, s *subject) bool {
		return f.sharing && (!s.shared || f.order > 0 && c.unshared)
	}},
	{"讲的是今后", false, func(_ *block, f *frame, c *context, _ *subject) bool { return c.future || f.cues&future != 0 }},
}

// findDoubts notes why a subject is not certain: words that nothing explains, and what the table holds.
func (b *block) findDoubts(f *frame, c *context, s *subject) {
	b.findUnread(f, s)
	for k := range doubts {
		d := &doubts[k]
		switch {
		case !d.holds(b, f, c, s):
		case d.loses:
			s.lose(d.why)
		default:
			s.unsure(d.why)
		}
	}
}

// findUnread notes the words that were not understood: before a number, and right behind it.
func (b *block) findUnread(f *frame, s *subject) {
	for _, k := range f.odd {
		if len(f.topics) > 0 || !b.isPartOf(k, s.indicators) {
			s.unsure("没有读懂“" + shorten(b.spelled(k)) + "”")
		}
	}
	k := f.at + 1
	if f.at >= f.end || k >= len(b.tokens) || b.tokens[k].start != b.tokens[f.at].end || b.tokens[k].settled || b.inNames(k, s.indicators) {
		return
	}
	if b.tokens[k].kind == plain || b.tokens[k].kind == parts && s.part == nil {
		s.unsure("没有读懂“" + shorten(b.spelled(k)) + "”")
	}
}

// partOfSomething: 其中占38%, and nobody says of what.
func partOfSomething(_ *block, f *frame, c *context, _ *subject) bool {
	return f.cues&share != 0 && (f.cues&part != 0 || c.part && len(f.bases) == 0)
}

// comparedWithNothing: 高出3个百分点, and nobody says than what.
func comparedWithNothing(_ *block, _ *frame, _ *context, s *subject) bool {
	const otherwise = turning | pace | target | yoy | lastYear | moreThan | than | over
	return s.said&(above|below) != 0 && s.said&otherwise == 0 && len(s.bases) == 0 && s.base == nil && len(s.baseTopics) == 0 && s.basePlace == nil
}

// sumOfNobody: 合计370亿元, and the regions that it is of were not understood.
func sumOfNobody(b *block, f *frame, _ *context, s *subject) bool {
	return s.said&sum != 0 && len(s.group) < 2 && (len(f.places) == 0 || len(s.regions) > 0 && s.regions[0] != b.site.Whole())
}

// addsOne reports whether the region of a frame is added to others that are counted: 七个县区加市本级共追回3704.4万元.
func (b *block) addsOne(f *frame) bool {
	if len(f.places) == 0 || f.places[0].token < 2 {
		return false
	}
	k := f.places[0].token - 1
	return slices.Contains([]string{"加", "加上", "连同", "再加", "再加上"}, b.spelled(k)) && (b.tokens[k-1].kind == region || b.isCount(k-1))
}

// changeSinceNothing: 半年提升2.2个百分点 behind 由上年末的52.5%提高到54.7%.
func changeSinceNothing(b *block, f *frame, _ *context, s *subject) bool {
	return s.told&from != 0 && f.at < f.end && b.tokens[f.at].num.kind == points && s.said&(yoy|pace|target|from|to) == 0 && len(s.bases) == 0 && s.base == nil
}

// yearUnsaid: 去年上半年2357吨、全年5183吨, which may be of either year.
func yearUnsaid(b *block, f *frame, c *context, _ *subject) bool {
	if f.span == nil || f.span.year != 0 || f.span.back != 0 || f.span.month == 0 || !c.dated || len(c.views) == 0 {
		return false
	}
	return c.views[0].Edition.Period.Year < b.view.Edition.Period.Year
}

// roundOfNothing: 恰好一半, and nobody says of what.
func roundOfNothing(b *block, f *frame, _ *context, s *subject) bool {
	if f.at >= f.end || !b.tokens[f.at].num.round || b.tokens[f.at].num.kind != percent || len(s.bases) > 0 {
		return false
	}
	return s.said&(share|complete|target|pace|half|growthNoun|up|down|flat) == 0
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

// namesOthers reports whether a frame names what looks like a region that the site does not know: 张家界市, 北江省.
func (b *block) namesOthers(f *frame) bool {
	return slices.ContainsFunc(f.unknown, func(k int) bool {
		t := &b.tokens[k]
		last, _ := utf8.DecodeLastRuneInString(b.spelled(k))
		const short, long = 3, 8
		return t.quote == 0 && t.runes >= short && t.runes <= long && strings.ContainsRune("省市县州旗", last)
	})
}
