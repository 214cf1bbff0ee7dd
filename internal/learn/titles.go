package learn

import (
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/model"
)

// title reads a title, loosely: what it does not understand it leaves out, and with it names that touch it.
func (l *lexicon) title(text string) *meaning {
	key := "\x00" + text
	if m, done := l.parsed[key]; done {
		return m
	}
	m := l.onlyOne(bareTitle(text))
	if c := l.captions[pattern(fold(text), l.period.Year)]; c != nil {
		m = l.named(fold(text), c)
	}
	if whenWritten.MatchString(fold(text)) {
		m.span, m.cue = span{}, 0
	}
	if m.indicator == nil && !m.unclear && !l.strict {
		if g := l.guessTitle(text); g != nil {
			m.indicator, m.guessed = g.indicator, true
		}
	}
	l.parsed[key] = m
	return m
}

// tableNumber is the number of a table in front of its title: 附表3 农村公路, 附件2-1, 表一.
var tableNumber = regexp.MustCompile(`^(?:附件|附表|表|附)(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:[-.之][0-9]{1,2})?[:.、]?`)

// bareTitle is a folded title without the number of its table.
func bareTitle(text string) string {
	text = bare(fold(text))
	if rest := tableNumber.ReplaceAllString(text, ""); rest != "" {
		text = bare(rest)
	}
	return text
}

// onlyOne reads a title; where it names two indicators or two members it names none for the cells below.
func (l *lexicon) onlyOne(text string) *meaning {
	m := l.parse(text, true)
	path, _ := l.cut(text, true)
	if m.indicator != nil && l.enumerates(text, path) {
		m.indicator, m.parts = nil, nil
	}
	if !m.unclear {
		return m
	}
	indicators, members := map[*model.Indicator]bool{}, map[*model.Region]bool{}
	for k, t := range path {
		if len(t.senses) == 0 || t.junk || l.touched(path, k) {
			continue
		}
		if i := t.senses[0].indicator; i != nil && t.senses[0].part == nil {
			indicators[i] = true
		}
		if r := t.senses[0].region; r != nil && !isWhole(r) && r != l.site.Province {
			members[r] = true
		}
	}
	if len(indicators) > 1 {
		m.indicator, m.parts = nil, nil
	}
	if len(members) > 1 {
		m.region = nil
	}
	return m
}

// complete completes a context by what stands further away: the titles of the table, its name, the mapping, what was asked.
func (l *lexicon) complete(b *block, x *context, s *sheet) {
	if x.indicator == nil && len(x.parts) == 0 && x.bad == nil { // a column without one, where the whole table names a single one
		x.indicator = l.factsOf(b, s).only
	}
	for k := len(b.above) - 1; k >= 0; k-- {
		m := l.title(b.above[k].text)
		if r := l.fillerOf(b.above[k].text); r != nil {
			x.far(&meaning{region: r})
		}
		quarrel := x.conflict
		if x.far(m); quarrel == "" && x.conflict != "" {
			x.conflictText = b.above[k].value.Text
		}
		if m.guessed && x.indicator == m.indicator && x.topicByTitle {
			x.used, x.guessed = append(x.used, head{b.above[k], m}), true
		}
	}
	if len(x.units) == 0 {
		x.units = l.corner(b)
		x.fromTitle = len(x.units) > 0
	}
	if name := l.sheetName(s.grid.Name); name != nil {
		quarrel := x.conflict
		if x.far(name); quarrel == "" && x.conflict != "" {
			x.conflictText = s.grid.Name
		}
	}
	x.far(&meaning{region: l.title(fileStem(s.file)).region})
	for _, t := range s.times {
		x.sheetTime = x.sheetTime.over(t)
	}
	if sheet := l.sheet; sheet != nil {
		if x.indicator == nil && len(x.parts) == 0 {
			x.indicator = sheet.Indicator
		}
		if sheet.Region != nil && (x.region == nil || isWhole(x.region) && x.wholeByTitle) {
			x.region, x.wholeByTitle = sheet.Region, false
		}
		if list, ok := l.units(sheet.Unit); ok && len(x.units) == 0 {
			x.units, x.fromTitle = list, true
		}
	}
	if x.indicator == nil && len(x.parts) == 0 {
		x.indicator = s.options.Indicator
	}
	if x.region == nil || isWhole(x.region) && x.wholeByTitle {
		if s.options.Region != nil {
			x.region = s.options.Region
		}
	}
	if list, ok := l.units(s.options.Unit); ok && len(x.units) == 0 {
		x.units, x.fromTitle = list, true
	}
	if x.region == nil && x.bad == nil && l.rankedAbove(b, s) {
		x.region, x.wholeByTitle = l.site.Whole(), true
	}
	l.settleParts(x)
}

// rankedAbove reports whether a table without any region has a column of places among the others of the province (全省位次):
// that place is the whole's.
func (l *lexicon) rankedAbove(b *block, s *sheet) bool {
	f := l.factsOf(b, s)
	return f.ranked && !f.placed && !l.sectionsOfRegions(b)
}

// corner are the units that stand in the head over the names: 单位：万元 where 县市 would be.
func (l *lexicon) corner(b *block) []unit {
	for _, row := range b.heads {
		for column := b.first; column <= b.last && (b.kinds[column].stub() || b.kinds[column] == codeColumn); column++ {
			if c := b.view.at(row, column); c != nil && c.kind == textKind && strings.Contains(c.text, "单位:") {
				if m := l.title(c.text); len(m.units) > 0 {
					return m.units
				}
			}
		}
	}
	return nil
}

// far adds what a title says, where nothing nearer says it. The whole in a title is the weakest of names: it stands in
// most titles of a bulletin.
func (x *context) far(m *meaning) {
	if m.region != nil {
		switch {
		case x.region == nil:
			x.region, x.wholeByTitle = m.region, isWhole(m.region) || m.region.Kind == model.Province
		case x.wholeByTitle && !isWhole(m.region):
			x.region, x.wholeByTitle, x.regionByTitle = m.region, false, true
		case x.regionByTitle && x.region != m.region && !isWhole(m.region):
			x.conflict = "标题和表名写的地区不一致"
		}
		x.regionByTitle = x.regionByTitle || x.region == m.region && !isWhole(m.region)
	}
	if m.indicator != nil && len(m.parts) == 0 {
		switch {
		case x.indicator == nil && (len(x.parts) == 0 || belongs(x.parts, m.indicator)):
			x.indicator, x.topicByTitle = m.indicator, true
		case x.topicByTitle && x.indicator != m.indicator:
			x.conflict = "标题和表名写的指标不一致"
		}
	}
	if len(m.units) > 0 && len(x.units) == 0 {
		x.units, x.fromTitle = m.units, true
	}
	x.loose |= m.cue
	x.sheetTime = x.sheetTime.over(m.span)
}

// settleParts finds the indicator of a part by itself where only one has it.
func (l *lexicon) settleParts(x *context) {
	if len(x.parts) == 0 {
		return
	}
	switch {
	case x.indicator == nil && len(x.parts) == 1:
		x.indicator = x.parts[0].indicator
	case x.indicator == nil:
		x.conflict = "不止一项指标有这个其中项"
	case !belongs(x.parts, x.indicator):
		x.conflict = "“" + x.indicator.Name + "”没有这个其中项"
	}
}

var fillerFront = regexp.MustCompile(`^(?:填报|报送|上报|填表|编报)?(?:单位|部门|地区)(?:名称)?(?:\(盖章\)|\(公章\)|\(章\))?:`)

// fillerOf is the member whose unit filled in a table: 填报单位：吉首市科工信局. It is nil where the text says no such thing.
func (l *lexicon) fillerOf(text string) *model.Region {
	front := fillerFront.FindString(text)
	if front == "" {
		return nil
	}
	var found *model.Region
	longest := 0
	for _, r := range l.site.Regions[1:] {
		for _, name := range append(called(r), r.Bureau) {
			if name = fold(name); name != "" && strings.HasPrefix(text[len(front):], name) && len(name) > longest {
				found, longest = r, len(name)
			}
		}
	}
	return found
}

// memberIn reports whether a text holds the name of a member, wherever it stands.
func (l *lexicon) memberIn(text string) bool {
	text = fold(text)
	return slices.ContainsFunc(l.site.Regions[1:], func(r *model.Region) bool {
		return slices.ContainsFunc(called(r), func(name string) bool { return strings.Contains(text, fold(name)) })
	})
}

// wholeDoubtful reports whether the whole stands only in a title, and something beside it may mean somebody else.
func (l *lexicon) wholeDoubtful(b *block, x *context, s *sheet) bool {
	if !x.wholeByTitle {
		return false
	}
	if l.factsOf(b, s).across { // 同比 behind the column of a member is that member's
		return true
	}
	return x.grouped != nil && !ofTopics(x.grouped.text) || l.memberIn(s.grid.Name) || l.memberIn(fileStem(s.file)) || slices.ContainsFunc(b.above, func(c *cell) bool { return l.memberIn(c.text) })
}

var (
	abstract = regexp.MustCompile(`(?:生产|效益|发展|建设|保护|治理|增收|改革|民生|运行|保障|创新|质量|情况|指标)$`)
	placed   = regexp.MustCompile(`[省市州区县旗盟乡镇村街园校院馆站所局厅部委司厂社]`)
)

// ofTopics reports whether a heading that nobody knows groups topics: by its end it cannot be the name of a place or of a body.
func ofTopics(heading string) bool {
	return abstract.MatchString(heading) && !placed.MatchString(heading)
}

// populations are words of titles that make a table one of a part of what the bulletin counts.
var populations = regexp.MustCompile(`全[省市州县区](?:各|各类)?(?:国家级|省级|省级以上)?(?:开发区|(?:工业|产业)?园区|高新区|经开区|乡镇)|民营|私营|非公有?制?|国有企业|国企|外商投资|外资企业|中央企业|央企|省属|市属|州属|测算|预计|预测`)

// narrowed is the word of a title that makes the table one of a part of the indicator's population, or empty.
func (l *lexicon) narrowed(b *block, x *context) string {
	for _, c := range b.above {
		for _, word := range populations.FindAllString(c.text, -1) {
			if !strings.Contains(fold(x.indicator.Name+x.indicator.Short+l.site.Title), word) && l.captions[pattern(c.text, l.period.Year)] == nil {
				return word
			}
		}
	}
	return ""
}

// part is the part that a context is about, or nil.
func (x *context) part() *model.Part {
	if k := slices.IndexFunc(x.parts, func(s sense) bool { return s.indicator == x.indicator }); k >= 0 {
		return x.parts[k].part
	}
	return nil
}

// sheetName is what the name of a sheet says, or nil for names like Sheet1.
func (l *lexicon) sheetName(name string) *meaning {
	if m := l.meaning(name); !m.unclear {
		return m
	}
	return l.title(name)
}
