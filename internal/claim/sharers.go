package claim

import (
	"bulletin/internal/model"
)

// sharedPlace holds how many share the place at k, 4所学校并列末位, and reports whether the words count them.
func (s *saying) sharedPlace(k int) bool {
	m := k - 1
	for m > s.frame.first && s.tokens[m].is(filler|tied|rank) {
		m--
	}
	if s.frame.cues&tied == 0 || m < s.frame.first || m != s.frame.counted || s.countsUniverse(s.frame) {
		return false
	}
	if m > s.clause.first && (isMember(&s.tokens[m-1]) || s.tokens[m-1].kind == pause) {
		return false // 甲、乙两县并列: those named
	}
	n := s.several(s.frame)
	at, g := s.placeAt(k, false)
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
