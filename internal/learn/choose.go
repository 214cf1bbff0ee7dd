package learn

import (
	"cmp"
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
	found    int  // of its captions, in thousandths
	specific int  // characters of the sheets' names that it tells
}

// How many of its captions a mapping must find, in thousandths: more where it says what the sheet does not.
const (
	leastFound = 500
	leastAdded = 800
)

// choose finds the mapping of a workbook: by its sheets and the texts on them, then by the name of the file.
func choose(site *model.Site, mappings []*load.Import, grids []*xlsx.Grid, file string) (*load.Import, *form.Fault) {
	words := newLexicon(site)
	var list []match
	for _, m := range mappings {
		if one, fits := words.match(m, grids); fits {
			one.named = m.Name == mappingName(file)
			list = append(list, one)
		}
	}
	slices.SortStableFunc(list, func(a, b match) int {
		return cmp.Or(-compareBool(a.named, b.named), b.found-a.found, b.specific-a.specific)
	})
	at := form.Place{File: file}
	switch {
	case len(list) == 0:
		return nil, &form.Fault{At: at, Class: form.MustMend, Code: "no-mapping", Text: "没有合用的导入映射", Fix: "先用 bulletin import --learn 建立映射"}
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

// match holds a mapping against the sheets of a workbook that people see.
func (l *lexicon) match(m *load.Import, grids []*xlsx.Grid) (match, bool) {
	type text struct {
		sheet   *load.ImportSheet
		pattern string
	}
	one, fits, least, all := match{mapping: m}, false, leastFound, 0
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
				least = leastAdded
			}
		}
		for _, c := range s.Captions {
			if all++; seen[text{s, pattern(fold(c.Text), 0)}] {
				one.found++
			}
		}
	}
	if one.found = one.found * 1000 / max(all, 1); all == 0 {
		one.found = least // it fits anything that its sheets' names fit
	}
	return one, fits && one.found >= least
}
