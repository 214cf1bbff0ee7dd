package xlsx

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// bodyFont is on every Chinese office computer, with Excel and with WPS; others put their own in its place.
const (
	bodyFont = "宋体"
	bodySize = 11
)

// maxText is how many UTF-16 units Excel keeps in a cell.
const maxText = 32767

// Write makes the workbook, the same bytes for the same book: the parts carry no clock, and no password, whose salt would
// be random. What is wrong with the book is an error of the caller: a sheet's name that Excel refuses or that comes twice
// (in letters of either case), a number that is no plain decimal, a text that is too long, a range that is none.
func Write(b *Book) ([]byte, error) {
	if err := b.valid(); err != nil {
		return nil, fmt.Errorf("xlsx: write: %w", err)
	}
	w := &writer{file: excelize.NewFile(), book: b, styles: map[Style]int{}, words: map[string]string{}, texts: map[string]int{}, parts: map[string][]byte{}}
	defer w.file.Close() // it has no file open: nothing is streamed
	data, err := w.write()
	if err != nil {
		return nil, fmt.Errorf("xlsx: write: %w", err)
	}
	return data, nil
}

// writer is one book on its way into a file.
type writer struct {
	file   *excelize.File
	book   *Book
	styles map[Style]int
	lists  [][]string        // columns of the sheet of words
	words  map[string]string // the address of a list by its words
	texts  map[string]int    // where in the library's list of texts
	parts  map[string][]byte // the rows of sheets, by the names of their parts
}

func (w *writer) write() ([]byte, error) {
	if err := w.file.SetDefaultFont(bodyFont); err != nil {
		return nil, err
	}
	for i := range w.book.Sheets {
		if err := w.name(i); err != nil {
			return nil, err
		}
	}
	for i := range w.book.Sheets {
		if err := w.sheet(&w.book.Sheets[i]); err != nil {
			return nil, fmt.Errorf("sheet %q: %w", w.book.Sheets[i].Name, err)
		}
	}
	if err := w.wordSheet(); err != nil {
		return nil, err
	}
	if err := w.properties(); err != nil {
		return nil, err
	}
	w.file.SetZipWriter(func(out io.Writer) excelize.ZipWriter { return &archive{zip.NewWriter(out), w.parts} })
	buffer, err := w.file.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return buffer.Bytes(), nil
}

// name adds the sheet; a new file has one already.
func (w *writer) name(i int) error {
	name := w.book.Sheets[i].Name
	if i == 0 {
		return w.file.SetSheetName(w.file.GetSheetName(0), name)
	}
	_, err := w.file.NewSheet(name)
	return err
}

func (w *writer) properties() error {
	for i, s := range w.book.Sheets {
		if s.Visible == Shown {
			w.file.SetActiveSheet(i)
			break
		}
	}
	for _, s := range w.book.Sheets {
		if s.Visible != Shown {
			if err := w.file.SetSheetVisible(s.Name, false, s.Visible == VeryHidden); err != nil {
				return err
			}
		}
	}
	if err := w.file.SetAppProps(&excelize.AppProperties{Application: w.book.Creator}); err != nil {
		return err
	}
	return w.file.SetDocProps(&excelize.DocProperties{
		Title: w.book.Title, Creator: w.book.Creator, LastModifiedBy: w.book.Creator,
		Created: "2006-09-16T00:00:00Z", Modified: "2006-09-16T00:00:00Z",
	})
}

func (b *Book) valid() error {
	seen, shown := map[string]bool{}, false
	for i := range b.Sheets {
		s := &b.Sheets[i]
		folded := strings.ToLower(s.Name)
		if seen[folded] {
			return fmt.Errorf("two sheets named %q", s.Name)
		}
		seen[folded] = true
		shown = shown || s.Visible == Shown
		if err := s.valid(); err != nil {
			return fmt.Errorf("sheet %q: %w", s.Name, err)
		}
	}
	if !shown {
		return errors.New("no sheet that shows")
	}
	return nil
}

func (s *Sheet) valid() error {
	if len(s.Rows) > MaxRows || len(s.Columns) > MaxColumns {
		return errors.New("too many rows or columns")
	}
	for _, r := range s.Merged {
		if !r.valid() {
			return fmt.Errorf("merged range %v", r)
		}
	}
	for _, v := range s.Validations {
		if !v.Range.valid() {
			return fmt.Errorf("validated range %v", v.Range)
		}
	}
	if s.Filter != nil && !s.Filter.valid() {
		return fmt.Errorf("filtered range %v", *s.Filter)
	}
	for r, row := range s.Rows {
		if len(row.Cells) > MaxColumns {
			return errors.New("too many columns")
		}
		for c := range row.Cells {
			if err := row.Cells[c].valid(); err != nil {
				return fmt.Errorf("%s: %w", Address(r+1, c+1), err)
			}
		}
	}
	return nil
}

func (c *Cell) valid() error {
	switch {
	case c.Number != "" && c.Text != "":
		return errors.New("both text and number")
	case c.Number != "" && !plainDecimal(c.Number):
		return fmt.Errorf("%.40q is no plain decimal", c.Number)
	case utf16Length(c.Text) > maxText || utf16Length(c.Comment) > maxText:
		return errors.New("text is too long")
	}
	return nil
}

// plainDecimal reports whether a text is -12.50 or the like. Longer ones than a spreadsheet could make a number of are
// none.
func plainDecimal(s string) bool {
	digits, point := 0, false
	for i, c := range []byte(s) {
		switch {
		case c == '-' && i == 0:
		case c == '.' && digits > 0 && !point && i < len(s)-1:
			point = true
		case '0' <= c && c <= '9':
			digits++
		default:
			return false
		}
	}
	return 0 < digits && digits < 300
}

func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

// cutTo cuts a text to at most n UTF-16 units, the last of them an ellipsis where something was cut off.
func cutTo(s string, n int) string {
	if utf16Length(s) <= n {
		return s
	}
	left := n - 1
	for i, r := range s {
		if left -= utf16Length(string(r)); left < 0 {
			return s[:i] + "…"
		}
	}
	return s
}
