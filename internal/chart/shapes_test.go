package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/svg"
)

// shape is something that a reader sees, from a picture or from an option, at design width.
type shape struct {
	kind       string // text, rect, dot, symbol, line, curve
	x, y       float64
	x2, y2     float64 // size of a rect, diameter of a dot, end of a line
	text       string  // of a text; outline of a symbol; points of a curve
	fill       string
	stroke     string
	anchor     string
	size       float64
	bold, dash bool
}

func (s shape) String() string {
	return fmt.Sprintf("%s %.1f,%.1f %.1f,%.1f %q %s %s %s %v %v %v",
		s.kind, s.x, s.y, s.x2, s.y2, s.text, s.fill, s.stroke, s.anchor, s.size, s.bold, s.dash)
}

// near compares all but places exactly, and places to a pixel.
func near(a, b shape) bool {
	const pixel = 1.01
	d := func(u, v float64) bool { return u-v < pixel && v-u < pixel }
	if !d(a.x, b.x) || !d(a.y, b.y) || !d(a.x2, b.x2) || !d(a.y2, b.y2) || !d(a.size, b.size) {
		return false
	}
	a.x, a.y, a.x2, a.y2, a.size = b.x, b.y, b.x2, b.y2, b.size
	if a.kind == "curve" {
		if !nearPoints(a.text, b.text) {
			return false
		}
		a.text = b.text
	}
	return a == b
}

func nearPoints(a, b string) bool {
	p, q := strings.FieldsFunc(a, isMove), strings.FieldsFunc(b, isMove)
	if len(p) != len(q) || strings.Count(a, "M") != strings.Count(b, "M") {
		return false
	}
	for k := range p {
		u, _ := strconv.ParseFloat(p[k], 64)
		v, _ := strconv.ParseFloat(q[k], 64)
		if u-v > 1 || v-u > 1 {
			return false
		}
	}
	return true
}

func isMove(r rune) bool { return r == 'M' || r == 'L' || r == ' ' }

// differences lists the shapes that one side has and the other has not.
func differences(picture, option []shape) (onlyPicture, onlyOption []shape) {
	left := slices.Clone(option)
	for _, a := range picture {
		if k := slices.IndexFunc(left, func(b shape) bool { return near(a, b) }); k >= 0 {
			left = slices.Delete(left, k, k+1)
		} else {
			onlyPicture = append(onlyPicture, a)
		}
	}
	return onlyPicture, left
}

// element is an XML element with the attributes that it inherits.
type element struct {
	name, class string
	attrs       map[string]string
	text        string
}

func (e *element) num(name string) float64 {
	v, _ := strconv.ParseFloat(e.attrs[name], 64)
	return v
}

// elements reads a picture; it fails where that is not well-formed XML.
func elements(t *testing.T, picture []byte) []element {
	t.Helper()
	var out []element
	stack := []element{{attrs: map[string]string{}}}
	d := xml.NewDecoder(bytes.NewReader(picture))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("the picture is not XML: %v\n%s", err, picture)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			top := stack[len(stack)-1]
			e := element{name: tok.Name.Local, class: top.class, attrs: map[string]string{}}
			for _, name := range []string{"fill", "stroke", "stroke-width", "text-anchor", "font-size", "font-weight"} {
				if v, ok := top.attrs[name]; ok {
					e.attrs[name] = v
				}
			}
			for _, a := range tok.Attr {
				e.attrs[a.Name.Local] = a.Value
				if a.Name.Local == "class" {
					e.class = a.Value
				}
			}
			stack = append(stack, e)
		case xml.CharData:
			stack[len(stack)-1].text += string(tok)
		case xml.EndElement:
			out = append(out, stack[len(stack)-1])
			stack = stack[:len(stack)-1]
		}
	}
}

// fromPicture lists the shapes of a picture; the paper behind labels is none.
func fromPicture(t *testing.T, picture []byte) []shape {
	var out []shape
	for _, e := range elements(t, picture) {
		a := e.attrs
		switch e.name {
		case "text":
			size := e.num("font-size")
			anchor := a["text-anchor"]
			if anchor == "" {
				anchor = "start"
			}
			out = append(out, shape{
				kind: "text", x: e.num("x"), y: e.num("y") - 0.38*size, text: e.text, fill: a["fill"],
				anchor: anchor, size: size, bold: a["font-weight"] == "bold",
			})
		case "rect":
			if a["fill"] != testLook.paper || e.class == "boxes" || e.class == "bars" {
				out = append(out, shape{kind: "rect", x: e.num("x"), y: e.num("y"), x2: e.num("width"), y2: e.num("height"),
					fill: a["fill"], stroke: a["stroke"]})
			}
		case "circle":
			s := shape{kind: "dot", x: e.num("cx"), y: e.num("cy"), x2: 2 * e.num("r"), fill: a["fill"], stroke: a["stroke"]}
			if s.fill == "none" {
				s.fill = "transparent"
			}
			out = append(out, s)
		case "line":
			out = append(out, lineShape(e))
		case "path":
			out = append(out, pathShapes(e)...)
		}
	}
	return out
}

func lineShape(e element) shape {
	s := shape{kind: "line", x: e.num("x1"), y: e.num("y1"), x2: e.num("x2"), y2: e.num("y2"), stroke: e.attrs["stroke"],
		dash: e.attrs["stroke-dasharray"] != ""}
	if s.x > s.x2 || s.x == s.x2 && s.y > s.y2 {
		s.x, s.y, s.x2, s.y2 = s.x2, s.y2, s.x, s.y
	}
	return s
}

func pathShapes(e element) []shape {
	d := e.attrs["d"]
	switch {
	case e.class == "hatch": // of a gap's ground, which the live chart draws by a pattern
		return nil
	case e.class == "lands":
		return []shape{{kind: "curve", text: strings.ReplaceAll(d, "Z", ""), fill: e.attrs["fill"], stroke: e.attrs["stroke"]}}
	case e.attrs["transform"] != "":
		var x, y float64
		fmt.Sscanf(e.attrs["transform"], "translate(%f %f)", &x, &y)
		size := symbolSizes[d]
		if size[0] == 0 { // a stub of its own size begins with its frame
			fmt.Sscanf(d, "M0 0H%fV%f", &size[0], &size[1])
		}
		return []shape{{kind: "symbol", x: x + size[0]/2, y: y + size[1]/2, text: d, fill: e.attrs["fill"]}}
	case e.attrs["stroke-linecap"] == "round":
		var out []shape
		for _, dot := range strings.Split(strings.Trim(walked(d), "M"), "M") {
			var x, y float64
			fmt.Sscanf(dot, "%f %f", &x, &y)
			out = append(out, shape{kind: "dot", x: x, y: y, x2: e.num("stroke-width"), fill: e.attrs["stroke"]})
		}
		return out
	case e.class == "grid" || e.class == "zero" || e.class == "floor":
		var out []shape
		for _, line := range strings.Split(strings.Trim(walked(d), "M"), "M") {
			l := shape{kind: "line", stroke: e.attrs["stroke"]}
			fmt.Sscanf(line, "%f %fL%f %f", &l.x, &l.y, &l.x2, &l.y2)
			out = append(out, l)
		}
		return out
	}
	return []shape{{kind: "curve", text: walked(d), stroke: e.attrs["stroke"], size: widthOf(e),
		dash: e.attrs["stroke-dasharray"] != ""}}
}

// widthOf is the width of a stroke, which is 1 where nothing says it.
func widthOf(e element) float64 {
	if e.attrs["stroke-width"] == "" {
		return 1
	}
	return e.num("stroke-width")
}

// walked is the data of a path of straight lines as absolute moves and lines.
func walked(d string) string {
	var out strings.Builder
	var x, y float64
	op := "M"
	for d != "" {
		if strings.ContainsAny(d[:1], "MLHVmlhv") {
			op, d = d[:1], d[1:]
		} else if op == "m" || op == "M" {
			op = map[string]string{"m": "l", "M": "L"}[op]
		}
		next := func() float64 {
			d = strings.TrimLeft(d, " ")
			end := 1
			for end < len(d) && strings.IndexByte("0123456789.", d[end]) >= 0 {
				end++
			}
			v, _ := strconv.ParseFloat(d[:end], 64)
			d = d[end:]
			return v
		}
		switch op {
		case "M", "L":
			x = next()
			y = next()
		case "m", "l":
			x += next()
			y += next()
		case "H":
			x = next()
		case "h":
			x += next()
		case "V":
			y = next()
		case "v":
			y += next()
		default:
			return d // not a path of lines
		}
		to := "L"
		if op == "M" || op == "m" {
			to = "M"
		}
		fmt.Fprintf(&out, "%s%.1f %.1f", to, x, y)
		d = strings.TrimLeft(d, " ")
	}
	return out.String()
}

var symbolSizes = map[string][2]float64{
	svg.Cross.Path: {svg.Cross.Width, svg.Cross.Height}, svg.Hatch.Path: {svg.Hatch.Width, svg.Hatch.Height},
	svg.Diamond.Path: {svg.Diamond.Width, svg.Diamond.Height}, svg.DiamondRing.Path: {svg.DiamondRing.Width, svg.DiamondRing.Height},
	svg.Disc.Path: {12, 12}, svg.HalfDisc.Path: {12, 12}, svg.Ring.Path: {12, 12}, svg.Triangle.Path: {13, 12}, svg.TriangleRing.Path: {13, 12},
	svg.BreakGap.Path: {svg.BreakGap.Width, svg.BreakGap.Height}, svg.BreakStrokes.Path: {svg.BreakStrokes.Width, svg.BreakStrokes.Height},
}

var testLook = newLook(&testPalette)

// TestGround: every picture begins with a ground as large as itself, so that it reads on a page that a browser turned dark.
func TestGround(t *testing.T) {
	for name, c := range caseCharts() {
		picture := string(c.Picture(nil))
		_, drawing, _ := strings.Cut(picture, "</desc>")
		want := fmt.Sprintf(`<rect class="ground" width="%d" height="%d" fill="%s"/>`, c.Width, c.Height, testLook.paper)
		if !strings.HasPrefix(strings.TrimSpace(drawing), want) {
			t.Errorf("%s begins with %.80s", name, drawing)
		}
	}
}
