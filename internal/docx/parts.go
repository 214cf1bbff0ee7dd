package docx

const (
	officeKind  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packageKind = "http://schemas.openxmlformats.org/package/2006/relationships"
	wordType    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// fixedRelations are those of every document: rId1, rId2, … in this order.
var fixedRelations = []relation{
	{kind: "styles", target: "styles.xml"},
	{kind: "settings", target: "settings.xml"},
	{kind: "fontTable", target: "fontTable.xml"},
	{kind: "numbering", target: "numbering.xml"},
	{kind: "header", target: "header1.xml"},
	{kind: "footer", target: "footer1.xml"},
	{kind: "footer", target: "footer2.xml"},
	{kind: "footnotes", target: "footnotes.xml"},
}

func (w *writer) contentTypes(r *Reference) []byte {
	x := &xmlWriter{buf: []byte(declaration)}
	x.start("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	for _, d := range [][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
		{"xml", "application/xml"}, {"emf", "image/x-emf"},
	} {
		x.empty("Default", "Extension", d[0], "ContentType", d[1])
	}
	for _, format := range w.photos {
		x.empty("Default", "Extension", format, "ContentType", "image/"+format)
	}
	r.types(x)
	for _, o := range [][2]string{
		{"word/document.xml", wordType + "document.main+xml"},
		{"word/styles.xml", wordType + "styles+xml"},
		{"word/settings.xml", wordType + "settings+xml"},
		{"word/fontTable.xml", wordType + "fontTable+xml"},
		{"word/numbering.xml", wordType + "numbering+xml"},
		{"word/header1.xml", wordType + "header+xml"},
		{"word/footer1.xml", wordType + "footer+xml"},
		{"word/footer2.xml", wordType + "footer+xml"},
		{"word/footnotes.xml", wordType + "footnotes+xml"},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
	} {
		x.empty("Override", "PartName", "/"+o[0], "ContentType", o[1])
	}
	x.end()
	return x.buf
}

func packageRelations() []byte {
	x := &xmlWriter{buf: []byte(declaration)}
	x.start("Relationships", "xmlns", packageKind)
	x.empty("Relationship", "Id", "rId1", "Type", officeKind+"officeDocument", "Target", "word/document.xml")
	x.empty("Relationship", "Id", "rId2", "Type", packageKind+"/metadata/core-properties", "Target", "docProps/core.xml")
	x.empty("Relationship", "Id", "rId3", "Type", officeKind+"extended-properties", "Target", "docProps/app.xml")
	x.end()
	return x.buf
}

func (w *writer) documentRelations() []byte {
	x := &xmlWriter{buf: []byte(declaration)}
	x.start("Relationships", "xmlns", packageKind)
	for _, r := range w.relations {
		x.empty("Relationship", "Id", r.id, "Type", officeKind+r.kind, "Target", r.target)
	}
	x.end()
	return x.buf
}

func coreProperties(d Document) []byte {
	x := &xmlWriter{buf: []byte(declaration)}
	x.start("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	x.element("dc:title", d.Title)
	x.element("dc:subject", d.Subject)
	x.element("dc:creator", d.Author)
	x.element("cp:lastModifiedBy", d.Author)
	if d.Created != "" {
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			x.element(name, d.Created+"T00:00:00Z", "xsi:type", "dcterms:W3CDTF")
		}
	}
	x.element("dc:language", "zh-CN")
	x.end()
	return x.buf
}

func appProperties() []byte {
	x := &xmlWriter{buf: []byte(declaration)}
	x.start("Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	x.element("Application", "bulletin")
	x.end()
	return x.buf
}

// settings (17.15.1.78): even and odd pages differ; marks may hang and shrink as Chinese typesetting has it.
func settings(r *Reference) []byte {
	x := &xmlWriter{buf: []byte(declaration)}
	x.start("w:settings", namespaces[:4]...)
	x.empty("w:zoom", "w:percent", "100")
	x.empty("w:bordersDoNotSurroundHeader")
	x.empty("w:bordersDoNotSurroundFooter")
	x.value("w:defaultTabStop", "420")
	if r == nil || r.evenOdd || len(r.edges) == 0 {
		x.empty("w:evenAndOddHeaders")
	}
	x.value("w:characterSpacingControl", "compressPunctuation")
	x.start("w:footnotePr")
	x.empty("w:footnote", "w:id", "-1")
	x.empty("w:footnote", "w:id", "0")
	x.end()
	x.start("w:compat")
	x.empty("w:spaceForUL")
	x.empty("w:balanceSingleByteDoubleByteWidth")
	x.empty("w:doNotLeaveBackslashAlone")
	x.empty("w:ulTrailSpace")
	x.empty("w:doNotExpandShiftReturn")
	x.empty("w:adjustLineHeightInTable")
	x.empty("w:useFELayout")
	x.empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	x.end()
	x.empty("w:themeFontLang", "w:val", "en-US", "w:eastAsia", "zh-CN")
	x.end()
	return x.buf
}

// listFormats are the numbers of lists by their depth; deeper ones are like the last.
var listFormats = []string{"%1.", "（%1）", "%1）"}

// numbering gives each numbered list a definition of its own (17.9): lists that share one go on counting, whatever their numbers
// are told to begin with.
func (w *writer) numbering() []byte {
	x := &xmlWriter{buf: []byte(declaration)}
	x.start("w:numbering", namespaces[:4]...)
	x.list(0, "bullet", "•", 1)
	for i, l := range w.lists {
		if !l.Bullet {
			x.list(i+1, "decimal", listFormats[min(max(l.Depth, 0), len(listFormats)-1)], max(l.Start, 1))
		}
	}
	for i, l := range w.lists {
		definition := i + 1
		if l.Bullet {
			definition = 0
		}
		x.start("w:num", "w:numId", itoa(i+1))
		x.value("w:abstractNumId", itoa(definition))
		x.end()
	}
	x.end()
	return x.buf
}

// list is the definition of a list of one level.
func (x *xmlWriter) list(id int, format, text string, start int) {
	x.start("w:abstractNum", "w:abstractNumId", itoa(id))
	x.value("w:multiLevelType", "singleLevel")
	x.start("w:lvl", "w:ilvl", "0")
	x.value("w:start", itoa(start))
	x.value("w:numFmt", format)
	x.value("w:suff", "space")
	x.value("w:lvlText", text)
	x.value("w:lvlJc", "left")
	x.start("w:pPr")
	x.empty("w:ind", "w:left", "0", "w:firstLineChars", "200", "w:firstLine", "640")
	x.end()
	x.end()
	x.end()
}

func header(lines []string, r *Reference) []byte {
	w := &writer{xmlWriter: xmlWriter{buf: []byte(declaration), reference: r}}
	w.start("w:hdr", namespaces...)
	for _, l := range lines {
		Paragraph{Style: "Header", Runs: []Run{{Text: l}}}.write(w)
	}
	if len(lines) == 0 {
		Paragraph{Style: "Header"}.write(w)
	}
	w.end()
	return w.buf
}

// footer is the page number between dashes, a character away from the outer edge (GB/T 9704-2012, 7.5).
func footer(side Align, r *Reference) []byte {
	w := &writer{xmlWriter: xmlWriter{buf: []byte(declaration), reference: r}}
	w.start("w:ftr", namespaces...)
	w.start("w:p")
	w.start("w:pPr")
	w.value("w:pStyle", w.reference.styleID("Footer"))
	w.empty("w:ind", "w:left", "280", "w:right", "280", "w:firstLineChars", "0", "w:firstLine", "0")
	w.value("w:jc", string(side))
	w.end()
	w.run(Run{Text: "— "}, 0, "Footer")
	w.field(" PAGE ")
	w.run(Run{Text: "1"}, 0, "Footer")
	w.fieldChar("end")
	w.run(Run{Text: " —"}, 0, "Footer")
	w.end()
	w.end()
	return w.buf
}
