package claim

import (
	"bulletin/internal/model"
)

// sharers are how many members share the number at a token: 4个县市同为100.0%.
type sharers struct{ n, at int }

// sharedPlace holds how many share the place at k, 4所学校并列末位, and reports whether the words count them.
func (s *saying) sharedPlace(k int) bool {
	if s.frame.cues&tied == 0 {
		return false
	}
	m, n := s.sharingCount(k), 0
	switch last := s.before.sharers; {
	case m >= 0:
		n = s.several(s.frame)
	case last.n > 0 && last.at == s.clause.first-2 && s.tokens[s.clause.first].is(tied):
		m, n = last.at, last.n // 4个县市同为100.0%，并列首位
	default:
		return false
	}
	at, g := s.placeAt(k, false)
	if s.tokens[k].is(highest | lowest) {
		at, g = standing{from: 1, to: 1, bottom: endOf(s.spelled(k)).low}, s.gaugeAt(k, endOf(s.spelled(k)), false)
	}
	c := ranking{gauge: g, among: s.rankedAmong(k), views: s.viewsOf(k)}
	found, have := unsure, 0
	for l := range s.ladders(&c, append(c.among.sets, c.among.spare)) {
		switch sharing := l.sharing(at); {
		case sharing == n:
			found = right
		case found == unsure:
			found, have = wrong, sharing
		}
	}
	s.shareVerdict(m, k, found, have)
	return true
}

// sharingCount is the token of the number of those who share the place at k, right before the words for it; −1 where there is none.
func (s *saying) sharingCount(k int) int {
	m := k - 1
	for m > s.frame.first && s.tokens[m].is(filler|tied|rank) {
		m--
	}
	if m < s.frame.first || m != s.frame.counted || s.countsUniverse(s.frame) {
		return -1
	}
	if m > s.clause.first && (isMember(&s.tokens[m-1]) || s.tokens[m-1].kind == pause) {
		return -1 // 甲、乙两县并列: those named
	}
	return m
}

// sharing is how many stand at one place; nobody shares a place that only one has.
func (l *ladder) sharing(at standing) int {
	k := at.from - 1
	if at.bottom {
		k = len(l.rungs) - at.from
	}
	if k < 0 || k >= len(l.rungs) {
		return 0
	}
	first, last := l.shared(k, exactlySame)
	return last - first + 1
}

// shareVerdict tells of the number of those who share the place at k.
func (s *saying) shareVerdict(m, k int, found truth, have int) {
	v := Verdict{Outcome: Agrees, Number: true, Evidence: "同居" + s.original(k, k) + "的数"}
	typed := s.original(m, m)
	switch doubt := s.doubtOf(); {
	case found == unsure:
		return
	case found == right:
	case doubt == "":
		v.Outcome, v.Text, v.Fix = Contradicts, "写的是“"+typed+"”并列，数据中同居一位的是"+model.Int(have).String()+"个", "按位次表核对"
	default:
		v.Outcome, v.Text, v.Fix = Doubtful, "“"+typed+"”没有数据支持，"+doubt, doubtFix
	}
	s.say(s.tokens[m].start, s.tokens[m].end, v)
	if found == right {
		s.say(s.tokens[k].start, s.tokens[k].end, Verdict{Outcome: Agrees, Evidence: v.Evidence})
	}
}
