package build

import (
	"bytes"
	"slices"

	"bulletin/internal/attach"
	"bulletin/internal/page"
	"bulletin/internal/render"
)

// Form is a form in which an attachment is handed over.
type Form struct {
	Name    string // the flag of bulletin attach that asks for it, without dashes
	Ending  string // of its file: ".docx"
	Word    string // behind the title, to tell it from the page: "Word"; empty for the page itself
	Help    string // what the flag does; empty for the form that is always made
	Printed bool   // what make gives is a page for a browser to print: the file is what it prints
	Pages   bool   // make needs the pages as they were rendered
	make    func(*making) ([]byte, error)
}

// Forms are all forms of attachments. The first is made always.
var Forms = []Form{
	{"html", ".html", "", "", false, false, asAsked},
	{"pdf", ".pdf", "PDF", "同时印成PDF，需要本机装有浏览器（Edge、Chrome、360等）", true, false, withoutLibrary},
	{"docx", ".docx", "Word", "同时写成Word文档，供征求意见", false, true, document},
}

// Made is an attachment in one form.
type Made struct {
	*Form
	Content []byte
}

// making is an attachment in the making.
type making struct {
	*parts
	*page.Attachment
	frame []byte
	html  map[bool][]byte // the page without the chart library, and with it
}

// single makes one attachment in the forms that are asked for.
func (p *parts) single(printer *render.Printer, a *page.Attachment, forms []string) (Attached, error) {
	file := Attached{Name: a.Name, Title: a.Title}
	w := &making{parts: p, Attachment: a, html: map[bool][]byte{}}
	if len(a.Parts) == 1 {
		w.frame = p.content(a.Parts[0].Path)
	} else {
		frame, _, err := printer.Page(&a.Frame, p.diags)
		if err != nil || frame == nil { // what is nil was told
			return file, err
		}
		w.frame = p.shelved.looks(p.maker, frame) // nothing else is printed before the attachment is made
	}
	for k := range Forms {
		form := &Forms[k]
		if k > 0 && !slices.Contains(forms, form.Name) {
			continue
		}
		content, err := form.make(w)
		if err != nil {
			return file, err
		}
		file.Forms = append(file.Forms, Made{form, content})
	}
	return file, nil
}

// page is the page as one file, made once for all forms that need it.
func (w *making) page(static bool) ([]byte, error) {
	if made, ok := w.html[static]; ok {
		return made, nil
	}
	d := &attach.Document{Frame: attach.Page{Path: w.Frame.Path, Content: w.frame}, Static: static}
	if len(w.Parts) > 1 {
		for k := range w.Parts {
			d.Parts = append(d.Parts, w.ready[w.places[w.Parts[k].Path]][static])
		}
	}
	if w.Data && w.Model.HasData() {
		data, err := w.embedded(w.Edition)
		if err != nil {
			return nil, err
		}
		d.Data = data
	}
	made, err := w.HTML(d)
	w.html[static] = made
	return made, err
}

func asAsked(w *making) ([]byte, error) { return w.page(w.static) }

func withoutLibrary(w *making) ([]byte, error) { return w.page(true) }

// document is the attachment as a Word document.
func document(w *making) ([]byte, error) {
	var header []string
	if w.reference == nil { // a template has its own
		header = append(header, render.Running(w.Model, w.Edition))
	}
	if w.Model.Marking != "" {
		header = append(header, w.Model.Marking)
	}
	if w.Model.Sample {
		header = append(header, "示例数据，不得引用")
	}
	var pages []attach.Page
	for _, p := range w.Parts {
		pages = append(pages, attach.Page{Path: p.Path, Content: w.content(p.Path)})
	}
	var out bytes.Buffer
	err := attach.Word(&out, &attach.WordDocument{
		Title: w.Title, Issuer: w.Edition.Issuer, Subject: w.Edition.Title, Date: w.Edition.Date.String(), Header: header,
		Parts: pages, Wall: w.Meeting, Palette: w.palette, Picture: w.picture, Reference: w.reference,
		Foot: page.RevisionOf(w.Edition, w.codes[w.Edition]),
	})
	return out.Bytes(), err
}
