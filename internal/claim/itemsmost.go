package claim

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/model"
)

// countsOf are how many indicators of each member a claim is true of, for each way to understand it.
func (t *teller) countsOf(said *trait) [][]count {
	var out [][]count
	for _, v := range t.subject.views {
		for _, one := range said.tests {
			var list []count
			for _, r := range t.site.Counties() {
				in := field{view: v, cells: t.block.cellsOf(v, []*model.Region{r}, v.Indicators(r))}
				list = append(list, count{r, len(in.those(one).cells)})
			}
			out = append(out, list)
		}
	}
	return out
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
func (b *block) mostItems(cl *clause, c *context) bool {
	at := b.itemsMost(cl)
	if at < 0 {
		return false
	}
	m := at + 1
	for m < cl.end && b.tokens[m].is(filler|only|each) {
		m++
	}
	names, last, _ := b.namesFrom(m)
	if len(names) == 0 {
		return false
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
		if firstOf(list, names, bottom) {
			t.now.most = append(t.now.most, countsAt(list, names))
		}
	}
	if len(t.now.most) > 0 {
		one := t.now.most[0][0]
		b.say(b.tokens[m].start, b.tokens[last].end, Verdict{Outcome: Agrees, claimed: true, Evidence: b.regionName(one.region) + "“" + said.name + "”的有" + strconv.Itoa(one.n) + "项"})
	}
	now := t.now
	c.items = &now
	return true
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
