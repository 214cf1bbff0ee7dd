package tell

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"bulletin/internal/diag"
)

// document is what [JSON] writes. Its keys stay as they are; docs/reference/json.md tells them.
type document struct {
	Version     int       `json:"version"`
	Errors      int       `json:"errors"`
	Warnings    int       `json:"warnings"`
	Diagnostics []message `json:"diagnostics"`
	Silenced    []message `json:"silenced"`
}

type message struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Text     string `json:"text"`
	Remedy   string `json:"remedy"`
	Reason   string `json:"reason,omitempty"`
	Edit     *edit  `json:"edit,omitempty"`
	More     int    `json:"more,omitempty"`
}

type edit struct {
	Old string `json:"old"`
	New string `json:"new"`
}

// Told is all that a check has to say.
type Told struct {
	Diags            []diag.Diagnostic
	Silenced         []diag.Diagnostic
	Errors, Warnings int
}

// JSON writes one document. Lines and columns count from 1, columns in characters; zero is unknown.
func JSON(out io.Writer, t *Told) error {
	doc := document{Version: 1, Errors: t.Errors, Warnings: t.Warnings, Diagnostics: []message{}, Silenced: []message{}}
	for k := range t.Diags {
		doc.Diagnostics = append(doc.Diagnostics, messageOf(&t.Diags[k]))
	}
	for k := range t.Silenced {
		m := messageOf(&t.Silenced[k])
		m.Remedy, m.Reason = "", m.Remedy
		doc.Silenced = append(doc.Silenced, m)
	}
	return write(out, doc)
}

func messageOf(d *diag.Diagnostic) message {
	m := message{File: d.File, Line: d.Line, Column: d.Col, Severity: level(d), Code: d.Code, Text: d.Text, Remedy: d.Fix, More: d.More}
	if d.Old != "" || d.New != "" {
		m.Edit = &edit{d.Old, d.New}
	}
	return m
}

// level is the severity by the word of SARIF.
func level(d *diag.Diagnostic) string {
	if d.Severity == diag.Error {
		return "error"
	}
	return "warning"
}

// write writes one document, in which what steers a terminal is escaped: people look at what programs are given, too.
func write(out io.Writer, doc any) error {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	text := b.String()
	for {
		at := strings.IndexFunc(text, func(c rune) bool { return c != '\n' && hostile(c) }) // which stand in strings alone
		if at < 0 {
			_, err := io.WriteString(out, text)
			return err
		}
		c, size := utf8.DecodeRuneInString(text[at:])
		if _, err := fmt.Fprintf(out, "%s\\u%04x", text[:at], c); err != nil {
			return err
		}
		text = text[at+size:]
	}
}
