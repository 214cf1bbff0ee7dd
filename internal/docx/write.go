package docx

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"slices"
	"time"
)

// writer holds the text while it is written and what the text refers to.
type writer struct {
	xmlWriter
	relations []relation
	media     []media
	photos    []string          // formats of media that are no drawings
	known     map[string]string // contents of media to relation
	lists     []*List
	listAt    map[*List]int
	notes     []*Footnote
	noteAt    map[*Footnote]int // numbers
	drawings  int
	bookmarks int
	first     bool           // the section is the first
	edgeIDs   []string       // relations of the template's headers and footers
	header    bool           // pages bear lines of the document's own
	pages     map[string]int // of bookmarks
}

// relation is a line of document.xml.rels.
type relation struct{ id, kind, target string }

// media is a file of word/media.
type media struct {
	name string
	data []byte
}

// part is a file of the package.
type part struct {
	name string
	data []byte
}

// Write writes the document as a .docx file. It fails only where w does.
func Write(w io.Writer, d Document) error {
	body := &writer{known: map[string]string{}, listAt: map[*List]int{}, noteAt: map[*Footnote]int{}, header: len(d.Header) > 0}
	body.reference = d.Reference
	for _, r := range fixedRelations {
		body.relate(r.kind, r.target)
	}
	sheet := styleSheet
	if d.Reference == nil {
		body.pages = pagesOf(d) // how high the lines of a template are is not known
	} else {
		body.relateReference()
		sheet = d.Reference.merged
	}
	document := body.document(d)
	parts := []part{
		{"[Content_Types].xml", body.contentTypes(d.Reference)},
		{"_rels/.rels", packageRelations()},
		{"docProps/core.xml", coreProperties(d)},
		{"docProps/app.xml", appProperties()},
		{"word/document.xml", document},
		{"word/_rels/document.xml.rels", body.documentRelations()},
		{"word/styles.xml", sheet()},
		{"word/settings.xml", settings(d.Reference)},
		{"word/fontTable.xml", fontTable()},
		{"word/numbering.xml", body.numbering()},
		{"word/header1.xml", header(d.Header, d.Reference)},
		{"word/footer1.xml", footer(Right, d.Reference)},
		{"word/footer2.xml", footer(Left, d.Reference)},
		{"word/footnotes.xml", body.footnotes()},
	}
	if d.Reference != nil {
		parts = append(parts, d.Reference.parts(d.Header)...)
	}
	for _, m := range body.media {
		parts = append(parts, part{"word/media/" + m.name, m.data})
	}
	return pack(w, parts)
}

// pack writes a ZIP archive whose entries all bear the first moment that it can express.
func pack(w io.Writer, parts []part) error {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, p := range parts {
		entry, err := z.CreateHeader(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate,
			Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		})
		if err != nil {
			return fmt.Errorf("write %s: %w", p.name, err)
		}
		if _, err := entry.Write(p.data); err != nil {
			return fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write docx: %w", err)
	}
	return nil
}

// relate adds a relation and returns its id.
func (w *writer) relate(kind, target string) string {
	id := "rId" + itoa(len(w.relations)+1)
	w.relations = append(w.relations, relation{id, kind, target})
	return id
}

// file stores a picture once and returns its relation.
func (w *writer) file(p *Picture) string {
	data, ending := p.EMF, "emf"
	if data == nil {
		data, ending = p.Photo, p.Format
	}
	if id, known := w.known[string(data)]; known {
		return id
	}
	name := "image" + itoa(len(w.media)+1) + "." + ending
	w.media = append(w.media, media{name, data})
	if ending != "emf" && !slices.Contains(w.photos, ending) {
		w.photos = append(w.photos, ending)
	}
	id := w.relate("image", "media/"+name)
	w.known[string(data)] = id
	return id
}
