package claim

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// countsOf are how many indicators of each member a claim is true of, for each way to understand it.
func (t *teller) countsOf(said *trait) [][]count {
	var out [][]count
	for _, v := range t.subject.views {
		for _, kind := range itemKinds[:2] {
			for _, one := range said.tests {
				var list []count
				for _, r := range t.site.Counties() {
					list = append(list, count{r, len(t.field(v, r, kind).those(one).cells)})
				}
				out = append(out, list)
			}
		}
	}
	return out
}

// field are the cells of a region that are of a kind.
func (t *teller) field(v *analysis.View, r *model.Region, kind func(*analysis.Cell) bool) field {
	all := t.block.cellsOf(v, []*model.Region{r}, v.Indicators(r))
	return field{view: v, cells: slices.DeleteFunc(all, func(c *analysis.Cell) bool { return !kind(c) })}
}

// eachHas judges 4个县市各有3项落后序时.
func (t *teller) eachHas(from, k, n int, said *trait) bool {
	members, each := 0, false
	for m := from; m < k; m++ {
		if t.isCount(m) {
			members = t.numberAt(m)
		}
		each = each || strings.HasPrefix(t.spelled(m), "各") || strings.HasPrefix(t.spelled(m), "均")
	}
	for m := from; m < k && members == 0; m++ {
		if t.tokens[m].kind == region && t.tokens[m].entry.members {
			members = len(t.site.Counties()) // 各县市…均为1项
		}
	}
	if !each || members == 0 {
		return false
	}
	for _, list := range t.countsOf(said) {
		have := 0
		for _, one := range list {
			if one.n == n {
				have++
			}
		}
		if have == members {
			t.agreed(k, strconv.Itoa(have)+"个"+t.site.Words.Member+"各有"+strconv.Itoa(n)+"项"+said.name)
			for m := from; m < k; m++ {
				if t.isCount(m) {
					t.agreed(m, strconv.Itoa(have)+"个"+t.site.Words.Member+"各有"+strconv.Itoa(n)+"项"+said.name)
				}
			}
			return true
		}
	}
	return false
}

// ofMost judges the number of those who were named as having the most: …项数最多的是甲县，有8项.
func (t *teller) ofMost(from, k, n int) bool {
	for _, list := range t.now.most {
		if i := slices.IndexFunc(list, func(c count) bool { return c.n == n }); i >= 0 {
			t.agreed(k, t.regionName(list[i].region)+"有"+strconv.Itoa(n)+"项")
			return true
		}
	}
	return false
}

// mostItems judges 落后序时项数最多的是甲县, and reports whether a clause says so.
func (b *block) mostItems(cl *clause, c *context, taken map[int]bool) bool {
	at := b.itemsMost(cl)
	if at < 0 {
		return false
	}
	m := at + 1
	for m < cl.end && b.tokens[m].is(filler|only|each) {
		m++
	}
	names, last, _ := b.namesFrom(m)
	number := 0
	if len(names) == 0 {
		for m < cl.end && b.tokens[m].is(filler) {
			m++
		}
		if m >= cl.end || !b.isCount(m) {
			return false
		}
		number = b.numberAt(m)
	}
	t := &teller{block: b, clause: cl, context: c, subject: subject{views: c.views}}
	if c.items != nil {
		t.now = *c.items
	}
	head := at - 1
	for head > cl.first && !b.isItemWord(head) {
		head--
	}
	for head > cl.first && b.isItemWord(head-1) {
		head--
	}
	said, ok := t.itemTrait(t.phrase(cl.first, head))
	if !ok {
		return false
	}
	t.now.said, t.now.most = &said, nil
	bottom := b.tokens[at].is(lowest)
	for _, list := range t.countsOf(&said) {
		if most := theMost(list, bottom); number > 0 && len(most) == number {
			t.now.most = append(t.now.most, most)
			taken[m] = true
			b.say(b.tokens[m].start, b.tokens[m].end, Verdict{Outcome: Agrees, Number: true, claimed: true, Evidence: "“" + said.name + "”的最多有" + strconv.Itoa(most[0].n) + "项"})
		}
		if number == 0 && firstOf(list, names, bottom) {
			t.now.most = append(t.now.most, countsAt(list, names))
		}
	}
	if len(t.now.most) > 0 && number == 0 {
		one := t.now.most[0][0]
		b.say(b.tokens[m].start, b.tokens[last].end, Verdict{Outcome: Agrees, claimed: true, Evidence: b.regionName(one.region) + "“" + said.name + "”的有" + strconv.Itoa(one.n) + "项"})
	}
	now := t.now
	c.items = &now
	return true
}

// theMost are those who have the most, or the fewest.
func theMost(list []count, bottom bool) []count {
	var out []count
	for _, c := range list {
		switch {
		case len(out) == 0 || c.n > out[0].n && !bottom || c.n < out[0].n && bottom:
			out = []count{c}
		case c.n == out[0].n:
			out = append(out, c)
		}
	}
	return out
}

// itemsMost is the token of 最多 or 最少 behind 项数 in a clause, or −1.
func (b *block) itemsMost(cl *clause) int {
	for k := cl.first + 1; k < cl.end; k++ {
		if b.tokens[k].is(highest|lowest) && b.isItemWord(k-1) {
			return k
		}
	}
	return -1
}

// isItemWord reports whether the token at k is one of 项数, which may stand apart.
func (b *block) isItemWord(k int) bool {
	if k < 0 || k >= len(b.tokens) {
		return false
	}
	s := b.spelled(k)
	return s == "项数" || s == "指标数" || s == "任务数" || s == "项" || s == "数" && k > 0 && strings.HasSuffix(b.spelled(k-1), "项")
}

// firstOf reports whether those named have the most of all, and as many as each other; nobody else has as many.
func firstOf(list []count, names []*model.Region, bottom bool) bool {
	at := func(r *model.Region) int {
		return list[slices.IndexFunc(list, func(c count) bool { return c.region == r })].n
	}
	for _, r := range names {
		if !slices.ContainsFunc(list, func(c count) bool { return c.region == r }) || at(r) != at(names[0]) {
			return false
		}
	}
	n := at(names[0])
	return !slices.ContainsFunc(list, func(c count) bool {
		return !slices.Contains(names, c.region) && (c.n >= n && !bottom || c.n <= n && bottom)
	})
}

// countsAt are the counts of some regions.
func countsAt(list []count, names []*model.Region) []count {
	return slices.DeleteFunc(slices.Clone(list), func(c count) bool { return !slices.Contains(names, c.region) })
}

// isExtent reports whether the token at k is how many members something is true of: 落后面, 涉及面.
func (b *block) isExtent(k int) bool {
	if k < 0 {
		return false
	}
	s := b.spelled(k)
	return s == "面" || strings.HasSuffix(s, "涉及面") || strings.HasSuffix(s, "落后面")
}

// widest judges 落后面最大的是X、Y: the indicators on which most members are behind.
func (b *block) widest(cl *clause, c *context, taken map[int]bool) bool {
	at := slices.IndexFunc(b.tokens[cl.first:cl.end], func(t token) bool { return t.is(highest) })
	if at < 1 || !b.isExtent(cl.first+at-1) {
		return false
	}
	var named []*model.Indicator
	first, last := -1, -1
	for k := cl.first + at + 1; k < cl.end; k++ {
		if t := &b.tokens[k]; t.kind == indicators && len(t.entry.indicators) == 1 {
			if named = append(named, t.entry.indicators[0]); first < 0 {
				first = k
			}
			last = k
		}
	}
	behind := []*analysis.Predicate{analysis.IsBehind}
	for _, v := range c.views {
		most, have := 0, map[*model.Indicator]int{}
		for _, i := range b.site.Indicators {
			for _, r := range b.site.Counties() {
				if ask(b.cell(v, i, r), behind...) == right {
					have[i]++
				}
			}
			most = max(most, have[i])
		}
		if len(named) == 0 {
			b.widestCount(cl, most, have, taken)
			continue
		}
		if most > 0 && !slices.ContainsFunc(named, func(i *model.Indicator) bool { return have[i] != most }) {
			b.say(b.tokens[first].start, b.tokens[last].end, Verdict{Outcome: Agrees, claimed: true, Evidence: named[0].Short + "有" + strconv.Itoa(most) + "个" + b.site.Words.Member + "未达进度要求"})
			return true
		}
	}
	return true
}

// widestCount judges 落后面最大的有5项指标.
func (b *block) widestCount(cl *clause, most int, have map[*model.Indicator]int, taken map[int]bool) {
	n := 0
	for _, many := range have {
		if many == most {
			n++
		}
	}
	for k := cl.first; k < cl.end; k++ {
		if b.isItems(k) && b.numberAt(k) == n {
			taken[k] = true
			b.say(b.tokens[k].start, b.tokens[k].end, Verdict{Outcome: Agrees, Number: true, Evidence: strconv.Itoa(n) + "项指标各有" + strconv.Itoa(most) + "个" + b.site.Words.Member + "未达进度要求"})
		}
	}
}

// halfOfItems judges 8个县市中1个有一半以上的指标未完成年度目标.
func (b *block) halfOfItems(cl *clause, c *context, taken map[int]bool) bool {
	at := slices.IndexFunc(b.tokens[cl.first:cl.end], func(t token) bool {
		return t.kind == figure && t.printed == nil && t.num.kind == percent && t.num.round && t.num.value.Cmp(model.Int(50)) == 0
	})
	if at < 1 {
		return false
	}
	at += cl.first
	k := at + 1
	for k < cl.end && b.tokens[k].is(filler) && b.spelled(k) != "指标" && b.spelled(k) != "任务" {
		k++
	}
	m := at - 1
	for m > cl.first && b.tokens[m].is(filler) {
		m--
	}
	if k >= cl.end || b.spelled(k) != "指标" && b.spelled(k) != "任务" || !b.isCount(m) {
		return false
	}
	t := &teller{block: b, clause: cl, context: c, subject: subject{views: c.views}, taken: taken}
	said, ok := t.itemTrait(t.phrase(k+1, cl.end))
	if !ok {
		return false
	}
	for _, v := range c.views {
		for _, kind := range itemKinds {
			for _, one := range said.tests {
				n := 0
				for _, r := range b.site.Counties() {
					in := t.field(v, r, kind)
					if yes := len(in.those(one).cells); yes > 0 && 2*yes >= len(in.cells) {
						n++
					}
				}
				if n == b.numberAt(m) {
					t.agreed(m, strconv.Itoa(n)+"个"+b.site.Words.Member+"一半以上的指标“"+said.name+"”")
					t.agreed(at, strconv.Itoa(n)+"个"+b.site.Words.Member+"一半以上的指标“"+said.name+"”")
					return true
				}
			}
		}
	}
	return false
}
