package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
)

// watched is a terminal that somebody looks at, whose clock goes on by step with every look.
func watched(step time.Duration) (*terminal, *bytes.Buffer) {
	var screen bytes.Buffer
	now := time.Unix(0, 0)
	s := &status{out: &screen, now: func() time.Time { now = now.Add(step); return now }}
	return &terminal{out: &screen, err: &screen, status: s}, &screen
}

// standing is what a terminal shows in the end: of what was written over, the last.
func standing(screen string) string {
	var lines []string
	for _, line := range strings.Split(screen, "\n") {
		var shown []string // cells
		at := 0
		for _, r := range line {
			if r == '\r' {
				at = 0
				continue
			}
			for len(shown) <= at+1 {
				shown = append(shown, "")
			}
			shown[at] = string(r)
			if at++; cells(string(r)) == 2 {
				shown[at] = ""
				at++
			}
		}
		lines = append(lines, strings.TrimRight(strings.Join(shown, ""), " "))
	}
	return strings.Join(lines, "\n")
}

// TestProgress: one line, written over, and nothing of it left beside what is printed then.
func TestProgress(t *testing.T) {
	out, screen := watched(time.Second)
	tell := out.progress("生成网页", "页")
	for k := range 3 {
		tell(k*50, 100)
	}
	if got := standing(screen.String()); got != "生成网页　100%　100/100 页" || strings.Contains(screen.String(), "\n") {
		t.Errorf("the line is %q, written as %q", got, screen)
	}
	tell(1, 100)
	if got := standing(screen.String()); got != "生成网页　1%　1/100 页" {
		t.Errorf("a shorter line leaves %q", got)
	}
	out.line("共 1 期。")
	out.failure("不行")
	if got := standing(screen.String()); got != "共 1 期。\n失败: 不行\n" {
		t.Errorf("in the end there stands %q", got)
	}
	tell(0, 0)
	if got := standing(screen.String()); got != "共 1 期。\n失败: 不行\n" {
		t.Errorf("nothing to do shows %q", got)
	}
}

// TestProgressRare: what is done at once shows nothing.
func TestProgressRare(t *testing.T) {
	out, screen := watched(time.Millisecond)
	tell := out.progress("生成网页", "页")
	for k := range 100 {
		tell(k, 100)
	}
	if screen.Len() > 0 {
		t.Errorf("shown: %q", screen)
	}
}

// TestNoProgress: nobody looks at a file or a buffer, and -q wants none.
func TestNoProgress(t *testing.T) {
	file, err := os.CreateTemp(t.TempDir(), "out")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out := &terminal{out: file, err: file, status: newStatus(file)}
	quiet, _ := watched(time.Second)
	quiet.quiet = true
	if out.progress("", "") != nil || (&terminal{status: newStatus(&bytes.Buffer{})}).progress("", "") != nil || quiet.progress("", "") != nil {
		t.Error("progress is told to nobody")
	}
}
