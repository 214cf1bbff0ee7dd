package render

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
	"bulletin/internal/page"
)

// longestRunning is how many characters of a title a running head takes: with the issuer it fits on two lines.
const longestRunning = 40

// running are the words of running heads on paper, which margin boxes of the style sheet can only take from a style
// sheet: of an edition the issuer, title and issue, what has to stand on every page of paper, and what stands below those that have
// no foot.
func (h *html) running(site *model.Site, e *model.Edition, code string) {
	sample := ""
	if site.Sample {
		sample = "示例数据，不得引用"
	}
	h.raw(":root { --sample: ")
	h.cssString(sample)
	h.raw("; --caution: ")
	h.cssString(strings.Trim(shortened(site.Marking)+"　"+sample, "　"))
	h.raw("; --running: ")
	h.cssString(Running(site, e))
	h.raw("; --revision: ")
	h.cssString(page.Revision(e, code))
	h.raw("; }\n")
}

// Running is what heads of pages say on paper: the issuer, the title and, of an edition, its issue.
func Running(site *model.Site, e *model.Edition) string {
	if e == nil {
		return shortened(site.Issuer) + "　" + shortened(site.Title)
	}
	words := shortened(e.Issuer) + "　" + shortened(e.Title) + "（" + shortened(e.Label) + "）"
	if e.Issue != "" {
		words += "　" + shortened(e.Issue)
	}
	return words
}

// cssString appends s as a string of a style sheet: quotes, backslashes, controls and what could end a style element
// are written as code points.
func (h *html) cssString(s string) {
	h.raw(`"`)
	for _, r := range s {
		switch {
		case r < ' ' || r == '"' || r == '\\' || r == '<' || r == '>' || r == '&' || r == 0x7f:
			h.raw(fmt.Sprintf("\\%06x", r))
		default:
			h.b = utf8.AppendRune(h.b, r)
		}
	}
	h.raw(`"`)
}

func shortened(s string) string {
	if r := []rune(s); len(r) > longestRunning {
		return string(r[:longestRunning-1]) + "…"
	}
	return s
}
