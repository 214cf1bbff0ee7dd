package consistency

import (
	"math/big"
	"slices"
	"strings"
)

// set is those of an indicator's counties of which something holds, and the others, of which it clearly does not.
type set struct {
	i       *indicator
	in, out []*cell
	words   []string // what holds
	wrong   []string // what would then be false of all of them
	partial bool     // the words that are wrong of those in it are not true of all others
}

// split parts the counties of an indicator by a condition; where somebody cannot be judged, there is no set.
func (s *scene) split(i *indicator, judge func(*cell) (holds, ok bool), words, wrong []string) *set {
	s.ofRegions = true
	out := &set{i: i, words: words, wrong: wrong}
	for _, c := range s.o.column(i) {
		holds, ok := judge(c)
		s.need(ok)
		if holds {
			out.in = append(out.in, c)
		} else {
			out.out = append(out.out, c)
		}
	}
	return out
}

// paced is the set of those that are behind their path, or are not.
func (s *scene) paced() *set {
	s.need(s.site.month < 12)
	i := s.column(3, isTask)
	late := s.chance(60)
	judge := func(c *cell) (bool, bool) {
		settled := c.state == over || c.state == met || c.state == atZero && s.o.progress.Cmp(big.NewRat(5, 1)) > 0
		return isBehind(c.state) == late, c.lead != nil && (settled || isClear(c))
	}
	if late {
		return s.split(i, judge, []string{"落后序时进度", "未达到序时进度", "低于序时进度"}, []string{"达到序时进度", "快于序时进度"})
	}
	return s.split(i, judge, []string{"达到序时进度", "完成进度达到序时要求"}, []string{"落后序时进度", "未达到序时进度"})
}

// grown is the set of those that grow, or do not.
func (s *scene) grown() *set {
	i := s.column(3, hasGrowth)
	up := s.chance(60)
	judge := func(c *cell) (bool, bool) {
		if c.growth == nil {
			return false, false
		}
		return (c.growth.Sign() > 0) == up, abs(c.growth, 0.3)
	}
	if up {
		return s.split(i, judge, []string{"同比增长", "实现正增长", "同比实现增长"}, []string{"同比下降", "负增长"})
	}
	return s.split(i, judge, []string{"同比下降", "为负增长"}, []string{"同比增长", "实现正增长"})
}

// beyond is the set of those above a line, or below it, with the words for it.
func (s *scene) beyond() *set {
	i := s.column(3, isTask)
	field := s.field(i, completion, true)
	above := s.chance(60)
	var lines []int64
	for n := int64(10); n <= 120; n += 5 {
		q := big.NewRat(n, 1)
		inside := count(field, func(c *cell) bool { return c.completion.Cmp(q) > 0 == above })
		near := count(field, func(c *cell) bool { return !abs(minus(c.completion, q), 1) })
		if inside > 0 && inside < len(field) && near == 0 && (n != 100 && n != 50) {
			lines = append(lines, n)
		}
	}
	s.need(len(lines) > 0)
	n := big.NewRat(pick(s.generator, lines...), 1)
	line := s.digits(n, 0) + s.percentSign()
	words := []string{"完成率超过" + line, "完成率高于" + line, "完成率在" + line + "以上"}
	wrong := []string{"完成率不足" + line}
	if !above {
		words, wrong = []string{"完成率不足" + line, "完成率低于" + line, "完成率不到" + line}, []string{"完成率超过" + line}
	}
	return s.split(i, func(c *cell) (bool, bool) { return c.completion.Cmp(n) > 0 == above, true }, words, wrong)
}

// besideWhole is the set of those above the whole, or below it.
func (s *scene) besideWhole() *set {
	i := s.column(3, isTask)
	whole := s.o.cells[i][s.site.regions[0]]
	s.need(whole.completion != nil)
	above := s.chance(50)
	judge := func(c *cell) (bool, bool) {
		d := minus(c.completion, whole.completion)
		if d == nil {
			return false, false
		}
		return d.Sign() > 0 == above, abs(d, 0.5)
	}
	if above {
		return s.split(i, judge, []string{"完成率高于" + s.site.whole, "完成率高于" + s.site.whole + "平均水平"}, []string{"完成率低于" + s.site.whole})
	}
	return s.split(i, judge, []string{"完成率低于" + s.site.whole, "完成率低于" + s.site.whole + "平均水平"}, []string{"完成率高于" + s.site.whole})
}

// atNothing is the set of those that have done nothing.
func (s *scene) atNothing() *set {
	i := s.column(1, inState(atZero))
	return s.split(i, func(c *cell) (bool, bool) { return c.state == atZero, c.state != noState }, []string{"尚未破零", "仍未破零"}, []string{"已破零"})
}

// halved is the set of those with half of the task done, or without.
func (s *scene) halved() *set {
	i := s.column(3, isTask)
	above := s.chance(50)
	judge := func(c *cell) (bool, bool) {
		if c.completion == nil {
			return false, false
		}
		return c.completion.Cmp(big.NewRat(50, 1)) > 0 == above, abs(minus(c.completion, big.NewRat(50, 1)), 0.8)
	}
	if above {
		return s.split(i, judge, []string{"任务过半", "完成率过半"}, []string{"任务未过半"})
	}
	return s.split(i, judge, []string{"任务未过半", "完成率未过半"}, []string{"任务过半"})
}

// fast is the set of those that grow by two digits.
func (s *scene) fast() *set {
	i := s.column(3, func(c *cell) bool { return hasGrowth(c) && !isRate(c) })
	judge := func(c *cell) (bool, bool) {
		if c.growth == nil {
			return false, false
		}
		return c.growth.Cmp(big.NewRat(10, 1)) > 0, abs(minus(c.growth, big.NewRat(10, 1)), 0.6) && !abs(c.growth, 99)
	}
	set := s.split(i, judge, []string{"实现两位数增长", "增速达到两位数"}, []string{"同比下降"})
	set.partial = true
	return set
}

func (s *scene) whichever() *set {
	return pick(s.generator, s.paced, s.paced, s.grown, s.grown, s.beyond, s.beyond, s.besideWhole, s.atNothing, s.halved, s.fast)()
}

// few leaves sets that are too large to be listed, or nothing.
func (s *scene) few(set *set, most int) {
	s.need(len(set.in) > 0 && len(set.in) <= most && len(set.out) > 0)
}

func (s *scene) says(set *set) { s.word(pick(s.generator, set.words...), changedState, set.wrong...) }

// saysCounted is says where only a number is told: what is wrong of those counted may be true of as many others.
func (s *scene) saysCounted(set *set) {
	if d := len(set.in) - len(set.out); set.partial || d >= -1 && d <= 1 {
		s.say(pick(s.generator, set.words...))
		return
	}
	s.says(set)
}

// saysAll says it of all: 均落后序时进度, 完成率均超过60%.
func (s *scene) saysAll(set *set, all string) {
	put := func(word string) string {
		for _, noun := range []string{"完成率", "完成进度", "任务", "增速"} {
			if rest, found := strings.CutPrefix(word, noun); found {
				return noun + all + rest
			}
		}
		return all + word
	}
	var wrong []string
	for _, w := range set.wrong {
		wrong = append(wrong, put(w))
	}
	s.word(put(pick(s.generator, set.words...)), changedState, wrong...)
}

// with makes a word into what stands before 的: 落后序时进度的, not 为负增长的.
func with(word string) string { return strings.TrimPrefix(word, "为") }

var setForms = []form{
	countForm("个数，序时", (*scene).paced),
	countForm("个数，升降", (*scene).grown),
	countForm("个数，界线", (*scene).beyond),
	countForm("个数，比全州", (*scene).besideWhole),
	countForm("个数，未破零", (*scene).atNothing),
	countForm("个数，过半", (*scene).halved),
	countForm("个数，两位数", (*scene).fast),
	listForm("名单，序时", (*scene).paced),
	listForm("名单，升降", (*scene).grown),
	listForm("名单，界线", (*scene).beyond),
	listForm("名单，比全州", (*scene).besideWhole),
	listForm("名单，未破零", (*scene).atNothing),
	listForm("名单，过半", (*scene).halved),
	{"个数和名单", func(s *scene) {
		set := s.whichever()
		s.few(set, 5)
		s.about(set.i)
		s.say(with(pick(s.generator, set.words...)), "的有")
		s.members(len(set.in), len(s.o.column(set.i)))
		s.say(pick(s.generator, "，分别是", "，分别为", "，为", "："))
		s.regions(regionsOf(set.in), regionsOf(set.out))
	}},
	{"名单等几个", func(s *scene) {
		set := s.whichever()
		s.few(set, 4)
		s.need(len(set.in) > 1)
		s.before(set.i)
		for k, c := range set.in {
			if k > 0 {
				s.say("、")
			}
			s.word(c.region.name, changedList, pick(s.generator, set.out...).region.name)
		}
		s.say(pick(s.generator, "等", ""))
		s.members(len(set.in), len(s.o.column(set.i)))
		s.says(set)
	}},
	{"仅有", func(s *scene) {
		set := s.whichever()
		s.few(set, 3)
		s.about(set.i)
		s.say(pick(s.generator, "仅有", "只有", "仅"))
		s.regions(regionsOf(set.in), regionsOf(set.out))
		s.says(set)
	}},
	{"除外，其余均", func(s *scene) {
		set := s.whichever()
		s.need(len(set.out) > 0 && len(set.out) <= 3 && len(set.in) > 1)
		s.before(set.i)
		s.say("除")
		s.regions(regionsOf(set.out), regionsOf(set.in))
		s.say("外，其余", s.site.member)
		s.saysAll(set, "均")
	}},
	{"都", func(s *scene) {
		set := s.whichever()
		s.need(len(set.out) == 0 && len(set.in) > 2)
		s.before(set.i)
		s.say(pick(s.generator, "各", "所有", s.site.whole+"各"), s.site.member)
		s.saysAll(set, pick(s.generator, "均", "均", "都", "全部"))
	}},
	{"两种各有几个", func(s *scene) {
		set := s.grown()
		s.need(len(set.in) > 0 && len(set.out) > 0)
		up, down := set.in, set.out
		if up[0].growth.Sign() < 0 {
			up, down = down, up
		}
		s.about(set.i)
		s.members(len(up), len(up)+len(down))
		s.say("同比增长，")
		s.members(len(down), len(up)+len(down))
		s.say("同比下降")
	}},
	{"几成的县市", func(s *scene) {
		set := s.whichever()
		n := len(set.in) + len(set.out)
		part := big.NewRat(int64(len(set.in))*100, int64(n))
		s.need(n >= 3 && len(set.in) > 0)
		s.about(set.i)
		s.roughly(part)
		s.say("的", s.site.member)
		s.saysCounted(set)
	}},
	{"名单，各自带数", func(s *scene) {
		set := s.beyond()
		s.few(set, 4)
		s.about(set.i)
		s.say(with(pick(s.generator, set.words...)), "的有")
		for k, c := range set.in {
			if k > 0 {
				s.say("、")
			}
			s.word(c.region.name, changedList, pick(s.generator, set.out...).region.name)
			s.say("（")
			s.completion(c)
			s.say("）")
		}
	}},
	{"名单，下降和降幅", func(s *scene) {
		set := s.grown()
		s.few(set, 3)
		s.need(set.in[0].growth.Sign() < 0 && len(set.in) > 1)
		s.need(!slices.ContainsFunc(set.in, func(c *cell) bool { return isRate(c) || abs(c.growth, 400) }))
		s.before(set.i)
		s.regions(regionsOf(set.in), regionsOf(set.out))
		s.say("同比分别")
		s.word("下降", changedDirection, "增长")
		s.each(set.in, func(c *cell) { s.share(absolute(c.growth)) })
	}},
	{"本地几项未破零", func(s *scene) { s.ownCount(inState(atZero), "尚未破零") }},
	{"本地几项超额", func(s *scene) { s.ownCount(inState(over), "超额完成年度目标") }},
	{"本地几项增长", func(s *scene) {
		s.need(!slices.ContainsFunc(s.o.row(s.home), func(c *cell) bool { return c.growth == nil || !abs(c.growth, 0.3) }))
		s.ownCount(func(c *cell) bool { return c.growth.Sign() > 0 }, "同比增长")
	}},
}

// ownCount counts the indicators of the page's region.
func (s *scene) ownCount(holds func(*cell) bool, words string) {
	row := s.o.row(s.home)
	n := count(row, holds)
	s.need(n > 0 && len(row) > 2 && s.on == nil)
	s.say(pick(s.generator, s.own(s.home)...), "有")
	wrong := n + pick(s.generator, -1, 1, 2)
	s.need(wrong > 0 && wrong <= len(row))
	word := func(n int) string {
		return s.digits(big.NewRat(int64(n), 1), 0) + "项"
	}
	s.held(word(n), changedCount, word(wrong))
	s.say("指标", words)
}

func countForm(name string, of func(*scene) *set) form {
	return form{name, func(s *scene) {
		set := of(s)
		s.need(len(set.in) > 0 && len(set.in)+len(set.out) > 2)
		all := len(set.in) + len(set.out)
		switch s.IntN(3) {
		case 0:
			s.about(set.i, "", "有", "方面，有")
			s.members(len(set.in), all)
			s.saysCounted(set)
		case 1:
			s.about(set.i)
			s.say(with(pick(s.generator, set.words...)), "的", s.site.member, "有")
			s.members(len(set.in), all)
			s.trimMember()
		case 2:
			s.say(s.site.whole, "有")
			s.members(len(set.in), all)
			s.topic(set.i)
			s.saysCounted(set)
		}
	}}
}

// trimMember takes the last word back: the members were named before.
func (s *scene) trimMember() {
	s.parts = s.parts[:len(s.parts)-1]
}

func listForm(name string, of func(*scene) *set) form {
	return form{name, func(s *scene) {
		set := of(s)
		s.few(set, 5)
		if s.chance(50) {
			s.about(set.i)
			s.say(with(pick(s.generator, set.words...)), pick(s.generator, "的有", "的是", "的"+s.site.member+"为"))
			s.regions(regionsOf(set.in), regionsOf(set.out))
			return
		}
		s.before(set.i)
		s.regions(regionsOf(set.in), regionsOf(set.out))
		s.says(set)
	}}
}
