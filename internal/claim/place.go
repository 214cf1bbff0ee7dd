package claim

import (
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
	if s.frame.cues&each == 0 || len(s.listed()) < 2 {
		s.standingAt(s.frame.at)
		return
	}
	for _, one := range s.each() { // 投资、产值均居首位 is said of each
		of := *s
		of.subject = one
		of.standingAt(s.frame.at)
	}
}

// standingAt judges the place, the first few or the places moved at k.
func (s *saying) standingAt(k int) {
	switch s.tokens[k].num.kind {
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
	f := s.weigh(&c)
	if f.truth == unsure && s.unranked(k, &c) {
		return
	}
	s.placeVerdict(k, &c, at, f)
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
		if v := s.viewOf(s.view.Edition.Period.LastYear()); s.frame.span == nil && s.frame.cues&lastYear != 0 && v != nil {
			return []*analysis.View{v} // 去年同期排第7位
		}
		if s.frame.cues&to != 0 && s.frame.span == nil {
			return []*analysis.View{s.view} // 由一季度第6位、上半年第5位升至第4位
		}
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
		s.say(s.tokens[turn].start, s.tokens[turn].end, Verdict{Outcome: Contradicts, read: true,
			Text: "位次由" + placeText(before) + "到" + placeText(after) + "，不是“" + typed + "”",
			Fix:  "改“" + typed + "”一词，或核对位次",
		})
	}
}

func placeText(n int) string { return "第" + model.Int(n).String() + "位" }

// placeVerdict tells of a place, with the reference that prints it where that is the site's own.
func (s *saying) placeVerdict(k int, c *ranking, at standing, f rankFinding) {
	typed := s.original(k, k)
	if f.truth == right && s.besideAnother(k, c, at, f) {
		return
	}
	if f.truth == right && s.doubtOf() == "" && !at.bottom && f.ladder.by == measure.Rank {
		if e := s.placeEvidence(measure.Rank, f.ladder.view, f.ladder.indicator, f.post.region); s.agreedPlace(k, e) {
			return
		}
	}
	text, fix := "", "按位次表核对"
	if f.truth == wrong {
		m := f.ladder.at(f.post.region)
		text = "写的是" + typed + "，与数据不符：" + s.shown(f.ladder, f.post.region) + s.alsoShown(&f)
		if s.alsoShown(&f) != "" {
			fix = "写明按什么排，再按位次表核对"
		}
		if at.tied {
			text = "写的是并列" + typed + "，与数据不符：" + s.shown(f.ladder, f.post.region) + f.ladder.aloneText(m) + s.alsoShown(&f)
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
