package format

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// TargetPhrase is how a figure stands against its annual target, time progress left aside: 完成年度目标的38.6%,
// 相当于年度目标的60.0%, 比年度目标高0.3个百分点, 超年度控制数3项; empty where nothing is compared.
func TargetPhrase(c *analysis.Cell) string {
	switch i := c.Indicator; {
	case !c.Value.Ok() || !c.Target.Ok():
		return ""
	case i.Better == model.Lower:
		return LimitPhrase(c)
	case i.Measure == model.Rate:
		return fromTarget(c)
	case !c.Completion.Ok():
		return ""
	case i.Measure == model.Stock:
		return "相当于年度目标的" + Completion(c.Completion)
	}
	return DoneOf + Completion(c.Completion)
}

// CompletionShort is a completion without its sign for a cell that has no room for digits after the point: whole
// percents, rounded, but on the side where they are of the lines that judge them, so that 99.96 does not read as 100; <1
// for less than one, 999+ above 999, and empty for a gap.
func CompletionShort(c analysis.Completion) string {
	n, _ := c.Print()
	switch {
	case !n.Ok():
		return ""
	case n.Value.IsPos() && n.Value.Cmp(model.Int(1)) < 0:
		return "<1"
	case n.Value.Cmp(model.Int(999)) > 0:
		return "999+"
	case c.Cut():
		whole, _, _ := strings.Cut(n.Value.String(), ".")
		return strings.Replace(whole, "-", "−", 1)
	}
	return Decimal(n.Value, 0)
}

// EndWords are the words for the first and the last of a ranking: 居首位 and 居末位; of figures without a target 最多 and
// 最少.
func EndWords(i *model.Indicator) (first, last string) {
	end := &analysis.Cell{Place: analysis.Place{End: analysis.LastPlace}}
	return endWord(i, end, 0), endWord(i, end, 1)
}

// BehindWord is the word for those of the cells that do not keep their path: 落后序时.
func (r *Roll) BehindWord() string { return r.behindWord() }

// OnWord is the word for n that keep it: 达到序时进度.
func (r *Roll) OnWord(n int) string { return r.onWord(n) }
