package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// geoReader reads a GeoJSON FeatureCollection of polygons (RFC 7946).
type geoReader struct {
	l       *loader
	file    string
	text    []byte
	shapes  []model.Shape
	seen    map[*model.Region]int // the number of each region's feature
	names   map[string]*model.Region
	told    cursor // of the last complaint
	points  int
	partial bool // a shape could not be read: nothing is said about missing ones
}

// feature is what is read of a GeoJSON feature.
type feature struct {
	Type       string
	ID         any
	Properties map[string]any
	Geometry   *struct {
		Type        string
		Coordinates json.RawMessage
	}
}

// whole stands for the file as a whole in place of one of its bytes.
const whole = -1

// errorf complains about a byte of the file.
func (g *geoReader) errorf(at int, code, fix, format string, args ...any) {
	pos := diag.Pos{File: g.file}
	if at != whole {
		pos = g.told.to(g.file, g.text, at)
	}
	g.l.diags.Error(pos, code, fix, format, args...)
}

// export is what to do with a file that is none of ours.
const export = "从制图软件重新导出 GeoJSON"

func (g *geoReader) read() {
	// The decoder below does not count the bytes that it has skipped: its mistakes have no place.
	var all json.RawMessage
	var syntax *json.SyntaxError
	if err := json.Unmarshal(g.text, &all); errors.As(err, &syntax) {
		g.partial = true
		g.errorf(max(int(syntax.Offset)-1, 0), "json-syntax", export, "这里不是正确的 JSON，或者文件不完整")
		return
	}
	d := json.NewDecoder(bytes.NewReader(g.text))
	if found, err := g.collection(d); err != nil || !found {
		g.partial = true
		g.errorf(g.start(d.InputOffset()), "wrong-type", export, "地图文件应是 GeoJSON 的 FeatureCollection")
	}
}

var errOther = errors.New("another kind of value")

// collection reads the object that holds the features; found is false where it is no FeatureCollection.
func (g *geoReader) collection(d *json.Decoder) (found bool, err error) {
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		return false, errOther
	}
	kind := ""
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return false, err
		}
		switch key {
		case "type":
			err = d.Decode(&kind)
		case "features":
			found = true
			err = g.features(d)
		default:
			var other json.RawMessage
			err = d.Decode(&other)
		}
		if err != nil {
			return false, err
		}
	}
	return found && kind == "FeatureCollection", nil
}

// features reads the list of features; err is about the file's form.
func (g *geoReader) features(d *json.Decoder) error {
	start, err := d.Token()
	if err != nil {
		return err
	}
	if start != json.Delim('[') {
		return errOther
	}
	for number := 1; d.More(); number++ {
		at := g.start(d.InputOffset())
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		g.feature(raw, number, at)
	}
	_, err = d.Token()
	return err
}

// start is where the next value begins.
func (g *geoReader) start(offset int64) int {
	at := int(offset)
	for at < len(g.text)-1 && strings.IndexByte(" \t\n,:", g.text[at]) >= 0 {
		at++
	}
	return min(at, len(g.text)-1)
}

func (g *geoReader) feature(raw []byte, number int, at int) {
	var f feature
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&f); err != nil || f.Type != "Feature" {
		g.partial = true
		g.errorf(at, "wrong-type", export, "第 %d 个图形不是 GeoJSON 的 Feature", number)
		return
	}
	region := g.region(&f, number, at)
	if f.Geometry == nil {
		g.partial = true
		g.errorf(at, "wrong-type", "补画图形，或删去这一项", "第 %d 个图形没有 geometry", number)
		return
	}
	polygons, fault := geometry(f.Geometry.Type, f.Geometry.Coordinates)
	if fault != "" {
		g.partial = true
		g.errorf(at, "bad-shape", "在制图软件中改正后重新导出，坐标用经纬度", "第 %d 个图形%s", number, fault)
		return
	}
	for _, rings := range polygons {
		for _, ring := range rings {
			g.points += len(ring)
		}
	}
	if region != nil {
		g.shapes = append(g.shapes, model.Shape{Region: region, Polygons: polygons})
	}
}

// region finds whose shape f is, by its id, code or name; nil after a complaint.
func (g *geoReader) region(f *feature, number int, at int) *model.Region {
	said := ""
	for _, v := range []any{f.Properties["id"], f.ID, f.Properties["code"], f.Properties["name"]} {
		text := strings.TrimSpace(textOf(v))
		if text == "" {
			continue
		}
		said = text
		region := g.named(text)
		if region == nil {
			continue
		}
		if before, twice := g.seen[region]; twice {
			g.errorf(at, "duplicate-id", "合并成一个 MultiPolygon，或删去一个", "第 %d 个图形和第 %d 个都是“%s”", number, before, region.ID)
			return nil
		}
		g.seen[region] = number
		return region
	}
	switch {
	case said == "":
		g.errorf(at, "unknown-region", "在 properties 中写上 id、code 或 name", "第 %d 个图形没有写明是哪个地区", number)
	case !g.l.regions.partial:
		g.errorf(at, "unknown-region", "改成 data/regions.yaml 中的编号、代码或名称，或删去这个图形", "第 %d 个图形是“%s”，没有这个地区", number, shown(said))
	}
	return nil
}

// textOf is a property's text: a string, or a number as codes are often written.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// named is the region with that id, code, name or short name, or nil.
func (g *geoReader) named(text string) *model.Region {
	if g.names == nil {
		g.names = map[string]*model.Region{}
		for _, r := range g.l.site.Regions {
			for _, name := range []string{r.ID, r.Name, r.Short, r.Code} {
				if g.names[name] == nil {
					g.names[name] = r
				}
			}
		}
	}
	return g.names[text]
}

// geometry reads the polygons of a geometry, or says what is wrong with it.
func geometry(kind string, raw []byte) (polygons [][][][2]float64, fault string) {
	var points [][][][]float64
	switch kind {
	case "MultiPolygon":
		if json.Unmarshal(raw, &points) != nil {
			return nil, "的坐标不是 MultiPolygon 的写法"
		}
	case "Polygon":
		points = make([][][][]float64, 1)
		if json.Unmarshal(raw, &points[0]) != nil {
			return nil, "的坐标不是 Polygon 的写法"
		}
	default:
		return nil, fmt.Sprintf("是“%s”，应是 Polygon 或 MultiPolygon", shown(kind))
	}
	if len(points) == 0 {
		return nil, "没有坐标"
	}
	for _, rings := range points {
		if len(rings) == 0 {
			return nil, "没有坐标"
		}
		polygon := make([][][2]float64, 0, len(rings))
		for _, r := range rings {
			closed, fault := ring(r)
			if fault != "" {
				return nil, fault
			}
			polygon = append(polygon, closed)
		}
		polygons = append(polygons, polygon)
	}
	return polygons, ""
}

// ring reads a closed line of at least four places; a height beside longitude and latitude is dropped.
func ring(points [][]float64) (out [][2]float64, fault string) {
	if len(points) < 4 {
		return nil, fmt.Sprintf("有一圈界线只有 %d 个点，至少要 4 个", len(points))
	}
	for _, p := range points {
		if len(p) < 2 || len(p) > 3 {
			return nil, "有一个点不是 [经度, 纬度]"
		}
		if p[0] < -180 || p[0] > 180 || p[1] < -90 || p[1] > 90 {
			return nil, fmt.Sprintf("的坐标 [%s, %s] 不是经纬度", degrees(p[0]), degrees(p[1]))
		}
		out = append(out, [2]float64{p[0], p[1]})
	}
	if out[0] != out[len(out)-1] {
		return nil, "有一圈界线首尾不相接"
	}
	return out, ""
}

func degrees(d float64) string { return strconv.FormatFloat(d, 'f', -1, 64) }
