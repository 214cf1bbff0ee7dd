package load

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"bulletin/internal/model"
)

// thousands is a number with separators that leave one reading. A full-width comma, or one group alone behind a zero, may
// be a slip of the point.
var thousands = regexp.MustCompile(`^-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?$`)

// wideComma may be a number with a separator, or one whose point was missed.
var wideComma = regexp.MustCompile(`^[-－]?[0-9０-９]{1,3}，[0-9０-９]{3}$`)

// Typed reads a number as people type it into a cell, where it has exactly one reading: plain is the number as a report
// writes it, and how says what was unusual about it, or is empty. ok is false where a person has to decide.
func Typed(text string) (plain, how string, ok bool) {
	trimmed := strings.TrimFunc(text, Blank)
	if trimmed != text {
		how = "前后有空格"
	}
	if half := narrowDigits(trimmed); half != trimmed {
		trimmed, how = half, "用了全角字符"
	}
	if thousands.MatchString(trimmed) {
		trimmed, how = strings.ReplaceAll(trimmed, ",", ""), "用了千分位分隔符"
	}
	if rest, found := strings.CutPrefix(trimmed, "+"); found && isPlain(rest) && rest[0] != '-' {
		trimmed, how = rest, "前面写了加号"
	}
	return trimmed, how, isPlain(trimmed)
}

// Blank reports whether a character shows as nothing.
func Blank(c rune) bool {
	return unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' || c == '\u2060'
}

// narrowDigits is text with digits, point and minus of ASCII in the place of the full-width ones. The comma is left: it
// may be a slip of the point.
func narrowDigits(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '０' && c <= '９', c == '．', c == '－', c == '＋':
			return c - 0xfee0
		case c == '−' || c == '﹣':
			return '-'
		}
		return c
	}, text)
}

// Mistyped says what is wrong with a text that stands where a number is due, and what to write; absent is the advice
// where there is no number.
func Mistyped(text, absent string) (what, fix string) {
	trimmed := strings.TrimFunc(text, Blank)
	if near := nearGap(trimmed, reportGaps); near != "" && absent == NoFigure {
		return "“" + shown(trimmed) + "”不是数", "写“" + near + "”"
	}
	if _, other := model.WrittenGaps[trimmed]; other {
		return "这里不能写“" + trimmed + "”", absent
	}
	what, fix = mistyped(trimmed, false, absent)
	fix = strings.ReplaceAll(fix, "写在 note 里", "写在“备注”里")
	if wideComma.MatchString(trimmed) { // the comma is beside the point on a keyboard
		fix += "；小数点打成逗号的，写 " + strings.ReplaceAll(narrow(trimmed), ",", ".")
	}
	if trimmed == "" {
		return "是空的", fix
	}
	return "“" + shown(trimmed) + "”" + what, fix
}

// Advice where a figure, or a number that may be left out, is missing.
const (
	NoFigure = noFigure
	NoNumber = "没有的不填"
)

// TooLong reports whether a plain decimal has more digits than a report takes.
func TooLong(plain string) bool {
	_, tooLong := length(plain)
	return tooLong
}

// Unprintable is the first character of a text that no file of an author may have, as U+0007, or empty.
func Unprintable(text string) string {
	at := strings.IndexFunc(text, forbidden)
	if at < 0 {
		return ""
	}
	c, _ := utf8.DecodeRuneInString(text[at:])
	return codePoint(c)
}

// ReportGap is the gap that a word of a report means.
func ReportGap(text string) (gap model.Gap, ok bool) {
	for _, g := range reportGaps {
		if g.text == text {
			return g.mean, true
		}
	}
	return gap, false
}

// MeantGap is the word of the gap that a text is, or that people mean by it: 未报 is 未报送. It is empty for any other text.
func MeantGap(text string) string {
	if _, written := model.WrittenGaps[text]; written {
		return text
	}
	return instead[text]
}

// Shown is a text as messages quote it: short, and with control characters visible.
func Shown(text string) string { return shown(text) }

// MaxProse is the longest text that may stand beside a figure, in characters.
const MaxProse = maxProse
