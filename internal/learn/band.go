package learn

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// band is a table with its titles, over the whole width of the sheet: tables side by side are blocks of one band.
type band struct {
	view     *view
	titles   []int // rows
	heads    []int
	data     []int
	sections map[int]*cell // by data row: the last text that stood alone in a row above it
}

// rowKind is what a row is, looked at by itself.
type rowKind uint8

const (
	dataRow  rowKind = iota
	soleRow          // one text: a title, a section, a note, or a row whose cells are still empty
	lineRow          // several texts, each with its label: 填报单位：… 单位：万元
	headRow          // several texts and no number
	orderRow         // 甲 乙 1 2 3: the numbers of the columns
	noteRow          // a note below the table, a date, a telephone
)

var (
	noteFront = regexp.MustCompile(`^(?:\(?注|备注[:1-9]|说明[:1-9]|资料来源|数据来源|制表|填表|填报人|审核|审核人|单位负责人|统计负责人|联系人|联系电话|报送|[*※])`)
	lineFront = regexp.MustCompile(`^(?:单位|时间|日期|密级|批准机关|制定机关|有效期至|综合机关名称|[^:]{0,8}(?:单位|部门|科室|处室|股室|机构|时间|日期|期间|期|月份|年月|表号|文号)):`)
	bodyEnd   = regexp.MustCompile(`(?:[局科处室股委办厅部司所站队院](?:\([^()]*\))?|中心|公司)(?:编|编制|编印|制|制表|印|印制|填报|填制|整理|提供|供稿)?$`)
	ordersOf  = regexp.MustCompile(`^(?:甲|乙|丙|丁|栏次|行次|序|代码|A|B|C|-)$`)
)

// bands finds the tables of a sheet. What belongs to none is in rest: rows of notes, and rows without a table.
func (l *lexicon) bands(v *view) (list []*band, rest []int) {
	kinds := make([]rowKind, len(v.rows))
	for row := range v.rows {
		kinds[row] = l.rowKind(v, row)
	}
	var current *band
	var waiting []int // rows of single texts that may be titles of what follows
	var section *cell
	open := func() {
		current = &band{view: v, titles: waiting, sections: map[int]*cell{}}
		list, waiting, section = append(list, current), nil, nil
	}
	for row, kind := range kinds {
		if v.blank(row) {
			continue
		}
		if kind == headRow && current != nil && len(current.data) > 0 && !l.headBelow(v, row, current) {
			kind = dataRow
		}
		switch kind {
		case noteRow:
			rest = append(rest, row)
		case lineRow:
			waiting = append(waiting, row)
		case soleRow:
			waiting = append(waiting, row)
		case headRow:
			if current == nil || len(current.data) > 0 {
				open()
			} else {
				current.heads = append(current.heads, waiting...) // a text over all columns between the heads
				waiting = nil
			}
			current.heads = append(current.heads, row)
		case orderRow:
			if current == nil {
				open()
			}
			rest = append(rest, row)
		case dataRow:
			if current == nil {
				open()
			}
			for _, sole := range waiting {
				section = soleCell(v, sole)
			}
			waiting = nil
			current.data = append(current.data, row)
			if section != nil {
				current.sections[row] = section
			}
		}
	}
	for k := 1; k < len(list); k++ {
		if list[k].continues(list[k-1]) {
			list[k].titles = slices.Concat(list[k-1].titles, list[k].titles)
		}
	}
	return list, append(rest, waiting...)
}

// resumed are titles of the rest of a table on another page.
var resumed = regexp.MustCompile(`^(?:\(?(?:续|接)(?:上)?(?:表|页)?[0-9一二三四五]{0,2}\)?|第[0-9]{1,3}页(?:共[0-9]{1,3}页)?)$`)

// continues reports whether a band is the rest of the one before: the same heads again, and no title of its own.
func (b *band) continues(before *band) bool {
	for _, row := range b.titles {
		for _, c := range texts(b.view, row) {
			if !resumed.MatchString(c.text) {
				return false
			}
		}
	}
	if len(b.heads) == 0 || len(b.heads) != len(before.heads) {
		return false
	}
	for k := range b.heads {
		for column := range b.view.columns {
			here, there := b.view.at(b.heads[k], column), b.view.at(before.heads[k], column)
			if (here == nil) != (there == nil) || here != nil && (here.kind != textKind || here.text != there.text) {
				return false
			}
		}
	}
	return true
}

// texts are the different texts of a row.
func texts(v *view, row int) []*cell {
	var list []*cell
	for column, c := range v.cells[row] {
		if c != nil && c.kind == textKind && (column == 0 || v.cells[row][column-1] != c) {
			list = append(list, c)
		}
	}
	return list
}

func soleCell(v *view, row int) *cell {
	if list := texts(v, row); len(list) > 0 {
		return list[0]
	}
	return nil
}

// rowKind looks at a row by itself.
func (l *lexicon) rowKind(v *view, row int) rowKind {
	var numbers []*cell
	filled, marks, dates := 0, 0, 0
	for column, c := range v.cells[row] {
		if c == nil || column > 0 && v.cells[row][column-1] == c || c.row != row && c.kind == textKind {
			continue
		}
		if c.filled() {
			filled++
		}
		switch c.kind {
		case dashKind:
			marks++
		case dateKind:
			dates++
		}
		if c.numeric() {
			numbers = append(numbers, c)
		}
	}
	list := texts(v, row)
	switch {
	case len(numbers) > 0 && l.isOrder(list, numbers):
		return orderRow
	case len(numbers) > 1 && l.isHeadOfMonths(list, numbers):
		return headRow
	case len(numbers) > 0 && len(list) > 0 && filled == len(numbers) && l.isTimeLine(list, numbers):
		return lineRow
	case len(numbers) > 0 && l.isHeadOfTimes(v, row, list, numbers):
		return headRow
	case filled > 0 && (l.isFootLine(list, numbers) || filled == dates && len(list) == 0):
		return noteRow
	case filled > 0 && !(filled == marks && len(list) > 1 && len(list) > marks): // a stroke in the corner of heads
		return dataRow
	case len(list) == 1 && noteFront.MatchString(list[0].text) && !strings.HasPrefix(list[0].text, "单位"):
		return noteRow
	case len(list) <= 1:
		return soleRow
	}
	return l.kindOfTexts(list)
}

func (l *lexicon) kindOfTexts(list []*cell) rowKind {
	lines, times, notes, bodies, numbers := 0, 0, 0, 0, 0
	for _, c := range list {
		m := l.meaning(c.text)
		switch {
		case tableNumber.MatchString(c.text):
			numbers++
		case lineFront.MatchString(c.text):
			lines++
		case noteFront.MatchString(c.text) && strings.Contains(c.text, ":"):
			notes++
		case m.span.named() && !m.names() && m.cue == 0, isDay(c.text):
			times++
		case m.unclear && bodyEnd.MatchString(c.text):
			bodies++
		}
	}
	switch {
	case notes > 0 && notes+times+lines == len(list):
		return noteRow
	case lines > 0 && lines+times == len(list), numbers == len(list): // titles of tables beside each other
		return lineRow
	case bodies == 1 && times+lines > 0 && bodies+times+lines == len(list): // who made the table, and when
		return lineRow
	case lines > 0 && len(list) <= 3 && lines+times+1 >= len(list):
		return lineRow
	}
	return headRow
}

// isDay reports whether a text is a day, when something was written.
func isDay(text string) bool {
	text = strings.Trim(text, "()")
	t, size := spanAt(text)
	return size > 0 && size == len(text) && !t.named()
}

// isOrder reports whether a row numbers the columns.
func (l *lexicon) isOrder(list, numbers []*cell) bool {
	if len(numbers) < 2 {
		return false
	}
	for k, c := range numbers {
		if c.kind != numberKind || c.unit != "" || number(c.number) != number(numbers[0].number)+k || c.number != shift(c.number, 0) {
			return false
		}
	}
	if first := number(numbers[0].number); first != 1 && !(first > 1 && len(list) > 0) && first != 0 || first > 6 {
		return false
	}
	for _, c := range list {
		if !ordersOf.MatchString(c.text) {
			return false
		}
	}
	return len(list) > 0 || number(numbers[0].number) == 1 && len(numbers) > 2
}

// isHeadOfMonths reports whether the numbers of a row are 1 to 12 over columns, beside nothing but heads of names.
func (l *lexicon) isHeadOfMonths(list, numbers []*cell) bool {
	if len(list) == 0 || len(numbers) > 12 {
		return false
	}
	for k, c := range numbers {
		if c.kind != numberKind || c.number != strconv.Itoa(k+1) || c.unit != "" {
			return false
		}
	}
	for _, c := range list {
		if m := l.meaning(c.text); m.unclear || m.names() || m.cue&labels == 0 && !m.span.named() {
			return false
		}
	}
	for _, c := range numbers {
		c.month = true
	}
	return true
}

// isTimeLine reports whether a row says of when a table is or who made it when, beside at most its unit: 2025 | 年1—9月, or dates with their
// labels | 单位：万元.
func (l *lexicon) isTimeLine(list, when []*cell) bool {
	completed, bodies, labels := true, 0, 0
	for _, c := range when {
		completed = completed && c.kind == dateKind
	}
	for _, c := range list {
		m := l.meaning(c.text)
		switch {
		case lineFront.MatchString(c.text):
			labels++
			continue
		case strings.HasPrefix(c.text, "单位") && !m.names() && m.cue&regionHead == 0:
			continue
		case m.unclear && bodyEnd.MatchString(c.text):
			bodies++
			continue
		}
		after, cut := strings.CutPrefix(c.text, "年")
		t, size := spanAt(after)
		if !cut || size == 0 || size != len(after) || t.year != 0 || when[0].year() == 0 || len(when) > 1 {
			return false
		}
		completed = true
	}
	return completed && bodies <= 1 && (len(when) == 1 || labels >= len(when))
}

// isHeadOfTimes reports whether the numbers of a row are years or months over columns.
func (l *lexicon) isHeadOfTimes(v *view, row int, list, numbers []*cell) bool {
	for _, c := range numbers {
		if c.year() == 0 && c.kind != dateKind {
			return false
		}
	}
	for _, c := range list {
		if m := l.meaning(c.text); m.names() || m.cue&(contact|remark) != 0 {
			return false
		}
	}
	return len(numbers) > 1 || len(list) > 1
}

// telephone is how many digits make a number of a foot line a telephone's.
const telephone = 7

// isFootLine reports whether a row with numbers is a line like 联系电话 0743-… or 制表日期 2022-08-03.
func (l *lexicon) isFootLine(list, numbers []*cell) bool {
	if len(list) == 0 || len(numbers) == 0 {
		return len(list) > 0 && len(numbers) == 0 && noteFront.MatchString(list[0].text)
	}
	for _, c := range numbers {
		if c.kind != dateKind && c.year() == 0 && len(c.number) < telephone {
			return false
		}
	}
	for _, c := range list {
		m := l.meaning(c.text)
		if m.names() {
			return false
		}
		if m.cue&contact != 0 || noteFront.MatchString(c.text) || lineFront.MatchString(c.text) {
			return true
		}
	}
	return false
}

// headBelow reports whether a row of texts below rows of data begins a table of its own, and is no row whose numbers are
// still missing.
func (l *lexicon) headBelow(v *view, row int, current *band) bool {
	list := texts(v, row)
	known, places, topics, label := 0, 0, 0, false
	for _, c := range list {
		m := l.meaning(c.text)
		if !m.unclear && m.says() {
			known++
		}
		if m.region != nil {
			places++
		}
		if m.indicator != nil || len(m.parts) > 0 {
			topics++
		}
		label = label || m.cue&labels != 0 && !m.names()
	}
	first := l.meaning(list[0].text)
	switch {
	case first.names() && places <= 1 && topics <= 1:
		return false
	case label:
		return true
	}
	return known*2 >= len(list) && (places > 1 || topics > 1 || !first.names())
}
