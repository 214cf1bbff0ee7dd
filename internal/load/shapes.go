package load

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// FileShape is what files of one kind may hold.
type FileShape struct {
	Name  string // of the kind: site, reports, …
	Files string // where they are, from the site's root; * is any name of a file or folder, ? any sign of one
	About string // what they are, in Chinese
	Front bool   // the YAML between the dashes of a text
	Shape *Shape
}

// anyYear is a year that a file may be about; its shape is the same for all.
const anyYear = 2022

// fileKinds are the kinds of files, in the order of the manual, each with what reads one.
var fileKinds = []struct {
	FileShape
	read func(l *loader, r *reader, root *yaml.Node) error
}{
	{FileShape{Name: "site", Files: "data/site.yaml", About: "站点总设置"}, func(l *loader, _ *reader, _ *yaml.Node) error { return l.readSite() }},
	{FileShape{Name: "regions", Files: "data/regions.yaml", About: "地区、单位"}, func(l *loader, _ *reader, _ *yaml.Node) error { return l.readRegions() }},
	{FileShape{Name: "indicators", Files: "data/indicators.yaml", About: "指标"}, func(l *loader, _ *reader, _ *yaml.Node) error { return l.readIndicators() }},
	{FileShape{Name: "targets", Files: "data/targets/????.yaml", About: "一年的目标"}, func(l *loader, r *reader, root *yaml.Node) error {
		l.targetsDecoder(&model.Targets{Year: anyYear})(r, root, body{})
		return nil
	}},
	{FileShape{Name: "reports", Files: "data/reports/*.yaml", About: "一个月的报表"}, func(l *loader, r *reader, root *yaml.Node) error {
		l.reportDecoder(&model.Report{})(r, root, body{})
		return nil
	}},
	{FileShape{Name: "milestones", Files: "data/milestones/*.yaml", About: "一年的工作节点"}, func(l *loader, _ *reader, _ *yaml.Node) error { return l.readMilestones() }},
	{FileShape{Name: "actions", Files: "data/actions/*.yaml", About: "一年的督办台账"}, func(l *loader, _ *reader, _ *yaml.Node) error { return l.readActions() }},
	{FileShape{Name: "events", Files: "data/events/*.yaml", About: "一年的科技活动和荣誉"}, func(l *loader, _ *reader, _ *yaml.Node) error { return l.readEvents() }},
	{FileShape{Name: "corrections", Files: "data/corrections/*.yaml", About: "一年里更正了哪些公布过的数"}, func(l *loader, _ *reader, _ *yaml.Node) error { return l.readCorrections() }},
	{FileShape{Name: "sources", Files: "data/sources/*.yaml", About: "报表的来源，由 bulletin import 写"}, func(l *loader, _ *reader, _ *yaml.Node) error {
		return l.readSources(&model.Sources{})
	}},
	{FileShape{Name: "imports", Files: "data/imports/*.yaml", About: "导入映射：一种表格怎样读"}, func(_ *loader, r *reader, root *yaml.Node) error {
		(&importReader{reader: r, result: &Import{}}).file(root)
		return nil
	}},
	{FileShape{Name: "edition", Files: "content/*/edition.md", About: "一期通报的设置", Front: true}, func(l *loader, r *reader, root *yaml.Node) error {
		l.front(r, root, &model.Edition{Body: &model.Document{}})
		return nil
	}},
	{FileShape{Name: "commentary", Files: "content/*/*/*.md", About: "评述的设置", Front: true}, func(_ *loader, r *reader, root *yaml.Node) error {
		r.commentary(root, &model.Document{})
		return nil
	}},
}

// Shapes are what authors' files may hold. usual are the kinds of charts that each page can show.
func Shapes(usual model.Charts) []FileShape {
	shapes := make([]FileShape, len(fileKinds))
	for k, kind := range fileKinds {
		shapes[k] = kind.FileShape
		l := newLoader(nil, usual, &diag.List{})
		l.files = &files{milestones: []int{anyYear}, actions: []int{anyYear}, events: []int{anyYear}, corrections: []int{anyYear}}
		l.regions.partial, l.indicators.partial = true, true // nothing is known of other files
		l.drawn = &reader{diags: l.diags}
		shapes[k].Shape = l.drawn.draw(func() {
			kind.read(l, l.drawn, blank("").Node) // reads no file, and so cannot fail
		})
	}
	return shapes
}

// Kinds are the kinds of authors' files without their shapes.
func Kinds() []FileShape {
	kinds := make([]FileShape, len(fileKinds))
	for k, kind := range fileKinds {
		kinds[k] = kind.FileShape
	}
	return kinds
}

// Has reports whether a file, slash-separated from the site's root, is of this kind.
func (f FileShape) Has(file string) bool {
	want, parts := strings.Split(f.Files, "/"), strings.Split(file, "/")
	return slices.EqualFunc(want, parts, fits)
}

// fits reports whether the name of a file or a folder is one that a pattern means.
func fits(pattern, name string) bool {
	if ending, any := strings.CutPrefix(pattern, "*"); any {
		return strings.HasSuffix(name, ending)
	}
	if len(name) != len(pattern) {
		return false
	}
	for k := range len(pattern) {
		if pattern[k] != '?' && pattern[k] != name[k] {
			return false
		}
	}
	return true
}
