package attach

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"hash/adler32"
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
	unit int // of the page that it belongs to
	json []byte
}

// packed are all options as one compressed block of base64: charts of an edition repeat most of what they say, and raw
// they would be two thirds of the file. Those of each page are compressed by themselves, so that a change of one page leaves the
// lines of the others as they are. bulletin.js unpacks the block; where a browser cannot, pictures stay.
func packed(options []named) (string, error) {
	var raw []byte
	var pieces [][]byte
	for k, o := range options {
		id, err := json.Marshal(o.id)
		if err != nil {
			return "", fmt.Errorf("attach: option %s: %w", o.id, err)
		}
		if k > 0 && options[k-1].unit != o.unit {
			pieces, raw = append(pieces, raw), nil
		}
		sign := byte(',')
		if k == 0 {
			sign = '['
		}
		raw = append(append(append(raw, sign, '['), id...), ',')
		raw = append(append(raw, o.json...), ']')
	}
	return deflated(append(pieces, append(raw, ']')), zlib.BestCompression)
}

// fieldsInPiece is how many fields of a column are compressed together.
const fieldsInPiece = 2048

// pieces cuts a table by columns, each column in pieces of so many fields, wherever lines of their own make versions easier to
// compare; anything else is one piece.
func pieces(content []byte) [][]byte {
	var out [][]byte
	from, fields := 0, 0
	for k, c := range content {
		if c == sameFields[0] {
			fields++
		}
		if c == sameColumns[0] || fields == fieldsInPiece {
			out = append(out, content[from:k+1])
			from, fields = k+1, 0
		}
	}
	return append(out, content[from:])
}

// emptyBlock is a block of DEFLATE that holds nothing: one moves what follows by two bytes of three.
var emptyBlock = []byte{0, 0, 0, 0xff, 0xff}

// deflated is content as a compressed block of base64, which the page's script unpacks as one. Each piece is compressed without regard to
// those before it, ends on a whole byte, and begins on a line of its own: versions of a document differ only in the lines of
// pieces that differ.
func deflated(pieces [][]byte, level int) (string, error) {
	var text strings.Builder
	var b bytes.Buffer
	sum := adler32.New()
	w, err := flate.NewWriter(&b, level)
	if err != nil {
		return "", fmt.Errorf("attach: deflate: %w", err)
	}
	head := []byte{0x78, 0xda} // of zlib: a window of 32 KB
	for _, piece := range pieces {
		b.Reset()
		b.Write(head)
		w.Reset(&b)
		sum.Write(piece)
		if _, err = w.Write(piece); err == nil {
			err = w.Flush()
		}
		if err != nil {
			return "", fmt.Errorf("attach: deflate: %w", err)
		}
		head = nil
		for b.Len()%3 != 0 {
			b.Write(emptyBlock)
		}
		text.WriteString(lines(base64.StdEncoding.EncodeToString(b.Bytes())) + "\n")
	}
	end := sum.Sum([]byte{1, 0, 0, 0xff, 0xff}) // the last block, empty, and the checksum of all
	text.WriteString(base64.StdEncoding.EncodeToString(end))
	return text.String(), nil
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
