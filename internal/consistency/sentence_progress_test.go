package consistency

import (
	"math/big"
	"strconv"
)

func (s *scene) arrears(c *cell) *big.Rat {
	due := new(big.Rat).Mul(c.target, big.NewRat(int64(s.site.month), 12))
	return due.Sub(due, c.value)
}

func (s *scene) needed(c *cell) *big.Rat {
	return new(big.Rat).Quo(minus(c.target, c.value), big.NewRat(int64(12-s.site.month), 1))
}

func inYear(c *cell) bool { return c.completion.Cmp(hundred) < 0 }

// progressForms tell completions, targets, and where these stand.
var progressForms = []form{
	{"完成率", func(s *scene) {
		c := s.find(isTask)
		s.when()
		s.subject(c, s.others(c, completion)...)
		s.say(pick(s.generator, "完成率为", "完成率", "完成率达", "完成率达到", "目标完成率为"))
		s.completion(c)
	}},
	{"完成年度目标的多少", func(s *scene) {
		c := s.find(isTask)
		s.when()
		s.subject(c, s.others(c, completion)...)
		s.say(pick(s.generator, "完成年度目标的", "完成全年任务的", "已完成全年目标任务的", "完成年度目标任务的", "完成年计划的"))
		s.completion(c)
	}},
	{"累计数和完成率", func(s *scene) {
		c := s.find(isTask)
		s.when()
		s.subject(c)
		s.verb(c)
		s.amount(c.indicator, c.value)
		s.say(pick(s.generator, "，占年度目标的", "，完成年度目标的", "，完成率", "，完成率为", "，为年度目标的", "（占年度目标任务的"))
		open := s.parts[len(s.parts)-1].text == "（占年度目标任务的"
		s.completion(c)
		if open {
			s.say("）")
		}
	}},
	{"完成率，分别", func(s *scene) {
		cells := s.some(2+s.IntN(2), isTask)
		s.regionsPlain(cells)
		s.topic(cells[0].indicator)
		s.say(pick(s.generator, "完成率分别为", "分别完成年度目标的", "完成率分别达"))
		s.each(cells, s.completion)
	}},
	{"完成率，逐地括号", func(s *scene) {
		cells := s.some(2, isTask)
		s.topic(cells[0].indicator)
		s.say("完成率")
		for k, c := range cells {
			if k > 0 {
				s.say("、")
			}
			s.say(c.region.name, "（")
			s.completion(c)
			s.say("）")
		}
		s.say("有待提高")
	}},
	{"较序时多少", func(s *scene) {
		c := s.path()
		s.subject(c, s.others(c, lead)...)
		s.pace(c)
		s.points(c.lead)
	}},
	{"完成率和较序时", func(s *scene) {
		c := s.path()
		s.subject(c)
		s.say("完成率为")
		s.completion(c)
		s.say("，")
		s.pace(c)
		s.points(c.lead)
	}},
	{"完成率，比序时高低", func(s *scene) {
		c := s.path()
		s.subject(c)
		s.say("完成率比序时进度")
		s.way(c.lead.Sign() > 0, []string{"高", "快"}, []string{"低", "慢"})
		s.points(c.lead)
	}},
	{"较序时，没有数", func(s *scene) {
		c := s.path()
		s.subject(c)
		s.say(pick(s.generator, "完成进度", "完成率", ""))
		s.pace(c)
	}},
	{"较序时，分别", func(s *scene) {
		s.need(s.site.month < 12)
		cells := s.some(2, func(c *cell) bool { return isTask(c) && isClear(c) && c.lead.Sign() < 0 })
		s.regionsPlain(cells)
		s.topic(cells[0].indicator)
		s.say("分别")
		s.word("落后", changedDirection, "快于")
		s.say("序时进度")
		s.each(cells, func(c *cell) { s.points(c.lead) })
	}},
	{"时间进度和完成率", func(s *scene) {
		c := s.find(isTask, s.hasPath)
		s.say("在时间进度已达")
		s.number(s.o.progress, 1, "%")
		s.say("的情况下，")
		s.subject(c)
		s.say("完成率为")
		s.completion(c)
	}},
	{"年度目标", func(s *scene) {
		c := s.find(isTask)
		target := func(c *cell) *big.Rat { return c.target }
		s.subject(c, s.others(c, target)...)
		s.say(pick(s.generator, "年度目标为", "全年目标为", "年度目标任务为", "全年任务为"))
		s.amount(c.indicator, c.target)
	}},
	{"年度目标和累计数", func(s *scene) {
		c := s.find(isTask)
		s.subject(c)
		s.say(pick(s.generator, "年度目标", "全年任务"))
		s.amount(c.indicator, c.target)
		s.say(pick(s.generator, "，已完成", "，实际完成", "，目前完成"))
		s.amount(c.indicator, c.value)
	}},
	{"目标、累计数、完成率", func(s *scene) {
		c := s.find(isTask)
		s.subject(c)
		s.say("年度目标")
		s.amount(c.indicator, c.target)
		s.say("，已完成")
		s.amount(c.indicator, c.value)
		s.say("，完成率")
		s.completion(c)
	}},
	{"距目标", func(s *scene) {
		c := s.find(isTask, inYear)
		s.subject(c, s.others(c, func(c *cell) *big.Rat { return minus(c.target, c.value) })...)
		s.say(pick(s.generator, "距年度目标还差", "距全年目标尚差", "离年度目标还有", "距年度目标尚余"))
		s.amount(c.indicator, minus(c.target, c.value))
	}},
	{"超出目标", func(s *scene) {
		c := s.find(isTask, func(c *cell) bool { return c.state == over })
		s.subject(c)
		s.word("超出", changedDirection, "低于")
		s.say("年度目标")
		s.amount(c.indicator, minus(c.value, c.target))
	}},
	{"欠账", func(s *scene) {
		c := s.find(isTask, s.hasPath, func(c *cell) bool { return isClear(c) && c.lead.Sign() < 0 })
		s.subject(c, s.others(c, func(c *cell) *big.Rat {
			if c.target == nil || c.value == nil {
				return nil
			}
			return s.arrears(c)
		})...)
		s.say(pick(s.generator, "按序时进度欠账", "欠账", "较序时进度少完成", "序时欠账"))
		s.amount(c.indicator, s.arrears(c))
	}},
	{"月均需", func(s *scene) {
		c := s.find(isTask, s.hasPath, inYear)
		s.subject(c)
		s.say(pick(s.generator, "后续月均需完成", "要完成年度目标，后"+strconv.Itoa(12-s.site.month)+"个月月均需完成", "此后每月平均需完成"))
		s.number(s.needed(c), max(1, c.indicator.decimals), c.indicator.unit)
	}},
	{"当前月均", func(s *scene) {
		c := s.find(isTask, func(*cell) bool { return s.site.month > 1 })
		s.subject(c)
		s.say(pick(s.generator, "月均完成", "平均每月完成", "当前月均完成"))
		s.number(new(big.Rat).Quo(c.value, big.NewRat(int64(s.site.month), 1)), max(1, c.indicator.decimals), c.indicator.unit)
	}},
	{"所需倍数", func(s *scene) {
		c := s.find(isTask, s.hasPath, inYear, func(c *cell) bool { return between(s.o.ratio(c), 1.2, 30) })
		s.subject(c)
		s.say(pick(s.generator, "后续月均需完成量是当前月均的", "后续月均需达到当前月均的"))
		s.number(s.o.ratio(c), 1, "倍")
	}},
	{"完成率比全州", func(s *scene) {
		c := s.find(isTask, isPart)
		s.against(c, s.o.cells[c.indicator][s.site.regions[0]], completion, pick(s.generator, s.site.whole, s.site.whole+"平均水平"), "完成率")
	}},
	{"完成率比他地", func(s *scene) {
		cells := s.some(2, isTask)
		s.against(cells[0], cells[1], completion, cells[1].region.name, "完成率")
	}},
	{"完成率比上期", func(s *scene) {
		c := s.find(isTask, func(c *cell) bool { b := s.then(c); return b != nil && b.completion != nil })
		d := minus(c.completion, s.then(c).completion)
		s.need(abs(d, 0.5))
		s.subject(c)
		s.say("完成率比", s.period(s.site.earlier, ""))
		s.way(d.Sign() > 0, []string{"提高", "上升"}, []string{"下降", "回落"})
		s.points(d)
	}},
	{"完成率由上期", func(s *scene) {
		c := s.find(isTask, func(c *cell) bool {
			b := s.then(c)
			return b != nil && b.completion != nil && b.completion.Sign() > 0
		})
		d := minus(c.completion, s.then(c).completion)
		s.need(abs(d, 0.5))
		s.subject(c)
		s.say("完成率由", s.period(s.site.earlier, ""), "的")
		s.completionOf(s.then(c))
		s.way(d.Sign() > 0, []string{"提高到", "上升到"}, []string{"下降到"})
		s.completion(c)
	}},
	{"占控制数", func(s *scene) {
		c := s.find(isLimit)
		s.subject(c, s.others(c, completion)...)
		s.say(pick(s.generator, "占年度控制数的", "为年度控制数的", "已用年度控制数的"))
		s.completion(c)
	}},
	{"超出控制数", func(s *scene) {
		c := s.find(isLimit, func(c *cell) bool { return c.state == broken })
		s.subject(c)
		s.word(pick(s.generator, "超出", "超过"), changedDirection, "低于")
		s.say("年度控制数")
		s.amount(c.indicator, minus(c.value, c.target))
	}},
	{"时点数距目标", func(s *scene) {
		c := s.find(isStock, forMore, positive, inState(notThere))
		s.subject(c)
		s.say(pick(s.generator, "距年度目标还差", "比年度目标少", "低于年度目标"))
		s.amount(c.indicator, minus(c.target, c.value))
	}},
	{"比率与目标", func(s *scene) {
		c := s.find(isRate, forMore, positive, inState(reached, notThere))
		d := minus(c.value, c.target)
		s.need(d.Sign() != 0)
		s.subject(c)
		s.way(d.Sign() > 0, []string{"高于年度目标", "比年度目标高"}, []string{"低于年度目标", "比年度目标低"})
		s.difference(c.indicator, d)
	}},
	{"比率目标", func(s *scene) {
		c := s.find(isRate, forMore, positive, func(c *cell) bool { return c.target != nil && c.target.Sign() > 0 })
		s.subject(c)
		s.say("年度目标为")
		s.amount(c.indicator, c.target)
		s.say("，实际达到")
		s.amount(c.indicator, c.value)
	}},
}

// stateForms say where a number stands, without numbers.
var stateForms = []form{
	stateForm("超额", isTask, []string{over}, []string{behind, far, onPace, unmet}, []string{"超额完成年度目标", "已超额完成全年任务", "提前超额完成年度目标"}, []string{"尚未完成年度目标", "未完成年度目标任务"}),
	stateForm("已完成", isTask, []string{met, over}, []string{behind, far, onPace, unmet}, []string{"已完成年度目标", "完成全年目标任务"}, []string{"尚未完成年度目标", "尚未完成全年任务"}),
	stateForm("未完成", isTask, []string{behind, far, unmet}, []string{over, met}, []string{"尚未完成年度目标", "未完成全年任务"}, []string{"已完成年度目标", "超额完成年度目标"}),
	stateForm("达序时", isTask, []string{onPace}, []string{behind, far}, []string{"达到序时进度", "完成进度达到序时要求", "快于序时进度"}, []string{"落后序时进度", "未达到序时进度", "慢于序时进度"}),
	stateForm("落后", isTask, []string{behind, far}, []string{onPace}, []string{"落后序时进度", "未达到序时进度", "落后于序时进度", "未达序时"}, []string{"达到序时进度", "快于序时进度", "超额完成年度目标"}),
	stateForm("控制在序时内", isLimit, []string{within}, []string{fast, farFast, broken}, []string{"控制在序时进度以内"}, []string{"超出序时进度", "超出年度控制数"}),
	stateForm("超序时", isLimit, []string{fast, farFast}, []string{within}, []string{"超出序时进度"}, []string{"控制在序时进度以内"}),
	stateForm("超控制数", isLimit, []string{broken}, []string{within, fast, farFast}, []string{"超出年度控制数", "突破年度控制数"}, []string{"未超出年度控制数", "控制在年度控制数以内"}),
	{"尚未破零", func(s *scene) {
		c := s.find(inState(atZero))
		s.subject(c, s.unlike(c, isTask)...)
		s.word(pick(s.generator, "尚未破零", "仍未破零", "未实现零的突破"), changedState, "已破零", "已实现破零")
	}},
	{"已破零", func(s *scene) {
		c := s.find(isTask)
		s.subject(c, s.unlike(c, inState(atZero))...)
		s.word(pick(s.generator, "已破零", "实现破零"), changedState, "尚未破零")
	}},
	{"过半", func(s *scene) {
		c := s.find(isTask, func(c *cell) bool { return between(c.completion, 51, 99) })
		s.subject(c)
		s.word(pick(s.generator, "任务完成过半", "完成率过半", "完成年度目标过半", "实现任务过半"), changedState, "任务未过半", "完成率尚未过半")
	}},
	{"未过半", func(s *scene) {
		c := s.find(isTask, func(c *cell) bool { return between(c.completion, 1, 49) })
		s.subject(c)
		s.word(pick(s.generator, "任务未过半", "完成率尚未过半"), changedState, "任务完成过半", "完成率过半", "完成率超过一半")
	}},
	{"时间过半", func(s *scene) {
		s.need(s.site.month == 6)
		c := s.find(isTask, isClear)
		s.subject(c)
		s.way(c.lead.Sign() > 0, []string{"实现时间过半、任务过半", "实现“双过半”"}, []string{"时间过半、任务未过半", "未实现“双过半”"})
	}},
	{"达标", func(s *scene) {
		c := s.find(positive, forMore, func(c *cell) bool { return !isFlow(c) && (c.state == reached || c.state == notThere) })
		s.subject(c)
		s.way(c.state == reached, []string{"达到年度目标", "已达标", "已达到年度目标"}, []string{"未达到年度目标", "尚未达标", "未达标"})
	}},
}

// stateForm says one of some words of what is in one of some states, which would be false of other states.
func stateForm(name string, fits func(*cell) bool, states, not, words, wrong []string) form {
	return form{name, func(s *scene) {
		threshold := func(c *cell) bool {
			return c.state == over || c.state == met || c.state == broken || s.site.month == 12 || isClear(c)
		}
		c := s.find(fits, inState(states...), threshold)
		s.need(s.site.month < 12 || name == "超额" || name == "已完成" || name == "未完成" || name == "超控制数")
		s.subject(c, s.unlike(c, func(c *cell) bool { return fits(c) && inState(not...)(c) && threshold(c) })...)
		s.word(pick(s.generator, words...), changedState, wrong...)
	}}
}

// path is a task that is clearly ahead of its path or behind.
func (s *scene) path() *cell { return s.find(isTask, isClear, s.hasPath) }

// pace says that a task is ahead, or behind.
func (s *scene) pace(c *cell) {
	s.way(c.lead.Sign() > 0, []string{"高于序时进度", "快于序时进度", "超序时进度", "领先序时进度"}, []string{"低于序时进度", "落后序时进度", "慢于序时进度", "落后于序时进度"})
}

// completionOf writes a completion of the earlier edition.
func (s *scene) completionOf(c *cell) {
	s.need(c.completion != nil)
	s.number(c.completion, 1, "%")
	for _, line := range []int64{50, 100} {
		s.need(!between(c.completion, float64(line)-0.1, float64(line)+0.1))
	}
}
