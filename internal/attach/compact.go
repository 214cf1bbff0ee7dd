package attach

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/tdewolff/minify/v2/svg"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// looks are what the style sheets of a site say of drawings.
type looks struct {
	known  map[string]bool // classes that a style sheet names
	nested map[string]bool // classes that a style sheet names together with something else
	shapes map[string]bool // shapes that a style sheet names, which must stay what they are
}

func newLooks(sheets []string) *looks {
	l := &looks{known: map[string]bool{}, nested: map[string]bool{}, shapes: map[string]bool{}}
	for _, sheet := range sheets {
		for _, list := range selectors.FindAllStringSubmatch(sheet, -1) {
			for selector := range strings.SplitSeq(list[1], ",") {
				for _, m := range className.FindAllStringSubmatch(selector, -1) {
					l.known[m[1]] = true
					l.nested[m[1]] = l.nested[m[1]] || strings.TrimSpace(selector) != m[0]
				}
			}
		}
		for _, m := range shapeName.FindAllStringSubmatch(sheet, -1) {
			l.shapes[m[1]] = true
		}
	}
	return l
}

// compactor makes the drawings of a page smaller without changing what they show: an edition has hundreds, and
// they repeat their axes, their styles and their names.
type compactor struct {
	*looks
	class   func(declarations string) string // the class that stands for declarations
	shorten *svg.PathData
}

// compact works on every drawing below root, and returns them.
func (c *compactor) compact(root *html.Node) []*html.Node {
	c.shorten = svg.NewPathData(&svg.Minifier{})
	drawings := all(root, func(n *html.Node) bool { return n.Data == "svg" && n.Namespace == "svg" && n.Parent.Namespace == "" })
	for _, drawing := range drawings {
		if attr(drawing, "role") == "img" {
			caption(drawing)
			unsized(drawing)
		}
		c.shrink(drawing)
	}
	return drawings
}

var (
	selectors = regexp.MustCompile(`([^{}]+)\{`)
	className = regexp.MustCompile(`\.(-?[A-Za-z_][\w-]*)`)
	shapeName = regexp.MustCompile(`(?:^|[\s},>+~(])(line|polyline|rect|circle)(?:[\s,>+~.:#\[{)]|$)`)
)

// caption lets the caption of a figure name its picture, where the picture's title says the same, and takes the title off
// the beginning of the description, which is read after it.
func caption(drawing *html.Node) {
	title, desc := child(drawing, "title"), child(drawing, "desc")
	if title == nil {
		return
	}
	said := text(title)
	if desc != nil {
		if rest, found := strings.CutPrefix(text(desc), said+"。"); found && rest != "" {
			desc.FirstChild.Data = rest
		}
	}
	figure := drawing.Parent
	for figure != nil && figure.DataAtom != atom.Figure {
		figure = figure.Parent
	}
	if figure == nil {
		return
	}
	name := first(figure, atom.B)
	if name == nil || text(name) != said || attr(name, "id") != "" || attr(title, "id") == "" {
		return
	}
	set(name, "id", attr(title, "id"))
	drawing.RemoveChild(title)
}

func child(n *html.Node, name string) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == name {
			return c
		}
	}
	return nil
}

// shrink works from the leaves up: attributes of style become classes, classes that no style sheet knows go, lines and
// rectangles become paths.
func (c *compactor) shrink(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch {
		case child.Type == html.TextNode && strings.TrimSpace(child.Data) == "" && n.Data != "text" && n.Data != "tspan":
			n.RemoveChild(child)
		case child.Type == html.ElementNode && child.Data == "g" && child.FirstChild == nil:
			n.RemoveChild(child)
		case child.Type == html.ElementNode:
			c.shrink(child)
		}
		child = next
	}
	if !c.shapes[n.Data] {
		dot(n)
	}
	round(n)
	c.classes(n)
	c.toPaths(n)
	if n.Data == "g" {
		yield(n)
	}
	if n.Data == "svg" {
		remove(n, "xmlns")
	}
}

// dot makes a filled circle a stroke of no length with round ends: a row of dots then is one path.
func dot(n *html.Node) {
	r, ok := positive(attr(n, "r"))
	if n.Data != "circle" || !ok || inherited(n, "stroke") != "" || inherited(n, "stroke-opacity") != "" || inherited(n, "fill-opacity") != "" {
		return
	}
	fill := inherited(n, "fill")
	if fill == "" || fill == "none" || strings.Contains(fill, "url(") || hasAttr(n, "class") || hasAttr(n, "id") || n.FirstChild != nil {
		return
	}
	width, _ := strconv.ParseFloat(r, 64)
	set(n, "d", "M"+number(n, "cx")+" "+number(n, "cy")+"h0")
	set(n, "stroke", fill)
	set(n, "stroke-width", strconv.FormatFloat(2*width, 'f', -1, 64))
	set(n, "stroke-linecap", "round")
	for _, name := range []string{"cx", "cy", "r", "fill"} {
		remove(n, name)
	}
	n.Data = "path"
}

// round puts text at whole pixels: half a pixel more or less is not seen.
func round(n *html.Node) {
	if n.Data != "text" && n.Data != "tspan" || hasAttr(n, "transform") {
		return
	}
	for _, name := range []string{"x", "y"} {
		if f, err := strconv.ParseFloat(attr(n, name), 64); err == nil {
			set(n, name, strconv.FormatFloat(math.Round(f), 'f', -1, 64))
		}
	}
}

// inherited is an attribute of a shape or of what it stands in, up to its drawing; "none" counts as absent for a stroke.
func inherited(n *html.Node, name string) string {
	for ; n != nil && n.Namespace == "svg"; n = n.Parent {
		if v := attr(n, name); v != "" {
			if name == "stroke" && v == "none" {
				return ""
			}
			return v
		}
	}
	return ""
}

// unsized takes the size off the picture of a chart: style sheets make it as wide as its figure, and its view box as high as
// it must be.
func unsized(drawing *html.Node) {
	box := drawing.Parent
	if !hasClass(box, "picture") || box.Parent == nil || !hasClass(box.Parent, "chart") || !hasAttr(drawing, "viewBox") {
		return
	}
	for _, name := range []string{"width", "height", "class"} {
		remove(drawing, name)
	}
}

// yield puts the only child of a group in its place, where the child can take the group's class.
func yield(g *html.Node) {
	only := g.FirstChild
	if only == nil || only.NextSibling != nil || only.Type != html.ElementNode || hasAttr(only, "class") || hasAttr(only, "transform") ||
		len(g.Attr) > 1 || len(g.Attr) == 1 && g.Attr[0].Key != "class" {
		return
	}
	only.Attr = append(only.Attr, g.Attr...)
	g.RemoveChild(only)
	g.Parent.InsertBefore(only, g)
	g.Parent.RemoveChild(g)
}

// classes puts a class in the place of the attributes of style.
func (c *compactor) classes(n *html.Node) {
	have := slices.DeleteFunc(strings.Fields(attr(n, "class")), func(class string) bool { return !c.known[class] })
	var declarations []string
	for _, name := range presentation {
		value := attr(n, name)
		if value == "" || strings.Contains(value, "url(") {
			continue
		}
		if name == "font-size" && !strings.HasSuffix(value, "x") {
			value += "px"
		}
		declarations = append(declarations, name+":"+value)
		remove(n, name)
	}
	if len(declarations) > 0 {
		have = append(have, c.class(strings.Join(declarations, ";")))
	}
	remove(n, "class")
	if len(have) > 0 {
		set(n, "class", strings.Join(have, " "))
	}
}

// presentation are the attributes of drawings that are properties of style sheets too, in the order in which a class
// lists them.
var presentation = []string{
	"fill", "fill-opacity", "font-family", "font-size", "font-weight", "opacity", "stroke", "stroke-dasharray", "stroke-linecap",
	"stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor",
}

// toPaths makes paths of lines, polylines and rectangles with sharp corners, and joins neighbours that have the same
// attributes otherwise: nothing lies between them.
func (c *compactor) toPaths(parent *html.Node) {
	var last *html.Node
	var joined []*html.Node
	for child := parent.FirstChild; child != nil; {
		next := child.NextSibling
		outline, names := "", []string(nil)
		if !c.shapes[child.Data] {
			outline, names = outlineOf(child)
		}
		switch {
		case outline == "":
			last = nil
		default:
			child.Attr = slices.DeleteFunc(child.Attr, func(a html.Attribute) bool { return slices.Contains(names, a.Key) })
			if last != nil && slices.Equal(last.Attr[:len(last.Attr)-1], child.Attr) {
				last.Attr[len(last.Attr)-1].Val += outline
				parent.RemoveChild(child)
				break
			}
			child.Data, child.DataAtom = "path", 0
			child.Attr = append(child.Attr, html.Attribute{Key: "d", Val: outline})
			last = child
			joined = append(joined, child)
		}
		child = next
	}
	for _, path := range joined {
		set(path, "d", string(c.shorten.ShortenPathData([]byte(attr(path, "d")))))
	}
}

var (
	lineNames = []string{"x1", "y1", "x2", "y2"}
	rectNames = []string{"x", "y", "width", "height"}
	polyNames = []string{"points"}
	pathNames = []string{"d"}
)

// outlineOf is a shape as the data of a path, and the attributes that it comes from; empty where the shape must stay.
func outlineOf(n *html.Node) (outline string, names []string) {
	if n.Type != html.ElementNode || n.FirstChild != nil || attr(n, "id") != "" {
		return "", nil
	}
	switch n.Data {
	case "path":
		return wholeX(attr(n, "d")), pathNames
	case "polyline":
		if points := strings.Fields(strings.ReplaceAll(attr(n, "points"), ",", " ")); len(points) >= 4 && len(points)%2 == 0 {
			return wholeX("M" + strings.Join(points[:2], " ") + "L" + strings.Join(points[2:], " ")), polyNames
		}
	case "line":
		return "M" + number(n, "x1") + " " + number(n, "y1") + "L" + number(n, "x2") + " " + number(n, "y2"), lineNames
	case "rect":
		width, okWidth := positive(attr(n, "width"))
		height, okHeight := positive(attr(n, "height"))
		if okWidth && okHeight && !hasAttr(n, "rx") && !hasAttr(n, "ry") {
			return "M" + number(n, "x") + " " + number(n, "y") + "h" + width + "v" + height + "h-" + width + "z", rectNames
		}
	}
	return "", nil
}

// wholeX puts the points of a path of straight pieces, or of dots, at whole pixels across: what a chart tells by them is
// their height. Any other path stays.
func wholeX(d string) string {
	points, ok := walk(d)
	if !ok {
		return d
	}
	var out []byte
	for _, p := range points {
		out = append(out, p.op)
		if p.op == 'h' { // of no length: a dot
			out = append(out, '0')
			continue
		}
		out = strconv.AppendFloat(out, math.Round(p.x), 'f', -1, 64)
		out = strconv.AppendFloat(append(out, ' '), math.Round(p.y*10)/10, 'f', -1, 64)
	}
	return string(out)
}

// step is a move, a line, or a dot at the point before.
type step struct {
	op   byte // M, L or h
	x, y float64
}

var pathNumber = regexp.MustCompile(`^[ ,]*(-?(?:\d+\.?\d*|\.\d+))`)

// walk reads a path that is made of moves, straight lines and dots alone.
func walk(d string) (steps []step, ok bool) {
	var x, y float64
	op := byte(0)
	number := func() float64 {
		m := pathNumber.FindStringSubmatch(d)
		if m == nil {
			ok = false
			return 0
		}
		d = d[len(m[0]):]
		v, _ := strconv.ParseFloat(m[1], 64)
		return v
	}
	for ok = true; ok && d != ""; d = strings.TrimLeft(d, " ,") {
		switch {
		case strings.IndexByte("MLHVmlhv", d[0]) >= 0:
			op, d = d[0], d[1:]
		case op == 'M':
			op = 'L'
		case op == 'm':
			op = 'l'
		case op == 0:
			return nil, false
		}
		fromX, fromY := x, y
		if op < 'a' {
			x, y = 0, 0
		}
		next := step{op: 'L'}
		switch op | 0x20 {
		case 'm':
			next.op = 'M'
			x, y = x+number(), y+number()
		case 'l':
			x, y = x+number(), y+number()
		case 'h':
			x, y = x+number(), fromY
		case 'v':
			x, y = fromX, y+number()
		}
		if next.op == 'L' && x == fromX && y == fromY {
			next.op = 'h'
		}
		next.x, next.y = x, y
		steps = append(steps, next)
	}
	return steps, ok
}

func number(n *html.Node, name string) string {
	if v := attr(n, name); v != "" {
		return v
	}
	return "0"
}

// positive accepts a plain number above zero.
func positive(s string) (string, bool) {
	f, err := strconv.ParseFloat(s, 64)
	return s, err == nil && f > 0
}
