package claim

import (
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// untargeted tells of words about a target, or about time progress, that are said of one region and indicator of which no target was set.
// That something is done that nobody set contradicts the data; what else is said of it is in doubt.
func (s *saying) untargeted(a assertion) {
	if len(s.group) > 1 || len(s.regions) != 1 || len(s.indicators) != 1 || len(s.views) != 1 || len(s.frame.topics) == 0 && len(s.before.topics) == 0 {
		return
	}
	if strings.Contains(s.text.text[s.tokens[s.clause.first].start:s.tokens[a.last].end], "指标") {
		return // 没有指标未达标
	}
	c := s.cell(s.views[0], s.indicators[0], s.regions[0])
	if !c.Value.Ok() || c.Target.Gap != model.NoTarget || !s.claims(a, done|over|exceeded|complete|pace|onPace|target|half|underHalf) {
		return
	}
	why := s.regionName(c.Region) + c.Indicator.Name + format.Gap(c.Target.Gap)
	v := Verdict{claimed: true, Evidence: why + "，" + periodName(s.views[0])}
	typed := "“" + s.original(a.first, a.last) + "”"
	if reached := s.claims(a, done|over) || s.claims(a, complete) && s.claims(a, target); reached && !s.claims(a, not) && s.namesTarget(a) && s.doubtOf() == "" && a.doubt == "" {
		v.Outcome, v.Text, v.Fix = Contradicts, typed+"与数据不符，"+why, "核对数据，改这句话"
	} else {
		v.Outcome, v.Text, v.Fix = Doubtful, typed+"没有数据支持，"+why, doubtFix
	}
	s.say(s.tokens[a.first].start, s.tokens[a.last].end, v)
}

// claims reports whether one of the words of an assertion has one of the cues.
func (s *saying) claims(a assertion, c cue) bool {
	for k := a.first; k <= a.last; k++ {
		if s.tokens[k].is(c) {
			return true
		}
	}
	return false
}

// namesTarget reports whether the clause says that it speaks of the target.
func (s *saying) namesTarget(a assertion) bool {
	for k := a.first; k < s.clause.end; k++ {
		if w := s.spelled(k); s.tokens[k].is(target) || strings.Contains(w, "目标") || strings.Contains(w, "任务") {
			return true // 超额完成年度目标 is one word
		}
	}
	return false
}

// unranked tells that somebody who is not ranked has no place, and reports whether the ranking is about such a one.
func (s *saying) unranked(k int, c *ranking) bool {
	if len(c.choices) != 1 || len(c.choices[0]) != 1 || c.choices[0][0].region.Kind != model.Zone || len(s.indicators) != 1 || len(c.views) != 1 {
		return false
	}
	why := s.regionName(c.choices[0][0].region) + "不参加" + s.indicators[0].Name + "的排名"
	s.say(s.tokens[k].start, s.tokens[k].end, Verdict{Outcome: Doubtful, claimed: true, Number: isNumber(s.spelled(k)), Evidence: why, Text: "“" + s.original(k, k) + "”没有数据支持，" + why, Fix: doubtFix})
	return true
}
