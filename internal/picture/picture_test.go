package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// decoded is a picture that was made, as a reader's program shows it.
func decoded(t testing.TB, p *Picture) image.Image {
	t.Helper()
	decode := jpeg.Decode
	if strings.HasSuffix(p.Name, ".png") {
		decode = png.Decode
	}
	m, err := decode(bytes.NewReader(p.Content))
	if err != nil {
		t.Fatalf("%s: %v", p.Name, err)
	}
	if m.Bounds().Dx() != p.Width || m.Bounds().Dy() != p.Height {
		t.Fatalf("%s is %v, said to be %d×%d", p.Name, m.Bounds(), p.Width, p.Height)
	}
	return m
}

// near reports whether a pixel is almost of a colour: a JPEG is no exact record.
func near(c color.Color, r, g, b int) bool {
	x := color.NRGBAModel.Convert(c).(color.NRGBA)
	off := func(a uint8, b int) bool { return int(a)-b > 12 || b-int(a) > 12 }
	return !off(x.R, r) && !off(x.G, g) && !off(x.B, b) && x.A == 0xff
}

// TestClean: what files become.
func TestClean(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 20, 10))
	for k := range deep.Pix {
		deep.Pix[k] = 0xff
	}
	deep.SetNRGBA64(3, 3, color.NRGBA64{0x8000, 0, 0, 0xffff})
	clear := image.NewNRGBA(image.Rect(0, 0, 20, 10)) // black, and seen through
	half := image.NewNRGBA(image.Rect(0, 0, 20, 10))
	for k := 0; k < len(half.Pix); k += 4 {
		half.Pix[k+3] = 0x80
	}
	grey := image.NewGray(image.Rect(0, 0, 9, 9))
	for _, c := range []struct {
		name          string
		content       []byte
		width, height int
		ending        string
		x, y          int
		r, g, b       int // of the pixel there
		renamed       string
	}{
		{"photo.jpg", jpegOf(t, scene(400, 300)), 400, 300, ".jpg", 10, 10, 220, 10, 10, ""},
		{"large.JPG", jpegOf(t, scene(1400, 1050)), 1200, 900, ".jpg", 1190, 10, 10, 10, 220, ""},
		{"high.jpeg", jpegOf(t, scene(650, 1300)), 600, 1200, ".jpg", 10, 10, 220, 10, 10, ""},
		{"thread.png", pngOf(t, image.NewGray(image.Rect(0, 0, 40_000, 1))), 1200, 1, ".png", 5, 0, 0, 0, 0, ""},
		{"scheme.png", pngOf(t, scene(64, 64)), 64, 64, ".png", 2, 2, 220, 10, 10, ""},
		{"clear.png", pngOf(t, clear), 20, 10, ".png", 5, 5, 255, 255, 255, ""},
		{"half.png", pngOf(t, half), 20, 10, ".png", 5, 5, 127, 127, 127, ""},
		{"grey.png", pngOf(t, grey), 9, 9, ".png", 5, 5, 0, 0, 0, ""},
		{"sixteen bits.png", pngOf(t, deep), 20, 10, ".png", 3, 3, 128, 0, 0, ""},
		{"passes.png", interlaced(t), 8, 8, ".png", 6, 3, 48, 48, 48, ""},
		{"print.jpg", cmyk(), 8, 8, ".jpg", 4, 4, 127, 255, 255, ""},
		{"losses.webp", file(t, "lossy.webp"), 64, 48, ".png", 48, 10, 255, 255, 255, ""},
		{"losses.webp", file(t, "lossy.webp"), 64, 48, ".png", 10, 10, 0, 0, 0, ""},
		{"losses.webp", file(t, "lossy.webp"), 64, 48, ".png", 48, 36, 221, 0, 0, ""},
		{"none lost.webp", file(t, "lossless.webp"), 64, 48, ".png", 10, 36, 0, 102, 204, ""},
		{"seen through.webp", file(t, "alpha.webp"), 64, 48, ".png", 48, 10, 255, 255, 255, ""},
		{"a photo.png", jpegOf(t, scene(40, 30)), 40, 30, ".jpg", 2, 2, 220, 10, 10, ".jpg"},
		{"a scheme.jpg", pngOf(t, scene(40, 30)), 40, 30, ".png", 2, 2, 220, 10, 10, ".png"},
		{"none", pngOf(t, scene(40, 30)), 40, 30, ".png", 2, 2, 220, 10, 10, ".png"},
	} {
		p, err := Clean(c.name, c.content)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if p.Width != c.width || p.Height != c.height || !strings.HasSuffix(p.Name, c.ending) || p.Renamed != c.renamed {
			t.Errorf("%s is %s, %d×%d, to be renamed %q; want %d×%d %s, %q", c.name, p.Name, p.Width, p.Height, p.Renamed, c.width, c.height, c.ending, c.renamed)
		}
		if m := decoded(t, p); !near(m.At(c.x, c.y), c.r, c.g, c.b) {
			t.Errorf("%s: pixel %d,%d is %v, want %d %d %d", c.name, c.x, c.y, m.At(c.x, c.y), c.r, c.g, c.b)
		}
	}
}

// TestSame: a file becomes these bytes on every processor. Another release of Go may write other ones: then look, and take them over.
func TestSame(t *testing.T) {
	for name, want := range map[string]string{
		"photo.jpg": "acded2d490aa", "scheme.png": "33beb172ecd6", "large.png": "f33ec1891b65", "losses.webp": "9504040ea277",
	} {
		content := map[string][]byte{
			"photo.jpg": withExif(jpegOf(t, scene(1377, 1033)), exif(binary.LittleEndian, 6)), "scheme.png": pngOf(t, scene(61, 47)),
			"large.png": pngOf(t, scene(1299, 977)), "losses.webp": file(t, "lossy.webp"),
		}[name]
		p, err := Clean(name, content)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		sum := sha256.Sum256(p.Content)
		if got := hex.EncodeToString(sum[:6]); got != want {
			t.Errorf("%s has become %s, want %s", name, got, want)
		}
	}
}

// TestUpright: each of the eight orientations, in either order of bytes, in JPEG, PNG and WebP.
func TestUpright(t *testing.T) {
	upright := scene(192, 128)
	at := func(turn, x, y, w, h int) (int, int) { // where a pixel of the upright picture lies in the file
		switch turn {
		case 2:
			return w - 1 - x, y
		case 3:
			return w - 1 - x, h - 1 - y
		case 4:
			return x, h - 1 - y
		case 5:
			return y, x
		case 6:
			return y, w - 1 - x
		case 7:
			return h - 1 - y, w - 1 - x
		case 8:
			return h - 1 - y, x
		}
		return x, y
	}
	for turn := 1; turn <= 8; turn++ {
		lying := image.NewNRGBA(image.Rect(0, 0, 192, 128))
		if turn > 4 {
			lying = image.NewNRGBA(image.Rect(0, 0, 128, 192))
		}
		for y := range 128 {
			for x := range 192 {
				fx, fy := at(turn, x, y, 192, 128)
				lying.SetNRGBA(fx, fy, upright.NRGBAAt(x, y))
			}
		}
		little, big := exif(binary.LittleEndian, turn), exif(binary.BigEndian, turn)
		flat := pngOf(t, lying)
		for name, content := range map[string][]byte{
			"little.jpg": withExif(jpegOf(t, lying), little), "big.jpg": withExif(jpegOf(t, lying), big),
			"chunk.png": slices.Concat(flat[:33], chunk("eXIf", big), flat[33:]),
		} {
			p, err := Clean(name, content)
			if err != nil {
				t.Fatalf("%s, %d: %v", name, turn, err)
			}
			m := decoded(t, p)
			if p.Width != 192 || !near(m.At(14, 11), 220, 10, 10) || !near(m.At(178, 11), 10, 10, 220) {
				t.Errorf("%s of orientation %d is %d wide, its corners are %v and %v", name, turn, p.Width, m.At(14, 11), m.At(178, 11))
			}
		}
	}
	plain := file(t, "lossless.webp")
	data := exif(binary.LittleEndian, 6)
	body := append(binary.LittleEndian.AppendUint32([]byte("EXIF"), uint32(len(data))), data...)
	p, err := Clean("turned.webp", append(bytes.Clone(plain), body...))
	if err != nil || p.Width != 48 || p.Height != 64 {
		t.Errorf("a WebP on its side: %+v, %v", p, err)
	}
}

// TestNothingElse: what a file says beside its picture does not reach a reader.
func TestNothingElse(t *testing.T) {
	photo, scheme := jpegOf(t, scene(64, 48)), pngOf(t, scene(64, 48))
	bare, err := Clean("bare.jpg", photo)
	if err != nil {
		t.Fatal(err)
	}
	huge := bytes.Clone(photo[:2])
	for range 200 { // 13 MB
		huge = append(huge, segment(0xe1, append([]byte("Exif\x00\x00II*\x00SECRET"), make([]byte, 65_000)...))...)
	}
	for name, content := range map[string][]byte{
		"exif.jpg":    withExif(photo, exif(binary.LittleEndian, 1)),
		"huge.jpg":    append(huge, photo[2:]...),
		"page.jpg":    append(bytes.Clone(photo), "<!DOCTYPE html><script>alert('SECRET')</script>"...),
		"archive.jpg": append(bytes.Clone(photo), "PK\x03\x04SECRET"...),
		"comment.jpg": slices.Concat(photo[:2], segment(0xfe, []byte("<script>SECRET</script>")), photo[2:]),
		"text.png":    slices.Concat(scheme[:33], chunk("tEXt", []byte("Comment\x00SECRET")), scheme[33:]),
		"page.png":    append(bytes.Clone(scheme), "<html>SECRET"...),
		"page.webp":   append(file(t, "lossless.webp"), "<html>SECRET"...),
	} {
		p, err := Clean(name, content)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if bytes.Contains(p.Content, []byte("SECRET")) || bytes.Contains(p.Content, []byte("Exif")) || bytes.Contains(p.Content, []byte("<")) && bytes.Contains(p.Content, []byte("script")) {
			t.Errorf("%s: something of its own is left", name)
		}
		if strings.HasSuffix(name, ".jpg") && p.Name != bare.Name {
			t.Errorf("%s is not the same as without: %s, %s", name, p.Name, bare.Name)
		}
	}
}

// TestRefused: what is no picture, or too much of one, ends in a message, before it takes memory.
func TestRefused(t *testing.T) {
	photo, scheme := jpegOf(t, scene(640, 480)), pngOf(t, scene(640, 480))
	sized := func(content []byte, at, width, height int) []byte {
		out := bytes.Clone(content)
		binary.BigEndian.PutUint16(out[at:], uint16(height))
		binary.BigEndian.PutUint16(out[at+2:], uint16(width))
		return out
	}
	frame := bytes.Index(photo, []byte{0xff, 0xc0}) + 5
	scan := segment(0xda, []byte{1, 1, 0, 0, 0, 0})
	many := bytes.Clone(photo[:len(photo)-2])
	for range 1000 {
		many = append(many, scan...)
	}
	progressive := sized(photo, frame, 9500, 6200)
	progressive[frame-4] = 0xc2
	still := file(t, "alpha.webp")
	moved := bytes.Clone(still)
	moved[20] |= 2
	wide := bytes.Clone(still)
	copy(wide[24:], []byte{0xff, 0xff, 0x00, 0xff, 0xff, 0x00})
	for _, c := range []struct {
		name    string
		content []byte
		code    string
	}{
		{"nothing", nil, "image-broken"},
		{"text", []byte("这是文字"), "image-format"},
		{"svg", []byte("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"), "image-format"},
		{"gif", []byte("GIF89a\x01\x00\x01\x00"), "image-format"},
		{"heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), "image-format"},
		{"bmp", []byte("BM\x00\x00\x00\x00"), "image-format"},
		{"page", []byte("<!DOCTYPE html><p>"), "image-format"},
		{"JPEG cut off in its pixels", photo[:len(photo)/2], "image-broken"},
		{"JPEG cut off in its head", photo[:30], "image-broken"},
		{"JPEG of two bytes", photo[:3], "image-broken"},
		{"JPEG of 50,000 by 50,000", sized(photo, frame, 50_000, 50_000), "image-too-large"},
		{"JPEG that says more than it holds", sized(photo, frame, 6000, 6000), "image-broken"},
		{"JPEG without height", sized(photo, frame, 640, 0), "image-broken"},
		{"JPEG in a thousand passes", append(many, 0xff, 0xd9), "image-too-large"},
		{"progressive JPEG of 54 million pixels", progressive, "image-too-large"},
		{"JPEG without losses", bytes.Replace(photo, []byte{0xff, 0xc0}, []byte{0xff, 0xc3}, 1), "image-format"},
		{"PNG cut off in its pixels", scheme[:len(scheme)/2], "image-broken"},
		{"PNG cut off in its head", scheme[:20], "image-broken"},
		{"PNG of 50,000 by 50,000", rawPNG(t, 50_000, 50_000, 8, 2, 0, []byte{0}), "image-too-large"},
		{"PNG of two thousand million columns", rawPNG(t, 1<<31-1, 1<<31-1, 8, 2, 0, []byte{0}), "image-too-large"},
		{"PNG of sixteen bits, 58 million pixels", rawPNG(t, 7600, 7600, 16, 6, 0, []byte{0}), "image-too-large"},
		{"PNG whose pixels are too few", rawPNG(t, 5000, 5000, 8, 2, 0, make([]byte, 100)), "image-broken"},
		{"PNG with a wrong sum", append(bytes.Clone(scheme[:40]), scheme[41:]...), "image-broken"},
		{"moving PNG", rawPNG(t, 2, 1, 8, 0, 0, []byte{0, 1, 2}, chunk("acTL", make([]byte, 8))), "image-format"},
		{"moving WebP", moved, "image-format"},
		{"WebP of 65,536 by 65,536", wide, "image-too-large"},
		{"WebP cut off", still[:len(still)/2], "image-broken"},
		{"WebP of nothing", []byte("RIFF\x04\x00\x00\x00WEBP"), "image-broken"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		p, err := Clean("x.jpg", c.content)
		runtime.ReadMemStats(&after)
		var fault *Fault
		if !errors.As(err, &fault) || fault.Code != c.code || fault.Text == "" || fault.Fix == "" {
			t.Errorf("%s: %v, %v; want %s", c.name, p, err, c.code)
		}
		if taken := after.TotalAlloc - before.TotalAlloc; c.code != "image-broken" && taken > 1<<20 {
			t.Errorf("%s takes %d KB to be refused", c.name, taken>>10)
		} else if taken > maxMemory {
			t.Errorf("%s takes %d MB", c.name, taken>>20)
		}
	}
}

// TestCut: a file that is cut off anywhere is refused or shown, and nothing panics; so is one with a bit turned.
func TestCut(t *testing.T) {
	for name, content := range map[string][]byte{
		"a.jpg": withExif(jpegOf(t, scene(24, 16)), exif(binary.BigEndian, 8)), "a.png": pngOf(t, scene(24, 16)), "b.png": interlaced(t),
		"a.webp": file(t, "alpha.webp"), "b.webp": file(t, "lossless.webp"), "c.jpg": cmyk(),
	} {
		for at := range content {
			spoilt := bytes.Clone(content)
			spoilt[at] ^= 0x11
			for _, hostile := range [][]byte{content[:at], spoilt} {
				if h, fault := headerOf(hostile); fault == nil && h.memory > 4<<20 {
					continue // may be; it only takes time here
				}
				if _, err := Clean(name, hostile); err != nil && !errors.As(err, new(*Fault)) {
					t.Fatalf("%s, byte %d: %v", name, at, err)
				}
			}
		}
	}
}

func headerOf(content []byte) (*header, *Fault) {
	f, fault := sniff(content)
	if fault != nil {
		return nil, fault
	}
	return f.read(content)
}

// TestMemory: decoding takes no more than was foreseen, and its result.
func TestMemory(t *testing.T) {
	for name, content := range map[string][]byte{
		"photo.jpg": jpegOf(t, scene(1800, 1200)), "scheme.png": pngOf(t, scene(1800, 1200)), "grey.png": pngOf(t, image.NewGray16(image.Rect(0, 0, 1800, 1200))),
	} {
		h, fault := headerOf(content)
		if fault != nil {
			t.Fatal(name, fault)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := Clean(name, content); err != nil {
			t.Fatal(name, err)
		}
		runtime.ReadMemStats(&after)
		// A decoder reads by a buffer, and the picture that is made has a million pixels.
		if taken := after.TotalAlloc - before.TotalAlloc; taken > uint64(h.memory)+16<<20 {
			t.Errorf("%s takes %d MB, foreseen were %d", name, taken>>20, h.memory>>20)
		}
	}
}

func TestNamed(t *testing.T) {
	for name, want := range map[string][2]bool{
		"a.jpg": {true, true}, "A.JPEG": {true, true}, "现场.png": {true, true}, "a.webp": {true, true},
		"a.svg": {true, false}, "a.gif": {true, false}, "IMG_1.HEIC": {true, false}, "a.md": {}, "jpg": {},
	} {
		if is, taken := Named(name); is != want[0] || taken != want[1] {
			t.Errorf("%s: %t, %t", name, is, taken)
		}
	}
}
