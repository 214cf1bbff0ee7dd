package docx

// write writes the table (17.4.37) and a paragraph after it where Word would join it to the next one.
func (t Table) write(w *writer) {
	w.start("w:tbl")
	w.tableProperties(t)
	w.start("w:tblGrid")
	for _, c := range t.Columns {
		w.empty("w:gridCol", "w:w", itoa(c))
	}
	w.end()
	for i, r := range t.Rows {
		w.row(t, r, i < t.Head)
	}
	w.end()
}

func (w *writer) tableProperties(t Table) {
	w.start("w:tblPr")
	w.value("w:tblStyle", w.reference.styleID(map[Rules]Style{Open: "TableOpen", Boxed: "TableBoxed", None: "TableNone"}[t.Rules]))
	width := 0
	for _, c := range t.Columns {
		width += c
	}
	w.empty("w:tblW", "w:w", itoa(width), "w:type", "dxa")
	w.value("w:jc", "center")
	w.empty("w:tblLayout", "w:type", "fixed")
	w.start("w:tblCellMar")
	w.empty("w:left", "w:w", itoa(t.Pad), "w:type", "dxa")
	w.empty("w:right", "w:w", itoa(t.Pad), "w:type", "dxa")
	w.end()
	first := "0"
	if t.Head > 0 {
		first = "1"
	}
	w.empty("w:tblLook", "w:val", "0020", "w:firstRow", first, "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0",
		"w:noHBand", "1", "w:noVBand", "1")
	if t.Name != "" {
		w.value("w:tblCaption", cut(t.Name, 250))
	}
	w.end()
}

func (w *writer) row(t Table, r Row, head bool) {
	w.start("w:tr")
	w.start("w:trPr")
	w.empty("w:cantSplit")
	if r.Height > 0 {
		w.empty("w:trHeight", "w:val", itoa(r.Height), "w:hRule", "atLeast")
	}
	if head {
		w.empty("w:tblHeader")
	}
	w.end()
	column := 0
	for _, c := range r.Cells {
		span := max(1, c.Span)
		width := 0
		for _, cw := range t.Columns[min(column, len(t.Columns)):min(column+span, len(t.Columns))] {
			width += cw
		}
		column += span
		w.cell(c, width, span, r.With || head)
	}
	w.end()
}

func (w *writer) cell(c TableCell, width, span int, keep bool) {
	w.start("w:tc")
	w.start("w:tcPr")
	w.empty("w:tcW", "w:w", itoa(width), "w:type", "dxa")
	if span > 1 {
		w.value("w:gridSpan", itoa(span))
	}
	switch {
	case c.Covered:
		w.empty("w:vMerge")
	case c.Below:
		w.value("w:vMerge", "restart")
	}
	if c.Fill != "" {
		w.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", c.Fill)
	}
	if c.Middle {
		w.value("w:vAlign", "center")
	}
	w.end()
	last := false // a cell ends with a paragraph
	for _, b := range c.Blocks {
		p, isText := b.(Paragraph)
		if isText && keep {
			p.KeepNext = true
			b = p
		}
		b.write(w)
		last = isText
	}
	if !last {
		Paragraph{Style: Cell, KeepNext: keep}.write(w)
	}
	w.end()
}
