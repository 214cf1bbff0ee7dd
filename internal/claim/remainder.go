package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// leavingOut are the words before a region without which a sentence then speaks of the rest; 把 stands before it and one of leftOut behind.
var (
	leavingOut = strings.Fields("不算 不含 剔除 扣除 扣掉 除去 刨去 刨除 抛开 不计 去掉 撇开 不包括")
	leftOut    = strings.Fields("剔除 扣除 扣掉 刨去 刨除 去掉 撇开 除外 不算 不计")
)

// leavesOut reports whether the sentence says before the number of a frame that some are left out: 不算南泊，全市降幅为7.4%.
func (b *block) leavesOut(f *frame) bool { return len(b.leftOutBefore(f)) > 0 }

// leftOutBefore are the regions that the sentence leaves out before the number of a frame.
func (b *block) leftOutBefore(f *frame) []*model.Region {
	var out []*model.Region
	from := b.sentenceStart(f.first)
	for k := from; k < min(f.at, len(b.tokens)); k++ {
		if !isMember(&b.tokens[k]) {
			continue
		}
		list, last, _ := b.namesFrom(k)
		before := b.text.text[b.tokens[from].start:b.tokens[k].start]
		behind := b.text.text[b.tokens[last].end:]
		ends := func(word string) bool {
			return strings.HasSuffix(before, word) || strings.HasSuffix(before, word+"了")
		}
		begins := func(word string) bool { return strings.HasPrefix(behind, word) }
		if slices.ContainsFunc(leavingOut, ends) || strings.HasSuffix(before, "把") && slices.ContainsFunc(leftOut, begins) {
			out = append(out, list...)
		}
		k = last
	}
	return out
}

// remainders are the groups of members that the words of a sentence may leave for the number of a frame: all but those that it leaves out or
// that 其余 stands behind, those of whom both years are known (同口径), those whose names end as so many are counted (四个县合计).
// They only bear a number out; what they do not fit stays in doubt.
func (b *block) remainders(f *frame, s *subject) [][]*model.Region {
	if f.at >= f.end || len(s.views) == 0 || len(s.indicators) == 0 {
		return nil
	}
	var out [][]*model.Region
	add := func(all, but []*model.Region) {
		group := slices.DeleteFunc(slices.Clone(all), func(r *model.Region) bool { return slices.Contains(but, r) })
		if len(group) > 1 && (len(but) == 0 || len(group) < len(all)) && !slices.ContainsFunc(out, func(o []*model.Region) bool { return slices.Equal(o, group) }) {
			out = append(out, group)
		}
	}
	counties, everyone := b.site.Counties(), b.site.Regions[1:]
	if but := b.leftOutBefore(f); len(but) > 0 {
		add(counties, but)
		add(everyone, but)
	}
	var named []*model.Region
	alike := false
	for k := b.sentenceStart(f.first); k < min(f.at, len(b.tokens)); k++ {
		switch t := &b.tokens[k]; {
		case isMember(t):
			named = append(named, t.entry.region)
		case t.is(others) && len(named) > 0 && 2*len(named) < len(counties):
			add(counties, named)
			add(everyone, named)
		case b.spelled(k) == "口径" && k > 0 && (strings.HasSuffix(b.spelled(k-1), "同") || strings.HasSuffix(b.spelled(k-1), "可比")), b.spelled(k) == "同口径", b.spelled(k) == "可比口径":
			alike = true
		case t.kind == figure && t.printed == nil && t.num.kind == counted:
			if group := b.endingAs(k); len(group) > 0 {
				add(group, nil)
			}
		}
	}
	if alike {
		for _, all := range [][]*model.Region{counties, everyone} {
			add(all, b.withoutBoth(s.views[0], s.indicators[0], all))
		}
	}
	return out
}

// withoutBoth are the regions of which this year's figure or last year's is not known.
func (b *block) withoutBoth(v *analysis.View, i *model.Indicator, all []*model.Region) []*model.Region {
	return slices.DeleteFunc(slices.Clone(all), func(r *model.Region) bool {
		c := b.cell(v, i, r)
		return measure.Value.Of(v, c).Ok() && measure.LastYear.Of(v, c).Ok()
	})
}

// endingAs are the members whose names end as the number at k counts, where they are as many: 四个县 of three 区 and four 县.
func (b *block) endingAs(k int) []*model.Region {
	text := b.spelled(k)
	n, err := b.tokens[k].num.value.Int64()
	if err != nil {
		return nil
	}
	for _, kind := range []string{"县", "市", "区", "旗"} {
		if !strings.HasSuffix(text, kind) {
			continue
		}
		list := slices.DeleteFunc(slices.Clone(b.site.Counties()), func(r *model.Region) bool { return !strings.HasSuffix(r.Name, kind) })
		if int64(len(list)) == n && len(list) < len(b.site.Counties()) {
			return list
		}
	}
	return nil
}

// remains is what bears a number out for those whom the sentence leaves, or nil.
func (b *block) remains(f *frame, s *subject, n *number) *evidence {
	for _, group := range b.remainders(f, s) {
		one := *s
		one.group, one.regions = group, group[:1]
		for _, first := range []int{s.first, 0} { // 南浦11月数没报，其余…: of the year so far
			if one.first = first; first != s.first {
				one.views = []*analysis.View{b.view}
			}
			if found, _, _ := b.search(f, &one, n); found != nil && found.fit == firm && len(found.regions) == len(group) {
				return found
			}
			if s.first <= 1 {
				break
			}
		}
	}
	return nil
}
