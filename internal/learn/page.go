package learn

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/xlsx"
)

//go:embed page.html
var pageText string

//go:embed page.css
var style string

var page = template.Must(template.New("page").Parse(pageText))

// maxRows bounds the rows of a sheet that the page draws. What is not known is listed whatever its row.
const maxRows = 2000

// HTML is the picture of a book: each sheet with every number coloured. It stands alone: no scripts, nothing from elsewhere.
func (b *Book) HTML() ([]byte, error) {
	hash := sha256.Sum256([]byte(style))
	var out bytes.Buffer
	err := page.Execute(&out, pageData{
		Name: b.Name, Period: b.monthText(), Known: b.Period.Year != 0, Count: b.Count(), Faults: faultRows(b.Faults()), Sheets: b.pictures(),
		Style:  template.CSS(style),
		Policy: template.HTMLAttr(`content="default-src 'none'; style-src 'sha256-` + base64.StdEncoding.EncodeToString(hash[:]) + `'; base-uri 'none'; form-action 'none'"`),
	})
	if err != nil {
		return nil, fmt.Errorf("page of %s: %w", b.Name, err)
	}
	return out.Bytes(), nil
}

// Count is how many numbers have each standing, as the page and the terminal say it.
func (b *Book) Count() string {
	return fmt.Sprintf("已取 %d，按规则略过 %d，不认识 %d", b.count(Taken), b.count(Ignored), b.count(Unknown))
}

type pageData struct {
	Name, Period, Count string
	Known               bool
	Faults              []faultRow
	Sheets              []picture
	Style               template.CSS
	Policy              template.HTMLAttr
}

// faultRow is a fault with the word for its class.
type faultRow struct {
	form.Fault
	Class string
	Style string
}

func faultRows(list []form.Fault) []faultRow {
	words := map[form.Class][2]string{form.MustMend: {"必改", "unknown"}, form.Verify: {"核实", "verify"}, form.Hint: {"提示", "hint"}}
	rows := make([]faultRow, len(list))
	for k, f := range list {
		rows[k] = faultRow{f, words[f.Class][0], words[f.Class][1]}
	}
	return rows
}

// picture is a sheet as it is drawn.
type picture struct {
	Name, Note, Count string
	Columns           []string
	Rows              []pictureRow
	Cut               int // rows that are not drawn
}

type pictureRow struct {
	Number int
	Cells  []pictureCell
}

type pictureCell struct {
	Text, Class, Says string
	RowSpan, ColSpan  int
}

func (b *Book) pictures() []picture {
	var list []picture
	for k, s := range b.sheets {
		p := picture{Name: s.grid.Name, Note: b.Sheets[k].Skipped}
		if p.Name == "" {
			p.Name = b.Name
		}
		if p.Note == "" {
			p.Note = s.note
		}
		if s.view == nil {
			s.view = s.lexicon.newView(s.grid)
		}
		one := &Book{Verdicts: s.verdicts}
		p.Count = one.Count()
		if s.view != nil {
			s.draw(&p)
		}
		list = append(list, p)
	}
	return list
}

// draw fills in the rows of a picture, without those that are empty.
func (s *sheet) draw(p *picture) {
	verdicts := map[[2]int]*Verdict{}
	for _, d := range s.verdicts {
		verdicts[[2]int{d.Row, d.Column}] = d
	}
	for _, column := range s.view.columns {
		p.Columns = append(p.Columns, xlsx.ColumnName(column))
	}
	for row, number := range s.view.rows {
		if row == maxRows {
			p.Cut = len(s.view.rows) - maxRows
			return
		}
		line := pictureRow{Number: number}
		for column := range s.view.columns {
			switch c := s.view.at(row, column); {
			case c == nil:
				line.Cells = append(line.Cells, pictureCell{RowSpan: 1, ColSpan: 1})
			case c.row == row && c.column == column:
				line.Cells = append(line.Cells, drawn(c, verdicts[[2]int{c.value.Row, c.value.Column}], len(s.view.rows)))
			}
		}
		p.Rows = append(p.Rows, line)
	}
}

func drawn(c *cell, d *Verdict, rows int) pictureCell {
	cell := pictureCell{Text: strings.TrimSpace(c.value.Text), RowSpan: min(c.lastRow, min(rows, maxRows)-1) - c.row + 1, ColSpan: c.lastCol - c.column + 1}
	if d == nil {
		return cell
	}
	cell.Text = d.Text
	switch d.Standing {
	case Taken:
		cell.Class, cell.Says = "taken", d.Indicator.Short+"，"+d.Region.Short
		if d.Part != nil {
			cell.Says += "，其中" + d.Part.Name
		}
		if d.Guessed {
			cell.Says += "（名称是简写，请核对）"
		}
		if d.Measure == "yoy" {
			cell.Says += "，同比"
		}
		if d.Value != c.number {
			cell.Says += "，" + d.Value + d.Indicator.Unit
		}
	case Ignored:
		cell.Class, cell.Says = "ignored", d.Why
	default:
		cell.Class, cell.Says = "unknown", d.Why
	}
	return cell
}
