package chart

import (
	"testing"

	"bulletin/internal/svg"
)

// textBoxes are the boxes of texts by the program's own measure.
func textBoxes(shapes []shape) (boxes []rect, texts []string) {
	for _, s := range shapes {
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
			collisions(t, fromPicture(t, c.Picture(nil)), float64(c.Width), float64(c.Height))
		})
	}
}

func TestLabelsDoNotCollideInANarrowContainer(t *testing.T) {
	for name, c := range caseCharts() {
		t.Run(name, func(t *testing.T) {
			width := c.spec.plot().narrow()
			collisions(t, fromOption(t, c, width), width, float64(c.Height))
		})
	}
}

func collisions(t *testing.T, shapes []shape, width, height float64) {
	t.Helper()
	boxes, texts := textBoxes(shapes)
	for i, a := range boxes {
		const slack = 0.5
		if a.x0 < -slack || a.y0 < -slack || a.x1 > width+slack || a.y1 > height+slack {
			t.Errorf("%q leaves the picture: %v of %v × %v", texts[i], a, width, height)
		}
		for k, b := range boxes[:i] {
			if a.overlaps(b) {
				t.Errorf("%q %v and %q %v overlap", texts[i], a, texts[k], b)
			}
		}
	}
}
