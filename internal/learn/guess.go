package learn

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// noise are words that names of one thing have or lack, the longer first.
var noise = words("平均 各项 金额 总额 总数 总量 里程 面积 件数 起数 人数 人次 户数 家数 企业 完成 实现 实际 的 总 数 额 量 值")

var (
	noiseLetters = strings.Join(noise, "")
	still        = strings.NewReplacer(pairs(noise)...)
)

// pairs are words and nothing instead of each.
func pairs(list []string) []string {
	var all []string
	for _, w := range list {
		all = append(all, w, "")
	}
	return all
}

// longestGuess bounds the texts that are looked at for short forms, in characters.
const longestGuess = 40

// guess reads a text with a short form of a name that the site does not list. It is proposed, for somebody to look at, and
// never applied without the mapping's word: there must be one indicator that it fits, and what the text leaves out of the
// name must stand over it.
func (l *lexicon) guess(text string, around []*cell, sheet string) *meaning {
	text = bare(text)
	if rest, inner := strings.CutPrefix(text, "其中"); inner {
		return l.guessWithin(text, strings.TrimLeft(rest, ":,、"))
	}
	if utf8.RuneCountInString(text) > longestGuess {
		return nil
	}
	for size := len(text); size > 3; size-- {
		for at := 0; at+size <= len(text); at++ {
			if !utf8.RuneStart(text[at]) || at+size < len(text) && !utf8.RuneStart(text[at+size]) {
				continue
			}
			i := l.shortened(text[at:at+size], around, sheet)
			if i == nil {
				continue
			}
			if m := l.beside(text, at, at+size, false); m != nil {
				m.text, m.indicator, m.guessed = text, i, true
				return m
			}
		}
	}
	return nil
}

// guessWithin is guess for what stands behind 其中: a name of its own that is long enough not to be a part of what stands above,
// and nothing around it completes it.
func (l *lexicon) guessWithin(text, rest string) *meaning {
	if utf8.RuneCountInString(rest) < leastTurned || strings.HasPrefix(rest, "其中") {
		return nil
	}
	m := l.guess(rest, nil, "")
	if m != nil {
		m.text, m.cue = text, m.cue|within
	}
	return m
}

// guessTitle is guess for a title or the name of a sheet: names that differ from the site's by words that say nothing.
func (l *lexicon) guessTitle(text string) *meaning {
	text = bareTitle(text)
	if utf8.RuneCountInString(text) > longestGuess {
		return nil
	}
	for size := len(text); size > 6; size-- {
		for at := 0; at+size <= len(text); at++ {
			if !utf8.RuneStart(text[at]) || at+size < len(text) && !utf8.RuneStart(text[at+size]) {
				continue
			}
			if i := l.shortened(text[at:at+size], nil, ""); i != nil {
				if m := l.beside(text, at, at+size, true); m != nil {
					m.text, m.indicator, m.guessed = text, i, true
					return m
				}
			}
		}
	}
	return nil
}

// leastLike is how many characters of a text must stand in a name before an author is asked whether it means that.
const leastLike = 4

// like is the one indicator whose name holds all characters of a text in their order, for a question; words about a number may
// stand beside it. It is nil where there is none, or more than one.
func (l *lexicon) like(text string) *model.Indicator {
	text = strings.TrimLeft(strings.TrimPrefix(l.core(fold(text)), "其中"), ":,、")
	if utf8.RuneCountInString(text) > longestGuess {
		return nil
	}
	for size := len(text); size >= leastLike; size-- {
		for at := 0; at+size <= len(text); at++ {
			if !utf8.RuneStart(text[at]) || at+size < len(text) && !utf8.RuneStart(text[at+size]) || utf8.RuneCountInString(text[at:at+size]) < leastLike {
				continue
			}
			var found []*model.Indicator
			for _, n := range l.quiet {
				if inOrder(text[at:at+size], n.name) && !slices.Contains(found, n.indicator) {
					found = append(found, n.indicator)
				}
			}
			if len(found) > 0 && l.beside(text, at, at+size, false) != nil {
				if len(found) > 1 {
					return nil
				}
				return found[0]
			}
		}
	}
	return nil
}

// beside reads what stands before and behind a name in a text: words, times and units, and no other name.
func (l *lexicon) beside(text string, from, to int, loose bool) *meaning {
	m := &meaning{}
	before, ok := l.cut(text[:from], loose)
	if !ok {
		return nil
	}
	behind, ok := l.cutFrom(text, to, loose)
	if !ok {
		return nil
	}
	for _, t := range append(before, behind...) {
		if t.junk || slices.ContainsFunc(t.senses, func(s sense) bool { return s.indicator != nil || s.region != nil && !loose || s.cue&within != 0 }) {
			return nil
		}
		m.take(t, l.site)
	}
	if m.unclear {
		return nil
	}
	return m
}

// shortened is the one indicator that a text is a short form of, or nil.
func (l *lexicon) shortened(text string, around []*cell, sheet string) *model.Indicator {
	if utf8.RuneCountInString(text) < 2 {
		return nil
	}
	if _, word := l.words[text]; word {
		return nil
	}
	for _, r := range text { // most texts hold a character that no name has
		if !l.letters[r] && !strings.ContainsRune(noiseLetters+alikeLetters, r) {
			return nil
		}
	}
	var equal, within []*model.Indicator
	full := usual.Replace(text)
	left := quiet(full)
	for _, n := range l.quiet {
		if (n.still == left && left != "" || turned(text, n.name) || turned(left, n.still)) && !slices.Contains(equal, n.indicator) {
			equal = append(equal, n.indicator)
		}
		if (inOrder(text, n.name) || inOrder(full, n.full)) && !slices.Contains(within, n.indicator) {
			within = append(within, n.indicator)
		}
	}
	if len(equal)+len(within) == 0 {
		return nil
	}
	for _, i := range append(equal, within...) {
		for _, word := range narrowing.FindAllString(usual.Replace(text), -1) {
			if !strings.Contains(usual.Replace(fold(i.Name)+"/"+fold(i.Short)), word) && !strings.Contains(fold(i.Name)+"/"+fold(i.Short), word) {
				return nil
			}
		}
	}
	switch {
	case len(equal) == 1 && (len(within) == 0 || len(within) == 1 && within[0] == equal[0]):
		return equal[0]
	case len(equal) == 0 && len(within) == 1 && (completed(text, within[0], around, sheet) || completed(full, within[0], around, sheet)):
		return within[0]
	}
	return nil
}

// How many characters a name has at least whose words may stand in any other order, and a word of one whose two words may.
const (
	leastTurned = 6
	leastWord   = 2
)

// turned reports whether a text is a name with its words in another order: 治理水土流失面积, 出栏生猪.
func turned(text, name string) bool {
	a, b := []rune(text), []rune(name)
	if len(a) != len(b) || text == name {
		return false
	}
	for at := leastWord; at+leastWord <= len(b); at++ {
		if string(b[at:])+string(b[:at]) == text {
			return true
		}
	}
	if len(a) < leastTurned {
		return false
	}
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// quietName is a name of an indicator, and what is left of it without noise.
type quietName struct {
	indicator         *model.Indicator
	name, full, still string // full is the name with the usual words
}

// quiet is a name without the words that short forms leave out.
func quiet(name string) string {
	return still.Replace(name)
}

// inOrder reports whether all characters of a text stand in a name in their order.
func inOrder(text, name string) bool {
	for _, r := range text {
		at := strings.IndexRune(name, r)
		if at < 0 {
			return false
		}
		name = name[at+utf8.RuneLen(r):]
	}
	return true
}

// A short form that leaves something out within a name keeps at least so many characters before it, and leaves out at least so
// many: whom is counted (规上工业), and not what was done (申报, 认定).
const (
	leastFront = 2
	leastLeft  = 3
)

// leftOut is the one piece that a short form leaves out of a name, at its beginning or within it, or empty.
func leftOut(text, name string) string {
	short, full := []rune(text), []rune(name)
	if len(short) >= len(full) {
		return ""
	}
	front := 0
	for front < len(short) && short[front] == full[front] {
		front++
	}
	for ; front >= 0; front-- {
		if end := len(full) - len(short) + front; (front == 0 || front >= leastFront && end-front >= leastLeft) && front < len(short) && string(full[end:]) == string(short[front:]) {
			return string(full[front:end])
		}
	}
	return ""
}

// completed reports whether what a short form leaves out of a name stands in one of the texts around it.
func completed(text string, i *model.Indicator, around []*cell, sheet string) bool {
	name, short := fold(i.Name), fold(i.Short)
	for _, name := range []string{name, short, usual.Replace(name), usual.Replace(short)} {
		left := strings.ReplaceAll(leftOut(text, name), "的", "")
		if left == "" || strings.HasSuffix(left, "未") || strings.HasSuffix(left, "不") || strings.HasSuffix(left, "非") { // 销号 is not 未销号
			continue
		}
		if inOrder(left, fold(sheet)) {
			return true
		}
		for _, c := range around {
			if c.kind == textKind && inOrder(left, c.text) {
				return true
			}
		}
	}
	return false
}
