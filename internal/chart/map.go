package chart

import (
	"math"
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// Boundaries are a site's own reviewed shapes of its regions.
type Boundaries struct {
	Number string // 审图号, printed under the map: GS(2022)1234号
	Shapes []Shape
}

// Shape is one region's ground: polygons of rings of longitude and latitude in degrees, the outer ring first.
type Shape struct {
	Region   *model.Region
	Polygons [][][][2]float64
}

// ground is a map: shapes in pixels with a state each, labels within them or on paper over them.
type ground struct {
	frame
	name   string // under which the live chart knows the shapes
	lands  []land
	lines  []string // below the map: regions without a shape, the number
	mapped rect     // around all shapes
}

// land is one region's shape, in pixels at the design width.
type land struct {
	area
	rings [][][][2]float64 // polygons of rings
	fill  string
	ink   string
	label [2]float64 // its middle
	text  []string
	boxed bool // the label is wider than the shape and stands on paper
}

// The sizes of maps, in pixels: as wide as the narrowest container takes.
const (
	mapWidth   = 500
	mapHeight  = 440
	mapMargin  = 8
	mapLeading = 16
	nearest    = 0.4 // points of a boundary that are nearer to each other are one: less than a printer draws
	hatchStep  = 5
	mostBeyond = 2  // times its shape's width that a label on paper may take
	landName   = 78 // the widest name: six characters
)

// Map draws the state of i in each region on the site's boundaries; where i is nil, how many indicators are behind.
// Regions without a shape are named below it, and so is the number of the review. It is nil without shapes or a
// number and where nobody takes part.
func Map(v *analysis.View, i *model.Indicator, b *Boundaries) *Chart {
	if b == nil || b.Number == "" || len(b.Shapes) == 0 {
		return nil
	}
	spec := &ground{name: areasID("map", i)}
	spec.look = newLook(&v.Site.Palette)
	areas := spec.addLands(v, i, b)
	title := areasTitle(v, i, areas)
	if title == "" {
		return nil
	}
	spec.project(b)
	spec.placeLabels()
	spec.addLines(v, i, b)
	return newChart(spec, Chart{
		ID: spec.name, Kind: "map", Title: title,
		Subtitle: areasMeasure(v, i) + " · " + periodWord(v) + " · " + areasSource(i) + " · 审图号：" + b.Number,
		Desc:     title + "。" + areasDesc(v, areas),
	})
}

// addLands takes the regions' states; it returns those of all regions, with a shape and without.
func (c *ground) addLands(v *analysis.View, i *model.Indicator, b *Boundaries) []area {
	for _, s := range b.Shapes {
		l := land{area: areaOf(v, i, s.Region)}
		l.fill, l.ink = string(l.colour.Fill), inkOn(l.colour, l.cell.State, c.ink)
		if l.gap {
			l.fill = c.paper
		}
		value := l.shape + l.value
		switch {
		case l.gap:
			value = l.word
		case l.brief != "" && svg.Width(value, labelSize) > landName:
			value = l.shape + l.brief
		}
		l.text = []string{svg.Fit(plain(s.Region.Short), labelSize, landName), svg.Fit(plain(value), labelSize, landName)}
		c.lands = append(c.lands, l)
	}
	areas := make([]area, 0, len(v.Site.Regions))
	for _, r := range v.Site.Regions[1:] {
		areas = append(areas, areaOf(v, i, r))
	}
	return areas
}

// project lays degrees out in pixels: equirectangular, a degree of longitude shortened by the cosine of the middle
// latitude, north at the top.
func (c *ground) project(b *Boundaries) {
	lo, hi := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, s := range b.Shapes {
		for _, p := range points(s.Polygons) {
			for k := range 2 {
				lo[k], hi[k] = min(lo[k], p[k]), max(hi[k], p[k])
			}
		}
	}
	shrink := svg.Cos((lo[1] + hi[1]) / 2 * math.Pi / 180)
	wide, high := max(1e-9, (hi[0]-lo[0])*shrink), max(1e-9, hi[1]-lo[1])
	scale := min(mapWidth/wide, mapHeight/high)
	c.width, c.top = fullWidth, mapMargin
	west := (c.width - float64(wide*scale)) / 2
	place := func(p [2]float64) [2]float64 {
		return [2]float64{
			svg.Tenth(west + float64(float64((p[0]-lo[0])*shrink)*scale)), svg.Tenth(c.top + float64((hi[1]-p[1])*scale)),
		}
	}
	c.mapped = rect{c.width, c.top + mapHeight, 0, 0}
	for k, s := range b.Shapes {
		for _, polygon := range s.Polygons {
			var rings [][][2]float64
			for _, ring := range polygon {
				rings = append(rings, thinned(ring, place))
			}
			c.lands[k].rings = append(c.lands[k].rings, rings)
		}
		for _, p := range points(c.lands[k].rings) {
			c.mapped = rect{min(c.mapped.x0, p[0]), min(c.mapped.y0, p[1]), max(c.mapped.x1, p[0]), max(c.mapped.y1, p[1])}
		}
	}
}

// points are all points of some polygons.
func points(polygons [][][][2]float64) [][2]float64 {
	var out [][2]float64
	for _, rings := range polygons {
		for _, ring := range rings {
			out = append(out, ring...)
		}
	}
	return out
}

// thinned is a ring in pixels without its last point, which is the first again, and without points that cannot be
// told from those before them; a ring too small to be seen keeps its points.
func thinned(ring [][2]float64, place func([2]float64) [2]float64) [][2]float64 {
	var out, all [][2]float64
	for _, p := range ring {
		q := place(p)
		all = append(all, q)
		if n := len(out); n == 0 || math.Abs(q[0]-out[n-1][0])+math.Abs(q[1]-out[n-1][1]) > nearest {
			out = append(out, q)
		}
	}
	if n := len(out); n > 1 && out[0] == out[n-1] {
		out = out[:n-1]
	}
	if len(out) < 3 {
		return all[:len(all)-1]
	}
	return out
}

// placeLabels gives each label the widest place of its shape, the largest shapes first; one that would lie over
// another is left out, and the tip has it.
func (c *ground) placeLabels() {
	order := make([]int, len(c.lands))
	rooms := make([]float64, len(c.lands))
	for k := range c.lands {
		order[k] = k
		c.lands[k].label, rooms[k] = c.lands[k].middle()
	}
	slices.SortStableFunc(order, func(a, b int) int { return sign(rooms[b] - rooms[a]) })
	var taken []rect
	for _, k := range order {
		l := &c.lands[k]
		for ; len(l.text) > 0; l.text = l.text[:len(l.text)-1] {
			box := l.box()
			l.boxed = !l.holds(box)
			if c.inside(box) && !slices.ContainsFunc(taken, box.overlaps) && (!l.boxed || box.x1-box.x0 < mostBeyond*rooms[k]) {
				taken = append(taken, box)
				break
			}
		}
	}
}

// inside reports whether a box lies in the narrowest container, above the lines below the map.
func (c *ground) inside(b rect) bool {
	aside := float64((c.width - c.narrow()) / 2)
	return b.x0 >= aside && b.x1 <= c.width-aside && b.y0 >= 0 && b.y1 <= c.mapped.y1+mapMargin
}

// box is where the label stands.
func (l *land) box() rect {
	wide := 0.0
	for _, t := range l.text {
		wide = max(wide, svg.Width(t, labelSize)+2)
	}
	toSide, toTop := float64(wide/2), float64(float64(mapLeading*len(l.text))/2)
	return rect{l.label[0] - toSide, l.label[1] - toTop, l.label[0] + toSide, l.label[1] + toTop}
}

// holds reports whether the shape lies under all of a box, as far as its top, middle and bottom tell.
func (l *land) holds(b rect) bool {
	for _, y := range []float64{b.y0, (b.y0 + b.y1) / 2, b.y1} {
		within := false
		for _, s := range l.spans(y) {
			within = within || s[0] <= b.x0 && b.x1 <= s[1]
		}
		if !within {
			return false
		}
	}
	return true
}

// middle is the place for a label: of the heights through a shape the one where it is widest, those near the
// middle first. room is the width there.
func (l *land) middle() (at [2]float64, room float64) {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range points(l.rings) {
		lo, hi = min(lo, p[1]), max(hi, p[1])
	}
	best := 0.0
	for k := 1; k < 16; k++ {
		part := float64(float64(k) / 16)
		y := lo + float64((hi-lo)*part) + 0.03
		for _, s := range l.spans(y) {
			weight := (s[1] - s[0]) * (1 - math.Abs(part-0.5))
			if weight > best {
				best, room = weight, s[1]-s[0]
				at = [2]float64{svg.Tenth((s[0] + s[1]) / 2), svg.Tenth(y)}
			}
		}
	}
	return at, room
}

// spans are where a height runs through the shape, from the left.
func (l *land) spans(y float64) [][2]float64 { return spansAt(l.rings, y, 0, 1) }

// spansAt are the stretches of the line u·x + v·y = at that lie within polygons, by the coordinate along it: for
// u = 0 by x. Holes are left out, because each edge of a ring turns inside to outside.
func spansAt(polygons [][][][2]float64, at, u, v float64) [][2]float64 {
	var cuts []float64
	for _, rings := range polygons {
		for _, ring := range rings {
			for k, p := range ring {
				q := ring[(k+1)%len(ring)]
				d, e := float64(u*p[0])+float64(v*p[1])-at, float64(u*q[0])+float64(v*q[1])-at
				if (d < 0) == (e < 0) {
					continue
				}
				s, t := float64(v*p[0])-float64(u*p[1]), float64(v*q[0])-float64(u*q[1])
				cuts = append(cuts, s+float64((t-s)*(d/(d-e))))
			}
		}
	}
	slices.Sort(cuts)
	var out [][2]float64
	for k := 0; k+1 < len(cuts); k += 2 {
		out = append(out, [2]float64{cuts[k], cuts[k+1]})
	}
	return out
}

// addLines names the regions without a shape and the number of the review.
func (c *ground) addLines(v *analysis.View, i *model.Indicator, b *Boundaries) {
	for _, r := range v.Site.Regions[1:] {
		if slices.ContainsFunc(b.Shapes, func(s Shape) bool { return s.Region == r }) {
			continue
		}
		a := areaOf(v, i, r)
		text := r.Short + " " + a.value + " " + a.word
		if a.gap {
			text = r.Short + " " + a.word
		}
		c.lines = append(c.lines, svg.Fit(plain(text), labelSize, mapWidth))
	}
	if n := len(c.lines); n > mostBeside {
		c.lines = append(c.lines[:mostBeside:mostBeside], leftOut(n-mostBeside, v.Site.Words))
	}
	c.lines = append(c.lines, svg.Fit(plain("审图号："+b.Number), labelSize, mapWidth))
	c.height = ceil(c.mapped.y1) + mapMargin + float64(mapLeading*len(c.lines)) + 4
}

// mostBeside is how many regions without a shape are named.
const mostBeside = 12

// lineAt is the middle of line k below the map.
func (c *ground) lineAt(k int) float64 {
	return ceil(c.mapped.y1) + mapMargin + float64(mapLeading*float64(k)) + mapLeading/2
}
