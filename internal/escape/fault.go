package escape

import (
	"fmt"
	"strings"
)

// Faults are what an oracle has against a surface.
type Faults []string

func (f *Faults) add(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if len(text) > 600 {
		text = text[:600] + "…"
	}
	*f = append(*f, text)
}

// Seen are the fields and payloads that turned up on a surface.
type Seen map[Marked]bool

func (s Seen) in(text string) bool {
	any := false
	marks(text, func(m Marked, _ int) { s[m], any = true, true })
	return any
}

// Payload is what a mark's payload says: without it nothing can be held against what was written.
type Wrote func(m Marked) string

// twice finds escapes that nobody wrote: signs that stand for others in a text that is to be read.
func twice(text string, wrote Wrote, faults *Faults) {
	marks(text, func(m Marked, at int) {
		said := wrote(m)
		near := text[max(0, at-len(said)-40):min(len(text), at+len(said)+40)]
		for _, sign := range []string{"&amp;", "&lt;", "&gt;", "&quot;", "&#34;", "&#39;", "&#43;", `\u003c`, `\u0026`, "%3C", "_x003C_", "_x000D_"} {
			if strings.Contains(near, sign) && !strings.Contains(said, sign) && !strings.Contains(text, said) {
				faults.add("%q is written as %q", said, near)
			}
		}
	})
}
