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
		{"words", false, k.words},
		{"basis", false, k.basis},
		{"units", false, k.units},
		{"prefecture", true, func(v value) { whole = k.region(v.Node, model.Prefecture) }},
		{"counties", false, k.list(model.County)},
		{"zones", false, k.list(model.Zone)},
		{"direct", false, k.list(model.Direct)},
		{"province", false, func(v value) { province = k.region(v.Node, model.Province) }},
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
		{"whole", false, k.line(&w.Whole)},
		{"member", false, k.line(&w.Member)},
		{"upper", false, k.line(&w.Upper)},
		{"counter", false, k.line(&w.Counter)},
		{"sheet", false, k.line(&w.Sheet)},
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
		{"id", true, k.id(&g.ID)},
		{"name", true, k.line(&g.Name)},
		{"short", false, k.line(&g.Short)},
		{"code", false, k.code(g)},
		{"bureau", false, k.bureau(g)},
		{"basis", false, k.part(g)},
		{"tile", false, k.tile(g)},
		{"team", false, k.team(g)},
		{"since", false, k.period(&g.Since)},
		{"until", false, k.period(&g.Until)},
		{"merged_into", false, k.mergedInto(g)},
		{"series", false, choice(k.reader, &g.Joined, seriesWords)},
		{"formerly", false, k.formerly(g)},
	})
	if !ok {
		k.l.regions.partial = true
		return nil
	}
	g.Short = or(g.Short, g.Name)
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
		if n.Kind != yaml.SequenceNode || count == 2 && len(places) < 2 {
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
				{"name", true, k.line(&p.Name)},
				{"role", false, k.line(&p.Role)},
				{"phone", false, k.line(&p.Phone)},
				{"since", false, k.date(&p.Since)},
			})
			g.Team = append(g.Team, p)
		})
	}
}
