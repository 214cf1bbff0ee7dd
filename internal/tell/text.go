package tell

import (
	"bufio"
	"io"
	"io/fs"
	"strings"

	"bulletin/internal/diag"
)

// Look is how diagnostics are written for people.
type Look struct {
	Excerpts bool // with the line and a mark under the place
	Colour   bool // by the escape sequences that terminals know
	Wide     bool // as of [Cells]
}

// mostExcerpts is how many diagnostics come with their lines: hundreds are read as a list.
const mostExcerpts = 20

// Text writes diagnostics one below the other. Lines come from files; what cannot be read, or has changed meanwhile, goes without.
func Text(out io.Writer, list []diag.Diagnostic, files fs.FS, look Look) error {
	w := bufio.NewWriter(out)
	rows := reader{files: files}
	told := 0
	for k := range list {
		d := &list[k]
		w.WriteString(look.head(d) + "\n")
		if !look.Excerpts || d.Line == 0 || told == mostExcerpts {
			continue
		}
		row, ok := rows.row(d.File, d.Line)
		if !ok {
			continue
		}
		told++
		line, mark := Excerpt(d, row, look.Wide)
		w.WriteString(look.paint(dim, line) + "\n")
		if mark != "" {
			w.WriteString(look.paint(severityColour(d), mark) + "\n")
		}
	}
	return w.Flush() // which says what any write said
}

// The colours, as terminals know them.
const (
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	dim    = "\x1b[2m"
	plain  = "\x1b[0m"
)

func severityColour(d *diag.Diagnostic) string {
	if d.Severity == diag.Error {
		return red
	}
	return yellow
}

func (l Look) paint(colour, text string) string {
	if !l.Colour {
		return text
	}
	return colour + text + plain
}

// head is the message itself.
func (l Look) head(d *diag.Diagnostic) string {
	text := Safe(d.String())
	if !l.Colour {
		return text
	}
	label := d.Severity.String() + "[" + d.Code + "]"
	return strings.Replace(text, label, l.paint(severityColour(d), label), 1)
}

// reader reads lines of files, the last file only once.
type reader struct {
	files fs.FS
	name  string
	lines []string
}

// mostBytes is how much of a file is read for its lines.
const mostBytes = 8 << 20

func (r *reader) row(name string, line int) (string, bool) {
	if r.files == nil || !fs.ValidPath(name) {
		return "", false
	}
	if name != r.name {
		r.name, r.lines = name, nil
		if file, err := r.files.Open(name); err == nil {
			text, err := io.ReadAll(io.LimitReader(file, mostBytes))
			file.Close()
			if err == nil {
				r.lines = strings.Split(strings.TrimPrefix(string(text), "\uFEFF"), "\n")
			}
		}
	}
	if line < 1 || line > len(r.lines) {
		return "", false
	}
	return r.lines[line-1], true
}
