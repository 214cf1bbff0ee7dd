package learn

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"bulletin/internal/load"
	"bulletin/internal/model"
)

// meaning is what a text says.
type meaning struct {
	text      string // as it stands, folded
	region    *model.Region
	indicator *model.Indicator
	parts     []sense // that a part's name may mean
	cue       cue
	span      span
	units     []unit
	unclear   bool   // part of the text is explained by nothing, or two ways
	why       string // Chinese
	group     bool   // a heading of others, which nobody knows
	guessed   bool   // the name of the indicator is shortened in a way that the site does not name
}

// names reports whether the text names whom or what a number is about.
func (m *meaning) names() bool { return m.region != nil || m.indicator != nil || len(m.parts) > 0 }

// says reports whether anything of the text was understood.
func (m *meaning) says() bool {
	return m.names() || m.cue != 0 || m.span.named() || len(m.units) > 0
}

// longestText bounds the texts that are parsed, in bytes: a longer one is a note.
const longestText = 360

// meaning explains a text of a head or a row. The same text has the same meaning everywhere on a sheet.
func (l *lexicon) meaning(text string) *meaning {
	text = fold(text)
	if m, done := l.parsed[text]; done {
		return m
	}
	m := l.explain(text)
	l.parsed[text] = m
	return m
}

func (l *lexicon) explain(text string) *meaning {
	for _, form := range []string{text, bare(text)} {
		if c := l.captions[pattern(form, l.period.Year)]; c != nil {
			return l.named(text, c)
		}
	}
	var m *meaning
	for _, form := range []string{text, bare(text)} {
		if m = l.parse(form, false); !m.unclear {
			break
		}
	}
	m.text = text
	if m.unclear {
		l.partly(m, bare(text))
	}
	return m
}

// named is what the mapping says of a text, with the times and units that the text itself names.
func (l *lexicon) named(text string, c *load.Caption) *meaning {
	own := l.parse(bare(text), true)
	strictly := l.parse(bare(text), false)
	if !strictly.unclear {
		own = strictly
	}
	m := &meaning{text: text, region: own.region, indicator: own.indicator, parts: own.parts, cue: own.cue, span: own.span, units: own.units}
	if c.Measure == "group" {
		if _, unit := l.unit(bare(text)); unit { // 镇, and not 工业（万元）
			own.units = nil
		}
		return &meaning{text: text, span: own.span, units: own.units}
	}
	if strictly.unclear { // words of a text that is not understood as a whole are no cues
		m.region, m.indicator, m.parts, m.cue = nil, nil, nil, own.cue&within
	}
	if c.Measure != "" {
		m.cue = m.cue&^roles&^(total|partial|built) | measures[c.Measure]
		if c.Measure == "figure" {
			m.cue |= own.cue & summed
		}
	}
	if c.Region != nil {
		if m.region = c.Region; c.Measure == "" { // 全市平均 is the number of that region
			m.cue &^= average | partial
		}
	}
	if c.Indicator != nil {
		m.indicator, m.parts = c.Indicator, nil
	}
	if c.Part != nil {
		m.parts = []sense{{indicator: c.Indicator, part: c.Part}}
		m.indicator = nil
		m.cue |= within
	}
	if c.Unit != "" {
		if list, ok := l.units(c.Unit); ok {
			m.units = list
		}
	}
	return m
}

// token is a piece of a text with its meaning.
type token struct {
	size   int
	cost   int
	senses []sense
	span   span
	units  []unit
	aim    bool // a word of titles that makes its numbers targets
	junk   bool
}

// Costs of tokens: a text is read in the fewest, and names before words.
const (
	nameCost   = 10
	wordCost   = 11
	fillerCost = 6
	unitCost   = 4
	markCost   = 1
	junkCost   = 1000
)

// parse explains a folded text, all of it; loosely it leaves out what it cannot explain.
func (l *lexicon) parse(text string, loose bool) *meaning {
	if len(text) > longestText {
		return &meaning{text: text, unclear: true, why: "文字太长"}
	}
	m := &meaning{text: text}
	path, ok := l.cut(text, loose)
	if !ok {
		m.unclear, m.why = true, unknownText(text)
		return m
	}
	for k, t := range path {
		if t.junk || loose && len(t.senses) > 0 && l.touched(path, k) {
			continue
		}
		m.take(t, l.site)
	}
	if m.unclear && m.why == "" {
		m.why = "“" + shown(text) + "”有不止一种读法"
	}
	return m
}

// touched reports whether a name stands next to characters that nothing explains: it may be a part of another name. The
// whole may stand before any: 全州火灾情况.
func (l *lexicon) touched(path []token, k int) bool {
	named := path[k].senses[0]
	if named.region == nil && named.indicator == nil {
		return false
	}
	before, behind := k > 0 && path[k-1].junk, k+1 < len(path) && path[k+1].junk
	return before || behind && named.region != l.site.Whole()
}

// cut finds the cheapest tokens that make up a text.
func (l *lexicon) cut(text string, loose bool) ([]token, bool) { return l.cutFrom(text, 0, loose) }

// cutFrom is cut for the rest of a text: what stands before it tells where units may stand.
func (l *lexicon) cutFrom(text string, from int, loose bool) ([]token, bool) {
	type step struct {
		cost int
		from int
		by   token
	}
	steps := make([]step, len(text)+1)
	for k := range steps {
		steps[k].cost = math.MaxInt
	}
	steps[from].cost = 0
	for at := from; at < len(text); at++ {
		if steps[at].cost == math.MaxInt || !utf8.RuneStart(text[at]) {
			continue
		}
		for _, t := range l.tokens(text, at, loose) {
			if end := at + t.size; steps[at].cost+t.cost < steps[end].cost {
				steps[end] = step{steps[at].cost + t.cost, at, t}
			}
		}
	}
	if steps[len(text)].cost == math.MaxInt {
		return nil, false
	}
	var path []token
	for at := len(text); at > from; at = steps[at].from {
		path = append(path, steps[at].by)
	}
	for i, j := 0, len(path)-1; i < j; i, j = i+1, j-1 {
		path[i], path[j] = path[j], path[i]
	}
	return path, true
}

// tokens are the pieces that a text may have at a place.
func (l *lexicon) tokens(text string, at int, loose bool) []token {
	rest := text[at:]
	var list []token
	if t, size := spanAt(rest); size > 0 && !(at > 0 && text[at-1] >= '0' && text[at-1] <= '9') {
		list = append(list, token{size: size, cost: nameCost, span: t})
	}
	if m := thanMonth.FindString(rest); m != "" {
		list = append(list, token{size: len(m), cost: wordCost, senses: []sense{{cue: computed}}})
	}
	if units, size := l.unitsAt(text, at); size > 0 {
		list = append(list, token{size: size, cost: unitCost, units: units})
	}
	for size := 1; size <= min(len(rest), l.longest); size++ {
		if size < len(rest) && !utf8.RuneStart(rest[size]) {
			continue
		}
		word := rest[:size]
		if senses, known := l.words[word]; known && !(strings.HasSuffix(word, "增加") && strings.HasPrefix(rest[size:], "值")) { // 增加值 did not grow
			list = append(list, token{size: size, cost: costOf(word, senses), senses: senses})
		}
		if loose && l.aims[word] {
			list = append(list, token{size: size, cost: fillerCost - 1, aim: true})
		}
		if loose && l.titles[word] {
			list = append(list, token{size: size, cost: fillerCost})
		}
	}
	if loose {
		_, size := utf8.DecodeRuneInString(rest)
		list = append(list, token{size: size, cost: junkCost, junk: true})
	}
	return list
}

// thanMonth compares with another month of the year: 比9月末增加.
var thanMonth = regexp.MustCompile(`^[比较](?:1-)?[0-9]{1,2}月(?:份|末|底)?(?:累计)?(?:增加|减少|增减|增长|上升|下降|升降|变化|±)?(?:数|额|量)?`)

func costOf(word string, senses []sense) int {
	switch s := senses[0]; {
	case s.region != nil || s.indicator != nil:
		return nameCost
	case !s.filler:
		return wordCost
	case utf8.RuneCountInString(word) == 1 && word[0] < utf8.RuneSelf:
		return markCost
	}
	return fillerCost
}

// unitsAt reads units where units stand: in brackets, after 单位：, behind a mark at the end, and signs of percent.
func (l *lexicon) unitsAt(text string, at int) ([]unit, int) {
	rest := text[at:]
	if strings.HasPrefix(rest, "(") {
		if end := strings.Index(rest, ")"); end > 0 {
			inside := rest[1:end]
			for _, lead := range []string{"计量单位:", "单位:", "单位"} {
				inside = strings.TrimPrefix(inside, lead)
			}
			if units, ok := l.units(inside); ok {
				return units, end + 1
			}
		}
		return nil, 0
	}
	for _, lead := range []string{"计量单位:", "单位:", "金额单位:", "数据单位:"} {
		after, found := strings.CutPrefix(rest, lead)
		if !found {
			continue
		}
		for size := len(after); size > 0; size-- {
			if size < len(after) && !utf8.RuneStart(after[size]) {
				continue
			}
			if units, ok := l.units(after[:size]); ok {
				return units, len(lead) + size
			}
		}
	}
	if rest[0] == '/' || rest[0] == ',' || rest[0] == ':' {
		if units, ok := l.units(rest[1:]); ok {
			return units, len(rest)
		}
	}
	for _, sign := range []string{"个百分点", "百分点", "%", "‰"} {
		if strings.HasPrefix(rest, sign) && at > 0 {
			units, _ := l.units(sign)
			return units, len(sign)
		}
	}
	if at == 0 && !strings.HasPrefix(text, "±") && !strings.HasPrefix(text, "+") {
		if units, ok := l.units(text); ok {
			return units, len(text)
		}
	}
	return nil, 0
}

// take adds what a token says.
func (m *meaning) take(t token, s *model.Site) {
	if t.span.named() {
		if m.span.named() {
			m.span = t.span.over(m.span)
		} else {
			m.span = t.span
		}
	}
	if len(t.units) > 0 {
		switch {
		case len(m.units) == 0 || sameUnits(m.units, t.units):
			m.units = t.units
		case len(m.units) == 1 && len(t.units) == 1 && m.units[0].base == "%" && t.units[0].base == "百分点": // ±%(百分点)
			m.units = []unit{m.units[0], t.units[0]}
		default:
			m.unclear = true
		}
	}
	if t.aim {
		m.cue |= aim
	}
	var parts []sense
	named := 0
	for _, meant := range t.senses {
		switch {
		case meant.part != nil:
			parts = append(parts, meant)
			continue
		case meant.indicator != nil:
			named++
			m.unclear = m.unclear || m.indicator != nil && m.indicator != meant.indicator
			m.indicator = meant.indicator
		case meant.region != nil:
			named++
			m.addRegion(meant.region, s)
		}
		m.cue |= meant.cue
	}
	m.unclear = m.unclear || named > 1 || len(parts) > 0 && len(m.parts) > 0
	if len(parts) > 0 {
		m.parts = parts
	}
}

// addRegion names a region; 全州吉首市 is the member.
func (m *meaning) addRegion(r *model.Region, s *model.Site) {
	wide := func(r *model.Region) bool { return r == s.Whole() || r == s.Province }
	switch old := m.region; {
	case old == nil || old == r || wide(old) && !wide(r):
		m.region = r
	case wide(r) && !wide(old):
	case wide(r) && wide(old):
		m.region = s.Whole()
	default:
		m.unclear = true
	}
}

func sameUnits(a, b []unit) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}

// maxShown bounds a quotation, in characters.
const maxShown = 30

// shown is a text as a message quotes it.
func shown(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > maxShown {
		return string(runes[:maxShown]) + "…"
	}
	return s
}
