package load

import (
	"path"
	"slices"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// mapEnding is how the name of a map's file ends.
const mapEnding = ".geojson"

// maxPoints bounds what a page can draw and a reader's machine can show.
const maxPoints = 200_000

// boundaries reads which reviewed map a site has, and returns its file or "". A map may be shown to the public only
// with the number of its review (地图管理条例).
func (l *loader) boundaries(r *reader, v value) (file string) {
	m := &model.Map{}
	var at diag.Pos
	ok := r.mapping(v.Node, "map ", []field{
		{"file", true, "地图文件，如 data/map.geojson", func(v value) { r.line(&file)(v); at = r.pos(v.Node) }},
		{"approval", false, "审图号，如 湘S(2024)012号", r.approval(&m.Approval)},
	})
	if ok && m.Approval == "" && !mentioned(v.Node, "approval") {
		r.errorf(r.pos(v.Node), "missing-approval", "加上“approval: 审图号”，或删去 map，网页改用位置示意图",
			"地图没有审图号，不能公开使用")
	}
	if file == "" {
		return ""
	}
	if path.Dir(file) != "data" || !strings.HasSuffix(file, mapEnding) {
		r.errorf(at, "bad-choice", "放进 data 文件夹，写“data/map.geojson”的样子", "地图文件应在 data 文件夹中，以 .geojson 结尾，这里是“%s”", shown(file))
		return ""
	}
	if !l.files.has[file] {
		r.errorf(at, "missing-file", diag.Suggest(file, l.files.maps), "找不到地图文件“%s”", shown(file))
		return file
	}
	l.site.Map = m
	return file
}

// approval reads the number of a map's review. Its form has changed over the years and differs between provinces; a
// text without a digit is none.
func (r *reader) approval(dst *string) func(value) {
	return func(v value) {
		if r.line(dst)(v); *dst != "" && !strings.ContainsAny(*dst, "0123456789") {
			r.errorf(r.pos(v.Node), "missing-approval", "写地图审核批准书上的审图号，如 湘S(2024)012号", "“%s”不是审图号", shown(*dst))
		}
	}
}

// otherMaps complains about maps that the site does not use: they would be published by nobody's decision.
func (l *loader) otherMaps(used string) {
	for _, name := range l.files.maps {
		if name == used {
			continue
		}
		l.diags.Error(diag.Pos{File: visible(name)}, "unknown-file", "在 data/site.yaml 的 map 中写上它，或移走", "没有用到这个地图文件")
	}
}

// readMap reads the shapes of the site's map.
func (l *loader) readMap(file string) error {
	if l.site.Map == nil {
		return nil
	}
	text, ok, err := l.read(file)
	if !ok {
		return err
	}
	g := &geoReader{l: l, file: file, text: text, seen: map[*model.Region]int{}}
	g.read()
	if g.points > maxPoints {
		g.errorf(whole, "too-large", "把界线简化后再用", "地图有 %d 个点，最多 %d 个", g.points, maxPoints)
	}
	l.site.Map.Shapes = g.shapes
	if g.partial || l.regions.partial {
		return nil
	}
	for _, region := range l.site.Counties() {
		if !slices.ContainsFunc(g.shapes, func(s model.Shape) bool { return s.Region == region }) {
			g.errorf(whole, "missing-region", "补上它的图形；图形的 id、code 或 name 与 data/regions.yaml 一致", "地图中没有“%s”（%s）", region.ID, shown(region.Name))
		}
	}
	return nil
}
