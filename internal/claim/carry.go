package claim

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// after is the context behind a frame.
func (b *block) after(f *frame, s *subject, c context, found *evidence) context {
	numbered := f.at < f.end
	typed := numbered && b.tokens[f.at].printed == nil
	told := found != nil && numbered && b.tells(f, s)
	c = b.afterPlaces(f, s, c)
	if numbered && b.picked(f.at) != nil {
		c = c.afterPicked(b.tokens[f.at].printed.Picked)
	}
	c = b.afterTopics(f, s, c, found)
	if told && s.alias != "" {
		c.aliases = grow(c.aliases, alias{s.alias, found.indicator})
	}
	if typed && judged(&b.tokens[f.at].num) {
		if found != nil {
			c.met++
		} else {
			c.missed++
		}
	}
	c.placed, c.lastFound = numbered && b.tokens[f.at].isPlace(), numbered && found != nil
	if told && c.unsettled {
		c.places, c.unsettled = found.regions, false
	}
	c.part = len(f.places) == 0 && (c.part || f.cues&part != 0)
	if f.part != nil {
		c.component = f.part
	}
	c = b.afterPeriods(f, s, c)
	c = b.afterWords(f, s, c, found)
	if f.sharing {
		c.unshared = !s.shared || f.order > 0 && c.unshared
	}
	c.told |= f.cues
	c.future = c.future || b.intends(f) || f.span != nil && f.span.year > b.view.Edition.Period.Year
	c.fresh = false
	return c
}

// afterPlaces is whom is spoken of behind a frame.
func (b *block) afterPlaces(f *frame, s *subject, c context) context {
	stranger := slices.ContainsFunc(f.places, func(p place) bool { return p.region == nil && !p.members && !p.pronoun })
	c.away = stranger || len(f.places) == 0 && (c.away || b.namesOthers(f))
	if len(f.places) == 0 && (f.picked != nil || len(s.group) == 0 || f.counted < 0 && f.cues&sum == 0) {
		return c
	}
	c.picked = nil
	if len(s.group) > 0 {
		c.places = s.group
	} else if len(s.regions) > 0 {
		c.places = s.regions[:1]
	}
	c.unsettled = false
	if len(f.places) > 0 {
		spoken := grow(s.group, s.regions...)
		if f.sharing {
			spoken = grow(spoken, f.regions()...) // 甲、乙分别增长5.0%、3.2%: both, though the number is of one
		}
		for _, r := range spoken {
			if !slices.Contains(c.segment, r) {
				c.segment = grow(c.segment, r)
			}
		}
	}
	for _, p := range append(slices.Clip(f.places), f.bases...) {
		if p.region != nil && p.region.Kind != model.Prefecture && p.region.Kind != model.Province && !p.members {
			c.listing = grow(c.listing, p.region)
		}
	}
	return c
}

// afterPicked is whom is spoken of behind a reference that lists or counts members: they have been named, though what follows
// may be said of them or of whom was spoken of before.
func (c context) afterPicked(p *Picked) context {
	c.picked = p.Regions
	c.listing = grow(c.listing, p.Regions...)
	for _, r := range p.Regions {
		if !slices.Contains(c.segment, r) {
			c.segment = grow(c.segment, r)
		}
	}
	return c
}

// afterTopics is what is spoken of behind a frame, and how certain that is.
func (b *block) afterTopics(f *frame, s *subject, c context, found *evidence) context {
	numbered := f.at < f.end
	c.named = grow(c.named, b.naming(f)...)
	for _, t := range f.baseTopics {
		c.named = grow(c.named, t.indicators...)
	}
	if of := b.shareOfTopics(f, &c); of != nil {
		c.shareOf = of
		return c // what is spoken of stays
	}
	if len(f.topics) > 0 {
		c.shareOf = nil
	}
	switch {
	case len(f.topics) > 0:
		return b.afterNames(f, c, found)
	case found != nil && (b.tells(f, s) || !s.guessed && !c.lost):
		c.topics, c.lost, c.guessed = []*model.Indicator{found.indicator}, false, false
		if !f.sharing && !slices.Contains(c.named, found.indicator) {
			c.named = grow(c.named, found.indicator)
		}
		c.recent = remember(c.recent, c.topics)
	case s.guessed:
		c.topics, c.guessed, c.lost = s.indicators, true, s.lost || numbered && found == nil && len(f.unknown) > 0
	case s.lost && numbered && b.number(f.at):
		c.lost, c.guessed = true, false
	case len(f.odd) > 0 && !numbered && len(f.places) == 0:
		c.guessed = true // 能耗强度目标另有要求，为下降3.2%
	case len(f.odd) > 0 && numbered:
		c.lost, c.guessed = true, false
		if more := b.resembling(f); len(more) > 0 {
			c.topics = more
		}
	}
	return c
}

// afterNames is what is spoken of behind a frame that names indicators.
func (b *block) afterNames(f *frame, c context, found *evidence) context {
	last := f.topics[len(f.topics)-1]
	c.topics, c.rate, c.lost = last.indicators, last.rate, last.unclean && found == nil
	for _, t := range f.topics {
		c.recent = remember(c.recent, t.indicators)
	}
	c.part, c.component, c.guessed, c.renewed, c.missed, c.met = false, nil, false, false, 0, 0
	switch {
	case found != nil:
		c.topics = []*model.Indicator{found.indicator}
	case f.at < f.end && b.tokens[f.at].printed == nil && b.tokens[f.at].num.kind == amount:
		unit := b.tokens[f.at].num.unit
		c.lost = c.lost || !slices.ContainsFunc(c.topics, func(i *model.Indicator) bool { return fits(unit, i) }) // 享受加计扣除的企业58家
	}
	return c
}

// afterPeriods is of which period is spoken behind a frame, and with which one things are compared: 与一季度相比，.
func (b *block) afterPeriods(f *frame, s *subject, c context) context {
	if f.span == nil && c.first > 1 && b.cumulates(f) {
		c.views, c.first = s.views, 0
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
	if f.at < f.end || len(f.topics) > 0 || f.cues&turning != 0 {
		return c
	}
	if f.baseSpan != nil || s.said&yearStart != 0 {
		c.base = s.base
	}
	if len(f.bases) > 0 && f.cues&(above|below|rank) == 0 && (f.cues&(than|flat|spread) != 0 || b.compares(f)) {
		c.bases = s.bases
	}
	return c
}

// afterWords is what the next number may be said to be, where nothing is said of it.
func (b *block) afterWords(f *frame, s *subject, c context, found *evidence) context {
	numbered := f.at < f.end
	if found != nil {
		c.spoken = grow(c.spoken, found.reading)
		c.numbers = grow(c.numbers, found.quantity)
	}
	switch {
	case numbered && b.tokens[f.at].printed != nil && found != nil:
		c = c.printed(f, s, found)
	case numbered && b.tokens[f.at].printed == nil && !b.tokens[f.at].isPlace():
		c.said, c.number, c.choice, c.kind = s.said, s.said, nil, b.tokens[f.at].num.kind
		c.lastBases, c.lastBase, c.ofBase = s.bases, s.base, f.ofBase
		if found != nil {
			c.said, c.number, c.choice = found.said, found.said, found.reading
		} else if f.cues&^silent == 0 {
			c.said |= s.again
		}
	}
	if (!numbered || b.tokens[f.at].isPlace()) && f.cues&(measured|turning|yoy|target|lastYear|over|exceeded|gain) != 0 {
		c.said, c.ahead, c.choice = f.cues&^(rank|from|to), true, nil // 完成率最低的是甲县，为16.0%
		if f.cues&(highest|lowest) != 0 && f.cues&turning != 0 && f.cues&measured == 0 {
			c.said |= c.told & share // 乙县下降最多，
		}
	} else if numbered && (f.cues&^silent != 0 || f.cues&highest != 0) {
		c.ahead = false
	}
	return c
}

// stillThen reports whether a frame only says how it was in an earlier period, 上期尚在序时进度以内: what follows is of now again.
func (b *block) stillThen(f *frame) bool {
	if f.at < f.end || !f.span.before && f.span.back == 0 && f.span.prev == 0 {
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
var intentions = strings.Fields("将达 将达到 将突破 将超 将超过 将要 将会 照这样 按这样 照目前 按目前 照现在 按现在 照上半年 按上半年 照这个 力争 争取 确保 计划 拟 拟于 预期 有望 若 如果 假如 倘若 若按 如按 假设 照此进度 按此进度 照此 照此推算 按此 推算 测算 规划 到年底 年底前 年底 目标是到 如能 一旦 即使 即便 可望 务必 必须 奋力 冲刺 下一步 今后 明年 下年 提出 预测 限期 不得 原则上 才能 才会 建议 希望")

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
