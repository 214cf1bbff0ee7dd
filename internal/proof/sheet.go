package proof

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"path"
	"slices"

	"bulletin/internal/diag"
)

// Sheet is the proof sheet of an edition.
type Sheet struct {
	Title, Label, Issue, Issuer string // of the edition
	Marking                     string // of the site: 内部资料 注意保存, or empty
	Sample                      bool
	Period, Status              string // of the data: 2022年1—6月, 快报
	Groups                      []Group
}

// Group is the texts of one kind under its name.
type Group struct {
	Title string
	Texts []Text
}

// Text is a text with its marks.
type Text struct {
	Prefix string // of the ids of its marks
	Title  string
	File   string
	Parts  []Part
	Marks  []Mark
	Faults []diag.Diagnostic // errors that no mark tells: a reference that names nothing
	Tally  Tally
}

// Part is a document, or one of several short texts, under a label.
type Part struct {
	Label string
	HTML  template.HTML // safe, with marks
}

// Add adds a text of a kind; those of a kind come one after another.
func (s *Sheet) Add(kind string, t Text) {
	if n := len(s.Groups); n == 0 || s.Groups[n-1].Title != kind {
		s.Groups = append(s.Groups, Group{Title: kind})
	}
	g := &s.Groups[len(s.Groups)-1]
	g.Texts = append(g.Texts, t)
}

// Tally counts the marks of all texts.
func (s *Sheet) Tally() Tally {
	var sum Tally
	for _, g := range s.Groups {
		for k := range g.Texts {
			sum.Add(g.Texts[k].Tally)
		}
	}
	return sum
}

// Faults is how many errors of texts there are that no mark tells.
func (s *Sheet) Faults() int {
	n := 0
	for _, g := range s.Groups {
		for k := range g.Texts {
			n += len(g.Texts[k].Faults)
		}
	}
	return n
}

//go:embed sheet.html
var layout string

//go:embed sheet.css
var style string

var page = template.Must(template.New("sheet").Funcs(template.FuncMap{
	"id":       ID,
	"evidence": evidenceID,
	"next":     func(k int) int { return k + 1 },
	"all":      all,
	"counts":   counts,
	"pending":  pending,
	"base":     path.Base,
	"tally":    func(t Tally) string { return t.Full() },
	"sum":      func(c Counts) int { return c.Sum() },
}).Parse(layout))

// HTML is the sheet as a page that stands alone: no scripts, nothing from elsewhere.
func (s *Sheet) HTML() ([]byte, error) {
	var b bytes.Buffer
	style := style + running("校核单　"+s.Title+"（"+s.Label+"）")
	hash := sha256.Sum256([]byte(style))
	told, remedy := s.once()
	err := page.Execute(&b, struct {
		*Sheet
		Remedy string
		Style  template.CSS
		Policy template.HTMLAttr
	}{told, remedy, template.CSS(style), template.HTMLAttr(`content="default-src 'none'; style-src 'sha256-` + base64.StdEncoding.EncodeToString(hash[:]) + `'; base-uri 'none'; form-action 'none'"`)})
	if err != nil {
		return nil, fmt.Errorf("proof sheet: %w", err)
	}
	return b.Bytes(), nil
}

// once is the sheet without what is to be done about every doubt alike, and that: it is told once.
func (s *Sheet) once() (told *Sheet, remedy string) {
	list, doubts := pending(s), 0
	for _, p := range list {
		if p.Standing == Doubtful {
			if doubts++; doubts > 1 && p.Fix != remedy {
				return s, ""
			}
			remedy = p.Fix
		}
	}
	if doubts < 2 || remedy == "" {
		return s, ""
	}
	out := *s
	out.Groups = slices.Clone(s.Groups)
	for g := range out.Groups {
		texts := slices.Clone(out.Groups[g].Texts)
		for t := range texts {
			texts[t].Marks = slices.Clone(texts[t].Marks)
			for k := range texts[t].Marks {
				if m := &texts[t].Marks[k]; m.Standing == Doubtful {
					m.Fix = ""
				}
			}
		}
		out.Groups[g].Texts = texts
	}
	return &out, remedy
}

// all are the standings, for tables of counts.
func all() []Standing {
	list := make([]Standing, standings)
	for k := range list {
		list[k] = Standing(k)
	}
	return list
}

// cell is a count in a table: none is faint, and what somebody must do something about stands out.
type cell struct {
	N     int
	Class string
}

// counts are the cells of a line.
func counts(c Counts) []cell {
	cells := make([]cell, standings)
	for k, n := range c {
		cells[k].N = n
		switch {
		case n == 0:
			cells[k].Class = "none"
		case Standing(k).Pending():
			cells[k].Class = "count " + Standing(k).Class()
		}
	}
	return cells
}

// Pended is a mark that somebody has to do something about, with its number in its text.
type Pended struct {
	*Text
	*Mark
	Number int
}

// pending are the marks of a sheet that somebody has to do something about.
func pending(s *Sheet) []Pended {
	var list []Pended
	for g := range s.Groups {
		for t := range s.Groups[g].Texts {
			text := &s.Groups[g].Texts[t]
			for k := range text.Marks {
				if text.Marks[k].Standing.Pending() {
					list = append(list, Pended{text, &text.Marks[k], k + 1})
				}
			}
		}
	}
	return list
}
