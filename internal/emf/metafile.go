package emf

import (
	"encoding/binary"
	"math"
	"unicode/utf16"

	"bulletin/internal/svg"
)

// point is a place in CSS pixels (1/96 inch), y downwards.
type point struct{ x, y float64 }

// color is 0xRRGGBB.
type color uint32

// pen is how a line is drawn; width is in pixels.
type pen struct {
	color color
	width float64
	round bool // ends and joins
}

// font is how text is drawn; size is in pixels.
type font struct {
	size float64
	bold bool
}

// face is asked for by name; a system without it takes a face of the same character set.
const face = "Microsoft YaHei"

// Record types (2.3) and the values of their fields that are used here.
const (
	recHeader        = 1
	recEOF           = 14
	recWindowExtent  = 9
	recWindowOrigin  = 10
	recViewExtent    = 11
	recViewOrigin    = 12
	recMapMode       = 17
	recBackground    = 18
	recFillMode      = 19
	recTextAlign     = 22
	recTextColor     = 24
	recSelect        = 37
	recBrush         = 39
	recEllipse       = 42
	recFont          = 82
	recText          = 84
	recPolyPolyline  = 90
	recPolyPolygon   = 91
	recPen           = 95
	anisotropic      = 8
	transparent      = 1
	winding          = 2
	baseline         = 24
	stockNoPen       = 0x80000008
	geometric        = 0x10000
	flatEnd          = 0x200
	miterJoin        = 0x2000
	weightNormal     = 400
	weightBold       = 700
	chineseSet       = 134 // GB2312_CHARSET
	signature        = 0x464D4520
	version          = 0x10000
	headerSize       = 108
	micrometersPerPx = 25400.0 / 96
)

// writer appends records. A picture is measured in units, a whole number of them to the pixel.
type writer struct {
	buf           []byte
	records       int
	width, height float64
	scale         float64 // units in a pixel

	made     map[any]uint32 // handles of pens, brushes and fonts, each made once
	selected [3]uint32      // of each class
	ink      color
	hasInk   bool
}

// Classes of objects, one of each being selected.
const (
	penClass = iota
	brushClass
	fontClass
)

// newWriter begins a picture of the given size in pixels.
func newWriter(width, height float64) *writer {
	w := &writer{width: width, height: height, scale: 20, made: map[any]uint32{}}
	for max(width, height)*w.scale > math.MaxInt16 && w.scale > 1 {
		w.scale--
	}
	w.buf = make([]byte, headerSize, 1<<14) // filled in by bytes
	w.records = 1
	w.record(recMapMode, anisotropic)
	w.record(recWindowOrigin, 0, 0)
	w.record(recWindowExtent, w.extent(width), w.extent(height))
	w.record(recViewOrigin, 0, 0)
	w.record(recViewExtent, w.extent(width), w.extent(height))
	w.record(recBackground, transparent)
	w.record(recFillMode, winding)
	w.record(recTextAlign, baseline)
	return w
}

func (w *writer) extent(px float64) uint32 { return uint32(math.Floor(float64(px*w.scale) + 0.500001)) }

func (w *writer) u32(values ...uint32) {
	for _, v := range values {
		w.buf = binary.LittleEndian.AppendUint32(w.buf, v)
	}
}

func (w *writer) u16(values ...uint16) {
	for _, v := range values {
		w.buf = binary.LittleEndian.AppendUint16(w.buf, v)
	}
}

// record writes a record whose fields are all of 32 bits.
func (w *writer) record(kind uint32, fields ...uint32) {
	w.u32(kind, uint32(8+4*len(fields)))
	w.u32(fields...)
	w.records++
}

// begin writes the head of a record of varying length; end fills in its size.
func (w *writer) begin(kind uint32) (start int) {
	start = len(w.buf)
	w.u32(kind, 0)
	return start
}

func (w *writer) end(start int) {
	for len(w.buf)%4 != 0 {
		w.buf = append(w.buf, 0)
	}
	binary.LittleEndian.PutUint32(w.buf[start+4:], uint32(len(w.buf)-start))
	w.records++
}

// coordinate is a coordinate in units; what lies far outside the picture stays outside. A half is rounded up though
// the last bit of the trigonometry before it be wrong.
func (w *writer) coordinate(px float64) int16 {
	return int16(max(math.MinInt16, min(math.MaxInt16, math.Floor(float64(px*w.scale)+0.500001))))
}

func (w *writer) place(p point) {
	w.u16(uint16(w.coordinate(p.x)), uint16(w.coordinate(p.y)))
}

// bounds writes a RectL in units.
func (w *writer) bounds(minimum, maximum point) {
	for _, v := range []float64{minimum.x, minimum.y, maximum.x, maximum.y} {
		w.u32(uint32(int32(w.coordinate(v))))
	}
}

// bgr is a ColorRef (2.2.7).
func bgr(c color) uint32 {
	return uint32(c>>16&0xff | c&0xff00 | c<<16&0xff0000)
}

// use selects the object that is known by key; make writes the record that makes it under a handle.
func (w *writer) use(class int, key any, make func(handle uint32)) {
	handle, known := w.made[key]
	if !known {
		handle = uint32(len(w.made) + 1) // 0 is the file itself
		w.made[key] = handle
		make(handle)
	}
	w.choose(class, handle)
}

func (w *writer) choose(class int, handle uint32) {
	if w.selected[class] != handle {
		w.record(recSelect, handle)
		w.selected[class] = handle
	}
}

func (w *writer) usePen(p pen) {
	w.use(penClass, p, func(handle uint32) {
		style := uint32(geometric | flatEnd | miterJoin)
		if p.round {
			style = geometric // round ends and joins are 0
		}
		w.record(recPen, handle, 0, 0, 0, 0, style, w.extent(p.width), 0, bgr(p.color), 0, 0)
	})
}

// useFill is for areas, which are drawn without a line.
func (w *writer) useFill(c color) {
	w.choose(penClass, stockNoPen)
	w.use(brushClass, c, func(handle uint32) { w.record(recBrush, handle, 0, bgr(c), 0) })
}

// area fills rings by the non-zero rule and draws no line.
func (w *writer) area(rings [][]point, fill color) {
	w.useFill(fill)
	w.poly(recPolyPolygon, rings)
}

// lines strokes each line; a closed one ends where it began.
func (w *writer) lines(lines [][]point, p pen) {
	w.usePen(p)
	w.poly(recPolyPolyline, lines)
}

// poly writes a record of the form PolyPolygon16 (2.3.5.29).
func (w *writer) poly(kind uint32, lists [][]point) {
	lowest, highest := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	count := 0
	for _, list := range lists {
		count += len(list)
		for _, p := range list {
			lowest = point{min(lowest.x, p.x), min(lowest.y, p.y)}
			highest = point{max(highest.x, p.x), max(highest.y, p.y)}
		}
	}
	if count == 0 {
		return
	}
	start := w.begin(kind)
	w.bounds(lowest, highest)
	w.u32(uint32(len(lists)), uint32(count))
	for _, list := range lists {
		w.u32(uint32(len(list)))
	}
	for _, list := range lists {
		for _, p := range list {
			w.place(p)
		}
	}
	w.end(start)
}

// disc fills a circle.
func (w *writer) disc(center point, radius float64, fill color) {
	w.useFill(fill)
	start := w.begin(recEllipse)
	w.bounds(point{center.x - radius, center.y - radius}, point{center.x + radius, center.y + radius})
	w.end(start)
}

// useFont makes an ExtLogFontW of fixed length (2.2.13, 2.3.7.8).
func (w *writer) useFont(f font) {
	w.use(fontClass, f, func(handle uint32) {
		weight := uint32(weightNormal)
		if f.bold {
			weight = weightBold
		}
		start := w.begin(recFont)
		w.u32(handle, uint32(-int32(w.extent(f.size))), 0, 0, 0, weight)
		w.buf = append(w.buf, 0, 0, 0, chineseSet, 0, 0, 0, 0)
		w.u16(utf16.Encode([]rune(face))...)
		w.buf = append(w.buf, make([]byte, 12+320-(len(w.buf)-start))...)
		w.end(start)
	})
}

// text writes a line whose baseline begins at p. The distance to the next character stands beside each
// (EmrText, 2.2.5), taken from the widths by which the picture was laid out.
func (w *writer) text(p point, f font, ink color, s string) {
	units, advances := w.advances(s, f.size)
	if len(units) == 0 {
		return
	}
	w.useFont(f)
	if !w.hasInk || w.ink != ink {
		w.record(recTextColor, bgr(ink))
		w.ink, w.hasInk = ink, true
	}
	const advanced = 2 // GM_ADVANCED: no scale of its own
	const before = 76  // bytes of the record before the characters
	padded := (2*len(units) + 3) / 4 * 4
	start := w.begin(recText)
	w.bounds(point{p.x, p.y - f.size}, point{p.x + svg.Width(s, f.size), p.y + float64(f.size/4)})
	w.u32(advanced, math.Float32bits(1), math.Float32bits(1))
	w.u32(uint32(int32(w.coordinate(p.x))), uint32(int32(w.coordinate(p.y))))
	w.u32(uint32(len(units)), before, 0, 0, 0, 0, 0, uint32(before+padded))
	w.u16(units...)
	for len(w.buf)-start < before+padded {
		w.buf = append(w.buf, 0)
	}
	w.u32(advances...)
	w.end(start)
}

// advances is the text in UTF-16 and the advance of each unit. Rounding does not add up over a line.
func (w *writer) advances(s string, size float64) (units []uint16, advances []uint32) {
	total, done := 0.0, uint32(0)
	for _, r := range s {
		at := len(units)
		if r == '·' {
			units = append(units, '・') // laid out one em wide, which only this dot is in every face
		} else {
			units = utf16.AppendRune(units, r)
		}
		total += svg.Width(string(r), 1000) / 1000
		now := w.extent(total * size)
		advances = append(advances, now-done)
		for range units[at+1:] {
			advances = append(advances, 0)
		}
		done = now
	}
	return units, advances
}

// bytes ends the picture: the last record and the header (2.3.4.2), whose frame is in hundredths of a millimetre.
func (w *writer) bytes() []byte {
	w.record(recEOF, 0, 16, 20)
	out := w.buf
	w.buf = w.buf[:0]
	hundredths := func(px float64) uint32 { return uint32(math.Round(px * micrometersPerPx / 10)) }
	w.u32(recHeader, headerSize)
	w.u32(0, 0, w.extent(w.width)-1, w.extent(w.height)-1)
	w.u32(0, 0, hundredths(w.width), hundredths(w.height))
	w.u32(signature, version, uint32(len(out)), uint32(w.records))
	w.u16(uint16(len(w.made)+1), 0)
	w.u32(0, 0, 0)
	// The device for which it was recorded: 1016 mm are 3840 pixels, and a device pixel is a unit.
	side := uint32(3840 * w.scale)
	w.u32(side, side, 1016, 1016)
	w.u32(0, 0, 0, 1016000, 1016000)
	return out
}
