package claim

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// sets judges what a clause says of sets, before its other numbers are looked at. It returns the tokens of the numbers that
// these statements account for, and whether there are any.
func (b *block) sets(cl *clause, c *context) (taken map[int]bool, told bool) {
	taken = map[int]bool{}
	if b.ofOthers(cl) {
		return taken, false
	}
	if b.turnCounts(cl, c, taken) || b.matters(cl, taken) || b.mostItems(cl, c, taken) || b.widest(cl, c, taken) || b.halfOfItems(cl, c, taken) || b.tallies(cl, c, taken) {
		return taken, true
	}
	if cl.end > cl.first {
		b.loads(cl, c, taken)
	}
	for _, s := range b.statements(cl, c) {
		j := b.juror(cl, c, s)
		if j.chosen != nil && j.judgePicked() || j.chosen == nil && j.judge() {
			told = true
			for _, k := range s.numbers() {
				taken[k] = true
			}
		}
	}
	b.rollCall(cl, c, taken)
	b.shareOfMembers(cl, taken)
	return taken, told
}

// ofOthers reports whether a clause counts among the regions beside the whole: 全省14个市州无一正增长.
func (b *block) ofOthers(cl *clause) bool {
	for k := cl.first; k < cl.end; k++ {
		if t := &b.tokens[k]; t.kind == figure && t.printed == nil && t.num.kind == idle && slices.Contains(otherRegions, t.num.unit) {
			return true
		}
	}
	return false
}

// hasOtherHalf reports whether a clause goes on with what the others do: 6个下降、其余上升, 另一半都在改善.
func (b *block) hasOtherHalf(cl *clause) bool {
	for k := cl.first; k < cl.end; k++ {
		if k > cl.first && b.tokens[k-1].kind == pause && b.tokens[k].is(others) || strings.HasPrefix(b.spelled(k), "另") {
			return true
		}
	}
	return false
}

// isBareCount reports whether the number at k may as well be one of an indicator spoken of: 7个, where what is counted has that unit.
func (b *block) isBareCount(k int, c *context) bool {
	t := &b.tokens[k]
	if t.kind != figure || t.num.kind == counted {
		return false
	}
	for _, i := range append(slices.Clone(c.topics), c.named...) {
		if i.Unit == t.num.unit {
			return true
		}
	}
	return false
}

// numbers are the tokens of the numbers of a statement.
func (s *statement) numbers() []int {
	out := append(slices.Clone(s.said.numbers), s.most...)
	for _, k := range []int{s.count, s.within} {
		if k >= 0 {
			out = append(out, k)
		}
	}
	return out
}

// juror holds a statement against the data.
type juror struct {
	*block
	statement
	clause  *clause
	context *context
	subject subject
}

// juror resolves what a statement is about, from all words of its clause.
func (b *block) juror(cl *clause, c *context, s statement) *juror {
	f := b.whole(cl)
	f.odd = slices.DeleteFunc(f.odd, func(k int) bool { return k < s.scope[0] || k >= s.scope[1] })
	if s.chosen != nil && len(f.topics) == 0 {
		f.topics = []topic{{token: cl.first, indicators: []*model.Indicator{s.chosen.Indicator}}}
	}
	j := &juror{block: b, statement: s, clause: cl, context: c, subject: b.resolveEach(&f, c)}
	for _, k := range f.odd {
		j.subject.indicators = append(j.subject.indicators, b.containing(b.spelled(k))...)
	}
	if s.count >= 0 && b.isBareCount(s.count, c) {
		j.subject.unsure("“" + b.spelled(s.count) + "”可能是指标的数")
	}
	first, end := b.sentenceAround(cl.first)
	for k := first; k < end; k++ {
		switch t := &b.tokens[k]; {
		case t.is(yearStart), strings.Contains(b.spelled(k), "年初"):
			j.subject.unsure("没有讲明与什么时候相比")
		case t.is(pronoun) && s.how == onlyOf && k >= cl.first && k < cl.end:
			j.subject.unsure("“" + b.spelled(k) + "”也在其中")
		}
	}
	if s.rest && s.count < 0 || b.hasOtherHalf(cl) {
		j.subject.unsure("“其余”所指的不明")
	}
	if strings.Contains(s.said.name, "过半") && slices.ContainsFunc(j.subject.indicators, func(i *model.Indicator) bool { return i.Measure == model.Rate }) {
		j.subject.unsure("“过半”可能讲的是指标的数")
	}
	if s.count < 0 && s.listed == nil && s.excepted == nil && len(c.segment) < 2 && len(c.named) > 1 {
		j.subject.unsure("“均”所指的不明")
	}
	if len(j.subject.indicators) > 1 && (s.how != theseOf || s.listed != nil) {
		j.subject.unsure("不止一项指标")
	}
	return j
}

// containing are the indicators whose names have the words in them: 优良 of 优良天数比例. They are where evidence is looked for where
// something was not understood, and never what a statement contradicts.
func (b *block) containing(words string) []*model.Indicator {
	if utf8.RuneCountInString(words) < 2 {
		return nil
	}
	var out []*model.Indicator
	for _, i := range b.site.Indicators {
		if strings.Contains(i.Name, words) || strings.Contains(i.Short, words) {
			out = append(out, i)
		}
	}
	return out
}

// resolveEach resolves a frame with each of the indicators that it names, which may be several.
func (b *block) resolveEach(f *frame, c *context) subject {
	var s subject
	for k := range f.topics {
		one := *f
		t := f.topics[k]
		t.joined = false
		one.topics = []topic{t}
		next := b.resolve(&one, c)
		if k > 0 {
			next.indicators = append(s.indicators, next.indicators...)
			next.unsure(s.doubt)
		}
		s = next
	}
	if len(f.topics) == 0 {
		return b.resolve(f, c)
	}
	return s
}

// whole is a clause as one frame: what it names, without numbers, and what is not understood.
func (b *block) whole(cl *clause) frame {
	f := frame{first: cl.first, at: cl.end, end: cl.end, counted: -1}
	for k := range cl.frames {
		one := &cl.frames[k]
		f.cues |= one.cues & (future | part)
		f.topics = append(f.topics, one.topics...)
		if one.span != nil {
			f.span = one.span
		}
	}
	for k := cl.first; k < cl.end; k++ {
		if t := &b.tokens[k]; t.kind == plain && !t.settled && t.runes > 0 && !harmless(b.spelled(k)) {
			f.odd = append(f.odd, k)
		}
	}
	return f
}

// setFinding is what the data say of a statement in one reading.
type setFinding struct {
	truth     truth
	yes       []string // those of whom it is true
	open      int      // those of whom it is not known
	faults    []fault
	indicator *model.Indicator
	view      *analysis.View
}

// fault is a place that is wrong.
type fault struct {
	first, last int
	number      bool
	mild        bool   // it may be meant otherwise
	facts       string // of a name: what its number is
}

// judge tells of the statement; false where the data do not speak of it.
func (j *juror) judge() bool {
	if j.loose {
		other := *j
		other.how, other.listed, other.loose = someOf, nil, false
		if other.agrees() {
			return true
		}
	}
	var wrongs []setFinding
	for _, cells := range j.fields() {
		for _, one := range j.said.tests {
			f := j.hold(cells, one)
			switch f.truth {
			case right:
				j.agree(&f)
				return true
			case wrong:
				wrongs = append(wrongs, f)
			}
		}
	}
	if len(wrongs) == 0 || j.subject.doubt != "" && j.count < 0 && j.listed == nil && j.excepted == nil {
		return false // 均未达到 of something that was not understood
	}
	j.accuse(wrongs)
	return true
}

// agrees tells of the statement where the data bear it out.
func (j *juror) agrees() bool {
	for _, cells := range j.fields() {
		for _, one := range j.said.tests {
			if f := j.hold(cells, one); f.truth == right {
				j.agree(&f)
				return true
			}
		}
	}
	return false
}

// field is a set of cells with those that the statement names or leaves out.
type field struct {
	view  *analysis.View
	cells []*analysis.Cell
	rest  bool // those named before are left out
}

// fields are the sets that the statement may be about.
func (j *juror) fields() []field {
	var out []field
	universes := j.universes()
	for _, v := range j.subject.views {
		for _, i := range j.subject.indicators {
			for _, regions := range universes {
				out = append(out, field{view: v, cells: j.cellsOf(v, regions, []*model.Indicator{i}), rest: len(regions) < len(j.site.Counties())})
			}
		}
		if j.how == theseOf && j.listed == nil {
			out = append(out, j.tasks(v)...)
		}
	}
	return out
}

// tasks are several indicators of whom something is said together: 产值、投资均增长.
func (j *juror) tasks(v *analysis.View) []field {
	var out []field
	for _, list := range [][]*model.Indicator{j.subject.indicators, j.context.named} {
		if len(list) < 2 {
			continue
		}
		for _, r := range j.subject.regions {
			out = append(out, field{view: v, cells: j.cellsOf(v, []*model.Region{r}, list)})
		}
	}
	return out
}

// universes are the regions among whom the members may be looked for.
func (j *juror) universes() [][]*model.Region {
	if j.how == theseOf && j.listed == nil {
		return j.groups()
	}
	counties, wide := j.site.Counties(), zoned(j.site)
	lists := [][]*model.Region{counties}
	switch n := j.among(); {
	case len(wide) == len(counties):
	case n == len(wide), slices.ContainsFunc(j.listed, func(m mention) bool { return m.region != nil && m.region.Kind != model.County }):
		lists = [][]*model.Region{wide}
	case n > 0, j.count >= 0 && strings.HasSuffix(j.tokens[j.count].num.unit, j.site.Words.Member):
	default:
		lists = append(lists, wide)
	}
	var out [][]*model.Region
	for _, list := range lists {
		if j.rest {
			for _, before := range j.earlier() {
				out = append(out, without(list, before))
			}
			continue
		}
		out = append(out, without(list, regionsOf(j.excepted)))
	}
	return out
}

// among is the number of those among whom the members are, as the clause or the sentence says it; 0 where they do not.
func (j *juror) among() int {
	if j.within >= 0 {
		return j.numberAt(j.within)
	}
	for k := j.sentenceStart(j.clause.first); k < j.clause.first; k++ {
		if j.isCount(k) && j.block.among(k, j.clause.first) > 0 {
			return j.numberAt(k)
		}
	}
	return 0
}

// groups are the regions spoken of together before the clause.
func (j *juror) groups() [][]*model.Region {
	var out [][]*model.Region
	for _, list := range [][]*model.Region{j.context.segment, j.context.places, j.context.listing} {
		if len(list) > 1 {
			out = append(out, list)
		}
	}
	return out
}

// earlier are those of whom 其余 leaves out: whom the clause or the sentence has named.
func (j *juror) earlier() [][]*model.Region {
	if j.excepted != nil {
		return [][]*model.Region{regionsOf(j.excepted)}
	}
	if names, _ := j.exception(j.sentenceStart(j.clause.first), j.clause.first); names != nil {
		return [][]*model.Region{regionsOf(names)}
	}
	if len(j.context.listing) > 0 {
		out := [][]*model.Region{j.context.listing}
		if n := len(j.context.places); n > 0 && n < len(j.context.listing) {
			out = append(out, j.context.places)
		}
		return out
	}
	if j.count >= 0 {
		return [][]*model.Region{nil}
	}
	return nil
}

func regionsOf(list []mention) []*model.Region {
	var out []*model.Region
	for _, m := range list {
		if m.region != nil {
			out = append(out, m.region)
		}
	}
	return out
}

func without(all, some []*model.Region) []*model.Region {
	if len(some) == 0 {
		return all
	}
	var out []*model.Region
	for _, r := range all {
		if !slices.Contains(some, r) {
			out = append(out, r)
		}
	}
	return out
}

// hold holds the statement against a set of cells by one test.
func (j *juror) hold(in field, one test) setFinding {
	f := setFinding{truth: unsure}
	if len(in.cells) == 0 {
		return f
	}
	if j.how == someOf && (j.rest || j.excepted != nil) && j.numberAt(j.count) == len(in.cells) { // 除甲县外，其余七县均…
		all := *j
		all.how, all.word, all.count = allOf, j.said.at, -1
		return all.hold(in, one)
	}
	var truths map[*model.Region]truth // of those who are named
	if len(j.listed)+len(j.excepted) > 0 {
		truths = make(map[*model.Region]truth, len(in.cells))
	}
	no := 0
	for _, c := range in.cells {
		t := one(in.view, c)
		if truths != nil {
			truths[c.Region] = t
		}
		switch t {
		case right:
			f.yes = append(f.yes, j.calledIn(c))
		case wrong:
			no++
		default:
			f.open++
		}
	}
	f.indicator, f.view = in.cells[0].Indicator, in.view
	if len(f.yes)+no == 0 && len(j.listed) == 0 {
		return f
	}
	names, quantity := j.namesWrong(in, one, truths), j.quantityWrong(&f, no)
	switch {
	case j.how == allOf && (no == len(in.cells) || no > len(names)): // what is said is wrong, and not who is left out
		f.faults = quantity
	case j.how == allOf && len(names) > 0:
		f.faults = names
	default:
		f.faults = append(names, quantity...)
	}
	switch {
	case len(f.faults) > 0:
		f.truth = wrong
	case j.undecided(&f, in, truths):
	default:
		f.truth = right
	}
	return f
}

// calledIn is what a member of a set is called in a list.
func (j *juror) calledIn(c *analysis.Cell) string {
	if j.how == theseOf && j.listed == nil && len(j.subject.indicators) > 1 {
		return c.Indicator.Short
	}
	return j.regionName(c.Region)
}

// undecided reports whether what is not known decides.
func (j *juror) undecided(f *setFinding, in field, truths map[*model.Region]truth) bool {
	for _, m := range j.listed {
		if t, ok := truths[m.region]; ok && t == unsure {
			return true
		}
	}
	switch j.how {
	case someOf:
		return len(f.yes) < j.numberAt(j.count)
	case allOf, noneOf:
		return f.open == len(in.cells)
	case theseOf:
		return j.listed == nil && f.open > 0
	}
	return false
}

// namesWrong are the names of those of whom the statement is not true, or of whom it is though they are left out.
func (j *juror) namesWrong(in field, one test, truths map[*model.Region]truth) []fault {
	var out []fault
	i := in.cells[0].Indicator
	same := 0
	truthOf := func(r *model.Region) truth {
		if t, ok := truths[r]; ok {
			return t
		}
		return one(in.view, j.cell(in.view, i, r))
	}
	for _, m := range j.listed {
		if truthOf(m.region) == wrong {
			c := j.cell(in.view, i, m.region)
			out = append(out, fault{first: m.token, last: m.token, facts: j.facts(in.view, c)})
			same++
		}
	}
	if j.how == theseOf && (same > 0 && same == len(j.listed) || len(out) > 0 && j.takenUp()) { // the word is wrong, and not the names
		at := j.said.at
		return []fault{{first: at[0], last: at[1], number: len(j.said.numbers) > 0}}
	}
	if j.how != allOf {
		return out
	}
	for _, m := range j.excepted {
		if truthOf(m.region) == right {
			c := j.cell(in.view, i, m.region)
			out = append(out, fault{first: m.token, last: m.token, facts: j.facts(in.view, c), mild: j.block.picked(m.token) != nil})
		}
	}
	return out
}

// takenUp reports whether the names stand in front of the clause.
func (j *juror) takenUp() bool { return len(j.listed) > 1 && j.listed[0].token == j.listed[1].token }

// quantityWrong are the words or the number that say of how many the statement is true, where it is of others.
func (j *juror) quantityWrong(f *setFinding, no int) []fault {
	words := fault{first: j.word[0], last: j.word[1]}
	yes := len(f.yes)
	broken := false
	switch j.how {
	case someOf:
		return j.countWrong(f)
	case onlyOf, exactOf:
		if !j.partial {
			words.mild, broken = j.how == exactOf, yes > len(j.listed)
			break
		}
		return j.totalWrong(yes)
	case theseOf:
		if j.listed != nil {
			return j.totalWrong(yes)
		}
		broken = no > 0
	case allOf:
		words.number, broken = len(j.said.numbers) > 0, no > 0
	case noneOf:
		broken = yes > 0
	case mostOf:
		share, _ := model.Ratio(model.Int(100*yes), model.Int(max(yes+no, 1)))
		words.number, broken = len(j.most) > 0, !j.part.holdsOf(share)
	}
	if !broken {
		return nil
	}
	return []fault{words}
}

// countWrong is the number of those of whom something is true, where it is of more or fewer; those who are not known may be
// among them.
func (j *juror) countWrong(f *setFinding) []fault {
	n, yes := j.numberAt(j.count), len(f.yes)
	unlisted := len(j.listed) > 0 && !j.partial && len(j.listed) != n
	fits := n == yes || j.tokens[j.count].num.around == more && yes >= n || n > yes && n <= yes+f.open
	if fits && !unlisted {
		return nil
	}
	return []fault{{first: j.count, last: j.count, number: true}}
}

// totalWrong is the number of all whose list goes on, 甲、乙等四县, where it is another.
func (j *juror) totalWrong(yes int) []fault {
	if n := j.numberAt(j.count); !j.partial || n == 0 || n == yes {
		return nil
	}
	return []fault{{first: j.count, last: j.count, number: true}}
}

// holdsOf reports whether a part of a set may be told as n: more than half is any part above it.
func (n number) holdsOf(share model.Decimal) bool {
	if n.around == more {
		return share.Cmp(n.value) > 0 || share.Cmp(n.value) == 0 && n.value.Cmp(model.Int(50)) != 0
	}
	return n.near(share)
}

// agree tells that the statement is borne out.
func (j *juror) agree(f *setFinding) {
	evidence := j.counted(f)
	for _, k := range j.numbers() {
		j.say(j.tokens[k].start, j.tokens[k].end, Verdict{Outcome: Agrees, Number: true, Evidence: evidence})
	}
	at := j.said.at
	if len(j.said.numbers) == 0 {
		j.say(j.tokens[at[0]].start, j.tokens[at[1]].end, Verdict{Outcome: Agrees, Evidence: evidence})
	}
}

// counted says of how many, and of whom, the statement is true.
func (j *juror) counted(f *setFinding) string {
	text := "“" + j.said.name + "”的是" + strconv.Itoa(len(f.yes)) + "个"
	if n := len(f.yes); n > 0 && n <= 8 {
		text += "：" + strings.Join(f.yes, "、")
	}
	return text + "（" + f.indicator.Name + "，" + periodName(f.view) + "）"
}

// accuse tells what is wrong in the reading that fits best: the one with the fewest faults.
func (j *juror) accuse(list []setFinding) {
	best := &list[0]
	for k := range list {
		if len(list[k].faults) < len(best.faults) {
			best = &list[k]
		}
	}
	evidence := j.counted(best)
	for _, fault := range best.faults {
		typed := j.original(fault.first, fault.last)
		v := Verdict{Outcome: Contradicts, Number: fault.number, Evidence: evidence}
		switch {
		case fault.number && fault.first == j.count:
			v.Text = "写的是“" + typed + "”，数据中" + evidence
			v.Fix = j.otherNumber(list)
		case fault.facts != "":
			v.Text, v.Fix = "“"+typed+"”与数据不符，数据中"+evidence+"；"+fault.facts, "核对数据，改名单"
		default:
			v.Text, v.Fix = "“"+typed+"”与数据不符，数据中"+evidence, "改“"+typed+"”一词，或核对数据"
		}
		if j.subject.doubt != "" || fault.mild {
			v.Outcome, v.Fix = Doubtful, doubtFix
			if j.subject.doubt != "" {
				v.Text += "；" + j.subject.doubt
			}
		}
		j.say(j.tokens[fault.first].start, j.tokens[fault.last].end, v)
	}
	for _, k := range j.numbers() {
		if !slices.ContainsFunc(best.faults, func(f fault) bool { return f.first == k }) {
			j.say(j.tokens[k].start, j.tokens[k].end, Verdict{Outcome: Agrees, Number: true, Evidence: evidence})
		}
	}
}

// otherNumber is what to write in place of a number, where every reading says the same.
func (j *juror) otherNumber(list []setFinding) string {
	n := len(list[0].yes)
	for k := range list {
		if len(list[k].yes) != n || list[k].open > 0 {
			return "核对数据，改文稿中的数"
		}
	}
	if n == 0 {
		return "核对数据，改这句话"
	}
	return "改成" + strconv.Itoa(n) + j.tokens[j.count].num.unit
}
