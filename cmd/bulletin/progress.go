package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// Where people look at a terminal, long work tells how far it has come: one line, written over itself, gone before anything else
// is printed. Where output goes to a file or another program there is none.

// status is the line that is written over.
type status struct {
	mu    sync.Mutex
	out   io.Writer // nil: nobody looks
	shown int       // cells of the line that stands there
	last  time.Time
	now   func() time.Time
}

// tellEvery is the time between two states of the line, and before the first: what is done at once needs none.
const tellEvery = 200 * time.Millisecond

func newStatus(w io.Writer) *status {
	s := &status{now: time.Now}
	if file, ok := w.(*os.File); ok && isTerminal(file) {
		s.out = w
	}
	return s
}

// progress returns what tells how far a work has come; nil where nobody looks or wants to know. The work is in Chinese: 生成网页;
// of are its parts: 页. It may be called from several goroutines.
func (t *terminal) progress(work, of string) func(done, total int) {
	s := t.status
	if s == nil || s.out == nil || t.quiet {
		return nil
	}
	s.last = s.now()
	return func(done, total int) {
		s.mu.Lock()
		defer s.mu.Unlock()
		now := s.now()
		if total <= 0 || now.Sub(s.last) < tellEvery {
			return
		}
		s.last = now
		s.show(fmt.Sprintf("%s　%d%%　%d/%d %s", work, 100*done/total, done, total, of))
	}
}

// show puts a text in the place of the line.
func (s *status) show(text string) {
	width := cells(text)
	fmt.Fprint(s.out, "\r"+text+strings.Repeat(" ", max(s.shown-width, 0)))
	s.shown = width
}

// wipe takes the line away, so that what is printed next begins at the left on an empty line.
func (t *terminal) wipe() {
	s := t.status
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shown > 0 {
		fmt.Fprint(s.out, "\r"+strings.Repeat(" ", s.shown)+"\r")
		s.shown = 0
	}
}

// cells are how many cells a text takes on a terminal: Chinese signs and full-width ones take two.
func cells(text string) int {
	n := 0
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		if n++; r >= 0x1100 {
			n++
		}
		text = text[size:]
	}
	return n
}
