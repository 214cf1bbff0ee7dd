package learn

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/model"
)

// timesOf are the times that the titles of a sheet's tables and its name speak of, and those of heads.
func (s *sheet) timesOf() (titles, heads []span) {
	titles = append(titles, timesIn(s.grid.Name)...)
	for _, b := range s.bands {
		for _, row := range b.titles {
			titles = append(titles, timesOfTitle(b.view, row)...)
		}
		for _, row := range b.heads {
			for _, c := range b.view.cells[row] {
				if c != nil {
					heads = append(heads, s.lexicon.says(c).span)
				}
			}
		}
	}
	return titles, heads
}

// timesOfTitle are the times of a row of titles; a year may stand in a cell of its own: 2025 | 年1—9月.
func timesOfTitle(v *view, row int) []span {
	var list []span
	for _, c := range texts(v, row) {
		text := bare(c.text)
		if before := v.at(row, c.column-1); before != nil && before.year() != 0 && strings.HasPrefix(text, "年") {
			text = before.number + text
		}
		list = append(list, timesIn(text)...)
	}
	for _, c := range v.cells[row] {
		if c != nil && c.kind == dateKind && c.column > 0 {
			if label := v.at(row, c.column-1); label != nil && label.kind == textKind && whenOf.MatchString(label.text) {
				list = append(list, monthOf(c.value.Text)...)
			}
		}
	}
	return list
}

// whenOf are labels of the time that a table is about: 监测期, not when it was written.
var whenOf = regexp.MustCompile(`^(?:监测|统计|报告|数据|所属|报表)?(?:期|时期|期间|期别|月份|年月):?$`)

// monthOf is the month of a date that stands for one, by its first or its last days.
func monthOf(date string) []span {
	var year, month, day int
	if n, _ := fmt.Sscanf(date, "%d-%d-%d", &year, &month, &day); n != 3 || day != 1 && day < lastDays {
		return nil
	}
	return []span{{year, month, aMonth}}
}

// monthsIn are the months that times name, completed by a year that all of them share or that the file names.
func monthsIn(times []span, year int) []model.Period {
	var list []model.Period
	for _, t := range times {
		if t.year == 0 {
			t.year = year
		}
		if p := (model.Period{Year: t.year, Month: t.month}); p.Year != 0 && p.Month != 0 && t.reach != otherSpan && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// yearIn is the one year that times name, or the latest of heads; 0 where there is none.
func yearIn(times []span) int {
	year := 0
	for _, t := range times {
		year = max(year, t.year)
	}
	return year
}

// periodOf finds the month of a workbook: what was asked, else the one that titles name, else that of the file's name,
// else the one cumulative month of the heads.
func periodOf(sheets []*sheet, name string, asked model.Period) model.Period {
	if asked.Year != 0 {
		return asked
	}
	var titles, heads []span
	for _, s := range sheets {
		t, h := s.timesOf()
		titles, heads = append(titles, t...), append(heads, h...)
	}
	file := timesIn(fileStem(name))
	year := yearIn(titles)
	if year == 0 {
		year = yearIn(file)
	}
	if year == 0 {
		year = yearIn(heads)
	}
	summed := slices.DeleteFunc(slices.Clone(heads), func(t span) bool { return t.reach != cumulative || t.year != 0 && t.year != yearIn(heads) })
	for _, times := range [][]span{titles, file, summed} {
		switch list := monthsIn(times, year); len(list) {
		case 0:
		case 1:
			return list[0]
		default:
			return model.Period{}
		}
	}
	return model.Period{}
}

// fileStem is the name of a file without its ending.
func fileStem(name string) string {
	if at := strings.LastIndexByte(name, '.'); at > 0 {
		return name[:at]
	}
	return name
}
