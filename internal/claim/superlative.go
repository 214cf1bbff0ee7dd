package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// superlatives holds 最高, 最慢, 垫底 and their like against the order of the members, and against the place in the level above.
func superlatives(s *saying) {
	for k := s.frame.first; k < s.frame.end; k++ {
		if t := &s.tokens[k]; t.is(highest) != t.is(lowest) && !s.isAside(k) { // 首末两位 is both
			s.superlative(k)
		}
	}
}

// isAside reports whether the superlative at k is not one among regions: 为今年以来最高, 最高不超过200万元, 最大一项.
func (s *saying) isAside(k int) bool {
	for m := s.clause.first; m < k; m++ {
		if t := &s.tokens[m]; strings.HasSuffix(s.spelled(m), "以来") || t.is(alien) || t.kind == plain && strings.Contains(s.spelled(m), "历") {
			return true
		}
	}
	if before := s.text.text[:s.tokens[k].start]; strings.HasSuffix(before, "得") || strings.HasSuffix(before, "差距") {
		return true // 减得最多, 差距最大: by what is left open
	}
	if k+1 < s.clause.end && s.tokens[k+1].kind == figure && s.tokens[k+1].printed == nil && s.tokens[k+1].num.kind == moved {
		return true // 排在最后两位
	}
	if strings.HasSuffix(s.spelled(k), "的") || k+1 >= s.clause.end {
		return k+1 >= s.clause.end && strings.HasSuffix(s.spelled(k), "的")
	}
	switch t := &s.tokens[k+1]; {
	case t.kind == plain, t.kind == region && !isMember(t), t.is(lessThan | moreThan | not | future | must):
		return t.kind != region
	case t.kind == figure:
		return t.printed == nil && (t.num.kind == amount && t.num.round || t.num.kind == idle || t.num.kind == counted)
	}
	return false
}

// superlative judges the one at k.
func (s *saying) superlative(k int) {
	if s.isItemWord(k-1) || s.isExtent(k-1) || s.sharedPlace(k) || s.amongIndicators(k) || s.amongTasks(k) {
		return
	}
	h := s.holdersOf(k)
	if h.first < 0 && s.leadsOn(k) {
		return
	}
	u := s.rankedAmong(k)
	if u.other || s.first > 1 {
		return
	}
	e := endOf(s.spelled(k))
	if u.upper {
		s.upperEnd(k, e, &h)
		return
	}
	c := ranking{gauge: s.gaugeAt(k, e, h.first >= 0), among: u, views: s.views}
	at := standing{from: 1, to: 1, bottom: e.bottom}
	for _, list := range h.choices {
		if areMembers(list) {
			c.choices = append(c.choices, posts(list, at, false))
		}
	}
	if len(c.choices) == 0 || len(c.choices) < len(h.choices) && h.named {
		return
	}
	if k > s.frame.first && s.tokens[k-1].is(above|below|rest|over|lastYear) || s.frame.cues&lastYear != 0 {
		s.unsure("没有讲明按什么排") // 超出最多的, 去年同期垫底的
	}
	if s.frame.cues&share != 0 && len(s.before.shareOf) > 0 {
		s.unsure("没有讲明占什么的份额") // 占预算收入的72.9%，占比最高
	}
	if s.frame.cues&share != 0 && ((s.frame.cues|s.before.told)&target != 0 || len(s.frame.bases) == 0) {
		s.unsure("没有讲明占什么的份额") // 过夜游客占比最高的云湖
	}
	if len(h.choices) > 0 && len(h.choices[0]) > 1 {
		s.unsure("不止一个地区")
	}
	if k > s.frame.first && turnsSign(s.spelled(k-1)) {
		s.unsure("没有读懂“" + shorten(s.spelled(k-1)) + "”")
	}
	if !h.named && !u.stated && e.side != byPlace {
		s.unsure("没有讲明在哪些地区中")
	}
	f := s.weigh(&c)
	if f.truth == unsure && s.unranked(k, &c) {
		return
	}
	s.endVerdict(k, &h, f, at)
}

// turnsSign reports whether more of what a word says is less of the figure: 超支最多.
func turnsSign(word string) bool {
	return slices.Contains([]string{"超支", "透支", "亏损", "减亏", "增亏", "赤字", "负债"}, word)
}

// leadsOn reports whether the superlative at k stands before what it is said of, and no region is named there: 最高的达到98%.
func (s *saying) leadsOn(k int) bool {
	if strings.HasSuffix(s.spelled(k), "的") {
		return true
	}
	return k+1 < s.clause.end && s.spelled(k+1) == "的"
}

// endVerdict tells of the one at an end: at the names where they stand behind the word, else at the word.
func (s *saying) endVerdict(k int, h *holders, f rankFinding, at standing) {
	first, last := k, k
	if h.first >= 0 {
		first, last = h.first, h.last
	}
	if f.ladder == nil {
		return
	}
	typed := "“" + s.original(first, last) + "”"
	text := typed + "与数据不符：" + s.shown(f.ladder, f.post.region)
	if who := s.who(f.ladder, at); who != "" {
		text += "；" + strings.TrimSuffix(s.spelled(k), "的") + "的是" + who
	}
	fix := "改" + typed + "，或核对数据"
	if r := f.ladder.sole(at); r != nil && f.only && h.first >= 0 && first == last {
		fix = "改成" + s.regionName(r)
	}
	s.verdictOf(first, last, false, f, text, fix)
}

// upperEnd holds 全省最高 against the place that the report gives in the level above, which may be by something else.
func (s *saying) upperEnd(k int, e end, h *holders) {
	found, seen := unsure, ""
	for _, c := range s.soloCells(h, s.views) {
		last := e.bottom || e.side == byNumber && e.low == (c.Indicator.Better == model.Higher)
		switch rank := upperFrom(c, last); {
		case rank == 1:
			s.claimed(k, k, right, "", s.upperFact(c))
			return
		case rank > 0:
			found, seen = wrong, s.upperFact(c)
		}
	}
	s.unsure("报表中的" + s.site.Words.Upper + "位次未必按此排列")
	s.claimed(k, k, found, "", seen)
}

// amongIndicators holds 进度最慢的指标是X against the indicators of the region, and reports whether it is such a claim.
func (s *saying) amongIndicators(k int) bool {
	m := s.indicatorBehind(k)
	if m < 0 {
		return false
	}
	e := endOf(s.spelled(k))
	g := s.gaugeAt(k, e, false)
	topic := s.tokens[m].entry.indicators
	if s.tokens[k].is(complete) || len(g.measures) != 1 || len(topic) != 1 || len(s.regions) == 0 || !slices.Contains([]*measure.Measure{measure.Completion, measure.Lead, measure.Growth}, g.measures[0]) {
		return true
	}
	found, best := unsure, ""
	among := distinct(s.before.named)
	if len(among) < 2 || !slices.Contains(among, topic[0]) {
		among = nil
	}
	for _, r := range s.regions {
		for _, v := range s.views {
			for _, of := range s.contenders(v, r, topic[0], among) {
				t, who := s.endOfIndicators(v, r, topic[0], &g, of)
				if t == right {
					found = right
				} else if found == unsure && t == wrong {
					found, best = wrong, who
				}
			}
		}
	}
	s.claimed(m, m, found, "", best)
	return true
}

// indicatorBehind is the token of the indicator that a superlative at k is said of, or −1: 进度最慢的是X, 降幅最大的指标为X.
func (s *saying) indicatorBehind(k int) int {
	leads := strings.HasSuffix(s.spelled(k), "的")
	verb := false
	for m := k + 1; m < s.clause.end; m++ {
		t := &s.tokens[m]
		switch {
		case t.kind == indicators:
			if leads && verb {
				return m
			}
			return -1
		case t.is(filler):
			leads = leads || s.spelled(m) == "的"
			verb = verb || s.spelled(m) == "是" || s.spelled(m) == "为"
		default:
			return -1
		}
	}
	return -1
}

// contenders are the indicators among which one may be said to be first: those that the sentence has named before, if any, or all of the
// region's, or those where more is better.
func (s *saying) contenders(v *analysis.View, r *model.Region, topic *model.Indicator, named []*model.Indicator) [][]*model.Indicator {
	if len(named) > 0 {
		return [][]*model.Indicator{named}
	}
	all := v.Indicators(r)
	return [][]*model.Indicator{all, slices.DeleteFunc(slices.Clone(all), func(i *model.Indicator) bool { return i != topic && i.Better == model.Lower })}
}

// endOfIndicators reports whether an indicator is the first of some of a region's by a gauge, and which is.
func (s *saying) endOfIndicators(v *analysis.View, r *model.Region, topic *model.Indicator, g *gauge, among []*model.Indicator) (truth, string) {
	var own, best measure.Quantity
	var who *model.Indicator
	low := (g.end.low || g.end.bottom) != g.falls
	for _, i := range among {
		n := g.measures[0].Of(v, s.cell(v, i, r))
		if !n.Ok() || n.Unit == perCentPoints && g.measures[0] == measure.Growth {
			continue
		}
		if i == topic {
			own = n
		}
		if who == nil || low && n.Value.Cmp(best.Value) < 0 || !low && n.Value.Cmp(best.Value) > 0 {
			who, best = i, n
		}
	}
	if who == nil || own.Unit == "" {
		return unsure, ""
	}
	return truthOf(looksSame(own, best)), s.regionName(r) + who.Name + g.measures[0].Name + best.String() + "，" + periodName(v)
}

// nextTo holds 仅次于A against the order: one place behind those named.
func nextTo(s *saying) {
	for k := s.frame.first; k < s.frame.end; k++ {
		if s.tokens[k].is(than) && strings.HasSuffix(s.spelled(k), "次于") {
			s.nextTo(k)
		}
	}
}

func (s *saying) nextTo(k int) {
	if k+1 >= s.clause.end || !isMember(&s.tokens[k+1]) {
		return
	}
	ahead, last, _ := s.namesFrom(k + 1)
	if s.frame.cues&measured == 0 && s.before.told&rank != 0 {
		s.unsure("没有讲明按什么排")
	}
	h := s.holdersBefore(k)
	u := s.rankedAmong(k)
	if u.other || u.upper || s.first > 1 {
		return
	}
	n := len(ahead)
	g, at := s.gaugeAt(k, end{side: byPlace}, false), standing{from: n + 1, to: n + 1}
	if one, place, ok := s.anchor(k); ok && place.from == at.from {
		g, at.bottom = one, place.bottom
	}
	c := ranking{gauge: g, among: u, views: s.views}
	for _, list := range h.choices {
		if areMembers(list) {
			all := append(posts(list, at, false), posts(ahead, standing{from: 1, to: n, bottom: at.bottom}, false)...)
			c.choices = append(c.choices, all)
		}
	}
	if len(c.choices) == 0 {
		return
	}
	f := s.weigh(&c)
	if f.ladder == nil {
		return
	}
	text := "“" + s.original(k, last) + "”与数据不符：" + s.shown(f.ladder, f.post.region)
	s.verdictOf(k, last, false, f, text, "改这句话，或核对数据")
}
