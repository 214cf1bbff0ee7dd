package learn

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/model"
)

// undated says why the month of a workbook is not known, and what to do.
func (b *Book) undated(read []*sheet) (why, fix string) {
	if text := b.contradiction(read); text != "" {
		return text + "，分不清是哪个月", "改正标题或表名里的月份再收"
	}
	var titles []span
	for _, s := range read {
		t, _ := s.timesOf()
		titles = append(titles, t...)
	}
	year := yearIn(titles)
	if year == 0 {
		year = yearIn(timesIn(fileStem(b.Name)))
	}
	if list := monthsIn(titles, year); len(list) > 1 {
		slices.SortFunc(list, model.Period.Compare)
		first, last := list[0], list[len(list)-1]
		why, fix = fmt.Sprintf("这里有几个月的表（%s到%s），没有说收哪个月", monthText(first), monthText(last)), "用 --period "+last.String()+" 的写法说明，一次收一个月"
		if text := apartTitles(read, year); text != "" {
			why, fix = why+"："+text, "标题里的月份写错了的，改正再收；确是几个月的，"+fix
		}
		return why, fix
	}
	return "没有写是哪个月", "用 --period " + b.example() + " 的写法说明"
}

// apartTitles are the titles of two sheets that name different months, each sheet only one; empty where a sheet names several: such a
// book is one of several months.
func apartTitles(read []*sheet, year int) string {
	var first model.Period
	name, text := "", ""
	for _, s := range read {
		titles, _ := s.timesOf()
		list := monthsIn(titles, max(yearIn(titles), year))
		switch {
		case len(list) > 1:
			return ""
		case len(list) == 0:
		case name == "":
			first, name = list[0], s.grid.Name
		case list[0] != first && text == "":
			text = fmt.Sprintf("工作表“%s”的标题写的是%s，“%s”的标题写的是%s", shown(name), monthText(first), shown(s.grid.Name), monthText(list[0]))
		}
	}
	return text
}

// contradiction tells of a sheet whose title names another month than its name, or is empty.
func (b *Book) contradiction(read []*sheet) string {
	for _, s := range read {
		name := timesIn(s.grid.Name)
		for _, band := range s.bands {
			for _, row := range band.titles {
				title := timesOfTitle(band.view, row)
				year := max(yearIn(title), yearIn(name), yearIn(s.times))
				ofTitle, ofName := monthsIn(title, year), monthsIn(name, year)
				if len(ofTitle) == 1 && len(ofName) == 1 && ofTitle[0] != ofName[0] {
					return fmt.Sprintf("标题写的是%s，表名“%s”写的是%s", monthText(ofTitle[0]), shown(s.grid.Name), monthText(ofName[0]))
				}
			}
		}
	}
	return ""
}

// otherName is a hint where the name of the file has another month than its titles, and the report of theirs stands already: the
// title may be last month's.
func (b *Book) otherName() []form.Fault {
	list := monthsIn(timesIn(fileStem(b.Name)), b.Period.Year)
	if b.asked || len(list) != 1 || list[0] == b.Period || b.site.Reports[b.Period] == nil {
		return nil
	}
	return []form.Fault{{At: form.Place{File: b.Name}, Class: form.Hint, Code: "months-differ",
		Text: fmt.Sprintf("文件名写的是%s，标题写的是%s，按标题收；%s的报表已经有了", monthText(list[0]), monthText(b.Period), monthText(b.Period)), Fix: "核对标题里的月份改了没有"}}
}

// example is a month as --period takes it: the one that the site waits for.
func (b *Book) example() string {
	last := model.Period{}
	for p := range b.site.Reports {
		if p.Compare(last) > 0 {
			last = p
		}
	}
	switch {
	case last.Year != 0:
		return last.Next().String()
	case b.Mapping != nil && b.Mapping.Learned.Year != 0:
		return b.Mapping.Learned.String()
	}
	return "年-月"
}

// monthText is 2025年9月.
func monthText(p model.Period) string { return fmt.Sprintf("%d年%d月", p.Year, p.Month) }

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

// periodOf finds the month of a workbook: the one that titles name, else that of the file's name, else the one cumulative
// month of the heads.
func periodOf(sheets []*sheet, name string) model.Period {
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
