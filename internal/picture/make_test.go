package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"testing"
)

// scene is an invented picture: bands and a corner that tells where up is, red at the top left, blue at the top right.
func scene(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := [4]uint8{uint8(x * 255 / width), uint8(y * 255 / height), uint8((x ^ y) & 0x7f), 0xff}
			switch {
			case x < width/4 && y < height/4:
				c = [4]uint8{220, 10, 10, 0xff}
			case x >= width-width/4 && y < height/4:
				c = [4]uint8{10, 10, 220, 0xff}
			}
			copy(m.Pix[m.PixOffset(x, y):], c[:])
		}
	}
	return m
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// segment is a segment of a JPEG.
func segment(kind byte, body []byte) []byte {
	return append([]byte{0xff, kind, byte((len(body) + 2) >> 8), byte(len(body) + 2)}, body...)
}

// exif are Exif data with an orientation, a place and a camera.
func exif(order binary.AppendByteOrder, turn int) []byte {
	head := "II*\x00"
	if order.String() == binary.BigEndian.String() {
		head = "MM\x00*"
	}
	out := order.AppendUint32([]byte(head), 8)
	out = order.AppendUint16(out, 2)
	out = order.AppendUint32(order.AppendUint32(order.AppendUint16(order.AppendUint16(out, 0x010f), 2), 4), 0) // its maker
	out = order.AppendUint32(order.AppendUint16(order.AppendUint16(out, 0x0112), 3), 1)
	out = order.AppendUint16(order.AppendUint16(out, uint16(turn)), 0)
	return append(order.AppendUint32(out, 0), "SECRET 28.3119N 109.7393E"...)
}

// withExif puts Exif data into a JPEG.
func withExif(content, data []byte) []byte {
	out := append([]byte{0xff, 0xd8}, segment(0xe1, append([]byte("Exif\x00\x00"), data...))...)
	return append(out, content[2:]...)
}

// chunk is a chunk of a PNG.
func chunk(kind string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, kind...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// rawPNG is a PNG of rows that are filtered already.
func rawPNG(t testing.TB, width, height int, depth, colours, interlace byte, rows []byte, before ...[]byte) []byte {
	t.Helper()
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(width)), uint32(height))
	out := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(head, depth, colours, 0, 0, interlace))...)
	for _, c := range before {
		out = append(out, c...)
	}
	return append(append(out, chunk("IDAT", packed.Bytes())...), chunk("IEND", nil)...)
}

// interlaced is a PNG of eight by eight grey pixels in seven passes, the brightness of each eight times its column.
func interlaced(t testing.TB) []byte {
	var rows []byte
	for _, p := range []struct{ x, y, dx, dy int }{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := p.y; y < 8; y += p.dy {
			rows = append(rows, 0)
			for x := p.x; x < 8; x += p.dx {
				rows = append(rows, byte(8*x))
			}
		}
	}
	return rawPNG(t, 8, 8, 8, 0, 1, rows)
}

// cmyk is a JPEG of eight by eight pixels in the four colours of printing, all of one colour, as Adobe writes them: 0 is full.
func cmyk() []byte {
	out := []byte{0xff, 0xd8}
	out = append(out, segment(0xee, append([]byte("Adobe\x00\x64\x00\x00\x00\x00"), 0))...)
	table := make([]byte, 65)
	for k := range table[1:] {
		table[k+1] = 8 // so that a step of the mean is a step of brightness
	}
	out = append(out, segment(0xdb, table)...)
	out = append(out, segment(0xc0, []byte{8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0})...)
	out = append(out, segment(0xc4, append([]byte{0x00, 0, 2}, append(make([]byte, 14), 0, 7)...))...) // means: 00 no change, 01 seven bits
	out = append(out, segment(0xc4, append([]byte{0x10, 1}, append(make([]byte, 15), 0)...))...)       // 0 is the end of a block
	out = append(out, segment(0xda, []byte{4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0})...)
	// cyan as it is (128), magenta 128 + 127, yellow 128 + 127, black 128 + 127: light cyan
	bits := "000" + "0111111110" + "0111111110" + "0111111110"
	for len(bits)%8 != 0 {
		bits += "1"
	}
	for k := 0; k < len(bits); k += 8 {
		b := byte(0)
		for _, c := range bits[k : k+8] {
			b = b<<1 | byte(c-'0')
		}
		if out = append(out, b); b == 0xff {
			out = append(out, 0)
		}
	}
	return append(out, 0xff, 0xd9)
}
