package check

import (
	"bytes"

	"bulletin/internal/diag"
)

// emptyBody: an edition without a text.
func emptyBody(r *review) {
	for _, e := range r.site.Editions {
		if e.Body == nil || len(bytes.TrimSpace(e.Body.Source)) == 0 {
			r.Warning(diag.Pos{File: e.Pos.File}, "empty-body", "在第二个“---”之后写上正文", "本期没有正文")
		}
	}
}
