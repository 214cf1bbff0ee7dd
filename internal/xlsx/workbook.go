package xlsx

import (
	"path"
	"strings"
)

// sheetEntry is a sheet as the workbook lists it.
type sheetEntry struct {
	name    string
	id      string // of a relation
	visible Visibility
}

func (p *parts) file(name string) (*File, error) {
	f := &File{}
	sheets, err := p.list(name, f)
	if err != nil {
		return nil, err
	}
	related, err := p.relations(name)
	if err != nil {
		return nil, err
	}
	r := &reader{parts: p, date1904: f.Date1904}
	if err := r.shared(name, related); err != nil {
		return nil, err
	}
	for _, entry := range sheets {
		if err := r.sheet(f, entry, related.find(entry.id)); err != nil {
			return nil, err
		}
	}
	p.flags(f)
	return f, nil
}

// list reads the workbook's own part.
func (p *parts) list(name string, f *File) ([]sheetEntry, error) {
	var sheets []sheetEntry
	err := p.read(name, func(s *scanner) error {
		if !s.is("workbook") {
			return &ProblemError{Problem: NotWorkbook, Detail: "a document of another program"}
		}
		space, _ := s.attr("xmlns")
		f.Strict = strings.Contains(space, "purl.oclc.org") || s.strictPrefix()
		for range s.children {
			switch {
			case s.is("workbookPr"):
				f.Date1904 = s.flag("date1904")
			case s.is("externalReferences"):
				f.External = true
			case s.is("sheets"):
				for range s.children {
					if !s.is("sheet") {
						continue
					}
					entry := s.sheetEntry()
					if err := p.budget.keep(len(entry.name) + len(entry.id)); err != nil {
						return err
					}
					if sheets = append(sheets, entry); len(sheets) > maxSheets {
						return tooLarge("too many sheets")
					}
				}
			}
		}
		return nil
	})
	return sheets, err
}

// strictPrefix reports whether a prefix of the root is bound to the names of Strict Open XML.
func (s *scanner) strictPrefix() bool {
	for _, a := range s.attrs {
		if a.prefixed && strings.Contains(string(a.value), "purl.oclc.org/ooxml/spreadsheetml") {
			return true
		}
	}
	return false
}

func (s *scanner) sheetEntry() sheetEntry {
	entry := sheetEntry{id: s.id()}
	entry.name, _ = s.attr("name")
	switch state, _ := s.attr("state"); state {
	case "hidden":
		entry.visible = Hidden
	case "veryHidden":
		entry.visible = VeryHidden
	}
	return entry
}

// flags tells from the names of parts what the workbook brings along that is not read.
func (p *parts) flags(f *File) {
	for name := range p.files {
		f.Macros = f.Macros || path.Base(name) == "vbaproject.bin" || strings.HasPrefix(name, "xl/macrosheets/")
		f.External = f.External || strings.HasPrefix(name, "xl/externallinks/")
	}
}

// reader is what sheets need of the workbook.
type reader struct {
	parts    *parts
	strings  []string
	styles   []cellStyle
	date1904 bool
}

// shared reads the texts and styles that all sheets share. A workbook may have neither.
func (r *reader) shared(name string, related relations) error {
	folder := path.Dir(name) + "/"
	texts := related.target("sharedStrings", folder+"sharedstrings.xml")
	styles := related.target("styles", folder+"styles.xml")
	if r.parts.has(texts) {
		if err := r.parts.read(texts, r.readStrings); err != nil {
			return err
		}
	}
	if r.parts.has(styles) {
		return r.parts.read(styles, r.readStyles)
	}
	return nil
}

func (r *reader) readStrings(s *scanner) error {
	for range s.children {
		if !s.is("si") {
			continue
		}
		if len(r.strings) == maxStrings {
			return tooLarge("too many texts")
		}
		text := s.richText()
		if err := r.parts.budget.keep(len(text) + 16); err != nil {
			return err
		}
		r.strings = append(r.strings, text)
	}
	return nil
}

// richText is the text of the element that was entered last: its own, or that of its runs. How Japanese texts are spoken
// (rPh) is no part of it.
func (s *scanner) richText() string {
	first, rest := "", strings.Builder{} // nearly all texts are one run
	add := func() {
		text := s.plainText()
		switch {
		case first == "" && rest.Len() == 0:
			first = text
		case len(first)+rest.Len()+len(text) > maxToken:
			s.fail(tooLarge("a text that never ends"))
		default:
			rest.WriteString(text)
		}
	}
	for range s.children {
		switch {
		case s.is("t"):
			add()
		case s.is("r"):
			for range s.children {
				if s.is("t") {
					add()
				}
			}
		}
	}
	return first + rest.String()
}

// plainText is the text of a t element. Spaces around it count only where it says so.
func (s *scanner) plainText() string {
	space, _ := s.rawAttr("space", true)
	preserved := string(space) == "preserve"
	text := s.content()
	if !preserved {
		text = trimXML(text)
	}
	return cellText(text)
}
