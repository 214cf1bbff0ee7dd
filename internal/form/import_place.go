package form

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"bulletin/internal/diag"
)

func comparePos(a, b diag.Pos) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

// lineWord is a place in a report as messages name it.
func lineWord(p diag.Pos) string {
	if p.Line == 0 {
		return ""
	}
	return fmt.Sprintf("第%d行", p.Line)
}

// keyBefore is the key in front of a value.
var keyBefore = regexp.MustCompile(`([a-z][a-z0-9_-]*): *$`)

// key is the key of the value at a place in a report that was spliced.
func (t *attempt) key(pos diag.Pos) string {
	for _, m := range t.months {
		if m.name != pos.File {
			continue
		}
		lines := bytes.Split(m.after, []byte("\n"))
		if pos.Line < 1 || pos.Line > len(lines) {
			return ""
		}
		line := lines[pos.Line-1]
		end := 0
		for col := 1; col < pos.Col && end < len(line); col++ {
			_, size := utf8.DecodeRune(line[end:])
			end += size
		}
		if m := keyBefore.FindSubmatch(line[:end]); m != nil {
			return string(m[1])
		}
	}
	return ""
}

// input is what a cell says under a key, or where the cell begins.
func (c *cell) input(key string) Input {
	in := c.Value
	switch key {
	case "status":
		in = c.Status
	case "yoy":
		in = c.YoY
	case "rank":
		in = c.Rank
	case "rank_of":
		in = c.RankOf
	case "note":
		in = c.Note
	case "source":
		in = c.Source
	}
	for _, p := range c.Parts {
		if p.Part.ID == key {
			in = p.Value
		}
	}
	if !in.Said() {
		in.At = placeOf(c.Entry)
	}
	return in
}
