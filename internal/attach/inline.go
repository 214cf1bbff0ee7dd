package attach

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	html5 "github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// MissingAssetError says that a page asks for a style sheet or a script that the site does not have.
type MissingAssetError struct{ Path string }

func (e *MissingAssetError) Error() string { return "attach: no asset " + e.Path }

// sources make style sheets and scripts small, before they are hashed.
func sources() *minify.M {
	m := minify.New()
	m.Add("text/css", &css.Minifier{})
	m.Add("text/javascript", &js.Minifier{})
	return m
}

// document leaves out of a document what a browser does not need: quotes, end tags that the next tag implies, blanks but
// one. Lines stay lines, so that versions of the file can be compared.
func document() *minify.M {
	m := minify.New()
	m.Add("text/html", &html5.Minifier{KeepDocumentTags: true, KeepDefaultAttrVals: true, KeepWhitespace: true})
	return m
}

// style reads the style sheets that the pages ask for.
func (m *merger) style() error {
	for _, path := range m.sheets {
		content, ok := m.doc.Assets[path]
		if !ok {
			return &MissingAssetError{path}
		}
		sheet, err := sources().String("text/css", string(content))
		if err != nil {
			return fmt.Errorf("attach: %s: %w", path, err)
		}
		m.styles.sheets = append(m.styles.sheets, strings.ReplaceAll(sheet, "</", `<\/`))
	}
	return nil
}

// script is a script as it stands inside the document. The chart library comes as small as it can be.
func script(path string, content []byte) (string, error) {
	source := string(content)
	if path != libraryPath {
		var err error
		if source, err = sources().String("text/javascript", source); err != nil {
			return "", fmt.Errorf("attach: %s: %w", path, err)
		}
	}
	return closing.ReplaceAllString(source, `<\$1`), nil
}

// inline puts styles into the head, scripts and options at the end of the body, and lets the content-security policy
// allow just these.
func (m *merger) inline() error {
	head, body := first(m.frame, atom.Head), first(m.frame, atom.Body)
	var allowed hashes
	if rules := m.styles.css(); rules != "" {
		head.AppendChild(element("style", rules))
		allowed.styles = append(allowed.styles, hash(rules))
	}
	if len(m.options) > 0 {
		data, err := packed(m.options)
		if err != nil {
			return err
		}
		body.AppendChild(element("script", data, html.Attribute{Key: "type", Val: "application/octet-stream"}, html.Attribute{Key: "id", Val: optionsID}))
		body.AppendChild(newline())
	}
	if err := m.embed(body); err != nil {
		return err
	}
	for _, path := range m.ordered() {
		content, ok := m.doc.Assets[path]
		if !ok {
			return &MissingAssetError{path}
		}
		source, err := script(path, content)
		if err != nil {
			return err
		}
		body.AppendChild(element("script", source))
		body.AppendChild(newline())
		allowed.scripts = append(allowed.scripts, hash(source))
	}
	for _, n := range all(m.frame, func(n *html.Node) bool {
		return n.DataAtom == atom.Meta && attr(n, "http-equiv") == "Content-Security-Policy"
	}) {
		set(n, "content", allowed.policy())
	}
	return nil
}

// ordered are the scripts with those that draw charts before those that use them, or without them where there is nothing to
// draw: a page without charts does not ask for them, and may be the first.
func (m *merger) ordered() []string {
	var first, rest []string
	for _, path := range m.scripts {
		switch {
		case path != libraryPath && path != themePath:
			rest = append(rest, path)
		case len(m.options) > 0:
			first = append(first, path)
		}
	}
	return append(first, rest...)
}

// closing is what would end a script, or hide its end, inside one: in strings and patterns a backslash before it
// changes nothing.
var closing = regexp.MustCompile(`(?i)<(/script|!--|script)`)

type hashes struct{ styles, scripts []string }

func (h hashes) policy() string {
	none := func(list []string) string {
		if len(list) == 0 {
			return "'none'"
		}
		return strings.Join(list, " ")
	}
	return fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src data: blob:; font-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'",
		none(h.scripts), none(h.styles))
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func element(tag, content string, attributes ...html.Attribute) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: tag, DataAtom: atom.Lookup([]byte(tag)), Attr: attributes}
	n.AppendChild(&html.Node{Type: html.TextNode, Data: content})
	return n
}

func newline() *html.Node { return &html.Node{Type: html.TextNode, Data: "\n"} }
