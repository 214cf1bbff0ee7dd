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
	m.Add("text/html", &html5.Minifier{KeepDocumentTags: true, KeepDefaultAttrVals: true, KeepWhitespace: true, KeepSpecialComments: true})
	return m
}

// sheet is a style sheet as it stands inside the document.
func (m *Maker) sheet(path string) (*source, error) {
	return m.once(path, func(content []byte) (string, error) {
		sheet, err := sources().String("text/css", string(content))
		return strings.ReplaceAll(sheet, "</", `<\/`), err
	})
}

// script is a script as it stands inside the document. The chart library comes as small as it can be.
func (m *Maker) script(path string) (*source, error) {
	return m.once(path, func(content []byte) (source string, err error) {
		source = string(content)
		if m.called(path) != libraryName {
			source, err = sources().String("text/javascript", source)
		}
		return closing.ReplaceAllString(source, `<\$1`), err
	})
}

// ordered are the scripts with those that draw charts before those that use them, or without them where there is nothing to
// draw: a page without charts does not ask for them, and may be the first.
func (d *assembly) ordered() []string {
	var first, rest []string
	for _, path := range d.scripts {
		switch {
		case d.called(path) != libraryName && d.called(path) != themeName:
			rest = append(rest, path)
		case len(d.options) > 0:
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
	return fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src data: blob:; form-action 'none'; base-uri 'none'",
		none(h.scripts), none(h.styles))
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
