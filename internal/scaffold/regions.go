package scaffold

import (
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/pinyin"
)

// regionColumns are what is said of a region.
var regionColumns = []column{
	{name: "名称", also: []string{"单位名称", "全称", "单位"}, due: true, show: "吉首市", width: 30, about: "单位的全称。书写顺序就是各表的排列顺序"},
	{name: "简称", show: "吉首", width: 14, about: "图表里用的短名；不写时用全称"},
	{name: "类别", also: []string{"类型"}, show: "成员", width: 10, words: []string{"整体", "成员", "园区", "直属", "上级"},
		about: "整体：通报所讲的全部范围，只有一个。成员：参加排名，每个一页。园区：有自己的一页，不排名。直属：只在表中占一行。上级：只用来比较，最多一个。不写的是成员"},
	{name: "代码", also: []string{"行政区划代码", "区划代码"}, show: "433101", width: 12, about: "六位行政区划代码；没有的不写，不要编造"},
	{name: "责任单位", also: []string{"责任部门"}, show: "吉首市科技和工业信息化局", width: 30, about: "对这个单位的数负责的部门；可以不写"},
	{name: "编号", also: []string{"英文编号"}, show: "jishou", width: 16, about: "网页的文件名，用小写拉丁字母、数字和连字符；不写时按名称的拼音取。拼音不对的在这里改正"},
}

// kinds are the places of regions in a bulletin. The site's own word for members is one of them too.
var kinds = []meaning[model.RegionKind]{
	{[]string{"整体", "全体", "总体"}, model.Prefecture},
	{[]string{"成员"}, model.County},
	{[]string{"园区", "开发区"}, model.Zone},
	{[]string{"直属", "直属单位", "本级"}, model.Direct},
	{[]string{"上级", "上一级"}, model.Province},
}

// place is a region in the making.
type place struct {
	*model.Region
	row *row
	id  string // as it was asked for
}

func (p *plan) places() {
	rows, at := p.rows(regionTable)
	var all []*place
	for _, answers := range rows {
		if g := p.place(answers); g.Name != "" {
			all = append(all, g)
		}
	}
	if len(all) == 0 && len(rows) == 0 {
		p.errorf(at, "missing-key", "至少写一个整体和一个成员", "没有写单位")
		return
	}
	p.nameRegions(all)
	p.codes(all)
	p.enter(all, at)
}

func (p *plan) place(answers load.AnswerRow) *place {
	r := p.read("单位", answers.Fields, answers.Pos, regionColumns)
	g := &place{row: r, id: strings.TrimSpace(r.raw("编号")), Region: &model.Region{Name: r.line("名称"), Short: r.line("简称"), Bureau: r.line("责任单位")}}
	if text := r.raw("类别"); text != "" && text == p.Site.Words.Member {
		g.Kind = model.County
	} else {
		g.Kind = choose(r, "类别", model.County, kinds)
	}
	if code := r.raw("代码"); code != "" {
		if !load.IsRegionCode(code) {
			p.errorf(r.at("代码"), "bad-code", "写六位数字，如 433101；没有代码的不写", "“%s”不是行政区划代码", load.Shown(code))
		}
		g.Code = code
	}
	return g
}

// nameRegions enters names and gives ids.
func (p *plan) nameRegions(all []*place) {
	stems := map[string]int{}
	for _, g := range all {
		stems[pinyin.Place(pinyin.Trimmed(g.Name))]++
	}
	taken := p.asked(all, "单位")
	seen := looks{}
	for k, g := range all {
		if before := p.regions[g.Name]; before != nil && before.Name == g.Name {
			p.errorf(g.row.at("名称"), "duplicate-name", "换一个能区别开的名称，或删去一行", "单位“%s”写了两次", load.Shown(g.Name))
			continue
		}
		if other := seen.other(k, g.Name, g.Short); other != "" {
			p.errorf(g.row.at("名称"), "alike-names", "统一成一种写法，或换一个能区别开的名称", "单位“%s”和“%s”看起来一样", load.Shown(g.Name), load.Shown(other))
			continue
		}
		for _, name := range []string{g.Name, g.Short} {
			if p.regions[name] == nil && name != "" {
				p.regions[name] = g.Region
			}
		}
		if g.ID = g.id; g.ID != "" {
			continue
		}
		stem, whole := pinyin.Place(pinyin.Trimmed(g.Name)), pinyin.Place(g.Name)
		if stems[stem] > 1 {
			stem = whole
		}
		if len(stem) > longPlace && g.Short != "" {
			stem = pinyin.Place(pinyin.Trimmed(g.Short))
		}
		g.ID = pinyin.Unique(taken, "danwei", stem, whole)
	}
	for _, g := range all {
		if p.regions[g.ID] == nil {
			p.regions[g.ID] = g.Region
		}
	}
}

// longPlace is the length of an id from which a short name makes a better one.
const longPlace = 16

// asked are the ids that the author wants, each once and each an id. One that is at fault is as if it were not there.
func (p *plan) asked(all []*place, what string) map[string]bool {
	taken := map[string]bool{}
	for _, g := range all {
		p.ask(taken, &g.id, g.row, what)
	}
	return taken
}

func (p *plan) ask(taken map[string]bool, id *string, r *row, what string) {
	switch fault, fix := load.IDFault(*id); {
	case *id == "":
		return
	case fault != "":
		p.errorf(r.at("编号"), "bad-id", fix, "%s", fault)
	case load.Scalar(*id) != *id:
		p.errorf(r.at("编号"), "bad-id", "换一个编号", "“%s”在 YAML 里有别的意思，不能作编号", *id)
	case taken[*id]:
		p.errorf(r.at("编号"), "duplicate-id", "换一个编号，或不写", "%s的编号“%s”写了两次", what, *id)
	default:
		taken[*id] = true
		return
	}
	*id = ""
}

func (p *plan) codes(all []*place) {
	seen := map[string]*place{}
	for _, g := range all {
		if before := seen[g.Code]; g.Code != "" && before != nil {
			p.errorf(g.row.at("代码"), "duplicate-code", "核对后改正", "行政区划代码 %s 已经给了“%s”", load.Shown(g.Code), load.Shown(before.Name))
		}
		seen[g.Code] = g
	}
}

// enter puts the regions into the site: the whole, members, zones, direct units; and what they are compared with.
func (p *plan) enter(all []*place, at diag.Pos) {
	var whole, upper *place
	members := map[model.RegionKind][]*model.Region{}
	for _, g := range all {
		switch {
		case g.Kind == model.Prefecture && whole != nil:
			p.errorf(g.row.at("类别"), "duplicate-whole", "只留一个整体，其余写 成员", "“%s”和“%s”都是整体", load.Shown(whole.Name), load.Shown(g.Name))
		case g.Kind == model.Prefecture:
			whole = g
		case g.Kind == model.Province && upper != nil:
			p.errorf(g.row.at("类别"), "duplicate-whole", "只留一个上级", "“%s”和“%s”都是上级", load.Shown(upper.Name), load.Shown(g.Name))
		case g.Kind == model.Province:
			upper = g
		default:
			members[g.Kind] = append(members[g.Kind], g.Region)
		}
	}
	if whole == nil {
		p.errorf(at, "missing-whole", "把通报所讲的整体（如全州、全市、全区）写成一行，类别写 整体", "单位中没有整体")
		return
	}
	s := p.Site
	s.Regions = append([]*model.Region{whole.Region}, members[model.County]...)
	s.Regions = append(append(s.Regions, members[model.Zone]...), members[model.Direct]...)
	for index, g := range s.Regions {
		g.Index = index
	}
	if upper != nil {
		s.Province = upper.Region
		s.Province.Index = len(s.Regions)
	}
}
