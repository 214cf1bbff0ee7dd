package learn

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// match is how well a mapping fits a workbook.
type match struct {
	mapping  *load.Import
	named    bool // after the file
	all      int  // its captions
	hits     int  // of them
	found    int  // hits in thousandths of all
	least    int  // that must be found
	specific int  // characters of the sheets' names that it tells
}

// How many of its captions a mapping must find, in thousandths: more where it says what the sheet does not.
const (
	leastFound = 500
	leastAdded = 800
)

// choose finds the mapping of a workbook: by its sheets and the texts on them, then by the name of the file. Where none finds enough, the
// one whose sheets are named so does that finds anything: what is new on them is asked about then.
func choose(site *model.Site, mappings []*load.Import, grids []*xlsx.Grid, file string) (*load.Import, *form.Fault) {
	words := newLexicon(site)
	var list, close []match
	for _, m := range mappings {
		one, sheets := words.match(m, grids)
		one.named = m.Name == mappingName(file)
		switch {
		case !sheets:
		case one.found >= one.least:
			list = append(list, one)
		case one.named || one.specific > 0:
			close = append(close, one)
		}
	}
	if len(list) == 0 && len(close) == 1 && close[0].least == leastFound && close[0].found > 0 {
		return close[0].mapping, nil
	}
	slices.SortStableFunc(list, func(a, b match) int {
		return cmp.Or(-compareBool(a.named, b.named), b.found-a.found, b.specific-a.specific)
	})
	at := form.Place{File: file}
	switch {
	case len(list) == 0:
		if copied := form.Copied(file, grids); copied != nil {
			return nil, copied
		}
		fault := form.Fault{At: at, Class: form.MustMend, Code: "no-mapping", Text: "没有合用的导入映射", Fix: "先用 bulletin import --learn 建立映射"}
		if len(close) > 0 {
			one := slices.MaxFunc(close, func(a, b match) int { return cmp.Or(a.found-b.found, strings.Compare(b.mapping.File, a.mapping.File)) })
			fault.Text += fmt.Sprintf("；工作表名称相合的 %s，其中的%d个文字里这里有%d个", one.mapping.File, one.all, one.hits)
			fault.Fix = "是同一种表的，改正表里写错的文字，或在这个映射里加上新的；是另一种表，才用 bulletin import --learn 另建映射"
		}
		return nil, &fault
	case len(list) > 1 && list[0].named == list[1].named && list[0].found == list[1].found && list[0].specific == list[1].specific:
		return nil, &form.Fault{At: at, Class: form.MustMend, Code: "two-mappings", Text: "有几个同样合用的导入映射：" + names(list), Fix: "删去多余的，或把其中的 sheet 写得更具体"}
	}
	return list[0].mapping, nil
}

func compareBool(a, b bool) int { return boolean(a) - boolean(b) }

// names are the files of the mappings that fit as well as the first.
func names(list []match) string {
	var files []string
	for _, m := range list {
		if m.found == list[0].found && m.specific == list[0].specific {
			files = append(files, m.mapping.File)
		}
	}
	return strings.Join(files, "、")
}

// match holds a mapping against the sheets of a workbook that people see; false where it has none of them.
func (l *lexicon) match(m *load.Import, grids []*xlsx.Grid) (match, bool) {
	type text struct {
		sheet   *load.ImportSheet
		pattern string
	}
	one, fits := match{mapping: m, least: leastFound}, false
	seen := map[text]bool{}
	used := map[*load.ImportSheet]bool{}
	for _, g := range grids {
		s := sheetFor(l, m, g.Name)
		if s == nil || g.Visible != xlsx.Shown {
			continue
		}
		fits, used[s] = true, true
		for k := range g.Values {
			if g.Values[k].Kind == xlsx.Text && len(g.Values[k].Text) <= longestText {
				seen[text{s, pattern(fold(g.Values[k].Text), 0)}] = true
			}
		}
	}
	for k := range m.Sheets {
		s := &m.Sheets[k]
		if used[s] {
			one.specific += len(strings.NewReplacer("*", "", "{region}", "", "{indicator}", "", "{month}", "").Replace(s.Sheet))
			if s.Indicator != nil || s.Region != nil || s.Unit != "" || s.Months != "" {
				one.least = leastAdded
			}
		}
		for _, c := range s.Captions {
			if one.all++; seen[text{s, pattern(fold(c.Text), 0)}] {
				one.hits++
			}
		}
	}
	if one.found = one.hits * 1000 / max(one.all, 1); one.all == 0 {
		one.found = one.least // it fits anything that its sheets' names fit
	}
	return one, fits
}
