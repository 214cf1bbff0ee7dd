package check

import (
	"fmt"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Text is read at 4.5 : 1 and marks are seen at 3 : 1 (WCAG 2), in colours and in grey.
const (
	leastText = 4.5
	leastMark = 3
)

// faintColour: a colour of the site's own that can hardly be told from what it stands on, or beside.
func faintColour(r *review) {
	p := &r.site.Palette
	const white = model.Colour("#ffffff")
	look := func(least float64, what string, a, b model.Colour, keys ...string) {
		got := model.Contrast(a, b)
		if got == 0 || got >= least {
			return
		}
		for _, key := range keys {
			if at, ok := r.site.Chosen[key]; ok {
				r.Warning(at, "faint-colour", fmt.Sprintf("把深浅拉开，对比度至少%v", least), "%s不清楚：%s 和 %s 的对比度是%.1f", what, a, b, got)
				return
			}
		}
	}
	look(leastText, "白底上的正文", p.Ink, white, "ink")
	look(leastText, "白底上的次要文字", p.Secondary, white, "secondary")
	look(leastText, "白底上的主色文字", p.Accent, white, "accent")
	look(leastText, "浅线底色上的次要文字", p.Secondary, p.Rule.Faint(), "secondary", "rule")
	look(leastMark, "浅线底色上的今年条形", p.ThisYear, p.Rule.Faint(), "this_year", "rule")
	look(leastMark, "白底上的今年曲线", p.ThisYear, white, "this_year")
	look(leastMark, "白底上的去年曲线", p.LastYear, white, "last_year")
	look(leastMark, "今年和去年的区别", p.ThisYear, p.LastYear, "this_year", "last_year")
	for _, s := range []struct {
		key, word string
		of        *model.StateColours
	}{
		{"over", format.StateWord(analysis.Over), &p.Over}, {"on_pace", format.StateWord(analysis.OnPace), &p.OnPace},
		{"behind", format.StateWord(analysis.Behind), &p.Behind}, {"far_behind", format.StateWord(analysis.FarBehind), &p.FarBehind},
		{"zero", format.StateWord(analysis.AtZero), &p.Zero}, {"gap", "没有数", &p.Gap},
	} {
		look(leastText, "“"+s.word+"”底色上的字", s.of.Text, s.of.Fill, s.key+".text", s.key+".fill")
		if s.key != "gap" { // it is hatched
			look(leastMark, "白底上“"+s.word+"”的线", s.of.Line, white, s.key+".line")
		}
	}
}
