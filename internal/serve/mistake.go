package serve

import (
	"cmp"
	"slices"

	"bulletin/internal/diag"
)

// mistake is a diagnostic as an open page shows it.
type mistake struct {
	Place string `json:"place"` // file:line:column
	File  string `json:"file"`
	Line  int    `json:"line"`
	Col   int    `json:"col"`
	Error bool   `json:"error"` // else a warning
	Code  string `json:"code"`
	Text  string `json:"text"`
	Fix   string `json:"fix,omitempty"`
	More  int    `json:"more,omitempty"`
}

func mistakesOf(list []diag.Diagnostic) []mistake {
	out := make([]mistake, 0, len(list))
	for _, d := range list {
		out = append(out, mistake{Place: d.Pos.String(), File: d.File, Line: d.Line, Col: d.Col, Error: d.Severity == diag.Error, Code: d.Code,
			Text: d.Text, Fix: d.Fix, More: d.More})
	}
	return out
}

// merged are the mistakes of two lists, each once, by their places.
func merged(a, b []mistake) []mistake {
	seen := map[mistake]bool{}
	out := make([]mistake, 0, len(a)+len(b))
	for _, m := range append(slices.Clone(a), b...) {
		if !seen[m] {
			seen[m] = true
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b mistake) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return out
}
