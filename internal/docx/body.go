package docx

// Namespaces of the parts.
var namespaces = []string{
	"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
	"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture",
}

func (w *writer) document(d Document) []byte {
	w.buf = append(w.buf, declaration...)
	w.start("w:document", namespaces...)
	w.start("w:body")
	for i, s := range d.Sections {
		w.first = i == 0
		for _, b := range s.Blocks {
			b.write(w)
			w.buf = append(w.buf, '\n')
		}
		if i+1 < len(d.Sections) {
			w.breakSection(s)
		}
	}
	if n := len(d.Sections); n > 0 {
		w.first = n == 1
		w.section(d.Sections[n-1])
	} else {
		w.section(Section{})
	}
	w.end()
	w.end()
	return w.buf
}

// breakSection ends a section with a paragraph of no height: the properties of a section stand in its last
// paragraph, and a table or a picture cannot hold them.
func (w *writer) breakSection(s Section) {
	w.start("w:p")
	w.start("w:pPr")
	w.value("w:pStyle", w.reference.styleID("SectionEnd"))
	w.section(s)
	w.end()
	w.end()
}

// section writes sectPr (17.6.17).
func (w *writer) section(s Section) {
	w.start("w:sectPr")
	w.edges()
	w.value("w:type", "nextPage")
	p := s.sheetOf(w.reference)
	if p.width > p.height {
		w.empty("w:pgSz", "w:w", itoa(p.width), "w:h", itoa(p.height), "w:orient", "landscape")
	} else {
		w.empty("w:pgSz", "w:w", itoa(p.width), "w:h", itoa(p.height))
	}
	w.empty("w:pgMar", "w:top", itoa(p.above), "w:right", itoa(p.right), "w:bottom", itoa(p.below), "w:left", itoa(p.left),
		"w:header", itoa(p.head), "w:footer", itoa(p.foot), "w:gutter", "0")
	if w.reference != nil && w.reference.title && w.first {
		w.empty("w:titlePg")
	}
	w.empty("w:docGrid", "w:type", "linesAndChars", "w:linePitch", itoa(pitch), "w:charSpace", "0")
	w.end()
}

func (p Paragraph) write(w *writer) {
	w.start("w:p")
	w.properties(p)
	for _, name := range p.Bookmarks {
		w.bookmarks++
		w.empty("w:bookmarkStart", "w:id", itoa(w.bookmarks), "w:name", name)
		w.empty("w:bookmarkEnd", "w:id", itoa(w.bookmarks))
	}
	for i := 0; i < len(p.Runs); {
		link, n := p.Runs[i].Link, i
		for n < len(p.Runs) && p.Runs[n].Link == link {
			n++
		}
		if link != "" {
			w.start("w:hyperlink", "w:anchor", link, "w:history", "1")
		}
		for _, r := range p.Runs[i:n] {
			w.run(r, p.Size, p.Style)
		}
		if link != "" {
			w.end()
		}
		i = n
	}
	w.end()
}

// properties writes pPr (17.3.1.26), whose children have an order.
func (w *writer) properties(p Paragraph) {
	w.start("w:pPr")
	if p.Style != "" && p.Style != Body {
		w.value("w:pStyle", w.reference.styleID(p.Style))
	}
	if p.KeepNext {
		w.empty("w:keepNext")
	}
	if p.NewPage {
		w.empty("w:pageBreakBefore")
	}
	if p.List != nil {
		w.start("w:numPr")
		w.value("w:ilvl", "0")
		w.value("w:numId", itoa(w.list(p.List)))
		w.end()
	}
	if p.Style == Cell && p.Size > 0 {
		w.empty("w:spacing", "w:line", itoa(cellLine(p.Size)), "w:lineRule", "exact")
	}
	switch {
	case w.reference.plain(p):
		w.empty("w:ind", "w:left", itoa(p.FarIndent), "w:firstLineChars", "200", "w:firstLine", "640")
	case p.NoIndent:
		w.empty("w:ind", "w:left", itoa(p.FarIndent), "w:firstLineChars", "0", "w:firstLine", "0")
	case p.FarIndent > 0:
		w.empty("w:ind", "w:left", itoa(p.FarIndent))
	}
	if p.Align != "" {
		w.value("w:jc", string(p.Align))
	}
	w.end()
}

// list is the number under which numbering.xml knows a list.
func (w *writer) list(l *List) int {
	n, known := w.listAt[l]
	if !known {
		w.lists = append(w.lists, l)
		n = len(w.lists)
		w.listAt[l] = n
	}
	return n
}

// run writes a run (17.3.2.25); size is the paragraph's, in half points, or 0.
func (w *writer) run(r Run, size int, style Style) {
	if r.Picture != nil {
		w.picture(r.Picture)
		return
	}
	if r.Note != nil {
		w.noteReference(r.Note)
		return
	}
	w.start("w:r")
	if r.Small {
		if size == 0 {
			size = sizeOf(style)
		}
		size = smaller(size)
	}
	if r.Bold || r.Raised || r.Color != "" || r.Fill != "" || size != 0 {
		w.start("w:rPr")
		if r.Bold {
			w.empty("w:b")
		}
		if r.Color != "" {
			w.value("w:color", r.Color)
		}
		if size != 0 {
			w.value("w:sz", itoa(size))
			w.value("w:szCs", itoa(size))
		}
		if r.Fill != "" {
			w.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", r.Fill)
		}
		if r.Raised {
			w.value("w:vertAlign", "superscript")
		}
		w.end()
	}
	if r.Break {
		w.empty("w:br")
	}
	if r.Tab {
		w.empty("w:tab")
	}
	if r.Text != "" {
		w.element("w:t", r.Text, "xml:space", "preserve")
	}
	w.end()
}

// emu is a length in English Metric Units, in which pictures are measured.
func emu(length int) string { return itoa(length * 635) }

// picture writes a picture as a character of its line (20.4.2.8).
func (w *writer) picture(p *Picture) {
	id := w.file(p)
	w.drawings++
	number := itoa(w.drawings)
	w.start("w:r")
	w.start("w:drawing")
	w.start("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	w.empty("wp:extent", "cx", emu(p.Width), "cy", emu(p.Height))
	w.empty("wp:docPr", "id", number, "name", "图 "+number, "descr", cut(p.Alt, 2000), "title", cut(p.Title, 250))
	w.start("wp:cNvGraphicFramePr")
	w.empty("a:graphicFrameLocks", "noChangeAspect", "1")
	w.end()
	w.start("a:graphic")
	w.start("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")
	w.start("pic:pic")
	w.start("pic:nvPicPr")
	w.empty("pic:cNvPr", "id", number, "name", "图 "+number)
	w.empty("pic:cNvPicPr")
	w.end()
	w.start("pic:blipFill")
	w.empty("a:blip", "r:embed", id)
	w.start("a:stretch")
	w.empty("a:fillRect")
	w.end()
	w.end()
	w.start("pic:spPr")
	w.start("a:xfrm")
	w.empty("a:off", "x", "0", "y", "0")
	w.empty("a:ext", "cx", emu(p.Width), "cy", emu(p.Height))
	w.end()
	w.start("a:prstGeom", "prst", "rect")
	w.empty("a:avLst")
	for range 8 { // prstGeom, spPr, pic, graphicData, graphic, inline, drawing, r
		w.end()
	}
}

// paragraphs are the lines of the contents, entries last.
func (c Contents) paragraphs() []Paragraph {
	var out []Paragraph
	if c.Title != "" {
		out = append(out, Paragraph{Style: cover, Runs: []Run{{Text: c.Title}}})
	}
	if c.Subtitle != "" {
		out = append(out, Paragraph{Style: Subtitle, Runs: []Run{{Text: c.Subtitle}}})
	}
	out = append(out, Paragraph{Style: entryHead, Runs: []Run{{Text: "目　　录"}}, KeepNext: true})
	for _, e := range c.Entries {
		style := Entry1
		if e.Level > 1 {
			style = Entry2
		}
		out = append(out, Paragraph{Style: style, Runs: []Run{{Text: e.Text}}})
	}
	return out
}

func (c Contents) write(w *writer) {
	all := c.paragraphs()
	entries := all[len(all)-len(c.Entries):]
	for _, p := range all[:len(all)-len(c.Entries)] {
		p.write(w)
	}
	for i, p := range entries {
		w.start("w:p")
		w.properties(p)
		if i == 0 {
			w.field(`TOC \o "1-` + itoa(max(1, c.Depth)) + `" \h \z \u`)
		}
		to := c.Entries[i].Bookmark
		w.start("w:hyperlink", "w:anchor", to, "w:history", "1")
		w.run(p.Runs[0], 0, p.Style)
		if page := w.pages[to]; page > 0 {
			w.run(Run{Tab: true}, 0, p.Style)
			w.field(` PAGEREF ` + to + ` \h `)
			w.run(Run{Text: itoa(page)}, 0, p.Style)
			w.fieldChar("end")
		}
		w.end()
		if i+1 == len(c.Entries) {
			w.fieldChar("end")
		}
		w.end()
	}
}

// field begins a complex field (17.16.18) and leaves it open for its result.
func (w *writer) field(instruction string) {
	w.fieldChar("begin")
	w.start("w:r")
	w.element("w:instrText", instruction, "xml:space", "preserve")
	w.end()
	w.fieldChar("separate")
}

func (w *writer) fieldChar(kind string) {
	w.start("w:r")
	w.empty("w:fldChar", "w:fldCharType", kind)
	w.end()
}
