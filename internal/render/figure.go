package render

import (
	"strconv"

	"bulletin/internal/chart"
	"bulletin/internal/page"
)

// appendChart writes a figure: the finding, the picture, and the option that the live chart is made of.
func appendChart(dst []byte, c *chart.Chart) (_ []byte, err error) {
	h := &html{b: dst}
	h.raw(`<figure class="chart` + widthClass(c.Width) + `" id="f-`)
	h.text(c.ID)
	h.raw(`"><figcaption><b>`)
	h.text(c.Title)
	h.raw("</b><span>")
	h.text(c.Subtitle)
	h.raw("</span></figcaption>\n")
	if c.HasPhone() {
		h.raw(`<div class="phone" hidden aria-hidden="true">`)
		h.b = c.PhonePicture(h.b)
		h.raw("</div>")
	}
	h.raw(`<div class="picture">`)
	h.b = c.Picture(h.b)
	h.raw(`</div><div class="live" data-option="o-`)
	h.text(c.ID)
	h.raw(`" data-height="`)
	h.raw(strconv.Itoa(c.Height))
	if c.Width < phoneless {
		h.raw(`" data-least="`)
		h.raw(strconv.Itoa(c.MinWidth))
	}
	h.raw(`" hidden></div></figure>` + "\n" + `<script type="application/json" id="o-`)
	h.text(c.ID)
	h.raw(`">`)
	h.b, err = c.AppendOption(h.b) // encoding/json escapes <, > and &
	h.raw("</script>\n")
	return h.b, err
}

// phoneless is the width of charts that are scaled on narrow screens: where labels of the live one would collide, bulletin.js
// leaves the picture.
const phoneless = 480

// widthClass tells charts that take more, or less, than a column of text.
func widthClass(width int) string {
	switch {
	case width > 720:
		return " wide"
	case width < phoneless:
		return " slim"
	}
	return ""
}

// appendContents writes the lists of links beside a page.
func appendContents(dst []byte, sections []page.Section) []byte {
	h := &html{b: dst}
	for _, s := range sections {
		h.raw("<h2>")
		h.text(s.Title)
		h.raw("</h2>\n<ul>")
		for _, l := range s.Links {
			h.raw("<li><a")
			h.attr("href", l.Href)
			if l.Current {
				h.raw(` aria-current="page"`)
			}
			h.raw(">")
			h.text(l.Text)
			h.raw("</a></li>")
		}
		h.raw("</ul>\n")
	}
	return h.b
}
