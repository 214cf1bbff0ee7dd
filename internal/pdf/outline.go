package pdf

import (
	"encoding/hex"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
)

var (
	titleKey = regexp.MustCompile(`(?s)/Title (<[0-9A-Fa-f]*>|\((?:[^()\\]|\\.)*\))`)
	heading  = regexp.MustCompile(`(?is)<h[1-6]\b[^>]*>(.*?)</h[1-6]\s*>`)
	markup   = regexp.MustCompile(`(?s)<[^>]*>`)
	special  = regexp.MustCompile(`[()\\]`)
	escaped  = regexp.MustCompile(`(?s)\\(.)`)
)

// headings are the texts of a page's headings, by what they are without white space.
func headings(page []byte) map[string]string {
	texts := map[string]string{}
	for _, h := range heading.FindAllSubmatch(page, -1) {
		text := strings.Join(strings.Fields(html.UnescapeString(string(markup.ReplaceAll(h[1], nil)))), " ")
		texts[squeeze(text)] = text
	}
	return texts
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// mendOutline mends the bookmarks and counts them. Chromium takes their titles from what it draws, and draws a
// heading that stands first on a sheet a second time, outside the sheet before it: 附表 becomes 附表附表.
func (f *file) mendOutline(known map[string]string) int {
	seen := map[int]bool{0: true}
	var walk func(number int)
	walk = func(number int) {
		for ; !seen[number]; number = follow(f.object(number), nextKey) {
			seen[number] = true
			mendTitle(f.object(number), known)
			walk(follow(f.object(number), firstKey))
		}
	}
	walk(follow(f.object(follow(f.catalog(), outlinesKey)), firstKey))
	return len(seen) - 1
}

// mendTitle leaves of a title that is a heading's text more than once that text once.
func mendTitle(item []byte, known map[string]string) {
	place := titleKey.FindSubmatchIndex(item)
	if place == nil {
		return
	}
	written := item[place[2]:place[3]]
	title := squeeze(text(written))
	if _, intended := known[title]; intended {
		return
	}
	for n := 2; n <= len(title); n++ {
		once := title[:len(title)/n]
		if heading, ok := known[once]; ok && strings.Repeat(once, n) == title {
			fill(written, encode(heading))
			return
		}
	}
}

// text reads a text string (ISO 32000-1, 7.9.2.2) as Skia writes it: UTF-16 in hexadecimal digits, or ASCII in brackets.
func text(written []byte) string {
	inner := string(written[1 : len(written)-1])
	if written[0] == '(' {
		return escaped.ReplaceAllString(inner, "$1")
	}
	raw, err := hex.DecodeString(inner)
	if err != nil || len(raw) < 2 {
		return ""
	}
	units := make([]uint16, 0, len(raw)/2)
	for k := 2; k+1 < len(raw); k += 2 { // after the byte order mark
		units = append(units, uint16(raw[k])<<8|uint16(raw[k+1]))
	}
	return string(utf16.Decode(units))
}

// encode writes a text string in the shorter of the two ways.
func encode(s string) []byte {
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0 {
		return []byte("(" + special.ReplaceAllString(s, `\$0`) + ")")
	}
	raw := []byte{0xFE, 0xFF}
	for _, unit := range utf16.Encode([]rune(s)) {
		raw = append(raw, byte(unit>>8), byte(unit))
	}
	return []byte("<" + strings.ToUpper(hex.EncodeToString(raw)) + ">")
}
