package learn

import (
	"slices"
	"strings"
)

// alikeNames are words of names with the other words that offices write for the same: names that differ by them alone are one.
var alikeNames = []struct{ word, others string }{
	{"规模以上", "规上"},
	{"规模以上工业", "规模工业"},
	{"规模以下", "规下"},
	{"限额以上", "限上"},
	{"限额以下", "限下"},
	{"高新技术企业", "高企"},
	{"固定资产投资", "固投"},
	{"社会消费品零售", "社消零 社零"},
	{"技术改造", "技改"},
	{"民间投资", "民投"},
	{"使用外资", "利用外资"},
	{"能源消费量", "能耗"},
	{"增速", "同比增长率 同比增长 同比增速 增长速度 增长率 增长 增幅"},
	{"第一产业", "一产"},
	{"第二产业", "二产"},
	{"第三产业", "三产"},
	{"城乡居民养老保险", "城乡居民基本养老保险 城乡居保 居保"},
	{"养老保险", "基本养老保险"},
	{"医疗保险", "基本医疗保险 基本医保 医保"},
	{"社会保险", "社保"},
	{"最低生活保障", "低保"},
	{"卫生健康", "卫健"},
	{"慢性病", "慢病"},
	{"住房公积金", "公积金"},
	{"危房改造", "危改"},
	{"棚户区改造", "棚改"},
	{"户用厕所改造", "户厕改造"},
	{"农业机械", "农机"},
	{"水土保持", "水保"},
	{"高标准农田", "高标田"},
	{"农村居民人均", "农民人均"},
	{"非物质文化遗产", "非遗"},
	{"义务教育", "义教"},
	{"游客", "旅游者 旅游人数 旅游人次"},
	{"客运量", "旅客运输量"},
	{"货运量", "货物运输量"},
	{"农林牧渔业", "农林牧渔"},
	{"使用量", "施用量 用量"},
}

// alikeLetters are the characters of these words; usual writes the first word for all others.
var alikeLetters, usual = func() (letters string, r *strings.Replacer) {
	type pair struct{ from, to string }
	var pairs []pair
	for _, a := range alikeNames {
		pairs = append(pairs, pair{a.word, a.word}) // 住房公积金 holds its short form
		for _, other := range strings.Fields(a.others) {
			pairs = append(pairs, pair{other, a.word})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return len(b.from) - len(a.from) })
	var list []string
	for _, p := range pairs {
		list = append(list, p.from, p.to)
		letters += p.from + p.to
	}
	return letters, strings.NewReplacer(list...)
}()
