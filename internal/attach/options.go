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
)

// optionsID is the element that holds all options, for the script of the page.
const optionsID = "chart-options"

// scales reports whether a figure's picture is drawn as small as the screen is: that of a slim figure.
func scales(figure *html.Node) bool {
	return slices.Contains(strings.Fields(attr(figure, "class")), "slim")
}

// named is an option under the name of its element in a document.
type named struct {
	id   string
	json []byte
}

// packed are all options as one compressed block of base64: charts of an edition repeat most of what they say, and raw
// they would be two thirds of the file. bulletin.js unpacks it; where a browser cannot, pictures stay.
func packed(options []named) (string, error) {
	size := 2
	for _, o := range options {
		size += len(o.id) + len(o.json) + 6
	}
	raw := make([]byte, 0, size)
	for k, o := range options {
		id, err := json.Marshal(o.id)
		if err != nil {
			return "", fmt.Errorf("attach: option %s: %w", o.id, err)
		}
		sign := byte(',')
		if k == 0 {
			sign = '['
		}
		raw = append(append(append(raw, sign, '['), id...), ',')
		raw = append(append(raw, o.json...), ']')
	}
	return deflated(append(raw, ']'), zlib.BestCompression)
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
