package verify

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A PDF has nothing but its bytes to be judged by; but the code that is printed in it tells which edition it claims to be of. Its text stands
// in compressed streams, in glyphs that a map of the same file turns to letters. Which map is whose does not matter here: each is tried on
// each stream, and only codes that are known count, so that what a wrong map makes of a text means nothing.

// Bounds of what is read of a PDF: bytes of its streams in all, and maps.
const (
	mostStreams = 64 << 20
	mostMaps    = 64
)

// printed is the first known code in a PDF.
func (k *Known) printed(content []byte) string {
	var codes []string
	for e := range k.Editions {
		codes = append(codes, k.Editions[e].Code)
		for _, f := range k.Editions[e].Former {
			codes = append(codes, f.Code)
		}
	}
	streams := streamsOf(content)
	maps := []map[string]string{nil} // letters as they stand
	for _, s := range streams {
		if m := glyphs(s); len(maps) < mostMaps && slices.ContainsFunc(codes, func(code string) bool { return writes(m, code) }) {
			maps = append(maps, m)
		}
	}
	for _, s := range streams {
		strings := shownStrings(s)
		for _, m := range maps {
			text := decoded(strings, m)
			for _, code := range codes {
				if code != "" && bytes.Contains(text, []byte(code)) {
					return code
				}
			}
		}
	}
	return ""
}

// writes reports whether a map has all letters of a code.
func writes(m map[string]string, code string) bool {
	missing := map[rune]bool{}
	for _, letter := range code {
		missing[letter] = true
	}
	for _, text := range m {
		for _, letter := range text {
			delete(missing, letter)
		}
	}
	return code != "" && len(missing) == 0
}

// streamsOf are the streams of a PDF, unpacked where they are packed in the usual way.
func streamsOf(content []byte) [][]byte {
	var list [][]byte
	left := int64(mostStreams)
	for left > 0 {
		_, rest, found := bytes.Cut(content, []byte("stream"))
		if !found {
			break
		}
		content = rest
		body := bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
		packed, err := zlib.NewReader(bytes.NewReader(body))
		if err != nil {
			continue
		}
		text, _ := io.ReadAll(io.LimitReader(packed, left)) // what is damaged is read as far as it goes
		left -= int64(len(text))
		list = append(list, text)
	}
	return list
}

var (
	mapped = regexp.MustCompile(`(?s)begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)`)
	hexed  = regexp.MustCompile(`<([0-9A-Fa-f\s]*)>`)
	quoted = regexp.MustCompile(`<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\.)*)\)`)
)

// glyphs is the map of a stream from glyphs to letters (ToUnicode); nil where it is none.
func glyphs(stream []byte) map[string]string {
	if !bytes.Contains(stream, []byte("beginbf")) {
		return nil
	}
	m := map[string]string{}
	for _, part := range mapped.FindAllSubmatch(stream, -1) {
		list := hexed.FindAllSubmatch(part[2], -1)
		if string(part[1]) == "bfchar" {
			for k := 0; k+1 < len(list); k += 2 {
				m[unhex(list[k][1])] = letters(unhex(list[k+1][1]))
			}
			continue
		}
		for line := range bytes.Lines(part[2]) {
			list := hexed.FindAllSubmatch(line, -1)
			if len(list) < 3 {
				continue
			}
			from, to, size := unhex(list[0][1]), unhex(list[1][1]), len(unhex(list[0][1]))
			a, b := number(from), number(to)
			for k := a; k <= b && k-a < 1<<16; k++ {
				if several := len(list) > 3 || bytes.Contains(line, []byte("[")); several && k-a+2 < len(list) {
					m[sized(k, size)] = letters(unhex(list[k-a+2][1]))
				} else if target := unhex(list[2][1]); !several && len(target) == 2 {
					m[sized(k, size)] = letters(sized(number(target)+k-a, 2))
				}
			}
		}
	}
	return m
}

func unhex(digits []byte) string {
	text := strings.Join(strings.Fields(string(digits)), "")
	if len(text)%2 == 1 {
		text += "0"
	}
	out := make([]byte, len(text)/2)
	for k := range out {
		n, _ := strconv.ParseUint(text[2*k:2*k+2], 16, 8) // of digits alone
		out[k] = byte(n)
	}
	return string(out)
}

func number(text string) (n int) {
	for k := range min(len(text), 4) {
		n = n<<8 | int(text[k])
	}
	return n
}

func sized(n, size int) string {
	out := make([]byte, size)
	for k := size - 1; k >= 0; k-- {
		out[k], n = byte(n), n>>8
	}
	return string(out)
}

func letters(wide string) string {
	units := make([]uint16, len(wide)/2)
	for k := range units {
		units[k] = uint16(wide[2*k])<<8 | uint16(wide[2*k+1])
	}
	return string(utf16.Decode(units))
}

// shownStrings are the strings of a stream one after the other.
func shownStrings(stream []byte) (list []string) {
	for _, m := range quoted.FindAllSubmatch(stream, -1) {
		if m[1] != nil {
			list = append(list, unhex(m[1]))
		} else {
			list = append(list, string(m[2]))
		}
	}
	return list
}

// decoded is a text of strings by a map; glyphs of two bytes or of one, whichever the map has.
func decoded(list []string, m map[string]string) []byte {
	var out []byte
	for _, s := range list {
		if m == nil {
			out = append(out, s...)
			continue
		}
		for k := 0; k < len(s); {
			if letter, has := m[s[k:min(k+2, len(s))]]; has {
				out, k = append(out, letter...), k+2
			} else {
				out, k = append(out, m[s[k:k+1]]...), k+1
			}
		}
	}
	return out
}
