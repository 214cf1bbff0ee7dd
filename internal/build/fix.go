package build

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/diag"
	"bulletin/internal/disk"
	"bulletin/internal/output"
)

// Edit is one change that a diagnostic offers: in a file, or of its name.
type Edit struct {
	diag.Pos
	Code     string
	Old, New string
}

// Fixes are the changes that the diagnostics of a build offer, held against the author's files. Nothing is written until Write.
type Fixes struct {
	Files []FixedFile // in the order in which they are first told
	root  string
}

// FixedFile is what changes in a file.
type FixedFile struct {
	Path  string // slash-separated, from the site's root
	To    string // where it goes, or "" where it stays
	Edits []Edit // of its text, by their places

	content []byte
}

// Places is how many changes there are.
func (f *FixedFile) Places() int {
	if f.To != "" {
		return len(f.Edits) + 1
	}
	return len(f.Edits)
}

// Fix writes into the author's files what the diagnostics of a build offer to write, and returns how many places of
// which files it changed. root is the site's folder.
func Fix(root string, diags []diag.Diagnostic) (places int, files []string, err error) {
	plan, err := PlanFixes(root, diags)
	if err != nil {
		return 0, nil, err
	}
	done, err := plan.Write()
	for k := range done {
		places, files = places+done[k].Places(), append(files, done[k].Path)
	}
	return places, files, err
}

// PlanFixes holds what diagnostics offer against the files of the site in root. A place that does not hold what the diagnostic saw is
// left alone: the file has changed since, or its YAML writes the text in another way. A file is not moved to where another one is.
func PlanFixes(root string, diags []diag.Diagnostic) (*Fixes, error) {
	plan := &Fixes{root: root}
	byFile := map[string][]Edit{}
	var files []string
	for _, d := range diags {
		if d.Old == "" || d.File == "" {
			continue
		}
		if byFile[d.File] == nil {
			files = append(files, d.File)
		}
		byFile[d.File] = append(byFile[d.File], Edit{d.Pos, d.Code, d.Old, d.New})
	}
	for _, file := range files {
		fixed, err := plan.file(file, byFile[file])
		if err != nil {
			return nil, fmt.Errorf("fix: %w", err)
		}
		if fixed.Places() > 0 {
			plan.Files = append(plan.Files, fixed)
		}
	}
	return plan, nil
}

func (p *Fixes) name(file string) string { return filepath.Join(p.root, filepath.FromSlash(file)) }

func (p *Fixes) file(file string, edits []Edit) (FixedFile, error) {
	fixed := FixedFile{Path: file}
	info, err := os.Stat(p.name(file))
	if edits[0].Line == 0 && errors.Is(err, fs.ErrNotExist) {
		return fixed, nil // a name that no message can print
	}
	if err != nil {
		return fixed, err
	}
	var inside []Edit
	for _, e := range edits {
		switch {
		case e.Line > 0 && e.Col > 0:
			inside = append(inside, e)
		case e.Line == 0 && e.Old == file && fixed.To == "" && p.free(info, e.New):
			fixed.To = e.New
		}
	}
	if len(inside) == 0 || info.IsDir() {
		return fixed, nil
	}
	content, err := disk.ReadFile(p.name(file))
	if err != nil {
		return fixed, err
	}
	lines := bytes.SplitAfter(content, []byte("\n"))
	front := frontLines(lines)
	if !strings.HasSuffix(file, ".md") {
		front = len(lines) // all of it is YAML
	}
	// From the end, so that places before are not moved.
	slices.SortFunc(inside, func(a, b Edit) int { return cmp.Or(cmp.Compare(b.Line, a.Line), cmp.Compare(b.Col, a.Col)) })
	for _, e := range inside {
		if e.Line > len(lines) || e.Line <= front && strings.Contains(e.New, "{{") && !plainItem(lines[e.Line-1], e.Col) {
			continue
		}
		if line, ok := replaced(lines[e.Line-1], e); ok {
			lines[e.Line-1] = line
			fixed.Edits = append(fixed.Edits, e)
		}
	}
	slices.Reverse(fixed.Edits)
	fixed.content = bytes.Join(lines, nil)
	return fixed, nil
}

// free reports whether a file or folder can go to a place: nothing is there, or it is there itself under a name in other case.
func (p *Fixes) free(what fs.FileInfo, to string) bool {
	if !filepath.IsLocal(filepath.FromSlash(to)) {
		return false
	}
	there, err := os.Lstat(p.name(to))
	return errors.Is(err, fs.ErrNotExist) || err == nil && os.SameFile(what, there)
}

// Write makes the changes, and returns those that it made: the texts of all files or of none, and after them one name after the other.
func (p *Fixes) Write() (done []FixedFile, err error) {
	var files []output.File
	for _, f := range p.Files {
		if len(f.Edits) > 0 {
			files = append(files, output.File{Path: p.name(f.Path), Content: f.content})
		}
	}
	if len(files) > 0 {
		if _, err := output.WriteBelow(p.root, files, true); err != nil {
			return nil, fmt.Errorf("fix: %w", err)
		}
	}
	for _, f := range p.Files {
		if f.To != "" && err == nil {
			err = p.move(f.Path, f.To)
		}
		if err != nil {
			f.To = ""
		}
		if f.Places() > 0 {
			done = append(done, f)
		}
	}
	if err != nil {
		return done, fmt.Errorf("fix: %w", err)
	}
	return done, nil
}

func (p *Fixes) move(from, to string) error {
	info, err := os.Stat(p.name(from))
	if err != nil {
		return err
	}
	if !p.free(info, to) {
		return &fs.PathError{Op: "move", Path: p.name(to), Err: fs.ErrExist}
	}
	dir := filepath.Dir(p.name(to))
	_, missing := os.Lstat(dir)
	err = disk.MkdirAll(dir, 0o777)
	if err == nil {
		err = disk.Rename(p.name(from), p.name(to))
	}
	if err != nil && missing != nil {
		disk.Remove(dir) // it is empty, if it is there
	}
	return err
}

// replaced is the line with the edit made, where it holds the text that the edit expects.
func replaced(line []byte, e Edit) ([]byte, bool) {
	at := column(line, e.Col)
	if e.Old == "\ufeff" && e.Line == 1 {
		at = 0 // no column counts it
	}
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
