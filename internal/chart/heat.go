package chart

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// heat is a chart of cells in columns and rows of equal size: the board and the tiles. Colours say the states,
// texts lie over the cells in layers.
type heat struct {
	frame
	cols, rows int
	cellHeight float64
	cells      []heatCell
	layers     []layer
	hatch      svg.Symbol // of a cell without a number
	hatchUp    float64    // how far above the middle of the cell
	names      []row      // at the left; empty for tiles
	columns    [][]string // lines of the names of columns, above them; nil where tips say all
	headSize   float64
	headStep   float64
	nameSize   float64
	nameStep   float64 // from line to line of a name
}

// heatCell is one cell. A cell without a fill is paper: a sum, a gap.
type heatCell struct {
	col, row int
	fill     string
	line     string // outline of a fill that is hardly darker than the paper
	hatched  bool
	tip      string // empty for a cell that says nothing more
}

// layer is texts of one style, each at the same distance from the middle of its cell.
type layer struct {
	id     string
	at     layerPlace
	size   float64
	dx, dy float64
	bold   bool
	texts  []cellText
}

// layerPlace is what a layer's texts are beside.
type layerPlace uint8

const (
	onCells layerPlace = iota // texts without cells: sums
	inCells                   // lines of the cells
	heading                   // names of columns
)

type cellText struct {
	col, row  int
	text, ink string
}

func (l *layer) add(col, row int, text, ink string) {
	if text != "" {
		l.texts = append(l.texts, cellText{col, row, text, ink})
	}
}

// outline is the line around a fill that paper would swallow, or empty.
func outline(c model.StateColours) string {
	if lightness(string(c.Fill)) > 0.9 {
		return string(c.Line)
	}
	return ""
}

// fillColours are those of a state that fills a cell: the neutral one is lighter there than 落后, which needs more
// attention.
func fillColours(v *analysis.View, s analysis.State) model.StateColours {
	c := colours(v, s)
	if s == analysis.Short {
		c.Fill = v.Site.Palette.Rule.Faint()
	}
	return c
}

// inkOn is the colour of text on a state's fill; the neutral fill takes the page's own ink.
func inkOn(c model.StateColours, s analysis.State, ink string) string {
	if s == analysis.Short {
		return ink
	}
	return string(c.Text)
}

// lightness is the relative luminance of a colour by the weights of ITU-R BT.709, gamma left out: 0 for black,
// 1 for white.
func lightness(colour string) float64 {
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		return 0
	}
	r, g, b := float64(n>>16&0xff), float64(n>>8&0xff), float64(n&0xff)
	return (float64(0.2126*r) + float64(0.7152*g) + float64(0.0722*b)) / 255
}

// cellWidth is a column's width in the narrowest container: what fits there fits everywhere.
func (c *heat) cellWidth() float64 { return (c.narrow() - c.left - c.right) / float64(c.cols) }

func (c *heat) x(col int) float64 {
	return svg.Tenth(c.left + float64(c.plotWidth()*float64(2*col+1))/float64(2*c.cols))
}

func (c *heat) y(row int) float64 {
	return svg.Tenth(c.top + float64(c.cellHeight*float64(row)) + float64(c.cellHeight/2))
}

// cellGap is the line of paper between two cells.
const cellGap = 2

func (c *heat) draw(w *svg.Writer) {
	wide := c.plotWidth() / float64(c.cols)
	toSide, toTop := float64(wide/2), float64(c.cellHeight/2)
	w.Group("class", "cells")
	for _, cell := range c.cells {
		if cell.fill != c.paper {
			w.Rect(c.x(cell.col)-toSide+cellGap/2, c.y(cell.row)-toTop+cellGap/2, wide-cellGap, c.cellHeight-cellGap, cell.fill, "")
		}
	}
	w.End("g")
	w.Group("class", "outlines")
	for _, cell := range c.cells {
		if cell.line != "" {
			w.Rect(c.x(cell.col)-toSide-0.5, c.y(cell.row)-toTop-0.5, wide+1, c.cellHeight+1, "none", cell.line)
		}
	}
	w.End("g")
	w.Group("class", "symbols")
	for _, cell := range c.cells {
		if cell.hatched {
			w.Symbol(c.x(cell.col), c.y(cell.row)-c.hatchUp, c.hatch, c.secondary)
		}
	}
	w.End("g")
	for k := range c.layers {
		c.drawLayer(w, &c.layers[k])
	}
	c.drawNames(w)
}

func (c *heat) drawLayer(w *svg.Writer, l *layer) {
	if len(l.texts) == 0 {
		return
	}
	weight := "normal"
	if l.bold {
		weight = "bold"
	}
	w.Group("class", l.id, "text-anchor", "middle", "font-weight", weight, "font-size", px(l.size))
	for _, t := range l.texts {
		w.Start("text")
		w.Num("x", c.x(t.col)+l.dx)
		w.Num("y", baseline(c.y(t.row)+l.dy, l.size))
		w.Attr("fill", t.ink)
		w.Content("text", t.text)
	}
	w.End("g")
}

func (c *heat) drawNames(w *svg.Writer) {
	if len(c.names) == 0 {
		return
	}
	w.Group("class", "names", "font-size", px(c.nameSize), "text-anchor", "end")
	for i, r := range c.names {
		for k, l := range r.lines {
			w.Start("text")
			w.Num("x", c.left-nameGap)
			w.Num("y", baseline(c.y(i)+float64(c.nameStep*(float64(k)-float64(float64(len(r.lines)-1)/2))), c.nameSize))
			if r.strong {
				w.Attr("font-weight", "bold")
			}
			w.Content("text", l)
		}
	}
	w.End("g")
}
