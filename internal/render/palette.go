package render

import "bulletin/internal/model"

// PaletteName is how layouts name the style sheet with the site's colours.
const PaletteName = "assets/palette.css"

// Palette is the style sheet that gives the others the site's colours and, for the pages of an edition, which may be nil, the words of its
// running heads and its 核验码, which may be empty. Each edition has its own, so that a later one changes nothing of it.
func Palette(site *model.Site, e *model.Edition, code string) []byte {
	h, p := &html{}, &site.Palette
	h.raw("/* The site's colours, from data/site.yaml. */\n:root {\n")
	for _, c := range []struct {
		name   string
		colour model.Colour
	}{
		{"accent", p.Accent}, {"ink", p.Ink}, {"secondary", p.Secondary}, {"rule", p.Rule},
		{"rule-faint", p.Rule.Faint()}, {"this-year", p.ThisYear}, {"last-year", p.LastYear},
	} {
		h.raw("  --" + c.name + ": " + string(c.colour) + ";\n")
	}
	for _, s := range []struct {
		name    string
		colours model.StateColours
	}{
		{"over", p.Over}, {"on-pace", p.OnPace}, {"behind", p.Behind},
		{"far-behind", p.FarBehind}, {"zero", p.Zero}, {"gap", p.Gap},
	} {
		h.raw("  --" + s.name + "-fill: " + string(s.colours.Fill) + ";\n")
		h.raw("  --" + s.name + "-text: " + string(s.colours.Text) + ";\n")
		h.raw("  --" + s.name + "-line: " + string(s.colours.Line) + ";\n")
	}
	h.raw("}\n")
	h.running(site, e, code)
	return h.b
}
