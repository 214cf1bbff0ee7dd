package render

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/svg"
	"bulletin/internal/table"
)

// tallBoard is how many rows of a matrix fit a screen. A longer one scrolls within it, below its head.
const tallBoard = 12

// appendTable writes a table with its caption, notes and what was left out.
func appendTable(dst []byte, t *table.Table) []byte {
	h := &html{b: dst}
	block := "table"
	paper := t.Paper()
	if paper.Class != "" {
		block += " on-paper-" + paper.Class
	}
	if paper.Percent > 0 {
		block += " on-paper-" + strconv.Itoa(paper.Percent)
	}
	if paper.Work {
		block += " on-paper-work"
	}
	if paper.Roomy {
		block += " on-paper-roomy"
	}
	if paper.Unit(t) >= 0 {
		block += " on-paper-units"
	}
	if phone := t.PhoneClass(); phone != "" {
		block += " on-phone-" + phone
	}
	class := "figures-table sortable"
	if t.Board {
		class += " board"
	}
	h.raw("<div")
	h.attr("class", block)
	h.attr("id", t.ID)
	h.raw(`><div class="table-head"><p class="table-title" id="`)
	h.text(t.ID)
	h.raw(`-title">`)
	h.text(t.Caption)
	h.raw("</p>")
	if t.Unit != "" {
		h.raw(`<p class="table-unit">计量单位：`)
		h.text(t.Unit)
		h.raw("</p>")
	}
	scroll := "scroll"
	if t.Board && len(t.Rows) > tallBoard {
		scroll += " tall"
	}
	h.raw(`</div><div class="` + scroll + `" role="region" tabindex="0" aria-labelledby="`)
	h.text(t.ID)
	h.raw(`-title"><table class="`)
	h.raw(class)
	h.raw(`" aria-labelledby="`)
	h.text(t.ID)
	h.raw("-title\">\n<thead><tr>")
	for k, c := range t.Columns {
		h.column(c, slices.Contains(paper.Without, k))
	}
	h.raw("</tr></thead>\n<tbody>\n")
	how := rowStyle{without: paper.Without, unit: t.PhoneUnit(), labelled: t.Labelled()}
	for k := range t.Rows {
		h.row(t, &t.Rows[k], &how)
	}
	h.raw("</tbody>")
	if len(t.Foot) > 0 {
		h.raw("<tfoot>\n")
		for k := range t.Foot {
			h.row(t, &t.Foot[k], &how)
		}
		h.raw("</tfoot>")
	}
	h.raw("</table></div>\n")
	h.notes(t)
	h.raw("</div>\n")
	return h.b
}

func (h *html) column(c table.Column, offPaper bool) {
	h.raw(`<th scope="col"`)
	h.attr("class", cellClass(c.Kind, offPaper))
	h.raw(">")
	if c.Href != "" {
		h.raw("<a")
		h.attr("href", c.Href)
		h.raw(">")
		h.head(c.Head)
		h.raw("</a>")
	} else {
		h.head(c.Head)
	}
	if small := c.Unit + c.Under; small != "" {
		h.raw("<small>")
		h.head(small)
		h.raw("</small>")
	}
	h.raw("</th>")
}

// appendHead writes a head that a layout has.
func appendHead(dst []byte, text string) []byte {
	h := &html{b: dst}
	h.head(text)
	return h.b
}

// head is the text of a head, which breaks between its words.
func (h *html) head(text string) {
	for k, word := range table.HeadWords(text) {
		if k > 0 {
			h.raw("<wbr>")
		}
		if strings.Contains(word, "—") { // a browser breaks there
			h.raw(`<span class="one">`)
			h.text(word)
			h.raw("</span>")
			continue
		}
		h.text(word)
	}
}

// cellClass is the class of a column's cells. Paper may do without the column.
func cellClass(k table.Kind, offPaper bool) string {
	class := columnClass(k)
	if offPaper {
		class = strings.TrimSpace(class + " off")
	}
	return class
}

func columnClass(k table.Kind) string {
	switch k {
	case table.Number, table.Completion:
		return "n"
	case table.Label, table.Trend, table.Position:
		return "c"
	case table.Remark:
		return "r"
	}
	return ""
}

// rowStyle is what all rows of a table have alike.
type rowStyle struct {
	without  []int // columns that paper does without
	unit     int   // the column of units, or -1
	labelled bool  // cells say which column they are of
}

func (h *html) row(t *table.Table, r *table.Row, how *rowStyle) {
	h.raw("<tr")
	h.attr("id", r.ID)
	h.attr("class", r.Class)
	h.raw(">")
	if r.Class == "group" {
		h.raw(`<th scope="rowgroup" colspan="`)
		h.int(r.Cells[0].Span)
		h.raw(`">`)
		h.text(r.Cells[0].Text)
		h.raw("</th></tr>\n")
		return
	}
	head, unit := false, ""
	if k := how.unit; k >= 0 && k < len(r.Cells) {
		unit = r.Cells[k].Text
	}
	for k := range r.Cells {
		// The first text column names the row.
		isHead := !head && k < len(t.Columns) && t.Columns[k].Kind == table.Text
		head = head || isHead
		class, tag, of := cellClass(t.Columns[k].Kind, slices.Contains(how.without, k)), "td", ""
		behind := ""
		switch {
		case isHead:
			tag, behind = "th", unit
		case how.labelled:
			of = t.Columns[k].Head // a narrow screen shows each cell by itself
		}
		h.cell(class, &r.Cells[k], tag, behind, of)
	}
	h.raw("</tr>\n")
}

// cell writes a cell. A unit stands behind it on narrow screens, and on paper where the column of units does not; of is the column that
// it is of, where that is not to be seen.
func (h *html) cell(class string, c *table.Cell, tag, unit, of string) {
	h.raw("<")
	h.raw(tag)
	if tag == "th" {
		h.raw(` scope="row"`)
	}
	h.attr("data-unit", unit)
	if c.Class != "" && !c.Chip {
		class = strings.TrimSpace(class + " " + c.Class)
	}
	h.attr("class", class)
	h.attr("data-sort", c.Sort)
	h.attr("data-pad", c.Pad)
	h.attr("data-of", of)
	h.raw(">")
	h.content(c)
	h.raw("</")
	h.raw(tag)
	h.raw(">")
}

func (h *html) content(c *table.Cell) {
	if c.Bar != nil {
		h.bar(c.Bar)
	}
	if c.Spark != nil {
		h.spark(c.Spark)
	}
	if c.Strip != nil {
		h.strip(c.Strip)
	}
	switch {
	case c.Under != "":
		h.stacked(c)
	case c.Said != "":
		h.raw(`<span aria-hidden="true">`)
		if c.Shape != "" {
			h.raw("<i>")
			h.text(c.Shape)
			h.raw("</i>")
		}
		h.text(c.Text)
		h.raw(`</span><span class="said">`)
		h.text(c.Said)
		h.raw("</span>")
	case c.Bar != nil:
		h.raw(`<span class="v">`)
		h.text(c.Text)
		h.raw("</span>")
	case c.Href != "":
		h.raw("<a")
		h.attr("href", c.Href)
		h.raw(">")
		h.text(c.Text)
		h.raw("</a>")
	case c.Class != "":
		h.raw("<span")
		if c.Chip {
			h.attr("class", c.Class)
		}
		h.raw(">")
		if c.Shape != "" {
			h.raw(`<i aria-hidden="true">`)
			h.text(c.Shape)
			h.raw("</i> ")
		}
		h.text(c.Text)
		h.raw("</span>")
	default:
		h.text(c.Text)
	}
	h.noteMarks(c)
}

// stacked is a number with a second line below it, both leading to the evidence.
func (h *html) stacked(c *table.Cell) {
	tag := "span"
	if c.Href != "" {
		tag = "a"
	}
	h.raw("<" + tag)
	h.attr("href", c.Href)
	h.raw(` class="stacked"><span aria-hidden="true">`)
	if c.Mark != "" {
		h.raw("<b>")
		h.text(c.Mark)
		h.raw("</b>")
	}
	h.text(c.Text)
	h.raw("<small")
	if c.Chip {
		h.attr("class", c.Class)
	}
	h.raw(">")
	if c.Shape != "" {
		h.raw("<i>")
		h.text(c.Shape)
		h.raw("</i>")
	}
	h.text(c.Under)
	h.raw(`</small></span><span class="said">`)
	h.text(c.Said)
	h.raw("</span></" + tag + ">")
}

// noteMarks are raised numbers; the notes themselves stand under the table.
func (h *html) noteMarks(c *table.Cell) {
	numbers := c.Notes
	if c.Note > 0 {
		numbers = append([]int{c.Note}, c.Notes...)
	}
	if len(numbers) == 0 {
		return
	}
	h.raw("<sup>")
	for k, n := range numbers {
		if k > 0 {
			h.raw(", ")
		}
		h.int(n)
	}
	h.raw("</sup>")
}

func (h *html) notes(t *table.Table) {
	if len(t.Notes) == 0 && t.Left == "" {
		return
	}
	h.raw(`<ul class="table-notes">`)
	if t.Left != "" {
		h.raw("<li>")
		h.text(t.Left)
		h.raw("</li>")
	}
	for k, n := range t.Notes {
		if k > 0 || t.Left != "" {
			h.raw("\n")
		}
		h.raw("<li><sup>")
		h.int(k + 1)
		h.raw("</sup> ")
		h.text(n)
		h.raw("。</li>")
	}
	h.raw("</ul>\n")
}

// bar draws a completion of up to 100 percent, with a tick at time progress; the number beside it tells
// what the bar cannot.
func (h *html) bar(b *table.Bar) {
	h.raw(`<svg class="bar" viewBox="0,0,100,10" preserveAspectRatio="none" aria-hidden="true"><path d="M0 0h`)
	h.fixed(min(max(b.Percent, 0), 100))
	h.raw(`v10H0z"/>`)
	if b.Tick >= 0 {
		h.raw(`<path class="tick" d="M`)
		h.fixed(b.Tick)
		h.raw(` -2V12"/>`)
	}
	h.raw("</svg>")
}

// spark draws this year's months over last year's; months that are missing leave a gap.
func (h *html) spark(s *table.Spark) {
	h.raw(`<svg class="spark" viewBox="0,0,110,20" preserveAspectRatio="none" aria-hidden="true">`)
	h.sparkLines("was", s.Last)
	h.sparkLines("now", s.This)
	h.raw("</svg>")
}

func (h *html) sparkLines(class string, points []table.Point) {
	for from := 0; from < len(points); {
		to := from + 1
		for to < len(points) && points[to].Joined {
			to++
		}
		run := points[from:to]
		var way svg.Path
		if len(run) == 1 { // a lone month is a short stroke
			at := float64(run[0].Month * 10)
			way.MoveTo(at-2, sparkAt(&run[0]))
			way.LineTo(at+2, sparkAt(&run[0]))
		} else {
			way.MoveTo(float64(run[0].Month*10), sparkAt(&run[0]))
			for k := range run[1:] {
				way.LineTo(float64(run[k+1].Month*10), sparkAt(&run[k+1]))
			}
		}
		h.raw(`<path class="`)
		h.raw(class)
		h.raw(`" d="`)
		h.b = append(h.b, way.Data...)
		h.raw(`"/>`)
		from = to
	}
}

// sparkAt is the height of a point in the drawing.
func sparkAt(p *table.Point) float64 { return 19 - float64(p.Height*18) }
