package claim

import (
	"slices"

	"bulletin/internal/model"
)

// holders are who stand where the words at a token say: a list behind it, 最高的是A、B, or what stands before it.
type holders struct {
	choices     [][]*model.Region // one of these lists
	first, last int               // the tokens of names behind; first is −1 where they stand before
	named       bool              // the clause names them
}

// holdersOf finds who stands where the words at k say.
func (s *saying) holdersOf(k int) holders {
	if h := s.holdersBehind(k); h.first >= 0 {
		return h
	}
	return s.holdersBefore(k)
}

// holdersBehind reads 最高的是A、B, 居首位的A, 前三位依次为A、B和C.
func (s *saying) holdersBehind(k int) holders {
	none := holders{first: -1}
	m := s.behindOf(k)
	if m < 0 {
		return none
	}
	list, last, joined := s.namesFrom(m)
	if len(list) == 0 {
		list, last = []*model.Region{s.about.Region}, m // 最慢的是我县
	}
	out := holders{choices: [][]*model.Region{list}, first: m, last: last, named: true}
	listed := slices.ContainsFunc(s.tokens[k:m], func(t token) bool {
		return t.is(respectively|each) || t.kind == figure && t.printed == nil && t.num.kind == counted // 最多的三个县市区是
	})
	if joined && len(list) == 2 && !listed {
		out.choices = append(out.choices, list[:1]) // 最高的A与B相差…
	}
	return out
}

// behindOf is the token of the first name of those whom the word at k is said of, where it stands before them: behind 的, 是 or 为.
// It is −1 where there is none.
func (s *saying) behindOf(k int) int {
	word := s.spelled(k)
	leads := len(word) > len("的") && word[len(word)-len("的"):] == "的"
	for m := k + 1; m < s.clause.end; m++ {
		t := &s.tokens[m]
		switch {
		case t.kind == pause && m+1 < s.clause.end && s.tokens[m+1].isPlace(), t.isPlace() && m > k+1, t.kind == figure && t.printed == nil && t.num.kind == counted:
		case t.kind == region && t.entry.members:
		case isMember(t), s.isOwnPage(m):
			if leads {
				return m
			}
			return -1
		case t.is(respectively | only | each):
			leads = true
		case t.is(filler):
			leads = leads || slices.Contains([]string{"的", "是", "为", "有", "分别是", "其次是"}, s.spelled(m))
		default:
			return -1
		}
	}
	return -1
}

// isOwnPage reports whether the token at m means the region of the page: 我县.
func (s *saying) isOwnPage(m int) bool {
	r := s.about.Region
	return r != nil && r.Kind != model.Prefecture && (s.tokens[m].is(pronoun) || s.isOwn(m, r))
}

// isMember reports whether a token names a region that may stand in an order: no level and no word for all.
func isMember(t *token) bool {
	return t.kind == region && t.entry.region != nil && !t.entry.members && (t.entry.region.Kind == model.County || t.entry.region.Kind == model.Zone)
}

// namesFrom reads the names in a row from the token at m: A、B和C, A（98%）、B（97%）. joined tells that 和 or 与 stands
// between them.
func (b *block) namesFrom(m int) (list []*model.Region, last int, joined bool) {
	for len(list) < longClause && m < len(b.tokens) && isMember(&b.tokens[m]) {
		list, last = append(list, b.tokens[m].entry.region), m
		m = b.afterBracket(m + 1)
		if m < len(b.tokens) && b.tokens[m].kind == figure && b.number(m) && !b.tokens[m].isPlace() {
			m++ // A98.2%、B97.0%
		}
		if m >= len(b.tokens) || b.tokens[m].kind != pause && !b.tokens[m].is(and) {
			break
		}
		joined = joined || b.tokens[m].is(and)
		m++
	}
	return list, last, joined
}

// afterBracket is the token behind the bracket that opens at m, or m.
func (b *block) afterBracket(m int) int {
	const longest = 12
	if m >= len(b.tokens) || b.tokens[m].kind != open {
		return m
	}
	for n := m + 1; n < len(b.tokens) && n < m+longest; n++ {
		if b.tokens[n].kind == shut {
			return n + 1
		}
	}
	return m
}

// holdersBefore are the regions named last before the token at k, or those that the sentence is about.
func (s *saying) holdersBefore(k int) holders {
	h := holders{first: -1}
	if named := s.lastNamed(k); len(named) > 0 {
		h.choices, h.named = [][]*model.Region{named}, true
		return h
	}
	regions, group := s.regions, s.group
	if s.onlyNamedBehind(k) {
		if regions, group = s.before.places, nil; s.before.fresh {
			regions = append(regions[:len(regions):len(regions)], s.before.home)
		}
	}
	if len(group) > 1 {
		h.choices = append(h.choices, group)
	}
	for _, r := range regions {
		h.choices = append(h.choices, []*model.Region{r})
	}
	h.named = s.namedBefore(k)
	return h
}

// lastNamed are the names in a row that stand last before the token at k in its frame, and are not what something is compared with.
func (s *saying) lastNamed(k int) []*model.Region {
	m := k - 1
	for m >= s.frame.first && !isMember(&s.tokens[m]) {
		if s.tokens[m].is(highest|lowest) || s.tokens[m].isPlace() {
			return nil
		}
		m--
	}
	var out []*model.Region
	for m >= s.frame.first && isMember(&s.tokens[m]) {
		if slices.ContainsFunc(s.frame.bases, func(p place) bool { return p.token == m }) {
			return nil
		}
		out = append(out, s.tokens[m].entry.region)
		if m--; m < s.frame.first || s.tokens[m].kind != pause && !s.tokens[m].is(and) {
			break
		}
		m--
	}
	slices.Reverse(out)
	return out
}

// onlyNamedBehind reports whether all places of the frame are named behind the token at k.
func (s *saying) onlyNamedBehind(k int) bool {
	return len(s.frame.places) > 0 && !slices.ContainsFunc(s.frame.places, func(p place) bool { return p.token < k })
}

// countsUniverse reports whether the number of members in the frame is that of those among whom something is ranked: 九个县市区中.
func (b *block) countsUniverse(f *frame) bool {
	k := f.counted
	return k >= 0 && k+1 < len(b.tokens) && (isWithin(b.spelled(k+1)) || k > 0 && b.tokens[k-1].is(rank) && b.tokens[k+1].isPlace()) // 居8个县区第二
}

// isWithin reports whether a word says that what stands before it is where something is ranked.
func isWithin(word string) bool {
	return slices.Contains([]string{"中", "里", "内", "当中", "州中", "州里"}, word)
}

// namedBefore reports whether the clause names a region before the token at k.
func (s *saying) namedBefore(k int) bool {
	for m := s.clause.first; m < k; m++ {
		if isMember(&s.tokens[m]) || s.tokens[m].is(pronoun) {
			return true
		}
	}
	return false
}

// listBefore reads the names in a row that end before the token at k, with numbers and brackets between them: A52.9%、B52.8%列前两位.
func (b *block) listBefore(k int) []*model.Region {
	m := k - 1
	for m >= 0 && (b.tokens[m].is(filler|rank|respectively|each|ahead|behindRank) || b.tokens[m].kind == comma || b.tokens[m].kind == region && !isMember(&b.tokens[m])) {
		m--
	}
	var out []*model.Region
	const longest = 60
	for ; m >= 0 && m > k-longest; m-- {
		t := &b.tokens[m]
		switch {
		case isMember(t):
			out = append(out, t.entry.region)
		case t.kind == pause, t.kind == open, t.kind == shut, t.kind == figure && !t.isPlace(), t.is(and | filler | complete | turning | each | growthNoun | fallNoun | yoy):
		default:
			m = 0
		}
	}
	slices.Reverse(out)
	return out
}

// areMembers reports whether all of a list can be ranked among the members.
func areMembers(list []*model.Region) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(r *model.Region) bool { return r.Kind != model.County && r.Kind != model.Zone })
}

// posts are the places of a list: all of them within so many from the one named, or each at its own in turn.
func posts(list []*model.Region, at standing, inTurn bool) []post {
	var out []post
	for k, r := range list {
		p := post{r, at}
		switch {
		case inTurn:
			p.from, p.to, p.inTurn = at.from+k, at.from+k, true
		case at.from == at.to:
			p.to = at.from + len(list) - 1
		}
		out = append(out, p)
	}
	return out
}
