package claim

import (
	"strings"

	"bulletin/internal/analysis"
)

// prospects are what is said of a task by its outlook. Who has done it already needs none.
var prospects = []struct {
	words   []string
	outlook analysis.Outlook
}{
	{[]string{"难以完成", "完成困难", "不能完成"}, analysis.WillNot},
	{[]string{"可能完成"}, analysis.May},
	{[]string{"能完成", "能够完成", "可完成"}, analysis.Will},
}

// outlook reads 能完成, 难以完成年度目标 and, without a target, 已完成 and 未完成.
func (p *phrase) outlook() (trait, bool) {
	for _, one := range prospects {
		if k := p.says(one.words...); k >= 0 {
			return trait{name: one.words[0], at: [2]int{k, k}, tests: []test{prospect(one.outlook)}}, true
		}
	}
	k := p.last(complete)
	if k < 0 || p.cues&^(silent|complete|not) != 0 || !strings.HasSuffix(p.spelled(k), "完成") && p.spelled(k) != "完成了" {
		return trait{}, false
	}
	for _, m := range p.tokens {
		if m != k && p.block.tokens[m].kind != word {
			return trait{}, false
		}
	}
	done := of(func(c *analysis.Cell) truth { return ask(c, analysis.IsDone) })
	return p.make("完成", k, done, asked(analysis.IsDone, analysis.IsReached))
}

// prospect claims an outlook of a task that is not done.
func prospect(o analysis.Outlook) test {
	return func(v *analysis.View, c *analysis.Cell) truth {
		if analysis.IsDone.Holds(c) {
			return wrong
		}
		f := v.Forecast(c)
		if f.Outlook == analysis.NoOutlook {
			return unsure
		}
		return truthOf(f.Outlook == o)
	}
}
