package claim

import (
	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// targeted reads 达标, 超额完成年度目标, 超过控制数, 未完成年度任务.
func (p *phrase) targeted() (trait, bool) {
	k := p.last(done | over | exceeded | target)
	if k < 0 || p.cues&(half|underHalf) != 0 {
		return trait{}, false
	}
	switch way, at := p.way(k); way {
	case 1:
		return p.make("超过目标", at, asked(analysis.IsOver), againstTarget(1, false), asked(analysis.IsExceeded))
	case -1:
		return p.make("低于目标", at, againstTarget(-1, false))
	case 0:
		tests := []test{of(done1), reachesTarget, asked(analysis.IsDone)}
		if p.context.told&over != 0 {
			tests = append(tests, asked(analysis.IsMet), of(done1).without(analysis.IsOver)) // 3项超额完成，2项完成
		}
		if p.says("年度要求") >= 0 {
			tests = append(tests, asked(analysis.KeepsPace))
		}
		return p.make("达到目标", at, tests...)
	}
	return trait{}, false
}

// againstTarget is on which side of its target a figure is.
func againstTarget(sign int, equal bool) test {
	return func(v *analysis.View, c *analysis.Cell) truth {
		return sideOfZero(minus(measure.Value.Of(v, c), measure.Target.Of(v, c)), sign, equal)
	}
}

func reachesTarget(v *analysis.View, c *analysis.Cell) truth {
	sign := 1
	if c.Indicator.Better == model.Lower {
		sign = -1
	}
	return againstTarget(sign, true)(v, c)
}

// done1 is a task that is done, a level that is reached or a limit that is kept.
func done1(c *analysis.Cell) truth {
	if exceeded := ask(c, analysis.IsExceeded); exceeded != unsure {
		return opposite(exceeded)
	}
	return ask(c, analysis.IsDone, analysis.IsReached)
}

// zero reads 为零, 尚未破零, 清零.
func (p *phrase) zero() (trait, bool) {
	atZero, offZero := p.last(atZero), p.last(offZero)
	nothing := of(func(c *analysis.Cell) truth { return known(c.Value, c.Value.Value.IsZero()) })
	none := p.says("没有发生", "未发生", "没有出现", "保持零", "实现零", "零发生")
	switch {
	case none >= 0:
		return trait{name: "为零", at: [2]int{none, none}, tests: []test{nothing}}, true
	case offZero >= 0:
		return p.make("破零", offZero, asked(analysis.IsAtZero).not(), nothing.not())
	case atZero >= 0:
		return p.make("为零", atZero, nothing, asked(analysis.IsAtZero))
	}
	return trait{}, false
}

// halved reads 过半, 未过半.
func (p *phrase) halved() (trait, bool) {
	k := p.last(half | underHalf)
	if k < 0 {
		return trait{}, false
	}
	past := func(equal bool) test {
		return func(v *analysis.View, c *analysis.Cell) truth {
			q := measure.Completion.Of(v, c)
			q.Value = q.Value.Sub(model.Int(50))
			return sideOfZero(q, 1, equal)
		}
	}
	tests := []test{past(true), past(false)}
	if p.block.tokens[k].is(underHalf) {
		tests = []test{past(true).not(), past(false).not()}
	}
	return p.make("过半", k, tests...)
}

// twoDigits reads 两位数增长.
func (p *phrase) twoDigits() (trait, bool) {
	k := p.last(doubleDigit)
	if k < 0 {
		return trait{}, false
	}
	sign := 1
	if p.cues&(down|fallNoun) != 0 {
		sign = -1
	}
	return p.make("两位数", k, growsBy(sign))
}

// growsBy is a growth, or a fall, of ten percent or more.
func growsBy(sign int) test {
	return func(v *analysis.View, c *analysis.Cell) truth {
		if c.Growth.Points {
			return unsure
		}
		q := measure.Growth.Of(v, c)
		if sign < 0 {
			q.Value = q.Value.Neg()
		}
		q.Value = q.Value.Sub(model.Int(10))
		return sideOfZero(q, 1, true)
	}
}

// bases are the regions that the words compare with.
func (p *phrase) bases() []*model.Region {
	var out []*model.Region
	for _, k := range p.tokens {
		t := &p.block.tokens[k]
		last := p.back(k, p.tokens[0])
		switch {
		case t.kind != region || t.entry.region == nil || last == nil:
		case last.is(above | below | than | flat), last.is(and) && p.cues&flat != 0:
			out = append(out, t.entry.region)
		}
	}
	return out
}

// compared reads 高于全市平均, 慢于全省, 低于这一水平.
func (p *phrase) compared() (trait, bool) {
	k := p.last(above | below)
	if k < 0 {
		return trait{}, false
	}
	bases := p.bases()
	if len(bases) == 0 && (p.cues&average != 0 || p.says("这一水平", "这个水平", "该水平", "平均线", "均值") >= 0 || p.says("这一") >= 0 && p.says("水平") >= 0) {
		bases = []*model.Region{p.site.Whole()}
	}
	if len(bases) != 1 {
		return trait{}, false
	}
	sign := 1
	if p.block.tokens[k].is(below) {
		sign = -1
	}
	var tests []test
	for _, m := range p.measures() {
		tests = append(tests, p.against(bases[0], m, sign))
		if bases[0] == p.site.Whole() {
			tests = append(tests, p.againstMean(m, sign))
		}
	}
	name := "高于"
	if sign < 0 {
		name = "低于"
	}
	return p.make(name+p.regionName(bases[0]), k, tests...)
}

// measures are what may be compared, by the words.
func (p *phrase) measures() []*measure.Measure {
	switch c := p.cues | p.hints; {
	case c&(growthNoun|yoy) != 0:
		return []*measure.Measure{measure.Growth, measure.Value}
	case c&complete != 0:
		return []*measure.Measure{measure.Completion}
	case c&pace != 0:
		return []*measure.Measure{measure.Lead}
	}
	return []*measure.Measure{measure.Value, measure.Completion, measure.Growth}
}

func (p *phrase) against(r *model.Region, m *measure.Measure, sign int) test {
	return p.beyond(sign, func(v *analysis.View, i *model.Indicator) measure.Quantity {
		if m == measure.Value && i.Measure != model.Rate && !i.Targeted && r == p.site.Whole() {
			return measure.Quantity{Num: model.Missing(model.NotMeasurable)} // a part and the whole
		}
		return m.Of(v, p.cell(v, i, r))
	}, m)
}

// againstMean compares with the plain average of the members.
func (p *phrase) againstMean(m *measure.Measure, sign int) test {
	return p.beyond(sign, func(v *analysis.View, i *model.Indicator) measure.Quantity {
		q := query{reader: p.reader, view: v, region: p.site.Whole(), indicator: i}
		return q.mean(m, q.site.Counties())
	}, m)
}

// beyond compares a number with a line that is found once for an indicator.
func (p *phrase) beyond(sign int, line func(*analysis.View, *model.Indicator) measure.Quantity, m *measure.Measure) test {
	type of struct {
		view      *analysis.View
		indicator *model.Indicator
	}
	lines := map[of]measure.Quantity{}
	return func(v *analysis.View, c *analysis.Cell) truth {
		key := of{v, c.Indicator}
		q, ok := lines[key]
		if !ok {
			q = line(v, c.Indicator)
			lines[key] = q
		}
		return sideOfZero(minus(m.Of(v, c), q), sign, false)
	}
}
