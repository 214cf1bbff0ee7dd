// Package diag holds every message about the author's files: where the mistake is, what is wrong
// and what to do about it.
//
// Stages put diagnostics into one [List] and go on, so that an author sees all mistakes of a build at
// once. A failure of the machine (a disk, a network share) is never a diagnostic; it is a Go error.
// The package neither prints nor exits.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Pos is a place in one of the author's files. Line and Col count from 1; Col counts characters, not
// bytes, so that it agrees with what an editor shows. Zero means unknown: a diagnostic about a
// whole file has Line 0.
type Pos struct {
	File string // slash-separated, relative to the site's root
	Line int
	Col  int
}

// String is "file:line:col", without the parts that are unknown.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Severity says whether a diagnostic stops the build.
type Severity uint8

const (
	Error   Severity = iota // the build stops after its checks and writes nothing
	Warning                 // the build goes on
)

// String is the Chinese word that is printed.
func (s Severity) String() string {
	if s == Warning {
		return "警告"
	}
	return "错误"
}

// Diagnostic is one message about the author's files.
type Diagnostic struct {
	Pos
	Severity Severity
	Code     string // stable, English, kebab-case: "unknown-region"
	Text     string // what is wrong: a Chinese sentence without its final mark
	Fix      string // what to do, or empty

	Old, New string // the text at Pos and what the program can write in its place; both empty where it cannot
}

// String is the form that is printed and that test cases record:
//
//	data/reports/2022-06.yaml:12:5: 错误[unknown-region]: 没有地区“jishuo”；是否想写“jishou”？
func (d Diagnostic) String() string {
	s := fmt.Sprintf("%s: %s[%s]: %s", d.Pos, d.Severity, d.Code, d.Text)
	if d.Fix == "" {
		return s + "。"
	}
	if strings.HasSuffix(d.Fix, "？") {
		return s + "；" + d.Fix
	}
	return s + "；" + d.Fix + "。"
}

// List collects diagnostics. Its zero value is ready, and its methods may be called from several
// goroutines at once.
type List struct {
	mu    sync.Mutex
	items []Diagnostic
}

// Add records a diagnostic.
func (l *List) Add(d Diagnostic) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.items = append(l.items, d)
}

// Error records an error. fix may be empty.
func (l *List) Error(pos Pos, code, fix, format string, args ...any) {
	l.Add(Diagnostic{Pos: pos, Severity: Error, Code: code, Text: fmt.Sprintf(format, args...), Fix: fix})
}

// Warning records a warning. fix may be empty.
func (l *List) Warning(pos Pos, code, fix, format string, args ...any) {
	l.Add(Diagnostic{Pos: pos, Severity: Warning, Code: code, Text: fmt.Sprintf(format, args...), Fix: fix})
}

// Sorted returns the diagnostics in the order of files, lines and columns, each once.
func (l *List) Sorted() []Diagnostic {
	l.mu.Lock()
	defer l.mu.Unlock()
	items := slices.Clone(l.items)
	slices.SortFunc(items, func(a, b Diagnostic) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Severity, b.Severity),
			strings.Compare(a.Code, b.Code),
			strings.Compare(a.Text, b.Text),
			strings.Compare(a.Fix, b.Fix),
		)
	})
	return slices.Compact(items)
}

// Count returns how many distinct errors and warnings there are.
func (l *List) Count() (errors, warnings int) {
	for _, d := range l.Sorted() {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// HasErrors reports whether the build must stop.
func (l *List) HasErrors() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.items, func(d Diagnostic) bool { return d.Severity == Error })
}
