package claim

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// lacks are what a figure or its target may lack, by the words for it. What does not apply to a region lacks nothing, unless the region
// has a target all the same.
var lacks = []struct {
	name  string
	words []string
	of    func(c *analysis.Cell) bool
}{
	{"未设目标", []string{"未设目标", "没有目标", "无目标", "未下达目标", "未设年度目标", "未设任务"}, ofGap("未设目标")},
	{"目标为零", []string{"目标为零", "任务为零", "目标是零", "目标数为零"}, func(c *analysis.Cell) bool { return c.Target.Ok() && c.Target.Value.IsZero() }},
	{"无完成率", []string{"无完成率", "没有完成率", "不可比", "不计算完成率", "无法比较"}, func(c *analysis.Cell) bool { return c.State == analysis.NoState && applies(c) }},
	{"无数据", []string{"无数据", "没有数据", "缺数据"}, func(c *analysis.Cell) bool { return !c.Value.Ok() && applies(c) }},
	{"保密", []string{"保密"}, ofGap("保密")},
	{"不适用", []string{"不适用", "不承担"}, ofGap("不适用")},
}

func ofGap(word string) func(*analysis.Cell) bool {
	return func(c *analysis.Cell) bool { return format.StateGap(c) == word }
}

func applies(c *analysis.Cell) bool { return c.Value.Gap != model.NotApplicable }

// lacking reads 未设目标, 目标为零, 无完成率.
func (p *phrase) lacking() (trait, bool) {
	for _, l := range lacks {
		k := p.says(l.words...)
		if k < 0 {
			continue
		}
		tests := []test{of(func(c *analysis.Cell) truth { return truthOf(l.of(c)) })}
		if l.name == "目标为零" {
			tests = append(tests, of(func(c *analysis.Cell) truth { return truthOf(l.of(c) && c.Value.Ok()) }))
		}
		if l.name == "无完成率" {
			tests = append(tests, of(func(c *analysis.Cell) truth { return truthOf(c.State == analysis.NoState) }))
		}
		if l.name == "无数据" {
			tests = append(tests, of(func(c *analysis.Cell) truth { return truthOf(!c.Value.Ok() && c.Target.Ok() && c.Target.Value.IsPos()) }))
		}
		return trait{name: l.name, at: [2]int{k, p.tokens[len(p.tokens)-1]}, tests: tests}, true
	}
	return trait{}, false
}

// zeroNouns are what 为零 may be said of instead of the figure, by the word before it.
var zeroNouns = []struct {
	cue cue
	of  *measure.Measure
}{
	{target, measure.Target},
	{lastYear | yoy, measure.LastYear},
	{complete, measure.Completion},
	{growthNoun | fallNoun, measure.Growth},
	{arrears, measure.Arrears},
	{rest, measure.Rest},
}

// isZero is what 为零 at k claims: of the figure, or of what the word right before names, 目标为零.
func (s *saying) isZero(k int) test {
	m := k - 1
	for m > s.frame.first && s.tokens[m].is(filler|each) {
		m--
	}
	if m < s.frame.first {
		return cellTest(zeroOf)
	}
	for _, n := range zeroNouns {
		if s.tokens[m].is(n.cue) && !s.tokens[m].is(atZero) {
			return func(v *analysis.View, c *analysis.Cell) truth {
				q := n.of.Of(v, c)
				return known(q.Num, q.Value.IsZero())
			}
		}
	}
	return cellTest(zeroOf)
}
