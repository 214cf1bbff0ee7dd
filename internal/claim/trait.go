package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// trait is what is said of each member of a set: one of several tests, where the words may mean either.
type trait struct {
	name    string
	at      [2]int // the tokens of the word that says it
	tests   []test
	numbers []int // the tokens of the numbers that bound it
	way     int   // of a growth 1, of a fall −1
}

// phrase is the words that say something of the members of a set.
type phrase struct {
	*block
	tokens  []int
	cues    cue
	hints   cue // of the words before the members
	context *context
}

// strange are the words with which something else is said than a trait.
const strange = rank | highest | lowest | spread | monthly | must | from | respectively | sum | forecast | ahead | behindRank | tied | alien | future

// traits are the kinds of traits; the first that the words make is the one.
var traits = []func(p *phrase) (trait, bool){
	(*phrase).bound, (*phrase).lacking, (*phrase).reported, (*phrase).paced, (*phrase).targeted, (*phrase).zero, (*phrase).halved, (*phrase).twoDigits, (*phrase).compared, (*phrase).turned,
}

// trait reads what the tokens say of each member of a set.
func (b *block) trait(tokens []int, hints cue, c *context) (trait, bool) {
	p := &phrase{block: b, tokens: tokens, hints: hints, context: c}
	figures := 0
	for _, k := range tokens {
		p.cues |= b.tokens[k].cue()
		if b.tokens[k].kind == figure && b.tokens[k].num.kind != idle && !b.isThings(k) && !b.isItems(k) {
			figures++
		}
	}
	if t, ok := p.outlook(); ok {
		return t, figures == 0
	}
	if figures > 1 || p.cues&strange != 0 && (figures == 0 || p.cues&strange != spread) {
		return trait{}, false
	}
	for _, kind := range traits {
		if t, ok := kind(p); ok {
			return t, figures == len(t.numbers)
		}
	}
	return trait{}, false
}

// last is the last token with one of the cues, or −1.
func (p *phrase) last(c cue) int {
	for n := len(p.tokens) - 1; n >= 0; n-- {
		if p.block.tokens[p.tokens[n]].is(c) {
			return p.tokens[n]
		}
	}
	return -1
}

// negated reports whether what the token at k says is denied: 未达标, 没有一个 is another thing.
func (p *phrase) negated(k int) bool {
	denied := p.block.tokens[k].is(not)
	for m := k - 1; len(p.tokens) > 0 && m >= p.tokens[0]; m-- {
		switch t := &p.block.tokens[m]; {
		case t.is(not):
			return !denied
		case t.is(filler|each|complete|target|moreThan) && !t.is(turning|above|below):
		case t.kind == plain && harmless(p.spelled(m)) && !strings.ContainsAny(p.spelled(m), "升降增减"): // 不降反升
		default:
			return denied
		}
	}
	return denied
}

// make makes a trait of the word at k; where it is denied, of the opposite.
func (p *phrase) make(name string, k int, tests ...test) (trait, bool) {
	at := [2]int{k, k}
	tests = slices.Clone(tests)
	if p.negated(k) {
		name = "没有" + name
		for n := range tests {
			tests[n] = tests[n].not()
		}
		for m := k; m >= p.tokens[0]; m-- {
			if p.block.tokens[m].is(not) {
				at[0] = m
				break
			}
		}
	}
	return trait{name: name, at: at, tests: tests}, true
}

// says is the token at which one of the words begins, or −1; a word may be several tokens.
func (p *phrase) says(words ...string) int {
	if len(p.tokens) == 0 {
		return -1
	}
	end := p.block.tokens[p.tokens[len(p.tokens)-1]].end
	for _, k := range p.tokens {
		if p.block.tokens[k].kind == indicators {
			continue // 申报数
		}
		text := p.text.text[p.block.tokens[k].start:end]
		for _, w := range words {
			if at := strings.Index(text, w); at >= 0 && at < p.block.tokens[k].end-p.block.tokens[k].start {
				return k
			}
		}
	}
	return -1
}

// reported reads 未报送, 均已上报.
func (p *phrase) reported() (trait, bool) {
	k := p.says("报送", "上报", "报来", "报数", "汇总", "补报")
	if k < 0 || p.cues&(above|below|turning|pace) != 0 {
		return trait{}, false
	}
	sent := of(func(c *analysis.Cell) truth { return opposite(ask(c, analysis.IsNotReported)) })
	if strings.HasPrefix(p.spelled(k), "未") || strings.HasPrefix(p.spelled(k), "尚未") {
		sent = sent.not()
	}
	ofTask := func(v *analysis.View, c *analysis.Cell) truth { // of those who have a task
		if !c.Target.Ok() || !c.Target.Value.IsPos() {
			return unsure
		}
		return sent(v, c)
	}
	return p.make("报送", k, sent, ofTask)
}

// paced reads 达到序时, 落后序时, 快于时间进度.
func (p *phrase) paced() (trait, bool) {
	k := p.last(pace | onPace)
	told := p.context.told | p.hints
	switch {
	case k >= 0:
	case p.cues&(below|above) != 0 && told&pace != 0 && len(p.bases()) == 0 && p.cues&(target|average) == 0: // 四县超过序时，四县落后
		k = p.last(below | above)
	default:
		return trait{}, false
	}
	switch way, at := p.way(k); way {
	case 1:
		return p.make("高于序时", at, fasterThanTime...)
	case -1:
		if isVerdict(p.spelled(at)) {
			return p.make("落后序时", at, slowerThanTime[1:]...)
		}
		return p.make("低于序时", at, slowerThanTime...)
	case 0:
		return p.make("达到序时", at, inTime...)
	}
	return trait{}, false
}

// way is how the words compare with what the token at k names: 1 above, −1 below, 0 reaching it; 2 where they do not.
func (p *phrase) way(k int) (way, at int) {
	if m := p.last(above | below | over | exceeded | moreThan | lessThan); m >= 0 {
		switch t := &p.block.tokens[m]; {
		case t.is(below | lessThan):
			return -1, m
		default:
			return 1, m
		}
	}
	behind := ""
	for m := k + 1; m < len(p.block.tokens) && m <= k+2; m++ {
		behind += p.spelled(m)
	}
	switch {
	case strings.HasPrefix(behind, "以下"):
		return -1, k
	case strings.HasPrefix(behind, "以外"), strings.HasPrefix(behind, "之外"):
		return 1, k
	}
	if p.block.tokens[k].is(onPace|done) || strings.HasPrefix(behind, "以内") || strings.HasPrefix(behind, "之内") || strings.HasPrefix(behind, "以上") || p.cues&complete != 0 {
		return 0, k
	}
	for _, m := range p.tokens {
		s := p.spelled(m)
		if p.block.tokens[m].is(not) && strings.ContainsAny(s, "超突") {
			return 1, m
		}
		if m <= k && (strings.Contains(s, "达") || s == "实现" || s == "跟上" || s == "赶上" || s == "踩" || s == "踩上" || s == "够上") {
			return 0, max(m, k)
		}
	}
	return 2, k
}

var (
	// Where another sentence tells of some of them, a word means the others: 3个超额完成，2个达到序时进度.
	inTime         = []test{asked(analysis.KeepsPace), goodSide, asked(analysis.KeepsPace).without(analysis.IsDone), asked(analysis.KeepsPace).without(analysis.IsDone, analysis.IsAhead)}
	fasterThanTime = []test{leads(1, false), leads(1, true), of(beyondLimit), of(aheadOfTime), of(beyondLimit).without(analysis.IsExceeded)}
	slowerThanTime = []test{leads(-1, false), asked(analysis.IsBehind), asked(analysis.IsBehind).without(analysis.IsAtZero)}
)

// leads is on which side of time progress a number is, whatever the site takes as behind.
func leads(sign int, equal bool) test {
	return func(v *analysis.View, c *analysis.Cell) truth { return sideOfZero(measure.Lead.Of(v, c), sign, equal) }
}

// goodSide is at time progress or better.
func goodSide(v *analysis.View, c *analysis.Cell) truth {
	sign := 1
	if c.Indicator.Better == model.Lower {
		sign = -1
	}
	return leads(sign, true)(v, c)
}

// beyondLimit is what is used of a limit too fast.
func beyondLimit(c *analysis.Cell) truth {
	if c.Indicator.Better == model.Higher {
		return wrong
	}
	return ask(c, analysis.IsBehind)
}

func aheadOfTime(c *analysis.Cell) truth {
	if c.Indicator.Better == model.Lower {
		return wrong
	}
	return ask(c, analysis.IsAhead)
}

// sideOfZero is whether a number is above or below zero, or, equal, zero.
func sideOfZero(q measure.Quantity, sign int, equal bool) truth {
	if !q.Ok() {
		return unsure
	}
	s := q.Value.Sign() * sign
	return truthOf(s > 0 || equal && s == 0)
}

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
	return p.make("比较", k, tests...)
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
