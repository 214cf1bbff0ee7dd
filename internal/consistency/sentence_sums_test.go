package consistency

import (
	"math/big"
	"slices"
)

// rough are words for parts of something; a part is far from the edges of the words that are wrong of it.
var rough = []struct {
	word      string
	low, high float64 // where the word is right
	far       [2]float64
}{
	{"一成左右", 9.3, 10.7, [2]float64{7, 14}},
	{"近两成", 17, 19.8, [2]float64{13, 23}},
	{"两成以上", 20.5, 24.5, [2]float64{19, 30}},
	{"约四分之一", 24.2, 25.8, [2]float64{21, 29}},
	{"近三成", 27, 29.8, [2]float64{23, 33}},
	{"三成多", 30.5, 34.5, [2]float64{29, 40}},
	{"约三分之一", 32.5, 34.2, [2]float64{29, 38}},
	{"近四成", 37, 39.8, [2]float64{33, 43}},
	{"四成多", 40.5, 44.5, [2]float64{39, 50}},
	{"近一半", 46, 49.6, [2]float64{42, 52}},
	{"一半以上", 50.6, 58, [2]float64{49, 66}},
	{"近六成", 57, 59.8, [2]float64{53, 63}},
	{"六成以上", 60.5, 64.5, [2]float64{59, 200}},
	{"约三分之二", 65.6, 67.6, [2]float64{62, 71}},
	{"近七成", 67, 69.8, [2]float64{63, 73}},
	{"七成以上", 70.5, 74.5, [2]float64{69, 200}},
	{"约四分之三", 74.2, 75.8, [2]float64{71, 79}},
	{"近八成", 77, 79.8, [2]float64{73, 83}},
	{"八成以上", 80.5, 84.5, [2]float64{79, 90}},
	{"近九成", 87, 89.8, [2]float64{83, 93}},
	{"九成以上", 90.5, 98, [2]float64{89, 200}},
}

// roughly writes a part in words.
func (s *scene) roughly(q *big.Rat) {
	var right, wrong []string
	for _, r := range rough {
		switch {
		case between(q, r.low, r.high):
			right = append(right, r.word)
		case q != nil && !between(q, r.far[0], r.far[1]):
			wrong = append(wrong, r.word)
		}
	}
	s.need(len(right) > 0)
	s.held(pick(s.generator, right...), changedNumber, pick(s.generator, wrong...))
}

// shareOf is a region's part of the whole, which is the sum of its parts.
func (s *scene) shareOf(c *cell) *big.Rat {
	i := c.indicator
	whole := s.o.cells[i][s.site.regions[0]]
	sum := new(big.Rat)
	for _, r := range s.site.regions[1:] {
		if !i.applies(r) {
			continue
		}
		p := s.o.cells[i][r]
		if p.value == nil || p.value.Sign() < 0 {
			return nil
		}
		sum.Add(sum, p.value)
	}
	if whole.value == nil || whole.value.Cmp(sum) != 0 || isRate(c) {
		return nil
	}
	return percentOf(c.value, whole.value)
}

// addable chooses counties whose figures may be added.
func (s *scene) addable(n int) []*cell {
	return s.some(n, func(c *cell) bool { return positive(c) && !isRate(c) })
}

func total(cells []*cell, of func(*cell) *big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, c := range cells {
		q := of(c)
		if q == nil {
			return nil
		}
		sum.Add(sum, q)
	}
	return sum
}

var sumForms = []form{
	{"占比", func(s *scene) {
		c := s.find(isPart, positive, func(c *cell) bool { return between(s.shareOf(c), 0.5, 95) })
		s.region(c.region, s.others(c, s.shareOf)...)
		s.topic(c.indicator)
		s.say(pick(s.generator, "占"+s.site.whole+"的", "占"+s.site.whole+"总量的", "占"+s.site.whole+"的比重为", "占"+s.site.whole+"比重达"))
		s.share(s.shareOf(c))
	}},
	{"累计数和占比", func(s *scene) {
		c := s.find(isPart, positive, func(c *cell) bool { return between(s.shareOf(c), 0.5, 95) })
		s.subject(c)
		s.verb(c)
		s.amount(c.indicator, c.value)
		s.say(pick(s.generator, "，占"+s.site.whole+"的", "，占"+s.site.whole+"总量的"))
		s.share(s.shareOf(c))
	}},
	{"占比，几成", func(s *scene) {
		c := s.find(isPart, positive, func(c *cell) bool { return between(s.shareOf(c), 3, 98) })
		s.region(c.region)
		s.topic(c.indicator)
		s.say("占", s.site.whole, "的")
		s.roughly(s.shareOf(c))
	}},
	{"两地占比", func(s *scene) {
		cells := s.addable(2 + s.IntN(2))
		share := total(cells, s.shareOf)
		s.need(between(share, 1, 98))
		s.regionsPlain(cells)
		s.topic(cells[0].indicator)
		s.say(pick(s.generator, "合计占", "共占", "之和占"), s.site.whole, "的")
		if s.chance(30) {
			s.roughly(share)
			return
		}
		s.share(share)
	}},
	{"完成几成", func(s *scene) {
		c := s.find(isTask)
		s.subject(c)
		words := []string{"已完成年度目标的", "完成全年任务的"}
		if !between(c.completion, 50, 1000) {
			words = append(words, "仅完成年度目标的")
		}
		s.say(pick(s.generator, words...))
		s.roughly(c.completion)
	}},
	{"完成率，几成", func(s *scene) {
		c := s.find(isTask, s.hasPath)
		s.when()
		s.subject(c)
		s.say("目标完成")
		s.roughly(c.completion)
	}},
	{"合计", func(s *scene) {
		cells := s.addable(2 + s.IntN(2))
		s.regionsPlain(cells)
		s.topic(cells[0].indicator)
		s.say(pick(s.generator, "合计完成", "共完成", "合计达", "合计"))
		s.amount(cells[0].indicator, total(cells, value))
	}},
	{"合计，在前", func(s *scene) {
		cells := s.addable(2)
		s.topic(cells[0].indicator)
		s.say("方面，")
		s.regionsPlain(cells)
		s.say("两地合计")
		s.amount(cells[0].indicator, total(cells, value))
	}},
	{"合计完成率", func(s *scene) {
		cells := s.some(2, isTask)
		q := percentOf(total(cells, value), total(cells, func(c *cell) *big.Rat { return c.target }))
		s.need(!between(q, 99, 101) && !between(q, 49, 51))
		s.regionsPlain(cells)
		s.topic(cells[0].indicator)
		s.say("合计完成年度目标的")
		s.share(q)
	}},
	{"平均", func(s *scene) {
		cells := s.addable(2 + s.IntN(2))
		i := cells[0].indicator
		s.regionsPlain(cells)
		s.topic(i)
		s.say(pick(s.generator, "平均完成", "平均为", "平均每"+map[bool]string{true: "校", false: "地"}[s.site.member == "学校"]+"完成"))
		s.number(new(big.Rat).Quo(total(cells, value), big.NewRat(int64(len(cells)), 1)), max(1, i.decimals), i.unit)
	}},
	{"各地合计", func(s *scene) {
		i, cells := s.everybody()
		s.members(len(cells), len(cells)+2)
		s.topic(i)
		s.say("合计完成")
		s.amount(i, total(cells, value))
	}},
	{"各地平均", func(s *scene) {
		i, cells := s.everybody()
		s.say("各", s.site.member)
		s.topic(i)
		s.say("平均完成")
		s.number(new(big.Rat).Quo(total(cells, value), big.NewRat(int64(len(cells)), 1)), max(1, i.decimals), i.unit)
	}},
	{"是他地的多少倍", func(s *scene) {
		cells := s.addable(2)
		ratio := quotient(cells[0].value, cells[1].value)
		s.need(between(ratio, 1.2, 40))
		s.region(cells[0].region)
		s.topic(cells[0].indicator)
		s.say(pick(s.generator, "是", "为", "相当于"), cells[1].region.name, "的")
		s.number(ratio, pick(s.generator, 1, 1, 2), "倍")
	}},
	{"比他地多多少", func(s *scene) {
		cells := s.addable(2)
		d := minus(cells[0].value, cells[1].value)
		s.need(d.Sign() != 0)
		s.region(cells[0].region)
		s.topic(cells[0].indicator)
		s.say("比", cells[1].region.name)
		s.way(d.Sign() > 0, []string{"多"}, []string{"少"})
		s.amount(cells[0].indicator, absolute(d))
	}},
	{"高低，没有数", func(s *scene) {
		cells := s.some(2, isTask)
		d := minus(cells[0].completion, cells[1].completion)
		s.need(abs(d, 1))
		s.region(cells[0].region)
		s.topic(cells[0].indicator)
		s.say("完成率")
		s.way(d.Sign() > 0, []string{"高于"}, []string{"低于"})
		s.say(cells[1].region.name)
	}},
	{"相差", func(s *scene) {
		cells := s.some(2, isTask)
		s.need(abs(minus(cells[0].completion, cells[1].completion), 0.6))
		s.say(cells[0].region.name, "与", cells[1].region.name)
		s.topic(cells[0].indicator)
		s.say("完成率相差")
		s.points(minus(cells[0].completion, cells[1].completion))
	}},
	{"比率比全州", func(s *scene) {
		c := s.find(isRate, isPart, positive)
		whole := s.o.cells[c.indicator][s.site.regions[0]]
		d := minus(c.value, whole.value)
		s.need(d != nil && d.Sign() != 0)
		s.region(c.region)
		s.topic(c.indicator)
		if s.chance(50) {
			s.way(d.Sign() > 0, []string{"高于"}, []string{"低于"})
			s.say(s.site.whole)
		} else {
			s.say("比", s.site.whole)
			s.way(d.Sign() > 0, []string{"高"}, []string{"低"})
		}
		s.difference(c.indicator, d)
	}},
	{"累计数、同比、完成率、位次", func(s *scene) {
		c := s.find(isCounty, isTask, hasGrowth, func(c *cell) bool { return c.rank > 0 && !c.tied && c.of > 2 })
		s.when()
		s.subject(c)
		s.say("完成")
		s.amount(c.indicator, c.value)
		s.change(c, "，同比")
		s.say("，完成年度目标的")
		s.completion(c)
		s.say("，居", s.site.whole)
		s.place(c.rank, c.of)
	}},
}

// everybody chooses an indicator that all counties have figures of.
func (s *scene) everybody() (*indicator, []*cell) {
	i := s.column(3, flowUp)
	cells := s.o.column(i)
	s.need(!slices.ContainsFunc(cells, func(c *cell) bool { return c.value == nil }))
	return i, cells
}
