package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// ReferenceProblem is what is wrong with a template.
type ReferenceProblem int

// Problems of templates.
const (
	NotDocx     ReferenceProblem = iota // no package of Office Open XML
	OldOrLocked                         // a .doc of old, or one with a password
	TooLarge                            // beyond the limits
	HasMacros
	MissingPart // Detail names it
	BadPart     // a part that is not well-formed, or of another form than Word and WPS write; Detail names it
	Embedded    // headers or footers hold or refer to what is no picture inside the file
	BadPage     // the page or its margins leave no room for text
)

// ReferenceError says why a template cannot be used.
type ReferenceError struct {
	Problem ReferenceProblem
	Detail  string
}

func (e *ReferenceError) Error() string {
	return "docx: template: problem " + strconv.Itoa(int(e.Problem)) + " " + e.Detail
}

func problem(p ReferenceProblem, detail string) error { return &ReferenceError{p, detail} }

// Limits of templates.
const (
	maxTemplate = 32 << 20 // bytes of the file
	maxEntries  = 4000     // of its directory
	maxPart     = 16 << 20 // bytes of a part
	maxParts    = 64 << 20 // bytes of all parts that are read
	maxDepth    = 256      // of elements in one another
)

const wordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// template is an opened template.
type template struct {
	files map[string]*zip.File
	left  int // bytes that may still be read
}

// ReadReference reads a template: a .docx or .dotx, from anybody. The error is a *ReferenceError.
func ReadReference(content []byte) (*Reference, error) {
	switch {
	case len(content) > maxTemplate:
		return nil, problem(TooLarge, "")
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0")):
		return nil, problem(OldOrLocked, "")
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, problem(NotDocx, "")
	}
	if len(z.File) > maxEntries {
		return nil, problem(TooLarge, "")
	}
	t := &template{files: map[string]*zip.File{}, left: maxParts}
	for _, f := range z.File {
		t.files[f.Name] = f
		if strings.HasSuffix(strings.ToLower(f.Name), "vbaproject.bin") {
			return nil, problem(HasMacros, "")
		}
	}
	types, err := t.part("[Content_Types].xml")
	if err != nil {
		return nil, problem(NotDocx, "")
	}
	if bytes.Contains(types, []byte("macroEnabled")) {
		return nil, problem(HasMacros, "")
	}
	r := &Reference{styleIDs: map[string]string{}, media: map[string][]byte{}}
	for _, read := range []func(*template) error{r.readStyles, r.readDocument, r.readSettings} {
		if err := read(t); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// part reads a part, whatever its directory says of its size.
func (t *template) part(name string) ([]byte, error) {
	f := t.files[name]
	if f == nil {
		return nil, problem(MissingPart, name)
	}
	reader, err := f.Open()
	if err != nil {
		return nil, problem(BadPart, name)
	}
	defer reader.Close()
	limit := min(maxPart, t.left)
	data, err := io.ReadAll(io.LimitReader(reader, int64(limit)+1))
	switch {
	case len(data) > limit:
		return nil, problem(TooLarge, name)
	case err != nil:
		return nil, problem(BadPart, name)
	}
	t.left -= len(data)
	return data, nil
}

// walk reads the elements of a part and gives each, with the place where it begins and where its tag ends, and at its end those of its end.
// A part is well-formed, in UTF-8, without definitions of its own, and its root is as programs write it.
func (t *template) walk(name, root string, data []byte, begin func(e xml.StartElement, path []string, from, to int64), end func(path []string, from, to int64)) error {
	bad := problem(BadPart, name)
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []string
	for {
		from := d.InputOffset()
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return bad
		}
		switch token := token.(type) {
		case xml.Directive:
			return bad
		case xml.StartElement:
			if len(open) == 0 && (token.Name.Space != wordSpace || token.Name.Local != root) || len(open) >= maxDepth {
				return bad
			}
			open = append(open, token.Name.Local)
			if begin != nil {
				begin(token, open, from, d.InputOffset())
			}
		case xml.EndElement:
			if end != nil {
				end(open, from, d.InputOffset())
			}
			open = open[:len(open)-1]
		}
	}
	if !bytes.HasSuffix(bytes.TrimSpace(data), []byte("</w:"+root+">")) {
		return bad
	}
	return nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// readStyles reads the styles, and takes the numbers of headings out of them: their lists are not in the document.
func (r *Reference) readStyles(t *template) error {
	const name = "word/styles.xml"
	data, err := t.part(name)
	if err != nil {
		return err
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	var kept []byte
	id, isDefault, at, numbered := "", false, int64(0), int64(-1)
	err = t.walk(name, "styles", data, func(e xml.StartElement, path []string, from, to int64) {
		switch {
		case e.Name.Space != wordSpace:
		case e.Name.Local == "style":
			id, isDefault = attribute(e, "styleId"), attribute(e, "type") == "paragraph" && on(attribute(e, "default"))
		case e.Name.Local == "name" && len(path) == 3 && id != "":
			if named := strings.ToLower(attribute(e, "val")); named != "" && r.styleIDs[named] == "" {
				r.styleIDs[named] = id
			}
		case e.Name.Local == "ind" && isDefault && len(path) == 4:
			r.indented = attribute(e, "firstLine") != "" || attribute(e, "firstLineChars") != ""
		case e.Name.Local == "numPr" && numbered < 0:
			numbered = from
		}
	}, func(path []string, _, to int64) {
		if path[len(path)-1] == "numPr" && numbered >= 0 {
			kept = append(kept, data[at:numbered]...)
			at, numbered = to, -1
		}
	})
	if err != nil {
		return err
	}
	r.styles = append(kept, data[at:]...)
	if r.styleIDs["normal"] == "" {
		return problem(MissingPart, "Normal")
	}
	if _, there := t.files["word/theme/theme1.xml"]; there {
		if r.theme, err = t.part("word/theme/theme1.xml"); err != nil {
			return err
		}
		if err := wellFormed("word/theme/theme1.xml", r.theme); err != nil {
			return err
		}
	}
	return nil
}

func on(value string) bool { return value == "1" || value == "true" || value == "on" }

func wellFormed(name string, data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if _, defines := token.(xml.Directive); defines || err != nil {
			return problem(BadPart, name)
		}
	}
}

// readDocument reads the page of the last section, and its headers and footers.
func (r *Reference) readDocument(t *template) error {
	const name = "word/document.xml"
	data, err := t.part(name)
	if err != nil {
		return err
	}
	type place struct {
		footer   bool
		kind, id string
	}
	var places []place
	page, title := sheet{}, false
	err = t.walk(name, "document", data, func(e xml.StartElement, path []string, _, _ int64) {
		if len(path) == 3 && e.Name.Local == "sectPr" {
			places, page, title = nil, sheet{}, false
		}
		if len(path) != 4 || path[2] != "sectPr" || e.Name.Space != wordSpace {
			return
		}
		number := func(name string) int { n, _ := strconv.Atoi(attribute(e, name)); return n }
		switch e.Name.Local {
		case "headerReference", "footerReference":
			places = append(places, place{e.Name.Local == "footerReference", attribute(e, "type"), attribute(e, "id")})
		case "pgSz":
			page.width, page.height = number("w"), number("h")
		case "pgMar":
			gutter := number("gutter")
			page.above, page.right, page.below, page.left = abs(number("top")), number("right"), abs(number("bottom")), number("left")+gutter
			page.head, page.foot = number("header"), number("footer")
		case "titlePg":
			title = attribute(e, "val") == "" || on(attribute(e, "val"))
		}
	}, nil)
	if err != nil {
		return err
	}
	if page.width == 0 { // a template without a page of its own
		page = (&Section{}).sheet()
	}
	if page.width > page.height { // upright pages are those that text stands on
		page = page.turned()
	}
	if page.width > 31680 || page.height > 31680 || min(page.above, page.right, page.below, page.left, page.head, page.foot) < 0 ||
		page.width-page.left-page.right < 5000 || page.height-page.above-page.below < 5000 {
		return problem(BadPage, "")
	}
	r.page, r.title = page, title
	if len(places) == 0 {
		return nil
	}
	targets, err := t.relations("word/_rels/document.xml.rels")
	if err != nil {
		return err
	}
	for _, p := range places {
		to, known := targets[p.id]
		if !known || to.external {
			return problem(MissingPart, p.id)
		}
		if err := r.readEdge(t, p.footer, p.kind, path.Join("word", to.target)); err != nil {
			return err
		}
	}
	return nil
}

func abs(n int) int { return max(n, -n) }

// readSettings reads whether even pages differ.
func (r *Reference) readSettings(t *template) error {
	const name = "word/settings.xml"
	if t.files[name] == nil {
		return nil
	}
	data, err := t.part(name)
	if err != nil {
		return err
	}
	return t.walk(name, "settings", data, func(e xml.StartElement, path []string, _, _ int64) {
		if len(path) == 2 && e.Name.Local == "evenAndOddHeaders" {
			r.evenOdd = attribute(e, "val") == "" || on(attribute(e, "val"))
		}
	}, nil)
}
