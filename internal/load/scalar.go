package load

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// Longest texts, in characters.
const (
	maxLine  = 200    // a name, a title
	maxProse = 10_000 // a definition, a note
)

// What texts must fit, for who has no reader: with something in them, and of one line of at most maxLine characters.
const (
	notEmpty = `\S`
	oneLine  = `^\s*\S([^\n]{0,198}\S)?\s*$`
)

const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle

// line reads a text of one line into dst.
func (r *reader) line(dst *string) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawText(oneLine, "写在一行里，最多 200 个字，不能是空的")
			return
		}
		text, ok := r.text(v, maxLine)
		if !ok {
			return
		}
		r.wrappedText(v)
		if strings.Contains(text, "\n") {
			r.errorf(r.pos(v.Node), "line-break", "写在一行里", "“%s”不能换行", v.key)
			return
		}
		*dst = text
	}
}

// prose reads a text that may be long into dst.
func (r *reader) prose(dst *string) func(value) {
	return func(v value) {
		if text, ok := r.text(v, maxProse); ok {
			*dst = text
		}
	}
}

// lines reads a list of one-line texts into dst.
func (r *reader) lines(dst *[]string) func(value) {
	return func(v value) {
		list := target(v.Node)
		r.list(v, func(v value) {
			var text string
			if r.line(&text)(v); text != "" {
				r.joined(list, v)
				*dst = append(*dst, text)
			}
		})
	}
}

// text returns a scalar's text without the space around it.
func (r *reader) text(v value, limit int) (string, bool) {
	if r.sketching() {
		r.drawText(notEmpty, "不能是空的")
		return "", false
	}
	if !r.scalar(v, wantText) {
		return "", false
	}
	text := strings.TrimSpace(v.Value)
	if text == "" {
		r.errorf(r.pos(v.Node), "no-value", "写上内容，或删去这一项", "“%s”是空的", v.key)
		return "", false
	}
	if n := utf8.RuneCountInString(text); n > limit {
		r.errorf(r.pos(v.Node), "too-long", "删减内容", "“%s”有 %d 个字，最多 %d 个字", v.key, n, limit)
		return "", false
	}
	if at := strings.IndexFunc(text, forbidden); at >= 0 {
		bad, _ := utf8.DecodeRuneInString(text[at:])
		r.errorf(r.pos(v.Node), "bad-character", "删去它", "“%s”中有看不见的控制字符 %s", v.key, codePoint(bad))
		return "", false
	}
	r.lostComment(v)
	return text, true
}

// flag reads true or false into dst.
func (r *reader) flag(dst *bool) func(value) {
	return func(v value) {
		if b, ok := r.truth(v); ok {
			*dst = b
		}
	}
}

func (r *reader) truth(v value) (b, ok bool) {
	if r.sketching() {
		*r.sketch = Shape{Kind: TruthShape}
		return false, false
	}
	if !r.scalar(v, " true 或 false") {
		return false, false
	}
	if v.Style&quoted != 0 || v.Value != "true" && v.Value != "false" {
		old, new := rawText(v.Node), flagFix(v.Value)
		if !sureFlags[strings.ToLower(v.Value)] {
			old, new = "", ""
		}
		r.offer(r.pos(v.Node), old, new, "wrong-type", "写 "+flagFix(v.Value), "“%s”应是 true（是）或 false（否），这里是%s", v.key, kindOf(v.Node))
		return false, false
	}
	return v.Value == "true", true
}

// sureFlags are the words that can mean only one of the two.
var sureFlags = map[string]bool{"是": true, "否": true, "yes": true, "no": true, "true": true, "false": true, "真": true, "假": true, "on": true, "off": true}

// flagFix guesses which of the two was meant.
func flagFix(text string) string {
	switch strings.ToLower(text) {
	case "是", "yes", "y", "on", "1", "真", "true", "对", "有":
		return "true"
	case "否", "no", "n", "off", "0", "假", "false", "不", "无":
		return "false"
	}
	return "true 或 false"
}

var wholeNumber = regexp.MustCompile(`^(0|[1-9][0-9]{0,8})$`)

// integer reads a whole number within bounds into dst.
func (r *reader) integer(dst *int, low, high int) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawWhole(low, high)
			return
		}
		if !r.scalar(v, "整数") {
			return
		}
		if v.Style&quoted != 0 || !wholeNumber.MatchString(v.Value) {
			r.errorf(r.pos(v.Node), "wrong-type", "写成不加引号的数字，如 "+strconv.Itoa(max(low, 1)), "“%s”应是整数，这里是%s", v.key, kindOf(v.Node))
			return
		}
		n, _ := strconv.Atoi(v.Value)
		if n < low || n > high {
			r.errorf(r.pos(v.Node), "out-of-range", "", "“%s”应在 %d 到 %d 之间，这里是 %d", v.key, low, high, n)
			return
		}
		*dst = n
	}
}

// positive reads a decimal above zero into dst.
func (r *reader) positive(dst *model.Decimal) func(value) {
	return r.decimalWithin(dst, aboveZero)
}

// notNegative reads a decimal that is zero or more.
func (r *reader) notNegative(dst *model.Decimal) func(value) {
	return r.decimalWithin(dst, fromZero)
}

func (r *reader) decimalWithin(dst *model.Decimal, b bound) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawNumber(nil)
			r.drawBound(b)
			return
		}
		d, ok := r.decimal(v, noNumber)
		if !ok {
			return
		}
		if !b.holds(d) {
			r.errorf(r.pos(v.Node), "out-of-range", "", "“%s”%s", v.key, b.text)
			return
		}
		*dst = d
	}
}

// word is one of the values that a key may have.
type word[T any] struct {
	text string
	mean T
}

// choice reads one of a few words into dst.
func choice[T any](r *reader, dst *T, words []word[T]) func(value) {
	return func(v value) {
		if r.sketching() {
			*r.sketch = Shape{Kind: WordShape, Words: texts(words)}
			return
		}
		if !r.scalar(v, "一个词") {
			return
		}
		texts := make([]string, len(words))
		for k, w := range words {
			if w.text == v.Value {
				*dst = w.mean
				return
			}
			texts[k] = w.text
		}
		r.errorf(r.pos(v.Node), "bad-choice", meantOr(r.nearest(v.Value, texts), texts), "“%s”不能写“%s”", v.key, shown(v.Value))
	}
}

// ordered returns the words of a table of the model in the order of their meanings.
func ordered[T ~uint8](table map[string]T) []word[T] {
	words := make([]word[T], 0, len(table))
	for text, mean := range table {
		words = append(words, word[T]{text, mean})
	}
	slices.SortFunc(words, func(a, b word[T]) int { return int(a.mean) - int(b.mean) })
	return words
}

var colourText = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// colour reads "#rrggbb" into dst, in lower case.
func (r *reader) colour(dst *model.Colour) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawText(colourText.String(), "写成 \"#a61b1b\" 的样子：# 和六位十六进制数，加引号")
			return
		}
		if !r.scalar(v, "颜色") {
			return
		}
		if !colourText.MatchString(v.Value) {
			r.errorf(r.pos(v.Node), "bad-colour", "写成 \"#a61b1b\" 的样子：# 和六位十六进制数，加引号", "“%s”不是颜色", shown(v.Value))
			return
		}
		*dst = model.Colour(strings.ToLower(v.Value))
	}
}

// maxShown bounds a quotation of the author's text, in characters.
const maxShown = 40

// shown is the author's text as a message quotes it: short, and with control characters visible.
func shown(text string) string {
	var b strings.Builder
	n := 0
	for _, c := range text {
		if n == maxShown {
			b.WriteString("…")
			break
		}
		n++
		switch {
		case c == '\n':
			b.WriteString("␊")
		case c == '\t':
			b.WriteString("␉")
		case forbidden(c) || c == utf8.RuneError:
			b.WriteString("<" + codePoint(c) + ">")
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// maxSuggestions bounds the search for near names in one file: a wrong list of regions may bring
// thousands of unknown names.
const maxSuggestions = 200

// nearest is diag.Nearest within a budget per file.
func (r *reader) nearest(name string, candidates []string) string {
	if r.suggested++; r.suggested > maxSuggestions {
		return ""
	}
	return diag.Nearest(name, candidates)
}
