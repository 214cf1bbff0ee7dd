package form

import (
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// Rows of a form. The first is hidden with the identity and the names of the fields.
const (
	hiddenRow = 1 + iota
	titleRow
	unitRow
	headRow
	codeRow
	firstRow
)

// The looks of a form. What is to be filled is set off by a tint that a black-and-white printer shows as white.
const (
	textSize  = 10
	labelSize = 11
	valueSize = 11 // of figures, given and typed
	titleSize = 16
	inputFill = "#fff8dc"
	headFill  = "#e8ecef"
	groupFill = "#f3f5f6"
	upperFill = "#dfe5e9"
	lesser    = "#595959"
	lineHigh  = 14.0 // points a line of text takes
	rowHigh   = 17.0
)

// builder is a sheet in the making.
type builder struct {
	*layout
	known
	fill  func(slot) xlsx.Cell
	sheet xlsx.Sheet
}

// sheet makes a sheet of the form. fill says what stands in a cell that is to be filled: its text or number, its comment,
// and its fill and colour where they are not the usual ones.
func (l *layout) sheet(name string, fill func(slot) xlsx.Cell) xlsx.Sheet {
	b := &builder{layout: l, known: knownAt(l.site, l.period), fill: fill}
	b.sheet = xlsx.Sheet{
		Name: name, FrozenRows: codeRow, FrozenCols: l.place(fieldName), Protected: true, Landscape: true, Repeated: codeRow,
		Footer: "&L" + footerText(strings.TrimSpace(l.site.Issuer+"　"+l.site.Marking)) + "&C第 &P 页，共 &N 页&R" + footerText(l.region.Name),
	}
	for _, c := range l.columns {
		b.sheet.Columns = append(b.sheet.Columns, xlsx.Column{Width: c.width, Hidden: c.field == fieldID})
	}
	b.top()
	b.head()
	for k := range l.lines {
		b.line(&l.lines[k])
	}
	b.sign()
	b.texts()
	b.sheet.OnePage = b.nearlyOnePage()
	return b.sheet
}

// The part of a page that is printed on, in points, and how wide a digit of the body font is with its share of the lines.
const (
	paperWide  = 770.0
	paperHigh  = 508.0
	digitWide  = 5.55
	autoHigh   = 15.0 // of a row of the table
	mostShrunk = 1.35
)

// nearlyOnePage reports whether the form goes on one page when it is printed a little smaller: a second page with the last
// lines of a text helps nobody.
func (b *builder) nearlyOnePage() bool {
	wide, high := 0.0, 0.0
	for _, c := range b.sheet.Columns {
		if !c.Hidden {
			wide += float64(c.Width * digitWide)
		}
	}
	name := 0.0
	if at := b.place(fieldName); at > 0 {
		name = b.columns[at-1].width
	}
	for _, r := range b.sheet.Rows {
		switch {
		case r.Hidden:
		case r.Height > 0:
			high += r.Height
		default:
			high += float64(autoHigh * float64(1+int(halves(r.Cells[2].Text)/(name*1.17))))
		}
	}
	return high*paperWide/wide <= paperHigh*mostShrunk
}

// partIndent stands before a part's name: only the first is led in, as on the pages.
func partIndent(first bool) string {
	if first {
		return "　　" + partLead
	}
	return "　　　　　"
}

// footerText is text as a footer writes it, short enough to leave room for the rest.
func footerText(text string) string {
	cut := []rune(text)
	if len(cut) > 40 {
		cut = append(cut[:39], '…')
	}
	return strings.ReplaceAll(string(cut), "&", "&&")
}

// row appends a row with its id, and returns its cells behind that. Their number is the form's.
func (b *builder) row(id string, height float64) []xlsx.Cell {
	cells := make([]xlsx.Cell, len(b.columns))
	cells[0].Text = id
	b.sheet.Rows = append(b.sheet.Rows, xlsx.Row{Height: height, Cells: cells})
	return cells
}

// merge joins cells of the newest row.
func (b *builder) merge(from, to int) {
	if row := len(b.sheet.Rows); from < to {
		b.sheet.Merged = append(b.sheet.Merged, xlsx.Range{Row: row, Column: from, LastRow: row, LastColumn: to})
	}
}

// top are the hidden row, the title, and who fills the form for which period.
func (b *builder) top() {
	hidden := b.row(b.identity().String(), 0)
	b.sheet.Rows[0].Hidden = true
	for k := range b.columns[1:] {
		hidden[k+1].Text = string(b.columns[k+1].field)
	}
	last := len(b.columns)
	title := b.row(rowTitle, 30)
	title[1] = xlsx.Cell{Text: b.site.Title + "填报表", Style: xlsx.Style{Bold: true, Size: titleSize, Across: xlsx.Centre}}
	b.merge(2, last)

	half := b.place(fieldYoY)
	unit := unitLabel + unitText(b.region)
	lines := b.lineCount(unit, 2, half-1)
	cells := b.row(rowUnit, max(rowHigh, float64(lineHigh*float64(lines))+4))
	cells[1] = xlsx.Cell{Text: unit, Style: xlsx.Style{Size: labelSize, Wrap: true}}
	b.merge(2, half-1)
	cells[half-1] = xlsx.Cell{Text: periodLabel + periodText(b.period), Style: xlsx.Style{Size: labelSize, Across: xlsx.Right}}
	b.merge(half, last)
}

func (b *builder) head() {
	look := xlsx.Style{Bold: true, Wrap: true, Border: true, Size: textSize, Fill: headFill, Across: xlsx.Centre}
	cells := b.row(rowHead, 34)
	code := b.row(rowHead, 15)
	for k := 1; k < len(b.columns); k++ {
		c := &b.columns[k]
		text := c.head
		if c.field == fieldLast {
			text = b.lastHead(b.period)
		}
		cells[k] = xlsx.Cell{Text: text, Style: look}
		code[k] = xlsx.Cell{Text: c.code, Style: xlsx.Style{Border: true, Size: 9, Colour: lesser, Across: xlsx.Centre}}
	}
}

// line writes a row of the table.
func (b *builder) line(l *line) {
	if l.indicator == nil {
		look := xlsx.Style{Bold: true, Border: true, Size: textSize, Fill: groupFill}
		if l.upper {
			look.Size, look.Fill, look.Across = labelSize, upperFill, xlsx.Centre
		}
		cells := b.row(l.id, rowHigh)
		for k := 1; k < len(cells); k++ {
			cells[k].Style = look
		}
		cells[1].Text = l.heading
		b.merge(2, len(cells))
		return
	}
	cells := b.row(l.id, 0)
	for k := 1; k < len(cells); k++ {
		cells[k] = b.cell(l, &b.columns[k])
	}
}

// cell is a cell of an indicator's row.
func (b *builder) cell(l *line, c *column) xlsx.Cell {
	if c.input {
		if l.asks(c.field) {
			return b.input(l, c.field)
		}
		return xlsx.Cell{Style: xlsx.Style{Border: true, Fill: groupFill}}
	}
	look := xlsx.Style{Border: true, Size: textSize, Wrap: true}
	switch c.field {
	case fieldNumber:
		look.Across = xlsx.Centre
		if l.part == nil {
			return xlsx.Cell{Number: itoa(l.number), Style: look}
		}
		return xlsx.Cell{Style: look}
	case fieldName:
		if l.part != nil {
			return xlsx.Cell{Text: partIndent(l.part == &l.indicator.Parts[0]) + l.part.Name, Style: look}
		}
		return xlsx.Cell{Text: l.nameText(), Style: look, Comment: explained(l.indicator)}
	case fieldUnit:
		look.Across = xlsx.Centre
		return xlsx.Cell{Text: l.indicator.Unit, Style: look}
	case fieldMeasure:
		look.Across = xlsx.Centre
		text := format.ValueName(l.indicator.Measure)
		if l.indicator.Targeted && l.indicator.Better == model.Lower { // what stands as its target is a limit
			text += "\n设" + format.GoalName(l.indicator)
		}
		return xlsx.Cell{Text: text, Style: look}
	}
	given := b.known.cell(l, c.field, b.period.LastDay())
	given.Style.Border, given.Style.Size, given.Style.Colour = true, valueSize, lesser
	return given
}

// explained says what an indicator counts, how to report it and whom to ask. These are offices, not persons.
func explained(i *model.Indicator) string {
	var lines []string
	for _, part := range []struct{ caption, text string }{
		{"【指标解释】", i.Definition}, {"【报送办法】", i.Reporting}, {"【数据来源】", i.Department}, {"【咨询】", i.Contact},
	} {
		if text := model.Finished(part.text); text != "" {
			lines = append(lines, part.caption+text)
		}
	}
	return strings.Join(lines, "\n")
}

// input is a cell to be filled, with its validation.
func (b *builder) input(l *line, f field) xlsx.Cell {
	cell := b.fill(l.slot(f))
	look := xlsx.Style{Border: true, Open: true, Size: textSize, Fill: inputFill, Wrap: true, Across: xlsx.Centre}
	switch f {
	case fieldNote, fieldReason:
		look.Across = xlsx.Left
	case fieldValue:
		look.Across, look.Size, look.Wrap = xlsx.Right, valueSize, false
	case fieldYoY:
		look.Across, look.Size = xlsx.Right, valueSize
	case fieldRank, fieldRankOf:
		look.Size = valueSize
	}
	cell.Style = over(look, cell.Style)
	row := len(b.sheet.Rows)
	column := b.place(f)
	if v, ok := validation(l, f, b.period); ok {
		v.Range = xlsx.Range{Row: row, Column: column, LastRow: row, LastColumn: column}
		b.sheet.Validations = append(b.sheet.Validations, v)
	}
	return cell
}

// over lays what a caller wants over the usual look.
func over(look, wanted xlsx.Style) xlsx.Style {
	if wanted.Fill != "" {
		look.Fill = wanted.Fill
	}
	if wanted.Colour != "" {
		look.Colour = wanted.Colour
	}
	if wanted.Format != "" {
		look.Format = wanted.Format
	}
	look.Bold = look.Bold || wanted.Bold
	return look
}

// signature is a cell of the last row of a form.
type signature struct {
	field       field
	label       string
	before      field // the column of the label
	from, until field // the columns of the cell
}

var signed = []signature{
	{fieldFiller, "填表人：", fieldName, fieldUnit, fieldMeasure},
	{fieldChecker, "审核人：", fieldTarget, fieldLastYear, fieldLast},
	{fieldDate, "填报日期：", fieldValue, fieldStatus, fieldYoY},
}

func (b *builder) sign() {
	b.row(rowText, 6)
	cells := b.row(rowSign, 24)
	for _, s := range signed {
		cells[b.place(s.before)-1] = xlsx.Cell{Text: s.label, Style: xlsx.Style{Size: labelSize, Across: xlsx.Right}}
		cell := b.fill(slot{field: s.field})
		look := xlsx.Style{Open: true, Border: true, Size: labelSize, Fill: inputFill, Across: xlsx.Centre}
		if s.field == fieldDate {
			look.Format = "yyyy-mm-dd"
		}
		cell.Style = over(look, cell.Style)
		cells[b.place(s.from)-1] = cell
		b.merge(b.place(s.from), b.place(s.until))
	}
}

// texts are the notes under the table.
func (b *builder) texts() {
	for _, n := range append(b.notes(), b.relations()...) {
		look := xlsx.Style{Size: textSize, Wrap: true, Bold: n.head, Down: xlsx.Top}
		height := float64(lineHigh*float64(b.lineCount(n.text, 2, len(b.columns)))) + 2
		if n.head {
			height += 4
			look.Down = ""
		}
		cells := b.row(rowText, height)
		cells[1] = xlsx.Cell{Text: n.text, Style: look}
		b.merge(2, len(b.columns))
	}
}

// lineCount is how many lines a text takes in some columns, at the size of texts.
func (b *builder) lineCount(text string, from, to int) int {
	width := 0.0
	for _, c := range b.columns[from-1 : to] {
		width += c.width
	}
	lines := 0
	for _, paragraph := range strings.Split(text, "\n") {
		lines += int(halves(paragraph)/(width*1.17)) + 1
	}
	return lines
}

// halves is how wide a text is, in digits: a Chinese character takes two.
func halves(text string) float64 {
	n := 0
	for _, c := range text {
		if n++; c >= 0x1100 {
			n++
		}
	}
	return float64(n)
}

// statusWords are the words for how final a figure is, from the least.
func statusWords() []string {
	var words []string
	for s := model.Estimate; s <= model.Assessed; s++ {
		words = append(words, format.Status(s))
	}
	return words
}
