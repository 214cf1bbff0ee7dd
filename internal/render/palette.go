package render

import (
	"strconv"

	"bulletin/internal/model"
)

// PalettePath is where the style sheet with the site's colours stands.
const PalettePath = "assets/palette.css"

// Palette is the style sheet that gives the other one its colours.
func Palette(p *model.Palette) []byte {
	h := &html{}
	h.raw("/* The site's colours, from data/site.yaml. */\n:root {\n")
	for _, c := range []struct {
		name   string
		colour model.Colour
	}{
		{"accent", p.Accent}, {"ink", p.Ink}, {"secondary", p.Secondary}, {"rule", p.Rule},
		{"rule-faint", faint(p.Rule)}, {"this-year", p.ThisYear}, {"last-year", p.LastYear},
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
	return h.b
}

// faint is half way from c to white.
func faint(c model.Colour) model.Colour {
	n, err := strconv.ParseUint(string(c[1:]), 16, 32)
	if err != nil {
		return c // the loader has checked the form; a colour that slipped through stays as it is
	}
	mixed := uint64(0)
	for shift := 16; shift >= 0; shift -= 8 {
		mixed = mixed<<8 | ((n>>shift&0xff)+0xff)/2
	}
	s := strconv.FormatUint(mixed|1<<24, 16)
	return model.Colour("#" + s[1:])
}
