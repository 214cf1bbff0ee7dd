package learn

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// head is a text over a column or beside a row with what it says there: what it says may rest on the others.
type head struct {
	*cell
	*meaning
}

// numbered are headings that number what they group.
var numbered = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3})`)

// headsOf are the texts over a column, from the lowest.
func (l *lexicon) headsOf(b *block, column int, s *sheet) []head {
	if list, done := b.overColumns[column]; done {
		return list
	}
	list := l.together(b.stack(l, column), b, s)
	for k := range list {
		switch h := &list[k]; {
		case l.groupsPlaces(h, list[:k]): // 镇 over the names of towns is no unit
			h.meaning = &meaning{text: h.meaning.text}
		case h.unclear && l.groupHead(b, h.cell, s):
			h.meaning = &meaning{text: h.meaning.text, group: !numbered.MatchString(h.text())}
		case k > 0 && h.cue&labels != 0: // 责任单位 over the names of regions says nothing of the numbers
			m := *h.meaning
			m.cue &^= labels
			h.meaning = &m
		}
	}
	b.overColumns[column] = list
	return list
}

// namesOf are the texts that name a row, from the right.
func (l *lexicon) namesOf(b *block, row int, s *sheet) []head {
	if list, done := b.besideRows[row]; done {
		return list
	}
	list := l.together(b.stubs(l, row), b, s)
	if c := b.sections[row]; c != nil && !l.leftSection(b, row) { // 产量 below 一、粮食
		for k := range list {
			if above := (head{c, l.says(c)}); list[k].unclear {
				l.join(&list[k], &above)
			}
		}
	}
	for k := range list {
		switch h := &list[k]; {
		case l.groupsPlaces(h, list[:k]):
			h.meaning = &meaning{text: h.meaning.text}
		case h.unclear && l.groupStub(b, h.cell):
			h.meaning = &meaning{text: h.meaning.text, group: !numbered.MatchString(h.text())}
		case b.kinds[h.column] == regionStub && h.cue&regionHead != 0 && h.cue&^labels == 0 && !h.names() && !h.unclear:
			h.meaning = l.classOf(b, h.cell)
		}
	}
	b.besideRows[row] = list
	return list
}

// leftSection reports whether a row above, below the same heading, has the full name of an indicator: what follows may be about that.
func (l *lexicon) leftSection(b *block, row int) bool {
	at := index(b.data, row)
	for k := at - 1; k >= 0 && b.sections[b.data[k]] == b.sections[row]; k-- {
		if at-k > nearby {
			return true
		}
		for _, c := range b.stubs(l, b.data[k]) {
			if l.says(c).indicator != nil {
				return true
			}
		}
	}
	return false
}

// together reads texts that stand above or beside each other: two may make one name, 基本医疗保险 over 参保人数; one may be a
// short form that the others complete; and one may only repeat a part of the name that another has.
func (l *lexicon) together(cells []*cell, b *block, s *sheet) []head {
	list := make([]head, len(cells))
	for k, c := range cells {
		list[k] = head{c, l.says(c)}
		if r := l.zoneOf(c.text); r != nil && list[k].unclear {
			list[k].meaning = &meaning{text: c.text, region: r}
		}
	}
	for low := range list {
		for high := low + 1; high < len(list); high++ {
			l.join(&list[low], &list[high])
		}
	}
	if !l.strict {
		l.joinLoosely(list, b.above, s.grid.Name)
	}
	for k := range list {
		if list[k].unclear && list[k].kind == textKind && !l.strict {
			others := append(slices.Delete(slices.Clone(cells), k, k+1), b.above...)
			if m := l.guess(list[k].text(), others, s.grid.Name); m != nil {
				list[k].meaning = m
			} else if m := l.short(k, list, b, s); m != nil {
				list[k].meaning = m
			}
		}
	}
	l.ratios(list)
	l.ofWhat(list, b, s)
	for k := range list {
		if h := &list[k]; h.cue&roles == share && !h.names() && slices.ContainsFunc(list, func(o head) bool {
			return o.indicator != nil && o.indicator.Measure == model.Rate && repeats(l.core(h.text()), o.indicator)
		}) { // 比例 under 优良天数比例 is the figure
			h.meaning = &meaning{text: h.meaning.text, cue: plain, units: h.meaning.units, span: h.meaning.span}
		}
		if list[k].unclear && slices.ContainsFunc(list, func(h head) bool { return h.indicator != nil && repeats(l.core(list[k].text()), h.indicator) }) {
			own := l.parse(bare(list[k].text()), true)
			list[k].meaning = &meaning{text: list[k].meaning.text, units: own.units, span: own.span}
		}
	}
	return list
}

// text is the text of a head, folded.
func (h *head) text() string { return h.cell.text }

// isUnit reports whether a text is a unit and nothing else: 人 beside 参保 is no end of 参保人.
func (h *head) isUnit() bool {
	return len(h.units) > 0 && !h.unclear && !h.names() && h.cue&roles == 0 && !h.span.named()
}

// core is a text without its number in front and the unit behind it.
func (l *lexicon) core(text string) string {
	text = bare(text)
	if at := strings.LastIndexByte(text, '('); at > 0 && strings.HasSuffix(text, ")") {
		if _, size := l.unitsAt(text, at); size == len(text)-at { // （民营） is no unit
			text = text[:at]
		}
	}
	return strings.TrimRight(text, "%‰±:")
}

// join reads two texts as one name, where they are one letter by letter, or where the second repeats the end of the first.
func (l *lexicon) join(low, high *head) {
	if low.kind != textKind || high.kind != textKind || len(low.text()) > longestText || len(high.text()) > longestText || low.isUnit() || high.isUnit() {
		return
	}
	first, second := l.core(high.text()), l.core(low.text())
	for size := 0; size < len(second) && size <= len(first); size++ {
		if !utf8.RuneStart(second[size]) || first[len(first)-size:] != second[:size] {
			continue
		}
		senses := l.words[first+second[size:]]
		if len(senses) != 1 || senses[0].indicator == nil || senses[0].part != nil {
			continue
		}
		joined := &meaning{text: low.meaning.text, indicator: senses[0].indicator}
		joined.units = l.parse(bare(low.text()), true).units
		rest := &meaning{text: high.meaning.text}
		if len(joined.units) == 0 {
			joined.units = l.parse(bare(high.text()), true).units
		}
		low.meaning, high.meaning = joined, rest
		return
	}
}

// joinLoosely is join for short forms, where no text names an indicator by itself: 各项贷款 over 余额 where the name is
// 贷款余额. What the mapping has to name is the text that nobody knows.
func (l *lexicon) joinLoosely(list []head, around []*cell, sheet string) {
	if slices.ContainsFunc(list, func(h head) bool { return h.indicator != nil || len(h.parts) > 0 }) {
		return
	}
	for low := range list {
		for high := low + 1; high < len(list); high++ {
			above, below := &list[high], &list[low]
			if !above.unclear || above.kind != textKind || below.kind != textKind {
				continue
			}
			first, second := l.core(above.text()), timeless(l.core(below.text()))
			if second == "" || utf8.RuneCountInString(first+second) > longestGuess {
				continue
			}
			i := l.shortened(first+second, nil, "")
			if i == nil && below.unclear { // 未销号 below “四乱”问题
				i = l.shortened(second+first, around, sheet)
			}
			if i == nil {
				continue
			}
			units := l.parse(bare(above.text()), true).units
			if below.unclear {
				own := l.parse(bare(below.text()), true).units
				if len(own) > 0 {
					units = own
				}
				below.meaning, above.meaning = &meaning{text: below.meaning.text, indicator: i, units: units, span: spanIn(below.text()), guessed: true}, &meaning{text: above.meaning.text}
			} else {
				above.meaning = &meaning{text: above.meaning.text, indicator: i, units: units, guessed: true}
			}
			return
		}
	}
}

// ratios reads heads that make the name of a rate together: 占收入比重 under 税收收入 where the name is 税收收入占一般公共预算收入比重.
// What stands above a rate that is named so says nothing more.
func (l *lexicon) ratios(list []head) {
	for low := range list {
		h := &list[low]
		above := list[low+1:]
		if h.unclear && h.kind == textKind && !l.strict && strings.HasPrefix(l.core(h.text()), "占") {
			if i := l.ratioOf(l.core(h.text()), above); i != nil {
				h.meaning = &meaning{text: h.meaning.text, indicator: i, units: l.parse(bare(h.text()), true).units, guessed: true}
			}
		}
		if h.unclear || h.indicator == nil || h.indicator.Measure != model.Rate || !strings.HasPrefix(l.core(h.text()), "占") {
			continue
		}
		for k := range above {
			if i := above[k].indicator; i != nil && i != h.indicator && above[k].region == nil && (repeats(fold(i.Name), h.indicator) || repeats(fold(i.Short), h.indicator)) {
				above[k].meaning = &meaning{text: above[k].meaning.text}
			}
		}
	}
}

// ratioOf is the one rate whose name is that of an indicator above and a text that shortens the rest, or nil.
func (l *lexicon) ratioOf(text string, above []head) *model.Indicator {
	var found *model.Indicator
	for _, h := range above {
		if h.indicator == nil || h.unclear {
			continue
		}
		for _, i := range l.site.Indicators {
			for _, name := range []string{h.indicator.Name, h.indicator.Short} {
				rest, cut := strings.CutPrefix(fold(i.Name), fold(name))
				if !cut || name == "" || i.Measure != model.Rate || !inOrder(text, rest) || !sameEnd(text, rest) {
					continue
				}
				if found != nil && found != i {
					return nil
				}
				found = i
			}
		}
	}
	return found
}

// sameEnd reports whether two texts end in the same two characters.
func sameEnd(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) > 1 && len(y) > 1 && string(x[len(x)-2:]) == string(y[len(y)-2:])
}

// repeats reports whether a text is a part of the indicator's name.
func repeats(text string, i *model.Indicator) bool {
	return utf8.RuneCountInString(text) > 1 && (strings.Contains(fold(i.Name), text) || strings.Contains(fold(i.Short), text))
}

// groupHead reports whether a head that is not understood only groups columns: each of at least two has the full name of
// an indicator of its own, and no word of the head narrows what they cover.
func (l *lexicon) groupHead(b *block, c *cell, s *sheet) bool {
	if c.lastCol == c.column {
		return false
	}
	for column := b.first; column <= b.last; column++ { // beside regions it is a region that nobody knows
		if other := b.view.at(c.row, column); other != nil && other.kind == textKind && !b.kinds[column].stub() && l.says(other).region != nil {
			return false
		}
	}
	seen := map[*model.Indicator]bool{}
	for column := c.column; column <= c.lastCol; column++ {
		for _, below := range l.together(b.stack(l, column), b, s) {
			if below.cell != c && below.row > c.row && below.indicator != nil {
				seen[below.indicator] = true
				if repeats(l.core(c.text), below.indicator) {
					return true
				}
			}
		}
	}
	return len(seen) > 1 && !narrowing.MatchString(c.text)
}
