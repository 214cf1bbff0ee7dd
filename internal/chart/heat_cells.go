package chart

import (
	"slices"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// Cells of one look, which is that of a state, are a series. A cell is [column, row, number, tip, texts…], and its label stands in
// the form of the series: lines of rich text, in which what all cells say alike is written out.

// cellLook is the look of cells, and lines are what they say.
type cellLook struct {
	fill, ink string
	cells     []*heatCell
	lines     [][]string // of each cell, from above
}

// splitFrom is from how many cells of one word on these stand in a series of their own: it costs as much as so many words.
const splitFrom = 12

// lineNames are the names of the styles of lines but the last, which has the label's own.
const lineNames = "abcdefgh"

func (c *heat) addLooks(o *option) {
	lines := c.cellLines()
	for n, l := range c.looks(lines) {
		c.addLook(o, numberedID("cells", n), &l, lines)
	}
}

// cellLines are the layers whose texts are lines of cells, from above.
func (c *heat) cellLines() []*layer {
	var out []*layer
	for k := range c.layers {
		if l := &c.layers[k]; l.at == inCells && len(l.texts) > 0 {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b *layer) int {
		switch {
		case a.dy < b.dy:
			return -1
		case a.dy > b.dy:
			return 1
		}
		return 0
	})
	return out
}

// looks are the cells that say something by their looks, in the order of their first.
func (c *heat) looks(lines []*layer) []cellLook {
	said := map[[2]int][]string{}
	inks := map[[2]int]string{}
	for n, l := range lines {
		for _, t := range l.texts {
			at := [2]int{t.col, t.row}
			if said[at] == nil {
				said[at] = make([]string, len(lines))
			}
			said[at][n], inks[at] = plain(t.text), t.ink
		}
	}
	var out []cellLook
	for k := range c.cells {
		cell := &c.cells[k]
		if cell.tip == "" {
			continue
		}
		at := [2]int{cell.col, cell.row}
		n := slices.IndexFunc(out, func(l cellLook) bool { return l.fill == cell.fill && l.ink == inks[at] })
		if n < 0 {
			n = len(out)
			out = append(out, cellLook{fill: cell.fill, ink: inks[at]})
		}
		texts := said[at]
		if texts == nil {
			texts = make([]string, len(lines))
		}
		out[n].cells, out[n].lines = append(out[n].cells, cell), append(out[n].lines, texts)
	}
	for n := len(out) - 1; n >= 0; n-- {
		if most, others := out[n].split(); others != nil {
			out[n] = most
			out = slices.Insert(out, n+1, *others)
		}
	}
	return out
}

// split parts cells whose last line is that of many from the others.
func (l *cellLook) split() (most cellLook, others *cellLook) {
	count, word := map[string]int{}, ""
	for _, texts := range l.lines {
		if len(texts) == 0 {
			return *l, nil
		}
		last := texts[len(texts)-1]
		if count[last]++; count[last] > count[word] || count[last] == count[word] && last < word {
			word = last
		}
	}
	if count[word] < splitFrom || count[word] == len(l.cells) {
		return *l, nil
	}
	most, others = cellLook{fill: l.fill, ink: l.ink}, &cellLook{fill: l.fill, ink: l.ink}
	for k, texts := range l.lines {
		to := others
		if texts[len(texts)-1] == word {
			to = &most
		}
		to.cells, to.lines = append(to.cells, l.cells[k]), append(to.lines, texts)
	}
	return most, others
}

func (c *heat) addLook(o *option, id string, look *cellLook, lines []*layer) {
	data := make([]datum, len(look.cells))
	for k, cell := range look.cells {
		data[k] = datum{x: float64(cell.col), y: float64(cell.row), text: "1", texts: 2}
	}
	numbers, forms := false, make([]string, len(lines))
	for n := range lines {
		texts := look.line(n)
		before, after, ok := affixes(texts)
		switch {
		case ok && !numbers: // the number of the cells
			numbers = true
			forms[n] = before + third + after
			for k, text := range texts {
				data[k].text = text[len(before) : len(text)-len(after)]
			}
		case alike(texts):
			forms[n] = texts[0]
		default:
			forms[n] = "{@[" + strconv.Itoa(3+len(data[0].more)+1) + "]}"
			for k, text := range texts {
				data[k].more = append(data[k].more, text)
			}
		}
	}
	items := make([]any, len(data))
	for k, cell := range look.cells {
		d := &data[k]
		label := ""
		if numbers {
			label = d.text
		}
		d.tip = o.packed(cell.tip, label, "")
		for len(d.more) > 0 && d.more[len(d.more)-1] == "" {
			d.more = d.more[:len(d.more)-1]
		}
		d.texts += len(d.more)
		items[k] = *d
	}
	label := c.cellLabel(look.ink, forms, lines)
	if id != "cells" && label != nil { // the first says how lines stand, and rich text must be told as such
		label = &textLabel{Label: &opts.Label{Show: opts.Bool(true)}, Formatter: label.Formatter, Color: label.Color, Rich: label.Rich}
		if label.Rich != nil {
			label.Rich = rich{}
		}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{Id: id, Type: types.ChartHeatMap, Data: items, ItemStyle: &opts.ItemStyle{Color: look.fill}},
		Label:        label,
	})
}

func (l *cellLook) line(n int) []string {
	out := make([]string, len(l.lines))
	for k := range l.lines {
		out[k] = l.lines[k][n]
	}
	return out
}

// affixes are what stands before and behind the numbers that texts are; ok is false where one is none, or stands otherwise.
func affixes(texts []string) (before, after string, ok bool) {
	for k, text := range texts {
		from := strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' || r == '−' })
		if from < 0 {
			return "", "", false
		}
		n := numberAhead(text[from:])
		b, a := text[:from], text[from+n:]
		if k == 0 {
			before, after = b, a
		}
		if n == 0 || strings.HasPrefix(text[from:], "−") || b != before || a != after {
			return "", "", false
		}
	}
	return before, after, true
}

func alike(texts []string) bool {
	return !slices.ContainsFunc(texts, func(s string) bool { return s != texts[0] })
}

// cellLabel is a label of lines at the places of their layers.
func (c *heat) cellLabel(ink string, forms []string, lines []*layer) *textLabel {
	if len(lines) == 0 {
		return nil
	}
	last := lines[len(lines)-1]
	style := &textLabel{Label: &opts.Label{Show: opts.Bool(true)}, Offset: []float64{0, last.dy}}
	style.style(last)
	if ink != c.ink {
		style.Color = ink
	}
	if len(lines) > 1 {
		heights, offset := lineHeights(lines)
		style.Offset[1], style.Rich = tenth(offset), rich{}
		style.LineHeight = float32(tenth(heights[len(lines)-1]))
		for n, l := range lines[:len(lines)-1] {
			name := lineNames[n : n+1]
			forms[n] = "{" + name + "|" + forms[n] + "}"
			part := &richStyle{LineHeight: tenth(heights[n])}
			if l.size != last.size {
				part.FontSize = l.size
			}
			if l.bold != last.bold {
				part.FontWeight = map[bool]string{true: "bold", false: "normal"}[l.bold]
			}
			if l.dx != 0 { // a sign that ends as far right
				part.Width, part.Align = tenth(2*l.dx+l.size), "right"
			}
			style.Rich[name] = part
		}
	}
	if style.Offset[1] == 0 {
		style.Offset = nil
	}
	style.Formatter = strings.Join(forms, "\n")
	return style
}

// style gives a label the letters of a layer.
func (t *textLabel) style(l *layer) {
	if l.size != labelSize {
		t.FontSize = float32(l.size)
	}
	if l.bold {
		t.FontWeight = "bold"
	}
}

// lineHeights are the heights of lines whose middles stand as far apart as those of layers, and how far below the middle of the cell
// the middle of all is.
func lineHeights(lines []*layer) (heights []float64, offset float64) {
	heights = make([]float64, len(lines))
	least := lines[1].dy - lines[0].dy
	for n := 2; n < len(lines); n++ {
		least = min(least, lines[n].dy-lines[n-1].dy)
	}
	heights[0] = least
	if len(lines) > 2 {
		heights[1] = least
		heights[0] = 2*(lines[1].dy-lines[0].dy) - least
	}
	sum := heights[0]
	for n := 1; n < len(lines); n++ {
		heights[n] = 2*(lines[n].dy-lines[n-1].dy) - heights[n-1]
		sum += heights[n]
	}
	return heights, lines[0].dy + float64(sum/2) - float64(heights[0]/2)
}
