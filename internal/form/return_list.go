package form

import (
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// returnSheet is the sheet of a returned copy that lists what is wrong. Forms never have a sheet of that name.
const returnSheet = "退回说明"

// listColumns are the columns of the list.
var listColumns = []struct {
	head  string
	width float64
}{
	{"序号", 5}, {"单元格", 13}, {"指标", 24}, {"填报内容", 13}, {"类别", 6}, {"问题", 44}, {"怎样改", 36},
}

// list is the sheet that lists the faults in words.
func (r *returned) list() xlsx.Sheet {
	s := xlsx.Sheet{Name: returnSheet, Landscape: true, Tab: looks[MustMend].fill, Footer: "&C第 &P 页，共 &N 页"}
	for _, c := range listColumns {
		s.Columns = append(s.Columns, xlsx.Column{Width: c.width})
	}
	r.intro(&s)
	head := xlsx.Row{Height: rowHigh}
	for _, c := range listColumns {
		head.Cells = append(head.Cells, xlsx.Cell{Text: c.head, Style: xlsx.Style{Bold: true, Border: true, Size: textSize, Fill: headFill, Across: xlsx.Centre}})
	}
	s.Rows = append(s.Rows, head)
	s.FrozenRows, s.Repeated = len(s.Rows), len(s.Rows)
	for k, f := range r.faults {
		s.Rows = append(s.Rows, r.fault(k+1, f))
	}
	return s
}

// intro says what the copy is and what to do with it.
func (r *returned) intro(s *xlsx.Sheet) {
	title := xlsx.Style{Bold: true, Size: titleSize, Across: xlsx.Centre}
	text := xlsx.Style{Size: textSize, Wrap: true, Down: xlsx.Top}
	what := "请按原来的办法改正后重新报送。"
	if len(r.forms) > 0 {
		what = "请直接在本文件里改正，改好后" + r.sentTo() + "，文件名不限。有颜色的格就是有问题的格，批注里写着怎样改。"
	}
	rows := []struct {
		text   string
		style  xlsx.Style
		height float64
	}{
		{r.name + itoa(r.period.Year) + "年" + itoa(r.period.Month) + "月" + "填报表退回说明", title, 30},
		{"这份填报表没有收下，问题列在下面。" + what, text, 0},
		{"“必改”的改正后才能收表；“核实”的核对后改正，确实无误的，在同一行的“说明”栏写明原因；“提示”的供核对，不影响收表。", text, 0},
	}
	width := 0.0
	for _, c := range listColumns {
		width += c.width
	}
	for k, row := range rows {
		if row.height == 0 {
			row.height = float64(lineHigh*float64(int(halves(row.text)/width)+1)) + 4
		}
		s.Rows = append(s.Rows, xlsx.Row{Height: row.height, Cells: []xlsx.Cell{{Text: row.text, Style: row.style}}})
		s.Merged = append(s.Merged, xlsx.Range{Row: k + 1, Column: 1, LastRow: k + 1, LastColumn: len(listColumns)})
	}
}

// sentTo says where a mended copy goes. The whole's form is the issuer's own.
func (r *returned) sentTo() string {
	for _, c := range r.forms {
		if c.region.Kind != model.Prefecture {
			return "把本文件发回" + r.site.Issuer
		}
	}
	return "保存，再收一次"
}

// fault is a row of the list.
func (r *returned) fault(number int, f Fault) xlsx.Row {
	look := xlsx.Style{Border: true, Wrap: true, Size: textSize, Down: xlsx.Top}
	class := look
	class.Fill, class.Colour, class.Across, class.Bold = looks[f.Class].fill, looks[f.Class].colour, xlsx.Centre, true
	centred := look
	centred.Across = xlsx.Centre
	lines := 1
	name := r.indicator(f.At)
	for k, text := range map[int]string{2: name, 5: f.Text, 6: f.Fix} {
		lines = max(lines, int(halves(text)/(listColumns[k].width*1.02))+1)
	}
	return xlsx.Row{Height: float64(lineHigh*float64(lines)) + 4, Cells: []xlsx.Cell{
		{Number: itoa(number), Style: centred},
		{Text: r.place(f.At), Style: look},
		{Text: name, Style: look},
		{Text: f.Value, Style: look},
		{Text: f.Class.String(), Style: class},
		{Text: f.Text, Style: look},
		{Text: f.Fix, Style: look},
	}}
}

// place names a cell of the copy, or where the fault was in the file that came in.
func (r *returned) place(at Place) string {
	for _, c := range r.forms {
		if s, ok := c.places[at]; ok {
			return (Place{Sheet: c.name, Address: c.now[s]}).inFile()
		}
	}
	if name := at.inFile(); name != "" {
		return "原文件" + name
	}
	return "整个文件"
}

// indicator names what a cell asks for.
func (r *returned) indicator(at Place) string {
	for _, c := range r.forms {
		s, ok := c.places[at]
		switch {
		case !ok || s.indicator == nil:
		case s.part != nil:
			return s.indicator.Name + " 其中：" + s.part.Name
		default:
			return s.indicator.Name
		}
	}
	return ""
}

// inFile is a place without its file.
func (p Place) inFile() string {
	s := p.Address
	if p.Sheet != "" {
		s = "“" + p.Sheet + "”" + s
	}
	return s
}
