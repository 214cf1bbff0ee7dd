package fingerprint

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
)

// maxWord bounds what is unpacked of a document, in bytes.
const maxWord = 256 << 20

// ErrDocument says that a file is no Word document.
var ErrDocument = errors.New("fingerprint: no Word document")

// besides are the parts beside the body that hold text. Programs number them anew, so that only what they say counts.
var besides = regexp.MustCompile(`^word/(?:header|footer|footnotes|endnotes)\d*\.xml$`)

// word is what a Word document says.
func word(content []byte) (*Content, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDocument, err)
	}
	var lines, rest []string
	budget := int64(maxWord)
	found := false
	for _, f := range archive.File {
		body, media := f.Name == "word/document.xml", strings.HasPrefix(f.Name, "word/media/")
		beside := besides.MatchString(f.Name)
		if !body && !media && !beside {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDocument, err)
		}
		part, err := io.ReadAll(io.LimitReader(in, budget+1))
		in.Close()
		if budget -= int64(len(part)); err != nil || budget < 0 {
			return nil, fmt.Errorf("%w: %s: %w", ErrDocument, f.Name, errors.Join(err, io.ErrShortBuffer))
		}
		if media {
			rest = append(rest, kindBegin+"picture "+strings.ToLower(path.Ext(f.Name))+" "+hexSum(string(part)))
			continue
		}
		said, err := bodyOf(part)
		if err != nil {
			return nil, err
		}
		if beside {
			rest = append(rest, said...)
		} else {
			lines, found = said, true
		}
	}
	if !found {
		return nil, ErrDocument
	}
	slices.Sort(rest)
	return &Content{Lines: append(lines, slices.Compact(rest)...)}, nil
}

// bodyOf are the lines of a body: paragraphs, and the rows and cells of tables with what they span.
func bodyOf(document []byte) ([]string, error) {
	d := xml.NewDecoder(bytes.NewReader(document))
	w := &wordReader{}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return w.lines, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDocument, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			w.begin(&t)
		case xml.EndElement:
			w.end(t.Name.Local)
		case xml.CharData:
			w.text(string(t))
		}
	}
}

type wordReader struct {
	lines  []string
	run    strings.Builder
	inText bool
	fields []string // instructions of open fields
	asking bool     // within the instruction of the last of them
	raised string   // of the run in hand
}

func (w *wordReader) begin(t *xml.StartElement) {
	switch t.Name.Local {
	case "t", "delText":
		w.inText = true
	case "r":
		w.raised = ""
	case "vertAlign":
		w.raised = value(t, "val")
	case "tab":
		w.run.WriteByte('\t')
	case "br", "cr":
		w.run.WriteByte(' ')
	case "tr", "tc":
		w.flush()
		w.lines = append(w.lines, kindBegin+t.Name.Local)
	case "gridSpan", "vMerge":
		w.lines = append(w.lines, kindValue+t.Name.Local+"="+value(t, "val"))
	case "fldSimple":
		w.fields = append(w.fields, value(t, "instr"))
	case "fldChar":
		w.field(value(t, "fldCharType"))
	}
}

func (w *wordReader) field(kind string) {
	switch {
	case kind == "begin":
		w.fields, w.asking = append(w.fields, ""), true
	case kind == "separate":
		w.asking = false
	case kind == "end" && len(w.fields) > 0:
		w.fields, w.asking = w.fields[:len(w.fields)-1], false
	}
}

func (w *wordReader) end(name string) {
	switch name {
	case "t", "delText":
		w.inText = false
	case "p":
		w.flush()
	case "fldSimple":
		w.field("end")
	}
}

func (w *wordReader) text(text string) {
	switch {
	case w.asking && len(w.fields) > 0 && !w.inText:
		w.fields[len(w.fields)-1] += text
	case w.inText && !w.counts():
		switch w.raised {
		case "superscript":
			text = "^{" + text + "}"
		case "subscript":
			text = "_{" + text + "}"
		}
		w.run.WriteString(text)
	}
}

// counts reports whether the text in hand is the result of a field that counts pages, which each program does anew.
func (w *wordReader) counts() bool {
	for _, f := range w.fields {
		if f = strings.TrimSpace(f); strings.HasPrefix(f, "PAGE") || strings.HasPrefix(f, "NUMPAGES") || strings.HasPrefix(f, "SECTIONPAGES") {
			return true
		}
	}
	return false
}

func (w *wordReader) flush() {
	if text := strings.Join(strings.FieldsFunc(strings.ReplaceAll(w.run.String(), "}^{", ""), blank), " "); text != "" {
		w.lines = append(w.lines, kindText+text)
	}
	w.run.Reset()
}

func value(t *xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
