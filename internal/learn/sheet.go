package learn

import (
	"slices"

	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// Options are what is known of a workbook beside itself. Each may be empty.
type Options struct {
	Period    model.Period
	Indicator *model.Indicator // where the table names none
	Region    *model.Region
	Unit      string
	Reason    string // why what rules doubt is right all the same

	text   bool                           // the file is a text with columns
	beside map[model.Period]*model.Report // of the months that come in together

	lastYears map[model.Period]*model.Report // what yearBefore found
}

// sheet is a sheet as it is being read.
type sheet struct {
	grid     *xlsx.Grid
	file     string // its name
	view     *view
	lexicon  *lexicon
	options  Options
	period   model.Period // that is asked for; zero where it is not known
	undated  [2]string    // why it is not, and what to do
	times    []span       // of the workbook's name
	bands    []*band
	rest     []restRow
	blocks   []*block
	verdicts []*Verdict
	unsaid   []*Verdict // dashes and texts that stand where figures do
	gaps     []*Verdict // words for gaps
	blanks   []blank    // empty cells where figures stand
	totals   []totalOf
	vague    []vague
	left     []totalOf                 // numbers that a rule left out, and that may be figures
	others   map[*model.Indicator]bool // whose 同比 is another measure, once it was asked
	note     string                    // why nothing was looked at
	used     map[*cell]*meaning        // texts that had a part in a verdict, as they were read there
}

// restRow is a row that belongs to no table.
type restRow struct {
	view *view
	row  int
}

// totalOf is a total over members, which is checked, or another number that a rule left out.
type totalOf struct {
	verdict *Verdict
	block   *block
	context *context
}

// look finds the tables of a sheet.
func (s *sheet) look() {
	if s.view = s.lexicon.newView(s.grid); s.view == nil {
		s.note = "表太大，没有读"
		return
	}
	s.bands, s.rest, s.blocks = nil, nil, nil
	for k, v := range s.lexicon.islands(s.view) {
		bands, rest := s.lexicon.bands(v)
		for _, row := range rest {
			s.rest = append(s.rest, restRow{v, row})
		}
		for _, b := range bands {
			if k > 0 && len(b.heads) == 0 { // numbers for a chart beside a table
				continue
			}
			if s.bands = append(s.bands, b); len(b.data) > 0 {
				s.blocks = append(s.blocks, s.lexicon.blocks(v, b)...)
			}
		}
	}
}

// judge gives every number of the sheet its verdict.
func (s *sheet) judge() {
	if s.view == nil {
		return
	}
	for _, b := range s.blocks {
		for _, row := range b.data {
			for column := b.first; column <= b.last; column++ {
				if c := b.view.at(row, column); c != nil && c.verdict == nil {
					s.cell(b, row, column, c)
				}
			}
		}
	}
	s.wholes()
	s.amounts()
	s.lookForBlanks()
	for _, r := range s.rest {
		for _, c := range r.view.cells[r.row] {
			if c != nil && c.verdict == nil && c.numeric() {
				s.verdict(c).ignore("", s.whyRest(r, c))
			}
		}
	}
	for _, c := range s.view.list {
		if c.verdict == nil && c.kind == textKind && isDay(c.text) {
			d := s.verdict(c)
			d.ignore("", "日期")
			s.verdicts = append(s.verdicts, d)
			continue
		}
		if c.verdict != nil || !c.numeric() {
			continue
		}
		d := s.verdict(c)
		if m := s.lexicon.says(c); m.span.named() && s.inHeads(c) {
			d.ignore("", "表头、标题里的年月")
			continue
		}
		d.refuse("不在认得出的表里", "核对这张表的表头；不要的表在映射里写 skip: true")
	}
}

// whyRest names the rule by which a number outside of tables is left out.
func (s *sheet) whyRest(r restRow, c *cell) string {
	if s.lexicon.rowKind(r.view, r.row) == orderRow {
		return "栏次"
	}
	return "表外的日期、电话"
}

func (s *sheet) inHeads(c *cell) bool {
	for _, b := range s.bands {
		for _, row := range slices.Concat(b.titles, b.heads) {
			if row == c.row && b.view.at(row, c.column) == c {
				return true
			}
		}
	}
	return false
}

// verdict makes the verdict of a cell; until it is said otherwise the cell is unknown.
func (s *sheet) verdict(c *cell) *Verdict {
	d := &Verdict{Sheet: s.grid.Name, Row: c.value.Row, Column: c.value.Column, Text: c.value.Text, cell: c}
	if c.value.Kind == xlsx.Number && c.unit == "%" {
		d.Text = c.number + "%" // as people see it
	}
	c.verdict = d
	if c.numeric() {
		s.verdicts = append(s.verdicts, d)
	}
	return d
}

// cell judges one cell in the rows of a block.
func (s *sheet) cell(b *block, row, column int, c *cell) {
	kind := b.kinds[column]
	if c.kind == textKind && (kind == codeColumn || kind.stub()) && allDigits.MatchString(c.text) { // 001
		d := s.verdict(c)
		d.ignore("serial", rules["serial"])
		s.verdicts = append(s.verdicts, d)
		return
	}
	if !c.numeric() {
		if c.kind == textKind && kind != valueColumn || kind == textColumn {
			return
		}
		s.wordCell(b, row, column, c)
		return
	}
	d := s.verdict(c)
	switch {
	case kind == codeColumn:
		d.ignore("serial", b.why[column])
	case kind == timeStub || c.kind == dateKind && kind.stub():
		d.ignore("", "时间")
	case kind == textColumn && s.lexicon.isRemark(b, column):
		d.ignore("text", rules["text"])
	case kind == textColumn:
		d.refuse("文字栏里有数", "给这一栏写上表头，或把这个数移走")
	case s.isSerial(b, row, column, c):
		d.ignore("serial", "序号")
	case c.hidden && s.hidden() == "skip":
		d.skippedBy, d.meant = hiddenSkip, s.measure(s.lexicon.context(b, row, column, s), c)
		d.ignore("", "在隐藏的行或列里，映射中写明略过")
	case c.hidden && s.hidden() != "take":
		s.hiddenNumber(b, row, column, c, d)
	case (c.lastRow > c.row || c.lastCol > c.column) && !s.sameUnder(b, c):
		d.refuse("合并单元格里的数分不清属于哪一行、哪一列", "取消合并，在各自的单元格里写数")
	default:
		s.number(b, row, column, c, d)
	}
}

// hiddenNumber leaves a number out that is no figure by its heads; whether a figure that nobody sees is one, an author says.
func (s *sheet) hiddenNumber(b *block, row, column int, c *cell, d *Verdict) {
	totals, unclear := len(s.totals), len(s.vague)
	s.number(b, row, column, c, d)
	s.totals, s.vague, d.Value = s.totals[:totals], s.vague[:unclear], ""
	if d.Standing != Ignored {
		d.refuse("在隐藏的行或列里", "取消隐藏")
		d.Cause = ""
		d.offer("", "hidden: take", "藏着也照取的")
		d.offer("", "hidden: skip", "藏着就不要的")
	}
}

// isRemark reports whether the head of a column says that it holds notes.
func (l *lexicon) isRemark(b *block, column int) bool {
	list := b.stack(l, column)
	return len(list) > 0 && l.says(list[0]).cue&remark != 0
}

func (s *sheet) hidden() string {
	if s.lexicon.sheet != nil {
		return s.lexicon.sheet.Hidden
	}
	return ""
}

// isSerial reports whether a number among the names of a row counts the rows.
func (s *sheet) isSerial(b *block, row, column int, c *cell) bool {
	if !b.kinds[column].stub() || c.kind != numberKind {
		return false
	}
	return len(c.number) <= 3 && c.unit == "" && len(b.stack(s.lexicon, column)) > 0 && s.lexicon.says(b.stack(s.lexicon, column)[0]).cue&serial != 0
}

// sameUnder reports whether all columns and rows under a merged number mean one thing.
func (s *sheet) sameUnder(b *block, c *cell) bool {
	if c.lastRow > c.row {
		return false
	}
	for column := c.column + 1; column <= c.lastCol; column++ {
		if len(b.stack(s.lexicon, column)) > 0 && b.stack(s.lexicon, column)[0] != b.stack(s.lexicon, c.column)[0] {
			return false
		}
	}
	return true
}

// wordCell notes gaps, dashes and texts that stand where a figure would.
func (s *sheet) wordCell(b *block, row, column int, c *cell) {
	if b.kinds[column] == codeColumn || b.kinds[column].stub() && c.kind != gapKind {
		return
	}
	x := s.lexicon.context(b, row, column, s)
	d := s.verdict(c)
	d.Measure, d.Region, d.Indicator, d.Part = s.measure(x, c), x.region, x.indicator, x.part()
	if x.bad != nil || x.conflict != "" || x.region == nil || x.indicator == nil || d.Measure != "figure" || s.otherTime(b, x, c, "figure") != "" {
		return
	}
	if c.kind == dashKind && !x.indicator.AppliesTo(x.region) { // a stroke is what belongs there
		return
	}
	switch c.kind {
	case gapKind:
		d.Value = c.text
		s.gaps = append(s.gaps, d)
	case textKind:
		if hasDigit.MatchString(c.text) { // 约10, 12家（含3家）
			d.refuse("写的不是一个确定的数", "只写一个数，说明写在备注里")
			s.verdicts = append(s.verdicts, d)
			return
		}
		s.unsaid = append(s.unsaid, d)
	case dashKind:
		s.unsaid = append(s.unsaid, d)
	}
}
