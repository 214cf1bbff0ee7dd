package claim

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

const notApplicable = "不适用"

// lacks are what a figure or its target may lack, by the words for it.
var lacks = []struct {
	name  string
	words []string
	of    func(c *analysis.Cell) bool
}{
	{"未设目标", []string{"未设目标", "没有目标", "无目标", "未下达目标", "未设年度目标", "未设任务"}, func(c *analysis.Cell) bool { return format.StateGap(c) == "未设目标" }},
	{"目标为零", []string{"目标为零", "任务为零", "目标是零", "目标数为零"}, func(c *analysis.Cell) bool { return c.Target.Ok() && c.Target.Value.IsZero() }},
	{"无完成率", []string{"无完成率", "没有完成率", "不可比", "不计算完成率", "无法比较"}, func(c *analysis.Cell) bool { return c.State == analysis.NoState }},
	{"无数据", []string{"无数据", "没有数据", "缺数据"}, func(c *analysis.Cell) bool { return !c.Value.Ok() }},
	{"保密", []string{"保密"}, func(c *analysis.Cell) bool { return format.StateGap(c) == "保密" }},
	{notApplicable, []string{"不适用", "不承担"}, func(c *analysis.Cell) bool { return format.StateGap(c) == notApplicable }},
}

// lacking reads 未设目标, 目标为零, 无完成率.
func (p *phrase) lacking() (trait, bool) {
	for _, l := range lacks {
		if k := p.says(l.words...); k >= 0 {
			return trait{name: l.name, at: [2]int{k, p.tokens[len(p.tokens)-1]}, tests: []test{of(func(c *analysis.Cell) truth {
				return truthOf(l.of(c) && (l.name == notApplicable || c.Value.Gap != model.NotApplicable))
			})}}, true
		}
	}
	return trait{}, false
}
