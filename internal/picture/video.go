package picture

import (
	"bytes"
	"image"

	"golang.org/x/image/webp"
)

// video is a picture of a WebP with losses. Its brightness runs from 16 to 235, as that of video does (RFC 6386, 9.2); the types of
// package image take it for one from 0 to 255, and would show black as grey.
type video struct {
	*image.YCbCr
	alpha  []uint8 // by pixel; nil where all are opaque
	stride int
}

func decodeWebP(content []byte) (image.Image, error) {
	m, err := webp.Decode(bytes.NewReader(content))
	switch m := m.(type) {
	case *image.YCbCr:
		return &video{YCbCr: m}, err
	case *image.NYCbCrA:
		return &video{YCbCr: &m.YCbCr, alpha: m.A, stride: m.AStride}, err
	}
	return m, err
}

// row reads a row as rows does.
func (v *video) row(y int, row []uint8) {
	for x := range v.Rect.Dx() {
		chroma := v.COffset(v.Rect.Min.X+x, v.Rect.Min.Y+y)
		luma := 76309 * (int(v.Y[v.YOffset(v.Rect.Min.X+x, v.Rect.Min.Y+y)]) - 16)
		cb, cr := int(v.Cb[chroma])-128, int(v.Cr[chroma])-128
		row[3*x], row[3*x+1], row[3*x+2] = byteOf(luma+104597*cr), byteOf(luma-25675*cb-53279*cr), byteOf(luma+132201*cb)
		if v.alpha != nil {
			a := uint32(v.alpha[y*v.stride+x])
			for k := range 3 {
				row[3*x+k] = onWhite(row[3*x+k], a)
			}
		}
	}
}

// byteOf rounds a number in parts of 65536.
func byteOf(n int) uint8 { return uint8(min(max((n+1<<15)>>16, 0), 0xff)) }

// onWhite is a colour with so much alpha, of 255, on a white ground.
func onWhite(c uint8, a uint32) uint8 { return uint8((uint32(c)*a + 0xff*(0xff-a) + 127) / 0xff) }
