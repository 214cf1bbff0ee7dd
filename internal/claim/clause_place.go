package claim

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// place takes the name of a region: whom the frame is about, or what that is compared with.
func (b *block) place(f *frame, k, first int) {
	t := &b.tokens[k]
	p := place{token: k, region: t.entry.region, members: t.entry.members}
	if r := b.about.Region; r != nil && r.Kind != model.Prefecture && b.isOwn(k, r) {
		p.region, p.pronoun = r, true // 我市 on the page of a 市
	} else if r != nil && p.region == nil && strings.HasPrefix(b.spelled(k), "全") && strings.HasSuffix(r.Name, strings.TrimPrefix(b.spelled(k), "全")) {
		p.region, p.pronoun = r, true // 全市 on the page of a 市
	}
	last := b.back(k, first)
	if last != nil && last.is(highest|lowest) { // 比最短的经开区
		for m := k - 1; m > first; m-- {
			if b.tokens[m].is(highest | lowest) {
				if before := b.back(m, first); before != nil && before.is(than) {
					last = before
				}
				break
			}
		}
	}
	if k-1 >= first && (b.tokens[k-1].kind == pause || b.tokens[k-1].is(and)) && k-2 >= first && b.tokens[k-2].kind == region {
		p.joined = true
		if n := len(f.bases); n > 0 && f.bases[n-1].token == k-2 {
			f.bases = append(f.bases, p)
			return
		}
	}
	switch {
	case !p.joined && b.isMultiplied(k):
		f.bases = append(f.bases, p) // 峒河自治县的8.0倍
	case !p.joined && last != nil && last.is(gain) && (len(f.places) > 0 || p.region != nil && p.region.Kind == model.Prefecture) && strings.ContainsAny(b.text.text[last.start:last.end], "拉拖"):
		f.bases = append(f.bases, p) // 泉亭拉动全市增长10.1个百分点
	case !p.joined && b.isContributedTo(k, first):
		f.bases = append(f.bases, p) // 对全市增长的贡献率
	case !p.joined && last != nil && last.is(rank) && k+1 < len(b.tokens) && slices.Contains([]string{"之后", "之前", "后面", "前面", "之下", "之上"}, b.spelled(k+1)):
		f.bases = append(f.bases, p) // 排在清江之后
	case !p.joined && b.comparedWith(k, first) && len(f.bases) == 0 && f.baseSpan == nil:
		f.bases = append(f.bases, p) // 比排在第二的平岭县
	case !p.joined && last != nil && last.is(comparing) && !b.subjectBehind(k, last):
		f.bases = append(f.bases, p)
	case b.isSetting(f, k):
		p.setting = true
		f.bases = append(f.bases, p)
	case b.universe(k):
		f.bases = append(f.bases, p)
	case !p.joined && len(f.places) > 0 && k > 0 && b.tokens[k-1].kind == region && f.places[len(f.places)-1].token == k-1:
		if p.members { // 全州县市
			f.places[len(f.places)-1].members = true
			return
		}
		f.places[len(f.places)-1] = p // 全州的泸溪县
	case !p.joined && (b.opposed(k, first) || b.measured(k, first)):
		f.bases = append(f.bases, p) // 与全省相比
	default:
		if !p.joined {
			f.places = f.places[:0]
		}
		f.places = append(f.places, p)
	}
}

// comparedWith reports whether only a place or a superlative, and words that rank, stand between 比 and the region at k:
// 比末位的白水县, 比最短的经开区.
func (b *block) comparedWith(k, first int) bool {
	for m := k - 1; m >= first; m-- {
		t := &b.tokens[m]
		if t.is(than) || m < k-1 && t.is(and) && b.comparesBehind(k) {
			return m < k-1 // 与末位的安平县相差
		}
		if !t.is(filler|rank|highest|lowest|tied) && !t.isPlace() {
			return false
		}
	}
	return false
}

// isContributedTo reports whether the region at k stands between 对 and 贡献: 对全市旅游收入增长的贡献率.
func (b *block) isContributedTo(k, first int) bool {
	if k <= first || !slices.Contains([]string{"对", "对于", "为"}, b.spelled(k-1)) {
		return false
	}
	const near = 8
	for m := k + 1; m < len(b.tokens) && m <= k+near && b.tokens[m].kind != figure && b.tokens[m].kind < semicolon; m++ {
		if strings.Contains(b.spelled(m), "贡献") {
			return true
		}
	}
	return false
}

// isMultiplied reports whether the region at k is what a multiple is of: 峒河自治县的8.0倍.
func (b *block) isMultiplied(k int) bool {
	return k+2 < len(b.tokens) && b.spelled(k+1) == "的" && b.tokens[k+2].kind == figure && b.tokens[k+2].printed == nil && b.tokens[k+2].num.kind == times
}

// isOwn reports whether 我市 or 本县 at k means r by its kind.
func (b *block) isOwn(k int, r *model.Region) bool {
	kind, ok := strings.CutPrefix(b.spelled(k), "我")
	if !ok {
		kind, ok = strings.CutPrefix(b.spelled(k), "本")
	}
	return ok && strings.HasSuffix(r.Name, kind)
}

// subjectBehind reports whether the word before the region at k ranks what stands behind it, and not in it: 位居首位的是甲县,
// 增速居前三的是.
func (b *block) subjectBehind(k int, last *token) bool {
	word := b.text.text[last.start:last.end]
	ofShare := last.is(share) && !strings.HasSuffix(word, "比重") && !strings.HasSuffix(word, "比例") // 占全州比重泸溪县最高
	if ofShare || last.is(than|above|below|flat|spread) {
		return false
	}
	r := b.tokens[k].entry.region
	return r != nil && r.Kind != model.Prefecture && r.Kind != model.Province && !b.tokens[k].entry.members
}

// universe reports whether the region at k is the one that something is ranked in: 全省第2位, 全市最高, 在全省居第3位.
func (b *block) universe(k int) bool {
	t := &b.tokens[k]
	r := t.entry.region
	if !t.entry.members && (r == nil && !t.entry.stranger || r != nil && r.Kind != model.Prefecture && r.Kind != model.Province) {
		return false
	}
	for m := k + 1; m < len(b.tokens) && m <= k+6; m++ {
		switch t := &b.tokens[m]; {
		case t.kind == figure && t.printed == nil && (t.num.kind == counted || t.num.kind == idle): // 在全省13个市中
		case t.kind == figure:
			return t.isPlace()
		case t.kind == region && t.entry.members:
		case t.is(filler) && b.spelled(m) == "的" && m+1 < len(b.tokens) && b.tokens[m+1].is(rank): // 在全州的位次
			return true
		case t.is(rank | highest | lowest | tied):
			return true
		case t.is(filler|from) && b.spelled(m) != "的":
		default:
			return false
		}
	}
	return false
}

// isSetting reports whether the whole at k is only where something is so, since the frame has named a member or says 是 before it:
// 是全州增幅最高的县, 本是全市第一大县.
func (b *block) isSetting(f *frame, k int) bool {
	r := b.tokens[k].entry.region
	if b.tokens[k].entry.members && k+1 < len(b.tokens) && b.spelled(k+1) == "之一" {
		return true // 仅有的两个负增长县市区之一
	}
	if b.tokens[k].entry.members && k > f.first && f.cues&(highest|lowest|only) != 0 && strings.HasSuffix(b.spelled(k-1), "的") {
		return true // 是降幅最大的县市区
	}
	if r == nil || r.Kind != model.Prefecture && r.Kind != model.Province || b.tokens[k].entry.members {
		return false
	}
	if k > f.first && strings.HasSuffix(b.spelled(k-1), "是") || k > f.first && b.spelled(k-1) == "为" || k > f.first && b.tokens[k-1].is(except|outside) {
		return true
	}
	return k > f.first && b.spelled(k-1) == "外"
}

// opposed reports whether 与 or 和 before the region at k, and a word of comparison behind it, make it a base.
func (b *block) opposed(k, first int) bool {
	last := b.back(k, first)
	if last == nil || !last.is(and) {
		return false
	}
	for m := k + 1; m < len(b.tokens) && m <= k+4; m++ {
		if s := b.spelled(m); b.tokens[m].is(flat|spread|than|tied) || strings.HasPrefix(s, "相比") || s == "相当" {
			return true
		}
		if b.tokens[m].kind == figure || b.tokens[m].kind == comma {
			return false
		}
	}
	return false
}

// topic takes the name of an indicator.
func (b *block) topic(f *frame, k, first, end int) {
	t := &b.tokens[k]
	p := topic{token: k, indicators: t.entry.indicators, weak: t.entry.weak || len(t.entry.indicators) > 1, rate: t.entry.rate}
	p.unclean = b.touched(k, first, end)
	if n := len(f.topics); n > 0 {
		for m := f.topics[n-1].token + 1; m < k; m++ {
			p.joined = p.joined || b.tokens[m].kind == pause || b.tokens[m].is(and)
		}
	}
	last := b.back(k, first)
	for m := k - 1; last != nil && last.is(each) && m > first; m-- { // 相当于全部投资的
		last = b.back(m, first)
	}
	if last != nil && last.is(than|above|below|share|flat) && f.at == 0 && (len(f.topics) > 0 || last.is(than|above|below) || b.isShareOf(last)) {
		f.baseTopics = append(f.baseTopics, p)
		return
	}
	if n := len(f.topics); n > 0 && !p.joined {
		if both := intersect(f.topics[n-1].indicators, p.indicators); len(both) > 0 {
			f.topics[n-1].indicators, f.topics[n-1].weak = both, len(both) > 1
			f.topics[n-1].unclean = f.topics[n-1].unclean || p.unclean
			return
		}
	}
	f.topics = append(f.topics, p)
}

// isShareOf reports whether a word asks for what something is a part of: 占.
func (b *block) isShareOf(t *token) bool {
	return t.is(share) && !t.is(respectively) && strings.HasPrefix(b.text.text[t.start:t.end], "占")
}

// touched reports whether characters that are not known stand right before or behind the name at k, so that it may be part of
// the name of another thing: 民间固定资产投资, 研发投入强度.
func (b *block) touched(k, first, end int) bool {
	t := &b.tokens[k]
	if k > first && b.tokens[k-1].kind == plain && b.tokens[k-1].end == t.start && !b.tokens[k-1].settled && b.tokens[k-1].quote == 0 {
		return true
	}
	if k > first && b.tokens[k-1].kind == indicators && b.tokens[k-1].end == t.start && intersect(b.tokens[k-1].entry.indicators, t.entry.indicators) == nil {
		return true // two names in one
	}
	return k+1 < end && b.tokens[k+1].kind == plain && b.tokens[k+1].start == t.end && !b.tokens[k+1].settled && b.tokens[k+1].quote == 0
}

// component takes the name of a part of an indicator.
func (b *block) component(f *frame, k int) {
	f.parts = b.tokens[k].entry.parts
	c := f.parts[0]
	f.part = &c
	for n := range b.tokens[k].entry.parts {
		p := &b.tokens[k].entry.parts[n]
		for _, t := range f.topics {
			if slices.Contains(t.indicators, p.of) {
				f.part = p
			}
		}
	}
}

func intersect(a, b []*model.Indicator) []*model.Indicator {
	var out []*model.Indicator
	for _, i := range a {
		if slices.Contains(b, i) {
			out = append(out, i)
		}
	}
	return out
}
