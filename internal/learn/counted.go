package learn

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// nouns are what names end in that tell what is counted; a head below the name may repeat it: 现有面积 below 耕地撂荒面积.
var nouns = words("面积 里程 人数 人次 户数 家数 件数 座数 金额 总额 产量 投资 产值 收入 支出 床位 剂次 问题 案件 项目 企业 机构 改造 建设 治理 培训 就业")

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
		if i := l.titled(b, s); i != nil {
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
		if !found || len(senses) == 0 || senses[0].cue&roles == 0 || senses[0].cue&^roles&^built != 0 {
			continue
		}
		return &meaning{text: text, cue: senses[0].cue, units: l.parse(bare(text), true).units, span: spanIn(text)}
	}
	return nil
}

// leastGrowth is how many characters a name of words alone has at least.
const leastGrowth = 4

// nameOfGrowth reads words about growth as the name that they are a short form of, 增加值增速 under 规模以上工业: it is the figure then, and the
// growth of none.
func (l *lexicon) nameOfGrowth(h *head, around []*cell, sheet string) {
	text := l.core(h.text())
	if utf8.RuneCountInString(text) < leastGrowth {
		return
	}
	if i := l.shortened(text, around, sheet); i != nil && i.Measure == model.Rate {
		h.meaning = &meaning{text: h.meaning.text, indicator: i, cue: plain, units: h.meaning.units, span: h.meaning.span, guessed: true}
	}
}

// bodies are what is counted in 家, 户 or 个 alike.
var bodies = []string{"企业", "经营主体", "市场主体", "合作社", "农场"}

// alikeFor reports whether two units count the same things of an indicator.
func alikeFor(i *model.Indicator, a, b unit) bool {
	one := func(u unit) bool { return u.base == "家" || u.base == "户" || u.base == "个" }
	return one(a) && one(b) && slices.ContainsFunc(bodies, func(body string) bool { return strings.HasSuffix(strings.TrimSuffix(i.Name, "数"), body) })
}
