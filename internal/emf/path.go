package emf

import (
	"errors"
	"math"
	"strconv"

	"bulletin/internal/svg"
)

func drawPath(w *writer, l look, a attrs) error {
	outlines, err := parsePath(a["d"])
	if err != nil {
		return err
	}
	draw(w, l, outlines)
	return nil
}

var errPath = errors.New("path data not understood")

// path reads path data (SVG 1.1, 8.3): M L H V C Q A Z in both cases.
type path struct {
	s         string
	at, start point
	out       []outline
	open      []point
}

func parsePath(d string) ([]outline, error) {
	p := &path{s: d}
	command := byte(0)
	for {
		p.space()
		if p.s == "" {
			p.finish(false)
			return p.out, nil
		}
		if c := p.s[0]; c >= 'A' && c != 'e' {
			command, p.s = c, p.s[1:]
		} else if command == 0 || command|0x20 == 'z' {
			return nil, errPath
		}
		if err := p.step(command); err != nil {
			return nil, err
		}
		switch command { // further pairs after a move are lines
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
	}
}

func (p *path) space() {
	for p.s != "" && (p.s[0] == ' ' || p.s[0] == ',' || p.s[0] == '\n' || p.s[0] == '\t' || p.s[0] == '\r') {
		p.s = p.s[1:]
	}
}

// number reads a number; the next one may follow at once where it begins with a sign or a second point.
func (p *path) number() (float64, error) {
	p.space()
	n, dot := 0, false
	for n < len(p.s) {
		c := p.s[n]
		switch {
		case c >= '0' && c <= '9':
		case c == '.' && !dot:
			dot = true
		case (c == '-' || c == '+') && n == 0:
		default:
			goto end
		}
		n++
	}
end:
	v, err := strconv.ParseFloat(p.s[:n], 64)
	if err != nil || math.Abs(v) > maxNumber {
		return 0, errPath
	}
	p.s = p.s[n:]
	return v, nil
}

func (p *path) numbers(n int) (v [7]float64, err error) {
	for i := range n {
		if v[i], err = p.number(); err != nil {
			return v, err
		}
	}
	return v, nil
}

// arity is how many numbers follow a command.
var arity = map[byte]int{'m': 2, 'l': 2, 'h': 1, 'v': 1, 'c': 6, 'q': 4, 'a': 7, 'z': 0}

func (p *path) step(command byte) error {
	lower := command | 0x20
	n, known := arity[lower]
	if !known {
		return errPath
	}
	v, err := p.numbers(n)
	if err != nil {
		return err
	}
	base := point{}
	if command == lower {
		base = p.at
	}
	pair := func(i int) point { return point{base.x + v[i], base.y + v[i+1]} }
	switch lower {
	case 'm':
		p.finish(false)
		p.at = pair(0)
		p.start, p.open = p.at, []point{p.at}
	case 'l':
		p.to(pair(0))
	case 'h':
		p.to(point{base.x + v[0], p.at.y})
	case 'v':
		p.to(point{p.at.x, base.y + v[0]})
	case 'c':
		p.curve(pair(0), pair(2), pair(4))
	case 'q':
		from, c, to := p.at, pair(0), pair(2)
		third := func(a, b point) point { return point{a.x + float64((b.x-a.x)*2/3), a.y + float64((b.y-a.y)*2/3)} }
		p.curve(third(from, c), third(to, c), to)
	case 'a':
		p.arc(v[0], v[1], v[2]*math.Pi/180, v[3] != 0, v[4] != 0, pair(5))
	case 'z':
		p.finish(true)
		p.at = p.start
	}
	return nil
}

func (p *path) to(q point) {
	if p.open == nil {
		p.open = []point{p.at}
	}
	p.open = append(p.open, q)
	p.at = q
}

func (p *path) finish(closed bool) {
	if len(p.open) > 1 {
		p.out = append(p.out, outline{p.open, closed})
	}
	p.open = nil
}

// curve adds a cubic Bézier curve in straight lines.
func (p *path) curve(b, c, d point) {
	a := p.at
	length := svg.Hypot(b.x-a.x, b.y-a.y) + svg.Hypot(c.x-b.x, c.y-b.y) + svg.Hypot(d.x-c.x, d.y-c.y)
	n := int(min(200, 4+float64(length/2)))
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		mix := func(a, b, c, d float64) float64 {
			return float64(u*u*u*a) + float64(3*u*u*t*b) + float64(3*u*t*t*c) + float64(t*t*t*d)
		}
		p.to(point{mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y)})
	}
}

// arc adds an elliptical arc; the formulas are those of SVG 1.1, F.6.5 and F.6.6.
func (p *path) arc(rx, ry, tilt float64, large, sweep bool, to point) {
	from := p.at
	rx, ry = math.Abs(rx), math.Abs(ry)
	if from == to {
		return
	}
	if rx == 0 || ry == 0 {
		p.to(to)
		return
	}
	sin, cos := svg.Sincos(tilt)
	dx, dy := (from.x-to.x)/2, (from.y-to.y)/2
	x, y := float64(cos*dx)+float64(sin*dy), float64(cos*dy)-float64(sin*dx)
	if grow := float64(x*x/(rx*rx)) + float64(y*y/(ry*ry)); grow > 1 {
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	across := float64(rx*rx*y*y) + float64(ry*ry*x*x)
	root := math.Sqrt(max(0, (float64(rx*rx*ry*ry)-across)/across))
	if large == sweep {
		root = -root
	}
	cx, cy := root*rx*y/ry, -root*ry*x/rx
	center := point{
		float64(cos*cx) - float64(sin*cy) + float64((from.x+to.x)/2), float64(sin*cx) + float64(cos*cy) + float64((from.y+to.y)/2),
	}
	begin := svg.Atan2((y-cy)/ry, (x-cx)/rx)
	turn := svg.Atan2((-y-cy)/ry, (-x-cx)/rx) - begin
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	for _, q := range ellipse(center, rx, ry, tilt, begin, begin+turn)[1:] {
		p.to(q)
	}
	p.open[len(p.open)-1], p.at = to, to
}
