package reference

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// Select picks members by the words of a selection: 落后, 前3, 完成率<50% 下降. They stand in the order of the selection.
func (ro *Roster) Select(text string, site *model.Site) ([]*analysis.Cell, *Problem) {
	var s selection
	for _, word := range joinConditions(strings.Fields(text)) {
		take := s.reader(word, site.Words.Member)
		if c, ok := splitCondition(word); take == nil && ok {
			take = func() *Problem {
				made, p := c.rule(site.Words)
				if p == nil {
					p = s.add(made)
				}
				return p
			}
		}
		if take == nil {
			return nil, &Problem{"unknown-region", suggestRow(site, word), "没有地区或选择条件“" + word + "”"}
		}
		if p := take(); p != nil {
			return nil, p
		}
	}
	if ro.Indicator.Scope != model.AllRegions || len(ro.members()) == 0 {
		return nil, &Problem{"no-members", "改换指标", ro.Indicator.Name + "没有各" + site.Words.Member + "的数，不能按条件选择"}
	}
	for _, rule := range s.rules {
		if p := rule.check(ro); p != nil {
			return nil, &Problem{p.Code, p.Fix, "“" + rule.word + "”不能用于" + ro.Indicator.Name + "：" + p.Text}
		}
	}
	return s.pick(ro, s.ordered(nil, ro.Indicator)).cells, nil
}

// suggestRow is what a misspelt row may have meant: a region or a word of selections.
func suggestRow(site *model.Site, word string) string {
	var words []string
	for _, r := range site.Regions {
		words = append(words, r.ID, r.Name, r.Short)
	}
	listed := []string{"地区的名称或编号", "全部", "前3", "后3"}
	for _, r := range rules {
		words, listed = append(words, r.word), append(listed, r.word)
	}
	if fix := diag.Suggest(word, words); fix != "" {
		return fix
	}
	return "可写 " + strings.Join(listed, "、")
}
