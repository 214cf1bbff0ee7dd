package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bulletin/internal/model"
)

// placeWord is a place that has a word.
type placeWord struct {
	word   string
	rank   int
	bottom bool
}

// placeWords are the places that have words. 次之 is the second, or the one behind another that was spoken of.
var placeWords = []placeWord{
	{"第一位", 1, false}, {"首位", 1, false}, {"首席", 1, false}, {"榜首", 1, false}, {"之首", 1, false}, {"之冠", 1, false}, {"居首", 1, false}, {"列首", 1, false}, {"居冠", 1, false},
	{"领跑", 1, false}, {"第一名", 1, false}, {"头名", 1, false}, {"拔得头筹", 1, false}, {"独占鳌头", 1, false},
	{"末位", 1, true}, {"倒数第一位", 1, true}, {"末尾", 1, true}, {"之末", 1, true}, {"末席", 1, true}, {"末名", 1, true}, {"最后一位", 1, true}, {"最后一名", 1, true},
	{"居末", 1, true}, {"列末", 1, true}, {"排末", 1, true},
	{"次之", 2, false}, {"居次", 2, false}, {"次席", 2, false}, {"次位", 2, false}, {"紧随其后", 2, false}, {"紧跟其后", 2, false}, {"紧随之后", 2, false}, {"紧追其后", 2, false}, {"其次", 2, false},
}

// placeWordsFrom are those that begin with a character.
var placeWordsFrom = func() map[rune][]placeWord {
	from := map[rune][]placeWord{}
	for _, p := range placeWords {
		first, _ := utf8.DecodeRuneInString(p.word)
		from[first] = append(from[first], p)
	}
	return from
}()

// place reads a place: 第3位, 首位, 倒数第二, 次之; and the first few, 前三位. Another ordinal, 第24届, is idle.
func (s *scanner) place(at int, text string) int {
	first, _ := utf8.DecodeRuneInString(text)
	for _, p := range placeWordsFrom[first] {
		if strings.HasPrefix(text, p.word) && s.isPlaceWord(p.word, text[len(p.word):]) {
			s.addPlace(at, at+len(p.word), p.rank, p.bottom, true)
			return len(p.word)
		}
	}
	switch first {
	case '前', '后', '末':
		return s.few(at, text)
	case '第', '倒':
		return s.ordinal(at, text)
	case '图', '表':
		return s.label(at, text)
	}
	return 0
}

// label reads what a text calls a picture or a table by: 如图1所示, 见表2. Its number is none of the data.
func (s *scanner) label(at int, text string) int {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(s.text[:at], "附"))
	if unicode.Is(unicode.Han, before) && !strings.ContainsRune("如见与和及至由从按据在", before) {
		return 0 // 地图3幅
	}
	n := len("图")
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	if n == len("图") || !strings.HasPrefix(text[n:], "所") && n < len(text) && s.unitAt(text[n:]) != "" {
		return 0
	}
	s.add(token{kind: plain, start: at, end: at + n, runes: 1})
	return n
}

// isPlaceWord reports whether a word is a place with what stands behind it: 居首位 is 居 and 首位, 领跑者 is none, and 其次 may only go
// on a list of reasons.
func (s *scanner) isPlaceWord(word, behind string) bool {
	next, _ := utf8.DecodeRuneInString(behind)
	switch word {
	case "其次":
		e, _ := s.match(behind)
		return next == '是' || next == '为' || e != nil && e.region != nil
	case "领跑":
		return next != '者'
	case "居首", "列首", "居末", "列末", "排末", "居次":
		return next != '位' && next != '席' && next != '名' && next != '尾'
	}
	return true
}

// ordinal reads 第3位, 倒数第二 and 第二高.
func (s *scanner) ordinal(at int, text string) int {
	n, bottom := 0, false
	if strings.HasPrefix(text, "倒数") {
		n, bottom = len("倒数"), true
	}
	if !strings.HasPrefix(text[n:], "第") {
		return 0
	}
	if e, m := s.match(text[n:]); m > len("第") && e.cue != filler && !bottom {
		return 0 // 第一季度
	}
	n += len("第")
	rank, m, ok := rankNumber(text[n:])
	if m == 0 {
		return 0
	}
	n += m
	for _, unit := range []string{"位", "名"} {
		if strings.HasPrefix(text[n:], unit) && rank > 0 {
			s.addPlace(at, at+n+len(unit), rank, bottom, false)
			return n + len(unit)
		}
	}
	if rank > 0 && !bottom && listsPlaces(text[n:]) {
		s.addPlace(at, at+n, rank, false, true) // 第二、三位
		return n
	}
	if side := sidedBy(text[n:]); ok && rank > 0 && side > 0 {
		s.addPlace(at, at+n+side, rank, bottom, true)
		return n + side
	}
	if rank > 0 && (bottom || s.ranked(text[n:])) {
		s.addPlace(at, at+n, rank, bottom, true)
		return n
	}
	if _, m := s.match(text); m > 0 {
		return 0 // 第一，
	}
	n += len(s.unitAt(text[n:]))
	const enough = 4 // 第二批50家: of that one, and not of all
	s.add(token{kind: plain, start: at, end: at + n, runes: enough})
	return n
}

// rankNumber reads the number of a place, in digits or numerals; ok is false for digits that are none.
func rankNumber(text string) (rank, n int, ok bool) {
	if text == "" {
		return 0, 0, false
	}
	if text[0] < '0' || text[0] > '9' {
		rank, n = numeral(text)
		return rank, n, n > 0
	}
	var num number
	n, ok = digits(text, &num)
	if v, err := num.value.Int64(); ok && err == nil && num.places == 0 && v > 0 && v < 1<<20 {
		rank = int(v)
	}
	return rank, n, ok
}

// listsPlaces reports whether 第二 goes on as a list: 第二、三位, 第二、第三.
func listsPlaces(behind string) bool {
	next, ok := strings.CutPrefix(behind, "、")
	if !ok {
		return false
	}
	next, again := strings.CutPrefix(next, "第")
	_, m, _ := rankNumber(next)
	return m > 0 && (again || strings.HasPrefix(next[m:], "位") || strings.HasPrefix(next[m:], "名"))
}

// sidedBy is the length of the word that says from which end an ordinal counts: 第二高, 第二短.
func sidedBy(behind string) int {
	r, n := utf8.DecodeRuneInString(behind)
	if !strings.ContainsRune("高低大小多少快慢长短好差", r) || !endsPlace(behind[n:]) {
		return 0
	}
	return n
}

// endsPlace reports whether what stands behind an ordinal ends it.
func endsPlace(behind string) bool {
	r, _ := utf8.DecodeRuneInString(behind)
	return behind == "" || markOf(r) != plain || strings.ContainsRune("的是为和与", r)
}

// ranked reports whether an ordinal without 位 is a place: 居全州第七，.
func (s *scanner) ranked(behind string) bool {
	if len(s.tokens) == 0 || !endsPlace(behind) {
		return false
	}
	t := &s.tokens[len(s.tokens)-1]
	spelled := s.text[t.start:t.end]
	return t.is(rank|tied|to|amountNoun|growthNoun|fallNoun|complete) || t.kind == region || spelled == "中" || t.kind == figure && t.num.kind == counted ||
		t.kind == pause && len(s.tokens) > 1 && s.tokens[len(s.tokens)-2].place // 第二、第三
}

func (s *scanner) addPlace(start, end, rank int, bottom, words bool) {
	num := number{value: model.Int(rank), kind: placed, unit: "位", round: words}
	s.add(token{kind: figure, start: start, end: end, num: num, place: true, lastPlace: bottom})
}

// few reads 前三位, 后两名, 末三位 and, behind a word of rank, 前三.
func (s *scanner) few(at int, text string) int {
	if strings.HasSuffix(s.text[:at], "首") { // 首末两位
		return 0
	}
	return s.fewFrom(at, text, len("前"), !strings.HasPrefix(text, "前"), s.ranks())
}

// rest reads the number behind 居前 and 列后.
func (s *scanner) rest(at int, text string) int {
	k := len(s.tokens) - 1
	if k < 0 || s.tokens[k].end != at || !s.tokens[k].is(ahead|behindRank) {
		return 0
	}
	return s.fewFrom(at, text, 0, s.tokens[k].is(behindRank), true)
}

// fewFrom reads the number of the first few at text[n:]; led says that a unit need not stand behind it.
func (s *scanner) fewFrom(at int, text string, n int, bottom, led bool) int {
	rank, m, ok := rankNumber(text[n:])
	if m == 0 || !ok || rank == 0 {
		return 0
	}
	n += m
	unit := 0
	for _, u := range []string{"位", "名", "甲"} {
		if strings.HasPrefix(text[n:], u) {
			unit = len(u)
		}
	}
	if unit == 0 && (!fewEnds(text[n:]) || !led) {
		return 0
	}
	n += unit
	num := number{value: model.Int(rank), kind: few, unit: "位"}
	s.add(token{kind: figure, start: at, end: at + n, num: num, lastPlace: bottom})
	return n
}

// fewEnds reports whether 前三 ends before what stands behind it: 前三的是, and not 前三季度.
func fewEnds(behind string) bool {
	return endsPlace(behind) || strings.HasPrefix(behind, "依次") || strings.HasPrefix(behind, "分别")
}

// ranks reports whether the last token leads to a place.
func (s *scanner) ranks() bool {
	if len(s.tokens) == 0 {
		return false
	}
	t := &s.tokens[len(s.tokens)-1]
	spelled := s.text[t.start:t.end]
	return t.is(rank|growthNoun|fallNoun|complete|amountNoun) || t.kind == region || t.kind == plain && (strings.HasSuffix(spelled, "入") || strings.HasSuffix(spelled, "进"))
}
