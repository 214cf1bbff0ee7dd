package learn

import (
	"fmt"
	"slices"
	"strings"

	"bulletin/internal/model"
)

// context is all that heads, names and titles say of one cell.
type context struct {
	region       *model.Region
	indicator    *model.Indicator
	parts        []sense
	cue          cue
	span         span
	apart        bool // two texts name different times: 1—9月 in the row's name, 1—10月 over the column
	units        []unit
	fromTitle    bool     // the unit
	grown        []unit   // units of the texts that speak of growth
	ratio        bool     // a head says %, though the unit is another
	grouped      *meaning // a heading that nobody knows, and that may name a region
	guessed      bool     // the indicator is named by a short form of which the site knows nothing
	loose        cue      // cues of titles
	bad          *meaning // a text that is not understood
	badAt        *cell    // where it stands
	conflict     string   // Chinese
	conflictText string   // the text that says otherwise than those before it, or empty
	used         []head   // texts that had a part in it
	heads        int      // texts over the column
	summedUp     bool     // 合计 stands over the column
	sheetTime    span     // of titles, the sheet's name, the file

	wholeByTitle, regionByTitle, topicByTitle bool
}

// near adds what a text of a head, a name or a section says.
func (x *context) near(l *lexicon, c *cell, m *meaning) {
	if x.conflict == "" {
		defer func() {
			if x.conflict != "" && !strings.HasPrefix(x.conflict, twoUnits) {
				x.conflictText = c.value.Text
			}
		}()
	}
	x.used = append(x.used, head{c, m})
	if m.unclear {
		if x.bad == nil {
			x.bad, x.badAt = m, c
		}
		return
	}
	x.guessed = x.guessed || m.guessed
	if m.group {
		x.grouped = m
	}
	switch {
	case m.region == nil:
	case x.region == nil:
		x.region = m.region
	case x.region != m.region:
		x.conflict = "既属于“" + x.region.Name + "”又属于“" + m.region.Name + "”"
	}
	switch {
	case m.indicator == nil:
	case x.indicator == nil:
		x.indicator = m.indicator
	case x.cue&within != 0 && partOf(x.indicator, m.indicator): // 其中：税收收入 under 一般公共预算收入
	case x.indicator != m.indicator:
		x.conflict = "既属于“" + x.indicator.Name + "”又属于“" + m.indicator.Name + "”"
	}
	if len(m.parts) > 0 {
		if len(x.parts) > 0 && !slices.Equal(x.parts, m.parts) {
			x.conflict = "属于两个其中项"
		}
		x.parts = m.parts
	}
	x.cue |= m.cue
	x.apart = x.apart || x.span.apart(m.span)
	x.span = x.span.over(m.span)
	x.addUnits(m)
}

// longestChain is how many indicators may each be a part of the next; a site's own mistake makes no circle.
const longestChain = 20

// partOf reports whether the site says that an indicator is a part of another, and so may stand under it.
func partOf(i, of *model.Indicator) bool {
	for range longestChain {
		if i = i.AtMost; i == nil || i == of {
			break
		}
	}
	return i != nil && i == of
}

// twoUnits says that two texts about a number name different units.
const twoUnits = "有两个单位"

// addUnits notes the units of a text: those of a text about growth are the growth's.
func (x *context) addUnits(m *meaning) {
	if len(m.units) == 0 {
		return
	}
	if m.cue&(growth|completion|share|computed) != 0 {
		x.grown = m.units
		return
	}
	if len(x.units) > 0 && !sameUnits(x.units, m.units) {
		ratio := func(list []unit) bool { return len(list) == 1 && (list[0].base == "%" || list[0].base == "百分点") }
		switch {
		case ratio(x.units) && !ratio(m.units): // 万元 beside the name, % over the column
			x.grown, x.units, x.ratio = x.units, m.units, true
			return
		case ratio(m.units):
			x.grown, x.ratio = m.units, true
			return
		}
		x.conflict = twoUnits
		if text := x.unitText(); text != "" {
			x.conflict = fmt.Sprintf("%s：“%s”和“%s”", twoUnits, shown(clean(text)), shown(clean(x.used[len(x.used)-1].value.Text)))
		}
		return
	}
	x.units = m.units
}

// stack are the texts over a column, from the lowest. Where an upper head is not merged, it reaches to the next.
func (b *block) stack(l *lexicon, column int) []*cell {
	var list []*cell
	for k := len(b.heads) - 1; k >= 0; k-- {
		row := b.heads[k]
		c := b.view.at(row, column)
		if c == nil && k < len(b.heads)-1 {
			c = b.reaching(l, k, column)
		}
		if c != nil && (len(list) == 0 || list[len(list)-1] != c) && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// reaching is the upper head left of a blank that stands over it, too: not merged, and over columns that name no topic of
// their own.
func (b *block) reaching(l *lexicon, level, column int) *cell {
	row := b.heads[level]
	if below := b.view.at(b.heads[level+1], column); below == nil || l.says(below).names() && l.says(below).indicator != nil {
		return nil
	}
	for at := column - 1; at >= max(b.first, column-farthest) && !b.kinds[at].stub(); at-- {
		c := b.view.at(row, at)
		if c == nil {
			continue
		}
		if c.lastCol > c.column || c.lastRow > c.row {
			return nil // merged: where it ends is plain
		}
		return c
	}
	return nil
}

// stubs are the texts that name a row, from the right.
func (b *block) stubs(l *lexicon, row int) []*cell {
	var list []*cell
	for column := b.last; column >= b.first; column-- {
		c := b.view.at(row, column)
		if b.kinds[column] == codeColumn && c != nil && c.kind == textKind { // 合计 in the column of numbers
			if m := l.says(c); !m.unclear && (m.region != nil || m.cue&(total|partial|average) != 0) && !slices.Contains(list, c) {
				list = append(list, c)
			}
		}
		if !b.kinds[column].stub() {
			continue
		}
		if c == nil {
			c = b.ditto(row, column)
		}
		if c != nil && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// ditto is the name above a blank, where another name stands in the same row: 高企申报 once, and each region beside it.
func (b *block) ditto(row, column int) *cell {
	if b.kinds[column] != regionStub && b.kinds[column] != topicStub {
		return nil
	}
	other := false
	for at := b.first; at <= b.last; at++ {
		if kind := b.kinds[at]; at != column && (kind == regionStub || kind == topicStub || kind == roleStub) && b.view.at(row, at) != nil {
			other = true
		}
	}
	if !other {
		return nil
	}
	from := index(b.data, row) - 1
	for k := from; k >= 0 && k > from-farthest; k-- {
		if c := b.view.at(b.data[k], column); c != nil {
			if c.lastRow > c.row {
				return nil
			}
			return c
		}
	}
	return nil
}

// How many rows and columns a name is looked for: of a neighbour, and over blanks.
const (
	nearby   = 60
	farthest = 500
)

// narrowRoles are roles that a column or a row may have without naming its indicator: it is that of its neighbour.
const narrowRoles = growth | completion | rank | aim | before | share | difference | monthly | computed

// context gathers what is said of a cell of a block.
func (l *lexicon) context(b *block, row, column int, s *sheet) *context {
	x := &context{}
	heads := l.headsOf(b, column, s)
	x.heads = len(heads)
	for _, h := range heads {
		x.summedUp = x.summedUp || h.cue&total != 0 && h.region == nil
		x.near(l, h.cell, h.meaning)
	}
	for _, h := range l.namesOf(b, row, s) {
		x.near(l, h.cell, h.meaning)
	}
	l.neighbour(b, x, row, column, s)
	if c := b.sections[row]; c != nil {
		l.section(b, x, c)
	}
	l.complete(b, x, s)
	l.ownAverage(x)
	l.ownGrowth(x)
	return x
}

// ownAverage takes 1—6月平均 beside 平均出租率 for a word of the name: it is the figure then, and no mean over members.
func (l *lexicon) ownAverage(x *context) {
	if x.indicator == nil || x.cue&average == 0 {
		return
	}
	x.cue = 0
	for _, h := range x.used {
		says := h.cue
		if says&roles == average && !h.names() && repeats(strings.TrimSuffix(timeless(l.core(h.text())), "值"), x.indicator) {
			says = says&^average | plain
		}
		x.cue |= says
	}
}

// neighbour names the indicator of a row or a column that only says its role or its part, by the one before it.
func (l *lexicon) neighbour(b *block, x *context, row, column int, s *sheet) {
	needs := x.indicator == nil && (len(x.parts) > 0 || x.cue&narrowRoles != 0)
	if !needs || x.bad != nil {
		return
	}
	for at := column - 1; at >= max(b.first, column-nearby) && !b.kinds[at].stub(); at-- {
		for _, m := range l.headsOf(b, at, s) {
			if m.indicator != nil && (m.region == nil || m.region == x.region) && belongs(x.parts, m.indicator) {
				x.indicator = m.indicator
				x.inherit(m.meaning)
				return
			} else if m.unclear {
				return
			}
		}
	}
	from := index(b.data, row) - 1
	for k := from; k >= 0 && k > from-nearby; k-- {
		for _, m := range l.namesOf(b, b.data[k], s) {
			if m.indicator != nil && belongs(x.parts, m.indicator) {
				x.indicator = m.indicator
				x.inherit(m.meaning)
				return
			} else if m.unclear {
				return
			}
		}
	}
}

// inherit takes the unit of the neighbour's head over for a part.
func (x *context) inherit(m *meaning) {
	if len(x.units) == 0 && len(x.parts) > 0 && m.cue&narrowRoles == 0 {
		x.units = m.units
	}
}

func belongs(parts []sense, i *model.Indicator) bool {
	return len(parts) == 0 || slices.ContainsFunc(parts, func(s sense) bool { return s.indicator == i })
}

// sectionsOfRegions reports whether texts that stand alone above rows name regions: then one that nobody knows does, too.
func (l *lexicon) sectionsOfRegions(b *block) bool {
	for _, c := range b.sections {
		if m := l.says(c); m.region != nil && !isWhole(m.region) && m.indicator == nil {
			return true
		}
	}
	return false
}

// groupStub is groupHead for a name over several rows.
func (l *lexicon) groupStub(b *block, c *cell) bool {
	if narrowing.MatchString(c.text) || c.lastRow == c.row || b.kinds[c.column] == regionStub {
		return false
	}
	seen := map[*model.Indicator]bool{}
	for row := c.row; row <= c.lastRow; row++ {
		for column := b.first; column <= b.last; column++ {
			if other := b.view.at(row, column); other != nil && other != c && b.kinds[column].stub() && other.kind == textKind {
				if m := l.says(other); m.indicator != nil {
					seen[m.indicator] = true
				}
			}
		}
	}
	return len(seen) > 1
}

// section adds the text that stands alone above a row. Where it names what the row itself names, it is a row of its own
// that has no numbers yet; where it is not understood, it may be a heading of rows that have full names.
func (l *lexicon) section(b *block, x *context, c *cell) {
	m := l.says(c)
	switch {
	case l.groupsPlaces(&head{c, m}, x.used): // 镇 above rows of towns
		return
	case m.unclear && l.sectionsOfRegions(b):
		x.near(l, c, m)
		return
	case m.unclear && x.indicator != nil && !narrowing.MatchString(c.text):
		if !numbered.MatchString(c.text) {
			x.grouped = m
		}
		return
	case m.unclear:
		if loose := l.parse(bare(c.text), true); loose.indicator != nil || loose.region != nil || narrowing.MatchString(c.text) || x.indicator == nil {
			x.near(l, c, m)
		}
		return
	case m.region != nil && x.region != nil && m.indicator == nil && m.cue&roles == 0:
		return
	case m.indicator != nil && x.indicator != nil && m.region == nil:
		return
	case m.cue&(total|partial) != 0 && !m.names():
		return
	}
	x.near(l, c, m)
}
