package export

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// mostRegionSheets is how many regions have sheets of their own: with more, nobody finds one among them.
const mostRegionSheets = 60

// Workbook is data.xlsx: a cover, a sheet for each indicator and for each region, what is counted over several indicators,
// and a dictionary. Sheets of data are plain tables from the first row on, without merged cells or titles.
func (d *Data) Workbook() ([]byte, error) {
	w := &workbook{Data: d, taken: map[string]bool{}}
	for _, name := range []string{coverName, monthsName, summaryName, dictionaryName} {
		w.taken[name] = true
	}
	w.find()
	var sheets []xlsx.Sheet
	for _, s := range d.Subjects {
		if s.Indicator != nil {
			sheets = append(sheets, w.indicator(s))
		}
	}
	paged := slices.DeleteFunc(slices.Clone(d.Regions), func(r *model.Region) bool { return !r.HasPage() })
	if len(paged) <= mostRegionSheets {
		for _, r := range paged {
			sheets = append(sheets, w.region(r))
		}
	}
	sheets = append(sheets, w.months())
	if summary := w.summary(); len(summary.Rows) > 1 {
		sheets = append(sheets, summary)
	}
	sheets = append(sheets, w.dictionary())
	sheets = append([]xlsx.Sheet{w.cover(sheets, len(paged) > mostRegionSheets)}, sheets...)
	e := d.View.Edition
	return xlsx.Write(&xlsx.Book{Title: e.Title + "（" + e.Label + "）数据", Creator: e.Issuer, Sheets: sheets})
}

const (
	coverName      = "说明"
	monthsName     = "逐月数据"
	summaryName    = "汇总"
	dictionaryName = "字典"
)

// workbook is a workbook in the making.
type workbook struct {
	*Data
	taken map[string]bool // names of sheets, in small letters
	of    map[*Subject][][]Row
}

// find parts the rows of each subject by Region.Index.
func (w *workbook) find() {
	w.of = map[*Subject][][]Row{}
	for _, s := range w.Subjects {
		parts := make([][]Row, w.View.Site.Width()+1)
		for k := 0; k < len(s.Rows); {
			end := k + 1
			for end < len(s.Rows) && s.Rows[end].Region == s.Rows[k].Region {
				end++
			}
			parts[s.Rows[k].Region.Index] = s.Rows[k:end]
			k = end
		}
		w.of[s] = parts
	}
}

// has reports whether a subject has numbers of a region.
func (w *workbook) has(s *Subject, r *model.Region) bool { return len(w.of[s][r.Index]) > 0 }

// at is a number of a region; nil where there is none.
func (w *workbook) at(s *Subject, r *model.Region, p model.Period, m *Measure) *Row {
	rows := w.of[s][r.Index]
	for k := range rows {
		if rows[k].Measure == m && rows[k].Period == p {
			return &rows[k]
		}
	}
	return nil
}

// sheetName makes a name that spreadsheets take, and that no other sheet has.
func (w *workbook) sheetName(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\/?*[]'：`, r) {
			return '_'
		}
		return r
	}, text)
	for n := 1; ; n++ {
		end := ""
		if n > 1 {
			end = strconv.Itoa(n)
		}
		name := cut(text, longestName-len(end)) + end
		if name == "" || strings.EqualFold(name, "history") { // which Excel keeps for itself
			name += "_" + strconv.Itoa(n)
		}
		if !w.taken[strings.ToLower(name)] {
			w.taken[strings.ToLower(name)] = true
			return name
		}
	}
}

// longestName is how many UTF-16 units a sheet's name has.
const longestName = 31

// cut is text of at most n UTF-16 units.
func cut(text string, n int) string {
	for at, r := range text {
		if n--; r > 0xffff {
			n--
		}
		if n < 0 {
			return text[:at]
		}
	}
	return text
}

// The looks of cells.
var (
	headLook   = xlsx.Style{Bold: true, Wrap: true, Border: true, Fill: "#eeeeee", Across: xlsx.Centre, Down: xlsx.Centre}
	nameLook   = xlsx.Style{}
	wrapLook   = xlsx.Style{Wrap: true, Down: xlsx.Top}
	gapLook    = xlsx.Style{Across: xlsx.Right, Colour: "#5c5c5c"}
	centreLook = xlsx.Style{Across: xlsx.Centre}
)

func heads(names ...string) xlsx.Row {
	row := xlsx.Row{Cells: make([]xlsx.Cell, len(names))}
	for k, name := range names {
		row.Cells[k] = xlsx.Cell{Text: clean(name), Style: headLook}
	}
	return row
}

// formats are those of numbers by digits after the point. What has none stays whole; no thousands are parted, so that a
// column of several units reads alike.
func numberFormat(places int) string {
	if places == 0 {
		return "0"
	}
	return "0." + strings.Repeat("0", places)
}

// cell is a number, shown with so many digits, or the word of its gap; empty where the row says nothing of it.
func (w *workbook) cell(r *Row, places int) xlsx.Cell {
	if r == nil {
		return xlsx.Cell{}
	}
	out := xlsx.Cell{Comment: clean(r.remark(w.usual(r)))}
	if !r.Ok() {
		out.Style, out.Text = gapLook, gapOf(r.Gap).Label
		return out
	}
	out.Number, out.Style.Format = r.Text(), numberFormat(places)
	return out
}

// usual is the status of the report that a figure is from.
func (w *workbook) usual(r *Row) model.Status {
	p := r.Period
	if r.Measure.ID == "last-year" {
		p = p.LastYear()
	}
	if report := w.View.Site.Reports[p]; report != nil {
		return report.Status
	}
	return model.NoStatus
}

// remark is what must be said of a number: its status where that is not usual, note and source.
func (r *Row) remark(usual model.Status) string {
	text := r.Note
	if r.Status != model.NoStatus && r.Status != usual {
		text = joined(format.Status(r.Status), text)
	}
	if r.Source != "" {
		text = joined(text, "来源："+r.Source)
	}
	return text
}

// shownPlaces is how many digits after the point a sheet shows of a measure of an indicator.
func shownPlaces(i *model.Indicator, r *Row) int {
	if r == nil {
		return 0
	}
	switch {
	case r.Measure.ID == "effort":
		return 2
	case r.Unit == "位" || r.Unit == "个" || r.Unit == "项" || r.Unit == "项次":
		return 0
	case r.Unit == i.Unit && r.Measure.ID != "growth" && r.Measure.ID != "completion":
		if r.Measure.ID == "needed" || r.Measure.ID == "pace" {
			return max(1, i.Decimals)
		}
		return i.Decimals
	}
	return max(1, r.Places)
}

// clean is a text without signs that no XML holds.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0xfffe || r == 0xffff || r == 0xfffd {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}
