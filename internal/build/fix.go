package build

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"bulletin/internal/diag"
	"bulletin/internal/output"
)

// Fix writes into the author's files what the diagnostics of a build offer to write, and returns how many places of
// which files it changed. A place that does not hold what the diagnostic saw is left alone: the file has changed
// since, or its YAML writes the text in another way. root is the site's folder.
func Fix(root string, diags []diag.Diagnostic) (places int, files []string, err error) {
	byFile := map[string][]diag.Diagnostic{}
	for _, d := range diags {
		if d.Old == "" || d.Line == 0 || d.Col == 0 {
			continue
		}
		if byFile[d.File] == nil {
			files = append(files, d.File)
		}
		byFile[d.File] = append(byFile[d.File], d)
	}
	changed := files[:0]
	for _, file := range files {
		n, err := fixFile(filepath.Join(root, filepath.FromSlash(file)), byFile[file])
		if err != nil {
			return places, changed, fmt.Errorf("fix: %w", err)
		}
		if n > 0 {
			places, changed = places+n, append(changed, file)
		}
	}
	return places, changed, nil
}

func fixFile(name string, edits []diag.Diagnostic) (int, error) {
	content, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	lines := bytes.SplitAfter(content, []byte("\n"))
	front := frontLines(lines)
	// From the end, so that places before are not moved.
	slices.SortFunc(edits, func(a, b diag.Diagnostic) int { return cmp.Or(cmp.Compare(b.Line, a.Line), cmp.Compare(b.Col, a.Col)) })
	n := 0
	for _, e := range edits {
		if e.Line > len(lines) || e.Line <= front && !plainItem(lines[e.Line-1], e.Col) {
			continue
		}
		if line, ok := replaced(lines[e.Line-1], e); ok {
			lines[e.Line-1] = line
			n++
		}
	}
	if n == 0 {
		return 0, nil
	}
	return n, output.Rewrite(name, bytes.Join(lines, nil))
}

// replaced is the line with the edit made, where it holds the text that the edit expects.
func replaced(line []byte, e diag.Diagnostic) ([]byte, bool) {
	at := column(line, e.Col)
	if !bytes.HasPrefix(line[at:], []byte(e.Old)) {
		return nil, false
	}
	return slices.Concat(line[:at], []byte(e.New), line[at+len(e.Old):]), true
}

// column is the offset of the col-th character; a byte order mark is none.
func column(line []byte, col int) int {
	at := 0
	if bytes.HasPrefix(line, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	for ; col > 1 && at < len(line); col-- {
		_, size := utf8.DecodeRune(line[at:])
		at += size
	}
	return at
}

// frontLines is the number of lines that front matter takes, its dashes included.
func frontLines(lines [][]byte) int {
	for k, line := range lines {
		dashes := string(bytes.TrimRight(line, " \t\r\n")) == "---"
		if k == 0 && !dashes {
			return 0
		}
		if k > 0 && dashes {
			return k + 1
		}
	}
	return 0
}

// plainItem reports whether col stands inside a one-line text in front matter, “- text” or “text: text”, and not at its
// beginning: there YAML would take braces for a mapping.
func plainItem(line []byte, col int) bool {
	before := bytes.TrimSpace(line[:column(line, col)])
	_, rest, ok := bytes.Cut(before, []byte(" "))
	return ok && len(rest) > 0 && !bytes.HasSuffix(before, []byte(":")) && !bytes.ContainsAny(rest[:1], "[{|>&*!")
}
