package claim

import (
	"slices"
	"strings"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// rankedOnes holds the number of those among whom something is ranked, 在8个县市中居第3位, against those who have one.
func rankedOnes(s *saying) {
	f := s.frame
	if f.at < f.end && s.behindPlace(f) {
		s.rankedNumber(f.at)
		return
	}
	if f.counted < 0 || !s.countsUniverse(f) || f.cues&(rank|highest|lowest) == 0 && (f.at >= f.end || !s.tokens[f.at].isPlace()) {
		return
	}
	k := f.counted
	if k > f.first && (s.tokens[k-1].kind == plain || s.tokens[k-1].kind == region) || s.saysBefore(k, others|except|not) {
		return
	}
	s.rankedNumber(k)
}

// behindPlace reports whether the number of a frame stands in a bracket behind a place: 居第3位（共14个）.
func (s *saying) behindPlace(f *frame) bool {
	k := f.first - 1
	return k > 0 && s.tokens[k].kind == open && s.tokens[k-1].isPlace() && f.at == f.first+1 && strings.HasPrefix(s.spelled(f.first), "共") &&
		s.tokens[f.at].printed == nil && s.tokens[f.at].num.kind == amount
}

// rankedNumber holds the number at k against how many are ranked.
func (s *saying) rankedNumber(k int) {
	n, err := s.tokens[k].num.value.Int64()
	if err != nil {
		return
	}
	fits := []int{len(s.site.Counties()), len(zoned(s.site)), len(ofKind(s.site, s.tokens[k].num.unit))}
	for _, i := range s.indicators {
		for _, v := range s.views {
			for _, by := range []*measure.Measure{measure.Value, measure.Completion, measure.Growth} {
				fits = append(fits, len(s.climb(v, i, yardstick{by: by}, s.site.Counties()).rungs), len(s.climb(v, i, yardstick{by: by}, zoned(s.site)).rungs))
			}
			if c := s.cell(v, i, s.site.Whole()); c.Figure.More != nil {
				fits = append(fits, c.Figure.More.RankOf)
			}
		}
	}
	v := Verdict{Number: true, Outcome: Agrees, claimed: true, Evidence: "参加排名的" + s.site.Words.Member + "共" + model.Int(fits[0]).String() + "个"}
	if !slices.Contains(fits, int(n)) {
		v.Outcome, v.Text, v.Fix = Doubtful, "“"+s.original(k, k)+"”没有数据支持；"+v.Evidence, doubtFix
		if s.doubtOf() == "" && s.spelled(max(k-1, 0)) == "在" {
			v.Outcome, v.Text, v.Fix = Contradicts, "写的是"+s.original(k, k)+"，"+v.Evidence, "改这个数"
		}
	}
	s.say(s.tokens[k].start, s.tokens[k].end, v)
}

// roughPlaces holds 居前 and 排名靠后, which say about where somebody stands.
func roughPlaces(s *saying) {
	for k := s.frame.first; k < s.frame.end; k++ {
		if t := &s.tokens[k]; t.is(ahead|behindRank) && (k+1 >= len(s.tokens) || s.tokens[k+1].num.kind != few) {
			s.roughPlace(k, t.is(behindRank))
		}
	}
}

// roughPlace holds one: who is in the first half by all that may be meant is not behind, and the other way round.
func (s *saying) roughPlace(k int, back bool) {
	h, u := s.holdersOf(k), s.rankedAmong(k)
	if u.other || u.upper || s.first > 1 || !u.stated && h.first < 0 {
		return
	}
	if !u.stated {
		s.unsure("没有讲明在哪些地区中") // 进度靠后的是A、B
	}
	c := ranking{gauge: s.gaugeAt(k, end{side: byPlace}, false), among: u, views: s.views}
	n := (len(s.site.Counties()) + 1) / 2
	for _, list := range h.choices {
		if areMembers(list) {
			c.choices = append(c.choices, posts(list, standing{from: 1, to: n, bottom: back}, false))
		}
	}
	if len(c.choices) == 0 {
		return
	}
	f := s.weigh(&c)
	if f.ladder != nil {
		s.verdictOf(k, k, false, f, "“"+s.original(k, k)+"”与数据不符："+s.shown(f.ladder, f.post.region), "改“"+s.original(k, k)+"”一词，或核对数据")
	}
}

// firstFew holds 前三位 against the order: the names behind it, or those before.
func (s *saying) firstFew(k int) {
	t := &s.tokens[k]
	n := placeNumber(t)
	u := s.rankedAmong(k)
	if u.upper || u.other || len(s.indicators) == 0 || s.fewLead(k) {
		return
	}
	var list []*model.Region
	first, last := -1, -1
	if m := s.behindOf(k); m >= 0 {
		first = m
		list, last, _ = s.namesFrom(m)
	} else if list = s.listBefore(k); len(list) == 0 {
		switch {
		case len(s.frame.places) == 0 && len(s.before.listing) == n && n > 1:
			list = s.before.listing // A、B分别完成69.0%、71.1%，居前两位
		case len(s.group) > 1:
			list = s.group
		case len(s.regions) == 1:
			list = s.regions
		}
	}
	if len(list) > n {
		list = list[len(list)-n:]
	}
	if !areMembers(list) {
		return
	}
	inTurn := s.frame.cues&respectively != 0 || first >= 0 && slices.ContainsFunc(s.tokens[k:first], func(t token) bool { return t.is(respectively) })
	at := standing{from: 1, to: n, bottom: t.lastPlace}
	c := ranking{gauge: s.gaugeAt(k, end{side: byPlace}, false), among: u, views: s.views}
	all := posts(list, at, false)
	if inTurn && !at.bottom && len(list) == n {
		all = posts(list, standing{from: 1, to: 1}, true)
	}
	c.choices = [][]post{all}
	f := s.weigh(&c)
	text := ""
	if f.truth == wrong {
		text = "“" + s.original(k, k) + "”的名单与数据不符：" + s.shown(f.ladder, f.post.region)
	}
	if f.truth == wrong && first >= 0 {
		if m := s.tokenOf(f.post.region, first, last+1); m >= 0 {
			s.verdictOf(m, m, false, f, text, "按位次表核对")
			return
		}
	}
	s.verdictOf(k, k, true, f, text, "按位次表核对")
}
