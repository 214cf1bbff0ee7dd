package docx

// noteReference writes the reference to a footnote (17.11.14), or where it was referred to before, the number that it has.
func (w *writer) noteReference(note *Footnote) {
	n, known := w.noteAt[note]
	if known {
		w.field(` NOTEREF ` + noteBookmark(n) + ` \f \h `)
		w.start("w:r")
		w.noteStyle()
		w.element("w:t", itoa(n))
		w.end()
		w.fieldChar("end")
		return
	}
	w.notes = append(w.notes, note)
	n = len(w.notes)
	w.noteAt[note] = n
	w.bookmarks++
	id := itoa(w.bookmarks)
	w.empty("w:bookmarkStart", "w:id", id, "w:name", noteBookmark(n))
	w.start("w:r")
	w.noteStyle()
	w.empty("w:footnoteReference", "w:id", itoa(n))
	w.end()
	w.empty("w:bookmarkEnd", "w:id", id)
}

func noteBookmark(n int) string { return "note" + itoa(n) }

func (w *writer) noteStyle() {
	w.start("w:rPr")
	w.value("w:rStyle", w.reference.styleID(noteMark))
	w.end()
}

// footnotes are the notes (17.11.15), behind the lines that part them from the text. The relations of the document are not theirs, so that
// they have neither pictures nor notes of their own.
func (w *writer) footnotes() []byte {
	x := &writer{xmlWriter: xmlWriter{buf: []byte(declaration), reference: w.reference}}
	x.start("w:footnotes", namespaces...)
	for _, line := range []struct{ id, kind, element string }{{"-1", "separator", "w:separator"}, {"0", "continuationSeparator", "w:continuationSeparator"}} {
		x.start("w:footnote", "w:type", line.kind, "w:id", line.id)
		x.start("w:p")
		x.properties(Paragraph{Style: NoteText})
		x.start("w:r")
		x.empty(line.element)
		x.end()
		x.end()
		x.end()
	}
	for i, note := range w.notes {
		x.start("w:footnote", "w:id", itoa(i+1))
		for k, runs := range note.Paragraphs {
			x.noteParagraph(runs, k == 0)
		}
		if len(note.Paragraphs) == 0 { // a note has a paragraph
			x.noteParagraph(nil, true)
		}
		x.end()
	}
	x.end()
	return x.buf
}

// noteParagraph is a paragraph of a note. The first begins with the number.
func (w *writer) noteParagraph(runs []Run, first bool) {
	w.start("w:p")
	w.properties(Paragraph{Style: NoteText})
	if first {
		w.start("w:r")
		w.noteStyle()
		w.empty("w:footnoteRef")
		w.end()
		w.run(Run{Text: " "}, 0, NoteText)
	}
	for _, r := range runs {
		if r.Picture == nil && r.Note == nil {
			w.run(r, 0, NoteText)
		}
	}
	w.end()
}
