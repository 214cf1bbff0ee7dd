package claim

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// kin are words that say what is counted.
var kin = []string{"县市区", "县市", "市县", "县区", "区县", "市州", "乡镇", "县", "市", "区", "州", "地区", "地方", "地", "单位", "板块", "学校", "街道", "园区"}

// isKin reports whether the token at k only says what is counted.
func (b *block) isKin(k int) bool {
	t := &b.tokens[k]
	return t.kind == region && t.entry.members || slices.Contains(kin, b.spelled(k))
}

// isMember reports whether the token at k names a region that is a part of the whole.
func (b *block) isMember(k int) bool {
	t := &b.tokens[k]
	return t.kind == region && t.entry.region != nil && !t.entry.members && t.entry.region.Kind != model.Prefecture && t.entry.region.Kind != model.Province
}

// row reads the names in a row that begins at k: 甲县、乙县和丙县.
func (b *block) row(k, end int) element {
	e := element{first: k, last: k, names: []mention{{token: k, region: b.tokens[k].entry.region}}}
	for k+2 < end && (b.tokens[k+1].kind == pause || b.tokens[k+1].is(and)) && b.isMember(k+2) {
		k += 2
		e.last = k
		e.names = append(e.names, mention{token: k, region: b.tokens[k].entry.region})
	}
	return e
}

// isCount reports whether the token at k may be a number of members: 五个县市区, 4地, and 3个 where nothing else is counted.
func (b *block) isCount(k int) bool {
	t := &b.tokens[k]
	if t.kind != figure || t.printed != nil || t.num.places > 0 || t.num.ranged || t.num.value.Sign() <= 0 {
		return false
	}
	if t.num.kind == counted {
		return true
	}
	if t.num.kind != amount || !slices.Contains([]string{"个", "家", "所"}, t.num.unit) || t.num.value.Cmp(model.Int(len(b.site.Regions))) > 0 {
		return false
	}
	return k+1 >= len(b.tokens) || b.isKin(k+1) || b.tokens[k+1].kind > period || b.tokens[k+1].kind == word
}

// among is the token behind 8个县市区中, where the number at k says among whom something is; 0 where it does not.
func (b *block) among(k, end int) int {
	for m := k + 1; m < end && m <= k+3; m++ {
		switch s := b.spelled(m); {
		case slices.Contains([]string{"中", "里", "内", "当中", "之中", "里面", "中有", "里有"}, s):
			return m + 1
		case b.isOnly(m) && b.numberAt(k) == len(b.site.Counties()):
			return m // 八县市唯一
		case !b.isKin(m) && s != "指标" && s != "任务":
			return 0
		}
	}
	return 0
}

// isThings reports whether the number at k counts the indicators named before it: 产值、投资两项.
func (b *block) isThings(k int) bool {
	t := &b.tokens[k]
	if t.kind != figure || t.printed != nil || t.num.kind != amount || t.num.unit != "项" {
		return false
	}
	names := 0
	for m := k - 1; m >= 0 && (b.tokens[m].kind == indicators || b.tokens[m].kind == pause || b.tokens[m].is(and)); m-- {
		if b.tokens[m].kind == indicators {
			names++
		}
	}
	return names > 1 && names == b.numberAt(k)
}

// isOnly reports whether the token at k leaves everybody else out.
func (b *block) isOnly(k int) bool {
	if k > 0 && b.tokens[k-1].is(each) {
		return false // 都只有三成多
	}
	switch b.spelled(k) {
	case "仅", "只", "独":
		for m := k + 1; m < len(b.tokens) && !isMark(b.tokens[m].kind); m++ {
			if b.isMember(m) || b.tokens[m].kind == figure && b.tokens[m].num.kind == counted {
				return true
			}
		}
		return false // 龙潭只超3万元
	case "唯独", "惟独":
		return true
	}
	return b.tokens[k].is(only)
}

// rollCall holds numbers of members against the names that stand before them: 甲、乙、丙三县; what no other statement accounts
// for agrees where it is the number of all members, or of those spoken of.
func (b *block) rollCall(cl *clause, c *context, taken map[int]bool) {
	for k := cl.first; k < cl.end; k++ {
		if b.isThings(k) || b.isItems(k) && !taken[k] && b.numberAt(k) > 1 && b.numberAt(k) == len(c.named) {
			taken[k] = true
			b.say(b.tokens[k].start, b.tokens[k].end, Verdict{Outcome: Agrees, Number: true, Evidence: "前面讲的" + b.spelled(k)})
		}
		if !b.isCount(k) || b.tokens[k].num.kind != counted && b.among(k, cl.end) == 0 {
			continue
		}
		n := b.numberAt(k)
		if e, whole, ok := b.rowBefore(k, cl.first); ok {
			taken[k] = true
			if whole || n == len(e.names) {
				b.rolled(k, n, e)
			}
			continue
		}
		if taken[k] {
			continue
		}
		if have := b.namedIn(b.sentenceStart(k), k); k > cl.first && b.tokens[k-1].is(others) && have > 0 {
			taken[k] = true
			b.remaining(k, n, have)
			continue
		}
		if n == len(b.site.Counties()) || n == len(zoned(b.site)) || n > 1 && (n == len(c.places) || n == len(c.listing)) {
			taken[k] = true
			b.say(b.tokens[k].start, b.tokens[k].end, Verdict{Outcome: Agrees, Number: true, Evidence: "共" + b.spelled(k)})
		}
	}
}

// namedIn is how many members are named from one token to another.
func (b *block) namedIn(from, to int) int {
	var out []*model.Region
	for k := from; k < to; k++ {
		if isMember(&b.tokens[k]) && !slices.Contains(out, b.tokens[k].entry.region) {
			out = append(out, b.tokens[k].entry.region)
		}
	}
	return len(out)
}

// remaining holds the number of the others, 其余五个县市区, against all members without those that the sentence names before. It may name
// some besides, so that nothing is contradicted.
func (b *block) remaining(k, n, have int) {
	all, zones := len(b.site.Counties()), len(zoned(b.site))
	v := Verdict{Outcome: Agrees, Number: true, Evidence: "前面讲了" + strconv.Itoa(have) + "个，共" + strconv.Itoa(n+have) + "个"}
	if n+have != all && n+have != zones {
		v.Outcome, v.Text, v.Fix = Doubtful, "写的是其余“"+b.original(k, k)+"”，前面讲了"+strconv.Itoa(have)+"个，一共是"+strconv.Itoa(all)+"个", "核对数目，或写明是哪些"
	}
	b.say(b.tokens[k].start, b.tokens[k].end, v)
}

// shareOfMembers finds that a clause only says what part of all members those are that the clause before counts: 有6个县市区，占
// 三分之二.
func (b *block) shareOfMembers(cl *clause, taken map[int]bool) {
	at := -1
	for k := cl.first; k < cl.end; k++ {
		switch t := &b.tokens[k]; {
		case t.kind == figure && at < 0 && t.printed == nil && t.num.kind == percent:
			at = k
		case t.is(share | filler | above | moreThan | nearly | about | lessThan | half), b.isKin(k):
		default:
			return
		}
	}
	n := b.countBefore(cl.first)
	if at < 0 || n == 0 || !b.hasShare(cl) {
		return
	}
	for _, all := range [][]*model.Region{b.site.Counties(), zoned(b.site)} {
		if share, ok := model.Ratio(model.Int(100*n), model.Int(len(all))); ok && b.tokens[at].num.near(share) {
			taken[at] = true
			b.say(b.tokens[at].start, b.tokens[at].end, Verdict{Outcome: Agrees, Number: true, Evidence: strconv.Itoa(n) + "个，共" + strconv.Itoa(len(all)) + "个"})
			return
		}
	}
}

func (b *block) hasShare(cl *clause) bool {
	for k := cl.first; k < cl.end; k++ {
		if b.tokens[k].is(share) {
			return true
		}
	}
	return false
}

// countBefore is the last number of members in the clause that ends before the token at k; 0 where there is none.
func (b *block) countBefore(k int) int {
	if k < 2 || b.tokens[k-1].kind != comma {
		return 0
	}
	for m := k - 2; m >= max(0, k-longClause) && b.tokens[m].kind < comma; m-- {
		if b.isCount(m) && b.among(m, k) == 0 {
			return b.numberAt(m)
		}
	}
	return 0
}

// rowBefore is the row of names right before the number at k; it is not whole where it begins behind a name that the site does not know.
func (b *block) rowBefore(k, first int) (e element, whole, ok bool) {
	last := k - 1
	if last >= first && strings.HasPrefix(b.spelled(last), "等") {
		last--
	}
	if last < first || !b.isMember(last) {
		return element{}, false, false
	}
	from := last
	for from-2 >= first && (b.tokens[from-1].kind == pause || b.tokens[from-1].is(and)) && b.isMember(from-2) {
		from -= 2
	}
	e = b.row(from, last+1)
	whole = from == first || b.tokens[from-1].kind != pause && !b.tokens[from-1].is(and)
	return e, whole, len(e.names) > 1 || b.numberAt(k) == 1
}

// rolled holds a number of members against the names before it.
func (b *block) rolled(k, n int, e element) {
	t := &b.tokens[k]
	have := len(e.names)
	if n == have || n > have && b.tokens[k-1].kind != region {
		b.say(t.start, t.end, Verdict{Outcome: Agrees, Number: true, Evidence: "前面列出" + strconv.Itoa(have) + "个"})
		return
	}
	b.say(t.start, t.end, Verdict{Outcome: Contradicts, read: true, Number: true, Evidence: "前面列出" + strconv.Itoa(have) + "个",
		Text: "写的是“" + b.original(k, k) + "”，前面列出的是" + strconv.Itoa(have) + "个", Fix: "改数，或改前面的名单"})
}

// turns are so many that rose and so many that fell: 四升五降.
type turns struct {
	first, last int
	up, down    int
	flat        int
}

// turnCounts judges 四升五降 of all members, and reports whether a clause says so.
func (b *block) turnCounts(cl *clause, c *context, taken map[int]bool) bool {
	found := false
	for k := cl.first; k < cl.end; k++ {
		t, ok := b.turnsAt(k, cl.end)
		if !ok {
			continue
		}
		f := b.whole(cl)
		f.odd = slices.DeleteFunc(f.odd, func(m int) bool { return m >= t.first && m <= t.last })
		s := b.resolveEach(&f, c)
		b.judgeTurns(&t, &s)
		for m := t.first; m <= t.last; m++ {
			taken[m] = true
		}
		k, found = t.last, true
	}
	return found
}

// turnsAt reads 四升五降 at k.
func (b *block) turnsAt(k, end int) (turns, bool) {
	t := turns{first: k, last: k - 1}
	parts := 0
	for ; k+1 < end; k += 2 {
		n := b.smallNumber(k)
		if n == 0 || b.tokens[k].end != b.tokens[k+1].start {
			break
		}
		switch w := &b.tokens[k+1]; {
		case w.is(up):
			t.up += n
		case w.is(down):
			t.down += n
		case w.is(flat) || b.spelled(k+1) == "平":
			t.flat += n
		default:
			return t, parts > 1
		}
		t.last = k + 1
		parts++
	}
	return t, parts > 1
}

// smallNumber is the number that stands alone at k, 四 or 4; 0 where there is none.
func (b *block) smallNumber(k int) int {
	switch t := &b.tokens[k]; {
	case t.kind == figure && t.printed == nil && t.num.kind == bare:
		return b.numberAt(k)
	case t.kind == plain:
		if n, size := numeral(b.spelled(k)); size == len(b.spelled(k)) {
			return n
		}
	}
	return 0
}

// judgeTurns holds 四升五降 against all members of an indicator, or 一升一降 against so many indicators of a region.
func (b *block) judgeTurns(t *turns, s *subject) {
	best, evidence := unsure, ""
	for _, cells := range b.turningSets(t, s) {
		rose, fell, known := rises(cells)
		switch {
		case rose == t.up && fell == t.down:
			best = right
		case known && best == unsure:
			best = wrong
		default:
			continue
		}
		evidence = strconv.Itoa(rose) + "个增长、" + strconv.Itoa(fell) + "个下降（" + cells[0].Indicator.Name + "等）"
		if cells[0].Indicator == cells[1].Indicator {
			evidence = strings.Replace(evidence, "等）", "）", 1)
		}
		if best == right {
			break
		}
	}
	v := Verdict{Outcome: Agrees, Number: true, Evidence: evidence}
	typed := b.original(t.first, t.last)
	switch {
	case best == unsure:
		return
	case best == wrong && s.doubt == "":
		v.Outcome, v.Text, v.Fix = Contradicts, "写的是“"+typed+"”，数据中"+evidence, "核对数据，改文稿中的数"
	case best == wrong:
		v.Outcome, v.Text, v.Fix = Doubtful, "“"+typed+"”没有数据支持，"+s.doubt+"；数据中"+evidence, doubtFix
	}
	b.say(b.tokens[t.first].start, b.tokens[t.last].end, v)
}

// turningSets are the sets of cells that have as many members as rose and fell.
func (b *block) turningSets(t *turns, s *subject) [][]*analysis.Cell {
	n := t.up + t.down + t.flat
	var out [][]*analysis.Cell
	for _, v := range s.views {
		if len(s.indicators) == n {
			for _, r := range s.regions {
				out = append(out, b.cellsOf(v, []*model.Region{r}, s.indicators))
			}
		}
		for _, i := range s.indicators {
			for _, regions := range [][]*model.Region{b.site.Counties(), zoned(b.site)} {
				if len(regions) == n {
					out = append(out, b.cellsOf(v, regions, []*model.Indicator{i}))
				}
			}
		}
	}
	return out
}

// rises is how many cells rose and fell since last year; known tells that all of them have a number.
func rises(cells []*analysis.Cell) (rose, fell int, known bool) {
	known = true
	for _, c := range cells {
		switch {
		case analysis.HasGrown.Holds(c):
			rose++
		case analysis.HasFallen.Holds(c):
			fell++
		}
		known = known && c.Growth.Ok()
	}
	return rose, fell, known
}
