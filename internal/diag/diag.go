// Package diag holds every message about the author's files: where the mistake is, what is wrong
// and what to do about it.
//
// Stages put diagnostics into one [List] and go on, so that an author sees all mistakes of a build at
// once. A failure of the machine (a disk, a network share) is never a diagnostic; it is a Go error.
// The package neither prints nor exits.
package diag

import (
	"fmt"
	"strings"
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

	Raised bool // a warning that the site's settings make an error of

	More int // how many like ones this one stands for, which a list did not keep; zero for one that stands for itself
}

// Weight is how many mistakes a diagnostic tells.
func (d *Diagnostic) Weight() int { return max(d.More, 1) }

// String is the form that is printed and that test cases record:
//
//	data/reports/2022-06.yaml:12:5: 错误[unknown-region]: 没有地区“jishuo”；是否想写“jishou”？
func (d Diagnostic) String() string {
	s := fmt.Sprintf("%s[%s]: %s", d.Severity, d.Code, d.Text)
	if d.File != "" {
		s = d.Pos.String() + ": " + s
	}
	if d.Fix == "" {
		return s + "。"
	}
	if strings.HasSuffix(d.Fix, "？") {
		return s + "；" + d.Fix
	}
	return s + "；" + d.Fix + "。"
}
