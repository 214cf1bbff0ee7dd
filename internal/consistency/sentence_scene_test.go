package consistency

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// scene is a sentence while it is written: a page of a site, and how its author writes names and numbers.
type scene struct {
	*generator
	*draft
	o    *oracle
	home *region    // whose page it is; the whole on its own page and on those of indicators
	on   *indicator // whose page it is, or nil

	commas, fullWidth bool

	told     *big.Rat // the last amount written, for what is a part of it
	toldUnit string
}

// unfit leaves a sentence: the site does not have what it is about.
type unfit struct{}

func (s *scene) need(ok bool) {
	if !ok {
		panic(unfit{})
	}
}

// write runs a form; false where the site has nothing for it.
func (s *scene) write(f *form) (t *twins, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, left := r.(unfit); !left {
				panic(r)
			}
		}
	}()
	if s.chance(30) {
		s.say(pick(s.generator, openings...))
	}
	f.write(s)
	switch n := s.IntN(100); {
	case n < 10 && s.parts[len(s.parts)-1].held && s.told != nil:
		s.say("，", pick(s.generator, foreignParts...)(s))
	case n < 16:
		s.say("；", pick(s.generator, foreignFacts...)(s))
	}
	s.say("。")
	return s.twins(s.generator, f.name)
}

var openings = []string{
	"据统计，", "初步核算，", "从完成情况看，", "总体来看，", "数据显示，", "据快报数据，", "经各级各部门共同努力，", "据主管部门统计，", "具体来看，",
}

// foreignFacts are of things that no indicator is about, foreignParts parts of the thing before.
var foreignFacts = []func(*scene) string{
	func(s *scene) string { return "民间借贷备案" + s.any(1) + "亿元" },
	func(s *scene) string { return "规上工业用电量同比下降" + s.any(1) + s.percentSign() },
	func(s *scene) string {
		return "旅游接待" + s.any(2) + "万人次，增长" + s.any(1) + s.percentSign()
	},
	func(s *scene) string { return "新签约招商合同" + s.any(0) + "个" },
	func(s *scene) string { return "社会消费品零售总额增长" + s.any(1) + s.percentSign() },
	func(s *scene) string { return "外贸进出口额达" + s.any(1) + "亿元" },
}

var foreignParts = []func(*scene) string{
	func(s *scene) string { return "其中，民间投资" + s.part() },
	func(s *scene) string { return "其中省级以上平台" + s.part() },
	func(s *scene) string { return "其中规模以上企业增长" + s.any(1) + s.percentSign() },
	func(s *scene) string { return "其中，新增部分占" + s.any(1) + s.percentSign() },
	func(s *scene) string { return "其中：纳入省级名录" + s.part() },
}

// part is less than the last amount.
func (s *scene) part() string {
	places := 1
	if s.told.IsInt() {
		places = 0
	}
	q := new(big.Rat).Mul(s.told, big.NewRat(int64(10+s.IntN(70)), 100))
	s.need(rounded(q, places).Sign() > 0)
	return pick(s.generator, "完成", "为") + s.digits(q, places) + s.toldUnit
}

// any is a number that means nothing here.
func (s *scene) any(places int) string {
	return s.digits(big.NewRat(int64(1100+s.IntN(88000)), 1000), places)
}

func (s *scene) percentSign() string {
	if s.fullWidth {
		return "％"
	}
	return "%"
}

// digits writes a number as the author does.
func (s *scene) digits(q *big.Rat, places int) string {
	text := q.FloatString(places)
	if s.commas {
		whole, rest, point := strings.Cut(text, ".")
		for k := len(whole) - 3; k > 0; k -= 3 {
			whole = whole[:k] + "," + whole[k:]
		}
		if text = whole; point {
			text += "." + rest
		}
	}
	if s.fullWidth {
		text = strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || r == '.' {
				return r - '0' + '０'
			}
			return r
		}, text)
	}
	return text
}

// wrong is another number that a clerk could have typed for q: a digit, two in the wrong order, a slipped point, another
// amount. It is clearly another.
func (s *scene) wrong(q *big.Rat, places int) string {
	right := rounded(q, places)
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	for range 40 {
		b := []byte(right.FloatString(places))
		at := s.IntN(len(b))
		got := new(big.Rat).Set(right)
		switch s.IntN(5) {
		case 0, 1:
			if b[at] != '.' {
				b[at] = byte('0' + s.IntN(10))
			}
			got.SetString(string(b))
		case 2:
			if at+1 < len(b) && b[at] != '.' && b[at+1] != '.' {
				b[at], b[at+1] = b[at+1], b[at]
			}
			got.SetString(string(b))
		case 3:
			got.Mul(got, pick(s.generator, big.NewRat(10, 1), big.NewRat(1, 10)))
		case 4:
			got.Mul(got, big.NewRat(int64(pick(s.generator, 60, 75, 85, 93, 108, 115, 130, 160)), 100))
		}
		got = rounded(got, places)
		apart := new(big.Rat).Sub(got, right)
		apart.Abs(apart)
		if got.Sign() > 0 && apart.Cmp(new(big.Rat).Mul(unit, big.NewRat(5, 2))) > 0 && apart.Cmp(new(big.Rat).Mul(right, big.NewRat(1, 100))) > 0 {
			return s.digits(got, places)
		}
	}
	panic(unfit{})
}

// number writes q, which is above zero as far as it is shown, with its unit.
func (s *scene) number(q *big.Rat, places int, unit string) {
	s.need(q != nil && rounded(q, places).Sign() > 0)
	if unit == "%" {
		unit = s.percentSign()
	}
	s.held(s.digits(rounded(q, places), places)+unit, changedNumber, s.wrong(q, places)+unit)
	s.told = nil
}

// amount writes q in an indicator's unit, or in one ten thousand times as large or small.
func (s *scene) amount(i *indicator, q *big.Rat) {
	s.need(q != nil)
	places, unit := i.decimals, i.unit
	switch {
	case unit == "万元" && q.Cmp(big.NewRat(10000, 1)) >= 0 && s.chance(30):
		q, places, unit = new(big.Rat).Quo(q, big.NewRat(10000, 1)), 2, "亿元"
	case unit == "亿元" && q.Cmp(big.NewRat(1, 1)) < 0 && s.chance(40):
		q, places, unit = times(q, 10000), 0, "万元"
	case places > 0 && s.chance(20) && q.Cmp(big.NewRat(10, 1)) > 0:
		places--
	}
	s.number(q, places, unit)
	if i.measure != "rate" {
		s.told, s.toldUnit = q, unit
	}
}

// share writes a percentage, points a difference of percentages.
func (s *scene) share(q *big.Rat) { s.number(q, pick(s.generator, 0, 1, 1, 1, 1, 1, 1, 2), "%") }
func (s *scene) points(q *big.Rat) {
	s.number(absolute(q), pick(s.generator, 1, 1, 1, 1, 2), "个百分点")
}

// completion writes one that does not look like nothing, half, all or the path without being it.
func (s *scene) completion(c *cell) {
	s.share(c.completion)
	text := s.parts[len(s.parts)-1].text
	plain := strings.NewReplacer("％", "", "%", "", ",", "").Replace(text)
	plain = strings.Map(func(r rune) rune {
		if r >= '．' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, plain)
	s.need(s.o.printsCompletion(plain, c))
}

// change writes a growth with its direction.
func (s *scene) change(c *cell, lead string) {
	s.need(c.growth != nil && abs(c.growth, 0.5) && !abs(c.growth, 400))
	s.say(lead)
	if c.indicator.measure == "rate" {
		s.way(c.growth.Sign() > 0, []string{"提高", "上升"}, []string{"下降", "降低", "回落"})
		s.difference(c.indicator, c.growth)
		return
	}
	s.way(c.growth.Sign() > 0, []string{"增长", "增长", "增长", "上升"}, []string{"下降", "下降", "减少"})
	s.share(absolute(c.growth))
}

// difference writes one of values of a rate.
func (s *scene) difference(i *indicator, q *big.Rat) { s.number(absolute(q), i.decimals, i.points()) }

// way writes a word of the right direction.
func (s *scene) way(up bool, ups, downs []string) {
	if !up {
		ups, downs = downs, ups
	}
	s.word(pick(s.generator, ups...), changedDirection, pick(s.generator, downs...))
}

func absolute(q *big.Rat) *big.Rat {
	if q == nil {
		return nil
	}
	return new(big.Rat).Abs(q)
}

// abs reports whether q is at least so far from zero.
func abs(q *big.Rat, least float64) bool { return absolute(q).Cmp(new(big.Rat).SetFloat64(least)) >= 0 }

func minus(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Sub(a, b)
}

func quotient(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil || b.Sign() <= 0 {
		return nil
	}
	return new(big.Rat).Quo(a, b)
}

func percentOf(a, b *big.Rat) *big.Rat {
	q := quotient(a, b)
	if q == nil {
		return nil
	}
	return q.Mul(q, hundred)
}

func times(q *big.Rat, n int64) *big.Rat { return new(big.Rat).Mul(q, big.NewRat(n, 1)) }

// between reports whether q lies between two numbers.
func between(q *big.Rat, low, high float64) bool {
	return q != nil && q.Cmp(new(big.Rat).SetFloat64(low)) >= 0 && q.Cmp(new(big.Rat).SetFloat64(high)) <= 0
}

// Measures of cells.

func value(c *cell) *big.Rat      { return c.value }
func completion(c *cell) *big.Rat { return c.completion }
func growth(c *cell) *big.Rat     { return c.growth }
func lead(c *cell) *big.Rat       { return c.lead }

// lastOf is the figure of last year; none where the report gives another growth than follows from it.
func (s *scene) lastOf(c *cell) *big.Rat {
	if !s.site.lastYear || c.indicator.now[c.region].yoy != "" {
		return nil
	}
	return s.site.former(c.indicator, c.indicator.last, c.region)
}

// yearEndOf is the figure of all of last year, or at its end.
func (s *scene) yearEndOf(c *cell) *big.Rat {
	f, ok := c.indicator.december[c.region]
	if !s.site.lastDecember || !ok || f.gap != "" {
		return nil
	}
	return c.indicator.rat(f.n)
}

// then is the same cell in the earlier edition.
func (s *scene) then(c *cell) *cell {
	if s.o.before == nil {
		return nil
	}
	return s.o.before.cells[c.indicator][c.region]
}

// find chooses a cell, of what the page is about where it has one.
func (s *scene) find(fits ...func(*cell) bool) *cell {
	var all, own []*cell
	for _, i := range s.site.indicators {
		for _, r := range s.site.regions {
			if !i.applies(r) {
				continue
			}
			c := s.o.cells[i][r]
			if slices.ContainsFunc(fits, func(fit func(*cell) bool) bool { return !fit(c) }) {
				continue
			}
			all = append(all, c)
			if r == s.home && (s.on == nil || s.on == i) || s.on == i && s.chance(40) {
				own = append(own, c)
			}
		}
	}
	if len(own) > 0 && s.chance(60) {
		return pick(s.generator, own...)
	}
	s.need(len(all) > 0)
	return pick(s.generator, all...)
}

// Conditions of cells.

func positive(c *cell) bool  { return c.value != nil && c.value.Sign() > 0 }
func isFlow(c *cell) bool    { return c.indicator.measure == "flow" }
func isStock(c *cell) bool   { return c.indicator.measure == "stock" }
func isRate(c *cell) bool    { return c.indicator.measure == "rate" }
func isCounty(c *cell) bool  { return c.region.kind == county }
func isPart(c *cell) bool    { return c.region.kind != prefecture }
func forMore(c *cell) bool   { return !c.indicator.lower }
func hasGrowth(c *cell) bool { return c.growth != nil && abs(c.growth, 0.5) && !abs(c.growth, 400) }

// isTask: something is to be reached by the end of the year, and part of it is done.
func isTask(c *cell) bool {
	return isFlow(c) && forMore(c) && c.indicator.targeted && c.completion != nil && positive(c)
}

func isLimit(c *cell) bool {
	return isFlow(c) && c.indicator.lower && c.indicator.targeted && c.completion != nil && positive(c)
}

// isClear: nobody can take a flow that is ahead of its path for one behind it.
func isClear(c *cell) bool {
	if c.lead == nil || !abs(c.lead, 0.8) {
		return false
	}
	return isGood(c.state) == (c.lead.Sign() > 0 != c.indicator.lower)
}

// hasPath: there is time left, and the path is no threshold at which words change.
func (s *scene) hasPath(*cell) bool { return s.site.month < 12 }

// others are the regions of which a number that is true of c is clearly false.
func (s *scene) others(c *cell, of func(*cell) *big.Rat) []*region {
	mine := of(c)
	if !isPart(c) || mine == nil {
		return nil
	}
	var out []*region
	for _, r := range s.site.of(county) {
		if r == c.region || !c.indicator.applies(r) {
			continue
		}
		other := of(s.o.cells[c.indicator][r])
		if other == nil {
			continue
		}
		d := absolute(minus(other, mine))
		if d.Cmp(big.NewRat(1, 1)) > 0 && d.Cmp(new(big.Rat).Mul(absolute(mine), big.NewRat(5, 100))) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// unlike are the regions in which a claim does not hold, and can be judged.
func (s *scene) unlike(c *cell, not func(*cell) bool) []*region {
	if !isPart(c) {
		return nil
	}
	var out []*region
	for _, r := range s.site.of(county) {
		if r != c.region && c.indicator.applies(r) && not(s.o.cells[c.indicator][r]) {
			out = append(out, r)
		}
	}
	return out
}

// called is a region by its name, or its short name.
func (s *scene) called(r *region) string {
	if r.kind == prefecture {
		return s.site.whole
	}
	return pick(s.generator, r.name, r.name, r.name, r.short)
}

// own are the names of the page's region on its own page.
func (s *scene) own(r *region) []string {
	name := []rune(r.name)
	switch kind := string(name[len(name)-1]); {
	case r.kind == prefecture:
		return []string{s.site.whole, s.site.whole, "我" + string([]rune(s.site.whole)[1:])}
	case r.kind == direct:
		return []string{r.name, r.short}
	case r.kind == zone:
		return []string{r.name, "我园区", "本园区"}
	case s.site.member == "学校":
		return []string{r.name, "我校", "本校"}
	case "全"+kind == s.site.whole || "全"+kind == s.site.upper:
		return []string{r.name, r.short, "我" + kind}
	default:
		return []string{r.name, r.short, "我" + kind, "我" + kind, "全" + kind, "本" + kind}
	}
}

// region writes whose a sentence is, with those that it is not true of.
func (s *scene) region(r *region, wrong ...*region) {
	if r == s.home {
		s.say(pick(s.generator, s.own(r)...))
		return
	}
	var names []string
	for _, w := range wrong {
		names = append(names, w.name)
	}
	if len(names) > 0 {
		names = []string{pick(s.generator, names...)}
	}
	s.word(s.called(r), changedRegion, names...)
}

// topic names an indicator.
func (s *scene) topic(i *indicator) {
	s.say(pick(s.generator, i.name, i.name, i.short))
}

// subject says whose and which number is told; what the page is about may be left out.
func (s *scene) subject(c *cell, wrong ...*region) {
	whose, what := c.region != s.home || !s.chance(35), c.indicator != s.on || !s.chance(30)
	if !whose && !what {
		what = true
	}
	switch {
	case !whose:
		s.topic(c.indicator)
	case !what:
		s.region(c.region, wrong...)
	case s.chance(12):
		s.topic(c.indicator)
		s.say("方面，")
		s.region(c.region, wrong...)
	default:
		s.region(c.region, wrong...)
		s.say(pick(s.generator, "", "", "", "", "的", "：")) // 保靖县：研发投入完成
		s.topic(c.indicator)
	}
}

// when says the period of the edition, or nothing.
func (s *scene) when() {
	switch n := s.IntN(100); {
	case n < 8:
		s.say("今年以来，")
	case n < 45:
		s.say(s.period(s.site.month, pick(s.generator, "", "", "今年", strconv.Itoa(s.site.year)+"年")) + "，")
	}
}

// period is a period that begins in January.
func (s *scene) period(month int, year string) string {
	words := map[int][]string{1: {"1月", "1月份"}, 3: {"一季度", "1—3月", "1-3月"}, 6: {"上半年", "1—6月", "1-6月"}, 9: {"前三季度", "1—9月"}, 12: {"全年"}}[month]
	if len(words) == 0 {
		words = []string{fmt.Sprintf("1—%d月", month)}
	}
	return year + pick(s.generator, words...)
}

// verb is what is said of a figure.
func (s *scene) verb(c *cell) {
	words := []string{"为", "达", "达到"}
	if isFlow(c) && forMore(c) {
		words = []string{"完成", "累计完成", "实现", "达到", "为", "共完成"}
	}
	s.say(pick(s.generator, words...))
}

// field are the counties' cells that have a measure, from high to low; none is missing where complete is asked for.
func (s *scene) field(i *indicator, of func(*cell) *big.Rat, complete bool) []*cell {
	all := s.o.column(i)
	out := only(all, func(c *cell) bool { return of(c) != nil })
	s.need(!complete || len(out) == len(all))
	slices.SortStableFunc(out, func(a, b *cell) int { return of(b).Cmp(of(a)) })
	return out
}

// column chooses an indicator that at least so many counties have a measure of.
func (s *scene) column(least int, fits func(*cell) bool) *indicator {
	var list []*indicator
	for _, i := range s.site.indicators {
		if !i.wholeOnly && count(s.o.column(i), fits) >= least {
			list = append(list, i)
		}
	}
	if slices.Contains(list, s.on) && s.chance(80) {
		return s.on
	}
	s.need(len(list) > 0)
	return pick(s.generator, list...)
}

// about names the indicator of a sentence on many regions.
func (s *scene) about(i *indicator, forms ...string) {
	if len(forms) == 0 {
		forms = []string{"", "方面，", "："}
	}
	if i == s.on && s.chance(30) {
		return
	}
	s.topic(i)
	s.say(pick(s.generator, forms...))
}

// before names the indicator of a sentence that begins with regions.
func (s *scene) before(i *indicator) { s.about(i, "方面，", "：", "，") }

// chinese are numbers in characters.
var chinese = strings.Split("零 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四", " ")

// members writes how many members there are of something.
func (s *scene) members(n, most int) {
	s.need(n > 0)
	s.ofRegions = true
	inWords := s.chance(25)
	word := func(n int) string {
		text := s.digits(big.NewRat(int64(n), 1), 0)
		if inWords {
			text = chinese[n]
			if n == 2 {
				text = "两"
			}
		}
		return text + s.site.unit
	}
	wrong := n + pick(s.generator, -2, -1, 1, 2)
	for wrong < 1 || wrong == n {
		wrong++
	}
	s.need(wrong <= max(most, n+2) && wrong < len(chinese))
	s.held(word(n), changedCount, word(wrong))
	s.say(s.site.member)
}

// regions writes a list of names; any of them may be taken for one that does not belong to it.
func (s *scene) regions(list []*region, outside []*region) {
	short := s.site.regions[1].short != s.site.regions[1].name && len(list) > 1 && s.chance(25)
	for k, r := range list {
		name := func(r *region) string {
			if short {
				return r.short
			}
			return r.name
		}
		var wrong []string
		if len(outside) > 0 {
			wrong = []string{name(pick(s.generator, outside...))}
		}
		s.word(name(r), changedList, wrong...)
		switch {
		case k == len(list)-2:
			s.say(pick(s.generator, "、", "、", "和"))
		case k < len(list)-2:
			s.say("、")
		}
	}
	if short {
		n := chinese[len(list)]
		if len(list) == 2 {
			n = "两"
		}
		s.say(n + s.site.member)
	}
}

func regionsOf(cells []*cell) []*region {
	var out []*region
	for _, c := range cells {
		out = append(out, c.region)
	}
	return out
}
