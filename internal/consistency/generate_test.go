package consistency

import (
	"fmt"
	"math/rand/v2"
)

// vocabulary is what a site calls its whole and its members, and their names.
type vocabulary struct {
	whole, member, upper, unit string
	names                      []string
	cut                        string // what the short names leave out at the end; empty for nothing
}

var vocabularies = []vocabulary{
	{"全州", "县市", "全省", "个", []string{"青溪县", "白沙县", "云岭县", "石桥县", "沙河市", "江口县", "南渡县", "北塘县", "东坪县", "西岭县", "长滩县", "大榆县", "金坡市", "新渚县"}, "县市"},
	{"全区", "学校", "全市", "所", []string{"示范校1", "示范校2", "实验校3", "育才校", "崇文校", "明德校", "启智校", "建设校", "河滨校", "城南校", "城北校", "师附校", "博雅校", "实验校12"}, ""},
	{"全市", "乡镇", "全省", "个", []string{"柳林镇", "松峰镇", "竹溪乡", "梅岭乡", "桃源镇", "杏坛镇", "枫桥乡", "槐荫镇", "桑园乡", "榕江镇", "樟木乡", "橘洲镇", "荷塘乡", "菊潭镇"}, ""},
}

// catalogue are the indicators that a site chooses from.
var catalogue = []indicator{
	{id: "hetong", name: "技术合同成交额", short: "合同成交额", unit: "亿元", decimals: 2, measure: "flow"},
	{id: "shenbao", name: "高新企业申报数", short: "高企申报", unit: "家", measure: "flow"},
	{id: "touzi", name: "产业项目投资", short: "项目投资", unit: "亿元", decimals: 3, measure: "flow"},
	{id: "peixun", name: "职业培训人次", short: "职业培训", unit: "万人次", decimals: 1, measure: "flow"},
	{id: "zhuanli", name: "发明专利授权", short: "专利授权", unit: "件", measure: "flow"},
	{id: "lirun", name: "国企利润总额", short: "国企利润", unit: "亿元", decimals: 2, measure: "flow", signed: true},
	{id: "shuishou", name: "税收入库", short: "税收", unit: "万元", measure: "flow"},
	{id: "zengjia", name: "常住人口增量", short: "人口增量", unit: "人", measure: "flow", signed: true},
	{id: "yinhuan", name: "安全隐患数", short: "安全隐患", unit: "件", measure: "flow", lower: true},
	{id: "tousu", name: "群众投诉件数", short: "群众投诉", unit: "件", measure: "flow", lower: true},
	{id: "nenghao", name: "能源消费总量", short: "能源消费", unit: "万吨", decimals: 1, measure: "flow", lower: true},
	{id: "baoyou", name: "高新企业保有量", short: "高企保有量", unit: "家", measure: "stock"},
	{id: "kucun", name: "在库储备项目", short: "储备项目", unit: "项", measure: "stock"},
	{id: "cunkuan", name: "存款余额", short: "存款余额", unit: "亿元", decimals: 1, measure: "stock"},
	{id: "yuqi", name: "逾期项目数", short: "逾期项目", unit: "项", measure: "stock", lower: true},
	{id: "puji", name: "学前教育普及率", short: "学前普及率", unit: "%", decimals: 1, measure: "rate"},
	{id: "jiuye", name: "毕业生就业率", short: "毕业就业率", unit: "%", decimals: 2, measure: "rate"},
	{id: "chusheng", name: "人口出生率", short: "出生率", unit: "‰", decimals: 2, measure: "rate"},
	{id: "bingsi", name: "病死率", short: "病死率", unit: "‰", decimals: 1, measure: "rate", lower: true},
	{id: "zhuanlv", name: "万人发明拥有量", short: "万人发明", unit: "件/万人", decimals: 2, measure: "rate"},
	{id: "shiye", name: "登记失业率", short: "失业率", unit: "%", decimals: 1, measure: "rate", lower: true},
}

// generator draws a site from its seed.
type generator struct {
	*rand.Rand
	site *site
}

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func pick[T any](g *generator, list ...T) T { return list[g.IntN(len(list))] }

func generate(seed uint64) *site {
	g := &generator{rand.New(rand.NewPCG(seed, 20220720)), &site{seed: seed, year: 2024}}
	s := g.site
	s.style = styleOf(seed)
	v := vocabularies[g.IntN(len(vocabularies))]
	if g.chance(50) {
		v = vocabularies[0]
	}
	s.whole, s.member, s.upper, s.unit = v.whole, v.member, v.upper, v.unit
	s.month = pick(g, 1, 3, 6, 6, 6, 9, 9, 12, 12)
	if s.month > 3 && g.chance(50) {
		s.earlier = pick(g, 1, 3, s.month-3)
	}
	s.lastYear = g.chance(70)
	s.lastDecember = s.lastYear && s.month < 12 && g.chance(40)
	if g.chance(40) {
		s.behind = pick(g, "0", "2", "3.5", "2%", "4%")
	}
	if g.chance(50) {
		s.far = pick(g, "5", "10", "12.5", "20%", "30%")
	}
	s.tiles, s.allCharts = g.chance(30), g.chance(10)
	g.regions(v)
	if g.chance(25) {
		s.idle = pick(g, s.of(county)...)
	}
	g.indicators()
	g.references()
	if g.chance(12) {
		g.mute(pick(g, s.of(county)...))
	}
	return s
}

func (g *generator) regions(v vocabulary) {
	s := g.site
	s.regions = []*region{{"zheng", v.whole + "本级政府", v.whole + "本级", prefecture}}
	n := pick(g, 1, 2, 3, 4, 5, 6, 8, 8, 10, 12, 14)
	for k := range n {
		r := &region{fmt.Sprintf("c%d", k+1), v.names[k], v.names[k], county}
		if v.cut != "" {
			r.short = string([]rune(r.name)[:2])
		}
		s.regions = append(s.regions, r)
	}
	for k := range pick(g, 0, 1, 2) {
		s.regions = append(s.regions, &region{fmt.Sprintf("z%d", k+1), []string{"滨湖高新园区", "临港经开园区"}[k], []string{"滨湖园区", "临港园区"}[k], zone})
	}
	if g.chance(40) {
		s.regions = append(s.regions, &region{"zhishu", "市直属单位", "市直属", direct})
	}
	if g.chance(60) {
		s.regions = append(s.regions, &region{"sheng", "上级辖区", v.upper, province})
	}
}

// mute is a county that reports nothing.
func (g *generator) mute(r *region) {
	for _, i := range g.site.indicators {
		if _, due := i.now[r]; due {
			i.now[r] = figure{gap: "未报送"}
		}
	}
}

func (g *generator) indicators() {
	s := g.site
	order := g.Perm(len(catalogue))[:1+g.IntN(12)]
	for _, k := range order {
		i := catalogue[k]
		i.targeted, i.wholeOnly = !g.chance(15), g.chance(8)
		i.notFor = map[*region]bool{}
		for _, r := range s.regions[1:] {
			if !i.wholeOnly && g.chance(5) && r.kind != province {
				i.notFor[r] = true
			}
		}
		i.target = map[*region]figure{}
		i.now, i.before, i.last = map[*region]figure{}, map[*region]figure{}, map[*region]figure{}
		i.december = map[*region]figure{}
		s.indicators = append(s.indicators, &i)
		g.figures(&i)
	}
}

// shapes are how the completions of an indicator are spread over its regions.
var shapes = []string{"mixed", "mixed", "mixed", "mixed", "plain", "plain", "plain", "ties", "met", "zero", "triple", "path", "edge", "gaps", "low"}

// figures draws an indicator's numbers in every region.
func (g *generator) figures(i *indicator) {
	s := g.site
	shape := pick(g, shapes...)
	tied := []int64{int64(10 + g.IntN(60)), int64(60 + g.IntN(60))}
	for _, r := range s.regions {
		if !i.applies(r) {
			continue
		}
		target, value := g.pair(i, shape, tied)
		i.target[r], i.now[r] = figure{n: target}, figure{n: value}
		i.before[r] = figure{n: value * int64(g.IntN(100)) / 100}
		if i.measure != "flow" {
			i.before[r] = figure{n: value * int64(80+g.IntN(40)) / 100}
		}
		i.last[r] = g.base(i, value)
		i.december[r] = figure{n: max(0, i.last[r].n)*int64(100+g.IntN(150))/100 + int64(g.IntN(20))}
		if r == s.idle && i.measure == "flow" {
			i.now[r] = figure{}
		}
		g.gaps(i, r, shape)
	}
	if i.applies(s.regions[0]) && !i.wholeOnly && i.measure != "rate" && g.chance(70) {
		g.sums(i)
	}
	if p := s.of(province); len(p) > 0 && g.chance(60) {
		i.now[p[0]] = figure{gap: "不适用", yoy: fmt.Sprintf("%d.%d", g.IntN(30), g.IntN(10))}
	}
}

// sums makes the whole's numbers the sums of its parts.
func (g *generator) sums(i *indicator) {
	whole := g.site.regions[0]
	add := func(m map[*region]figure) {
		sum := figure{}
		for _, r := range g.site.regions[1:] {
			if f, ok := m[r]; ok && f.gap == "" {
				sum.n += f.n
			}
		}
		m[whole] = sum
	}
	add(i.target)
	add(i.now)
	add(i.before)
	add(i.last)
	add(i.december)
}

// pair is a target and a figure of a shape.
func (g *generator) pair(i *indicator, shape string, tied []int64) (target, value int64) {
	scale := int64(1 + g.IntN(40))
	month := int64(g.site.month)
	if i.measure == "rate" {
		scale = int64(1 + g.IntN(4))
	}
	switch shape {
	case "plain":
		target = 20 + int64(g.IntN(2000))
		value = target * int64(g.IntN(130)) / 100
	case "ties":
		target = 100 * scale
		value = pick(g, tied...) * scale
	case "met":
		target = 12 * scale
		value = target + pick(g, int64(0), 0, scale)
	case "zero":
		target, value = 12*scale, 0
	case "triple":
		target, value = 10*scale, 30*scale
	case "path":
		target, value = 12*scale, month*scale
	case "low":
		target = 100 * scale
		value = int64(g.IntN(int(month)*7+1)) * scale
	default:
		target, value = g.special(scale, month)
	}
	if i.signed && g.chance(15) {
		value = -value / 4
	}
	if i.measure == "rate" { // within a hundred
		for target > 900 || value > 900 {
			target, value = target/2, value/2
		}
	}
	if g.chance(4) {
		target = 0
	}
	return target, value
}

// special are the completions at which words change.
func (g *generator) special(scale, month int64) (target, value int64) {
	switch g.IntN(14) {
	case 0:
		return 12 * scale, 0
	case 1:
		return 12 * scale, 12 * scale
	case 2:
		return 2500 * scale, 2499 * scale // 99.96%
	case 3:
		return 2500 * scale, 1249 * scale // 49.96%
	case 4:
		return 12 * scale, month * scale // on the path
	case 5:
		return 120 * scale, 10*month*scale - 1 // just below it
	case 6:
		return 15 * scale, month * scale // 80% of it
	case 7:
		return 10 * scale, 30 * scale
	case 8:
		return 100 * scale, 100*scale + 1 // a little more than all
	case 9:
		return 10 * scale, 5 * scale
	case 10:
		return 10000 * scale, 10000*month*scale/12 - 2*scale // below the path by less than is shown
	}
	target = 50 + int64(g.IntN(1000))
	return target, target * int64(g.IntN(140)) / 100
}

// base is the figure of last year.
func (g *generator) base(i *indicator, value int64) figure {
	switch n := g.IntN(20); {
	case n == 0:
		return figure{}
	case n == 1 && i.signed:
		return figure{n: -int64(1 + g.IntN(50))}
	case n == 2:
		return figure{n: int64(1 + g.IntN(3))}
	case n == 3:
		return figure{n: value}
	case n == 4:
		return figure{gap: "未报送"}
	}
	return figure{n: max(value, -value)*int64(60+g.IntN(80))/100 + int64(g.IntN(30))}
}

// gaps puts gaps, and what the report gives, in a region's numbers.
func (g *generator) gaps(i *indicator, r *region, shape string) {
	much := 3
	if shape == "gaps" {
		much = 30
	}
	f := i.now[r]
	switch {
	case g.chance(much):
		f = figure{gap: "未报送"}
	case g.chance(much / 2):
		f = figure{gap: "保密"}
	case g.chance(much/3) && r.kind != prefecture:
		f = figure{gap: "不适用"}
	}
	if g.chance(4) && f.gap != "未报送" && f.gap != "不适用" {
		f.yoy = fmt.Sprintf("%d.%d", g.IntN(40)-15, g.IntN(10))
	}
	i.now[r] = f
	if g.chance(much) {
		i.before[r] = figure{gap: "未报送"}
	}
	switch {
	case g.chance(much):
		i.target[r] = figure{gap: "未设目标"}
	case g.chance(much / 3):
		i.target[r] = figure{gap: "保密"}
	}
}

// styleOf draws a style apart from all else, so that it changes nothing of the site.
func styleOf(seed uint64) (s style) {
	g := rand.New(rand.NewPCG(seed, 15835))
	s.grouped = g.IntN(3) == 0
	if g.IntN(3) == 0 {
		n := g.IntN(4)
		s.completion = &n
	}
	if g.IntN(3) == 0 {
		n := g.IntN(4)
		s.growth = &n
	}
	return s
}
