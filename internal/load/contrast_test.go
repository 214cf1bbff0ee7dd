package load

import (
	"math"
	"strconv"
	"testing"

	"bulletin/internal/model"
)

// greys are the ways in which colours become grey, each giving a relative luminance of 0 to 1: as light (WCAG 2, and grey
// screens), and as printers and photocopiers weigh the coded parts (Rec. 601).
var greys = map[string]func(red, green, blue float64) float64{
	"by light": func(r, g, b float64) float64 { return .2126*linear(r) + .7152*linear(g) + .0722*linear(b) },
	"by code":  func(r, g, b float64) float64 { return linear(.299*r + .587*g + .114*b) },
}

// linear is the light of a coded part of a colour, both 0 to 1.
func linear(part float64) float64 {
	if part <= .04045 {
		return part / 12.92
	}
	return math.Pow((part+.055)/1.055, 2.4)
}

func luminance(t *testing.T, c model.Colour, grey func(r, g, b float64) float64) float64 {
	t.Helper()
	n, err := strconv.ParseUint(string(c[1:]), 16, 24)
	if err != nil {
		t.Fatal(err)
	}
	part := func(shift int) float64 { return float64(n>>shift&0xff) / 255 }
	return grey(part(16), part(8), part(0))
}

// TestGreyContrast measures the colours that sites have by default on a grey screen and on a grey print: text against what it
// stands on is at least 4.5:1, marks 3:1, and each state is darker than the one that needs less attention.
func TestGreyContrast(t *testing.T) {
	p := &defaultPalette
	const paper = model.Colour("#ffffff")
	for name, grey := range greys {
		ratio := func(a, b model.Colour) float64 {
			x, y := luminance(t, a, grey), luminance(t, b, grey)
			return (max(x, y) + .05) / (min(x, y) + .05)
		}
		atLeast := func(least float64, what string, a, b model.Colour) {
			t.Helper()
			got := ratio(a, b)
			t.Logf("%s: %s: %.1f", name, what, got)
			if got < least {
				t.Errorf("%s: %s: %s on %s is %.2f:1, want %.1f:1", name, what, a, b, got, least)
			}
		}
		for what, c := range map[string]model.Colour{"text": p.Ink, "secondary text": p.Secondary, "accent": p.Accent} {
			atLeast(4.5, what, c, paper)
		}
		atLeast(4.5, "white on the accent", paper, p.Accent)
		atLeast(4.5, "text of a level that is short", p.Secondary, p.Rule.Faint())
		atLeast(3, "bar on its ground", p.ThisYear, p.Rule.Faint())
		atLeast(3, "line of this year", p.ThisYear, paper)
		atLeast(3, "line of last year", p.LastYear, paper)
		atLeast(3, "this year beside last year", p.ThisYear, p.LastYear)
		states := []struct {
			name string
			of   model.StateColours
		}{{"over", p.Over}, {"on pace", p.OnPace}, {"behind", p.Behind}, {"far behind", p.FarBehind}, {"zero", p.Zero}}
		for k, s := range states {
			atLeast(4.5, "text of "+s.name, s.of.Text, s.of.Fill)
			atLeast(3, "line of "+s.name, s.of.Line, paper)
			if k > 0 && luminance(t, s.of.Fill, grey) > luminance(t, states[k-1].of.Fill, grey)-.04 {
				t.Errorf("%s: %s is hardly darker than %s", name, s.name, states[k-1].name)
			}
		}
		atLeast(4.5, "text of a gap", p.Gap.Text, p.Gap.Fill)
	}
}
