package export

import (
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// wide are the measures that stand in columns, of those that occur; parts stand behind the value.
func (w *workbook) wide(has func(m *Measure) bool) []*Measure {
	var out []*Measure
	for _, m := range w.Measures {
		if (m.Wide || isPart(m)) && has(m) {
			out = append(out, m)
		}
	}
	return out
}

func isPart(m *Measure) bool { return strings.HasPrefix(m.ID, "part.") }

// indicator is the sheet of an indicator: a region a row, with its numbers of the edition.
func (w *workbook) indicator(s *Subject) xlsx.Sheet {
	now := w.View.Edition.Period
	used := map[*Measure]string{}
	for k := range s.Rows {
		if r := &s.Rows[k]; r.Period == now && used[r.Measure] == "" {
			used[r.Measure] = r.Unit
		}
	}
	columns := w.wide(func(m *Measure) bool { return used[m] != "" && shown(m, s.Indicator) })
	names := []string{"地区"}
	for _, m := range columns {
		names = append(names, headText(w.called(m, s.Indicator), inBrackets(used[m])))
	}
	if s.Indicator.Targeted {
		names = append(names, stateHead)
	}
	out := w.sheet(w.sheetName(s.Indicator.Short), heads(names...))
	for _, r := range w.Regions {
		if !w.has(s, r) {
			continue
		}
		row := xlsx.Row{Cells: []xlsx.Cell{{Text: clean(w.name(r))}}}
		for _, m := range columns {
			n := w.at(s, r, now, m)
			row.Cells = append(row.Cells, w.cell(n, shownPlaces(s.Indicator, n)))
		}
		if s.Indicator.Targeted {
			row.Cells = append(row.Cells, w.state(s.Indicator, r))
		}
		out.Rows = append(out.Rows, row)
	}
	fit(&out, 1)
	return out
}

// shown reports whether a measure has a column of an indicator: against a limit people are told by how much a figure is over
// or below it, and no 完成率.
func shown(m *Measure, i *model.Indicator) bool { return m.ID != "completion" || !isLimit(i) }

// stateHead heads the words of states, which are no numbers and stand in no other file.
const stateHead = "状态"

// state is the word of the state of an indicator in a region; empty where it has none.
func (w *workbook) state(i *model.Indicator, r *model.Region) xlsx.Cell {
	if r.Kind == model.Province {
		return xlsx.Cell{}
	}
	c := w.View.Cell(i, r)
	if c.State == analysis.NoState {
		return xlsx.Cell{}
	}
	return xlsx.Cell{Text: format.State(&c), Style: centreLook}
}

// inBrackets is a unit behind a head; a place and a change of places need none.
func inBrackets(unit string) string {
	switch unit {
	case "", "位":
		return ""
	case "个百分点", "个千分点":
		unit = strings.TrimPrefix(unit, "个")
	}
	return "（" + unit + "）"
}

// months has the figures of all months that have reports, an indicator of a region a row.
func (w *workbook) months() xlsx.Sheet {
	now, value := w.View.Edition.Period, named("value")
	var months []model.Period
	names := []string{"指标", "计量单位", "地区", kindHead}
	for p := (model.Period{Year: now.Year - 1, Month: 1}); p.Compare(now) <= 0; p = next(p) {
		if w.View.Site.Reports[p] != nil {
			months = append(months, p)
			names = append(names, strconv.Itoa(p.Year)+"年\n"+strconv.Itoa(p.Month)+"月")
		}
	}
	out := w.sheet(monthsName, heads(names...))
	out.FrozenCols = 4
	for _, s := range w.Subjects {
		for _, r := range w.Regions {
			if s.Indicator == nil || !w.has(s, r) {
				continue
			}
			row := xlsx.Row{Cells: []xlsx.Cell{{Text: clean(s.Name)}, {Text: clean(s.Indicator.Unit)}, {Text: clean(w.name(r))}, {Text: w.called(value, s.Indicator)}}}
			for _, p := range months {
				row.Cells = append(row.Cells, w.cell(w.at(s, r, p, value), s.Indicator.Decimals))
			}
			out.Rows = append(out.Rows, row)
		}
	}
	fit(&out, 4)
	return out
}

func next(p model.Period) model.Period {
	if p.Month == 12 {
		return model.Period{Year: p.Year + 1, Month: 1}
	}
	return model.Period{Year: p.Year, Month: p.Month + 1}
}

// region is the sheet of a region: an indicator a row.
func (w *workbook) region(r *model.Region) xlsx.Sheet {
	now := w.View.Edition.Period
	columns := w.wide(func(m *Measure) bool {
		if isPart(m) {
			return false
		}
		for _, s := range w.Subjects {
			if s.Indicator != nil && shown(m, s.Indicator) && w.at(s, r, now, m) != nil {
				return true
			}
		}
		return false
	})
	names := []string{"指标", "计量单位", kindHead}
	for _, m := range columns {
		names = append(names, headText(w.shared(m, r), fixedUnit(m)))
	}
	names = append(names, stateHead)
	out := w.sheet(w.sheetName(r.Name), heads(names...))
	out.FrozenCols = 2
	for _, s := range w.Subjects {
		if s.Indicator == nil || !w.has(s, r) {
			continue
		}
		row := xlsx.Row{Cells: []xlsx.Cell{
			{Text: clean(s.Name)}, {Text: clean(s.Indicator.Unit), Style: centreLook},
			{Text: w.called(named("value"), s.Indicator), Style: centreLook},
		}}
		for _, m := range columns {
			n := w.at(s, r, now, m)
			if !shown(m, s.Indicator) {
				n = nil
			}
			row.Cells = append(row.Cells, w.cell(n, shownPlaces(s.Indicator, n)))
		}
		out.Rows = append(out.Rows, xlsx.Row{Cells: append(row.Cells, w.state(s.Indicator, r))})
	}
	fit(&out, 2)
	return out
}

// kindHead heads what the figures of an indicator are: 累计数, 期末数, 本期值.
const kindHead = "数据\n性质"

// shared heads a column of several indicators in a region, which may call a measure by several names.
func (w *workbook) shared(m *Measure, r *model.Region) string {
	name := ""
	for _, s := range w.Subjects {
		if s.Indicator == nil || !shown(m, s.Indicator) || w.at(s, r, w.View.Edition.Period, m) == nil {
			continue
		}
		switch own := w.called(m, s.Indicator); {
		case name == "":
			name = own
		case name != own && m.ID == "value":
			return "本期数"
		case name != own:
			other := w.called(m, nil)
			if other == own {
				other = name
			}
			return other + "或\n" + own
		}
	}
	return name
}

// fixedUnit is the unit of a measure, in brackets, where it is the same for every indicator.
func fixedUnit(m *Measure) string {
	switch m.ID {
	case "completion", "share", "target-share", "growth":
		return "（%）" // of a rate 同比 is a difference, as the dictionary says
	case "lead":
		return "（百分点）"
	case "effort":
		return "（倍）"
	}
	return ""
}

// sheet is a sheet of data with its head.
func (w *workbook) sheet(name string, head xlsx.Row) xlsx.Sheet {
	return xlsx.Sheet{Name: name, Rows: []xlsx.Row{head}, FrozenRows: 1, FrozenCols: 1, Landscape: true, Repeated: 1, Grid: true, Footer: w.footer()}
}

// footer is what must stand on each printed page.
func (w *workbook) footer() string {
	text := "&P/&N"
	if mark := w.mark(); mark != "" {
		return footerText(mark) + "　" + text
	}
	return text
}

// footerText is a text in which a spreadsheet finds no code.
func footerText(text string) string {
	out := []byte(nil)
	for _, c := range []byte(clean(text)) {
		if c == '&' {
			out = append(out, '&')
		}
		out = append(out, c)
	}
	return string(out)
}

// summary has what is counted over several indicators, a number a row.
func (w *workbook) summary() xlsx.Sheet {
	out := w.sheet(summaryName, heads("汇总", "地区", "数据项", "数值", "计量单位"))
	out.FrozenCols = 0
	for _, s := range w.Subjects {
		if s.Indicator != nil {
			continue
		}
		for k := range s.Rows {
			r := &s.Rows[k]
			places := 0
			if r.Unit == "%" || r.Unit == "分" {
				places = 2
			}
			out.Rows = append(out.Rows, xlsx.Row{Cells: []xlsx.Cell{
				{Text: clean(s.Name), Style: nameLook}, {Text: clean(w.name(r.Region)), Style: nameLook},
				{Text: w.called(r.Measure, nil), Style: nameLook}, w.cell(r, places), {Text: r.Unit, Style: nameLook},
			}})
		}
	}
	fit(&out, 3)
	return out
}
