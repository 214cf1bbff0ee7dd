package learn

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// widened are brackets that say what a number includes: 到位资金（含飞地）. Whether the site means the same, an author says.
var widened = regexp.MustCompile(`\((?:含|包括|包含)[^()]{1,20}\)`)

// widening reads a full name with such brackets as the name, to be looked at.
func (l *lexicon) widening(text string) *meaning {
	rest := widened.ReplaceAllString(text, "")
	if rest == text || rest == "" {
		return nil
	}
	m := *l.meaning(rest)
	if m.unclear || m.indicator == nil || m.region != nil || m.cue != 0 || len(m.parts) > 0 {
		return nil
	}
	m.text, m.guessed = text, true
	return &m
}

// doing reads a text that says by a piece of an indicator's name what was done, and that it is counted: 签约数, 累计签约 under
// 新签约亿元以上项目. Under a title only, 项目 could be all projects.
func (l *lexicon) doing(text string, i *model.Indicator, under bool) *meaning {
	text = bare(text)
	if utf8.RuneCountInString(text) > longestGuess {
		return nil
	}
	for size := len(text) - 1; size >= 2*utf8.RuneLen('数'); size-- {
		for at := 0; at+size <= len(text); at++ {
			if !utf8.RuneStart(text[at]) || at+size < len(text) && !utf8.RuneStart(text[at+size]) || !l.pieceOf(text[at:at+size], i, under) {
				continue
			}
			m := l.beside(text, at, at+size, false)
			if m != nil && m.cue&(plain|summed) != 0 && m.cue&^(plain|summed) == 0 && !m.span.named() {
				m.text, m.indicator, m.guessed = text, i, true
				return m
			}
		}
	}
	return nil
}

// pieceOf reports whether a text is a piece of the indicator's name and not a word that says nothing. Where no head names the
// indicator, the piece is not from the end of the name, and of no other's; 新增 of 城镇新增就业 narrows
// nothing, because the name has it.
func (l *lexicon) pieceOf(text string, i *model.Indicator, under bool) bool {
	if _, word := l.words[text]; word || quiet(text) != text || !under && narrowing.MatchString(strings.NewReplacer("新增", "", "净增", "").Replace(text)) || !repeats(text, i) {
		return false
	}
	if under {
		return true
	}
	for _, other := range l.site.Indicators { // 到位 may be of any of them
		if other != i && repeats(text, other) {
			return false
		}
	}
	for _, name := range []string{i.Name, i.Short} {
		if strings.HasSuffix(quiet(fold(name)), text) {
			return false
		}
	}
	return true
}

// sole reports whether all other columns beside a head, of those that stand under its upper head or of the table, are of
// another kind by their words: then it is the figures'.
func (l *lexicon) sole(b *block, c *cell, upper *cell) bool {
	from, to := b.first, b.last
	if upper != nil {
		from, to = upper.column, upper.lastCol
	}
	for column := from; column <= to; column++ {
		if b.kinds[column] != valueColumn || column >= c.column && column <= c.lastCol || !hasNumbers(b.view, b.band, column) {
			continue
		}
		list := b.stack(l, column)
		if len(list) == 0 || list[0] == c {
			return false
		}
		m := l.says(list[0])
		if !strings.HasPrefix(list[0].text, "其中") && !strings.HasPrefix(list[0].text, "占") && (m.unclear || m.indicator != nil || m.cue&(narrowRoles|within|remark) == 0) {
			return false
		}
	}
	return true
}

// short reads a text that is not understood by itself as one of these, where the heads or the titles name the indicator.
func (l *lexicon) short(k int, list []head, b *block, s *sheet) *meaning {
	if m := l.widening(list[k].text()); m != nil {
		return m
	}
	if !slices.Contains(b.heads, list[k].row) {
		return nil
	}
	named, upper := (*model.Indicator)(nil), (*cell)(nil)
	for _, h := range list {
		switch {
		case h.unclear || h.indicator == nil || h.cell == list[k].cell:
		case named != nil && h.indicator != named:
			return nil
		default:
			named, upper = h.indicator, h.cell
		}
	}
	if named == nil {
		named = l.titled(b, s)
	}
	if named == nil {
		return nil
	}
	m := l.doing(list[k].text(), named, upper != nil && upper.lastCol > upper.column)
	if m == nil || !l.sole(b, list[k].cell, upper) {
		return nil
	}
	return m
}

// titled is the one indicator that titles and the name of the sheet name, or nil.
func (l *lexicon) titled(b *block, s *sheet) *model.Indicator {
	var found *model.Indicator
	say := func(m *meaning) bool {
		if m == nil || m.indicator == nil {
			return true
		}
		if found == nil {
			found = m.indicator
		}
		return found == m.indicator
	}
	for _, c := range b.above {
		if !say(l.title(c.text)) {
			return nil
		}
	}
	if !say(l.sheetName(s.grid.Name)) {
		return nil
	}
	return found
}
