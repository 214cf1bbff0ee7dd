package chart

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// The sizes of tiles, in pixels.
const (
	tileHeight  = 58
	tileColumns = 5   // as many stand in a small chart
	tileWidth   = 110 // of one in a wide chart, at most
	tileLine    = 18
)

// Tiles draws the counties as tiles in their relative positions, which is no map, with the state of i in each;
// where i is nil, with how many indicators are behind. Regions without a tile stand in columns at the right. It is
// nil where no region has a tile or, with an indicator, where none of them takes part.
func Tiles(v *analysis.View, i *model.Indicator) *Chart {
	tiles := placeTiles(v)
	if len(tiles) == 0 {
		return nil
	}
	spec := &heat{cellHeight: tileHeight}
	spec.look = newLook(&v.Site.Palette)
	for _, t := range tiles {
		spec.cols, spec.rows = max(spec.cols, t.Column), max(spec.rows, t.Row)
	}
	spec.frameTiles()
	areas := make([]area, len(tiles))
	for k, t := range tiles {
		areas[k] = areaOf(v, i, t.region)
		spec.addTile(t, &areas[k])
	}
	title, desc := areasTitle(v, i, areas), areasDesc(v, areas)
	if title == "" {
		return nil
	}
	return newChart(spec, Chart{
		ID: areasID("tiles", i), Kind: "tiles", Title: title,
		Subtitle: "示意，非地图 · " + areasMeasure(v, i) + " · " + periodWord(v) + " · " + areasSource(i),
		Desc:     title + "。示意图，非地图。" + desc,
	})
}

// tile is a region's place in the grid.
type tile struct {
	region *model.Region
	model.Tile
}

// placeTiles brings the site's tiles to the left edge and the top, and stands what has none beside them, a column
// apart. It is empty where no region has a tile.
func placeTiles(v *analysis.View) []tile {
	var out []tile
	var without []*model.Region
	for _, r := range v.Site.Regions[1:] {
		if r.Tile == nil {
			without = append(without, r)
			continue
		}
		out = append(out, tile{r, *r.Tile})
	}
	if len(out) == 0 {
		return nil
	}
	first, last := *out[0].region.Tile, *out[0].region.Tile
	for _, t := range out {
		first = model.Tile{Column: min(first.Column, t.Column), Row: min(first.Row, t.Row)}
		last = model.Tile{Column: max(last.Column, t.Column), Row: max(last.Row, t.Row)}
	}
	rows := last.Row - first.Row + 1
	for k := range out {
		out[k].Column -= first.Column - 1
		out[k].Row -= first.Row - 1
	}
	beside := last.Column - first.Column + 1 + 2
	for k, r := range without {
		out = append(out, tile{r, model.Tile{Column: beside + k/rows, Row: 1 + k%rows}})
	}
	return out
}

// frameTiles is small for few columns.
func (c *heat) frameTiles() {
	c.left, c.right, c.top, c.bottom = 1, 1, 1, 1
	c.width = smallWidth
	if c.cols > tileColumns {
		c.width = min(fullWidth, float64(c.cols*tileWidth))
		c.least = min(c.width, fullNarrow)
	}
	c.height = c.top + float64(c.cellHeight*float64(c.rows)) + c.bottom
	c.hatch, c.hatchUp = hatching(30, 12, c.cellWidth()), 0
	c.layers = []layer{
		{id: "tile-names", at: inCells, size: nameSize, dy: -tileLine, bold: true},
		{id: "tile-values", at: inCells, size: nameSize, dy: 0},
		{id: "tile-words", at: inCells, size: labelSize, dy: tileLine},
	}
}

func (c *heat) addTile(t tile, a *area) {
	col, row := t.Column-1, t.Row-1
	wide := c.cellWidth() - 6
	cell := heatCell{col: col, row: row, fill: string(a.colour.Fill), line: outline(a.colour), tip: a.tip}
	ink := inkOn(a.colour, a.cell.State, c.ink)
	word := a.word
	if a.gap {
		cell.fill, cell.line, cell.hatched = c.paper, "", true
	}
	c.cells = append(c.cells, cell)
	c.layers[0].add(col, row, svg.Fit(plain(t.region.Short), nameSize, wide-2), ink)
	value := a.value
	if a.brief != "" && svg.Width(value, nameSize) > wide {
		value = a.brief
	}
	if svg.Width(value, nameSize) <= wide {
		c.layers[1].add(col, row, value, ink)
	}
	if svg.Width(word, labelSize) > wide {
		word = a.shape
	}
	c.layers[2].add(col, row, word, ink)
}

// area is what a tile or a shape of a map says of a region.
type area struct {
	region *model.Region
	colour model.StateColours
	gap    bool   // there is no number, and word says why
	value  string // 38.6%, 落后4项
	brief  string // of a value with a unit, where there is no room for it
	shape  string // ▼
	word   string // ▼ 滞后
	tip    string
	behind int // with all indicators together: how many are behind, and of how many
	of     int
	short  string        // what they are
	cell   analysis.Cell // with one indicator
}

func areaOf(v *analysis.View, i *model.Indicator, r *model.Region) area {
	if i == nil {
		return overall(v, r)
	}
	c := v.Cell(i, r)
	a := area{region: r, cell: c, colour: fillColours(v, c.State), tip: cellTip(r.Name, &c), shape: format.Shape(c.State), word: stateWord(&c)}
	switch {
	case c.State == analysis.NoState:
		a.gap, a.word, a.colour = true, format.StateGap(&c), v.Site.Palette.Gap
	case isLimit(i):
		a.value, a.word = amount(&c), a.shape+" "+format.LimitShort(&c)
		a.brief = format.Amount(i, c.Value.Value, i.Decimals)
	case !c.Completion.Ok(), format.ByValue(i): // a level whose target is zero, and a rate
		a.value, a.brief = amount(&c), format.Amount(i, c.Value.Value, i.Decimals)
	default:
		a.value = format.Completion(c.Completion)
	}
	return a
}

// overall counts a region's indicators behind; the colour is of none, of less than half and of half or more of those
// that are compared with time progress.
func overall(v *analysis.View, r *model.Region) area {
	t, what := v.Tally(r), overallWord(v)
	a := area{region: r, behind: t.Behind(), of: t.Paced(), short: what}
	state := analysis.Behind
	switch {
	case a.of == 0:
		a.gap, a.word, a.colour, a.shape = true, "无可比指标", v.Site.Palette.Gap, format.Dash
		a.tip = tip(r.Name, a.word)
		return a
	case a.behind == 0:
		state = analysis.OnPace
	case 2*a.behind >= a.of:
		state = analysis.FarBehind
	}
	a.colour, a.shape = colours(v, state), format.Shape(state)
	a.value = format.BehindCount(a.behind, hasLimits(v), yearEnd(v))
	a.word = a.shape + " 共" + digits(a.of) + "项"
	a.tip = tip(r.Name, digits(a.of)+"项指标中"+what+digits(a.behind)+"项")
	return a
}

// overallWord is what counts over all indicators are of.
func overallWord(v *analysis.View) string {
	return format.BehindShort(hasLimits(v), yearEnd(v))
}

// hasLimits reports whether some flows of the site are limits.
func hasLimits(v *analysis.View) bool {
	return slices.ContainsFunc(v.Site.Indicators, func(i *model.Indicator) bool { return isLimit(i) && isFlow(i) })
}

func areasID(kind string, i *model.Indicator) string {
	if i == nil {
		return "c_" + kind
	}
	return id(kind, i.ID)
}

func areasMeasure(v *analysis.View, i *model.Indicator) string {
	if i == nil {
		return format.Behind(hasLimits(v), yearEnd(v)) + "的指标项数（▽ 不到一半，▼ 一半以上）"
	}
	if isLimit(i) {
		return measureWord(i) + "及与年度控制数之差"
	}
	if format.ByValue(i) {
		return measureWord(i)
	}
	return rankingMeasure(v, i)
}

func areasSource(i *model.Indicator) string {
	if i == nil {
		return "来源：各指标主管部门"
	}
	return source(i)
}

// areasTitle is the finding; empty where nobody takes part.
func areasTitle(v *analysis.View, i *model.Indicator, areas []area) string {
	if i == nil {
		return overallTitle(v, areas)
	}
	var cells []analysis.Cell
	for k := range areas {
		if areas[k].region.Kind == model.County {
			cells = append(cells, areas[k].cell)
		}
	}
	cells = participants(cells)
	if len(cells) == 0 {
		return ""
	}
	return membersTitle(v, i, cells)
}

func overallTitle(v *analysis.View, areas []area) string {
	counties, half, none, behind := 0, 0, 0, 0
	for k := range areas {
		a := &areas[k]
		if a.region.Kind != model.County || a.of == 0 {
			continue
		}
		counties++
		behind += a.behind
		if a.behind == 0 {
			none++
		} else if 2*a.behind >= a.of {
			half++
		}
	}
	words := v.Site.Words
	text, what := format.Members(counties, words), format.Behind(hasLimits(v), yearEnd(v))
	switch {
	case counties == 0:
		return ""
	case none == counties:
		return text + "各项指标均" + format.OnPace(hasLimits(v), yearEnd(v))
	case half == counties && counties > 1:
		return text + "均有一半以上的指标" + what
	case half == counties:
		return text + "有一半以上的指标" + what
	case half > 0:
		return text + "中" + format.Some(half, words) + "有一半以上的指标" + what
	case none > 0:
		return text + "中" + format.Some(none, words) + "各项指标" + format.OnPace(hasLimits(v), yearEnd(v))
	}
	return text + "共" + digits(behind) + "项次" + what
}

func areasDesc(v *analysis.View, areas []area) string {
	return enumerate(len(areas), format.Counter(v.Site.Words), func(k int) string {
		a := &areas[k]
		switch {
		case a.gap:
			return a.region.Short + a.word
		case a.of > 0:
			return a.region.Short + digits(a.of) + "项中" + a.short + digits(a.behind) + "项"
		}
		return cellWord(a.region.Short, &a.cell)
	}) + "。"
}
