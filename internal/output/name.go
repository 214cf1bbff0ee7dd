package output

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// forbidden are the characters that Windows takes in no file name.
const forbidden = `\/:*?"<>|`

// longestName is how many bytes a name may have before its ending: systems take 255 in all.
const longestName = 240

// reserved are names that Windows keeps for devices, whatever the ending.
var reserved = []string{"con", "prn", "aux", "nul"}

// FileName makes a title the name of a file that every system takes, without its ending: of at most so many characters, and of
// few enough bytes, not hidden, and not the name of a device. All names of files that are made of titles and names
// go through it. What more is appended as it is, and stays whole: it tells files apart whose titles are alike.
func FileName(title string, characters int, more string) string {
	clean := strings.Trim(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError || strings.ContainsRune(forbidden, r) {
			return '_'
		}
		return r
	}, title), " ")
	if strings.HasPrefix(clean, ".") { // hidden on Unix, and no name at all where it is all dots
		clean = "_" + strings.TrimLeft(clean, ".")
	}
	end, count := len(clean), 0
	for at, r := range clean {
		if count == characters || at+utf8.RuneLen(r) > longestName-len(more) {
			end = at
			break
		}
		count++
	}
	clean = strings.TrimRight(clean[:end], " .") + more
	if clean == "" || isDevice(clean) {
		clean = "_" + clean
	}
	return clean
}

func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	stem = strings.TrimRight(stem, " ")
	numbered := len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && '0' <= stem[3] && stem[3] <= '9'
	return numbered || slices.Contains(reserved, stem)
}
