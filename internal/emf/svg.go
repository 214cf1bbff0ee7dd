package emf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"bulletin/internal/svg"
)

// limits on what is read: a picture that a browser shows in a page stays far below them.
const (
	maxSide   = 20000 // pixels
	maxNumber = 1e5
	maxDepth  = 100
)

// Size is the size of a picture in CSS pixels.
type Size struct{ Width, Height float64 }

// FromSVG translates a picture that stands alone: svg, g, rect, line, circle, polyline, polygon, path and text with
// their attributes, lengths in pixels, colours as #rrggbb. title and desc are passed over.
//
// Anything else is an error and not left out, so that no mark of a chart is lost in silence. The same
// picture gives the same bytes.
func FromSVG(source []byte) ([]byte, Size, error) {
	p := &parser{dec: xml.NewDecoder(bytes.NewReader(source))}
	for {
		token, err := p.dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, Size{}, fmt.Errorf("read SVG: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := p.start(t); err != nil {
				return nil, Size{}, fmt.Errorf("SVG, line %d, %s: %w", p.line(), t.Name.Local, err)
			}
		case xml.EndElement:
			if p.stack = p.stack[:len(p.stack)-1]; len(p.stack) == 0 {
				return p.out.bytes(), Size{p.out.width, p.out.height}, nil
			}
		}
	}
	return nil, Size{}, errors.New("read SVG: no svg element")
}

type parser struct {
	dec   *xml.Decoder
	out   *writer
	stack []look
}

// look is what an element inherits from the ones around it (SVG 1.1, 11 and 6.2); at is added to coordinates.
type look struct {
	fill, stroke paint
	width        float64
	round        bool
	dashes       []float64
	font         font
	anchor       string
	at           point
}

// paint is a colour, or none.
type paint struct {
	color color
	on    bool
	alpha float64
}

func (p *parser) line() int {
	line, _ := p.dec.InputPos()
	return line
}

// start draws an element, or remembers what its children inherit.
func (p *parser) start(e xml.StartElement) error {
	if p.out == nil {
		return p.root(e)
	}
	l := p.stack[len(p.stack)-1]
	a := attributes(e.Attr)
	if err := l.inherit(a); err != nil {
		return err
	}
	if len(p.stack) >= maxDepth {
		return errors.New("nested too deep")
	}
	p.stack = append(p.stack, l)
	switch e.Name.Local {
	case "g":
		return nil
	case "text":
		return p.text(l, a)
	case "title", "desc":
		p.stack = p.stack[:len(p.stack)-1]
		return p.dec.Skip()
	}
	draw, known := shapes[e.Name.Local]
	if !known {
		return errors.New("unknown element")
	}
	return draw(p.out, l, a)
}

// root begins the picture; its size is that of viewBox, which begins at 0 0.
func (p *parser) root(e xml.StartElement) error {
	if e.Name.Local != "svg" {
		return errors.New("not a picture")
	}
	a := attributes(e.Attr)
	box, err := numbers(a["viewBox"])
	if err != nil || len(box) != 4 || box[0] != 0 || box[1] != 0 || !(box[2] > 0 && box[2] <= maxSide) || !(box[3] > 0 && box[3] <= maxSide) {
		return fmt.Errorf("viewBox %.40q", a["viewBox"])
	}
	l := look{fill: paint{on: true, alpha: 1}, stroke: paint{alpha: 1}, width: 1, font: font{size: 16}}
	if err := l.inherit(a); err != nil {
		return err
	}
	p.out = newWriter(box[2], box[3])
	p.stack = append(p.stack, l)
	return nil
}

type attrs map[string]string

func attributes(list []xml.Attr) attrs {
	a := attrs{}
	for _, x := range list {
		if x.Name.Space == "" {
			a[x.Name.Local] = x.Value
		}
	}
	return a
}

// number is a length in pixels; an attribute that is missing is 0.
func (a attrs) number(name string) (float64, error) {
	s, set := a[name]
	if !set {
		return 0, nil
	}
	v, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || !(v > -maxNumber && v < maxNumber) {
		return 0, fmt.Errorf("%s %.40q", name, s)
	}
	return v, nil
}

// four reads four lengths.
func (a attrs) four(names ...string) (v [4]float64, err error) {
	for i, name := range names {
		if v[i], err = a.number(name); err != nil {
			return v, err
		}
	}
	return v, nil
}

// properties are the attributes that children inherit, and how each is read.
var properties = map[string]func(*look, string) error{
	"fill":             func(l *look, s string) error { return l.fill.set(s) },
	"stroke":           func(l *look, s string) error { return l.stroke.set(s) },
	"fill-opacity":     func(l *look, s string) error { return l.fill.fade(s) },
	"stroke-opacity":   func(l *look, s string) error { return l.stroke.fade(s) },
	"stroke-dasharray": (*look).setDashes,
	"stroke-linecap":   func(l *look, s string) error { l.round = s == "round"; return nil },
	"font-weight": func(l *look, s string) error {
		l.font.bold = s == "bold" || len(s) == 3 && s >= "600"
		return nil
	},
	"text-anchor":  func(l *look, s string) error { l.anchor = s; return nil },
	"transform":    (*look).move,
	"font-size":    nil, // a number, as stroke-width
	"stroke-width": nil,
}

func (l *look) inherit(a attrs) (err error) {
	for name, set := range properties {
		s, given := a[name]
		if !given || set == nil {
			continue
		}
		if err = set(l, s); err != nil {
			return fmt.Errorf("%s %.40q: %w", name, s, err)
		}
	}
	if _, given := a["stroke-width"]; given {
		if l.width, err = a.number("stroke-width"); err != nil {
			return err
		}
	}
	if _, given := a["font-size"]; given {
		l.font.size, err = a.number("font-size")
	}
	return err
}

var errUnknown = errors.New("not understood")

func (p *paint) set(s string) error {
	if s == "none" {
		p.on = false
		return nil
	}
	hex, found := strings.CutPrefix(s, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	v, err := strconv.ParseUint(hex, 16, 24)
	if !found || err != nil || len(hex) != 6 {
		return errUnknown
	}
	p.color, p.on = color(v), true
	return nil
}

func (p *paint) fade(s string) error {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v >= 0 && v <= 1) {
		return errUnknown
	}
	p.alpha = v
	return nil
}

// onPaper is the colour that white paper shows through the paint.
func (p paint) onPaper() color {
	mix := func(shift uint) color {
		c := float64(p.color >> shift & 0xff)
		return color(255-float64((255-c)*p.alpha)+0.5) << shift
	}
	return mix(16) | mix(8) | mix(0)
}

func (l *look) setDashes(s string) (err error) {
	l.dashes = nil
	if s == "none" {
		return nil
	}
	dashes, err := numbers(s)
	sum := 0.0
	for _, d := range dashes {
		if d < 0 {
			return errUnknown
		}
		sum += d
	}
	if err != nil || sum < 0.5 || len(dashes)%2 != 0 {
		return errUnknown
	}
	l.dashes = dashes
	return nil
}

// move reads translate(x y), the only transform of our pictures.
func (l *look) move(s string) error {
	inner, found := strings.CutPrefix(strings.TrimSpace(s), "translate(")
	inner, closed := strings.CutSuffix(inner, ")")
	by, err := numbers(inner)
	if !found || !closed || err != nil || len(by) != 2 {
		return errUnknown
	}
	l.at.x += by[0]
	l.at.y += by[1]
	return nil
}

// numbers reads numbers between spaces or commas.
func numbers(s string) ([]float64, error) {
	var out []float64
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,\t\n\r", r) }) {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil || !(v > -maxNumber && v < maxNumber) {
			return nil, errUnknown
		}
		out = append(out, v)
	}
	return out, nil
}

// text draws a line of text by its anchor.
func (p *parser) text(l look, a attrs) error {
	at, err := a.four("x", "y", "dx", "dy")
	if err != nil {
		return err
	}
	var s string
	for {
		token, err := p.dec.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.CharData:
			s += string(t)
			continue
		case xml.EndElement:
			p.stack = p.stack[:len(p.stack)-1]
		default:
			return errors.New("text holds more than text")
		}
		break
	}
	s = strings.Join(strings.Fields(s), " ")
	x := at[0] + at[2] + l.at.x
	switch l.anchor {
	case "middle":
		x -= float64(svg.Width(s, l.font.size) / 2)
	case "end":
		x -= svg.Width(s, l.font.size)
	}
	if l.fill.on && l.font.size > 0 {
		p.out.text(point{x, at[1] + at[3] + l.at.y}, l.font, l.fill.onPaper(), s)
	}
	return nil
}
