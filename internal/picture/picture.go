// Package picture makes pictures of authors fit for pages: it checks them, turns them upright, makes them as small as a page
// needs and writes them anew, so that nothing of the file reaches a reader but what is seen. Where and when a photo was taken,
// by what camera, and whatever is hidden behind its end stay with the author.
//
// It is the only importer of golang.org/x/image. All arithmetic is in integers: the same file gives the same bytes on every
// processor. What a file says of its size is held against bounds before anything is decoded.
package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"path"
	"slices"
	"strings"
)

// Bounds of a picture that comes in, and of what becomes of it.
const (
	MaxFile     = 40 << 20 // bytes of a file
	maxPixels   = 60_000_000
	maxMemory   = 400 << 20 // bytes that decoding takes
	maxScans    = 64        // passes of a progressive JPEG; each walks through the whole picture
	longest     = 1200      // pixels of the longer side: twice the column of a page
	quality     = 82        // of a JPEG made of a JPEG
	fine        = 88        // of a JPEG made of what was not one: a screenshot has hard edges
	smallEnough = 150 << 10 // bytes up to which a picture that is no photo stays a PNG
)

// Picture is a picture as it goes into pages.
type Picture struct {
	Name          string // of its file: its content's hash and its ending, "3f2a…c1.jpg"
	Content       []byte
	Width, Height int // in pixels

	// Renamed is the ending that the author's file should have, ".jpg", where its own says something else; or empty.
	Renamed string
}

// Fault is what is wrong with a file, in words for its author.
type Fault struct{ Code, Text, Fix string }

func (f *Fault) Error() string { return "picture: " + f.Code + ": " + f.Text }

// format is a kind of pictures that is taken.
type format struct {
	word    string
	endings []string // the first one is the usual one
	read    func(content []byte) (*header, *Fault)
	decode  func(content []byte) (image.Image, error)
}

var formats = []format{
	{"JPEG", []string{".jpg", ".jpeg", ".jfif"}, readJPEG, func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) }},
	{"PNG", []string{".png"}, readPNG, func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) }},
	{"WebP", []string{".webp"}, readWebP, decodeWebP},
}

// others are the endings of pictures that are not taken.
var others = []string{".svg", ".gif", ".heic", ".heif", ".avif", ".bmp", ".tif", ".tiff", ".ico", ".emf", ".wmf", ".psd", ".raw", ".dng"}

// Named reports whether the ending of a file's name is that of a picture, and whether such pictures are taken.
func Named(name string) (is, taken bool) {
	ending := strings.ToLower(path.Ext(name))
	for _, f := range formats {
		if slices.Contains(f.endings, ending) {
			return true, true
		}
	}
	return slices.Contains(others, ending), false
}

// header is what the beginning of a file says of it.
type header struct {
	width, height int
	memory        int // bytes that decoding takes, at most
	turn          int // as Exif counts orientations: 1 is upright
}

// bounded holds a header against the bounds.
func (h *header) bounded() *Fault {
	switch {
	case h.width <= 0 || h.height <= 0:
		return broken()
	case h.width > maxPixels/h.height:
		return &Fault{"image-too-large", fmt.Sprintf("图片有 %d×%d 像素，最多 %d 万像素", h.width, h.height, maxPixels/10_000), smaller}
	case h.memory > maxMemory:
		return &Fault{"image-too-large", fmt.Sprintf("图片有 %d×%d 像素，展开后要占 %d MB 内存，最多 %d MB", h.width, h.height, h.memory>>20, maxMemory>>20), smaller}
	}
	return nil
}

const (
	smaller = "用看图软件缩小后另存为 JPEG（长边 3000 像素已经够用）"
	asJPEG  = "用看图软件打开，另存为 JPEG 或 PNG"
)

func broken() *Fault {
	return &Fault{"image-broken", "图片不完整或已损坏，打不开", "重新导出或重新传送这个文件；" + asJPEG}
}

// Clean makes a picture of the content of a file that bears this name. The error is a *Fault.
func Clean(name string, content []byte) (*Picture, error) {
	f, fault := sniff(content)
	if fault != nil {
		return nil, fault
	}
	h, fault := f.read(content)
	if fault == nil {
		fault = h.bounded()
	}
	if fault != nil {
		return nil, fault
	}
	source, err := f.open(content)
	if err != nil || source.Bounds().Dx() != h.width || source.Bounds().Dy() != h.height {
		return nil, broken()
	}
	width, height := fit(h.width, h.height)
	p := &Picture{}
	var ending string
	if p.Content, ending, err = encode(turned(scaled(source, width, height), h.turn), f.word == "JPEG"); err != nil {
		return nil, err
	}
	p.Width, p.Height = width, height
	if h.turn > 4 {
		p.Width, p.Height = height, width
	}
	sum := sha256.Sum256(p.Content)
	p.Name = hex.EncodeToString(sum[:10]) + ending
	if !slices.Contains(f.endings, strings.ToLower(path.Ext(name))) {
		p.Renamed = f.endings[0]
	}
	return p, nil
}

// open decodes a file. A decoder that stumbles says that the file is broken.
func (f *format) open(content []byte) (source image.Image, err error) {
	defer func() {
		if said := recover(); said != nil {
			source, err = nil, fmt.Errorf("picture: %v", said)
		}
	}()
	return f.decode(content)
}

// fit is the size that a picture of a size becomes: no side is longer than longest.
func fit(width, height int) (int, int) {
	most := max(width, height)
	if most <= longest {
		return width, height
	}
	of := func(side int) int { return max(1, (side*longest+most/2)/most) }
	return of(width), of(height)
}

// encode writes a picture: a photo as JPEG; what was a PNG or a WebP as PNG, unless that is large and a JPEG is not.
func encode(m *image.RGBA, photo bool) (content []byte, ending string, err error) {
	if photo {
		content, err = encodeJPEG(m, quality)
		return content, ".jpg", err
	}
	var out bytes.Buffer
	var encoder png.Encoder // its best compression takes ten times as long for a hundredth less
	var as image.Image = m
	if few := paletted(m); few != nil {
		as = few
	}
	if err := encoder.Encode(&out, as); err != nil {
		return nil, "", fmt.Errorf("picture: %w", err)
	}
	if out.Len() > smallEnough {
		content, err = encodeJPEG(m, fine)
		if err != nil || len(content) < out.Len() {
			return content, ".jpg", err
		}
	}
	return out.Bytes(), ".png", nil
}

func encodeJPEG(m *image.RGBA, quality int) ([]byte, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	return out.Bytes(), nil
}
