package xlsx

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A comment's box, in pixels. Its text is nine points high, so a Chinese character is twelve pixels wide.
const (
	commentWidth  = 276
	commentWide   = 420 // of long ones
	commentLine   = 16
	commentEdge   = 16
	commentHigh   = 640
	commentUnit   = 6.2 // half a Chinese character
	commentLength = 300 // characters; beyond it the box is wide
)

// comments adds a sheet's comments. The library looks through all that are there for each that it adds: so each comes into
// a part without the others, which are put together at the end.
func (w *writer) comments(s *Sheet) error {
	var at []string
	var texts []string
	for r, row := range s.Rows {
		for c := range row.Cells {
			if text := row.Cells[c].Comment; text != "" {
				at, texts = append(at, Address(r+1, c+1)), append(texts, text)
			}
		}
	}
	if len(at) == 0 {
		return nil
	}
	number := strconv.Itoa(len(w.file.Comments) + 1)
	part, drawing := "xl/comments"+number+".xml", "xl/drawings/vmlDrawing"+number+".vml"
	if err := w.comment(s, at[0], texts[0]); err != nil {
		return err
	}
	all, boxes := w.file.Comments[part], w.file.VMLDrawing[drawing]
	if all == nil || boxes == nil {
		return errors.New("the library put comments elsewhere")
	}
	shapes := boxes.Shape
	for k := 1; k < len(at); k++ {
		w.file.Comments[part], boxes.Shape = nil, boxes.Shape[len(boxes.Shape)-1:] // the last one's number is counted on
		if err := w.comment(s, at[k], texts[k]); err != nil {
			return err
		}
		all.CommentList.Comment = append(all.CommentList.Comment, w.file.Comments[part].CommentList.Comment...)
		shapes = append(shapes, boxes.Shape[len(boxes.Shape)-1])
	}
	w.file.Comments[part], boxes.Shape = all, shapes
	return nil
}

func (w *writer) comment(s *Sheet, address, text string) error {
	width := commentWidth
	if textWidth(text) > 2*commentLength {
		width = commentWide
	}
	lines := countLines(text, float64(width-commentEdge)/commentUnit)
	return w.file.AddComment(s.Name, excelize.Comment{
		Cell: address, Author: w.book.Creator, Width: uint(width), Height: uint(min(lines*commentLine+commentEdge, commentHigh)),
		Paragraph: []excelize.RichTextRun{{Text: escape(text), Font: &excelize.Font{Family: bodyFont, Size: 9, Color: "000000"}}},
	})
}

// countLines is how many lines a text takes where a line holds so many digits.
func countLines(text string, width float64) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += max(1, int(math.Ceil(float64(textWidth(line))/math.Max(width, 1))))
	}
	return lines
}

// textWidth is how wide a text is, in digits: what is not ASCII counts twice.
func textWidth(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0x7F {
			n++
		}
	}
	return n
}

// heights are those that rows need for wrapped text in merged cells: spreadsheets fit a row to its cells, and look past
// merged ones.
func (s *Sheet) heights() map[int]float64 {
	needed := map[int]float64{}
	for _, r := range s.Merged {
		c := s.at(r.Row, r.Column)
		if c == nil || !c.Style.Wrap || r.Row != r.LastRow || s.Rows[r.Row-1].Height > 0 {
			continue
		}
		needed[r.Row] = math.Max(needed[r.Row], c.height(s.width(r.Column, r.LastColumn)))
	}
	for row := range needed {
		for c := range s.Rows[row-1].Cells {
			if other := &s.Rows[row-1].Cells[c]; other.Style.Wrap && !s.isMerged(row, c+1) {
				needed[row] = math.Max(needed[row], other.height(s.width(c+1, c+1)))
			}
		}
	}
	return needed
}

func (s *Sheet) isMerged(row, column int) bool {
	for _, r := range s.Merged {
		if r.Has(row, column) {
			return true
		}
	}
	return false
}

// height is how high the cell is in points, in so many digits of the body font.
func (c *Cell) height(width float64) float64 {
	size := c.Style.Size
	if size == 0 {
		size = bodySize
	}
	lines := countLines(c.Text, (width-1)*bodySize/size)
	return float64(float64(lines)*size*1.3) + 4
}

// defaultWidth is of columns that say nothing of theirs.
const defaultWidth = 8.43

func (s *Sheet) width(from, to int) float64 {
	sum := 0.0
	for c := from; c <= to; c++ {
		switch {
		case c > len(s.Columns) || s.Columns[c-1].Width == 0 && !s.Columns[c-1].Hidden:
			sum += defaultWidth
		case !s.Columns[c-1].Hidden:
			sum += s.Columns[c-1].Width
		}
	}
	return sum
}
