package consistency

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// standingIn is a cell with its place by a measure, from high to low, that it shares with nobody.
func (s *scene) standingIn(of func(*cell) *big.Rat, least int, fits func(*cell) bool) (c *cell, place int, field []*cell) {
	i := s.column(least, fits)
	field = s.field(i, of, true)
	s.need(len(field) >= least)
	s.apart(field, of)
	place = 1 + s.IntN(len(field))
	if k := slices.IndexFunc(field, func(c *cell) bool { return c.region == s.home }); k >= 0 && s.chance(60) {
		place = k + 1
	}
	return field[place-1], place, field
}

// apart leaves a field in which two are nearly the same.
func (s *scene) apart(field []*cell, of func(*cell) *big.Rat) {
	for k := 1; k < len(field); k++ {
		a, b := of(field[k-1]), of(field[k])
		s.need(minus(a, b).Cmp(new(big.Rat).Mul(absolute(a), big.NewRat(3, 1000))) > 0)
	}
}

// place writes one, which may be taken for its neighbours.
func (s *scene) place(n, of int) {
	inWords := s.chance(40)
	word := func(n int) string {
		switch {
		case n == 1 && inWords:
			return "首位"
		case inWords && n < len(chinese):
			return "第" + chinese[n] + "位"
		}
		return "第" + s.digits(big.NewRat(int64(n), 1), 0) + "位"
	}
	var wrong []string
	for _, m := range []int{n - 2, n - 1, n + 1, n + 2} {
		if m >= 1 && m <= of {
			wrong = append(wrong, word(m))
		}
	}
	s.held(word(n), changedRank, wrong...)
}

// rankWord is what comes before a place.
func (s *scene) rankWord() string {
	return pick(s.generator, "居"+s.site.whole, "居"+s.site.whole, "列"+s.site.whole, "排"+s.site.whole, "位居"+s.site.whole, "在"+s.site.whole+"各"+s.site.member+"中居", "居")
}

// swapped are the regions of a field without those at some places.
func swapped(field []*cell, but ...*cell) []*region {
	var out []*region
	for _, c := range field {
		if !slices.Contains(but, c) {
			out = append(out, c.region)
		}
	}
	return out
}

var rankForms = []form{
	{"完成率位次", func(s *scene) {
		c, n, field := s.standingIn(completion, 3, isTask)
		s.need(isTask(c) && c.rank == n)
		s.subject(c, swapped(field, c)...)
		s.say("完成率", s.rankWord())
		s.place(n, len(field))
	}},
	{"完成率和位次", func(s *scene) {
		c, n, field := s.standingIn(completion, 3, isTask)
		s.need(isTask(c) && c.rank == n)
		s.subject(c)
		s.say("完成率为")
		s.completion(c)
		s.say("，", s.rankWord())
		s.place(n, len(field))
	}},
	{"并列", func(s *scene) {
		i := s.column(3, isTask)
		field := s.field(i, completion, true)
		tied := only(field, func(c *cell) bool { return c.tied && isTask(c) })
		s.need(len(tied) > 0)
		c := pick(s.generator, tied...)
		s.subject(c)
		s.say("完成率并列", s.site.whole)
		s.place(c.rank, len(field)+2)
	}},
	{"在多少个中居第几", func(s *scene) {
		c, n, field := s.standingIn(completion, 3, isTask)
		s.need(isTask(c) && c.rank == n)
		s.subject(c)
		s.say("完成率在")
		s.members(len(field), len(field)+2)
		s.say("中", pick(s.generator, "居", "列", "排"))
		s.place(n, len(field))
	}},
	{"总量位次", func(s *scene) {
		c, n, field := s.standingIn(value, 3, flowUp)
		s.subject(c, swapped(field, c)...)
		s.say("总量", s.rankWord())
		s.place(n, len(field))
	}},
	{"增速位次", func(s *scene) {
		c, n, field := s.standingIn(growth, 3, func(c *cell) bool { return hasGrowth(c) && !isRate(c) && forMore(c) })
		s.subject(c, swapped(field, c)...)
		s.say(pick(s.generator, "增速", "同比增速"), s.rankWord())
		s.place(n, len(field))
	}},
	{"同比和增速位次", func(s *scene) {
		c, n, field := s.standingIn(growth, 3, func(c *cell) bool { return hasGrowth(c) && !isRate(c) && forMore(c) })
		s.subject(c)
		s.change(c, "同比")
		s.say("，增速", s.rankWord())
		s.place(n, len(field))
	}},
	{"居首位", func(s *scene) {
		field := s.ranking(3)
		s.need(field[0].first)
		s.about(field[0].indicator, "完成率")
		s.region(field[0].region, swapped(field, field[0])...)
		s.word(pick(s.generator, "居首位", "居全"+strings.TrimPrefix(s.site.whole, "全")+"首位", "排名第一"), changedRank, "居末位", "居第二位")
	}},
	{"居末位", func(s *scene) {
		field := s.ranking(3)
		c := field[len(field)-1]
		s.need(c.last)
		s.subject(c, swapped(field, c)...)
		s.say("完成率")
		s.word(pick(s.generator, "居末位", "居"+s.site.whole+"末位", "排名末位"), changedRank, "居首位")
	}},
	{"首位和次位", func(s *scene) {
		field := s.ranking(4)
		s.about(field[0].indicator, "完成率")
		s.region(field[0].region, swapped(field, field[0], field[1])...)
		s.say(pick(s.generator, "居首位，", "最高，", "排名第一，"))
		s.region(field[1].region, swapped(field, field[0], field[1])...)
		s.say(pick(s.generator, "居第二位", "次之", "居次位", "紧随其后"))
	}},
	{"最高的是，其次是", func(s *scene) {
		field := s.ranking(4)
		s.about(field[0].indicator, "完成率最高的是", "完成率居首的是")
		s.region(field[0].region, swapped(field, field[0], field[1])...)
		s.say("（")
		s.completion(field[0])
		s.say("），其次是")
		s.region(field[1].region, swapped(field, field[0], field[1])...)
		s.say("（")
		s.completion(field[1])
		s.say("）")
	}},
	{"最高", func(s *scene) {
		field := s.ranking(3)
		s.say("各", s.site.member, "中，")
		s.about(field[0].indicator, "完成率最高的是", "完成率最高的为", "进度最快的是")
		s.need(strings.Contains(s.text(), "的"))
		s.region(field[0].region, swapped(field, field[0])...)
		s.say("，为")
		s.completion(field[0])
	}},
	{"最低", func(s *scene) {
		field := s.ranking(3)
		c := field[len(field)-1]
		s.need(positive(c))
		s.say("各", s.site.member, "中，")
		s.about(c.indicator, "完成率最低的是", "完成率最低的为", "进度最慢的是")
		s.need(strings.Contains(s.text(), "的"))
		s.region(c.region, swapped(field, c)...)
		s.say("，为")
		s.completion(c)
	}},
	{"最高、最低，词", func(s *scene) {
		field := s.ranking(3)
		s.ofRegions = true
		k := pick(s.generator, 0, len(field)-1)
		s.topic(field[0].indicator)
		s.say("完成率")
		s.way(k == 0, []string{"最高"}, []string{"最低"})
		s.say("的", s.site.member, "是", field[k].region.name)
	}},
	{"增速最快、最慢", func(s *scene) {
		_, _, field := s.standingIn(growth, 3, func(c *cell) bool { return hasGrowth(c) && !isRate(c) && forMore(c) })
		s.ofRegions = true
		k := pick(s.generator, 0, len(field)-1)
		s.need(k == 0 && field[k].growth.Sign() > 0 || k > 0)
		s.say("各", s.site.member, "中，")
		s.topic(field[k].indicator)
		s.say("增速")
		s.way(k == 0, []string{"最快"}, []string{"最慢"})
		s.say("的是")
		s.region(field[k].region, swapped(field, field[k])...)
	}},
	{"总量最大", func(s *scene) {
		_, _, field := s.standingIn(value, 3, flowUp)
		s.say(s.site.whole, "各", s.site.member, "中，")
		s.topic(field[0].indicator)
		s.say("总量最大的是")
		s.region(field[0].region, swapped(field, field[0])...)
		s.say("（")
		s.amount(field[0].indicator, field[0].value)
		s.say("）")
	}},
	{"前三位", func(s *scene) {
		field := s.ranking(6)
		s.topic(field[0].indicator)
		s.say("完成率居", pick(s.generator, "前三位", "前3位"), pick(s.generator, "的是", "的"+s.site.member+"为", "的"+s.site.member+"是"))
		s.regions(regionsOf(field[:3]), regionsOf(field[4:]))
	}},
	{"前三位，带数", func(s *scene) {
		field := s.ranking(6)
		s.topic(field[0].indicator)
		s.say("完成率前三位依次为")
		for k, c := range field[:3] {
			if k > 0 {
				s.say("、")
			}
			s.word(c.region.name, changedList, field[4+s.IntN(len(field)-4)].region.name)
			s.say("（")
			s.completion(c)
			s.say("）")
		}
	}},
	{"后三位", func(s *scene) {
		field := s.ranking(7)
		n := len(field)
		s.topic(field[0].indicator)
		s.say("完成率居", pick(s.generator, "后三位", "后3位", "末三位"), pick(s.generator, "的是", "的"+s.site.member+"为"))
		s.regions(regionsOf(field[n-3:]), regionsOf(field[:n-4]))
	}},
	{"增速前两位", func(s *scene) {
		_, _, field := s.standingIn(growth, 5, func(c *cell) bool { return hasGrowth(c) && !isRate(c) && forMore(c) })
		s.topic(field[0].indicator)
		s.say("增速居前两位的是")
		s.regions(regionsOf(field[:2]), regionsOf(field[3:]))
	}},
	{"位次升降", func(s *scene) {
		c := s.find(isCounty, isTask, func(c *cell) bool { return c.moved != nil && *c.moved != 0 && !c.tied && !s.then(c).tied })
		n := max(*c.moved, -*c.moved)
		s.subject(c)
		s.say(pick(s.generator, "完成率位次比上期", "位次较上期", "在"+s.site.whole+"的位次比上期"))
		s.way(*c.moved > 0, []string{"上升", "前移"}, []string{"下降", "后移"})
		s.held(fmt.Sprintf("%d位", n), changedNumber, fmt.Sprintf("%d位", n+1+s.IntN(2)))
	}},
	{"两项位次", func(s *scene) {
		ranked := func(c *cell) bool { return isCounty(c) && isTask(c) && c.rank > 0 && !c.tied && c.of >= 3 }
		a := s.find(ranked)
		b := s.find(ranked, func(c *cell) bool { return c.region == a.region && c.indicator != a.indicator })
		s.region(a.region)
		for k, c := range []*cell{a, b} {
			if k > 0 {
				s.say("，")
			}
			s.say(c.indicator.name, "完成率居", s.site.whole)
			s.place(c.rank, c.of)
		}
	}},
	{"首末差", func(s *scene) {
		field := s.ranking(3)
		s.topic(field[0].indicator)
		s.say(pick(s.generator, "完成率最高与最低的"+s.site.member+"相差", "完成率首末两位相差"))
		s.points(minus(field[0].completion, field[len(field)-1].completion))
	}},
	{"差距最大", func(s *scene) {
		field := s.ranking(3)
		c := field[len(field)-1]
		s.need(s.site.month < 12 && isClear(c) && c.lead.Sign() < 0)
		s.topic(c.indicator)
		s.say("与序时进度差距最大的", s.site.member, "是")
		s.region(c.region, swapped(field, c)...)
		s.say("，差")
		s.points(c.lead)
	}},
}

// ranking is a field by completion in which nobody shares a place.
func (s *scene) ranking(least int) []*cell {
	_, _, field := s.standingIn(completion, least, isTask)
	s.need(!slices.ContainsFunc(field, func(c *cell) bool { return c.tied }))
	return field
}
