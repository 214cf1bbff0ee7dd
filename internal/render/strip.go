package render

import (
	"bulletin/internal/svg"
	"bulletin/internal/table"
)

// strip draws where a completion stands among those of the members: light dots for all of them, or a box where they are many, a
// dark dot for its own, a tick at time progress. Dots are strokes of no length, so that they stay round however wide the cell is. What
// is drawn without a text is a "spark", which documents without drawings leave out; the line that it lies on is the style sheet's.
func (h *html) strip(s *table.Strip) {
	h.raw(`<svg class="spark strip" viewBox="0,0,120,12" preserveAspectRatio="none" aria-hidden="true">`)
	if s.Tick >= 0 {
		h.raw(`<path class="strip-tick" d="M`)
		h.fixed(s.Tick)
		h.raw(` 0V12"/>`)
	}
	if o := s.Others; s.Many {
		h.raw(`<path class="strip-box" d="M`)
		h.fixed(o[0])
		h.raw(` 6H`)
		h.fixed(o[4])
		h.raw(`M`)
		h.fixed(o[1])
		h.raw(` 2H`)
		h.fixed(o[3])
		h.raw(`V10H`)
		h.fixed(o[1])
		h.raw(`zM`)
		h.fixed(o[2])
		h.raw(` 2V10"/>`)
	} else if len(o) > 0 {
		var dots svg.Path
		for _, at := range o {
			dots.Dot(at, 6)
		}
		h.raw(`<path class="strip-dots" d="`)
		h.b = append(h.b, dots.Data...)
		h.raw(`"/>`)
	}
	h.raw(`<path class="strip-own" d="M`)
	h.fixed(s.Own)
	h.raw(` 6h0"/></svg>`)
}
