package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// ofTasks are the measures that a superlative ranks tasks by, 任务最重, or none where no target is spoken of. Beside the site's
// basis the heaviest task, 相对最重, is the one that is furthest above the region's part of it.
func (s *saying) ofTasks(c cue, text string, e end) []*measure.Measure {
	const otherwise = complete | over | done | above | below | turning | rest | arrears | spread
	if c&target == 0 || c&otherwise != 0 || e.side != byNumber || e.class == speeds {
		return nil
	}
	if strings.Contains(text, "相对") && s.site.Basis != nil {
		return []*measure.Measure{excess}
	}
	return []*measure.Measure{measure.Target}
}

// excess is by how much a region's part of the targets is above its part of the site's basis.
var excess = &measure.Measure{Name: "任务份额与比照份额之差", Of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
	q := measure.Quantity{Num: model.Missing(model.NotMeasurable), Unit: perCentPoints, Places: 1}
	for _, t := range analysis.Tasks(v, c.Indicator) {
		if t.Region == c.Region {
			q.Num = t.Excess
		}
	}
	return q
}}

// effort is the pace that is needed as a multiple of the present one, unrounded: 后续月均与目前月均之比.
var effort = &measure.Measure{Name: "后续月均与目前月均之比", Of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
	return measure.Quantity{Num: v.Effort(c).Ratio, Unit: "倍", Places: 2}
}}

// amongTasks holds a superlative of tasks against those of all members: 完成率最低的依次是甲县技术合同、乙县成果登记. It reports whether
// the names behind the word are of regions each with an indicator.
func (s *saying) amongTasks(k int) bool {
	m := s.behindOf(k)
	if m < 0 || m+1 >= len(s.tokens) || s.tokens[m+1].kind != indicators || !isMember(&s.tokens[m]) {
		return false
	}
	e := endOf(s.spelled(k))
	by := s.gaugeAt(k, e, true).measures
	if said, _, text := s.wordsBefore(k); said&monthly != 0 && strings.Contains(text, "之比") {
		by = []*measure.Measure{effort}
	}
	if len(by) != 1 || !slices.Contains([]*measure.Measure{effort, measure.Completion, measure.Growth}, by[0]) {
		return true
	}
	list, last := s.tasksFrom(m)
	if len(list) == 0 { // a word that two indicators share names no task
		return false
	}
	for _, v := range s.views {
		if s.firstTasks(v, by[0], e.low, list) {
			s.say(s.tokens[m].start, s.tokens[last].end, Verdict{Outcome: Agrees, Evidence: "各项任务中" + by[0].Name + "依次排在前面，" + periodName(v), claimed: true})
			return true
		}
	}
	return true
}

// task is an indicator of a region.
type task struct {
	region    *model.Region
	indicator *model.Indicator
}

// tasksFrom reads the tasks in a row from the token at m, with numbers between them, and the last token of their names.
func (s *saying) tasksFrom(m int) (list []task, last int) {
	for len(list) < longClause && m+1 < len(s.tokens) && isMember(&s.tokens[m]) && s.tokens[m+1].kind == indicators && len(s.tokens[m+1].entry.indicators) == 1 {
		list, last = append(list, task{s.tokens[m].entry.region, s.tokens[m+1].entry.indicators[0]}), m+1
		for m += 2; m < len(s.tokens) && (s.tokens[m].kind == figure || s.tokens[m].is(moreThan|filler)); m++ {
		}
		if m >= len(s.tokens) || s.tokens[m].kind != pause && !s.tokens[m].is(and) {
			break
		}
		m++
	}
	return list, last
}

// firstTasks reports whether no task of a member is before those of a list, nor between them.
func (s *saying) firstTasks(v *analysis.View, by *measure.Measure, low bool, list []task) bool {
	number := func(t task) measure.Quantity {
		return by.Of(v, s.cell(v, t.indicator, t.region))
	}
	sign := -1
	if low {
		sign = 1
	}
	for k, t := range list {
		if !number(t).Ok() || k > 0 && number(t).Value.Cmp(number(list[k-1]).Value)*sign < 0 {
			return false
		}
	}
	bound := number(list[len(list)-1])
	for _, r := range s.site.Counties() {
		for _, i := range v.Indicators(r) {
			t := task{r, i}
			if n := number(t); n.Ok() && i.Better == model.Higher && !slices.Contains(list, t) && n.Value.Cmp(bound.Value)*sign < 0 {
				return false
			}
		}
	}
	return true
}
