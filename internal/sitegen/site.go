package sitegen

import (
	"fmt"
	"slices"
)

// measure is how an indicator behaves over a year, as data/indicators.yaml says it.
type measure string

const (
	flow  measure = "flow"
	stock measure = "stock"
	rate  measure = "rate"
)

// indicator is a row of data/indicators.yaml.
type indicator struct {
	id, name, unit string
	measure        measure
	decimals       int
	scale          int64 // a usual annual figure of a region, in units of the last decimal
	lower          bool  // lower is better
	alone          bool  // counties do not add up although it is no rate
	parts          bool  // figures come in two parts
	given          bool  // some figures give their 同比
	notFor         []int // regions that do not take part
}

// kinds are the indicators of a site, in order; a site of more has them again under numbered names.
var kinds = []indicator{
	{id: "yanfa", name: "全社会研发投入", unit: "万元", scale: 9000},
	{id: "jiaji-qiye", name: "享受加计扣除企业", unit: "家", scale: 40},
	{id: "jiaji-jine", name: "研发费用加计扣除金额", unit: "亿元", decimals: 2, scale: 120},
	{id: "gaoqi-shenbao", name: "高新技术企业申报", unit: "家", scale: 24, parts: true},
	{id: "yanfa-qiangdu", name: "研发投入强度", unit: "%", measure: rate, decimals: 2, scale: 140},
	{id: "gaoqi", name: "高新技术企业", unit: "家", measure: stock, scale: 35},
	{id: "ruku", name: "科技型中小企业入库", unit: "家", scale: 48},
	{id: "gaoxin-touzi", name: "高新技术产业投资", unit: "亿元", decimals: 2, scale: 1350},
	{id: "gaoxin-chanzhi", name: "高新技术产业产值", unit: "亿元", decimals: 2, scale: 2640},
	{id: "gaoxin-zengjiazhi", name: "高新技术产业增加值", unit: "亿元", decimals: 2, scale: 810, given: true},
	{id: "zengjiazhi-zhanbi", name: "高新技术产业增加值占比", unit: "%", measure: rate, decimals: 1, scale: 96},
	{id: "hetong-xiangshu", name: "技术合同登记", unit: "项", scale: 30},
	{id: "hetong", name: "技术合同成交额", unit: "亿元", decimals: 3, scale: 1400},
	{id: "chengguo", name: "技术成果登记", unit: "项", scale: 12},
	{id: "waizhuan", name: "引进外专人才", unit: "人", scale: 5},
	{id: "tepaiyuan", name: "科技特派员", unit: "人", measure: stock, scale: 86},
	{id: "zhuanhua", name: "成果转化项目", unit: "个", scale: 14},
	{id: "zhuanli", name: "发明专利授权", unit: "件", scale: 60},
	{id: "zhuanli-wanren", name: "每万人发明专利拥有量", unit: "件", measure: stock, decimals: 1, scale: 28, alone: true},
	{id: "caizheng", name: "地方财政科技支出", unit: "万元", scale: 3600},
	{id: "daikuan", name: "知识价值信用贷款", unit: "万元", scale: 1200},
	{id: "fengxian", name: "风险补偿资金到位", unit: "万元", scale: 400},
	{id: "buliang", name: "科技贷款不良率", unit: "%", measure: rate, decimals: 2, scale: 130, lower: true},
	{id: "peixun", name: "科技培训", unit: "人次", scale: 900},
	{id: "pingtai", name: "省级以上创新平台", unit: "个", measure: stock, scale: 6},
	{id: "huodong", name: "科普活动", unit: "场", scale: 45},
	{id: "suzhi", name: "公民具备科学素质比例", unit: "%", measure: rate, decimals: 2, scale: 1120},
	{id: "jidi", name: "科普基地", unit: "个", measure: stock, scale: 9},
	{id: "lixiang", name: "科技计划项目立项", unit: "项", scale: 20},
	{id: "chaoqi", name: "超期未结题项目", unit: "项", measure: stock, scale: 4, lower: true},
}

// groups are the headings; indicators are spread over them in order.
var groups = []string{"科技投入", "高新技术产业", "成果转移转化", "人才与科技金融", "平台与科普"}

// firsts, seconds and endings make the names of places.
const (
	firsts  = "青白云石金银清高长平安永宁远江河湖山林谷松柏梅兰竹桂枫桐柳杨"
	seconds = "溪川原岭坪塘湾洲峰台关桥源泉浦岩城田沙港坡寨池津"
)

var endings = []string{"县", "市", "区", "特区"}

var maxRegions = len([]rune(firsts)) * len([]rune(seconds)) * len(endings)

// region is a county.
type region struct{ id, name, short string }

// site is a generated site.
type site struct {
	regions    []region
	indicators []indicator
	periods    []period
}

// period is a month of a report.
type period struct{ year, month int }

func (p period) String() string { return fmt.Sprintf("%d-%02d", p.year, p.month) }

func newSite(s Size) *site {
	g := &site{}
	a, b := []rune(firsts), []rune(seconds)
	for r := range s.Regions {
		short := string(a[r%len(a)]) + string(b[r/len(a)%len(b)])
		ending := endings[r/len(a)/len(b)]
		if r >= len(a)*len(b) { // the same two characters as another place, so the short name is the name
			short += ending
			ending = ""
		}
		g.regions = append(g.regions, region{fmt.Sprintf("c%04d", r+1), short + ending, short})
	}
	for i := range s.Indicators {
		k := kinds[i%len(kinds)]
		if round := i / len(kinds); round > 0 {
			k.id, k.name = fmt.Sprintf("%s-%d", k.id, round+1), fmt.Sprintf("第%d批%s", round+1, k.name)
		}
		if k.measure == "" {
			k.measure = flow
		}
		if i%7 == 3 && s.Regions > 5 {
			k.notFor = []int{2, s.Regions - 2}
		}
		g.indicators = append(g.indicators, k)
	}
	for _, year := range []int{2021, 2022} {
		for n := s.Reports / 2; n > 0; n-- {
			g.periods = append(g.periods, period{year, 6 - (n-1)*step(s)})
		}
	}
	return g
}

// step is the number of months between two reports of a year.
func step(s Size) int {
	if s.Reports <= 4 {
		return 3
	}
	return 1
}

// takesPart reports whether a region has figures of an indicator.
func (i *indicator) takesPart(r int) bool { return !slices.Contains(i.notFor, r) }

// addsUp reports whether the regions' figures add up to the prefecture's.
func (i *indicator) addsUp() bool { return i.measure != rate && !i.alone }
