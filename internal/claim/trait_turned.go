package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// turned reads 增长, 同比下降, 负增长, 不降反升.
func (p *phrase) turned() (trait, bool) {
	k := p.last(up | down | better | worse | negative | flat)
	if k < 0 || p.cues&(above|below|target|pace|average|rest|arrears) != 0 {
		return trait{}, false
	}
	base, ok := p.past()
	if !ok {
		return trait{}, false
	}
	if base == nil && p.cues&(complete|growthNoun) != 0 && p.cues&yoy == 0 && p.cues&negative == 0 {
		return trait{}, false // 增速回落: than when?
	}
	t := &p.block.tokens[k]
	switch {
	case t.is(flat):
		return p.make("持平", k, p.moves(base, 0, false), p.moves(base, 0, true))
	case t.is(negative | down):
		return p.goes("下降", k, base, -1)
	case t.is(up):
		return p.goes("增长", k, base, 1)
	}
	better := of(func(c *analysis.Cell) truth { return opposite(ask(c, analysis.IsWorse)) })
	if t.is(worse) {
		return p.make("变差", k, asked(analysis.IsWorse))
	}
	return p.make("改善", k, better)
}

// goes is a growth or a fall.
func (p *phrase) goes(name string, k int, base *analysis.View, way int) (trait, bool) {
	t, ok := p.make(name, k, p.moves(base, way, false), p.moves(base, way, true))
	if t.at[0] == k {
		t.way = way
	}
	return t, ok
}

// past is the analysis of the period that the words compare with, nil for that of last year; ok is false where there is none.
func (p *phrase) past() (*analysis.View, bool) {
	if p.cues&yearStart != 0 {
		v := p.viewOf(model.Period{Year: p.view.Edition.Period.Year - 1, Month: 12})
		return v, v != nil
	}
	for _, k := range p.tokens {
		t := &p.block.tokens[k]
		if last := p.back(k, p.tokens[0]); t.kind != period || last == nil || !last.is(than) {
			continue
		}
		views := p.spanViews(&t.span)
		if len(views) == 0 {
			return nil, false
		}
		return views[0], true
	}
	return nil, true
}

// moves is how a figure moved since last year, or since another period; byValue, where its name says that it is a growth.
func (p *phrase) moves(base *analysis.View, sign int, byValue bool) test {
	return func(v *analysis.View, c *analysis.Cell) truth {
		var q measure.Quantity
		switch {
		case base != nil:
			q = minus(p.level(v, c), p.level(base, p.cell(base, c.Indicator, c.Region)))
		case byValue && endsInGrowth(c.Indicator):
			q = measure.Value.Of(v, c)
		case byValue:
			return unsure
		default:
			q = measure.Growth.Of(v, c)
		}
		if sign == 0 {
			return known(q.Num, q.Value.IsZero())
		}
		return sideOfZero(q, sign, false)
	}
}

// level is what moves from one period to another: a flow has grown by its completion or its growth.
func (p *phrase) level(v *analysis.View, c *analysis.Cell) measure.Quantity {
	switch said := p.cues | p.hints; {
	case said&complete != 0:
		return measure.Completion.Of(v, c)
	case said&growthNoun != 0:
		return measure.Growth.Of(v, c)
	}
	return measure.Value.Of(v, c)
}

// of is a claim about a cell alone.
func of(one func(*analysis.Cell) truth) test {
	return func(_ *analysis.View, c *analysis.Cell) truth { return one(c) }
}

// without is a claim about those of whom none of the predicates holds.
func (of test) without(list ...*analysis.Predicate) test {
	return func(v *analysis.View, c *analysis.Cell) truth {
		for _, p := range list {
			if p.Holds(c) {
				return wrong
			}
		}
		return of(v, c)
	}
}

// idle words say nothing that a set hangs on.
var idleWords = []string{"降", "增", "减", "升", "无一例外", "不同程度", "全线", "尚", "之", "内", "以", "里", "其", "中", "已", "地", "这", "该", "仍", "依旧", "才", "两", "者", "所", "县", "市", "区", "单位", "板块", "一", "是", "的", "均", "数", "线", "态势", "势头",
	"跟上", "赶上", "踩上", "踩", "出现", "呈", "保持", "实现", "口径", "半年", "上", "下", "外", "间", "这个", "水平", "门槛", "从", "分", "看", "情况", "来"}

// harmless reports whether words that the lexicon does not know say nothing that a set hangs on.
func harmless(text string) bool {
	for text != "" {
		n := 0
		for _, w := range idleWords {
			if strings.HasPrefix(text, w) {
				n = max(n, len(w))
			}
		}
		if n == 0 {
			return false
		}
		text = text[n:]
	}
	return true
}
