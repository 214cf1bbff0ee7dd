package scaffold

import (
	"fmt"
	"strings"

	"bulletin/internal/load"
)

// writer writes YAML, whose texts are other people's.
type writer struct{ strings.Builder }

// f writes a format; %s of it are ids, numbers and texts that went through q.
func (w *writer) f(format string, args ...any) { fmt.Fprintf(w, format, args...) }

// q is a text as a YAML value.
func q(text string) string { return load.Scalar(text) }

// c is a text as a comment may hold it.
func c(text string) string { return load.Remark(text) }

// pair writes a key with a text, if there is any.
func (w *writer) pair(indent, key, text string) {
	if text != "" {
		w.f("%s%s: %s\n", indent, key, q(text))
	}
}

// flow is a list of texts between brackets.
func flow(texts []string) string {
	quoted := make([]string, len(texts))
	for k, t := range texts {
		quoted[k] = q(t)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func (w *writer) file(path string) File { return File{Path: path, Content: []byte(w.String())} }
