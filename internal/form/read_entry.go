package form

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// entries reads the rows of the table, in the order of the form.
func (r *reader) entries() {
	hidden := map[int]bool{} // columns of which it has been said
	for k := range r.out.lines {
		l := &r.out.lines[k]
		row := r.rows[l.id]
		if l.indicator == nil || row <= 0 {
			continue
		}
		r.collect(l, row)
		r.concealed(l, row, hidden)
	}
	for k := range r.out.lines {
		if l := &r.out.lines[k]; l.indicator != nil && l.part == nil && r.rows[l.id] > 0 {
			if e, ok := r.entry(l); ok {
				r.out.filled.Entries = append(r.out.filled.Entries, e)
			}
		}
	}
}

// collect takes down where the cells of a line are and what was filled in.
func (r *reader) collect(l *line, row int) {
	for _, f := range r.cellsOf(l) {
		s := l.slot(f)
		r.out.at[s] = r.place(row, r.fields[f])
		if v := r.value(row, r.fields[f]); v != nil {
			r.out.cells[s] = v
		}
	}
}

// concealed tells what was filled in where nobody sees it. It is taken, since the list of changes shows it before anything
// is written.
func (r *reader) concealed(l *line, row int, said map[int]bool) {
	for _, f := range r.cellsOf(l) {
		column := r.fields[f]
		if r.out.cells[l.slot(f)] == nil {
			continue
		}
		if r.grid.HiddenRows[row] {
			r.fault(Hint, row, column, "hidden-row", "“"+l.fullName()+"”这一行被隐藏了，里面填的照收", "核对")
			return
		}
		if r.grid.HiddenColumns[column] && !said[column] {
			said[column] = true
			r.fault(Hint, row, column, "hidden-column", "“"+r.headText(f)+"”这一列被隐藏了，里面填的照收", "核对")
		}
	}
}

// entry reads what the form says of one indicator; ok is false where it says nothing, and owes nothing.
func (r *reader) entry(l *line) (e Entry, ok bool) {
	e = Entry{Indicator: l.indicator, Region: in(r.site, l.region)}
	if l.region.Kind == model.Province && r.empty(l) {
		return e, false
	}
	e.Value = r.figure(l, true)
	_, isGap := load.ReportGap(e.Value.Text)
	for k := range l.indicator.Parts {
		part := &l.indicator.Parts[k]
		of := line{id: r.out.rowID(l.region, l.indicator, part), region: l.region, indicator: l.indicator, part: part}
		if r.rows[of.id] > 0 && l.region.Kind != model.Province {
			if in := r.figure(&of, !isGap && e.Value.Said()); in.Text != "" || in.Said() && isGap {
				e.Parts = append(e.Parts, PartInput{Part: part, Value: in})
			}
		}
	}
	e.Status = r.word(l, fieldStatus, statusWords())
	e.YoY = r.number(l, fieldYoY)
	e.Rank, e.RankOf = r.count(l, fieldRank), r.count(l, fieldRankOf)
	e.Note, e.Reason = r.text(l, fieldNote), r.text(l, fieldReason)
	return e, true
}

// empty reports whether nothing was filled in a line.
func (r *reader) empty(l *line) bool {
	for _, f := range r.cellsOf(l) {
		if r.out.cells[l.slot(f)] != nil {
			return false
		}
	}
	return true
}

// input is a cell with what it says. usable is false where there is no such cell, or a fault about it was told.
func (r *reader) input(l *line, f field) (v *xlsx.Value, in Input, usable bool) {
	s := l.slot(f)
	at, found := r.out.at[s]
	if !found || r.inMerged(r.rows[l.id], r.fields[f]) {
		return nil, Input{}, false
	}
	v = r.out.cells[s]
	if v == nil {
		return nil, Input{At: at}, true
	}
	return v, Input{At: at}, r.readable(v, f)
}

// figure reads a figure or the word of a gap. Where it is due an empty cell is a fault.
func (r *reader) figure(l *line, due bool) Input {
	v, in, usable := r.input(l, fieldValue)
	switch {
	case !usable:
		return Input{}
	case v == nil && due:
		fix := "填数，零写 0；没有数的写 " + gapChoice
		if l.region.Kind == model.Province {
			fix = "填数；只给同比的写 " + format.Gap(model.NotApplicable)
		}
		r.refuse(r.rows[l.id], r.fields[fieldValue], "empty-cell", "“"+l.fullName()+"”没有填", fix)
		return Input{}
	case v == nil:
		return in
	}
	if v.Kind == xlsx.Text {
		if word := strings.TrimFunc(v.Text, load.Blank); isGapWord(word) {
			in.Text = word
			return in
		}
	}
	plain, ok := r.plain(v, l.indicator.Unit == "%" || l.indicator.Unit == "％", load.NoFigure)
	if !ok {
		return Input{}
	}
	in.Text = plain
	return in
}

func isGapWord(text string) bool {
	_, ok := load.ReportGap(text)
	return ok
}

// number reads a number that may be left out; percentages are welcome.
func (r *reader) number(l *line, f field) Input {
	v, in, usable := r.input(l, f)
	if !usable || v == nil {
		return in.when(usable)
	}
	plain, ok := r.plain(v, true, load.NoNumber)
	in.Text = plain
	return in.when(ok)
}

// when is the input where it counts.
func (i Input) when(counts bool) Input {
	if counts {
		return i
	}
	return Input{}
}

// count reads a whole number from 1.
func (r *reader) count(l *line, f field) Input {
	v, in, usable := r.input(l, f)
	if !usable || v == nil {
		return in.when(usable)
	}
	plain, ok := r.plain(v, false, load.NoNumber)
	if !ok {
		return Input{}
	}
	if n, err := strconv.Atoi(plain); err != nil || n < 1 || n > 9999 {
		r.refuse(v.Row, v.Column, "bad-count", "“"+load.Shown(v.Text)+"”不是名次", "写 1 以上的整数，第3位写 3；没有的不填")
		return Input{}
	}
	in.Text = plain
	return in
}

// word reads one of a few words.
func (r *reader) word(l *line, f field, words []string) Input {
	v, in, usable := r.input(l, f)
	if !usable || v == nil {
		return in.when(usable)
	}
	in.Text = strings.TrimFunc(v.Text, load.Blank)
	for _, w := range words {
		if in.Text == w {
			return in
		}
	}
	fix := "选 " + strings.Join(words, "、") + "，或者不填"
	if near := diag.Nearest(in.Text, words); near != "" {
		fix = "选“" + near + "”"
	}
	r.refuse(v.Row, v.Column, "bad-choice", "“"+r.headText(f)+"”不能写“"+load.Shown(in.Text)+"”", fix)
	return Input{}
}

func (r *reader) text(l *line, f field) Input {
	v, in, usable := r.input(l, f)
	if !usable || v == nil {
		return in.when(usable)
	}
	in.Text = r.prose(v, load.MaxProse)
	return in.when(in.Text != "")
}

// prose is the text of a cell, whatever is in it, within bounds.
func (r *reader) prose(v *xlsx.Value, most int) string {
	text := strings.TrimFunc(v.Text, load.Blank)
	if v.Percent {
		text = shownValue(v)
	}
	if bad := load.Unprintable(text); bad != "" {
		r.refuse(v.Row, v.Column, "bad-character", "文字里有看不见的控制字符 "+bad, "重新输入这一格")
		return ""
	}
	if n := utf8.RuneCountInString(text); n > most {
		r.refuse(v.Row, v.Column, "too-long", "有 "+strconv.Itoa(n)+" 个字，最多 "+strconv.Itoa(most)+" 个字", "删减内容")
		return ""
	}
	return text
}
