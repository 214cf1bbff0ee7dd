package export

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// cover says what the workbook is, how to read it, and what its sheets are.
func (w *workbook) cover(sheets []xlsx.Sheet, cutShort bool) xlsx.Sheet {
	e := w.View.Edition
	out := xlsx.Sheet{Name: coverName, Columns: []xlsx.Column{{Width: 18}, {Width: 76}}, Footer: w.footer()}
	title := xlsx.Style{Bold: true, Size: 16}
	out.Rows = append(out.Rows, xlsx.Row{Cells: []xlsx.Cell{{Text: clean(e.Title), Style: title}}},
		xlsx.Row{Cells: []xlsx.Cell{{Text: clean(e.Label + "数据"), Style: xlsx.Style{Size: 12}}}})
	fact := func(name, text string) {
		if text != "" {
			out.Rows = append(out.Rows, xlsx.Row{Height: high(text, 76), Cells: []xlsx.Cell{
				{Text: name, Style: xlsx.Style{Bold: true, Down: xlsx.Top}}, {Text: clean(text), Style: wrapLook},
			}})
		}
	}
	fact("标注", w.mark())
	fact("编印单位", model.Finished(e.Issuer))
	fact("编印日期", format.Date(e.Date))
	fact("数据期间", w.period())
	fact("数据状态", format.Status(w.View.Report.Status)+"数，另有批注的除外")
	fact("数值", "报送的数为原数；计算的数未经修约，除不尽的保留小数点后至少6位。单元格按网页上的小数位数显示，数值不变。")
	fact("缺数", "没有数的单元格写明原因；空白单元格表示该项指标没有这个数据项。零为实际发生数为零。保密数据不在其中。")
	fact("批注", "红角的单元格有批注：与当月报表不同的数据状态、备注和来源。")
	if cutShort {
		fact("地区", "地区较多，不按地区分表；请在各指标的工作表中查找。")
	}
	out.Rows = append(out.Rows, xlsx.Row{}, heads("工作表", "内容"))
	for k := range sheets {
		out.Rows = append(out.Rows, xlsx.Row{Cells: []xlsx.Cell{{Text: sheets[k].Name, Style: nameLook}, {Text: sheetText(&sheets[k]), Style: nameLook}}})
	}
	return out
}

func sheetText(s *xlsx.Sheet) string {
	switch first := s.Rows[0].Cells[0].Text; {
	case s.Name == dictionaryName:
		return "数据项、缺数原因、指标的含义"
	case s.Name == monthsName:
		return "各项指标本年和上年各月的数"
	case s.Name == summaryName:
		return "按多项指标汇总的数"
	case first == "指标":
		return "该地区各项指标"
	}
	return "各地区本期数据"
}

// dictionary says what measures, gaps and indicators mean.
func (w *workbook) dictionary() xlsx.Sheet {
	out := xlsx.Sheet{Name: dictionaryName, Columns: []xlsx.Column{{Width: 12}, {Width: 26}, {Width: 24}, {Width: 80}},
		FrozenRows: 1, Landscape: true, Repeated: 1, Grid: true, Footer: w.footer(), Rows: []xlsx.Row{heads("类别", "名称", "编号", "含义")}}
	add := func(kind, name, id, text string) {
		out.Rows = append(out.Rows, xlsx.Row{Height: max(high(name, 26), high(id, 24), high(text, 80)), Cells: []xlsx.Cell{
			{Text: kind, Style: wrapLook}, {Text: clean(name), Style: wrapLook}, {Text: clean(id), Style: wrapLook}, {Text: clean(text), Style: wrapLook},
		}})
	}
	for _, m := range w.Measures {
		for _, n := range w.namings(m) {
			add("数据项", n.Name, m.ID, n.Definition)
		}
	}
	for k := range gaps {
		add("缺数原因", gaps[k].Label, gaps[k].Code, gaps[k].why())
	}
	for _, s := range w.Subjects {
		if i := s.Indicator; i != nil {
			text := joined("计量单位："+i.Unit, model.Finished(i.Definition))
			if department := model.Finished(i.Department); department != "" {
				text = joined(text, "来源："+department)
			}
			add("指标", i.Name, i.ID, text)
		}
	}
	for _, r := range w.Regions {
		add("地区", w.name(r), r.ID, "")
	}
	return out
}

// high is how high a row is, in points, for a text in a column of a width in digits: programs that do not fit rows to
// wrapped text would cut it.
func high(text string, width int) float64 {
	return float64(max(1, (textWidth(text)+width-3)/(width-2))) * lineHeight
}
