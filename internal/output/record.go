package output

import (
	"bytes"
	"crypto/sha256"
	"strings"
)

// ParseRecord reads the text of a SHA256SUMS: digests by path. whole is false where it is not a build's, where it is cut off, or
// where a line is malformed or names a path twice, be it in another case; the files are then those of the sound lines.
func ParseRecord(text []byte) (files map[string][sha256.Size]byte, whole bool) {
	s, ok := parseSums(text)
	folded := make(map[string]bool, len(s))
	for p := range s {
		folded[strings.ToLower(p)] = true
	}
	lines := bytes.Count(text, []byte("\n"))
	return s, ok && bytes.HasSuffix(text, []byte("\n")) && lines == len(s)+1 && len(folded) == len(s)
}

// FormatRecord is the text of the SHA256SUMS of files, as a build writes it.
func FormatRecord(files map[string][sha256.Size]byte) []byte { return sums(files).format() }

// CheckPath refuses paths that no build writes: those that would not be the same file everywhere.
func CheckPath(p string) error { return checkPath(p) }
