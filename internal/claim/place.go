package claim

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// places holds the places of a frame against the order: 第3位, 末位, 次之, 前三位, 上升2位.
func places(s *saying) {
	if s.frame.at >= s.frame.end || s.tokens[s.frame.at].printed != nil {
		return
	}
	switch k := s.frame.at; s.tokens[k].num.kind {
	case placed:
		s.placed(k)
	case few:
		s.firstFew(k)
	case moved:
		s.movedBy(k)
	}
}

// placed judges the place at k.
func (s *saying) placed(k int) {
	if k > s.frame.first && s.tokens[k-1].is(than) {
		return // 比第二名北湖区多
	}
	if s.frame.cues&rest != 0 {
		s.unsure("没有讲明按什么排") // 缺口率居首
	}
	if isNext(s.spelled(k)) && s.severalNextTo(k) {
		return // 望川10.45亿元、东湖10.10亿元次之
	}
	s.wrongWay(k)
	if k+1 < len(s.tokens) && s.isItemWord(k+1) || s.sharedPlace(k) {
		return
	}
	h := s.holdersInRun(k)
	u := s.rankedAmong(k)
	if !u.stated {
		u = s.universeOfSentence(k, u)
	}
	if u.other || len(s.indicators) == 0 {
		return
	}
	views := s.viewsOf(k)
	if u.upper || s.aboutWhole(&h) && !u.ofMembers() {
		s.upperPlace(k, &h, views)
		return
	}
	at, g := s.placeAt(k, h.first >= 0)
	c := ranking{gauge: g, among: u, views: views}
	for _, list := range h.choices {
		if areMembers(list) {
			c.choices = append(c.choices, s.postsAt(list, at))
		}
	}
	s.placeVerdict(k, &c, at, s.weigh(&c))
}

// postsAt are several who stand at one place: they share it, or take the places from it on.
func (s *saying) postsAt(list []*model.Region, at standing) []post {
	if s.frame.cues&tied == 0 {
		return posts(list, at, false)
	}
	list = append(list[:len(list):len(list)], s.tiedWith(list)...)
	var out []post
	for _, r := range list {
		out = append(out, post{r, at})
	}
	return out
}

// tiedWith are those with whom a list shares its place: 与A并列第二.
func (s *saying) tiedWith(list []*model.Region) []*model.Region {
	var out []*model.Region
	for _, p := range s.frame.bases {
		if p.region != nil && areMembers([]*model.Region{p.region}) && !slices.Contains(list, p.region) {
			out = append(out, p.region)
		}
	}
	return out
}

// placeAt is the place that the words at k name, and by what. 次之 is one behind what was ranked before.
func (s *saying) placeAt(k int, behind bool) (standing, gauge) {
	t := &s.tokens[k]
	n := placeNumber(t)
	at := standing{from: n, to: n, bottom: t.lastPlace, tied: s.frame.cues&tied != 0}
	e := end{side: byPlace}
	if t.num.round && sided(s.spelled(k)) {
		e = endOf(s.spelled(k))
	}
	g := s.gaugeAt(k, e, behind)
	if m := s.frame.first - 1; s.frame.cues&to != 0 && m >= s.clause.first && s.tokens[m].isPlace() {
		g = s.gaugeAt(m, e, false) // 完成率由第4位升至第2位
	}
	if isNext(s.spelled(k)) {
		if one, place, ok := s.anchor(k); ok {
			at.from, at.bottom = place.to+1, place.bottom
			at.to = at.from
			g = one
		} else if len(s.before.listing) > 1 {
			at.to = len(s.before.listing) // A、B过半，C紧随其后
		}
	}
	return at, g
}

func placeNumber(t *token) int {
	n, _ := t.num.value.Int64()
	return int(n)
}

// sided reports whether a place says from which end it counts: 第二短.
func sided(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return strings.HasPrefix(word, "第") && strings.ContainsRune("高低大小多少快慢长短好差", r)
}

// severalNextTo reports whether 次之 or 其次 at k is said of a list with numbers, whose members follow each other.
func (s *saying) severalNextTo(k int) bool {
	first, end := k, k
	for first > max(0, k-longSentence) && s.tokens[first-1].kind != comma && s.tokens[first-1].kind != stop && s.tokens[first-1].kind != semicolon {
		first--
	}
	for end < min(len(s.tokens), k+longSentence) && s.tokens[end].kind != comma && s.tokens[end].kind != stop && s.tokens[end].kind != semicolon {
		end++
	}
	named := 0
	for m := first; m < end; m++ {
		if isMember(&s.tokens[m]) {
			named++
		}
	}
	return named > 1
}

// isNext reports whether a place is one behind another: 次之.
func isNext(word string) bool {
	return strings.HasPrefix(word, "次") || strings.HasPrefix(word, "紧") || word == "其次" || word == "居次"
}

// anchor is what the sentence ranked last before the token at k: by what, and at which place. The places that follow it go on from there.
func (s *saying) anchor(k int) (g gauge, at standing, ok bool) {
	steps := 0
	for m := k - 1; m >= 0 && k-m < longSentence && s.tokens[m].kind != stop; m-- {
		t := &s.tokens[m]
		switch {
		case t.isPlace() && t.printed == nil && t.num.kind == placed && isNext(s.spelled(m)):
			steps++
			continue
		case t.isPlace() && t.printed == nil && t.num.kind == placed:
			n := placeNumber(t) + steps
			at = standing{from: n, to: n, bottom: t.lastPlace}
			g = s.inClauseOf(m).gaugeAt(m, end{side: byPlace}, s.behindOf(m) >= 0)
		case t.is(highest) != t.is(lowest):
			e := endOf(s.spelled(m))
			at = standing{from: 1 + steps, to: 1 + steps, bottom: e.bottom}
			g = s.inClauseOf(m).gaugeAt(m, e, true)
		default:
			continue
		}
		return g, at, true
	}
	return g, at, false
}

// inClauseOf is the saying as it looks from the clause of the token at m.
func (s *saying) inClauseOf(m int) *saying {
	one, c := *s, *s.clause
	for c.first = m; c.first > max(0, m-longSentence) && !isMark(s.tokens[c.first-1].kind); c.first-- {
	}
	for c.end = m; c.end < min(len(s.tokens), m+longSentence) && !isMark(s.tokens[c.end].kind); c.end++ {
	}
	one.clause = &c
	return &one
}

// isMark reports whether a token of a kind parts clauses.
func isMark(k tokenKind) bool {
	return slices.Contains([]tokenKind{comma, semicolon, stop, colon, open, shut}, k)
}

// holdersInRun finds who stands at the place at k, which may be one of several in a row: A、B分列第二、三位, 第二、三位分别是A、B.
func (s *saying) holdersInRun(k int) holders {
	first, last := k, k
	for first >= 2 && s.tokens[first-1].kind == pause && s.tokens[first-2].isPlace() {
		first -= 2
	}
	for last+2 < len(s.tokens) && s.tokens[last+1].kind == pause && s.tokens[last+2].isPlace() {
		last += 2
	}
	if first == last {
		return s.holdersOf(k)
	}
	n, at := (last-first)/2+1, (k-first)/2
	none := holders{first: -1}
	list := s.listBefore(first)
	if m := s.behindOf(last); m >= 0 {
		list, _, _ = s.namesFrom(m)
	}
	if len(list) != n {
		return none
	}
	return holders{choices: [][]*model.Region{list[at : at+1]}, first: -1, named: true}
}

// universeOfSentence is among whom the sentence ranked before, where nothing is said again: 居全省第5位，较一季度前进2位.
func (s *saying) universeOfSentence(k int, u universe) universe {
	for m := k - 1; m >= 0 && k-m < longSentence && s.tokens[m].kind != stop && s.tokens[m].kind != semicolon; m-- {
		if s.tokens[m].isPlace() && !isNext(s.spelled(m)) {
			one := s.inClauseOf(m).rankedAmong(m)
			if one.upper || one.other {
				return one
			}
			return u
		}
	}
	return u
}

// aboutWhole reports whether the place is that of the whole, which has one only in the level above.
func (s *saying) aboutWhole(h *holders) bool {
	return len(h.choices) == 1 && len(h.choices[0]) == 1 && h.choices[0][0].Kind == model.Prefecture
}

// viewsOf are the periods that a place at k is of: behind 由 those before.
func (s *saying) viewsOf(k int) []*analysis.View {
	if !s.isFrom(k) {
		return s.views
	}
	if s.base != nil {
		return []*analysis.View{s.base.view}
	}
	if s.frame.span != nil {
		return s.views
	}
	s.unsure("没有写明是哪一期")
	return s.viewsBefore()
}

// isFrom reports whether the place at k is the one before a change: 由第5位升至.
func (s *saying) isFrom(k int) bool {
	f := s.frame
	return f.cues&from != 0 && f.cues&to == 0
}

// viewsBefore are the year's edition before, the same months of last year, and its end.
func (s *saying) viewsBefore() []*analysis.View {
	var out []*analysis.View
	if p := s.view.Previous; p != nil {
		out = append(out, s.viewOf(p.Period))
	}
	year := s.view.Edition.Period.Year - 1
	for _, p := range []model.Period{s.view.Edition.Period.LastYear(), {Year: year, Month: 12}} {
		if v := s.viewOf(p); v != nil {
			out = append(out, v)
		}
	}
	return slices.DeleteFunc(out, func(v *analysis.View) bool { return v == nil })
}

// wrongWay tells of a word of change that the places around it belie: 由第3位上升到第5位.
func (s *saying) wrongWay(k int) {
	turn := -1
	for m := s.frame.first; m < k; m++ {
		if s.tokens[m].is(to | up | down) {
			turn = m
		}
	}
	m := s.frame.first - 1
	if turn < 0 || m < s.clause.first || !s.tokens[m].isPlace() || s.tokens[m].printed != nil || s.tokens[m].lastPlace || s.tokens[k].lastPlace {
		return
	}
	before, after := placeNumber(&s.tokens[m]), placeNumber(&s.tokens[k])
	r, _ := utf8.DecodeRuneInString(s.spelled(turn))
	rises, falls := strings.ContainsRune("升上提前进跃攀晋", r), strings.ContainsRune("降下退滑落回后跌", r)
	if rises && after > before || falls && after < before {
		typed := s.original(turn, turn)
		s.say(s.tokens[turn].start, s.tokens[turn].end, Verdict{Outcome: Contradicts,
			Text: "位次由" + placeText(before) + "到" + placeText(after) + "，不是“" + typed + "”",
			Fix:  "改“" + typed + "”一词，或核对位次",
		})
	}
}

func placeText(n int) string { return "第" + model.Int(n).String() + "位" }

// placeVerdict tells of a place, with the reference that prints it where that is the site's own.
func (s *saying) placeVerdict(k int, c *ranking, at standing, f rankFinding) {
	typed := s.original(k, k)
	if f.truth == right && s.doubtOf() == "" && !at.bottom && f.ladder.by == measure.Rank {
		if e := s.placeEvidence(measure.Rank, f.ladder.view, f.ladder.indicator, f.post.region); s.agreedPlace(k, e) {
			return
		}
	}
	text, fix := "", "按位次表核对"
	if f.truth == wrong {
		m := f.ladder.at(f.post.region)
		text = "写的是" + typed + "，与数据不符：" + s.shown(f.ladder, f.post.region)
		if at.tied {
			text = "写的是并列" + typed + "，与数据不符：" + s.shown(f.ladder, f.post.region) + f.ladder.aloneText(m)
		}
		if first, _ := f.ladder.shared(max(m, 0), exactlySame); f.only && m >= 0 && !at.tied && !at.bottom && at.from == at.to && !s.tokens[k].num.round {
			fix = "改成" + placeText(first+1)
		}
	}
	first := k
	if m := s.tokenOf(f.post.region, s.frame.first, k); at.tied && f.truth == wrong && m >= 0 {
		first = m // 与吉首市并列第一
	}
	s.verdictOf(first, k, isNumber(s.spelled(k)), f, text, fix)
}

// aloneText says that nobody shares the place of the one at k.
func (l *ladder) aloneText(k int) string {
	if k < 0 {
		return ""
	}
	if first, last := l.shared(k, exactlySame); first < last {
		return ""
	}
	return "，没有并列的"
}

// tokenOf is the token that names a region from one to another, or −1.
func (b *block) tokenOf(r *model.Region, from, to int) int {
	for m := from; m < to && m < len(b.tokens); m++ {
		if isMember(&b.tokens[m]) && b.tokens[m].entry.region == r {
			return m
		}
	}
	return -1
}

// isNumber reports whether a place is written as a number, and not in words: 第3位, 前三位, and not 首位.
func isNumber(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return strings.ContainsRune("第倒前后末", r) && word != "末位" && word != "末尾" && word != "末席" && word != "末名" || r >= '0' && r <= '9' || strings.ContainsRune("一二两三四五六七八九十", r)
}

// placeEvidence is a place that the site prints.
func (s *saying) placeEvidence(m *measure.Measure, v *analysis.View, i *model.Indicator, r *model.Region) *evidence {
	return &evidence{reading: &reading{measure: m}, view: v, regions: []*model.Region{r}, indicator: i, quantity: m.Of(v, s.cell(v, i, r))}
}

// agreedPlace offers the reference that prints the place at k, if there is one.
func (s *saying) agreedPlace(k int, e *evidence) bool {
	words := s.referenceTo(e, s.spelled(k))
	if words == "" {
		return false
	}
	t := &s.tokens[k]
	s.say(t.start, t.end, Verdict{Outcome: Agrees, Number: true, Evidence: s.evidence(e), Text: agreedText, Fix: "写引用 " + words, Reference: words})
	return true
}

// upperRank is the place that the report gives in the level above, and of how many; 0 for none.
func upperRank(c *analysis.Cell) (rank, of int) {
	if m := c.Figure.More; m != nil {
		return m.Rank, m.RankOf
	}
	return 0, 0
}

// upperFact says what the report gives.
func (s *saying) upperFact(c *analysis.Cell) string {
	n, of := upperRank(c)
	out := s.regionName(c.Region) + c.Indicator.Name + s.site.Words.Upper + "位次：" + placeText(n)
	if of > 0 {
		out += "（共" + model.Int(of).String() + "个）"
	}
	return out
}

// upperPlace holds 居全省第3位 against the place that the report gives.
func (s *saying) upperPlace(k int, h *holders, views []*analysis.View) {
	t := &s.tokens[k]
	n := placeNumber(t)
	found, fact, fix := unsure, "", ""
	for v, c := range s.soloCells(h, views) {
		switch rank := upperFrom(c, t.lastPlace); {
		case rank == 0:
		case rank == n:
			if s.doubtOf() == "" && !t.lastPlace && s.agreedPlace(k, s.placeEvidence(measure.UpperRank, v, c.Indicator, c.Region)) {
				return
			}
			s.upperVerdict(k, right, s.upperFact(c), "")
			return
		case found == unsure:
			found, fact, fix = wrong, s.upperFact(c), "改成"+placeText(rank)
		}
	}
	s.upperVerdict(k, found, fact, fix)
}

// upperFrom is the place in the level above, counted from the last where bottom says so; 0 for none.
func upperFrom(c *analysis.Cell, bottom bool) int {
	rank, of := upperRank(c)
	switch {
	case !bottom || rank == 0:
		return rank
	case of == 0:
		return 0
	}
	return of - rank + 1
}

// soloCells are the cells of those holders who are one region each.
func (s *saying) soloCells(h *holders, views []*analysis.View) iter.Seq2[*analysis.View, *analysis.Cell] {
	return func(yield func(*analysis.View, *analysis.Cell) bool) {
		for _, list := range h.choices {
			if len(list) != 1 {
				continue
			}
			for _, v := range views {
				for _, i := range s.indicators {
					if !yield(v, s.cell(v, i, list[0])) {
						return
					}
				}
			}
		}
	}
}

// upperVerdict tells of a place in the level above. The report gives one of each indicator: where the sentence has two, one of them is
// by something else.
func (s *saying) upperVerdict(k int, found truth, fact, fix string) {
	if found == wrong && s.anotherUpper(k) {
		s.unsure("报表只有一个" + s.site.Words.Upper + "位次")
	}
	typed := s.original(k, k)
	v := Verdict{Number: isNumber(s.spelled(k)), Evidence: fact}
	doubt := s.doubtOf()
	switch {
	case found == right:
		v.Outcome = Agrees
	case found == wrong && doubt == "":
		v.Outcome, v.Text, v.Fix = Contradicts, "写的是"+typed+"，数据是"+fact, fix
	default:
		v.Outcome, v.Text, v.Fix = Doubtful, "“"+typed+"”没有数据支持", doubtFix
		if doubt != "" {
			v.Text += "，" + doubt
		}
	}
	s.say(s.tokens[k].start, s.tokens[k].end, v)
}

// anotherUpper reports whether the sentence gives another place of the same period in the level above without naming another indicator.
func (s *saying) anotherUpper(k int) bool {
	step := func(m, by int) bool {
		for n := m + by; n >= 0 && n < len(s.tokens) && n-m < longSentence && m-n < longSentence; n += by {
			t := &s.tokens[n]
			switch {
			case t.kind == stop, t.kind == semicolon, t.kind == indicators, t.is(from | to):
				return false
			case t.isPlace() && s.inClauseOf(n).rankedAmong(n).upper:
				return true
			}
		}
		return false
	}
	return step(k, -1) || step(k, 1)
}

// rankedOnes holds the number of those among whom something is ranked, 在8个县市中居第3位, against those who have one.
func rankedOnes(s *saying) {
	f := s.frame
	if f.at < f.end && s.behindPlace(f) {
		s.rankedNumber(f.at)
		return
	}
	if f.counted < 0 || !s.countsUniverse(f) || f.cues&(rank|highest|lowest) == 0 && (f.at >= f.end || !s.tokens[f.at].isPlace()) {
		return
	}
	k := f.counted
	if k > f.first && (s.tokens[k-1].kind == plain || s.tokens[k-1].kind == region) || s.saysBefore(k, others|except|not) {
		return
	}
	s.rankedNumber(k)
}

// behindPlace reports whether the number of a frame stands in a bracket behind a place: 居第3位（共14个）.
func (s *saying) behindPlace(f *frame) bool {
	k := f.first - 1
	return k > 0 && s.tokens[k].kind == open && s.tokens[k-1].isPlace() && f.at == f.first+1 && strings.HasPrefix(s.spelled(f.first), "共") &&
		s.tokens[f.at].printed == nil && s.tokens[f.at].num.kind == amount
}

// rankedNumber holds the number at k against how many are ranked.
func (s *saying) rankedNumber(k int) {
	n, err := s.tokens[k].num.value.Int64()
	if err != nil {
		return
	}
	fits := []int{len(s.site.Counties()), len(zoned(s.site)), len(ofKind(s.site, s.tokens[k].num.unit))}
	for _, i := range s.indicators {
		for _, v := range s.views {
			for _, by := range []*measure.Measure{measure.Value, measure.Completion, measure.Growth} {
				fits = append(fits, len(s.climb(v, i, yardstick{by: by}, s.site.Counties()).rungs), len(s.climb(v, i, yardstick{by: by}, zoned(s.site)).rungs))
			}
			if c := s.cell(v, i, s.site.Whole()); c.Figure.More != nil {
				fits = append(fits, c.Figure.More.RankOf)
			}
		}
	}
	v := Verdict{Number: true, Outcome: Agrees, claimed: true, Evidence: "参加排名的" + s.site.Words.Member + "共" + model.Int(fits[0]).String() + "个"}
	if !slices.Contains(fits, int(n)) {
		v.Outcome, v.Text, v.Fix = Doubtful, "“"+s.original(k, k)+"”没有数据支持；"+v.Evidence, doubtFix
		if s.doubtOf() == "" && s.spelled(max(k-1, 0)) == "在" {
			v.Outcome, v.Text, v.Fix = Contradicts, "写的是"+s.original(k, k)+"，"+v.Evidence, "改这个数"
		}
	}
	s.say(s.tokens[k].start, s.tokens[k].end, v)
}

// roughPlaces holds 居前 and 排名靠后, which say about where somebody stands.
func roughPlaces(s *saying) {
	for k := s.frame.first; k < s.frame.end; k++ {
		if t := &s.tokens[k]; t.is(ahead|behindRank) && (k+1 >= len(s.tokens) || s.tokens[k+1].num.kind != few) {
			s.roughPlace(k, t.is(behindRank))
		}
	}
}

// roughPlace holds one: who is in the first half by all that may be meant is not behind, and the other way round.
func (s *saying) roughPlace(k int, back bool) {
	h, u := s.holdersOf(k), s.rankedAmong(k)
	if u.other || u.upper || s.first > 1 || !u.stated {
		return
	}
	c := ranking{gauge: s.gaugeAt(k, end{side: byPlace}, false), among: u, views: s.views}
	n := (len(s.site.Counties()) + 1) / 2
	for _, list := range h.choices {
		if areMembers(list) {
			c.choices = append(c.choices, posts(list, standing{from: 1, to: n, bottom: back}, false))
		}
	}
	if len(c.choices) == 0 {
		return
	}
	f := s.weigh(&c)
	if f.ladder != nil {
		s.verdictOf(k, k, false, f, "“"+s.original(k, k)+"”与数据不符："+s.shown(f.ladder, f.post.region), "改“"+s.original(k, k)+"”一词，或核对数据")
	}
}

// firstFew holds 前三位 against the order: the names behind it, or those before.
func (s *saying) firstFew(k int) {
	t := &s.tokens[k]
	n := placeNumber(t)
	u := s.rankedAmong(k)
	if u.upper || u.other || len(s.indicators) == 0 {
		return
	}
	var list []*model.Region
	first, last := -1, -1
	if m := s.behindOf(k); m >= 0 {
		first = m
		list, last, _ = s.namesFrom(m)
	} else if list = s.listBefore(k); len(list) == 0 && len(s.regions) == 1 {
		list = s.regions
	}
	if len(list) > n {
		list = list[len(list)-n:]
	}
	if !areMembers(list) {
		return
	}
	inTurn := s.frame.cues&respectively != 0 || first >= 0 && slices.ContainsFunc(s.tokens[k:first], func(t token) bool { return t.is(respectively) })
	at := standing{from: 1, to: n, bottom: t.lastPlace}
	c := ranking{gauge: s.gaugeAt(k, end{side: byPlace}, false), among: u, views: s.views}
	all := posts(list, at, false)
	if inTurn && !at.bottom && len(list) == n {
		all = posts(list, standing{from: 1, to: 1}, true)
	}
	c.choices = [][]post{all}
	f := s.weigh(&c)
	text := ""
	if f.truth == wrong {
		text = "“" + s.original(k, k) + "”的名单与数据不符：" + s.shown(f.ladder, f.post.region)
	}
	if f.truth == wrong && first >= 0 {
		if m := s.tokenOf(f.post.region, first, last+1); m >= 0 {
			s.verdictOf(m, m, false, f, text, "按位次表核对")
			return
		}
	}
	s.verdictOf(k, k, true, f, text, "按位次表核对")
}

// movedBy holds 前移2位 against the change of place since the period named, or since the year's edition before.
func (s *saying) movedBy(k int) {
	turn, way := s.turnOfPlace(k)
	if turn < 0 {
		return
	}
	u := s.universeOfSentence(k, s.rankedAmong(k))
	h := s.holdersBefore(k)
	if u.other || len(s.indicators) == 0 {
		return
	}
	upper := u.upper || s.aboutWhole(&h)
	found, by := unsure, 0
	for then, c := range s.soloCells(&h, s.viewsSince()) {
		d := s.change(c.Indicator, c.Region, then, upper, k)
		if slices.Contains(d, way*placeNumber(&s.tokens[k])) {
			s.movedVerdict(k, turn, right, 0, s.placeEvidence(measure.RankChange, s.view, c.Indicator, c.Region))
			return
		}
		if len(d) > 0 && found == unsure {
			found, by = wrong, d[0]
		}
	}
	s.movedVerdict(k, turn, found, by, nil)
}

// viewsSince are the periods since which a place may have changed.
func (s *saying) viewsSince() []*analysis.View {
	switch {
	case s.base != nil:
		return []*analysis.View{s.base.view}
	case s.said&(yoy|lastYear) != 0:
		if v := s.viewOf(s.view.Edition.Period.LastYear()); v != nil {
			return []*analysis.View{v}
		}
		return nil
	}
	if !strings.Contains(s.frameText(), "上期") && !strings.Contains(s.frameText(), "上一期") {
		s.unsure("没有写明与哪一期相比")
	}
	return s.viewsBefore()
}

// frameText is the text of the frame.
func (s *saying) frameText() string {
	return s.text.text[s.tokens[s.frame.first].start:s.tokens[s.frame.end-1].end]
}

// turnOfPlace is the word before 2位 that says where a place moved, and the way: 1 up, −1 down. It is −1 where nothing says that a
// place is spoken of.
func (s *saying) turnOfPlace(k int) (turn, way int) {
	turn = -1
	for m := s.frame.first; m < k; m++ {
		switch t := &s.tokens[m]; {
		case t.is(up):
			turn, way = m, 1
		case t.is(down):
			turn, way = m, -1
		}
	}
	if turn < 0 {
		return -1, 0
	}
	ofPlaces := s.frame.cues&rank != 0 || strings.ContainsAny(s.spelled(turn), "前后进退位移") || slices.ContainsFunc(s.tokens[max(0, k-longSentence):k], func(t token) bool { return t.isPlace() })
	if !ofPlaces {
		return -1, 0
	}
	return turn, way
}

// change are the places that a region has won since a period, by each yardstick that may be meant.
func (s *saying) change(i *model.Indicator, r *model.Region, then *analysis.View, upper bool, k int) (won []int) {
	now, before := s.cell(s.view, i, r), s.cell(then, i, r)
	if upper {
		a, b := upperFrom(now, false), upperFrom(before, false)
		if a == 0 || b == 0 {
			return nil
		}
		return []int{b - a}
	}
	if r.Kind != model.County {
		return nil
	}
	for _, by := range append([]yardstick{{by: measure.Rank, low: true}}, s.gaugeOfMove(k).scales(i, s.rate)...) {
		a, b := s.climb(s.view, i, by, s.site.Counties()), s.climb(then, i, by, s.site.Counties())
		m, n := a.at(r), b.at(r)
		if m < 0 || n < 0 {
			continue
		}
		first, _ := a.shared(m, exactlySame)
		was, _ := b.shared(n, exactlySame)
		won = append(won, was-first)
	}
	return won
}

// gaugeOfMove is what the place that moved is by: what was ranked before in the sentence, or what the words say.
func (s *saying) gaugeOfMove(k int) *gauge {
	g, _, ok := s.anchor(k)
	if !ok {
		g = s.gaugeAt(k, end{side: byPlace}, false)
		g.falls, g.said = false, 0
		g.measures = slices.DeleteFunc(g.measures, func(m *measure.Measure) bool { return m == measure.Increase })
	}
	return &g
}

// movedVerdict tells of a change of place, at the word of change where only that is wrong.
func (s *saying) movedVerdict(k, turn int, found truth, by int, at *evidence) {
	first := k
	typed := s.original(turn, k)
	v := Verdict{Number: true, Outcome: Doubtful, Text: "“" + typed + "”没有数据支持", Fix: doubtFix}
	doubt := s.doubtOf()
	switch {
	case found == right:
		v = Verdict{Number: true, Outcome: Agrees, Evidence: s.evidence(at)}
	case found == wrong && doubt == "":
		if by == placeNumber(&s.tokens[k]) || -by == placeNumber(&s.tokens[k]) {
			first = turn
		}
		v.Outcome, v.Text, v.Fix = Contradicts, "写的是"+typed+"，数据是"+movedText(by), "改成"+movedText(by)
	case doubt != "":
		v.Text += "，" + doubt
	}
	s.say(s.tokens[first].start, s.tokens[k].end, v)
}

// movedText is a change of place in words.
func movedText(by int) string {
	switch {
	case by > 0:
		return "上升" + model.Int(by).String() + "位"
	case by < 0:
		return "下降" + model.Int(-by).String() + "位"
	}
	return "位次没有变化"
}
