package chart

import (
	"testing"

	"bulletin/internal/svg"
)

// textBoxes are the boxes of a picture's texts by the program's own measure; bold text is wider.
func textBoxes(t *testing.T, c *Chart) (boxes []rect, texts []string) {
	for _, s := range fromPicture(t, c.Picture(nil)) {
		if s.kind != "text" {
			continue
		}
		wide := svg.Width(s.text, s.size)
		x := s.x
		switch s.anchor {
		case "middle":
			x -= wide / 2
		case "end":
			x -= wide
		}
		boxes = append(boxes, rect{x, s.y - s.size/2, x + wide, s.y + s.size/2})
		texts = append(texts, s.text)
	}
	return boxes, texts
}

func TestLabelsDoNotCollide(t *testing.T) {
	for name, c := range caseCharts() {
		t.Run(name, func(t *testing.T) {
			boxes, texts := textBoxes(t, c)
			for i, a := range boxes {
				const slack = 0.5
				if a.x0 < -slack || a.y0 < -slack || a.x1 > float64(c.Width)+slack || a.y1 > float64(c.Height)+slack {
					t.Errorf("%q leaves the picture: %v of %d × %d", texts[i], a, c.Width, c.Height)
				}
				for k, b := range boxes[:i] {
					if a.overlaps(b) {
						t.Errorf("%q %v and %q %v overlap", texts[i], a, texts[k], b)
					}
				}
			}
		})
	}
}
