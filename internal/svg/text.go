package svg

import (
	"strings"
	"unicode/utf8"
)

// latin is the width of the characters from space to tilde in thousandths of an em, as drawn by
// Source Han Sans (Noto Sans CJK); the other faces of the pages' font chain are no wider.
var latin = [95]uint16{
	224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392,
	555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474,
	946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742,
	633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559,
	606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606,
	620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
}

// milli is the width of r in thousandths of an em. What is not Latin is one em, as Chinese is; marks that
// sit on the character before have no width.
func milli(r rune) int {
	switch {
	case r >= 0x20 && r < 0x7f:
		return int(latin[r-0x20])
	case r == 0x2212 || r == 0x2013:
		return 555
	case r >= 0xc0 && r < 0x250 && r != 0xd7 && r != 0xf7:
		return 750
	case r >= 0x300 && r < 0x370, r >= 0x200b && r <= 0x200d, r >= 0xfe00 && r <= 0xfe0f:
		return 0
	}
	return 1000
}

// Width is the width of s in pixels at a font size in pixels.
func Width(s string, size float64) float64 { return inPixels(millis(s), size) }

func millis(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			for _, r := range s[i:] {
				n += milli(r)
			}
			return n
		}
		n += milli(rune(s[i]))
	}
	return n
}

func inPixels(milli int, size float64) float64 { return Tenth(float64(float64(milli)*size) / 1000) }

// room is how many thousandths of an em fit in width pixels.
func room(width, size float64) int { return int(float64(width*1000)/size + 1e-6) }

// Fit returns s where it is no wider than width pixels, and else its beginning with … .
func Fit(s string, size, width float64) string { return fit(s, room(width, size)) }

func fit(s string, room int) string {
	if len(s)*1000 <= room || millis(s) <= room {
		return s
	}
	room -= milli('…')
	n := 0
	for i, r := range s {
		n += milli(r)
		if n > room {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

// Wrap breaks s into at most two lines no wider than width pixels. A second line that is still too
// wide is cut with … . It keeps Latin words and numbers whole where it can, begins no line with a closing
// mark and ends none with an opening one; of the places that are left it prefers one before an opening
// bracket or after a space, and else fills the first line. second is empty where one line is enough.
func Wrap(s string, size, width float64) (first, second string) {
	em := room(width, size)
	if len(s)*1000 <= em || millis(s) <= em {
		return s, ""
	}
	at := breakAt(s, em)
	first = strings.TrimRight(s[:at], " ")
	if second = strings.TrimLeft(s[at:], " "); second == "" {
		return fit(s, em), ""
	}
	return fit(first, em), fit(second, em)
}

// Lines is Wrap for at most n lines. A single break is chosen as Wrap does; the last line is cut with … .
func Lines(s string, size, width float64, n int) []string {
	em := room(width, size)
	var out []string
	for len(out) < n-2 && millis(s) > em {
		at := breakAt(s, em)
		out = append(out, fit(strings.TrimRight(s[:at], " "), em))
		s = strings.TrimLeft(s[at:], " ")
	}
	first, second := fit(s, em), ""
	if n > 1 {
		first, second = Wrap(s, size, width)
	}
	for _, l := range []string{first, second} {
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}

// Balanced is Lines with the lines as even as breaks allow, broken after 、 or before an opening bracket where that
// is near: a last line of one character looks like a mistake.
func Balanced(s string, size, width float64, n int) []string {
	plain := Lines(s, size, width, n)
	if len(plain) < 2 || strings.HasSuffix(plain[len(plain)-1], "…") {
		return plain
	}
	em := room(width, size)
	out := make([]string, 0, len(plain))
	for left := len(plain); left > 1; left-- {
		at := evenBreak(s, millis(s)/left, em)
		if at == 0 || len(Lines(s[at:], size, width, left)) > left-1 {
			return plain
		}
		out = append(out, strings.TrimRight(s[:at], " "))
		s = strings.TrimLeft(s[at:], " ")
	}
	if millis(s) > em {
		return plain
	}
	return append(out, s)
}

// evenBreak is where a line of about target thousandths of an em ends, in bytes; 0 where no break fits. A good break
// may be an em and a half farther off than another.
func evenBreak(s string, target, room int) int {
	best, least, n := 0, 0, 0
	var before rune
	for i, r := range s {
		if i > 0 && mayBreak(before, r) && n <= room {
			off := max(n-target, target-n)
			if before == '、' || before == ' ' || isOpening(r) {
				off -= 1500
			}
			if best == 0 || off <= least {
				best, least = i, off
			}
		}
		n += milli(r)
		before = r
	}
	return best
}

// breakAt is where the first line ends, in bytes.
func breakAt(s string, room int) int {
	n, best, good, forced := 0, 0, 0, 0
	total := millis(s)
	var before rune
	for i, r := range s {
		if i > 0 && mayBreak(before, r) {
			best = i
			if (isOpening(r) || before == ' ') && total-n <= room {
				good = i
			}
		}
		if n += milli(r); n > room && before != 0 {
			forced = i
			break
		}
		before = r
	}
	switch {
	case good > 0:
		return good
	case best > 0:
		return best
	case forced > 0:
		return forced
	}
	return len(s)
}

func mayBreak(before, after rune) bool {
	if isOpening(before) || isClosing(after) || after == ' ' {
		return false
	}
	return before == ' ' || before >= 0x2e80 || after >= 0x2e80 ||
		before == '-' || before == '/'
}

func isOpening(r rune) bool { return strings.ContainsRune("（(《〈“‘「『【〔[", r) }

func isClosing(r rune) bool {
	return strings.ContainsRune("）)》〉”’」』】〕]，。、；：！？,.;:!?%％…·", r)
}
