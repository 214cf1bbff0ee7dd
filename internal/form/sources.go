package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"bulletin/internal/load"
	"bulletin/internal/model"
)

// files are the files that change. A report comes after its sources: a program that is stopped between the two leaves a
// record of figures that are not in yet, and the same import again brings them in.
func (run *importing) files(months []*month) []File {
	var list []File
	for _, m := range months {
		if m.changed() {
			list = append(list, run.sourceFile(m))
		}
	}
	for _, m := range months {
		if m.changed() {
			list = append(list, File{m.name, m.after})
		}
	}
	return list
}

func (m *month) changed() bool {
	return slices.ContainsFunc(m.cells, func(c *cell) bool { return len(c.changes) > 0 })
}

// sourceFile is the record of what a month's figures came from, as it is after the import: a line for each file that
// changed a figure, by names. A file that comes in again has its line written anew.
func (run *importing) sourceFile(m *month) File {
	var lines []model.Source
	if known := run.site.Model.Sources[m.period]; known != nil {
		lines = append(lines, known.Files...)
	}
	for _, now := range run.changing(m) {
		at := slices.IndexFunc(lines, func(s model.Source) bool { return s.File == now.File })
		if at < 0 {
			lines = append(lines, now)
		} else {
			lines[at] = now
		}
	}
	slices.SortStableFunc(lines, func(a, b model.Source) int { return strings.Compare(a.File, b.File) })
	var b strings.Builder
	fmt.Fprintf(&b, "# %d年%d月的数从哪些文件来，由 bulletin import 记下；不公布。\nperiod: %s\nsources:\n", m.period.Year, m.period.Month, m.period)
	for _, s := range lines {
		b.WriteString(sourceLine(s))
	}
	return File{m.sources(), []byte(b.String())}
}

// changing are the files that change a month's report, each once, with the number of changes that the screen lists.
func (run *importing) changing(m *month) []model.Source {
	var list []model.Source
	for _, c := range m.cells {
		for _, change := range c.changes {
			of := c.file
			for k := range run.result.filled {
				if f := &run.result.filled[k]; f.File == change.At.File && of.File != f.File {
					of = f // it says what the other left open
				}
			}
			name := cmp.Or(entered(of.File), "未命名")
			at := slices.IndexFunc(list, func(s model.Source) bool { return s.File == name })
			if at < 0 {
				at = len(list)
				list = append(list, model.Source{File: name, SHA256: of.SHA256, Filler: entered(of.Filler),
					Checker: entered(of.Checker), Date: dateOf(of.Date)})
			}
			list[at].Cells++
		}
	}
	return list
}

// sourceLine is a file's line.
func sourceLine(s model.Source) string {
	line := "  - {file: " + load.Scalar(s.File) + ", sha256: " + load.Scalar(s.SHA256)
	for _, more := range []struct{ key, text string }{{"filler", s.Filler}, {"checker", s.Checker}} {
		if more.text != "" {
			line += ", " + more.key + ": " + load.Scalar(more.text)
		}
	}
	if !s.Date.IsZero() {
		line += ", date: " + s.Date.String()
	}
	return line + ", cells: " + itoa(s.Cells) + "}\n"
}

// mostEntered is how long a name may be in the record, in characters.
const mostEntered = 80

// entered is a name as the record can hold it: on one line, short, without what cannot be seen.
func entered(text string) string {
	text = strings.Map(func(c rune) rune {
		if c < ' ' || load.Unprintable(string(c)) != "" {
			return ' '
		}
		return c
	}, strings.ToValidUTF8(text, "\ufffd"))
	return short(load.Remark(text), mostEntered)
}

// dateOf reads 2022-08-03; anything else is no date.
func dateOf(text string) model.Date {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil || day.Year() < 1949 || day.Year() > 2999 {
		return model.Date{}
	}
	return model.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}
}
