package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// unfinished: a text of which a new site or a new edition left the writing to its author. A file is told once, at the first.
func unfinished(r *review) {
	for _, c := range r.site.Corrections { // a reason is published, so that it cannot wait
		if model.Unfinished(c.Reason) >= 0 {
			r.Error(c.Pos, "unfinished", "写上原因，删去整个括号", "%s的更正还没有写“%s”", r.site.Called(c.Region)+format.Period(c.Period)+format.ItemName(c.Indicator, c.Item), shownMark(c.Reason))
		}
	}
	u := &unwritten{count: map[string]int{}, first: map[string]markedPlace{}}
	u.site(r.site)
	for _, targets := range r.targets {
		u.text(diag.Pos{File: targets.File}, targets.SetBy)
		u.text(diag.Pos{File: targets.File}, targets.Unsigned)
	}
	for _, e := range r.site.Editions {
		u.edition(e)
	}
	for _, file := range u.files {
		first, more := u.first[file], ""
		if n := u.count[file]; n > 1 {
			more = fmt.Sprintf("，这个文件里这样的共 %d 处", n)
		}
		r.Warning(first.Pos, "unfinished", "写好后删去整个括号", "“%s”还没有写%s", first.mark, more)
	}
}

// unwritten are the places where something is still to be written.
type unwritten struct {
	files []string
	count map[string]int
	first map[string]markedPlace
}

// markedPlace is a mark as it is shown, and where it stands.
type markedPlace struct {
	diag.Pos
	mark string
}

// longMark is how much of a mark is shown, in characters.
const longMark = 24

// shownMark is a text from its first mark to the end of the brackets.
func shownMark(text string) string {
	mark, _, _ := strings.Cut(text[model.Unfinished(text):], "\n")
	if before, _, closed := strings.Cut(mark, "）"); closed {
		mark = before + "）"
	}
	if runes := []rune(mark); len(runes) > longMark {
		return string(runes[:longMark]) + "…"
	}
	return mark
}

// text looks at a text that begins at pos or somewhere behind it.
func (u *unwritten) text(pos diag.Pos, text string) {
	if model.Unfinished(text) >= 0 {
		u.add(pos, shownMark(text))
	}
}

func (u *unwritten) add(pos diag.Pos, mark string) {
	first, known := u.first[pos.File]
	if !known {
		u.files = append(u.files, pos.File)
	}
	if !known || pos.Line < first.Line {
		u.first[pos.File] = markedPlace{pos, mark}
	}
	u.count[pos.File]++
}

func (u *unwritten) site(s *model.Site) {
	for _, i := range s.Indicators {
		for _, text := range []string{i.Name, i.Definition, i.Reporting, i.Department, i.Contact, i.WhyNot} {
			u.text(i.Pos, text)
		}
	}
}

func (u *unwritten) edition(e *model.Edition) {
	for _, h := range e.Highlights {
		u.text(h.Pos, h.Text)
	}
	for _, f := range e.Findings {
		u.text(f.Text.Pos, f.Text.Text)
	}
	u.document(e.Body)
	for _, d := range e.Counties {
		u.document(d)
	}
	for _, d := range e.Indicators {
		u.document(d)
	}
}

// document looks at each line of a text, and at all that stands in one.
func (u *unwritten) document(d *model.Document) {
	if d == nil {
		return
	}
	n := d.Line
	for line := range strings.Lines(string(d.Source)) {
		column := 1
		for at := model.Unfinished(line); at >= 0; at = model.Unfinished(line) {
			column += utf8.RuneCountInString(line[:at])
			u.add(diag.Pos{File: d.File, Line: n, Col: column}, shownMark(line))
			_, size := utf8.DecodeRuneInString(line[at:])
			line, column = line[at+size:], column+1
		}
		n++
	}
}
