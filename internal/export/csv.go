package export

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/table"
)

// Table is all rows as the CSV that people open: in UTF-8 with a byte order mark, heads and names in Chinese, years and
// months apart, since a spreadsheet makes a date of 2022-06. Each row has a number or the reason why there is none. What
// must go with the data stands as a last head over an empty column, which breaks no program that reads the rows.
func (d *Data) Table() []byte {
	var b bytes.Buffer
	w := newWriter(&b)
	d.table(w)
	w.flush()
	return b.Bytes()
}

// WriteTable writes the [Data.Table] of an edition, one indicator after the other: of thousands of regions the rows of all take more
// memory than all else.
func WriteTable(v *analysis.View, out io.Writer) error {
	b := newBuilder(v)
	d := &Data{View: v, Regions: b.site.Regions}
	if b.site.Province != nil {
		d.Regions = append(slices.Clone(d.Regions), b.site.Province)
	}
	w := newWriter(out)
	d.heads(w)
	names := d.fields()
	var room []Row
	for _, s := range b.subjects {
		if s.Indicator != nil {
			b.fill(s, room)
			s.sort()
			room = s.Rows
		} else {
			s.sort()
		}
		names.subject(w, s)
		s.Rows = nil
	}
	w.flush()
	return w.err
}

func (d *Data) table(w *writer) {
	d.heads(w)
	names := d.fields()
	for _, s := range d.Subjects {
		names.subject(w, s)
	}
}

func (d *Data) heads(w *writer) {
	heads := []string{"指标编号", "指标", "地区编号", "地区", "年份", "月份", "数据项", "数值", "计量单位", "缺数原因", "数据状态", "备注", "来源"}
	if mark := d.mark(); mark != "" {
		heads = append(heads, "标注："+mark)
	}
	w.raw("\ufeff")
	for k, head := range heads {
		if k > 0 {
			w.raw(",")
		}
		w.raw(bare(head))
	}
	w.raw("\r\n")
}

// fields are the names in rows as fields of CSV, each made once.
type fields struct {
	data     *Data
	marked   bool
	regions  []string            // by Region.Index: id and name
	measures map[*Measure]string // of a subject
	units    map[string]string
}

func (d *Data) fields() *fields {
	f := &fields{data: d, marked: d.mark() != "", regions: make([]string, d.View.Site.Width()+1), measures: map[*Measure]string{}, units: map[string]string{}}
	for _, r := range d.Regions {
		f.regions[r.Index] = bare(r.ID) + "," + bare(d.name(r)) + ","
	}
	return f
}

// subject writes the rows of a subject.
func (f *fields) subject(w *writer, s *Subject) {
	subject := bare(s.ID) + "," + bare(s.Name) + ","
	clear(f.measures)
	for k := range s.Rows {
		w.raw(subject)
		w.held = f.row(w.held, s, &s.Rows[k])
		if f.marked {
			w.raw(",")
		}
		w.raw("\r\n")
		w.ended()
	}
}

func (f *fields) row(out []byte, s *Subject, r *Row) []byte {
	out = append(out, f.regions[r.Region.Index]...)
	out = strconv.AppendInt(out, int64(r.Period.Year), 10)
	out = append(out, ',')
	out = strconv.AppendInt(out, int64(r.Period.Month), 10)
	out = append(out, ',')
	measure := f.measures[r.Measure]
	if measure == "" {
		measure = bare(f.data.called(r.Measure, s.Indicator))
		f.measures[r.Measure] = measure
	}
	out = append(append(out, measure...), ',')
	out = append(append(out, r.Text()...), ',')
	unit, known := f.units[r.Unit]
	if !known {
		unit = bare(r.Unit)
		f.units[r.Unit] = unit
	}
	out = append(append(out, unit...), ',')
	if !r.Ok() {
		out = append(out, gapOf(r.Gap).Label...)
	}
	out = append(append(out, ','), format.Status(r.Status)...)
	out = append(append(out, ','), bare(r.beside())...)
	return append(append(out, ','), bare(r.Source)...)
}

// bare is a text as a field of CSV for people, without quotes where it needs none.
func bare(text string) string {
	if text == "" {
		return ""
	}
	field := table.Field(text)
	if len(field) < 2 || field[0] != '"' || strings.ContainsAny(field[1:len(field)-1], "\",\t\r\n;'") || strings.TrimSpace(text) != text {
		return field
	}
	return field[1 : len(field)-1]
}

// plainField is a text as a field of CSV for programs: guarded against being taken for a formula, and quoted where it must be.
func plainField(text string) string {
	if text == "" {
		return ""
	}
	text = table.Guarded(text)
	if strings.ContainsAny(text, "\",\r\n") || strings.TrimSpace(text) != text {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}
