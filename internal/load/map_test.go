package load

import (
	"strings"
	"testing"
	"testing/fstest"
)

// mapSite is the base site with a map of that text.
func mapSite(t testing.TB, geo string) fstest.MapFS {
	site := baseSite(t)
	settings := string(site["data/site.yaml"].Data) + "map: {file: data/map.geojson, approval: 北S(2023)001号}\n"
	site["data/site.yaml"] = &fstest.MapFile{Data: []byte(settings), Mode: 0o644}
	site["data/map.geojson"] = &fstest.MapFile{Data: []byte(geo), Mode: 0o644}
	return site
}

// county is a feature of a ring with that many points.
func county(name string, points int) string {
	return `{"type": "Feature", "properties": {"name": "` + name + `"}, "geometry": {"type": "Polygon", "coordinates": [[` +
		strings.Repeat("[1,2],", points-1) + `[1,2]]]}}`
}

func collection(features ...string) string {
	return `{"type": "FeatureCollection", "features": [` + strings.Join(features, ",\n") + `]}`
}

// TestMapBounds holds the limits of a map on both sides.
func TestMapBounds(t *testing.T) {
	rest := []string{county("西湖", 4), county("南岭县", 4)}
	whole := collection(append(rest, county("东河县", 4))...)
	for _, c := range []struct{ name, geo, want string }{
		{"most points", collection(append(rest, county("东河县", maxPoints-8))...), ""},
		{"one point more", collection(append(rest, county("东河县", maxPoints-7))...),
			"data/map.geojson: 错误[too-large]: 地图有 200001 个点，最多 200000 个；把界线简化后再用。\n"},
		{"largest file", whole + strings.Repeat(" ", maxMap-len(whole)), ""},
		{"one byte more", whole + strings.Repeat(" ", maxMap-len(whole)+1),
			"data/map.geojson: 错误[too-large]: 文件超过了 8 MB 的上限；把界线简化后再用。\n"},
		{"empty", "", "data/map.geojson:1:1: 错误[json-syntax]: 这里不是正确的 JSON，或者文件不完整；从制图软件重新导出 GeoJSON。\n"},
		{"a number beyond all bounds", strings.Replace(whole, "[1,2]", "[1e999,2]", 1),
			"data/map.geojson:1:44: 错误[bad-shape]: 第 1 个图形的坐标不是 Polygon 的写法；在制图软件中改正后重新导出，坐标用经纬度。\n"},
		{"ten thousand brackets", strings.Repeat("[", 10_001),
			"data/map.geojson:1:10001: 错误[json-syntax]: 这里不是正确的 JSON，或者文件不完整；从制图软件重新导出 GeoJSON。\n"},
	} {
		if got := messages(t, mapSite(t, c.geo)); got != c.want {
			t.Errorf("%s: Site() =\n%.300s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestMapCutOff cuts a map off after each byte: nothing may panic, and something is said.
func TestMapCutOff(t *testing.T) {
	geo := collection(county("东河县", 4), county("西湖", 4), county("南岭县", 4))
	if got := messages(t, mapSite(t, geo)); got != "" {
		t.Fatalf("Site() complains:\n%s", got)
	}
	for size := range len(geo) {
		if got := messages(t, mapSite(t, geo[:size])); !strings.HasPrefix(got, "data/map.geojson") {
			t.Errorf("Site() of the first %d bytes = %q, want a complaint", size, got)
		}
	}
}

func FuzzMap(f *testing.F) {
	f.Add([]byte(collection(county("东河县", 4), county("西湖", 4))))
	f.Add([]byte(`{"features": [{"type": "Feature", "id": 1, "geometry": {"type": "MultiPolygon", "coordinates": [[[]]]}}, null, 3]}`))
	f.Fuzz(func(t *testing.T, geo []byte) { messages(t, mapSite(t, string(geo))) })
}
