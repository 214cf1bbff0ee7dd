package svg

import "strconv"

// Path builds the data of a path. Points are at tenths, as everywhere, and each step is written in the shortest way: from
// the point before, and along an axis by one number.
type Path struct {
	Data []byte
	x, y int64 // tenths
	op   byte  // which the next pair of numbers would have without a letter
}

// MoveTo begins a line.
func (p *Path) MoveTo(x, y float64) {
	if p.op == 0 {
		p.x, p.y = tenths(x), tenths(y)
		p.write('M', p.x, p.y)
		return
	}
	p.step('m', tenths(x), tenths(y))
	p.op = 'l' // further pairs after a move are lines
}

// LineTo draws a straight line.
func (p *Path) LineTo(x, y float64) {
	switch a, b := tenths(x), tenths(y); {
	case b == p.y:
		p.write('h', a-p.x)
		p.x = a
	case a == p.x:
		p.write('v', b-p.y)
		p.y = b
	default:
		p.step('l', a, b)
	}
}

// Dot is a line of no length, which round ends make a dot.
func (p *Path) Dot(x, y float64) {
	p.MoveTo(x, y)
	p.write('h', 0)
}

// Box draws a rectangle.
func (p *Path) Box(x, y, width, height float64) {
	p.MoveTo(x, y)
	p.LineTo(x+width, y)
	p.LineTo(x+width, y+height)
	p.LineTo(x, y+height)
	p.Data = append(p.Data, 'z')
	p.x, p.y, p.op = tenths(x), tenths(y), 'z'
}

func (p *Path) step(op byte, x, y int64) {
	p.write(op, x-p.x, y-p.y)
	p.x, p.y = x, y
}

func (p *Path) write(op byte, numbers ...int64) {
	first := op != p.op
	if first {
		p.Data = append(p.Data, op)
	}
	p.op = op
	for _, n := range numbers {
		if !first && n >= 0 {
			p.Data = append(p.Data, ' ')
		}
		first = false
		if n < 0 {
			p.Data = append(p.Data, '-')
			n = -n
		}
		if n >= 10 || n == 0 {
			p.Data = strconv.AppendInt(p.Data, n/10, 10)
		}
		if n%10 != 0 {
			p.Data = append(p.Data, '.', byte('0'+n%10))
		}
	}
}
