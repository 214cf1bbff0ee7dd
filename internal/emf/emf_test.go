package emf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// head is what every test picture begins with: 100 pixels by 50.
const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" fill="#1c1c1c" font-size="10">`

// decode reads a metafile back as lines, coordinates in pixels. It checks what holds of every metafile: sizes, the
// counts in the header, and that objects are made before they are used.
func decode(t *testing.T, b []byte) []string {
	t.Helper()
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	i16 := func(at int) float64 { return float64(int16(binary.LittleEndian.Uint16(b[at:]))) }
	if len(b) < headerSize || u32(0) != recHeader || u32(40) != signature || int(u32(48)) != len(b) {
		t.Fatalf("the header does not tell of %d bytes", len(b))
	}
	scale := float64(u32(72)) / 3840
	px := func(v float64) string { return fmt.Sprintf("%g", math.Round(v/scale*100)/100) }
	made := map[uint32]string{stockNoPen: "no pen"}
	var out []string
	records, at := 0, 0
	for at < len(b) {
		kind, size := u32(at), int(u32(at+4))
		if size < 8 || size%4 != 0 || at+size > len(b) {
			t.Fatalf("record %d at %d: size %d", kind, at, size)
		}
		f := func(n int) uint32 { return u32(at + 8 + 4*n) }
		switch kind {
		case recBrush:
			made[f(0)] = fmt.Sprintf("fill %06x", f(2))
		case recPen:
			made[f(0)] = fmt.Sprintf("pen %06x width %s style %x", f(8), px(float64(f(6))), f(5))
		case recFont:
			made[f(0)] = fmt.Sprintf("font %s weight %d", px(-float64(int32(f(1)))), f(5))
		case recSelect:
			if made[f(0)] == "" {
				t.Errorf("object %x is selected before it is made", f(0))
			}
			out = append(out, made[f(0)])
		case recTextColor:
			out = append(out, fmt.Sprintf("ink %06x", f(0)))
		case recEllipse:
			out = append(out, "ellipse "+px(float64(int32(f(0))))+" "+px(float64(int32(f(1))))+" "+px(float64(int32(f(2))))+" "+px(float64(int32(f(3)))))
		case recPolyPolyline, recPolyPolygon:
			line := map[uint32]string{recPolyPolyline: "lines", recPolyPolygon: "area"}[kind]
			lists, p := int(f(4)), at+8+24+4*int(f(4))
			total := 0
			for n := range lists {
				line += " |"
				for range f(6 + n) {
					line += " " + px(i16(p)) + "," + px(i16(p+2))
					p += 4
					total++
				}
			}
			if total != int(f(5)) || p != at+size {
				t.Errorf("%d points are told, %d written in %d bytes", f(5), total, size)
			}
			out = append(out, line)
		case recText:
			n, chars, advances := int(f(9)), at+int(f(10)), at+int(f(16))
			var units []uint16
			width := 0.0
			for i := range n {
				units = append(units, binary.LittleEndian.Uint16(b[chars+2*i:]))
				width += float64(u32(advances + 4*i))
			}
			out = append(out, fmt.Sprintf("text %s,%s %q wide %s", px(float64(int32(f(7)))), px(float64(int32(f(8)))), string(utf16.Decode(units)), px(width)))
		}
		records++
		at += size
	}
	if int(u32(52)) != records || u32(len(b)-20) != recEOF {
		t.Errorf("the header tells of %d records, there are %d", u32(52), records)
	}
	if handles := int(binary.LittleEndian.Uint16(b[56:])); handles != len(made) { // with the file, less the stock object
		t.Errorf("the header tells of %d handles, %d are in use", handles, len(made))
	}
	return out
}

func TestPictures(t *testing.T) {
	for _, c := range []struct{ name, svg, want string }{
		{"area", `<rect x="1" y="2" width="3" height="4" fill="#ff8000"/>`, "no pen; fill 0080ff; area | 1,2 4,2 4,6 1,6"},
		{"framed area", `<rect x="0.5" y="0.5" width="9" height="9" fill="none" stroke="#123456"/>`, "pen 563412 width 1 style 12200; lines | 0.5,0.5 9.5,0.5 9.5,9.5 0.5,9.5 0.5,0.5"},
		{"nothing to see", `<rect width="0" height="4"/><rect width="4" height="4" fill="none"/><line x2="4" stroke="none"/>`, ""},
		{"half seen through", `<rect width="1" height="1" fill="#000" fill-opacity="0.5"/>`, "no pen; fill 808080; area | 0,0 1,0 1,1 0,1"},
		{"inherited", `<g stroke="#ff0000" stroke-width="2" stroke-linecap="round"><g><line x1="1" y1="1" x2="5" y2="1"/></g></g><line x2="9" stroke="#00f"/>`,
			"pen 0000ff width 2 style 10000; lines | 1,1 5,1; pen ff0000 width 1 style 12200; lines | 0,0 9,0"},
		{"dashes", `<line x2="10" stroke="#000" stroke-dasharray="4 2"/>`, "pen 000000 width 1 style 12200; lines | 0,0 4,0 | 6,0 10,0"},
		{"dashes round a corner", `<path d="M0 0H3V5" fill="none" stroke="#000" stroke-dasharray="4 2"/>`, "pen 000000 width 1 style 12200; lines | 0,0 3,0 3,1 | 3,3 3,5"},
		{"dot", `<circle cx="5" cy="6" r="2" fill="#000"/>`, "no pen; fill 000000; ellipse 3 4 7 8"},
		{"moved", `<path transform="translate(10 20)" d="M0 0H2L1 2Z" fill="#000"/>`, "no pen; fill 000000; area | 10,20 12,20 11,22"},
		{"moved twice", `<g transform="translate(1,1)"><rect transform="translate(10 20)" width="1" height="1" fill="#000"/></g>`, "no pen; fill 000000; area | 11,21 12,21 12,22 11,22"},
		{"hole", `<path d="M0 0H9V9H0ZM1 1V8H8V1Z" fill="#000"/>`, "no pen; fill 000000; area | 0,0 9,0 9,9 0,9 | 1,1 1,8 8,8 8,1"},
		{"relative path", `<path d="m1 1l2 0 0 2h-2z m.5.5-1-1" fill="none" stroke="#000"/>`, "pen 000000 width 1 style 12200; lines | 1,1 3,1 3,3 1,3 1,1 | 1.5,1.5 0.5,0.5"},
		{"points", `<polyline points="0,0 1,1 2,0" fill="none" stroke="#000"/>`, "pen 000000 width 1 style 12200; lines | 0,0 1,1 2,0"},
		{"text", `<text x="5" y="10">目标 1</text>`, `font 10 weight 400; ink 1c1c1c; text 5,10 "目标 1" wide 27.8`},
		{"text in the middle", `<text x="50" y="10" text-anchor="middle">目标</text>`, `font 10 weight 400; ink 1c1c1c; text 40,10 "目标" wide 20`},
		{"text before", `<g text-anchor="end" font-weight="bold"><text x="50" y="10">目标</text></g>`, `font 10 weight 700; ink 1c1c1c; text 30,10 "目标" wide 20`},
		{"markup in text", `<text x="0" y="0">&lt;b&gt; &amp; "</text>`, `font 10 weight 400; ink 1c1c1c; text 0,0 "<b> & \"" wide 33.3`},
		{"dot between", `<text x="0" y="0">·</text>`, `font 10 weight 400; ink 1c1c1c; text 0,0 "・" wide 10`},
		{"beyond the first plane", `<text x="0" y="0">𠮷</text>`, `font 10 weight 400; ink 1c1c1c; text 0,0 "𠮷" wide 10`},
		{"blank text", `<text x="0" y="0"> </text>`, ""},
		{"words for others", `<title>甲</title><desc>乙 <b/></desc>`, ""},
		{"far outside", `<line x1="-99999" x2="99999" stroke="#000"/>`, "pen 000000 width 1 style 12200; lines | -1638.4,0 1638.35,0"},
	} {
		b, size, err := FromSVG([]byte(head + c.svg + "</svg>"))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if size != (Size{100, 50}) {
			t.Errorf("%s: size %v", c.name, size)
		}
		if got := strings.Join(decode(t, b), "; "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestCurves: what is cut into straight lines stays close to the curve and ends where it ends.
func TestCurves(t *testing.T) {
	for _, c := range []struct {
		d      string
		center point
		radius float64
		end    point
	}{
		{"M0 6A6 6 0 0 1 12 6", point{6, 6}, 6, point{12, 6}},
		{"M6 1.2V10.8A4.8 4.8 0 0 0 6 1.2", point{6, 6}, 4.8, point{6, 1.2}},
		{"M0 0a5 5 0 1 1 10 0", point{5, 0}, 5, point{10, 0}},
		{"M0 0A1 1 0 0 0 10 0", point{5, 0}, 5, point{10, 0}}, // too small, so it grows
		{"M10 0C10 5.5228 5.5228 10 0 10", point{0, 0}, 10, point{0, 10}},
	} {
		outlines, err := parsePath(c.d)
		if err != nil || len(outlines) != 1 {
			t.Fatalf("%s: %v, %v", c.d, outlines, err)
		}
		points := outlines[0].points
		for _, p := range points {
			if off := math.Abs(math.Hypot(p.x-c.center.x, p.y-c.center.y) - c.radius); off > 0.05 {
				t.Errorf("%s: %v is %.3f off the circle", c.d, p, off)
			}
		}
		if points[len(points)-1] != c.end {
			t.Errorf("%s ends at %v, want %v", c.d, points[len(points)-1], c.end)
		}
	}
}

func TestNotUnderstood(t *testing.T) {
	for _, c := range []struct{ svg, want string }{
		{"", "no svg element"},
		{"<html/>", "not a picture"},
		{`<svg viewBox="1 0 9 9"/>`, "viewBox"},
		{`<svg viewBox="0 0 NaN 9"/>`, "viewBox"},
		{`<svg viewBox="0 0 99999 9"/>`, "viewBox"},
		{head + `<rect width="1" height="1">`, "unexpected EOF"},
		{head + `<image/></svg>`, "image: unknown element"},
		{head + `<rect width="1e99"/></svg>`, "width"},
		{head + `<rect fill="red"/></svg>`, "fill"},
		{head + `<rect fill="url(#p)"/></svg>`, "fill"},
		{head + `<g transform="rotate(9)"/></svg>`, "transform"},
		{head + `<line stroke-dasharray="0 0"/></svg>`, "dasharray"},
		{head + `<path d="L"/></svg>`, "path data"},
		{head + `<path d="M0 0 9"/></svg>`, "path data"},
		{head + `<path d="M0 0X"/></svg>`, "path data"},
		{head + `<path d="M0 0Z 1"/></svg>`, "path data"},
		{head + `<text><tspan>a</tspan></text></svg>`, "more than text"},
		{head + strings.Repeat("<g>", 200), "too deep"},
	} {
		if _, _, err := FromSVG([]byte(c.svg)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.80s: %v, want an error with %q", c.svg, err, c.want)
		}
	}
}

// TestCharts translates a picture of every kind of chart, the same way each time.
func TestCharts(t *testing.T) {
	files, err := filepath.Glob("../chart/testdata/*.svg")
	if err != nil || len(files) < 10 {
		t.Fatalf("pictures of charts: %v, %v", files, err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b, _, err := FromSVG(source)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		again, _, _ := FromSVG(source)
		if !bytes.Equal(b, again) {
			t.Errorf("%s: not the same twice", file)
		}
		texts := 0
		for _, l := range decode(t, b) {
			if strings.HasPrefix(l, "text ") {
				texts++
			}
		}
		if want := strings.Count(string(source), "<text "); texts != want {
			t.Errorf("%s: %d of %d texts", file, texts, want)
		}
	}
}

func FuzzFromSVG(f *testing.F) {
	f.Add([]byte(`<svg viewBox="0 0 1 1"/><a>`))
	f.Add([]byte(head + `<path d="M0 0a5 5 0 1 1 10 0z" stroke="#000" stroke-dasharray="4 2"/><text>甲</text></svg>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if out, _, err := FromSVG(b); err == nil && len(out) < headerSize {
			t.Error("no error and no picture")
		}
	})
}
