package svg

// Writer appends elements to a buffer. Elements that hold others are opened with Start or Open and
// closed with End, and each stands on a line of its own, so that two versions of a picture can be compared.
//
// Attribute names, element names and the values passed to Attr by the program's own code are trusted as
// names; every value is escaped.
type Writer struct{ Buf []byte }

// Start begins an element: attributes follow, then Close or Empty.
func (w *Writer) Start(name string) {
	w.Buf = append(append(w.Buf, '<'), name...)
}

// Attr writes an attribute.
func (w *Writer) Attr(name, value string) {
	w.name(name)
	w.Buf = append(AppendText(w.Buf, value), '"')
}

// Num writes an attribute that is a number, to a tenth.
func (w *Writer) Num(name string, v float64) {
	w.name(name)
	w.Buf = append(AppendNumber(w.Buf, v), '"')
}

func (w *Writer) name(name string) {
	w.Buf = append(append(append(w.Buf, ' '), name...), '=', '"')
}

// Close ends a start tag of an element that holds others.
func (w *Writer) Close() { w.Buf = append(w.Buf, '>', '\n') }

// Empty ends an element that holds nothing.
func (w *Writer) Empty() { w.Buf = append(w.Buf, '/', '>', '\n') }

// End closes an element that was opened with Start and Close.
func (w *Writer) End(name string) {
	w.Buf = append(append(append(w.Buf, '<', '/'), name...), '>', '\n')
}

// Content ends a start tag, writes text and closes the element.
func (w *Writer) Content(name, text string) {
	w.Buf = append(w.Buf, '>')
	w.Buf = AppendText(w.Buf, text)
	w.End(name)
}

// Group opens a <g> with the given names and values in turn.
func (w *Writer) Group(attrs ...string) {
	w.Start("g")
	for i := 0; i+1 < len(attrs); i += 2 {
		w.Attr(attrs[i], attrs[i+1])
	}
	w.Close()
}

// Rect writes a rectangle; stroke may be empty. A stroke of 1 pixel lies inside the rectangle.
func (w *Writer) Rect(x, y, width, height float64, fill, stroke string) {
	w.Start("rect")
	if stroke != "" {
		x, y, width, height = x+0.5, y+0.5, max(0, width-1), max(0, height-1)
	}
	w.Num("x", x)
	w.Num("y", y)
	w.Num("width", width)
	w.Num("height", height)
	w.Attr("fill", fill)
	if stroke != "" {
		w.Attr("stroke", stroke)
	}
	w.Empty()
}

// Line writes a line; stroke and width come from the group.
func (w *Writer) Line(x1, y1, x2, y2 float64) {
	w.Start("line")
	w.Num("x1", x1)
	w.Num("y1", y1)
	w.Num("x2", x2)
	w.Num("y2", y2)
	w.Empty()
}

// Circle writes a circle; fill and stroke come from the group.
func (w *Writer) Circle(x, y, r float64) {
	w.Start("circle")
	w.Num("cx", x)
	w.Num("cy", y)
	w.Num("r", r)
	w.Empty()
}

// Text writes a line of text; its baseline is at y, and size, fill and anchor come from the group.
func (w *Writer) Text(x, y float64, s string) {
	w.Start("text")
	w.Num("x", x)
	w.Num("y", y)
	w.Content("text", s)
}

// Symbol writes a symbol with its middle at (x, y).
func (w *Writer) Symbol(x, y float64, s Symbol, fill string) {
	w.Start("path")
	w.name("transform")
	w.Buf = append(w.Buf, "translate("...)
	w.Buf = AppendNumber(w.Buf, x-float64(s.Width/2))
	w.Buf = append(w.Buf, ' ')
	w.Buf = AppendNumber(w.Buf, y-float64(s.Height/2))
	w.Buf = append(w.Buf, ')', '"')
	w.Attr("d", s.Path)
	w.Attr("fill", fill)
	w.Empty()
}

// Path writes a path with the given names and values in turn; nothing where it has no data.
func (w *Writer) Path(p *Path, attrs ...string) {
	if len(p.Data) == 0 {
		return
	}
	w.Start("path")
	for i := 0; i+1 < len(attrs); i += 2 {
		w.Attr(attrs[i], attrs[i+1])
	}
	w.name("d")
	w.Buf = append(append(w.Buf, p.Data...), '"')
	w.Empty()
}
