package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

// sniff tells the format of a file by its first bytes, whatever its name says.
func sniff(content []byte) (*format, *Fault) {
	begins := func(s string) bool { return bytes.HasPrefix(content, []byte(s)) }
	at := func(offset int, s string) bool {
		return len(content) >= offset+len(s) && string(content[offset:offset+len(s)]) == s
	}
	switch {
	case begins("\xff\xd8\xff"):
		return &formats[0], nil
	case begins("\x89PNG\r\n\x1a\n"):
		return &formats[1], nil
	case begins("RIFF") && at(8, "WEBP"):
		return &formats[2], nil
	case len(content) == 0:
		return nil, &Fault{"image-broken", "图片文件是空的", "重新传送这个文件"}
	case begins("GIF8"):
		return nil, refused("GIF 图片", "不用动图；"+asJPEG)
	case begins("BM"), begins("II*\x00"), begins("MM\x00*"):
		return nil, refused("BMP、TIFF 图片", asJPEG)
	case at(4, "ftyp"):
		return nil, refused("HEIC、AVIF 一类的图片（苹果手机的默认格式）", "在手机上选“兼容性最佳”后重拍，或"+asJPEG)
	case isSVG(content):
		return nil, refused("SVG 图片（里面可以带脚本）", "另存为 PNG；数据图用 chart 指令画")
	}
	return nil, refused("这种文件", asJPEG)
}

func refused(what, fix string) *Fault {
	return &Fault{"image-format", "不能用" + what + "，只能用 JPEG、PNG、WebP", fix}
}

func isSVG(content []byte) bool {
	head := strings.ToLower(string(content[:min(len(content), 1<<10)]))
	return strings.Contains(head, "<svg") || strings.Contains(head, "<!doctype svg")
}

// readJPEG walks through the markers of a JPEG up to its end. What stands behind that is none of it.
func readJPEG(content []byte) (*header, *Fault) {
	h := &header{turn: 1}
	scans := 0
	for at := 2; ; {
		at += bytes.IndexByte(content[min(at, len(content)):], 0xff)
		for at >= 0 && at+1 < len(content) && content[at+1] == 0xff { // filling
			at++
		}
		if at < 2 || at+2 > len(content) {
			return nil, broken()
		}
		kind := content[at+1]
		at += 2
		switch {
		case kind == 0xd9: // end
			if h.width == 0 || scans == 0 {
				return nil, broken()
			}
			return h, nil
		case kind == 0, kind == 1, 0xd0 <= kind && kind <= 0xd8: // a stuffed byte, or a marker that stands alone
			continue
		}
		if at+2 > len(content) {
			return nil, broken()
		}
		size := int(binary.BigEndian.Uint16(content[at:]))
		if size < 2 || at+size > len(content) {
			return nil, broken()
		}
		body := content[at+2 : at+size]
		at += size
		switch {
		case kind == 0xda:
			if scans++; scans > maxScans {
				return nil, &Fault{"image-too-large", fmt.Sprintf("这个 JPEG 分了 %d 遍以上存放，太费时间", maxScans), asJPEG}
			}
		case kind == 0xe1:
			if exif, found := bytes.CutPrefix(body, []byte("Exif\x00\x00")); found && h.turn == 1 {
				h.turn = orientation(exif)
			}
		case 0xc0 <= kind && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc:
			if kind > 0xc2 {
				return nil, &Fault{"image-format", "这个 JPEG 用了少见的压缩方式，打不开", asJPEG}
			}
			if h.width != 0 || !h.frame(body, kind == 0xc2) {
				return nil, broken()
			}
		}
	}
}

// frame reads the header of a JPEG's frame.
func (h *header) frame(body []byte, progressive bool) bool {
	if len(body) < 6 || len(body) != 6+3*int(body[5]) {
		return false
	}
	h.height, h.width = int(binary.BigEndian.Uint16(body[1:])), int(binary.BigEndian.Uint16(body[3:]))
	wide, high, samples := 1, 1, 0
	for k := 6; k < len(body); k += 3 {
		x, y := int(body[k+1]>>4), int(body[k+1]&15)
		wide, high, samples = max(wide, x), max(high, y), samples+x*y
	}
	h.memory = h.width * h.height * samples / (wide * high)
	if progressive {
		h.memory *= 5 // its coefficients have four bytes each
	}
	if body[5] > 3 {
		h.memory += 4 * h.width * h.height // brought together
	}
	return true
}

// readPNG walks through the chunks of a PNG up to the first pixels, and to the place where it is to be turned.
func readPNG(content []byte) (*header, *Fault) {
	const first = 8 // bytes before the first chunk
	h := &header{turn: 1}
	for at := first; ; {
		if at+12 > len(content) {
			if h.width == 0 {
				return nil, broken()
			}
			return h, nil // where pixels are missing the decoder says so
		}
		size, kind := int(binary.BigEndian.Uint32(content[at:])), string(content[at+4:at+8])
		if size > len(content)-at-12 {
			if h.width == 0 {
				return nil, broken()
			}
			return h, nil
		}
		body := content[at+8 : at+8+size]
		at += 12 + size
		switch {
		case h.width == 0 && (kind != "IHDR" || size != 13):
			return nil, broken()
		case kind == "IHDR":
			h.width, h.height = int(binary.BigEndian.Uint32(body)), int(binary.BigEndian.Uint32(body[4:]))
			if h.width <= 0 || h.height <= 0 {
				return nil, broken()
			}
			if h.width <= maxPixels/h.height { // else it is told as that
				h.memory = h.width * h.height * pixelBytes(body[8], body[9])
				if body[12] != 0 {
					h.memory += h.memory / 2 // half of an interlaced picture stands beside it, at most
				}
			}
		case kind == "acTL":
			return nil, moving()
		case kind == "eXIf":
			h.turn = orientation(body)
		case kind == "IEND":
			return h, nil
		}
	}
}

func moving() *Fault {
	return &Fault{"image-format", "这是动图，纸上和单个文件里不会动", "截取其中一幅，另存为 JPEG 或 PNG"}
}

// pixelBytes is what a decoded pixel takes, by the depth and the kind of colours of a PNG.
func pixelBytes(depth, colours byte) int {
	n := 4
	if colours == 0 || colours == 3 { // grey, or of a palette
		n = 1
	}
	if depth == 16 {
		n *= 2
	}
	return n
}

// readWebP walks through the chunks of a WebP.
func readWebP(content []byte) (*header, *Fault) {
	h := &header{turn: 1}
	larger := func(width, height int) { h.width, h.height = max(h.width, width), max(h.height, height) }
	for at := 12; at+8 <= len(content); {
		kind, size := string(content[at:at+4]), int(binary.LittleEndian.Uint32(content[at+4:]))
		body := content[at+8:]
		if size > len(body) {
			break // cut off: the decoder says so
		}
		body = body[:size]
		at += 8 + size + size%2
		switch {
		case kind == "VP8X" && size >= 10:
			if body[0]&2 != 0 {
				return nil, moving()
			}
			larger(1+int24(body[4:]), 1+int24(body[7:]))
		case kind == "ANIM" || kind == "ANMF":
			return nil, moving()
		case kind == "VP8 " && size >= 10:
			larger(int(binary.LittleEndian.Uint16(body[6:]))&0x3fff, int(binary.LittleEndian.Uint16(body[8:]))&0x3fff)
		case kind == "VP8L" && size >= 5:
			bits := binary.LittleEndian.Uint32(body[1:])
			larger(1+int(bits&0x3fff), 1+int(bits>>14&0x3fff))
		case kind == "EXIF":
			exif, _ := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
			h.turn = orientation(exif)
		}
	}
	if h.width == 0 {
		return nil, broken()
	}
	if h.width <= maxPixels/h.height {
		h.memory = 5 * h.width * h.height // lossless: four bytes a pixel, and what it is read with
	}
	return h, nil
}

func int24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
