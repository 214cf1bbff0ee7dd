package chart

import (
	"strings"

	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// Chart is one chart of a page.
type Chart struct {
	ID       string // a JavaScript identifier, unique within a page: c_months_jishu_hetong
	Kind     string // a name of Kinds
	Title    string // the finding in words
	Subtitle string // measure, unit, period and source
	Desc     string // the finding and its numbers, for a screen reader

	Width, Height int // pixels; the live chart is as wide as its container and exactly as high
	MinWidth      int // of that container: in a narrower one labels collide, and the picture should stay

	spec spec
}

// spec is what a kind of chart draws.
type spec interface {
	draw(*svg.Writer)
	option(*option)
	plot() *frame
}

// id makes the chart's name of its kind and the ids of what it shows. Ids hold no capital letter and no
// underscore, so AT keeps two different lists apart.
func id(kind string, of ...string) string {
	return "c_" + kind + "_" + strings.ReplaceAll(strings.Join(of, "_AT_"), "-", "_")
}

// Picture appends the chart as one <svg> element of a page. Its description does not repeat the title, which is read before it.
func (c *Chart) Picture(dst []byte) []byte {
	w := &svg.Writer{Buf: dst}
	w.Start("svg")
	w.Attr("class", "picture")
	w.Attr("viewBox", viewBox(c.Width, c.Height))
	w.Num("width", float64(c.Width))
	w.Num("height", float64(c.Height))
	w.Attr("role", "img")
	w.Attr("aria-labelledby", c.ID+"_t "+c.ID+"_d")
	w.Num("font-size", labelSize)
	w.Attr("fill", c.spec.plot().ink)
	w.Close()
	w.Start("title")
	w.Attr("id", c.ID+"_t")
	w.Content("title", c.Title)
	w.Start("desc")
	w.Attr("id", c.ID+"_d")
	w.Content("desc", strings.TrimPrefix(c.Desc, c.Title+"。"))
	w.Start("rect") // a browser that forces pages dark leaves drawings as they are: what is dark would stand on dark
	w.Attr("class", "ground")
	w.Num("width", float64(c.Width))
	w.Num("height", float64(c.Height))
	w.Attr("fill", c.spec.plot().paper)
	w.Empty()
	c.spec.draw(w)
	w.End("svg")
	return w.Buf
}

// viewBox is parted by commas, which take no quotation marks in HTML.
func viewBox(width, height int) string {
	b := append(make([]byte, 0, 24), "0,0,"...)
	b = append(svg.AppendNumber(b, float64(width)), ',')
	return string(svg.AppendNumber(b, float64(height)))
}

// look is every colour of a chart.
type look struct {
	paper, ink, secondary, rule string
	thisYear, lastYear, accent  string
}

func newLook(p *model.Palette) look {
	return look{
		paper: "#ffffff", ink: string(p.Ink), secondary: string(p.Secondary), rule: string(p.Rule),
		thisYear: string(p.ThisYear), lastYear: string(p.LastYear), accent: string(p.Accent),
	}
}
