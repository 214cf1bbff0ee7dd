package claim

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// resolvePlace finds whom a frame is about.
func (b *block) resolvePlace(f *frame, c *context, s *subject) {
	named, alike, known := b.namedPlaces(f, c, s)
	if !known {
		return
	}
	if len(named) > 0 {
		s.group = nil
	}
	switch {
	case b.sharedPlaces(f, c, s, named) || b.countedPlaces(f, c, s, named):
	case len(named) == 1:
		s.regions = named
	case len(named) > 1:
		s.group = named
	case len(s.group) > 0:
	case b.pickedPlaces(f, c, s):
	case f.cues&sum != 0 && len(c.listing) > 1:
		s.group = c.listing
	case b.endsPair(f, c):
		s.group = c.listing
	case len(c.places) > 1:
		s.group = c.places
		if c.unsettled {
			s.regions = []*model.Region{c.home}
		}
	default:
		if c.away {
			s.unsure("前面讲的不是站点的地区")
		}
		s.regions = c.carriedPlaces()
	}
	if row := b.rowTo(f); len(row) > 1 && !f.sharing && len(s.group) == 0 && len(s.regions) > 0 && s.regions[0] == row[len(row)-1] {
		s.group = row // A1.2亿元、B0.8亿元占全州的36.1%
	}
	if alike && len(s.regions) == 1 {
		s.regions = append(slices.Clone(s.regions), b.about.Region) // 全市 on the page of a 市
	}
	b.doubtPlaces(f, s, named)
	if len(s.group) > 0 && len(s.regions) == 0 {
		s.regions = s.group[len(s.group)-1:]
	}
}

// namedPlaces are the regions that a frame names, whether one of them sounds like the page's own, and whether the site has all
// of them. The members as a whole become the group of the subject.
func (b *block) namedPlaces(f *frame, c *context, s *subject) (named []*model.Region, alike, known bool) {
	for _, p := range f.places {
		switch {
		case strings.HasSuffix(b.spelled(p.token), "者"): // see resolveFormer
		case p.pronoun && p.region == nil:
			if r := b.pronounced(p.token, c); r != nil {
				named = append(named, r)
			} else {
				s.unsure("“" + b.spelled(p.token) + "”所指的不明")
			}
		case p.region == nil:
			s.regions = nil
			why := "站点没有“" + b.spelled(p.token) + "”的数"
			if e := b.tokens[p.token].entry; e != nil && e.meant != "" {
				why += "，是否想写“" + e.meant + "”"
			}
			s.unsure(why)
			return nil, false, false
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
	return named, alike, true
}

// sharedPlaces gives a number behind 分别 the region that it is about, if there is one.
func (b *block) sharedPlaces(f *frame, c *context, s *subject, named []*model.Region) bool {
	switch {
	case !f.sharing:
		return false
	case len(named) > 1 && f.order < len(named) && b.counts(f, len(named)):
		s.regions, s.shared = named[f.order:f.order+1], true
		return true
	case len(named) > 0 || len(f.topics) > 1 && f.topics[len(f.topics)-1].joined:
		return false
	}
	r := b.shareOfPlaces(f, c)
	if r == nil {
		return false
	}
	s.regions, s.shared = []*model.Region{r}, true
	if b.numbersOf(f) != len(c.segment) || f.order > 0 && c.unshared {
		s.unsure("“分别”所指的在前面的话里")
	}
	return true
}

// pickedPlaces makes a group of the members that a reference before the frame in its clause prints. What follows in another clause
// may be said of them, or of whom was spoken of before.
func (b *block) pickedPlaces(f *frame, c *context, s *subject) bool {
	if f.picked == nil && len(c.picked) > 0 {
		s.picked = c.picked
		s.unsure("讲的可能是引用的名单")
	}
	if f.picked == nil || len(f.picked.Picked.Regions) == 0 {
		return false
	}
	if s.unsure("讲的是引用的名单"); len(f.picked.Picked.Regions) == 1 {
		s.regions = f.picked.Picked.Regions
	} else {
		s.group = f.picked.Picked.Regions
	}
	return true
}

// countedPlaces makes a group of what a counting word without names stands for: all members, or so many of those listed before.
func (b *block) countedPlaces(f *frame, c *context, s *subject, named []*model.Region) bool {
	if len(named) > 0 || f.counted < 0 || b.countsUniverse(f) {
		return false
	}
	switch n := b.several(f); {
	case n == len(b.site.Counties()):
		s.group = b.site.Counties()
	case n > 1 && n <= len(c.listing):
		s.group = c.listing[len(c.listing)-n:]
	default:
		return false
	}
	return true
}

// carriedPlaces are the regions that words without a name may be about, the likeliest first.
func (c *context) carriedPlaces() []*model.Region {
	list := slices.Clone(c.places)
	add := func(more ...*model.Region) {
		for _, r := range more {
			if !slices.Contains(list, r) {
				list = append(list, r)
			}
		}
	}
	if c.unsettled && len(c.places) == 1 {
		add(c.home)
	}
	if c.unsettled {
		add(c.previous...)
	}
	if len(c.segment) > 1 {
		add(c.segment...)
		add(c.home)
	}
	return list
}

// doubtPlaces says of whom nobody can tell: 均 and counts without the members that they are about.
func (b *block) doubtPlaces(f *frame, s *subject, named []*model.Region) {
	if f.cues&each != 0 && len(f.places) == 0 && f.counted < 0 && len(s.group) < 2 && f.at < f.end {
		s.unsure("“均”所指的不明")
	}
	if f.counted >= 0 && !b.countsUniverse(f) && len(named) == 0 && len(s.group) == 0 {
		s.unsure("“" + b.spelled(f.counted) + "”所指的不明")
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
	if b.spelled(k) == "园区" {
		if zones := slices.DeleteFunc(slices.Clone(b.site.Regions), func(r *model.Region) bool { return r.Kind != model.Zone }); len(zones) == 1 {
			return zones[0]
		}
		return nil // of which of several, or of what the site does not know
	}
	if len(c.places) == 1 && c.places[0].Kind != model.Prefecture {
		return c.places[0]
	}
	if strings.HasPrefix(b.spelled(k), "该") {
		return nil
	}
	return c.home
}
