package learn

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// fold makes texts comparable that people read alike: half-width signs, one kind of dash and bracket, years in digits, no spaces.
func fold(s string) string {
	s = strings.Map(folded, s)
	if hashed.MatchString(s) { // as yearbooks write it
		s = "其中:" + s[1:]
	}
	if strings.Contains(s, "年") {
		s = spelledYear.ReplaceAllStringFunc(s, func(year string) string { return spelledDigits.Replace(year) })
	}
	return s
}

// hashed is the mark of yearbooks for 其中.
var hashed = regexp.MustCompile(`^#\p{Han}`)

// spelledYear is a year in Chinese digits, 二〇二五年, whichever circle stands for nothing.
var (
	spelledYear   = regexp.MustCompile(`(?:二[零○◯Oo0]|一九)[零○◯Oo0一二三四五六七八九]{2}年`)
	spelledDigits = strings.NewReplacer("零", "0", "○", "0", "◯", "0", "O", "0", "o", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
)

func folded(r rune) rune {
	switch {
	case r <= ' ', r == 0x7f, r == '\u00a0', r >= '\u2000' && r <= '\u200f', r >= '\u2028' && r <= '\u202f', r >= '\u2060' && r <= '\u206f',
		r == '\u3000', r == '\ufeff', r == '\u00ad', r >= 0x7f && r < 0xa0, r >= 0xfe00 && r <= 0xfe0f:
		return -1
	case r >= '！' && r <= '～' && r != '～':
		r -= 0xfee0
	}
	switch r {
	case '—', '–', '―', '－', '‐', '‑', '‒', '─', '━', '−', '～', '~', '〜', '﹣', 'ー':
		return '-'
	case '[', '【', '〔', '〖', '{', '「', '﹙', '［':
		return '('
	case ']', '】', '〕', '〗', '}', '」', '﹚', '］':
		return ')'
	case '﹪':
		return '%'
	case '∶', '︰':
		return ':'
	case '’', '‘', '`', '“', '”', '"', '\'', '《', '》':
		return -1
	case '﹐':
		return ','
	case '﹒':
		return '.'
	case '〇':
		return '零'
	}
	return r
}

var (
	serialFront = regexp.MustCompile(`^(?:\(?[0-9]{1,3}\)|[0-9]{1,3}[、)]|[0-9]{1,3}\.(?:[^0-9]|$)|\(?[一二三四五六七八九十]{1,3}[、)]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}、|[①-⑳⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻ][、.]?|[*※★▲△●○■□◆◇•·]+)`)
	footMark    = regexp.MustCompile(`(?:\*+|※|[①-⑳]|\(?注[0-9一二三四五]{0,2}\)?|\([①-⑳0-9]{1,2}\)|#)$`)
	twoSerials  = 2
)

// bare is a folded text without the number in front of it and the mark of a footnote behind it.
func bare(s string) string {
	for range twoSerials {
		m := serialFront.FindString(s)
		if m == "" {
			break
		}
		if strings.HasPrefix(s, m) && len(m) > 2 && m[len(m)-1] != ')' && strings.Contains(m, ".") {
			m = m[:strings.Index(m, ".")+1] // what follows the point is not part of the number
		}
		s = s[len(m):]
	}
	if cut := footMark.ReplaceAllString(s, ""); cut != "" {
		s = cut
	}
	return s
}

// timeless is a folded text without its times.
func timeless(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		_, size := spanAt(s)
		if size == 0 {
			_, size = utf8.DecodeRuneInString(s)
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return b.String()
}

// pattern is a folded text with its times taken out, so that next month's text has the same. A year stays as its distance
// from year: this year's column is not last year's.
func pattern(s string, year int) string {
	var b strings.Builder
	for len(s) > 0 {
		t, size := spanAt(s)
		if size == 0 {
			_, size = utf8.DecodeRuneInString(s)
			b.WriteString(s[:size])
			s = s[size:]
			continue
		}
		b.WriteString("◇" + strconv.Itoa(int(t.reach)))
		if t.year != 0 && year != 0 {
			b.WriteString("年" + strconv.Itoa(t.year-year))
		}
		s = s[size:]
	}
	return b.String()
}
