package chart

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// lands reads a map, which ECharts fits into its layout's square by the box around all shapes.
func (r *reader) lands(s map[string]any, data []any) {
	features := at(r.option["maps"].([]any)[0], "geoJSON", "features").([]any)
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	each(features, func(_ int, x, y float64) {
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	})
	scale := number64(s["layoutSize"]) / max(x1-x0, y1-y0)
	centre := number64(s["layoutCenter"].([]any)[1])
	place := func(x, y float64) (float64, float64) {
		return r.width/2 + (x-(x0+x1)/2)*scale, centre - (y-(y0+y1)/2)*scale
	}
	for k, f := range features {
		d := data[k]
		if word(d, "name") != word(f, "properties", "tip") {
			r.out = append(r.out, shape{kind: "a map's item that names no shape"})
		}
		path, ring := "", -1
		each(features[k:k+1], func(n int, x, y float64) {
			op := "L"
			if n != ring {
				op, ring = "M", n
			}
			x, y = place(x, y)
			path += fmt.Sprintf("%s%.1f %.1f", op, x, y)
		})
		r.out = append(r.out, shape{kind: "curve", text: path, fill: word(d, "itemStyle", "areaColor"), stroke: word(s, "itemStyle", "borderColor")})
		cp := at(f, "properties", "cp").([]any)
		x, y := place(number64(cp[0]), number64(cp[1]))
		lines := strings.Split(word(d, "label", "formatter"), "\n")
		for n, text := range lines {
			if text != "" {
				r.out = append(r.out, shape{kind: "text", text: text, x: x, y: y + stack(n, len(lines), at(s, "label")), anchor: "middle",
					size: number64(at(s, "label", "fontSize")), fill: word(d, "label", "color")})
			}
		}
	}
}

// each visits the points of shapes but the last of each ring, which is its first.
func each(features []any, visit func(ring int, x, y float64)) {
	n := 0
	for _, f := range features {
		for _, polygon := range at(f, "geometry", "coordinates").([]any) {
			for _, ring := range polygon.([]any) {
				points := ring.([]any)
				for _, p := range points[:len(points)-1] {
					visit(n, number64(p.([]any)[0]), number64(p.([]any)[1]))
				}
				n++
			}
		}
	}
}

// heat reads cells; one of the colour of paper is not seen, and a border of it is a gap.
func (r *reader) heat(s map[string]any, data []any) {
	wide := r.px("xAxis", 1) - r.px("xAxis", 0)
	high := r.px("yAxis", 1) - r.px("yAxis", 0)
	if n := len(r.axis("xAxis", 0)["data"].([]any)); n == 1 {
		wide = r.width - r.left - r.right
	}
	for _, d := range data {
		at0 := valueOf(d).([]any)
		x, y := r.px("xAxis", number64(at0[0])), r.px("yAxis", number64(at0[1]))
		cell := shape{kind: "rect", x: x - wide/2, y: y - high/2, x2: wide, y2: high,
			fill: word(s, "itemStyle", "color"), stroke: word(s, "itemStyle", "borderColor")}
		if gap := number64(at(s, "itemStyle", "borderWidth")); cell.fill != "transparent" {
			cell.stroke = ""
			cell.x, cell.y, cell.x2, cell.y2 = cell.x+gap/2, cell.y+gap/2, cell.x2-gap, cell.y2-gap
		} else {
			cell.fill = "none"
		}
		if cell.fill != testLook.paper {
			r.out = append(r.out, cell)
		}
		r.cellLines(s["label"], at0, x, y)
	}
}

var fields = regexp.MustCompile(`\{@\[(\d+)\]\}`)

// cellLines reads the label of a cell, which is lines of rich text around its middle.
func (r *reader) cellLines(label any, d []any, x, y float64) {
	form := fields.ReplaceAllStringFunc(word(label, "formatter"), func(field string) string {
		n, _ := strconv.Atoi(fields.FindStringSubmatch(field)[1])
		if n >= len(d) {
			return ""
		}
		return fmt.Sprint(d[n])
	})
	if form == "" || at(label, "show") != true {
		return
	}
	if offset, ok := at(label, "offset").([]any); ok {
		x, y = x+number64(offset[0]), y+number64(offset[1])
	}
	lines, high := strings.Split(form, "\n"), 0.0
	styles := make([]any, len(lines))
	for k, line := range lines {
		styles[k] = label
		if name, own, ok := styled(line); ok {
			lines[k], styles[k] = own, at(label, "rich", name)
		}
		high += number64(at(styles[k], "lineHeight"))
	}
	y -= high / 2
	for k, line := range lines {
		step := number64(at(styles[k], "lineHeight"))
		s := shape{kind: "text", text: line, x: x, y: y + step/2, anchor: "middle", fill: word(label, "color"), size: number64(at(label, "fontSize"))}
		s.bold = word(label, "fontWeight") == "bold"
		if own := at(styles[k], "fontSize"); own != nil {
			s.size = number64(own)
		}
		if own := word(styles[k], "fontWeight"); own != "" {
			s.bold = own == "bold"
		}
		if word(styles[k], "align") == "right" {
			s.x += number64(at(styles[k], "width"))/2 - s.size/2
		}
		if y += step; line != "" {
			r.out = append(r.out, s)
		}
	}
}
