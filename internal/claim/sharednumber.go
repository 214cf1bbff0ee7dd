package claim

import (
	"strconv"

	"bulletin/internal/measure"
)

// sharedNumbers holds a number that so many members have, 4个县市同为100.0%, against all of them.
func sharedNumbers(s *saying) {
	f := s.frame
	if f.at >= f.end || s.countsUniverse(f) || !s.number(f.at) || s.tokens[f.at].printed != nil || len(s.group) > 1 && s.doubt == "" || len(f.places) > 0 {
		return
	}
	count, first := f.counted, f.counted+1
	if count < 0 {
		count, first = s.lastCount(f.first), f.first // 4所学校均达到序时进度；完成率均为75.0%
	}
	if count < 0 || f.at < first {
		return
	}
	same := false
	for k := first; k < f.at; k++ {
		t := &s.tokens[k]
		same = same || t.is(each) || s.spelled(k) == "同" || s.spelled(k) == "同为"
		if !t.is(filler|each|complete|growthNoun|yoy) && s.spelled(k) != "同" && s.spelled(k) != "同为" {
			return
		}
	}
	if !same {
		return
	}
	n := s.approximate(f)
	for _, i := range s.indicators {
		for _, v := range s.views {
			for _, m := range []*measure.Measure{measure.Completion, measure.Value, measure.Growth, measure.Lead} {
				have := 0
				for _, r := range s.site.Counties() {
					if n.compare(m.Of(v, s.cell(v, i, r)), 0) == agrees {
						have++
					}
				}
				if have == s.numberAt(count) {
					s.here.sharers = sharers{have, f.at}
					evidence := i.Name + m.Name + "同为" + s.spelled(f.at) + "的有" + strconv.Itoa(have) + "个，" + periodName(v)
					for _, k := range []int{count, f.at} {
						s.say(s.tokens[k].start, s.tokens[k].end, Verdict{Outcome: Agrees, Number: true, Evidence: evidence, claimed: true})
					}
					return
				}
			}
		}
	}
}

// lastCount is the token of the last number of members in the sentence before the token at k, or −1.
func (s *saying) lastCount(k int) int {
	for m := k - 1; m >= s.sentenceStart(k); m-- {
		if s.isCount(m) {
			return m
		}
	}
	return -1
}
