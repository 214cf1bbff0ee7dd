package claim

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// universe is among whom something is ranked: one of several sets.
type universe struct {
	sets    [][]*model.Region
	spare   []*model.Region // what is true of these may be meant, and what is not is open
	size    int             // so many, where the words say it; 0 where they do not
	counted int             // the token that says so
	upper   bool            // the members of the level above
	stated  bool            // the words say among whom
	open    bool            // a part of the members that is not known: what is not true of all may be true of it
	other   bool            // something that the site knows nothing of
}

// fits reports whether a ladder may be of those whom the words count; else they speak of a part of it.
func (u *universe) fits(l *ladder) bool {
	if u.size == 0 {
		return true
	}
	return slices.ContainsFunc(u.sets, func(set []*model.Region) bool { return len(set) == u.size }) || len(l.rungs) == u.size
}

// ofMembers reports whether the words say that the members are ranked, or so many as there are of them.
func (u *universe) ofMembers() bool {
	return u.stated && (u.size == 0 || slices.ContainsFunc(u.sets, func(set []*model.Region) bool { return len(set) == u.size }))
}

// with takes the zones in where one of them is ranked.
func (u universe) with(choices [][]post) universe {
	isZone := func(p post) bool { return p.region.Kind == model.Zone }
	if slices.ContainsFunc(choices, func(list []post) bool { return slices.ContainsFunc(list, isZone) }) && u.spare != nil {
		u.sets, u.spare = [][]*model.Region{u.spare}, nil
	}
	return u
}

// ofKind are the members whose names end as the unit does in which they are counted: 三个区.
func ofKind(site *model.Site, unit string) []*model.Region {
	_, n := utf8.DecodeLastRuneInString(unit)
	var out []*model.Region
	for _, r := range site.Counties() {
		if strings.HasSuffix(r.Name, unit[len(unit)-n:]) {
			out = append(out, r)
		}
	}
	return out
}

// zoned are the members and the zones, which are told of side by side though zones are not ranked.
func zoned(site *model.Site) []*model.Region {
	rows := site.Regions[1:]
	return rows[:sort.Search(len(rows), func(k int) bool { return rows[k].Kind == model.Direct })]
}

// rankedAmong finds among whom something is ranked by the words around the token at k.
func (s *saying) rankedAmong(k int) universe {
	u := universe{sets: [][]*model.Region{s.site.Counties()}}
	if all := zoned(s.site); len(all) > len(u.sets[0]) {
		u.spare = all
	}
	s.levelAround(k, &u)
	s.countBefore(k, &u)
	if s.saysBefore(k, part) && len(s.before.listing) > 1 {
		u.sets = append(u.sets, s.before.listing)
	}
	if s.saysBefore(k, others|except|outside) {
		u.open = true
	}
	return u
}

// levelAround finds the region that the words before or right behind the token at k name as the one ranked in.
func (s *saying) levelAround(k int, u *universe) {
	for m := k - 1; m >= s.clause.first; m-- {
		if s.isUniverse(m) {
			s.widen(m, u)
			return
		}
	}
	if k+1 < s.clause.end && s.tokens[k+1].kind == region && s.tokens[k+1].entry.region != nil && !s.tokens[k+1].entry.members {
		if kind := s.tokens[k+1].entry.region.Kind; kind == model.Prefecture || kind == model.Province {
			s.widen(k+1, u) // 领跑全市
		}
	}
}

// isUniverse reports whether the region at m is one that something is ranked in: 全省第2位, 各县市区中.
func (s *saying) isUniverse(m int) bool {
	t := &s.tokens[m]
	if t.kind != region {
		return false
	}
	if s.universe(m) {
		return true
	}
	return t.entry.members || slices.ContainsFunc(s.frame.bases, func(p place) bool { return p.token == m }) && t.entry.region == nil
}

// widen takes the region at m as the one among whose parts, or neighbours, is ranked.
func (s *saying) widen(m int, u *universe) {
	t := &s.tokens[m]
	u.stated = true
	switch {
	case t.entry.members:
	case t.entry.region == nil && s.isOwnLevel(m):
	case t.entry.region == nil:
		u.other = true
	case t.entry.region.Kind == model.Province:
		u.upper = true
	}
}

// isOwnLevel reports whether a word for a level that the site does not use is one for its own: 全市 on a site of a city.
func (s *saying) isOwnLevel(m int) bool {
	kind, ok := strings.CutPrefix(s.spelled(m), "全")
	return ok && strings.HasSuffix(s.site.Whole().Name, kind)
}

// countBefore finds how many are ranked: 8个县市区中, 已报的7个县市区里.
func (s *saying) countBefore(k int, u *universe) {
	for m := k - 1; m >= 0 && k-m < longSentence && s.tokens[m].kind != stop; m-- {
		t := &s.tokens[m]
		if t.kind != figure || t.printed != nil || t.num.kind != counted || m+1 >= len(s.tokens) {
			continue
		}
		if !isWithin(s.spelled(m + 1)) {
			continue
		}
		n, err := t.num.value.Int64()
		if err != nil || m > s.clause.first && s.tokens[m-1].kind == region && s.tokens[m-1].entry.region != nil && s.tokens[m-1].entry.region.Kind == model.Province {
			return
		}
		u.size, u.stated, u.counted = int(n), true, m
		if kind := ofKind(s.site, t.num.unit); len(kind) == u.size {
			u.sets, u.spare = [][]*model.Region{kind}, nil // 三个区中
		} else if len(u.spare) == u.size {
			u.sets, u.spare = [][]*model.Region{u.spare}, nil
		}
		if n := len(s.before.listing); n == u.size {
			u.sets = append(u.sets, s.before.listing)
		}
		return
	}
}

// longSentence is how many tokens of a sentence are looked back at.
const longSentence = 80

// saysBefore reports whether a word with one of the cues stands before the token at k in its clause.
func (s *saying) saysBefore(k int, c cue) bool {
	for m := s.clause.first; m < k; m++ {
		if s.tokens[m].is(c) {
			return true
		}
	}
	return false
}

// verdictOf tells of a ranking from one token to another.
func (s *saying) verdictOf(first, last int, number bool, f rankFinding, text, fix string) {
	v := Verdict{Number: number}
	if f.ladder != nil {
		v.Evidence, v.view = s.shown(f.ladder, f.post.region), f.ladder.view
	}
	doubt := s.doubtOf()
	typed := "“" + s.original(first, last) + "”"
	switch {
	case f.truth == right:
		v.Outcome = Agrees
	case f.truth == unsure && !number:
		return
	case f.truth == unsure:
		v.Outcome, v.Text, v.Fix = Doubtful, typed+"没有数据支持", doubtFix
		if doubt != "" {
			v.Text += "，" + doubt
		}
	case doubt == "":
		v.Outcome, v.Text, v.Fix = Contradicts, text, fix
	default:
		v.Outcome, v.Text, v.Fix = Doubtful, typed+"没有数据支持，"+doubt+"；最接近的是"+v.Evidence, doubtFix
	}
	s.say(s.tokens[first].start, s.tokens[last].end, v)
}

// doubtOf is why what is said of the frame is not certain, or empty.
func (s *saying) doubtOf() string {
	if s.doubt == "" && s.guessed {
		return "没有写明是哪项指标"
	}
	return s.doubt
}
