package chart

import (
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/svg"
)

// The sizes of boards, in pixels. The large one is drawn for the type area of an A3 page across, 396 mm at 96 px
// to the inch, less a head of 2 cm.
const (
	boardWidth  = 1080
	boardNarrow = 900
	largeWidth  = 1496
	largeHeight = 930
	boardColumn = 100 // the widest column of a board of few indicators
)

// boardType is the type scale of a board.
type boardType struct {
	name, head, number, word, tag float64
	leading                       float64 // from line to line, in ems
	nameRoom                      float64
}

var (
	screenType = boardType{name: nameSize, head: labelSize, number: nameSize, word: labelSize, tag: 10, leading: 1.25, nameRoom: 108}
	wallType   = boardType{name: 28, head: 21, leading: 1.2, nameRoom: 232}
)

// The type of a cell on the wall, which fills the cell: figures are at most wallNumber high, about 1 cm.
const (
	wallNumber = 38
	wallLeast  = 24   // of a figure that gives way to a mark
	wallWord   = 0.6  // of a figure
	wallHigh   = 0.44 // of a row
	wallFigure = 2.5  // ems of 118.3
	flatRow    = 38   // a row that is lower has one line
	flatType   = 0.68 // of such a row
	flatWord   = 0.8  // of a figure in such a row
)

// board is a heat in the making.
type board struct {
	*heat
	boardType
	data   *analysis.Board
	wide   float64      // of a column, in the narrowest container
	line   float64      // the height of a line of words
	flat   bool         // rows have one line: so many that the page is full
	sums   [sums]string // the heads of the columns of sums
	layout boardLayers
}

type boardLayers struct{ number, word, tag, sum layer }

// The columns and rows of sums.
const sums = 2

// newBoard also tells whether cells show who is first and last.
func newBoard(v *analysis.View, data *analysis.Board, large bool) (drawing *heat, ends bool) {
	b := &board{heat: &heat{}, boardType: screenType, data: data}
	b.sums = [sums]string{format.BoardHead(v, data) + "项数", "其中未破零"}
	b.look = newLook(&v.Site.Palette)
	b.cols, b.rows = len(data.Indicators)+sums, len(data.Rows)+sums
	b.width, b.least = boardWidth, boardNarrow
	if large {
		b.boardType, b.width, b.least = wallType, largeWidth, largeWidth
	}
	b.right, b.bottom = 1, 1
	if high := largeHeight / float64(b.rows+sums); large && high < flatRow {
		b.flat, b.name = true, float64(int(high*flatType))
	}
	b.nameRows(v)
	if most := b.left + b.right + float64(b.cols*boardColumn); most < b.width && !large {
		b.width = max(most, fullWidth)
		b.least = min(b.width, fullNarrow+b.width-fullWidth)
	}
	b.wide = b.cellWidth()
	b.nameColumns()
	b.setHeight(large)
	b.placeLayers()
	for row := range data.Rows {
		for col := range data.Indicators {
			b.addCell(v, col, row)
		}
	}
	b.addSums()
	b.layers = append(b.layers, b.layout.number, b.layout.word, b.layout.tag, b.layout.sum)
	return b.heat, b.tagged()
}

// nameRows names the regions and the rows of sums.
func (b *board) nameRows(v *analysis.View) {
	b.nameSize, b.nameStep = b.name, float64(int(b.name*b.leading))
	lines := 2
	if b.flat {
		lines = 1
	}
	add := func(strong bool, names ...string) {
		r := row{lines: fitting(names, func(name string) []string { return svg.Balanced(name, b.name, b.nameRoom, lines) }), strong: strong}
		for _, l := range r.lines {
			b.left = max(b.left, ceil(svg.Width(l, b.name))+nameGap+4) // bold is a little wider
		}
		b.names = append(b.names, r)
	}
	for k, l := range b.data.Rows {
		if k == 0 {
			add(true, v.Site.Words.Whole)
		} else {
			add(false, l.Region.Name, l.Region.Short)
		}
	}
	behind := format.BoardHead(v, b.data)
	add(true, behind+"的"+v.Site.Words.Member, behind+"单位数")
	add(true, b.sums[1])
}

// headLines is how many lines a column's head takes at most. leastHead is its smallest type, and headChars are the characters that a line
// should hold before that, or mostChars where a name has so many before a bracket: 研发投入（监测数）.
const (
	headLines = 6
	headChars = 3
	mostChars = 4
	headGap   = 10 // between the heads of two columns
	leastHead = 10
	leastTag  = 10
)

// nameColumns writes the heads above the first row, their last lines level, and makes room for them.
func (b *board) nameColumns() {
	most := 1
	b.head = float64(int(max(leastHead, min(b.head, (b.wide-headGap)/float64(b.headChars())))))
	for col := range b.cols {
		name := ""
		if col < len(b.data.Indicators) {
			name = b.data.Indicators[col].Short
		} else {
			name = b.sums[col-len(b.data.Indicators)]
		}
		lines := svg.Balanced(plain(name), b.head, b.wide-headGap, headLines)
		b.columns = append(b.columns, lines)
		most = max(most, len(lines))
	}
	step := float64(int(b.head * b.leading))
	b.headSize, b.headStep = b.head, step
	b.top = float64(step*float64(most)) + labelGap + float64(int(b.head/6)) // characters are higher than their lines
	for up := range most {
		l := layer{id: "heads-" + digits(up+1), at: heading, size: b.head, dy: -float64(step*float64(up)) - float64(step/2) - labelGap/2}
		for col, lines := range b.columns {
			if k := len(lines) - 1 - up; k >= 0 {
				l.add(col, 0, lines[k], b.ink)
			}
		}
		b.layers = append(b.layers, l)
	}
}

// headChars are how many characters a line of a head should hold.
func (b *board) headChars() int {
	chars := headChars
	for _, i := range b.data.Indicators {
		if before, _, found := strings.Cut(plain(i.Short), "（"); found {
			chars = max(chars, min(utf8.RuneCountInString(before), mostChars))
		}
	}
	return chars
}

// setHeight gives a row two lines, a number and a word, or on the wall what the page has.
func (b *board) setHeight(large bool) {
	if large {
		b.fillPage()
	}
	b.line = float64(int(b.word * b.leading))
	lines := b.line + b.number + 2*leastTag + 1
	if b.flat {
		lines = 0
	}
	b.cellHeight = max(b.cellHeight, lines)
	for _, r := range b.names {
		b.cellHeight = max(b.cellHeight, float64(b.nameStep*float64(len(r.lines)))+4)
	}
	b.height = b.top + float64(b.cellHeight*float64(b.rows)) + b.bottom
	for k := range b.layers { // heads stand above the first row, whose middle they are measured from
		b.layers[k].dy -= float64(b.cellHeight / 2)
	}
}

// fillPage gives the rows what the page has, and figures what their cells have.
func (b *board) fillPage() {
	b.cellHeight = float64(int((largeHeight - b.top) / float64(b.rows)))
	part, ems := wallHigh, wallFigure
	if b.flat {
		part, ems = flatType, wallFigure+1.1
	}
	b.number = float64(int(max(leastHead, min(wallNumber, b.cellHeight*part, (b.wide-6)/ems))))
	lineOf := func(number float64) float64 {
		return float64(int(float64(int(max(leastHead, number*wallWord))) * b.leading))
	}
	for n := b.number; !b.flat && n >= wallLeast; n-- { // a little smaller, where that leaves room for the first and the last
		if aboveFigure(b.cellHeight, lineOf(n), n) > leastTag {
			b.number = n
			break
		}
	}
	b.word = float64(int(max(leastHead, b.number*wallWord)))
	b.tag = b.word
}

// placeLayers says where in a cell its texts stand: the number above the word, the rank in the corner.
func (b *board) placeLayers() {
	b.hatch = hatching(b.number*2.4, b.word, b.wide)
	b.hatchUp = b.line / 2
	b.tag = max(leastTag, min(b.tag, float64(int(b.above()))))
	b.layout = boardLayers{
		number: layer{id: "numbers", at: inCells, size: b.number, dy: -b.line / 2},
		word:   layer{id: "words", at: inCells, size: b.word, dy: float64(b.number*b.leading) / 2},
		tag:    layer{id: "ranks", at: inCells, size: b.tag, bold: true, dx: float64(b.wide/2) - float64(b.tag/2) - 1, dy: float64(b.tag/2) - float64(b.cellHeight/2)},
		sum:    layer{id: "sums", size: b.number, bold: true},
	}
	if b.flat {
		b.hatch, b.hatchUp, b.layout.number.dy = hatching(b.number*2.4, b.cellHeight/2, b.wide), 0, 0
		b.layout.word.size, b.layout.word.dy = max(leastHead, float64(int(b.number*flatWord))), 0 // of what is missing
	}
}

func (b *board) addCell(v *analysis.View, col, row int) {
	cell := &b.data.Rows[row].Cells[col]
	colour := fillColours(v, cell.State)
	name := "" // the tip stands under the names of row and column; a row's may be a short one
	if row > 0 && strings.Join(b.names[row].lines, "") != plain(b.data.Rows[row].Region.Name) {
		name = b.data.Rows[row].Region.Name
	}
	if i := b.data.Indicators[col]; strings.Join(b.columns[col], "") != plain(i.Short) {
		name = strings.TrimSpace(name + " " + i.Short)
	}
	c := heatCell{col: col, row: row, fill: string(colour.Fill), line: outline(colour), tip: cellTip(name, cell)}
	ink := inkOn(colour, cell.State, b.ink)
	number := b.fitted(cell)
	if !cell.Completion.Ok() && cell.State == analysis.NoState {
		word := b.gapWord(cell)
		c.fill, c.line, c.hatched = b.paper, "", !b.flat || word == ""
		b.layout.word.add(col, row, word, string(v.Site.Palette.Gap.Text))
		b.cells = append(b.cells, c)
		return
	}
	b.cells = append(b.cells, c)
	if b.flat {
		b.layout.number.add(col, row, b.oneLine(cell, number, rankTag(cell)), ink)
		return
	}
	if b.tagged() {
		b.layout.tag.add(col, row, rankTag(cell), ink)
	}
	b.layout.number.add(col, row, number, ink)
	b.layout.word.add(col, row, b.wordOf(cell), ink)
}

// gapWord says what is missing, as briefly as the cell asks; empty where there is no room for it.
func (b *board) gapWord(cell *analysis.Cell) string {
	for _, w := range []string{format.StateGap(cell), format.GapShort(cell)} {
		if svg.Width(w, b.layout.word.size) <= b.wide-4 {
			return w
		}
	}
	return ""
}

// tagged reports whether cells have room for the first and the last: above the figure, in the corner.
func (b *board) tagged() bool { return b.flat || b.above() > leastTag }

// above is the room over the figures of a cell.
func (b *board) above() float64 { return aboveFigure(b.cellHeight, b.line, b.number) }

func aboveFigure(cell, line, number float64) float64 {
	return float64(cell/2) - float64(line/2) - float64(number/2)
}

// oneLine is shape, figure and rank, or as much of them as fits.
func (b *board) oneLine(cell *analysis.Cell, number, tag string) string {
	shape := format.Shape(cell.State)
	for _, s := range []string{shape + number + tag, shape + number, number} {
		if svg.Width(s, b.number) <= b.wide-4 {
			return s
		}
	}
	return shape
}

// fitted is a completion, on a board of many columns in whole percents, or the distance from a limit;
// empty where that is too long.
func (b *board) fitted(cell *analysis.Cell) string {
	var words []string
	switch {
	case isLimit(cell.Indicator) && cell.State != analysis.NoState:
		words = []string{format.LimitShort(cell)}
	case format.ByValue(cell.Indicator) && cell.State != analysis.NoState: // rounded it might read as its target
		words = []string{format.Amount(cell.Indicator, cell.Value.Value, cell.Indicator.Decimals)}
	case !cell.Completion.Ok():
		return ""
	case svg.Width("100.0", b.number) > b.wide-4:
		words = []string{format.CompletionShort(cell.Completion)}
	default:
		words = []string{strings.TrimSuffix(format.Completion(cell.Completion), "%"), format.CompletionShort(cell.Completion)}
	}
	for _, s := range words {
		if svg.Width(s, b.number) <= b.wide-4 {
			return s
		}
	}
	return ""
}

// wordOf is the shape and the word of a state, or the shape alone.
func (b *board) wordOf(cell *analysis.Cell) string {
	shape := format.Shape(cell.State)
	words := []string{stateWord(cell), shape + format.State(cell), shape}
	for _, w := range words {
		if svg.Width(w, b.word) <= b.wide-4 {
			return w
		}
	}
	return ""
}

// rankTag marks the first and the last of a column.
func rankTag(cell *analysis.Cell) string {
	switch cell.Place.End {
	case analysis.FirstPlace:
		return "首"
	case analysis.LastPlace:
		return "末"
	}
	return ""
}

// addSums counts along the rows and, over the counties, down the columns.
func (b *board) addSums() {
	n, m := len(b.data.Indicators), len(b.data.Rows)
	for row, r := range b.data.Rows {
		behind, zero := format.Dash, format.Dash
		if r.Counts() {
			behind, zero = digits(r.Tally.Behind()), digits(r.Tally.AtZero())
		}
		b.layout.sum.add(n, row, behind, b.ink)
		b.layout.sum.add(n+1, row, zero, b.ink)
	}
	all := [sums]int{}
	for col := range n {
		t := &b.data.Columns[col].Tally
		if !b.data.Counts(col) {
			for k := range all {
				b.layout.sum.add(col, m+k, format.Dash, b.ink)
			}
			continue
		}
		for k, sum := range [sums]int{t.Behind(), t.AtZero()} {
			b.layout.sum.add(col, m+k, digits(sum), b.ink)
			all[k] += sum
		}
	}
	for k := range sums {
		b.layout.sum.add(n+k, m+k, digits(all[k]), b.ink)
	}
}
