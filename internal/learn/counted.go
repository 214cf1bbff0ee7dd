package learn

import (
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/model"
)

// nouns are what names end in that tell what is counted; a head below the name may repeat it: 现有面积 below 耕地撂荒面积.
var nouns = words("面积 里程 人数 人次 户数 家数 件数 座数 金额 总额 产量 投资 产值 收入 支出 床位 剂次 问题 案件 项目 企业 机构 改造 建设 治理 培训 就业")

var (
	// doneSo are words that say what was done, or is to be, with what a title names: 现有 may be all that there is.
	doneSo = regexp.MustCompile(`完成|实际|累计|计划|目标|任务|当月|本月|上年|去年|同期`)
	// wholly are words that make all of the noun: 投资总额 is what projects cost.
	wholly = regexp.MustCompile(`总|合计|数量|个数`)
)

// ofWhat reads heads that nothing explains as a word and the noun in which the name above or below them ends, or that of the title.
func (l *lexicon) ofWhat(list []head, b *block, s *sheet) {
	for k := range list {
		h := &list[k]
		if !h.unclear || h.kind != textKind {
			continue
		}
		named := false
		for _, other := range list {
			if other.unclear || other.indicator == nil || other.cell == h.cell {
				continue
			}
			named = true
			if m := l.withNoun(h.text(), other.indicator); m != nil {
				h.meaning = m
				break
			}
		}
		if named || !slices.Contains(b.heads, h.row) {
			continue
		}
		if i := l.titled(b, s); i != nil && doneSo.MatchString(h.text()) {
			if m := l.withNoun(h.text(), i); m != nil {
				h.meaning = m
			}
		}
	}
}

// withNoun reads a text without the noun in which a name ends; nil where not exactly one word is left.
func (l *lexicon) withNoun(text string, i *model.Indicator) *meaning {
	core := timeless(l.core(text))
	for _, noun := range nouns {
		if !slices.ContainsFunc([]string{i.Name, i.Short}, func(name string) bool { return strings.HasSuffix(strings.TrimSuffix(fold(name), "数"), noun) }) {
			continue
		}
		before, behind, found := strings.Cut(core, noun)
		senses := l.words[before+behind]
		if !found || len(senses) == 0 || wholly.MatchString(before+behind) || senses[0].cue&roles == 0 || senses[0].cue&^roles&^built != 0 {
			continue
		}
		return &meaning{text: text, cue: senses[0].cue, units: l.parse(bare(text), true).units, span: spanIn(text)}
	}
	return nil
}

// bodies are what is counted in 家, 户 or 个 alike.
var bodies = []string{"企业", "经营主体", "市场主体", "合作社", "农场"}

// alikeFor reports whether a unit counts the same as that of an indicator, which is b.
func alikeFor(i *model.Indicator, a, b unit) bool {
	if a.base == "度" && b.base == "千瓦时" { // of electricity
		return true
	}
	one := func(u unit) bool { return u.base == "家" || u.base == "户" || u.base == "个" }
	return one(a) && one(b) && slices.ContainsFunc(bodies, func(body string) bool { return strings.HasSuffix(strings.TrimSuffix(i.Name, "数"), body) })
}
