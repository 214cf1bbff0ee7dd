package learn

import (
	"fmt"
	"slices"

	"bulletin/internal/form"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// blank is an empty cell where a figure would stand.
type blank struct {
	key
	row, column int // on the sheet
}

// mostBlanks bounds the empty cells of a sheet that are looked at.
const mostBlanks = 20_000

// lookForBlanks notes the empty cells of a table that its head and its row's name say a figure of. Of a row and a column at least one has
// other figures.
func (s *sheet) lookForBlanks() {
	looked := 0
	for _, b := range s.blocks {
		rows, columns := map[int]bool{}, map[int]*Verdict{}
		for _, row := range b.data {
			for column := b.first; column <= b.last; column++ {
				if c := b.view.at(row, column); c != nil && c.verdict != nil && c.verdict.Standing == Taken && c.verdict.Measure == "figure" {
					rows[row], columns[column] = true, c.verdict
				}
			}
		}
		for _, row := range b.data {
			for column := b.first; column <= b.last; column++ {
				if b.view.at(row, column) != nil || b.kinds[column] != valueColumn || !rows[row] && columns[column] == nil {
					continue
				}
				if looked++; looked > mostBlanks {
					return
				}
				if k, ok := s.blankAt(b, row, column); ok {
					s.blanks = append(s.blanks, blank{k, b.view.rows[row], b.view.columns[column]})
				}
			}
		}
		s.blankRows(b, columns)
	}
}

// blankRows notes the rows of a table that hold the name of a member alone, as headings of rows do, where the rows below have names of their
// own. columns are those with figures, with one of each.
func (s *sheet) blankRows(b *block, columns map[int]*Verdict) {
	for row := b.data[0] + 1; row < b.data[len(b.data)-1]; row++ {
		c := b.view.at(row, b.first)
		for column := b.first; c == nil && column <= b.last && b.kinds[column] != valueColumn; column++ {
			c = b.view.at(row, column)
		}
		if c == nil || c.row != row || b.kinds[c.column] != regionStub || slices.Contains(b.data, row) {
			continue
		}
		m := s.lexicon.says(c)
		if m.unclear || m.region == nil || isWhole(m.region) || m.region.Kind == model.Province || m.indicator != nil || s.heads(b, c) {
			continue
		}
		for column := b.first; column <= b.last; column++ {
			if d := columns[column]; d != nil && d.Region != m.region && d.Indicator.AppliesTo(m.region) {
				s.blanks = append(s.blanks, blank{key{d.Indicator, m.region, d.Part, "figure"}, b.view.rows[row], b.view.columns[column]})
			}
		}
	}
}

// heads reports whether a name that stands alone is that of figures below it.
func (s *sheet) heads(b *block, c *cell) bool {
	m := s.lexicon.says(c)
	return slices.ContainsFunc(s.verdicts, func(d *Verdict) bool {
		return d.Standing == Taken && d.Region == m.region && b.sections[d.cell.row] == c
	})
}

// blankAt is what an empty cell would be a figure of.
func (s *sheet) blankAt(b *block, row, column int) (key, bool) {
	x, c := s.lexicon.context(b, row, column, s), &cell{row: row, column: column, lastRow: row, lastCol: column}
	switch {
	case x.bad != nil, x.conflict != "", x.region == nil, x.indicator == nil, x.cue&(skipped|total|partial) != 0:
	case x.region.Kind == model.Province, !x.indicator.AppliesTo(x.region), s.measure(x, c) != "figure", s.otherTime(b, x, c, "figure") != "":
	case s.nameless(b, row), s.lexicon.wholeDoubtful(b, x, s), s.grid.HiddenRows[b.view.rows[row]], s.grid.HiddenColumns[b.view.columns[column]]:
	default:
		return key{x.indicator, x.region, x.part(), "figure"}, true
	}
	return key{}, false
}

// empty is a hint for all places of a sheet that are empty where figures stand, unless the figure stands elsewhere.
func (b *Book) empty(s *sheet) []form.Fault {
	said := map[key]bool{}
	for _, other := range b.sheets {
		for _, d := range slices.Concat(other.gaps, other.unsaid) {
			said[key{d.Indicator, d.Region, d.Part, "figure"}] = true
		}
	}
	var list []blank
	for _, one := range s.blanks {
		if b.figures[one.key] == nil && !said[one.key] {
			said[one.key] = true
			list = append(list, one)
		}
	}
	if len(list) == 0 {
		return nil
	}
	text, more := "", ""
	for k, one := range list {
		if k == maxPlaces {
			more = fmt.Sprintf("等 %d 处", len(list))
			break
		}
		if k > 0 {
			text += "、"
		}
		text += xlsx.Address(one.row, one.column) + "（" + one.region.Name + "“" + one.indicator.Name + "”"
		if one.part != nil {
			text += "其中：" + one.part.Name
		}
		text += "）"
	}
	return []form.Fault{{At: form.Place{File: b.Name, Sheet: s.grid.Name, Address: xlsx.Address(list[0].row, list[0].column)}, Class: form.Hint, Code: "blank-figures",
		Text: "这里空着，没有取到数：" + text + more, Fix: "漏填的补上；没有报送的写“未报送”，不涉及的写“不适用”，零写 0"}}
}
