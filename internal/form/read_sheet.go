package form

import (
	"regexp"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// reader reads one sheet that says it is a form.
type reader struct {
	site   *model.Site
	file   string
	grid   *xlsx.Grid
	faults []Fault

	out    *filledForm
	stale  bool // the form asks for other indicators than the site does now
	fields map[field]int
	rows   map[string]int // of the ids that are asked
	merged map[xlsx.Range]bool
}

// anyMark is the identity of a form of any version.
var anyMark = regexp.MustCompile(`^bulletin-form/[0-9]+ period=`)

// marks are the cells of a sheet that say it is a form. There should be one.
func marks(g *xlsx.Grid) []*xlsx.Value {
	var found []*xlsx.Value
	for k := range g.Values {
		if v := &g.Values[k]; v.Kind == xlsx.Text && anyMark.MatchString(v.Text) {
			found = append(found, v)
		}
	}
	return found
}

// maxFaults is how many faults of a sheet are told: one that is filled from top to bottom with something else has millions.
const maxFaults = 300

// fault records a fault at a cell; row 0 is the whole sheet.
func (r *reader) fault(class Class, row, column int, code, text, fix string) {
	switch {
	case len(r.faults) > maxFaults:
		return
	case len(r.faults) == maxFaults:
		row, class, code, text, fix = 0, MustMend, "too-many-faults", "错误太多，没有全部列出", "在原来的表样里重新填写"
	}
	f := Fault{At: r.place(row, column), Class: class, Code: code, Text: text, Fix: fix}
	if v := r.value(row, column); v != nil {
		f.Value = shownValue(v)
	}
	r.faults = append(r.faults, f)
}

// refuse records what must be mended.
func (r *reader) refuse(row, column int, code, text, fix string) {
	r.fault(MustMend, row, column, code, text, fix)
}

func (r *reader) place(row, column int) Place {
	p := Place{File: r.file, Sheet: r.grid.Name}
	if row > 0 && column > 0 {
		p.Address = xlsx.Address(row, column)
	}
	return p
}

func (r *reader) value(row, column int) *xlsx.Value {
	if row < 1 || column < 1 {
		return nil
	}
	v := r.grid.At(row, column)
	if v != nil && (v.Kind == xlsx.Text || v.Kind == xlsx.Date) && isBlank(v.Text) {
		return nil
	}
	return v
}

func isBlank(text string) bool { return strings.TrimFunc(text, load.Blank) == "" }

// shownValue is what stands in a cell, as it was filled.
func shownValue(v *xlsx.Value) string {
	if v.Kind == xlsx.Number && v.Percent {
		return timesHundred(v.Text) + "%"
	}
	return load.Shown(v.Text)
}

// form reads the sheet; nil where it cannot be told what it is.
func (r *reader) form(places []*xlsx.Value) *filledForm {
	mark := places[0]
	if len(places) > 1 {
		r.refuse(places[1].Row, places[1].Column, "two-forms", "一张工作表里有两份填报表", "一张工作表只放一份，另一份在它自己的表样里填")
		return nil
	}
	if r.grid.Visible != xlsx.Shown {
		r.refuse(0, 0, "hidden-sheet", "这张填报表被隐藏了", "取消隐藏，核对后再发；不用的删去")
		return nil
	}
	l := r.layout(mark)
	if l == nil {
		return nil
	}
	r.out = &filledForm{layout: l, grid: r.grid, cells: map[slot]*xlsx.Value{}, at: map[slot]Place{}}
	r.out.filled = Filled{File: r.file, Period: l.period}
	for _, g := range l.regions {
		r.out.filled.Regions = append(r.out.filled.Regions, in(r.site, g))
	}
	if !r.findFields(mark.Row) {
		return nil
	}
	r.findRows(mark.Column)
	r.visibleHead(mark.Column)
	r.covered()
	r.stray(mark)
	r.entries()
	r.signs(mark.Column)
	return r.out
}

// layout is the form that the sheet says it is.
func (r *reader) layout(mark *xlsx.Value) *layout {
	id, ok := parseIdentity(mark.Text)
	if !ok {
		r.refuse(mark.Row, mark.Column, "unknown-form", "这份填报表不是这一版程序发出的，或者隐藏的内容被改动了", "用 bulletin form 重新发表样，在新表样里填写")
		return nil
	}
	p, ok := ParsePeriod(id.period)
	if !ok {
		r.refuse(mark.Row, mark.Column, "unknown-form", "隐藏的所属期被改动了，写的是“"+load.Shown(id.period)+"”", "在原来的表样里重新填写")
		return nil
	}
	for _, g := range r.site.Regions {
		if g.ID == id.region {
			l := newLayout(r.site, p, g)
			r.stale = id.version != l.version()
			return l
		}
	}
	var ids []string
	for _, g := range r.site.Regions {
		ids = append(ids, g.ID)
	}
	fix := "核对是不是别的通报的表，或者单位的编号改过；重新发表样填写"
	if near := diag.Nearest(id.region, ids); near != "" {
		fix = "核对是不是“" + near + "”的旧表；重新发表样填写"
	}
	r.refuse(mark.Row, mark.Column, "unknown-region", "填报单位的编号“"+load.Shown(id.region)+"”不在本站点的名单里", fix)
	return nil
}
