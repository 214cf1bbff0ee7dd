package picture

import (
	"image"
	"image/color"
)

// scaled is a picture on a white ground in a size that is no larger than its own: each pixel is the mean of what it covers, parts of
// pixels by their parts, in integers.
func scaled(source image.Image, width, height int) *image.RGBA {
	b := source.Bounds()
	w, h := b.Dx(), b.Dy()
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	read := rows(source)
	row := make([]uint8, 3*w)
	across := make([]uint64, 3*width) // a row of the source in the width of the picture: each number in w parts
	sums := make([]uint64, 3*width)   // of a row of the picture: in w times h parts
	at, left := 0, h                  // the row of the picture, and how much of it is to come; a row of the source is height
	for y := range h {
		read(y, row)
		shrink(across, row, w, width)
		for rest := height; rest > 0; {
			part := min(rest, left)
			for k, n := range across {
				sums[k] += n * uint64(part)
			}
			rest, left = rest-part, left-part
			if left == 0 {
				put(out.Pix[at*out.Stride:], sums, uint64(w)*uint64(h))
				clear(sums)
				at, left = at+1, h
			}
		}
	}
	return out
}

// shrink sums up a row of w pixels for a row of width pixels.
func shrink(across []uint64, row []uint8, w, width int) {
	clear(across)
	at, left := 0, w
	for x := range w {
		r, g, b := uint64(row[3*x]), uint64(row[3*x+1]), uint64(row[3*x+2])
		for rest := width; rest > 0; {
			part := min(rest, left)
			n := uint64(part)
			across[at] += r * n
			across[at+1] += g * n
			across[at+2] += b * n
			rest, left = rest-part, left-part
			if left == 0 {
				at, left = at+3, w
			}
		}
	}
}

// put writes a row of means.
func put(pix []uint8, sums []uint64, whole uint64) {
	for k := 0; k < len(sums); k += 3 {
		to := pix[k/3*4:]
		to[0], to[1], to[2] = uint8((sums[k]+whole/2)/whole), uint8((sums[k+1]+whole/2)/whole), uint8((sums[k+2]+whole/2)/whole)
		to[3] = 0xff
	}
}

// rows reads a picture row by row, three bytes a pixel: its colours on a white ground.
func rows(source image.Image) func(y int, row []uint8) {
	b := source.Bounds()
	switch m := source.(type) {
	case *video:
		return m.row
	case *image.YCbCr:
		return func(y int, row []uint8) {
			for x := range b.Dx() {
				luma, chroma := m.YOffset(b.Min.X+x, b.Min.Y+y), m.COffset(b.Min.X+x, b.Min.Y+y)
				row[3*x], row[3*x+1], row[3*x+2] = color.YCbCrToRGB(m.Y[luma], m.Cb[chroma], m.Cr[chroma])
			}
		}
	case *image.Gray:
		return func(y int, row []uint8) {
			for x, v := range m.Pix[y*m.Stride:][:b.Dx()] {
				row[3*x], row[3*x+1], row[3*x+2] = v, v, v
			}
		}
	case *image.RGBA: // with the alpha in the colours already
		return func(y int, row []uint8) {
			pix := m.Pix[y*m.Stride:]
			for x := range b.Dx() {
				ground := 0xff - pix[4*x+3]
				row[3*x], row[3*x+1], row[3*x+2] = pix[4*x]+ground, pix[4*x+1]+ground, pix[4*x+2]+ground
			}
		}
	case *image.NRGBA:
		return func(y int, row []uint8) {
			pix := m.Pix[y*m.Stride:]
			for x := range b.Dx() {
				a := uint32(pix[4*x+3])
				for k := range 3 {
					row[3*x+k] = onWhite(pix[4*x+k], a)
				}
			}
		}
	}
	return func(y int, row []uint8) {
		for x := range b.Dx() {
			r, g, b, a := source.At(b.Min.X+x, b.Min.Y+y).RGBA() // of 65535, with the alpha in them
			ground := 0xffff - a
			row[3*x], row[3*x+1], row[3*x+2] = uint8((r+ground)>>8), uint8((g+ground)>>8), uint8((b+ground)>>8)
		}
	}
}

// turned is a picture upright, whose orientation is one of Exif's: 2 to 4 are mirrored or upside down, 5 to 8 lie on a side.
func turned(m *image.RGBA, turn int) *image.RGBA {
	if turn == 1 {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	size := image.Rect(0, 0, w, h)
	if turn > 4 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			var tx, ty int
			switch turn {
			case 2:
				tx, ty = w-1-x, y
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				tx, ty = x, h-1-y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			copy(out.Pix[ty*out.Stride+4*tx:], m.Pix[y*m.Stride+4*x:][:4])
		}
	}
	return out
}

// paletted is a picture of at most 256 colours with a palette, in the order in which they first appear; nil where there are more.
func paletted(m *image.RGBA) *image.Paletted {
	index := map[[3]uint8]uint8{}
	var palette color.Palette
	out := image.NewPaletted(m.Rect, nil)
	for k := 0; k < len(m.Pix); k += 4 {
		c := [3]uint8(m.Pix[k:])
		n, known := index[c]
		if !known {
			if len(palette) == 256 {
				return nil
			}
			n = uint8(len(palette))
			index[c] = n
			palette = append(palette, color.RGBA{c[0], c[1], c[2], 0xff})
		}
		out.Pix[k/4] = n
	}
	out.Palette = palette
	return out
}
