package claim

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// clause is what stands between two marks, cut into frames.
type clause struct {
	first, end int // its tokens
	mark       tokenKind
	frames     []frame
	taken      map[int]bool // the tokens of the numbers that statements about sets account for
	ofSet      bool         // what it says of a set has been judged
}

// frame is one number with what is said of it, from the number or mark before it up to its own; the last frame of a clause
// may have words only. It is what the words say, and nothing is held against data yet.
type frame struct {
	first, at, end int // its tokens; at is the number, or end where there is none; behind it stand words up to the next frame
	cues           cue
	behind         cue // what the words right behind the number say: 23%的目标
	places         []place
	bases          []place // what it is compared with, ranked among or a share of
	topics         []topic
	baseTopics     []topic
	part           *component
	parts          []component // all that may be meant by its name
	span, baseSpan *span
	unknown        []int   // tokens that no word of the lexicon explains
	odd            []int   // those of them that are not understood, from its first name on
	sharing        bool    // 分别 stands before it in its clause
	order          int     // its place among the numbers behind 分别, from 0
	tainted        bool    // a word before it in its clause makes its numbers something that no figure is
	counted        int     // the token of a number of members, 两县, or −1
	trailed        bool    // words that are not understood, or are of the future, follow in its clause
	ofBase         bool    // the number stands right behind what is compared with, and is that one's: 高于全省的8.5%
	listed         bool    // its only words are names of regions: 甲县5.0%、乙县3.2%
	chained        bool    // 环比 stands before its number
	basePlace      int     // the token of the place that it compares with: 与首位相差; 0 for none
	picked         *Figure // the members that a reference before it in its clause prints, whom its words are about
}

// place is a name of a region where it stands.
type place struct {
	token   int
	region  *model.Region // nil for one that the site does not know
	members bool          // all members: 各县市
	pronoun bool          // 全县, 我市: the page's region
	joined  bool          // it goes on a list: 甲县、乙县
	setting bool          // it is only where something is so: 是全州最多的
}

// topic is a name of an indicator where it stands.
type topic struct {
	token      int
	indicators []*model.Indicator // several of one name
	weak       bool               // other names begin with it
	rate       bool               // without the 增速 that ends the indicator's name
	unclean    bool               // words that are not known touch it: another thing's name
	joined     bool               // it goes on a list
}

// regions are those that a frame names, in order.
func (f *frame) regions() []*model.Region {
	var out []*model.Region
	for _, p := range f.places {
		if p.region != nil && !p.members {
			out = append(out, p.region)
		}
	}
	return out
}

// comparing are the words behind which a name is what something is compared with.
const comparing = than | above | below | share | rank | flat | tied | spread

// parse cuts the tokens from first to end into frames.
func (b *block) parse(first, end int, mark tokenKind) clause {
	c := clause{first: first, end: end, mark: mark, frames: b.spare.frames[:0]}
	f := frame{first: first, counted: -1}
	sharing, tainted, order := false, false, 0
	var picked *Figure
	for k := first; k < end; k++ {
		t := &b.tokens[k]
		switch t.kind {
		case region:
			b.place(&f, k, first)
		case indicators:
			b.topic(&f, k, first, end)
		case parts:
			b.component(&f, k)
		case period:
			s := t.span
			if k+1 < end && b.tokens[k+1].is(target) && s.month == 12 && s.back == 0 {
				continue // 年底目标
			}
			if s.unit > 0 && f.span != nil {
				continue // 6月当月, 二季度单季
			}
			if f.baseSpan == nil && b.isBasePeriod(k, f.first) {
				f.baseSpan = &s
			} else {
				f.span = &s
			}
		case word:
			if t.is(respectively) {
				sharing, order = true, 0
			}
			if t.is(pronoun) {
				f.places = append(f.places, place{token: k, pronoun: true})
			}
			if b.isChain(k) {
				f.chained = true
			} else if t.is(alien) {
				f.odd, tainted = append(f.odd, k), true
			}
			if t.is(from) && b.looksFrom(k, end) {
				continue
			}
			f.cues |= t.entry.cue
			if t.is(turning) && k+1 < end && b.isTo(k+1) {
				f.cues |= to
			}
		case plain:
			if !t.settled && (t.runes > 0 || !b.understood(k)) {
				f.odd = append(f.odd, k)
			}
		case figure:
			if t.printed == nil && t.num.kind == idle {
				continue
			}
			if t.printed == nil && t.num.kind == counted {
				f.counted = k
				continue
			}
			if t.printed == nil && t.num.kind == amount && t.num.round {
				if t.num.unit == "家" && k+1 < end && b.tokens[k+1].kind == word && b.tokens[k+1].start == t.end {
					f.counted = k // 两家净增6770万元
				}
				continue // 宏远电池一户
			}
			if t.isPlace() && b.isBasePlace(k, f.first) {
				f.basePlace = k
				continue
			}
			f.at = k
			if !sharing && b.isPaired(&f, k, end) {
				sharing, order = true, 0
			}
			f.sharing, f.order, f.tainted = sharing, order, tainted
			if sharing {
				order++
			}
			f.end = b.tail(k+1, end)
			if k+1 < end && b.tokens[k+1].kind == parts && b.tokens[k+1].start == t.end { // 47家首次申报
				b.component(&f, k+1)
				f.end = k + 2
			}
			for m := k + 1; m < f.end; m++ {
				f.behind |= b.tokens[m].cue()
			}
			c.frames = append(c.frames, f)
			tainted = tainted || b.ofMembers(&f)
			k = f.end - 1
			if t.printed != nil && t.printed.Picked != nil {
				picked = t.printed
			}
			f = frame{first: f.end, counted: -1, picked: picked}
		}
	}
	if f.first < end {
		f.at, f.end = end, end
		c.frames = append(c.frames, f)
	}
	b.spare.frames = c.frames
	b.trailing(&c)
	for k := range c.frames {
		b.finish(&c.frames[k])
	}
	return c
}

// looksFrom reports whether 从 at k only says from where something is looked at: 从完成率看.
func (b *block) looksFrom(k, end int) bool {
	const near = 5
	for m := k + 1; m < end && m <= k+near && b.tokens[m].kind != figure; m++ {
		if strings.HasSuffix(b.spelled(m), "看") || strings.HasSuffix(b.spelled(m), "来说") || strings.HasSuffix(b.spelled(m), "来讲") {
			return true
		}
	}
	return false
}

// understood reports whether the token at k is a word that is known without telling anything of a number.
func (b *block) understood(k int) bool {
	return b.tokens[k].entry != nil && strings.Contains(" "+turnWords+" "+oppositeWords+" ", " "+b.spelled(k)+" ")
}

// isPaired reports whether as many numbers stand in a row from k on as regions before it: 云溪、麻岭增幅也只有2.2%、3.1%.
func (b *block) isPaired(f *frame, k, end int) bool {
	if f.cues&each != 0 && f.cues&sum == 0 && k+2 < end && (b.tokens[k+1].kind == pause || b.tokens[k+1].is(and)) && b.number(k+2) {
		return true // 距序时进度各差1.1个百分点和1.9个百分点
	}
	if len(f.places) < 2 || !f.places[len(f.places)-1].joined || f.cues&(sum|each) != 0 {
		return false
	}
	n := 1
	for m := k + 1; m+1 <= end-1 && (b.tokens[m].kind == pause || b.tokens[m].is(and)) && b.number(m+1); m += 2 {
		n++
	}
	return n == len(f.places)
}

// isBasePeriod reports whether the period at k is what something is compared with: 比一季度, 由5月的, 占上半年, 与一季度末相比,
// 是上半年的3倍.
func (b *block) isBasePeriod(k, first int) bool {
	last := b.back(k, first)
	if last != nil && last.is(than|from|share|above|below|flat) {
		return true
	}
	if k+1 < len(b.tokens) && b.tokens[k+1].is(filler) && (strings.HasPrefix(b.spelled(k+1), "相") || b.spelled(k+1) == "以来" || b.spelled(k+1) == "之后") {
		return true // 与一季度末相比, 一季度以来
	}
	return last != nil && last.is(and) && b.opposed(k, first) || b.measured(k, first)
}

// measured reports whether the name or period at k is what a multiple is of: 是古丈县的6倍, 为上半年月均水平的3倍.
func (b *block) measured(k, first int) bool {
	if k <= first || !b.tokens[k-1].is(about|nearly|moreThan|lessThan) && !slices.Contains([]string{"是", "为", "约为", "约是", "约", "仅为", "只有", "近", "达到", "达", "接近"}, b.spelled(k-1)) {
		return false
	}
	const near = 5
	for m := k + 1; m < len(b.tokens) && m <= k+near; m++ {
		t := &b.tokens[m]
		if t.kind == figure {
			if m+2 < len(b.tokens) && t.printed == nil && t.num.kind == amount && b.spelled(m+1) == "的" && b.number(m+2) {
				return true // 是一季度923吨的1.7倍
			}
			return t.printed == nil && (t.num.kind == times || t.num.kind == percent) && (b.spelled(m-1) == "的" || b.spelled(m-2) == "的")
		}
		if t.kind != word && t.kind != indicators {
			return false
		}
	}
	return false
}

// isTo reports whether the token at k makes a word of change before it one of the level reached: 收窄到, 压减至.
func (b *block) isTo(k int) bool {
	return b.tokens[k].is(filler) && slices.Contains([]string{"到", "至", "为", "成"}, b.spelled(k))
}

// trailing gives the last number of a clause the words behind it that say what it is of: 还差2.9个百分点才能跟上序时.
func (b *block) trailing(c *clause) {
	n := len(c.frames)
	if n < 2 || c.frames[n-1].at < c.end {
		return
	}
	words, last := &c.frames[n-1], &c.frames[n-2]
	last.behind |= words.cues & (pace | target | average)
	if words.cues&onPace != 0 {
		last.behind |= pace
	}
	last.trailed = (len(words.odd) > 0 || words.cues&(must|future) != 0) && len(words.places) == 0 && len(words.topics) == 0
}

// tail is the end of the words behind a number that say what it is: 23%的目标, 5个百分点以上.
func (b *block) tail(from, end int) int {
	k := from
	if k < end && b.tokens[k].kind == plain && b.tokens[k].settled {
		k++
	}
	if k < end && b.tokens[k].is(target) && !b.tokens[k].is(over|done) && b.tokens[k].start == b.tokens[k-1].end {
		return k + 1 // 全年5400吨任务
	}
	if k < end && b.tokens[k].is(filler) && b.spelled(k) == "的" {
		for m := k + 1; m < end && m <= k+3; m++ {
			switch t := &b.tokens[m]; {
			case t.is(target | pace | average | complete | growthNoun | share | rest):
				return m + 1
			case t.is(filler), t.kind == region:
			default:
				return k
			}
		}
	}
	return k
}

// finish says what only the whole frame tells.
func (b *block) finish(f *frame) {
	f.listed = len(f.places) > 0 && len(f.topics) == 0 && len(f.odd) == 0 && f.cues&^(filler|and|only|each|about|moreThan|lessThan|nearly) == 0
	f.ofBase = b.isOfBase(f)
	b.limit(f)
	f.unknown = f.odd
	// Words before the name of a region say nothing of the number: 受此影响全州…; before that of an indicator they may be of another
	// region or of a part.
	start := f.at
	for _, p := range f.places {
		start = min(start, p.token)
	}
	for k := f.first; k < start; k++ {
		if t := &b.tokens[k]; t.is(share | than | above | below | complete | target | turning | yoy) {
			start = f.at // 砂石料场扬尘占该县投诉的58%: of something else in the county
		}
	}
	if start < f.at {
		f.odd = slices.DeleteFunc(slices.Clone(f.odd), func(k int) bool { return k < start })
	}
}

// limit makes 超300亿元 what it says, more than so much, where nothing else is compared with.
func (b *block) limit(f *frame) {
	if f.at >= f.end || f.at == f.first || len(f.bases) > 0 || f.baseSpan != nil || len(f.baseTopics) > 0 || f.cues&(pace|target|yoy|lastYear|over|from|than) != 0 || f.behind != 0 || b.tokens[f.at].num.kind == points {
		return
	}
	switch b.spelled(f.at - 1) {
	case "超", "超过", "高于", "大于", "多于":
		f.cues = f.cues&^above | moreThan
	case "低于", "小于", "少于", "不及":
		f.cues = f.cues&^below | lessThan
	}
}

// isOfBase reports whether the number of a frame stands behind the name of what is compared with and 的: 高于全省平均的8.5%.
func (b *block) isOfBase(f *frame) bool {
	of := f.at+2 < len(b.tokens) && b.spelled(f.at+1) == "的" && b.numberNear(f.at+2)
	if f.cues&rank != 0 || !of && f.cues&(share|flat) != 0 || !of && f.cues&(above|below|turning|than) == 0 || f.at < f.end && b.tokens[f.at].num.ofWhole() {
		return false
	}
	for k := f.at - 1; k >= f.first; k-- {
		t := &b.tokens[k]
		switch {
		case t.kind == period:
			return of && f.baseSpan != nil
		case t.kind == region:
			return of && slices.ContainsFunc(f.bases, func(p place) bool { return p.token == k })
		case !t.is(filler | average):
			return false
		}
		of = of || b.spelled(k) == "的"
	}
	return false
}

// numberNear reports whether a number stands at k or behind a word that says how much it says: 近九成.
func (b *block) numberNear(k int) bool {
	for k < len(b.tokens) && b.tokens[k].is(filler|about|nearly|moreThan|lessThan|above|below) {
		k++
	}
	return k < len(b.tokens) && b.number(k)
}

// back is the token before k, from first on, that is no filler, or nil.
func (b *block) back(k, first int) *token {
	for k--; k >= first; k-- {
		if t := &b.tokens[k]; !t.is(filler) {
			return t
		}
	}
	return nil
}

// spelled is the text of a token.
func (b *block) spelled(k int) string {
	t := &b.tokens[k]
	return b.text.text[t.start:t.end]
}
