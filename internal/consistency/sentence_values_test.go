package consistency

import (
	"math/big"
	"strconv"
)

// form is a kind of sentence.
type form struct {
	name  string
	write func(*scene)
}

func flowUp(c *cell) bool { return isFlow(c) && forMore(c) && positive(c) }

// valueForms tell figures.
var valueForms = []form{
	{"累计数", func(s *scene) {
		c := s.find(positive)
		s.when()
		s.subject(c, s.others(c, value)...)
		s.verb(c)
		s.amount(c.indicator, c.value)
	}},
	{"累计数，指标在动词后", func(s *scene) {
		c := s.find(flowUp)
		s.when()
		s.region(c.region, s.others(c, value)...)
		s.say(pick(s.generator, "累计完成", "完成", "共完成", "实现"))
		s.topic(c.indicator)
		s.amount(c.indicator, c.value)
	}},
	{"累计数，指标在前", func(s *scene) {
		c := s.find(flowUp)
		s.topic(c.indicator)
		s.say(pick(s.generator, "：", "，", "方面，"))
		s.region(c.region, s.others(c, value)...)
		s.say(pick(s.generator, "完成", "累计完成", "已完成"))
		s.amount(c.indicator, c.value)
	}},
	{"截至月末的时点数", func(s *scene) {
		c := s.find(isStock, positive)
		s.say(pick(s.generator, "截至", "到") + strconv.Itoa(s.site.month) + pick(s.generator, "月末，", "月底，"))
		s.subject(c, s.others(c, value)...)
		s.say(pick(s.generator, "为", "达", "达到", "有"))
		s.amount(c.indicator, c.value)
	}},
	{"比率", func(s *scene) {
		c := s.find(isRate, positive)
		s.when()
		s.subject(c, s.others(c, value)...)
		s.say(pick(s.generator, "为", "达", "达到", "保持在"))
		s.amount(c.indicator, c.value)
	}},
	{"突破整数", func(s *scene) {
		c := s.find(positive, forMore)
		s.when()
		s.subject(c)
		s.line(c, pick(s.generator, "突破", "超过", "超"), 1.02, 1.3, true)
	}},
	{"不足整数", func(s *scene) {
		c := s.find(positive)
		s.subject(c)
		s.line(c, pick(s.generator, "不足", "不到", "尚不足"), 0.75, 0.98, false)
	}},
	{"分别，两地", func(s *scene) {
		cells := s.some(2, flowUp)
		s.regionsPlain(cells)
		s.topic(cells[0].indicator)
		s.say("分别完成")
		s.each(cells, func(c *cell) { s.amount(c.indicator, c.value) })
	}},
	{"分别，三地", func(s *scene) {
		cells := s.some(3, positive)
		s.regionsPlain(cells)
		s.topic(cells[0].indicator)
		s.say(pick(s.generator, "分别为", "分别达"))
		s.each(cells, func(c *cell) { s.amount(c.indicator, c.value) })
	}},
	{"逐地列数", func(s *scene) {
		cells := s.some(3, positive)
		s.topic(cells[0].indicator)
		s.say(pick(s.generator, "：", "，", "方面，"))
		for k, c := range cells {
			if k > 0 {
				s.say("，")
			}
			s.region(c.region)
			s.amount(c.indicator, c.value)
		}
	}},
	{"括号里的数", func(s *scene) {
		c := s.find(positive, hasGrowth)
		s.subject(c, s.others(c, value)...)
		s.say("（")
		s.amount(c.indicator, c.value)
		s.say("）")
		s.change(c, "同比")
	}},
	{"两项指标，分别", func(s *scene) {
		a := s.find(flowUp)
		b := s.find(flowUp, func(c *cell) bool { return c.region == a.region && c.indicator != a.indicator })
		s.region(a.region)
		s.say(a.indicator.name, "、", b.indicator.name, "分别完成")
		s.each([]*cell{a, b}, func(c *cell) { s.amount(c.indicator, c.value) })
	}},
	{"两项指标，先后", func(s *scene) {
		a := s.find(positive)
		b := s.find(positive, func(c *cell) bool { return c.region == a.region && c.indicator != a.indicator })
		s.region(a.region)
		for k, c := range []*cell{a, b} {
			if k > 0 {
				s.say("，")
			}
			s.say(c.indicator.name)
			s.verb(c)
			s.amount(c.indicator, c.value)
		}
	}},
	{"数在外来句后", func(s *scene) {
		c := s.find(positive)
		s.say(pick(s.generator, foreignFacts...)(s), "，")
		s.region(c.region, s.others(c, value)...)
		s.topic(c.indicator)
		s.verb(c)
		s.amount(c.indicator, c.value)
	}},
	{"数在其中之前", func(s *scene) {
		c := s.find(flowUp)
		s.subject(c, s.others(c, value)...)
		s.verb(c)
		s.amount(c.indicator, c.value)
		s.say("，", pick(s.generator, foreignParts...)(s))
	}},
	{"上一期累计数", func(s *scene) {
		c := s.find(flowUp, func(c *cell) bool {
			b := s.then(c)
			return b != nil && positive(b) && b.value.Cmp(c.value) < 0
		})
		s.say(s.period(s.site.earlier, pick(s.generator, "", "今年")), "，")
		s.subject(c, s.others(c, func(c *cell) *big.Rat { return s.then(c).value })...)
		s.say(pick(s.generator, "完成", "累计完成"))
		s.amount(c.indicator, s.then(c).value)
	}},
	{"两期先后", func(s *scene) {
		c := s.find(flowUp, func(c *cell) bool {
			b := s.then(c)
			return b != nil && positive(b) && b.value.Cmp(c.value) < 0
		})
		s.region(c.region)
		s.topic(c.indicator)
		s.say(s.period(s.site.earlier, ""), "完成")
		s.amount(c.indicator, s.then(c).value)
		s.say("，", s.period(s.site.month, ""), "累计完成")
		s.amount(c.indicator, c.value)
	}},
	{"单季", func(s *scene) {
		c, alone := s.quarterAlone()
		s.region(c.region)
		s.topic(c.indicator)
		s.say(s.quarter(), pick(s.generator, "单季完成", "当季完成"))
		s.amount(c.indicator, alone)
	}},
	{"单季，时间在前", func(s *scene) {
		c, alone := s.quarterAlone()
		s.say(s.quarter(), "，")
		s.region(c.region)
		s.say(pick(s.generator, "单季完成", "当季新增完成"))
		s.topic(c.indicator)
		s.amount(c.indicator, alone)
	}},
	{"单季与上季", func(s *scene) {
		s.need(s.site.month == 6)
		c, alone := s.quarterAlone()
		d := minus(alone, s.then(c).value)
		s.need(d.Sign() != 0)
		s.region(c.region)
		s.topic(c.indicator)
		s.say("二季度单季完成")
		s.amount(c.indicator, alone)
		s.say("，比一季度")
		s.way(d.Sign() > 0, []string{"多完成"}, []string{"少完成"})
		s.amount(c.indicator, absolute(d))
	}},
}

// growthForms tell growth, and what was before.
var growthForms = []form{
	{"同比", func(s *scene) {
		c := s.find(hasGrowth)
		s.when()
		s.subject(c, s.others(c, growth)...)
		s.change(c, pick(s.generator, "同比", "同比", "比去年同期", "比上年同期", "较上年同期", "较去年同期"))
	}},
	{"累计数和同比", func(s *scene) {
		c := s.find(positive, hasGrowth)
		s.when()
		s.subject(c)
		s.verb(c)
		s.amount(c.indicator, c.value)
		s.change(c, pick(s.generator, "，同比", "，比上年同期", "，较去年同期", "，同比", "、同比"))
	}},
	{"括号里的同比", func(s *scene) {
		c := s.find(positive, hasGrowth)
		s.subject(c)
		s.verb(c)
		s.amount(c.indicator, c.value)
		s.change(c, "（同比")
		s.say("）")
	}},
	{"增速", func(s *scene) {
		c := s.find(hasGrowth, func(c *cell) bool { return !isRate(c) && c.growth.Sign() > 0 })
		s.subject(c, s.others(c, growth)...)
		s.say(pick(s.generator, "增速为", "增速达", "同比增速为", "增幅达"))
		s.share(c.growth)
	}},
	{"降幅", func(s *scene) {
		c := s.find(hasGrowth, func(c *cell) bool { return !isRate(c) && c.growth.Sign() < 0 })
		s.subject(c, s.others(c, growth)...)
		s.say(pick(s.generator, "同比降幅为", "降幅达", "下降幅度为"))
		s.share(absolute(c.growth))
	}},
	{"比率同比", func(s *scene) {
		c := s.find(isRate, positive, hasGrowth)
		s.region(c.region)
		s.topic(c.indicator)
		s.say("为")
		s.amount(c.indicator, c.value)
		s.change(c, pick(s.generator, "，同比", "，比去年同期"))
	}},
	{"同比，分别", func(s *scene) {
		cells := s.some(2, func(c *cell) bool { return hasGrowth(c) && c.growth.Sign() > 0 && !isRate(c) })
		s.regionsPlain(cells)
		s.topic(cells[0].indicator)
		s.say("同比分别")
		s.word("增长", changedDirection, "下降")
		s.each(cells, func(c *cell) { s.share(c.growth) })
	}},
	{"两位数增长", func(s *scene) {
		two := func(c *cell) bool { return c.growth != nil && !isRate(c) && between(c.growth, 10.6, 98) }
		c := s.find(two)
		s.subject(c, s.unlike(c, func(c *cell) bool { return c.growth != nil && between(c.growth, -90, 9) })...)
		s.say(pick(s.generator, "同比实现", "保持", "实现"), "两位数")
		s.word("增长", changedDirection, "下降")
	}},
	{"个位数增长", func(s *scene) {
		c := s.find(func(c *cell) bool { return c.growth != nil && !isRate(c) && between(c.growth, 1, 9) })
		s.subject(c)
		s.say(pick(s.generator, "同比仅为", "仅实现"))
		s.word("个位数", changedState, "两位数")
		s.say("增长")
	}},
	{"增长多少倍", func(s *scene) {
		c := s.find(func(c *cell) bool { return !isRate(c) && c.growth != nil && between(c.growth, 105, 900) })
		s.subject(c, s.others(c, growth)...)
		s.say("同比")
		s.word("增长", changedDirection, "下降")
		s.number(new(big.Rat).Quo(c.growth, hundred), 1, "倍")
	}},
	{"翻一番", func(s *scene) {
		c := s.find(func(c *cell) bool { return !isRate(c) && c.growth != nil && between(c.growth, 103, 160) })
		s.subject(c)
		s.say("比去年同期翻了")
		s.word("一", changedNumber, "两")
		s.say("番多")
	}},
	{"升降，没有数", func(s *scene) {
		c := s.find(hasGrowth, func(c *cell) bool { return !isRate(c) })
		s.subject(c)
		s.way(c.growth.Sign() > 0,
			[]string{"同比增长", "同比实现正增长", "比去年同期有所增长", "高于去年同期", "同比呈增长态势"},
			[]string{"同比下降", "同比为负增长", "比去年同期有所下降", "低于去年同期", "同比呈下降态势"})
	}},
	{"与去年持平", func(s *scene) {
		c := s.find(positive, func(c *cell) bool { return c.growth != nil && c.growth.Sign() == 0 && s.lastOf(c) != nil })
		s.subject(c)
		s.word(pick(s.generator, "与去年同期持平", "同比持平"), changedDirection, pick(s.generator, "高于去年同期", "同比下降", "同比增长"))
	}},
	{"增速比全州", func(s *scene) {
		c := s.find(isPart, hasGrowth, func(c *cell) bool { return !isRate(c) })
		s.against(c, s.o.cells[c.indicator][s.site.regions[0]], growth, s.site.whole, "增速")
	}},
	{"增速比上级", func(s *scene) {
		s.need(len(s.site.of(province)) > 0)
		up := s.site.of(province)[0]
		c := s.find(hasGrowth, func(c *cell) bool { return !isRate(c) && s.o.cells[c.indicator][up].growth != nil })
		s.against(c, s.o.cells[c.indicator][up], growth, s.site.upper, "增速")
	}},
	{"增速比他地", func(s *scene) {
		cells := s.some(2, func(c *cell) bool { return hasGrowth(c) && !isRate(c) && c.growth.Sign() > 0 })
		s.against(cells[0], cells[1], growth, cells[1].region.name, "增速")
	}},
	{"上级同比", func(s *scene) {
		s.need(len(s.site.of(province)) > 0)
		up := s.site.of(province)[0]
		var list []*cell
		for _, i := range s.site.indicators {
			if c := s.o.cells[i][up]; hasGrowth(c) {
				list = append(list, c)
			}
		}
		s.need(len(list) > 0)
		c := pick(s.generator, list...)
		s.say(s.site.upper)
		s.topic(c.indicator)
		s.change(c, "同比")
	}},
	{"上年同期数", func(s *scene) {
		c := s.find(positive, func(c *cell) bool { q := s.lastOf(c); return q != nil && q.Sign() > 0 })
		s.subject(c, s.others(c, s.lastOf)...)
		s.say(pick(s.generator, "上年同期为", "去年同期为", "去年同期仅为"))
		s.amount(c.indicator, s.lastOf(c))
	}},
	{"上年同一时段", func(s *scene) {
		c := s.find(flowUp, func(c *cell) bool { q := s.lastOf(c); return q != nil && q.Sign() > 0 })
		s.say(s.period(s.site.month, pick(s.generator, "去年", "上年", strconv.Itoa(s.site.year-1)+"年")), "，")
		s.subject(c, s.others(c, s.lastOf)...)
		s.say("完成")
		s.amount(c.indicator, s.lastOf(c))
	}},
	{"上年全年", func(s *scene) {
		c := s.find(flowUp, func(c *cell) bool { q := s.yearEndOf(c); return q != nil && q.Sign() > 0 })
		s.say(pick(s.generator, "去年全年，", "上年全年，", strconv.Itoa(s.site.year-1)+"年全年，"))
		s.subject(c, s.others(c, s.yearEndOf)...)
		s.say("完成")
		s.amount(c.indicator, s.yearEndOf(c))
	}},
	{"由去年的多少到多少", func(s *scene) {
		c := s.find(positive, hasGrowth, func(c *cell) bool { q := s.lastOf(c); return q != nil && q.Sign() > 0 })
		s.need(abs(c.growth, 2) || isRate(c))
		s.subject(c)
		s.say(pick(s.generator, "由去年同期的", "由上年同期的", "从去年同期的"))
		s.amount(c.indicator, s.lastOf(c))
		up := c.growth.Sign() > 0
		if isRate(c) {
			s.way(up, []string{"提高到", "上升到", "提升至"}, []string{"下降到", "降至", "回落到"})
		} else {
			s.way(up, []string{"提高到", "增加到", "增长到", "增至"}, []string{"下降到", "减少到", "降至"})
		}
		s.amount(c.indicator, c.value)
	}},
	{"比去年多多少", func(s *scene) {
		c, d := s.increase()
		s.subject(c)
		s.say(pick(s.generator, "比去年同期", "同比", "比上年同期"))
		s.way(d.Sign() > 0, []string{"增加", "多"}, []string{"减少", "少"})
		s.amount(c.indicator, absolute(d))
	}},
	{"净增", func(s *scene) {
		c, d := s.increase()
		s.need(d.Sign() > 0)
		s.subject(c)
		s.verb(c)
		s.amount(c.indicator, c.value)
		s.say("，同比", pick(s.generator, "净增", "净增加"))
		s.amount(c.indicator, d)
	}},
	{"比上年末", func(s *scene) {
		c := s.find(isStock, positive, func(c *cell) bool { return s.yearEndOf(c) != nil && s.yearEndOf(c).Sign() > 0 })
		d := minus(c.value, s.yearEndOf(c))
		s.need(d.Sign() != 0)
		s.subject(c)
		s.say(pick(s.generator, "比上年末", "较去年底", "比年初"))
		s.way(d.Sign() > 0, []string{"增加", "净增"}, []string{"减少", "净减少"})
		s.amount(c.indicator, absolute(d))
	}},
	{"由上年末的多少到多少", func(s *scene) {
		c := s.find(isStock, positive, func(c *cell) bool { return s.yearEndOf(c) != nil && s.yearEndOf(c).Sign() > 0 })
		d := minus(c.value, s.yearEndOf(c))
		s.need(d.Sign() != 0)
		s.subject(c)
		s.say(pick(s.generator, "由上年末的", "由去年底的"))
		s.amount(c.indicator, s.yearEndOf(c))
		s.way(d.Sign() > 0, []string{"增加到", "增至"}, []string{"减少到", "降至"})
		s.amount(c.indicator, c.value)
	}},
	{"是去年的多少倍", func(s *scene) {
		c := s.find(flowUp, func(c *cell) bool { return between(quotient(c.value, s.lastOf(c)), 1.15, 20) })
		s.subject(c)
		s.say(pick(s.generator, "是去年同期的", "为上年同期的", "达到去年同期的"))
		s.number(quotient(c.value, s.lastOf(c)), pick(s.generator, 1, 1, 2), "倍")
	}},
}

// increase is a cell with its difference from last year.
func (s *scene) increase() (*cell, *big.Rat) {
	c := s.find(positive, func(c *cell) bool {
		q := s.lastOf(c)
		return !isRate(c) && q != nil && q.Sign() > 0 && q.Cmp(c.value) != 0
	})
	return c, minus(c.value, s.lastOf(c))
}

// quarterAlone is a flow with its figure of the edition's last quarter.
func (s *scene) quarterAlone() (*cell, *big.Rat) {
	s.need(s.site.earlier > 0 && s.site.earlier == s.site.month-3)
	c := s.find(flowUp, func(c *cell) bool {
		b := s.then(c)
		return positive(b) && b.value.Cmp(c.value) < 0
	})
	return c, minus(c.value, s.then(c).value)
}

func (s *scene) quarter() string {
	return map[int]string{6: "二季度", 9: "三季度", 12: "四季度"}[s.site.month]
}

// nice are numbers that figures pass.
var nice = []int64{1, 2, 3, 4, 5, 6, 8}

// line says that a figure has passed a round number, or not.
func (s *scene) line(c *cell, word string, low, high float64, above bool) {
	unit := c.indicator.unit
	if unit == "%" {
		unit = s.percentSign()
	}
	var right, wrong []string
	for scale := int64(1); scale <= 1_000_000; scale *= 10 {
		for _, n := range nice {
			q := big.NewRat(n*scale, 1)
			if isRate(c) && q.Cmp(hundred) > 0 {
				continue
			}
			text := s.digits(q, 0) + unit
			ratio := quotient(c.value, q)
			switch {
			case between(ratio, low, high):
				right = append(right, text)
			case above && between(ratio, 0.5, 0.93), !above && between(ratio, 1.07, 2):
				wrong = append(wrong, text)
			}
		}
	}
	s.need(len(right) > 0 && len(wrong) > 0)
	s.say(word)
	s.held(pick(s.generator, right...), changedNumber, pick(s.generator, wrong...))
}

// some chooses regions of one indicator.
func (s *scene) some(n int, fits func(*cell) bool) []*cell {
	i := s.column(n, fits)
	cells := only(s.o.column(i), fits)
	s.Shuffle(len(cells), func(a, b int) { cells[a], cells[b] = cells[b], cells[a] })
	return cells[:n]
}

// regionsPlain names the regions of cells.
func (s *scene) regionsPlain(cells []*cell) { s.regions(regionsOf(cells), nil) }

// each writes a number of each cell.
func (s *scene) each(cells []*cell, write func(*cell)) {
	for k, c := range cells {
		switch {
		case k == 0:
		case k == len(cells)-1:
			s.say(pick(s.generator, "、", "、", "和"))
		default:
			s.say("、")
		}
		write(c)
	}
}

// against compares a measure of two regions in percentage points, with the number or without.
func (s *scene) against(c, other *cell, of func(*cell) *big.Rat, name, what string) {
	d := minus(of(c), of(other))
	s.need(d != nil && abs(d, 0.6))
	s.region(c.region)
	s.topic(c.indicator)
	s.say(what)
	up := d.Sign() > 0
	switch s.IntN(3) {
	case 0:
		s.way(up, []string{"高于", "快于"}, []string{"低于", "慢于"})
		s.say(name)
		if s.chance(60) {
			s.points(d)
		}
	case 1:
		s.say("比", name)
		s.way(up, []string{"高", "快"}, []string{"低", "慢"})
		s.points(d)
	case 2:
		s.say("较", name)
		s.way(up, []string{"高出", "高"}, []string{"低"})
		s.points(d)
	}
}
