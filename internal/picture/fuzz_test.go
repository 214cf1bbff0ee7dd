package picture

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// FuzzClean: a picture is made or it is said what is wrong with the file; what was made is made of itself again.
func FuzzClean(f *testing.F) {
	m := image.NewPaletted(image.Rect(0, 0, 9, 7), color.Palette{color.White, color.Black, color.RGBA{200, 0, 0, 255}})
	for k := range m.Pix {
		m.Pix[k] = uint8(k % 3)
	}
	var p, j, g bytes.Buffer
	if err := errors.Join(png.Encode(&p, m), jpeg.Encode(&j, m, nil), gif.Encode(&g, m, nil)); err != nil {
		f.Fatal(err)
	}
	names := []string{"a.png", "a.jpg", "a.gif", "a.webp", "a.bmp", "a.svg", "a.tif", "a"}
	for k := range names {
		for _, content := range [][]byte{p.Bytes(), j.Bytes(), g.Bytes(), p.Bytes()[:p.Len()/2], j.Bytes()[:j.Len()/2], nil} {
			f.Add(uint8(k), content)
		}
	}
	f.Add(uint8(1), bytes.Replace(j.Bytes(), []byte{0xff, 0xd8}, []byte("\xff\xd8\xff\xe1\x00\x20Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"), 1))
	f.Add(uint8(3), []byte("RIFF\xff\xff\xff\xffWEBPVP8L\xff\xff\xff\xff/\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, kind uint8, content []byte) {
		made, err := Clean(names[int(kind)%len(names)], content)
		if err != nil {
			var fault *Fault
			if !errors.As(err, &fault) || fault.Code == "" || fault.Text == "" {
				t.Errorf("a fault without a word: %v", err)
			}
			return
		}
		again, err := Clean(made.Name, made.Content)
		if err != nil || again.Width != made.Width || again.Height != made.Height || again.Renamed != "" {
			t.Errorf("%s of %d × %d is %+v, %v", made.Name, made.Width, made.Height, again, err)
		}
	})
}
