package form

import (
	"strconv"
	"strings"

	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// visibleHead holds what people see at the top of the form, whose it is and for when, against what is hidden in it.
func (r *reader) visibleHead(column int) {
	row := 0
	for k := range r.grid.Values {
		if v := &r.grid.Values[k]; v.Column == column && v.Text == rowUnit {
			row = v.Row
		}
	}
	unit, period := r.labelled(row, unitLabel), r.labelled(row, periodLabel)
	switch {
	case unit == nil:
		r.refuse(0, 0, "unit-differs", "看不到“"+unitLabel+"”，不能确定是哪个单位的表", "在原来的表样里重新填写，不要改动表头")
	case !r.names(unit.Text):
		r.refuse(unit.Row, unit.Column, "unit-differs", "写的是“"+load.Shown(unit.Text)+"”，这份表样是发给“"+unitText(r.out.region)+"”的",
			"用本单位的表样填写，不要改别的单位的表")
	}
	want := periodText(r.out.period)
	if r.out.periodAt = r.place(0, 0); period != nil {
		r.out.periodAt = r.place(period.Row, period.Column)
	}
	switch {
	case period == nil:
		r.refuse(0, 0, "period-differs", "看不到“"+periodLabel+"”，不能确定是哪个月的表", "在原来的表样里重新填写，不要改动表头")
	case normal(period.Text) != normal(periodLabel+want):
		r.refuse(period.Row, period.Column, "period-differs", "写的是“"+load.Shown(period.Text)+"”，这份表样是"+want+"的",
			"用当月的表样填写，不要改以前的表")
	}
	r.visibleRows()
}

// labelled is the value of a row that begins with a label.
func (r *reader) labelled(row int, label string) *xlsx.Value {
	for k := range r.grid.Values {
		v := &r.grid.Values[k]
		if v.Row == row && row > 0 && v.Kind == xlsx.Text && strings.HasPrefix(normal(v.Text), normal(label)) {
			return v
		}
	}
	return nil
}

// names reports whether a text behind 填报单位 names the region of the form and no other.
func (r *reader) names(text string) bool {
	text, want := normal(text), normal(unitLabel+unitText(r.out.region))
	if text == want {
		return true
	}
	for _, g := range r.out.site.Regions {
		if name := normal(g.Name); g != r.out.region && strings.Contains(text, name) && !strings.Contains(want, name) {
			return false
		}
	}
	return strings.Contains(text, normal(r.out.region.Name)) || strings.Contains(text, normal(in(r.site, r.out.region).Name))
}

// normal is text without spaces, which people put in to line things up.
func normal(text string) string {
	return strings.Map(func(c rune) rune {
		if load.Blank(c) {
			return -1
		}
		switch c {
		case ':':
			return '：'
		case '(':
			return '（'
		case ')':
			return '）'
		}
		return c
	}, text)
}

// visibleRows holds the name and the unit of each row against its hidden id.
func (r *reader) visibleRows() {
	for k := range r.out.lines {
		l := &r.out.lines[k]
		row := r.rows[l.id]
		if l.indicator == nil || row <= 0 {
			continue
		}
		r.visibleCell(row, fieldName, l.nameText(), "name-differs", "指标名称", l)
		r.visibleCell(row, fieldUnit, l.indicator.Unit, "unit-of-measure-differs", "计量单位", l)
	}
}

func (r *reader) visibleCell(row int, f field, want, code, called string, l *line) {
	column := r.fields[f]
	text := ""
	if v := r.value(row, column); v != nil {
		text = v.Text
	}
	if normal(text) == normal(want) || f == fieldName && l.part != nil && normal(text) == normal(l.part.Name) {
		return
	}
	fix := "不要改动或移动“" + called + "”，数填在原来的行里"
	if r.stale || !r.knows(text, f) {
		fix = "指标改过" + called + "的，用 bulletin form 重新发表样；没有改过的，在原来的表样里重新填写"
	}
	said := "写的是“" + load.Shown(text) + "”，表样里是“" + want + "”"
	if text == "" {
		said = "没有了，表样里是“" + want + "”"
	}
	if f == fieldName {
		r.refuse(row, column, code, "这一行的"+called+said, fix)
		return
	}
	r.refuse(row, column, code, "“"+l.fullName()+"”的"+called+said, fix)
}

// knows reports whether a text is a name, or a unit, of any indicator.
func (r *reader) knows(text string, f field) bool {
	for _, i := range r.site.Indicators {
		if f == fieldUnit && normal(i.Unit) == normal(text) || f == fieldName && normal(i.Name) == normal(text) {
			return true
		}
		for k := range i.Parts {
			name := i.Parts[k].Name
			if f == fieldName && (normal(text) == normal(name) || normal(text) == normal(partLead+name)) {
				return true
			}
		}
	}
	return false
}

// signs reads who filled the form, who checked it, and when.
func (r *reader) signs(column int) {
	row := 0
	for k := range r.grid.Values {
		if v := &r.grid.Values[k]; v.Column == column && v.Text == rowSign {
			row = v.Row
		}
	}
	out := &r.out.filled
	texts := map[field]*string{fieldFiller: &out.Filler, fieldChecker: &out.Checker, fieldDate: &out.Date}
	for k, s := range signed {
		label := r.labelled(row, s.label)
		if label == nil {
			r.fault(Hint, 0, 0, "unsigned", "看不到“"+s.label+"”", "不要删去这一行")
			continue
		}
		until := 0
		if k+1 < len(signed) {
			if next := r.labelled(row, signed[k+1].label); next != nil {
				until = next.Column
			}
		}
		*texts[s.field] = r.sign(label, s, until)
	}
}

// sign reads the cell behind a label, or what was written into the label itself.
func (r *reader) sign(label *xlsx.Value, s signature, until int) string {
	v := r.behind(label, until)
	at := slot{field: s.field}
	if v == nil {
		r.out.at[at] = r.place(label.Row, label.Column+1)
		if rest := strings.TrimFunc(strings.TrimPrefix(normal(label.Text), normal(s.label)), load.Blank); rest != "" {
			v = &xlsx.Value{Row: label.Row, Column: label.Column, Text: rest}
		} else {
			r.fault(Hint, label.Row, label.Column+1, "unsigned", "没有填“"+strings.TrimSuffix(s.label, "：")+"”", "补填后再发")
			return ""
		}
	} else {
		r.out.at[at] = r.place(v.Row, v.Column)
		r.out.cells[at] = v
	}
	switch {
	case !r.readable(v, s.field):
		return ""
	case s.field == fieldDate:
		return r.date(v)
	}
	return r.prose(v, maxName)
}

// behind is the first value between a label and a column; 0 is the end of the row.
func (r *reader) behind(label *xlsx.Value, until int) *xlsx.Value {
	for k := range r.grid.Values {
		v := &r.grid.Values[k]
		if v.Row == label.Row && v.Column > label.Column && (until == 0 || v.Column < until) && r.value(v.Row, v.Column) != nil {
			return v
		}
	}
	return nil
}

// maxName is the longest name of a person, in characters.
const maxName = 100

// date reads a day as a spreadsheet or a person writes it.
func (r *reader) date(v *xlsx.Value) string {
	text := v.Text
	if v.Kind == xlsx.Date {
		text, _, _ = strings.Cut(text, " ")
	}
	d, ok := parseDate(text)
	if !ok {
		r.fault(Hint, v.Row, v.Column, "bad-date", "“"+load.Shown(v.Text)+"”不是日期", "写成 2022-8-3 的样子")
		return ""
	}
	return d.String()
}

// parseDate reads 2022-08-03, 2022-8-3, 2022/8/3, 2022.8.3, 20220803 and 2022年8月3日.
func parseDate(text string) (d model.Date, ok bool) {
	text = strings.Map(func(c rune) rune {
		if c >= '０' && c <= '９' {
			return c - 0xfee0
		}
		return c
	}, normal(text))
	if len(text) == 8 && !strings.ContainsAny(text, "-/.年") {
		text = text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	text = strings.TrimSuffix(strings.NewReplacer("年", "-", "月", "-", "/", "-", ".", "-").Replace(text), "日")
	parts := strings.Split(text, "-")
	if len(parts) != 3 {
		return d, false
	}
	var n [3]int
	for k, p := range parts {
		var err error
		if n[k], err = strconv.Atoi(p); err != nil || len(p) > 4 || n[k] < 1 {
			return d, false
		}
	}
	d = model.Date{Year: n[0], Month: n[1], Day: n[2]}
	p := model.Period{Year: d.Year, Month: d.Month}
	return d, d.Year >= 1949 && d.Year <= 2999 && d.Month <= 12 && d.Day <= p.LastDay().Day
}
