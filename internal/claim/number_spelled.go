package claim

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// numeralOf is a Chinese numeral up to nine.
func numeralOf(r rune) (int, bool) {
	switch r {
	case '零':
		return 0, true
	case '一':
		return 1, true
	case '二', '两':
		return 2, true
	case '三':
		return 3, true
	case '四':
		return 4, true
	case '五':
		return 5, true
	case '六':
		return 6, true
	case '七':
		return 7, true
	case '八':
		return 8, true
	case '九':
		return 9, true
	}
	return 0, false
}

// powerOf is what a numeral multiplies by.
func powerOf(r rune) (int, bool) {
	switch r {
	case '十':
		return 10, true
	case '百':
		return 100, true
	case '千':
		return 1000, true
	}
	return 0, false
}

// numeral reads a number below ten thousand in Chinese numerals: 三, 十二, 两百零五.
func numeral(text string) (value, n int) {
	const longest = len("九千九百九十九") // and no longer where somebody goes on and on
	digit, said := 0, false        // 五 before 百
	for n < min(len(text), longest) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if d, ok := numeralOf(r); ok {
			if said && digit > 0 {
				break // 二三
			}
			if n == 0 && d == 0 {
				return 0, 0
			}
			digit, said = d, true
		} else if p, ok := powerOf(r); ok && (said && digit > 0 || n == 0 && p == 10) {
			if !said {
				digit = 1
			}
			value, digit, said = value+digit*p, 0, false
		} else {
			break
		}
		n += size
	}
	return value + digit, n
}

// ofWhole reports whether n says how much of something: 3倍, 一半, 四成.
func (n *number) ofWhole() bool { return n.kind == times || n.kind == percent && n.round }

// halves are the words for a half.
var halves = []string{"一半", "半数", "百分之五十"}

// chinese reads a number in Chinese numerals with a unit that makes it one: 六县, 四个县市, 五成, 三家, 百分之十二点五.
func (l *lexicon) chinese(text string) (num number, n int) {
	switch first, _ := utf8.DecodeRuneInString(text); first {
	case '十', '百', '千', '半', '翻':
	default:
		if _, ok := numeralOf(first); !ok {
			return num, 0
		}
	}
	for _, half := range halves {
		if strings.HasPrefix(text, half) {
			num := number{value: model.Int(50), kind: percent, unit: "%", round: true}
			l.suffix(text[len(half):], &num)
			return num, len(half)
		}
	}
	for _, f := range folds {
		if strings.HasPrefix(text, f.word) {
			num := number{value: model.Int(f.times), kind: times, unit: "倍", round: true, fold: true}
			l.suffix(text[len(f.word):], &num)
			return num, len(f.word)
		}
	}
	if num, n := percentage(text); n > 0 {
		return num, n
	}
	value, n := numeral(text)
	if n == 0 {
		return num, 0
	}
	num.value, num.kind = model.Int(value), bare
	if fraction, m := fractionOf(text[n:], value); m > 0 {
		num.value, num.kind, num.unit, num.round = fraction, percent, "%", true
		return num, n + m
	}
	m := l.unit(text[n:], &num)
	if m == 0 || num.kind == bare {
		return num, 0
	}
	n += m
	if num.kind == percent && num.round {
		n += tenths(text[n:], &num)
	}
	l.suffix(text[n:], &num)
	if num.kind == amount || num.kind == moved {
		num.round = true
	}
	return num, n
}

// folds are the words for so many times as much.
var folds = []struct {
	word  string
	times int
}{{"翻一番", 2}, {"翻了一番", 2}, {"翻番", 2}, {"翻两番", 4}, {"翻了两番", 4}}

// percentage reads 百分之三十五 and 百分之12.5.
func percentage(text string) (num number, n int) {
	for _, mark := range []struct {
		word, unit string
	}{{"百分之", "%"}, {"千分之", "‰"}} {
		rest, ok := strings.CutPrefix(text, mark.word)
		if !ok || rest == "" {
			continue
		}
		if rest[0] >= '0' && rest[0] <= '9' {
			n, ok := digits(rest, &num)
			if !ok {
				return num, 0
			}
			num.setUnit(mark.unit)
			return num, len(mark.word) + n
		}
		whole, n := numeral(rest)
		if n == 0 {
			return num, 0
		}
		num.value = model.Int(whole)
		if after, ok := strings.CutPrefix(rest[n:], "点"); ok {
			fraction := ""
			for at, r := range after {
				d, ok := numeralOf(r)
				if !ok {
					break
				}
				fraction += strconv.Itoa(d)
				n = len(rest) - len(after) + at + utf8.RuneLen(r)
			}
			if fraction != "" && len(fraction) <= model.MaxFraction {
				num.value, num.places = model.MustDecimal(strconv.Itoa(whole)+"."+fraction), len(fraction)
			}
		}
		num.setUnit(mark.unit)
		return num, len(mark.word) + n
	}
	return num, 0
}

// tenths reads what stands behind 四成: 五, 半, 多.
func tenths(text string, num *number) int {
	if strings.HasPrefix(text, "多") {
		num.around, num.within = more, true
		return len("多")
	}
	if strings.HasPrefix(text, "半") {
		num.value = num.value.Add(model.Int(5))
		return len("半")
	}
	r, n := utf8.DecodeRuneInString(text)
	if d, ok := numeralOf(r); ok && d > 0 {
		num.value = num.value.Add(model.Int(d))
		return n
	}
	return 0
}

// fractionOf reads 分之一 behind 三.
func fractionOf(text string, of int) (model.Decimal, int) {
	const mark = "分之"
	if !strings.HasPrefix(text, mark) {
		return model.Decimal{}, 0
	}
	over, n := numeral(text[len(mark):])
	if n == 0 {
		return model.Decimal{}, 0
	}
	q, _ := model.Ratio(model.Int(over*100), model.Int(of))
	return q, len(mark) + n
}
