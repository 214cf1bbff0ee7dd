package load

import (
	"slices"

	"bulletin/internal/model"
)

// newSite returns a site with the defaults of data/site.yaml.
func newSite(usual model.Charts) *model.Site {
	byChoice := func(kind string) bool { return slices.Contains(usual.ByChoice, kind) }
	usual.County = slices.DeleteFunc(slices.Clone(usual.County), byChoice)
	usual.Indicator = slices.DeleteFunc(slices.Clone(usual.Indicator), byChoice)
	return &model.Site{
		Limits:     defaultLimits,
		Palette:    defaultPalette,
		Charts:     usual,
		Targets:    map[int]*model.Targets{},
		Reports:    map[model.Period]*model.Report{},
		Milestones: map[int][]*model.Milestone{},
		Actions:    map[int][]*model.Action{},
		Events:     map[int][]*model.Event{},
		Sources:    map[model.Period]*model.Sources{},
	}
}

// readSite reads data/site.yaml.
func (l *loader) readSite() error {
	r, root, err := l.yaml("data/site.yaml")
	if root == nil {
		return err
	}
	s := l.site
	var file string // of the map
	r.mapping(root, "站点设置", []field{
		{"title", true, "通报的标题", r.line(&s.Title)},
		{"issuer", true, "发布单位", r.line(&s.Issuer)},
		{"sample", false, "示例数据：true 时每页注明不得引用", r.flag(&s.Sample)},
		{"marking", false, "每页注明的字，如 内部资料 注意保存", r.line(&s.Marking)},
		{"red_head", false, "打印时的红头", r.redHead(&s.RedHead)},
		{"contacts", false, "show 显示联系人；hide 不显示", choice(r, &s.Contacts, []word[bool]{{"show", true}, {"hide", false}})},
		{"thresholds", false, "滞后、领先等的界线", r.thresholds(&s.Limits)},
		{"numbers", false, "数字的写法", r.numbers(&s.Style)},
		{"palette", false, "颜色", r.palette(s)},
		{"charts", false, "各页有哪些图，书写顺序就是排列顺序", l.charts(r)},
		{"attachments", false, "生成网页时一并做成的单个文件", r.attachments(s)},
		{"data", false, "files 生成数据文件；none 不生成", choice(r, &s.NoData, []word[bool]{{"files", false}, {"none", true}})},
		{"scores", false, "计分排名", l.scores(r)},
		{"checks", false, "各项检查的轻重：代码对应 error、warning 或 off", r.levels(&s.Levels)},
		{"map", false, "经审核的地图", func(v value) { file = l.boundaries(r, v) }},
	})
	if l.site.Map != nil || !mentioned(root, "map") {
		l.otherMaps(file)
	}
	return l.readMap(file)
}

// redHead reads what stands in red above printed bulletins.
func (r *reader) redHead(mark *string) func(value) {
	return func(v value) {
		r.mapping(v.Node, "red_head ", []field{{"issuer_mark", true, "红头上的发文机关标志", r.line(mark)}})
	}
}

func (l *loader) charts(r *reader) func(value) {
	return func(v value) {
		r.mapping(v.Node, "charts ", []field{
			{"county", false, "县市页的图", r.kinds(&l.site.Charts.County, l.usual.County)},
			{"indicator", false, "指标页的图", r.kinds(&l.site.Charts.Indicator, l.usual.Indicator)},
		})
	}
}

// attachments reads which single files a build makes.
func (r *reader) attachments(s *model.Site) func(value) {
	kinds := []word[model.AttachKind]{{"static", model.AttachedStatic}, {"live", model.AttachedLive}, {"none", model.NotAttached}}
	return func(v value) {
		r.mapping(v.Node, "attachments ", []field{
			{"whole", false, "每期做成一个文件：static 只带静态图；live 图可以操作；none 不做", choice(r, &s.Attach.Whole, kinds)},
			{"regions", false, "每个地区做成一个文件：static 只带静态图；live 图可以操作；none 不做", choice(r, &s.Attach.Regions, kinds)},
		})
	}
}

// kinds reads a list of names of charts, each once, among those that a page can show.
func (r *reader) kinds(dst *[]string, known []string) func(value) {
	words := make([]word[string], len(known))
	for k, name := range known {
		words[k] = word[string]{name, name}
	}
	return func(v value) {
		kinds := []string{}
		seen := map[string]bool{}
		r.list(v, func(v value) {
			var kind string
			choice(r, &kind, words)(v)
			switch {
			case kind == "":
			case seen[kind]:
				r.errorf(r.pos(v.Node), "duplicate-id", "只留一处", "“%s”中“%s”重复了", v.key, kind)
			default:
				seen[kind] = true
				kinds = append(kinds, kind)
			}
		})
		*dst = kinds
	}
}
