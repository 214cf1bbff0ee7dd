package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// rows makes the rows of a sheet. The library would look the sheet up among all others for each cell, and make XML of them
// by reflection: it makes the rest of the sheet, and these rows go into the part as it is written.
func (w *writer) rows(s *Sheet) error {
	out, width := []byte("<sheetData>"), 1
	for _, row := range s.Rows {
		width = max(width, len(row.Cells))
	}
	heights := s.heights()
	for r, row := range s.filled() {
		start := len(out)
		out = row.open(out, r+1, heights[r+1])
		bare := len(out)
		for c := range row.Cells {
			var err error
			if out, err = w.cell(out, Address(r+1, c+1), &row.Cells[c]); err != nil {
				return err
			}
		}
		if len(out) == bare && !row.Hidden && row.Height <= 0 && heights[r+1] <= 0 {
			out = out[:start] // there is nothing to say of it
			continue
		}
		out = append(out, "</row>"...)
	}
	w.parts[sheetPart(len(w.parts))] = append(out, "</sheetData>"...)
	return w.file.SetSheetDimension(s.Name, "A1:"+Address(max(len(s.Rows), 1), width))
}

// sheetPart is the part of the k-th sheet, from 0.
func sheetPart(k int) string { return "xl/worksheets/sheet" + strconv.Itoa(k+1) + ".xml" }

func (r *Row) open(out []byte, row int, height float64) []byte {
	out = append(out, `<row r="`...)
	out = append(strconv.AppendInt(out, int64(row), 10), '"')
	if height = math.Min(max(r.Height, height), excelize.MaxRowHeight); height > 0 {
		out = append(out, ` ht="`...)
		out = append(strconv.AppendFloat(out, height, 'g', -1, 64), '"')
	}
	if r.Hidden {
		out = append(out, ` hidden="true"`...)
	}
	if height > 0 {
		out = append(out, ` customHeight="true"`...)
	}
	return append(out, '>')
}

// filled are the rows with all cells of merged ranges, which have the look of the first, or the borders would be open.
func (s *Sheet) filled() []Row {
	rows := slices.Clone(s.Rows)
	for _, r := range s.Merged {
		var look Style
		if first := s.at(r.Row, r.Column); first != nil {
			look = first.Style
		}
		for row := r.Row; row <= r.LastRow && (row <= len(rows) || look != Style{}); row++ {
			if row > len(rows) {
				rows = append(rows, make([]Row, row-len(rows))...)
			}
			cells := slices.Clone(rows[row-1].Cells)
			if len(cells) < r.LastColumn {
				cells = append(cells, make([]Cell, r.LastColumn-len(cells))...)
			}
			for c := r.Column; c <= r.LastColumn; c++ {
				if row == r.Row && c == r.Column {
					continue
				}
				if look == (Style{}) {
					cells[c-1] = Cell{Style: cells[c-1].Style}
				} else {
					cells[c-1] = Cell{Style: look}
				}
			}
			rows[row-1].Cells = cells
		}
	}
	return rows
}

// cell writes a cell; one that says nothing is left out. A number stands as it is: a float would lose digits.
func (w *writer) cell(out []byte, address string, c *Cell) ([]byte, error) {
	look := c.Style
	if look.Format == "" && c.Text != "" && strings.ContainsRune("=+-@", rune(c.Text[0])) {
		look.Format = "@" // or it becomes a formula as soon as somebody edits the cell
	}
	id, err := w.styleID(look)
	if err != nil || id == 0 && c.Text == "" && c.Number == "" {
		return out, err
	}
	out = append(append(out, `<c r="`...), address...)
	if id > 0 {
		out = append(out, `" s="`...)
		out = strconv.AppendInt(out, int64(id), 10)
	}
	switch {
	case c.Number != "":
		out = append(append(append(out, `"><v>`...), c.Number...), "</v></c>"...)
	case c.Text != "":
		return w.text(out, c.Text)
	default:
		out = append(out, `"></c>`...)
	}
	return out, nil
}

// text writes a text into a cell that is open. The library mistakes some texts with escapes in them for others, so these
// stand in their cells rather than in the list of texts.
func (w *writer) text(out []byte, text string) ([]byte, error) {
	if escaped := escape(text); escaped != text {
		var b bytes.Buffer
		err := xml.EscapeText(&b, []byte(escaped))
		out = append(append(out, `" t="inlineStr"><is><t xml:space="preserve">`...), b.Bytes()...)
		return append(out, "</t></is></c>"...), err
	}
	n, known := w.texts[text]
	if !known {
		n = len(w.texts)
		w.texts[text] = n
		if err := w.file.SetCellStr(w.book.Sheets[0].Name, "A1", text); err != nil { // into the list of texts; the cell is replaced
			return out, err
		}
	}
	out = append(out, `" t="s"><v>`...)
	return append(strconv.AppendInt(out, int64(n), 10), "</v></c>"...), nil
}

// archive is the file on its way out.
type archive struct {
	*zip.Writer
	parts map[string][]byte // the rows of sheets, by the names of their parts
}

// Create begins a part.
func (a *archive) Create(name string) (io.Writer, error) {
	out, err := a.Writer.Create(name)
	if rows, found := a.parts[name]; found && err == nil {
		return &sheetWriter{out, rows}, nil
	}
	return out, err
}

// sheetWriter puts rows into a sheet, which the library writes at once.
type sheetWriter struct {
	out  io.Writer
	rows []byte
}

func (w *sheetWriter) Write(sheet []byte) (int, error) {
	before, rest, found := bytes.Cut(sheet, []byte("<sheetData>"))
	_, after, ended := bytes.Cut(rest, []byte("</sheetData>"))
	if !found || !ended {
		return 0, errors.New("the library left out where the rows of a sheet go")
	}
	for _, piece := range [][]byte{before, w.rows, after} {
		if _, err := w.out.Write(piece); err != nil {
			return 0, err
		}
	}
	return len(sheet), nil
}
