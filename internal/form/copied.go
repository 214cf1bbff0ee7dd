package form

import (
	"strings"

	"bulletin/internal/xlsx"
)

// leastHeads is how many heads of a form's columns make a sheet a copy of one: other tables have a few of the same.
const leastHeads = 6

// Copied is the fault of sheets that are forms by what is printed on them and have lost their hidden marks: they were copied into another
// workbook. It is nil for others.
func Copied(name string, grids []*xlsx.Grid) *Fault {
	for _, g := range grids {
		if len(marks(g)) == 0 && isCopied(g) {
			return &Fault{At: Place{File: name, Sheet: g.Name}, Class: MustMend, Code: "no-form",
				Text: "像是填报表，可是里面藏着的记号没有了，多半是把内容复制到了新的工作簿",
				Fix:  "请填报单位在发下去的原表里填好再发回；原表找不到的，用 bulletin form 重新发"}
		}
	}
	return nil
}

func isCopied(g *xlsx.Grid) bool {
	printed := map[string]bool{}
	unit, period := false, false
	for k := range g.Values {
		text := strings.Join(strings.Fields(g.Values[k].Text), "")
		printed[text] = true
		unit, period = unit || strings.HasPrefix(text, unitLabel), period || strings.HasPrefix(text, periodLabel)
	}
	heads := 0
	for _, c := range columns {
		if head := strings.Join(strings.Fields(c.head), ""); head != "" && printed[head] {
			heads++
		}
	}
	return heads >= leastHeads || unit && period && printed["本期数"]
}
