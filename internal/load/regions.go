package load

import (
	"regexp"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// readRegions reads data/regions.yaml.
func (l *loader) readRegions() error {
	r, root, err := l.yaml("data/regions.yaml")
	if root == nil {
		l.regions.partial = true
		l.site.Regions = []*model.Region{{}}
		return err
	}
	s := &l.site.Words
	k := &regionReader{l: l, reader: r, codes: map[string]string{}, tiles: map[model.Tile]string{}, bases: map[*model.Region]diag.Pos{}}
	var whole, province *model.Region
	r.mapping(root, "地区文件", []field{
		{"words", false, "本站的称呼", k.words},
		{"basis", false, "占比的依据", k.basis},
		{"units", false, "除各单位的 bureau 外，可以作督办责任单位的", k.units},
		{"prefecture", true, "整体：通报所讲的全部范围", func(v value) { whole = k.region(v.Node, model.Prefecture) }},
		{"counties", false, "县市等成员：参加排名，每个一页；书写顺序就是排列顺序", k.list(model.County)},
		{"zones", false, "园区：有自己的页面，不参加排名", k.list(model.Zone)},
		{"direct", false, "直属单位：只在表中占一行", k.list(model.Direct)},
		{"province", false, "上一级：只用来比较", func(v value) { province = k.region(v.Node, model.Province) }},
	})
	if whole == nil {
		l.regions.partial = true
		whole = &model.Region{}
	}
	k.merge()
	l.site.Regions = append([]*model.Region{whole}, k.members...)
	for index, region := range l.site.Regions {
		region.Index = index
	}
	if l.site.Province = province; province != nil {
		province.Index = len(l.site.Regions)
		s.Upper = or(s.Upper, province.Short)
	}
	s.Whole, s.Member = or(s.Whole, whole.Short), or(s.Member, "县市")
	k.weighed(mentioned(root, "basis"))
	return nil
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// regionReader reads regions and remembers what must be unique.
type regionReader struct {
	*reader
	l       *loader
	members []*model.Region
	codes   map[string]string     // codes to names
	tiles   map[model.Tile]string // tiles to names
	bases   map[*model.Region]diag.Pos
	merged  []func() // what waits until all ids are known
}

func (k *regionReader) words(v value) {
	w := &k.l.site.Words
	k.mapping(v.Node, "words ", []field{
		{"whole", false, "整体的称呼，如 全州", k.line(&w.Whole)},
		{"member", false, "成员的统称，如 县市、学校", k.line(&w.Member)},
		{"upper", false, "上一级的称呼，如 全省", k.line(&w.Upper)},
		{"counter", false, "成员的量词，如 个", k.line(&w.Counter)},
		{"sheet", false, "一页材料的名称，如 一县一单", k.line(&w.Sheet)},
	})
}

func (k *regionReader) list(kind model.RegionKind) func(value) {
	return func(v value) {
		k.l.regions.partial = k.l.regions.partial || target(v.Node).Kind != yaml.SequenceNode
		k.reader.list(v, func(v value) {
			if region := k.region(v.Node, kind); region != nil {
				k.members = append(k.members, region)
			}
		})
	}
}

// region reads one region and enters it; nil where it cannot be used.
func (k *regionReader) region(n *yaml.Node, kind model.RegionKind) *model.Region {
	g := &model.Region{Kind: kind, Pos: k.pos(n)}
	ok := k.mapping(n, "地区", []field{
		{"id", true, "地区的编号，也是网页的文件名，定下后不要改；小写字母开头，只含小写字母、数字和连字符", k.id(&g.ID)},
		{"name", true, "全称", k.line(&g.Name)},
		{"short", false, "简称；不写时用全称", k.line(&g.Short)},
		{"code", false, "行政区划代码，六位数字，加引号", k.code(g)},
		{"bureau", false, "责任单位的名称", k.bureau(g)},
		{"basis", false, "占比的依据中本单位的数", k.part(g)},
		{"tile", false, "方块图中的位置：[列, 行]，从左上角的 1 数起", k.tile(g)},
		{"team", false, "责任人；站点设 contacts: show 时才显示", k.team(g)},
		{"since", false, "从哪个月起设立，写 年-月；一直就有的不写", k.period(&g.Since)},
		{"until", false, "撤并前的最后一个月，写 年-月", k.period(&g.Until)},
		{"merged_into", false, "并入哪个单位，写编号", k.mergedInto(g)},
		{"series", false, "合并 把并入前两家的数相加来比较；不写时不比较", choice(k.reader, &g.Joined, seriesWords)},
		{"formerly", false, "曾用名，各写用到哪个月", k.formerly(g)},
	})
	if !ok {
		k.l.regions.partial = true
		return nil
	}
	g.Short = or(g.Short, g.Name)
	for _, f := range g.Formerly {
		k.l.units.names = append(k.l.units.names, f.BureauOf(g))
	}
	k.span(g, n)
	if !k.l.regions.add(k.reader, g.ID, g.Pos, g, g.Name, g.Short) {
		return nil
	}
	return g
}

var regionCode = regexp.MustCompile(`^[0-9]{6}$`)

// code reads six digits of GB/T 2260; without quotes they are welcome too.
func (k *regionReader) code(g *model.Region) func(value) {
	return func(v value) {
		if k.sketching() {
			k.drawText(regionCode.String(), "写六位数字，如 \"433101\"")
			return
		}
		if !k.scalar(v, "行政区划代码") {
			return
		}
		if !regionCode.MatchString(v.Value) {
			k.errorf(k.pos(v.Node), "bad-code", "写六位数字，如 \"433101\"；没有代码的不写", "“%s”不是行政区划代码", shown(v.Value))
			return
		}
		if other, taken := k.codes[v.Value]; taken {
			k.errorf(k.pos(v.Node), "duplicate-code", "核对后改正", "行政区划代码 %s 已经给了“%s”", v.Value, shown(other))
			return
		}
		k.codes[v.Value], g.Code = g.Name, v.Value
	}
}

// tile reads [column, row].
func (k *regionReader) tile(g *model.Region) func(value) {
	return func(v value) {
		defer k.drawCount(2)
		var places []int
		count := 0
		k.reader.list(v, func(v value) {
			count++
			var n int
			if k.integer(&n, 1, 99)(v); n > 0 {
				places = append(places, n)
			}
		})
		n := target(v.Node)
		if k.sketching() || n.Kind != yaml.SequenceNode || count == 2 && len(places) < 2 {
			return
		}
		if count != 2 {
			k.errorf(k.pos(n), "wrong-type", "写成 [列, 行]，如 [2, 3]", "“tile”应是列和行两个数，这里有 %d 个", count)
			return
		}
		t := model.Tile{Column: places[0], Row: places[1]}
		if other, taken := k.tiles[t]; taken {
			k.errorf(k.pos(n), "duplicate-tile", "换一个位置", "第 %d 列第 %d 行已经给了“%s”", t.Column, t.Row, shown(other))
			return
		}
		k.tiles[t], g.Tile = g.Name, &t
	}
}

func (k *regionReader) team(g *model.Region) func(value) {
	return func(v value) {
		k.reader.list(v, func(v value) {
			var p model.Person
			k.mapping(v.Node, "责任人", []field{
				{"name", true, "姓名", k.line(&p.Name)},
				{"role", false, "职务", k.line(&p.Role)},
				{"phone", false, "电话", k.line(&p.Phone)},
				{"since", false, "任职时间，如 2022-03-01", k.date(&p.Since)},
			})
			g.Team = append(g.Team, p)
		})
	}
}
