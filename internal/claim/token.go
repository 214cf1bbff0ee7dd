package claim

import (
	"strings"
	"unicode/utf8"

	"bulletin/internal/measure"
)

// tokenKind is what a piece of a sentence is.
type tokenKind uint8

const (
	plain      tokenKind = iota // words that are not known
	region                      // one, or none that the site knows
	indicators                  // one, or several of the same name
	parts                       // 其中
	word                        // a cue
	figure                      // a number, typed or printed by a reference
	period
	pause     // 、
	comma     // ，
	semicolon // ；
	stop      // 。！？ and the end of a block
	colon
	open // （
	shut // ）
)

// token is a word of a sentence with its place.
type token struct {
	kind       tokenKind
	start, end int // bytes of the block's text
	entry      *entry
	num        number
	printed    *Figure // by a reference
	span       span
	runes      int  // of plain
	settled    bool // the author says that it stays as typed
	quote      rune // of somebody else's words: the mark that opens them
	place      bool // the number stands behind 第 or is a place by words, 首位
	lastPlace  bool // 末位, 倒数第2位: counted from the end
}

// is reports whether t is a word with one of the cues.
func (t *token) is(c cue) bool { return t.kind == word && t.entry.cue&c != 0 }

// cue is what a word tells; 0 of a token that is no word.
func (t *token) cue() cue {
	if t.kind == word {
		return t.entry.cue
	}
	return 0
}

// isPlace reports whether t is a place in an order, or the first few, typed or printed.
func (t *token) isPlace() bool {
	if t.kind != figure || t.printed == nil {
		return t.kind == figure && (t.num.kind == placed || t.num.kind == few)
	}
	return t.printed.Measure != nil && t.printed.Measure.Kind == measure.Place
}

// scanner cuts a block's text into tokens.
type scanner struct {
	*lexicon
	text   string
	tokens []token
}

// scan reads text[at:end], which no reference interrupts.
func (s *scanner) scan(at, end int) {
	for at < end {
		at += s.next(at, s.text[at:end])
	}
}

// share gives the numbers of a list the unit that stands behind its last one: 0.7、2.8和2.3个百分点.
func (s *scanner) share() {
	for k := len(s.tokens) - 3; k >= 0; k-- {
		t, mark, next := &s.tokens[k], &s.tokens[k+1], &s.tokens[k+2]
		if t.kind == figure && t.printed == nil && t.num.kind == bare && (mark.kind == pause || mark.is(and)) && next.kind == figure && next.printed == nil {
			t.num.kind, t.num.unit = next.num.kind, next.num.unit
		}
		if t.kind == figure && t.printed == nil && t.num.unit == "个" && (mark.kind == pause || mark.is(and)) && next.kind == figure && next.printed == nil && next.num.kind == points {
			t.num.kind, t.num.unit = points, next.num.unit // 4.6个和5.1个百分点
		}
	}
}

// next adds the token that begins at text and returns its length.
func (s *scanner) next(at int, text string) int {
	r, size := utf8.DecodeRuneInString(text)
	if n := s.rest(at, text); n > 0 {
		return n
	}
	if r >= '0' && r <= '9' || (r == '-' || r == '−' || r == '+') && len(text) > size && text[size] >= '0' && text[size] <= '9' {
		return s.digits(at, text)
	}
	const minus = "负"
	if r == '负' && len(text) > size && text[size] >= '0' && text[size] <= '9' {
		if num, n := s.number(text[size:]); num.kind != idle {
			num.value = num.value.Neg()
			s.add(token{kind: figure, start: at, end: at + len(minus) + n, num: num})
			return len(minus) + n
		}
	}
	if n := s.quoted(at, text, r); n > 0 {
		return n
	}
	if n := s.firstMonths(at, text); n > 0 {
		return n
	}
	if kind := markOf(r); kind != plain {
		s.add(token{kind: kind, start: at, end: at + size})
		return size
	}
	if n := s.place(at, text); n > 0 {
		return n
	}
	e, n := s.beforeName(text)
	if e != nil && (text[:n] == "外" && !closes(text[n:]) || strings.Contains(partial, text[:n]) && s.withinWord(at, text[n:]) || s.betweenUnknown(e, at, text, n)) {
		e, n = nil, 0 // 外资, 签约
	}
	if e == nil || utf8.RuneCountInString(text[:n]) == 1 && e.cue != 0 || strings.HasPrefix(text, "十分之") {
		if num, m := s.chinese(text); m > n {
			if l := len(s.tokens); num.kind == moved && l > 1 && s.tokens[l-1].kind == pause && s.tokens[l-2].place {
				num.kind = placed // 第二、三位
			}
			s.add(token{kind: figure, start: at, end: at + m, num: num})
			return m
		}
	}
	if c := measuring[r]; e == nil && c != 0 && len(text) > size && text[size] >= '0' && text[size] <= '9' {
		s.add(token{kind: word, start: at, end: at + size, entry: &entry{cue: c}})
		return size
	}
	if e == nil {
		s.unknown(at, at+size, r)
		return size
	}
	s.add(e.token(at, at+n))
	return n
}

// partial are words of one character that also stand within others.
const partial = "约近大小落退升降增减滑差高低多少"

// betweenUnknown reports whether a word of one character stands between characters that are not known: 化学需氧量.
func (s *scanner) betweenUnknown(e *entry, at int, text string, n int) bool {
	if e.cue == 0 || e.cue&filler != 0 || utf8.RuneCountInString(text[:n]) != 1 || len(s.tokens) == 0 {
		return false
	}
	last := &s.tokens[len(s.tokens)-1]
	if last.kind != plain || last.end != at || last.runes == 0 {
		return false
	}
	r, size := utf8.DecodeRuneInString(text[n:])
	if _, before := utf8.DecodeLastRuneInString(s.text[:at]); s.inName(s.text[at-before : at+n+size]) {
		return true // 普及率
	}
	if markOf(r) != plain || r >= '0' && r <= '9' || n == len(text) {
		return false
	}
	if _, numeral := numeralOf(r); numeral {
		return false
	}
	next, _ := s.match(text[n:])
	return next == nil
}

// inName reports whether the name of an indicator holds a text.
func (s *scanner) inName(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	for _, i := range s.likeness.named[first] {
		if strings.Contains(i.Name, text) || strings.Contains(i.Short, text) {
			return true
		}
	}
	return false
}

// withinWord reports whether the character before behind is one of a longer word: no number and nothing that ends a word stands
// behind it.
func (s *scanner) withinWord(at int, behind string) bool {
	r, size := utf8.DecodeRuneInString(behind)
	if _, numeral := numeralOf(r); numeral || size == 0 || r >= '0' && r <= '9' || strings.ContainsRune("至到于了出的，。；、：（）十百近约", r) {
		return false
	}
	return true
}

// closes reports whether text goes on as behind the 外 that closes 除…外.
func closes(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	return size == 0 || markOf(r) != plain || strings.ContainsRune("其各均都全还的", r)
}

// firstMonths reads 前5个月, and 后7个月 of a year that is over: 去年后7个月. Of this year's it is said what is left to do.
func (s *scanner) firstMonths(at int, text string) int {
	rest, ok := strings.CutPrefix(text, "前")
	if !ok {
		k := len(s.tokens) - 1
		if rest, ok = strings.CutPrefix(text, "后"); !ok || k < 0 || s.tokens[k].kind != period || s.tokens[k].end != at || s.tokens[k].span.back == 0 {
			return 0
		}
	}
	month, n := integer(rest, 2)
	if n == 0 || month < 1 || month > 12 {
		return 0
	}
	for _, word := range []string{"个月", "月"} {
		if strings.HasPrefix(rest[n:], word) {
			n += len("前") + len(word)
			of := span{month: month}
			if strings.HasPrefix(text, "后") {
				of = span{first: 12 - month + 1, month: 12}
			}
			s.add(token{kind: period, start: at, end: at + n, span: of})
			return n
		}
	}
	return 0
}

// beforeName is the longest entry that text begins with, or the shorter one before a name that the longer one cuts: 的有望川区 is
// 有 and 望川区, and not 有望.
func (s *scanner) beforeName(text string) (*entry, int) {
	e, n := s.match(text)
	if e == nil || e.cue == 0 {
		return e, n
	}
	for off := range text[:n] {
		if off == 0 || s.regionWords[firstTwo(text[off:])] == nil {
			continue
		}
		if name, m := s.match(text[off:]); name != nil && name.region != nil && off+m > n {
			if short := s.entries[text[:off]]; short != nil {
				return short, off
			}
		}
	}
	return e, n
}

// markOf is the kind of a character that cuts sentences; plain of another.
func markOf(r rune) tokenKind {
	switch r {
	case '、':
		return pause
	case '，', ',':
		return comma
	case '；', ';':
		return semicolon
	case '。', '！', '？', '!', '?':
		return stop
	case '：', ':':
		return colon
	case '（':
		return open
	case '）':
		return shut
	}
	return plain
}

// measuring are the words that compare right before a number and are part of many others elsewhere: 降幅比全省大0.6个百分点.
var measuring = map[rune]cue{'大': above, '小': below}

func (e *entry) token(start, end int) token {
	t := token{kind: plain, start: start, end: end, entry: e}
	switch {
	case e.region != nil || e.stranger:
		t.kind = region
	case len(e.indicators) > 0:
		t.kind = indicators
	case e.span != nil:
		t.kind, t.span = period, *e.span
	case e.cue != 0:
		t.kind = word
	case len(e.parts) > 0:
		t.kind = parts
	}
	return t
}

// add adds a token; a month behind the name of a year is one period with it: 去年6月.
func (s *scanner) add(t token) {
	if n := len(s.tokens); n > 0 && t.kind == period && t.span.back == 0 && t.span.year == 0 {
		if last := &s.tokens[n-1]; last.kind == period && last.end == t.start && last.span.month == 0 && last.span.unit == 0 && !last.span.unknown {
			t.span.back, t.span.year = last.span.back, last.span.year
			last.span, last.end = t.span, t.end
			return
		}
	}
	s.tokens = append(s.tokens, t)
}

// unknown lengthens the plain words that stand before at, or begins new ones. Spaces say nothing.
func (s *scanner) unknown(at, end int, r rune) {
	if r == ' ' || r == '　' || r == '\u00a0' {
		return
	}
	if n := len(s.tokens); n > 0 && s.tokens[n-1].kind == plain && s.tokens[n-1].end == at && !s.tokens[n-1].settled && s.tokens[n-1].quote == 0 {
		s.tokens[n-1].end = end
		s.tokens[n-1].runes++
		return
	}
	s.add(token{kind: plain, start: at, end: end, runes: 1})
}

// closing is the mark that ends somebody else's words, which r opens; empty for another character.
func closing(r rune) string {
	switch r {
	case '《':
		return "》"
	case '“':
		return "”"
	case '「':
		return "」"
	case '〔':
		return "〕"
	case '"':
		return `"`
	}
	return ""
}

// quoted takes a quotation as plain words; one that is not closed is none. The end is looked for within a
// sentence's length, so that many opening marks take no longer than few.
func (s *scanner) quoted(at int, text string, r rune) int {
	end := closing(r)
	if end == "" {
		return 0
	}
	const longest = 600
	within := text[:min(len(text), longest)]
	_, size := utf8.DecodeRuneInString(text)
	n := strings.Index(within[size:], end)
	if n < 0 {
		return 0
	}
	if e := s.entries[text[size:size+n]]; e != nil && e.cue&(half|underHalf|atZero|offZero|over|done|onPace|exceeded|doubleDigit|negative) != 0 {
		s.add(e.token(at, at+size+n+len(end)))
		return size + n + len(end) // “过半”
	}
	n += size + len(end)
	if s.inName(text[:n]) {
		r = 0 // “四乱”问题
	}
	s.add(token{kind: plain, start: at, end: at + n, runes: utf8.RuneCountInString(text[:n]), quote: r})
	return n
}

// digits reads what begins with a digit: a period, a date or a number.
func (s *scanner) digits(at int, text string) int {
	if e, n := s.match(text); e != nil && e.basis {
		s.add(e.token(at, at+n))
		return n // 2021年地区生产总值份额
	}
	if sp, n := s.date(text); n > 0 {
		if sp == nil {
			s.add(token{kind: figure, start: at, end: at + n, num: number{kind: idle}})
		} else {
			s.add(token{kind: period, start: at, end: at + n, span: *sp})
		}
		return n
	}
	if e, n := s.match(text); e != nil {
		s.add(e.token(at, at+n))
		return n
	}
	if k := len(s.tokens); k > 0 && s.tokens[k-1].kind == plain && s.tokens[k-1].end == at && at > 0 && isLetter(s.text[at-1]) {
		var num number
		n, _ := digits(text, &num) // A4, GB9704
		s.add(token{kind: figure, start: at, end: at + n, num: number{kind: idle}})
		return n
	}
	num, n := s.number(text)
	s.add(token{kind: figure, start: at, end: at + n, num: num})
	return n
}
