package attach

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// option is what a live chart is drawn from.
type option struct {
	id   string
	json string
}

// optionsID is the element that holds all options, for the script of the page.
const optionsID = "chart-options"

// collect takes the options of charts out of the tree: they go into one block, or nowhere in a static document.
func (m *merger) collect() {
	for _, n := range all(m.frame, func(n *html.Node) bool { return n.DataAtom == atom.Script && attr(n, "type") == "application/json" }) {
		if !m.doc.Static {
			m.options = append(m.options, option{attr(n, "id"), text(n)})
		}
		n.Parent.RemoveChild(n)
	}
	if !m.doc.Static {
		return
	}
	for _, live := range all(m.frame, func(n *html.Node) bool { return hasAttr(n, "data-option") }) {
		if picture := live.PrevSibling; picture != nil && picture.Type == html.ElementNode && !scales(live.Parent) {
			set(picture, "tabindex", "0") // on a narrow screen it scrolls, also by keyboard
		}
		live.Parent.RemoveChild(live)
	}
}

// scales reports whether a figure's picture is drawn as small as the screen is: that of a slim figure.
func scales(figure *html.Node) bool {
	return slices.Contains(strings.Fields(attr(figure, "class")), "slim")
}

// packed are all options as one compressed block of base64: charts of an edition repeat most of what they say, and raw
// they would be two thirds of the file. bulletin.js unpacks it; where a browser cannot, pictures stay.
func packed(options []option) (string, error) {
	list := make([][2]json.RawMessage, len(options))
	for k, o := range options {
		id, err := json.Marshal(o.id)
		if err != nil {
			return "", fmt.Errorf("attach: option %s: %w", o.id, err)
		}
		list[k] = [2]json.RawMessage{id, json.RawMessage(o.json)}
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return "", fmt.Errorf("attach: options: %w", err)
	}
	return deflated(raw, zlib.BestCompression)
}

// deflated is content as a compressed block of base64, which the page's script unpacks.
func deflated(content []byte, level int) (string, error) {
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, level)
	if err == nil {
		_, err = w.Write(content)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return "", fmt.Errorf("attach: deflate: %w", err)
	}
	return lines(base64.StdEncoding.EncodeToString(b.Bytes())), nil
}

// lines breaks a long text, so that no line is longer than programs of mail and of versions like.
func lines(s string) string {
	const width = 120
	var b strings.Builder
	for len(s) > width {
		b.WriteString(s[:width] + "\n")
		s = s[width:]
	}
	return b.String() + s
}
