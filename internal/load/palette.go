package load

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// defaultPalette makes the states darker the more attention they need, so that greyscale keeps the order.
var defaultPalette = model.Palette{
	Accent: "#a61b1b", Ink: "#1c1c1c", Secondary: "#5c5c5c", Rule: "#c9c9c9",
	ThisYear: "#1f3a5f", LastYear: "#8095ab",
	Over:      model.StateColours{Fill: "#ffffff", Text: "#0b5345", Line: "#0b5345"},
	OnPace:    model.StateColours{Fill: "#eef4f3", Text: "#1f5f59", Line: "#1f5f59"},
	Behind:    model.StateColours{Fill: "#f6dfb8", Text: "#6b3600", Line: "#6b3600"},
	FarBehind: model.StateColours{Fill: "#d9796a", Text: "#2a0a08", Line: "#2a0a08"},
	Zero:      model.StateColours{Fill: "#6d1222", Text: "#ffffff", Line: "#6d1222"},
	Gap:       model.StateColours{Fill: "#ffffff", Text: "#5c5c5c", Line: "#c9c9c9"},
}

func (r *reader) palette(s *model.Site) func(value) {
	p := &s.Palette
	colour := func(key string, dst *model.Colour) func(value) {
		read := r.colour(dst)
		return func(v value) {
			if read(v); !r.sketching() {
				if s.Chosen == nil {
					s.Chosen = map[string]diag.Pos{}
				}
				s.Chosen[key] = r.pos(v.Node)
			}
		}
	}
	state := func(c *model.StateColours) func(value) {
		return func(v value) {
			r.mapping(v.Node, v.key+" ", []field{
				{"fill", false, "底色", colour(v.key+".fill", &c.Fill)},
				{"text", false, "文字颜色", colour(v.key+".text", &c.Text)},
				{"line", false, "线的颜色", colour(v.key+".line", &c.Line)},
			})
		}
	}
	return func(v value) {
		r.mapping(v.Node, "palette ", []field{
			{"accent", false, "主色", colour("accent", &p.Accent)},
			{"ink", false, "正文颜色", colour("ink", &p.Ink)},
			{"secondary", false, "次要文字颜色", colour("secondary", &p.Secondary)},
			{"rule", false, "线的颜色", colour("rule", &p.Rule)},
			{"this_year", false, "今年的颜色", colour("this_year", &p.ThisYear)},
			{"last_year", false, "去年的颜色", colour("last_year", &p.LastYear)},
			{"over", false, "超序时的颜色", state(&p.Over)},
			{"on_pace", false, "达序时的颜色", state(&p.OnPace)},
			{"behind", false, "落后的颜色", state(&p.Behind)},
			{"far_behind", false, "滞后的颜色", state(&p.FarBehind)},
			{"zero", false, "未破零的颜色", state(&p.Zero)},
			{"gap", false, "没有数的颜色", state(&p.Gap)},
		})
	}
}
