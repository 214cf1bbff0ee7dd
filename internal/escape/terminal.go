package escape

import (
	"encoding/json"
	"unicode/utf8"
)

// Steering reports whether a character does something to a terminal rather than show: controls but line ends and tabs, separators of
// lines, what turns the direction of text round.
func Steering(c rune) bool {
	switch {
	case c == '\n' || c == '\t':
		return false
	case c < 0x20 || c >= 0x7f && c < 0xa0, c == 0x2028 || c == 0x2029, c >= 0x202a && c <= 0x202e, c >= 0x2066 && c <= 0x2069, c == 0x200e || c == 0x200f || c == 0x061c:
		return true
	}
	return false
}

// Steered holds what a terminal is given against what steers it.
func Steered(text string) Faults {
	var faults Faults
	for at, c := range text {
		if Steering(c) || c == utf8.RuneError && !utf8.ValidString(text[at:min(len(text), at+3)]) {
			faults.add("%+q steers a terminal in %+.120q", c, text[max(0, at-40):])
			if len(faults) > 3 {
				break
			}
		}
	}
	return faults
}

// Documented holds a text against JSON: one document of valid UTF-8, which a terminal may show too.
func Documented(text string) Faults {
	faults := Steered(text)
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		faults.add("no JSON: %v", err)
	}
	return faults
}
