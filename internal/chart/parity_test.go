package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// reader reads an option as ECharts does, as far as the charts use it: it knows nothing of specifications.
type reader struct {
	option                   map[string]any
	width, height            float64
	left, right, top, bottom float64
	base                     map[float64]float64 // where stacked bars begin
	out                      []shape
}

// fromOption lists the shapes of an option in a container of a width.
func fromOption(t *testing.T, c *Chart, width float64) []shape {
	t.Helper()
	b, err := c.Option()
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{width: width, height: float64(c.Height), option: themed(t, b)}
	grid := r.option["grid"].(map[string]any)
	r.left, r.right, r.top, r.bottom = number64(grid["left"]), number64(grid["right"]), number64(grid["top"]), number64(grid["bottom"])
	r.axes("xAxis", "yAxis")
	r.axes("yAxis", "xAxis")
	for _, s := range r.option["series"].([]any) {
		r.series(s.(map[string]any))
	}
	return r.out
}

func number64(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case string:
		n, _ := strconv.ParseFloat(v, 64)
		return n
	}
	return 0
}

func at(m any, path ...string) any {
	for _, key := range path {
		object, ok := m.(map[string]any)
		if !ok {
			return nil
		}
		m = object[key]
	}
	return m
}

func word(m any, path ...string) string {
	s, _ := at(m, path...).(string)
	return s
}

func (r *reader) axis(name string, k int) map[string]any {
	return r.option[name].([]any)[k].(map[string]any)
}

// px is the place of a value on an axis, in pixels.
func (r *reader) px(name string, v float64) float64 {
	a := r.axis(name, 0)
	from, to := r.left, r.width-r.right
	if name == "yAxis" {
		from, to = r.height-r.bottom, r.top
	}
	if a["type"] == "category" {
		if a["inverse"] == true {
			from, to = to, from
		}
		return from + (to-from)*(v+0.5)/float64(len(a["data"].([]any)))
	}
	lo, hi := number64(a["min"]), number64(a["max"])
	return from + (to-from)*(v-lo)/(hi-lo)
}

// axes reads the lines and the labels of axes.
func (r *reader) axes(name, other string) {
	for k := range r.option[name].([]any) {
		a := r.axis(name, k)
		if a["show"] == false {
			continue
		}
		covered := r.axisLine(name, other, a)
		if a["type"] == "category" {
			r.categories(name, a)
			continue
		}
		for _, v := range r.ticks(a, a["axisTick"]) {
			if l := r.across(name, v); at(a, "splitLine", "show") == true && (covered == nil || math.Abs(r.px(name, v)-*covered) > 0.01) {
				l.stroke = word(a, "splitLine", "lineStyle", "color")
				r.out = append(r.out, l)
			}
		}
		r.numbers(name, a)
	}
}

// ticks are the values at which an axis has ticks or labels.
func (r *reader) ticks(a map[string]any, part any) []float64 {
	if at(part, "customValues") != nil {
		return customs(part)
	}
	if at(a, "axisLabel", "customValues") != nil { // the script of the page puts them there
		return customs(a["axisLabel"])
	}
	var out []float64
	lo, hi, step := number64(a["min"]), number64(a["max"]), number64(a["interval"])
	for k := 0; step > 0 && lo+float64(step*float64(k)) <= hi+step/1e6; k++ {
		out = append(out, lo+float64(step*float64(k)))
	}
	return out
}

func customs(part any) []float64 {
	list, _ := at(part, "customValues").([]any)
	if list == nil {
		return nil
	}
	out := make([]float64, len(list))
	for k := range list {
		out[k] = list[k].(float64)
	}
	return out
}

// across is a line across the plot at a value of an axis.
func (r *reader) across(name string, v float64) shape {
	p := r.px(name, v)
	if name == "yAxis" {
		return shape{kind: "line", x: r.left, y: p, x2: r.width - r.right, y2: p}
	}
	return shape{kind: "line", x: p, y: r.top, x2: p, y2: r.height - r.bottom}
}

// lineAt is where the line of an axis stands on the other: at zero, or at the end; ok is false where it has none.
func (r *reader) lineAt(name, other string, a map[string]any) (p float64, ok bool) {
	if a["show"] == false || at(a, "axisLine", "show") != true {
		return 0, false
	}
	if o := r.axis(other, 0); at(a, "axisLine", "onZero") != false && o["type"] == "value" {
		lo, hi := number64(o["min"]), number64(o["max"])
		if lo <= 0 && hi >= 0 {
			return r.px(other, 0), true
		}
	}
	if name == "xAxis" {
		return r.height - r.bottom, true
	}
	return r.left, true
}

// axisLine reads the line of an axis, and returns where the line of the other one covers a gridline of this one.
func (r *reader) axisLine(name, other string, a map[string]any) (covered *float64) {
	if p, ok := r.lineAt(name, other, a); ok {
		l := shape{kind: "line", x: r.left, y: p, x2: r.width - r.right, y2: p}
		if name == "yAxis" {
			l = shape{kind: "line", x: p, y: r.top, x2: p, y2: r.height - r.bottom}
		}
		l.stroke = word(a, "axisLine", "lineStyle", "color")
		r.out = append(r.out, l)
	}
	if p, ok := r.lineAt(other, name, r.axis(other, 0)); ok {
		return &p
	}
	return nil
}

// numbers reads the labels of an axis of values, as the script of the page makes them.
func (r *reader) numbers(name string, a map[string]any) {
	label := a["axisLabel"]
	texts, _ := at(label, "texts").([]any)
	form := word(label, "formatter")
	if form == "" {
		form = "{value}"
	}
	if at(label, "show") == false {
		return
	}
	digits, told := 0, customs(label)
	if told == nil {
		told = []float64{number64(a["min"]), number64(a["interval"])}
	}
	for _, v := range told {
		_, part, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
		digits = max(digits, len(part))
	}
	for k, v := range r.ticks(a, label) {
		s := shape{kind: "text", text: strings.ReplaceAll(form, "{value}", number(v, digits)), fill: word(label, "color"), size: number64(at(label, "fontSize"))}
		if texts != nil {
			s.text = texts[k].(string)
		}
		margin := number64(at(label, "margin"))
		if s.x, s.y, s.anchor = r.left-margin, r.px(name, v), "end"; name == "xAxis" {
			s.x, s.y, s.anchor = r.px(name, v), r.height-r.bottom+margin+s.size/2, "middle"
		}
		r.out = append(r.out, s)
	}
}

// categories reads the names on an axis of categories.
func (r *reader) categories(name string, a map[string]any) {
	if at(a, "axisLabel", "show") == false {
		return
	}
	shown := customs(a["axisLabel"])
	for i, d := range a["data"].([]any) {
		text, style := fmt.Sprint(d), any(nil)
		if object, ok := d.(map[string]any); ok {
			text, style = word(object, "value"), object["textStyle"]
		}
		if len(shown) == 0 || slices.Contains(shown, float64(i)) {
			r.name(name, a, float64(i), text, style)
		}
	}
}

func (r *reader) name(axis string, a map[string]any, i float64, text string, style any) {
	if text == "" {
		return
	}
	label := a["axisLabel"]
	margin := number64(at(label, "margin"))
	s := shape{kind: "text", fill: word(label, "color"), size: number64(at(label, "fontSize")), bold: word(style, "fontWeight") == "bold"}
	if c := word(style, "color"); c != "" {
		s.fill = c
	}
	if name, own, ok := styled(text); ok {
		text, s.fill = own, word(label, "rich", name, "color")
	}
	lines := strings.Split(text, "\n")
	for k, line := range lines {
		s.text = plain(line)
		switch {
		case axis == "xAxis" && a["position"] == "top":
			s.x, s.y, s.anchor = r.px(axis, i), r.top-margin-(float64(len(lines)-k)-0.5)*number64(at(label, "lineHeight")), "middle"
		case axis == "xAxis":
			s.x, s.y, s.anchor = r.px(axis, i), r.height-r.bottom+margin+number64(at(label, "lineHeight"))/2, "middle"
		case a["position"] == "right":
			s.x, s.y, s.anchor = r.width-r.right+margin, r.px(axis, i)+stack(k, len(lines), label), "start"
		default:
			s.x, s.y, s.anchor = r.left-margin, r.px(axis, i)+stack(k, len(lines), label), "end"
		}
		r.out = append(r.out, s)
	}
}

// styled is a text with the name of a style: {a|…}.
func styled(text string) (name, own string, ok bool) {
	text, open := strings.CutPrefix(text, "{")
	text, closed := strings.CutSuffix(text, "}")
	name, own, ok = strings.Cut(text, "|")
	return name, own, open && closed && ok
}

// stack is how far line k of n is from the middle of a text.
func stack(k, n int, label any) float64 {
	return (float64(k) - float64(n-1)/2) * number64(at(label, "lineHeight"))
}

func (r *reader) series(s map[string]any) {
	data, _ := s["data"].([]any)
	r.markLines(s["markLine"])
	switch s["type"] {
	case "bar":
		if s["stack"] == nil && !r.oneBarGap() {
			r.out = append(r.out, shape{kind: "bars of several series that do not share their places"})
		}
		r.bars(s, data)
	case "line":
		r.line(s, data)
	case "boxplot":
		r.boxes(s, data)
	case "map":
		r.lands(s, data)
	case "heatmap":
		r.heat(s, data)
	case "scatter":
		for _, d := range data {
			r.point(s, d)
		}
	}
}

func (r *reader) bars(s map[string]any, data []any) {
	wide := number64(s["barWidth"])
	base := map[float64]float64{} // of a stack of one transparent bar and a visible one, by row
	if s["stack"] != nil && word(s, "color") == "transparent" {
		for _, d := range data {
			base[number64(d.([]any)[1])] = number64(d.([]any)[0])
		}
		r.base = base
		return
	} else if s["stack"] != nil {
		base = r.base
	}
	for _, d := range data {
		v, row := number64(d.([]any)[0]), number64(d.([]any)[1])
		if v == 0 {
			continue
		}
		from, to := r.px("xAxis", base[row]+min(0, v)), r.px("xAxis", base[row]+max(0, v))
		bar := shape{kind: "rect", x: from, y: r.px("yAxis", row) - wide/2, x2: to - from, y2: wide,
			fill: word(s, "itemStyle", "color"), stroke: word(s, "itemStyle", "borderColor")}
		if bar.stroke != "" {
			bar.x, bar.y, bar.x2, bar.y2 = bar.x+0.5, bar.y+0.5, bar.x2-1, bar.y2-1
		}
		r.out = append(r.out, bar)
	}
}

func (r *reader) line(s map[string]any, data []any) {
	style := s["lineStyle"]
	curve := shape{kind: "curve", stroke: word(s, "color"), size: number64(at(style, "width"))}
	_, curve.dash = at(style, "type").([]any)
	op := "M"
	for k, d := range data {
		v, ok := valueOf(d).(float64)
		if !ok {
			op = "M"
			continue
		}
		x, y := r.px("xAxis", float64(k)), r.px("yAxis", v)
		curve.text += fmt.Sprintf("%s%.1f %.1f", op, x, y)
		op = "L"
		symbol := word(s, "symbol")
		if own := word(d, "symbol"); own != "" {
			symbol = own
		}
		if s["showSymbol"] == true && symbol == "circle" {
			r.out = append(r.out, shape{kind: "dot", x: x, y: y, x2: number64(s["symbolSize"]), fill: word(s, "color")})
		}
	}
	r.out = append(r.out, curve)
}

func (r *reader) boxes(s map[string]any, data []any) {
	stroke := word(s, "itemStyle", "borderColor")
	wide := number64(s["boxWidth"].([]any)[0])
	for k, d := range data {
		if d == "-" { // no box in this row
			continue
		}
		var v [5]float64
		for n, q := range at(d, "value").([]any) {
			v[n] = r.px("xAxis", q.(float64))
		}
		y := r.px("yAxis", float64(k))
		r.out = append(r.out,
			shape{kind: "line", x: v[0], y: y, x2: v[4], y2: y, stroke: stroke},
			shape{kind: "rect", x: v[1] + 0.5, y: y - wide/2 + 0.5, x2: v[3] - v[1] - 1, y2: wide - 1, fill: word(s, "itemStyle", "color"), stroke: stroke},
			shape{kind: "line", x: v[2], y: y - wide/2, x2: v[2], y2: y + wide/2, stroke: stroke})
	}
}

// oneBarGap reports whether a series of bars says that all share their places, or there is but one.
func (r *reader) oneBarGap() bool {
	n := 0
	for _, s := range r.option["series"].([]any) {
		if word(s, "type") == "bar" {
			n++
		}
		if word(s, "barGap") == "-100%" {
			return true
		}
	}
	return n == 1
}

// valueOf is the value of a datum.
func valueOf(d any) any {
	if object, ok := d.(map[string]any); ok {
		return object["value"]
	}
	return d
}

// point reads a datum of a scatter series: its symbol and its label.
func (r *reader) point(s map[string]any, d any) {
	v, ok := valueOf(d).([]any)
	if !ok {
		return
	}
	x, y := r.px("xAxis", number64(v[0])), r.px("yAxis", number64(v[1]))
	fill, stroke := word(s, "color"), word(s, "itemStyle", "borderColor")
	if c := word(s, "itemStyle", "color"); c != "" {
		fill = c
	}
	if c := word(d, "itemStyle", "color"); c != "" {
		fill = c
	}
	if offset, ok := s["symbolOffset"].([]any); ok {
		x, y = x+number64(offset[0]), y+number64(offset[1])
	}
	switch symbol := word(s, "symbol"); {
	case strings.HasPrefix(symbol, "path://"):
		r.out = append(r.out, shape{kind: "symbol", x: x, y: y, text: strings.TrimPrefix(symbol, "path://"), fill: fill})
	case fill != "transparent" || stroke != "":
		r.out = append(r.out, shape{kind: "dot", x: x, y: y, x2: number64(s["symbolSize"]), fill: fill, stroke: stroke})
	}
	r.label(s, d, x, y)
}

func (r *reader) label(s map[string]any, d any, x, y float64) {
	get := func(key string) any {
		if v := at(d, "label", key); v != nil {
			return v
		}
		return at(s, "label", key)
	}
	text, _ := get("formatter").(string)
	if v, ok := valueOf(d).([]any); ok && text == third && len(v) > 2 {
		text = fmt.Sprint(v[2])
	}
	if get("show") != true || strings.TrimSpace(text) == "" {
		return
	}
	l := shape{kind: "text", text: text, x: x, y: y, size: number64(get("fontSize")), bold: get("fontWeight") == "bold"}
	l.fill, _ = get("color").(string)
	if name, own, ok := styled(text); ok {
		l.text, l.bold = own, word(s, "label", "rich", name, "fontWeight") == "bold"
		if c := word(s, "label", "rich", name, "color"); c != "" {
			l.fill = c
		}
	}
	distance := number64(get("distance"))
	if pad, ok := get("padding").([]any); ok && get("position") != "inside" {
		distance += number64(pad[1])
	}
	if size, ok := s["symbolSize"].([]any); ok {
		distance += number64(size[0]) / 2
	}
	switch get("position") {
	case "right":
		l.x, l.anchor = x+distance, "start"
	case "left":
		l.x, l.anchor = x-distance, "end"
	case "inside":
		l.anchor = "middle"
	}
	if offset, ok := get("offset").([]any); ok {
		l.x, l.y = l.x+number64(offset[0]), l.y+number64(offset[1])
	}
	r.out = append(r.out, l)
}

// markLines reads lines across the plot and lines between two points.
func (r *reader) markLines(m any) {
	data, _ := at(m, "data").([]any)
	for _, d := range data {
		l := shape{kind: "line"}
		var horizontal bool
		first := d
		switch ends := d.(type) {
		case []any:
			first = ends[0]
			if v := at(ends[0], "xAxis"); v != nil {
				l.x, l.y, l.y2 = r.px("xAxis", number64(v)), number64(at(ends[0], "y")), number64(at(ends[1], "y"))
				l.x2 = r.px("xAxis", number64(at(ends[1], "xAxis")))
				break
			}
			a, b := at(ends[0], "coord").([]any), at(ends[1], "coord").([]any)
			l.x, l.y = r.px("xAxis", number64(a[0])), r.px("yAxis", number64(a[1]))
			l.x2, l.y2 = r.px("xAxis", number64(b[0])), r.px("yAxis", number64(b[1]))
			if l.x > l.x2 {
				l.x, l.x2 = l.x2, l.x
			}
		case map[string]any:
			horizontal = true
			l = r.across("yAxis", number64(ends["yAxis"]))
		}
		l.stroke = word(m, "lineStyle", "color")
		if own := word(first, "lineStyle", "color"); own != "" {
			l.stroke = own
		}
		_, l.dash = at(first, "lineStyle", "type").([]any)
		d = first
		if l.stroke != "transparent" {
			r.out = append(r.out, l)
		}
		r.markLabel(m, d, l, horizontal)
	}
}

func (r *reader) markLabel(m, d any, l shape, horizontal bool) {
	text := word(d, "label", "formatter")
	if text == "" || at(m, "label", "show") == false {
		return
	}
	distance := number64(at(d, "label", "distance"))
	if distance == 0 {
		distance = number64(at(m, "label", "distance"))
	}
	s := shape{kind: "text", text: text, fill: word(m, "label", "color"), size: number64(at(m, "label", "fontSize"))}
	switch {
	case horizontal:
		s.x, s.y, s.anchor = l.x-distance, l.y, "end"
	case (word(m, "label", "position") == "start") == (r.axis("yAxis", 0)["inverse"] == true):
		// the upper end: an axis that is not inverse runs from below
		s.x, s.y, s.anchor = l.x, l.y-distance-s.size/2, "middle"
	default:
		s.x, s.y, s.anchor = l.x, l.y2+distance+s.size/2, "middle"
	}
	r.out = append(r.out, s)
}

func TestPictureAndOptionAgree(t *testing.T) {
	for name, c := range caseCharts() {
		t.Run(name, func(t *testing.T) {
			if c == nil {
				t.Fatal("no chart")
			}
			p, o := fromPicture(t, c.Picture(nil)), fromOption(t, c, float64(c.Width))
			onlyPicture, onlyOption := differences(p, o)
			for _, s := range onlyPicture {
				t.Errorf("only in the picture: %v", s)
			}
			for _, s := range onlyOption {
				t.Errorf("only in the option:  %v", s)
			}
			if len(p) < 4 {
				t.Errorf("%d shapes in the picture", len(p))
			}
		})
	}
}
