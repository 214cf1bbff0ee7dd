package page

import (
	"unicode/utf8"

	"bulletin/internal/table"
)

// RedHead is what stands in red above a printed bulletin (红头), after GB/T 9704: the issuer's mark and the document
// number, both as the author gives them.
type RedHead struct {
	Mark, Number string
	Size         int // of the mark, in points
}

// Sizes of the mark: the largest in which it stands on one line, and the least, in which it takes more.
const (
	largestMark  = 50
	smallestMark = 22
)

// redHead is nil for an edition without a document number: it was not sent as a document with a red head.
func redHead(mark, number string) *RedHead {
	if mark == "" || number == "" {
		return nil
	}
	size := table.TextWidth / max(utf8.RuneCountInString(mark), 1)
	return &RedHead{Mark: mark, Number: number, Size: min(max(size/2*2, smallestMark), largestMark)}
}
