package chart

import (
	"slices"
	"strings"
)

type (
	// rich are the styles of parts of texts, which begin with their names: {a|…}.
	rich      map[string]*richStyle
	richStyle struct {
		Color      string  `json:"color,omitempty"`
		FontSize   float64 `json:"fontSize,omitempty"`
		FontWeight string  `json:"fontWeight,omitempty"`
		LineHeight float64 `json:"lineHeight,omitempty"`
		Width      float64 `json:"width,omitempty"`
		Align      string  `json:"align,omitempty"`
	}
	// inks are the colours of several texts of one series or axis, beside the usual one.
	inks struct {
		usual string
		all   []richStyle
		rich  rich
	}
)

// in is a text in a colour, which may be bold.
func (s *inks) in(ink, text string, weight ...string) string {
	style := richStyle{FontWeight: strings.Join(weight, "")}
	if ink != s.usual {
		style.Color = ink
	}
	if style == (richStyle{}) || text == "" {
		return text
	}
	k := slices.Index(s.all, style)
	if k < 0 {
		k = len(s.all)
		s.all = append(s.all, style)
	}
	name := string(rune('a' + k))
	if s.rich == nil {
		s.rich = rich{}
	}
	s.rich[name] = &style
	return "{" + name + "|" + text + "}"
}
